"""Drawing tools: polygon, box, brush, vertices, clicks, and the edits of masks."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot

from carnn_desktop.ui.drawing.action_table import ACTIONS
from carnn_desktop.ui.drawing.desk import DrawingDesk
from carnn_desktop.ui.drawing.mask_actions import MaskActions
from carnn_desktop.ui.drawing.options_bar import OptionsBar
from carnn_desktop.ui.drawing.peek import Peek
from carnn_desktop.ui.drawing.simplify_bar import SimplifyBar
from carnn_desktop.ui.drawing.tone_bar import ToneBar
from carnn_desktop.ui.drawing.toolbox import Toolbox
from carnn_desktop.ui.shell.actions import plain
from carnn_desktop.ui.shell.workbench import Feature, Workbench


class Drawing(QObject):
    """Keeps the parts and joins them."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self.setObjectName("drawing")
        self._bench = bench
        self.desk = DrawingDesk(bench.session, bench.canvas, bench.dialogs, self)
        self.masks = MaskActions(bench, self.desk)
        self.options_bar = OptionsBar(bench.canvas, self.desk.options, bench.actions["protect"])
        self.simplify_bar = SimplifyBar(bench.canvas, self.desk)
        bench.keys.claim(self.simplify_bar.key)
        self.toolbox = Toolbox(bench, self.desk)
        self.toolbox.changed.connect(self._tool_changed)
        bench.on("simplify", self.simplify)
        bench.on("brush_smaller", partial(self.desk.options.step_size, -1))
        bench.on("brush_larger", partial(self.desk.options.step_size, 1))
        bench.session.image_opened.connect(self._image_opened)
        self.tone_bar = ToneBar(bench.canvas, bench.actions["tone"])
        bench.keys.claim(self.tone_bar.key)
        self.peek = Peek(bench.actions["peek"], bench.actions["hide_all"], self)
        bench.actions["crosshair"].toggled.connect(bench.canvas.set_crosshair)
        bench.actions["pixel_grid"].toggled.connect(bench.canvas.set_grid)

    def simplify(self) -> None:
        """Show the sliders for the selected objects."""
        self.toolbox.choose("tool_select")
        self.simplify_bar.open_bar()

    @Slot(object)
    def _tool_changed(self, name: str) -> None:
        self.simplify_bar.close_bar()
        self.options_bar.show_tool(name, plain(self._bench.actions[name].text()))

    @Slot(object)
    def _image_opened(self, _event: object) -> None:
        self.simplify_bar.close_bar()


def _install(bench: Workbench) -> None:
    Drawing(bench)


FEATURE = Feature(actions=ACTIONS, install=_install)
