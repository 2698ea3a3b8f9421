"""The outlines: accepted solid, proposals dashed, rejected ones dotted ghosts; the selection."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from carnn_desktop.annotations.model import Annotation, AnnotationState
from carnn_desktop.ui.canvas.exposure import exposed_rects
from carnn_desktop.ui.canvas.scene import CanvasScene
from carnn_desktop.ui.canvas.shape_store import ShapeStore
from carnn_desktop.ui.canvas.shapes import AnnotationShape, level_of
from carnn_desktop.ui.canvas.tiles import Rect, Tile
from carnn_desktop.ui.look.handlers import guarded

_DASHES: dict[AnnotationState, list[float]] = {
    "accepted": [],
    "proposed": [4.0, 3.0],
    "rejected": [1.0, 3.0],
}
_GHOST = QColor(235, 235, 235, 200)
_HALO = QColor(0, 0, 0, 150)
_MARGIN = 6.0  # logical pixels that a pen reaches beyond the outline
_PALE = 150  # lightness above which a colour is hardly seen on white
_FRAME_S = 0.004  # for making outlines while a frame is painted; then the others stay as known
_REST_S = 0.004  # for making them between two frames
_IDLE_MS = 100  # without a frame, before outlines that are only coarser or finer are made anew
_ROUND_UP_TO = 400  # corners of an outline above which its joins are not rounded
_SMOOTH_UP_TO = 1500  # corners of a marked outline above which its bands are not smoothed
_FINE_UP_TO = 2500  # corners in view above which lines are a pixel wide
_PLAIN_FROM = 15000  # corners in view above which lines are not smoothed
_SOON_MS = 10  # before outlines are made of which nothing is seen yet


class OutlineItem(QGraphicsItem):
    """Paints the outlines that are exposed, with pens that keep their width at every zoom."""

    def __init__(self, color_of: Callable[[int], QColor]) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._color_of = color_of
        self._rect = QRectF()
        self._store = ShapeStore()
        self._selected: frozenset[str] = frozenset()
        self._hovered = ""
        self._level = 0
        self._painted_at = 0.0
        self._late: list[AnnotationShape] = []
        self._coming_back = False

    def set_size(self, width: int, height: int) -> None:
        """Start without outlines for another photo."""
        self.prepareGeometryChange()
        self._rect = QRectF(0, 0, width, height)
        self._store = ShapeStore()
        self._selected, self._hovered = frozenset(), ""

    def set_annotations(
        self, annotations: Sequence[Annotation], dirty_xywh: Rect | None = None
    ) -> None:
        """Take the visible annotations; outlines of what did not change are kept.

        dirty_xywh : where masks differ from those before; None = anywhere
        """
        self._update_near(self._store.set_annotations(annotations, dirty_xywh))

    def set_selected(self, ids: Collection[str]) -> None:
        """Draw these as selected."""
        before, self._selected = self._selected, frozenset(ids)
        for annotation_id in before ^ self._selected:
            self._update_annotation(annotation_id)

    def set_hovered(self, annotation_id: str) -> None:
        """Draw this one as hovered; empty = none."""
        before, self._hovered = self._hovered, annotation_id
        for changed in {before, annotation_id} if before != annotation_id else ():
            self._update_annotation(changed)

    def boundingRect(self) -> QRectF:
        """Return the photo's rectangle, with room for pens at any zoom that can be reached."""
        return self._rect.adjusted(-64, -64, 64, 64)

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the plain outlines, then the hovered one, then the selection on top."""
        scale = painter.worldTransform().m11()
        self._level, self._painted_at = level_of(scale), time.perf_counter()
        shapes = self._exposed(painter, option, widget, margin=_MARGIN / max(scale, 1e-6))
        special = {*self._selected, self._hovered}
        marked = [shape for shape in shapes if shape.annotation.id in special]
        plain = [shape for shape in shapes if shape.annotation.id not in special]
        self._make([*marked, *plain], _FRAME_S)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._paint_plain(painter, plain)
        for shape in sorted(marked, key=self._mark):
            self._paint_marked(painter, shape)

    def _exposed(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None,
        *,
        margin: float,
    ) -> list[AnnotationShape]:
        """Return the shapes that are near to what is painted, in z-order."""
        to_photo, _ = painter.worldTransform().inverted()
        parts = [
            to_photo.mapRect(QRectF(rect)).adjusted(-margin, -margin, margin, margin)
            for rect in exposed_rects(painter, option.exposedRect, widget)
        ]
        return self._store.near(self._level, parts)

    def _mark(self, shape: AnnotationShape) -> int:
        """Return 2 for a selected shape, 1 for the hovered one, else 0."""
        annotation_id = shape.annotation.id
        return 2 if annotation_id in self._selected else int(annotation_id == self._hovered)

    def _paint_plain(self, painter: QPainter, shapes: Sequence[AnnotationShape]) -> None:
        """Paint outlines; a pen is set once for all of one colour and state, which saves half."""
        paths: dict[tuple[int, AnnotationState], list[tuple[QPainterPath, AnnotationShape]]] = {}
        corners, level = 0, self._level
        for shape in shapes:
            path = shape.nearest(level)
            if path is not None:
                key = (shape.annotation.category_id, shape.annotation.state)
                paths.setdefault(key, []).append((path, shape))
                corners += path.elementCount()
        # Lines of one pixel have a fast way through Qt; wider ones cost ten times as much.
        width = 1.6 if corners <= _FINE_UP_TO else 1.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, corners <= _PLAIN_FROM)
        for (category_id, state), alike in paths.items():
            painter.setPen(_pen(self._color(category_id, state), width, _DASHES[state]))
            for path, shape in alike:
                _draw(painter, path, shape)

    def _paint_marked(self, painter: QPainter, shape: AnnotationShape) -> None:
        path = shape.nearest(self._level)
        if path is None:
            return
        state = shape.annotation.state
        color = self._color(shape.annotation.category_id, state)
        lines: list[tuple[QColor, float, Sequence[float]]] = [(_HALO, 4.0, ())]
        if self._mark(shape) == 1:
            lines.append((color, 2.4, _DASHES[state]))
        else:
            color = color.darker(220) if color.lightness() > _PALE else color
            lines = [(_HALO, 6.0, ()), (QColor(Qt.GlobalColor.white), 3.6, ())]
            lines.append((color, 2.0, _DASHES[state]))
        simple = path.elementCount() <= _SMOOTH_UP_TO
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, simple)
        for line in lines:
            painter.setPen(_pen(*line, rounded=path.elementCount() <= _ROUND_UP_TO))
            _draw(painter, path, shape)

    def _color(self, category_id: int, state: AnnotationState) -> QColor:
        return _GHOST if state == "rejected" else self._color_of(category_id)

    # Outlines that are not made yet ---------------------------------------------------------------

    def _make(self, shapes: Sequence[AnnotationShape], seconds: float) -> list[AnnotationShape]:
        """Make missing outlines of the level in view for so long; come back for the others.

        Those of which nothing is known come first; the others are seen as they were at another zoom
        until the photo rests. Returns the shapes that have a new outline.
        """
        level = self._level
        late = [shape for shape in shapes if not shape.has(level)]
        late.sort(key=lambda shape: shape.nearest(level) is not None)
        end, made = time.perf_counter() + seconds, 0
        for shape in late:
            if made and time.perf_counter() > end:
                break
            shape.path_at(level)
            made += 1
        left = late[made:]
        self._late = left
        if left and not self._coming_back:
            self._call_later(_SOON_MS if left[0].nearest(level) is None else _IDLE_MS)
        return late[:made]

    def _call_later(self, milliseconds: int) -> None:
        scene = self.scene()
        self._coming_back = isinstance(scene, CanvasScene)
        if isinstance(scene, CanvasScene):
            scene.call_later(milliseconds, self._come_back)

    def _come_back(self) -> None:
        """Make what the last frame had no time for, and repaint it."""
        self._coming_back = False
        shapes = [shape for shape in self._late if self._store.current(shape)]
        missing = any(shape.nearest(self._level) is None for shape in shapes)
        idle = (time.perf_counter() - self._painted_at) * 1000
        if not missing and shapes and idle < _IDLE_MS:
            self._call_later(_IDLE_MS)
            return
        for shape in self._make(shapes, _REST_S):
            self._update_near(shape.rect)

    def _update_annotation(self, annotation_id: str) -> None:
        shape = self._store.get(annotation_id)
        if shape is not None:
            self._update_near(shape.rect)

    def _update_near(self, rect: QRectF) -> None:
        """Repaint a rectangle with room for the pens at the scale of the view."""
        if rect.isEmpty():
            return
        views = self.scene().views() if self.scene() is not None else []
        scale = min((view.transform().m11() for view in views), default=1.0)
        margin = _MARGIN / max(scale, 1e-6)
        self.update(rect.adjusted(-margin, -margin, margin, margin))


def _draw(painter: QPainter, path: QPainterPath, shape: AnnotationShape) -> None:
    if not isinstance(shape, Tile):
        painter.drawPath(path)
    elif not path.isEmpty():
        painter.setClipRect(shape.clip)
        painter.drawPath(path)
        painter.setClipping(False)


def _pen(
    color: QColor, width: float, dashes: Sequence[float] = (), *, rounded: bool = False
) -> QPen:
    """Return a pen of so many screen pixels at every zoom."""
    pen = QPen(color, width)
    pen.setCosmetic(True)
    # Round corners are seen on few corners only, and cost the most on many.
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if rounded else Qt.PenJoinStyle.BevelJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes:
        pen.setDashPattern(list(dashes))
    return pen
