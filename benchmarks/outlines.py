"""Measures how clean masks are, and whether objects that touch are told apart.

    python benchmarks/outlines.py --coco DIR [--limit 30] [--cache DIR]
    python benchmarks/outlines.py --coco DIR --reviewed 5 [--seed 0]
    python benchmarks/outlines.py --marked DIR DIR [--reviewed 5] [--seeds 3]

``--coco``: each photo is given the names of the things in it and ten absent ones; with
``--reviewed`` so many photos are learned from first and the tested ones asked for all classes.
Masks as computed and tidied are compared: mIoU, boundary F-score (mean over masks of what is
there), and a mask's corners, corners at a tolerance of one pixel, parts and holes.
``--marked``: of each tested photo a class's marked pixels together, as one mask, are parted by
the sizes of the objects in the first photos: what parting does to perfect masks, without a model.
Found is an object with an IoU above 0.5, each part counts once.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from learning_photos import TESTED, Bench, Photos, split

from carnn_desktop.annotations.masks import connected_parts, crop_mask, full_mask
from carnn_desktop.annotations.outlines import corner_rings, rings
from carnn_desktop.contracts.examples import ObjectSizes
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.objects.separation import parted
from carnn_desktop.objects.sizes import sizes_of
from carnn_desktop.objects.tidying import tidied
from carnn_desktop.quality.boundary import boundary_f, tolerance_pixels

Labels = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass
class Cleanness:
    """What is summed over masks and photos."""

    both: dict[int, int] = field(default_factory=dict)
    either: dict[int, int] = field(default_factory=dict)
    boundaries: list[float] = field(default_factory=list)
    shapes: list[tuple[int, int, int, int]] = field(default_factory=list)

    def add(self, truth: Labels, found: Labels) -> None:
        """Count one photo."""
        tolerance = tolerance_pixels(truth.shape[1], truth.shape[0])
        for label in np.union1d(truth, found).tolist():
            wanted, own = truth == label, found == label
            self.both[label] = self.both.get(label, 0) + int((wanted & own).sum())
            self.either[label] = self.either.get(label, 0) + int((wanted | own).sum())
            if not label or not own.any():
                continue
            if wanted.any():
                self.boundaries.append(boundary_f(own, wanted, tolerance=tolerance))
            lines = rings(crop_mask(own))
            corners = sum(len(one.exterior) + sum(map(len, one.holes)) for one in lines)
            plain = sum(len(line) for line, _ in corner_rings(lines, 1.0))
            holes = sum(len(one.holes) for one in lines)
            self.shapes.append((corners, plain, len(lines), holes))

    def told(self) -> str:
        """Return a line."""
        miou = np.mean([self.both[label] / self.either[label] for label in self.either])
        corners, plain, parts, holes = np.mean(self.shapes, axis=0)
        return (
            f"mIoU {miou:.4f}, boundary {np.mean(self.boundaries):.3f}, {len(self.shapes)} masks: "
            f"corners {corners:.0f}, at 1 pixel {plain:.0f}, parts {parts:.2f}, holes {holes:.2f}"
        )


def masks_of(result: SegmentationResult) -> tuple[list[int], list[Bools]]:
    """Return (places of the queries, their masks at the photo's size); forced ones are left out."""
    found: dict[int, Bools] = {}
    for one in result.proposals:
        if one.forced:
            continue
        full = found.setdefault(one.query_index, np.zeros((result.height, result.width), np.bool_))
        (x, y), (height, width) = one.origin_xy, one.mask.shape
        full[y : y + height, x : x + width] |= one.mask
    return list(found), list(found.values())


def results(
    bench: Bench, photos: Photos, options: argparse.Namespace
) -> Iterator[tuple[int, tuple[str, ...], SegmentationResult]]:
    """Yield (photo, names asked for, what was found)."""
    numbers = photos.ids
    if options.reviewed:
        tested = TESTED.get(len(photos.ids), 20)
        learned, numbers = split(photos.ids, options.seed, tested)
        teacher = bench.teacher([photos])
        teacher.learn([photos.example(number) for number in learned[: options.reviewed]])
    for number in numbers[: options.limit or None]:
        names = photos.classes if options.reviewed else photos.asked(number, 10, options.seed)
        yield number, names, bench.result(photos.image(number), names, photos.key(number))


def measure_masks(bench: Bench, photos: Photos, options: argparse.Namespace) -> None:
    """Print how clean masks are, as computed and tidied."""
    ways = {"as computed": Cleanness(), "tidied": Cleanness()}
    for number, names, result in results(bench, photos, options):
        truth = photos.labels(number)
        places, masks = masks_of(result)
        for way, redrawn in zip(ways, (masks, tidied(masks, disjoint=True)), strict=True):
            found = np.zeros(truth.shape, np.int64)
            for place, mask in zip(places, redrawn, strict=True):
                found[mask] = photos.classes.index(names[place]) + 1
            ways[way].add(truth.astype(np.int64), found)
    for way, one in ways.items():
        print(f"{photos.name} {way}: {one.told()}", flush=True)


def shown_sizes(photos: Photos, numbers: Sequence[int]) -> dict[str, ObjectSizes | None]:
    """Return the sizes of each class's objects in some photos."""
    examples = [photos.example(number) for number in numbers]
    return {
        name: sizes_of(shape for one in examples for shape in one.objects.get(name, ()))
        for name in photos.classes
    }


def ways_to_part(mask: Bools, sizes: ObjectSizes | None) -> dict[str, list[Bools]]:
    """Return what each way makes of a mask."""
    height, width = mask.shape
    apart = [full_mask(one, width, height) for one in connected_parts(crop_mask(mask), min_area=16)]
    found = {"whole": [mask], "connected parts": apart, "parted": [mask]}
    if sizes is not None and sizes.tells:
        parts = [crop_mask(one.mask, *one.origin_xy) for one in parted(mask, sizes, mask.size)]
        found["parted"] = [full_mask(one, width, height) for one in parts]
    return found


def measure_parting(folder: Path, options: argparse.Namespace) -> None:
    """Print how many objects are found in marked pixels, whole, connected and parted."""
    photos, totals = Photos(folder), dict[str, list[int]]()
    for seed in range(options.seeds):
        learned, tested = split(photos.ids, seed, TESTED.get(len(photos.ids), 20))
        sizes = shown_sizes(photos, learned[: options.reviewed or 5])
        for number in tested:
            labels, objects = photos.labels(number), photos.objects(number)
            for label, name in enumerate(photos.classes, 1):
                mask = labels == label
                wanted = [one for other, one in objects if other == label]
                for way, offered in ways_to_part(mask, sizes[name]).items() if wanted else ():
                    total = totals.setdefault(way, [0, 0, 0])
                    total[0] += matches(wanted, offered)
                    total[1] += len(offered)
                    total[2] += len(wanted)
    for way, (found, offered_all, objects_all) in totals.items():
        print(
            f"{photos.name} {way}: {found} of {objects_all} objects found by {offered_all} parts, "
            f"precision {found / max(1, offered_all):.3f}, recall {found / max(1, objects_all):.3f}"
        )


def matches(wanted: Sequence[Bools], offered: Sequence[Bools]) -> int:
    """Return how many objects have a part of their own with an IoU above 0.5."""
    left = list(offered)
    for one in wanted:
        for place, other in enumerate(left):
            if 2 * (one & other).sum() > (one | other).sum():
                del left[place]
                break
    return len(offered) - len(left)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--coco", type=Path, nargs="*", default=[])
    parser.add_argument("--marked", type=Path, nargs="*", default=[])
    parser.add_argument("--reviewed", type=int, default=0)
    parser.add_argument("--limit", type=int, default=0, help="measure only so many photos")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--device", default="auto")
    parser.add_argument("--coarse", action="store_true", help="without the finer grid")
    parser.add_argument("--set", dest="overrides", action="append", default=[])
    parser.add_argument("--cache", type=Path, help="keep features here")
    options = parser.parse_args(arguments)
    options.overrides += ["tidy_masks=false", "separate_objects=false"]
    for folder in options.marked:
        measure_parting(folder, options)
    bench = Bench(options) if options.coco else None
    for folder in options.coco if bench else ():
        assert bench is not None
        measure_masks(bench, Photos(folder), options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
