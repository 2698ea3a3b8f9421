"""Writes the README's table of shortcuts from the tables of actions: python tools/shortcuts.py."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from carnn_desktop.ui.help.shortcuts import CLASS_KEYS, group_names  # noqa: E402
from carnn_desktop.ui.shell.actions import plain  # noqa: E402
from carnn_desktop.ui.shell.features import all_actions  # noqa: E402
from carnn_desktop.ui.shell.key_map import table_keys  # noqa: E402

BEGIN, END = "<!-- shortcuts: made by tools/shortcuts.py -->", "<!-- end of shortcuts -->"


def shortcut_table() -> str:
    """Return the table as Markdown: a line for each menu, its actions with their keys."""
    lines = ["| | |", "|---|---|"]
    for group, name in group_names().items():
        told = [
            f"{plain(spec.text).rstrip('…')} {' '.join(map(_code, table_keys(spec)))}"
            for spec in all_actions()
            if spec.group == group and table_keys(spec)
        ]
        if group == "review":
            told.append(f"Set the class of the selection {_code(CLASS_KEYS)}")
        lines.append(f"| **{name}** | {' · '.join(told)} |")
    return "\n".join(lines)


def with_table(readme: str) -> str:
    """Return the README's text with the table of now between its two marks."""
    before, rest = readme.split(BEGIN, 1)
    _, after = rest.split(END, 1)
    return f"{before}{BEGIN}\n{shortcut_table()}\n{END}{after}"


def _code(key: str) -> str:
    return f"`{key.replace('Return', 'Enter')}`"


def main() -> None:
    """Write the table into the README."""
    readme = ROOT / "README.md"
    readme.write_text(with_table(readme.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
