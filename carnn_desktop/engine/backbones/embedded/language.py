"""Which words the built-in model cannot read: its texts were English. No torch here."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from carnn_desktop.resources import resource_path

_FILE = "vocabularies/not_english.json"
_CLASSES = "vocabularies/imagenet1k.json"
_WORD = re.compile(r"[^\W\d_]+")
# English words that are written with a mark
_MARKED = frozenset(
    (
        *("café", "cafés", "crêpe", "crêpes", "jalapeño", "piñata", "façade", "purée", "entrée"),
        *("soufflé", "pâté", "éclair", "château", "fiancé", "fiancée", "naïve", "résumé", "décor"),
    )
)
# combinations of letters that English words do not have
_FOREIGN = re.compile(
    "sch(?!e[dmr]|oo|ol|ist|war|mi?r|le[pm]|mo|nau|wa)|[^aeiouy]pf|pf(?!u|o)|zw|kz|tzt"
    "|(?:keit|heit|schaft|chen|lein|zeug|ung)$|(?:cion|dades|eaux)$|^(?:pf|zw|schl)"
)
_ENDS_IN_UNG = frozenset(("lung", "young", "dung", "rung", "flung", "clung", "swung", "hung"))
_KITCHEN = frozenset(("kitchen", "chicken", "lichen", "zucchini", "villein"))


def unread_texts(texts: Sequence[str]) -> dict[str, str]:
    """Return the texts that are not English, with the English word where it is known, else ""."""
    found = {}
    for text in texts:
        plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
        english = "" if plain in _english() else _not_english().get(plain, "")
        if english or any(_is_foreign(word) for word in _WORD.findall(plain)):
            found[text] = english
    return found


def _is_foreign(word: str) -> bool:
    if not all(_is_latin(letter) for letter in word):
        return True
    if word in _english() or word in _MARKED:
        return False
    if word in _not_english() or not word.isascii():
        return True
    if word in _ENDS_IN_UNG or word in _KITCHEN:
        return False
    return _FOREIGN.search(word) is not None


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


@cache
def _not_english() -> Mapping[str, str]:
    data = json.loads(resource_path(_FILE).read_text(encoding="utf-8"))
    words: dict[str, str] = data["words"]
    return words


@cache
def _english() -> frozenset[str]:
    """Return the words of ImageNet's classes and of their definitions, which the model was told."""
    table = json.loads(resource_path(_CLASSES).read_text(encoding="utf-8"))
    texts = [entry["name"] for entry in table["classes"]]
    for synset in table["synsets"].values():
        texts += [*synset["words"], synset["definition"]]
    return frozenset(word for text in texts for word in _WORD.findall(text.lower()))
