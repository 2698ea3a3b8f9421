"""Click and box refinement without a model, on drawn scenes and on a real photo."""

from __future__ import annotations

import itertools
import time

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from skimage import data

from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.engine.refine.grabcut import refine
from carnn_desktop.engine.refine.guided import upsample_mask

Bools = NDArray[np.bool_]


def _iou(a: Bools, b: Bools) -> float:
    return float((a & b).sum() / (a | b).sum())


def _scene(height: int = 240, width: int = 320) -> tuple[NDArray[np.uint8], Bools, Bools]:
    """Return a noisy grey photo with a red disc and a blue square, and the masks of both."""
    rng = np.random.default_rng(0)
    scale = height / 240
    y, x = np.mgrid[:height, :width]
    disc = (x - 100 * scale) ** 2 + (y - 120 * scale) ** 2 < (50 * scale) ** 2
    square = (abs(x - 230 * scale) < 35 * scale) & (abs(y - 110 * scale) < 40 * scale)
    image = np.full((height, width, 3), 120.0)
    image[disc], image[square] = (200, 50, 40), (40, 60, 200)
    image += rng.normal(0, 6, image.shape)
    return image.clip(0, 255).astype(np.uint8), disc, square


def test_a_box_cuts_out_what_is_in_it() -> None:
    image, disc, _ = _scene()
    assert _iou(refine(image, box_xyxy=(40, 60, 160, 180)), disc) > 0.97


def test_a_box_may_touch_and_leave_the_image() -> None:
    image, disc, square = _scene()
    result = refine(image, box_xyxy=(-20, -20, 900, 900))
    assert result.shape == image.shape[:2]
    assert _iou(refine(image, box_xyxy=(160, 180, 40, 60)), disc) > 0.97  # corners the other way
    del square


def test_a_click_finds_the_object_under_it() -> None:
    image, disc, square = _scene()
    assert _iou(refine(image, positive_xy=[(100, 120)]), disc) > 0.95
    assert _iou(refine(image, positive_xy=[(230, 110)]), square) > 0.95


def test_a_rough_mask_snaps_to_the_edge() -> None:
    image, disc, _ = _scene()
    rough = np.roll(disc, 5, axis=1)
    assert _iou(rough, disc) < 0.9
    assert _iou(refine(image, rough), disc) > 0.97


def test_clicks_on_a_mask_change_only_what_they_point_at() -> None:
    image, disc, square = _scene()
    both = disc | square
    without = refine(image, both, negative_xy=[(230, 110)])
    assert np.array_equal(without[:, :160], both[:, :160])
    assert without[square].mean() < 0.03
    again = refine(image, without, positive_xy=[(230, 110)])
    assert np.array_equal(again[:, :160], both[:, :160])
    assert again[square].mean() > 0.97
    assert again[~both].mean() < 0.01


def test_a_click_where_the_mask_is_already_right_changes_nothing() -> None:
    image, disc, _ = _scene()
    assert np.array_equal(refine(image, disc, positive_xy=[(100, 120)]), disc)
    assert np.array_equal(refine(image, disc, negative_xy=[(290, 20)]), disc)


