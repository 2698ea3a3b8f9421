"""What became of each image of a run, in words and as JSON values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from carnn_desktop.contracts.results import SegmentationResult, Trace

Outcome = Literal["done", "skipped", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A text that survived. ``score`` 0..1; ``forced``: nothing passed and it was the best.

    too_low : the concept of the project asks for a higher score, so that it arrived rejected
    """

    name: str
    score: float
    forced: bool = False
    too_low: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A text that did not survive. ``step`` counts from 1; ``score`` is the one it fell with."""

    name: str
    step: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedCandidate:
    """A candidate of a phrase. ``rank`` from 1; box in pixels; see ``contracts.PhraseContrast``."""

    phrase: str
    rank: int
    score: float
    forced: bool
    noun: str
    against_noun: float | None
    against_background: float
    box_xywh: tuple[int, int, int, int]
    area: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageReport:
    """One image of a run. ``reason`` says why it failed; ``seconds`` is the model's wall time.

    candidates : of phrases, all of them; ``kept`` has the best of each
    """

    path: str
    outcome: Outcome
    kept: tuple[Found, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    candidates: tuple[RankedCandidate, ...] = ()
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


def report_of(
    path: str,
    result: SegmentationResult,
    notes: tuple[str, ...],
    smallest: Mapping[str, float] | None = None,
) -> ImageReport:
    """Return the report of a segmented image; ``notes`` of decoding come before the engine's.

    smallest : the scores that concepts ask for themselves, by text
    """
    best: dict[str, Found] = {}  # the first of a name: a phrase's best, an object of a concept
    limits = smallest or {}
    for p in result.proposals:
        too_low = not p.forced and p.score < limits.get(p.name, 0.0)
        found = Found(name=p.name, score=p.score, forced=p.forced, too_low=too_low)
        best.setdefault(p.name, found)
    return ImageReport(
        path=path,
        outcome="done",
        kept=tuple(best.values()),
        dropped=dropped_texts(result.trace),
        candidates=_candidates(result),
        seconds=result.seconds,
        notes=(*notes, *result.trace.notes),
    )


def _candidates(result: SegmentationResult) -> tuple[RankedCandidate, ...]:
    ranks: Counter[str] = Counter()
    found = []
    for p in result.proposals:
        if p.contrast is None:
            continue
        ranks[p.name] += 1
        height, width = p.mask.shape
        found.append(
            RankedCandidate(
                phrase=p.name,
                rank=ranks[p.name],
                score=p.score,
                forced=p.forced,
                noun=p.contrast.noun,
                against_noun=p.contrast.head,
                against_background=p.contrast.background,
                box_xywh=(*p.origin_xy, width, height),
                area=int(p.mask.sum()),
            )
        )
    return tuple(found)


def kept_words(report: ImageReport) -> str:
    """Return what was kept with scores, e.g. ``cat 0.93, spoon 0.41 (forced)``."""
    words = [f"{found.name} {found.score:.2f}{_mark(found)}" for found in report.kept]
    return ", ".join(words) or "nothing"


def _mark(found: Found) -> str:
    if found.forced:
        return " (forced)"
    return " (rejected: below its own smallest score)" if found.too_low else ""


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
            {
                "text": f.name,
                "score": round(f.score, 6),
                "forced": f.forced,
                "below_own_threshold": f.too_low,
            }
            for f in report.kept
        ],
        "dropped": [
            {"text": d.name, "step": d.step, "score": round(d.score, 6)} for d in report.dropped
        ],
        "candidates": [_candidate_values(candidate) for candidate in report.candidates],
        "seconds": round(report.seconds, 3),
        "reason": report.reason,
        "notes": list(report.notes),
    }


def _candidate_values(candidate: RankedCandidate) -> dict[str, Any]:
    noun = candidate.against_noun
    return {
        "phrase": candidate.phrase,
        "rank": candidate.rank,
        "score": round(candidate.score, 6),
        "forced": candidate.forced,
        "head_noun": candidate.noun,
        "against_head_noun": None if noun is None else round(noun, 6),
        "against_background": round(candidate.against_background, 6),
        "box_xywh": list(candidate.box_xywh),
        "area": candidate.area,
    }
