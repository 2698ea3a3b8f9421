"""Seconds a photo and peak memory of models that give instances, at their real sizes.

    python benchmarks/instance_speed.py --families owlv2 grounding-dino --texts 5
    python benchmarks/instance_speed.py --device cuda --dtype bfloat16
    python benchmarks/instance_speed.py --square   # 6000x4000 to the square of OWLv2

Weights are random (seeded) in the published configurations: the arithmetic is that of real ones,
the number of instances is not, so what draws them is timed by boxes that are given. Nothing is
loaded from disk or fetched.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
import transformers
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.engine.backbones.grounding_dino.model import GroundingDino
from carnn_desktop.engine.backbones.owlv2.model import Owlv2
from carnn_desktop.engine.backbones.preprocessing import (
    CLIP,
    HALF,
    IMAGENET,
    Scaling,
    padded_square,
)
from carnn_desktop.engine.backbones.sam3.model import Sam3Proposer
from carnn_desktop.engine.device import resolve_device, synchronize
from carnn_desktop.engine.refine.prompts import Prompt
from carnn_desktop.engine.refine.sam import SamRefiner

LIBRARY: Any = transformers
FAMILIES = ("owlv2", "grounding-dino", "sam2.1-tiny", "sam3")
_SWIN_TINY = {
    "model_type": "swin",
    "image_size": 224,
    "embed_dim": 96,
    "depths": [2, 2, 6, 2],
    "num_heads": [3, 6, 12, 24],
    "window_size": 7,
    "out_indices": [2, 3, 4],
}
_BOXES = 8
Steps = dict[str, Callable[[], object]]


class Words:
    """One token a word; as many as the real tokenizers make of plain words, or hardly fewer."""

    cls_token_id, sep_token_id, unk_token_id = 101, 102, 100

    def __init__(self, first: int, last: int) -> None:
        self._first, self._last = first, last

    def __call__(
        self,
        texts: str | Sequence[str],
        *,
        add_special_tokens: bool = True,
        max_length: int = 0,
        **_: object,
    ) -> dict[str, Any]:
        """Return ids of one text, or padded tensors of several."""
        several = [texts] if isinstance(texts, str) else list(texts)
        rows = [self._ids(text, add_special_tokens) for text in several]
        if not max_length:
            return {"input_ids": rows[0]}
        ids = torch.tensor([row + [self._last] * (max_length - len(row)) for row in rows])
        mask = torch.tensor([[1] * len(row) + [0] * (max_length - len(row)) for row in rows])
        return {"input_ids": ids, "attention_mask": mask}

    def _ids(self, text: str, ends: bool) -> list[int]:
        words = [zlib.crc32(word.encode()) % 20000 + 2000 for word in text.split()]
        return [self._first, *words, self._last] if ends else words


class Gaps:
    """The longest time between two progress callbacks: how long a cancel may take."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self.begin()

    def begin(self) -> None:
        """Count from now on."""
        self.last, self.largest = self._now(), 0.0

    def on_progress(self, _: object) -> None:
        """Be called where a cancel would take effect."""
        now = self._now()
        self.largest, self.last = max(self.largest, now - self.last), now


def steps_of(
    family: str,
    image: RgbImage,
    texts: Sequence[str],
    gaps: Gaps,
    *,
    device: torch.device,
    dtype: torch.dtype,
) -> Steps:
    """Return what is timed of a family, by name, in the order it happens on a photo."""
    torch.manual_seed(1)
    seen: dict[str, Any] = {}

    def keep(name: str, value: Any) -> Any:
        seen[name] = value
        return value

    if family == "sam2.1-tiny":
        refiner = SamRefiner(
            _ready(LIBRARY.Sam2Model(LIBRARY.Sam2Config()), device),
            family="sam2",
            model_id=family,
            dtype=dtype,
        )
        boxes = [Prompt(box_xyxy=(40.0 * n, 20.0, 40.0 * n + 90.0, 160.0)) for n in range(_BOXES)]
        return {
            "image": lambda: keep("photo", refiner.encode(image, gaps.on_progress)),
            f"{_BOXES} boxes": lambda: refiner.decode(
                seen["photo"], boxes, several=False, on_progress=gaps.on_progress
            ),
        }
    if family == "sam3":
        proposer = Sam3Proposer(
            _ready(LIBRARY.Sam3Model(LIBRARY.Sam3Config()), device),
            Words(49406, 49407),
            scaling=Scaling(*HALF),
            identity=(family, "", ""),
            dtype=dtype,
        )
        return {
            "image": lambda: keep("photo", proposer.encode_image(image, gaps.on_progress)),
            "texts": lambda: proposer.find(seen["photo"], texts, (), gaps.on_progress),
        }
    detector: Owlv2 | GroundingDino = (
        _owlv2(device, dtype) if family == "owlv2" else _grounding_dino(device, dtype)
    )
    return {
        "image": lambda: keep("photo", detector.look(image, gaps.on_progress)),
        "texts": lambda: detector.detect(seen["photo"], texts, gaps.on_progress),
    }


