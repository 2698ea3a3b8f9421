"""COCO result lists: images and categories are known by id alone."""

from __future__ import annotations

from typing import Any

from carnn_desktop.annotations.shapes import Unusable, own_size
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.read_masks import read_shape
from carnn_desktop.formats.coco.rules import is_id, is_number
from carnn_desktop.formats.json_objects import each_object, first_entry
from carnn_desktop.formats.parse import kept
from carnn_desktop.formats.source import Source, refusal
from carnn_desktop.formats.values import ImportedCategory, ImportedSet, SetBuilder

_RESULT_KEYS = frozenset({"image_id", "category_id", "segmentation", "bbox", "score", "id", "area"})


def detect(source: Source) -> float:
    """Return how sure it is that this is a list of detections without images and categories."""
    first = first_entry(source)
    if "video_id" in first and "segmentations" in first:
        return 0.9
    return 0.9 if "category_id" in first and "image_id" in first else 0.0


def read(source: Source) -> ImportedSet:
    """Read a COCO result list: its images and categories are known by id alone."""
    values = source.value
    if not isinstance(values, list):
        raise refusal(source, "COCO results", Told("$: must be a list"))
    if values and isinstance(values[0], dict) and "video_id" in values[0]:
        raise CarnnError(
            Told(
                "{name} holds objects of videos: $[0] has video_id and masks of its frames.",
                name=source.name,
            ),
            Told("Only images are annotated here; export single frames."),
        )
    made = SetBuilder("coco-results", source.path)
    images: dict[Any, int] = {}
    categories: dict[Any, int] = {}
    for path, value in each_object(values, "$", made, "outline"):
        with made.leaving_out(path, "outline"):
            _add(value, path, made, images, categories)
    return made.result()


def _add(
    value: dict[str, Any],
    path: str,
    made: SetBuilder,
    images: dict[Any, int],
    categories: dict[Any, int],
) -> None:
    image_id, category_id = value.get("image_id"), value.get("category_id")
    for key, number in (("image_id", image_id), ("category_id", category_id)):
        if not is_id(number):
            raise Unusable(f".{key}", Told("is no id"))
    shape, _ = read_shape(value, None)
    if image_id not in images:
        images[image_id] = made.image("", f"{path}.image_id", own_size(shape), id=image_id)
    if category_id not in categories:
        categories[category_id] = len(categories)
        made.add_category(ImportedCategory(name=f"category {category_id}", id=category_id))
    score = value.get("score")
    extra, _ = kept(value, _RESULT_KEYS)
    made.draw(
        images[image_id],
        categories[category_id],
        shape,
        path,
        score=float(score) if is_number(score) else None,
        extra=extra,
    )
