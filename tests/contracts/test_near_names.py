"""Words that are nearly a class: slips and several for one are found, other things are not."""

from __future__ import annotations

import pytest

from carnn_desktop.contracts.near_names import near_name, near_names, with_name
from carnn_desktop.formats.vocabularies import shipped_names

CLASSES = ("person", "horse", "Zebra", "elephant", "leaf", "cat", "class 1", "pothole")


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("persn", "person"), ("Persons", "person"), ("people", "person"), ("zerba", "Zebra"),
        ("elefant", "elephant"), ("leaves", "leaf"), ("pot hole", "pothole"), ("cats", "cat"),
        ("Person", ""), ("house", ""), ("car", ""), ("class 2", ""), ("dog", ""), ("", ""),
        ("crack", ""),
    ],
)  # fmt: skip
def test_what_is_nearly_a_class(typed: str, near: str) -> None:
    assert near_name(typed, CLASSES, frozenset((*shipped_names(), "house"))) == near


def test_a_list_is_also_compared_with_itself() -> None:
    text = " persn | Mensch,dog;person , doge"
    assert near_names(text, ()) == (("person", "persn"),)
    assert near_names(text, ("person",)) == (("persn", "person"),)
    assert near_names("dogs, dog", ()) == (("dog", "dogs"),)


def test_a_name_changes_and_the_rest_of_the_list_stays() -> None:
    text = " persn | persn's,persn boy;persn"
    assert with_name(text, "persn", "person") == " person | persn's,persn boy;person"
