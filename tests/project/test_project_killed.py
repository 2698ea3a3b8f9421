"""kill -9 at random moments of writing: the file is sound and what was finished is there."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from killed_project import IMAGES

from carnn_desktop.project.project import Project

HERE = Path(__file__).parent
KILLS = int(os.environ.get("CARNN_KILLS", "10"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX only"),
]


def test_kills_while_writing(tmp_path: Path) -> None:
    moments = random.Random(11)
    (tmp_path / "photos").mkdir()
    path = tmp_path / "photos.carnn"
    with Project.create(path, tmp_path / "photos") as project:
        project.images.sync([f"{n}.png" for n in range(IMAGES)])
    finished: dict[int, int] = {}
    kills = journals = 0
    while kills < KILLS or (not journals and kills < 5 * KILLS):
        kills += 1
        said = _run_and_kill(path, max(finished.values(), default=0), moments.uniform(0.0, 0.3))
        journals += Path(f"{path}-journal").exists()
        finished.update(said)
        with Project.open(path) as project:
            for image_id, number in finished.items():
                document = project.documents.load(image_id)
                note = document.annotations[0].note
                assert int(note) >= number
                assert project.runs.is_done(image_id, f"run{number}")
                assert project.images.get(image_id).state == document.state
        with contextlib.closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert len(finished) == IMAGES
    assert journals, "no kill met a transaction that was being written"
    with Project.open(path) as project:
        # A kill before the first page was journalled leaves an empty journal, which SQLite neither
        # reads nor removes until the next transaction.
        project.settings.set("after", 1)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["photos", "photos.carnn"]


def _run_and_kill(path: Path, start: int, after_s: float) -> dict[int, int]:
    """Let a process write until ``after_s`` after its first save; return what it finished."""
    paths = os.pathsep.join([str(HERE), str(HERE.parent / "samples"), str(HERE.parents[1])])
    child = subprocess.Popen(
        [sys.executable, str(HERE / "killed_project.py"), str(path), str(start)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths, "OMP_NUM_THREADS": "1"},
        text=True,
    )
    assert child.stdout is not None
    lines = [child.stdout.readline()]
    assert lines[0], "the process ended by itself"
    time.sleep(after_s)
    child.kill()
    rest, _ = child.communicate()
    lines += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    return {int(line.split()[0]): int(line.split()[1]) for line in lines}
