from __future__ import annotations

import pytest

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.queries import (
    parse_phrases,
    parse_queries,
    parse_query_lines,
    take_off_background,
)
from carnn_desktop.contracts.requests import TextQuery


def test_commas_separate_and_bars_add_synonyms() -> None:
    parsed = parse_queries(" dog ,hot   dog|frankfurter,, cat\nbird ")
    assert parsed.queries == (
        TextQuery("dog"),
        TextQuery("hot dog", ("frankfurter",)),
        TextQuery("cat"),
        TextQuery("bird"),
    )
    assert parsed.notes == ()


def test_duplicates_merge_whatever_case_and_blanks_and_are_said() -> None:
    parsed = parse_queries("Hot Dog, cat, hot  dog | wurst")
    assert parsed.queries == (TextQuery("Hot Dog", ("wurst",)), TextQuery("cat"))
    assert len(parsed.notes) == 1
    assert "hot dog" in parsed.notes[0]


def test_a_wording_belongs_to_one_query() -> None:
    parsed = parse_queries("dog | puppy, cat | puppy | dog")
    assert parsed.queries == (TextQuery("dog", ("puppy",)), TextQuery("cat"))
    assert len(parsed.notes) == 2


def test_a_name_that_is_another_querys_synonym_joins_it() -> None:
    parsed = parse_queries("dog | puppy, puppy")
    assert parsed.queries == (TextQuery("dog", ("puppy",)),)
    assert parsed.notes


def test_lines_have_comments() -> None:
    parsed = parse_query_lines("# classes\ndog | puppy  # pets\n\n  a, b\n")
    assert parsed.queries == (TextQuery("dog", ("puppy",)), TextQuery("a, b"))


def test_phrases_keep_their_commas() -> None:
    parsed = parse_phrases(["the man, left", " the  man, left ", ""])
    assert parsed.queries == (TextQuery("the man, left"),)
    assert "phrase" in parsed.notes[0]


@pytest.mark.parametrize("text", ["", " , ,", "|", "\n"])
def test_nothing_to_look_for_is_refused(text: str) -> None:
    with pytest.raises(CarnnError, match="no concept"):
        parse_queries(text)
    with pytest.raises(CarnnError, match="no phrase"):
        parse_phrases([text.replace("|", "").replace(",", "")])


def test_background_words_that_are_wanted_are_taken_off() -> None:
    queries = parse_queries("Tree, car | road").queries
    words, removed = take_off_background(queries, ["sky", "tree", "road"])
    assert words == ("sky",)
    assert removed == ("tree", "road")


def test_halves_of_characters_are_no_words_of_a_model() -> None:
    """As a command line has them that is no UTF-8; no tokenizer reads them."""
    (first, second) = parse_queries("a\udcff | b, \ud800").queries
    assert (first.texts, second.texts) == (("a\ufffd", "b"), ("\ufffd",))
    (phrase,) = parse_phrases(["the \udcff"]).queries
    assert phrase.texts == ("the \ufffd",)
