"""The head noun of a referring phrase, and where the phrase says the thing is. Plain rules.

English phrases of annotators are short: articles, adjectives, the noun, then what tells it apart
("the white car under the bridge", "black cow left"). The noun is the last word before the first
preposition, relative pronoun, conjunction or participle that is not itself a word of place, colour,
size or number. Where that fails the last word is taken; a wrong noun only weakens the contrast.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDS = _words(
    "about above across after against along among and around as at away behind below "
    "beneath beside between beyond but by containing except for from he in inside into is "
    "it near next nor not of off on onto or out outside over she than that the through to "
    "touching toward towards under underneath up upon using wearing where which while who "
    "whose with within without are was were has have having his her its their other only "
    "facing"
)
_ARTICLES = _words("a an the this that these those my your any some each every another")
_MODIFIERS = _words(
    "left right top bottom upper lower middle center centre front back rear far near "
    "nearest closest leftmost rightmost first second third last corner side edge "
    "foreground background together most very whole entire single one two three four five "
    "six both all big small large little tall short tiny huge long wide old young new "
    "black white red green blue yellow orange brown gray grey pink purple silver gold "
    "golden dark light bright beige tan navy bald"
)
_CONTAINERS = _words(
    "pair group bunch piece slice kind set couple lot row stack pile bit half part glass "
    "cup bowl plate bottle number"
)
_NOUN_ING = _words(
    "building ceiling clothing painting railing ring king string wing swing thing "
    "something anything nothing evening morning pudding dressing icing awning"
)
_NOUN_ED = _words("bed sled shed seed weed reed breed bobsled red")
_PLACES: dict[str, tuple[float, float]] = {
    "left": (-1.0, 0.0),
    "leftmost": (-1.0, 0.0),
    "right": (1.0, 0.0),
    "rightmost": (1.0, 0.0),
    "top": (0.0, -1.0),
    "upper": (0.0, -1.0),
    "back": (0.0, -1.0),
    "rear": (0.0, -1.0),
    "background": (0.0, -1.0),
    "bottom": (0.0, 1.0),
    "lower": (0.0, 1.0),
    "front": (0.0, 1.0),
    "foreground": (0.0, 1.0),
}
_CENTRAL = frozenset({"middle", "center", "centre"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phrase says the thing is: a direction from the photo's middle, x right, y down.

    central : it is in the middle itself, as far as the direction leaves that open
    """

    x: float = 0.0
    y: float = 0.0
    central: bool = False


def head_noun(phrase: str) -> str:
    """Return the word that says what kind of thing ``phrase`` is about, as it was typed."""
    words = _WORD.findall(phrase)
    start = 0
    while start < len(words) - 1 and words[start].lower() in _ARTICLES:
        start += 1
    chunk: list[str] = []
    for position in range(start, len(words)):
        word, low = words[position], words[position].lower()
        named = any(kept.lower() not in _MODIFIERS for kept in chunk)
        if low == "of" and chunk and chunk[-1].lower().rstrip("s") in _CONTAINERS:
            following = head_noun(" ".join(words[position + 1 :]))
            return following or chunk[-1]
        if named and (low in _ENDS or low in _ARTICLES or _is_participle(low)):
            break
        if low not in _ENDS and low not in _ARTICLES:
            chunk.append(word)
    nouns = [word for word in chunk if word.lower() not in _MODIFIERS]
    if nouns:
        return nouns[-1]
    return chunk[-1] if chunk else (words[-1] if words else phrase.strip())


def _is_participle(word: str) -> bool:
    if len(word) > 4 and word.endswith("ing"):
        return word not in _NOUN_ING
    return len(word) > 3 and word.endswith("ed") and word not in _NOUN_ED


def place_of(phrase: str) -> Place | None:
    """Return where in the photo ``phrase`` puts the thing, None where it does not say.

    "left of", "right of", "top of" tell a relation to another thing, not a place in the photo.
    """
    words = [word.lower() for word in _WORD.findall(phrase)]
    x = y = 0.0
    central = False
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if following == "of":
            continue
        central = central or word in _CENTRAL
        toward = _PLACES.get(word)
        if toward is not None:
            x, y = x or toward[0], y or toward[1]
    return Place(x, y, central) if x or y or central else None
