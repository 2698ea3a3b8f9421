"""Time and memory of a COCO export, and of checking what came out.

    python benchmarks/coco_export.py --images 20000 --objects 10 --check

Masks are random blobs, made before the clock starts; a few hundred images repeat. Seconds are those
of the clock. Memory is the peak of the process and of its largest helper together, with the masks
that are held for repeating; it must not depend on the number of images.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import (
    Annotation,
    Category,
    ImageDocument,
    ImageRef,
    Mask,
    Provenance,
)
from carnn_desktop.contracts.run import Run
from carnn_desktop.formats.coco.checking.check import check_file
from carnn_desktop.formats.export.write import ExportImage, export

CATEGORIES = tuple(Category(id=number, name=f"concept {number}") for number in range(1, 81))
HOLES_EVERY = 10
DIFFERENT = 400


class Images:
    """Images with random objects: those of the first few hundred, again and again."""

    def __init__(self, images: int, objects: int, width: int, height: int) -> None:
        self._count, self._objects, self._size = images, objects, (width, height)
        self._rng = np.random.default_rng(0)
        self._made = [
            [self._blob(hole=index % HOLES_EVERY == 0) for index in range(objects)]
            for _ in range(min(images, DIFFERENT))
        ]

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[ExportImage]:
        for number in range(1, self._count + 1):
            yield self._image(number)

    def _image(self, number: int) -> ExportImage:
        width, height = self._size
        run = Run(
            source="model",
            model="embedded",
            model_sha256="0" * 64,
            texts=tuple(category.name for category in CATEGORIES[:20]),
            settings={"mask_threshold": 0.3},
        )
        provenance = Provenance(run=run, reviewed="2026-01-01T00:00:00+00:00")
        masks = self._made[number % len(self._made)]
        annotations = tuple(
            Annotation(
                id=f"{number:016x}{index:016x}",
                category_id=1 + (number * 7 + index * 3) % len(CATEGORIES),
                mask=mask,
                state="accepted",
                provenance=provenance,
            )
            for index, mask in enumerate(masks)
        )
        document = ImageDocument(
            image_id=number, width=width, height=height, annotations=annotations, state="done"
        )
        return ExportImage(ImageRef(id=number, path=f"photos/{number:06d}.jpg"), document)

    def _blob(self, *, hole: bool) -> Mask:
        width, height = self._size
        side = int(self._rng.integers(20, min(width, height) // 2))
        noise = cv2.GaussianBlur(
            self._rng.random((side, side)).astype(np.float32), (0, 0), side / 12
        )
        y, x = np.mgrid[:side, :side] / side - 0.5
        pixels = noise - noise.mean() > 0.6 * (x**2 + y**2) - 0.08
        if hole:
            pixels[side // 2 - 3 : side // 2 + 3, side // 2 - 3 : side // 2 + 3] = False
        left, top = self._rng.integers(0, width - side), self._rng.integers(0, height - side)
        return crop_mask(pixels, int(left), int(top))


def peak_mib() -> int:
    """Return the largest resident size so far: of this process and of its largest helper."""
    kilobytes = sum(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return round(kilobytes / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def cpu_seconds() -> float:
    """Return the CPU time of this process and of its helpers that have ended."""
    times = os.times()
    return sum(times[:4])


def main() -> None:
    """Run the benchmark and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=20_000)
    parser.add_argument("--objects", type=int, default=10, help="regions of an image")
    parser.add_argument("--width", type=int, default=640)
    parser.add_argument("--height", type=int, default=480)
    parser.add_argument("--processes", type=int, help="(default: by the number of cores)")
    parser.add_argument("--check", action="store_true", help="check the file afterwards")
    arguments = parser.parse_args()
    images = Images(arguments.images, arguments.objects, arguments.width, arguments.height)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        figures: dict[str, object] = {"peak_mib_before": peak_mib()}
        started, used = time.perf_counter(), cpu_seconds()
        report = export(out, images, CATEGORIES, processes=arguments.processes)
        figures |= {
            "images": report.images,
            "annotations": report.annotations,
            "rles": report.rles,
            "min_iou": report.min_iou,
            "megabytes": round(out.stat().st_size / 1e6, 1),
            "export_seconds": round(time.perf_counter() - started, 1),
            "export_cpu_seconds": round(cpu_seconds() - used, 1),
            "peak_mib_after_export": peak_mib(),
        }
        if arguments.check:
            started = time.perf_counter()
            figures["violations"] = len(check_file(out))
            figures["check_seconds"] = round(time.perf_counter() - started, 1)
            figures["peak_mib_after_check"] = peak_mib()
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
