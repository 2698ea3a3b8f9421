"""What a COCO file says about itself, its categories and its images."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from carnn_desktop.annotations.model import Category, ImageDocument, ImageRef
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told

# No date: a file that is exported twice is the same, byte for byte.
INFO = {
    "description": "Annotations made with CaRNN Desktop. Width and height are those of the "
    "displayed image, after its EXIF rotation.",
    "url": "",
    "version": "1.0",
    "year": "",
    "contributor": "",
    "date_created": "",
}
_SECTIONS = ("info", "licenses", "images", "annotations", "categories", "carnn")


def category_ids(categories: Iterable[Category]) -> dict[int, int]:
    """Return category ids by category id: 1...K, or those of an imported file, gaps and all."""
    known = sorted(categories, key=lambda category: category.id)
    if any(category.coco_id for category in known):
        return {category.id: category.file_id for category in known}
    return {category.id: index for index, category in enumerate(known, 1)}


def category_values(categories: Sequence[Category], ids: dict[int, int]) -> list[dict[str, Any]]:
    """Return the categories in the order of their ids. CarnnError for a category without a name.

    Keys of an imported file that are not known here come last.
    """
    values = []
    for category in sorted(categories, key=lambda category: ids[category.id]):
        if not category.name.strip():
            raise CarnnError(
                Told("Concept {id} has no name.", id=category.id), Told("Give it one, then export.")
            )
        own: dict[str, Any] = {
            "id": ids[category.id],
            "name": category.name,
            "supercategory": category.supercategory or "",
        }
        values.append(own | {k: v for k, v in category.extra.items() if k not in own})
    return values


def image_values(ref: ImageRef, document: ImageDocument) -> dict[str, Any]:
    """Return the entry of an image. CarnnError when its path is not relative to the folder."""
    path = PurePosixPath(ref.path)
    if not ref.path or path.is_absolute() or ".." in path.parts:
        raise CarnnError(
            Told("The image path {path!r} does not lie in the image folder.", path=ref.path),
            Told("Move the image below the folder, or open the folder that holds it."),
        )
    values: dict[str, Any] = {
        "id": ref.file_id,
        "file_name": path.as_posix(),
        "width": document.width,
        "height": document.height,
        "state": document.state,
    }
    if ref.sha256:
        values["sha256"] = ref.sha256
    return values | {key: part for key, part in ref.extra.items() if key not in values}


def file_values(extra: Mapping[str, Any]) -> tuple[dict[str, Any], list[Any], dict[str, Any]]:
    """Return (info, licenses, other top-level keys) of a file whose import brought ``extra``."""
    info, licenses = extra.get("info"), extra.get("licenses")
    others = {key: value for key, value in extra.items() if key not in _SECTIONS}
    return (
        INFO | (info if isinstance(info, dict) else {}),
        licenses if isinstance(licenses, list) else [],
        others,
    )
