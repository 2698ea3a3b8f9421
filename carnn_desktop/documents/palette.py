"""Colours of concepts: told apart also by colour-blind eyes, visible on photos."""

from __future__ import annotations

import colorsys

CONCEPT_COLORS = (
    "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7", "#7ce0c3",
    "#9d4edd", "#a6761d", "#b2df8a", "#ff9da7", "#3d5a80", "#e63946", "#c8b6ff", "#5c7c2f",
)  # fmt: skip
"""The first seven are those of Okabe and Ito (Color Universal Design, 2008) without black; the rest
extend them by lightness and hue steps that stay apart under protan, deutan and tritan vision."""


def concept_color(concept_id: int) -> str:
    """Return the colour of a new concept, ``#rrggbb``; ids count from 1."""
    if concept_id <= len(CONCEPT_COLORS):
        return CONCEPT_COLORS[concept_id - 1]
    hue = concept_id * 0.618034 % 1.0  # steps of the golden ratio keep neighbours apart
    red, green, blue = colorsys.hsv_to_rgb(hue, 0.75, (0.9, 0.65, 0.78)[concept_id % 3])
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
