"""Measures photos looked at in tiles: small things, time and memory, through the product's code.

    python benchmarks/tiles.py --coco DIR [--learn 3] [--tile-size 320] [--every 2] [--limit N]
    python benchmarks/tiles.py --large 100 --coco DIR [--tile-size 960] [--looks 20]
    python benchmarks/tiles.py --large 100 --stand-in

DIR holds ``instances.json`` (COCO) and ``images/``. Each photo is looked at at once and in tiles as
well. ``small`` are annotated objects below 32 x 32 pixels: one is found where at least half of its
pixels are in the mask of its class; ``small_iou`` is over their pixels and what was found in their
boxes. ``seconds_a_megapixel`` are of the processor, one thread. Without ``--learn`` each photo is
asked for its own classes and ``--absent`` others, drawn with ``--seed``; with it the first photos
of a shuffled list teach, the last are measured and asked for all classes.

``--large`` makes a photo of so many megapixels of those in DIR, side by side, and tells the peak of
the memory beside that of the photo; ``--looks`` ends it after so many tiles, and the time of all is
told from these. ``--stand-in`` takes what finds a colour in an image reduced to 160 pixels for the
model, and a photo with 200 squares of 20 pixels: what is left is the cost of the tiles themselves.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parent))

import tiles_large
from learning_photos import SMALL, TESTED, Bench, Photos, Score, label_map, split

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import Progress, ignore_progress
from carnn_desktop.contracts.requests import SegmentationRequest, SegmentationSettings, TextQuery
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.contracts.segmenter import Segmenter
from carnn_desktop.engine.tiles.grid import tiles_for
from carnn_desktop.engine.tiles.looking import look_at


@dataclass
class Measured(Score):
    """What is summed over photos, with the small objects one by one."""

    small_objects: int = 0
    small_found: int = 0
    megapixels: float = 0.0
    seconds: float = 0.0
    tiles: int = 0
    right: int = 0
    kept: int = 0
    here: int = 0

    def count(self, photos: Photos, number: int, result: SegmentationResult) -> None:
        """Count one photo; what was asked for and forced does not count as found."""
        asked = [photos.classes.index(query.name) + 1 for query in result.request.queries]
        named = label_map(result)
        found = np.zeros_like(named)
        for place, label in enumerate(asked, 1):
            found[named == place] = label
        objects = photos.objects(number)
        for label, mask in objects:
            area = int(mask.sum())
            if 0 < area < SMALL:
                self.small_objects += 1
                self.small_found += 2 * int((mask & (found == label)).sum()) >= area
        self._count_small(photos, number, found)
        truth = photos.labels(number)
        for label in range(len(photos.classes) + 1):
            in_truth, in_found = truth == label, found == label
            self.both[label] = self.both.get(label, 0) + int((in_truth & in_found).sum())
            self.either[label] = self.either.get(label, 0) + int((in_truth | in_found).sum())
        present = {label for label, _ in objects}
        kept = {label for label in asked if (found == label).any()}
        self.here, self.kept = self.here + len(present), self.kept + len(kept)
        self.right += len(present & kept)
        self.tiles += result.trace.tiles
        self.megapixels += result.width * result.height / 1e6

    def values(self) -> dict[str, float]:
        """Return the numbers of all photos."""
        ious = [self.both[c] / self.either[c] for c in self.either if self.either[c]]
        return {
            "small": self.small_objects,
            "small_recall": self.small_found / max(1, self.small_objects),
            "small_iou": self.small_both / max(1, self.small_either),
            "miou": float(np.mean(ious)),
            "class_recall": self.right / max(1, self.here),
            "class_precision": self.right / max(1, self.kept),
            "tiles": self.tiles,
            "seconds_a_megapixel": self.seconds / max(self.megapixels, 1e-9),
        }


def request_of(names: Sequence[str], settings: SegmentationSettings) -> SegmentationRequest:
    """Return what is asked of one photo."""
    return SegmentationRequest(
        id="tiles",
        image_id="",
        queries=tuple(TextQuery(name) for name in names),
        mode="concepts",
        settings=settings,
    )


def measure(bench: Bench, photos: Photos, options: argparse.Namespace) -> dict[str, Any]:
    """Return the numbers at once and in tiles."""
    tested = photos.ids
    if options.learn:
        held = TESTED.get(len(photos.ids), 20)
        learned, tested = split(photos.ids, options.seed, held)
        queries = [TextQuery(name) for name in photos.classes]
        examples = (photos.example(number) for number in learned[: options.learn])
        bench.teacher([photos]).learn(examples, queries=queries)
    tested = tested[options.first :: options.every][: options.limit or None]
    ways = {
        "at once": bench.settings,
        "in tiles": replace(
            bench.settings,
            tiles="on",
            tile_size=options.tile_size,
            tile_overlap=options.tile_overlap,
        ),
    }
    scores = {name: Measured() for name in ways}
    for place, number in enumerate(tested, 1):
        image = photos.image(number)
        names = photos.classes
        if not options.learn:
            names = photos.asked(number, options.absent, options.seed)
        for name, settings in ways.items():
            started = time.process_time()
            result = look_at(bench.segmenter, image, request_of(names, settings), ignore_progress)
            scores[name].seconds += time.process_time() - started
            scores[name].count(photos, number, result)
        print(f"{place} of {len(tested)}", file=sys.stderr, flush=True)
        for name, score in scores.items():
            told = ", ".join(f"{key} {value:.3f}" for key, value in score.values().items())
            print(f"{photos.name} {place} photos {name}: {told}", flush=True)
    return {"photos": len(tested)} | {name: score.values() for name, score in scores.items()}


class Enough(Exception):
    """So many tiles were looked at as were to be."""


def measure_large(bench: Bench, photos: Photos, options: argparse.Namespace) -> dict[str, Any]:
    """Return time and memory of one large photo."""
    settings = replace(bench.settings, tiles="on", tile_size=options.tile_size)
    names = photos.asked(photos.ids[0], options.absent, options.seed)
    image = large_photo(photos, options.large)
    values, _ = timed(bench.segmenter, image, request_of(names, settings), options.looks)
    return values


def measure_stand_in(options: argparse.Namespace) -> dict[str, Any]:
    """Return time and memory of one large photo without those of a model."""
    image, places = tiles_large.made_up(options.large, options.seed)
    settings = replace(tiles_large.SETTINGS, tiles="on", tile_size=options.tile_size)
    request = request_of(("red", "blue"), settings)
    values, result = timed(tiles_large.ColorModel(), image, request, options.looks)
    if result is not None:
        values["found_of_200"] = tiles_large.found(result, places)
        print(f"found {values['found_of_200']:.0f} of {len(places)} things of 20 x 20 pixels")
    return values


def timed(
    segmenter: Segmenter, image: RgbImage, request: SegmentationRequest, looks: int
) -> tuple[dict[str, Any], SegmentationResult | None]:
    """Return time and memory of a photo in tiles, and what came of it unless it was ended."""
    height, width = image.shape[:2]
    tiles = len(tiles_for(request, (width, height)))
    before, started = peak_mib(), time.process_time()
    ended: dict[str, float] = {}
    result = None

    def leave(progress: Progress) -> None:
        if looks and progress.done > looks:
            ended["looks"] = time.process_time() - started
            raise Enough

    try:
        result = look_at(segmenter, image, request, leave)
    except Enough:
        seconds = ended["looks"] / (looks + 1) * (tiles + 1)
    else:
        seconds = time.process_time() - started
    values = {
        "megapixels": height * width / 1e6,
        "tiles": tiles,
        "photo_mib": image.nbytes / 2**20,
        "peak_before_mib": before,
        "peak_mib": peak_mib(),
        "seconds": seconds,
        "seconds_a_megapixel": seconds / (height * width / 1e6),
        "all_looks": float(not ended),
    }
    print(", ".join(f"{name} {value:.2f}" for name, value in values.items()), flush=True)
    return values, result


def large_photo(photos: Photos, megapixels: float) -> RgbImage:
    """Return photos of the set side by side, 4 to 3, of so many megapixels."""
    width = round((megapixels * 1e6 * 4 / 3) ** 0.5)
    height = round(width * 3 / 4)
    large = np.zeros((height, width, 3), np.uint8)
    numbers, x, y, row = iter(photos.ids * 10_000), 0, 0, 0
    while y < height:
        small = photos.image(next(numbers))[: height - y, : width - x]
        large[y : y + small.shape[0], x : x + small.shape[1]] = small
        x, row = x + small.shape[1], max(row, small.shape[0])
        if x >= width:
            x, y, row = 0, y + row, 0
    return large


def peak_mib() -> float:
    """Return the largest memory that this process has had, MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and print it; ``--json`` also writes it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--coco", type=Path)
    parser.add_argument("--learn", type=int, default=0, help="from so many photos of the set")
    parser.add_argument("--tile-size", type=int, default=0)
    parser.add_argument("--tile-overlap", type=float, default=0.25)
    parser.add_argument("--absent", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="place of the first photo measured")
    parser.add_argument("--every", type=int, default=1, help="only each N-th photo")
    parser.add_argument("--limit", type=int, default=0, help="only so many of them")
    parser.add_argument("--large", type=float, default=0.0, help="megapixels of a made-up photo")
    parser.add_argument("--looks", type=int, default=0, help="end a large one after so many tiles")
    parser.add_argument("--stand-in", action="store_true", help="instead of a model and of DIR")
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--coarse", action="store_true", help="learn without the finer grid")
    parser.add_argument("--set", dest="overrides", action="append", default=[])
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    options.cache = None
    torch.set_num_threads(1)
    if options.stand_in:
        values = measure_stand_in(options)
    elif options.coco is None:
        parser.error("--coco DIR is needed")
    else:
        found = measure_large if options.large else measure
        values = found(Bench(options), Photos(options.coco), options)
    if options.json:
        options.json.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
