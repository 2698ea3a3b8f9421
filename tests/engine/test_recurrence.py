from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from carnn_desktop.contracts.errors import Cancelled
from carnn_desktop.contracts.progress import Progress, ignore_progress
from carnn_desktop.contracts.requests import TextQuery
from carnn_desktop.engine import recurrence
from carnn_desktop.engine.recurrence import Queries, Step, Survivor

QUERIES = tuple(map(TextQuery, ("zero", "one", "two")))


def numbers(queries: Queries) -> tuple[int, ...]:
    """Return the places of queries among QUERIES."""
    return tuple(map(QUERIES.index, queries))


class Script:
    """Proposals that know their text and step, and scores from a table: a row a step."""

    def __init__(self, scores: Sequence[dict[int, float]], empty_steps: Sequence[int] = ()) -> None:
        self.scores, self.empty_steps = scores, empty_steps
        self.proposed: list[tuple[int, ...]] = []
        self.classified: list[np.ndarray] = []

    def propose(self, wanted: Queries, step: int) -> tuple[np.ndarray, np.ndarray]:
        texts = numbers(wanted)
        self.proposed.append(texts)
        values = [
            0.0 if step in self.empty_steps else (text + 1) / 10 + step / 100 for text in texts
        ]
        maps = np.stack([np.full((2, 3), value, np.float32) for value in values])
        return maps, maps

    def classify(self, wanted: Queries, maps: np.ndarray, step: int) -> tuple[float, ...]:
        self.classified.append(maps)
        return tuple(self.scores[step - 1][text] for text in numbers(wanted))

    def run(
        self, count: int, *, same_wording: bool = False, threshold: float = 0.5
    ) -> tuple[tuple[Step, ...], tuple[Survivor, ...]]:
        steps = recurrence.run(
            QUERIES[:count],
            self.propose,
            self.classify,
            threshold=threshold,
            wording=lambda step: "same" if same_wording or step > 1 else "first",
            on_progress=ignore_progress,
        )
        return steps, recurrence.survivors(steps)


def test_texts_drop_until_their_number_stays() -> None:
    script = Script([{0: 0.9, 1: 0.6, 2: 0.1}, {0: 0.9, 1: 0.2}, {0: 1.0}])
    steps, survivors = script.run(3)
    assert [numbers(step.queries) for step in steps] == [(0, 1, 2), (0, 1), (0,)]
    assert [step.kept for step in steps] == [(0, 1), (0,), (0,)]
    assert all(step.forced is None for step in steps)
    (survivor,) = survivors
    assert (numbers((survivor.query,))[0], survivor.score, survivor.forced) == (0, 1.0, False)
    assert survivor.map[0, 0] == pytest.approx(0.13)


def test_a_second_step_with_other_words_is_computed_and_with_the_same_words_is_not() -> None:
    rows = [{0: 0.9, 1: 0.8}, {0: 0.7, 1: 0.8}]
    different, same = Script(rows), Script(rows)
    assert len(different.run(2)[0]) == 2
    steps, survivors = same.run(2, same_wording=True)
    assert len(steps) == 1
    assert same.proposed == [(0, 1)]
    assert [survivor.score for survivor in survivors] == [0.9, 0.8]


def test_when_none_passes_the_best_is_kept_and_stays_marked() -> None:
    script = Script([{0: 0.1, 1: 0.3, 2: 0.2}, {1: 1.0}])
    steps, (survivor,) = script.run(3)
    assert steps[0].kept == (1,)
    assert steps[0].forced == 1
    assert steps[1].forced is None
    assert survivor.forced
    assert survivor.score == 0.3  # not the 1.0 of a text that competes with nobody


def test_the_threshold_itself_does_not_pass() -> None:
    assert recurrence.keep((0.5, 0.6), 0.5) == ((1,), None)
    assert recurrence.keep((0.5, 0.5), 0.5) == ((0,), 0)


def test_an_empty_step_uses_the_previous_maps_of_the_same_texts() -> None:
    script = Script([{0: 0.1, 1: 0.9, 2: 0.8}, {1: 0.9, 2: 0.8}], empty_steps=[2])
    steps, _ = script.run(3)
    assert script.classified[1][:, 0, 0].tolist() == pytest.approx([0.21, 0.31])
    assert not steps[1].raw.any()
    first_empty = Script([{0: 0.9}, {0: 0.9}], empty_steps=[1])
    assert not first_empty.run(1)[0][0].refined.any()


def test_a_checkpoint_can_stop_between_steps() -> None:
    seen: list[int] = []

    def stop(progress: Progress) -> None:
        seen.append(progress.step)
        if progress.step == 2:
            raise Cancelled

    script = Script([{0: 0.9, 1: 0.8}, {0: 0.9, 1: 0.8}])
    with pytest.raises(Cancelled):
        recurrence.run(
            QUERIES[:2],
            script.propose,
            script.classify,
            threshold=0.5,
            wording=str,
            on_progress=stop,
        )
    assert seen == [1, 2]
    assert len(script.proposed) == 1
