"""A COCO file as labels to measure: read once, kept as run lengths of some hundred bytes each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from carnn_desktop.annotations.shapes import Unusable
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.read import CocoFile
from carnn_desktop.formats.values import Id, ImportedObject
from carnn_desktop.quality.labels import (
    LabelImage,
    LabelObject,
    LabelSet,
    label_object,
    rle_of_shape,
)

SizeOfName = Callable[[str], tuple[int, int] | None]
_EVERY = 500


def coco_labels(
    path: Path,
    *,
    size_of: SizeOfName | None = None,
    on_progress: ProgressCallback = ignore_progress,
) -> LabelSet:
    """Read all labels of a COCO file. 200,000 objects take about 100 MB.

    An annotation without an outline counts with the whole of its box. The images come in the order
    of their ids, which is pycocotools' too. Raises CarnnError when it is no COCO file.

    size_of : (width, height) by file name, for images of which the file does not say it
    on_progress : called often, stage ``read``
    """
    if not path.is_file():
        raise CarnnError(
            Told("There is no file {path}.", path=path), Told("Give a COCO JSON file.")
        )
    on_progress(Progress("read", text=path.name))
    file = CocoFile(path)
    sizes: dict[str, tuple[int, int] | None] = {}
    for image in sorted(file.images, key=lambda image: _id_order(image.id)):
        known = image.size_wh or (None if size_of is None else size_of(image.name))
        sizes[image.name] = known
    objects: dict[str, list[LabelObject]] = {}
    unusable = 0
    for number, record in enumerate(file.records()):
        if number % _EVERY == 0:
            on_progress(Progress("read", number, text=path.name))
        name, category = file.images[record.image].name, file.categories[record.category].name
        size = sizes.get(name)
        made = None if size is None else _object(record, category, *size)
        if made is None:
            unusable += 1
        else:
            objects.setdefault(name, []).append(made)

    def labels_of(name: str) -> LabelImage | None:
        size = sizes.get(name)
        return None if size is None else LabelImage(name, *size, tuple(objects.get(name, ())))

    return LabelSet(
        title=path.name,
        categories=tuple(dict.fromkeys(category.name for category in file.categories)),
        names=tuple(sizes),
        image=labels_of,
        left_out=unusable + file.notes.counts["left out"],
    )


def _object(record: ImportedObject, category: str, width: int, height: int) -> LabelObject | None:
    """Return an annotation as an object; None where it has no meaning."""
    try:
        rle = rle_of_shape(record.shape, width, height)
    except Unusable:
        return None
    return label_object(
        rle,
        id="" if record.id is None else str(record.id),
        category=category,
        score=record.score,
        crowd=record.iscrowd,
    )


def _id_order(number: Id | None) -> tuple[bool, int, str]:
    """Sort numbers as numbers, before texts."""
    return (True, 0, number) if isinstance(number, str) else (False, number or 0, "")
