"""Every family of models with a tiny folder: killed and gone on with, made again, in the window.

Some run by default, so that all ways through the program are taken; CARNN_EVERY_FAMILY=1 runs all.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import tiny_families
from PIL import Image
from tiny_clip import blobs
from window_program import Program

from carnn_desktop.annotations.model import Annotation
from carnn_desktop.cli import main
from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.project.project import Project
from carnn_desktop.runs.requests import RunRequest

ROOT = Path(__file__).resolve().parents[3]
EVERY = bool(os.environ.get("CARNN_EVERY_FAMILY"))
NAMES = tiny_families.NAMES if EVERY else ("siglip", "sam3", "mm-grounding-dino")
KILLED = tiny_families.NAMES if EVERY else ("mm-grounding-dino",)
TEXTS = "cat, dog"


@dataclass(frozen=True, slots=True)
class Killed:
    """A folder run that was killed: photos, arguments of ``segment`` and how it ended."""

    photos: Path
    project: Path
    arguments: list[str]
    ended: int


@pytest.fixture(scope="module")
def families(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tiny_families.Family]:
    root = tmp_path_factory.mktemp("families")
    return {name: tiny_families.save(name, root) for name in NAMES}


@pytest.fixture(scope="module")
def killed(
    families: dict[str, tiny_families.Family], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Killed]:
    root = tmp_path_factory.mktemp("killed")
    photos = root / "photos"
    photos.mkdir()
    for number in range(2):
        Image.fromarray(blobs(48, 64, seed=number)).save(photos / f"{number}.png")
    runs = {}
    for name in KILLED:
        project = root / f"{name}.carnn"
        asked = ["segment", str(photos), "--concepts", TEXTS, "--min-area", "0", "--allow-overlap"]
        asked += [*families[name].options(), "--project", str(project)]
        runs[name] = Killed(photos, project, asked, 0)
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("killed_families.py"))],
        input=json.dumps([run.arguments for run in runs.values()]),
        env={**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    ends = json.loads(done.stdout)
    return {
        name: replace(run, ended=end) for (name, run), end in zip(runs.items(), ends, strict=True)
    }


def _kept(project: Path) -> list[tuple[Annotation, ...]]:
    with Project.open(project) as opened:
        return [opened.documents.load(ref.id).annotations for ref in opened.images.listed()]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.parametrize("name", KILLED)
def test_a_killed_run_goes_on_and_what_it_found_can_be_made_again(
    families: dict[str, tiny_families.Family],
    killed: dict[str, Killed],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    run, family, out = killed[name], families[name], tmp_path / "out.json"
    assert run.ended == -signal.SIGKILL
    first, second = _kept(run.project)
    assert first
    assert not second
    assert main([*run.arguments, "--out", str(out), "--json"]) == 0
    images = json.loads(capsys.readouterr().out)["images"]
    assert [image["outcome"] for image in images] == ["skipped", "done"]
    again, second = _kept(run.project)
    assert again == first
    assert second
    found = [*first, *second]
    assert {annotation.provenance.split for annotation in found} == {family.things}
    written = json.loads(out.read_text(encoding="utf-8"))
    # what is no thing of its own goes out in its connected parts
    assert len(written["annotations"]) >= len(found)
    assert len(written["annotations"]) == len(found) or not family.things
    assert {stored["model"] for stored in written["carnn"]["runs"]} == {str(family.model)}
    asked = ["reproduce", str(out), "--images", str(run.photos), "--annotation"]
    assert main([*asked, str(written["annotations"][-1]["id"])]) == 0


@pytest.mark.qt_log_ignore("does not support")
def test_each_is_chosen_and_run_in_the_window(
    families: dict[str, tiny_families.Family], program: Program, tmp_path: Path, qtbot: Any
) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    Image.fromarray(blobs(48, 64, seed=1)).save(photos / "a.png")
    _window, session = program.open()
    session.project.open(photos)
    qtbot.waitUntil(lambda: session.images.document() is not None, timeout=20_000)
    for family in families.values():
        model = str(family.model)
        session.models.choose(
            ModelChoice(proposer=model, device="cpu", sam=str(family.sam) if family.sam else "")
        )
        overrides = dict(family.settings)
        if family.proposals:
            overrides["proposals"] = json.dumps(family.proposals)
        session.runs.run_image(RunRequest(text=TEXTS, overrides=overrides))

        qtbot.waitUntil(lambda family=family: bool(_found(session, family)), timeout=60_000)
        found = _found(session, family)
        assert {annotation.provenance.split for annotation in found} == {family.things}
        assert {annotation.provenance.text for annotation in found} <= {"cat", "dog"}


def _found(session: Any, family: tiny_families.Family) -> list[Annotation]:
    """Return what the open photo has of the family."""
    wanted = (str(family.model), family.proposals)
    made = [(one, one.provenance.run) for one in session.images.document().annotations]
    return [
        one
        for one, run in made
        # what is as the published method has it is not said
        if wanted == (run.model, family.proposals and run.settings.get("proposals", "gradcam"))
    ]
