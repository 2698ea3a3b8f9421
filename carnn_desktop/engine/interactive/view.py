"""What the head gets to see of a window: the photo, its features, and what the clicks say of them.

Everything lies on the window's grid. The first part does not depend on the clicks and is made once
a window; ``hints`` is made anew at every click.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.engine.interactive.features import CHANNELS, LAYERS, PhotoFeatures
from carnn_desktop.engine.interactive.geodesic import geodesic
from carnn_desktop.engine.interactive.window import Point, Window

STATIC = 5 + CHANNELS
COMPARED = (3, 4, 5, 6, 7, 8, 9, 10)
"""The layers (indices) whose cells are compared with the clicked ones."""
HINTS = 3 * len(COMPARED) + 16
DEEP = slice(5, 5 + 3 * len(COMPARED))
"""The hints that compare deep features."""
_SPREADS = (2.0, 8.0, 32.0)  # cells
_STEP = 0.05  # what a path costs a cell where nothing changes
_EDGE_LAYERS = (2, 5)  # blocks 6 and 14 at 640
_FRAME = 640.0


@dataclass(frozen=True, slots=True)
class View:
    """One window of a photo.

    static : (STATIC, h, w); units : per compared layer (d, h, w), cells of unit length
    lab : (3, h, w); costs : (2, h, w) numpy, of a step by colour and by features
    """

    static: torch.Tensor
    units: tuple[torch.Tensor, ...]
    lab: torch.Tensor
    costs: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pointed:
    """Clicks of one sign.

    cells : (n, 2) float32, column and row on the grid; vectors : (n, CHANNELS) features there
    """

    cells: NDArray[np.float32]
    vectors: torch.Tensor


def split(features: torch.Tensor) -> tuple[torch.Tensor, ...]:
    """Return (CHANNELS, ...) features layer by layer."""
    return torch.split(features, [layer.dimensions for layer in LAYERS])


def view_of(features: PhotoFeatures, image: RgbImage, window: Window) -> View:
    """Return what the head sees in ``window`` of ``image`` (H, W, 3)."""
    sampled = features.sample(window.places(features.size_hw))
    lab = torch.from_numpy(_lab(image, window))
    layers = split(sampled)
    colour = _steepness(lab)
    depth = torch.stack([_steepness(F.normalize(layers[i], dim=0)) for i in _EDGE_LAYERS]).mean(0)
    # How much of the photo a cell is: 640 pixels on the longer side are the measure.
    scale = max(window.cell) * _FRAME / max(features.size_hw)
    level = torch.full_like(colour, float(np.log2(scale)) / 2)
    static = torch.cat([lab, colour[None], level[None], sampled])
    units = tuple(F.normalize(layers[index], dim=0) for index in COMPARED)
    costs = torch.stack([_STEP + colour, _STEP + depth]).numpy()
    return View(static, units, lab, costs)


def pointed(features: PhotoFeatures, window: Window, points: tuple[Point, ...]) -> Pointed:
    """Return the clicks at pixels ``points`` (x, y) with the features under them."""
    height, width = features.size_hw
    places = np.array(
        [[(2 * x + 1) / width - 1, (2 * y + 1) / height - 1] for x, y in points], np.float32
    ).reshape(1, -1, 2)
    vectors = features.sample(places)[:, 0].T if points else torch.zeros(0, CHANNELS)
    return Pointed(window.to_grid(points), vectors)


def seeds(window_hw: tuple[int, int], clicks: Pointed) -> NDArray[np.bool_]:
    """Return (h, w) bool: the cells that were clicked on."""
    marked = np.zeros(window_hw, np.bool_)
    for column, row in np.rint(clicks.cells).astype(int):
        if -1 <= row <= window_hw[0] and -1 <= column <= window_hw[1]:
            marked[min(max(row, 0), window_hw[0] - 1), min(max(column, 0), window_hw[1] - 1)] = True
    return marked


def paths(views: list[View], plus: list[Pointed], minus: list[Pointed]) -> torch.Tensor:
    """Return (B, 4, h, w): nearness by path, by colour and features, to plus and minus clicks."""
    size = views[0].costs.shape[1:]
    costs, starts = [], []
    for view, yes, no in zip(views, plus, minus, strict=True):
        for clicks in (yes, no):
            start = seeds((size[0], size[1]), clicks)
            costs += [view.costs[0], view.costs[1]]
            starts += [start, start]
    found = geodesic(np.stack(costs), np.stack(starts))
    return torch.exp(-torch.from_numpy(found)).reshape(len(views), 4, *size)


def hints(
    view: View,
    plus: Pointed,
    minus: Pointed,
    near: torch.Tensor,
    last: torch.Tensor,
    inside: torch.Tensor | None,
) -> torch.Tensor:
    """Return (HINTS, h, w) of the clicks.

    near : (4, h, w) of :func:`paths`; last : (h, w) 0..1, the answer before, zeros for none
    inside : (h, w) 1 within the box and 0 outside, None without a box
    """
    found = [near, last[None]]
    found += [_alike(view, clicks) for clicks in (plus, minus)]
    found.append(_told_apart(view, last))
    for clicks in (plus, minus):
        found += [_distances(last.shape, clicks), _colour(view, clicks)]
    none = torch.zeros_like(last)
    found.append((none if inside is None else 2 * inside - 1)[None])
    found += [torch.full_like(last, float(len(clicks.cells) > 0))[None] for clicks in (plus, minus)]
    return torch.cat(found)


def _lab(image: RgbImage, window: Window) -> NDArray[np.float32]:
    part = image[window.slices]
    size_wh = (window.columns, window.rows)
    smaller = window.columns < part.shape[1]
    how = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    small = cv2.resize(part, size_wh, interpolation=how).astype(np.float32) / 255.0
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2Lab) / np.float32(50.0)
    lab[..., 0] -= 1.0
    return np.ascontiguousarray(lab.transpose(2, 0, 1), dtype=np.float32)


def _steepness(maps: torch.Tensor) -> torch.Tensor:
    """Return (h, w): the length of the gradient of (d, h, w) maps, a cell."""
    padded = F.pad(maps[None], (1, 1, 1, 1), mode="replicate")[0]
    across = (padded[:, 1:-1, 2:] - padded[:, 1:-1, :-2]) / 2
    down = (padded[:, 2:, 1:-1] - padded[:, :-2, 1:-1]) / 2
    return (across.square() + down.square()).sum(0).sqrt()


def _alike(view: View, clicks: Pointed) -> torch.Tensor:
    """Return (layers, h, w): the largest cosine with a clicked cell, 0 without clicks."""
    if not len(clicks.cells):
        return torch.zeros(len(view.units), *view.lab.shape[1:])
    found = []
    vectors = split(clicks.vectors.T)
    for index, unit in zip(COMPARED, view.units, strict=True):
        wanted = F.normalize(vectors[index], dim=0)
        found.append(torch.einsum("dn,dhw->nhw", wanted, unit).amax(0))
    return torch.stack(found)


def _told_apart(view: View, last: torch.Tensor) -> torch.Tensor:
    """Return (layers, h, w): cosine with the last answer's inside less that with its outside."""
    if not bool((last > 0).any()):
        return torch.zeros(len(view.units), *last.shape)
    inside, outside = last / last.sum().clamp_min(1e-3), 1 - last
    outside = outside / outside.sum().clamp_min(1e-3)
    found = []
    for unit in view.units:
        flat = unit.flatten(1)
        means = torch.stack([flat @ inside.flatten(), flat @ outside.flatten()])
        means = F.normalize(means, dim=1)
        found.append(((means[0] - means[1]) @ flat).reshape(last.shape))
    return torch.stack(found)


