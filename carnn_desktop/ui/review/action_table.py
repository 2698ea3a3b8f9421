"""The rows of the table of actions for decisions on proposals."""

from __future__ import annotations

from functools import partial

from carnn_desktop.ui.shell.action_spec import (
    QT_TRANSLATE_NOOP,
    ActionSpec,
    has_image,
    has_proposals,
    has_selection,
)

_in_review = partial(ActionSpec, group="review")

ACTIONS: tuple[ActionSpec, ...] = (
    _in_review(
        id="next_proposal",
        text=QT_TRANSLATE_NOOP("Actions", "&Next proposal"),
        letters=("Tab",),
        enabled=has_proposals,
        repeats=True,
    ),
    _in_review(
        id="previous_proposal",
        text=QT_TRANSLATE_NOOP("Actions", "&Previous proposal"),
        letters=("Shift+Tab",),
        enabled=has_proposals,
        repeats=True,
    ),
    _in_review(
        id="accept",
        text=QT_TRANSLATE_NOOP("Actions", "&Accept"),
        tip=QT_TRANSLATE_NOOP("Actions", "Accept the selected proposals and go to the next one"),
        icon="accept",
        letters=("Return",),
        enabled=lambda context: context.selected_open > 0,
    ),
    _in_review(
        id="reject",
        text=QT_TRANSLATE_NOOP("Actions", "Re&ject"),
        tip=QT_TRANSLATE_NOOP("Actions", "Reject the selected objects; they can be restored"),
        icon="reject",
        letters=("X",),
        enabled=lambda context: context.selected_not_rejected > 0,
    ),
    _in_review(
        id="accept_all",
        text=QT_TRANSLATE_NOOP("Actions", "Accept a&ll"),
        tip=QT_TRANSLATE_NOOP("Actions", "Accept all proposals of this image"),
        icon="accept-all",
        enabled=has_proposals,
    ),
    _in_review(
        id="accept_rest",
        text=QT_TRANSLATE_NOOP("Actions", "Accept rest, mark done, go &on"),
        short=QT_TRANSLATE_NOOP("Actions", "Accept rest and go on"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Accept what is left, mark the image done, go to the next to review"
        ),
        icon="done-next",
        letters=("Shift+Return",),
        enabled=has_image,
    ),
    _in_review(
        id="restore",
        text=QT_TRANSLATE_NOOP("Actions", "Make proposal a&gain"),
        tip=QT_TRANSLATE_NOOP("Actions", "Take the decision on the selected objects back"),
        icon="restore",
        enabled=lambda context: context.selected_decided > 0,
    ),
    _in_review(
        id="flag",
        text=QT_TRANSLATE_NOOP("Actions", "&Flag for another look"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Mark the selected objects as needing review, or take the mark off"
        ),
        icon="flag",
        letters=("N",),
        enabled=has_selection,
    ),
)
