"""What a document teaches: the rules of which annotations are examples, and of what.

Accepted annotations are what their category looks like, in any photo. In a photo that is done all
else is not what was listed then: categories made later are not missing from it. A rejection by a
person tells in a photo that is done, and only where nothing of the category is accepted, since bad
outlines are rejected too. Crowds and annotations that someone flagged teach nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from carnn_desktop.annotations.decisions import decision_of
from carnn_desktop.annotations.masks import full_mask
from carnn_desktop.annotations.model import REVIEWED, Annotation, ImageDocument, Mask
from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.contracts.examples import BoxXyxy, ObjectShape, PhotoExample
from carnn_desktop.objects.sizes import measured


def example_of(
    document: ImageDocument, photo: str, names: Mapping[int, str], listed: Collection[int]
) -> PhotoExample | None:
    """Return what ``document`` teaches, None when it teaches nothing.

    photo : content hash; names : of the categories that may be learned, by id
    listed : ids of the categories that were listed when the photo was marked done; those that have
        an
    accepted annotation in it were
    """
    done = document.state in REVIEWED
    size = (document.width, document.height)
    if min(size) <= 0:
        return None
    positive: dict[str, BoolMask] = {}
    objects: dict[str, list[ObjectShape]] = {}
    boxes: dict[str, list[BoxXyxy]] = {}
    rejected: dict[str, BoolMask] = {}
    left_out: BoolMask | None = None
    for annotation in document.annotations:
        name = names.get(annotation.category_id)
        if _is_doubtful(annotation):
            mask = full_mask(annotation.mask, *size)
            left_out = mask if left_out is None else left_out | mask
        elif name is not None and decision_of(annotation) == "accepted":
            _unite(positive, name, full_mask(annotation.mask, *size))
            shape = measured(annotation.mask.pixels, size[0] * size[1])
            objects.setdefault(name, []).extend([shape] if shape else [])
            boxes.setdefault(name, []).extend([box_of(annotation.mask)] if shape else [])
        elif name is not None and done and decision_of(annotation) == "rejected":
            _unite(rejected, name, full_mask(annotation.mask, *size))
    known = {names[number] for number in listed if number in names} if done else set()
    known |= set(positive) if done else set()
    negative = {
        name: mask & ~positive[name] if name in positive else mask
        for name, mask in rejected.items()
        if name not in known
    }
    if not (positive or known or negative):
        return None
    return PhotoExample(
        photo=photo,
        positive=positive,
        listed=frozenset(known),
        negative={name: mask for name, mask in negative.items() if mask.any()},
        left_out=left_out,
        objects={name: tuple(shapes) for name, shapes in objects.items()},
        boxes={name: tuple(some) for name, some in boxes.items() if some},
    )


def box_of(mask: Mask) -> BoxXyxy:
    """Return the box around a mask's pixels, pixels of the photo."""
    x, y, width, height = mask.bbox_xywh
    return (float(x), float(y), float(x + width), float(y + height))


def _is_doubtful(annotation: Annotation) -> bool:
    """Whether an annotation teaches nothing, and what it covers neither."""
    return (annotation.iscrowd or annotation.needs_review) and decision_of(annotation) != "rejected"


def _unite(masks: dict[str, BoolMask], name: str, mask: BoolMask) -> None:
    masks[name] = np.logical_or(masks[name], mask) if name in masks else mask
