"""From the annotations of a document to the objects of an export: choice, overlap, parts,
merging.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from carnn_desktop.annotations.decisions import decided_by_person, is_weak
from carnn_desktop.annotations.masks import clipped, connected_parts, crop_mask, union
from carnn_desktop.annotations.model import Annotation, ImageDocument, Mask
from carnn_desktop.contracts.texts import QT_TRANSLATE_NOOP
from carnn_desktop.formats.export.options import ExportOptions

FORCED = QT_TRANSLATE_NOOP("LeftOut", "best of texts of which none passed")
COVERED = QT_TRANSLATE_NOOP("LeftOut", "covered by regions above")
SMALL = QT_TRANSLATE_NOOP("LeftOut", "part below the smallest area")
EMPTY = QT_TRANSLATE_NOOP("LeftOut", "no pixel inside the image")
OUT_OF_RANGE = QT_TRANSLATE_NOOP("LeftOut", "object whose area was not asked for")
NOT_CHOSEN = QT_TRANSLATE_NOOP("LeftOut", "object of a concept that was not chosen")
UNKNOWN_CATEGORY = QT_TRANSLATE_NOOP("LeftOut", "concept that the project does not have")


@dataclass(frozen=True, slots=True)
class ExportObject:
    """What becomes one annotation.

    annotations : where it comes from; several only when a category's annotations were merged
    part : number of the connected part within its annotation, 0 = the largest or the whole
    """

    annotations: tuple[Annotation, ...]
    part: int
    mask: Mask

    @property
    def annotation(self) -> Annotation:
        """The lowest of the annotations; its id names the annotation."""
        return self.annotations[0]


def is_plain_box(item: ExportObject) -> bool:
    """Return whether of an object only its box is known, and nothing covers a part of it."""
    annotation = item.annotation
    return annotation.is_box and annotation.original is None and bool(item.mask.pixels.all())


def export_objects(
    document: ImageDocument,
    options: ExportOptions,
    *,
    category_ids: frozenset[int],
    drops: Counter[str],
) -> Iterator[ExportObject]:
    """Yield the objects of one image in z-order; ``drops`` counts what is left out, by reason."""
    chosen = _chosen(document, options, category_ids, drops)
    if not options.allow_overlap:
        size = (document.height, document.width)
        chosen = _without_overlap(chosen, size, options.keep_imported, drops)
    objects = _merged(chosen) if options.semantic else _separate(chosen, options, drops)
    smallest, largest = options.smallest_object, options.largest_object
    if smallest <= 1 and largest is None:
        yield from objects
        return
    for item in objects:
        area = item.mask.area
        if area >= smallest and (largest is None or area <= largest):
            yield item
        else:
            drops[OUT_OF_RANGE] += 1


def _separate(
    chosen: list[Annotation], options: ExportOptions, drops: Counter[str]
) -> Iterator[ExportObject]:
    """Yield every annotation, a model's in its connected parts where these are asked for."""
    for annotation in chosen:
        if not is_divided(annotation, options):
            yield ExportObject((annotation,), 0, annotation.mask)
            continue
        parts = connected_parts(annotation.mask)
        for number, part in enumerate(parts):
            # what a person accepted never vanishes for its size
            wanted = part.area >= options.min_area or (
                number == 0 and annotation.state == "accepted"
            )
            if wanted:
                yield ExportObject((annotation,), number, part)
            else:
                drops[SMALL] += 1


def is_divided(annotation: Annotation, options: ExportOptions) -> bool:
    """Return whether an annotation becomes one object for each of its connected parts.

    What a model gave as one thing stays one.
    """
    run = annotation.provenance.run
    one_thing = annotation.provenance.split and run.settings.get("instances") == "keep"
    return options.unit == "parts" and run.source == "model" and not one_thing


def _chosen(
    document: ImageDocument,
    options: ExportOptions,
    category_ids: frozenset[int],
    drops: Counter[str],
) -> list[Annotation]:
    chosen = []
    for annotation in document.annotations:
        forced = is_weak(annotation)
        if forced and not (options.include_forced and not decided_by_person(annotation)):
            drops[FORCED] += 1
        elif not forced and annotation.state not in options.states:
            continue
        elif annotation.category_id not in category_ids:
            drops[UNKNOWN_CATEGORY] += 1
        elif options.categories is not None and annotation.category_id not in options.categories:
            drops[NOT_CHOSEN] += 1
        else:
            mask = clipped(annotation.mask, document.width, document.height)
            if mask.area:
                chosen.append(
                    annotation if mask is annotation.mask else replace(annotation, mask=mask)
                )
            else:
                drops[EMPTY] += 1
    return chosen


def _without_overlap(
    annotations: list[Annotation], shape: tuple[int, int], keep_imported: bool, drops: Counter[str]
) -> list[Annotation]:
    """Give every pixel to the uppermost annotation that has it; imported ones may keep theirs."""
    taken = np.zeros(shape, dtype=bool)
    kept = []
    for annotation in reversed(annotations):
        x, y, w, h = annotation.mask.bbox_xywh
        below = taken[y : y + h, x : x + w]
        whole = keep_imported and annotation.provenance.run.source == "import"
        if whole or not (below & annotation.mask.pixels).any():
            kept.append(annotation)
        else:
            mask = crop_mask(annotation.mask.pixels & ~below, x, y)
            if mask.area:
                kept.append(replace(annotation, mask=mask))
            else:
                drops[COVERED] += 1
        below |= annotation.mask.pixels
    return kept[::-1]


def _merged(annotations: list[Annotation]) -> Iterator[ExportObject]:
    """Unite the annotations of a category; crowds stay apart from objects."""
    groups: dict[tuple[int, bool], list[Annotation]] = {}
    for annotation in annotations:
        groups.setdefault((annotation.category_id, annotation.iscrowd), []).append(annotation)
    for group in groups.values():
        mask = group[0].mask
        for annotation in group[1:]:
            mask = union(mask, annotation.mask)
        yield ExportObject(tuple(group), 0, mask)
