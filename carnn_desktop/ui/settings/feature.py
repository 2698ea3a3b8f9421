"""Settings, keys, models, the first-run guide, the log: what makes the program comfortable."""

from __future__ import annotations

from carnn_desktop.ui.settings.comfort import Comfort
from carnn_desktop.ui.shell.action_spec import QT_TRANSLATE_NOOP, ActionSpec
from carnn_desktop.ui.shell.workbench import Feature, Workbench

_ACTIONS = (
    ActionSpec(
        id="settings",
        group="edit",
        text=QT_TRANSLATE_NOOP("Actions", "&Settings…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Language, look, model, recognition, keys"),
        icon="settings",
        keys=("Ctrl+,",),
        separated=True,
    ),
    ActionSpec(
        id="manage_models",
        group="run",
        text=QT_TRANSLATE_NOOP("Actions", "&Manage models…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Add, download, verify and remove models"),
        icon="download",
        separated=True,
    ),
    ActionSpec(
        id="guide",
        group="help",
        text=QT_TRANSLATE_NOOP("Actions", "Show me &around"),
        tip=QT_TRANSLATE_NOOP("Actions", "A short guide from the first photo to the export"),
        icon="guide",
    ),
    ActionSpec(
        id="sample_photos",
        group="help",
        text=QT_TRANSLATE_NOOP("Actions", "Open the sa&mple photos"),
        tip=QT_TRANSLATE_NOOP("Actions", "Seven photos to try the program with"),
        icon="images",
    ),
    ActionSpec(
        id="show_log",
        group="help",
        text=QT_TRANSLATE_NOOP("Actions", "Show &log"),
        tip=QT_TRANSLATE_NOOP("Actions", "Open the folder of the log file"),
        icon="log",
        separated=True,
    ),
)


def _install(bench: Workbench) -> None:
    Comfort(bench)


FEATURE = Feature(actions=_ACTIONS, install=_install)
