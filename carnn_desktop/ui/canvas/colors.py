"""Annotation colours on the canvas: fixed whatever the theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QColor

from carnn_desktop.annotations import palette
from carnn_desktop.annotations.model import AnnotationState, Category

FILL_SHARE: Mapping[AnnotationState, float] = {"accepted": 1.0, "proposed": 0.45, "rejected": 0.0}
"""Share of the overlay's opacity that the flat fill of a state has; proposals add the hatching."""


def category_color(category: Category | None, category_id: int) -> QColor:
    """Return the colour of a category; of one that is not there yet, the one it will get."""
    chosen = QColor() if category is None else QColor(category.color)
    return chosen if chosen.isValid() else QColor(palette.category_color(category_id))


def colors_of(categories: Mapping[int, Category]) -> Callable[[int], QColor]:
    """Return what tells the colour of a category by its id, as ``categories`` has it at the time.

    The items of a scene share one of these and hold nothing else: a way back from them to who made
    the scene would leave its end to the garbage collector, which may run in any thread.
    """
    return lambda category_id: category_color(categories.get(category_id), category_id)


def names_of(categories: Mapping[int, Category]) -> Callable[[int], str]:
    """Return what tells the name of a category by its id; see :func:`colors_of`."""

    def name_of(category_id: int) -> str:
        category = categories.get(category_id)
        return f"#{category_id}" if category is None else category.name

    return name_of


def with_alpha(color: QColor, alpha: float) -> int:
    """Return ``color`` with ``alpha`` 0..1 as an ARGB int for a colour table."""
    level = round(255 * min(max(alpha, 0.0), 1.0))
    return (level << 24) | (color.red() << 16) | (color.green() << 8) | color.blue()


def readable_on(color: QColor) -> QColor:
    """Return black or white, whichever is read better on ``color``."""
    luminance = 0.299 * color.redF() + 0.587 * color.greenF() + 0.114 * color.blueF()
    return QColor("#14161a") if luminance > 0.55 else QColor("#ffffff")
