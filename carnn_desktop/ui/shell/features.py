"""The features the window is made of, beyond its own layout, in the order of their menus' rows."""

from __future__ import annotations

from carnn_desktop.ui.canvas import viewing
from carnn_desktop.ui.drawing import feature as drawing
from carnn_desktop.ui.export import feature as exporting
from carnn_desktop.ui.import_labels import feature as importing
from carnn_desktop.ui.phrases import feature as phrases
from carnn_desktop.ui.quality import feature as quality
from carnn_desktop.ui.review import feature as review
from carnn_desktop.ui.settings import feature as comfort
from carnn_desktop.ui.shell.action_spec import ActionSpec
from carnn_desktop.ui.shell.action_table import ACTIONS
from carnn_desktop.ui.shell.workbench import Feature

FEATURES: tuple[Feature, ...] = (
    drawing.FEATURE,
    review.FEATURE,
    comfort.FEATURE,
    phrases.FEATURE,
    importing.FEATURE,
    exporting.FEATURE,
    quality.FEATURE,
    viewing.FEATURE,
)


def all_actions() -> tuple[ActionSpec, ...]:
    """Return the whole table of actions: the window's own rows and those of the features."""
    return (*ACTIONS, *(spec for feature in FEATURES for spec in feature.actions))
