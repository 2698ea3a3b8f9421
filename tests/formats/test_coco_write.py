"""What an export writes, what it leaves out, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from coco_samples import (
    CATEGORIES,
    HEIGHT,
    WIDTH,
    annotation,
    box_mask,
    export_image,
    full,
    pixel_mask,
)
from pycocotools import mask as coco_mask
from pycocotools.coco import COCO

from carnn_desktop.annotations.model import Category
from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.formats.coco.checking.check import check_file
from carnn_desktop.formats.export.write import ExportImage, ExportOptions, ExportReport, export

RING = pixel_mask(["#####", "#...#", "#...#", "#####"], 20, 10)
TWO_PARTS = pixel_mask(["###....", "###....", "......#"], 4, 4)


def _export(
    folder: Path, *images: ExportImage, **options: Any
) -> tuple[dict[str, Any], ExportReport]:
    path = folder / "out.json"
    report = export(path, images, CATEGORIES, options=ExportOptions(**options))
    assert check_file(path) == ()
    data: dict[str, Any] = json.loads(path.read_bytes())
    return data, report


def _masks(path: Path, capsys: pytest.CaptureFixture[str]) -> list[np.ndarray[Any, Any]]:
    coco = COCO(str(path))
    capsys.readouterr()
    return [coco.annToMask(value).astype(bool) for value in coco.loadAnns(coco.getAnnIds())]


def test_the_file_obeys_the_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cat = annotation("a", box_mask(10, 8, 6, 4), source="model", score=0.75)
    hole = annotation("b", RING, category_id=2)
    data, report = _export(
        tmp_path,
        export_image(3, cat, hole, path="sub/犬é.jpg"),
        export_image(7, state="done_empty"),
        min_area=1,
    )
    assert list(data) == ["info", "licenses", "categories", "images", "annotations", "carnn"]
    assert data["categories"] == [
        {"id": 1, "name": "cat", "supercategory": "animal"},
        {"id": 2, "name": "cup", "supercategory": ""},
        {"id": 3, "name": "犬é", "supercategory": ""},
    ]
    assert data["images"] == [
        {"id": 3, "file_name": "sub/犬é.jpg", "width": 64, "height": 48, "state": "done"},
        {"id": 7, "file_name": "photos/0007.jpg", "width": 64, "height": 48, "state": "done_empty"},
    ]
    first, second = data["annotations"]
    assert (first["id"], first["image_id"], first["category_id"]) == (1, 3, 1)
    assert first["bbox"] == [10.0, 8.0, 6.0, 4.0]
    assert all(isinstance(number, float) for number in first["bbox"])
    assert (first["area"], first["iscrowd"], first["score"]) == (24, 0, 0.75)
    assert sorted(first["segmentation"][0]) == sorted([10, 8, 16, 8, 16, 12, 10, 12])
    assert second["segmentation"]["size"] == [HEIGHT, WIDTH]
    assert isinstance(second["segmentation"]["counts"], str)
    assert second["area"] == 14
    assert b"\xe7" not in (tmp_path / "out.json").read_bytes()  # all ASCII
    assert (tmp_path / "out.json").read_bytes().isascii()
    written = _masks(tmp_path / "out.json", capsys)
    assert all(np.array_equal(a, full(b.mask)) for a, b in zip(written, (cat, hole), strict=True))
    assert (report.images, report.empty_images, report.annotations) == (2, 1, 2)
    assert (report.polygons, report.rles, report.categories) == (1, 1, 3)
    assert (report.min_iou, report.mean_iou) == (1.0, 1.0)


def test_provenance_names_the_run_and_whether_a_person_looked(tmp_path: Path) -> None:
    model = annotation("a", box_mask(1, 1, 9, 9), source="model", score=0.5, reviewed="")
    drawn = annotation("b", box_mask(20, 20, 9, 9), attributes={"occluded": True})
    data, _ = _export(tmp_path, export_image(1, model, drawn))
    first, second = data["annotations"]
    assert first["provenance"]["reviewed"] == ""
    assert first["provenance"]["model"] == "embedded"
    (run,) = data["carnn"]["runs"]
    assert run["id"] == first["provenance"]["run"]
    assert run["settings"] == {"mask_threshold": 0.3}
    assert run["model_sha256"] == "ab" * 32
    assert second["provenance"]["reviewed"] == "2026-01-02T03:04:05+00:00"
    assert second["attributes"] == {"occluded": True}
    assert "run" not in second["provenance"]
    assert "score" not in second


def test_a_models_annotation_is_split_and_a_persons_is_not(tmp_path: Path) -> None:
    data, report = _export(
        tmp_path,
        export_image(1, annotation("a", TWO_PARTS, source="model")),
        export_image(2, annotation("b", TWO_PARTS)),
        min_area=2,
    )
    assert [a["area"] for a in data["annotations"]] == [6, 7]
    assert len(data["annotations"][1]["segmentation"]) == 2  # one object of two rings
    assert [(d.count, d.examples) for d in report.dropped] == [(1, ("photos/0001.jpg",))]


def test_a_small_annotation_that_a_person_accepted_stays(tmp_path: Path) -> None:
    small = annotation("a", TWO_PARTS, source="model")
    seen = export_image(1, small)
    unseen = export_image(2, replace(small, id="b", state="proposed"))
    data, report = _export(tmp_path, seen, unseen, states=("proposed", "accepted"), min_area=50)
    assert [(a["image_id"], a["area"]) for a in data["annotations"]] == [(1, 6)]
    assert [d.count for d in report.dropped] == [3]


def test_semantic_unites_a_category(tmp_path: Path) -> None:
    one = annotation("a", box_mask(0, 0, 4, 4), source="model", score=0.2)
    two = annotation("b", box_mask(10, 0, 2, 2), source="model", score=0.9, reviewed="")
    other = annotation("c", box_mask(20, 0, 2, 2), category_id=2)
    data, _ = _export(tmp_path, export_image(1, one, other, two), unit="concept")
    cat, cup = data["annotations"]
    assert (cat["category_id"], cat["area"], cat["score"]) == (1, 20, 0.9)
    assert cat["provenance"]["merged"] == ["a", "b"]
    assert cat["provenance"]["reviewed"] == ""  # not all of it was
    assert cup["area"] == 4


def test_one_pixel_belongs_to_the_uppermost_annotation(tmp_path: Path) -> None:
    low = annotation("low", box_mask(0, 0, 10, 10))
    hidden = annotation("hidden", box_mask(6, 6, 2, 2))
    top = annotation("top", box_mask(5, 5, 10, 10))
    images = [export_image(1, low, hidden, top)]
    data, report = _export(tmp_path, *images)
    assert [a["area"] for a in data["annotations"]] == [75, 100]
    assert [d.reason for d in report.dropped] == ["covered by regions above"]
    data, _ = _export(tmp_path, *images, allow_overlap=True, overwrite=True)
    assert [a["area"] for a in data["annotations"]] == [100, 4, 100]


def test_states_and_forced_annotations(tmp_path: Path) -> None:
    image = export_image(
        1,
        annotation("proposed", box_mask(0, 0, 3, 3), state="proposed", reviewed=""),
        annotation("rejected", box_mask(10, 0, 4, 4), state="rejected"),
        annotation("forced", box_mask(20, 0, 5, 5), state="rejected", forced=True, reviewed=""),
        annotation("refused", box_mask(30, 0, 6, 6), state="rejected", forced=True),
        annotation("taken", box_mask(40, 0, 7, 7), state="accepted", forced=True),
    )

    def areas(**options: Any) -> list[int]:
        data, _ = _export(tmp_path, image, overwrite=True, **options)
        return [written["area"] for written in data["annotations"]]

    assert areas() == [49]
    assert areas(states=("proposed", "accepted")) == [9, 49]
    assert areas(include_forced=True) == [25, 49]


def test_only_reviewed_images_unless_asked_otherwise(tmp_path: Path) -> None:
    seen = annotation("a", box_mask(0, 0, 3, 3))
    images = (
        export_image(1, seen, state="in_review"),
        export_image(2, state="done_empty"),
        export_image(3, state="failed"),
        export_image(4, state="new"),
        export_image(5, state="proposed"),
    )
    data, report = _export(tmp_path, *images)
    assert [image["id"] for image in data["images"]] == [2]
    assert {d.reason: d.count for d in report.dropped} == {
        "image not marked as done": 3,
        "image that could not be read": 1,
    }
    data, report = _export(tmp_path, *images, reviewed_only=False, overwrite=True)
    assert [image["id"] for image in data["images"]] == [1, 2, 5]
    assert report.empty_images == 2


@pytest.mark.parametrize("kind", ["auto", "polygon", "rle"])
def test_the_kind_of_segmentation(
    tmp_path: Path, kind: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    plain, ring = annotation("a", box_mask(2, 2, 5, 5)), annotation("b", RING)
    crowd = annotation("c", box_mask(40, 30, 5, 5), iscrowd=True)
    data, _ = _export(tmp_path, export_image(1, plain, ring, crowd), segmentation=kind)
    kinds = [type(a["segmentation"]) for a in data["annotations"]]
    assert (
        kinds
        == {
            "auto": [list, dict, dict],
            "polygon": [list, list, dict],
            "rle": [dict, dict, dict],
        }[kind]
    )
    assert [a["iscrowd"] for a in data["annotations"]] == [0, 0, 1]
    written = _masks(tmp_path / "out.json", capsys)
    for mask, item in zip(written, (plain, ring, crowd), strict=True):
        assert np.array_equal(mask, full(item.mask))


def test_simplified_outlines_say_how_exact_they_are(tmp_path: Path) -> None:
    y, x = np.mgrid[:40, :40]
    disc = pixel_mask(
        ["".join("#" if v else "." for v in r) for r in (x - 20) ** 2 + (y - 20) ** 2 < 300]
    )
    exact, _ = _export(tmp_path, export_image(1, annotation("a", disc)))
    data, report = _export(
        tmp_path, export_image(1, annotation("a", disc)), tolerance=1.5, overwrite=True
    )
    (written,) = data["annotations"]
    assert len(written["segmentation"][0]) < len(exact["annotations"][0]["segmentation"][0])
    decoded = coco_mask.decode(
        coco_mask.merge(coco_mask.frPyObjects(written["segmentation"], HEIGHT, WIDTH))
    ).astype(bool)
    iou = (decoded & full(disc)).sum() / (decoded | full(disc)).sum()
    assert 0.9 < iou < 1.0
    assert written["provenance"]["round_trip_iou"] == pytest.approx(iou, abs=1e-6)
    assert report.min_iou == pytest.approx(iou)
    assert written["area"] == decoded.sum()  # what a reader will measure


def test_a_tiny_object_is_not_simplified_away(tmp_path: Path) -> None:
    data, _ = _export(
        tmp_path, export_image(1, annotation("a", pixel_mask(["#.", ".#"], 5, 5))), tolerance=10
    )
    assert data["annotations"][0]["area"] == 2


def test_two_exports_are_the_same_bytes(tmp_path: Path) -> None:
    image = export_image(
        1, annotation("a", box_mask(0, 0, 9, 9), source="model"), annotation("b", RING)
    )
    _, report = _export(tmp_path, image)
    before = {path.name: path.read_bytes() for path in report.files}
    assert sorted(before) == ["out.README.md", "out.classes.txt", "out.json"]
    _, report = _export(tmp_path, image, overwrite=True)
    assert {path.name: path.read_bytes() for path in report.files} == before


def test_lasting_annotation_ids_are_kept(tmp_path: Path) -> None:
    numbers = {("a", 0): 12, ("b", 0): 5}
    path = tmp_path / "out.json"
    images = [
        export_image(
            1, annotation("a", box_mask(0, 0, 3, 3)), annotation("b", box_mask(9, 9, 3, 3))
        )
    ]
    export(path, images, CATEGORIES, annotation_id=lambda name, part: numbers[name, part])
    assert [a["id"] for a in json.loads(path.read_text())["annotations"]] == [12, 5]
    assert check_file(path) == ()
    with pytest.raises(CarnnError, match="given twice"):
        export(tmp_path / "twice.json", images, CATEGORIES, annotation_id=lambda *_: 1)
    assert not (tmp_path / "twice.json").exists()


def test_category_ids_without_gaps(tmp_path: Path) -> None:
    categories = [Category(id=9, name="nine"), Category(id=4, name="four")]
    images = [export_image(1, annotation("a", box_mask(0, 0, 3, 3), category_id=9))]
    report = export(tmp_path / "out.json", images, categories)
    data = json.loads((tmp_path / "out.json").read_text())
    assert [(c["id"], c["name"]) for c in data["categories"]] == [(1, "four"), (2, "nine")]
    assert data["annotations"][0]["category_id"] == 2
    assert report.renumbered == ((4, 1), (9, 2))
    assert check_file(tmp_path / "out.json") == ()


def test_what_cannot_be_written_is_left_out_and_said(tmp_path: Path) -> None:
    outside = annotation("outside", box_mask(WIDTH - 2, HEIGHT - 2, 4, 4))
    gone = annotation("gone", box_mask(WIDTH + 5, 0, 4, 4))
    unknown = annotation("unknown", box_mask(0, 0, 4, 4), category_id=99)
    odd = annotation("odd", box_mask(20, 0, 2, 2), attributes={"value": float("nan")})
    data, report = _export(tmp_path, export_image(1, outside, gone, unknown, odd))
    assert [a["area"] for a in data["annotations"]] == [4, 4]
    assert data["annotations"][1]["attributes"] == {}
    assert {d.reason for d in report.dropped} == {
        "no pixel inside the image",
        "concept that the project does not have",
        "attributes that JSON cannot hold",
    }


def test_names_that_readers_confuse_are_noted(tmp_path: Path) -> None:
    images = [export_image(1, path="a/x.jpg"), export_image(2, path="a/x.png")]
    report = export(tmp_path / "out.json", images, CATEGORIES)
    assert any("extension" in note for note in report.notes)
    assert [v.rule for v in check_file(tmp_path / "out.json")] == ["15-file-name"]


def test_sidecars_tell_training_tools_what_they_need(tmp_path: Path) -> None:
    _export(tmp_path, export_image(1, annotation("a", RING)))
    assert (tmp_path / "out.classes.txt").read_text(encoding="utf-8") == "cat\ncup\n犬é\n"
    text = (tmp_path / "out.README.md").read_text(encoding="utf-8")
    assert 'classes=("cat", "cup", "\\u72ac\\u00e9")' in text
    assert 'MASK_FORMAT = "bitmask"' in text  # there is a hole
    assert "cls91to80=False" in text
    _export(tmp_path, export_image(1, annotation("a", box_mask(0, 0, 3, 3))), overwrite=True)
    assert 'MASK_FORMAT = "polygon"' in (tmp_path / "out.README.md").read_text(encoding="utf-8")


def test_another_persons_readme_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out.README.md").write_text("mine")
    _, report = _export(tmp_path, export_image(1))
    assert (tmp_path / "out.README.md").read_text() == "mine"
    assert report.files == (tmp_path / "out.json",)
    assert "left as it is" in report.notes[0]


def test_no_sidecars_on_request(tmp_path: Path) -> None:
    _export(tmp_path, export_image(1), write_sidecars=False)
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"min_area": -1}, "negative"),
        ({"tolerance": -1.0}, "range"),
        ({"segmentation": "x"}, "kind"),
    ],
)
def test_options_without_sense_are_refused(
    tmp_path: Path, options: dict[str, Any], word: str
) -> None:
    with pytest.raises(CarnnError, match=word):
        _export(tmp_path, **options)


@pytest.mark.parametrize("path", ["/data/a.jpg", "../a.jpg", ""])
def test_images_outside_the_folder_are_refused(tmp_path: Path, path: str) -> None:
    image = export_image(1)
    object.__setattr__(image.ref, "path", path)
    with pytest.raises(CarnnError, match="does not lie in"):
        _export(tmp_path, image)
    assert list(tmp_path.iterdir()) == []


def test_two_images_of_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CarnnError, match="Two images"):
        _export(tmp_path, export_image(1), export_image(1, path="other.jpg"))


def test_progress_is_told_and_cancelling_leaves_nothing(tmp_path: Path) -> None:
    seen: list[Progress] = []

    def on_progress(progress: Progress) -> None:
        seen.append(progress)
        if progress.done == 2:
            raise Cancelled

    images = [export_image(number) for number in range(1, 5)]
    with pytest.raises(Cancelled):
        export(tmp_path / "out.json", images, CATEGORIES, on_progress=on_progress)
    assert [(p.done, p.total) for p in seen] == [(0, 4), (1, 4), (2, 4)]
    assert list(tmp_path.iterdir()) == []


def test_images_are_taken_one_by_one_and_their_failure_goes_through(tmp_path: Path) -> None:
    def images() -> Iterator[ExportImage]:
        yield export_image(1, annotation("a", box_mask(0, 0, 3, 3)))
        raise OSError("the camera fell off")

    with pytest.raises(OSError, match="camera"):
        export(tmp_path / "out.json", images(), CATEGORIES)
    assert list(tmp_path.iterdir()) == []


def test_a_phrases_contrast_is_part_of_the_provenance(tmp_path: Path) -> None:
    made = annotation("a", box_mask(1, 1, 5, 5), source="model")
    ring = replace(
        made, provenance=replace(made.provenance, contrast=(None, 0.25), relabelled=True)
    )
    export(
        tmp_path / "out.json",
        [export_image(1, ring)],
        CATEGORIES,
        options=ExportOptions(min_area=1),
    )
    (written,) = json.loads((tmp_path / "out.json").read_bytes())["annotations"]
    assert written["provenance"]["contrast"] == {"head": None, "background": 0.25}
    assert written["provenance"]["relabelled"] is True
