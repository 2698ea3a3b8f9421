"""The rows of the table of actions for help."""

from __future__ import annotations

from carnn_desktop.ui.shell.action_spec import (
    QT_TRANSLATE_NOOP,
    ActionSpec,
)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="shortcuts",
        group="help",
        text=QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"),
        icon="keyboard",
        keys=("F1",),
    ),
    ActionSpec(
        id="about",
        group="help",
        text=QT_TRANSLATE_NOOP("Actions", "&About CaRNN Desktop"),
        icon="info",
    ),
)
