"""Pixel-edge outlines: what pycocotools draws of them is exactly the mask."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from pycocotools import mask as coco_mask

from carnn_desktop.annotations import masks, outlines
from carnn_desktop.annotations.model import Mask
from carnn_desktop.contracts.arrays import BoolMask

SIDE = 40
pixels = arrays(np.bool_, array_shapes(min_dims=2, max_dims=2, max_side=16))
placed = st.builds(masks.crop_mask, pixels, st.integers(0, 24), st.integers(0, 24)).filter(
    lambda mask: mask.area > 0
)


def drawn(polygons: list[list[float]], side: int = SIDE) -> BoolMask:
    """What every COCO reader makes of polygons."""
    rle = coco_mask.merge(coco_mask.frPyObjects(polygons, side, side))
    decoded: BoolMask = coco_mask.decode(rle).astype(bool)
    return decoded


@given(placed)
@settings(max_examples=400)
def test_masks_without_holes_come_back_exactly(mask: Mask) -> None:
    filled = masks.fill_holes(mask)
    polygons = outlines.polygons(filled)
    assert np.array_equal(drawn(polygons), masks.full_mask(filled, SIDE, SIDE))
    assert len(polygons) == len(masks.connected_parts(filled))
    assert all(len(polygon) >= 8 and len(polygon) % 2 == 0 for polygon in polygons)
    assert outlines.rasterize(polygons) == filled


@given(placed)
@settings(max_examples=400)
def test_exteriors_less_holes_are_the_mask(mask: Mask) -> None:
    rings = outlines.rings(mask)
    assert len(rings) == len(masks.connected_parts(mask))
    assert any(ring.holes for ring in rings) == masks.holes(mask).any()
    together = masks.empty_mask()
    for ring in rings:  # a part may lie in the hole of another one
        part = outlines.rasterize([ring.exterior.ravel().tolist()])
        inner = outlines.rasterize([hole.ravel().tolist() for hole in ring.holes])
        together = masks.union(together, masks.difference(part, inner))
    assert together == mask


SHAPES = {
    "pixel": ["#"],
    "row": ["#####"],
    "column": ["#", "#", "#"],
    "diagonal": ["#..", ".#.", "..#"],
    "anti-diagonal": ["..#", ".#.", "#.."],
    "cross": [".#.", "###", ".#."],
    "checkers": ["#.#.", ".#.#", "#.#.", ".#.#"],
    "apart": ["##..#", "##...", "....#"],
    "corner to corner": ["##..", "##..", "..##", "..##"],
}


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("corner", ["top left", "bottom right"])
def test_shapes_that_contours_get_wrong_also_at_the_borders(name: str, corner: str) -> None:
    shape = np.array([[c == "#" for c in row] for row in SHAPES[name]])
    height, width = shape.shape
    image = np.zeros((7, 7), bool)
    if corner == "top left":
        image[:height, :width] = shape
    else:
        image[-height:, -width:] = shape
    mask = masks.fill_holes(masks.crop_mask(image))
    assert np.array_equal(drawn(outlines.polygons(mask), 7), masks.full_mask(mask, 7, 7))


def test_a_whole_image_is_one_rectangle() -> None:
    (polygon,) = outlines.polygons(masks.crop_mask(np.ones((30, 40), bool)))
    assert sorted(zip(polygon[::2], polygon[1::2], strict=True)) == [
        (0.0, 0.0), (0.0, 30.0), (40.0, 0.0), (40.0, 30.0),
    ]  # fmt: skip


def test_nothing_has_no_outline() -> None:
    assert outlines.rings(masks.empty_mask()) == ()
    assert outlines.polygons(masks.empty_mask()) == []
    assert outlines.rasterize([]) == masks.empty_mask()


@given(placed, st.floats(0.0, 4.0))
def test_simplified_outlines_tell_what_they_cost(mask: Mask, tolerance: float) -> None:
    polygons, iou = outlines.simplify(mask, tolerance)
    assert iou == pytest.approx(masks.mask_iou(mask, outlines.rasterize(polygons)))
    exact = outlines.polygons(mask)
    assert len(polygons) == len(exact)
    assert sum(map(len, polygons)) <= sum(map(len, exact))
    assert all(outlines.rasterize([polygon]).area for polygon in polygons)
    if tolerance == 0.0 and not masks.holes(mask).any():
        assert iou == 1.0


def test_a_disc_is_simplified_to_few_points_at_little_cost() -> None:
    y, x = np.mgrid[:200, :200]
    disc = masks.crop_mask((x - 100) ** 2 + (y - 100) ** 2 < 90**2)
    polygons, iou = outlines.simplify(disc, 1.0)
    assert len(polygons[0]) // 2 < 70
    assert len(outlines.polygons(disc)[0]) // 2 > 200
    assert iou > 0.98
