"""How fast the engine is, against the published control flow and against the arithmetic floor.

    python benchmarks/engine_speed.py                     # 20 categories, ViT-B/16 twice, 500x375
    python benchmarks/engine_speed.py --classifier l14 --concepts 40 --no-transcription
    python benchmarks/engine_speed.py --memory --classifier l14 --concepts 40 --size 1333x800
    python benchmarks/engine_speed.py --proposals dense   # patches against gradients

Weights are random (seeded): the arithmetic is that of real ones. The threshold is 0, so that all
categories go through two steps. The floor is what no implementation of the method gets around: one
trunk, a vector-Jacobian product (autograd, last block) for each of N texts and one a step, and the
classifier's passes over ready-made pixels; no drawing, no texts, no CRF.
"""

from __future__ import annotations

import argparse
import copy
import dataclasses
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.proposal_speed import compare, told
from benchmarks.random_clip import SIZES, WordTokenizer, backbone, random_clip
from benchmarks.transcription import PlainCar, PlainResult
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.requests import SegmentationRequest, TextQuery
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.engine import presets
from carnn_desktop.engine.backbones.clip.backbone import ClipBackbone, classifier_batch
from carnn_desktop.engine.backbones.clip.image import Pixels
from carnn_desktop.engine.backbones.clip.vision import VisionTower
from carnn_desktop.engine.device import resolve_device, synchronize
from carnn_desktop.engine.segmenter import Segmenter

CATEGORIES = (
    *("astronaut", "rocket", "flag", "helmet", "cat", "dog", "bus", "person", "chair", "table"),
    *("car", "bicycle", "horse", "sheep", "cow", "boat", "bottle", "sofa", "train", "bird"),
    *("plant", "monitor", "cup", "spoon", "fork", "knife", "bowl", "banana", "apple", "orange"),
    *("pizza", "cake", "bed", "laptop", "mouse", "keyboard", "phone", "oven", "sink", "book"),
)
_CLOCK = [time.perf_counter]


