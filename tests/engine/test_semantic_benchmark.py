"""The benchmark of semantic data sets: layouts read right, pixels counted right."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pycocotools import mask as coco_mask

from benchmarks import semantic
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import SegmentationRequest, TextQuery
from carnn_desktop.engine.presets import get_preset

CAT, DOG = 8, 12  # labels of Pascal VOC


@pytest.fixture
def truth() -> semantic.LabelMap:
    """A cat above, a dog below, background and an ignored rim at the right."""
    labels = np.zeros((20, 30), np.int64)
    labels[2:8, 3:20] = CAT
    labels[10:18, 3:20] = DOG
    labels[:, 28:] = 255
    return labels


@pytest.fixture
def voc(tmp_path: Path, truth: semantic.LabelMap) -> Path:
    """One photo in the layout of Pascal VOC."""
    for name in ("ImageSets/Segmentation", "JPEGImages", "SegmentationClass"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "ImageSets/Segmentation/val.txt").write_text("a\n", encoding="utf-8")
    Image.fromarray(np.zeros((20, 30, 3), np.uint8)).save(tmp_path / "JPEGImages/a.jpg")
    Image.fromarray(truth.astype(np.uint8)).save(tmp_path / "SegmentationClass/a.png")
    return tmp_path


class Oracle:
    """Finds what it is told: name -> (rows, columns)."""

    def __init__(self, found: dict[str, tuple[slice, slice]]) -> None:
        self.found = found
        self.asked: list[tuple[str, ...]] = []

    def segment(self, image: RgbImage, request: SegmentationRequest) -> Any:
        self.asked.append(tuple(query.name for query in request.queries))
        proposals = [
            SimpleNamespace(
                query_index=index,
                origin_xy=(place[1].start, place[0].start),
                mask=np.ones_like(image[place][..., 0], dtype=bool),
            )
            for index, query in enumerate(request.queries)
            if (place := self.found.get(query.name)) is not None
        ]
        return SimpleNamespace(proposals=proposals)


def test_voc_counts_what_is_right_and_leaves_ignored_pixels_out(voc: Path) -> None:
    data = semantic.read_voc(voc, "val")
    # the cat exactly; of the dog's 8 rows the upper 4, and a "bus" over ignored pixels
    found = {
        "cat": (slice(2, 8), slice(3, 20)),
        "dog": (slice(10, 14), slice(3, 20)),
        "bus": (slice(0, 20), slice(28, 30)),
    }
    oracle: Any = Oracle(found)
    runs = semantic.plan(data.names, get_preset("voc"), frozenset(), None)
    numbers = semantic.measure(oracle, data, runs)
    assert oracle.asked == [semantic.VOC_NAMES]
    assert numbers["iou"]["cat"] == 1.0
    assert numbers["iou"]["dog"] == 0.5
    background = 20 * 28 - 14 * 17
    assert numbers["iou"]["background"] == round(background / (background + 4 * 17), 4)
    assert np.isnan(numbers["iou"]["bus"])  # neither present nor predicted where it counts
    present = [iou for iou in numbers["iou"].values() if not np.isnan(iou)]
    assert numbers["miou"] == pytest.approx(np.mean(present), abs=1e-4)


def test_coco_instances_become_labels_small_above_large(
    tmp_path: Path, truth: semantic.LabelMap
) -> None:
    cat = np.asfortranarray((truth == CAT).astype(np.uint8))
    everything = np.asfortranarray(np.ones((20, 30), np.uint8))
    rles = [coco_mask.encode(mask) for mask in (cat, everything)]
    annotations = [
        {
            "id": number,
            "image_id": 7,
            "category_id": category,
            "iscrowd": 0,
            "area": int(coco_mask.area(rle)),
            "segmentation": {"size": rle["size"], "counts": rle["counts"].decode()},
        }
        for number, (rle, category) in enumerate(zip(rles, (17, 90), strict=True), start=1)
    ]
    content = {
        "images": [{"id": 7, "file_name": "a.png", "height": 20, "width": 30}],
        "categories": [{"id": 90, "name": "toothbrush"}, {"id": 17, "name": "cat"}],
        "annotations": annotations,
    }
    (tmp_path / "instances.json").write_text(json.dumps(content), encoding="utf-8")
    data = semantic.read_coco(tmp_path, "val2017")
    assert [query.name for query in data.names] == ["cat", "toothbrush"]
    assert data.photos[0].path == tmp_path / "images" / "a.png"
    labels = data.photos[0].read_labels()
    assert np.array_equal(labels == 1, truth == CAT)
    assert np.array_equal(labels == 2, truth != CAT)


def test_label_maps_with_an_ignored_zero(tmp_path: Path) -> None:
    for name in ("images", "labels"):
        (tmp_path / name).mkdir()
    Image.fromarray(np.zeros((2, 3, 3), np.uint8)).save(tmp_path / "images/a.jpg")
    Image.fromarray(np.zeros((2, 3, 3), np.uint8)).save(tmp_path / "images/unlabelled.jpg")
    Image.fromarray(np.array([[0, 1, 2], [2, 9, 0]], np.uint8)).save(tmp_path / "labels/a.png")
    data = semantic.read_maps(tmp_path, ignored=9, zero_ignored=True)
    assert [photo.path.name for photo in data.photos] == ["a.jpg"]
    assert data.photos[0].read_labels().tolist() == [[-1, 1, 2], [2, -1, -1]]


def test_stuff_is_looked_for_apart_and_lies_below_things(voc: Path) -> None:
    names = tuple(TextQuery(name) for name in ("cat", "sky"))
    runs = semantic.plan(
        names, get_preset("context"), frozenset({"sky"}), get_preset("context-stuff")
    )
    everywhere = (slice(0, 20), slice(0, 30))
    oracle: Any = Oracle({"sky": everywhere, "cat": (slice(2, 8), slice(3, 20))})
    found = semantic.predict(oracle, np.zeros((20, 30, 3), np.uint8), names, runs)
    assert oracle.asked == [("sky",), ("cat",)]
    assert (found[2:8, 3:20] == 1).all()
    assert (found == 2).sum() == 20 * 30 - 6 * 17
    with pytest.raises(CarnnError, match="no class lake"):
        semantic.plan(names, get_preset("context"), frozenset({"lake"}), None)
