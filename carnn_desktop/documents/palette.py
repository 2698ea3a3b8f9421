"""Colours of concepts: distinguishable, also for colour-blind eyes, light enough on photos."""

from __future__ import annotations

CONCEPT_COLORS = (
    "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7", "#7f3fbf",
    "#1fbfa0", "#bf3f3f", "#5f8f1f", "#8f6f4f",
)  # fmt: skip
"""The first seven are Okabe and Ito's (2008); the rest keep their distance in lightness or hue."""


def concept_color(concept_id: int) -> str:
    """Return the colour of a new concept, ``#rrggbb``; ids count from 1."""
    return CONCEPT_COLORS[(concept_id - 1) % len(CONCEPT_COLORS)]
