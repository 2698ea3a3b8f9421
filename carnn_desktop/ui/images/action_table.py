"""The rows of the table of actions for walking through the images."""

from __future__ import annotations

from functools import partial

from carnn_desktop.ui.shell.action_spec import (
    QT_TRANSLATE_NOOP,
    ActionSpec,
    has_images,
)

_in_images = partial(ActionSpec, group="images")

ACTIONS: tuple[ActionSpec, ...] = (
    _in_images(
        id="next_image",
        text=QT_TRANSLATE_NOOP("Actions", "&Next image"),
        icon="next",
        letters=("D",),
        enabled=has_images,
        repeats=True,
    ),
    _in_images(
        id="previous_image",
        text=QT_TRANSLATE_NOOP("Actions", "&Previous image"),
        icon="previous",
        letters=("A",),
        enabled=has_images,
        repeats=True,
    ),
    _in_images(
        id="next_unreviewed",
        text=QT_TRANSLATE_NOOP("Actions", "Next to &review"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the next image that is not done"),
        icon="next-unreviewed",
        keys=("Ctrl+Shift+D",),
        enabled=has_images,
    ),
    _in_images(
        id="previous_unreviewed",
        text=QT_TRANSLATE_NOOP("Actions", "Pre&vious to review"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go back to the last image that is not done"),
        icon="previous-unreviewed",
        keys=("Ctrl+Shift+A",),
        enabled=has_images,
    ),
    _in_images(
        id="first_image",
        text=QT_TRANSLATE_NOOP("Actions", "&First image"),
        letters=("Home",),
        enabled=has_images,
    ),
    _in_images(
        id="last_image",
        text=QT_TRANSLATE_NOOP("Actions", "&Last image"),
        letters=("End",),
        enabled=has_images,
    ),
    _in_images(
        id="mark_done",
        text=QT_TRANSLATE_NOOP("Actions", "&Mark as done"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Reviewed as it is; without accepted objects: “nothing here”"
        ),
        icon="done",
        letters=("Ctrl+Return",),
        enabled=lambda context: context.image and not context.done,
    ),
    _in_images(
        id="reopen",
        text=QT_TRANSLATE_NOOP("Actions", "&Take back into review"),
        icon="reopen",
        enabled=lambda context: context.done,
    ),
)
