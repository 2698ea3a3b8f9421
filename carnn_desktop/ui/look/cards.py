"""How a row with a picture, two lines and a state mark is painted, for images and annotations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from carnn_desktop.annotations.model import Annotation, Category, ImageRef
from carnn_desktop.annotations.summary import ImageSummary
from carnn_desktop.ui.images import model as image_model
from carnn_desktop.ui.look.recalled import recalled_text
from carnn_desktop.ui.look.states import (
    Mark,
    annotation_detail,
    annotation_mark,
    image_mark,
    summary_words,
)
from carnn_desktop.ui.look.theme import is_dark, tones
from carnn_desktop.ui.review import model as annotation_model

_PAD = 6
_DISC = 18
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Card:
    """What a row shows. ``stripe`` is a category's colour; ``struck`` draws a line through it."""

    title: str
    detail: str
    mark: Mark
    stripe: QColor | None = None
    struck: bool = False


class CardDelegate(QStyledItemDelegate):
    """Paints cards.

    picture : the room for the picture of a row
    card : says what is on the row of an index; None = nothing
    section_role : of the title above a row that is the first of its section, "" at the others
    """

    def __init__(
        self,
        picture: QSize,
        card: Callable[[Index, QPalette], Card | None],
        parent: QObject | None = None,
        *,
        section_role: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._picture, self._card, self._section_role = picture, card, section_role

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the same height for every row, with room for the title of a section."""
        lines = 2 * option.fontMetrics.height() + 2
        height = max(self._picture.height(), lines) + 2 * _PAD
        return QSize(160, height + self._title_height(option, index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row, and the title of its section above it."""
        height = self._title_height(option, index)
        if not height:
            self._paint_card(painter, option, index)
            return
        rect = QRect(option.rect)
        painter.save()
        painter.setPen(tones(option.palette).muted)
        font = painter.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        line = QRect(rect.left() + _PAD, rect.top(), rect.width() - 2 * _PAD, height)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(line, align, self._title(index))
        painter.restore()
        below = QStyleOptionViewItem(option)
        below.rect = rect.adjusted(0, height, 0, 0)
        self._paint_card(painter, below, index)

    def _title(self, index: Index) -> str:
        title = None if self._section_role is None else index.data(self._section_role)
        return str(title or "")

    def _title_height(self, option: QStyleOptionViewItem, index: Index) -> int:
        return int(option.fontMetrics.height()) + _PAD + 2 if self._title(index) else 0

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette: QPalette = option.palette
        card = self._card(index, palette)
        if card is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Midlight))
        if card.stripe is not None:
            painter.fillRect(QRect(rect.left(), rect.top() + 1, 4, rect.height() - 2), card.stripe)
        inner = rect.adjusted(_PAD + 4, _PAD, -_PAD - 2, -_PAD)
        left = inner.left() + self._paint_picture(painter, inner, index) + _PAD + 2
        disc = QRect(0, 0, _mark_width(painter, card.mark), _DISC)
        disc.moveCenter(inner.center())
        disc.moveRight(inner.right())
        _paint_mark(painter, disc, card.mark, selected=selected)
        texts = QRect(left, inner.top(), disc.left() - left - _PAD, inner.height())
        _paint_texts(painter, texts, card, palette, selected=selected)
        painter.restore()

    def _paint_picture(self, painter: QPainter, inner: QRect, index: Index) -> int:
        place = QRect(inner.left(), inner.top(), self._picture.width(), inner.height())
        pixmap = index.data(Qt.ItemDataRole.DecorationRole)
        dark = is_dark(QGuiApplication.palette())
        if isinstance(pixmap, QPixmap) and not pixmap.isNull():
            target = pixmap.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            box = QRect(place.topLeft(), target)
            box.moveCenter(place.center())
            painter.drawPixmap(box, pixmap)
        else:
            painter.fillRect(place, QColor(255, 255, 255, 12) if dark else QColor(0, 0, 0, 12))
        return place.width()


def image_delegate(parent: QObject | None = None) -> CardDelegate:
    """Return what paints the rows of the image list: file name, folder or reason, and state."""
    return CardDelegate(QSize(60, 44), _image_card, parent)


def annotation_delegate(parent: QObject | None = None) -> CardDelegate:
    """Return what paints the list of proposals and objects: category, score and state."""
    side = annotation_model.PICTURE
    role = annotation_model.SECTION_ROLE
    return CardDelegate(QSize(side, side), _annotation_card, parent, section_role=role)


def _image_card(index: Index, palette: QPalette) -> Card | None:
    ref = index.data(image_model.REF_ROLE)
    if not isinstance(ref, ImageRef):
        return None
    folder, _, name = ref.path.rpartition("/")
    mark = image_mark(ref.state, palette)
    summary = index.data(image_model.SUMMARY_ROLE)
    found = summary_words(summary) if isinstance(summary, ImageSummary) else ""
    detail = recalled_text(ref.reason) or found or (f"{folder}/" if folder else mark.words)
    return Card(name, detail, mark)


def _annotation_card(index: Index, palette: QPalette) -> Card | None:
    annotation = index.data(annotation_model.ANNOTATION_ROLE)
    if not isinstance(annotation, Annotation):
        return None
    category = index.data(annotation_model.CATEGORY_ROLE)
    color = QColor(category.color) if isinstance(category, Category) else None
    mark = annotation_mark(annotation, palette)
    detail = ", ".join(part for part in (mark.words, annotation_detail(annotation)) if part)
    title = str(index.data(Qt.ItemDataRole.DisplayRole))
    return Card(title, detail, mark, color, struck=annotation.state == "rejected")


def _mark_font(painter: QPainter) -> QFont:
    font = QFont(painter.font())
    font.setPointSizeF(font.pointSizeF() * 0.85)
    font.setBold(True)
    return font


def _mark_width(painter: QPainter, mark: Mark) -> int:
    """Return the width of a disc, or of a badge with its word."""
    if not mark.badge:
        return _DISC
    return QFontMetrics(_mark_font(painter)).horizontalAdvance(mark.badge) + _DISC


def _paint_mark(painter: QPainter, disc: QRect, mark: Mark, *, selected: bool) -> None:
    painter.save()
    painter.setPen(QColor("#ffffff") if selected else Qt.PenStyle.NoPen)
    painter.setBrush(mark.color)
    if not mark.letter:
        disc = disc.adjusted(4, 4, -4, -4)
    painter.drawRoundedRect(disc, disc.height() / 2, disc.height() / 2)
    painter.setFont(_mark_font(painter))
    light = mark.color.lightness() > 140
    painter.setPen(QColor("#16181b") if light else QColor("#ffffff"))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, mark.badge or mark.letter)
    painter.restore()


def _paint_texts(
    painter: QPainter, place: QRect, card: Card, palette: QPalette, *, selected: bool
) -> None:
    role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
    metrics = QFontMetrics(painter.font())
    line = metrics.height()
    top = place.top() + max(0, (place.height() - 2 * line - 2) // 2)
    font = painter.font()
    font.setStrikeOut(card.struck)
    painter.setFont(font)
    painter.setPen(palette.color(role))
    elide, align = Qt.TextElideMode.ElideMiddle, Qt.AlignmentFlag.AlignVCenter
    title = metrics.elidedText(card.title, elide, place.width())
    painter.drawText(QRect(place.left(), top, place.width(), line), align, title)
    font.setStrikeOut(False)
    painter.setFont(font)
    if not selected:
        painter.setPen(tones(palette).muted)
    detail = metrics.elidedText(card.detail, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(QRect(place.left(), top + line + 2, place.width(), line), align, detail)
