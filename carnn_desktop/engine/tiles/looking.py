"""A photo looked at as its settings ask: at once, in tiles as well, or only a part of it.

Whatever segments a photo for a user asks here; a segmenter itself sees one image at once.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import NO_CLASSIFIER, SegmentationRequest
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.contracts.segmenter import Segmenter
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.tiles.grid import Box, tiles_for
from carnn_desktop.engine.tiles.placing import placed


def look_at(
    segmenter: Segmenter,
    image: RgbImage,
    request: SegmentationRequest,
    on_progress: ProgressCallback,
) -> SegmentationResult:
    """Find ``request.queries`` in a photo (H, W, 3) uint8 RGB.

    Without tiles and crop it is what the segmenter answers, unchanged. Raises CarnnError for a crop
    outside of the photo, what the segmenter raises, and what ``on_progress`` raises.
    """
    crop = request.settings.crop
    if crop is not None:
        box = _inside(Box(*crop), image)
        part = np.ascontiguousarray(image[box.slices])
        result = look_at(segmenter, part, _without_crop(request), on_progress)
        return placed(result, request, box, (image.shape[0], image.shape[1]))
    tiles = tiles_for(request, (image.shape[1], image.shape[0]))
    if not tiles:
        return segmenter.segment(image, request, on_progress)
    from carnn_desktop.engine.instances.segmenter import InstanceSegmenter

    if isinstance(segmenter, InstanceSegmenter):
        from carnn_desktop.engine.tiles.instances import instances_in_tiles

        return instances_in_tiles(segmenter, image, tiles, request, on_progress)
    reason = _not_in_tiles(segmenter, request)
    if reason:
        return _noted(segmenter.segment(image, request, on_progress), reason)
    from carnn_desktop.engine.tiles.joining import maps_in_tiles

    return maps_in_tiles(segmenter, image, tiles, request, on_progress)


def _not_in_tiles(segmenter: Segmenter, request: SegmentationRequest) -> str:
    """Return why maps of tiles could not be judged, "" where they can."""
    if request.mode == "phrases":
        return Told(
            "A phrase speaks of the photo as a whole, so it was not looked for in tiles: choose a "
            "part of the photo to look there alone."
        )
    if any(model.id == NO_CLASSIFIER for model in segmenter.identities):
        return Told(
            "Without a classifier nothing tells what a tile shows: the photo was looked at at once."
        )
    return ""


def _without_crop(request: SegmentationRequest) -> SegmentationRequest:
    """Return the request for the pixels of the crop; features of the photo are not theirs."""
    return replace(request, settings=replace(request.settings, crop=None), photo="")


def _inside(crop: Box, image: RgbImage) -> Box:
    """Return what of a crop lies in the photo; CarnnError where that is nothing."""
    height, width = image.shape[:2]
    box = crop.shared(Box(0, 0, width, height))
    if box is None:
        raise CarnnError(
            Told(
                "The part of {width} x {height} pixels at {x}, {y} lies outside of the photo, "
                "which has {wide} x {high}.",
                width=crop.width,
                height=crop.height,
                x=crop.x,
                y=crop.y,
                wide=width,
                high=height,
            ),
            Told("Choose a part that lies in the photo."),
        )
    return box


def _noted(result: SegmentationResult, note: str) -> SegmentationResult:
    trace = replace(result.trace, notes=(*result.trace.notes, note))
    return replace(result, trace=trace)
