"""Label values as colours of the screen: the palette, the hatching, the places."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtWidgets import QGraphicsScene
from ui_fakes import annotation, box_mask

from carnn_desktop.ui.canvas.label_item import LabelItem
from carnn_desktop.ui.canvas.label_paint import Hatching, LabelPalette, argb, sampled
from carnn_desktop.ui.look.qimage import rgb_array


def colors(palette: LabelPalette, labels: np.ndarray, masks: Any) -> np.ndarray:
    return np.asarray(palette.colors)[palette.show(labels, masks)]


def test_flat_fills_ignore_the_hatching() -> None:
    palette = LabelPalette({3: (0x112233, 0.5, 0.5), 7: (0xFF0000, 1.0, 1.0)})
    labels = np.array([[0, 3], [7, 9]], np.uint8)
    shown = colors(palette, labels, Hatching().masks(0, 0, 2, 2))
    assert shown.tolist() == [[0, 0x80112233], [0xFFFF0000, 0]]


def test_lines_and_their_edges_are_more_opaque() -> None:
    fill = (0x00FF00, 0.2, 0.8)
    masks = Hatching().masks(0, 0, 40, 40)
    shown = colors(LabelPalette({1: fill}), np.ones((40, 40), np.uint8), masks)
    assert set(shown.ravel()) == {argb(fill, "flat"), argb(fill, "edge"), argb(fill, "line")}
    assert (shown == argb(fill, "line")).mean() == pytest.approx(1 / 9, abs=0.01)
    assert (shown == argb(fill, "edge")).mean() == pytest.approx(2 / 9, abs=0.01)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_the_hatching_is_one_plane(ratio: float) -> None:
    hatching = Hatching(ratio)
    whole = hatching.masks(-30, -20, 90, 70)["line"].copy()
    part = hatching.masks(-30 + 41, -20 + 13, 25, 30)["line"]
    assert np.array_equal(whole[13:43, 41:66], part)


def test_more_colours_than_an_index_has_become_alike() -> None:
    fills = {label: (label * 60_000, 0.3, 0.7) for label in range(1, 256)}
    palette = LabelPalette(fills)
    labels = np.arange(256, dtype=np.uint8)[None]
    shown = colors(palette, labels, {})[0]
    assert len(palette.colors) == 256
    assert shown[0] == 0
    for label in range(1, 256):
        assert abs((int(shown[label]) & 0xFFFFFF) - label * 60_000) <= 200_000


def test_places_are_looked_up() -> None:
    labels = np.arange(48, dtype=np.uint8).reshape(6, 8)
    got = sampled(labels, np.array([2, 2, 5]), np.array([1, 4]))
    assert got.tolist() == [[10, 10, 13], [34, 34, 37]]


@pytest.mark.parametrize(("scale", "ratio"), [(0.37, 1.0), (1.0, 1.0), (3.0, 1.0), (1.5, 2.0)])
def test_a_mask_covers_its_pixels_at_every_scale(qapp: Any, scale: float, ratio: float) -> None:
    item = LabelItem(lambda _: QColor(255, 0, 0))
    item.set_size(60, 40)
    item.set_strength(1.0)
    item.paint_annotations([annotation(box_mask(10, 5, 30, 20), state="accepted")])
    scene = QGraphicsScene()
    scene.addItem(item)
    picture = QImage(
        round(80 * scale * ratio), round(60 * scale * ratio), QImage.Format.Format_RGB32
    )
    picture.setDevicePixelRatio(ratio)
    picture.fill(0xFFFFFF)
    painter = QPainter(picture)
    painter.setTransform(QTransform.fromTranslate(4, 3).scale(scale, scale))

    class Option:
        exposedRect = item.boundingRect()

    item.paint(painter, Option())  # type: ignore[arg-type]
    painter.end()
    red = (rgb_array(picture) == (255, 0, 0)).all(axis=2)
    rows, columns = np.nonzero(red)
    for found, shift, low, high in ((columns, 4, 10, 40), (rows, 3, 5, 25)):
        assert abs(found.min() - (shift + low * scale) * ratio) <= 0.5
        assert abs(found.max() + 1 - (shift + high * scale) * ratio) <= 0.5
    assert red.sum() == (np.ptp(rows) + 1) * (np.ptp(columns) + 1)
