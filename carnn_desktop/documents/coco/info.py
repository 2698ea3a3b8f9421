"""What a COCO file says about itself, its categories and its images."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any

from carnn_desktop.contracts import CarnnError
from carnn_desktop.documents.model import Concept, ImageDocument, ImageRef

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


def category_ids(concepts: Iterable[Concept]) -> dict[int, int]:
    """Return category ids 1...K by concept id: the concepts' own where those are without gaps."""
    return {number: index for index, number in enumerate(sorted({c.id for c in concepts}), 1)}


def category_values(concepts: Sequence[Concept], ids: dict[int, int]) -> list[dict[str, Any]]:
    """Return the categories in the order of their ids. CarnnError for a concept without a name."""
    values = []
    for concept in sorted(concepts, key=lambda concept: concept.id):
        if not concept.name.strip():
            raise CarnnError(f"Concept {concept.id} has no name.", "Give it one, then export.")
        values.append(
            {
                "id": ids[concept.id],
                "name": concept.name,
                "supercategory": concept.supercategory or "",
            }
        )
    return values


def image_values(ref: ImageRef, document: ImageDocument) -> dict[str, Any]:
    """Return the entry of an image. CarnnError when its path is not relative to the folder."""
    path = PurePosixPath(ref.path)
    if not ref.path or path.is_absolute() or ".." in path.parts:
        raise CarnnError(
            f"The image path {ref.path!r} does not lie in the image folder.",
            "Move the image below the folder, or open the folder that holds it.",
        )
    values: dict[str, Any] = {
        "id": ref.id,
        "file_name": path.as_posix(),
        "width": document.width,
        "height": document.height,
        "state": document.state,
    }
    if ref.sha256:
        values["sha256"] = ref.sha256
    return values
