"""What became of each image of a run, in words and as JSON values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.contracts.thresholds import falls_short
from carnn_desktop.runs.summary import Dropped, dropped_texts

Outcome = Literal["done", "skipped", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A text that survived. ``score`` 0..1; ``forced``: nothing passed and it was the best.

    too_low : the category of the project asks for a higher score, so that it arrived rejected
    """

    name: str
    score: float
    forced: bool = False
    too_low: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageReport:
    """One image of a run. ``reason`` says why it failed; ``seconds`` is the model's wall time.

    candidates : of phrases, all of them as JSON values; ``kept`` has the best of each
    """

    path: str
    outcome: Outcome
    kept: tuple[Found, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    candidates: tuple[Mapping[str, Any], ...] = ()
    seconds: float = 0.0
    reason: str = ""
    notes: tuple[str, ...] = ()


def report_of(
    path: str,
    result: SegmentationResult,
    notes: tuple[str, ...],
    smallest: Mapping[str, float] | None = None,
) -> ImageReport:
    """Return the report of a segmented image; ``notes`` of decoding come before the engine's.

    smallest : the scores that categories ask for themselves, by text
    """
    best: dict[str, Found] = {}  # the first of a name: a phrase's best, an object of a category
    limits = smallest or {}
    for p in result.proposals:
        too_low = not p.forced and falls_short(p.score, limits.get(p.name))
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


def _candidates(result: SegmentationResult) -> tuple[Mapping[str, Any], ...]:
    """Return the candidates of phrases: rank from 1, box and area in pixels, see PhraseContrast."""
    ranks: Counter[str] = Counter()
    found = []
    for p in result.proposals:
        if p.contrast is None:
            continue
        ranks[p.name] += 1
        height, width = p.mask.shape
        noun = p.contrast.head
        found.append(
            {
                "phrase": p.name,
                "rank": ranks[p.name],
                "score": round(p.score, 6),
                "forced": p.forced,
                "head_noun": p.contrast.noun,
                "against_head_noun": None if noun is None else round(noun, 6),
                "against_background": round(p.contrast.background, 6),
                "box_xywh": [*p.origin_xy, width, height],
                "area": int(p.mask.sum()),
            }
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
    for item in report.dropped:
        steps.setdefault(item.step, []).append(item.text)
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
            {"text": d.text, "step": d.step, "score": round(d.score, 6)} for d in report.dropped
        ],
        "candidates": list(report.candidates),
        "seconds": round(report.seconds, 3),
        "reason": report.reason,
        "notes": list(report.notes),
    }
