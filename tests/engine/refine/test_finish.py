from __future__ import annotations

import numpy as np
import pytest
import torch

from carnn_desktop.engine.activation_maps import enlarge
from carnn_desktop.engine.refine import final_masks as finish


@pytest.mark.parametrize("factor", [0.5, 1.0, 2.0, 3.0])
def test_the_level_is_where_map_and_background_are_equal(factor: float) -> None:
    level = finish.equivalent_level(factor)
    assert level == pytest.approx((1 - level) ** factor, abs=1e-5)
    maps = torch.tensor([[[level - 0.01, level + 0.01]]])
    (mask,) = finish.final_masks(
        maps, mode="concepts", bg_factor=factor, sharpen=None, size_wh=(2, 1)
    )
    assert mask.tolist() == [[False, True]]


def test_modes() -> None:
    maps = torch.tensor([[[0.9, 0.7, 0.1]], [[0.8, 0.9, 0.2]]])
    common = {"bg_factor": 1.0, "sharpen": None, "size_wh": (3, 1)}
    shared = finish.final_masks(maps, mode="concepts", **common)  # type: ignore[arg-type]
    single = finish.final_masks(maps, mode="phrases", **common)  # type: ignore[arg-type]
    assert [mask.tolist() for mask in shared] == [[[True, False, False]], [[False, True, False]]]
    assert [mask.tolist() for mask in single] == [[[True, True, False]], [[True, True, False]]]


def test_the_sharpener_sees_one_group_or_each_text() -> None:
    seen: list[tuple[int, ...]] = []

    def sharpen(probabilities: torch.Tensor) -> torch.Tensor:
        seen.append(tuple(probabilities.shape))
        return probabilities.flip(0)

    maps = torch.rand(3, 4, 5, generator=torch.Generator().manual_seed(0))
    common = {"bg_factor": 1.0, "sharpen": sharpen, "size_wh": (5, 4)}
    finish.final_masks(maps, mode="concepts", **common)  # type: ignore[arg-type]
    finish.final_masks(maps, mode="phrases", **common)  # type: ignore[arg-type]
    assert seen == [(4, 4, 5), (2, 4, 5), (2, 4, 5), (2, 4, 5)]


def test_enlarged_labels_are_the_argmax_of_the_enlarged_planes() -> None:
    planes = torch.rand(4, 9, 12, generator=torch.Generator().manual_seed(1))
    labels = finish.labels_at(planes, (40, 30))
    sized = np.stack([enlarge(plane, 40, 30) for plane in planes.numpy()])
    assert np.array_equal(labels, sized.argmax(axis=0))
    assert np.array_equal(finish.labels_at(planes, (12, 9)), planes.argmax(dim=0).numpy())
