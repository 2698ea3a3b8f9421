"""What an export would hold: counted once for all documents, then answered for any options."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.annotations.decisions import decided_by_person, is_weak
from carnn_desktop.annotations.masks import part_areas
from carnn_desktop.contracts.texts import QT_TRANSLATE_NOOP
from carnn_desktop.formats.export.objects import (
    FORCED,
    NOT_CHOSEN,
    OUT_OF_RANGE,
    SMALL,
    is_divided,
)
from carnn_desktop.formats.export.options import ExportImage, ExportOptions
from carnn_desktop.formats.export.writer import NO_SIZE, NOT_DONE, NOT_LOOKED_AT, UNREADABLE

UNDECIDED = QT_TRANSLATE_NOOP("LeftOut", "proposal that nobody has decided on")
REJECTED = QT_TRANSLATE_NOOP("LeftOut", "rejected region")
Column = NDArray[np.int64]
_IMAGE_STATES = ("new", "proposed", "in_review", "done", "done_empty", "failed")
_ANNOTATION_STATES = ("proposed", "accepted", "rejected")
_DONE = (_IMAGE_STATES.index("done"), _IMAGE_STATES.index("done_empty"))
_IN_PARTS = ExportOptions(unit="parts")
_FAILED, _NEW = _IMAGE_STATES.index("failed"), _IMAGE_STATES.index("new")


@dataclass(frozen=True, slots=True)
class PreviewCounts:
    """What would be written. Overlaps are worked out only while it is written.

    by_category : (category id, annotations), most first; left_out : (how many, why)
    train, val : images of each part; val 0 = not divided
    """

    images: int
    empty_images: int
    objects: int
    train: int
    val: int
    by_category: tuple[tuple[int, int], ...]
    left_out: tuple[tuple[int, str], ...]


class Preview:
    """A few numbers for each image and annotation; 200,000 annotations are 5 MB.

    with_parts : count the connected parts of what is divided, too; takes longer
    """

    def __init__(self, *, with_parts: bool = False) -> None:
        self.images = 0
        self.with_parts = with_parts
        self._parts: dict[int, tuple[int, ...]] = {}  # by annotation: areas of what may be divided
        self._states = array("b")
        self._sized = array("b")
        self._image = array("i")
        self._category = array("i")
        self._area = array("q")
        self._state = array("b")
        self._forced = array("b")  # 1: waits for a decision, 2: refused by a person
        self._crowd = array("b")

    def add(self, image: ExportImage) -> None:
        """Count an image and its annotations."""
        document = image.document
        failed = image.ref.state == "failed" or document.state == "failed"
        self._sized.append(document.width > 0 and document.height > 0)
        self._states.append(_FAILED if failed else _IMAGE_STATES.index(document.state))
        for annotation in document.annotations:
            self._image.append(self.images)
            self._category.append(annotation.category_id)
            self._area.append(annotation.mask.area)
            self._state.append(_ANNOTATION_STATES.index(annotation.state))
            self._forced.append((1 + decided_by_person(annotation)) if is_weak(annotation) else 0)
            self._crowd.append(annotation.iscrowd)
            if self.with_parts and is_divided(annotation, _IN_PARTS):
                areas = part_areas(annotation.mask)
                if len(areas) > 1 or annotation.state != "accepted":  # which may be too small
                    self._parts[len(self._area) - 1] = areas
        self.images += 1

    def counts(self, options: ExportOptions) -> PreviewCounts:
        """Return what an export with these options would hold."""
        states = np.asarray(self._states)
        there = states != _FAILED
        known = there & np.isin(states, _DONE) if options.reviewed_only else there
        wanted = known & (np.asarray(self._sized) != 0)
        image = np.asarray(self._image)
        keep = wanted[image] if image.size else np.zeros(0, dtype=bool)
        left: list[tuple[int, str]] = [
            (int((~there).sum()), UNREADABLE),
            (int((there & ~known).sum()), NOT_DONE),
            (int((known & ~wanted).sum()), NO_SIZE),
        ]
        for reason, stays in self._conditions(options):
            lost = keep & ~stays
            left.append((int(lost.sum()), reason))
            keep = keep & stays
        image, categories, areas, crowd = self._units(keep, merged=options.semantic)
        if options.unit == "parts" and self._parts:
            image, categories, areas, crowd, small = self._divided(keep, options.min_area)
            left.append((small, SMALL))
        fits = areas >= max(1, options.smallest_object)
        if options.largest_object is not None:
            fits &= areas <= options.largest_object
        left.append((int((~fits).sum()), OUT_OF_RANGE))
        found = np.bincount(image[fits], minlength=self.images)
        unseen = wanted & (states == _NEW) & (found == 0)
        left.append((int(unseen.sum()), NOT_LOOKED_AT))
        wanted = wanted & ~unseen
        no_crowds = options.target_format.no_crowds
        if no_crowds:
            left.append((int((fits & (crowd != 0)).sum()), no_crowds))
            fits &= crowd == 0
        found = np.bincount(image[fits], minlength=self.images)
        categories = categories[fits]
        ids, counts = np.unique(categories, return_counts=True)
        order = np.argsort(-counts, kind="stable")
        total = int(wanted.sum())
        val = min(max(round(total * options.val), 1), total - 1) if options.val and total > 1 else 0
        return PreviewCounts(
            images=total,
            empty_images=int((wanted & (found == 0)).sum()),
            objects=int(counts.sum()),
            train=total - val,
            val=val,
            by_category=tuple((int(ids[i]), int(counts[i])) for i in order),
            left_out=tuple((count, reason) for count, reason in left if count),
        )

    def _units(
        self, keep: NDArray[np.bool_], *, merged: bool
    ) -> tuple[Column, Column, Column, Column]:
        """Return (image, category, area, crowd) of what becomes an object.

        merged : annotations of a category in an image are one
        """
        image = np.asarray(self._image, dtype=np.int64)[keep]
        category = np.asarray(self._category, dtype=np.int64)[keep]
        area = np.asarray(self._area, dtype=np.int64)[keep]
        crowd = np.asarray(self._crowd, dtype=np.int64)[keep]
        if not merged or not image.size:
            return image, category, area, crowd
        groups, place = np.unique(np.stack((image, category, crowd)), axis=1, return_inverse=True)
        sums = np.bincount(place.ravel(), weights=area).astype(np.int64)
        return groups[0], groups[1], sums, groups[2]

    def _divided(
        self, keep: NDArray[np.bool_], min_area: int
    ) -> tuple[Column, Column, Column, Column, int]:
        """Return (image, category, area, crowd) of all parts, and how many are too small."""
        places, areas, small = [], [], 0
        accepted = _ANNOTATION_STATES.index("accepted")
        for place in np.flatnonzero(keep):
            parts = self._parts.get(int(place))
            if parts is None:
                places.append(place)
                areas.append(self._area[place])
                continue
            whole = self._state[place] == accepted
            fit = [a for n, a in enumerate(parts) if a >= min_area or (whole and n == 0)]
            small += len(parts) - len(fit)
            places += [place] * len(fit)
            areas += fit
        at = np.asarray(places, dtype=np.int64)
        columns = (self._image, self._category, self._crowd)
        image, category, crowd = (np.asarray(c, dtype=np.int64)[at] for c in columns)
        return image, category, np.asarray(areas, dtype=np.int64), crowd, small

    def _conditions(self, options: ExportOptions) -> list[tuple[str, NDArray[np.bool_]]]:
        """Return (reason, which annotations stay by it) in the order of the export."""
        state, forced = np.asarray(self._state), np.asarray(self._forced)
        codes = [_ANNOTATION_STATES.index(name) for name in options.states]
        allowed = (forced == 0) | ((forced == 1) & options.include_forced)
        chosen = np.ones(state.size, dtype=bool)
        if options.categories is not None:
            chosen = np.isin(np.asarray(self._category), list(options.categories))
        usual = forced != 0
        return [
            (FORCED, allowed),
            (REJECTED, usual | (state != _ANNOTATION_STATES.index("rejected"))),
            (
                UNDECIDED,
                usual | np.isin(state, codes) | (state == _ANNOTATION_STATES.index("rejected")),
            ),
            (NOT_CHOSEN, chosen),
        ]
