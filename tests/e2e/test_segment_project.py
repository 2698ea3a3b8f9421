"""What a project knows of its categories holds for the command line too: synonyms, own scores."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from scripted import ColorSegmenter, color_loader, paint

from carnn_desktop.annotations.edits import restore
from carnn_desktop.cli import build_parser
from carnn_desktop.commands.console.output import Output
from carnn_desktop.commands.segmenting.options import options_from_arguments
from carnn_desktop.commands.segmenting.segment import run_segment
from carnn_desktop.contracts.requests import SegmentationRequest
from carnn_desktop.project.project import Project


class Listening(ColorSegmenter):
    """Keeps the requests it was asked to check."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[SegmentationRequest] = []

    def check(self, request: SegmentationRequest) -> None:
        self.asked.append(request)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    paint(folder / "a.png", ("red", (4, 4, 20, 20)), ("green", (40, 8, 12, 30)))
    return folder


@pytest.fixture
def project(photos: Path, tmp_path: Path) -> Path:
    path = tmp_path / "photos.carnn"
    with Project.open_or_create(path, photos) as opened:
        ids = opened.categories.ensure([("red", ("crimson",)), ("green", ())])
        opened.categories.update(ids["red"], threshold=0.95)
    return path


def _run(*arguments: object, segmenter: ColorSegmenter) -> tuple[int, str, str]:
    parsed = build_parser().parse_args(["segment", *map(str, arguments)])
    stdout, stderr = io.StringIO(), io.StringIO()
    output = Output(as_json=parsed.json, stdout=stdout, stderr=stderr)
    code = run_segment(options_from_arguments(parsed), output, load=color_loader(segmenter))
    return code, stdout.getvalue(), stderr.getvalue()


def _states(path: Path, photos: Path) -> dict[str, str]:
    with Project.open_or_create(path, photos) as opened:
        names = {category.id: category.name for category in opened.categories.listed()}
        document = opened.documents.load(opened.images.listed()[0].id)
        return {
            names[annotation.category_id]: annotation.state for annotation in document.annotations
        }


def test_synonyms_of_the_project_are_looked_for_and_said(photos: Path, project: Path) -> None:
    segmenter = Listening()
    code, _, err = _run(
        photos, "--concepts", "red|scarlet, green", "--project", project, segmenter=segmenter
    )
    assert code == 0
    red, green = segmenter.asked[0].queries
    assert (red.name, red.synonyms, green.synonyms) == ("red", ("scarlet", "crimson"), ())
    assert "crimson too: synonyms of red" in err
    assert "scarlet too" not in err


def test_a_category_below_its_own_score_arrives_rejected_and_is_not_written(
    photos: Path, project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.json"
    code, said, err = _run(
        photos, "--concepts", "red, green", "--project", project, "--out", out,
        segmenter=ColorSegmenter(),
    )  # fmt: skip
    assert code == 0
    assert _states(project, photos) == {"red": "rejected", "green": "proposed"}
    values = json.loads(out.read_text())
    names = {category["id"]: category["name"] for category in values["categories"]}
    assert [names[a["category_id"]] for a in values["annotations"]] == ["green"]
    assert "red 0.90 (rejected: below its own smallest score), green 0.90" in said
    assert "red below 0.95 arrives rejected" in err


def test_a_changed_score_holds_for_images_done_before_but_not_for_decisions(
    photos: Path, project: Path
) -> None:
    def again() -> str:
        segmenter = ColorSegmenter()
        said = _run(photos, "--concepts", "red, green", "--project", project, segmenter=segmenter)
        assert segmenter.seen == first
        return said[1]

    first = ["a.png"]
    assert "rejected" in again()
    first = []
    assert "red 0.90 (rejected: below its own smallest score)" in again()
    with Project.open_or_create(project, photos) as opened:
        opened.categories.update(1, threshold=0.5)
        opened.categories.update(2, threshold=0.99)
    said = again()
    assert "red 0.90, green 0.90 (rejected" in said
    assert "done before" in said
    assert _states(project, photos) == {"red": "proposed", "green": "rejected"}
    with Project.open_or_create(project, photos) as opened:
        document = opened.documents.load(opened.images.listed()[0].id)
        ids = [
            annotation.id for annotation in document.annotations if annotation.state == "rejected"
        ]
        opened.documents.save(restore(document, ids).document)
    again()
    assert _states(project, photos)["green"] == "proposed"  # a person brought it back
