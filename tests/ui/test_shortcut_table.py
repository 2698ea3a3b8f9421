"""The README's table of shortcuts is the program's own."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_readme_has_the_keys_of_the_action_tables() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        from shortcuts import with_table
    finally:
        sys.path.remove(str(ROOT / "tools"))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert with_table(readme) == readme, "run: python tools/shortcuts.py"
