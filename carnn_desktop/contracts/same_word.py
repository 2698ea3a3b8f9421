"""One and several of a thing: ``cat`` and ``cats`` are the same word to look for."""

from __future__ import annotations

_IRREGULAR = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "mouse": "mice",
    "foot": "feet", "goose": "geese", "tooth": "teeth", "ox": "oxen", "cactus": "cacti",
    "fungus": "fungi", "nucleus": "nuclei", "die": "dice", "leaf": "leaves", "knife": "knives",
    "wolf": "wolves", "shelf": "shelves", "loaf": "loaves", "calf": "calves", "half": "halves",
    "scarf": "scarves", "wife": "wives", "life": "lives", "thief": "thieves", "elf": "elves",
    "larva": "larvae", "alga": "algae", "vertebra": "vertebrae", "axis": "axes",
    "crisis": "crises", "bacterium": "bacteria",
}  # fmt: skip
# two things that one letter tells apart
_OTHER_THINGS = frozenset(
    (
        *("glasses", "goods", "customs", "woods", "waters", "news", "pants", "shorts", "jeans"),
        *("clothes", "trunks", "briefs", "arms", "spectacles", "irons", "grounds", "binoculars"),
        *("darts", "drafts", "checkers", "boxers", "tights", "braces", "pinks", "greens"),
    )
)


def plurals(name: str) -> frozenset[str]:
    """Return how several of a thing are called in English; of several words the last one changes.

    name : in small letters
    """
    before, blank, last = name.rpartition(" ")
    if len(last) < 3 or not last.isascii():
        return frozenset()
    endings = {f"{last}s"}
    if last.endswith(("s", "x", "z", "ch", "sh")):
        endings = {f"{last}es"}
    elif last.endswith("o"):
        endings |= {f"{last}es"}
    elif last.endswith("y") and last[-2] not in "aeiou":
        endings = {f"{last[:-1]}ies"}
    irregular = _IRREGULAR.get(last) or next(
        (
            last.removesuffix(one) + several
            for one, several in (("man", "men"), ("woman", "women"), ("fish", "fishes"))
            if last.endswith(one) and len(last) > len(one)
        ),
        "",
    )
    found = (endings | {irregular}) - _OTHER_THINGS - {""}
    return frozenset(f"{before}{blank}{ending}" for ending in found)
