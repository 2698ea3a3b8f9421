"""Which annotations are under a point. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from carnn_desktop.annotations.model import Annotation


def annotations_at(annotations: Sequence[Annotation], x: int, y: int) -> list[Annotation]:
    """Return the annotations whose mask has pixel (x, y), topmost first."""
    return [annotation for annotation in reversed(annotations) if _covers(annotation, x, y)]


def pick(
    annotations: Sequence[Annotation], x: int, y: int, selected: Iterable[str]
) -> Annotation | None:
    """Return the annotation a click at (x, y) means: the topmost, or the one below the selected
    one.

    Clicking again at the same place walks down through what overlaps there, and around.
    """
    under = annotations_at(annotations, x, y)
    if not under:
        return None
    chosen = set(selected)
    for index, annotation in enumerate(under):
        if annotation.id in chosen:
            return under[(index + 1) % len(under)]
    return under[0]


def _covers(annotation: Annotation, x: int, y: int) -> bool:
    left, top, width, height = annotation.mask.bbox_xywh
    column, row = x - left, y - top
    return 0 <= column < width and 0 <= row < height and bool(annotation.mask.pixels[row, column])