def main() -> None:
    """Run what the command line asks for and print it."""
    options = _options()
    if options.cpu_time:
        _CLOCK[0] = time.process_time
        torch.set_num_threads(1)
    device = resolve_device(options.device)
    width, height = (int(side) for side in options.size.split("x"))
    image = _photo(width, height)
    request = _request(options.categories, crf=options.memory)
    print(_title(options, device))
    models = {size: random_clip(size, seed=1) for size in {options.proposer, options.classifier}}
    report: dict[str, Any] = {"options": vars(options), "device": str(device)}
    if options.proposals == "dense":
        request = _by_patches(request, options)
    if options.proposals == "dense" and not options.memory:
        _compare_proposals(models, options, device, image, request, report)
        return
    plain = None
    if not options.no_transcription:
        plain, report["transcription"] = _timed_transcription(
            models, options, image, request, device
        )
    float_result = None
    for name in options.dtypes:
        dtype = getattr(torch, name)
        stages = _stages(models, options, device, dtype)
        segmenter = Segmenter(*stages, device=device, dtype=dtype)
        if options.memory:
            print(f"{name}: {segmenter.segment(image, request).seconds:.1f} s with the CRF")
            continue
        result, row = _timed_engine(segmenter, image, request)
        if not options.no_floor:
            proposer, classifier = models[options.proposer], models[options.classifier]
            row["floor"] = _floor(proposer, classifier, device, dtype, image, result)
        float_result = float_result or result
        row |= _compared(result, float_result)
        report[name] = row
        _print_row(row, name, report.get("transcription"))
    if plain is not None and float_result is not None:
        report["equal_to_transcription"] = _equal(float_result, plain)
        print(f"float32 decisions equal to the transcription's: {report['equal_to_transcription']}")
    report["peak_megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"peak memory of the process: {report['peak_megabytes']} MB")
    if options.json:
        Path(options.json).write_text(json.dumps(report, indent=1), encoding="utf-8")


def _by_patches(request: SegmentationRequest, options: argparse.Namespace) -> SegmentationRequest:
    settings = dataclasses.replace(
        request.settings,
        proposals="dense" if options.memory else "gradcam",
        dense_view=options.dense_view,
    )
    return dataclasses.replace(request, settings=settings)


def _compare_proposals(
    models: dict[str, Any],
    options: argparse.Namespace,
    device: torch.device,
    image: RgbImage,
    request: SegmentationRequest,
    report: dict[str, Any],
) -> None:
    for name in options.dtypes:
        dtype = getattr(torch, name)
        stages = _stages(models, options, device, dtype)
        report[name] = compare(
            stages,
            image,
            request,
            device=device,
            dtype=dtype,
            now=_now,
            whole_image=not options.no_floor,
        )
        print(name)
        print("\n".join(told(report[name])))
    if options.json:
        Path(options.json).write_text(json.dumps(report, indent=1), encoding="utf-8")


def _stages(
    models: dict[str, Any], options: argparse.Namespace, device: torch.device, dtype: torch.dtype
) -> tuple[ClipBackbone, ClipBackbone]:
    """Return proposer and classifier; the models' own weights stay in float32."""
    if options.proposer == options.classifier:
        both = backbone(models[options.proposer], "both", device, dtype, "both")
        return both, both
    classifier = models[options.classifier]
    if dtype != torch.float32:
        classifier = copy.deepcopy(classifier)
    return (
        backbone(models[options.proposer], "proposer", device, dtype, "proposer"),
        backbone(classifier, "classifier", device, dtype, "classifier"),
    )


def _now() -> float:
    """Return seconds: of the wall clock, or of this process where others share the cores."""
    return _CLOCK[0]()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--proposer", choices=SIZES, default="b16")
    parser.add_argument("--classifier", choices=SIZES, default="b16")
    parser.add_argument("--concepts", dest="categories", type=int, default=20)
    parser.add_argument(
        "--proposals",
        choices=("gradcam", "dense"),
        default="gradcam",
        help="dense: the proposer by patches against the one by gradients, 10, 20 and 80 concepts; "
        "with --no-floor without whole images",
    )
    parser.add_argument("--dense-view", choices=("windows", "whole"), default="windows")
    parser.add_argument("--size", default="500x375", help="WIDTHxHEIGHT of the photo")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--dtypes", nargs="+", default=["float32", "bfloat16"])
    parser.add_argument("--no-transcription", action="store_true", help="it takes minutes")
    parser.add_argument("--no-floor", action="store_true", help="do not measure the floor")
    parser.add_argument(
        "--memory", action="store_true", help="nothing but the engine, for its peak"
    )
    parser.add_argument(
        "--cpu-time",
        action="store_true",
        help="one thread and its processor time, for a machine with other work on it",
    )
    parser.add_argument("--json", help="write the figures to this file")
    options = parser.parse_args()
    if options.memory:
        options.no_transcription, options.dtypes = True, options.dtypes[:1]
    return options


def _title(options: argparse.Namespace, device: torch.device) -> str:
    name = torch.cuda.get_device_name(device) if device.type == "cuda" else "CPU"
    return (
        f"{options.proposer} + {options.classifier}, {options.categories} concepts, "
        f"{options.size}, {name}, {torch.get_num_threads()} threads, torch {torch.__version__}"
    )


def _photo(width: int, height: int) -> RgbImage:
    from skimage import data

    photo = Image.fromarray(data.astronaut()).resize((width, height), Image.Resampling.BICUBIC)
    return np.array(photo)


def _request(categories: int, *, crf: bool) -> SegmentationRequest:
    settings = dataclasses.replace(presets.get_preset("coco"), confidence_threshold=0.0, crf=crf)
    return SegmentationRequest(
        id="speed",
        image_id="photo",
        queries=tuple(TextQuery(name) for name in CATEGORIES[:categories]),
        mode="concepts",
        settings=settings,
    )


def _timed_transcription(
    models: dict[str, Any],
    options: argparse.Namespace,
    image: RgbImage,
    request: SegmentationRequest,
    device: torch.device,
) -> tuple[PlainResult, float]:
    proposer, classifier = (
        models[options.proposer].to(device),
        models[options.classifier].to(device),
    )
    plain = PlainCar(proposer, classifier, WordTokenizer())
    names = [query.name for query in request.queries]
    started = _now()
    result = plain.segment(image, names, request.settings, request.mode)
    seconds = _now() - started
    print(f"transcription, float32: {seconds:.1f} s")
    return result, seconds


def _timed_engine(
    segmenter: Segmenter, image: RgbImage, request: SegmentationRequest
) -> tuple[SegmentationResult, dict[str, Any]]:
    """Return the result and seconds of the first image, of the next, and of its stages."""
    gaps = _Gaps()
    started = _now()
    segmenter.segment(image, request, gaps.on_progress)
    first = _now() - started
    gaps.last = _now()
    result = segmenter.segment(
        image, dataclasses.replace(request, keep_maps=False), gaps.on_progress
    )
    return result, {
        "first": first,
        "next": _now() - started - first,
        "stages": dict(result.timings),
        "largest_gap": gaps.largest,
    }


class _Gaps:
    """The longest time between two progress callbacks: how long a cancel may take."""

    def __init__(self) -> None:
        self.last, self.largest = _now(), 0.0

    def on_progress(self, _: object) -> None:
        now = _now()
        self.largest, self.last = max(self.largest, now - self.last), now


def _floor(
    proposer: Any,
    classifier: Any,
    device: torch.device,
    dtype: torch.dtype,
    image: RgbImage,
    result: SegmentationResult,
) -> dict[str, float]:
    """Return seconds of the trunk, the N + steps products and the classifier's passes, alone."""
    steps = [len(step.texts) for step in result.trace.steps]
    vision = VisionTower(proposer)
    pixels = Pixels().whole(image, vision.patch).to(device)
    depth = len(vision.blocks)

    @torch.no_grad()
    def run(tower: VisionTower, batch: torch.Tensor, blocks: int) -> torch.Tensor:
        return tower.run(tower.embed(batch), range(blocks), lambda: None)

    trunk = _seconds(device, lambda: run(vision, pixels, depth))
    product = _product_seconds(proposer, run(vision, pixels, depth - 1), device)
    tower = VisionTower(classifier).narrowed(dtype, in_place=False)
    side, batch = tower.image_size, classifier_batch(tower, device)
    squares = torch.randn(batch, 3, side, side, device=device)
    one = _seconds(device, lambda: run(tower, squares, len(tower.blocks) - 1)) / batch
    parts = {
        "trunk": trunk,
        "products": (steps[0] + len(steps)) * product,
        "classifier": sum(steps) * one,
    }
    return {**parts, "total": sum(parts.values())}


def _product_seconds(model: Any, tokens: torch.Tensor, device: torch.device) -> float:
    """Return seconds of one plain autograd backward through the last block."""
    vision = model.vision_model
    block = vision.encoder.layers[-1]
    text = F.normalize(torch.randn(model.config.projection_dim, device=device), dim=0)
    with torch.enable_grad():
        layer = block.layer_norm1(tokens).detach().requires_grad_()
        output = tokens + block.self_attn(layer)[0]
        output = output + block.mlp(block.layer_norm2(output))
        pooled = model.visual_projection(vision.post_layernorm(output)[:, 1:].mean(dim=1))
        cosine = F.normalize(pooled.float(), dim=-1)[0] @ text
    return _seconds(device, lambda: torch.autograd.grad(cosine, layer, retain_graph=True), times=5)


def _seconds(device: torch.device, work: Callable[[], object], *, times: int = 3) -> float:
    """Return the best of ``times`` after a warm-up."""
    work()
    best = float("inf")
    for _ in range(times):
        synchronize(device)
        started = _now()
        work()
        synchronize(device)
        best = min(best, _now() - started)
    return best


def _compared(result: SegmentationResult, other: SegmentationResult) -> dict[str, float]:
    """Return the mean mask IoU with ``other`` and the largest difference of scores."""
    ours, theirs = ({p.name: p for p in r.proposals} for r in (result, other))
    ious = []
    for name in ours.keys() | theirs.keys():
        masks = [_full(p[name], result) if name in p else None for p in (ours, theirs)]
        one, two = (
            np.zeros((result.height, result.width), bool) if m is None else m for m in masks
        )
        ious.append(float((one & two).sum() / max(1, (one | two).sum())))
    scores = [
        max(abs(a - b) for a, b in zip(x.scores, y.scores, strict=True))
        for x, y in zip(result.trace.steps, other.trace.steps, strict=False)
        if x.texts == y.texts
    ]
    return {"mean_iou": float(np.mean(ious)), "score_difference": max(scores, default=1.0)}


def _full(proposal: Any, result: SegmentationResult) -> np.ndarray:
    mask = np.zeros((result.height, result.width), bool)
    (x, y), (h, w) = proposal.origin_xy, proposal.mask.shape
    mask[y : y + h, x : x + w] = proposal.mask
    return mask


def _equal(result: SegmentationResult, plain: PlainResult) -> bool:
    return len(result.trace.steps) == len(plain.steps) and all(
        ours.kept == theirs.kept
        for ours, theirs in zip(result.trace.steps, plain.steps, strict=True)
    )


def _print_row(row: dict[str, Any], name: str, transcription: float | None) -> None:
    stages = ", ".join(f"{stage} {seconds:.2f}" for stage, seconds in row["stages"].items())
    print(f"{name}: first image {row['first']:.2f} s, next {row['next']:.2f} s ({stages})")
    print(f"  longest time without a checkpoint {row['largest_gap'] * 1000:.0f} ms")
    if "floor" in row:
        floor = row["floor"]
        parts = ", ".join(f"{key} {floor[key]:.2f}" for key in ("trunk", "products", "classifier"))
        ratio = row["next"] / floor["total"]
        print(f"  floor {floor['total']:.2f} s ({parts}); next / floor {ratio:.2f}")
    if transcription is not None:
        print(
            f"  transcription / first {transcription / row['first']:.1f}, "
            f"transcription / next {transcription / row['next']:.1f}"
        )
    print(f"  against float32: IoU {row['mean_iou']:.4f}, scores {row['score_difference']:.2e}")


if __name__ == "__main__":
    main()