def _distances(size: torch.Size, clicks: Pointed) -> torch.Tensor:
    """Return (spreads, h, w): exp(-d / spread) of the distance to the nearest click, in cells."""
    if not len(clicks.cells):
        return torch.zeros(len(_SPREADS), *size)
    cells = torch.from_numpy(clicks.cells)
    rows, columns = torch.arange(size[0]), torch.arange(size[1])
    across = (columns - cells[:, :1]).square()
    down = (rows - cells[:, 1:]).square()
    far = (down[:, :, None] + across[:, None, :]).amin(0).sqrt()
    return torch.stack([torch.exp(-far / spread) for spread in _SPREADS])


def _colour(view: View, clicks: Pointed) -> torch.Tensor:
    """Return (1, h, w): likeness of the colour to that of the nearest-coloured click, 0..1."""
    height, width = view.lab.shape[1:]
    if not len(clicks.cells):
        return torch.zeros(1, height, width)
    cells = torch.from_numpy(np.rint(clicks.cells).astype(np.int64))
    columns, rows = cells[:, 0].clamp(0, width - 1), cells[:, 1].clamp(0, height - 1)
    wanted = view.lab[:, rows, columns]
    far = (view.lab[:, None] - wanted[..., None, None]).square().sum(0).amin(0).sqrt()
    return torch.exp(-2 * far)[None]
