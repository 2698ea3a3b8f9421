"""The label raster, hit tests and visibility: pure parts of the canvas."""

from __future__ import annotations

import numpy as np
from ui_fakes import box_mask, document, region

from carnn_desktop.ui.canvas.hit import pick, regions_at
from carnn_desktop.ui.canvas.label_raster import LabelRaster
from carnn_desktop.ui.canvas.visibility import Visibility


def test_later_regions_lie_on_top() -> None:
    raster = LabelRaster(20, 10)
    below = region(box_mask(0, 0, 10, 10), concept_id=1, state="accepted")
    above = region(box_mask(5, 5, 10, 5), concept_id=2, state="proposed")
    raster.paint([below, above])
    slots = raster.slots()
    assert raster.labels[6, 6] == slots[(2, "proposed")]
    assert raster.labels[0, 6] == slots[(1, "accepted")]
    assert raster.labels[0, 15] == 0


def test_a_partial_repaint_equals_a_whole_one() -> None:
    rng = np.random.default_rng(0)
    regions = [
        region(box_mask(int(x), int(y), 9, 7), concept_id=int(c), state="accepted")
        for x, y, c in rng.integers(0, 30, (12, 3))
    ]
    partial, whole = LabelRaster(40, 40), LabelRaster(40, 40)
    partial.paint(regions)
    moved = [*regions[:5], region(box_mask(2, 3, 11, 4), concept_id=2, state="accepted")]
    partial.paint(moved, (0, 0, 20, 40))
    partial.paint(moved, (20, -5, 60, 90))
    whole.paint(regions)
    whole.paint(moved)
    assert np.array_equal(partial.labels, whole.labels)


def test_rejected_regions_and_those_outside_have_no_fill() -> None:
    raster = LabelRaster(10, 10)
    raster.paint(
        [
            region(box_mask(0, 0, 5, 5), state="rejected"),
            region(box_mask(50, 50, 5, 5), state="accepted"),
        ]
    )
    assert not raster.labels.any()
    raster.paint([], (20, 20, 5, 5))


def test_more_pairs_than_slots_repeat() -> None:
    raster = LabelRaster(300, 1)
    raster.paint([region(box_mask(i, 0, 1, 1), concept_id=i, state="accepted") for i in range(300)])
    assert raster.labels.min() >= 1
    assert raster.labels[0, 0] == raster.labels[0, 255]


def test_clicking_again_walks_down_through_what_overlaps() -> None:
    low, high = region(box_mask(0, 0, 20, 20)), region(box_mask(10, 10, 20, 20))
    regions = (low, high)
    assert regions_at(regions, 12, 12) == [high, low]
    assert pick(regions, 12, 12, ()) is high
    assert pick(regions, 12, 12, (high.id,)) is low
    assert pick(regions, 12, 12, (low.id,)) is high
    assert pick(regions, 1, 1, (high.id,)) is low
    assert pick(regions, 40, 40, (low.id,)) is None


def test_holes_are_not_hit() -> None:
    mask = box_mask(0, 0, 9, 9)
    pixels = mask.pixels.copy()
    pixels[3:6, 3:6] = False
    ring = region(type(mask)(0, 0, pixels))
    assert regions_at((ring,), 4, 4) == []
    assert regions_at((ring,), 1, 1) == [ring]


def test_what_is_hidden_is_not_shown() -> None:
    kept = region(box_mask(0, 0, 5, 5), state="accepted")
    gone = region(box_mask(9, 9, 5, 5), state="rejected")
    doc = document(kept, gone)
    assert Visibility().regions(doc) == (kept,)
    assert Visibility(rejected_shown=True).regions(doc) == (kept, gone)
    assert Visibility(all_hidden=True).regions(doc) == ()
    assert Visibility().regions(None) == ()
    hidden = Visibility().toggled([kept.id])
    assert hidden.regions(doc) == ()
    assert hidden.toggled([kept.id]).regions(doc) == (kept,)
    assert hidden.toggled([kept.id, gone.id]).hidden == {kept.id, gone.id}