def _owlv2(device: torch.device, dtype: torch.dtype) -> Owlv2:
    base = {"intermediate_size": 3072, "num_hidden_layers": 12, "num_attention_heads": 12}
    config = LIBRARY.Owlv2Config(
        vision_config={"hidden_size": 768, "image_size": 960, "patch_size": 16, **base},
        text_config={
            "hidden_size": 512,
            "intermediate_size": 2048,
            "num_hidden_layers": 12,
            "num_attention_heads": 8,
        },
    )
    model = _ready(LIBRARY.Owlv2ForObjectDetection(config), device)
    return Owlv2(model, Words(49406, 49407), scaling=Scaling(*CLIP), dtype=dtype)


def _grounding_dino(device: torch.device, dtype: torch.dtype) -> GroundingDino:
    config = LIBRARY.GroundingDinoConfig(
        backbone_config=_SWIN_TINY, text_config={"model_type": "bert"}, disable_custom_kernels=True
    )
    model = _ready(LIBRARY.GroundingDinoForObjectDetection(config), device)
    scaling = Scaling(*IMAGENET)
    return GroundingDino(model, Words(101, 102), scaling=scaling, sides=(800, 1333), dtype=dtype)


def _ready(model: Any, device: torch.device) -> Any:
    return model.to(device).eval().requires_grad_(requires_grad=False)


@torch.no_grad()
def measure(
    steps: Steps, gaps: Gaps, device: torch.device, now: Callable[[], float]
) -> dict[str, float]:
    """Return seconds by step: the second of two rounds."""
    seconds: dict[str, float] = {}
    for _ in range(2):
        gaps.begin()
        for name, work in steps.items():
            synchronize(device)
            started = now()
            work()
            synchronize(device)
            seconds[name] = now() - started
    return seconds


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--families", nargs="+", choices=FAMILIES, default=list(FAMILIES))
    parser.add_argument("--texts", type=int, default=5)
    parser.add_argument("--size", default="500x375", help="WIDTHxHEIGHT of the photo")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--dtype", default="float32", help="of the image towers")
    parser.add_argument(
        "--cpu-time",
        action="store_true",
        help="one thread and its processor time, for a machine with other work on it",
    )
    parser.add_argument(
        "--square", action="store_true", help="only bring a photo of 6000x4000 to OWLv2's square"
    )
    parser.add_argument("--json", help="write the figures to this file")
    return parser.parse_args()


def _square() -> dict[str, float]:
    """Return processor seconds of one thread, and MB that the process's peak grows by."""
    cv2.setNumThreads(1)
    photo = np.random.default_rng(1).integers(0, 255, (4000, 6000, 3), dtype=np.uint8)
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    padded_square(photo, 960)
    seconds = time.process_time() - started
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {"seconds": round(seconds, 2), "peak_growth_mb": round(grown / 1024)}


def main() -> None:
    """Measure what the command line asks for and print it."""
    from skimage import data

    options = _options()
    if options.square:
        print(json.dumps(_square()))
        return
    now = time.process_time if options.cpu_time else time.perf_counter
    if options.cpu_time:
        torch.set_num_threads(1)
    device, dtype = resolve_device(options.device), getattr(torch, options.dtype)
    width, height = (int(side) for side in options.size.split("x"))
    photo = Image.fromarray(data.astronaut()).resize((width, height), Image.Resampling.BICUBIC)
    texts = [f"thing {number}" for number in range(options.texts)]
    report: dict[str, Any] = {"options": vars(options)}
    for family in options.families:
        if device.type == "cuda":
            torch.cuda.reset_peak_memory_stats(device)
        gaps = Gaps(now)
        steps = steps_of(family, np.array(photo), texts, gaps, device=device, dtype=dtype)
        seconds = measure(steps, gaps, device, now)
        peak = (
            torch.cuda.max_memory_allocated(device) // 1_000_000
            if device.type == "cuda"
            else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        )
        report[family] = {
            "seconds": seconds,
            "largest_gap": gaps.largest,
            "peak_megabytes": peak,
        }
        told = ", ".join(f"{name} {value:.2f} s" for name, value in seconds.items())
        print(f"{family:16s} {told}; gap {gaps.largest * 1000:.0f} ms; peak {peak} MB")
    if options.json:
        Path(options.json).write_text(json.dumps(report, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
