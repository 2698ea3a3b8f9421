"""Which image of one set is which of another: by path, else by a file name that only one has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pairing:
    """(name in the labels, name in the truth) of images both have, and those only one has."""

    pairs: tuple[tuple[str, str], ...]
    only_labels: tuple[str, ...]
    only_truth: tuple[str, ...]


def pair_images(labels: Sequence[str], truth: Sequence[str]) -> Pairing:
    """Pair images of equal path; the others by file name where it is unique on both sides.

    The pairs come in the order of ``truth``, which decides between equal scores in AP.
    """
    truth_by_path = {_path(name): name for name in truth}
    pairs = {n: truth_by_path[_path(n)] for n in labels if _path(n) in truth_by_path}
    taken = set(pairs.values())
    truth_by_base = _by_unique_base([name for name in truth if name not in taken])
    for base, name in _by_unique_base([name for name in labels if name not in pairs]).items():
        if base in truth_by_base:
            pairs[name] = truth_by_base[base]
    by_truth = {found: name for name, found in pairs.items()}
    return Pairing(
        pairs=tuple((by_truth[name], name) for name in truth if name in by_truth),
        only_labels=tuple(name for name in labels if name not in pairs),
        only_truth=tuple(name for name in truth if name not in by_truth),
    )


def _by_unique_base(names: Sequence[str]) -> dict[str, str]:
    counts = Counter(map(_base, names))
    return {_base(name): name for name in names if counts[_base(name)] == 1}


def _path(name: str) -> str:
    return name.replace("\\", "/").removeprefix("./")


def _base(name: str) -> str:
    return _path(name).rpartition("/")[2].casefold()
