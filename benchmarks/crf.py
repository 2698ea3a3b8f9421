"""Time the dense CRF: seconds to build it and seconds an iteration, beside pydensecrf2.

python benchmarks/crf.py [--size 640x480 ...] [--labels 4 ...] [--device cpu] [--threads N]

Photos are scikit-image's astronaut, resized. pydensecrf2 is measured where it is installed; it
builds its filters anew for every call, so its time compares with build + iterations for one call
and again for every phrase, where ours builds once.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from skimage import data

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from carnn_desktop.contracts.progress import Progress
from carnn_desktop.engine.refine.crf import DenseCRF

ITERATIONS = 10


class Stopwatch:
    """Remembers the longest time between two progress callbacks, in seconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()

    def check(self, _progress: Progress) -> None:
        """Be the progress callback."""
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def make_input(width: int, height: int, labels: int) -> tuple[NDArray[np.uint8], torch.Tensor]:
    """Return a photo (height, width, 3) and smooth random probabilities (labels, height, width)."""
    image = cv2.resize(data.astronaut(), (width, height), interpolation=cv2.INTER_AREA)
    coarse = torch.rand(1, labels, 12, 16, generator=torch.Generator().manual_seed(0)) ** 2
    maps = torch.nn.functional.interpolate(coarse, (height, width), mode="bilinear")[0] + 0.05
    return np.ascontiguousarray(image, np.uint8), maps / maps.sum(0)


def run_ours(
    image: NDArray[np.uint8], maps: torch.Tensor, device: str
) -> tuple[float, float, float, NDArray[np.int64]]:
    """Return seconds to build, seconds for all iterations, the longest gap, and the labels."""
    watch = Stopwatch()
    start = time.perf_counter()
    crf = DenseCRF(image, device=device, max_side=None, on_progress=watch.check)
    wait(device)
    built = time.perf_counter()
    labels = crf.infer(maps.to(device), iterations=ITERATIONS, on_progress=watch.check).argmax(0)
    watch.check(Progress("crf"))
    wait(device)
    return built - start, time.perf_counter() - built, watch.longest, labels.cpu().numpy()


def wait(device: str) -> None:
    """Wait until the device has done what it was given."""
    if device.startswith("cuda"):
        torch.cuda.synchronize()


def run_oracle(
    image: NDArray[np.uint8], maps: torch.Tensor
) -> tuple[float, NDArray[np.int64]] | None:
    """Return pydensecrf2's seconds and labels, or None where it is not installed."""
    try:
        from pydensecrf import densecrf
    except ImportError:
        return None
    start = time.perf_counter()
    crf = densecrf.DenseCRF2D(maps.shape[2], maps.shape[1], maps.shape[0])
    crf.setUnaryEnergy(np.ascontiguousarray(-np.log(maps.clamp(1e-5, 1).flatten(1).numpy())))
    crf.addPairwiseGaussian(sxy=1, compat=3)
    crf.addPairwiseBilateral(sxy=67, srgb=3, rgbim=image, compat=4)
    beliefs = np.array(crf.inference(ITERATIONS))
    seconds = time.perf_counter() - start
    return seconds, beliefs.reshape(maps.shape).argmax(0)


def measure(width: int, height: int, labels: int, device: str, repeats: int) -> str:
    """Return one row of the table: the best of ``repeats``."""
    image, maps = make_input(width, height, labels)
    runs = [run_ours(image, maps, device) for _ in range(repeats)]
    build = min(run[0] for run in runs)
    infer = min(run[1] for run in runs)
    gap = min(run[2] for run in runs)
    row = (
        f"{width}x{height:<6} {labels:>6} {build:>8.3f} {infer / ITERATIONS:>10.4f} "
        f"{build + infer:>8.3f} {1000 * gap:>7.0f}"
    )
    oracles = [result for _ in range(repeats) if (result := run_oracle(image, maps)) is not None]
    if not oracles:
        return f"{row}   pydensecrf2 is not installed"
    seconds = min(result[0] for result in oracles)
    agreement = float((oracles[0][1] == runs[0][3]).mean())
    return f"{row} {seconds:>11.3f} {(build + infer) / seconds:>6.2f} {agreement:>10.5f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", nargs="+", default=["512x384", "640x480", "1333x800"])
    parser.add_argument("--labels", nargs="+", type=int, default=[2, 4, 20])
    parser.add_argument("--device", default="cpu")
    parser.add_argument(
        "--threads", type=int, default=0, help="torch's threads; 0 = its own choice"
    )
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    print(f"torch {torch.__version__}, {options.device}, {torch.get_num_threads()} threads")
    print(
        "size       labels  build s  iterat. s  total s  gap ms  pydensecrf2  ratio  agreement",
        flush=True,
    )
    for size in options.size:
        width, height = map(int, size.split("x"))
        for labels in options.labels:
            print(measure(width, height, labels, options.device, options.repeats), flush=True)


if __name__ == "__main__":
    main()
