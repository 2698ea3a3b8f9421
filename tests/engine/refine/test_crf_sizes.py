"""The dense CRF on photos above its working size, on other devices, and with impossible input."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from skimage import data
from skimage.transform import resize

from carnn_desktop.engine.refine.crf import DenseCRF


def _photo(height: int, width: int) -> np.ndarray:
    small = resize(data.chelsea(), (height, width), anti_aliasing=True)
    return np.ascontiguousarray((255 * small).round().astype(np.uint8))


def _face(height: int, width: int) -> torch.Tensor:
    """Return (2, H, W): background and a soft blob where the cat's face is."""
    y, x = torch.meshgrid(torch.linspace(0, 1, height), torch.linspace(0, 1, width), indexing="ij")
    blob = torch.exp(-(((x - 0.45) / 0.28) ** 2 + ((y - 0.5) / 0.33) ** 2))
    return torch.stack([1 - blob, blob])


def test_a_reduced_photo_gives_nearly_the_same_labels_at_full_size() -> None:
    image, maps = _photo(300, 450), _face(300, 450)
    full = DenseCRF(image, max_side=None).infer(maps)
    crf = DenseCRF(image, max_side=225)
    reduced = crf.infer(maps)
    assert crf.working_size == (150, 225)
    assert reduced.shape == full.shape
    torch.testing.assert_close(reduced.sum(0), torch.ones(300, 450))
    a, b = full.argmax(0).bool(), reduced.argmax(0).bool()
    assert ((a & b).sum() / (a | b).sum()).item() > 0.9


def test_maps_of_the_working_size_come_back_at_that_size() -> None:
    crf = DenseCRF(_photo(200, 300), max_side=100)
    assert crf.working_size == (67, 100)
    assert crf.infer(_face(67, 100)).shape == (2, 67, 100)


def test_a_thin_photo_is_not_reduced_to_nothing() -> None:
    image = np.zeros((2, 900, 3), np.uint8)
    crf = DenseCRF(image, max_side=100)
    assert crf.working_size == (1, 100)
    assert crf.infer(_face(2, 900)).shape == (2, 2, 900)


def test_max_side_at_or_above_the_photo_changes_nothing() -> None:
    image, maps = _photo(40, 60), _face(40, 60)
    assert torch.equal(
        DenseCRF(image, max_side=60).infer(maps), DenseCRF(image, max_side=None).infer(maps)
    )


def test_half_precision_maps_are_accepted() -> None:
    crf = DenseCRF(_photo(40, 60))
    result = crf.infer(_face(40, 60).to(torch.bfloat16))
    assert result.dtype == torch.float32
    assert result.sum(0).allclose(torch.ones(40, 60))


@pytest.mark.parametrize(
    "image",
    [
        np.zeros((0, 5, 3), np.uint8),
        np.zeros((5, 5), np.uint8),
        np.zeros((5, 5, 4), np.uint8),
        np.zeros((5, 5, 3), np.float32),
    ],
)
def test_refuses_what_is_no_photo(image: np.ndarray) -> None:
    with pytest.raises(ValueError, match="image"):
        DenseCRF(image)


@pytest.mark.parametrize("field", ["sxy_gaussian", "sxy_bilateral", "srgb", "max_side"])
def test_refuses_deviations_and_sizes_of_zero(field: str) -> None:
    with pytest.raises(ValueError, match="positive"):
        DenseCRF(_photo(6, 6), **{field: 0})  # type: ignore[arg-type]


def test_refuses_kernels_too_narrow_to_number() -> None:
    with pytest.raises(ValueError, match="narrow"):
        DenseCRF(_photo(6, 6), srgb=1e-6)


@pytest.mark.parametrize("shape", [(2, 6, 7), (6, 6), (0, 6, 6), (1, 2, 6, 6)])
def test_refuses_maps_of_another_shape(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="probabilities"):
        DenseCRF(_photo(6, 6)).infer(torch.full(shape, 0.5))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_refuses_maps_that_are_not_finite(value: float) -> None:
    maps = _face(6, 6)
    maps[1, 2, 3] = value
    with pytest.raises(ValueError, match="finite"):
        DenseCRF(_photo(6, 6)).infer(maps)


def test_other_devices_than_cuda_compute_on_the_cpu_and_say_so() -> None:
    assert DenseCRF(_photo(6, 6), device="mps").device == torch.device("cpu")


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")
def test_cuda_agrees_with_the_cpu_and_repeats() -> None:
    image, maps = _photo(240, 360), _face(240, 360)
    here = DenseCRF(image).infer(maps)
    crf = DenseCRF(image, device="cuda")
    there = crf.infer(maps)
    assert there.device == maps.device
    assert (here.argmax(0) == there.argmax(0)).float().mean() > 0.999
    assert torch.equal(crf.infer(maps), there)
    assert crf.infer(maps.cuda()).is_cuda
