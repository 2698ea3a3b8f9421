"""The choice of what redraws a run's masks: nothing, edges (GrabCut), or Segment Anything."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QActionGroup

from carnn_desktop.contracts.requests import Refinement
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.settings import Settings
from carnn_desktop.ui.shell.action_spec import QT_TRANSLATE_NOOP, ActionSpec
from carnn_desktop.ui.shell.actions import ActionSet

_CHOICES: tuple[tuple[str, Refinement], ...] = (
    ("refine_none", "none"),
    ("refine_edges", "grabcut"),
    ("refine_sam_auto", "sam_auto"),
    ("refine_sam_prompts", "sam_prompts"),
)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="refine_none",
        group="run",
        text=QT_TRANSLATE_NOOP("Actions", "Leave masks as they come"),
        tip=QT_TRANSLATE_NOOP("Actions", "Masks of the next runs are not redrawn"),
        checkable=True,
        separated=True,
    ),
    ActionSpec(
        id="refine_edges",
        group="run",
        text=QT_TRANSLATE_NOOP("Actions", "Snap masks to edges"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Masks of the next runs follow the edges of the photo (GrabCut, built in)"
        ),
        checkable=True,
    ),
    ActionSpec(
        id="refine_sam_auto",
        group="run",
        text=QT_TRANSLATE_NOOP("Actions", "Match masks with Segment Anything"),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Segment Anything looks for all objects; those that fit a mask take its place",
        ),
        checkable=True,
    ),
    ActionSpec(
        id="refine_sam_prompts",
        group="run",
        text=QT_TRANSLATE_NOOP("Actions", "Redraw masks with Segment Anything"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Segment Anything redraws each part from its box and its inmost point"
        ),
        checkable=True,
    ),
)


class RefinementMenu(QObject):
    """Keeps the four rows of the menu in step with the settings."""

    def __init__(self, session: Session, actions: ActionSet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._actions = session, actions
        group = QActionGroup(self)
        for action_id, refinement in _CHOICES:
            group.addAction(actions[action_id])
            actions[action_id].triggered.connect(partial(self._choose, refinement))
        session.settings_changed.connect(self._show)
        self._show(session.settings.current)

    def _choose(self, refinement: Refinement, _checked: bool = False) -> None:
        self._session.models.choose_refinement(refinement)
        self._show(self._session.settings.current)

    @Slot(object)
    def _show(self, settings: Settings) -> None:
        chosen = settings.refinement or "none"
        for action_id, refinement in _CHOICES:
            self._actions[action_id].setChecked(refinement == chosen)
