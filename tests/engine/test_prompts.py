from __future__ import annotations

import numpy as np
import pytest
from tiny_clip import blobs

from carnn_desktop.engine.prompts import CROP_PADDING, PromptedImages, apply_prompts

IMAGE = blobs(60, 80)
MASK = np.zeros((60, 80), np.bool_)
MASK[20:40, 30:60] = True
RED = np.array([255, 0, 0], np.uint8)


@pytest.mark.parametrize("pixels", [0, 1])
def test_a_mask_of_at_most_one_pixel_changes_nothing(pixels: int) -> None:
    mask = np.zeros((60, 80), np.bool_)
    mask[3, 4] = bool(pixels)
    every = ("blur", "gray", "black", "circle", "rectangle", "contour", "crop")
    assert np.array_equal(apply_prompts(IMAGE, mask, every), IMAGE)


def test_outside_is_changed_and_inside_is_not() -> None:
    for prompt in ("blur", "gray", "black"):
        result = apply_prompts(IMAGE, MASK, (prompt,))
        assert np.array_equal(result[MASK], IMAGE[MASK])
        assert not np.array_equal(result[~MASK], IMAGE[~MASK])
    gray = apply_prompts(IMAGE, MASK, ("gray",))[~MASK].astype(int)
    assert np.ptp(gray, axis=1).max() == 0
    expected = IMAGE[0, 0].astype(float) @ [0.114, 0.587, 0.299]  # weights of BGR on RGB
    assert abs(apply_prompts(IMAGE, MASK, ("gray",))[0, 0, 0] - expected) <= 1
    assert apply_prompts(IMAGE, MASK, ("black",))[~MASK].max() == 0


def test_lines_are_red_and_where_the_mask_is() -> None:
    black = np.zeros_like(IMAGE)

    def red(prompt: str) -> np.ndarray:
        return (apply_prompts(black, MASK, (prompt,)) == RED).all(axis=2)  # type: ignore[arg-type]

    rows, columns = np.nonzero(red("circle"))
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (19, 39, 29, 59)
    rows, columns = np.nonzero(red("rectangle"))
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (19, 39, 29, 59)
    contour = red("contour")
    assert contour.sum() == 2 * 20 + 2 * 30 - 4
    assert contour[20, 30:60].all()


def test_contours_ignore_holes() -> None:
    holed = MASK.copy()
    holed[28:32, 40:50] = False
    black = np.zeros_like(IMAGE)
    assert np.array_equal(
        apply_prompts(black, holed, ("contour",)), apply_prompts(black, MASK, ("contour",))
    )


def test_order_of_names_does_not_matter() -> None:
    one = apply_prompts(IMAGE, MASK, ("circle", "gray", "blur"))
    assert np.array_equal(one, apply_prompts(IMAGE, MASK, ("blur", "gray", "circle")))


def test_crop_is_the_padded_bounding_box() -> None:
    pad = round(30 * CROP_PADDING)
    cropped = apply_prompts(IMAGE, MASK, ("crop",))
    assert np.array_equal(cropped, IMAGE[20 - pad : 40 + pad, 30 - pad : 60 + pad])
    corner = np.zeros((60, 80), np.bool_)
    corner[:5, :5] = True
    assert apply_prompts(IMAGE, corner, ("crop",)).shape == (5 + round(0.5), 5 + round(0.5), 3)


def test_prompted_images_are_made_one_by_one() -> None:
    maps = np.zeros((2, 6, 8), np.float32)
    maps[0, 2:4, 3:6] = 1.0
    images = PromptedImages(IMAGE, maps, mask_threshold=0.5, prompts=("black",))
    assert len(images) == 2
    assert images[0].shape == IMAGE.shape
    assert (images[0] == 0).any()
    assert np.array_equal(images[1], IMAGE)  # an empty map leaves the image as it is
    assert len(images[0:5]) == 2
    assert not np.shares_memory(images[0], IMAGE)
