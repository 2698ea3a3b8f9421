"""merge, split, filter, stats, convert, export and check-coco --fix on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import Annotation, ImageDocument, Provenance
from carnn_desktop.cli import main
from carnn_desktop.contracts.run import Run
from carnn_desktop.project.project import Project

WIDTH, HEIGHT = 60, 40


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of four photos: three done, with two objects each."""
    folder = tmp_path / "photos"
    folder.mkdir()
    names = [f"p{number}.png" for number in range(4)]
    for name in names:
        Image.fromarray(np.full((HEIGHT, WIDTH, 3), 90, np.uint8)).save(folder / name)
    path = tmp_path / "photos.carnn"
    with Project.create(path, folder) as opened:
        opened.images.sync(names)
        ids = opened.categories.ensure([("cat", ()), ("dog", ())])
        for place, ref in enumerate(opened.images.listed()[:3]):
            annotations = tuple(
                Annotation(
                    id=f"{place}-{name}",
                    category_id=ids[name],
                    mask=crop_mask(np.ones((8, 6 + place), bool), x, 5),
                    state="accepted",
                    provenance=Provenance(
                        run=Run(source="manual"), reviewed="2026-01-01T00:00:00+00:00"
                    ),
                )
                for name, x in (("cat", 4), ("dog", 30))
            )
            opened.documents.save(
                ImageDocument(
                    image_id=ref.id,
                    width=WIDTH,
                    height=HEIGHT,
                    annotations=annotations,
                    state="done",
                )
            )
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def run_json(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    code, out, _ = run(capsys, *arguments, "--json")
    assert code == 0
    value: dict[str, Any] = json.loads(out)
    return value


def test_from_a_project_to_every_tool(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "all.json"
    report = run_json(capsys, "export", project, "--to", "coco", "--out", out)
    assert (report["images"], report["annotations"], report["min_iou"]) == (3, 6, 1.0)
    assert report["dropped"][0]["reason"] == "image not marked as done"
    first = out.read_bytes()
    code, _, err = run(capsys, "export", project, "--to", "coco", "--out", out)
    assert code == 2
    assert "exists already" in err
    assert run(capsys, "export", project, "--to", "coco", "--out", out, "--force")[0] == 0
    assert out.read_bytes() == first

    stats = run_json(capsys, "stats", out)
    assert (stats["images"], stats["annotations"]) == (3, 6)
    assert [c["name"] for c in stats["categories"]] == ["cat", "dog"]
    assert "cat" in run(capsys, "stats", out)[1]

    parts = run_json(capsys, "split", out, "--out-dir", tmp_path / "parts", "--val", "0.34")
    assert [part["images"] for part in parts["parts"]] == [2, 1]
    files = [part["path"] for part in parts["parts"]]
    merged = run_json(capsys, "merge", *files, "--out", tmp_path / "merged.json")
    assert (merged["images"], merged["annotations"]) == (3, 6)
    dogs = run_json(capsys, "filter", out, "--categories", "dog", "--out", tmp_path / "dogs.json")
    assert dogs["by_category"] == {"dog": 3}


@pytest.mark.parametrize("form", ["coco", "panoptic", "semantic", "yolo", "voc", "labelme"])
def test_convert_and_export_write_the_same_objects(
    project: Path, tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--val", "0.34", "--copy-images")
    here = run_json(capsys, "export", project, "--to", form, "--out", tmp_path / "a", *options)
    run(capsys, "export", project, "--to", "coco", "--out", tmp_path / "all.json")
    there = run_json(
        capsys,
        *("convert", tmp_path / "all.json", "--to", form, "--out", tmp_path / "b"),
        *("--images", tmp_path / "photos", *options),
    )
    assert here["parts"] == there["parts"]
    assert (here["objects"], here["min_iou"]) == (there["objects"], there["min_iou"]) == (6, 1.0)
    copies = [path for path in (tmp_path / "b").rglob("*.*") if path.stem == "p1"]
    assert copies


def test_wrong_use_is_told(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments, word in (
        (("export", tmp_path / "no.carnn", "--to", "coco", "--out", tmp_path / "x"), "no project"),
        (("export", project, "--to", "yolo", "--out", tmp_path / "x.json"), "single file"),
        (("export", project, "--to", "coco", "--out", tmp_path / "x", "--val", "2"), "share"),
        (("export", project, "--to", "coco", "--out", tmp_path / "x", "--concepts", "ox"), "ox"),
        (("stats", tmp_path / "no.json"), "no file"),
        (("merge", project, "--out", tmp_path / "x.json"), "at least two"),
        (("convert", tmp_path / "photos" / "p0.png", "--to", "coco", "--out", "x"), "p0.png"),
    ):
        code, out, err = run(capsys, *arguments)
        assert (code, out) == (2, ""), arguments
        assert word in err
        assert "Traceback" not in err
    assert run(capsys, "export", project.parent, "--to", "coco", "--out", tmp_path / "y")[0] == 0


def test_a_selection_of_a_project(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = run_json(
        capsys,
        *("export", project, "--to", "coco", "--out", tmp_path / "out", "--concepts", "Cat"),
        *("--min-area", "50", "--masks", "rle"),
    )
    assert report["objects"] == 2
    data = json.loads((tmp_path / "out/annotations/instances.json").read_bytes())
    assert [annotation["area"] for annotation in data["annotations"]] == [56, 64]
    assert all(isinstance(a["segmentation"], dict) for a in data["annotations"])


def test_check_coco_mends(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, fixed = tmp_path / "all.json", tmp_path / "fixed.json"
    run(capsys, "export", project, "--to", "coco", "--out", out)
    data = json.loads(out.read_bytes())
    for annotation in data["annotations"]:
        annotation["id"] -= 1
        del annotation["iscrowd"]
    out.write_text(json.dumps(data))
    assert run(capsys, "check-coco", out)[0] == 1
    code, text, _ = run(capsys, "check-coco", out, "--fix", fixed)
    assert code == 0
    assert "repaired [1-annotation-id] $.annotations[0].id: 0 became 6" in text
    assert "no violation" in text
    assert run(capsys, "check-coco", out, "--fix", fixed)[0] == 2
    report = run_json(capsys, "check-coco", out, "--fix", fixed, "--force")
    assert report["repair_counts"] == {"1-annotation-id": 1, "4-iscrowd": 6}
