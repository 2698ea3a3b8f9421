"""Label images made of rectangles, and label sets of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from carnn_desktop.annotations.geometry import crop_rle
from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import Mask
from carnn_desktop.quality.labels import LabelImage, LabelObject, LabelSet, label_object

WIDTH, HEIGHT = 40, 30


def rectangle(x: int, y: int, width: int, height: int) -> Mask:
    return crop_mask(np.ones((height, width), bool), x, y)


def an_object(
    category: str,
    x: int,
    y: int,
    width: int,
    height: int,
    *,
    score: float | None = None,
    crowd: bool = False,
) -> LabelObject:
    rle = crop_rle(rectangle(x, y, width, height), WIDTH, HEIGHT)
    return label_object(rle, id="", category=category, score=score, crowd=crowd)


def an_image(*objects: LabelObject, name: str = "a.png") -> LabelImage:
    return LabelImage(name, WIDTH, HEIGHT, objects)


def label_set(images: Sequence[LabelImage], title: str = "labels") -> LabelSet:
    """A label set in memory."""
    by_name = {image.name: image for image in images}
    found = [item.category for image in images for item in image.objects]
    return LabelSet(
        title=title,
        categories=tuple(dict.fromkeys(found)),
        names=tuple(by_name),
        image=by_name.get,
    )


def write_coco(
    path: Path,
    images: Mapping[str, Sequence[tuple[str, tuple[int, int, int, int]]]],
    *,
    size_wh: tuple[int, int] = (WIDTH, HEIGHT),
    scores: Sequence[float] = (),
) -> Path:
    """Write rectangles (category, xywh) by file name as polygons."""
    names = sorted({category for boxes in images.values() for category, _ in boxes})
    annotations: list[dict[str, Any]] = []
    for image_id, boxes in enumerate(images.values(), 1):
        for category, (x, y, w, h) in boxes:
            number = len(annotations) + 1
            annotation: dict[str, Any] = {
                "id": number,
                "image_id": image_id,
                "category_id": names.index(category) + 1,
                "segmentation": [[x, y, x + w, y, x + w, y + h, x, y + h]],
                "bbox": [x, y, w, h],
                "area": w * h,
                "iscrowd": 0,
            }
            if scores:
                annotation["score"] = scores[(number - 1) % len(scores)]
            annotations.append(annotation)
    content = {
        "images": [
            {"id": n, "file_name": name, "width": size_wh[0], "height": size_wh[1]}
            for n, name in enumerate(images, 1)
        ],
        "categories": [{"id": n, "name": name} for n, name in enumerate(names, 1)],
        "annotations": annotations,
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    return path
