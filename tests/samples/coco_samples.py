"""COCO files for tests: a correct one to break, and documents to export."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.annotations.geometry import crop_rle
from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import (
    Annotation,
    AnnotationState,
    Category,
    ImageDocument,
    ImageRef,
    ImageState,
    Mask,
    Provenance,
)
from carnn_desktop.annotations.shapes import Box, Rings, RunLengths, Unusable, mask_of
from carnn_desktop.contracts.run import Run, Source
from carnn_desktop.formats.coco.read import CocoFile
from carnn_desktop.formats.export.write import ExportImage
from carnn_desktop.formats.values import ImportedCategory, ImportedImage, ImportedObject

WIDTH, HEIGHT = 64, 48

_GOOD: dict[str, Any] = {
    "info": {"description": "", "version": "1.0"},
    "licenses": [],
    "categories": [
        {"id": 1, "name": "cat", "supercategory": "animal"},
        {"id": 2, "name": "cup", "supercategory": ""},
    ],
    "images": [
        {"id": 1, "file_name": "a.jpg", "width": WIDTH, "height": HEIGHT},
        {"id": 2, "file_name": "sub/b.jpg", "width": WIDTH, "height": HEIGHT},
    ],
    "annotations": [
        {
            "id": 1,
            "image_id": 1,
            "category_id": 1,
            "segmentation": [[10, 10, 30, 10, 30, 20, 10, 20]],
            "bbox": [10.0, 10.0, 20.0, 10.0],
            "area": 200,
            "iscrowd": 0,
        },
        {
            "id": 2,
            "image_id": 1,
            "category_id": 2,
            "segmentation": {"size": [HEIGHT, WIDTH], "counts": ""},
            "bbox": [2.0, 2.0, 10.0, 10.0],
            "area": 100,
            "iscrowd": 0,
        },
    ],
}


def good_file() -> dict[str, Any]:
    """Return a file without any violation, free to be changed."""
    data = copy.deepcopy(_GOOD)
    square = crop_mask(np.ones((10, 10), dtype=bool), 2, 2)
    counts = crop_rle(square, WIDTH, HEIGHT)["counts"].decode("ascii")
    data["annotations"][1]["segmentation"]["counts"] = counts
    return data


def write_json(folder: Path, data: Any) -> Path:
    """Write ``data`` (text as it is) and return the path."""
    path = folder / "instances.json"
    text = data if isinstance(data, str) else json.dumps(data)
    path.write_text(text, encoding="utf-8")
    return path


CATEGORIES = (
    Category(id=1, name="cat", supercategory="animal"),
    Category(id=2, name="cup"),
    Category(id=3, name="犬é"),
)


def box_mask(x: int, y: int, width: int, height: int) -> Mask:
    """Return a filled rectangle."""
    return crop_mask(np.ones((height, width), dtype=bool), x, y)


def pixel_mask(rows: list[str], x: int = 0, y: int = 0) -> Mask:
    """Return a mask drawn with ``#``."""
    return crop_mask(np.array([[c == "#" for c in row] for row in rows]), x, y)


def annotation(
    name: str,
    mask: Mask,
    *,
    category_id: int = 1,
    state: AnnotationState = "accepted",
    source: Source = "manual",
    reviewed: str = "2026-01-02T03:04:05+00:00",
    forced: bool = False,
    score: float | None = None,
    iscrowd: bool = False,
    attributes: dict[str, Any] | None = None,
) -> Annotation:
    """Return an annotation; a model's carries what a run leaves behind."""
    run, text = Run(source=source), ""
    if source == "model":
        text = "cat"
        run = Run(
            source="model",
            model="embedded",
            model_sha256="ab" * 32,
            texts=("cat", "dog"),
            background_words=("sky",),
            settings={"mask_threshold": 0.3},
            steps=2,
        )
    return Annotation(
        id=name,
        category_id=category_id,
        mask=mask,
        state=state,
        provenance=Provenance(run=run, text=text, reviewed=reviewed, forced=forced, score=score),
        iscrowd=iscrowd,
        attributes=attributes or {},
    )


def export_image(
    number: int,
    *annotations: Annotation,
    state: ImageState = "done",
    path: str = "",
    width: int = WIDTH,
    height: int = HEIGHT,
) -> ExportImage:
    """Return an image with annotations."""
    ref = ImageRef(id=number, path=path or f"photos/{number:04d}.jpg", state=state)
    document = ImageDocument(
        image_id=number, width=width, height=height, annotations=annotations, state=state
    )
    return ExportImage(ref, document)


def full(mask: Mask, width: int = WIDTH, height: int = HEIGHT) -> NDArray[np.bool_]:
    """Return the mask at image size."""
    pixels = np.zeros((height, width), dtype=bool)
    h, w = mask.pixels.shape
    pixels[mask.y : mask.y + h, mask.x : mask.x + w] = mask.pixels
    return pixels


@dataclass(frozen=True)
class Decoded:
    """An annotation of a COCO file with its pixels. ``kind``: polygon, rle or box."""

    record: ImportedObject
    image: ImportedImage
    category: ImportedCategory
    mask: Mask

    @property
    def kind(self) -> str:
        return {Rings: "polygon", RunLengths: "rle", Box: "box"}[type(self.record.shape)]


def decoded(
    file: CocoFile, size_of: Callable[[ImportedImage], tuple[int, int]] | None = None
) -> Iterator[Decoded]:
    """Yield the annotations with their pixels; those without any are noted as left out.

    size_of : (width, height) of an image of which the file does not say it
    """
    for record in file.records():
        image = file.images[record.image]
        size = image.size_wh or (size_of(image) if size_of is not None else None)
        try:
            if size is None:
                raise Unusable(".image_id", f"the size of {image.name} is not known")
            mask = mask_of(record.shape, size)
        except Unusable as problem:
            file.notes.add(record.where + problem.path, problem.reason, "left out", "outline")
            continue
        yield Decoded(record, image, file.categories[record.category], mask)
