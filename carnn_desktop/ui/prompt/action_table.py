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
        text=QT_TRANSLATE_NOOP("Actions", "&Cancel the run on this photo"),
        short=QT_TRANSLATE_NOOP("Actions", "Cancel"),
        tip=QT_TRANSLATE_NOOP("Actions", "Esc does it too; a run on the folder goes on"),
        icon="cancel",
        enabled=lambda context: context.photo_running,
    ),
    _in_run(
        id="stop_folder",
        text=QT_TRANSLATE_NOOP("Actions", "&Stop the run on the folder"),
        short=QT_TRANSLATE_NOOP("Actions", "Stop folder"),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Photos that are through keep their proposals; “Run on folder” goes on where it was",
        ),
        icon="cancel",
        enabled=lambda context: context.folder_running,
    ),
)
