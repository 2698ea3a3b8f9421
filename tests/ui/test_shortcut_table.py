"""The README's table of shortcuts is the program's own."""

from __future__ import annotations

import sys
from pathlib import Path

from carnn_desktop.ui.shell.action_spec import LOOKING
from carnn_desktop.ui.shell.features import all_actions

ROOT = Path(__file__).resolve().parents[2]


def test_the_readme_has_the_keys_of_the_action_tables() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        from shortcuts import with_table
    finally:
        sys.path.remove(str(ROOT / "tools"))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert with_table(readme) == readme, "run: python tools/shortcuts.py"


def test_what_may_be_done_beside_a_run_is_in_the_tables() -> None:
    by_id = {spec.id: spec for spec in all_actions()}
    assert by_id.keys() >= LOOKING
    changing = {name for name, spec in by_id.items() if not spec.only_looks}
    assert changing >= {"undo", "delete", "mark_done", "run_image", "export", "accept", "paste"}
