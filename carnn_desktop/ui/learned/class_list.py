"""The list of learned classes: how many photos teach each, and how well it is found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from carnn_desktop.ui.learned.rows import ClassRow, counts, outlook, told
from carnn_desktop.ui.look.palettes import mixed, tones
from carnn_desktop.ui.look.told import shown_number

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_PAD = 10
_STRIPE = 4
_BAR = 8
_BARS = 186  # pixels for the two bars, their names and numbers
_LABEL = 62
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class ClassModel(QAbstractListModel):
    """Rows that are set as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ClassRow] = []

    def set_rows(self, rows: Sequence[ClassRow]) -> None:
        """Show other rows; where the classes are the same, only what is told of them changes."""
        same = [row.category.id for row in rows] == [row.category.id for row in self._rows]
        if same and rows:
            self._rows = list(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, place: int) -> ClassRow:
        """Return one row."""
        return self._rows[place]

    def place_of(self, category_id: int) -> int:
        """Return the row of a class, -1 when it is not there."""
        ids = [row.category.id for row in self._rows]
        return ids.index(category_id) if category_id in ids else -1

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of classes."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name, all that is told of a class, or the row itself."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.category.name
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return told(row)
        return None


class ClassDelegate(QStyledItemDelegate):
    """Paints a class: name and counts on the left, two bars of IoU on the right, the outlook."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return three lines."""
        return QSize(320, 3 * (option.fontMetrics.height() + 3) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, ClassRow):
            return
        palette: QPalette = option.palette
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            accent = palette.color(QPalette.ColorRole.Highlight)
            painter.fillRect(rect, mixed(palette.color(QPalette.ColorRole.Base), accent, 0.18))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Midlight))
        color = QColor(row.category.color)
        color.setAlphaF(0.35 if row.resting else 1.0)
        painter.fillRect(QRect(rect.left(), rect.top() + 1, _STRIPE, rect.height() - 2), color)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(_STRIPE + _PAD, _PAD, -_PAD, -_PAD)
        self._paint_texts(painter, inner, row, palette)
        if row.photos:
            right = QRect(inner.right() - _BARS, inner.top(), _BARS, inner.height())
            self._paint_bars(painter, right, row, palette)
        painter.restore()

    def _paint_texts(
        self, painter: QPainter, inner: QRect, row: ClassRow, palette: QPalette
    ) -> None:
        tone = tones(palette)
        plain = painter.font()
        bold = painter.font()
        bold.setBold(True)
        line = QFontMetrics(plain).height() + 3
        beside = inner.width() - (_BARS + _PAD if row.photos else 0)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        text = palette.color(QPalette.ColorRole.Text)
        for place, (font, ink, words, width) in enumerate(
            (
                (bold, tone.muted if row.resting else text, row.category.name, beside),
                (plain, tone.muted, counts(row), beside),
                (plain, tone.muted, outlook(row), inner.width()),
            )
        ):
            painter.setFont(font)
            painter.setPen(ink)
            box = QRect(inner.left(), inner.top() + place * line, width, line)
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.drawText(box, align, shown)
        painter.setFont(plain)

    def _paint_bars(
        self, painter: QPainter, place: QRect, row: ClassRow, palette: QPalette
    ) -> None:
        """Paint the IoU by words alone above the one with examples, each with its number."""
        tone = tones(palette)
        line = painter.fontMetrics().height() + 3
        translate = QCoreApplication.translate
        accent = palette.color(QPalette.ColorRole.Accent)
        for number, (words, value, color) in enumerate(
            (
                (translate("Learned", "words"), row.iou_words, tone.muted),
                (translate("Learned", "learned"), row.iou, accent),
            )
        ):
            top = place.top() + number * line
            label = QRect(place.left(), top, _LABEL, line)
            painter.setPen(tone.muted)
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(label, align, words)
            room = QRectF(
                label.right() + 8, top + (line - _BAR) / 2, place.width() - _LABEL - 52, _BAR
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Midlight))
            painter.drawRoundedRect(room, _BAR / 2, _BAR / 2)
            if value is not None:
                painter.setBrush(color)
                filled = QRectF(room)
                filled.setWidth(max(_BAR, room.width() * value))
                painter.drawRoundedRect(filled, _BAR / 2, _BAR / 2)
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            said = "–" if value is None else shown_number(value, ".2f")
            painter.drawText(QRect(place.right() - 38, top, 38, line), align, said)
