"""Masks as crop and origin, against plain numpy and pycocotools."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from pycocotools import mask as coco_mask

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.geometry import crop_rle
from carnn_desktop.annotations.model import Mask
from carnn_desktop.contracts.arrays import BoolMask

SIDE = 24
small = arrays(np.bool_, array_shapes(min_dims=2, max_dims=2, max_side=12))
placed = st.builds(masks.crop_mask, small, st.integers(0, 12), st.integers(0, 12))


def full(mask: Mask) -> BoolMask:
    return masks.full_mask(mask, SIDE, SIDE)


@given(small, st.integers(-5, 5), st.integers(-5, 5))
def test_a_crop_is_tight_read_only_and_keeps_every_pixel(pixels: BoolMask, x: int, y: int) -> None:
    mask = masks.crop_mask(pixels, x, y)
    assert mask.area == pixels.sum()
    assert not mask.pixels.flags.writeable
    assert mask.pixels.flags.c_contiguous
    if mask.area:
        for edge in (mask.pixels[0], mask.pixels[-1], mask.pixels[:, 0], mask.pixels[:, -1]):
            assert edge.any()
        rows, columns = np.nonzero(pixels)
        assert (mask.x, mask.y) == (columns.min() + x, rows.min() + y)
    else:
        assert mask == masks.empty_mask()


def test_a_crop_does_not_share_memory_that_may_change() -> None:
    pixels = np.ones((4, 4), bool)
    mask = masks.crop_mask(pixels)
    pixels[:] = False
    assert mask.area == 16


@given(placed, placed)
def test_set_operations_are_those_of_the_pixels(first: Mask, second: Mask) -> None:
    a, b = full(first), full(second)
    assert np.array_equal(full(masks.union(first, second)), a | b)
    assert np.array_equal(full(masks.intersection(first, second)), a & b)
    assert np.array_equal(full(masks.difference(first, second)), a & ~b)
    assert masks.overlap_area(first, second) == (a & b).sum()
    total = (a | b).sum()
    assert masks.mask_iou(first, second) == ((a & b).sum() / total if total else 1.0)


@given(placed)
def test_run_lengths_are_those_of_pycocotools_and_come_back(mask: Mask) -> None:
    expected = coco_mask.encode(np.asfortranarray(full(mask), dtype=np.uint8))
    assert crop_rle(mask, SIDE, SIDE) == expected
    assert masks.from_rle(expected) == mask
    assert masks.from_rle({"size": [SIDE, SIDE], "counts": expected["counts"].decode()}) == mask


@given(placed)
def test_uncompressed_run_lengths_are_read(mask: Mask) -> None:
    flat = full(mask).T.ravel()
    changes = np.flatnonzero(np.diff(np.concatenate([[False], flat]))).tolist()
    counts = np.diff([0, *changes, SIDE * SIDE]).tolist()
    assert masks.from_rle({"size": [SIDE, SIDE], "counts": counts}) == mask


@pytest.mark.parametrize(
    "counts", [[5], [-1, 577], [600], "", "zz", "1", "é", "oooooooo", [0, 577], "a" * 50]
)
def test_run_lengths_that_do_not_fill_the_size_are_refused(counts: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        masks.from_rle({"size": [SIDE, SIDE], "counts": counts})


@given(placed)
def test_parts_are_disjoint_connected_and_complete(mask: Mask) -> None:
    parts = masks.connected_parts(mask)
    together = masks.empty_mask()
    for part in parts:
        assert masks.overlap_area(part, together) == 0
        assert masks.connected_parts(part) == (part,)
        together = masks.union(together, part)
    assert together == mask
    assert [part.area for part in parts] == sorted((p.area for p in parts), reverse=True)


def test_pixels_that_touch_at_a_corner_are_one_part() -> None:
    assert len(masks.connected_parts(masks.crop_mask(np.eye(3, dtype=bool)))) == 1


@given(placed, st.integers(0, 8))
def test_small_parts_are_left_out(mask: Mask, min_area: int) -> None:
    large = masks.connected_parts(mask, min_area=min_area)
    assert large == tuple(p for p in masks.connected_parts(mask) if p.area >= min_area)
    together = masks.empty_mask()
    for part in large:
        together = masks.union(together, part)
    assert masks.remove_islands(mask, min_area) == together


@given(placed)
@settings(max_examples=200)
def test_filled_masks_have_no_holes_and_lose_nothing(mask: Mask) -> None:
    filled = masks.fill_holes(mask)
    assert not masks.holes(filled).any()
    assert masks.difference(mask, filled) == masks.empty_mask()
    assert masks.holes(mask).any() == (filled != mask)


def test_a_hole_does_not_leak_through_a_corner() -> None:
    diamond = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], bool)
    assert masks.holes(masks.crop_mask(diamond)).any()
    diamond[0, 1] = False
    assert not masks.holes(masks.crop_mask(diamond)).any()


@given(placed, st.integers(1, 20), st.integers(1, 20))
def test_clipping_keeps_what_lies_inside(mask: Mask, width: int, height: int) -> None:
    inside = masks.clipped(mask, width, height)
    assert np.array_equal(full(inside)[:height, :width], full(mask)[:height, :width])
    assert inside.area == full(mask)[:height, :width].sum()


@given(st.integers(0, 2**32 - 1))
def test_set_operations_are_those_of_pixels_and_differences_are_found(seed: int) -> None:
    rng = np.random.default_rng(seed)

    def some() -> Mask:
        height, width = rng.integers(1, 9, 2)
        x, y = rng.integers(0, 12, 2).tolist()
        return masks.crop_mask(rng.random((height, width)) < 0.6, x, y)

    first, second = some(), some()
    one, two = (masks.full_mask(mask, 24, 24) for mask in (first, second))
    for got, wanted in (
        (masks.union(first, second), one | two),
        (masks.intersection(first, second), one & two),
        (masks.difference(first, second), one & ~two),
    ):
        assert np.array_equal(masks.full_mask(got, 24, 24), wanted)
        assert got == masks.crop_mask(wanted)
        assert not got.pixels.flags.writeable
    assert masks.overlap_area(first, second) == (one & two).sum()
    left, top, right, bottom = masks.differing_box(first, second)
    rows, columns = np.nonzero(one ^ two)
    found = (
        (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1) if len(rows) else (0,) * 4
    )
    assert (left, top, right, bottom) == found
