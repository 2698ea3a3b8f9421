"""From a result of the segmenter to the provenance of a region."""

from __future__ import annotations

import dataclasses
from typing import Any

from carnn_desktop.annotations.model import Provenance
from carnn_desktop.contracts.requests import SegmentationSettings
from carnn_desktop.contracts.results import ModelIdentity, Proposal, SegmentationResult


def settings_values(settings: SegmentationSettings) -> dict[str, Any]:
    """Return the settings as plain JSON values, named as in the presets."""
    values = dataclasses.asdict(settings)
    return {name: list(v) if isinstance(v, tuple) else v for name, v in values.items()}


def run_provenance(result: SegmentationResult, *, now: str) -> Provenance:
    """Return what all regions of a result have in common; ``now`` is ISO 8601 UTC."""
    request = result.request
    proposer = _model(result, "proposer")
    classifier = _model(result, "classifier")
    redrawn = request.settings.refinement in ("sam_auto", "sam_prompts")
    refiner = next((m for m in result.models if redrawn and m.role == "refiner"), None)
    return Provenance(
        source="model",
        created=now,
        model=proposer.id,
        model_sha256=proposer.sha256,
        classifier=classifier.id,
        classifier_sha256=classifier.sha256,
        refiner="" if refiner is None else refiner.id,
        refiner_sha256="" if refiner is None else refiner.sha256,
        mode=request.mode,
        texts=tuple(" | ".join(query.texts) for query in request.queries),
        background_words=result.trace.background_words,
        settings=settings_values(request.settings),
        device=result.device,
        dtype=result.dtype,
        steps=len(result.trace.steps),
    )


def provenance_of(run: Provenance, proposal: Proposal, *, split: bool = False) -> Provenance:
    """Return where ``proposal`` of a run comes from: enough to make it again."""
    contrast = proposal.contrast
    return dataclasses.replace(
        run,
        text=proposal.name,
        score=proposal.score,
        forced=proposal.forced,
        contrast=None if contrast is None else (contrast.head, contrast.background),
        split=split,
    )


def _model(result: SegmentationResult, role: str) -> ModelIdentity:
    """Return the identity that plays ``role``; an unknown one where the result names none."""
    for identity in result.models:
        if identity.role in {role, "both"}:
            return identity
    return ModelIdentity(role="both", id="", sha256="", licence="")
