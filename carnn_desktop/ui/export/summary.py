"""The part of the export dialog that says what would be written, and what not."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QWidget

from carnn_desktop.formats.export.preview import PreviewCounts
from carnn_desktop.ui.export.left_out import reason_text
from carnn_desktop.ui.look.layouts import in_column, named
from carnn_desktop.ui.look.told import shown_number

_SHOWN_CATEGORIES = 8
_FIGURE_SPACE = "\u2007"  # as wide as a digit


class ExportSummary(QFrame):
    """Counts beside the options. ``names``: of the categories by id."""

    def __init__(self, names: Mapping[int, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportSummary")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setFixedWidth(290)
        self._names = names
        self._title = self._line(bold=True)
        self._title.setText(self.tr("What will be written"))
        self._objects, self._images = self._line(larger=4, bold=True), self._line()
        self._parts = self._line()
        self._categories = self._line()
        self._left_title = self._line(bold=True)
        self._left_title.setText(self.tr("Left out"))
        self._left = self._line()
        self._note = self._line(quiet=True)
        self._bar = named(QProgressBar(self, textVisible=False), self.tr("Counting"))
        self._bar.setMaximumHeight(6)
        layout = in_column(self._title, parent=self, margins=(16, 14, 16, 14), spacing=4)
        layout.addSpacing(6)
        for widget in (self._objects, self._images, self._parts):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self._categories)
        layout.addSpacing(12)
        layout.addWidget(self._left_title)
        layout.addWidget(self._left)
        layout.addStretch(1)
        layout.addWidget(self._bar)
        layout.addWidget(self._note)
        self.show_counting(0, 0)

    def _line(self, *, larger: int = 0, bold: bool = False, quiet: bool = False) -> QLabel:
        label = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        font = label.font()
        font.setBold(bold)
        font.setPointSizeF(font.pointSizeF() + larger)
        label.setFont(font)
        role = QPalette.ColorRole.PlaceholderText if quiet else QPalette.ColorRole.Text
        label.setForegroundRole(role)
        return label

    def show_counting(self, done: int, total: int) -> None:
        """Show that the documents are still being looked at."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.show()
        for label in (self._objects, self._parts, self._categories, self._left_title, self._left):
            label.hide()
        self._images.setText(self.tr("Counting objects…"))
        self._note.clear()

    def show_counts(self, counts: PreviewCounts) -> None:
        """Show what would be written."""
        self._bar.hide()
        number = shown_number(counts.objects)
        objects = (
            self.tr("1 object")
            if counts.objects == 1
            else self.tr("{count} objects").format(count=number)
        )
        images = (
            self.tr("in 1 image")
            if counts.images == 1
            else self.tr("in {count} images").format(count=shown_number(counts.images))
        )
        if counts.empty_images:
            empty = self.tr("{count} without any").format(count=shown_number(counts.empty_images))
            images = f"{images}, {empty}"
        self._objects.setText(objects)
        self._images.setText(images if counts.images else self.tr("No image is part of it."))
        self._parts.setText(
            self.tr("{train} for training, {val} for validation").format(
                train=shown_number(counts.train), val=shown_number(counts.val)
            )
            if counts.val
            else ""
        )
        self._categories.setText(self._category_lines(counts))
        left = [
            f"{shown_number(count)} × {reason_text(reason)}" for count, reason in counts.left_out
        ]
        self._left.setText("\n".join(left))
        for label in (self._objects, self._parts, self._categories, self._left):
            label.setVisible(bool(label.text()))
        self._objects.setVisible(counts.images > 0)
        self._left_title.setVisible(bool(left))
        self._note.setText(self.tr("Overlaps are worked out while it is written."))

    def _category_lines(self, counts: PreviewCounts) -> str:
        shown = counts.by_category[:_SHOWN_CATEGORIES]
        width = max((len(shown_number(count)) for _, count in shown), default=0)
        lines = [
            shown_number(count).rjust(width, _FIGURE_SPACE) + f"  {self._names.get(number, '?')}"
            for number, count in shown
        ]
        more = len(counts.by_category) - _SHOWN_CATEGORIES
        if more > 0:
            lines.append(self.tr("and {count} more").format(count=shown_number(more)))
        return "\n".join(lines)
