"""Measures whether scores mean something: of what is proposed, how much would a person take?

    python benchmarks/reliability.py --coco DIR [--without DIR] [--set FIELD=JSON ...]
    python benchmarks/reliability.py --few DIR DIR DIR [--photos 5]
    python benchmarks/reliability.py --coco OPEN32 --set shipped_examples=false --fit

``--coco``: by words, each photo is given the names of the things in it and ``--absent`` others.
``--few``: sets of one job each; the first ``--photos`` of each (random.Random(seed)) are learned
together, the tested photos of all are asked for all classes. A proposal is taken when its IoU with
the class's annotations (with one of them, where objects are proposed one by one) is at least 0.5.
Forced proposals are not counted. Told are the raw scores and the acceptance that goes with them:
by range of the value, the mean value and the share taken; the Brier score (mean squared error) and
the expected calibration error (mean distance of the two by range). ``--fit`` prints the curve that
fits best: what ships for words comes from photos of free licences by that.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from learning_photos import TESTED, Bench, Photos, split

from carnn_desktop.contracts.results import Proposal, SegmentationResult
from carnn_desktop.engine.learning.acceptance import PRIOR, TAKEN, fitted, odds_of_score

EDGES = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0)


@dataclass(frozen=True)
class Judged:
    """One proposal: its score, what was said of it, and whether a person would take it."""

    score: float
    acceptance: float
    taken: bool


def placed(proposal: Proposal, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Return the mask at the photo's size."""
    full = np.zeros(shape, np.bool_)
    (x, y), (height, width) = proposal.origin_xy, proposal.mask.shape
    full[y : y + height, x : x + width] = proposal.mask
    return full


def iou(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
    """Return intersection over union."""
    return float((one & other).sum() / max(1, (one | other).sum()))


def judged(
    result: SegmentationResult, objects: Sequence[tuple[str, NDArray[np.bool_]]]
) -> Iterator[Judged]:
    """Yield the proposals of a photo; ``objects``: name and mask of each annotation."""
    shape = (result.height, result.width)
    for proposal in result.proposals:
        if proposal.forced:
            continue
        truths = [mask for name, mask in objects if name == proposal.name]
        if truths and not proposal.part:
            truths = [np.logical_or.reduce(truths)]
        mask = placed(proposal, shape)
        best = max((iou(mask, truth) for truth in truths), default=0.0)
        said = proposal.score if proposal.acceptance is None else proposal.acceptance
        yield Judged(proposal.score, said, best >= TAKEN)


def by_words(bench: Bench, options: argparse.Namespace) -> Iterator[Judged]:
    """Yield what is proposed for the photos of ``--coco``."""
    left_out = {p.name for p in (options.without / "images").iterdir()} if options.without else ()
    photos = Photos(options.coco)
    numbers = [number for number in photos.ids if photos.file_name(number) not in left_out]
    for number in numbers[: options.limit or None]:
        objects = [(photos.classes[label - 1], mask) for label, mask in photos.objects(number)]
        names = photos.asked(number, options.absent, options.seed)
        yield from judged(bench.result(photos.image(number), names, photos.key(number)), objects)


def by_examples(bench: Bench, options: argparse.Namespace) -> Iterator[Judged]:
    """Yield what is proposed after the first photos of each of ``--few`` were learned."""
    sets = [Photos(folder) for folder in options.few]
    classes = tuple(dict.fromkeys(name for photos in sets for name in photos.classes))
    teacher = bench.teacher(sets)
    plans = [(p, *split(p.ids, options.seed, TESTED.get(len(p.ids), 20))) for p in sets]
    teacher.learn(
        photos.example(number, classes)
        for photos, learned, _ in plans
        for number in learned[: options.photos]
    )
    for photos, _, tested in plans:
        for number in tested[: options.limit or None]:
            objects = [(photos.classes[label - 1], mask) for label, mask in photos.objects(number)]
            yield from judged(
                bench.result(photos.image(number), classes, photos.key(number)), objects
            )


def table(rows: Sequence[Judged]) -> str:
    """Return the reliability of scores and acceptances."""
    taken = np.array([row.taken for row in rows], np.float64)
    lines = [f"{len(rows)} proposals, {taken.mean():.3f} of them taken"]
    for name in ("score", "acceptance"):
        values = np.array([getattr(row, name) for row in rows])
        which = np.clip(np.digitize(values, EDGES) - 1, 0, len(EDGES) - 2)
        error = 0.0
        cells = []
        for place, (low, high) in enumerate(itertools.pairwise(EDGES)):
            here = which == place
            if not here.any():
                continue
            said, was = float(values[here].mean()), float(taken[here].mean())
            error += here.mean() * abs(said - was)
            cells.append(f"{low:g} to {high:g}: {here.sum()} said {said:.2f} taken {was:.2f}")
        brier = float(((values - taken) ** 2).mean())
        lines.append(f"{name}: Brier {brier:.3f}, calibration error {error:.3f}")
        lines += [f"  {cell}" for cell in cells]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--coco", type=Path)
    parser.add_argument("--without", type=Path, help="leave out photos that are here too")
    parser.add_argument("--few", type=Path, nargs="*", default=[])
    parser.add_argument("--photos", type=int, default=5, help="learned from, a set of --few")
    parser.add_argument("--limit", type=int, default=0, help="only so many photos, a set")
    parser.add_argument("--absent", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--device", default="auto")
    parser.add_argument("--coarse", action="store_true", help="without the finer grid")
    parser.add_argument("--set", dest="overrides", action="append", default=[])
    parser.add_argument("--cache", type=Path, help="keep features here")
    parser.add_argument("--fit", action="store_true", help="print the curve that fits")
    parser.add_argument("--json", type=Path, help="write the proposals")
    options = parser.parse_args(arguments)
    bench = Bench(options)
    rows = [] if options.coco is None else list(by_words(bench, options))
    rows += by_examples(bench, options) if options.few else []
    sys.stdout.write(table(rows) + "\n")
    if options.fit:
        threshold = bench.settings.confidence_threshold
        odds = [odds_of_score(row.score, threshold) for row in rows]
        sys.stdout.write(f"{fitted(odds, [row.taken for row in rows], PRIOR)}\n")
    if options.json:
        told = [[row.score, row.acceptance, row.taken] for row in rows]
        options.json.write_text(json.dumps(told) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
