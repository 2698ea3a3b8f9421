"""The view on the canvas: what the pointer does, in image coordinates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtWidgets import QApplication, QGraphicsScene, QRubberBand, QWidget

from carnn_desktop.ui.canvas.navigation import PhotoView
from carnn_desktop.ui.canvas.pointer import Pointer, PointerTool
from carnn_desktop.ui.look.handlers import guarded

_Button = Qt.MouseButton


class CanvasView(PhotoView):
    """Emits what happens, decides nothing.

    Without a tool a click selects and a drag moves the photo; with Shift it draws a rubber band,
    with Ctrl on a selected object it moves the selected ones: a plain drag would move an object by
    mistake whenever somebody wants to see the rest of it.
    """

    clicked = Signal(object)  # Pointer
    banded = Signal(object)  # QRectF in image pixels, drawn with Shift
    hovered = Signal(object)  # Pointer | None
    menu_wanted = Signal(object, object)  # Pointer, and the place on the screen (QPoint)

    def __init__(self, scene: QGraphicsScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(False)  # a dropped folder is the window's business
        self._tool: PointerTool | None = None
        self._mover: PointerTool | None = None
        self._takes: Callable[[Pointer], bool] = lambda _at: False
        self._holder: PointerTool | None = None  # the tool that has the button
        self._movable: Pointer | None = None  # where a drag that moves objects would begin
        self._over_movable = False
        self._pan_tool = False
        self._space = False
        self._pressed: QPoint | None = None
        self._panning: QPoint | None = None
        self._pan_button = _Button.LeftButton
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, self.viewport())
        self._banding = False

    # Who has the buttons --------------------------------------------------------------------------

    def set_tool(self, tool: PointerTool | None) -> None:
        """Give a tool the left and right button; None: clicks select, drags move the photo."""
        self._tool, self._holder = tool, None
        self.stop_band()
        self._show_cursor()

    def set_mover(self, mover: PointerTool, takes: Callable[[Pointer], bool]) -> None:
        """Let ``mover`` have the drags with Ctrl that begin where it takes hold of something."""
        self._mover, self._takes = mover, takes

    @property
    def has_tool(self) -> bool:
        """Whether a drawing tool has the buttons."""
        return self._tool is not None

    def stop_band(self) -> None:
        """Put the rubber band away."""
        self._banding, self._pressed, self._movable = False, None, None
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

    def viewportEvent(self, event: QEvent) -> bool:
        """Draw with a pen and its pressure."""
        if isinstance(event, QTabletEvent) and self._pen(event):
            return True
        return super().viewportEvent(event)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a pan, a stroke of the tool, or a click that may become a pan."""
        if event.button() == _Button.MiddleButton or (
            event.button() == _Button.LeftButton and (self._space or self._pan_tool)
        ):
            self._panning, self._pan_button = event.position().toPoint(), event.button()
            self._show_cursor()
        elif self._tool is not None:
            self._holder = self._tool
            self._tool.press(self._pointer(event, event.button()))
        elif event.button() == _Button.LeftButton:
            self._pressed = event.position().toPoint()
            at = self._pointer(event, event.button())
            self._movable = at if self._moves_objects(at) else None
        event.accept()

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or tell where the cursor is."""
        place = event.position().toPoint()
        if self._pressed is not None:
            self._drag_from(self._pressed, place, event.modifiers())
        holder = self._holder or self._tool
        if self._panning is not None:
            moved = place - self._panning
            self._panning = place
            self._pan(-moved.x(), -moved.y())
        elif holder is not None:
            holder.move(self._pointer(event, _held(event.buttons())))
        elif not event.buttons():
            self._look_for_movable(self._pointer(event, _Button.NoButton))
        self.hovered.emit(self._pointer(event, _Button.NoButton))
        event.accept()

    def _drag_from(self, start: QPoint, place: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Begin what a drag means, once the pointer is far enough for one; draw the band."""
        far = (place - start).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._banding:
            if self._movable is not None and self._mover is not None:
                self._pressed, self._holder = None, self._mover
                self._mover.press(self._movable)
                self._show_cursor()
            elif modifiers & Qt.KeyboardModifier.ShiftModifier:
                self._banding = True
                self._band.show()
            else:
                self._panning, self._pan_button, self._pressed = start, _Button.LeftButton, None
                self._show_cursor()
        if self._banding:
            self._band.setGeometry(QRect(start, place).normalized())

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a pan or a stroke, or click."""
        if self._panning is not None and event.button() == self._pan_button:
            self._panning = None
            self._show_cursor()
        elif self._holder is not None:
            holder = self._holder
            if not event.buttons() & (_Button.LeftButton | _Button.RightButton):
                self._holder = None  # another button may come and go within a stroke
            holder.release(self._pointer(event, event.button()))
            self._show_cursor()
        elif self._banding and event.button() == _Button.LeftButton:
            area = QRectF(self._band.geometry())
            self.stop_band()
            corners = self._scene_point(area.topLeft()), self._scene_point(area.bottomRight())
            self.banded.emit(QRectF(*corners))
        elif self._pressed is not None and event.button() == _Button.LeftButton:
            self._pressed = None
            self.clicked.emit(self._pointer(event, event.button()))
        event.accept()

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell the tool; without one the second press is a press like any other."""
        if self._tool is not None and event.button() == _Button.LeftButton and not self._moves():
            self._holder = self._tool  # no press comes with it, and its release ends it
            self._tool.double_click(self._pointer(event, event.button()))
        else:
            self.mousePressEvent(event)

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the cursor; a tool has the right button itself."""
        if self._tool is not None and event.reason() == QContextMenuEvent.Reason.Mouse:
            event.accept()
            return
        point = self._scene_point(QPointF(event.pos()))
        self.menu_wanted.emit(Pointer(point.x(), point.y()), event.globalPos())
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show that a drag would move objects as soon as Ctrl is held."""
        self._ctrl_changed(event, held=True)
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()  # they order objects; with none selected the photo must not be gone
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Show the plain cursor again."""
        self._ctrl_changed(event, held=False)
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget the space bar: its release will go to somebody else."""
        self.set_space(False)
        super().focusOutEvent(event)

    # ----------------------------------------------------------------------------------------------

    def _moves(self) -> bool:
        return self._space or self._pan_tool

    def _moves_objects(self, at: Pointer) -> bool:
        """Tell whether a drag that begins here moves objects."""
        held = at.held(Qt.KeyboardModifier.ControlModifier) and not self._moves()
        return held and self._takes(at)

    def _look_for_movable(self, at: Pointer) -> None:
        over = self._moves_objects(at)
        if over != self._over_movable:
            self._over_movable = over
            self._show_cursor()

    def _ctrl_changed(self, event: QKeyEvent, *, held: bool) -> None:
        if event.key() != Qt.Key.Key_Control or self._tool is not None:
            return
        place = self.viewport().mapFromGlobal(QCursor.pos())
        point = self._scene_point(QPointF(place))
        key = Qt.KeyboardModifier
        modifiers = key.ControlModifier if held else key.NoModifier
        self._look_for_movable(Pointer(point.x(), point.y(), modifiers=modifiers))

    def _pointer(self, event: QMouseEvent | QTabletEvent, button: Qt.MouseButton) -> Pointer:
        place = self._scene_point(event.position())
        at = Pointer(place.x(), place.y(), button, event.modifiers())
        if not isinstance(event, QTabletEvent):
            return at
        eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
        return replace(at, pressure=event.pressure(), eraser=eraser)

    def _pen(self, event: QTabletEvent) -> bool:
        """Give a pen's event to the tool; False: let Qt make a mouse event of it."""
        if self._tool is None or self._moves() or self._panning is not None:
            return False
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            self._holder = self._tool
            self._tool.press(self._pointer(event, event.button()))
        elif kind == QEvent.Type.TabletMove:
            self._tool.move(self._pointer(event, _held(event.buttons())))
        elif kind == QEvent.Type.TabletRelease and self._holder is not None:
            self._holder = None
            self._tool.release(self._pointer(event, event.button()))
        event.accept()
        return True

    def _show_cursor(self) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._panning is not None:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space or self._pan_tool:
            shape = Qt.CursorShape.OpenHandCursor
        elif self._tool is not None:
            shape = self._tool.cursor
        elif self._mover is not None and (self._over_movable or self._holder is self._mover):
            shape = self._mover.cursor
        self.viewport().setCursor(shape)


def _held(buttons: Qt.MouseButton) -> Qt.MouseButton:
    """Return the button that is held during a move."""
    for button in (_Button.LeftButton, _Button.RightButton):
        if buttons & button:
            return button
    return _Button.NoButton
