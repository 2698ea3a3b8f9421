"""What is typed: separators of all scripts, one and several of a thing, words that are not read."""

from __future__ import annotations

import pickle

import pytest

from carnn_desktop.contracts.queries import parse_phrases, parse_queries, split_phrases, unread_note
from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.contracts.texts import Together, Told
from carnn_desktop.engine.backbones.embedded.language import unread_texts
from carnn_desktop.formats.vocabularies import SHIPPED, shipped_vocabulary
from carnn_desktop.runs.planning import plan_run
from carnn_desktop.runs.requests import RunRequest


@pytest.mark.parametrize(
    "between", [",", "，", "、", ";", "；", "\n", "\r\n", "\u2028", "\u2029", "﹔", "､", "،", " , "]
)
def test_concepts_are_separated_in_every_script(between: str) -> None:
    parsed = parse_queries(f"dog{between}hot dog{between}bird{between}")
    assert [query.name for query in parsed.queries] == ["dog", "hot dog", "bird"]


def test_synonyms_may_be_told_by_a_wide_bar() -> None:
    (query,) = parse_queries("dog｜puppy").queries
    assert query.texts == ("dog", "puppy")


def test_commas_belong_to_phrases() -> None:
    phrases = split_phrases("the man, left；the dog; a cat")
    assert phrases == ("the man, left", "the dog", "a cat")
    assert split_phrases("the man\u2029the dog﹔a cat\r\n") == ("the man", "the dog", "a cat")
    assert [query.name for query in parse_phrases(phrases).queries] == list(phrases)


@pytest.mark.parametrize(
    ("typed", "kept", "other"),
    [
        ("cats, cat", "cats", "cat"),
        ("cat, cats", "cat", "cats"),
        ("bus, dog, buses", "bus", "buses"),
        ("Berries, berry", "Berries", "berry"),
        ("people, person", "people", "person"),
        ("traffic light, traffic lights", "traffic light", "traffic lights"),
        ("knife, knives", "knife", "knives"),
        ("fireman, firemen", "fireman", "firemen"),
    ],
)
def test_one_and_several_of_a_thing_are_one_concept(typed: str, kept: str, other: str) -> None:
    parsed = parse_queries(typed)
    names = [query.name for query in parsed.queries]
    assert kept in names
    assert other not in names
    assert parsed.notes == (f"“{kept}” and “{other}” mean the same thing: “{kept}” is used.",)


@pytest.mark.parametrize("typed", ["glass, glasses", "bus, bu", "cat, cattle", "dog, dot", "a, as"])
def test_other_things_stay_apart(typed: str) -> None:
    parsed = parse_queries(typed)
    assert len(parsed.queries) == 2
    assert parsed.notes == ()


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Hund", "dog"),
        ("Fußgänger", ""),
        ("Handschuh", ""),
        ("Zeitung", ""),
        ("perro", "dog"),
        ("犬", "dog"),
        ("猫", "cat"),
        ("собака", ""),
        ("交通灯", "traffic light"),
        ("der rote Hund", ""),
    ],
)
def test_words_that_are_not_english_are_named(text: str, english: str) -> None:
    assert unread_texts([text, "dog"]) == {text: english}


def test_names_of_shipped_lists_are_english() -> None:
    names = [entry.name for one in SHIPPED for entry in shipped_vocabulary(one).entries]
    more = ["pothole", "hard hat", "snowplow", "conveyor", "schnauzer", "kitchen", "café", "blob-7"]
    assert unread_texts([*names, *more]) == {}


def test_a_run_tells_before_it_starts() -> None:
    request = RunRequest(text="Hund、dogs; dog, Brücke")
    plan = plan_run(request, ModelChoice(proposer="embedded"))
    assert [query.name for query in plan.queries] == ["Hund", "dogs", "Brücke"]
    assert plan.notes == (
        "“dogs” and “dog” mean the same thing: “dogs” is used.",
        "The built-in model reads English: write “dog” (“Hund”), “bridge” (“Brücke”).",
    )
    assert "“Straßen” (street)" in unread_note({"Straßen": "street", "Zeitung": ""})


def test_sentences_keep_what_a_translation_needs() -> None:
    told = Told("{count} of “{name}”", count=3, name="a")
    again = pickle.loads(pickle.dumps(told))
    assert (str(again), again.template, again.values) == (told, told.template, told.values)
    together = Together([told, "plain"])
    assert (together, together.parts) == ("3 of “a” plain", (told, "plain"))
