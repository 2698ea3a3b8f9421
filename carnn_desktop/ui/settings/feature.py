"""Settings, keys, models, the first-run guide, the log."""

from __future__ import annotations

from functools import partial

from carnn_desktop.ui.settings.wiring import SettingsWiring
from carnn_desktop.ui.shell.action_spec import QT_TRANSLATE_NOOP, ActionSpec
from carnn_desktop.ui.shell.workbench import Feature, Workbench

_in_help = partial(ActionSpec, group="help")

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
    _in_help(
        id="guide",
        text=QT_TRANSLATE_NOOP("Actions", "Show me &around"),
        tip=QT_TRANSLATE_NOOP("Actions", "A short guide from the first photo to the export"),
        icon="guide",
    ),
    _in_help(
        id="sample_photos",
        text=QT_TRANSLATE_NOOP("Actions", "Open the sa&mple photos"),
        tip=QT_TRANSLATE_NOOP("Actions", "Seven photos to try the program with"),
        icon="images",
    ),
    _in_help(
        id="show_log",
        text=QT_TRANSLATE_NOOP("Actions", "Show &log"),
        tip=QT_TRANSLATE_NOOP("Actions", "Open the folder of the log file"),
        icon="log",
        separated=True,
    ),
)


def _install(bench: Workbench) -> None:
    SettingsWiring(bench)


FEATURE = Feature(actions=_ACTIONS, install=_install)
