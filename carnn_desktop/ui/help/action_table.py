"""The rows of the table of actions for help."""

from __future__ import annotations

from functools import partial

from carnn_desktop.ui.shell.action_spec import (
    QT_TRANSLATE_NOOP,
    ActionSpec,
)

_in_help = partial(ActionSpec, group="help")

ACTIONS: tuple[ActionSpec, ...] = (
    _in_help(
        id="shortcuts",
        text=QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"),
        icon="keyboard",
        keys=("F1",),
    ),
    _in_help(
        id="about",
        text=QT_TRANSLATE_NOOP("Actions", "&About CaRNN Desktop"),
        icon="info",
    ),
)
