"""Phrases and refinement through ``segment``: what is exported, what ``--json`` lists."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import tiny_sam
from PIL import Image
from tiny_clip import blobs

from carnn_desktop.cli import main


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    Image.fromarray(blobs(80, 120, seed=1)).save(folder / "a.png")
    return folder


def _run(capsys: pytest.CaptureFixture[str], photos: Path, model: Path, *more: str) -> Any:
    out = photos.parent / "out.json"
    code = main(
        ["segment", str(photos), "--model", str(model), "--device", "cpu", "--dtype", "float32",
         "--out", str(out), "--force", "--json", *more]
    )  # fmt: skip
    assert code == 0
    told = json.loads(capsys.readouterr().out)
    return told["images"][0], json.loads(out.read_text())


def test_the_best_candidate_is_exported_and_all_are_listed(
    photos: Path, tiny_proposer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--phrase", "the cat on the left", "--set", "phrase_threshold=0.0")
    told, coco = _run(capsys, photos, tiny_proposer, *asked, "--semantic")
    assert len(told["kept"]) == 1
    candidates = told["candidates"]
    assert len(candidates) >= 2
    assert [one["rank"] for one in candidates] == list(range(1, len(candidates) + 1))
    first = candidates[0]
    assert first["head_noun"] == "cat"
    assert 0 <= first["against_head_noun"] <= 1
    assert 0 <= first["against_background"] <= 1
    (annotation,) = coco["annotations"]
    assert annotation["area"] == pytest.approx(first["area"], abs=1)
    assert told["kept"][0]["score"] == first["score"]


def test_a_phrase_that_nothing_matches_is_not_exported_unless_asked_for(
    photos: Path, tiny_proposer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--phrase", "the cat on the left", "--set", "phrase_threshold=1.0")
    told, coco = _run(capsys, photos, tiny_proposer, *asked)
    assert [one["forced"] for one in told["candidates"]] == [True]
    assert coco["annotations"] == []
    assert any("offered anyway" in note for note in told["notes"])
    _, coco = _run(capsys, photos, tiny_proposer, *asked, "--keep-forced")
    assert coco["annotations"]


def test_a_project_run_again_exports_the_same_candidate(
    photos: Path, tiny_proposer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--phrase", "the cat on the left", "--set", "phrase_threshold=0.0", "--semantic")
    project = ("--project", str(photos.parent / "p.carnn"))
    first, coco = _run(capsys, photos, tiny_proposer, *asked, *project)
    again, same = _run(capsys, photos, tiny_proposer, *asked, *project)
    assert (first["outcome"], again["outcome"]) == ("done", "skipped")
    assert len(again["kept"]) == 1
    assert [a["segmentation"] for a in coco["annotations"]] == [
        a["segmentation"] for a in same["annotations"]
    ]


def test_masks_are_refined_by_a_sam_folder(
    photos: Path, tiny_proposer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sam = tiny_sam.save("sam2", tmp_path / "tiny-sam")
    asked = ("--concepts", "cat, dog", "--set", "confidence_threshold=0.0")
    told, coco = _run(
        capsys, photos, tiny_proposer, *asked, "--refine", "sam-prompts", "--sam", str(sam)
    )
    assert any("Redrawn by" in note for note in told["notes"])
    assert coco["annotations"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--refine", "sam-auto"), "No Segment Anything model"),
        (("--refine", "sam-auto", "--sam", "nowhere"), "not installed"),
        (("--sam", "nowhere"), "nothing would use"),
    ],
)
def test_a_missing_sam_is_said_before_any_work(
    photos: Path,
    tiny_proposer: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    more: tuple[str, ...],
    words: str,
) -> None:
    monkeypatch.setattr(
        "carnn_desktop.engine.weights.models.models_folder",
        lambda: photos.parent / "no models",
    )
    code = main(["segment", str(photos), "--concepts", "cat", "--model", str(tiny_proposer), *more])
    assert code == 2
    assert words in capsys.readouterr().err


def test_sam_folders_are_no_clip_models(tmp_path: Path, tiny_proposer: Path) -> None:
    from carnn_desktop.engine.refine.sam_files import FAMILIES, sam_models
    from carnn_desktop.engine.weights.models import SAM_TYPES, available_models

    assert set(FAMILIES) == set(SAM_TYPES)
    tiny_sam.save("sam", tmp_path / "tiny-sam")
    (tmp_path / "tiny-clip").symlink_to(tiny_proposer)
    assert [info.title for info in available_models(tmp_path)][1:] == ["tiny-clip"]
    assert [info.title for info in sam_models(tmp_path)] == ["tiny-sam"]
