"""Time and memory of measuring labels: comparison, statistics, look-alikes.

    python benchmarks/label_quality.py --images 20000 --objects 10

Two COCO files of polygons of 640 x 480 images are made before the clock starts; the second moves
every object by some pixels and leaves a tenth out. Seconds are those of the processor, since the
clock depends on what else runs; memory is the peak of the process.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from carnn_desktop.quality.coco_labels import coco_labels
from carnn_desktop.quality.compare import compare
from carnn_desktop.quality.duplicates import near_duplicates
from carnn_desktop.quality.labels import LabelSet
from carnn_desktop.quality.statistics import DatasetStatistics, StatisticsCounter

T = TypeVar("T")
WIDTH, HEIGHT, CATEGORIES = 640, 480, 80
OUTLINE = ((0.0, 0.3), (0.3, 0.0), (0.7, 0.0), (1.0, 0.4), (0.9, 1.0), (0.2, 0.9))


def write_labels(path: Path, images: int, objects: int, *, moved_by: float) -> None:
    """Write the same objects, each moved by about so many pixels; 0 = as they are."""
    places, moves = random.Random(5), random.Random(7)
    head = {
        "images": [
            {"id": n + 1, "file_name": f"{n:06d}.jpg", "width": WIDTH, "height": HEIGHT}
            for n in range(images)
        ],
        "categories": [{"id": n + 1, "name": f"concept {n}"} for n in range(CATEGORIES)],
    }
    number = 0
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps(head)[:-1] + ', "annotations": [')
        for image in range(images):
            for _ in range(objects):
                x, y = places.random() * 480, places.random() * 320
                w, h = 20 + places.random() * 140, 20 + places.random() * 140
                category = 1 + int(places.random() ** 3 * CATEGORIES)
                x, y = x + moves.gauss(0, moved_by), y + moves.gauss(0, moved_by)
                if moved_by and moves.random() < 0.1:
                    continue
                number += 1
                ring = [round(v, 1) for px, py in OUTLINE for v in (x + px * w, y + py * h)]
                values: dict[str, Any] = {"id": number, "image_id": image + 1}
                values["category_id"] = category
                values |= {"iscrowd": 0, "area": w * h, "bbox": [x, y, w, h]}
                values |= {"segmentation": [ring], "score": round(moves.random(), 3)}
                file.write((", " if number > 1 else "") + json.dumps(values))
        file.write("]}")


def timed(what: str, work: Callable[[], T]) -> T:
    """Do ``work`` and say how long it took and how much memory there was at most."""
    started = time.process_time()
    value = work()
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what:<34} {seconds:8.1f} s   {peak:6.0f} MB at most")
    return value


def count(labels: LabelSet) -> DatasetStatistics:
    """Count a whole set."""
    counter = StatisticsCounter(labels.categories)
    for name in labels.names:
        counter.add(name, labels.image(name))
    return counter.result()


def main() -> int:
    """Measure everything once."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--images", type=int, default=20_000)
    parser.add_argument("--objects", type=int, default=10, help="in each image")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="carnn-quality-") as folder:
        truth_file, labels_file = Path(folder) / "truth.json", Path(folder) / "labels.json"
        write_labels(truth_file, options.images, options.objects, moved_by=0)
        write_labels(labels_file, options.images, options.objects, moved_by=3)
        hashes = {str(n): (random.getrandbits(64), random.getrandbits(64))
                  for n in range(options.images)}  # fmt: skip
        truth = timed("read the truth", lambda: coco_labels(truth_file))
        labels = timed("read the labels", lambda: coco_labels(labels_file))
        timed("statistics", lambda: count(truth))
        timed("look-alikes among the hashes", lambda: near_duplicates(hashes))
        found = timed("compare", lambda: compare(labels, truth))
    print(f"mIoU {found.miou:.3f}, boundary F {found.boundary_f:.3f}, AP {found.ap:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
