"""From the regions of a document to the objects of an export: choice, overlap, parts, merging."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from carnn_desktop.annotations.decisions import decided_by_person, is_weak
from carnn_desktop.annotations.masks import clipped, connected_parts, crop_mask, union
from carnn_desktop.annotations.model import ImageDocument, Mask, Region
from carnn_desktop.contracts.texts import QT_TRANSLATE_NOOP
from carnn_desktop.formats.export.options import ExportOptions
from carnn_desktop.formats.export.report import Drops

FORCED = QT_TRANSLATE_NOOP("LeftOut", "best of texts of which none passed")
COVERED = QT_TRANSLATE_NOOP("LeftOut", "covered by regions above")
SMALL = QT_TRANSLATE_NOOP("LeftOut", "part below the smallest area")
EMPTY = QT_TRANSLATE_NOOP("LeftOut", "no pixel inside the image")
OUT_OF_RANGE = QT_TRANSLATE_NOOP("LeftOut", "object whose area was not asked for")
NOT_CHOSEN = QT_TRANSLATE_NOOP("LeftOut", "object of a concept that was not chosen")
UNKNOWN_CONCEPT = QT_TRANSLATE_NOOP("LeftOut", "concept that the project does not have")


@dataclass(frozen=True, slots=True)
class ExportObject:
    """What becomes one annotation.

    regions : where it comes from; several only when a concept's regions were merged
    part : number of the connected part within its region, 0 = the largest or the whole
    """

    regions: tuple[Region, ...]
    part: int
    mask: Mask

    @property
    def region(self) -> Region:
        """The lowest of the regions; its id names the annotation."""
        return self.regions[0]


def export_objects(
    document: ImageDocument,
    options: ExportOptions,
    *,
    concept_ids: frozenset[int],
    where: str,
    drops: Drops,
) -> Iterator[ExportObject]:
    """Yield the objects of one image in z-order; what is left out goes to ``drops``.

    where : name of the image for ``drops``
    """
    chosen = _chosen(document, options, concept_ids, where, drops)
    if not options.allow_overlap:
        chosen = _without_overlap(
            chosen, (document.height, document.width), options.keep_imported, where, drops
        )
    objects = _merged(chosen) if options.semantic else _separate(chosen, options, where, drops)
    smallest, largest = options.smallest_object, options.largest_object
    if smallest <= 1 and largest is None:
        yield from objects
        return
    for item in objects:
        area = item.mask.area
        if area >= smallest and (largest is None or area <= largest):
            yield item
        else:
            drops.add(OUT_OF_RANGE, where)


def _separate(
    chosen: list[Region], options: ExportOptions, where: str, drops: Drops
) -> Iterator[ExportObject]:
    """Yield every region, a model's in its connected parts."""
    for region in chosen:
        if region.provenance.run.source != "model":
            yield ExportObject((region,), 0, region.mask)
            continue
        parts = connected_parts(region.mask)
        for number, part in enumerate(parts):
            # what a person accepted never vanishes for its size
            wanted = part.area >= options.min_area or (number == 0 and region.state == "accepted")
            if wanted:
                yield ExportObject((region,), number, part)
            else:
                drops.add(SMALL, where)


def _chosen(
    document: ImageDocument,
    options: ExportOptions,
    concept_ids: frozenset[int],
    where: str,
    drops: Drops,
) -> list[Region]:
    chosen = []
    for region in document.regions:
        forced = is_weak(region)
        if forced and not (options.include_forced and not decided_by_person(region)):
            drops.add(FORCED, where)
        elif not forced and region.state not in options.states:
            continue
        elif region.concept_id not in concept_ids:
            drops.add(UNKNOWN_CONCEPT, where)
        elif options.concepts is not None and region.concept_id not in options.concepts:
            drops.add(NOT_CHOSEN, where)
        else:
            mask = clipped(region.mask, document.width, document.height)
            if mask.area:
                chosen.append(region if mask is region.mask else replace(region, mask=mask))
            else:
                drops.add(EMPTY, where)
    return chosen


def _without_overlap(
    regions: list[Region], shape: tuple[int, int], keep_imported: bool, where: str, drops: Drops
) -> list[Region]:
    """Give every pixel to the uppermost region that has it; imported ones may keep theirs."""
    taken = np.zeros(shape, dtype=bool)
    kept = []
    for region in reversed(regions):
        x, y, w, h = region.mask.bbox_xywh
        below = taken[y : y + h, x : x + w]
        whole = keep_imported and region.provenance.run.source == "import"
        if whole or not (below & region.mask.pixels).any():
            kept.append(region)
        else:
            mask = crop_mask(region.mask.pixels & ~below, x, y)
            if mask.area:
                kept.append(replace(region, mask=mask))
            else:
                drops.add(COVERED, where)
        below |= region.mask.pixels
    return kept[::-1]


def _merged(regions: list[Region]) -> Iterator[ExportObject]:
    """Unite the regions of a concept; crowds stay apart from objects."""
    groups: dict[tuple[int, bool], list[Region]] = {}
    for region in regions:
        groups.setdefault((region.concept_id, region.iscrowd), []).append(region)
    for group in groups.values():
        mask = group[0].mask
        for region in group[1:]:
            mask = union(mask, region.mask)
        yield ExportObject(tuple(group), 0, mask)
