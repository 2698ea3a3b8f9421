"""Outlines of very large annotations, tile by tile: they look as if they were traced at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication
from ui_fakes import annotation, document

from carnn_desktop.annotations import drawing, mask_tools
from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import Annotation, Category
from carnn_desktop.ui.canvas import shape_store
from carnn_desktop.ui.canvas.layers import Layers
from carnn_desktop.ui.canvas.tiles import LARGE, Tile, Tiles
from carnn_desktop.ui.canvas.view import CanvasView
from carnn_desktop.ui.look.qimage import rgb_array

WIDTH, HEIGHT = 2000, 1700
Show = Callable[[Any], CanvasView]


@pytest.fixture
def large() -> Annotation:
    """A mask with bays, holes and islands that crosses many tiles."""
    noise = np.random.default_rng(3).random((34, 40)).astype(np.float32)
    field = cv2.resize(noise, (WIDTH - 60, HEIGHT - 60), interpolation=cv2.INTER_CUBIC)
    return annotation(crop_mask(field > 0.45, 21, 13), state="accepted", annotation_id="large")


@pytest.fixture
def show(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Show]:
    monkeypatch.setattr("carnn_desktop.ui.canvas.outline_item._FRAME_S", 60.0)
    # the way of painting goes by the number of corners: one way for all
    monkeypatch.setattr("carnn_desktop.ui.canvas.outline_item._FINE_UP_TO", 0)
    monkeypatch.setattr("carnn_desktop.ui.canvas.outline_item._PLAIN_FROM", 1_000_000)
    made: list[tuple[Layers, CanvasView]] = []

    def shown(doc: Any) -> CanvasView:
        layers = Layers()
        view = CanvasView(layers.scene)
        qtbot.addWidget(view)
        view.resize(700, 500)
        layers.set_categories([Category(id=1, name="a", color="#ff0000")])
        layers.set_strength(0.0)
        layers.show_image(np.full((HEIGHT, WIDTH, 3), 128, np.uint8), ())
        view.set_photo(WIDTH, HEIGHT)
        layers.set_document(doc)
        made.append((layers, view))
        view.show()
        view.layers = layers  # type: ignore[attr-defined]
        return view

    yield shown
    for _layers, view in made:
        view.close()


def seen(view: CanvasView, scale: float, x: float, y: float) -> np.ndarray:
    view.zoom_to(scale)
    view.centerOn(x, y)
    QApplication.processEvents()
    return rgb_array(view.viewport().grab().toImage()).astype(int)


@pytest.mark.parametrize(
    ("scale", "differing"), [(2.0, 0.0), (0.7, 0.004), (0.3, 0.01), (0.1, 0.01)]
)
def test_tiles_look_like_the_whole(
    show: Show, large: Annotation, monkeypatch: pytest.MonkeyPatch, scale: float, differing: float
) -> None:
    tiled = seen(show(document(large, width=WIDTH, height=HEIGHT)), scale, 1024, 1024)
    monkeypatch.setattr(shape_store, "LARGE", 1_000_000)
    whole = seen(show(document(large, width=WIDTH, height=HEIGHT)), scale, 1024, 1024)
    assert (whole != 128).any()
    assert (np.abs(tiled - whole).max(axis=2) > 60).mean() <= differing


def test_a_stroke_traces_only_the_tiles_that_it_touches(show: Show, large: Annotation) -> None:
    before = document(large, width=WIDTH, height=HEIGHT)
    view = show(before)
    seen(view, 1.0, 1024, 1024)
    store = view.layers._outlines._store  # type: ignore[attr-defined]
    around = [QRectF(700, 800, 640, 450)]
    tiles = store.near(1, around)
    assert len(tiles) > 3
    assert all(isinstance(tile, Tile) and tile.has(1) for tile in tiles)
    stroke = mask_tools.capsule((1100, 1100), (1120, 1105), 30.0)
    done = drawing.add_to(before, "large", stroke, protect=True)
    assert done.dirty_xywh is not None
    assert done.dirty_xywh[2] < 100
    view.layers.set_document(done.document, done.dirty_xywh)  # type: ignore[attr-defined]
    after = store.near(1, around)
    touched = [tile for tile in after if tile.clip.intersects(QRectF(*stroke.bbox_xywh))]
    assert [tile.has(1) for tile in after] == [tile not in touched for tile in after]
    shown = seen(view, 1.0, 1024, 1024)
    assert np.array_equal(shown, seen(show(done.document), 1.0, 1024, 1024))


def test_a_change_of_state_keeps_the_tiles(large: Annotation) -> None:
    tiles = Tiles(large)
    first = tiles.near(1, [QRectF(600, 600, 10, 10)])
    other = replace(large, state="rejected")
    again = tiles.renewed(other, None).near(1, [QRectF(600, 600, 10, 10)])
    assert again == first
    assert again[0].annotation is other


def test_inside_and_outside_there_is_nothing_to_trace() -> None:
    full = annotation(crop_mask(np.ones((LARGE, LARGE), bool)), state="accepted")
    tiles = Tiles(full)
    (inner,) = tiles.near(0, [QRectF(600, 600, 10, 10)])
    assert inner.path(4.0).boundingRect().contains(inner.clip)
    assert tiles.near(0, [QRectF(5000, 5000, 10, 10)]) == []
    empty = Tile(full, (4096, 4096, 4608, 4608), 8)
    assert empty.path(4.0).isEmpty()
    assert empty.path(0.2).isEmpty()
