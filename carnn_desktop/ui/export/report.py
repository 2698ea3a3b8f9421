"""What an export wrote, how exact it is, what was left out and what readers will drop."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QWidget,
)

from carnn_desktop.formats.export.report import ExportReport, PartCount
from carnn_desktop.ui.export.left_out import reason_text
from carnn_desktop.ui.look.layouts import (
    dialog_buttons,
    form_layout,
    in_column,
    make_bold,
    said_as_is,
    scroll_area,
)
from carnn_desktop.ui.look.told import shown_number, told_text

_EXAMPLES = 3


class ExportReportDialog(QDialog):
    """The report of a COCO file or of a folder."""

    def __init__(self, report: ExportReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Exported"))
        self._report = report
        content = QWidget(self)
        column = in_column(self._summary(), parent=content, margins=(0, 0, 12, 0), spacing=6)
        for title, lines in self._lists():
            if lines:
                column.addSpacing(8)
                head = said_as_is(title, self)
                make_bold(head)
                for label in (head, *(said_as_is(line, self) for line in lines)):
                    column.addWidget(label)
        column.addStretch(1)
        area = scroll_area(content, self.tr("What was written"), self)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = dialog_buttons(self, QDialogButtonBox.StandardButton.Close)
        opener = buttons.addButton(self.tr("Open folder"), QDialogButtonBox.ButtonRole.ActionRole)
        opener.clicked.connect(self.open_folder)
        in_column((area, 1), buttons, parent=self, spacing=12)
        self.setMinimumWidth(540)
        self.resize(580, min(620, content.sizeHint().height() + 90))

    @Slot()
    def open_folder(self) -> None:
        """Show what was written in the file manager."""
        path = self._report.path
        folder = path if path.is_dir() else path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _summary(self) -> QFormLayout:
        report = self._report
        form = form_layout(across=20, down=6)
        rows = [(self.tr("Written to"), str(report.path))]
        if report.is_folder:
            rows += self._parts(report.parts)
            rows.append((self.tr("Files"), shown_number(report.file_count)))
        else:
            kinds = self.tr("{count} ({polygons} polygons, {rles} run lengths)").format(
                count=shown_number(report.annotations),
                polygons=shown_number(report.polygons),
                rles=shown_number(report.rles),
            )
            rows += [(self.tr("Images"), shown_number(report.images)), (self.tr("Objects"), kinds)]
            rows.append((self.tr("Categories"), shown_number(report.categories)))
        rows.append((self.tr("Images without objects"), shown_number(report.empty_images)))
        rows.append((self.tr("IoU after reading back"), self._exactness()))
        for name, value in rows:
            title = QLabel(name, self)
            title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            form.addRow(title, said_as_is(value, self))
        return form

    def _parts(self, parts: tuple[PartCount, ...]) -> list[tuple[str, str]]:
        names = {
            "all": self.tr("Contents"),
            "train": self.tr("Training"),
            "val": self.tr("Validation"),
        }
        text = self.tr("{objects} objects in {images} images")
        return [
            (
                names[part.name],
                text.format(objects=shown_number(part.objects), images=shown_number(part.images)),
            )
            for part in parts
        ]

    def _exactness(self) -> str:
        report = self._report
        if report.min_iou is None or report.mean_iou is None:
            return "–"
        if report.min_iou >= 1.0:
            return self.tr("1.0 for every object: exact")
        return self.tr("{mean} on average, {least} at least").format(
            mean=shown_number(report.mean_iou, ".4f"), least=shown_number(report.min_iou, ".4f")
        )

    def _lists(self) -> list[tuple[str, list[str]]]:
        report = self._report
        left = []
        for item in report.dropped:
            places = ", ".join(item.examples[:_EXAMPLES])
            more = ", …" if len(item.examples) > _EXAMPLES else ""
            left.append(f"{shown_number(item.count)} × {reason_text(item.reason)} ({places}{more})")
        losses = [f"{told_text(loss.reader)}: {told_text(loss.text)}" for loss in report.losses]
        return [
            (self.tr("Left out"), left),
            (self.tr("What readers drop or change"), losses),
            (self.tr("Worth knowing"), list(map(told_text, report.notes))),
        ]
