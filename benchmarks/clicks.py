"""How good masks by clicks and boxes are, with simulated clicks on the objects of a COCO folder.

    python benchmarks/clicks.py --coco DIR                      # images/, instances.json
    python benchmarks/clicks.py --coco DIR --without OTHER --objects 120 --out clicks.json

The first click is in the middle of the object (farthest from its outline), each further one in the
middle of the largest connected error of the answer so far: plus where a part is missing, minus
where there is too much. The box is the object's own, exact. Objects are drawn by lot (--seed) from
those above 32 x 32 pixels; photos that are also in --without (what was learned from) are left out.
GrabCut and the learned way see the same objects, each its own clicks. A rule is broken when a plus
click took area away, a minus click added some, a clicked pixel is not as it was said, or a box's
mask left the box or has specks (parts below 1 % of it).
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_mask

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.quality import read_rgb

Bools = NDArray[np.bool_]
Clicks = list[tuple[float, float, bool]]
Box = tuple[float, float, float, float]
Way = Callable[[str, Any, Clicks, Box | None], Bools]

COUNTS = (1, 2, 3, 5, 8)
GOAL = 0.8
SMALLEST, SMALL = 32 * 32, 96 * 96


@dataclass(frozen=True)
class Thing:
    """An object: its photo's file and its mask (H, W)."""

    id: int
    path: Path
    mask: Bools


@dataclass
class Tally:
    """What one way did with all objects."""

    ious: list[list[float]] = field(default_factory=list)
    boxes: list[float] = field(default_factory=list)
    areas: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    box_seconds: list[float] = field(default_factory=list)
    prepared: list[float] = field(default_factory=list)
    shrunk_by_plus: int = 0
    grown_by_minus: int = 0
    not_as_clicked: int = 0
    left_the_box: int = 0
    specks: int = 0


def things(folder: Path, left_out: set[str], count: int, seed: int) -> list[Thing]:
    """Return ``count`` objects of a COCO folder, drawn by lot, in the order of their photos."""
    data = json.loads((folder / "instances.json").read_text(encoding="utf-8"))
    images = {one["id"]: one for one in data["images"] if one["file_name"] not in left_out}
    rows = [
        row
        for row in sorted(data["annotations"], key=lambda one: int(one["id"]))
        if row["image_id"] in images and not row.get("iscrowd") and row["area"] > SMALLEST
    ]
    random.Random(seed).shuffle(rows)
    chosen = rows[:count] if count else rows
    chosen.sort(key=lambda one: (one["image_id"], one["id"]))
    found = []
    for row in chosen:
        image = images[row["image_id"]]
        mask = decoded(row["segmentation"], image["height"], image["width"])
        found.append(Thing(row["id"], folder / "images" / image["file_name"], mask))
    return found


def decoded(segmentation: Any, height: int, width: int) -> Bools:
    """Return (H, W) bool of polygons or RLE."""
    if isinstance(segmentation, list):
        rle = coco_mask.merge(coco_mask.frPyObjects(segmentation, height, width))
    elif isinstance(segmentation["counts"], list):
        rle = coco_mask.frPyObjects(segmentation, height, width)
    else:
        rle = segmentation
    return np.asarray(coco_mask.decode(rle), np.bool_)


def iou(one: Bools, other: Bools) -> float:
    """Return intersection over union, 1 for two empty masks."""
    union = int((one | other).sum())
    return float((one & other).sum()) / union if union else 1.0


def middle(annotation: Bools) -> tuple[float, float]:
    """Return the pixel (x, y) of ``annotation`` that is farthest from its outside."""
    depth = cv2.distanceTransform(np.pad(annotation.astype(np.uint8), 1), cv2.DIST_L2, 5)[
        1:-1, 1:-1
    ]
    row, column = np.unravel_index(int(depth.argmax()), depth.shape)
    return float(column), float(row)


