"""Labels of an image in the form in which they are measured: run lengths, one an object."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pycocotools import mask as coco_mask

from carnn_desktop.annotations.geometry import (
    can_rasterise,
    crop_rle,
    draw_rings,
)
from carnn_desktop.annotations.masks import clipped, from_rle, window
from carnn_desktop.annotations.model import AnnotationState, Category, ImageDocument, Mask
from carnn_desktop.annotations.shapes import (
    Rings,
    RunLengths,
    Shape,
    Unusable,
    mask_of,
)
from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.contracts.queries import text_key
from carnn_desktop.contracts.texts import Told

Rle = dict[str, Any]
"""As pycocotools has it: ``size`` [height, width], ``counts`` compressed bytes."""


@dataclass(frozen=True, slots=True)
class LabelObject:
    """One object or area.

    id : of the annotation or annotation, as text, "" where there is none
    category : its name
    counts : compressed COCO run lengths of its mask in an image of the image's size, never empty
    score : 0..1 where a model gave one
    """

    id: str
    category: str
    counts: bytes
    area: int
    score: float | None = None
    crowd: bool = False

    @property
    def key(self) -> str:
        """What two names of the same category share: case and blanks do not matter."""
        return text_key(self.category)


@dataclass(frozen=True, slots=True)
class LabelImage:
    """The labels of one image. ``name`` is its path as the file or project has it."""

    name: str
    width: int
    height: int
    objects: tuple[LabelObject, ...]

    def rle(self, item: LabelObject) -> Rle:
        """Return the mask of one of the objects for pycocotools."""
        return {"size": [self.height, self.width], "counts": item.counts}

    def rles(self, items: Sequence[LabelObject]) -> list[Rle]:
        """Return the masks of several objects for pycocotools."""
        return [self.rle(item) for item in items]

    def pixels(self, item: LabelObject) -> Mask:
        """Return the mask of one of the objects."""
        return from_rle(self.rle(item))

    def united(self, items: Sequence[LabelObject]) -> Rle:
        """Return the union of objects for pycocotools; no object gives an empty mask."""
        merged: Rle = coco_mask.merge(self.rles(items))
        return merged if items else empty_rle(self.width, self.height)

    def by_category(self) -> Mapping[str, tuple[LabelObject, ...]]:
        """Return the objects of each category, by key."""
        groups: dict[str, list[LabelObject]] = {}
        for item in self.objects:
            groups.setdefault(item.key, []).append(item)
        return {key: tuple(items) for key, items in groups.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSet:
    """Labels of many images, of which one is decoded at a time.

    title : how the set is named to people
    categories : the names of its categories in their order
    names : the paths of its images in their order
    image : gives the labels of an image by its path; None where its size is not known
    left_out : number of annotations that have no meaning
    """

    title: str
    categories: tuple[str, ...]
    names: tuple[str, ...]
    image: Callable[[str], LabelImage | None]
    left_out: int = 0


def empty_rle(width: int, height: int) -> Rle:
    """Return the run lengths of an image without a set pixel."""
    empty: Rle = coco_mask.frPyObjects(
        {"size": [height, width], "counts": [height * width]}, height, width
    )
    return empty


def decoded_near(first: Rle, second: Rle, margin: int) -> tuple[BoolMask, BoolMask]:
    """Return two masks of an image, (h, w) bool, cut to where either has pixels and a margin."""
    height, width = first["size"]
    one, other = from_rle(first), from_rle(second)
    x, y, w, h = (int(n) for n in coco_mask.toBbox(coco_mask.merge([first, second])))
    left, top = max(0, x - margin), max(0, y - margin)
    box = (left, top, min(width, x + w + margin), min(height, y + h + margin))
    return window(one, box), window(other, box)


def rle_of_shape(shape: Shape, width: int, height: int) -> Rle:
    """Return a shape of an annotation file as run lengths. Raises Unusable when it has no pixel."""
    if isinstance(shape, Rings) and not shape.erased:
        rings = list(shape.rings)
        if not can_rasterise(rings):
            raise Unusable(".segmentation", Told("is too long to be the outline of an object"))
        rle: Rle = coco_mask.merge(draw_rings(rings, height, width))
    elif isinstance(shape, RunLengths) and (shape.width, shape.height) == (width, height):
        values = {"size": [height, width], "counts": shape.runs}
        rle = coco_mask.frPyObjects(values, height, width)
    else:
        rle = crop_rle(mask_of(shape, (width, height)), width, height)
    if not int(coco_mask.area(rle)):
        raise Unusable(".segmentation", Told("covers no pixel of the image"))
    return rle


def label_object(
    rle: Rle,
    *,
    id: str,  # noqa: A002 - as the field is called
    category: str,
    score: float | None = None,
    crowd: bool = False,
) -> LabelObject:
    """Return an object of pycocotools' run lengths."""
    return LabelObject(id, category, rle["counts"], int(coco_mask.area(rle)), score, crowd)


def document_labels(
    name: str,
    document: ImageDocument,
    categories: Mapping[int, Category],
    *,
    states: Sequence[AnnotationState] = ("accepted",),
) -> LabelImage:
    """Return the annotations of a document in one of ``states`` as labels."""
    width, height = document.width, document.height
    objects = []
    for annotation in document.annotations:
        category = categories.get(annotation.category_id)
        if annotation.state not in states or category is None:
            continue
        mask = clipped(annotation.mask, width, height)
        if mask.area:
            objects.append(
                label_object(
                    crop_rle(mask, width, height),
                    id=annotation.id,
                    category=category.name,
                    score=annotation.provenance.score,
                    crowd=annotation.iscrowd,
                )
            )
    return LabelImage(name, width, height, tuple(objects))
