"""A polygon keeps its corners and a box its edges, until something else changes the mask."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from document_samples import HEIGHT, NOW, WIDTH, empty_document, rectangle
from hypothesis import given
from hypothesis import strategies as st
from pycocotools import mask as coco_mask

from carnn_desktop.annotations import drawing, edits, masks
from carnn_desktop.annotations.corners import (
    HANDLES,
    as_corners,
    box_corners,
    corners_of,
    edges_of,
    mask_of_corners,
    resized,
    set_corners,
)
from carnn_desktop.annotations.handles import BoxOutline, PolygonOutline, outline_of
from carnn_desktop.annotations.model import Annotation, ImageDocument, Provenance
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.run import Run

places = st.tuples(st.floats(-20, WIDTH + 20), st.floats(-20, HEIGHT + 20))
polygons = st.lists(places, min_size=3, max_size=12, unique=True)
TRIANGLE = ((2.0, 2.0), (20.0, 4.0), (6.0, 18.0))


def drawn_by_coco(corners: Any) -> np.ndarray:
    """Return (HEIGHT, WIDTH) bool: a polygon on a canvas that holds all of it, then the photo."""
    room = 64
    ring = (np.asarray(corners) + room).ravel().tolist()
    whole = coco_mask.decode(coco_mask.frPyObjects([ring], HEIGHT + 2 * room, WIDTH + 2 * room))
    return whole[room : room + HEIGHT, room : room + WIDTH, 0].astype(bool)


def polygon(document: ImageDocument, corners: Any, **options: Any) -> ImageDocument:
    """Return the document with a polygon drawn as the tool draws it."""
    kept = as_corners(corners)
    drawn = mask_of_corners((kept,), WIDTH, HEIGHT)
    options = {"now": NOW, "protect": True, "corners": (kept,), **options}
    return drawing.draw_annotation(document, 1, drawn, **options).document


def newest(document: ImageDocument) -> Annotation:
    return document.annotations[-1]


def full(annotation: Annotation) -> np.ndarray:
    return masks.full_mask(annotation.mask, WIDTH, HEIGHT)


@given(polygons, st.data())
def test_a_moved_corner_gives_the_polygon_of_the_moved_corners(
    corners: list[tuple[float, float]], data: st.DataObject
) -> None:
    """Pixel for pixel, also where it touches itself, has holes, or lies outside the photo."""
    try:
        document = polygon(empty_document(), corners)
    except CarnnError:
        return  # nothing of it lies inside the photo
    annotation = newest(document)
    assert np.array_equal(full(annotation), drawn_by_coco(as_corners(corners)))
    outline = outline_of(annotation, (WIDTH, HEIGHT), 1.5)
    assert isinstance(outline, PolygonOutline)
    assert np.array_equal(outline.handles[0], as_corners(corners))
    number = data.draw(st.integers(0, len(corners) - 1))
    to = data.draw(places)
    moved = outline.moved((0, number), to)
    expected = as_corners(corners).copy()
    expected[number] = as_corners((to,))[0]
    try:
        done = moved.drawn(document, annotation.id, outline, protect=True).document
    except CarnnError:
        assert not drawn_by_coco(expected).any()
        return
    assert np.array_equal(full(newest(done)), drawn_by_coco(expected))
    (kept,) = corners_of(newest(done), WIDTH, HEIGHT)
    assert np.array_equal(kept, expected)


@given(polygons, st.integers(0, 11), places)
def test_corners_come_and_go(
    corners: list[tuple[float, float]], number: int, at: tuple[float, float]
) -> None:
    outline = PolygonOutline((as_corners(corners),))
    edge = (0, number % len(corners))
    more = outline.added(edge, at)
    assert len(more.lines[0]) == len(corners) + 1
    less = more.removed((0, edge[1] + 1))
    assert less is not None
    assert np.array_equal(less.lines[0], outline.lines[0])
    assert (outline.removed((0, 0)) is None) == (len(corners) == 3)


def test_many_corners_are_found_again() -> None:
    angles = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    corners = np.stack((16 + 9.3 * np.cos(angles), 12 + 9.3 * np.sin(angles)), axis=1)
    annotation = newest(polygon(empty_document(), corners))
    assert len(outline_of(annotation, (WIDTH, HEIGHT), 0.5).handles[0]) == 12


@pytest.mark.parametrize(
    "change",
    [
        lambda doc, key: drawing.add_to(doc, key, rectangle(20, 15, 4, 4), protect=True),
        lambda doc, key: drawing.take_from(doc, key, rectangle(5, 5, 2, 2)),
        lambda doc, key: edits.replace_mask(doc, key, rectangle(1, 1, 5, 5)),
    ],
)
def test_another_edit_takes_the_corners(change: Any) -> None:
    document = polygon(empty_document(), TRIANGLE)
    key = newest(document).id
    after = change(document, key).document.annotation(key)
    assert corners_of(after, WIDTH, HEIGHT) == ()
    assert after.rings == ()
    assert len(corners_of(document.annotation(key), WIDTH, HEIGHT)) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda doc, key: edits.relabel(doc, [key], 2),
        lambda doc, key: edits.mark(doc, [key], note="odd"),
        lambda doc, key: drawing.reorder(doc, [key], "bottom"),
        lambda doc, key: drawing.take_from(doc, key, rectangle(28, 20, 2, 2)),
        lambda doc, key: edits.reject(doc, [key], now=NOW),
    ],
)
def test_what_leaves_the_mask_alone_leaves_the_corners(change: Any) -> None:
    document = polygon(empty_document(), TRIANGLE)
    key = newest(document).id
    after = change(document, key).document.annotation(key)
    (kept,) = corners_of(after, WIDTH, HEIGHT)
    assert np.array_equal(kept, TRIANGLE)


@given(polygons, st.integers(-9, 9), st.integers(-9, 9))
def test_a_moved_polygon_keeps_its_corners(
    corners: list[tuple[float, float]], right: int, down: int
) -> None:
    try:
        document = polygon(empty_document(), corners)
        key = newest(document).id
        after = drawing.move(document, [key], right, down, protect=True).document.annotation(key)
    except CarnnError:
        return
    seen = corners_of(document.annotation(key), WIDTH, HEIGHT)
    if not corners_of(after, WIDTH, HEIGHT):
        # what lay outside the photo cannot come in by a move
        assert full(document.annotation(key)).sum() != drawn_whole(seen[0])
        return
    (kept,) = corners_of(after, WIDTH, HEIGHT)
    assert np.array_equal(kept, seen[0] + (right, down))


def drawn_whole(corners: Any) -> int:
    """Return how many pixels a polygon has, inside the photo and outside of it."""
    ring = (np.asarray(corners) + 64).ravel().tolist()
    return int(coco_mask.area(coco_mask.frPyObjects([ring], HEIGHT + 128, WIDTH + 128))[0])


def test_a_polygon_beside_accepted_objects_keeps_off_them_at_every_move() -> None:
    first = polygon(empty_document(), ((0, 0), (16, 0), (16, 24), (0, 24)))
    document = polygon(first, ((8, 4), (28, 4), (28, 20), (8, 20)))
    neighbour, annotation = document.annotations
    assert full(annotation)[10, 16:28].all()
    assert not full(annotation)[:, :16].any()
    outline = outline_of(annotation, (WIDTH, HEIGHT), 1.5)
    assert len(outline.handles[0]) == 4
    moved = outline.moved((0, 1), (30, 1))
    kept_off = moved.drawn(document, annotation.id, outline, protect=True).document
    whole = drawn_by_coco(moved.lines[0])
    assert np.array_equal(full(newest(kept_off)), whole & ~full(neighbour))
    taken = moved.drawn(document, annotation.id, outline, protect=False).document
    assert np.array_equal(full(newest(taken)), whole)
    assert not (full(taken.annotations[0]) & whole).any()


def imported(*rings: Any) -> Annotation:
    """Return an annotation as an import makes it of a file's polygons."""
    mask = mask_of_corners(tuple(as_corners(ring) for ring in rings), WIDTH, HEIGHT)
    return Annotation(
        id="i" * 32,
        category_id=1,
        mask=mask,
        state="accepted",
        provenance=Provenance(run=Run(source="import", created=NOW)),
        rings=tuple(tuple(np.asarray(ring, float).ravel().tolist()) for ring in rings),
    )


