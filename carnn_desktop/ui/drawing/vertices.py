"""Vertices of the selected object: drag one, Alt+click removes one, a double click adds one.

The corners shown are those of a simplified outline. Only what lies between the outline before and
after a change is changed in the mask: the rest of it stays as exact as it was.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from carnn_desktop.annotations import drawing, masks
from carnn_desktop.annotations.edit_result import EditResult
from carnn_desktop.annotations.mask_tools import polygon
from carnn_desktop.annotations.model import ImageDocument, Mask
from carnn_desktop.annotations.outlines import Ring, corner_rings, rings
from carnn_desktop.ui.canvas.pointer import Pointer
from carnn_desktop.ui.canvas.shapes import closed_path
from carnn_desktop.ui.drawing.context import DrawingContext
from carnn_desktop.ui.drawing.overlay import handle, two_tone
from carnn_desktop.ui.drawing.tool import Tool, point_of

Corners = NDArray[np.float64]
_REACH = 9.0  # screen pixels within which a vertex or an edge is meant
_COARSE = 1.5  # screen pixels by which the corners may be off the outline
_LEAST = 6.0  # screen pixels: a smaller part or hole has its corners when it is seen larger


_Place = tuple[int, int]  # a vertex: which ring, which corner of it


class VertexTool(Tool):
    """Edits the outline of the only selected object."""

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, context: DrawingContext) -> None:
        super().__init__(context)
        self._annotation_id = ""
        self._mask: Mask | None = None
        self._exact: tuple[Ring, ...] = ()
        self._rings: list[Corners] = []
        self._holes: list[bool] = []
        self._scale = 0.0
        self._dragged: _Place | None = None
        self._before: Corners | None = None
        self._hot: _Place | None = None

    def start(self) -> None:
        """Take the corners of the selected object."""
        self._read(force=True)
        if self.context.target() is None and self.context.document() is not None:
            self.context.tell(self.tr("Select one object to edit its outline."))

    def selection_changed(self) -> None:
        """Follow the selection and every change of its mask."""
        if self._dragged is None:
            self._read()

    def press(self, at: Pointer) -> None:
        """Take hold of a vertex, remove it (Alt), or select another object."""
        if at.button != Qt.MouseButton.LeftButton:
            return
        self._read()
        place = self._vertex_at(point_of(at))
        if place is None:
            under = self.context.canvas.annotation_at(*at.pixel)
            if under is not None and under.id != self._annotation_id:
                self.context.session.selection.select([under.id])
        elif at.held(Qt.KeyboardModifier.AltModifier):
            self._remove(place)
        else:
            self._dragged, self._before = place, self._rings[place[0]].copy()

    def move(self, at: Pointer) -> None:
        """Drag the vertex, or show which one would be."""
        if self._dragged is not None:
            ring, corner = self._dragged
            self._rings[ring][corner] = (at.x, at.y)
            self.context.repaint()
            return
        hot = self._vertex_at(point_of(at))
        if hot != self._hot:
            self._hot = hot
            self.context.repaint()

    def release(self, _at: Pointer) -> None:
        """Let go of the vertex: one step of the document."""
        if self._dragged is None or self._before is None:
            return
        (number, _), before = self._dragged, self._before
        self._dragged = self._before = None
        if not np.array_equal(before, self._rings[number]):
            self._apply(number, before, self.tr("Move vertex"))

    def double_click(self, at: Pointer) -> None:
        """Add a vertex on the edge under the pointer."""
        edge = self._edge_at(point_of(at))
        if edge is None or self._vertex_at(point_of(at)) is not None:
            self.press(at)
            return
        number, corner = edge
        before = self._rings[number]
        self._rings[number] = np.insert(before, corner + 1, (at.x, at.y), axis=0)
        self._dragged, self._before = (number, corner + 1), before
        self.context.repaint()

    def cancel(self) -> bool:
        """Put the dragged vertex back."""
        if self._dragged is None or self._before is None:
            return False
        self._rings[self._dragged[0]] = self._before
        self._dragged = self._before = None
        self.context.repaint()
        return True

    def back(self) -> bool:
        """Remove the vertex under the pointer."""
        if self._hot is None or self._dragged is not None:
            return False
        self._remove(self._hot)
        return True

    def paint(self, painter: QPainter, exposed: QRectF, scale: float) -> None:
        """Paint outlines and vertices that are exposed."""
        two_tone(painter, closed_path(self._rings))
        low, high = (exposed.left(), exposed.top()), (exposed.right(), exposed.bottom())
        for number, ring in enumerate(self._rings):
            for corner in np.flatnonzero(((ring >= low) & (ring <= high)).all(axis=1)).tolist():
                hot = self._hot == (number, corner)
                handle(painter, QPointF(*ring[corner]), scale, hot=hot)

    def _read(self, *, force: bool = False) -> None:
        """Take the corners anew when object, mask or scale is another."""
        target, scale = self.context.target(), self.context.scale()
        if target is None:
            self._annotation_id, self._mask, self._rings = "", None, []
        elif force or target.mask is not self._mask or self._zoomed(scale):
            if target.mask is not self._mask:
                self._exact = rings(target.mask)
            self._annotation_id, self._mask, self._scale = target.id, target.mask, scale
            pixel = 1.0 / max(scale, 1e-6)
            found = corner_rings(
                self._exact, max(0.5, _COARSE * pixel), least=_LEAST * pixel if scale < 1 else 0.0
            )
            self._rings = [ring.copy() for ring, _ in found]
            self._holes = [hole for _, hole in found]
        self._hot = None
        self.context.repaint()

    def _zoomed(self, scale: float) -> bool:
        """Tell whether the corners are too many or too few for a scale: not at every notch."""
        return not 0.7 < scale / max(self._scale, 1e-6) < 1.4

    def _vertex_at(self, place: QPointF) -> _Place | None:
        best, found = (_REACH / self.context.scale()) ** 2, None
        for number, ring in enumerate(self._rings):
            away = ((ring - (place.x(), place.y())) ** 2).sum(axis=1)
            nearest = int(away.argmin())
            if away[nearest] <= best:
                best, found = float(away[nearest]), (number, nearest)
        return found

    def _edge_at(self, place: QPointF) -> _Place | None:
        best, found = (_REACH / self.context.scale()) ** 2, None
        here = np.array((place.x(), place.y()))
        for number, ring in enumerate(self._rings):
            along = np.roll(ring, -1, axis=0) - ring
            length = (along**2).sum(axis=1)
            share = ((here - ring) * along).sum(axis=1) / np.maximum(length, 1e-9)
            nearest = ring + np.clip(share, 0, 1)[:, None] * along
            away = ((nearest - here) ** 2).sum(axis=1)
            edge = int(away.argmin())
            if away[edge] <= best:
                best, found = float(away[edge]), (number, edge)
        return found

    def _remove(self, place: _Place) -> None:
        number, corner = place
        before = self._rings[number]
        if len(before) <= 3:
            self.context.tell(self.tr("Three corners are the fewest of an outline."))
            return
        self._rings[number] = np.delete(before, corner, axis=0)
        self._hot = None
        self._apply(number, before, self.tr("Remove vertex"))

    def _apply(self, number: int, before: Corners, text: str) -> None:
        """Change the mask where the outline was and is now another."""
        after = self._rings[number]
        old, new = polygon([(x, y) for x, y in before]), polygon([(x, y) for x, y in after])
        gained, lost = masks.difference(new, old), masks.difference(old, new)
        annotation_id, protect = self._annotation_id, self.context.options.protect
        if self._holes[number]:
            gained, lost = lost, gained

        def change(mask: Mask) -> Mask:
            return masks.union(masks.difference(mask, lost), gained)

        def edit(document: ImageDocument) -> EditResult:
            result = drawing.change_masks(document, [annotation_id], change)
            if protect or not gained.pixels.size:
                return result
            taken = drawing.add_to(result.document, annotation_id, gained, protect=False)
            return drawing.as_one_step(document, taken.document)

        if not self.context.edit(edit, text):
            self._read(force=True)
