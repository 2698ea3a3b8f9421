"""Many processes and many parts: photos an hour by workers, and the time to unite 100,000 rows.

    python benchmarks/scale.py                       # the fake model and the merge
    python benchmarks/scale.py --model embedded      # the built-in model as well

The fake model computes for 50 ms on one core a photo, so that what is left over is overhead.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from carnn_desktop.cli import build_parser
from carnn_desktop.commands.console.output import Output
from carnn_desktop.commands.segmenting.loading import Loader, load_real_segmenter
from carnn_desktop.commands.segmenting.options import options_from_arguments
from carnn_desktop.commands.segmenting.segment import run_segment
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest
from carnn_desktop.contracts.results import ModelIdentity, Proposal, SegmentationResult, Trace
from carnn_desktop.formats.coco.tools.merge import merge_files
from carnn_desktop.formats.coco.tools.shards import SHARD, shard_values

WORK_S = 0.05
ROWS, PARTS = 100_000, 8


class FakeSegmenter:
    """Computes for 50 ms and finds a rectangle."""

    device, dtype = "cpu", "float32"
    identities = (ModelIdentity(role="both", id="fake", sha256="0" * 64, licence="none"),)

    def check(self, request: SegmentationRequest) -> None:
        """Every request can be run."""

    def segment(
        self, image: RgbImage, request: SegmentationRequest, _on_progress: ProgressCallback
    ) -> SegmentationResult:
        """Burn processor time, as a model does."""
        until = time.thread_time() + WORK_S
        values = np.ones(1000)
        while time.thread_time() < until:
            values = np.sqrt(values + 1.0)
        height, width = image.shape[:2]
        mask = np.zeros((height, width), dtype=bool)
        mask[8:40, 8:40] = True
        proposal = Proposal(
            query_index=0, name=request.queries[0].name, score=0.9, forced=False, mask=mask,
            origin_xy=(0, 0), levels=np.where(mask, 255, 0).astype(np.uint8), level=0.5,
        )  # fmt: skip
        return SegmentationResult(
            request=request, width=width, height=height, proposals=(proposal,),
            trace=Trace(steps=(), kept=(proposal.name,), background_words=()),
            models=self.identities, device=self.device, dtype=self.dtype, timings=(),
        )  # fmt: skip


def load_fake(_choice: ModelChoice) -> Any:
    """Return the fake model."""
    return FakeSegmenter()


def photos_an_hour(folder: Path, workers: int, load: Loader) -> tuple[float, float]:
    """Return photos an hour without the loading, and seconds of the whole run."""
    arguments = ["segment", str(folder), "--concepts", "cat", "--json"]
    arguments += ["--devices", f"cpu:{workers}", "--threads", "1"] if workers else []
    parsed = build_parser().parse_args(arguments)
    times: list[float] = []

    class Noting(io.StringIO):
        def write(self, text: str) -> int:
            if text.startswith("["):
                times.append(time.monotonic())
            return super().write(text)

    started = time.monotonic()
    output = Output(as_json=True, stdout=io.StringIO(), stderr=Noting())
    if run_segment(options_from_arguments(parsed), output, load=load) != 0:
        raise AssertionError("a photo failed")
    steady = times[len(times) // 5 :]
    rate = (len(steady) - 1) / max(1e-9, steady[-1] - steady[0])
    return 3600 * rate, time.monotonic() - started


def measured(folder: Path, count: int, load: Loader) -> dict[str, Any]:
    """Return the figures of 0 (this process), 1, 2 and 3 workers over ``count`` photos."""
    folder.mkdir()
    chance = np.random.default_rng(1)
    for number in range(count):
        pixels = chance.integers(0, 255, (320, 480, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(folder / f"{number:04}.jpg")
    found: dict[str, Any] = {}
    for workers in (0, 1, 2, 3):
        rate, seconds = photos_an_hour(folder, workers, load)
        found[str(workers)] = {"photos_an_hour": round(rate), "seconds": round(seconds, 1)}
    two, one = found["2"]["photos_an_hour"], found["1"]["photos_an_hour"]
    return {"photos": count, "workers": found, "two_over_one": round(two / one, 2)}


def merge_rows(folder: Path, rows: int = ROWS) -> dict[str, Any]:
    """Return seconds and MB of uniting rows (images with an annotation each) of 8 parts."""
    files = []
    for part in range(1, PARTS + 1):
        numbers = range(part, rows + 1, PARTS)
        values = {
            "info": {SHARD: shard_values([part], PARTS, rows, "run")},
            "licenses": [],
            "categories": [{"id": 1, "name": "cat", "supercategory": ""}],
            "images": [
                {"id": n, "file_name": f"{n:07}.jpg", "width": 480, "height": 320} for n in numbers
            ],
            "annotations": [
                {
                    "id": place, "image_id": n, "category_id": 1, "iscrowd": 0, "area": 100,
                    "bbox": [1, 1, 10, 10], "segmentation": [[1, 1, 11, 1, 11, 11, 1, 11]],
                }
                for place, n in enumerate(numbers, 1)
            ],
        }  # fmt: skip
        files.append(folder / f"{part}.json")
        files[-1].write_text(json.dumps(values))
        del values
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started = time.monotonic()
    report = merge_files(files, folder / "all.json")
    if report.images != rows or report.missing_shards:
        raise AssertionError("rows were lost")
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "rows": rows, "seconds": round(time.monotonic() - started, 1),
        "peak_mb": round(after), "peak_before_mb": round(before),
    }  # fmt: skip


def main() -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=120)
    parser.add_argument("--model", choices=("embedded",), help="measure this one, too")
    parser.add_argument("--rows", type=int, default=ROWS, help="of the merge")
    parser.add_argument("--only", choices=("fake", "merge"))
    options = parser.parse_args()
    told: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        steps: dict[str, Callable[[], dict[str, Any]]] = {
            "merge": lambda: merge_rows(folder, options.rows),
            "fake": lambda: measured(folder / "fake", options.photos, load_fake),
        }
        for step, work in steps.items():
            if options.only in (None, step):
                told[step] = work()
        if options.model:
            count = max(12, options.photos // 10)
            told[options.model] = measured(folder / "real", count, load_real_segmenter)
    print(json.dumps(told, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
