"""Names that are nearly a class are asked about once, and a run can be called off there."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from carnn_desktop.annotations.model import Category
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.ui.categories.near_names import NearNames


class _Asked:
    """Answers as the test wants, and counts."""

    def __init__(self, answer: str) -> None:
        self.answer, self.pairs = answer, list[tuple[str, str]]()

    def ask_near_name(self, typed: str, known: str) -> str:
        self.pairs.append((typed, known))
        return self.answer


def _names(dialogs: _Asked) -> NearNames:
    person = Category(id=1, name="person", color="#ffffff", synonyms=("persona",))
    listed = SimpleNamespace(categories=SimpleNamespace(listed=lambda: (person,)))
    return NearNames(cast("Any", listed), cast("Any", dialogs))


def test_the_known_class_takes_the_place_of_the_typed_word() -> None:
    dialogs = _Asked("person")
    meant = _names(dialogs).settle(RunRequest(text="persn | Mensch, dog"))
    assert meant is not None
    assert meant.text == "person | Mensch, dog"
    assert dialogs.pairs == [("persn", "person")]


def test_a_word_that_was_kept_is_not_asked_about_again() -> None:
    dialogs = _Asked("persn")
    names = _names(dialogs)
    for _ in range(2):
        meant = names.settle(RunRequest(text="persn, dog"))
        assert meant is not None
        assert meant.text == "persn, dog"
    assert names.name("persn") == "persn"
    assert len(dialogs.pairs) == 1


def test_a_run_can_be_called_off_and_the_class_of_a_phrase_is_asked_about_too() -> None:
    dialogs = _Asked("")
    names = _names(dialogs)
    assert names.settle(RunRequest(text="persn")) is None
    phrase = RunRequest(
        phrases=("people in red",), mode="phrases", classes={"people in red": "people"}
    )
    assert names.settle(phrase) is None
    dialogs.answer = "person"
    meant = names.settle(phrase)
    assert meant is not None
    assert meant.classes == {"people in red": "person"}
    assert names.settle(RunRequest(text="persona, person, house")) is not None
    assert len(dialogs.pairs) == 3
