"""Whether a score is enough. All that compares a score with a threshold asks here."""

from __future__ import annotations


def passes(score: float, threshold: float) -> bool:
    """Whether a score is enough for a run's own thresholds, which it must exceed (as published)."""
    return score > threshold


def falls_short(score: float | None, smallest: float | None) -> bool:
    """Whether a score is below the ``smallest`` that a category asks for; None asks for nothing."""
    return score is not None and smallest is not None and score < smallest
