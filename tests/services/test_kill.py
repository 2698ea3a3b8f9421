"""Killed at any moment, nothing that was said to be done is lost and nothing is damaged."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from services_fakes import make_photos

from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.project.project import Project

ROUNDS = int(os.environ.get("CARNN_KILLS", "10"))
HERE = Path(__file__).parent

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes: POSIX only"),
]


class Victims:
    """Starts children one after the other and kills them."""

    def __init__(self, photos: Path, cache: Path) -> None:
        paths = os.pathsep.join(
            [
                str(HERE),
                str(HERE.parent / "samples"),
                str(HERE.parents[1]),
                os.environ.get("PYTHONPATH", ""),
            ]
        )
        environment = {**os.environ, "PYTHONPATH": paths, "OMP_NUM_THREADS": "1"}
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "crash_child.py"), str(photos), str(cache)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
        )

    def kill_one(self, what: str, after_s: float) -> tuple[list[tuple[float, str]], float]:
        """Return what a child said, and when it was killed, ``after_s`` after it was at work."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(what + "\n")
        self.process.stdin.flush()
        lines: list[tuple[float, str]] = []
        child, killed_at = 0, 0.0
        pending: list[str] = []
        while True:
            line = self.process.stdout.readline()
            assert line, "the process that starts the children ended"
            first, _, rest = line.strip().partition(" ")
            if first == "child":
                child = int(rest)
            elif first == "gone":
                return lines, killed_at
            else:
                lines.append((float(first), rest))
                pending.append(rest)
            if child and not killed_at and "open" in pending:
                self._wait(lines[-1][0] + after_s)
                killed_at = time.monotonic()
                os.kill(child, signal.SIGKILL)

    @staticmethod
    def _wait(until: float) -> None:
        time.sleep(max(0.0, until - time.monotonic()))

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
        self.process.kill()
        self.process.stdout.close()
        self.process.wait()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_photos(tmp_path / "photos", 60)
    return tmp_path / "photos"


@pytest.fixture
def victims(folder: Path, tmp_path: Path) -> Iterator[Victims]:
    started = Victims(folder, tmp_path / "cache")
    yield started
    started.close()


def documents_of(path: Path) -> dict[int, ImageDocument]:
    """Open the project as the next session would, and read all of it."""
    with Project.open(path) as project:
        found = {ref.id: project.documents.load(ref.id) for ref in project.images.listed()}
        for ref in project.images.listed():
            project.documents.load_trace(ref.id)
            state = found[ref.id].state
            assert ref.state == state or not found[ref.id].annotations
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return found


def test_killed_during_a_folder_run(folder: Path, victims: Victims) -> None:
    moments = random.Random(4)
    project = folder.parent / "photos.carnn"
    through: set[int] = set()
    resumed = 0
    for _ in range(ROUNDS):
        lines, _ = victims.kill_one("folder", moments.uniform(0.0, 0.6))
        said = [text for _, text in lines]
        assert not [text for text in said if text.startswith("error")], said
        resumed += any(text.startswith("interrupted") for text in said)
        through |= {int(text.split()[1]) for text in said if text.startswith("through")}
        documents = documents_of(project)
        assert len(documents) == 60
        for image_id in through:
            annotations = documents[image_id].annotations
            assert [annotation.provenance.text for annotation in annotations] == ["cat", "dog"], (
                image_id
            )
    assert len(through) > 20
    assert resumed > ROUNDS // 4


def test_killed_during_editing(folder: Path, victims: Victims) -> None:
    moments = random.Random(5)
    project = folder.parent / "photos.carnn"
    compared = 0
    before = ""
    for number in range(ROUNDS):
        # every other one long after an edit, which has to be on disk by then
        after_s = moments.uniform(1.2, 1.6) if number % 2 else moments.uniform(0.05, 0.8)
        lines, killed_at = victims.kill_one("edit", after_s)
        said = [text for _, text in lines]
        assert not [text for text in said if text.startswith("error")], said
        document = documents_of(project)[1]
        newest = document.annotations[-1].note if document.annotations else ""
        due = [int(text.split()[1]) for when, text in lines if _is_due(when, text, killed_at)]
        if due:
            compared += 1
            assert newest.isdigit()
            assert int(newest) >= due[-1], f"{newest} on disk, {due[-1]} was a second old"
        elif newest == "":
            assert before == ""
        before = newest
    assert compared > ROUNDS // 5


def _is_due(when: float, text: str, killed_at: float) -> bool:
    return text.startswith("edit") and when <= killed_at - 1.0
