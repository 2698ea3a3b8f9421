"""Which keys belong to which action: the table's own, a preset's, and the user's changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from carnn_desktop.ui.shell.action_spec import ActionSpec

Keys = tuple[str, ...]
KeyTable = Mapping[str, Keys]

RESERVED = frozenset({"Esc", "Space", *"0123456789", *(f"Alt+{digit}" for digit in range(10))})
"""Keys with a meaning of their own: cancel, move the photo, set the class, pick a candidate."""

_BARE_NAMES = frozenset(
    {"Return", "Tab", "Backspace", "Del", "Ins", "Home", "End", "PgUp", "PgDown",
     "Left", "Right", "Up", "Down"}
)  # fmt: skip
_MODIFIERS = ("Ctrl+", "Alt+", "Meta+")

PRESETS: Mapping[str, KeyTable] = MappingProxyType(
    {
        "default": {},
        "cvat": {
            "next_image": ("F",),
            "previous_image": ("D",),
            "next_unreviewed": ("V", "Ctrl+Shift+D"),
            "previous_unreviewed": ("C", "Ctrl+Shift+A"),
            "fit": ("Ctrl+F",),
            "tool_select": ("A",),
            "tool_polygon": ("N", "P"),
            "hide_all": ("T", "Ctrl+H"),
            "flag": ("Shift+N",),
            "continue_object": ("K",),
        },
        "labelme": {
            "tool_polygon": ("Ctrl+N", "P"),
            "tool_box": ("Ctrl+R", "R"),
            "hide_all": ("T", "Ctrl+H"),
            "fit": ("Ctrl+F",),
            "accept": ("Return", "F"),
        },
    }
)
"""Keys that differ from the table, as the other programs have them (their defaults of 2024)."""


def preset_titles() -> dict[str, str]:
    """Return the presets in the order they are offered, in the user's language."""
    translate = QCoreApplication.translate
    return {
        "default": translate("KeyPresets", "CaRNN Desktop"),
        "cvat": translate("KeyPresets", "Like CVAT"),
        "labelme": translate("KeyPresets", "Like labelme"),
    }


def normal(key: str) -> str:
    """Return a key as it is compared and stored: ``ctrl+shift+d`` becomes ``Ctrl+Shift+D``."""
    if key in ("/", ",", "."):
        return key
    text = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
    return str(text).replace("Enter", "Return")


def is_bare(key: str) -> bool:
    """Whether a key types or moves something in a text field, and so cannot be Qt's shortcut."""
    name = key
    for modifier in (*_MODIFIERS, "Shift+"):
        name = name.replace(modifier, "")
    if name in _BARE_NAMES:
        return True
    if any(modifier in key for modifier in _MODIFIERS):
        return False
    return not (len(name) > 1 and name[0] == "F" and name[1:].isdigit())


def table_keys(spec: ActionSpec) -> Keys:
    """Return the keys of a row of the table, bare ones first."""
    return tuple(dict.fromkeys(normal(key) for key in (*spec.letters, *spec.keys)))


def key_table(
    specs: Iterable[ActionSpec], preset: str = "default", changes: KeyTable | None = None
) -> dict[str, Keys]:
    """Return the keys of every action.

    Each layer takes its keys from the layers before it: a preset that gives F to the next image
    takes it from fitting the photo, and what the user chose takes it from both. Rows that are not
    in the table and keys that are reserved are passed over.
    """
    table = {spec.id: table_keys(spec) for spec in specs}
    for layer in (PRESETS.get(preset, {}), changes or {}):
        known = {
            action_id: tuple(
                dict.fromkeys(key for key in map(normal, keys) if key and key not in RESERVED)
            )
            for action_id, keys in layer.items()
            if action_id in table and action_id != "deselect"
        }
        taken = {key for keys in known.values() for key in keys}
        for action_id, keys in table.items():
            if action_id not in known:
                table[action_id] = tuple(key for key in keys if key not in taken)
        table.update(known)
    return table


def differences(table: KeyTable, base: KeyTable) -> dict[str, Keys]:
    """Return the rows of ``table`` that are not those of ``base``."""
    return {action_id: keys for action_id, keys in table.items() if keys != base.get(action_id, ())}


def owner_of(key: str, table: KeyTable) -> str:
    """Return the action that has ``key``, "" when it is free."""
    return next((action_id for action_id, keys in table.items() if key in keys), "")
