"""What became of each image of a run, in words and as JSON values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from carnn_desktop.contracts import SegmentationResult, Trace

Outcome = Literal["done", "skipped", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A text that survived. ``score`` 0..1; ``forced``: nothing passed and it was the best."""

    name: str
    score: float
    forced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A text that did not survive. ``step`` counts from 1; ``score`` is the one it fell with."""

    name: str
    step: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageReport:
    """One image of a run. ``reason`` says why it failed; ``seconds`` is the model's wall time."""

    path: str
    outcome: Outcome
    kept: tuple[Found, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    seconds: float = 0.0
    reason: str = ""
    notes: tuple[str, ...] = ()


def dropped_texts(trace: Trace) -> tuple[Dropped, ...]:
    """Return the texts that a step did not keep, in the order they fell."""
    return tuple(
        Dropped(name=text, step=number, score=step.scores[index])
        for number, step in enumerate(trace.steps, 1)
        for index, text in enumerate(step.texts)
        if index not in step.kept
    )


def report_of(path: str, result: SegmentationResult, notes: tuple[str, ...]) -> ImageReport:
    """Return the report of a segmented image; ``notes`` of decoding come before the engine's."""
    kept = tuple(Found(name=p.name, score=p.score, forced=p.forced) for p in result.proposals)
    return ImageReport(
        path=path,
        outcome="done",
        kept=kept,
        dropped=dropped_texts(result.trace),
        seconds=result.seconds,
        notes=(*notes, *result.trace.notes),
    )


def kept_words(report: ImageReport) -> str:
    """Return what was kept with scores, e.g. ``cat 0.93, spoon 0.41 (forced)``."""
    words = [f"{f.name} {f.score:.2f}" + (" (forced)" if f.forced else "") for f in report.kept]
    return ", ".join(words) or "nothing"


def dropped_words(report: ImageReport) -> str:
    """Return what was dropped by step, e.g. ``1: dog, car; 2: sofa``."""
    steps: dict[int, list[str]] = {}
    for text in report.dropped:
        steps.setdefault(text.step, []).append(text.name)
    return "; ".join(f"{step}: {', '.join(names)}" for step, names in steps.items()) or "-"


def report_line(report: ImageReport) -> str:
    """Return one line of result for people."""
    if report.outcome == "failed":
        return f"{report.path}: failed: {report.reason}"
    done = " (done before)" if report.outcome == "skipped" else ""
    return f"{report.path}: {kept_words(report)}{done}"


def report_values(report: ImageReport) -> dict[str, Any]:
    """Return the report as JSON values."""
    return {
        "image": report.path,
        "outcome": report.outcome,
        "kept": [
            {"text": f.name, "score": round(f.score, 6), "forced": f.forced} for f in report.kept
        ],
        "dropped": [
            {"text": d.name, "step": d.step, "score": round(d.score, 6)} for d in report.dropped
        ],
        "seconds": round(report.seconds, 3),
        "reason": report.reason,
        "notes": list(report.notes),
    }
