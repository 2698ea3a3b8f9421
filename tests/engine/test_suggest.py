"""Suggestions: shares, order, texts that mean the same, and leaving in between."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from carnn_desktop.contracts.errors import Cancelled
from carnn_desktop.contracts.progress import Progress, ignore_progress
from carnn_desktop.engine.suggest import evidence_shares, suggest

EVIDENCE = {"d": 0.6, "c": 0.3, "x": 0.001}


class Looker:
    """A proposer that finds of each text what its first letter says."""

    logit_scale = 1.0

    def encode_texts(self, texts: Any, _on_progress: Any) -> torch.Tensor:
        rows = torch.zeros(len(texts), 200)
        for row, text in enumerate(texts):
            rows[row, ord(text[0])] = 1.0
        return rows

    def encode_image(self, _image: Any, _on_progress: Any) -> Any:
        return None

    def similarities(self, _encoding: Any, features: torch.Tensor) -> torch.Tensor:
        letters = [chr(int(row.argmax())) for row in features]
        return torch.tensor([EVIDENCE.get(letter, 0.0) for letter in letters])


IMAGE = np.zeros((8, 8, 3), np.uint8)
NAMES = ("cat", "dog", "doggy", *(f"x{number}" for number in range(60)))


def test_the_best_names_come_first_and_one_of_those_that_mean_the_same() -> None:
    found = suggest(Looker(), IMAGE, NAMES, ignore_progress)  # type: ignore[arg-type]
    assert [name for name, _ in found] == ["dog", "cat"]
    assert found[0][1] > found[1][1]
    assert suggest(Looker(), IMAGE, (), ignore_progress) == ()  # type: ignore[arg-type]
    one = suggest(Looker(), IMAGE, NAMES, ignore_progress, count=1)  # type: ignore[arg-type]
    assert len(one) == 1


def test_it_can_be_left_between_portions_of_texts() -> None:
    seen: list[int] = []

    def leave(progress: Progress) -> None:
        seen.append(progress.done)
        if progress.done:
            raise Cancelled

    with pytest.raises(Cancelled):
        suggest(Looker(), IMAGE, NAMES, leave)  # type: ignore[arg-type]
    assert seen == [0, 32]


def test_shares_sum_to_one_for_both_kinds_of_model() -> None:
    similar = torch.tensor([0.3, 0.2, -0.1])
    for scale in (1.0, 100.0):
        shares = evidence_shares(similar, scale)
        assert float(shares.sum()) == pytest.approx(1.0)
        assert int(shares.argmax()) == 0
