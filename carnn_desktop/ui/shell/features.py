"""The features the window is made of, beyond its own layout, in the order of their menus' rows."""

from __future__ import annotations

from carnn_desktop.ui.canvas import action_table as view_rows
from carnn_desktop.ui.canvas import viewing
from carnn_desktop.ui.drawing import feature as drawing
from carnn_desktop.ui.export import feature as exporting
from carnn_desktop.ui.help import action_table as help_rows
from carnn_desktop.ui.images import action_table as image_rows
from carnn_desktop.ui.import_labels import feature as importing
from carnn_desktop.ui.learned import feature as learned
from carnn_desktop.ui.phrases import feature as phrases
from carnn_desktop.ui.prompt import action_table as run_rows
from carnn_desktop.ui.quality import feature as quality
from carnn_desktop.ui.review import action_table as review_rows
from carnn_desktop.ui.review import feature as review
from carnn_desktop.ui.settings import feature as settings
from carnn_desktop.ui.shell import action_table as window_rows
from carnn_desktop.ui.shell.action_spec import ActionSpec
from carnn_desktop.ui.shell.workbench import Feature

FEATURES: tuple[Feature, ...] = (
    drawing.FEATURE,
    review.FEATURE,
    settings.FEATURE,
    phrases.FEATURE,
    importing.FEATURE,
    exporting.FEATURE,
    learned.FEATURE,
    quality.FEATURE,
    viewing.FEATURE,
)


OWN_ACTIONS: tuple[ActionSpec, ...] = (
    *window_rows.ACTIONS,
    *image_rows.ACTIONS,
    *run_rows.ACTIONS,
    *review_rows.ACTIONS,
    *view_rows.ACTIONS,
    *window_rows.WINDOW_ACTIONS,
    *help_rows.ACTIONS,
)


def all_actions() -> tuple[ActionSpec, ...]:
    """Return the whole table of actions: what the controller does, then the features' rows."""
    return (*OWN_ACTIONS, *(spec for feature in FEATURES for spec in feature.actions))
