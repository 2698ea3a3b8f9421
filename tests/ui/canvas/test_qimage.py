"""numpy arrays as Qt images: odd widths, shared memory, refused layouts."""

from __future__ import annotations

import numpy as np
import pytest

from carnn_desktop.ui.look.qimage import gray_image, indexed_image, mask_image, rgb_array, rgb_image


@pytest.mark.parametrize("width", [1, 2, 3, 5, 8, 13])
def test_rgb_survives_at_every_width(width: int) -> None:
    pixels = np.random.default_rng(width).integers(0, 256, (7, width, 3), dtype=np.uint8)
    assert np.array_equal(rgb_array(rgb_image(pixels)), pixels)


def test_labels_are_shared_not_copied() -> None:
    labels = np.zeros((5, 5), dtype=np.uint8)
    image = indexed_image(labels, (0, 0xFF00FF00))
    labels[2, 3] = 1
    assert image.pixel(3, 2) == 0xFF00FF00
    assert image.pixel(2, 3) == 0


def test_a_mask_has_its_own_memory() -> None:
    mask = np.zeros((3, 5), dtype=bool)
    mask[1, 4] = True
    image = mask_image(mask, 0xFFFFFFFF, 0x80000000)
    mask[:] = False
    assert (image.pixel(4, 1), image.pixel(0, 0)) == (0xFFFFFFFF, 0x80000000)


def test_gray_values_are_gray() -> None:
    values = np.arange(15, dtype=np.uint8).reshape(3, 5)
    assert gray_image(values).pixelColor(4, 2).red() == 14


@pytest.mark.parametrize(
    "array",
    [
        np.zeros((4, 4), dtype=np.uint8),
        np.zeros((4, 4, 4), dtype=np.uint8),
        np.zeros((4, 4, 3), dtype=np.float32),
        np.zeros((4, 8, 3), dtype=np.uint8)[:, ::2],
    ],
)
def test_other_layouts_are_refused(array: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"uint8|channels|C-contiguous"):
        rgb_image(array)
