"""``split_file`` and ``filter_file``: parts of a COCO file, untouched but for what is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.atomic import AtomicFiles, failures, refuse_existing
from carnn_desktop.formats.coco.chunks import coco_chunks, lines
from carnn_desktop.formats.coco.rules import is_number, shown
from carnn_desktop.formats.coco.stream import Values
from carnn_desktop.formats.coco.tools.sound import SoundCoco
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
    raw = SoundCoco(file)
    labels: dict[Any, set[Any]] = {image["id"]: set() for image in raw.images()}
    if len(labels) < 2:
        raise CarnnError(f"{file.name} has no two images to divide.", "Choose another file.")
    for annotation in raw.annotations():
        labels[annotation["image_id"]].add(annotation["category_id"])
    chosen = split_images(
        [frozenset(found) for found in labels.values()], val, seed=seed, stratify=stratify
    )
    in_val = {number for number, is_val in zip(labels, chosen, strict=True) if is_val}
    in_train = labels.keys() - in_val
    del labels
    with failures(folder):
        folder.mkdir(parents=True, exist_ok=True)
    outs = [folder / f"{file.stem}.{part}.json" for part in ("train", "val")]
    for out in outs:
        refuse_existing(out, overwrite=overwrite)
    reports = []
    with AtomicFiles() as files:
        for out, wanted in zip(outs, (in_train, in_val), strict=True):
            reports.append(_write_part(files, out, raw, wanted))
        files.commit()
    return reports[0], reports[1]


def filter_file(
    file: Path,
    out: Path,
    *,
    categories: tuple[str, ...] = (),
    smallest: float = 0.0,
    largest: float | None = None,
    drop_empty: bool = False,
    overwrite: bool = False,
) -> PartReport:
    """Write the part of a COCO file that is wanted. Raises CarnnError; nothing is written then.

    categories : names, empty = all; the others leave the list too
    smallest, largest : area in pixels, as the file has it
    drop_empty : leave out images without an annotation that stays
    """
    refuse_existing(out, overwrite=overwrite)
    raw = SoundCoco(file)
    names = {category["name"] for category in raw.categories}
    for name in categories:
        if name not in names:
            raise CarnnError(
                f"{file.name} has no category {shown(name)}.",
                f"It has {', '.join(sorted(names)[:20])}.",
            )
    kept = {c["id"] for c in raw.categories if not categories or c["name"] in categories}

    def stays(annotation: Values) -> bool:
        area = annotation.get("area")
        area = float(area) if is_number(area) else 0.0
        fits = area >= smallest and (largest is None or area <= largest)
        return annotation["category_id"] in kept and fits

    used = {a["image_id"] for a in raw.annotations() if stays(a)} if drop_empty else None
    with AtomicFiles() as files:
        report = _write_part(files, out, raw, used, stays, kept)
        files.commit()
    return report


def _write_part(
    files: AtomicFiles,
    out: Path,
    raw: SoundCoco,
    wanted: set[Any] | None,
    stays: Callable[[Values], bool] = lambda _: True,
    categories: set[Any] | None = None,
) -> PartReport:
    """Write some images of a file, None = all, and some of their annotations."""
    chosen = [c for c in raw.categories if categories is None or c["id"] in categories]
    names = {category["id"]: category["name"] for category in chosen}
    counts = dict.fromkeys(names.values(), 0)
    image_count = 0

    def images() -> Iterator[Values]:
        nonlocal image_count
        for image in raw.images():
            if wanted is None or image["id"] in wanted:
                image_count += 1
                yield image

    def annotations() -> Iterator[Values]:
        for annotation in raw.annotations():
            known = wanted is None or annotation["image_id"] in wanted
            if known and stays(annotation):
                counts[names[annotation["category_id"]]] += 1
                yield annotation

    files.write(out, coco_chunks(raw.others, chosen, lines(images()), lines(annotations())))
    return PartReport(out, image_count, sum(counts.values()), counts)
