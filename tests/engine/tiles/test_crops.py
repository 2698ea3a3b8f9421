"""A part of a photo looked at alone: its findings lie where they are in the photo."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from color_looks import ColorLooks, asked, photo

from carnn_desktop.annotations.provenance import run_of
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.engine.tiles.looking import look_at

IMAGE = photo(300, 200, ("red", 30, 100, 200, 60), ("blue", 200, 20, 20, 20))


def test_what_is_found_in_a_crop_lies_where_it_is_in_the_photo() -> None:
    segmenter = ColorLooks()
    request = replace(asked("red", "blue", crop=(180, 10, 100, 110)), photo="hash of the photo")
    result = look_at(segmenter, IMAGE, request, ignore_progress)
    assert (result.width, result.height) == (300, 200)
    assert result.request is request
    assert {p.name: (p.origin_xy, p.mask.shape) for p in result.proposals} == {
        "red": ((180, 100), (20, 50)),
        "blue": ((200, 20), (20, 20)),
    }
    blue = result.proposals[1]
    assert cv2.resize(blue.levels, (300, 200))[30, 210] == 255
    assert cv2.resize(blue.levels, (300, 200))[30, 150] == 0
    (note,) = result.trace.notes
    assert note == "Only the part of 100 x 110 pixels at 180, 10 was looked at."
    assert segmenter.seen[0].photo == ""  # features of the photo are not those of its part
    assert run_of(result, now="").settings["crop"] == [180, 10, 100, 110]


def test_a_crop_is_cut_to_the_photo_and_refused_outside_of_it() -> None:
    result = look_at(ColorLooks(), IMAGE, asked("red", crop=(200, 100, 999, 999)), ignore_progress)
    assert result.trace.notes[0] == "Only the part of 100 x 100 pixels at 200, 100 was looked at."
    with pytest.raises(CarnnError, match="outside of the photo, which has 300 x 200"):
        look_at(ColorLooks(), IMAGE, asked("red", crop=(300, 0, 5, 5)), ignore_progress)


def test_a_crop_can_be_looked_at_in_tiles() -> None:
    request = asked("red", crop=(20, 90, 280, 100), tiles="on", tile_size=128)
    result = look_at(ColorLooks(), IMAGE, request, ignore_progress)
    assert result.trace.tiles == 3
    (red,) = result.proposals
    assert (red.origin_xy, red.mask.shape, bool(red.mask.all())) == ((30, 100), (60, 200), True)


def test_maps_of_the_trace_are_put_in_the_place_of_the_crop() -> None:
    request = replace(
        asked("red", crop=(100, 90, 200, 110), tiles="on", tile_size=128), keep_maps=True
    )
    trace = look_at(ColorLooks(), IMAGE, request, ignore_progress).trace
    assert trace.final_masks is not None
    truth = np.zeros((200, 300), np.bool_)
    truth[100:160, 100:230] = True
    np.testing.assert_array_equal(trace.final_masks[0], truth)
