"""The rows of the table of actions for drawing: the tools, and the edits of masks."""

from __future__ import annotations

from functools import partial

from carnn_desktop.ui.shell.action_spec import (
    QT_TRANSLATE_NOOP,
    ActionSpec,
    has_image,
    has_selection,
)
from carnn_desktop.ui.shell.context import UiContext


def _several(context: UiContext) -> bool:
    return context.selected > 1


_in_tools = partial(ActionSpec, group="tools")
_tool = partial(_in_tools, checkable=True, in_bar=True)
_in_edit = partial(ActionSpec, group="edit")
_of_selection = partial(_in_edit, enabled=has_selection)
_in_view = partial(ActionSpec, group="view")

TOOLS: tuple[ActionSpec, ...] = (
    _in_tools(
        id="tool_move",
        text=QT_TRANSLATE_NOOP("Actions", "Mo&ve objects"),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Drag the selected objects; with the select tool a drag with Ctrl does the same",
        ),
        icon="move",
        letters=("M",),
        checkable=True,
        in_bar=True,
    ),
    _in_tools(
        id="tool_polygon",
        text=QT_TRANSLATE_NOOP("Actions", "&Polygon"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Click the corners or drag freehand; Enter or a double click closes"
        ),
        icon="polygon",
        letters=("P",),
        checkable=True,
        in_bar=True,
    ),
    _tool(
        id="tool_box",
        text=QT_TRANSLATE_NOOP("Actions", "Bo&x"),
        tip=QT_TRANSLATE_NOOP("Actions", "Drag a rectangle"),
        icon="box",
        letters=("R",),
    ),
    _in_tools(
        id="tool_brush",
        text=QT_TRANSLATE_NOOP("Actions", "&Brush"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Paint a new object; with Shift go on with the selected one, with Ctrl erase"
        ),
        icon="brush",
        letters=("B",),
        checkable=True,
        in_bar=True,
    ),
    _in_tools(
        id="tool_eraser",
        text=QT_TRANSLATE_NOOP("Actions", "&Eraser"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Take pixels from the selected object; with Ctrl it paints"
        ),
        icon="eraser",
        letters=("E",),
        checkable=True,
        in_bar=True,
    ),
    _in_tools(
        id="tool_clicks",
        text=QT_TRANSLATE_NOOP("Actions", "Mask by &clicks"),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Left click: object, right click: not the object, drag: a box; Enter takes the mask",
        ),
        icon="clicks",
        letters=("Q",),
        checkable=True,
        in_bar=True,
    ),
    _in_tools(
        id="tool_vertices",
        text=QT_TRANSLATE_NOOP("Actions", "Edit &outline"),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Drag the corners of the selected object; double click adds one, Alt+click removes one",
        ),
        icon="vertices",
        keys=("Ctrl+J",),
        checkable=True,
        in_bar=True,
    ),
    _tool(
        id="tool_knife",
        text=QT_TRANSLATE_NOOP("Actions", "&Divide by a line"),
        tip=QT_TRANSLATE_NOOP("Actions", "Draw a line across objects; with Shift it is straight"),
        icon="knife",
        letters=("Alt+J",),
    ),
    _tool(
        id="tool_crop",
        text=QT_TRANSLATE_NOOP("Actions", "Propose in a part of the p&hoto…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Drag a rectangle: the typed concepts or phrase are looked for in it alone, closely",
        ),
        icon="crop",
        letters=("Alt+I",),
    ),
    _in_tools(
        id="continue_object",
        text=QT_TRANSLATE_NOOP("Actions", "&Go on with the selected object"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "What is drawn next belongs to the selected object, not to a new one"
        ),
        icon="continue",
        letters=("C",),
        enabled=has_selection,
        checkable=True,
        separated=True,
    ),
    _in_tools(
        id="brush_smaller",
        text=QT_TRANSLATE_NOOP("Actions", "S&maller brush"),
        icon="brush-smaller",
        letters=("[",),
        repeats=True,
    ),
    _in_tools(
        id="brush_larger",
        text=QT_TRANSLATE_NOOP("Actions", "&Larger brush"),
        icon="brush-larger",
        letters=("]",),
        repeats=True,
    ),
    _in_tools(
        id="protect",
        text=QT_TRANSLATE_NOOP("Actions", "P&rotect accepted objects"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Drawing keeps off accepted objects; without it, it takes their pixels"
        ),
        icon="protect",
        checkable=True,
        checked=True,
    ),
)

