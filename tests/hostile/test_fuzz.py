"""Two hundred mutated inputs over imports, projects, models and settings; 3,000 in benchmarks/."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COUNT = 200


@pytest.mark.slow
def test_mutated_inputs_are_answered(tmp_path: Path) -> None:
    """Each one: no traceback, no more than 10 seconds, no more than 1 GB."""
    child = subprocess.run(
        [
            *(sys.executable, str(ROOT / "benchmarks" / "fuzz_inputs.py")),
            *("--count", str(COUNT), "--seed", "7", "--keep", str(tmp_path)),
        ],
        env={**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert child.stdout, child.stderr
    told = json.loads(child.stdout)
    assert told["findings"] == []
    assert told["inputs"] == COUNT
    assert told["largest_mb"] < 1024
    assert told["slowest_s"] < 10
