"""Agreement of two annotators on the objects of the same images."""

from __future__ import annotations

from collections import Counter

from carnn_desktop.quality.labels import concept_key
from carnn_desktop.quality.matching import Matching
from carnn_desktop.quality.results import Agreement, share


class AgreementCounter:
    """Adds up the matchings of images."""

    def __init__(self) -> None:
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._iou = 0.0
        self._first = self._second = 0

    def add(self, matching: Matching) -> None:
        """Add one image."""
        for match in matching.matches:
            pair = (concept_key(match.label.concept), concept_key(match.truth.concept))
            self._pairs[pair] += 1
            self._iou += match.iou
        self._first += len(matching.matches) + len(matching.extra)
        self._second += len(matching.matches) + len(matching.missed)

    def result(self) -> Agreement:
        """Return the agreement over all images."""
        pairs = self._pairs.total()
        either = (self._first + self._second) / 2
        same = sum(count for (a, b), count in self._pairs.items() if a == b)
        return Agreement(
            pairs=pairs,
            first_objects=self._first,
            second_objects=self._second,
            mean_iou=share(self._iou, pairs),
            quality=share(self._iou, either),
            found=share(pairs, either),
            kappa=cohens_kappa(self._pairs),
            same_concept=share(same, pairs),
        )


def cohens_kappa(pairs: Counter[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of counted (first says, second says); None where it means nothing."""
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
