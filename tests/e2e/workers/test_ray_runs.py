"""Runs on a Ray cluster, which the tests start themselves: the same results, deaths survived."""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import worker_models
from scripted import paint

from carnn_desktop.cli import build_parser
from carnn_desktop.commands.console.output import Output
from carnn_desktop.commands.segmenting.loading import Loader
from carnn_desktop.commands.segmenting.options import options_from_arguments
from carnn_desktop.commands.segmenting.segment import run_segment
from carnn_desktop.contracts.errors import CarnnError, WorkFailed
from carnn_desktop.project.project import Project

ray = pytest.importorskip("ray", reason="carnn-desktop[ray] is not installed")
HERE = Path(__file__).resolve().parent
COLORS = ("red", "green", "blue")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="kills processes by signals"),
    pytest.mark.filterwarnings("ignore"),  # of Ray's and its dependencies'
]


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("notes")


@pytest.fixture(scope="module", autouse=True)
def cluster(notes: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", f"{HERE.parents[2]}:{HERE}:{HERE.parent}")
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv(worker_models.NOTES, str(notes))
        ray.init(
            address="local", num_cpus=2, include_dashboard=False, log_to_driver=False,
            object_store_memory=100_000_000,
        )  # fmt: skip
        yield
        ray.shutdown()


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    for number in range(5):
        areas = [(name, (4 + 7 * n + number, 4, 6, 20)) for n, name in enumerate(COLORS)]
        paint(folder / f"{number}.png", *areas[: 1 + number % 3])
    return folder


def segment(
    *arguments: object, load: Loader = worker_models.load_colors
) -> tuple[int, dict[str, Any]]:
    parsed = build_parser().parse_args(["segment", *map(str, arguments), "--json"])
    stdout = io.StringIO()
    output = Output(as_json=True, stdout=stdout, stderr=io.StringIO())
    code = run_segment(options_from_arguments(parsed), output, load=load)
    return code, json.loads(stdout.getvalue())


def comparable(path: Path) -> bytes:
    """Return a COCO file but for the times in it and the device."""
    data = re.sub(rb'"created":"[^"]*"', b'"created":""', path.read_bytes())
    return re.sub(rb'"device":"[^"]*"', b'"device":""', data)


def test_a_cluster_gives_the_same_and_its_deaths_end_no_run(
    photos: Path, tmp_path: Path, notes: Path
) -> None:
    words = (photos, "--concepts", "red, green, blue")
    paint(photos / "fail.png", ("red", (4, 4, 12, 20)))
    paint(photos / "kill-once.png", ("red", (4, 4, 12, 20)))
    (notes / "kill-once.png.killed").touch()  # not in this process
    whole, shared = tmp_path / "whole.json", tmp_path / "shared.json"
    assert segment(*words, "--out", whole)[0] == 1
    (notes / "kill-once.png.killed").unlink()
    project = tmp_path / "p.carnn"
    code, told = segment(*words, "--out", shared, "--ray", "auto", "--project", project)
    assert code == 1
    outcomes = {image["image"]: image for image in told["images"]}
    assert outcomes.pop("fail.png")["reason"] == "The photo is odd. Take another."
    assert {image["outcome"] for image in outcomes.values()} == {"done"}
    assert (notes / "kill-once.png.killed").exists()
    assert comparable(shared) == comparable(whole)
    (photos / "fail.png").unlink()
    code, told = segment(*words, "--ray", "auto", "--project", project)
    assert code == 0
    assert {image["outcome"] for image in told["images"]} == {"skipped"}
    with Project.open(project) as opened:
        assert [ref.state for ref in opened.images.listed()] == ["proposed"] * 6


def test_a_photo_that_ends_its_actor_each_time_fails_alone(photos: Path) -> None:
    paint(photos / "kill-always.png", ("red", (4, 4, 12, 20)))
    code, told = segment(photos, "--concepts", "red", "--ray", "auto")
    assert code == 1
    failed = [image for image in told["images"] if image["outcome"] == "failed"]
    assert [image["image"] for image in failed] == ["kill-always.png"]
    assert failed[0]["reason"] == "The process that worked on it ended 3 times."
    assert len(told["images"]) == 6


def test_what_cannot_be_done_is_said(photos: Path) -> None:
    words = (photos, "--concepts", "red")
    with pytest.raises(CarnnError, match="There are no weights for cpu"):
        segment(*words, "--ray", "auto", load=worker_models.load_nothing)
    with pytest.raises(CarnnError, match="exclude each other"):
        segment(*words, "--ray", "auto", "--devices", "cpu:2")
    with pytest.raises(WorkFailed, match="gave the work up"):
        segment(*words, "--ray", "auto", load=worker_models.load_and_die)
