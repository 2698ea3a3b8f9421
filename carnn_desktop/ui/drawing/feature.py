"""Drawing tools: polygon, box, brush, vertices, clicks, and the edits of masks."""

from __future__ import annotations

from functools import partial

from carnn_desktop.ui.drawing.action_table import ACTIONS
from carnn_desktop.ui.drawing.context import DrawingContext
from carnn_desktop.ui.drawing.mask_actions import MaskActions
from carnn_desktop.ui.drawing.options_bar import OptionsBar
from carnn_desktop.ui.drawing.peek import Peek
from carnn_desktop.ui.drawing.simplify_bar import SimplifyBar
from carnn_desktop.ui.drawing.split_bar import SplitBar
from carnn_desktop.ui.drawing.tone_bar import ToneBar
from carnn_desktop.ui.drawing.toolbox import Toolbox
from carnn_desktop.ui.shell.actions import plain
from carnn_desktop.ui.shell.workbench import Feature, Workbench


def _install(bench: Workbench) -> None:
    context = DrawingContext(bench.session, bench.canvas, bench.dialogs, bench.window)
    MaskActions(bench, context)
    options_bar = OptionsBar(bench.canvas, context, bench.actions)
    simplify_bar = SimplifyBar(bench.canvas, context)
    bench.keys.claim(simplify_bar.key)
    split_bar = SplitBar(bench.canvas, context)
    bench.keys.claim(split_bar.key)
    for bar in (options_bar, simplify_bar, split_bar):
        bench.notices.stay_below(bar)
    toolbox = Toolbox(bench, context)

    def tool_changed(name: str) -> None:
        simplify_bar.close_bar()
        split_bar.close_bar()
        options_bar.show_tool(name, plain(bench.actions[name].text()))

    def simplify() -> None:
        """Show the sliders for the selected objects."""
        toolbox.choose("tool_select")
        simplify_bar.open_bar()

    def look_in(crop: tuple[int, int, int, int]) -> None:
        """Run on a part of the photo; the next drag moves the photo again."""
        toolbox.choose("tool_select")
        bench.prompt.crop_wanted.emit(crop)

    toolbox.changed.connect(tool_changed)
    toolbox.crop.chosen.connect(look_in)
    bench.on("simplify", simplify)
    bench.on("split_parts", split_bar.split)
    bench.on("brush_smaller", partial(context.options.step_size, -1))
    bench.on("brush_larger", partial(context.options.step_size, 1))
    bench.session.image_opened.connect(simplify_bar.close_bar)
    bench.session.image_opened.connect(split_bar.close_bar)
    tone_bar = ToneBar(bench.canvas, bench.actions["tone"])
    bench.keys.claim(tone_bar.key)
    Peek(bench.actions["peek"], bench.actions["hide_all"], bench.window)
    bench.actions["crosshair"].toggled.connect(bench.canvas.set_crosshair)
    bench.actions["pixel_grid"].toggled.connect(bench.canvas.set_grid)


FEATURE = Feature(actions=ACTIONS, install=_install)
