"""Tidy masks: what goes, what stays, and that masks of one labelling stay apart."""

from __future__ import annotations

import cv2
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from carnn_desktop.objects.tidying import tidied

Bools = NDArray[np.bool_]


def disc(radius: int, at: tuple[int, int], size: tuple[int, int] = (120, 160)) -> Bools:
    rows, columns = np.ogrid[: size[0], : size[1]]
    return np.asarray((rows - at[0]) ** 2 + (columns - at[1]) ** 2 <= radius**2)


def parts(mask: Bools) -> int:
    return int(cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)[0]) - 1


def test_specks_and_pinholes_go_and_the_rest_stays() -> None:
    clean = disc(30, (60, 80))
    ragged = clean.copy()
    ragged[5:8, 5:8] = True  # a speck
    ragged[58:61, 78:81] = False  # a pinhole
    found = tidied([ragged], disjoint=True)[0]
    assert parts(found) == 1
    assert found[60, 80]
    assert (found ^ clean).sum() < 0.02 * clean.sum()


def test_combs_of_single_pixels_go() -> None:
    square = np.zeros((120, 160), np.bool_)
    square[40:80, 40:100] = True
    comb = square.copy()
    comb[30:40, 40:100:3] = True
    found = tidied([comb], disjoint=True)[0]
    assert not found[32:37].any()
    edges = [int((mask[:, 1:] != mask[:, :-1]).sum()) for mask in (comb, found)]
    assert edges[1] < 0.3 * edges[0]


def test_a_large_hole_and_a_second_object_are_kept() -> None:
    ring = disc(40, (60, 50)) & ~disc(15, (60, 50))
    both = ring | disc(12, (60, 130))
    found = tidied([both], disjoint=True)[0]
    assert not found[60, 50]
    assert found[60, 130]
    assert parts(found) == 2


def test_a_straight_edge_is_not_moved() -> None:
    half = np.zeros((90, 120), np.bool_)
    half[:, :47] = True
    assert np.array_equal(tidied([half], disjoint=True)[0], half)


def test_a_hole_that_is_another_class_is_left_to_it() -> None:
    inner = disc(4, (60, 80))
    outer = disc(40, (60, 80)) & ~inner
    found = tidied([outer, inner], disjoint=True)
    assert found[1][60, 80]
    assert not found[0][60, 80]


@settings(max_examples=25)
@given(st.integers(0, 2**32 - 1), st.integers(1, 3), st.integers(5, 60), st.integers(5, 60))
def test_masks_stay_apart_and_none_becomes_empty(
    seed: int, count: int, height: int, width: int
) -> None:
    random = np.random.default_rng(seed)
    labels = random.integers(0, count + 1, (height, width))
    labels = np.repeat(np.repeat(labels, 2, 0), 3, 1)
    masks = [labels == number for number in range(1, count + 1)]
    found = tidied(masks, disjoint=True)
    assert len(found) == count
    assert np.sum(found, axis=0).max() <= 1
    assert all(new.any() == old.any() for new, old in zip(found, masks, strict=True))
    again = tidied(masks, disjoint=True)
    assert all(np.array_equal(one, other) for one, other in zip(found, again, strict=True))


def test_a_hair_that_smoothing_would_lose_stays_whole() -> None:
    hair = np.zeros((64, 64), np.bool_)
    hair[30, 5:60] = True
    assert np.array_equal(tidied([hair], disjoint=True)[0], hair)


def test_masks_that_overlap_are_tidied_one_by_one() -> None:
    one, other = disc(30, (60, 60)), disc(30, (60, 90))
    found = tidied([one, other], disjoint=False)
    assert (found[0] & found[1]).any()
    assert tidied([], disjoint=True) == []
