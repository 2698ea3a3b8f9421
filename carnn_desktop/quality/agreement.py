"""Agreement of two annotators on the objects of the same images."""

from __future__ import annotations

from collections import Counter

from carnn_desktop.quality.results import Agreement, share


def agreement(objects: Counter[tuple[str, str]], iou: float) -> Agreement:
    """Return how far two annotators agree.

    objects : counted by (what the second says, what the first says), "" for who lacks the object
    iou : summed IoU of the objects that both have
    """
    both = Counter({pair: count for pair, count in objects.items() if all(pair)})
    first = sum(count for (_, said), count in objects.items() if said)
    second = sum(count for (said, _), count in objects.items() if said)
    pairs, either = both.total(), (first + second) / 2
    same = sum(count for (a, b), count in both.items() if a == b)
    return Agreement(
        pairs=pairs,
        first_objects=first,
        second_objects=second,
        mean_iou=share(iou, pairs),
        quality=share(iou, either),
        found=share(pairs, either),
        kappa=cohens_kappa(both),
        same_category=share(same, pairs),
    )


def cohens_kappa(pairs: Counter[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of counted (one says, the other says); None where it means nothing."""
    total = pairs.total()
    if total < 2:
        return None
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for (a, b), count in pairs.items():
        first[a] += count
        second[b] += count
    observed = sum(count for (a, b), count in pairs.items() if a == b) / total
    chance = sum(first[name] * second[name] for name in first) / total**2
    return None if chance >= 1.0 else (observed - chance) / (1.0 - chance)
