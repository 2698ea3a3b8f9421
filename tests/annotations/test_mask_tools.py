"""Masks of strokes, polygons, boxes; smoothing, islands, cutting."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnn_desktop.annotations import mask_tools, masks
from carnn_desktop.annotations.masks import crop_mask, full_mask
from carnn_desktop.annotations.model import Mask
from carnn_desktop.contracts.errors import CarnnError

PLACES = st.tuples(st.floats(2, 58), st.floats(2, 38))


def square(x: int, y: int, side: int) -> Mask:
    return crop_mask(np.ones((side, side), bool), x, y)


@given(start=PLACES, end=PLACES, radius=st.floats(0.5, 9))
def test_a_stroke_covers_what_is_near_its_line(
    start: mask_tools.Point, end: mask_tools.Point, radius: float
) -> None:
    drawn = full_mask(mask_tools.capsule(start, end, radius), 60, 40)
    rows, columns = np.mgrid[:40, :60] + 0.5
    a, b = np.array(start), np.array(end)
    points = np.stack([columns, rows], -1)
    along = b - a
    length = float(along @ along)
    share = np.clip(((points - a) @ along) / length, 0, 1) if length else np.zeros((40, 60))
    distance = np.linalg.norm(points - (a + share[..., None] * along), axis=-1)
    assert drawn[distance <= radius - 1e-3].all()
    outside = (distance > radius + 1e-3) & drawn
    assert outside.sum() <= 1  # the pixel under the end is always drawn
    assert drawn[int(end[1]), int(end[0])]


def test_a_dab_is_round() -> None:
    dab = mask_tools.capsule((20.0, 20.0), (20.0, 20.0), 10.0)
    assert dab.bbox_xywh == (10, 10, 20, 20)
    assert abs(dab.area - np.pi * 100) < 8
    assert np.array_equal(dab.pixels, dab.pixels.T)
    assert np.array_equal(dab.pixels, dab.pixels[::-1, ::-1])


def test_a_box_has_whole_pixels() -> None:
    assert mask_tools.box((7.4, 2.6), (3.6, 9.4)).bbox_xywh == (4, 3, 3, 6)
    assert mask_tools.box((5.2, 5.2), (5.3, 5.3)).area == 1


def test_a_polygon_has_the_pixels_inside() -> None:
    drawn = mask_tools.polygon([(2, 3), (12, 3), (12, 9), (2, 9)])
    assert drawn == crop_mask(np.ones((6, 10), bool), 2, 3)


def test_smoothing_rounds_corners_and_keeps_the_middle() -> None:
    smooth = mask_tools.smoothed(square(10, 10, 40), 4.0)
    assert smooth.bbox_xywh == (10, 10, 40, 40)
    assert not smooth.pixels[0, 0]
    assert smooth.pixels[20, 20]
    assert masks.mask_iou(smooth, square(10, 10, 40)) > 0.95


def test_islands_fall_by_their_share() -> None:
    whole = masks.union(masks.union(square(0, 0, 20), square(30, 0, 6)), square(50, 0, 2))
    kept = mask_tools.without_islands(whole, 0.05)
    assert kept == masks.union(square(0, 0, 20), square(30, 0, 6))
    assert mask_tools.without_islands(square(0, 0, 5), 0.5) == square(0, 0, 5)


def test_a_line_across_divides_without_losing_a_pixel() -> None:
    pieces = mask_tools.cut(square(10, 10, 40), [(5.0, 22.0), (55.0, 22.0)])
    assert len(pieces) == 2
    assert pieces[0].area > pieces[1].area
    together = masks.union(*pieces)
    assert together == square(10, 10, 40)
    assert masks.overlap_area(*pieces) == 0


@given(ends=st.tuples(st.floats(12, 48), st.floats(12, 48)), size=st.integers(1, 4))
def test_slanted_lines_divide_too(ends: tuple[float, float], size: int) -> None:
    whole = square(10, 10, 40)
    line = [(ends[0], 0.0), (30.0, 10.0 + 8 * size), (ends[1], 60.0)]
    pieces = mask_tools.cut(whole, line)
    assert len(pieces) >= 2
    assert sum(piece.area for piece in pieces) == whole.area
    assert all(len(masks.connected_parts(piece)) == 1 for piece in pieces[1:])


def test_parts_that_are_not_crossed_stay_with_the_largest_piece() -> None:
    whole = masks.union(square(10, 10, 40), square(70, 10, 10))
    pieces = mask_tools.cut(whole, [(5.0, 20.0), (55.0, 20.0)])
    assert len(pieces) == 2
    assert masks.overlap_area(pieces[0], square(70, 10, 10)) == 100


def test_a_line_that_ends_inside_divides_nothing() -> None:
    with pytest.raises(CarnnError, match="divides no object"):
        mask_tools.cut(square(10, 10, 40), [(5.0, 22.0), (30.0, 22.0)])
