"""The rows of the table of actions for what is seen of the photo and its masks."""

from __future__ import annotations

from carnn_desktop.ui.shell.action_spec import (
    QT_TRANSLATE_NOOP,
    ActionSpec,
    has_image,
    has_selection,
)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="zoom_to_object",
        group="view",
        text=QT_TRANSLATE_NOOP("Actions", "Zoom to &object"),
        icon="target",
        letters=("Z",),
        enabled=has_selection,
    ),
    ActionSpec(
        id="fit",
        group="view",
        text=QT_TRANSLATE_NOOP("Actions", "&Fit in window"),
        icon="fit",
        keys=("Ctrl+F",),
        letters=("F",),
        enabled=has_image,
    ),
    ActionSpec(
        id="actual_size",
        group="view",
        text=QT_TRANSLATE_NOOP("Actions", "&100 %"),
        tip=QT_TRANSLATE_NOOP("Actions", "One screen pixel for each image pixel"),
        icon="actual-size",
        keys=("Ctrl+0",),
        enabled=has_image,
    ),
    ActionSpec(
        id="zoom_in",
        group="view",
        text=QT_TRANSLATE_NOOP("Actions", "Zoom &in"),
        icon="zoom-in",
        keys=("Ctrl++", "Ctrl+="),
        enabled=has_image,
        repeats=True,
    ),
    ActionSpec(
        id="zoom_out",
        group="view",
        text=QT_TRANSLATE_NOOP("Actions", "Zoom o&ut"),
        icon="zoom-out",
        keys=("Ctrl+-",),
        enabled=has_image,
        repeats=True,
    ),
    ActionSpec(
        id="opacity_down",
        group="view",
        text=QT_TRANSLATE_NOOP("Actions", "Masks more &transparent"),
        icon="opacity-down",
        letters=(",",),
        enabled=has_image,
        repeats=True,
    ),
    ActionSpec(
        id="opacity_up",
        group="view",
        text=QT_TRANSLATE_NOOP("Actions", "Masks more o&paque"),
        icon="opacity-up",
        letters=(".",),
        enabled=has_image,
        repeats=True,
    ),
    ActionSpec(
        id="fill",
        group="view",
        text=QT_TRANSLATE_NOOP("Actions", "Fi&ll masks"),
        tip=QT_TRANSLATE_NOOP("Actions", "Fill the masks, or show their outlines only"),
        icon="fill",
        letters=("O",),
        checkable=True,
        checked=True,
    ),
    ActionSpec(
        id="hide_selected",
        group="view",
        text=QT_TRANSLATE_NOOP("Actions", "&Hide or show selected"),
        icon="eye",
        letters=("H",),
        enabled=has_selection,
    ),
    ActionSpec(
        id="hide_all",
        group="view",
        text=QT_TRANSLATE_NOOP("Actions", "Hide &all masks"),
        icon="eye-off",
        keys=("Ctrl+H",),
        checkable=True,
    ),
    ActionSpec(
        id="show_rejected",
        group="view",
        text=QT_TRANSLATE_NOOP("Actions", "Show re&jected"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show rejected objects as dotted ghosts on the photo"),
        icon="ghost",
        checkable=True,
    ),
    ActionSpec(
        id="tool_select",
        group="tools",
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
    ActionSpec(
        id="tool_pan",
        group="tools",
        text=QT_TRANSLATE_NOOP("Actions", "&Move the photo"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Dragging moves the photo; so does holding Space or the middle button"
        ),
        icon="hand",
        checkable=True,
    ),
)
