"""The class of every object as a tag at its edge, of the same size on the screen at every zoom."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from carnn_desktop.annotations.model import Annotation
from carnn_desktop.ui.canvas.colors import readable_on
from carnn_desktop.ui.look.handlers import guarded

_PAD, _STRIPE = 5.0, 4.0  # logical pixels
_ROUND = 3.0
_LEAST = 6.0  # logical pixels of an object's longer side from which its name is shown
_LONGEST = 160.0  # logical pixels of a name
_ROOM = 4096.0  # image pixels around the photo that tags may reach into
_DARK, _PALE = QColor(20, 22, 26, 225), QColor(240, 240, 240)
_GHOST = QColor(150, 150, 150)


@dataclass(frozen=True, slots=True)
class Tag:
    """A name at its place; ``rect`` in logical pixels of the view."""

    annotation: Annotation
    text: str
    rect: QRectF


class NameItem(QGraphicsItem):
    """Places tags so that they do not cover each other: the selected object's first, then those of
    large objects. A name without room is left out until there is some.

    name_of, color_of : of a category id
    """

    def __init__(self, name_of: Callable[[int], str], color_of: Callable[[int], QColor]) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(500)
        self.setVisible(False)
        self._name_of, self._color_of = name_of, color_of
        self._rect = QRectF()
        self._annotations: Sequence[Annotation] = ()
        self._selected: frozenset[str] = frozenset()
        self._placed: tuple[QTransform, QRectF, QFont, list[Tag]] | None = None

    def set_size(self, width: int, height: int) -> None:
        """Take the size of another photo, whose objects are not known yet."""
        self.prepareGeometryChange()
        self._rect = QRectF(0, 0, width, height)
        self._annotations, self._selected = (), frozenset()
        self.renew()

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Take the visible annotations, in z-order."""
        self._annotations = annotations
        self.renew()

    def set_selected(self, ids: Collection[str]) -> None:
        """Let these have their names in any case."""
        self._selected = frozenset(ids)
        self.renew()

    def renew(self) -> None:
        """Place all tags anew: objects, names, colours or the part in view are others."""
        self._placed = None
        if self.isVisible():
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the photo's rectangle with room for tags around it."""
        if self._rect.isEmpty():
            return self._rect
        return self._rect.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)

    @guarded
    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the tags."""
        transform = painter.worldTransform()
        area = QRectF(painter.viewport() if widget is None else widget.rect())
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(QGuiApplication.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        for tag in reversed(self.tags(transform, area, font)):
            self._paint_tag(painter, tag)
        painter.restore()

    def tags(self, transform: QTransform, area: QRectF, font: QFont) -> list[Tag]:
        """Return the tags in a part of the view, the most important first.

        transform : from the photo to logical pixels; area : what is seen, in those
        """
        known = self._placed
        if known is None or known[:3] != (transform, area, font):
            known = (transform, area, font, self._place(transform, area, QFontMetricsF(font)))
            self._placed = known
        return known[3]

    def _place(self, transform: QTransform, area: QRectF, metrics: QFontMetricsF) -> list[Tag]:
        sizes: dict[str, tuple[str, float]] = {}
        height = metrics.height() + 4.0
        placed: list[Tag] = []
        for annotation in self._by_weight():
            box = transform.mapRect(QRectF(*annotation.mask.bbox_xywh))
            chosen = annotation.id in self._selected
            seen = box.intersected(area)
            if seen.isEmpty() or (max(box.width(), box.height()) < _LEAST and not chosen):
                continue
            name = self._text(annotation)
            if name not in sizes:
                text = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, _LONGEST)
                sizes[name] = (text, metrics.horizontalAdvance(text) + 2 * _PAD + _STRIPE)
            text, width = sizes[name]
            places = [
                QRectF(at, QPointF(at.x() + width, at.y() + height))
                for at in _corners(box, seen, area, width, height)
            ]
            free = (p for p in places if not any(p.intersects(tag.rect) for tag in placed))
            place = next(free, places[0] if chosen else None)
            if place is not None:
                placed.append(Tag(annotation, text, place))
        return placed

    def _by_weight(self) -> list[Annotation]:
        def weight(annotation: Annotation) -> tuple[bool, int]:
            height, width = annotation.mask.pixels.shape
            return annotation.id in self._selected, height * width

        return sorted(self._annotations, key=weight, reverse=True)

    def _text(self, annotation: Annotation) -> str:
        name = self._name_of(annotation.category_id)
        return f"{name}?" if annotation.state == "proposed" else name

    def _paint_tag(self, painter: QPainter, tag: Tag) -> None:
        """Paint a tag: an accepted object's in its colour, others dark with a stripe of it."""
        state, rect = tag.annotation.state, tag.rect.adjusted(0.5, 0.5, -0.5, -0.5)
        rejected = state == "rejected"
        color = _GHOST if rejected else self._color_of(tag.annotation.category_id)
        ground = color if state == "accepted" else _DARK
        chosen = tag.annotation.id in self._selected
        painter.setPen(QPen(_PALE if chosen else _DARK, 2.0 if chosen else 1.0))
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, _ROUND, _ROUND)
        if state != "accepted":
            stripe = QRectF(rect.left() + 1.5, rect.top() + 1.5, _STRIPE, rect.height() - 3.0)
            painter.fillRect(stripe, color)
        painter.setPen(_GHOST if rejected else readable_on(ground))
        line = rect.adjusted(_PAD + (0.0 if state == "accepted" else _STRIPE), 0, 0, 0)
        align = Qt.AlignmentFlag.AlignVCenter
        if state == "accepted":
            line, align = rect, Qt.AlignmentFlag.AlignCenter
        painter.drawText(line, align, tag.text)


def _corners(box: QRectF, seen: QRectF, area: QRectF, width: float, height: float) -> list[QPointF]:
    """Return where a tag may be, the best place first: above, below, within its object's box.

    seen : what of the box is in view
    """
    left = min(seen.left(), area.right() - width)
    right = max(area.left(), min(seen.right(), area.right()) - width)
    inside = [QPointF(left, seen.top()), QPointF(left, seen.bottom() - height)]
    inside += [QPointF(right, seen.top())]
    outside = []
    if box.top() - height >= area.top():
        outside += [QPointF(left, box.top() - height), QPointF(right, box.top() - height)]
    if box.bottom() + height <= area.bottom():
        outside.append(QPointF(left, box.bottom()))
    return outside + inside
