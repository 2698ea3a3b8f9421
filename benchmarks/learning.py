"""Measures learning from reviewed photos, through the code of the product.

    python benchmarks/learning.py --coco DIR [--reviewed 0,1,3,5,10,20] [--seeds 3] [--cache DIR]
    python benchmarks/learning.py --reject DIR DIR DIR [--photos 5]
    python benchmarks/learning.py --shipped DIR --without DIR
    python benchmarks/learning.py --halves DIR
    python benchmarks/learning.py --scale 1000

DIR holds ``instances.json`` (COCO) and ``images/``. Ids are shuffled with random.Random(seed); the
first k photos are learned from, the last ``--test`` are measured for every k. All categories are
asked for in every photo. Intersections and unions are summed over photos, at a longest side of
320; objects are the annotations, found when a proposal of their class has an IoU above 0.5 with
them (``proposals`` and ``objects`` are their numbers, all tested photos together). ``small`` is the
IoU over annotated parts below 32 x 32 pixels: of those pixels and what was found in their boxes.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

import learning_lists
import learning_scale
from learning_photos import TESTED, Bench, Photos, Score, split

from carnn_desktop.contracts.requests import TextQuery
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.engine.backbones.embedded.dense import prior_of, shipped_constants
from carnn_desktop.engine.learning.state import LearnedState


@dataclass
class Run:
    """So many photos learned with one seed, and what comes out on the photos that are tested."""

    count: int
    seed: int
    tested: frozenset[int]
    state: LearnedState | None
    learning_s: float
    score: Score = field(default_factory=Score)


def measure_set(bench: Bench, photos: Photos, options: argparse.Namespace) -> dict[str, Any]:
    """Return by number of reviewed photos the values of each seed.

    All is learned first; then each tested photo is asked of all that was learned, since a photo's
    part in the dense CRF takes longer than all the rest.
    """
    runs = _learned(bench, photos, options)
    for number in sorted(frozenset[int]().union(*(run.tested for run in runs))):
        same: dict[str, SegmentationResult] = {}
        for run in runs:
            if number in run.tested:
                taught = "" if run.state is None else run.state.examples
                if taught not in same:
                    bench.segmenter.examples.use(run.state)
                    key = photos.key(number)
                    same[taught] = bench.result(photos.image(number), photos.classes, key)
                run.score.add(photos, number, same[taught])
    found: dict[str, Any] = {}
    for run in runs:
        values = {**run.score.values(), "learning_s": run.learning_s}
        found.setdefault(str(run.count), []).append(values)
        print(f"{photos.name} k={run.count} seed={run.seed}: {_line(values)}", flush=True)
    for count, seeds in found.items():
        means = [one["miou"] for one in seeds]
        told = f"mIoU {np.mean(means):.3f} ({min(means):.3f} to {max(means):.3f})"
        print(f"{photos.name} k={count}: {told}", flush=True)
    return found


def _learned(bench: Bench, photos: Photos, options: argparse.Namespace) -> list[Run]:
    teacher = bench.teacher([photos])
    queries = [TextQuery(name) for name in photos.classes]
    runs = []
    for count in options.reviewed:
        for seed in range(options.seeds):
            tested = options.test or TESTED.get(len(photos.ids), 20)
            learned, test = split(photos.ids, seed, tested)
            if count > len(learned):
                continue
            started = time.perf_counter()
            state = teacher.learn((photos.example(n) for n in learned[:count]), queries=queries)
            learning = time.perf_counter() - started
            runs.append(Run(count, seed, frozenset(test[: options.limit or None]), state, learning))
    return runs


def _line(values: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.3f}" for name, value in values.items())


def measure_rejection(
    bench: Bench, sets: Sequence[Photos], options: argparse.Namespace
) -> dict[str, float]:
    """Learn all sets together and ask every tested photo for every class."""
    classes = tuple(dict.fromkeys(name for photos in sets for name in photos.classes))
    teacher = bench.teacher(sets)
    plans = [(p, *split(p.ids, 0, options.test or TESTED.get(len(p.ids), 20))) for p in sets]
    teacher.learn(
        p.example(number, classes)
        for p, learned, _ in plans
        for number in learned[: options.photos]
    )
    hits = present = rejected = absent = 0
    for photos, _, test in plans:
        for number in test[: options.limit or None]:
            here = {photos.classes[label - 1] for label, _ in photos.objects(number)}
            result = bench.result(photos.image(number), classes, photos.key(number))
            kept = {classes[p.query_index] for p in result.proposals if not p.forced}
            present += len(here)
            hits += len(here & kept)
            absent += len(classes) - len(here)
            rejected += len(set(classes) - here - kept)
    values = {"recall": hits / max(1, present), "rejected": rejected / max(1, absent)}
    print(f"rejection: {_line(values)}, {present} present, {absent} absent")
    return values


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and print it; ``--json`` also writes it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--coco", type=Path, nargs="*", default=[])
    parser.add_argument("--reject", type=Path, nargs="*", default=[])
    parser.add_argument("--shipped", type=Path, help="words alone with and without what ships")
    parser.add_argument("--halves", type=Path, help="learn from one half, measure on the other")
    parser.add_argument("--without", type=Path, help="leave out photos that are in there, too")
    parser.add_argument("--scale", type=int, default=0, help="learn from so many made-up photos")
    parser.add_argument("--photos", type=int, default=5, help="learned from, a set of --reject")
    parser.add_argument("--reviewed", default="0,1,3,5,10,20")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--test", type=int, default=0, help="photos tested a set")
    parser.add_argument("--limit", type=int, default=0, help="measure only so many of them")
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--device", default="auto")
    parser.add_argument("--coarse", action="store_true", help="without the finer grid")
    parser.add_argument("--set", dest="overrides", action="append", default=[])
    parser.add_argument("--cache", type=Path, help="keep features here")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    options.reviewed = [int(item) for item in options.reviewed.split(",")]
    found: dict[str, Any] = {}
    if options.scale:
        prior = prior_of(shipped_constants(), finer=not options.coarse)
        found["scale"] = learning_scale.measure(options.scale, prior, finer=not options.coarse)
    if options.coco or options.reject or options.shipped or options.halves:
        _measure(Bench(options), options, found)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


def _measure(bench: Bench, options: argparse.Namespace, found: dict[str, Any]) -> None:
    for folder in options.coco:
        photos = Photos(folder)
        found[photos.name] = measure_set(bench, photos, options)
    if options.reject:
        found["rejection"] = measure_rejection(bench, [Photos(p) for p in options.reject], options)
    if options.shipped:
        found["shipped"] = learning_lists.measure_shipped(
            bench, options.shipped, options.without, options.limit or None
        )
    if options.halves:
        found["halves"] = learning_lists.measure_halves(
            bench, options.halves, options.without, options.limit or None
        )


if __name__ == "__main__":
    sys.exit(main())