def test_the_polygons_of_an_imported_file_have_their_corners_too() -> None:
    first, second = ((2, 2), (12, 3), (6, 14)), ((16, 10), (30, 10), (30, 22), (16, 22))
    annotation = imported(first, second)
    document = replace(empty_document(), annotations=(annotation,))
    outline = outline_of(annotation, (WIDTH, HEIGHT), 1.5)
    assert [len(ring) for ring in outline.handles] == [3, 4]
    moved = outline.moved((1, 2), (25.5, 18.0))
    done = newest(moved.drawn(document, annotation.id, outline, protect=True).document)
    expected = drawn_by_coco(first) | drawn_by_coco(moved.lines[1])
    assert np.array_equal(full(done), expected)
    assert done.original == annotation.mask  # it is remembered how the file had it
    painted = edits.replace_mask(document, annotation.id, rectangle(1, 1, 9, 9)).document
    assert corners_of(newest(painted), WIDTH, HEIGHT) == ()
    assert newest(painted).rings == annotation.rings  # they count again when it is undone by hand


def test_an_imported_object_that_overlaps_others_loses_nothing_by_a_moved_corner() -> None:
    """Only what it gains keeps off accepted objects."""
    below = imported(((0, 0), (20, 0), (20, 20), (0, 20)))
    above = replace(imported(((10, 4), (28, 4), (28, 16), (10, 16))), id="a" * 32)
    document = replace(empty_document(), annotations=(below, above))
    outline = outline_of(above, (WIDTH, HEIGHT), 1.5)
    moved = outline.moved((0, 0), (4.0, 4.0))
    done = newest(moved.drawn(document, above.id, outline, protect=True).document)
    assert (full(done) & full(above) == full(above)).all()
    assert not (full(done) & ~full(above) & full(below)).any()


