"""A corner of a mask's outline moves the outline there, and nothing else."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest
from document_samples import NOW
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely import LinearRing, MultiPolygon, Polygon, contains, distance, points

from carnn_desktop.annotations import edits, masks
from carnn_desktop.annotations.handles import MaskOutline, outline_of
from carnn_desktop.annotations.mask_tools import capsule, polygon
from carnn_desktop.annotations.model import Annotation, ImageDocument, Mask
from carnn_desktop.contracts.errors import CarnnError

SIDE = 64
TOLERANCE = 1.5


def full(mask: Mask) -> np.ndarray:
    return masks.full_mask(mask, SIDE, SIDE)


def with_mask(mask: Mask) -> tuple[ImageDocument, Annotation]:
    document = ImageDocument(image_id=1, width=SIDE, height=SIDE)
    document = edits.add_annotation(document, 1, mask, now=NOW).document
    return document, document.annotations[0]


def outline(annotation: Annotation) -> MaskOutline:
    found = outline_of(annotation, (SIDE, SIDE), TOLERANCE)
    assert isinstance(found, MaskOutline)
    return found


def ragged(seed: int, share: float) -> Mask:
    """Return a mask as segmentation gives it: ragged, with holes and parts."""
    random = np.random.default_rng(seed)
    coarse = cv2.resize(random.random((7, 7)).astype(np.float32), (44, 44), interpolation=2)
    coarse += random.random((44, 44)).astype(np.float32) * 0.15
    return masks.crop_mask(np.asarray(coarse) > share, 10, 10)


blobs = st.builds(ragged, st.integers(0, 500), st.floats(0.35, 0.6)).filter(
    lambda mask: mask.area > 40
)


@given(blobs)
@settings(max_examples=40)
def test_the_outlines_are_those_of_the_mask(mask: Mask) -> None:
    found = outline(with_mask(mask)[1])
    for ring in found.rings:
        assert len(ring.places) >= 3
        assert len(np.unique(ring.places)) == len(ring.places)
        assert distance(LinearRing(ring.corners), points(ring.exact)).max() <= TOLERANCE + 1e-9


def swept(found: MaskOutline, place: tuple[int, int], to: tuple[float, float]) -> Any:
    """Return the two triangles that the edges at a corner sweep over."""
    corners = found.rings[place[0]].corners
    count, number = len(corners), place[1]
    before, here, after = (corners[(number + step) % count] for step in (-1, 0, 1))
    triangles = [Polygon((before, here, to)).buffer(0), Polygon((here, after, to)).buffer(0)]
    return MultiPolygon([one for one in triangles if isinstance(one, Polygon)])


@given(blobs, st.data())
@settings(max_examples=60)
def test_only_what_the_outline_swept_over_changes(mask: Mask, data: st.DataObject) -> None:
    document, annotation = with_mask(mask)
    found = outline(annotation)
    ring = data.draw(st.integers(0, len(found.rings) - 1))
    place = (ring, data.draw(st.integers(0, len(found.rings[ring].places) - 1)))
    to = (data.draw(st.floats(0, SIDE)), data.draw(st.floats(0, SIDE)))
    moved = found.moved(place, to)
    try:
        done = moved.drawn(document, annotation.id, found, protect=True).document
    except CarnnError:
        return  # nothing was left
    changed = full(done.annotations[0].mask) ^ full(annotation.mask)
    # the exact outline is off the straight edges by the tolerance, a pixel's middle by 0.71
    middles = points(np.argwhere(changed)[:, ::-1] + 0.5)
    away = np.minimum(
        distance(swept(found, place, to), middles),
        distance(LinearRing(found.rings[ring].corners), middles),
    )
    assert away.max(initial=0.0) <= TOLERANCE + 0.75


def parts_and_holes(mask: Mask) -> tuple[int, int]:
    return masks.count_parts(mask), int(
        cv2.connectedComponents(masks.holes(mask).astype(np.uint8), connectivity=4)[0]
    ) - 1


def bulge(seed: int) -> Mask:
    """Return a mask of one part without holes, with bays and headlands."""
    random = np.random.default_rng(seed)
    yy, xx = np.mgrid[:SIDE, :SIDE] + 0.5 - SIDE / 2
    angle, radius = np.arctan2(yy, xx), np.full((SIDE, SIDE), 19.0)
    for wave in range(2, 9):
        radius += random.normal(0, 8 / wave) * np.cos(wave * angle + random.uniform(0, 2 * np.pi))
    mask = masks.crop_mask(np.hypot(xx, yy) < np.maximum(radius, 5))
    return masks.fill_holes(masks.connected_parts(mask)[0])


@given(st.integers(0, 200), st.data())
@settings(max_examples=25)
def test_no_spike_hole_or_pinhole_is_left(seed: int, data: st.DataObject) -> None:
    """Of one part without holes that stays a simple outline remains one part without holes."""
    document, annotation = with_mask(bulge(seed))
    found = outline(annotation)
    number = data.draw(st.integers(0, len(found.rings[0].places) - 1))
    x, y = found.rings[0].corners[number]
    step = st.floats(-9, 9)
    to = (float(x) + data.draw(step), float(y) + data.draw(step))
    moved = found.moved((0, number), to)
    shape = LinearRing(moved.rings[0].exact)
    assume(shape.is_simple)
    done = moved.drawn(document, annotation.id, found, protect=True).document
    after = done.annotations[0].mask
    middles = points(np.argwhere(full(after))[:, ::-1] + 0.5)
    assert contains(Polygon(shape).buffer(1.0), middles).all(), "a spike"
    middles = points(np.argwhere(~full(after))[:, ::-1] + 0.5)
    assert not contains(Polygon(shape).buffer(-1.0), middles).any(), "a hole"


def test_a_drawn_five_corner_shape_without_corners_moves_clean() -> None:
    """The case that left a spike and a hole: a slanted outline, one corner moved out and in."""
    mask = polygon(((12.3, 14.1), (40.7, 9.6), (52.2, 30.4), (33.9, 50.8), (10.5, 39.2)))
    document, annotation = with_mask(mask)
    for to in ((60.0, 32.0), (44.0, 29.0)):
        found = outline(annotation)
        corners = found.rings[0].corners
        number = int(((corners - (52.2, 30.4)) ** 2).sum(axis=1).argmin())
        done = found.moved((0, number), to).drawn(document, annotation.id, found, protect=True)
        assert parts_and_holes(done.document.annotations[0].mask) == (1, 0)


@pytest.mark.parametrize("remove", [True, False])
def test_corners_are_added_and_removed_between_their_neighbours(remove: bool) -> None:
    mask = masks.union(capsule((20, 20), (44, 44), 9), capsule((20, 44), (44, 20), 9))
    document, annotation = with_mask(mask)
    found = outline(annotation)
    ring = found.rings[0]
    for number in range(len(ring.places)):
        changed = ring.removed(number) if remove else ring.added(number, (32.0, 32.0))
        kept = np.delete(changed.corners, [] if remove else [number + 1], axis=0)
        expected = np.delete(ring.corners, [number] if remove else [], axis=0)
        assert np.array_equal(kept, expected)
    after = found.removed((0, 0)) if remove else found.added((0, 0), (32.0, 32.0))
    assert after is not None
    done = after.drawn(document, annotation.id, found, protect=True).document.annotations[0]
    assert done.mask.area < mask.area


def test_corners_stay_where_they_were_left() -> None:
    """A second move of the same outline goes on from the first one's lines."""
    document, annotation = with_mask(ragged(3, 0.45))
    found = outline(annotation)
    first = found.moved((0, 2), (50.0, 8.0))
    done = first.drawn(document, annotation.id, found, protect=True).document
    assert first.mask(annotation.mask, found) == done.annotations[0].mask
    second = first.moved((0, 2), tuple(found.rings[0].corners[2].tolist()))
    back = second.drawn(done, annotation.id, first, protect=True).document.annotations[0]
    assert second.rings[0].corners.tolist() == found.rings[0].corners.tolist()
    middles = points(np.argwhere(full(back.mask) ^ full(annotation.mask))[:, ::-1] + 0.5)
    away = distance(LinearRing(found.rings[0].corners), middles)
    assert away.max(initial=0.0) <= TOLERANCE + 0.75
