"""``kill -9`` during a folder run: the project opens again and what was finished is there."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pycocotools.coco import COCO
from scripted import paint

from carnn_desktop.project.project import Project

ROOT = Path(__file__).resolve().parents[2]
IMAGES = 30
KILLS = int(os.environ.get("CARNN_KILLS", "10"))


def _start(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("killed_run.py")), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _intact(path: Path) -> int:
    """Open the project as the program does; return how many images have their proposals."""
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    with Project.open(path) as project:
        documents = [project.documents.load(ref.id) for ref in project.images.listed()]
    return sum(bool(document.annotations) for document in documents)


@pytest.mark.slow
def test_kills_lose_nothing_that_was_finished(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(20261121)
    photos, project, out = tmp_path / "photos", tmp_path / "p.carnn", tmp_path / "out.json"
    for number in range(IMAGES):
        paint(photos / f"{number:02}.png", ("red", (number, 4, 12, 20)))
    arguments = (photos, "--concepts", "red, blue", "--project", project, "--out", out, "--json")
    finished = 0
    for kill in range(KILLS):
        # new settings now and then, so that there is always something left to do
        settings = ("--set", f"bg_factor={1 + kill // 2}")
        images = chance.randrange(1, 9)
        child = _start(*arguments, *settings)
        assert child.stderr is not None
        for line in child.stderr:
            images -= line.startswith("#")
            if images <= 0:
                break
        time.sleep(chance.uniform(0.0, 0.05))
        child.kill()
        child.communicate()
        now = _intact(project)
        assert now >= finished
        finished = now
        if out.exists():  # a busy machine may let it come to its end: then it is whole
            json.loads(out.read_text())
            out.unlink()
    child = _start(*arguments, *settings)
    stdout, stderr = child.communicate(timeout=60)
    assert child.returncode == 0, stderr
    outcomes = [image["outcome"] for image in json.loads(stdout)["images"]]
    assert len(outcomes) == IMAGES
    assert "skipped" in outcomes
    again = _start(*arguments, *settings, "--force")
    stdout, _ = again.communicate(timeout=60)
    assert {image["outcome"] for image in json.loads(stdout)["images"]} == {"skipped"}
    coco = COCO(str(out))
    capsys.readouterr()
    assert len(coco.anns) == IMAGES


@pytest.mark.slow
def test_ctrl_c_ends_with_130_and_one_word(tmp_path: Path) -> None:
    import signal

    photos, project = tmp_path / "photos", tmp_path / "p.carnn"
    for number in range(IMAGES):
        paint(photos / f"{number:02}.png", ("red", (4, 4, 12, 20)))
    code = (
        "import sys; from scripted import *; from carnn_desktop import cli; "
        "from carnn_desktop.commands.segmenting import segment; "
        "s = ColorSegmenter(seconds=0.1, on_image=lambda p: sys.stderr.write('#\\n')); "
        "segment.run_segment.__kwdefaults__['load'] = color_loader(s); "
        "sys.exit(cli.main(sys.argv[1:]))"
    )
    arguments = ("segment", photos, "--concepts", "red", "--project", project)
    child = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{Path(__file__).parent}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stderr is not None
    seen = 0
    for line in child.stderr:
        seen += line.startswith("#")
        if seen == 3:
            break
    child.send_signal(signal.SIGINT)
    _, stderr = child.communicate(timeout=30)
    assert child.returncode == 130
    assert stderr.strip().splitlines()[-1] == "interrupted"
    assert "Traceback" not in stderr
    assert _intact(project) >= 2
