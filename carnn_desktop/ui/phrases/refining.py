"""The choice of what redraws a run's masks: nothing, edges (GrabCut), or Segment Anything."""

from __future__ import annotations

from functools import partial

from carnn_desktop.contracts.requests import Refinement
from carnn_desktop.ui.shell.action_spec import QT_TRANSLATE_NOOP, ActionSpec

REFINEMENTS: tuple[tuple[str, Refinement], ...] = (
    ("refine_none", "none"),
    ("refine_edges", "grabcut"),
    ("refine_sam_auto", "sam_auto"),
    ("refine_sam_prompts", "sam_prompts"),
)

_in_run = partial(ActionSpec, group="run")

ACTIONS: tuple[ActionSpec, ...] = (
    _in_run(
        id="refine_none",
        text=QT_TRANSLATE_NOOP("Actions", "Leave masks as they come"),
        tip=QT_TRANSLATE_NOOP("Actions", "Masks of the next runs are not redrawn"),
        checkable=True,
        separated=True,
    ),
    _in_run(
        id="refine_edges",
        text=QT_TRANSLATE_NOOP("Actions", "Snap masks to edges"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Masks of the next runs follow the edges of the photo (GrabCut, built in)"
        ),
        checkable=True,
    ),
    _in_run(
        id="refine_sam_auto",
        text=QT_TRANSLATE_NOOP("Actions", "Match masks with Segment Anything"),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Segment Anything looks for all objects; those that fit a mask take its place",
        ),
        checkable=True,
    ),
    _in_run(
        id="refine_sam_prompts",
        text=QT_TRANSLATE_NOOP("Actions", "Redraw masks with Segment Anything"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Segment Anything redraws each part from its box and its inmost point"
        ),
        checkable=True,
    ),
)
