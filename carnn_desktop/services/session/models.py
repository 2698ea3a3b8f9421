"""What the next runs work with: the model, its presets, what redraws the masks."""

from __future__ import annotations

from collections.abc import Sequence

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import Mode, ModelChoice, Refinement
from carnn_desktop.engine.backbones.family import ModelInfo
from carnn_desktop.engine.refine.sam_files import find_sam
from carnn_desktop.engine.weights.models import available_models
from carnn_desktop.runs.planning import preset_names
from carnn_desktop.services.runs.runs import Runs
from carnn_desktop.services.session.state import SessionContext


class Models:
    """A choice is remembered in the settings. A part of the session."""

    def __init__(self, context: SessionContext, runs: Runs) -> None:
        self._context, self._runs = context, runs

    def available(self) -> Sequence[ModelInfo]:
        """All models and what is known of each."""
        return available_models()

    def choose(self, choice: ModelChoice) -> None:
        """Choose the model for the next runs; one that is loaded is replaced at once."""
        if choice != self._context.settings.current.model:
            self._context.settings.update(model=choice)
            self._runs.choose(choice)

    def load(self) -> None:
        """Load the chosen model in the inference thread now, before the first run needs it."""
        self._runs.load(self._context.settings.current.model)

    def choose_refinement(self, refinement: Refinement) -> bool:
        """Choose what redraws the masks of the next runs.

        False, and a ``notice`` says why, where it needs a model that is not installed.
        """
        settings = self._context.settings
        if refinement in ("sam_auto", "sam_prompts"):
            name = settings.current.sam_model
            try:
                find_sam("" if name == "off" else name)
            except CarnnError as error:
                self._context.say("warning", error.reason, error.remedy)
                return False
        settings.update(refinement=refinement)
        return True

    def preset_names(self, mode: Mode) -> Sequence[str]:
        """Presets that fit ``mode`` and the chosen model, the default one first."""
        settings = self._context.settings
        return preset_names(mode, settings.current.model, settings.presets)
