"""Pascal VOC's label pictures: a number or a colour for the class or object of each pixel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import numpy as np

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.shapes import packed
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.export.own_names import exported_names
from carnn_desktop.formats.folder import files_with
from carnn_desktop.formats.label_pictures import VOID, Labels, holds_colours, read_labels
from carnn_desktop.formats.source import BadSource, Source, refusal
from carnn_desktop.formats.values import ImportedSet, SetBuilder
from carnn_desktop.formats.voc.labelmap import LabelMap, read_label_map

_VOC_VOID = 224 + 256 * 224 + 65536 * 192
_MAX_OBJECTS = 20_000


def detect(source: Source) -> float:
    """Return how sure it is that this is a VOC folder with label pictures."""
    if not source.is_folder:
        return 0.0
    if source.path.name.startswith(("SegmentationClass", "SegmentationObject")):
        return 0.9 if files_with(source, ".png") else 0.0
    return 0.95 if any("SegmentationClass/" in f for f in files_with(source, ".png")) else 0.0


def read(source: Source) -> ImportedSet:
    """Read class pictures, with object pictures where there are some; 0 and 255 are no object."""
    if source.path.name.startswith("Segmentation"):
        source = Source(source.path.parent)
    made = SetBuilder("voc-masks", source.path)
    names = read_label_map(source)
    for number in sorted(names.names):
        if names.by_colour or exported_names(source).classes:  # the list is the folder's own
            made.named(names.name(number))
    exported = exported_names(source)
    for name in [f for f in files_with(source, ".png") if "SegmentationClass/" in f]:
        try:
            classes = _class_labels(source, name, names)
            objects = _object_labels(source, name, classes.shape)
        except BadSource as problem:
            made.note(name, str(problem), "left out", "structure")
            continue
        height, width = classes.shape
        path = PurePosixPath(name)
        stem = PurePosixPath(*_below(path), path.stem).as_posix()
        photo, others = exported.of(stem)
        image = made.image(photo, name, (width, height), bare=not others, other_names=others)
        for label, number, pixels in _parts(classes, objects):
            shape = packed(crop_mask(pixels), (width, height))
            where = f"{name}, {'object' if objects is not None else 'class'} {number}"
            made.draw(image, names.name(label), shape, where)
    if not made.has_images:
        raise refusal(
            source, "Pascal VOC", made.first_reason() or Told("it holds no label picture")
        )
    return made.result()


def _below(path: PurePosixPath) -> tuple[str, ...]:
    """Return the folders of a picture without the one that says what it is."""
    return tuple(part for part in path.parent.parts if not part.startswith("Segmentation"))


def _class_labels(source: Source, name: str, names: LabelMap) -> Labels:
    """Return the number of each pixel's class. Raises BadSource."""
    path = source.path / name
    if not holds_colours(path, numbers=names.by_colour.keys()):
        return read_labels(path)
    colours = read_labels(path, rgb=True)
    if not names.by_colour:
        raise BadSource(
            Told(
                "{name} holds colours, and the folder has no labelmap.txt that names them",
                name=path.name,
            )
        )
    found = np.zeros(colours.shape, dtype=np.int32)
    values, places = np.unique(colours, return_inverse=True)
    numbers = []
    for value in values.tolist():
        number = names.by_colour.get(value, VOID if value in (*names.void, _VOC_VOID) else -1)
        if number < 0:
            shown = f"{value & 255},{value >> 8 & 255},{value >> 16}"
            raise BadSource(
                Told(
                    "{name} holds the colour {colour}, which labelmap.txt does not",
                    name=path.name,
                    colour=shown,
                )
            )
        numbers.append(number)
    found[...] = np.array(numbers, dtype=np.int32)[places.reshape(colours.shape)]
    return found


def _object_labels(source: Source, name: str, shape: tuple[int, ...]) -> Labels | None:
    path = source.path / name.replace("SegmentationClass/", "SegmentationObject/")
    if not path.is_file():
        return None
    objects = read_labels(path, rgb=holds_colours(path))
    if objects.shape != shape:
        raise BadSource(
            Told("{name}: the pictures of classes and objects differ in size", name=path.name)
        )
    objects[objects == _VOC_VOID] = VOID
    if len(np.unique(objects)) > _MAX_OBJECTS:
        raise BadSource(
            Told(
                "{name} holds more than {most:,} numbers of objects",
                name=path.name,
                most=_MAX_OBJECTS,
            )
        )
    return objects


def _parts(classes: Labels, objects: Labels | None) -> Iterator[tuple[int, int, Any]]:
    """Yield (class, number, (h, w) bool) of each object, or of each class without objects."""
    numbers = classes if objects is None else objects
    for number in np.unique(numbers).tolist():
        if number in (0, VOID):
            continue
        pixels = numbers == number
        if objects is None:
            yield number, number, pixels
            continue
        inside = classes[pixels]
        inside = inside[(inside != 0) & (inside != VOID)]
        if inside.size:
            yield int(np.bincount(inside).argmax()), number, pixels
