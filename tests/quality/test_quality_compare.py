"""Comparisons worked out by hand, and average precision beside pycocotools' own summary."""

from __future__ import annotations

import contextlib
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval
from quality_samples import HEIGHT, WIDTH, an_image, an_object, label_set, write_coco

from carnn_desktop.annotations.geometry import crop_rle
from carnn_desktop.annotations.masks import clipped
from carnn_desktop.annotations.model import Mask
from carnn_desktop.annotations.shapes import mask_of
from carnn_desktop.formats.coco.read import CocoFile
from carnn_desktop.quality.agreement import cohens_kappa
from carnn_desktop.quality.coco_labels import coco_labels
from carnn_desktop.quality.compare import compare
from carnn_desktop.quality.labels import LabelImage, LabelObject, LabelSet
from carnn_desktop.quality.results import CategoryScore, Comparison


def category(found: Comparison, name: str) -> CategoryScore:
    return next(score for score in found.categories if score.name == name)


def test_two_images_by_hand() -> None:
    truth = label_set(
        [
            an_image(an_object("cat", 0, 0, 10, 10), an_object("dog", 20, 0, 10, 10), name="1"),
            an_image(an_object("cat", 0, 0, 10, 10), name="2"),
            an_image(name="3"),
        ],
        "truth",
    )
    labels = label_set(
        [
            an_image(an_object("cat", 0, 0, 10, 8), an_object("cat", 20, 0, 10, 10), name="1"),
            an_image(an_object("cat", 0, 0, 10, 10), an_object("cat", 30, 20, 5, 5), name="2"),
            an_image(name="3"),
        ]
    )
    found = compare(labels, truth)
    cat, dog = category(found, "cat"), category(found, "dog")
    # image 1: 80 of 100 + the 100 that is a dog; image 2: 100 of 100 + 25
    assert cat.iou == pytest.approx((80 + 100) / (200 + 125))
    assert (cat.truth, cat.labels, cat.matched, cat.missed, cat.extra) == (2, 4, 2, 0, 2)
    assert cat.quality == pytest.approx((0.8 + 1.0) / (2 + 2 / 2))
    assert (cat.precision, cat.recall) == (0.5, 1.0)
    assert (dog.truth, dog.labels, dog.matched, dog.missed, dog.extra) == (1, 0, 0, 1, 0)
    assert dog.iou == 0.0
    assert found.miou == pytest.approx((180 / 325) / 2)
    assert found.confusion.names == ("cat", "dog")
    assert found.confusion.counts == ((2, 0, 0), (1, 0, 0), (1, 0, 0))
    assert [image.name for image in found.images] == ["1", "2", "3"]
    worst = found.images[0]
    assert worst.iou == pytest.approx((80 / 200 + 0.0) / 2)
    assert (worst.matched, worst.missed, worst.extra, worst.confused) == (1, 0, 0, 1)
    assert found.images[-1].iou == 1.0  # both say that nothing is there
    agreement = found.agreement
    assert (agreement.pairs, agreement.first_objects, agreement.second_objects) == (3, 4, 3)
    assert agreement.mean_iou == pytest.approx(2.8 / 3)
    assert agreement.quality == pytest.approx(2.8 / 3.5)
    assert agreement.same_category == pytest.approx(2 / 3)
    assert agreement.kappa == pytest.approx(0.0)  # who only says "cat" agrees by chance
    assert any("no scores" in note for note in found.notes)


def test_what_cannot_be_compared_is_said() -> None:
    truth = label_set([an_image(name="1"), LabelImage("2", 8, 8, ()), an_image(name="4")])
    found = compare(label_set([an_image(name="1"), an_image(name="2"), an_image(name="3")]), truth)
    assert found.only_labels == ("3",)
    assert found.only_truth == ("4",)
    assert len(found.images) == 1
    assert any("another size" in note for note in found.notes)


def test_kappa_by_hand() -> None:
    # 20 times both A, 15 both B, 5 A/B, 10 B/A: p_o = 0.7, p_e = 0.5
    counts = Counter({("a", "a"): 20, ("b", "b"): 15, ("a", "b"): 5, ("b", "a"): 10})
    assert cohens_kappa(counts) == pytest.approx(0.4)
    assert cohens_kappa(Counter({("a", "a"): 9})) is None
    assert cohens_kappa(Counter()) is None


BOXES = st.tuples(
    st.sampled_from(["cat", "dog", "bird"]),
    st.tuples(
        st.integers(0, WIDTH - 15),
        st.integers(0, HEIGHT - 15),
        st.integers(2, 15),
        st.integers(2, 15),
    ),
)
SETS = st.lists(st.lists(BOXES, max_size=4), min_size=1, max_size=3)


