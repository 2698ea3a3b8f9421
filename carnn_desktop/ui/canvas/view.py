"""The view on the canvas: zoom at the cursor, pan, fit, and clicks in image coordinates."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QInputDevice,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QTabletEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsScene,
    QGraphicsView,
    QRubberBand,
    QWidget,
)

from carnn_desktop.ui.canvas.pointer import Pointer, PointerTool

MIN_SCALE, MAX_SCALE = 0.01, 64.0
_STEP = 1.25
_NOTCH = 120  # angle delta of one notch of a wheel
_Button = Qt.MouseButton


@dataclass(frozen=True, slots=True)
class CanvasPoint:
    """A place on the photo: pixel (x, y), whether Ctrl or Shift was held, and the screen place."""

    x: int
    y: int
    extend: bool = False
    global_pos: QPoint | None = None


class CanvasView(QGraphicsView):
    """Shows a scene whose units are image pixels. Emits what happens, decides nothing."""

    clicked = Signal(object)  # CanvasPoint
    banded = Signal(object)  # QRectF in image pixels, drawn with Shift
    hovered = Signal(object)  # CanvasPoint | None
    menu_wanted = Signal(object)  # CanvasPoint
    zoom_changed = Signal(object)  # float, device-independent pixels per image pixel

    def __init__(self, scene: QGraphicsScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setRenderHints(QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(False)  # a dropped folder is the window's business
        self.wheel_zooms = True
        self._photo = QRectF()
        self._fitting = True
        self._tool: PointerTool | None = None
        self._drawing = False  # the tool has the button
        self._pan_tool = False
        self._space = False
        self._pressed: QPoint | None = None
        self._panning: QPoint | None = None
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, self.viewport())
        self._banding = False

    # What is shown --------------------------------------------------------------------------------

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

    def set_tool(self, tool: PointerTool | None) -> None:
        """Give a tool the left and right button; None: clicks select, drags move the photo."""
        self._tool, self._drawing = tool, False
        self.stop_band()
        self._show_cursor()

    @property
    def has_tool(self) -> bool:
        """Whether a drawing tool has the buttons."""
        return self._tool is not None

    def stop_band(self) -> None:
        """Put the rubber band away."""
        self._banding, self._pressed = False, None
        self._band.hide()

    def set_pan_tool(self, on: bool) -> None:
        """Let the left button move the photo only (``on``), or also select."""
        self._pan_tool = on
        self._show_cursor()

    def set_space(self, held: bool) -> None:
        """Let the left button pan while the space bar is held."""
        self._space = held
        self._show_cursor()

    # Qt events ------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep fitting, or keep the middle where it is."""
        super().resizeEvent(event)
        if self._fitting:
            self._show_rect(self._photo, limit=8.0)
        else:
            self._set_room()

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
        """Zoom with the pinch gesture of a trackpad; draw with a pen and its pressure."""
        if isinstance(event, QTabletEvent) and self._pen(event):
            return True
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom_by(1.0 + event.value(), event.position())
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a pan, a stroke of the tool, or a click that may become a pan."""
        if event.button() == _Button.MiddleButton or (
            event.button() == _Button.LeftButton and (self._space or self._pan_tool)
        ):
            self._panning = event.position().toPoint()
            self._show_cursor()
        elif self._tool is not None:
            self._drawing = True
            self._tool.press(self._pointer(event, event.button()))
        elif event.button() == _Button.LeftButton:
            self._pressed = event.position().toPoint()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or tell where the cursor is."""
        place = event.position().toPoint()
        if self._pressed is not None:
            far = (place - self._pressed).manhattanLength()
            if far >= QApplication.startDragDistance() and not self._banding:
                if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                    self._banding = True
                    self._band.show()
                else:
                    self._panning, self._pressed = self._pressed, None
                    self._show_cursor()
            if self._banding and self._pressed is not None:
                self._band.setGeometry(QRect(self._pressed, place).normalized())
        if self._panning is not None:
            moved = place - self._panning
            self._panning = place
            self._pan(-moved.x(), -moved.y())
        elif self._tool is not None:
            self._tool.move(self._pointer(event, _held(event.buttons())))
        self.hovered.emit(self._canvas_point(event.position()))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a pan or a stroke, or click."""
        if self._tool is not None and self._drawing:
            self._drawing = False
            self._tool.release(self._pointer(event, event.button()))
        elif self._banding and event.button() == _Button.LeftButton:
            area = QRectF(self._band.geometry())
            self.stop_band()
            corners = self._scene_point(area.topLeft()), self._scene_point(area.bottomRight())
            self.banded.emit(QRectF(*corners))
        elif self._pressed is not None and event.button() == _Button.LeftButton:
            self._pressed = None
            extend = bool(
                event.modifiers()
                & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
            )
            self.clicked.emit(self._canvas_point(event.position(), extend=extend))
        elif event.button() in (_Button.LeftButton, _Button.MiddleButton):
            self._panning = None
            self._show_cursor()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell the tool; without one the second press is a press like any other."""
        if self._tool is not None and event.button() == _Button.LeftButton and not self._moves():
            self._tool.double_click(self._pointer(event, event.button()))
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the cursor; a tool has the right button itself."""
        if self._tool is not None and event.reason() == QContextMenuEvent.Reason.Mouse:
            event.accept()
            return
        point = self._canvas_point(QPointF(event.pos()))
        self.menu_wanted.emit(CanvasPoint(point.x, point.y, global_pos=event.globalPos()))
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the tool's cursor."""
        self._show_cursor()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the cursor is nowhere on the photo."""
        self.hovered.emit(None)
        if self._tool is not None:
            self._tool.leave()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget the space bar: its release will go to somebody else."""
        self.set_space(False)
        super().focusOutEvent(event)

    # ----------------------------------------------------------------------------------------------

    def _moves(self) -> bool:
        return self._space or self._pan_tool

    def _pointer(self, event: QMouseEvent | QTabletEvent, button: Qt.MouseButton) -> Pointer:
        place = self._scene_point(event.position())
        pressure = event.pressure() if isinstance(event, QTabletEvent) else 1.0
        return Pointer(place.x(), place.y(), button, event.modifiers(), pressure)

    def _pen(self, event: QTabletEvent) -> bool:
        """Give a pen's event to the tool; False: let Qt make a mouse event of it."""
        if self._tool is None or self._moves() or self._panning is not None:
            return False
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            self._drawing = True
            self._tool.press(self._pointer(event, event.button()))
        elif kind == QEvent.Type.TabletMove:
            self._tool.move(self._pointer(event, _held(event.buttons())))
        elif kind == QEvent.Type.TabletRelease and self._drawing:
            self._drawing = False
            self._tool.release(self._pointer(event, event.button()))
        event.accept()
        return True

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

    def _canvas_point(self, place: QPointF, *, extend: bool = False) -> CanvasPoint:
        point = self._scene_point(place)
        return CanvasPoint(int(point.x() // 1), int(point.y() // 1), extend)

    def _show_cursor(self) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._panning is not None:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space or self._pan_tool:
            shape = Qt.CursorShape.OpenHandCursor
        elif self._tool is not None:
            shape = self._tool.cursor
        self.viewport().setCursor(shape)


def _held(buttons: Qt.MouseButton) -> Qt.MouseButton:
    """Return the button that is held during a move."""
    for button in (_Button.LeftButton, _Button.RightButton):
        if buttons & button:
            return button
    return _Button.NoButton
