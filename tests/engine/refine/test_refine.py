"""Matching masks with candidates as published, prompts from masks, and splitting into instances."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from carnn_desktop.engine.refine import prompts as refine
from carnn_desktop.engine.refine.prompts import Candidate

Bools = NDArray[np.bool_]


def _disc(x: float, y: float, radius: float, shape: tuple[int, int] = (80, 120)) -> Bools:
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    return np.asarray((columns - x) ** 2 + (rows - y) ** 2 <= radius**2)


def _candidate(mask: Bools, score: float = 1.0) -> Candidate:
    found = refine.crop(mask, score=score)
    assert found is not None
    return found


def _published_iom(mask: Bools, others: list[Bools], min_pred: float) -> list[float]:
    """Return the formula of the publication, on whole images."""
    result = []
    for other in others:
        shared = float((mask & other).sum())
        of_mask, of_other = shared / mask.sum(), shared / other.sum()
        result.append(max(of_other if of_mask >= min_pred else 0.0, of_mask))
    return result


def test_overlap_is_the_published_one() -> None:
    rng = np.random.default_rng(0)
    mask = _disc(50, 40, 20)
    others = [
        _disc(rng.uniform(10, 110), rng.uniform(10, 70), rng.uniform(1, 40)) for _ in range(60)
    ]
    result = refine.overlap_over_minimum(mask, [_candidate(o) for o in others], min_pred=0.05)
    np.testing.assert_allclose(result, _published_iom(mask, others, 0.05))
    assert 0 < (result > 0.6).sum() < 60


def test_a_small_candidate_counts_only_above_the_least_share_of_the_mask() -> None:
    mask, speck = _disc(50, 40, 20), _disc(50, 40, 3)
    assert refine.overlap_over_minimum(mask, [_candidate(speck)], min_pred=0.05)[0] < 0.05
    assert refine.overlap_over_minimum(mask, [_candidate(speck)], min_pred=0.01)[0] == 1.0


def test_a_mask_is_replaced_by_the_union_that_agrees() -> None:
    mask, true = _disc(50, 40, 20), _disc(51, 40, 20)
    left, right = true.copy(), true.copy()
    left[:, 50:], right[:, :50] = False, False
    far = _disc(100, 20, 10)
    result = refine.match(
        mask, [_candidate(far), _candidate(left), _candidate(right)], iom_threshold=0.6
    )
    assert result.replaced
    assert result.used == (1, 2)
    assert np.array_equal(result.mask, true)
    assert result.iou == refine.iou(mask, true) > 0.9
    assert not result.mask.flags.writeable


def test_a_mask_that_nothing_agrees_with_stays() -> None:
    mask = _disc(50, 40, 20)
    larger = refine.match(mask, [_candidate(_disc(50, 40, 30))], iom_threshold=0.6)
    assert not larger.replaced
    assert larger.mask is mask
    assert larger.used == (0,)
    for candidates in ([], [_candidate(_disc(110, 10, 5))]):
        result = refine.match(mask, candidates, iom_threshold=0.6)
        assert (result.replaced, result.iou, result.used) == (False, 0.0, ())
    empty = np.zeros_like(mask)
    assert refine.match(empty, [_candidate(mask)], iom_threshold=0.6).mask is empty


def test_without_a_candidate_above_the_threshold_the_best_one_is_tried() -> None:
    mask = _disc(50, 40, 20)
    close, poor = _candidate(_disc(51, 40, 20)), _candidate(_disc(64, 40, 18))
    result = refine.match(mask, [poor, close], iom_threshold=0.99)
    assert result.used == (1,)
    assert result.replaced


def test_prompts_are_the_box_and_an_inner_point_of_each_part() -> None:
    mask = _disc(30, 30, 15) | _disc(90, 50, 10)
    mask &= ~_disc(30, 30, 6)  # a ring: its centroid is not in it
    mask[0, 119] = True
    found = refine.prompts(mask, min_area=5)
    assert [part.area for part, _ in found] == sorted((p.area for p, _ in found), reverse=True)
    assert [prompt.box_xyxy for _, prompt in found] == [(15, 15, 46, 46), (80, 40, 101, 61)]
    for part, prompt in found:
        ((x, y),) = prompt.positive_xy
        assert mask[int(y), int(x)]
        assert part.mask[int(y) - part.origin_xy[1], int(x) - part.origin_xy[0]]
    assert found[1][1].positive_xy == ((90, 50),)
    assert len(refine.prompts(mask, min_area=1)) == 3


def test_parts_tile_the_mask() -> None:
    mask = np.random.default_rng(1).random((40, 50)) > 0.7
    parts = refine.connected_parts(mask)
    assert sum(part.area for part in parts) == mask.sum()
    assert np.array_equal(refine.union(parts, mask.shape), mask)
    assert refine.connected_parts(np.zeros_like(mask)) == []


def test_without_candidates_instances_are_the_connected_parts() -> None:
    first, second = _disc(30, 40, 15), _disc(80, 40, 12)
    instances = refine.split_instances(first | second)
    assert len(instances) == 2
    assert np.array_equal(instances[0], first)
    assert np.array_equal(instances[1], second)
    assert len(refine.split_instances(first | second, min_area=600)) == 1
    assert refine.split_instances(np.zeros_like(first)) == []


def test_touching_instances_are_told_apart_by_candidates() -> None:
    first, second, alone = _disc(40, 40, 15), _disc(66, 40, 14), _disc(110, 10, 6)
    mask = first | second | alone
    candidates = [
        _candidate(_disc(40, 40, 14)),
        _candidate(_disc(66, 40, 13)),
        _candidate(_disc(40, 40, 5)),  # inside the first
        _candidate(_disc(60, 70, 20)),  # mostly outside the mask
    ]
    instances = refine.split_instances(mask, candidates)
    assert len(instances) == 3
    assert sum(int(instance.sum()) for instance in instances) == mask.sum()
    assert refine.iou(instances[0], first) > 0.95
    assert refine.iou(instances[1], second) > 0.95
    assert np.array_equal(instances[2], alone)


@pytest.mark.parametrize("seed", range(5))
def test_instances_never_overlap_and_never_leave_the_mask(seed: int) -> None:
    rng = np.random.default_rng(seed)
    mask = rng.random((80, 120)) > 0.3
    candidates = [
        _candidate(_disc(rng.uniform(0, 119), rng.uniform(0, 79), rng.uniform(2, 20)) & mask)
        for _ in range(12)
    ]
    instances = refine.split_instances(mask, candidates)
    assert np.array_equal(np.sum(instances, axis=0), mask.astype(int))


def test_an_empty_mask_is_no_candidate() -> None:
    assert refine.crop(np.zeros((4, 5), np.bool_)) is None
    assert refine.iou(np.zeros((4, 5), np.bool_), np.zeros((4, 5), np.bool_)) == 0.0
