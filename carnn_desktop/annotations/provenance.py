"""From a result of the segmenter to the run and the provenance of its annotations.

A run as plain JSON values is what project files, exports and the rerun of an annotation share.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from carnn_desktop.annotations.model import Provenance
from carnn_desktop.contracts.requests import SegmentationSettings
from carnn_desktop.contracts.results import ModelIdentity, Proposal, SegmentationResult
from carnn_desktop.contracts.run import Run, joined
from carnn_desktop.contracts.texts import Told

_FIRST_SETTINGS = 14
"""As many settings has every stored run; those that follow came later."""
_NO_MODEL = ModelIdentity(role="both", id="", sha256="", licence="")


def settings_values(settings: SegmentationSettings) -> dict[str, Any]:
    """Return the settings as plain JSON values, named as in the presets.

    What a younger version added is left out at its default: a run without it is the same as one of
    before there was such a setting.
    """
    added = {field.name: field.default for field in dataclasses.fields(settings)[_FIRST_SETTINGS:]}
    return {
        name: value
        for name, value in plain_values(settings).items()
        if name not in added or value != added[name]
    }


def run_values(run: Run) -> dict[str, Any]:
    """Return a run as plain JSON values by the names of its fields."""
    return plain_values(run)


def run_from(values: Mapping[str, Any], *, required: Collection[str] = ("source",)) -> Run:
    """Return the run of :func:`run_values`, where what is not ``required`` may be left out.

    Raises KeyError for what is missing, ValueError for keys and values that no run has.
    """
    for name in required:
        values[name]  # KeyError names it
    if unknown := values.keys() - _FIELDS:
        raise ValueError(Told("a run has no {unknown!r}", unknown=min(unknown)))
    run = msgspec.convert(values, Run)
    if run.steps < 0:
        raise ValueError(Told("{steps} steps", steps=run.steps))
    return run


def run_of(result: SegmentationResult, *, now: str) -> Run:
    """Return what all annotations of a result have in common; ``now`` is ISO 8601 UTC."""
    request = result.request
    proposer, classifier = _model(result, "proposer"), _model(result, "classifier")
    redrawn = request.settings.refinement in ("sam_auto", "sam_prompts")
    refiner = next(
        (m for m in result.models if m.role == "masks" or (redrawn and m.role == "refiner")),
        _NO_MODEL,
    )
    return Run(
        source="model",
        created=now,
        model=proposer.id,
        model_sha256=proposer.sha256,
        classifier=classifier.id,
        classifier_sha256=classifier.sha256,
        refiner=refiner.id,
        refiner_sha256=refiner.sha256,
        mode=request.mode,
        texts=tuple(map(joined, request.queries)),
        background_words=result.trace.background_words,
        settings=settings_values(request.settings),
        device=result.device,
        dtype=result.dtype,
        steps=len(result.trace.steps),
        examples=result.examples,
        example_photos=result.example_photos,
    )


def provenance_of(run: Run, proposal: Proposal, *, split: bool = False) -> Provenance:
    """Return where ``proposal`` of a run comes from: enough to make it again."""
    contrast = proposal.contrast
    return Provenance(
        run=run,
        text=proposal.name,
        score=proposal.score,
        forced=proposal.forced,
        contrast=None if contrast is None else (contrast.head, contrast.background),
        split=split,
        acceptance=proposal.acceptance,
    )


def _model(result: SegmentationResult, role: str) -> ModelIdentity:
    """Return the identity that plays ``role``; an unknown one where the result names none."""
    return next((one for one in result.models if one.role in {role, "both"}), _NO_MODEL)


def plain_values(value: Any) -> dict[str, Any]:
    """Return the fields of a dataclass by name, tuples as lists."""
    values = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return {name: list(v) if isinstance(v, tuple) else v for name, v in values.items()}


_FIELDS = frozenset(field.name for field in dataclasses.fields(Run))
