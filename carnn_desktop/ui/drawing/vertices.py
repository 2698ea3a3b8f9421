"""The outline of the selected object: drag a corner, Alt+click removes one, a double click adds
one. A box has eight handles.

An object drawn as a polygon or a box has the corners that it was drawn with. Of any other mask the
corners are those of a simplified outline, fewer of them the less it is enlarged.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from carnn_desktop.annotations.corners import Point
from carnn_desktop.annotations.handles import (
    BoxOutline,
    MaskOutline,
    Outline,
    Place,
    outline_of,
)
from carnn_desktop.annotations.model import Annotation, Mask
from carnn_desktop.ui.canvas.pointer import Pointer
from carnn_desktop.ui.canvas.shapes import closed_path
from carnn_desktop.ui.drawing.context import DrawingContext
from carnn_desktop.ui.drawing.overlay import handle, two_tone
from carnn_desktop.ui.drawing.tool import Tool, point_of

_REACH = 9.0  # screen pixels within which a vertex or an edge is meant
_COARSE = 1.5  # screen pixels by which the corners may be off the outline
_FINEST = 1.0  # image pixels: finer ones would follow the steps of a slanted edge
_LEAST = 6.0  # screen pixels: a smaller part or hole has its corners when it is seen larger


class VertexTool(Tool):
    """Edits the outline of the only selected object."""

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, context: DrawingContext) -> None:
        super().__init__(context)
        self._target: Annotation | None = None
        self._scale = 0.0
        self._outline: Outline | None = None  # of the document
        self._shown: Outline | None = None
        self._made: tuple[Mask, Outline] | None = None  # by the last edit here
        self._base: Outline | None = None  # of which a handle is dragged
        self._held: Place | None = None
        self._hot: Place | None = None

    @property
    def handles(self) -> list[tuple[float, float]]:
        """The places to take hold of, x, y in image pixels."""
        rings = () if self._shown is None else self._shown.handles
        return [(x, y) for ring in rings for x, y in ring.tolist()]

    def start(self) -> None:
        """Take the corners of the selected object."""
        self._made = None
        self._read(force=True)
        if self.context.target() is None and self.context.document() is not None:
            self.context.tell(self.tr("Select one object to edit its outline."))

    def selection_changed(self) -> None:
        """Follow the selection and every change of its mask."""
        if self._held is None:
            self._read()

    def press(self, at: Pointer) -> None:
        """Take hold of a vertex, remove it (Alt), or select another object."""
        if at.button != Qt.MouseButton.LeftButton:
            return
        self._read()
        place = self._handle_at(point_of(at))
        if place is None:
            under = self.context.canvas.annotation_at(*at.pixel)
            if under is not None and (self._target is None or under.id != self._target.id):
                self.context.session.selection.select([under.id])
        elif at.held(Qt.KeyboardModifier.AltModifier):
            self._remove(place)
        else:
            self._held, self._base = place, self._outline

    def move(self, at: Pointer) -> None:
        """Drag the vertex, or show which one would be."""
        if self._held is not None and self._base is not None:
            self._shown = self._base.moved(self._held, self._within_reach(at))
            self.context.repaint()
            return
        hot = self._handle_at(point_of(at))
        if hot != self._hot:
            self._hot = hot
            self.context.repaint()

    def release(self, _at: Pointer) -> None:
        """Let go of the vertex: one step of the document."""
        if self._held is None:
            return
        shown = self._shown
        self._held = self._base = None
        if shown is not None and shown is not self._outline:
            boxed = isinstance(shown, BoxOutline)
            self._apply(shown, self.tr("Resize box") if boxed else self.tr("Move vertex"))

    def double_click(self, at: Pointer) -> None:
        """Add a vertex on the edge under the pointer."""
        edge = self._edge_at(point_of(at))
        if self._outline is None or edge is None or self._handle_at(point_of(at)) is not None:
            self.press(at)
            return
        self._base = self._shown = self._outline.added(edge, (at.x, at.y))
        self._held = (edge[0], edge[1] + 1)
        self.context.repaint()

    def cancel(self) -> bool:
        """Put the dragged vertex back."""
        if self._held is None:
            return False
        self._shown = self._outline
        self._held = self._base = None
        self.context.repaint()
        return True

    def back(self) -> bool:
        """Remove the vertex under the pointer."""
        if self._hot is None or self._held is not None:
            return False
        self._remove(self._hot)
        return True

    def paint(self, painter: QPainter, exposed: QRectF, scale: float) -> None:
        """Paint outlines and vertices that are exposed."""
        if self._shown is None:
            return
        two_tone(painter, closed_path(self._shown.lines))
        low, high = (exposed.left(), exposed.top()), (exposed.right(), exposed.bottom())
        hot = self._held or self._hot
        for number, ring in enumerate(self._shown.handles):
            for corner in np.flatnonzero(((ring >= low) & (ring <= high)).all(axis=1)).tolist():
                handle(painter, QPointF(*ring[corner]), scale, hot=hot == (number, corner))

    def _read(self, *, force: bool = False) -> None:
        """Take the corners anew when object, mask or scale is another."""
        before, scale = self._target, self.context.scale()
        target, document = self.context.target(), self.context.document()
        self._target, self._hot = target, None
        if target is None or document is None:
            self._outline = self._shown = None
        elif force or target is not before or self._zoomed(scale):
            if self._made is not None and target.mask == self._made[0] and target is not before:
                # the corners stay where they were left: a new look at the mask would move them
                self._outline = self._made[1]
            elif force or not self._is_same(before, target) or self._zoomed(scale):
                self._look(target, (document.width, document.height), scale)
            self._shown = self._outline
        self.context.repaint()

    def _is_same(self, before: Annotation | None, target: Annotation) -> bool:
        """Tell whether another version of the annotation has the outline that is shown."""
        return (
            before is not None
            and (before.id, before.rings, before.is_box)
            == (
                target.id,
                target.rings,
                target.is_box,
            )
            and before.mask is target.mask
        )

    def _look(self, target: Annotation, size_wh: tuple[int, int], scale: float) -> None:
        self._scale, self._made = scale, None
        pixel = 1.0 / max(scale, 1e-6)
        least = _LEAST * pixel if scale < 1 else 0.0
        self._outline = outline_of(target, size_wh, max(_FINEST, _COARSE * pixel), least=least)

    def _zoomed(self, scale: float) -> bool:
        """Tell whether the corners are too many or too few for a scale: not at every notch."""
        return not 0.7 < scale / max(self._scale, 1e-6) < 1.4

    def _handle_at(self, place: QPointF) -> Place | None:
        best, found = (_REACH / self.context.scale()) ** 2, None
        for number, ring in enumerate(self._outline.handles if self._outline else ()):
            away = ((ring - (place.x(), place.y())) ** 2).sum(axis=1)
            nearest = int(away.argmin())
            if away[nearest] <= best:
                best, found = float(away[nearest]), (number, nearest)
        return found

    def _edge_at(self, place: QPointF) -> Place | None:
        best, found = (_REACH / self.context.scale()) ** 2, None
        here = np.array((place.x(), place.y()))
        for number, ring in enumerate(self._outline.lines if self._outline else ()):
            along = np.roll(ring, -1, axis=0) - ring
            length = (along**2).sum(axis=1)
            share = ((here - ring) * along).sum(axis=1) / np.maximum(length, 1e-9)
            nearest = ring + np.clip(share, 0, 1)[:, None] * along
            away = ((nearest - here) ** 2).sum(axis=1)
            edge = int(away.argmin())
            if away[edge] <= best:
                best, found = float(away[edge]), (number, edge)
        return found

    def _within_reach(self, at: Pointer) -> Point:
        """Return the place, no farther off the photo than the photo is large."""
        document = self.context.document()
        if document is None:
            return (at.x, at.y)
        width, height = document.width, document.height
        return (min(max(at.x, -width), 2 * width), min(max(at.y, -height), 2 * height))

    def _remove(self, place: Place) -> None:
        if self._outline is None:
            return
        left = self._outline.removed(place)
        if left is None:
            self.context.tell(self.tr("Three corners are the fewest of an outline."))
        else:
            self._apply(left, self.tr("Remove vertex"))

    def _apply(self, after: Outline, text: str) -> None:
        """Change the mask where the outline was and is now another."""
        target, before = self._target, self._outline
        if target is None or before is None:
            return
        protect, annotation_id = self.context.options.protect, target.id
        if isinstance(after, MaskOutline) and isinstance(before, MaskOutline):
            self._made = (after.mask(target.mask, before), after)
        done = self.context.edit(
            lambda document: after.drawn(document, annotation_id, before, protect=protect), text
        )
        if not done:
            self._read(force=True)
