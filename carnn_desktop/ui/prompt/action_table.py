"""The rows of the table of actions for runs."""

from __future__ import annotations

from carnn_desktop.ui.shell.action_spec import (
    QT_TRANSLATE_NOOP,
    ActionSpec,
    has_image,
    has_images,
)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="focus_prompt",
        group="run",
        text=QT_TRANSLATE_NOOP("Actions", "Type what to &look for"),
        icon="search",
        keys=("Ctrl+L",),
        letters=("/",),
    ),
    ActionSpec(
        id="run_image",
        group="run",
        text=QT_TRANSLATE_NOOP("Actions", "&Run on this image"),
        short=QT_TRANSLATE_NOOP("Actions", "Run"),
        tip=QT_TRANSLATE_NOOP("Actions", "Look for the typed concepts or phrase in this image"),
        icon="run",
        letters=("I",),
        enabled=has_image,
    ),
    ActionSpec(
        id="run_folder",
        group="run",
        text=QT_TRANSLATE_NOOP("Actions", "Run on &folder…"),
        short=QT_TRANSLATE_NOOP("Actions", "Run folder…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Look for them in many images, in the background"),
        icon="folder-run",
        keys=("Ctrl+B",),
        enabled=has_images,
    ),
    ActionSpec(
        id="cancel",
        group="run",
        text=QT_TRANSLATE_NOOP("Actions", "&Cancel the run"),
        short=QT_TRANSLATE_NOOP("Actions", "Cancel"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Stop the running job; finished images keep their proposals"
        ),
        icon="cancel",
        enabled=lambda context: context.running,
    ),
)
