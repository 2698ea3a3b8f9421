"""Run lengths and outlines are measured as pycocotools measures them, without trusting them."""

from __future__ import annotations

import contextlib
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pycocotools import mask as coco_mask

from carnn_desktop.annotations.geometry import (
    crop_rle,
    measure_runs,
    parse_counts,
    pixel_centre_area,
)
from carnn_desktop.annotations.masks import crop_mask, full_mask
from carnn_desktop.annotations.outlines import rings
from carnn_desktop.formats.coco.segmentation import cut_polygons

pixels = st.tuples(st.integers(1, 24), st.integers(1, 24)).flatmap(
    lambda shape: arrays(np.bool_, shape)
)


@given(pixels)
def test_compressed_counts_are_read_and_measured(mask: np.ndarray[Any, Any]) -> None:
    height, width = mask.shape
    rle = coco_mask.encode(np.asfortranarray(mask, dtype=np.uint8))
    decoded = measure_runs(parse_counts(rle["counts"].decode()), height, width)
    assert decoded.area == mask.sum()
    if mask.any():
        assert decoded.bbox_xywh is not None
        assert list(decoded.bbox_xywh) == coco_mask.toBbox(rle).tolist()
        assert decoded.bbox_xywh == crop_mask(mask).bbox_xywh
    else:
        assert decoded.bbox_xywh is None


@given(pixels, st.integers(0, 3), st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))
def test_a_crop_is_encoded_as_the_whole_image_would_be(
    mask: np.ndarray[Any, Any], left: int, top: int, right: int, bottom: int
) -> None:
    crop = crop_mask(mask, left, top)
    width, height = left + mask.shape[1] + right, top + mask.shape[0] + bottom
    if crop.area:
        whole = np.asfortranarray(full_mask(crop, width, height), dtype=np.uint8)
        assert crop_rle(crop, width, height)["counts"] == coco_mask.encode(whole)["counts"]


def test_a_large_image_is_encoded_from_its_crop() -> None:
    mask = crop_mask(np.ones((3, 2), dtype=bool), 60_000, 50_000)
    rle = crop_rle(mask, 65_000, 65_000)
    assert int(coco_mask.area(rle)) == 6
    assert coco_mask.toBbox(rle).tolist() == [60_000, 50_000, 2, 3]


@given(st.text(max_size=30))
def test_any_text_is_counts_or_a_reason(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert measure_runs(parse_counts(text), 7, 5).area <= 35


@given(pixels)
def test_cut_outlines_keep_holes(mask: np.ndarray[Any, Any]) -> None:
    crop = crop_mask(mask)
    if not crop.area:
        return
    height, width = mask.shape
    drawn = coco_mask.merge(coco_mask.frPyObjects(cut_polygons(rings(crop)), height, width))
    assert np.array_equal(coco_mask.decode(drawn).astype(bool), full_mask(crop, width, height))


@pytest.mark.parametrize("size", [(2, 2), (5, 9), (40, 40)])
def test_outlines_through_pixel_centres_are_recognised(size: tuple[int, int]) -> None:
    width, height = size
    ring = np.array([0, 0, width - 1, 0, width - 1, height - 1, 0, height - 1], dtype=float)
    assert pixel_centre_area([ring]) == width * height
    assert pixel_centre_area([ring + 0.25]) is None
