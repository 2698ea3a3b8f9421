"""Colours of categories: told apart also by colour-blind eyes, visible on photos."""

from __future__ import annotations

import colorsys

CATEGORY_COLORS = (
    "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7", "#804663",
    "#bed9a3", "#535931", "#ffbfdf", "#5d0dff", "#b2a562", "#c34dff", "#b23689", "#807646",
)  # fmt: skip
"""The first seven are those of Okabe and Ito (Color Universal Design, 2008) without black. The rest
were searched for: each is as far (CIEDE2000) as can be from all before it, for normal sight and for
protan, deutan and tritan vision as simulated by Machado, Oliveira and Fernandes (2009). A project
keeps the colours that it has stored."""


def category_color(category_id: int) -> str:
    """Return the colour of a new category, ``#rrggbb``; ids count from 1."""
    if category_id <= len(CATEGORY_COLORS):
        return CATEGORY_COLORS[category_id - 1]
    hue = category_id * 0.618034 % 1.0  # steps of the golden ratio keep neighbours apart
    red, green, blue = colorsys.hsv_to_rgb(hue, 0.75, (0.9, 0.65, 0.78)[category_id % 3])
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
