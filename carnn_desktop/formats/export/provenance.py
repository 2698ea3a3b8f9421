"""Where an exported object comes from, and the run behind it, as JSON."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from typing import Any

import msgspec

from carnn_desktop.annotations.model import Annotation
from carnn_desktop.annotations.provenance import run_from, run_values
from carnn_desktop.contracts.run import Run
from carnn_desktop.formats.export.objects import ExportObject

# what is left out is each annotation's own
_FILES_RUN = tuple(
    name for name in run_values(Run(source="model")) if name not in ("source", "created", "steps")
)
_REQUIRED = frozenset(_FILES_RUN) - {"refiner", "refiner_sha256", "examples", "example_photos"}


def to_json(value: Any) -> bytes:
    """Return ``value`` in one line of ASCII; ValueError or TypeError for what JSON cannot hold.

    NaN is what this does not notice: check what comes from outside with :func:`holdable`.
    """
    try:
        text = msgspec.json.encode(value)
    except (TypeError, ValueError, OverflowError):
        text = b"\xff"
    if text.isascii():
        return text
    return json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode(
        "ascii"
    )


def holdable(value: dict[str, Any]) -> bool:
    """Return whether JSON can hold a value of unknown origin."""
    try:
        json.dumps(value, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        return False
    return True


class Runs:
    """The runs behind the annotations of one image.

    The settings, texts and weights of a run are the same for thousands of annotations: a file holds
    them once and each annotation their id. ``json`` : of the runs met so far, by id
    """

    def __init__(self) -> None:
        self.json: dict[str, bytes] = {}
        self._known: dict[Run, str] = {}

    def of(self, run: Run) -> str:
        """Return the id of a run, "" when it is no model's."""
        if run.source != "model" and not run.model:
            return ""
        known = self._known.get(run)
        if known is not None:
            return known
        values = _of_file(run_values(run))
        if not run.refiner:
            del values["refiner"], values["refiner_sha256"]
        if not run.examples:
            del values["examples"], values["example_photos"]
        text = json.dumps(values, sort_keys=True, default=str)
        name = hashlib.sha256(text.encode()).hexdigest()[:16]
        self._known[run] = name
        self.json[name] = to_json({"id": name, **values})
        return name


def run_of_file(values: Mapping[str, Any]) -> Run:
    """Return a model's run as a file's list of runs has it; what is not known of it is left out.

    Raises KeyError for what is missing, ValueError for what cannot be.
    """
    return run_from(_of_file(values) | {"source": "model"}, required=_REQUIRED)


def _of_file(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in _FILES_RUN if name in values}


def provenance_values(item: ExportObject, *, iou: float, run: str) -> dict[str, Any]:
    """Return where an object comes from; ``iou``: of what is written with its mask."""
    annotation = item.annotation
    provenance = annotation.provenance
    values: dict[str, Any] = {
        "source": provenance.run.source,
        "state": annotation.state,
        "reviewed": _reviewed(item.annotations),
        "created": provenance.run.created,
        "region": annotation.id,
        "part": item.part,
    }
    if run:
        values |= {
            "run": run,
            "model": provenance.run.model,
            "text": provenance.text,
            "steps": provenance.run.steps,
            "forced": provenance.forced,
            "edit_iou": _finite(provenance.edit_iou),
        }
        if provenance.contrast is not None:
            head, background = provenance.contrast
            values["contrast"] = {"head": _finite(head), "background": _finite(background)}
        if provenance.split:
            values["split"] = True
        if provenance.acceptance is not None:
            values["acceptance"] = _finite(provenance.acceptance)
    if len(item.annotations) > 1:
        values["merged"] = [other.id for other in item.annotations]
    if iou < 1.0:
        values["round_trip_iou"] = round(iou, 6)
    drawn = provenance.run.source == "manual"
    if annotation.is_box and annotation.original is None and not drawn:
        values["box"] = True  # an object of which only the box is known
    before = annotation.extra.get("provenance")
    if isinstance(before, dict) and before:
        values["imported"] = before.get("imported", before)
    if provenance.relabelled:
        values["relabelled"] = True  # a person chose another category than the text's
    if annotation.needs_review:
        values["needs_review"] = True
    if annotation.note:
        values["note"] = annotation.note
    return values


def _reviewed(annotations: tuple[Annotation, ...]) -> str:
    """Return when the last of the annotations was reviewed, "" while one of them is not."""
    times = [annotation.provenance.reviewed for annotation in annotations]
    return max(times) if all(times) else ""


def score_of(item: ExportObject) -> float | None:
    """Return the best score of an object's annotations, None where none has a finite one."""
    scores = [_finite(annotation.provenance.score) for annotation in item.annotations]
    known = [score for score in scores if score is not None]
    return max(known) if known else None


def _finite(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else round(float(value), 6)
