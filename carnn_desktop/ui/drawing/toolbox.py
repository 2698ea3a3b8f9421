"""Which tool is in use: actions, keys and the session's changes reach it through here."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot

from carnn_desktop.services.events import OpenedImage
from carnn_desktop.ui.drawing.brush import BrushTool
from carnn_desktop.ui.drawing.clicks import ClickTool
from carnn_desktop.ui.drawing.context import DrawingContext
from carnn_desktop.ui.drawing.cutting import KnifeTool
from carnn_desktop.ui.drawing.move import MoveTool
from carnn_desktop.ui.drawing.polygon import PolygonTool
from carnn_desktop.ui.drawing.rectangle import BoxTool, CropTool
from carnn_desktop.ui.drawing.tool import Tool
from carnn_desktop.ui.drawing.vertices import VertexTool
from carnn_desktop.ui.shell.workbench import Workbench

_PLAIN = ("tool_select", "tool_pan")
_DRAWING = ("tool_polygon", "tool_box", "tool_brush", "tool_clicks")


class Toolbox(QObject):
    """One tool at a time. ``changed``: the action id of the tool in use.

    crop : the tool that chooses a part of the photo to look at
    """

    changed = Signal(object)

    def __init__(self, bench: Workbench, context: DrawingContext) -> None:
        super().__init__(bench.window)
        self._actions, self._view, self._context = bench.actions, bench.canvas.view, context
        self._mover = MoveTool(context)
        self.crop = CropTool(context)
        self.tools: Mapping[str, Tool] = {
            "tool_move": self._mover,
            "tool_polygon": PolygonTool(context),
            "tool_box": BoxTool(context),
            "tool_brush": BrushTool(context, erases=False),
            "tool_eraser": BrushTool(context, erases=True),
            "tool_clicks": ClickTool(context),
            "tool_vertices": VertexTool(context),
            "tool_knife": KnifeTool(context),
            "tool_crop": self.crop,
        }
        self.current = "tool_select"
        self._last_drawing = "tool_brush"
        self._tool: Tool | None = None
        for name in (*_PLAIN, *self.tools):
            self._actions[name].toggled.connect(lambda on, n=name: self._toggled(n, on))
        self._continue = self._actions["continue_object"]
        self._continue.toggled.connect(self._continue_toggled)
        context.options.changed.connect(self._options_changed)
        session = bench.session
        session.image_opened.connect(self._image_opened)
        session.project_closed.connect(self._left)
        session.image_failed.connect(self._left)
        session.selection_changed.connect(self._follow)
        session.document_changed.connect(self._follow)
        session.current_category_changed.connect(self._recolor)
        bench.canvas.view.zoom_changed.connect(self._follow)
        bench.canvas.view.set_mover(self._mover, self._mover.takes)
        bench.keys.claim(self.key)

    def choose(self, name: str) -> None:
        """Put a tool to use, as its button does."""
        self._actions[name].setChecked(True)

    def key(self, key: str) -> bool:
        """Give Enter, Esc and Backspace to the tool when it has a use for them."""
        if self._tool is None:
            return key == "Esc" and self._mover.cancel()
        if key == "Return":
            return self._tool.finish()
        if key == "Esc":
            if not self._tool.cancel():
                self.choose("tool_select")
            return True
        return key == "Backspace" and self._tool.back()

    def _toggled(self, name: str, on: bool) -> None:
        if not on or name == self.current:
            return
        self._mover.cancel()
        if self._tool is not None:
            self._tool.stop()
        self.current = name
        self._context.options.set_target("new")  # going on with an object is chosen each time
        if name in _DRAWING:
            self._last_drawing = name
        self._tool = self.tools.get(name)
        self._view.set_tool(self._tool)
        self._context.overlay.let_paint(None if self._tool is None else self._tool.paint)
        if self._tool is not None:
            self._tool.start()
        self.changed.emit(name)

    @Slot(object)
    def _image_opened(self, opened: OpenedImage) -> None:
        height, width = opened.pixels.shape[:2]
        self._context.overlay.set_size(width, height)
        self._context.options.set_target("new")
        self._left(opened)
        if self._tool is not None:
            self._tool.start()

    @Slot(object)
    def _left(self, _event: object) -> None:
        self._mover.cancel()
        if self._tool is not None:
            self._tool.cancel()

    @Slot(bool)
    def _continue_toggled(self, on: bool) -> None:
        """Draw on at the selected object, with the tool in use or the one used last, or stop it."""
        options = self._context.options
        if not on:
            if options.target == "add":
                options.set_target("new")
        elif self._context.target() is None:
            self._context.tell(self.tr("Select the one object to go on with first."))
            self._continue.setChecked(False)
        else:
            if self.current not in _DRAWING:
                self.choose(self._last_drawing)
            options.set_target("add")

    @Slot(object)
    def _recolor(self, _category: object) -> None:
        self._context.repaint()

    @Slot()
    def _options_changed(self) -> None:
        self._continue.setChecked(self._context.options.target == "add")
        self._context.repaint()

    @Slot(object)
    def _follow(self, _event: object) -> None:
        options = self._context.options
        if options.target == "add" and self._context.target() is None:
            options.set_target("new")
        if self._tool is not None:
            self._tool.selection_changed()