def next_click(truth: Bools, answer: Bools) -> tuple[float, float, bool] | None:
    """Return the click in the middle of the largest error, None where there is none."""
    best: tuple[int, Bools, bool] | None = None
    for wrong, missing in ((truth & ~answer, True), (answer & ~truth, False)):
        _, parts, stats, _ = cv2.connectedComponentsWithStats(
            wrong.astype(np.uint8), connectivity=4
        )
        if len(stats) > 1:
            index = 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
            area = int(stats[index, cv2.CC_STAT_AREA])
            if best is None or area > best[0]:
                best = area, parts == index, missing
    return None if best is None else (*middle(best[1]), best[2])


def try_clicks(way: Way, thing: Thing, image: Any, tally: Tally) -> None:
    """Click ``max(COUNTS)`` times on one object and write down what came of it."""
    answer = np.zeros(thing.mask.shape, np.bool_)
    clicks: Clicks = []
    ious: list[float] = []
    for number in range(max(COUNTS)):
        click = next_click(thing.mask, answer)
        if click is not None:
            clicks.append(click)
            before, begun = answer, time.perf_counter()
            answer = way(str(thing.path), image, clicks, None)
            tally.seconds.append(time.perf_counter() - begun)
            if number and click[2]:
                tally.shrunk_by_plus += bool((before & ~answer).any())
            elif number:
                tally.grown_by_minus += bool((answer & ~before).any())
            tally.not_as_clicked += any(answer[int(y), int(x)] != yes for x, y, yes in clicks)
        ious.append(iou(answer, thing.mask))
    tally.ious.append(ious)
    tally.areas.append(int(thing.mask.sum()))


def try_box(way: Way, thing: Thing, image: Any, tally: Tally) -> None:
    """Draw the exact box around one object."""
    columns, rows = np.flatnonzero(thing.mask.any(0)), np.flatnonzero(thing.mask.any(1))
    left, top, right, bottom = columns[0], rows[0], columns[-1] + 1, rows[-1] + 1
    begun = time.perf_counter()
    answer = way(str(thing.path), image, [], (left, top, right, bottom))
    tally.box_seconds.append(time.perf_counter() - begun)
    tally.boxes.append(iou(answer, thing.mask))
    outside = answer.copy()
    outside[top:bottom, left:right] = False
    tally.left_the_box += bool(outside.any())
    _, _, stats, _ = cv2.connectedComponentsWithStats(answer.astype(np.uint8), connectivity=8)
    tally.specks += bool((stats[1:, cv2.CC_STAT_AREA] < 0.01 * answer.sum()).any())


def by_grabcut(_key: str, image: Any, clicks: Clicks, box: Box | None) -> Bools:
    """Answer as the program did before it had a learned head."""
    from carnn_desktop.engine.refine import grabcut

    plus = [(x, y) for x, y, yes in clicks if yes]
    minus = [(x, y) for x, y, yes in clicks if not yes]
    return grabcut.refine(image, None, plus, minus, box)


def by_head(weights: Path | None) -> tuple[Way, Callable[[str, Any], None]]:
    """Return the learned way, and what looks at a photo beforehand."""
    from carnn_desktop.engine.interactive.learned import load_learned
    from carnn_desktop.engine.interactive.rules import Click

    learned = load_learned(weights)

    def answer(key: str, image: Any, clicks: Clicks, box: Box | None) -> Bools:
        return learned.answer(key, image, [Click(*click) for click in clicks], box)

    def prepare(key: str, image: Any) -> None:
        learned.prepare(key, image)

    return answer, prepare


