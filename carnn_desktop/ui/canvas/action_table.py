"""The rows of the table of actions for what is seen of the photo and its masks."""

from __future__ import annotations

from functools import partial

from carnn_desktop.ui.shell.action_spec import (
    QT_TRANSLATE_NOOP,
    ActionSpec,
    has_image,
    has_selection,
)

_in_view = partial(ActionSpec, group="view")
_in_tools = partial(ActionSpec, group="tools")

ACTIONS: tuple[ActionSpec, ...] = (
    _in_view(
        id="zoom_to_object",
        text=QT_TRANSLATE_NOOP("Actions", "Zoom to &object"),
        icon="target",
        letters=("Z",),
        enabled=has_selection,
    ),
    _in_view(
        id="fit",
        text=QT_TRANSLATE_NOOP("Actions", "&Fit in window"),
        icon="fit",
        keys=("Ctrl+F",),
        letters=("F",),
        enabled=has_image,
    ),
    _in_view(
        id="actual_size",
        text=QT_TRANSLATE_NOOP("Actions", "&100 %"),
        tip=QT_TRANSLATE_NOOP("Actions", "One screen pixel for each image pixel"),
        icon="actual-size",
        keys=("Ctrl+0",),
        enabled=has_image,
    ),
    _in_view(
        id="zoom_in",
        text=QT_TRANSLATE_NOOP("Actions", "Zoom &in"),
        icon="zoom-in",
        keys=("Ctrl++", "Ctrl+="),
        enabled=has_image,
        repeats=True,
    ),
    _in_view(
        id="zoom_out",
        text=QT_TRANSLATE_NOOP("Actions", "Zoom o&ut"),
        icon="zoom-out",
        keys=("Ctrl+-",),
        enabled=has_image,
        repeats=True,
    ),
    _in_view(
        id="opacity_down",
        text=QT_TRANSLATE_NOOP("Actions", "Masks more &transparent"),
        icon="opacity-down",
        letters=(",",),
        enabled=has_image,
        repeats=True,
    ),
    _in_view(
        id="opacity_up",
        text=QT_TRANSLATE_NOOP("Actions", "Masks more o&paque"),
        icon="opacity-up",
        letters=(".",),
        enabled=has_image,
        repeats=True,
    ),
    _in_view(
        id="fill",
        text=QT_TRANSLATE_NOOP("Actions", "Fi&ll masks"),
        tip=QT_TRANSLATE_NOOP("Actions", "Fill the masks, or show their outlines only"),
        icon="fill",
        letters=("O",),
        checkable=True,
        checked=True,
    ),
    _in_view(
        id="hide_selected",
        text=QT_TRANSLATE_NOOP("Actions", "&Hide or show selected"),
        icon="eye",
        letters=("H",),
        enabled=has_selection,
    ),
    _in_view(
        id="hide_all",
        text=QT_TRANSLATE_NOOP("Actions", "Hide &all masks"),
        icon="eye-off",
        keys=("Ctrl+H",),
        checkable=True,
    ),
    _in_view(
        id="show_rejected",
        text=QT_TRANSLATE_NOOP("Actions", "Show re&jected"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show rejected objects as dotted ghosts on the photo"),
        icon="ghost",
        checkable=True,
    ),
    _in_view(
        id="show_trace",
        text=QT_TRANSLATE_NOOP("Actions", "Steps of the last &run"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Open or close the trace: which texts were kept, step by step, and why"
        ),
        keys=("Ctrl+T",),
    ),
    _in_tools(
        id="tool_select",
        text=QT_TRANSLATE_NOOP("Actions", "&Select"),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Click selects an object. Dragging moves the photo; with Shift it selects, "
            "with Ctrl it moves the selected objects",
        ),
        icon="select",
        letters=("V",),
        checkable=True,
        checked=True,
    ),
    _in_tools(
        id="tool_pan",
        text=QT_TRANSLATE_NOOP("Actions", "&Move the photo"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Dragging moves the photo; so does holding Space or the middle button"
        ),
        icon="hand",
        checkable=True,
    ),
)
