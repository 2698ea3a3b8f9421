"""Files of what was learned, of whichever kind of model."""

from __future__ import annotations

from pathlib import Path

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.segmenter import Segmenter as AnySegmenter
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.instances.segmenter import InstanceSegmenter
from carnn_desktop.engine.instances.showing import ShowableProposer
from carnn_desktop.engine.instances.shown import ShownState
from carnn_desktop.engine.instances.shown_file import check_shown, load_shown, save_shown
from carnn_desktop.engine.learning.backbone import DenseBackbone, model_key
from carnn_desktop.engine.learning.state import LearnedState, check_model, load_state, save_state
from carnn_desktop.engine.segmenter import Segmenter

_CANNOT_USE = Told("This model cannot use what was learned.")


def load_learned(path: Path) -> LearnedState | ShownState:
    """Read a file of learned classes. Raises CarnnError for anything else."""
    return load_shown(path) or load_state(path)


def save_learned(state: LearnedState | ShownState, path: Path) -> None:
    """Write what was learned; the file appears whole or not at all. Raises CarnnError."""
    if isinstance(state, ShownState):
        save_shown(state, path)
    else:
        save_state(state, path)


def use_learned(path: Path, segmenter: AnySegmenter) -> LearnedState | ShownState:
    """Let the segmenter use a file of learned classes. Raises CarnnError when it does not fit."""
    state = load_learned(path)
    if isinstance(state, ShownState):
        if not isinstance(segmenter, InstanceSegmenter) or not isinstance(
            segmenter.proposer, ShowableProposer
        ):
            raise CarnnError(_CANNOT_USE, Told("It was learned with OWLv2; choose that model."))
        check_shown(state, segmenter.proposer.sha256, str(path))
        segmenter.examples.use(state)
        return state
    if not isinstance(segmenter, Segmenter):
        raise CarnnError(_CANNOT_USE, Told("Choose another model."))
    backbone: object = segmenter.proposer
    if not isinstance(backbone, DenseBackbone):
        raise CarnnError(_CANNOT_USE, Told("Choose another model."))
    check_model(state, model_key(backbone, finer=state.model.finer), str(path))
    segmenter.examples.use(state)
    return state
