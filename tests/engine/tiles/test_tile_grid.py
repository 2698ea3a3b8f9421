"""Where tiles lie: no pixel without one, none decided twice, and when there are any."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from color_looks import asked

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.engine.presets import get_preset, override, settings_from_json, settings_to_json
from carnn_desktop.engine.tiles.grid import Box, seen_at_once, tiles_for, tiles_of


@pytest.mark.parametrize("overlap", [0.0, 0.25, 0.5])
@pytest.mark.parametrize("size_wh", [(640, 480), (1000, 64), (65, 65), (64, 64), (129, 300)])
def test_tiles_cover_the_photo_and_their_cores_share_no_pixel(
    size_wh: tuple[int, int], overlap: float
) -> None:
    tiles = tiles_of(size_wh, 64, overlap)
    weights = np.zeros(size_wh[::-1], np.float32)
    decided = np.zeros(size_wh[::-1], np.int32)
    for tile in tiles:
        assert tile.box.shared(Box(0, 0, *size_wh)) == tile.box
        assert tile.core.shared(tile.box) == tile.core
        weights[tile.box.slices] += tile.weights(tile.box)
        decided[tile.core.slices] += 1
    assert weights.min() > 0
    assert (decided == 1).all()


def test_neighbours_share_at_least_the_overlap_and_their_weights_cross_in_the_middle() -> None:
    first, second = tiles_of((112, 64), 64, 0.25)
    assert (first.box, second.box) == (Box(0, 0, 64, 64), Box(48, 0, 64, 64))
    assert first.core == Box(0, 0, 56, 64)
    shared = Box(48, 10, 16, 1)
    total = first.weights(shared) + second.weights(shared)
    np.testing.assert_allclose(total, 1.0, atol=2e-3)  # one fades as the other comes up
    assert np.all(np.diff(second.weights(shared)[0]) > 0)
    assert first.weights(Box(0, 0, 48, 64)).min() == 1.0  # nothing fades at the photo's own edge


def test_tiles_are_made_as_the_settings_and_the_model_say() -> None:
    off, auto, on = (asked("cat", tiles=kind) for kind in ("off", "auto", "on"))
    side = seen_at_once("embedded", off.settings)
    assert tiles_for(off, (12_000, 9_000)) == ()
    assert tiles_for(auto, (2 * side, side)) == ()
    assert len(tiles_for(auto, (2 * side + 1, side))) == 3
    assert tiles_for(on, (side, side)) == ()
    assert len(tiles_for(on, (side + 1, side))) == 2
    smaller = replace(on, settings=replace(on.settings, tile_size=128, tile_overlap=0.0))
    assert len(tiles_for(smaller, (256, 256))) == 4


def test_patches_compared_in_windows_are_seen_at_once_at_less_than_the_whole_photo() -> None:
    gradients, windows = get_preset("coco"), get_preset("clip-dense")
    assert seen_at_once("openai/clip-vit-base-patch16", windows) < seen_at_once(
        "openai/clip-vit-base-patch16", gradients
    )
    whole = replace(windows, dense_view="whole")
    assert seen_at_once("x", whole) == seen_at_once("x", gradients)


def test_settings_of_tiles_and_crops_go_through_json_and_are_checked() -> None:
    settings = get_preset("embedded")
    for field, value in (("tiles", '"auto"'), ("tile_size", "512"), ("tile_overlap", "0.5")):
        settings = override(settings, field, value)
    settings = override(settings, "crop", "[10, 20, 300, 200]")
    assert (settings.tiles, settings.tile_size, settings.tile_overlap) == ("auto", 512, 0.5)
    assert settings.crop == (10, 20, 300, 200)
    assert settings_from_json(settings_to_json(settings)) == settings
    assert override(settings, "crop", "null").crop is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("tiles", '"sometimes"'),
        ("tile_size", "63"),
        ("tile_size", "12.5"),
        ("tile_size", "true"),
        ("tile_overlap", "0.51"),
        ("crop", "[1, 2, 3]"),
        ("crop", "[0, 0, 0, 5]"),
        ("crop", "[-1, 0, 5, 5]"),
        ("crop", "[0.5, 0, 5, 5]"),
        ("crop", '"all"'),
    ],
)
def test_settings_that_cannot_be_are_refused_by_name(field: str, value: str) -> None:
    with pytest.raises(CarnnError, match=field):
        override(get_preset("embedded"), field, value)
