"""From a mask to what is written of it, verified by decoding it as every reader will."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from pycocotools import mask as coco_mask

from carnn_desktop.annotations.geometry import can_rasterise, crop_rle
from carnn_desktop.annotations.model import Mask
from carnn_desktop.annotations.outlines import Points, Ring, rings, simplify
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.export.options import ExportOptions

Polygons = list[list[float]]
_LOWEST_SIMPLIFIED_IOU = 0.5
_MAX_CUT_CORNERS = 4_000


@dataclass(frozen=True, slots=True)
class Encoded:
    """A written mask.

    segmentation : list of polygons, or RLE as {"size": [h, w], "counts": str}
    area, bbox_xywh : of the decoded mask, which is what a reader measures
    iou : of the decoded mask with the one that was to be written
    """

    segmentation: Polygons | dict[str, Any]
    area: int
    bbox_xywh: tuple[float, float, float, float]
    iou: float

    @property
    def is_rle(self) -> bool:
        """Whether it is run lengths."""
        return isinstance(self.segmentation, dict)


def encode(
    mask: Mask,
    width: int,
    height: int,
    *,
    options: ExportOptions,
    iscrowd: bool,
    known_rings: Sequence[Sequence[float]] = (),
) -> Encoded:
    """Write a non-empty mask inside an image of that size the way ``options`` ask for.

    Polygons that do not decode to the mask, where no simplification was asked for, give way to run
    lengths, which always do. An outline that simplifying would take half of its object from stays
    exact. Crowds are run lengths, as readers expect of them.

    known_rings : outline that an imported file had; written again if it still is that of the mask
    """
    truth = crop_rle(mask, width, height)
    lowest = _LOWEST_SIMPLIFIED_IOU if options.tolerance > 0 else 1.0
    for paths in _outlines(mask, options, known_rings, iscrowd=iscrowd):
        if not all(path.size >= 6 for path in paths):
            continue
        drawn = coco_mask.frPyObjects(paths, height, width)
        decoded = drawn[0] if len(drawn) == 1 else coco_mask.merge(drawn)
        encoded = _measured([_numbers(path) for path in paths], decoded, mask, truth)
        if encoded is not None and encoded.iou >= lowest:
            return encoded
    rle = {"size": [height, width], "counts": truth["counts"].decode("ascii")}
    encoded = _measured(rle, {**rle, "counts": rle["counts"].encode("ascii")}, mask, truth)
    if encoded is None:
        raise ValueError(Told("an empty mask cannot be written"))
    return encoded


def _outlines(
    mask: Mask,
    options: ExportOptions,
    known: Sequence[Sequence[float]],
    *,
    iscrowd: bool,
) -> Iterator[list[Points]]:
    """Yield the outlines to try, each as flat arrays x1, y1, x2, y2, ..."""
    if options.segmentation == "rle" or iscrowd:
        return
    if known and not options.tolerance:
        arrays = [np.array(ring, dtype=np.float64) for ring in known]
        if can_rasterise(arrays):
            yield arrays
    outlines = rings(mask)
    if any(ring.holes for ring in outlines):
        if options.segmentation == "polygon":
            yield [np.array(ring, dtype=np.float64) for ring in cut_polygons(outlines)]
        return
    if options.tolerance > 0:
        simple, _ = simplify(mask, options.tolerance)
        yield [np.array(ring, dtype=np.float64).round(3) for ring in simple]
    yield [ring.exterior.ravel() for ring in outlines]


def _measured(
    segmentation: Polygons | dict[str, Any],
    decoded: dict[str, Any],
    mask: Mask,
    truth: dict[str, Any],
) -> Encoded | None:
    """Compare what pycocotools decodes with the mask; None when nothing is left of it."""
    if decoded["counts"] == truth["counts"]:
        if not mask.pixels.size:
            return None
        x, y, w, h = mask.bbox_xywh
        return Encoded(segmentation, mask.area, (float(x), float(y), float(w), float(h)), 1.0)
    area = int(coco_mask.area(decoded))
    if not area:
        return None
    iou = float(coco_mask.iou([decoded], [truth], [0])[0][0])
    x, y, w, h = coco_mask.toBbox(decoded).tolist()
    return Encoded(segmentation, area, (x, y, w, h), iou)


def is_holed(mask: Mask) -> bool:
    """Return whether an outline alone cannot tell the mask."""
    return any(ring.holes for ring in rings(mask))


def cut_polygons(outlines: Iterable[Ring]) -> Polygons:
    """Return outlines with holes as one ring each: a cut leads from the outer edge to every hole.

    Both edges of a cut are the same line, and so it covers no pixel. Outlines of very many corners
    come back without their holes (verification then finds them wrong).
    """
    found: Polygons = []
    for ring in outlines:
        path = ring.exterior
        corners = len(path) + sum(len(hole) for hole in ring.holes)
        for hole in ring.holes if corners <= _MAX_CUT_CORNERS else ():
            path = _joined(path, hole)
        found.append(_numbers(path))
    return found


def _joined(path: Points, hole: Points) -> Points:
    """Insert ``hole`` into ``path`` where their corners are nearest."""
    distances = ((path[:, None] - hole[None]) ** 2).sum(axis=-1)
    at, start = divmod(int(distances.argmin()), len(hole))
    loop = np.concatenate((hole[start:], hole[: start + 1]))
    return np.concatenate((path[: at + 1], loop, path[at:]))


def _numbers(path: Points) -> list[float]:
    """Return [x1, y1, x2, y2, ...], whole numbers without a fraction: files get shorter."""
    flat = path.ravel()
    whole = flat.astype(np.int64)
    return [*whole.tolist()] if (whole == flat).all() else flat.tolist()


def joined(paths: Sequence[Points]) -> Points:
    """Return several closed outlines as one: each is reached by a line there and back."""
    whole = paths[0]
    for path in paths[1:]:
        whole = _joined(whole, path)
    return whole
