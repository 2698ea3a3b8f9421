"""The user's settings: typed, JSON in the configuration folder, never a reason not to start."""

from __future__ import annotations

import contextlib
import logging
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import msgspec
import platformdirs
from PySide6.QtCore import QObject, Signal

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import Mode, ModelChoice, Refinement
from carnn_desktop.contracts.texts import Told, some_of
from carnn_desktop.engine.user_presets import PresetCatalog
from carnn_desktop.regular_files import read_regular
from carnn_desktop.services.events import Notice
from carnn_desktop.services.inference.mailbox import explain
from carnn_desktop.services.settings_file import read_settings

_MAX_BYTES = 4 << 20
_log = logging.getLogger(__name__)
_MAX_RECENT = 12
APP_NAME = "carnn-desktop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What is remembered between sessions.

    overlay_opacity : 0..1; window_geometry, window_state : base64 of Qt's own bytes
    reopen_last : at start, open the folder that was open at the last end
    notify_when_done : tell by the desktop that a folder run has ended, when another window is used
    keys : action id -> its keys, where they differ from key_preset; presets of keys are in the ui
    guide : whether the first-run guide was offered; "" = not yet, "done" = ended or skipped
    min_part_area : smallest part that "Split into parts" keeps, pixels
    refinement : what redraws a run's masks, "" = as the preset says
    sam_model : Segment Anything model that refines; "" = the first installed one, "off" = GrabCut
    presets : preset chosen for a mode; a mode that is absent uses the model's default
    words_only : runs do without what the reviewed photos taught
    background_proposals : photos nobody has touched get fresh proposals when one was reviewed
    feature_cache_mb : megabytes on disk for what learning computed of photos
    """

    theme: Literal["system", "light", "dark"] = "system"
    language: str = ""
    font_scale: float = 1.0
    wheel_zooms: bool = True
    overlay_opacity: float = 0.5
    model: ModelChoice = field(default_factory=ModelChoice)
    presets: dict[str, str] = field(default_factory=dict)
    mode: Mode = "concepts"
    last_text: str = ""
    last_phrases: tuple[str, ...] = ()
    split_parts: bool = False
    min_part_area: int = 16
    refinement: Refinement | Literal[""] = ""
    sam_model: str = ""
    words_only: bool = False
    background_proposals: bool = True
    feature_cache_mb: int = 4096
    load_model_at_start: bool = True
    reopen_last: bool = False
    notify_when_done: bool = True
    key_preset: str = "default"
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    guide: str = ""
    recent_folders: tuple[str, ...] = ()
    last_export_folder: str = ""
    window_geometry: str = ""
    window_state: str = ""
    extra: dict[str, str] = field(default_factory=dict)


def default_path() -> Path:
    """Return where the settings of this user are."""
    return platformdirs.user_config_path(APP_NAME, appauthor=False) / "settings.json"


class SettingsStore(QObject):
    """Reads the file once, writes it with every change, atomically.

    ``changed`` carries the Settings after an ``update``.
    """

    changed = Signal(object)

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self._path = path if path is not None else default_path()
        self.presets = PresetCatalog(self._path.parent / "presets")
        self.notices: list[Notice] = []
        self.current = self._read()
        self._look_at_presets()

    def update(self, **changes: Any) -> Settings:
        """Change fields and save; ``changed`` follows.

        An unknown field or a wrong type is the programmer's TypeError. A file that cannot be
        written is noted in ``notices``; the change holds for this session.
        """
        changed = self._change(changes)
        self.changed.emit(changed)
        return changed

    def _change(self, changes: dict[str, Any]) -> Settings:
        changed = replace(self.current, **changes)
        try:
            msgspec.convert(msgspec.to_builtins(changed), Settings)
        except msgspec.ValidationError as error:
            raise TypeError(str(error)) from error
        self.current = changed
        try:
            self._write(changed)
        except OSError as error:
            _log.warning("settings not written: %s", error)
            reason, remedy = explain(error)
            self.notices.append(
                Notice(
                    "warning", Told("The settings were not saved: {reason}", reason=reason), remedy
                )
            )
        return changed

    def add_recent_folder(self, folder: Path) -> Settings:
        """Put a folder first in the list of recent ones, without a word to anyone."""
        name = str(folder)
        others = tuple(item for item in self.current.recent_folders if item != name)
        return self._change({"recent_folders": (name, *others)[:_MAX_RECENT]})

    def take_notices(self) -> list[Notice]:
        """Return what the user should be told, once."""
        notices, self.notices = self.notices, []
        return notices

    def _read(self) -> Settings:
        try:
            settings, wrong = read_settings(read_regular(self._path, _MAX_BYTES), Settings)
        except FileNotFoundError:
            return Settings()
        except OSError as error:
            text = Told("The settings could not be read: {reason}", reason=explain(error)[0])
            self.notices.append(Notice("warning", text, Told("The defaults are used.")))
            return Settings()
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            _log.warning("settings file %s is damaged: %s", self._path, error)
            aside = self._path.with_suffix(".damaged.json")
            with contextlib.suppress(OSError):
                self._path.replace(aside)
            text = Told(
                "The settings file was damaged ({error}); the defaults are used.", error=error
            )
            self.notices.append(
                Notice("warning", text, Told("The old file is kept as {aside}.", aside=aside))
            )
            return Settings()
        if wrong:
            self._tell_wrong(wrong, settings)
        return settings

    def _tell_wrong(self, names: tuple[str, ...], settings: Settings) -> None:
        """Keep the file aside and write one without the values that cannot be."""
        aside = self._path.with_suffix(".damaged.json")
        with contextlib.suppress(OSError):
            self._path.replace(aside)
            self._write(settings)
        shown = some_of(names, 5)
        text = Told(
            "Settings with values that cannot be were set to their defaults: {shown}.", shown=shown
        )
        self.notices.append(
            Notice("warning", text, Told("The old file is kept as {aside}.", aside=aside))
        )

    def _look_at_presets(self) -> None:
        """Note which of the presets in use cannot be: the default takes its place."""
        for name in dict.fromkeys(self.current.presets.values()):
            try:
                self.presets.get(name)
            except CarnnError as error:
                text = Told(
                    "{reason} The preset that fits the model is used instead.", reason=error.reason
                )
                self.notices.append(Notice("warning", text, error.remedy))

    def _write(self, settings: Settings) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        temporary = self._path.with_suffix(f".{os.getpid()}.tmp")
        data = msgspec.json.format(msgspec.json.encode(settings), indent=2)
        try:
            with temporary.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(self._path)
        finally:
            temporary.unlink(missing_ok=True)
