"""A view that moves over a photo: zoom at the cursor, pan, fit. Scene units are image pixels."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QInputDevice,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from carnn_desktop.ui.canvas.exposure import Viewport
from carnn_desktop.ui.look.handlers import guarded

MIN_SCALE, MAX_SCALE = 0.01, 64.0
_STEP = 1.25
_ROOM = 16  # logical pixels on both sides of a photo whose width is fitted
_NOTCH = 120  # angle delta of one notch of a wheel


class PhotoView(QGraphicsView):
    """Knows the size of the photo, nothing of what is on it."""

    zoom_changed = Signal(object)  # float, device-independent pixels per image pixel

    def __init__(self, scene: QGraphicsScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._port = Viewport(self)
        self.setViewport(self._port)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setRenderHints(QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.wheel_zooms = True
        self._photo = QRectF()
        self._fitting = True

    def set_photo(self, width: int, height: int) -> None:
        """Take the size of another photo and fit it."""
        self._photo = QRectF(0, 0, width, height)
        self.fit()

    @property
    def scale_factor(self) -> float:
        """Device-independent pixels per image pixel."""
        return self.transform().m11()

    @property
    def fitting(self) -> bool:
        """Whether the whole photo is kept in view."""
        return self._fitting

    def fit(self) -> None:
        """Show the whole photo, and keep it so when the window changes its size."""
        self._fitting = True
        self._show_rect(self._photo, limit=8.0)

    def fit_width(self) -> None:
        """Make the photo as wide as the view; what is in the middle stays there."""
        area = self.viewport().rect()
        width, height = self._photo.width(), self._photo.height()
        if not width or area.isEmpty():
            return
        scale = max(area.width() - 2 * _ROOM, 1) / width
        middle = self.mapToScene(area.center()).y()
        half = area.height() / scale / 2
        low, high = half - _ROOM / scale, height - half + _ROOM / scale
        y = height / 2 if low > high else min(max(middle, low), high)
        self.go_to(scale, QPointF(width / 2, y))

    def show_rect(self, rect: QRectF) -> None:
        """Zoom to a part of the photo, with room around it."""
        room = max(rect.width(), rect.height()) * 0.35 + 8
        self._fitting = False
        self._show_rect(rect.adjusted(-room, -room, room, room), limit=16.0)

    def zoom_to(self, scale: float, anchor: QPointF | None = None) -> None:
        """Set the scale; what is at ``anchor`` (viewport pixels, default the middle) stays."""
        if self._photo.isEmpty():
            return
        self._fitting = False
        place = anchor if anchor is not None else QRectF(self.viewport().rect()).center()
        kept = self._scene_point(place)
        self._set_scale(scale)
        moved = QPointF(self.mapFromScene(kept)) - place
        self._scroll(round(moved.x()), round(moved.y()))

    def zoom_by(self, factor: float, anchor: QPointF | None = None) -> None:
        """Zoom in (above 1) or out."""
        self.zoom_to(self.scale_factor * factor, anchor)

    def zoom_in(self) -> None:
        """Zoom in by a step, at the middle."""
        self.zoom_by(_STEP)

    def zoom_out(self) -> None:
        """Zoom out by a step, at the middle."""
        self.zoom_by(1 / _STEP)

    def sees(self, rect: QRectF) -> bool:
        """Tell whether the middle of ``rect`` is in view."""
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        return seen.contains(rect.center())

    def place(self) -> tuple[float, QPointF] | None:
        """Return (scale, scene point in the middle) to come back to; None while fitting."""
        if self._fitting:
            return None
        return self.scale_factor, self._scene_point(QRectF(self.viewport().rect()).center())

    def go_to(self, scale: float, center: QPointF) -> None:
        """Come back to a place."""
        self._fitting = False
        self._set_scale(scale)
        self.centerOn(center)

    # Qt events ------------------------------------------------------------------------------------

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep fitting, or keep the middle where it is."""
        super().resizeEvent(event)
        if self._fitting:
            self._show_rect(self._photo, limit=8.0)
        else:
            self._set_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the items know which parts are to be painted."""
        self._port.exposed = event.region()
        super().paintEvent(event)
        self._port.exposed = QRegion()

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the cursor; trackpads pan; Ctrl always zooms, Shift moves sideways."""
        angle, pixels = event.angleDelta(), event.pixelDelta()
        modifiers = event.modifiers()
        trackpad = not pixels.isNull() and (
            event.device().type() == QInputDevice.DeviceType.TouchPad
            or event.phase() != Qt.ScrollPhase.NoScrollPhase
        )
        turned = angle.y() if angle.y() else angle.x()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_STEP ** (turned / _NOTCH), event.position())
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._pan(-turned // 2, 0)
        elif trackpad:
            self._pan(-pixels.x(), -pixels.y())
        elif self.wheel_zooms:
            self.zoom_by(_STEP ** (turned / _NOTCH), event.position())
        else:
            self._pan(-angle.x() // 2, -angle.y() // 2)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Zoom with the pinch gesture of a trackpad."""
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom_by(1.0 + event.value(), event.position())
            return True
        return super().viewportEvent(event)

    # ----------------------------------------------------------------------------------------------

    def _show_rect(self, rect: QRectF, *, limit: float) -> None:
        area = self.viewport().size()
        if rect.isEmpty() or area.isEmpty():
            return
        room = 2 * min(16, area.width() // 20)
        scale = min(
            (area.width() - room) / rect.width(), (area.height() - room) / rect.height(), limit
        )
        self._set_scale(scale)
        self.centerOn(rect.center())

    def _set_scale(self, scale: float) -> None:
        scale = min(max(scale, MIN_SCALE), MAX_SCALE)
        self.setTransform(QTransform.fromScale(scale, scale))
        self._set_room()
        self.zoom_changed.emit(scale)

    def _set_room(self) -> None:
        """Let every pixel of the photo be brought to the middle of the view."""
        scale = max(self.scale_factor, 1e-6)
        wide, high = self.viewport().width() / scale, self.viewport().height() / scale
        self.setSceneRect(self._photo.adjusted(-wide, -high, wide, high))

    def _pan(self, right: int, down: int) -> None:
        if self._photo.isEmpty() or not (right or down):
            return
        self._fitting = False
        self._scroll(right, down)

    def _scroll(self, right: int, down: int) -> None:
        horizontal, vertical = self.horizontalScrollBar(), self.verticalScrollBar()
        horizontal.setValue(horizontal.value() + right)
        vertical.setValue(vertical.value() + down)

    def _scene_point(self, place: QPointF) -> QPointF:
        inverse, _ = self.viewportTransform().inverted()
        return inverse.map(place)