# Boxes --------------------------------------------------------------------------------------------


def box(document: ImageDocument, edges: tuple[int, int, int, int]) -> ImageDocument:
    left, top, right, bottom = edges
    drawn = rectangle(left, top, right - left, bottom - top)
    return drawing.draw_annotation(
        document, 1, drawn, now=NOW, protect=True, corners=(box_corners(edges),), is_box=True
    ).document


@given(st.sampled_from(range(8)), places)
def test_a_resized_box_is_the_box_of_its_edges(handle: int, to: tuple[float, float]) -> None:
    edges = (8, 6, 20, 16)
    document = box(empty_document(), edges)
    annotation = newest(document)
    outline = outline_of(annotation, (WIDTH, HEIGHT), 1.5)
    assert isinstance(outline, BoxOutline)
    assert outline.handles[0].shape == (8, 2)
    moved = outline.moved((0, handle), to)
    done = newest(moved.drawn(document, annotation.id, outline, protect=True).document)
    left, top, right, bottom = moved.edges
    expected = np.zeros((HEIGHT, WIDTH), bool)
    expected[max(0, top) : bottom, max(0, left) : right] = True
    assert np.array_equal(full(done), expected)
    assert edges_of(done) == moved.edges
    across, down = HANDLES[handle]
    if not across:
        assert (left, right) == (8, 20)
    if not down:
        assert (top, bottom) == (6, 16)


def test_an_edge_may_be_dragged_across_the_other() -> None:
    assert resized((8, 6, 20, 16), (-1, 0), (25.2, 0)) == (20, 6, 25, 16)
    assert resized((8, 6, 20, 16), (1, 1), (8.0, 16.0)) == (8, 6, 9, 16)


def test_a_box_is_none_any_more_after_another_edit() -> None:
    document = box(empty_document(), (8, 6, 20, 16))
    key = newest(document).id
    painted = drawing.add_to(document, key, rectangle(18, 14, 6, 6), protect=True).document
    assert edges_of(painted.annotation(key)) is None
    moved = drawing.move(document, [key], 3, 2, protect=True).document
    assert edges_of(moved.annotation(key)) == (11, 8, 23, 18)
    (copy,) = drawing.paste(empty_document(), document.annotations, now=NOW).document.annotations
    assert edges_of(copy) == (8, 6, 20, 16)
    outline = outline_of(document.annotation(key), (WIDTH, HEIGHT), 1.5)
    bent = outline.added((0, 0), (14.0, 2.0))
    done = bent.drawn(document, key, outline, protect=True).document.annotation(key)
    assert not done.is_box
    assert len(corners_of(done, WIDTH, HEIGHT)[0]) == 5


def test_corners_outside_the_photo_are_refused_as_a_whole() -> None:
    document = polygon(empty_document(), TRIANGLE)
    away = as_corners(TRIANGLE) + 200
    with pytest.raises(CarnnError, match="inside the image"):
        set_corners(document, newest(document).id, (away,), protect=True)