def measured(
    name: str, way: Way, prepare: Callable[[str, Any], None], chosen: list[Thing]
) -> Iterator[Tally]:
    """Yield the tally after each object."""
    tally = Tally()
    opened: tuple[Path, Any] | None = None
    for number, thing in enumerate(chosen):
        if opened is None or opened[0] != thing.path:
            opened = thing.path, read_rgb(thing.path)
            begun = time.perf_counter()
            prepare(str(thing.path), opened[1])
            tally.prepared.append(time.perf_counter() - begun)
        try_clicks(way, thing, opened[1], tally)
        try_box(way, thing, opened[1], tally)
        print(f"\r{name}: {number + 1}/{len(chosen)}", end="", file=sys.stderr, flush=True)
        yield tally
    print(file=sys.stderr)


def summary(tally: Tally) -> dict[str, Any]:
    """Return the numbers of one way."""
    ious, areas = np.asarray(tally.ious), np.asarray(tally.areas)
    small = areas < SMALL
    reached = np.where((ious >= GOAL).any(1), (ious >= GOAL).argmax(1) + 1, max(COUNTS) + 1)

    def after(rows: NDArray[np.bool_]) -> list[float]:
        chosen = ious[rows]
        return [round(float(chosen[:, count - 1].mean()), 3) for count in COUNTS if len(chosen)]

    boxes = np.asarray(tally.boxes)
    return {
        "objects": len(ious),
        "iou": after(small | ~small),
        "iou_small": after(small),
        "iou_large": after(~small),
        "small": int(small.sum()),
        "reached": round(float((reached <= max(COUNTS)).mean()), 3),
        "clicks_to_goal": round(float(reached.mean()), 2),
        "box": round(float(boxes.mean()), 3),
        "box_small": round(float(boxes[small].mean()), 3) if small.any() else None,
        "seconds": round(statistics.median(tally.seconds), 3),
        "seconds_p95": round(float(np.quantile(tally.seconds, 0.95)), 3),
        "box_seconds": round(statistics.median(tally.box_seconds), 3),
        "prepare_seconds": round(statistics.median(tally.prepared), 3),
        "broken": {
            "plus_took_away": tally.shrunk_by_plus,
            "minus_added": tally.grown_by_minus,
            "not_as_clicked": tally.not_as_clicked,
            "left_the_box": tally.left_the_box,
            "specks_in_box": tally.specks,
        },
    }


def main() -> int:
    """Measure both ways and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--coco", type=Path, required=True, help="images/ and instances.json")
    parser.add_argument("--without", type=Path, help="leave out photos that are in this folder too")
    parser.add_argument("--objects", type=int, default=120, help="how many, 0 for all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--ways", default="grabcut,learned")
    parser.add_argument("--weights", type=Path, help="of the learned way, default what ships")
    parser.add_argument("--threads", type=int, default=2, help="of torch and OpenCV")
    parser.add_argument("--out", type=Path, help="write the numbers as JSON")
    options = parser.parse_args()
    left_out = (
        {p.name for p in (options.without / "images").iterdir()} if options.without else set()
    )
    chosen = things(options.coco, left_out, options.objects, options.seed)
    cv2.setNumThreads(options.threads)
    rows = {}
    for name in options.ways.split(","):
        way: Any = by_grabcut
        prepare: Any = lambda _key, _image: None  # noqa: E731
        if name == "learned":
            import torch

            torch.set_num_threads(options.threads)
            way, prepare = by_head(options.weights)
        tally = Tally()
        for tally in measured(name, way, prepare, chosen):  # noqa: B007
            pass
        rows[name] = summary(tally)
        print(name, json.dumps(rows[name]))
    heads = " | ".join(str(count) for count in COUNTS)
    print(f"| way | {heads} | >= {GOAL} | clicks to it | box | s a click | broken |")
    for name, row in rows.items():
        shares = " | ".join(f"{value:.3f}" for value in row["iou"])
        broken = sum(row["broken"].values())
        print(
            f"| {name} | {shares} | {row['reached']:.2f} | {row['clicks_to_goal']:.1f} "
            f"| {row['box']:.3f} | {row['seconds']:.2f} | {broken} |"
        )
    if options.out:
        options.out.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
