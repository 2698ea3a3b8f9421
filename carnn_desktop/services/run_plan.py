"""Turns what the prompt bar says into what the segmenter is asked, before anything is started."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from carnn_desktop.contracts import (
    Mode,
    ModelChoice,
    SegmentationRequest,
    SegmentationSettings,
    TextQuery,
)
from carnn_desktop.engine.presets import PRESETS, default_preset, get_preset, override
from carnn_desktop.engine.user_presets import PresetShelf
from carnn_desktop.queries import ParsedQueries, parse_concepts, parse_phrases, take_off_background
from carnn_desktop.services.events import RunRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPlan:
    """A run that can be started on any image. ``notes`` are for the user, before it starts."""

    queries: tuple[TextQuery, ...]
    mode: Mode
    preset: str
    settings: SegmentationSettings
    model: ModelChoice
    split_parts: bool
    notes: tuple[str, ...] = ()
    concept_ids: Mapping[str, int] = field(default_factory=dict)

    def request(self, image_id: int) -> SegmentationRequest:
        """Return the request for one image, with an id of its own."""
        return SegmentationRequest(
            id=uuid.uuid4().hex,
            image_id=str(image_id),
            queries=self.queries,
            mode=self.mode,
            settings=self.settings,
            model=self.model,
        )


def plan_run(
    request: RunRequest, model: ModelChoice, presets: PresetShelf | None = None
) -> RunPlan:
    """Return the plan; raise CarnnError for empty texts, an unknown preset or a wrong override.

    presets : where the user's own ones are; None = only the shipped ones exist
    """
    parsed = _parse(request)
    name = request.preset or default_preset(model.proposer, request.mode)
    settings = get_preset(name) if presets is None else presets.get(name)
    for key, value in request.overrides.items():
        settings = override(settings, key, value)
    _, removed = take_off_background(parsed.queries, settings.background_words)
    notes = parsed.notes
    if removed:
        words = ", ".join(removed)
        notes = (*notes, f"Not used as background in this run, because you look for it: {words}.")
    return RunPlan(
        queries=parsed.queries,
        mode=request.mode,
        preset=name,
        settings=settings,
        model=model,
        split_parts=request.split_parts,
        notes=notes,
    )


def preset_names(
    mode: Mode, model: ModelChoice, presets: PresetShelf | None = None
) -> tuple[str, ...]:
    """Return all presets: the default of model and mode, the user's own, the other shipped ones."""
    first = default_preset(model.proposer, mode)
    own = () if presets is None else tuple(presets.own())
    return (first, *own, *(name for name in PRESETS if name != first))


def _parse(request: RunRequest) -> ParsedQueries:
    if request.mode == "concepts":
        return parse_concepts(request.text)
    return parse_phrases(request.phrases or request.text.splitlines())
