"""What was found in a part of a photo, in the coordinates of the photo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import frozen
from carnn_desktop.contracts.requests import SegmentationRequest
from carnn_desktop.contracts.results import Proposal, SegmentationResult, Trace, TraceStep
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.tiles.grid import Box

_Number = TypeVar("_Number", bound=np.generic)
LEVELS_LONGEST = 1024
"""Longest side of the levels of a photo that was looked at in parts, which are finer."""


def levels_size(size_hw: tuple[int, int]) -> tuple[int, int]:
    """Return (height, width) of the levels of a photo that was looked at in parts."""
    scale = min(1.0, LEVELS_LONGEST / max(size_hw))
    return max(1, round(size_hw[0] * scale)), max(1, round(size_hw[1] * scale))


def put(canvas: NDArray[np.uint8], part: NDArray[np.uint8], box: Box, of: Box) -> None:
    """Resize ``part``, the levels of ``box``, into the place that it has in those of ``of``."""
    across, down = canvas.shape[1] / of.width, canvas.shape[0] / of.height
    inside = box.within(of)
    left, top = int(inside.x * across), int(inside.y * down)
    right = max(left + 1, min(canvas.shape[1], round((inside.x + box.width) * across)))
    bottom = max(top + 1, min(canvas.shape[0], round((inside.y + box.height) * down)))
    smaller = (bottom - top) * (right - left) < part.size
    how = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    canvas[top:bottom, left:right] = cv2.resize(
        part, (right - left, bottom - top), interpolation=how
    )


def placed(
    result: SegmentationResult, request: SegmentationRequest, box: Box, size_hw: tuple[int, int]
) -> SegmentationResult:
    """Return the result of the crop ``box`` as one of the photo (H, W), which was asked for by
    ``request``.
    """
    height, width = size_hw
    return replace(
        result,
        request=request,
        width=width,
        height=height,
        proposals=tuple(_moved(result.proposals, box, size_hw)),
        trace=_trace(result.trace, box, size_hw),
    )


def _moved(proposals: Iterable[Proposal], box: Box, size_hw: tuple[int, int]) -> list[Proposal]:
    """Return the proposals in their place; objects of one text go on sharing their levels."""
    photo = Box(0, 0, size_hw[1], size_hw[0])
    known: list[tuple[NDArray[np.uint8], NDArray[np.uint8]]] = []
    moved = []
    for proposal in proposals:
        levels = next((new for old, new in known if old is proposal.levels), None)
        if levels is None:
            levels = np.zeros(levels_size(size_hw), np.uint8)
            put(levels, proposal.levels, box, photo)
            known.append((proposal.levels, levels))
        x, y = proposal.origin_xy
        moved.append(replace(proposal, origin_xy=(x + box.x, y + box.y), levels=frozen(levels)))
    return moved


def _trace(trace: Trace, box: Box, size_hw: tuple[int, int]) -> Trace:
    """Return the trace of the photo: thumbnails and raw maps stay those of the crop."""
    note = Told(
        "Only the part of {width} x {height} pixels at {x}, {y} was looked at.",
        width=box.width,
        height=box.height,
        x=box.x,
        y=box.y,
    )
    instances = trace.instances
    if instances is not None:
        corner = np.array([box.x, box.y, box.x, box.y], np.float32)
        instances = replace(
            instances,
            masks=_whole(instances.masks, box, size_hw),
            boxes=frozen(instances.boxes + corner),
        )
    return replace(
        trace,
        steps=tuple(_step(step, box, size_hw) for step in trace.steps),
        notes=(note, *trace.notes),
        before_crf=None if trace.before_crf is None else _whole(trace.before_crf, box, size_hw),
        final_masks=None if trace.final_masks is None else _whole(trace.final_masks, box, size_hw),
        instances=instances,
    )


def _step(step: TraceStep, box: Box, size_hw: tuple[int, int]) -> TraceStep:
    if step.maps is None:
        return step
    return replace(step, maps=replace(step.maps, refined=_whole(step.maps.refined, box, size_hw)))


def _whole(arrays: NDArray[_Number], box: Box, size_hw: tuple[int, int]) -> NDArray[_Number]:
    """Return (N, H, W) with (N, h, w) of the crop in its place and zeros around it."""
    whole = np.zeros((len(arrays), *size_hw), arrays.dtype)
    whole[(slice(None), *box.slices)] = arrays
    return frozen(whole)
