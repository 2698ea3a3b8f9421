"""Which images the list shows, and in which order: pure readings of references and summary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from carnn_desktop.annotations.model import ImageRef, ImageState
from carnn_desktop.annotations.summary import ImageSummary

Order = Literal["file", "doubt", "teaches", "concept", "state"]
Marks = Literal["", "flagged", "noted", "forced"]

OPEN_STATES: frozenset[ImageState] = frozenset({"new", "proposed", "in_review"})
DONE_STATES: frozenset[ImageState] = frozenset({"done", "done_empty"})
_REVIEW_ORDER: Mapping[str, int] = {
    "in_review": 0, "proposed": 1, "new": 2, "done": 3, "done_empty": 4, "failed": 5
}  # fmt: skip
_LAST = 1 << 60
_HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageFilter:
    """What is shown. ``words`` must all be in the path; ``category`` 0 = any, else one of its ids.

    states : None = all; marks : images with annotations that are flagged, noted or forced
    """

    words: tuple[str, ...] = ()
    states: frozenset[ImageState] | None = None
    marks: Marks = ""
    category: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self == _ALL

    def matches(self, ref: ImageRef, summary: ImageSummary) -> bool:
        """Whether an image is shown."""
        if self.states is not None and ref.state not in self.states:
            return False
        if self.marks and not getattr(summary, self.marks):
            return False
        if self.category and summary.of(self.category) is None:
            return False
        if self.words:
            path = ref.path.casefold()
            return all(word in path for word in self.words)
        return True


_ALL = ImageFilter()


def ordered(
    refs: Iterable[ImageRef],
    order: Order,
    summary: Callable[[int], ImageSummary],
    *,
    category: int = 0,
    novelty: Callable[[int], float | None] = lambda _image_id: None,
) -> list[ImageRef]:
    """Return images in review order; equals stay in file order.

    teaches : what is open and would teach most first, least certain and unlike what is known
    doubt : the least certain first, images that were never run last; category : by the first
    category of each, with ``category`` those with the most undecided annotations of it first; state
    : what is begun, what waits, what is new, what is done
    """
    if order == "doubt":
        return sorted(
            refs, key=lambda ref: -ref.uncertainty if ref.uncertainty is not None else 1.0
        )
    if order == "teaches":
        return sorted(refs, key=lambda ref: _least_taught_last(ref, novelty(ref.id)))
    if order == "state":
        return sorted(refs, key=lambda ref: _REVIEW_ORDER[ref.state])
    if order == "concept":
        if category:
            return sorted(refs, key=lambda ref: _undecided_first(summary(ref.id), category))
        return sorted(refs, key=lambda ref: _first_category(summary(ref.id)))
    return list(refs)


def _least_taught_last(ref: ImageRef, novelty: float | None) -> tuple[bool, float]:
    """Reviewed and failed images teach no more; one that was never run counts as half certain."""
    uncertainty = _HALF if ref.uncertainty is None else ref.uncertainty
    return ref.state not in OPEN_STATES, -(uncertainty + (_HALF if novelty is None else novelty))


def _first_category(summary: ImageSummary) -> int:
    """Categories with something to decide come before those without."""
    waiting = [item.category for item in summary.categories if item.proposed]
    return min(waiting or [item.category for item in summary.categories] or [_LAST])


def _undecided_first(summary: ImageSummary, category: int) -> tuple[int, int]:
    found = summary.of(category)
    return (0, 0) if found is None else (-found.proposed, -found.accepted)