def labels_of(content: list[list[Any]], *, scored: bool = False) -> LabelSet:
    images = []
    for number, boxes in enumerate(content):
        items: list[LabelObject] = [
            an_object(name, *box, score=((place * 7 + number) % 10) / 10 if scored else None)
            for place, (name, box) in enumerate(boxes)
        ]
        images.append(an_image(*items, name=str(number)))
    return label_set(images)


@settings(max_examples=20, deadline=None)
@given(SETS, SETS)
def test_bounds_and_symmetry(ours: list[list[Any]], theirs: list[list[Any]]) -> None:
    first, second = labels_of(ours), labels_of(theirs)
    there, back = compare(first, second), compare(second, first)
    for share in (there.miou, there.boundary_f, there.ap, there.ap50):
        assert share is None or 0.0 <= share <= 1.0
    assert there.miou == pytest.approx(back.miou)
    assert there.boundary_f == pytest.approx(back.boundary_f)
    for name in ("pairs", "mean_iou", "quality", "found", "same_category", "kappa"):
        one, other = getattr(there.agreement, name), getattr(back.agreement, name)
        assert one == pytest.approx(other) if one is not None else other is None
    assert (there.missed, there.extra) == (back.extra, back.missed)
    assert sum(map(sum, there.confusion.counts)) == sum(map(sum, back.confusion.counts))


@settings(max_examples=8, deadline=None)
@given(SETS)
def test_labels_agree_with_themselves(content: list[list[Any]]) -> None:
    labels = labels_of(content)
    found = compare(labels, labels)
    assert all(image.iou == 1.0 and image.boundary_f == 1.0 for image in found.images)
    assert found.miou in (1.0, None)
    assert found.missed == found.extra == 0


def summarised(truth: Path, labels: Path) -> list[float]:
    """Return what pycocotools' own summary says of two files."""
    with contextlib.redirect_stdout(io.StringIO()):
        ground = COCO(str(truth))
        judged = ground.loadRes(COCO(str(labels)).dataset["annotations"])
        evaluation = COCOeval(ground, judged, "segm")
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    return [float(value) for value in evaluation.stats[:3]]


@settings(max_examples=8, deadline=None)
@given(SETS, st.randoms(use_true_random=False))
def test_average_precision_is_that_of_pycocotools(
    tmp_path_factory: pytest.TempPathFactory, theirs: list[list[Any]], random: Any
) -> None:
    folder = tmp_path_factory.mktemp("ap")
    full = {str(n): [*boxes, ("cat", (1, 1, 6, 6)), ("dog", (20, 9, 7, 6)), ("bird", (9, 9, 4, 4))]
            for n, boxes in enumerate(theirs)}  # fmt: skip
    moved = {
        name: [(c, (x + random.randint(0, 2), y, w, h)) for c, (x, y, w, h) in boxes]
        for name, boxes in full.items()
    }
    truth = write_coco(folder / "truth.json", full)
    labels = write_coco(folder / "labels.json", moved, scores=(0.9, 0.3, 0.7, 0.2, 0.5))
    found = compare(coco_labels(labels), coco_labels(truth))
    assert [found.ap, found.ap50, found.ap75] == pytest.approx(summarised(truth, labels))


def test_real_labels_moved_a_little_have_the_precision_of_pycocotools(
    shared_data: Path, tmp_path: Path
) -> None:
    truth = shared_data / "coco65" / "instances.json"
    content = json.loads(truth.read_text(encoding="utf-8"))
    moved = []
    file = CocoFile(truth)
    for place, item in enumerate(file.records()):
        image, category = file.images[item.image], file.categories[item.category]
        width, height = image.size_wh or (0, 0)
        before = mask_of(item.shape, (width, height))
        dx, dy = place * 7 % 13 - 6, place * 5 % 11 - 5
        mask = clipped(Mask(before.x + dx, before.y + dy, before.pixels), width, height)
        if mask.area and place % 9:
            rle = crop_rle(mask, width, height)
            rle["counts"] = rle["counts"].decode("ascii")
            values = {"image_id": image.id, "category_id": category.id, "iscrowd": 0}
            box = list(mask.bbox_xywh)
            values |= {"id": place + 1, "segmentation": rle, "area": mask.area, "bbox": box}
            moved.append({**values, "score": 1.0})  # equal scores: the order of images decides
    labels = tmp_path / "labels.json"
    labels.write_text(json.dumps({**content, "annotations": moved}), encoding="utf-8")
    found = compare(coco_labels(labels), coco_labels(truth))
    assert [found.ap, found.ap50, found.ap75] == pytest.approx(summarised(truth, labels))


def test_real_labels_beside_their_copy(shared_data: Path) -> None:
    labels = coco_labels(shared_data / "coco65" / "instances.json")
    assert len(labels.names) == 65
    assert labels.left_out == 0
    found = compare(labels, labels)
    assert (found.miou, found.boundary_f, found.ap) == (1.0, 1.0, pytest.approx(1.0))
    assert found.missed == found.extra == 0
    assert found.agreement.kappa == pytest.approx(1.0)
