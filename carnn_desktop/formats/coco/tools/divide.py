"""``split_file`` and ``filter_file``: parts of a COCO file, untouched but for what is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.atomic import AtomicFiles, failures, refuse_existing
from carnn_desktop.formats.coco.raw import RawCoco, Values
from carnn_desktop.formats.coco.raw_write import coco_chunks
from carnn_desktop.formats.coco.rules import is_number, shown
from carnn_desktop.formats.export.split import split_images


@dataclass(frozen=True, slots=True)
class PartReport:
    """A written file: images, annotations, and annotations by category name."""

    path: Path
    images: int
    annotations: int
    by_category: dict[str, int]


def split_file(
    file: Path,
    folder: Path,
    *,
    val: float,
    seed: int = 0,
    stratify: bool = True,
    overwrite: bool = False,
) -> tuple[PartReport, PartReport]:
    """Write ``NAME.train.json`` and ``NAME.val.json`` into ``folder``, made when it is missing.

    Every image is in one of them, with its annotations, ids and order as they were; both have all
    categories. Raises CarnnError; then nothing is written.
    """
    if not 0 < val < 1:
        raise CarnnError(f"A validation share of {val:g} makes no sense.", "Give 0.01 to 0.99.")
    raw = RawCoco(file)
    labels: dict[Any, set[Any]] = {image["id"]: set() for image in raw.images()}
    if len(labels) < 2:
        raise CarnnError(f"{file.name} has no two images to divide.", "Choose another file.")
    for annotation in raw.annotations():
        labels[annotation["image_id"]].add(annotation["category_id"])
    chosen = split_images(
        [frozenset(found) for found in labels.values()], val, seed=seed, stratify=stratify
    )
    in_val = {number for number, is_val in zip(labels, chosen, strict=True) if is_val}
    del labels
    with failures(folder):
        folder.mkdir(parents=True, exist_ok=True)
    outs = [folder / f"{file.stem}.{part}.json" for part in ("train", "val")]
    for out in outs:
        refuse_existing(out, overwrite=overwrite)
    reports = []
    with AtomicFiles() as files:
        for out, wanted in zip(outs, (False, True), strict=True):
            part = _Part(raw, partial(_is_in, in_val, wanted))
            files.write(out, part.chunks())
            reports.append(part.report(out))
        files.commit()
    return reports[0], reports[1]


def _is_in(chosen: set[Any], wanted: bool, number: Any) -> bool:
    return (number in chosen) is wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What stays of a file.

    categories : names, empty = all; the others leave the list too
    smallest, largest : area in pixels, as the file has it
    images : drop those without an annotation that stays
    """

    categories: tuple[str, ...] = ()
    smallest: float = 0.0
    largest: float | None = None
    drop_empty: bool = False


def filter_file(file: Path, out: Path, *, wanted: Filter, overwrite: bool = False) -> PartReport:
    """Write the part of a COCO file that is wanted. Raises CarnnError; nothing is written then."""
    refuse_existing(out, overwrite=overwrite)
    raw = RawCoco(file)
    names = {category["name"] for category in raw.categories}
    for name in wanted.categories:
        if name not in names:
            raise CarnnError(
                f"{file.name} has no category {shown(name)}.",
                f"It has {', '.join(sorted(names)[:20])}.",
            )
    kept = {
        c["id"] for c in raw.categories if not wanted.categories or c["name"] in wanted.categories
    }

    def stays(annotation: Values) -> bool:
        area = annotation.get("area")
        area = float(area) if is_number(area) else 0.0
        fits = area >= wanted.smallest and (wanted.largest is None or area <= wanted.largest)
        return annotation["category_id"] in kept and fits

    used = {a["image_id"] for a in raw.annotations() if stays(a)} if wanted.drop_empty else None
    part = _Part(raw, lambda number: used is None or number in used, stays, kept)
    with AtomicFiles() as files:
        files.write(out, part.chunks())
        files.commit()
    return part.report(out)


class _Part:
    """Some images of a file and some of their annotations."""

    def __init__(
        self,
        raw: RawCoco,
        has_image: Callable[[Any], bool],
        stays: Callable[[Values], bool] = lambda _: True,
        categories: set[Any] | None = None,
    ) -> None:
        self._raw = raw
        self._has_image = has_image
        self._stays = stays
        self._categories = [
            c for c in raw.categories if categories is None or c["id"] in categories
        ]
        self._names = {category["id"]: category["name"] for category in self._categories}
        self._images = self._annotations = 0
        self._counts = dict.fromkeys(self._names.values(), 0)

    def chunks(self) -> Iterator[bytes]:
        """Yield the file."""
        yield from coco_chunks(
            self._raw.others, self._categories, self._chosen_images(), self._chosen_annotations()
        )

    def _chosen_images(self) -> Iterator[Values]:
        for image in self._raw.images():
            if self._has_image(image["id"]):
                self._images += 1
                yield image

    def _chosen_annotations(self) -> Iterator[Values]:
        for annotation in self._raw.annotations():
            if self._has_image(annotation["image_id"]) and self._stays(annotation):
                self._annotations += 1
                self._counts[self._names[annotation["category_id"]]] += 1
                yield annotation

    def report(self, path: Path) -> PartReport:
        """Return what was written, once it is."""
        return PartReport(path, self._images, self._annotations, dict(self._counts))
