"""Import a COCO file of many images into a new project: seconds of each stage, and memory.

    python benchmarks/import_large.py --images 20000 --each 10

The photos are files with a header only (an import does not decode pixels); masks are polygons of 30
corners, every tenth one run lengths. The import runs in a process of its own, so that the peak of
its memory is its own.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pycocotools import mask as coco_mask

from carnn_desktop.formats.detect import read_annotations
from carnn_desktop.formats.importing.plan import ImportChoices, make_plan
from carnn_desktop.photos.listing import list_images
from carnn_desktop.project.importing import run_import
from carnn_desktop.project.project import Project

WIDTH, HEIGHT = 640, 480


def write_photos(folder: Path, count: int) -> None:
    """Make files that say their size."""
    folder.mkdir()

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 1, 0, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    for number in range(count):
        (folder / f"{number:06d}.png").write_bytes(data)


def write_file(path: Path, images: int, each: int) -> None:
    """Write a COCO file with ``images * each`` annotations."""
    rng = random.Random(1)
    corners = [2 * math.pi * k / 30 for k in range(30)]
    with path.open("w") as out:
        entries = [
            {"id": n + 1, "file_name": f"{n:06d}.png", "width": WIDTH, "height": HEIGHT}
            for n in range(images)
        ]
        out.write('{"images":' + json.dumps(entries) + ',"categories":')
        out.write(json.dumps([{"id": n, "name": f"class {n}"} for n in range(1, 81)]))
        out.write(',"annotations":[')
        for number in range(images * each):
            x, y, r = rng.uniform(60, 580), rng.uniform(60, 420), rng.uniform(8, 60)
            points = [(x + r * math.cos(a), y + r * math.sin(a)) for a in corners]
            ring = [round(value, 2) for point in points for value in point]
            segmentation: object = [ring]
            if number % 10 == 0:
                rle = coco_mask.merge(coco_mask.frPyObjects([ring], HEIGHT, WIDTH))
                segmentation = {"size": [HEIGHT, WIDTH], "counts": rle["counts"].decode()}
            item = {
                "id": number + 1,
                "image_id": number // each + 1,
                "category_id": number % 80 + 1,
                "segmentation": segmentation,
                "bbox": [x - r, y - r, 2 * r, 2 * r],
                "area": 3 * r * r,
                "iscrowd": 0,
            }
            out.write(("," if number else "") + json.dumps(item))
        out.write("]}")


def run(folder: Path) -> int:
    """Import, as the command does, and say how long each stage took."""
    source, photos = folder / "instances.json", folder / "photos"
    times = {}
    started = time.monotonic()

    def lap(name: str) -> None:
        nonlocal started
        times[name] = round(time.monotonic() - started, 1)
        started = time.monotonic()

    annotations = read_annotations(source)
    lap("read")
    with Project.create(folder / "p.carnn", photos) as project:
        refs = list(project.images.sync(list_images(photos, recursive=True)))
        lap("folder")
        plan = make_plan(annotations, photos, refs, project.categories.listed())
        lap("match")
        report = run_import(plan, ImportChoices(), lambda work: work(project))
        lap("import")
        project.imports.undo()
        lap("take back")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    used = time.process_time()
    size = source.stat().st_size / 2**20
    print(f"{report.images} images, {report.objects} objects of {size:.0f} MiB: {times} s")
    total = sum(value for name, value in times.items() if name != "take back")
    print(f"in all {total:.1f} s without taking back ({used:.0f} s of one core with it), ", end="")
    print(f"peak memory {memory:.0f} MiB")
    return 0 if report.objects == len(annotations.objects) else 1


def main() -> int:
    """Make the files, then import them in another process."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--images", type=int, default=20_000)
    parser.add_argument("--each", type=int, default=10)
    parser.add_argument("--run", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run is not None:
        return run(options.run)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_photos(folder / "photos", options.images)
        write_file(folder / "instances.json", options.images, options.each)
        command = [sys.executable, __file__, "--run", str(folder)]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
