"""Time and memory of a COCO export, and of checking what came out.

    python benchmarks/coco_export.py --images 2000 --objects 10

Masks are random blobs, made while the export asks for them and taken off its time. Seconds are CPU
seconds of this process (its threads together), so that a busy machine gives the same. Memory is the
peak of the whole process; it must not depend on the number of images.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from carnn_desktop.documents.coco.check import check_file
from carnn_desktop.documents.coco.write import ExportImage, ExportOptions, export_coco
from carnn_desktop.documents.masks import crop_mask
from carnn_desktop.documents.model import Concept, ImageDocument, ImageRef, Mask, Provenance, Region

CONCEPTS = tuple(Concept(id=number, name=f"concept {number}") for number in range(1, 81))
HOLES_EVERY = 10


class Images:
    """Makes images with random objects and knows how long that took."""

    def __init__(self, images: int, objects: int, width: int, height: int) -> None:
        self.seconds = 0.0
        self._count, self._objects, self._size = images, objects, (width, height)
        self._rng = np.random.default_rng(0)

    def __iter__(self) -> Iterator[ExportImage]:
        for number in range(1, self._count + 1):
            started = time.process_time()
            image = self._image(number)
            self.seconds += time.process_time() - started
            yield image

    def _image(self, number: int) -> ExportImage:
        width, height = self._size
        provenance = Provenance(
            source="model",
            model="embedded",
            model_sha256="0" * 64,
            texts=tuple(concept.name for concept in CONCEPTS[:20]),
            settings={"mask_threshold": 0.3},
            reviewed="2026-01-01T00:00:00+00:00",
        )
        regions = tuple(
            Region(
                id=f"{number:016x}{index:016x}",
                concept_id=int(self._rng.integers(1, len(CONCEPTS) + 1)),
                mask=self._blob(hole=index % HOLES_EVERY == 0),
                state="accepted",
                provenance=provenance,
            )
            for index in range(self._objects)
        )
        document = ImageDocument(
            image_id=number, width=width, height=height, regions=regions, state="done"
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


def peak_mib() -> float:
    """Return the largest resident size of this process so far."""
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main() -> None:
    """Run the benchmark and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=2000)
    parser.add_argument("--objects", type=int, default=10, help="regions of an image")
    parser.add_argument("--width", type=int, default=640)
    parser.add_argument("--height", type=int, default=480)
    parser.add_argument("--check", action="store_true", help="check the file afterwards")
    arguments = parser.parse_args()
    images = Images(arguments.images, arguments.objects, arguments.width, arguments.height)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        before = peak_mib()
        started = time.process_time()
        report = export_coco(out, images, CONCEPTS, options=ExportOptions())
        seconds = time.process_time() - started - images.seconds
        figures = {
            "images": report.images,
            "annotations": report.annotations,
            "rles": report.rles,
            "min_iou": report.min_iou,
            "megabytes": round(out.stat().st_size / 1e6, 1),
            "export_seconds": round(seconds, 1),
            "making_the_masks_seconds": round(images.seconds, 1),
            "peak_mib_before": round(before),
            "peak_mib_after_export": round(peak_mib()),
        }
        if arguments.check:
            started = time.process_time()
            figures["violations"] = len(check_file(out))
            figures["check_seconds"] = round(time.process_time() - started, 1)
            figures["peak_mib_after_check"] = round(peak_mib())
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
