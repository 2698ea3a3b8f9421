"""What a segmentation decodes to, computed without trusting it.

Uncompressed and compressed run lengths are measured in numpy; only polygons whose size was checked
before are handed to pycocotools, whose C code believes what it is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_mask

from carnn_desktop.annotations.model import Mask
from carnn_desktop.contracts.texts import Told

Runs = NDArray[np.int64]
Ring = NDArray[np.float64]
BoxXywh = tuple[float, float, float, float]

MAX_SIDE = 1_000_000
_MAX_COORDINATE = 1e7
_MAX_PERIMETER = 5_000_000.0
_MAX_RINGS_COMPARED = 500
_MAX_PAIRS_COMPARED = 2_000
_MOST_CORNERS_CROSSED = 100


@dataclass(frozen=True, slots=True)
class Decoded:
    """The mask of a segmentation: pixels and tight box (None when it has no pixel)."""

    area: int
    bbox_xywh: BoxXywh | None


def parse_counts(counts: str) -> Runs:
    """Return the run lengths of compressed RLE; ValueError with the reason when it is none.

    Each length is written in groups of 5 bits, the sixth saying that more follow; from the fourth
    on it is the difference to the length two before (the format of pycocotools).
    """
    if not counts.isascii():
        raise ValueError(Told("counts hold a character that is not ASCII"))
    codes = np.frombuffer(counts.encode("ascii"), dtype=np.uint8).astype(np.int64) - 48
    if codes.size == 0:
        raise ValueError(Told("counts are empty"))
    if codes.min() < 0 or codes.max() > 63:
        raise ValueError(Told("counts hold a character that compressed RLE does not use"))
    last = (codes & 32) == 0
    if not last[-1]:
        raise ValueError(Told("counts end in the middle of a number"))
    ends = np.flatnonzero(last)
    starts = np.concatenate(([0], ends[:-1] + 1))
    lengths = ends - starts + 1
    if lengths.max() > 8:
        raise ValueError(Told("counts hold a number that is too large"))
    place = np.arange(codes.size) - np.repeat(starts, lengths)
    values = np.add.reduceat((codes & 31) << (5 * place), starts)
    negative = (codes[ends] & 16) != 0
    values = np.where(negative, values - (np.int64(1) << (5 * lengths)), values)
    runs = values.copy()
    runs[2::2] = np.cumsum(values[2::2])
    runs[1::2] = np.cumsum(values[1::2])
    return runs


def measure_runs(runs: Runs, height: int, width: int) -> Decoded:
    """Return the measures of run lengths; ValueError when they do not fill height x width."""
    if runs.size and (runs.min() < 0 or runs.max() > height * width):
        raise ValueError(Told("counts hold a length that is negative or longer than the image"))
    total = int(runs.sum())
    if total != height * width:
        raise ValueError(
            Told(
                "counts add up to {total} pixels, the size to {pixels}",
                total=total,
                pixels=height * width,
            )
        )
    starts = np.cumsum(runs)[:-1:2] if runs.size > 1 else runs[:0]
    lengths = runs[1::2]
    starts, lengths = starts[lengths > 0], lengths[lengths > 0]
    if not lengths.size:
        return Decoded(0, None)
    ends = starts + lengths - 1
    left, right = int(starts[0]) // height, int(ends[-1]) // height
    if ((ends // height) != (starts // height)).any():
        top, bottom = 0, height - 1  # a run that turns a corner has a last and a first row
    else:
        top, bottom = int((starts % height).min()), int((ends % height).max())
    box = (float(left), float(top), float(right - left + 1), float(bottom - top + 1))
    return Decoded(int(lengths.sum()), box)


def crop_rle(mask: Mask, width: int, height: int) -> dict[str, Any]:
    """Return pycocotools' RLE of a mask that lies inside an image of that size.

    The work is that of the crop, not of the image: a small object in a large photo costs little.
    """
    pixels = mask.pixels
    column = pixels.shape[0] + 2  # a pixel of background above and below ends every run
    padded = np.zeros((pixels.shape[1], column), dtype=bool)
    padded[:, 1:-1] = pixels.T
    flat = padded.ravel()
    edges = (flat[1:] != flat[:-1]).nonzero()[0]  # start, end, start, end, ...
    columns = edges // column
    bounds = np.empty(edges.size + 2, dtype=np.int64)
    bounds[0], bounds[-1] = 0, height * width
    # a column of the crop begins at y of one of the image
    np.add(edges, columns * (height - column) + (mask.x * height + mask.y), out=bounds[1:-1])
    runs = bounds[1:] - bounds[:-1]
    if not runs[2:-1:2].all():  # a run that turns a corner of the image goes on
        gaps = np.flatnonzero(runs[2:-1:2] == 0) * 2 + 2
        bounds = np.delete(bounds, np.concatenate((gaps, gaps + 1)))
        runs = bounds[1:] - bounds[:-1]
    if runs.size > 1 and not runs[-1]:
        runs = runs[:-1]
    rle = {"size": [height, width], "counts": runs}
    encoded: dict[str, Any] = coco_mask.frPyObjects(rle, height, width)
    return encoded


def can_rasterise(rings: list[Ring]) -> bool:
    """Return whether the rings are small enough to be drawn in reasonable time and memory."""
    if any(np.abs(ring).max() > _MAX_COORDINATE for ring in rings):
        return False
    length = 0.0
    for ring in rings:
        most = float(np.abs(ring).max()) * ring.size  # no step is longer than twice the reach
        if most <= _MAX_PERIMETER / len(rings):
            continue
        points = ring.reshape(-1, 2)
        steps = np.abs(np.diff(points, axis=0, prepend=points[-1:]))
        length += float(np.maximum(steps[:, 0], steps[:, 1]).sum())
    return length <= _MAX_PERIMETER


def draw_rings(rings: list[Ring], height: int, width: int) -> list[dict[str, Any]]:
    """Return each ring as compressed RLE of the image, drawn as every COCO reader draws it."""
    drawn: list[dict[str, Any]] = coco_mask.frPyObjects(
        [ring.tolist() for ring in rings], height, width
    )
    return drawn


def measure_rings(drawn: list[dict[str, Any]]) -> Decoded:
    """Return the measures of the union of rings, which is what readers make of them."""
    merged = coco_mask.merge(drawn)
    area = int(coco_mask.area(merged))
    if not area:
        return Decoded(0, None)
    x, y, width, height = coco_mask.toBbox(merged).tolist()
    return Decoded(area, (x, y, width, height))


def ring_inside_another(rings: list[Ring], drawn: list[dict[str, Any]]) -> int | None:
    """Return the first ring that lies wholly within another one, None when there is none."""
    if not 1 < len(rings) <= _MAX_RINGS_COMPARED:
        return None
    points = [ring.reshape(-1, 2) for ring in rings]
    low = np.array([p.min(axis=0) for p in points])
    high = np.array([p.max(axis=0) for p in points])
    within = np.logical_and(
        (low[:, None] >= low[None]).all(axis=-1), (high[:, None] <= high[None]).all(axis=-1)
    )
    within &= ~np.eye(len(rings), dtype=bool)
    pairs = np.argwhere(within)[:_MAX_PAIRS_COMPARED]
    for inner, outer in pairs.tolist():
        area = int(coco_mask.area(drawn[inner]))
        common = coco_mask.merge([drawn[inner], drawn[outer]], intersect=True)
        if area and int(coco_mask.area(common)) == area:
            return int(inner)
    return None


def pixel_centre_area(rings: list[Ring]) -> float | None:
    """Return the pixels of the mask that the rings were traced from if they run through centres.

    A tracer such as OpenCV's puts vertices on pixel centres. By Pick's theorem the mask then had
    A + B / 2 + 1 pixels: A the ring's area, B the pixel centres on it. None: not whole numbers.
    """
    total = 0.0
    for ring in rings:
        points = ring.reshape(-1, 2)
        if not np.array_equal(points, np.round(points)):
            return None
        x, y = points[:, 0], points[:, 1]
        area = abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2
        steps = np.abs(points - np.roll(points, -1, axis=0)).astype(np.int64)
        total += area + float(np.gcd(steps[:, 0], steps[:, 1]).sum()) / 2 + 1
    return total


def crosses_itself(ring: Ring) -> bool:
    """Return whether edges of a ring of at most a hundred corners cross; longer ones: False."""
    points = ring.reshape(-1, 2)
    if not 4 <= len(points) <= _MOST_CORNERS_CROSSED:
        return False
    ends = np.roll(points, -1, axis=0)
    steps = ends - points

    def side(of: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return (edge, point): on which side of each edge each point lies."""
        away = of[None] - points[:, None]
        return np.asarray(steps[:, None, 0] * away[..., 1] - steps[:, None, 1] * away[..., 0])

    apart = np.sign(side(points)) * np.sign(side(ends)) < 0
    return bool((apart & apart.T).any())
