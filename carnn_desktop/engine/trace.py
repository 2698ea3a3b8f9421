"""What the user is shown of a run: steps with scores and thumbnails; full maps on request."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask, frozen
from carnn_desktop.contracts.requests import TextQuery
from carnn_desktop.contracts.results import TextEvidence, Trace, TraceMaps, TraceStep
from carnn_desktop.engine.activation_maps import FloatMaps, enlarge
from carnn_desktop.engine.recurrence import Step, Survivor

_THUMBNAIL = 64


def reduced(map_: FloatMaps, width: int, height: int, longest: int) -> NDArray[np.uint8]:
    """Return a map of a (height, width) image as uint8 (255 = 1.0), longer side <= ``longest``."""
    scale = min(1.0, longest / max(width, height))
    small_w, small_h = max(1, round(width * scale)), max(1, round(height * scale))
    resized = enlarge(map_, small_w, small_h)
    return frozen(np.rint(np.clip(resized, 0.0, 1.0) * 255).astype(np.uint8))


def all_maps(maps: Sequence[FloatMaps] | FloatMaps, width: int, height: int) -> FloatMaps:
    """Return N maps, (h, w) each of its own, at image size: (N, height, width) float32."""
    sized = np.empty((len(maps), height, width), np.float32)
    for target, source in zip(sized, maps, strict=True):
        cv2.resize(np.ascontiguousarray(source), (width, height), dst=target)
    return sized


def build_trace(
    steps: Sequence[Step],
    survivors: Sequence[Survivor],
    queries: Sequence[TextQuery],
    *,
    size_wh: tuple[int, int],
    background: Sequence[str],
    removed: Sequence[str],
    notes: Sequence[str],
    keep_maps: bool,
    masks: Sequence[BoolMask],
    evidence: Sequence[TextEvidence] = (),
) -> Trace:
    """Return the trace; ``masks`` are the survivors', (height, width) each.

    evidence : what examples did for the texts that have any
    """
    width, height = size_wh
    final = before_crf = None
    if keep_maps:
        maps = [survivor.map for survivor in survivors]
        before_crf = frozen(all_maps(maps, width, height))
        final = np.zeros((len(queries), height, width), np.bool_)
        for survivor, mask in zip(survivors, masks, strict=True):
            final[queries.index(survivor.query)] = mask
    return Trace(
        steps=tuple(_trace_step(step, size_wh, keep_maps) for step in steps),
        kept=tuple(survivor.query.name for survivor in survivors),
        background_words=tuple(background),
        removed_background=tuple(removed),
        notes=tuple(notes),
        evidence=tuple(evidence),
        before_crf=before_crf,
        final_masks=None if final is None else frozen(final),
    )


def _trace_step(step: Step, size_wh: tuple[int, int], keep_maps: bool) -> TraceStep:
    width, height = size_wh
    thumbnails = [reduced(map_, width, height, _THUMBNAIL) for map_ in step.refined]
    maps = None
    if keep_maps:
        refined = frozen(all_maps(step.refined, width, height))
        maps = TraceMaps(raw_cam=frozen(step.raw), refined=refined)
    return TraceStep(
        texts=tuple(query.name for query in step.queries),
        scores=step.scores,
        kept=step.kept,
        forced=step.forced,
        thumbnails=frozen(np.stack(thumbnails)),
        maps=maps,
    )
