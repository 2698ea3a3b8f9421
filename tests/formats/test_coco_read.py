"""COCO files of other tools: what they mean comes in, with everything they carry along."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from coco_samples import HEIGHT, WIDTH, Decoded, decoded, good_file, write_json
from pycocotools import mask as coco_mask
from pycocotools.coco import COCO
from test_coco_fuzz import _damaged, _mutated

from carnn_desktop.annotations.masks import full_mask
from carnn_desktop.annotations.model import (
    Annotation,
    Category,
    ImageDocument,
    ImageRef,
    Provenance,
)
from carnn_desktop.annotations.shapes import Rings
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.run import Run
from carnn_desktop.formats.coco.checking.check import check_file
from carnn_desktop.formats.coco.read import CocoFile
from carnn_desktop.formats.detect import read_annotations
from carnn_desktop.formats.export.write import ExportImage, ExportOptions, export


def _read(folder: Path, data: Any) -> tuple[CocoFile, list[Decoded]]:
    file = CocoFile(write_json(folder, data))
    return file, list(decoded(file))


def _tried(path: Path) -> tuple[list[Decoded], CarnnError | None]:
    try:
        return list(decoded(CocoFile(path))), None
    except CarnnError as error:
        return [], error


def _notes(file: CocoFile) -> list[tuple[str, str]]:
    return [(note.path, note.effect) for note in file.notes.listed]


def test_polygons_and_run_lengths_come_in(tmp_path: Path) -> None:
    file, (box, square) = _read(tmp_path, good_file())
    assert [(c.id, c.name, c.supercategory) for c in file.categories] == [
        (1, "cat", "animal"),
        (2, "cup", ""),
    ]
    assert [(i.id, i.name, i.size_wh) for i in file.images] == [
        (1, "a.jpg", (WIDTH, HEIGHT)),
        (2, "sub/b.jpg", (WIDTH, HEIGHT)),
    ]
    assert (box.kind, box.mask.bbox_xywh, box.mask.area) == ("polygon", (10, 10, 20, 10), 200)
    assert (square.kind, square.mask.bbox_xywh, square.mask.area) == ("rle", (2, 2, 10, 10), 100)
    assert (box.image.id, box.category.name, square.category.name) == (1, "cat", "cup")
    assert file.notes.listed == []


def test_several_rings_are_one_object(tmp_path: Path) -> None:
    data = good_file()
    data["annotations"][0]["segmentation"].append([40, 30, 44, 30, 44, 34, 40, 34])
    _, (item, _) = _read(tmp_path, data)
    assert item.mask.area == 216
    assert item.mask.bbox_xywh == (10, 10, 34, 24)


def test_uncompressed_run_lengths_come_in(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    pixels = rng.random((HEIGHT, WIDTH)) > 0.6
    pixels[0, 0] = False  # run lengths begin with background
    flat = pixels.T.ravel()
    edges = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    counts = np.diff(np.concatenate(([0], edges, [flat.size]))).tolist()
    data = good_file()
    data["annotations"][0] |= {
        "segmentation": {"size": [HEIGHT, WIDTH], "counts": counts},
        "iscrowd": 1,
    }
    _, (item, _) = _read(tmp_path, data)
    assert np.array_equal(full_mask(item.mask, WIDTH, HEIGHT), pixels)
    assert item.record.iscrowd


def test_everything_else_is_carried_along(tmp_path: Path) -> None:
    data = good_file()
    data["annotations"][0] |= {
        "keypoints": [1, 2, 2],
        "score": 0.5,
        "attributes": {"occluded": True},
        "caption": "犬",
    }
    data["images"][0] |= {"license": 3, "coco_url": "x"}
    data["categories"][0]["skeleton"] = [[1, 2]]
    data["videos"] = [{"id": 1}]
    file, (item, _) = _read(tmp_path, data)
    assert item.record.extra == {"keypoints": [1, 2, 2], "caption": "犬"}
    assert (item.record.id, item.record.score, item.record.attributes) == (
        1,
        0.5,
        {"occluded": True},
    )
    assert file.images[0].extra == {"license": 3, "coco_url": "x"}
    assert file.categories[0].extra == {"skeleton": [[1, 2]]}
    assert file.extra["videos"] == [{"id": 1}]
    assert set(file.extra) == {"info", "licenses", "videos"}


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"segmentation": [10, 10, 30, 10, 30, 20, 10, 20]}, ".segmentation"),
        ({"segmentation": [[10, 10, 30, 10, 30, 20, 10, 20], [1, 2, 3, 4]]}, ".segmentation[1]"),
        ({"image_id": "1"}, ".image_id"),
        ({"category_id": "1"}, ".category_id"),
        ({"category_id": 1.0}, ".category_id"),
        ({"iscrowd": False}, ".iscrowd"),
    ],
)
def test_known_mistakes_are_repaired_and_said(
    tmp_path: Path, change: dict[str, Any], path: str
) -> None:
    data = good_file()
    data["annotations"][0] |= change
    file, (item, _) = _read(tmp_path, data)
    assert (item.mask.area, item.category.id, item.record.iscrowd) == (200, 1, False)
    assert _notes(file) == [("$.annotations[0]" + path, "repaired")]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"image_id": 99}, ".image_id"),
        ({"image_id": None}, ".image_id"),
        ({"category_id": [1]}, ".category_id"),
        ({"segmentation": "mask"}, ".segmentation"),
        ({"segmentation": [[1, 2]]}, ".segmentation"),
        ({"segmentation": [[1, 2, 3, 4, 5, 6, 7]]}, ".segmentation[0]"),
        ({"segmentation": [[1, 2, 3, 4, 5, None]]}, ".segmentation[0]"),
        ({"segmentation": [[-9, -9, -5, -9, -5, -5]]}, ".segmentation"),
        ({"segmentation": {"size": [WIDTH, HEIGHT], "counts": "x"}}, ".segmentation.size"),
        ({"segmentation": {"size": [HEIGHT, WIDTH], "counts": "x"}}, ".segmentation.counts"),
        ({"segmentation": {"size": [HEIGHT, WIDTH]}}, ".segmentation.counts"),
        ({"segmentation": [], "bbox": None}, ""),
        ({"segmentation": [], "bbox": [1, 2, 0, 4]}, ".bbox"),
        ({"segmentation": [], "bbox": [WIDTH + 1, 2, 5, 4]}, ".bbox"),
    ],
)
def test_what_has_no_sure_meaning_is_left_out_with_its_path(
    tmp_path: Path, change: dict[str, Any], path: str
) -> None:
    data = good_file()
    data["annotations"][0] |= change
    file, (item,) = _read(tmp_path, data)
    assert item.record.id == 2
    assert _notes(file) == [("$.annotations[0]" + path, "left out")]


def test_a_box_stands_for_an_object_without_outline(tmp_path: Path) -> None:
    data = good_file()
    data["annotations"][0]["segmentation"] = []
    del data["annotations"][1]["segmentation"]
    data["annotations"][1]["bbox"] = [-3.0, 40.2, 10.0, 20.0]
    _, items = _read(tmp_path, data)
    assert [(item.kind, item.mask.bbox_xywh) for item in items] == [
        ("box", (10, 10, 20, 10)),
        ("box", (0, 40, 7, 8)),
    ]


def test_sizes_that_the_file_does_not_give_can_come_from_the_photos(tmp_path: Path) -> None:
    data = good_file()
    del data["images"][0]["width"]
    file, items = _read(tmp_path, data)
    assert items == []
    assert file.notes.counts["left out"] == 2
    items = list(decoded(file, size_of=lambda image: (WIDTH, HEIGHT)))
    assert [item.mask.area for item in items] == [200, 100]


def test_an_id_of_two_images_is_no_id(tmp_path: Path) -> None:
    data = good_file()
    data["images"].append({**data["images"][0], "file_name": "other.jpg"})
    data["images"].append(dict(data["images"][1]))
    file, items = _read(tmp_path, data)
    assert items == []
    assert [image.id for image in file.images] == [2]
    assert _notes(file)[:2] == [("$.images[2].id", "left out"), ("$.images[3]", "repaired")]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("{", "line 1, column 2"),
        ("[]", "$: the top level"),
        ('{"images": [], "annotations": []}', "$.categories: is missing"),
        ('{"images": [], "annotations": {}, "categories": []}', "$.annotations: must be a list"),
        ('{"images": [], "images": [], "annotations": [], "categories": []}', "$.images: the sec"),
        (
            '{"images": [], "annotations": [], "categories": [{"id": 1, "name": "a"}, '
            '{"id": 1, "name": "b"}]}',
            "$.categories[1].id",
        ),
    ],
)
def test_what_is_no_coco_file_is_refused_with_its_place(
    tmp_path: Path, data: str, place: str
) -> None:
    with pytest.raises(CarnnError) as caught:
        CocoFile(write_json(tmp_path, data))
    assert place in caught.value.reason
    assert caught.value.remedy


def test_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    rng = random.Random(7)
    path = tmp_path / "instances.json"
    for number in range(300):
        text = _mutated(rng)
        path.write_bytes(_damaged(rng, text) if number % 2 else text.encode("latin-1"))
        items, refusal = _tried(path)
        assert all(item.mask.area > 0 for item in items)
        assert refusal is None or (refusal.reason.isprintable() and refusal.remedy)


# Real files of other tools ------------------------------------------------------------------------

_SETS = [
    "coco65",
    "isat_coco",
    "labelme_voc",
    "cvat_car_interior",
    "sahi_terrain",
    "via_cups",
]


def _as_export(file: CocoFile) -> tuple[list[ExportImage], list[Category]]:
    """Make documents of what was read; categories are numbered in the order of the file."""
    numbers = {category.id: index for index, category in enumerate(file.categories, 1)}
    annotations: dict[int | str, list[Annotation]] = {image.id: [] for image in file.images}
    for index, item in enumerate(decoded(file)):
        annotations[item.image.id].append(
            Annotation(
                id=f"{index:032x}",
                category_id=numbers[item.category.id],
                mask=item.mask,
                state="accepted",
                provenance=Provenance(run=Run(source="import"), reviewed="imported"),
                iscrowd=item.record.iscrowd,
            )
        )
    images = []
    for number, image in enumerate(file.images, 1):
        assert image.size_wh is not None
        document = ImageDocument(
            image_id=number,
            width=image.size_wh[0],
            height=image.size_wh[1],
            annotations=tuple(annotations[image.id]),
            state="done",
        )
        images.append(ExportImage(ImageRef(id=number, path=image.name), document))
    categories = [Category(id=numbers[c.id], name=c.name) for c in file.categories]
    return images, categories


@pytest.mark.parametrize("name", _SETS)
def test_real_sets_go_round_without_loss(shared_data: Path, tmp_path: Path, name: str) -> None:
    source = shared_data / name / "instances.json"
    file = CocoFile(source)
    items = list(decoded(file))
    assert file.notes.listed == []
    with contextlib.redirect_stdout(io.StringIO()):
        coco = COCO(str(source))
    assert [item.record.id for item in items] == [
        value["id"] for value in coco.dataset["annotations"]
    ]
    for item in items:
        truth = coco.annToMask(coco.anns[item.record.id])
        height, width = truth.shape
        assert np.array_equal(full_mask(item.mask, width, height), truth.astype(bool))
    images, categories = _as_export(file)
    out = tmp_path / "out.json"
    report = export(out, images, categories, options=ExportOptions(allow_overlap=True))
    assert (report.annotations, report.min_iou) == (len(items), 1.0)
    assert [v for v in check_file(out) if v.rule != "15-file-name"] == []
    again = list(decoded(CocoFile(out)))
    by_image = {image.ref.path: [r.mask for r in image.document.annotations] for image in images}
    for item in again:
        assert item.mask == by_image[item.image.name].pop(0)


def _manifest(shared_data: Path) -> list[dict[str, str]]:
    with (shared_data / "import_jsons" / "manifest.csv").open(newline="") as stream:
        return list(csv.DictReader(stream))


def test_real_files_mean_what_their_manifest_counts(shared_data: Path) -> None:
    for row in _manifest(shared_data):
        if not row["file"].startswith("coco/"):
            continue
        file = CocoFile(shared_data / "import_jsons" / row["file"])
        sizes = {image.id: (4000, 4000) for image in file.images}
        items = list(decoded(file, size_of=lambda image, sizes=sizes: sizes[image.id]))
        left_out = [note for note in file.notes.listed if note.effect == "left out"]
        in_annotations = [note for note in left_out if note.path.startswith("$.annotations")]
        assert len(items) + len(in_annotations) == int(row["annotations"]), row["file"]
        if "duplicate image ids" not in row["quirks"]:
            assert len(file.images) == int(row["images"]), row["file"]
            assert in_annotations == [], row["file"]


def test_real_broken_files_are_refused_or_partly_read(shared_data: Path) -> None:
    for row in _manifest(shared_data):
        path = shared_data / "import_jsons" / row["file"]
        if path.suffix != ".json" or row["file"].startswith("coco/"):
            continue
        _, refusal = _tried(path)
        if refusal is None:
            assert row["kind"] == "coco", row["file"]
        else:
            assert "$" in refusal.reason or "line" in refusal.reason, row["file"]


def test_compressed_run_lengths_of_real_files_decode_as_elsewhere(shared_data: Path) -> None:
    path = shared_data / "import_jsons" / "coco" / "panopticapi_detection_format_list.json"
    values = {value["id"]: value for value in json.loads(path.read_text())["annotations"]}
    for item in decoded(CocoFile(path)):
        assert item.record.id is not None
        truth = coco_mask.decode(values[item.record.id]["segmentation"])
        assert np.array_equal(full_mask(item.mask, truth.shape[1], truth.shape[0]), truth == 1)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    text = json.dumps(
        {
            "images": [{"id": 1, "file_name": "ä.jpg", "width": 40, "height": 30}],
            "annotations": [
                {"id": 1, "image_id": 1, "category_id": 1, "segmentation": [[5, 5, 9, 5, 9, 9]]}
            ],
            "categories": [{"id": 1, "name": "Tür"}],
        },
        ensure_ascii=False,
    )
    for encoding in ("utf-8-sig", "utf-16"):
        path = tmp_path / f"{encoding}.json"
        path.write_bytes(text.encode(encoding))
        found = read_annotations(path)
        assert found.categories[0].name == "Tür"
        assert isinstance(found.objects[0].shape, Rings)
        assert any("byte order mark" in note.message for note in found.notes.listed)
