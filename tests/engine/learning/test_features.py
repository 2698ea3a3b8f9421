"""Cells of a photo: enlarged as bilinear enlarging does, every so many of them, their scores."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from carnn_desktop.engine.learning.features import DenseFeatures

GRIDS = [((6, 8), (12, 16)), ((5, 7), (9, 13)), ((1, 3), (2, 5)), ((4, 4), (4, 4))]


def _features(coarse_hw: tuple[int, int], fine_hw: tuple[int, int]) -> DenseFeatures:
    random = np.random.default_rng(3)
    coarse = random.normal(size=(5, *coarse_hw)).astype(np.float16)
    return DenseFeatures(coarse, random.normal(size=(3, *fine_hw)).astype(np.float16))


@pytest.mark.parametrize(("coarse_hw", "fine_hw"), GRIDS)
def test_coarse_features_are_enlarged_bilinearly(
    coarse_hw: tuple[int, int], fine_hw: tuple[int, int]
) -> None:
    features = _features(coarse_hw, fine_hw)
    assert features.fine is not None
    cells = features.cells()
    planes = torch.from_numpy(features.coarse.astype(np.float32))[None]
    enlarged = F.interpolate(planes, fine_hw, mode="bilinear", align_corners=False)[0]
    torch.testing.assert_close(cells[:, :5].T.reshape(5, *fine_hw), enlarged, atol=1e-5, rtol=0)
    fine = torch.from_numpy(features.fine.astype(np.float32)).flatten(1)
    assert torch.equal(cells[:, 5:8].T, fine)
    assert bool((cells[:, 8] == 1.0).all())


@pytest.mark.parametrize(("coarse_hw", "fine_hw"), GRIDS)
@pytest.mark.parametrize("step", [1, 2, 3])
def test_every_so_many_cells_are_those_of_all(
    coarse_hw: tuple[int, int], fine_hw: tuple[int, int], step: int
) -> None:
    features = _features(coarse_hw, fine_hw)
    whole = features.cells().reshape(*fine_hw, -1)[::step, ::step]
    some = features.cells(step)
    torch.testing.assert_close(some, whole.reshape(-1, 9), atol=1e-6, rtol=0)


@pytest.mark.parametrize(("coarse_hw", "fine_hw"), GRIDS)
@pytest.mark.parametrize("finer", [True, False])
def test_scores_are_the_cells_times_the_weights(
    coarse_hw: tuple[int, int], fine_hw: tuple[int, int], finer: bool
) -> None:
    features = _features(coarse_hw, fine_hw)
    features = features if finer else DenseFeatures(features.coarse)
    torch.manual_seed(0)
    weights = torch.randn(features.width, 4)
    scores = features.scores(weights)
    assert scores.dtype == np.float32
    np.testing.assert_allclose(scores, (features.cells() @ weights).numpy(), atol=1e-5)
