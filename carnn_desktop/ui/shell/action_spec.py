"""What an action is, and when it is enabled.

``keys`` work anywhere in the window. ``letters`` are bare keys that belong to a text field when one
has the focus, so they are not shortcuts of Qt's but go through :mod:`carnn_desktop.ui.shell.keys`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from carnn_desktop.contracts.texts import QT_TRANSLATE_NOOP
from carnn_desktop.ui.shell.context import UiContext

__all__ = ["QT_TRANSLATE_NOOP", "ActionSpec", "Enabled", "Group"]

Group = Literal["file", "edit", "images", "run", "review", "view", "tools", "help"]
Enabled = Callable[[UiContext], bool]
LOOKING = frozenset(
    (
        *("open_folder", "close_folder", "quit", "deselect", "select_all", "copy", "settings"),
        *("next_image", "previous_image", "next_unreviewed", "previous_unreviewed"),
        *("first_image", "last_image", "find_image", "next_proposal", "previous_proposal"),
        *("tool_select", "tool_pan", "focus_prompt", "cancel", "edit_background"),
        *("manage_models", "refine_none", "refine_edges", "refine_sam_auto", "refine_sam_prompts"),
        *("words_only", "learned_open", "quality_open"),
    )
)
"""Ids of actions, beside those of the view and of the help, that change nothing in a project."""


def _always(_context: UiContext) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One row of the table.

    text, tip : English, translated in the context ``Actions``; ``&`` marks the menu's mnemonic
    short : text below or in a button where ``text`` is too long
    repeats : holding the key does it again
    separated : a line above it in its menu; in_bar : also a button of the tool bar
    """

    id: str
    group: Group
    text: str
    tip: str = ""
    short: str = ""
    icon: str = ""
    keys: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    enabled: Enabled = _always
    checkable: bool = False
    checked: bool = False
    repeats: bool = False
    separated: bool = False
    in_bar: bool = False

    @property
    def only_looks(self) -> bool:
        """Whether it changes nothing in the project."""
        return self.group in ("view", "help") or self.id in LOOKING


def has_project(context: UiContext) -> bool:
    """A folder is open."""
    return context.project


def has_images(context: UiContext) -> bool:
    """A folder with images is open."""
    return context.images


def has_image(context: UiContext) -> bool:
    """An image is on the canvas."""
    return context.image


def has_selection(context: UiContext) -> bool:
    """Annotations are selected."""
    return context.selected > 0


def has_proposals(context: UiContext) -> bool:
    """Proposals of the open image wait."""
    return context.proposals > 0
