"""Presets for the window, which does not see the engine: names, values, checks."""

from __future__ import annotations

from carnn_desktop.engine.presets import (
    PRESETS,
    default_preset,
    settings_from_json,
    settings_to_json,
)
from carnn_desktop.engine.user_presets import PresetCatalog, UserPreset, check_name

__all__ = [
    "PRESETS",
    "PresetCatalog",
    "UserPreset",
    "check_name",
    "default_preset",
    "settings_from_json",
    "settings_to_json",
]
