"""Work in several processes: in order, a few things at a time, and never lost."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from typing import Any

import pytest

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.photos.parallel import ordered_map, usable_processes


def squared(number: int) -> int:
    if number == 13:
        raise CarnnError("No luck.", "Leave it out.")
    return number * number


def dying(number: int) -> int:
    if number == 20 and multiprocessing.parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    return -number


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_order_and_items_when_needed(processes: int) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100, 400):
            taken.append(number)
            yield number

    results = ordered_map(squared, items(), processes=processes)
    assert next(results) == (100, 10_000)
    assert len(taken) < 100
    assert list(results) == [(number, number * number) for number in range(101, 400)]


@pytest.mark.parametrize("processes", [1, 2])
def test_failures_go_through_with_their_remedy(processes: int) -> None:
    with pytest.raises(CarnnError) as failed:
        list(ordered_map(squared, range(50), processes=processes))
    assert failed.value.remedy == "Leave it out."
    assert multiprocessing.active_children() == []


def test_what_a_dead_helper_had_is_done_here() -> None:
    found = list(ordered_map(dying, range(100), processes=2))
    assert found == [(number, -number) for number in range(100)]


def test_leaving_early_ends_the_helpers() -> None:
    results: Any = ordered_map(squared, range(100, 10_000), processes=2)
    next(results)
    results.close()
    assert multiprocessing.active_children() == []


def test_there_is_always_a_process() -> None:
    assert 1 <= usable_processes() <= 4