MASKS: tuple[ActionSpec, ...] = (
    _of_selection(
        id="copy",
        text=QT_TRANSLATE_NOOP("Actions", "&Copy objects"),
        icon="copy",
        keys=("Ctrl+C",),
        separated=True,
    ),
    _in_edit(
        id="paste",
        text=QT_TRANSLATE_NOOP("Actions", "&Paste objects"),
        tip=QT_TRANSLATE_NOOP("Actions", "Put the copied objects here as proposals"),
        icon="paste",
        keys=("Ctrl+V",),
        enabled=has_image,
    ),
    _of_selection(
        id="paste_next",
        text=QT_TRANSLATE_NOOP("Actions", "Copy to the &next image"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the next image and put the selected objects there"),
        icon="paste-next",
        keys=("Ctrl+Shift+V",),
    ),
    _of_selection(
        id="duplicate",
        text=QT_TRANSLATE_NOOP("Actions", "D&uplicate"),
        icon="duplicate",
        keys=("Ctrl+D",),
    ),
    _in_edit(
        id="select_all",
        text=QT_TRANSLATE_NOOP("Actions", "Select &all"),
        icon="select-all",
        keys=("Ctrl+A",),
        enabled=has_image,
    ),
    _of_selection(
        id="fill_holes",
        text=QT_TRANSLATE_NOOP("Actions", "&Fill holes"),
        icon="fill-holes",
        letters=("Shift+H",),
        separated=True,
    ),
    _of_selection(
        id="remove_islands",
        text=QT_TRANSLATE_NOOP("Actions", "Remove &islands"),
        tip=QT_TRANSLATE_NOOP("Actions", "Drop parts that are small beside the largest"),
        icon="remove-islands",
        letters=("Shift+I",),
    ),
    _of_selection(
        id="simplify",
        text=QT_TRANSLATE_NOOP("Actions", "&Smooth and simplify…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Fewer corners, with the cost in overlap shown"),
        icon="simplify",
        letters=("Shift+S",),
    ),
    _of_selection(
        id="split_parts",
        text=QT_TRANSLATE_NOOP("Actions", "Split into pa&rts"),
        tip=QT_TRANSLATE_NOOP("Actions", "Make every connected part an object of its own"),
        icon="split",
        letters=("Shift+P",),
    ),
    _in_edit(
        id="join",
        text=QT_TRANSLATE_NOOP("Actions", "&Join"),
        tip=QT_TRANSLATE_NOOP("Actions", "Make one object of the selected ones"),
        icon="join",
        letters=("J",),
        enabled=_several,
    ),
    _in_edit(
        id="subtract",
        text=QT_TRANSLATE_NOOP("Actions", "Su&btract"),
        tip=QT_TRANSLATE_NOOP("Actions", "Take the smaller selected objects from the largest"),
        icon="subtract",
        letters=("Shift+J",),
        enabled=_several,
    ),
    _of_selection(
        id="raise",
        text=QT_TRANSLATE_NOOP("Actions", "Brin&g forward"),
        icon="raise",
        letters=("PgUp",),
        separated=True,
    ),
    _of_selection(
        id="lower",
        text=QT_TRANSLATE_NOOP("Actions", "Send back&ward"),
        icon="lower",
        letters=("PgDown",),
    ),
    _of_selection(
        id="to_top",
        text=QT_TRANSLATE_NOOP("Actions", "Bring to the f&ront"),
        icon="to-top",
        letters=("Shift+PgUp",),
    ),
    _of_selection(
        id="to_bottom",
        text=QT_TRANSLATE_NOOP("Actions", "Send to the bac&k"),
        icon="to-bottom",
        letters=("Shift+PgDown",),
    ),
    _in_edit(
        id="crowd",
        text=QT_TRANSLATE_NOOP("Actions", "Mark as cro&wd"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "A group that is not told apart (iscrowd in COCO), or a single object again"
        ),
        icon="crowd",
        enabled=has_selection,
        separated=True,
    ),
    _of_selection(
        id="attributes",
        text=QT_TRANSLATE_NOOP("Actions", "Attribu&tes…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Names and values of your own for the selected objects"),
        icon="attributes",
    ),
)

VIEWS: tuple[ActionSpec, ...] = (
    _in_view(
        id="peek",
        text=QT_TRANSLATE_NOOP("Actions", "Photo &without masks while held"),
        tip=QT_TRANSLATE_NOOP("Actions", "Hold the key to see the photo alone"),
        icon="peek",
        letters=("W",),
        enabled=has_image,
        separated=True,
    ),
    _in_view(
        id="crosshair",
        text=QT_TRANSLATE_NOOP("Actions", "&Crosshair"),
        tip=QT_TRANSLATE_NOOP("Actions", "A cross through the pointer, over the whole photo"),
        icon="crosshair",
        letters=("Shift+C",),
        checkable=True,
    ),
    _in_view(
        id="pixel_grid",
        text=QT_TRANSLATE_NOOP("Actions", "Pixel &grid"),
        tip=QT_TRANSLATE_NOOP("Actions", "Lines between the pixels when they are large"),
        icon="grid",
        letters=("Shift+G",),
        checkable=True,
        checked=True,
    ),
    _in_view(
        id="tone",
        text=QT_TRANSLATE_NOOP("Actions", "&Brightness and contrast…"),
        tip=QT_TRANSLATE_NOOP("Actions", "For dark photos; the files stay as they are"),
        icon="tone",
        letters=("Shift+B",),
        enabled=has_image,
        checkable=True,
    ),
)

NUDGES: tuple[tuple[str, int, int], ...] = (
    ("nudge_left", -1, 0),
    ("nudge_right", 1, 0),
    ("nudge_up", 0, -1),
    ("nudge_down", 0, 1),
)

_NUDGE_TEXTS = {
    "nudge_left": (QT_TRANSLATE_NOOP("Actions", "Move left by a pixel"), "Alt+Left"),
    "nudge_right": (QT_TRANSLATE_NOOP("Actions", "Move right by a pixel"), "Alt+Right"),
    "nudge_up": (QT_TRANSLATE_NOOP("Actions", "Move up by a pixel"), "Alt+Up"),
    "nudge_down": (QT_TRANSLATE_NOOP("Actions", "Move down by a pixel"), "Alt+Down"),
}

ACTIONS: tuple[ActionSpec, ...] = (
    *TOOLS,
    *MASKS,
    *VIEWS,
    *(
        _of_selection(
            id=name,
            text=text,
            letters=(key,),
            repeats=True,
            separated=name == "nudge_left",
        )
        for name, (text, key) in _NUDGE_TEXTS.items()
    ),
)
