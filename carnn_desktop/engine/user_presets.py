"""The user's own presets: one JSON file each, checked like any request when it is read.

A file holds the name, the shipped preset it was made from and every setting by name. A file that
cannot be read or is not valid is left alone and named; the others work. Knows no torch.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import platformdirs

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import SegmentationSettings
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.presets import PRESETS, settings_from_json, settings_to_json
from carnn_desktop.regular_files import read_regular

_MAX_NAME = 60
_MAX_BYTES = 1 << 20
_REMEDY = Told("Save the preset again in the settings, or delete the file.")


@dataclass(frozen=True, slots=True, kw_only=True)
class UserPreset:
    """Settings under the user's name; ``base`` is the shipped preset they go back to."""

    name: str
    base: str
    settings: SegmentationSettings


def presets_folder() -> Path:
    """Return where this user's presets are."""
    return platformdirs.user_config_path("carnn-desktop", appauthor=False) / "presets"


class PresetCatalog:
    """The shipped presets and the user's own ones in ``folder``. Reads the files at every call."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = presets_folder() if folder is None else folder

    def get(self, name: str) -> SegmentationSettings:
        """Return the settings of a preset; raise CarnnError naming those that exist."""
        if name in PRESETS:
            return PRESETS[name]
        path = self._path(name)
        if path.is_file():
            return _read(path).settings
        names = (*PRESETS, *self.own())
        raise CarnnError(
            Told("There is no preset “{name}”.", name=name),
            Told("Choose one of: {names}.", names=", ".join(names)),
        )

    def own(self) -> dict[str, UserPreset]:
        """Return the user's valid presets by name, in order of the names."""
        return self._scan()[0]

    def problems(self) -> tuple[str, ...]:
        """Return one sentence for each file that is not a valid preset."""
        return self._scan()[1]

    def save(self, preset: UserPreset) -> None:
        """Write a preset, over an older one of its name; raise CarnnError when it cannot be."""
        check_name(preset.name)
        values = {
            "name": preset.name,
            "base": preset.base,
            "settings": settings_to_json(preset.settings),
        }
        settings_from_json(values["settings"])  # type: ignore[arg-type]
        path = self._path(preset.name)
        temporary = path.with_suffix(f".{os.getpid()}.tmp")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(values, indent=1, ensure_ascii=False), "utf-8")
            temporary.replace(path)
        except OSError as error:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise CarnnError(
                Told(
                    "The preset cannot be written to {path}: {error}.",
                    path=path,
                    error=error.strerror or error,
                ),
                Told("Free some space or check the access rights."),
            ) from error

    def remove(self, name: str) -> None:
        """Delete a preset of the user's; one that is gone already is no mistake."""
        self._path(name).unlink(missing_ok=True)

    def replace_all(self, presets: Mapping[str, UserPreset]) -> None:
        """Make the user's presets these: save what is new or different, delete the others."""
        before = self.own()
        for name, preset in presets.items():
            if before.get(name) != preset:
                self.save(preset)
        for name in before.keys() - presets.keys():
            self.remove(name)

    def _path(self, name: str) -> Path:
        return self._folder / f"{quote(name, safe=' +')}.json"

    def _scan(self) -> tuple[dict[str, UserPreset], tuple[str, ...]]:
        found: dict[str, UserPreset] = {}
        problems = []
        for path in sorted(self._folder.glob("*.json")):
            try:
                preset = _read(path)
            except CarnnError as error:
                problems.append(error.reason)
                continue
            found[preset.name] = preset
        return dict(sorted(found.items(), key=lambda item: item[0].casefold())), tuple(problems)


def check_name(name: str) -> None:
    """Raise CarnnError unless ``name`` can be a name of a preset of the user's."""
    if not name.strip() or name != name.strip() or not name.isprintable():
        raise CarnnError(
            Told("A preset needs a name."), Told("Use letters, digits and blanks between them.")
        )
    if len(name) > _MAX_NAME:
        raise CarnnError(
            Told("The name of the preset is too long."),
            Told("Use up to {most} letters.", most=_MAX_NAME),
        )
    if name in PRESETS:
        raise CarnnError(
            Told("“{name}” is a shipped preset.", name=name), Told("Choose another name.")
        )


def _read(path: Path) -> UserPreset:
    try:
        values: Any = json.loads(read_regular(path, _MAX_BYTES))
        name, base = str(values["name"]), str(values["base"])
        check_name(name)
        settings = settings_from_json(values["settings"])
    except CarnnError as error:
        raise CarnnError(
            Told("The preset file {path} is not valid: {reason}", path=path, reason=error.reason),
            _REMEDY,
        ) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CarnnError(
            Told("The preset file {path} cannot be read: {reason}.", path=path, reason=reason),
            _REMEDY,
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CarnnError(
            Told("The preset file {path} does not hold a preset.", path=path), _REMEDY
        ) from error
    if base not in PRESETS:
        base = "coco"
    return UserPreset(name=name, base=base, settings=settings)
