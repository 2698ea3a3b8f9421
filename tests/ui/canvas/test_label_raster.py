"""The label raster, hit tests and visibility: pure parts of the canvas."""

from __future__ import annotations

import numpy as np
from ui_fakes import annotation, box_mask, document

from carnn_desktop.ui.canvas.hit import annotations_at, pick
from carnn_desktop.ui.canvas.label_raster import LabelRaster
from carnn_desktop.ui.canvas.visibility import Visibility


def test_later_annotations_lie_on_top() -> None:
    raster = LabelRaster(20, 10)
    below = annotation(box_mask(0, 0, 10, 10), category_id=1, state="accepted")
    above = annotation(box_mask(5, 5, 10, 5), category_id=2, state="proposed")
    raster.paint([below, above])
    slots = raster.slots()
    assert raster.labels[6, 6] == slots[(2, "proposed")]
    assert raster.labels[0, 6] == slots[(1, "accepted")]
    assert raster.labels[0, 15] == 0


def test_a_partial_repaint_equals_a_whole_one() -> None:
    rng = np.random.default_rng(0)
    annotations = [
        annotation(box_mask(int(x), int(y), 9, 7), category_id=int(c), state="accepted")
        for x, y, c in rng.integers(0, 30, (12, 3))
    ]
    partial, whole = LabelRaster(40, 40), LabelRaster(40, 40)
    partial.paint(annotations)
    moved = [*annotations[:5], annotation(box_mask(2, 3, 11, 4), category_id=2, state="accepted")]
    partial.paint(moved, (0, 0, 20, 40))
    partial.paint(moved, (20, -5, 60, 90))
    whole.paint(annotations)
    whole.paint(moved)
    assert np.array_equal(partial.labels, whole.labels)


def test_rejected_annotations_and_those_outside_have_no_fill() -> None:
    raster = LabelRaster(10, 10)
    raster.paint(
        [
            annotation(box_mask(0, 0, 5, 5), state="rejected"),
            annotation(box_mask(50, 50, 5, 5), state="accepted"),
        ]
    )
    assert not raster.labels.any()
    raster.paint([], (20, 20, 5, 5))


def test_more_pairs_than_slots_repeat() -> None:
    raster = LabelRaster(300, 1)
    raster.paint(
        [annotation(box_mask(i, 0, 1, 1), category_id=i, state="accepted") for i in range(300)]
    )
    assert raster.labels.min() >= 1
    assert raster.labels[0, 0] == raster.labels[0, 255]


def test_clicking_again_walks_down_through_what_overlaps() -> None:
    low, high = annotation(box_mask(0, 0, 20, 20)), annotation(box_mask(10, 10, 20, 20))
    annotations = (low, high)
    assert annotations_at(annotations, 12, 12) == [high, low]
    assert pick(annotations, 12, 12, ()) is high
    assert pick(annotations, 12, 12, (high.id,)) is low
    assert pick(annotations, 12, 12, (low.id,)) is high
    assert pick(annotations, 1, 1, (high.id,)) is low
    assert pick(annotations, 40, 40, (low.id,)) is None


def test_holes_are_not_hit() -> None:
    mask = box_mask(0, 0, 9, 9)
    pixels = mask.pixels.copy()
    pixels[3:6, 3:6] = False
    ring = annotation(type(mask)(0, 0, pixels))
    assert annotations_at((ring,), 4, 4) == []
    assert annotations_at((ring,), 1, 1) == [ring]


def test_what_is_hidden_is_not_shown() -> None:
    kept = annotation(box_mask(0, 0, 5, 5), state="accepted")
    gone = annotation(box_mask(9, 9, 5, 5), state="rejected")
    doc = document(kept, gone)
    assert Visibility().annotations(doc) == (kept,)
    assert Visibility(rejected_shown=True).annotations(doc) == (kept, gone)
    assert Visibility(all_hidden=True).annotations(doc) == ()
    assert Visibility().annotations(None) == ()
    hidden = Visibility().toggled([kept.id])
    assert hidden.annotations(doc) == ()
    assert hidden.toggled([kept.id]).annotations(doc) == (kept,)
    assert hidden.toggled([kept.id, gone.id]).hidden == {kept.id, gone.id}
