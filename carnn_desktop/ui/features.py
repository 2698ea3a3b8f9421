"""The features the window is made of, beyond its own layout, in the order of their menus' rows."""

from __future__ import annotations

from carnn_desktop.ui.action_spec import ActionSpec
from carnn_desktop.ui.action_table import ACTIONS
from carnn_desktop.ui.workbench import Feature

FEATURES: tuple[Feature, ...] = ()


def all_actions() -> tuple[ActionSpec, ...]:
    """Return the whole table of actions: the window's own rows and those of the features."""
    return (*ACTIONS, *(spec for feature in FEATURES for spec in feature.actions))
