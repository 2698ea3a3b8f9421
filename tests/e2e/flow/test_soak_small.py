"""A short day of the annotator: no complaint, and every document as expected (``make soak``)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.slow
@pytest.mark.parametrize(
    "spec", [(7, 1024, 700, 1.0), (8, 2560, 1440, 1.5)], ids=["small screen", "large screen"]
)
def test_a_short_day(spec: tuple[float, ...]) -> None:
    told = subprocess.run(
        [
            *(sys.executable, "-m", "benchmarks.soak", "--photos", "8", "--actions", "7"),
            *("--seconds", "0.02", "--one", json.dumps(spec)),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=110,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr[-4000:]
    assert "8 photos" in told.stdout
    assert "0 complaints" in told.stdout
