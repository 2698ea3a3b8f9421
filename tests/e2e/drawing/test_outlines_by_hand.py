"""The outline tool by hand: corners of polygons, handles of boxes, outlines of any other mask."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from pycocotools import mask as coco_mask
from PySide6.QtCore import QPointF, Qt
from ui_hand import ALT, CTRL, SHIFT

from carnn_desktop.annotations import masks, outlines
from carnn_desktop.formats.export.options import ExportOptions
from carnn_desktop.ui.drawing.vertices import VertexTool

ENTER = Qt.Key.Key_Return
FIVE = ((40, 30), (120, 24), (150, 80), (90, 130), (34, 90))


def handles(desk: Any) -> list[tuple[float, float]]:
    tool = desk.window.findChild(VertexTool)
    assert isinstance(tool, VertexTool)
    return tool.handles


def aimed(desk: Any, place: tuple[float, float]) -> tuple[float, float]:
    """Return the place of the photo that the mouse is at when it aims at one: pixels of a screen
    are not those of the photo.
    """
    point = desk.window.canvas.view.mapToScene(desk.hand.at(*place))
    exact: QPointF = point
    return (round(exact.x() * 256) / 256, round(exact.y() * 256) / 256)


def polygon(desk: Any, corners: Any) -> None:
    desk.press("p")
    for corner in corners:
        desk.hand.click(*corner)
    desk.press(ENTER)


def drawn_by_coco(corners: Any) -> np.ndarray:
    height, width = 160, 240
    ring = np.asarray(corners, dtype=np.float64).ravel().tolist()
    return np.asarray(coco_mask.decode(coco_mask.frPyObjects([ring], height, width)))[
        ..., 0
    ].astype(bool)


def holes_and_parts(desk: Any) -> tuple[int, int]:
    mask = desk.objects()[0].mask
    count, _ = cv2.connectedComponents(masks.holes(mask).astype(np.uint8), connectivity=4)
    return count - 1, masks.count_parts(mask)


def test_a_moved_corner_of_a_drawn_polygon_gives_the_polygon_of_the_moved_corners(
    desk: Any,
) -> None:
    polygon(desk, FIVE)
    corners = [aimed(desk, corner) for corner in FIVE]
    assert np.array_equal(desk.pixels(), drawn_by_coco(corners))
    desk.press("j", CTRL)
    assert handles(desk) == corners
    to = (190, 60)
    desk.hand.drag([FIVE[2], (170, 70), to])
    corners[2] = aimed(desk, to)
    assert np.array_equal(desk.pixels(), drawn_by_coco(corners))
    inwards = (70, 70)
    desk.hand.drag([to, (100, 70), inwards])
    moved = [*corners[:2], aimed(desk, inwards), *corners[3:]]
    assert np.array_equal(desk.pixels(), drawn_by_coco(moved))
    desk.press("z", CTRL)
    assert np.array_equal(desk.pixels(), drawn_by_coco(corners))
    assert handles(desk) == corners
    desk.press("z", CTRL | SHIFT)
    assert handles(desk) == moved
    assert desk.session.edits.undo_stack().index() == 3


def test_a_polygon_has_its_corners_after_a_restart_until_it_is_painted_on(desk: Any) -> None:
    angles = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    twelve = [(120 + 60 * np.cos(a), 80 + 60 * np.sin(a)) for a in angles]
    polygon(desk, twelve)
    desk.press("j", CTRL)
    before = handles(desk)
    assert len(before) == 12
    again = desk.reopened()
    again.hand.click(120, 80)
    again.press("j", CTRL)
    assert handles(again) == before
    corners = [*before]
    again.hand.drag([corners[3], (120, 150), (126, 152)])
    corners[3] = aimed(again, (126, 152))
    assert np.array_equal(again.pixels(), drawn_by_coco(corners))
    again.press("b")
    again.hand.drag([(120, 80), (200, 80)], SHIFT)
    again.press("j", CTRL)
    assert handles(again) != corners  # another edit made another mask of it


def test_a_corner_that_was_added_is_let_go_of_and_stays(desk: Any) -> None:
    polygon(desk, FIVE)
    desk.press("j", CTRL)
    before = handles(desk)
    middle = ((FIVE[0][0] + FIVE[1][0]) / 2, (FIVE[0][1] + FIVE[1][1]) / 2)
    desk.hand.double_click(*middle)
    added = handles(desk)
    assert len(added) == 6
    desk.hand.to(200, 150, held=False)  # the mouse goes on without a button
    assert handles(desk) == added
    desk.hand.drag([FIVE[2], (170, 70), (190, 60)])
    assert len(handles(desk)) == 6
    assert handles(desk)[1] == added[1]
    desk.press("z", CTRL)
    assert handles(desk) == added
    desk.press("z", CTRL)
    assert handles(desk) == before


@pytest.mark.parametrize(("tool", "objects"), [("b", 2), ("r", 1)])
def test_the_second_of_two_quick_presses_ends_with_its_release(
    desk: Any, tool: str, objects: int
) -> None:
    """Two dabs of the brush, a click and a box: the mouse draws nothing without a button."""
    desk.press(tool)
    desk.hand.click(60, 60)
    desk.hand.down_again(60, 60)
    desk.hand.to(90, 80)
    desk.hand.up(90, 80)
    assert len(desk.objects()) == objects
    drawn = [annotation.mask for annotation in desk.objects()]
    desk.hand.to(200, 140, held=False)
    desk.hand.press(Qt.Key.Key_Escape)  # nothing is begun that it could leave
    desk.press("v")
    assert [annotation.mask for annotation in desk.objects()] == drawn


def test_a_box_stays_a_box_with_eight_handles(desk: Any) -> None:
    desk.press("r")
    desk.hand.drag([(40, 40), (80, 80), (120, 100)])
    left, top, width, height = desk.objects()[0].mask.bbox_xywh
    right, bottom = left + width, top + height
    desk.press("j", CTRL)
    assert len(handles(desk)) == 8
    desk.hand.drag([(right, (top + bottom) / 2), (150, 50), (170, 150)])
    wider = desk.objects()[0].mask
    assert (wider.x, wider.y, wider.pixels.shape[0]) == (left, top, height)
    assert abs(wider.pixels.shape[1] - (170 - left)) <= 1
    assert wider.pixels.all()
    desk.hand.drag([(left, top), (20, 30), (20, 20)])
    larger = desk.objects()[0].mask
    assert larger.pixels.all()
    assert abs(larger.x - 20) <= 1
    assert (larger.x + larger.pixels.shape[1], larger.y + larger.pixels.shape[0]) == (
        wider.x + wider.pixels.shape[1],
        bottom,
    )
    again = desk.reopened()
    again.hand.click(100, 80)
    again.press("j", CTRL)
    assert len(handles(again)) == 8
    assert again.objects()[0].mask == larger
    again.press(Qt.Key.Key_Right, ALT)
    assert len(handles(again)) == 8  # moved as a whole it is a box all the same


def test_a_corner_of_a_painted_mask_leaves_no_spike_or_hole(desk: Any) -> None:
    desk.press("b")
    bar_places = [(50, 50), (90, 44), (130, 60), (150, 90), (100, 100), (60, 80), (50, 52)]
    desk.hand.drag(bar_places)
    desk.press("h", SHIFT)  # fills what is enclosed
    before = desk.pixels()
    assert holes_and_parts(desk) == (0, 1)
    desk.press("j", CTRL)
    for away in (26.0, -14.0):
        places = handles(desk)
        number = int(np.argmax([x - 0.2 * y for x, y in places]))
        x, y = places[number]
        desk.hand.drag([(x, y), (x + away / 2, y), (x + away, y)])
        assert holes_and_parts(desk) == (0, 1)
    beyond = np.arange(240) < 110
    assert np.array_equal(desk.pixels()[:, beyond], before[:, beyond])


def test_joining_takes_all_of_both_whatever_lies_beneath(desk: Any) -> None:
    desk.press("r")
    desk.hand.drag([(20, 20), (60, 60), (100, 140)])
    desk.session.selection.select(())
    desk.hand.drag([(150, 60), (180, 90), (190, 110)])
    large, small = desk.objects()
    desk.press("d", CTRL)  # a copy beside it that covers most of it
    copy = desk.objects()[2]
    assert masks.overlap_area(copy.mask, small.mask) > 0
    desk.press("v")
    desk.hand.click(60, 60)
    desk.hand.click(195, 115, modifiers=CTRL)
    assert set(desk.session.selection.ids()) == {large.id, copy.id}
    desk.press("j")
    joined = next(one for one in desk.objects() if one.id == large.id)
    assert joined.mask == masks.union(large.mask, copy.mask)
    assert next(one for one in desk.objects() if one.id == small.id) == small
    desk.press("z", CTRL)
    assert desk.objects() == (large, small, copy)


def test_what_is_exported_is_the_mask(desk: Any, tmp_path: Path) -> None:
    """Corners that are kept change no file: polygons follow the pixels, a box is a rectangle."""
    polygon(desk, FIVE)
    desk.session.selection.select(())
    desk.press("r")
    desk.hand.drag([(170, 20), (200, 50), (220, 60)])
    desk.press(ENTER, CTRL)
    out = tmp_path / "out.json"
    with desk.qtbot.waitSignal(desk.session.export_finished, timeout=30_000):
        desk.session.export.start(out, ExportOptions(overwrite=True))
    five, box = json.loads(out.read_text(encoding="utf-8"))["annotations"]
    assert five["segmentation"] == outlines.polygons(desk.objects()[0].mask)
    x, y, width, height = box["bbox"]
    assert (width, height) == (box["area"] / height, box["area"] / width)
    corners = {(x, y), (x + width, y), (x + width, y + height), (x, y + height)}
    (ring,) = box["segmentation"]
    assert set(zip(ring[::2], ring[1::2], strict=True)) == corners
    assert "box" not in box["provenance"]  # its outline is known: it was drawn as one
