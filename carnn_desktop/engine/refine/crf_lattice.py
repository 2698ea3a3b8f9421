"""Gaussian filtering of many values at many points in one pass: the permutohedral lattice.

Adams, Baek and Davis, "Fast High-Dimensional Filtering Using the Permutohedral Lattice" (2010). A
point of d features lies in a simplex of d + 1 lattice vertices. *Splat* adds its value to them,
*blur* mixes each vertex with its two neighbours along each of the d + 1 axes, *slice* reads back.

All three are sparse matrices, made once. Their product with the values is ``embedding_bag``: it
was faster than CSR matrices and ``index_add_`` for 2 to 20 columns, and it adds in a fixed order on
the CPU and on CUDA, so that results repeat bit by bit.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch.nn.functional import embedding_bag

Tick = Callable[[], None]
"""Called between pieces of some ten milliseconds; may raise to leave."""

_ROWS = 1 << 14  # rows of a matrix that are always done together
_POINTS = 1 << 16  # points whose simplices are found together
_SORTED = 1 << 19  # codes that are sorted together
_QUERIES = 1 << 17  # vertices whose neighbours are looked up together
_VALUES = 1 << 20  # results of a product between two ticks
_FILTER_BYTES = 128 << 20  # of values at vertices, before and after a product
_FEWEST_COLUMNS = 8  # fewer would read the matrices more often than the values
_CODE_LIMIT = 1 << 62


@dataclass(frozen=True, slots=True)
class SparseRows:
    """A sparse matrix by rows: row r holds entries ``offsets[r]`` to ``offsets[r + 1]``.

    indices : (E,) int32, column of each entry
    offsets : (R + 1,) int32
    weights : (E,) float32
    bounds : entry at which each group of ``_ROWS`` rows begins, and E; on the host, so that CUDA
        is not waited for
    """

    indices: torch.Tensor
    offsets: torch.Tensor
    weights: torch.Tensor
    bounds: tuple[int, ...]

    @classmethod
    def of(cls, indices: torch.Tensor, offsets: torch.Tensor, weights: torch.Tensor) -> SparseRows:
        """Return the matrix of these entries; see the fields for shapes."""
        starts = torch.cat([offsets[:-1:_ROWS], offsets[-1:]])
        return cls(indices.int(), offsets.int(), weights, tuple(starts.tolist()))

    @property
    def rows(self) -> int:
        """Number of rows R."""
        return len(self.offsets) - 1

    def times(self, values: torch.Tensor, tick: Tick) -> torch.Tensor:
        """Return the product (R, L) with ``values`` (C, L) float32."""
        result = values.new_empty(self.rows, values.shape[1])
        for first, last in self._parts(values.shape[1]):
            tick()
            result[first * _ROWS : last * _ROWS] = self._part(values, first, last)
        return result

    def add_times(self, values: torch.Tensor, sums: torch.Tensor, tick: Tick) -> None:
        """Add the product with ``values`` (C, L) float32 to ``sums`` (R, L)."""
        for first, last in self._parts(values.shape[1]):
            tick()
            sums[first * _ROWS : last * _ROWS] += self._part(values, first, last)

    def _parts(self, columns: int) -> Iterator[tuple[int, int]]:
        """Yield ranges of row groups with about ``_VALUES`` results."""
        groups = max(1, _VALUES // (_ROWS * columns))
        for first in range(0, len(self.bounds) - 1, groups):
            yield first, min(first + groups, len(self.bounds) - 1)

    def _part(self, values: torch.Tensor, first: int, last: int) -> torch.Tensor:
        begin, end = self.bounds[first], self.bounds[last]
        offsets = self.offsets[first * _ROWS : last * _ROWS + 1]
        return embedding_bag(
            self.indices[begin:end],
            values,
            offsets - begin if begin else offsets,
            mode="sum",
            per_sample_weights=self.weights[begin:end],
            include_last_offset=True,
        )


@dataclass(frozen=True, slots=True)
class Lattice:
    """The filter of one set of points: ``slice_ @ blurs[-1] @ ... @ blurs[0] @ splat``."""

    splat: SparseRows
    blurs: tuple[SparseRows, ...]
    slice_: SparseRows

    def add_filtered(self, values: torch.Tensor, sums: torch.Tensor, tick: Tick) -> None:
        """Add to ``sums`` (P, L) each point's sum over all points of weight times value.

        values : (P, L) float32

        Columns are done in groups where all of them at all vertices would take too much memory.
        """
        columns = max(_FEWEST_COLUMNS, _FILTER_BYTES // (8 * self.splat.rows))
        for start in range(0, values.shape[1], columns):
            part = values[:, start : start + columns].contiguous()
            for matrix in (self.splat, *self.blurs):
                part = matrix.times(part, tick)
            self.slice_.add_times(part, sums[:, start : start + columns], tick)

    def scaled(self, before: torch.Tensor, after: torch.Tensor) -> Lattice:
        """Return the filter that multiplies by ``before`` (P,) first and by ``after`` (P,) last."""
        degree = len(self.slice_.weights) // self.slice_.rows
        splat_weights = self.splat.weights * before[self.splat.indices]
        slice_weights = self.slice_.weights * after.repeat_interleave(degree)
        return Lattice(
            replace(self.splat, weights=splat_weights),
            self.blurs,
            replace(self.slice_, weights=slice_weights),
        )


def build_lattice(
    features: Callable[[int, int], torch.Tensor],
    count: int,
    largest: Sequence[float],
    tick: Tick,
) -> Lattice:
    """Return the lattice of ``count`` points.

    features : features(start, stop) -> (stop - start, d) float32 on the device to compute on, in
        units of the kernel's standard deviation, from 0 to ``largest``
    largest : d upper bounds of the features
    tick : called between pieces of work
    Raises ValueError when the kernel is so narrow that vertices cannot be numbered in 63 bits.
    """
    scales = _scales(len(largest))
    strides = _strides([size * scale for size, scale in zip(largest, scales, strict=True)])
    some_codes, some_weights = [], []
    for start in range(0, count, _POINTS):
        tick()
        points = features(start, min(start + _POINTS, count))
        found = _simplices(points * points.new_tensor(scales), strides)
        some_codes.append(found[0])
        some_weights.append(found[1])
    tick()
    degree = len(scales) + 1
    weights = torch.cat(some_weights).flatten()
    splat, vertices, of_entry = _gather_vertices(
        torch.cat(some_codes).flatten(), weights, degree, tick
    )
    blurs = tuple(_blur_axis(vertices, degree * stride - sum(strides), tick) for stride in strides)
    # the blur's gain: each axis adds half of both neighbours, thinned out by the others
    gain = 1.0 / (1.0 + 2.0 ** -len(scales))
    every = torch.arange(0, count * degree + 1, degree, device=of_entry.device)
    slice_ = SparseRows.of(of_entry, every, weights * gain)
    return Lattice(splat, blurs, slice_)


def _scales(dimensions: int) -> list[float]:
    """Return the factor of each feature with which the lattice's blur has unit deviation."""
    deviation = math.sqrt(2.0 / 3.0) * (dimensions + 1)
    return [deviation / math.sqrt((i + 1) * (i + 2)) for i in range(dimensions)]


