"""``--trace``: what happened in every step, as JSON and arrays, for other programs to read."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.commands.console.files import output_path, write_whole
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.engine.presets import settings_to_json


def trace_paths(folder: Path, name: str) -> tuple[Path, Path]:
    """Return the JSON and the NPZ file of the image ``name`` (relative path with extension)."""
    return output_path(folder, name, ".json"), output_path(folder, name, ".npz")


def trace_values(result: SegmentationResult) -> dict[str, Any]:
    """Return the trace as JSON values: models, settings, timings, steps, the texts kept."""
    request, trace = result.request, result.trace
    return {
        "image": request.image_id,
        "width": result.width,
        "height": result.height,
        "mode": request.mode,
        "queries": [list(query.texts) for query in request.queries],
        "models": [
            {"role": m.role, "id": m.id, "sha256": m.sha256, "licence": m.licence}
            for m in result.models
        ],
        "device": result.device,
        "dtype": result.dtype,
        "settings": settings_to_json(request.settings),
        "background_words": list(trace.background_words),
        "removed_background": list(trace.removed_background),
        "timings": _timings(result),
        "seconds": result.seconds,
        "steps": [
            {
                "texts": list(step.texts),
                "scores": list(step.scores),
                "kept": list(step.kept),
                "forced": step.forced,
            }
            for step in trace.steps
        ],
        "kept": list(trace.kept),
        "notes": list(trace.notes),
        "evidence": [asdict(one) for one in trace.evidence],
        "tiles": trace.tiles,
        "examples": result.examples,
        "example_photos": result.example_photos,
    }


def _timings(result: SegmentationResult) -> dict[str, float]:
    """Return seconds by stage; a stage that came several times is summed."""
    total: dict[str, float] = {}
    for stage, seconds in result.timings:
        total[stage] = total.get(stage, 0.0) + seconds
    return total


def trace_arrays(result: SegmentationResult) -> dict[str, NDArray[Any]]:
    """Return the arrays of the trace by name; those that the run did not keep are absent.

    sK_raw_cam : (N, h, w) float32, sK_refined : (N, H, W) float32, for step K from 1
    instance_masks : (M, H, W) bool, instance_boxes : (M, 4) float32 xyxy, instance_scores : (M,)
    float32, instance_texts : (M,) int64 places in the texts: of a model that gives instances
    before_crf : (survivors, H, W) float32; final_masks : (Q, H, W) bool, all texts in input order
    """
    arrays: dict[str, NDArray[Any]] = {}
    for number, step in enumerate(result.trace.steps, 1):
        if step.maps is not None:
            arrays[f"s{number}_raw_cam"] = step.maps.raw_cam
            arrays[f"s{number}_refined"] = step.maps.refined
    if result.trace.before_crf is not None:
        arrays["before_crf"] = result.trace.before_crf
    if result.trace.final_masks is not None:
        arrays["final_masks"] = result.trace.final_masks
    instances = result.trace.instances
    if instances is not None:
        arrays["instance_masks"], arrays["instance_boxes"] = instances.masks, instances.boxes
        arrays["instance_scores"], arrays["instance_texts"] = instances.scores, instances.texts
    return arrays


def write_trace(folder: Path, name: str, result: SegmentationResult) -> None:
    """Write both files of one image; raise RunFailed when the disk does not take them."""
    values, arrays = trace_paths(folder, name)
    text = json.dumps(trace_values(result), indent=1, ensure_ascii=True) + "\n"
    kept = trace_arrays(result)
    write_whole(arrays, lambda stream: np.savez_compressed(stream, allow_pickle=False, **kept))
    write_whole(values, lambda stream: stream.write(text.encode("ascii")))
