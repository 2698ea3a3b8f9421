"""Photos and annotation files for the frozen tests, all made by code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

SKY, RED, GREEN, YELLOW = (128, 140, 160), (220, 30, 30), (30, 160, 30), (240, 220, 60)
SIZE_WH = (96, 48)

PHRASE = "the red ball on the left"
HOLIDAY = {
    "balls.bmp": (RED, YELLOW),
    "drawn.bmp": (GREEN, RED),
    "empty.bmp": (),
    "green.bmp": (YELLOW,),
    "imported.bmp": (RED,),
    "twins.bmp": (YELLOW, YELLOW),
}
"""Photos of the kept project with the balls on them."""
HOLIDAY_WORDS = "orange | ball, lemon"
HOLIDAY_SET = (
    *("--set", "crf=false", "--set", 'background_words=["grass", "sky", "wall"]'),
    *("--set", "tidy_masks=false", "--set", "learned_outlines=false"),  # as when it ran
)
"""Its last run; done again in just this way, nothing is left to do."""
EXPORTS = {
    "everything.json": (
        *("--to", "coco", "--all-images", "--proposals", "--keep-forced"),
        *("--allow-overlap", "--min-part", 1),
    ),
    "merged.json": ("--to", "coco", "--all-images", "--semantic", "--tolerance", 1.5),
}
"""What was exported of it, and how."""


def photo(path: Path, *colors: tuple[int, int, int], size_wh: tuple[int, int] = SIZE_WH) -> Path:
    """Write a small photo with a large ball and a small one; a BMP is the same everywhere."""
    image = Image.new("RGB", size_wh, SKY)
    draw = ImageDraw.Draw(image)
    for (left, top, size), color in zip(((10, 4, 40), (60, 14, 20)), colors, strict=False):
        draw.ellipse((left, top, left + size, top + size), fill=color)
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path)
    return path


def coco(path: Path, images: dict[str, list[tuple[str, list[int]]]], **more: Any) -> Path:
    """Write a COCO file: by image the category and box (x, y, w, h) of its objects.

    more : keys of every annotation
    """
    names = sorted({name for objects in images.values() for name, _ in objects})
    annotations = []
    for image_id, objects in enumerate(images.values(), 1):
        for name, (x, y, w, h) in objects:
            ring = [x, y, x + w, y, x + w, y + h, x, y + h]
            annotations.append(
                {
                    "id": len(annotations) + 1,
                    "image_id": image_id,
                    "category_id": names.index(name) + 1,
                    "bbox": [x, y, w, h],
                    "area": w * h,
                    "iscrowd": 0,
                    "segmentation": [ring],
                    **more,
                }
            )
    values = {
        "images": [
            {"id": number, "file_name": name, "width": SIZE_WH[0], "height": SIZE_WH[1]}
            for number, name in enumerate(images, 1)
        ],
        "annotations": annotations,
        "categories": [{"id": number, "name": name} for number, name in enumerate(names, 1)],
    }
    path.write_text(json.dumps(values), encoding="utf-8")
    return path