def _strides(largest: Sequence[float]) -> list[int]:
    """Return d + 1 factors with which a vertex's coordinates add up to its own number.

    The last coordinate follows from the others (they sum to 0), so its factor is 0.
    """
    degree = len(largest) + 1
    strides, stride = [], 1
    for axis in range(degree - 1):
        lowest = -axis * largest[axis - 1] if axis else 0.0
        highest = sum(largest[axis:])
        strides.append(stride)
        # a vertex lies within `degree` of its point, a neighbour within `degree` of a vertex
        stride *= math.ceil(highest - lowest) + 4 * degree + 1
    if stride > _CODE_LIMIT:
        raise ValueError("the kernel is too narrow for the range of the features")
    return [*strides, 0]


def _simplices(scaled: torch.Tensor, strides: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the vertices around each point: codes (n, d + 1) int64, weights (n, d + 1) float32.

    scaled : (n, d) float32, features times ``_scales``
    """
    count, dimensions = scaled.shape
    degree = dimensions + 1
    elevated = scaled.new_empty(count, degree)  # on the hyperplane of coordinates with sum 0
    total = scaled.new_zeros(count)
    for axis in range(dimensions, 0, -1):
        elevated[:, axis] = total - axis * scaled[:, axis - 1]
        total += scaled[:, axis - 1]
    elevated[:, 0] = total
    nearest = torch.round(elevated / degree)  # the closest vertex of remainder 0, / degree
    rest, order = torch.sort(elevated - nearest * degree, dim=1, descending=True, stable=True)
    # That vertex may be off the hyperplane: shift the ranks cyclically by its sum, and move the
    # coordinates that wrap around by one step back onto it.
    ranks = torch.arange(degree, device=scaled.device) - nearest.sum(1, keepdim=True).long()
    wraps = (ranks < 0).long() - (ranks >= degree).long()
    ranks += wraps * degree
    order, rest = order.gather(1, ranks), rest.gather(1, ranks)
    nearest.scatter_add_(1, order, -wraps.to(nearest.dtype))
    rest = (rest / degree + wraps).flip(1)  # ascending
    weights = torch.empty_like(rest)
    weights[:, 1:] = rest[:, 1:] - rest[:, :-1]
    weights[:, 0] = 1.0 + rest[:, 0] - rest[:, -1]
    # Vertex k of the simplex is vertex 0 plus k everywhere, less d + 1 at the k smallest rests.
    steps = torch.tensor(strides, device=scaled.device)
    lowered = steps[order.flip(1)[:, :-1]].cumsum(1)
    codes = torch.empty(count, degree, dtype=torch.long, device=scaled.device)
    codes[:, 0] = (nearest.long() * (degree * steps)).sum(1)
    places = torch.arange(1, degree, device=scaled.device) * sum(strides)
    codes[:, 1:] = codes[:, :1] + places - degree * lowered
    return codes, weights


def _gather_vertices(
    codes: torch.Tensor, weights: torch.Tensor, degree: int, tick: Tick
) -> tuple[SparseRows, torch.Tensor, torch.Tensor]:
    """Return the splat, the sorted codes (V,) of all vertices, and (E,) the vertex of each entry.

    codes, weights : (E,) with E = points times degree, point by point
    """
    ordered, entry = _sort(codes, tick)
    first = torch.ones_like(ordered, dtype=torch.bool)
    first[1:] = ordered[1:] != ordered[:-1]
    starts = first.nonzero()[:, 0]
    tick()
    number = first.cumsum(0, dtype=torch.int32) - 1
    tick()
    of_entry = torch.empty_like(number)
    points = torch.empty_like(number)
    of_weight = torch.empty_like(weights)
    for start in range(0, len(codes), _SORTED):
        tick()
        part = slice(start, start + _SORTED)
        of_entry[entry[part]] = number[part]
        points[part] = torch.div(entry[part], degree, rounding_mode="floor")
        of_weight[part] = weights[entry[part]]
    offsets = torch.cat([starts, starts.new_tensor([len(codes)])])
    return SparseRows.of(points, offsets, of_weight), ordered[starts], of_entry


def _sort(codes: torch.Tensor, tick: Tick) -> tuple[torch.Tensor, torch.Tensor]:
    """Sort stably, in pieces of about ``_SORTED`` codes: value ranges taken from a sample."""
    pieces = math.ceil(len(codes) / _SORTED)
    if pieces < 2:
        ordered, entry = torch.sort(codes, stable=True)
        return ordered, entry
    sample = codes[:: max(1, len(codes) >> 14)].sort().values
    cuts = sample[torch.arange(1, pieces, device=codes.device) * len(sample) // pieces]
    tick()
    piece = torch.bucketize(codes, cuts, out_int32=True)
    values, entries = [], []
    for index in range(len(cuts) + 1):
        tick()
        members = (piece == index).nonzero()[:, 0]
        ordered, entry = torch.sort(codes[members], stable=True)
        values.append(ordered)
        entries.append(members[entry])
    tick()
    return torch.cat(values), torch.cat(entries)


def _blur_axis(vertices: torch.Tensor, step: int, tick: Tick) -> SparseRows:
    """Return the (V, V) blur along one axis: itself and half of the neighbours that exist.

    vertices : (V,) int64 codes, sorted; step : difference between a vertex's and a neighbour's code
    """
    count = len(vertices)
    own = torch.arange(count, dtype=torch.int32, device=vertices.device)
    neighbours = torch.full((count, 3), -1, dtype=torch.int32, device=vertices.device)
    neighbours[:, 1] = own  # in the middle; before it and after it those that are found
    for start in range(0, count, _QUERIES):
        tick()
        wanted = vertices[start : start + _QUERIES] + step
        place = torch.searchsorted(vertices, wanted).clamp_(max=count - 1)
        found = vertices[place] == wanted
        place, here = place[found], own[start : start + _QUERIES][found]
        neighbours[here.long(), 2] = place.int()
        neighbours[place, 0] = here
    shares = torch.tensor([0.5, 1.0, 0.5], device=vertices.device).expand(_QUERIES, 3)
    indices, weights, sizes = [], [], []
    for start in range(0, count, _QUERIES):
        tick()
        part = neighbours[start : start + _QUERIES]
        present = part >= 0
        indices.append(part[present])
        weights.append(shares[: len(part)][present])
        sizes.append(present.sum(1))
    tick()
    offsets = torch.cat([own.new_zeros(1), torch.cat(sizes).cumsum(0)])
    return SparseRows.of(torch.cat(indices), offsets, torch.cat(weights))
