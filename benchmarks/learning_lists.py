"""Lists of things that are there and of ten that are not: what examples do to what is kept.

``--shipped DIR``: words alone with and without what ships; ``--halves DIR``: learned from every
second photo, measured on the others, beside words alone. ``--without DIR`` leaves out photos that
are also in there: what ships was learned from them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from learning_photos import Bench
from quality import Overlap, Photo, read_photos, read_rgb

from carnn_desktop.contracts.examples import PhotoExample
from carnn_desktop.contracts.results import SegmentationResult

SHOWN = ("person",)


def photos_of(
    folder: Path, without: Path | None, limit: int | None = None, seed: int = 0
) -> list[Photo]:
    """Return the photos with their lists, without those of another data set."""
    names: set[str] = set()
    if without is not None:
        told = json.loads((without / "instances.json").read_text(encoding="utf-8"))
        names = {Path(entry["file_name"]).name for entry in told["images"]}
    photos = read_photos(folder, absent=10, seed=seed, limit=None)
    return [photo for photo in photos if photo.path.name not in names][:limit]


def measured(bench: Bench, photos: Sequence[Photo], told: str) -> dict[str, float]:
    """Return mIoU over all classes, IoU of some, and how right the kept concepts are."""
    overlap = Overlap()
    hits = kept = present = 0
    names: dict[int, str] = {}
    for photo in photos:
        names |= dict(zip(photo.labels, photo.names, strict=True))
        result = bench.result(read_rgb(photo.path), photo.names, f"lists/{photo.path.name}")
        overlap.add(photo.truth, _labels(result, photo))
        found = {photo.labels[p.query_index] for p in result.proposals if not p.forced}
        hits += len(found & photo.present)
        kept += len(found)
        present += len(photo.present)
    ious = overlap.ious()
    values = {
        "miou": overlap.mean(),
        "precision": hits / max(1, kept),
        "recall": hits / max(1, present),
        **{name: ious[label] for label, name in names.items() if name in SHOWN and label in ious},
    }
    print(f"{told}: " + ", ".join(f"{n} {v:.3f}" for n, v in values.items()), flush=True)
    return values


def measure_shipped(
    bench: Bench, folder: Path, without: Path | None, limit: int | None = None
) -> dict[str, Any]:
    """Return the values of words alone without and with what ships."""
    photos = photos_of(folder, without, limit)
    found = {}
    kept = bench.settings
    for ships in (False, True):
        bench.settings = replace(kept, shipped_examples=ships, learned_outlines=ships)
        told = f"{folder.name}, {len(photos)} photos, shipped_examples={str(ships).lower()}"
        found["with" if ships else "without"] = measured(bench, photos, told)
    bench.settings = kept
    return found


def measure_halves(
    bench: Bench, folder: Path, without: Path | None, limit: int | None = None
) -> dict[str, Any]:
    """Return the values of words alone and of examples from the other half of the photos."""
    photos = photos_of(folder, without, limit)
    learned, tested = photos[::2], photos[1::2]
    by_key = {f"lists/{photo.path.name}": photo for photo in photos}
    teacher = bench.teacher_of(lambda key: read_rgb(by_key[key].path))
    bench.segmenter.examples.use(None)
    found = {"words": measured(bench, tested, f"{folder.name}, words")}
    teacher.learn(_example(key, photo) for key, photo in by_key.items() if photo in learned)
    found["examples"] = measured(bench, tested, f"{folder.name}, {len(learned)} photos learned")
    return found


def _example(key: str, photo: Photo) -> PhotoExample:
    masks = {
        name: photo.truth == label
        for label, name in zip(photo.labels, photo.names, strict=True)
        if label in photo.present
    }
    return PhotoExample(photo=key, positive=masks, listed=frozenset(photo.names))


def _labels(result: SegmentationResult, photo: Photo) -> np.ndarray[Any, np.dtype[np.int16]]:
    labels = np.zeros(photo.truth.shape, np.int16)
    for proposal in result.proposals:
        if not proposal.forced:
            x, y = proposal.origin_xy
            height, width = proposal.mask.shape
            view = labels[y : y + height, x : x + width]
            view[proposal.mask] = photo.labels[proposal.query_index]
    return labels
