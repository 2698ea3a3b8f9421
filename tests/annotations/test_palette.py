"""Colours of categories stay apart for eyes that do not see all colours."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from skimage.color import deltaE_ciede2000, rgb2lab

from carnn_desktop.annotations.palette import CATEGORY_COLORS, category_color

# In linear RGB, severity 1.0: Machado, Oliveira and Fernandes, IEEE TVCG 15(6), 2009.
SIGHT = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def nearest(count: int, sight: str) -> float:
    """Return the smallest CIEDE2000 between two of the first ``count`` colours."""
    texts = CATEGORY_COLORS[:count]
    rgb = np.array([[int(text[i : i + 2], 16) for i in (1, 3, 5)] for text in texts]) / 255
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    seen = np.clip(linear @ np.array(SIGHT[sight]).T, 0, 1)
    encoded = np.where(seen <= 0.0031308, 12.92 * seen, 1.055 * seen ** (1 / 2.4) - 0.055)
    lab = rgb2lab(encoded[None])[0]
    return min(float(deltaE_ciede2000(first, second)) for first, second in combinations(lab, 2))


@pytest.mark.parametrize("sight", SIGHT)
def test_the_first_ten_are_told_apart_at_a_glance(sight: str) -> None:
    assert nearest(10, sight) > (19.0 if sight == "normal" else 10.0)


@pytest.mark.parametrize("sight", SIGHT)
def test_all_are_told_apart_side_by_side(sight: str) -> None:
    assert nearest(len(CATEGORY_COLORS), sight) > 8.0


def test_later_categories_have_colours_of_their_own() -> None:
    colors = [category_color(number) for number in range(1, 81)]
    assert len(set(colors)) == 80
    assert colors[:16] == list(CATEGORY_COLORS)
