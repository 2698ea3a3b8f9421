"""Dividing a data set into training and validation, so that both look alike."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Hashable, Sequence


def split_images(
    labels: Sequence[frozenset[Hashable]], share: float, *, seed: int = 0, stratify: bool = True
) -> list[bool]:
    """Return for each image whether it goes to validation.

    labels : the categories of each image; images without any are a group of their own
    share : of the images that go to validation, 0..1; both parts get at least one image if there
        are two and ``share`` is not 0

    Iterative stratification (Sechidis, Tsoumakas, Vlahavas 2011): the rarest category is divided
    first, each of its images goes where most of that category is wanted still.
    """
    total = len(labels)
    wanted = round(total * share)
    if share > 0 and total > 1:
        wanted = min(max(wanted, 1), total - 1)
    order = list(range(total))
    random.Random(seed).shuffle(order)
    if not stratify:
        chosen = set(order[:wanted])
        return [index in chosen for index in range(total)]
    return _stratified(labels, order, wanted)


def _stratified(labels: Sequence[frozenset[Hashable]], order: list[int], wanted: int) -> list[bool]:
    total = len(order)
    share = wanted / total if total else 0.0
    members: dict[Hashable, list[int]] = {}
    for index in order:
        for label in labels[index] or (None,):
            members.setdefault(label, []).append(index)
    left = Counter({label: len(found) for label, found in members.items()})
    train = {label: count * (1 - share) for label, count in left.items()}
    val = {label: count * share for label, count in left.items()}
    train_room, val_room = total - wanted, wanted
    placed: dict[int, bool] = {}
    while left:
        rarest = min(left, key=lambda label: (left[label], repr(label)))
        for index in members[rarest]:
            if index in placed:
                continue
            to_val = _to_val(train[rarest], val[rarest], train_room, val_room)
            placed[index] = to_val
            train_room, val_room = train_room - (not to_val), val_room - to_val
            part = val if to_val else train
            for label in labels[index] or (None,):
                left[label] -= 1
                part[label] -= 1
        left = +left  # only categories with images that have no place yet
    return [placed[index] for index in range(total)]


def _to_val(train: float, val: float, train_room: int, val_room: int) -> bool:
    """Return which part wants the next image more: by the category, then by all images."""
    if not train_room or not val_room:
        return not train_room
    if abs(train - val) > 1e-9:
        return val > train
    return val_room > train_room
