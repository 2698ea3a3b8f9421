"""What is read off a result."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from services_fakes import a_request, an_image, result_of

from carnn_desktop.contracts.results import SegmentationResult, TraceStep
from carnn_desktop.runs.summary import record_of, summary_of, summary_of_trace, uncertainty_of


def scored(*steps: tuple[dict[str, float], int | None]) -> SegmentationResult:
    result = result_of(an_image(), a_request("a", texts=tuple(steps[0][0])))
    made = tuple(
        TraceStep(
            texts=tuple(scores),
            scores=tuple(scores.values()),
            kept=(),
            forced=forced,
            thumbnails=np.zeros((len(scores), 2, 2), np.uint8),
        )
        for scores, forced in steps
    )
    return replace(result, trace=replace(result.trace, steps=made))


@pytest.mark.parametrize(
    ("result", "uncertainty"),
    [
        (scored(({"cat": 1.0, "dog": 0.0}, None)), 0.0),
        (scored(({"cat": 0.3, "dog": 0.0}, None)), 1.0),
        (scored(({"cat": 0.65}, None)), 0.5),
        (scored(({"cat": 0.15}, None)), 0.5),
        (scored(({"cat": 0.4, "dog": 0.0}, None), ({"cat": 1.0}, None)), 0.0),
        (scored(({"cat": 0.1, "dog": 0.0}, 0)), 1.0),
    ],
)
def test_uncertainty_is_the_nearest_decision_of_a_text_s_last_step(
    result: SegmentationResult, uncertainty: float
) -> None:
    assert uncertainty_of(result) == pytest.approx(uncertainty)


def test_summary_says_what_was_kept_and_what_not() -> None:
    result = result_of(
        an_image(), a_request("a", texts=("cat", "dog")), finds=lambda name: name == "cat"
    )
    summary = summary_of(result, added=1, notes=("merged",))
    assert (summary.kept, summary.dropped, summary.forced) == (("cat",), ("dog",), ())
    assert summary.notes == ("merged",)
    assert record_of(summary)["kept"] == ["cat"]
    stored = summary_of_trace(result.trace)
    assert (stored.kept, stored.dropped) == (("cat",), ("dog",))


def test_a_forced_text_is_named() -> None:
    assert summary_of(scored(({"cat": 0.1, "dog": 0.0}, 0)), added=0).forced == ("cat",)
