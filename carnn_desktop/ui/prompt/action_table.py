"""The rows of the table of actions for runs."""

from __future__ import annotations

from functools import partial

from carnn_desktop.ui.shell.action_spec import (
    QT_TRANSLATE_NOOP,
    ActionSpec,
    has_image,
    has_images,
)

_in_run = partial(ActionSpec, group="run")

ACTIONS: tuple[ActionSpec, ...] = (
    _in_run(
        id="focus_prompt",
        text=QT_TRANSLATE_NOOP("Actions", "Type what to &look for"),
        icon="search",
        keys=("Ctrl+L",),
        letters=("/",),
    ),
    _in_run(
        id="run_image",
        text=QT_TRANSLATE_NOOP("Actions", "&Run on this image"),
        short=QT_TRANSLATE_NOOP("Actions", "Run"),
        tip=QT_TRANSLATE_NOOP("Actions", "Look for the typed concepts or phrase in this image"),
        icon="run",
        letters=("I",),
        enabled=has_image,
    ),
    _in_run(
        id="run_folder",
        text=QT_TRANSLATE_NOOP("Actions", "Run on &folder…"),
        short=QT_TRANSLATE_NOOP("Actions", "Run folder…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Look for them in many images, in the background"),
        icon="folder-run",
        keys=("Ctrl+B",),
        enabled=has_images,
    ),
    _in_run(
        id="cancel",
        text=QT_TRANSLATE_NOOP("Actions", "&Cancel the run"),
        short=QT_TRANSLATE_NOOP("Actions", "Cancel"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Stop the running job; finished images keep their proposals"
        ),
        icon="cancel",
        enabled=lambda context: context.running,
    ),
)
