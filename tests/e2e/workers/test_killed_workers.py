"""``kill -9`` of workers and of their parent: nothing finished is lost, in the end it is the same.

``make soak`` does it 200 times: the environment variable CARNN_KILLS says how often, and
CARNN_KILL_RAY that runs on a Ray cluster are among them, where Ray is installed.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import pytest
from scripted import paint

from carnn_desktop.project.project import Project

ROOT = Path(__file__).resolve().parents[3]
PHOTOS = 24
KILLS = int(os.environ.get("CARNN_KILLS", "10"))
SHARING: tuple[tuple[str, str], ...] = (("--devices", "cpu:1"), ("--devices", "cpu:3"))
if os.environ.get("CARNN_KILL_RAY") and find_spec("ray") is not None:
    SHARING += (("--ray", "auto"),)
pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills processes by signals")


def start(notes: Path, *arguments: object) -> subprocess.Popen[str]:
    here = Path(__file__).parent
    return subprocess.Popen(
        [sys.executable, str(here / "killed_workers.py"), *map(str, arguments)],
        env={
            **os.environ,
            "PYTHONPATH": f"{ROOT}:{here}:{here.parent}",
            "CARNN_TEST_NOTES": str(notes),
            "CARNN_TEST_SECONDS": "0.15",
            "OMP_NUM_THREADS": "1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def finished(project: Path) -> int:
    """Return how many photos are done in the project, which must be whole."""
    if not project.exists():
        return 0
    with Project.open(project) as opened:
        return sum(bool(opened.documents.load(r.id).annotations) for r in opened.images.listed())


def workers_of(child: subprocess.Popen[str], notes: Path) -> list[int]:
    """Return the processes that loaded the model and that work for this child."""
    found = []
    for note in notes.iterdir():
        with suppress(OSError, IndexError, ValueError):
            place = Path("/proc") / note.name
            fields = (place / "stat").read_text().rpartition(")")[2].split()
            of_ray = (place / "cmdline").read_text().startswith("ray::")  # its parent is Ray's
            if fields[0] != "Z" and (of_ray or int(fields[1]) == child.pid):
                found.append(int(note.name))
    return found


def comparable(path: Path) -> object:
    data = re.sub(r'"(created|device)":"[^"]*"', r'"\1":""', path.read_text())
    return json.loads(data)


@pytest.mark.slow
def test_kills_lose_nothing_and_change_nothing(tmp_path: Path) -> None:
    chance = random.Random(20261127)
    photos, project, out = tmp_path / "photos", tmp_path / "p.carnn", tmp_path / "x.json"
    notes = tmp_path / "notes"
    notes.mkdir()
    for number in range(PHOTOS):
        paint(photos / f"{number:02}.png", ("red", (number, 4, 12, 20)), ("blue", (40, 4, 9, 9)))
    words = (photos, "--concepts", "red, blue")
    whole = tmp_path / "whole.json"
    alone = start(notes, *words, "--project", tmp_path / "w.carnn", "--out", whole)
    alone.communicate(timeout=300)
    assert alone.returncode == 0
    kills = lost = 0
    while kills < KILLS:
        sharing = chance.choice(SHARING)
        settings = ("--set", f"bg_factor={1 + kills // 4}") if kills < KILLS - 4 else ()
        child = start(notes, *words, *settings, "--project", project, *sharing)
        until = time.monotonic() + 300
        for _ in range(chance.randint(1, 4)):
            while not (there := workers_of(child, notes)) and child.poll() is None:
                assert time.monotonic() < until
                time.sleep(0.02)
            time.sleep(chance.uniform(0.0, 0.4))
            if child.poll() is not None or not there:
                break
            with suppress(ProcessLookupError):
                os.kill(chance.choice(there), signal.SIGKILL)
            kills += 1
        child.kill()
        child.communicate()
        kills += 1
        now = finished(project)
        assert now >= lost
        lost = now
    child = start(notes, *words, "--project", project, "--out", out, "--devices", "cpu:2")
    stdout, _ = child.communicate(timeout=300)
    assert child.returncode == 0, stdout
    assert len(json.loads(stdout)["images"]) == PHOTOS
    assert comparable(out) == comparable(whole)