@pytest.mark.parametrize("seed", range(4))
def test_clicked_pixels_are_always_obeyed(seed: int) -> None:
    rng = np.random.default_rng(seed)
    image = rng.integers(0, 256, (60, 80, 3)).astype(np.uint8)
    mask = rng.random((60, 80)) > 0.5
    points = rng.permutation(60 * 80)[:6]
    yes = [(float(p % 80), float(p // 80)) for p in points[:3]]
    no = [(float(p % 80), float(p // 80)) for p in points[3:]]
    for start in (None, mask):
        result = refine(image, start, positive_xy=yes, negative_xy=no)
        assert all(result[int(y), int(x)] for x, y in yes)
        assert not any(result[int(y), int(x)] for x, y in no)


@pytest.mark.parametrize(("height", "width"), [(1, 1), (1, 40), (40, 1), (3, 3)])
def test_tiny_images(height: int, width: int) -> None:
    image = np.random.default_rng(0).integers(0, 256, (height, width, 3)).astype(np.uint8)
    for result in (
        refine(image, positive_xy=[(0, 0)]),
        refine(image, box_xyxy=(0, 0, width, height)),
        refine(image, np.ones((height, width), np.bool_)),
    ):
        assert result.shape == (height, width)
        assert result.dtype == np.bool_


def test_a_flat_image_is_no_error() -> None:
    image = np.full((50, 60, 3), 90, np.uint8)
    assert refine(image, positive_xy=[(30, 25)])[25, 30]
    assert refine(image, box_xyxy=(10, 10, 40, 40)).shape == (50, 60)


def test_repeats_and_leaves_its_inputs_alone() -> None:
    image, disc, _ = _scene()
    rough = np.roll(disc, 4, axis=0)
    image.flags.writeable = rough.flags.writeable = False
    first = refine(image, rough)
    refine(image, positive_xy=[(230, 110)])  # moves OpenCV's random numbers on
    assert np.array_equal(refine(image, rough), first)
    assert np.array_equal(rough, np.roll(disc, 4, axis=0))
    assert not np.shares_memory(first, rough)


def test_cancels_at_every_checkpoint() -> None:
    image, _, _ = _scene()
    seen: list[Progress] = []
    refine(image, box_xyxy=(40, 60, 160, 180), on_progress=seen.append)
    assert len(seen) >= 5
    for calls in range(len(seen)):
        counter = itertools.count()

        def on_progress(
            progress: Progress, calls: int = calls, counter: itertools.count[int] = counter
        ) -> None:
            if next(counter) == calls:
                raise Cancelled

        with pytest.raises(Cancelled):
            refine(image, box_xyxy=(40, 60, 160, 180), on_progress=on_progress)


def test_says_what_is_wrong() -> None:
    image, disc, _ = _scene()
    with pytest.raises(CarnnError, match="nothing to refine"):
        refine(image)
    with pytest.raises(CarnnError, match="nothing to refine"):
        refine(image, np.zeros_like(disc), negative_xy=[(3, 3)])
    with pytest.raises(CarnnError, match="outside"):
        refine(image, positive_xy=[(320, 10)])
    with pytest.raises(CarnnError, match="empty"):
        refine(image, box_xyxy=(400, 10, 500, 40))
    with pytest.raises(ValueError, match="mask"):
        refine(image, disc[:-1])


def test_large_photos_are_quick_and_sharp() -> None:
    image, disc, _ = _scene(2400, 3200)
    start = time.process_time()
    result = refine(image, box_xyxy=(400, 600, 1600, 1800))
    assert time.process_time() - start < 3.0  # of all threads together
    assert _iou(result, disc) > 0.99


def test_real_photo() -> None:
    image = data.coffee()
    result = refine(image, box_xyxy=(55, 5, 540, 392))
    assert result[250, 440], "the saucer"
    assert result[60, 250], "the cup"
    assert not result[30, 40], "the table"
    assert 0.25 < result.mean() < 0.6


def test_the_enlarged_outline_follows_the_photo() -> None:
    y, x = np.mgrid[:400, :600]
    shape = (x - 300) ** 2 + (1.4 * (y - 200)) ** 2 < 170**2
    full = np.where(shape[..., None], (220, 140, 60), (60, 80, 110)).astype(np.uint8)
    small = cv2.resize(full, (60, 40), interpolation=cv2.INTER_AREA)
    mask = cv2.resize(shape.astype(np.float32), (60, 40), interpolation=cv2.INTER_AREA) > 0.5
    plain = cv2.resize(mask.astype(np.uint8), (600, 400), interpolation=cv2.INTER_NEAREST) > 0
    result = upsample_mask(mask, np.asarray(small, np.uint8), full)
    assert (result != shape).sum() < 0.35 * (plain != shape).sum()
    assert upsample_mask(shape, full, full) is shape
    for value in (False, True):
        flat = np.full((40, 60), value)
        assert (upsample_mask(flat, np.asarray(small, np.uint8), full) == value).all()
