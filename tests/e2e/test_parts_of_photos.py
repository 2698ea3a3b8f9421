"""``segment --tiles`` and ``--crop``, from arguments to files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from scripted import paint
from test_segment import Run

from carnn_desktop.contracts.errors import CarnnError


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    paint(
        folder / "a.png", ("red", (20, 30, 200, 40)), ("blue", (230, 5, 10, 10)), size_wh=(256, 96)
    )
    return folder


def _settings(out: Path) -> dict[str, Any]:
    """Return the settings of the only run of a COCO file."""
    (run,) = json.loads(out.read_text())["carnn"]["runs"]
    return dict(run["settings"])


def test_a_photo_in_tiles(photos: Path, tmp_path: Path) -> None:
    out, trace = tmp_path / "out.json", tmp_path / "trace"
    wanted = ("--concepts", "red, blue", "--set", "crf=false", "--set", "tidy_masks=false")
    run = Run(photos, *wanted, "--out", out, "--trace", trace, "--tiles", "on", "--tile-size", "96")
    assert run.code == 0
    found = json.loads(out.read_text())["annotations"]
    assert sorted(annotation["bbox"] for annotation in found) == [
        [20, 30, 200, 40],
        [230, 5, 10, 10],
    ]
    settings = _settings(out)
    assert (settings["tiles"], settings["tile_size"]) == ("on", 96)
    told = json.loads((trace / "a.png.json").read_text())
    assert told["tiles"] == 4
    assert told["notes"] == ["Also looked at in 4 tiles of 96 x 96 pixels."]


def test_a_part_of_a_photo(photos: Path, tmp_path: Path) -> None:
    out, project = tmp_path / "out.json", tmp_path / "p.carnn"
    crop = ("--crop", "100,0,156,64")
    run = Run(photos, "--concepts", "red, blue", "--out", out, "--project", project, *crop)
    assert run.code == 0
    found = json.loads(out.read_text())["annotations"]
    assert sorted(annotation["bbox"] for annotation in found) == [
        [100, 30, 120, 34],
        [230, 5, 10, 10],
    ]
    assert _settings(out)["crop"] == [100, 0, 156, 64]
    again = Run(photos, "--concepts", "red, blue", "--project", project, *crop)
    assert "1 done before" in again.out
    other = Run(photos, "--concepts", "red, blue", "--project", project)
    assert "1 segmented" in other.out


def test_a_crop_outside_of_a_photo_fails_that_photo_in_words(photos: Path) -> None:
    run = Run(photos, "--concepts", "red", "--crop", "300,0,10,10")
    assert run.code == 1
    assert "lies outside of the photo, which has 256 x 96" in run.out


@pytest.mark.parametrize("wrong", ["1,2,3", "a,b,c,d", "0,0,0,9", "1.5,2,3,4", ""])
def test_a_crop_that_is_none_is_wrong_use(photos: Path, wrong: str) -> None:
    with pytest.raises(CarnnError, match="crop"):
        Run(photos, "--concepts", "red", "--crop", wrong)
