"""Annotation colours: fixed whatever the theme, told apart also by colour-blind eyes.

The first seven are those of Okabe and Ito (Color Universal Design, 2008) without black; the rest
extend them by lightness and hue steps that stay apart under protan, deutan and tritan vision.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor

from carnn_desktop.documents.model import Concept, RegionState

PALETTE: tuple[str, ...] = (
    "#e69f00",
    "#56b4e9",
    "#009e73",
    "#f0e442",
    "#0072b2",
    "#d55e00",
    "#cc79a7",
    "#7ce0c3",
    "#9d4edd",
    "#a6761d",
    "#b2df8a",
    "#ff9da7",
    "#3d5a80",
    "#e63946",
    "#c8b6ff",
    "#5c7c2f",
)
_UNCHOSEN = Concept(id=0, name="").color
FILL_SHARE: Mapping[RegionState, float] = {"accepted": 1.0, "proposed": 0.45, "rejected": 0.0}
"""Share of the overlay's opacity that the flat fill of a state has; proposals add the hatching."""


def concept_color(concept: Concept | None, concept_id: int) -> QColor:
    """Return the colour of a concept: the chosen one, else the palette's by its id."""
    if concept is not None and concept.color.casefold() != _UNCHOSEN:
        chosen = QColor(concept.color)
        if chosen.isValid():
            return chosen
    return QColor(PALETTE[(concept_id - 1) % len(PALETTE)])


def with_alpha(color: QColor, alpha: float) -> int:
    """Return ``color`` with ``alpha`` 0..1 as an ARGB int for a colour table."""
    level = round(255 * min(max(alpha, 0.0), 1.0))
    return (level << 24) | (color.red() << 16) | (color.green() << 8) | color.blue()


def readable_on(color: QColor) -> QColor:
    """Return black or white, whichever is read better on ``color``."""
    luminance = 0.299 * color.redF() + 0.587 * color.greenF() + 0.114 * color.blueF()
    return QColor("#14161a") if luminance > 0.55 else QColor("#ffffff")
