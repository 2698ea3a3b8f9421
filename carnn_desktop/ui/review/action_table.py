"""The rows of the table of actions for decisions on proposals."""

from __future__ import annotations

from carnn_desktop.ui.shell.action_spec import (
    QT_TRANSLATE_NOOP,
    ActionSpec,
    has_image,
    has_proposals,
    has_selection,
)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="next_proposal",
        group="review",
        text=QT_TRANSLATE_NOOP("Actions", "&Next proposal"),
        letters=("Tab",),
        enabled=has_proposals,
        repeats=True,
    ),
    ActionSpec(
        id="previous_proposal",
        group="review",
        text=QT_TRANSLATE_NOOP("Actions", "&Previous proposal"),
        letters=("Shift+Tab",),
        enabled=has_proposals,
        repeats=True,
    ),
    ActionSpec(
        id="accept",
        group="review",
        text=QT_TRANSLATE_NOOP("Actions", "&Accept"),
        tip=QT_TRANSLATE_NOOP("Actions", "Accept the selected proposals and go to the next one"),
        icon="accept",
        letters=("Return",),
        enabled=lambda context: context.selected_open > 0,
    ),
    ActionSpec(
        id="reject",
        group="review",
        text=QT_TRANSLATE_NOOP("Actions", "Re&ject"),
        tip=QT_TRANSLATE_NOOP("Actions", "Reject the selected objects; they can be restored"),
        icon="reject",
        letters=("X",),
        enabled=lambda context: context.selected_not_rejected > 0,
    ),
    ActionSpec(
        id="accept_all",
        group="review",
        text=QT_TRANSLATE_NOOP("Actions", "Accept a&ll"),
        tip=QT_TRANSLATE_NOOP("Actions", "Accept all proposals of this image"),
        icon="accept-all",
        enabled=has_proposals,
    ),
    ActionSpec(
        id="accept_rest",
        group="review",
        text=QT_TRANSLATE_NOOP("Actions", "Accept rest, mark done, go &on"),
        short=QT_TRANSLATE_NOOP("Actions", "Accept rest and go on"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Accept what is left, mark the image done, go to the next to review"
        ),
        icon="done-next",
        letters=("Shift+Return",),
        enabled=has_image,
    ),
    ActionSpec(
        id="restore",
        group="review",
        text=QT_TRANSLATE_NOOP("Actions", "Make proposal a&gain"),
        tip=QT_TRANSLATE_NOOP("Actions", "Take the decision on the selected objects back"),
        icon="restore",
        enabled=lambda context: context.selected_decided > 0,
    ),
    ActionSpec(
        id="flag",
        group="review",
        text=QT_TRANSLATE_NOOP("Actions", "&Flag for another look"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Mark the selected objects as needing review, or take the mark off"
        ),
        icon="flag",
        letters=("N",),
        enabled=has_selection,
    ),
)
