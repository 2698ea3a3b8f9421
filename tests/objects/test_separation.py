"""Objects by their size: measured, parted where they touch, left alone where they are single."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from carnn_desktop.contracts.examples import ObjectShape, ObjectSizes
from carnn_desktop.objects.separation import Part, parted, whole_objects
from carnn_desktop.objects.sizes import measured, sizes_of

Bools = NDArray[np.bool_]
SIZE = (240, 320)
AREA = SIZE[0] * SIZE[1]


def disc(radius: float, x: float, y: float) -> Bools:
    rows, columns = np.ogrid[: SIZE[0], : SIZE[1]]
    return np.asarray((rows - y) ** 2 + (columns - x) ** 2 <= radius**2)


def of_discs(*radii: float) -> ObjectSizes:
    shapes = [measured(disc(radius, 160, 120), AREA) for radius in radii]
    sizes = sizes_of(shape for shape in shapes if shape is not None)
    assert sizes is not None
    return sizes


def placed(part: Part) -> Bools:
    full = np.zeros(SIZE, np.bool_)
    (x, y), (height, width) = part.origin_xy, part.mask.shape
    full[y : y + height, x : x + width] = part.mask
    return full


def iou(one: Bools, other: Bools) -> float:
    return float((one & other).sum() / (one | other).sum())


ROUND = of_discs(28, 30, 32, 30)


def test_the_shape_of_a_disc() -> None:
    shape = measured(disc(30, 100, 100), AREA)
    assert shape is not None
    assert shape.size == pytest.approx((np.pi * 900 / AREA) ** 0.5, rel=0.01)
    assert shape.depth == pytest.approx(np.pi**-0.5, rel=0.05)
    assert shape.solidity > 0.97
    assert shape.pieces == 1
    assert measured(np.zeros((4, 4), np.bool_), AREA) is None


def test_pieces_are_counted_without_crumbs() -> None:
    mask = disc(30, 60, 60) | disc(25, 200, 60) | disc(3, 120, 200)
    shape = measured(mask, AREA)
    assert shape is not None
    assert shape.pieces == 2


def test_touching_discs_are_parted() -> None:
    truth = [disc(30, 80, 80), disc(30, 136, 80), disc(30, 108, 130)]
    found = parted(np.logical_or.reduce(truth), ROUND, AREA)
    assert len(found) == 3
    for one in truth:
        assert max(iou(one, placed(part)) for part in found) > 0.8


def test_single_objects_stay_whole() -> None:
    apart = disc(30, 60, 60) | disc(28, 200, 150)
    found = parted(apart, ROUND, AREA)
    assert [part.area for part in found] == sorted(
        (int(disc(30, 60, 60).sum()), int(disc(28, 200, 150).sum())), reverse=True
    )


def test_a_long_thing_is_not_cut_because_it_is_long() -> None:
    bar = np.zeros(SIZE, np.bool_)
    bar[100:130, 20:300] = True
    shape = measured(bar, AREA)
    assert shape is not None
    sizes = sizes_of([shape] * 4)
    assert sizes is not None
    assert len(parted(bar, sizes, AREA)) == 1


def test_a_large_round_object_of_a_class_of_all_sizes_stays_whole() -> None:
    sizes = of_discs(12, 20, 35, 60, 80)
    assert len(parted(disc(75, 150, 120), sizes, AREA)) == 1


def test_crumbs_are_left_out_but_not_the_last_thing() -> None:
    mask = disc(30, 80, 80) | disc(4, 200, 200)
    assert len(parted(mask, ROUND, AREA)) == 1
    assert len(parted(disc(4, 200, 200), ROUND, AREA)) == 1


def test_a_few_examples_or_scattered_ones_tell_nothing() -> None:
    assert not of_discs(30, 30).tells
    assert ROUND.tells
    lots = ObjectShape(size=0.2, depth=0.5, solidity=0.9, pieces=4)
    sizes = sizes_of([lots] * 5)
    assert sizes is not None
    assert not sizes.tells
    assert sizes_of([]) is None


def test_the_order_of_the_shapes_says_nothing() -> None:
    shapes = [measured(disc(radius, 160, 120), AREA) for radius in (9.5, 21.3, 30.1)]
    found = {
        sizes_of([one for one in order if one is not None])
        for order in itertools.permutations(shapes)
    }
    assert len(found) == 1


@settings(max_examples=20)
@given(
    st.lists(
        st.tuples(st.integers(3, 30), st.integers(0, 319), st.integers(0, 239)),
        min_size=1,
        max_size=6,
    ),
    st.booleans(),
)
def test_parts_are_disjoint_and_splitting_loses_no_pixel(
    discs: list[tuple[int, int, int]], known: bool
) -> None:
    mask = np.logical_or.reduce([disc(*one) for one in discs])
    found = parted(mask, ROUND, AREA)
    covered = np.sum([placed(part) for part in found], axis=0)
    assert covered.max() == 1
    assert not (covered.astype(bool) & ~mask).any()
    whole = whole_objects(mask, ROUND if known else None, AREA)
    assert np.array_equal(np.sum([placed(part) for part in whole], axis=0), mask.astype(int))


def test_splitting_without_sizes_gives_connected_parts_and_no_crumbs() -> None:
    mask = disc(30, 80, 80) | disc(20, 200, 150) | disc(2, 118, 80)
    found = whole_objects(mask, None, AREA)
    assert len(found) == 2
    assert placed(found[0])[80, 118]  # the crumb went with its neighbour
