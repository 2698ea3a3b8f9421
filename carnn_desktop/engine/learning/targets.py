"""What a reviewed photo teaches, brought to the grid of its features."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.contracts.examples import PhotoExample

NOTHING = ""
"""Stands for what is none of the classes."""
HALF = 128
"""Coverage from which a cell counts as the class."""
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class CellTargets:
    """Per cell and class how much of the cell is that class, and whether that is known at all.

    classes : sorted names of which anything is known; coverage : (n, C) uint8, 255 = all of it;
    known : (n, C) bool; grid_hw : rows and columns, n = rows * columns
    """

    classes: tuple[str, ...]
    coverage: NDArray[np.uint8]
    known: BoolMask
    grid_hw: tuple[int, int]

    @property
    def digest(self) -> str:
        """Hash of all that is taught, hex."""
        head = repr((self.classes, self.grid_hw)).encode()
        body = self.coverage.tobytes() + np.packbits(self.known).tobytes()
        return hashlib.sha256(head + body).hexdigest()

    def shares(self) -> NDArray[np.float32]:
        """Return (n, C) float32 coverage, 0..1."""
        return self.coverage.astype(np.float32) / np.float32(255.0)

    def dominant(self) -> NDArray[np.int64]:
        """Return (n,): the index of the class that covers most of each cell, -1 for none of them.

        What is unknown counts as not there.
        """
        if not self.classes:
            return np.full(len(self.coverage), -1)
        own = np.where(self.known, self.coverage, 0).astype(np.int64)
        nothing = 255 - own.sum(axis=1)
        best = own.argmax(axis=1)
        return np.where(own.max(axis=1, initial=0) > nothing, best, -1)

    def packed(self) -> PackedTargets:
        """Return the same in some kilobytes."""
        return PackedTargets(
            self.classes,
            zlib.compress(np.ascontiguousarray(self.coverage.T).tobytes(), 1),
            zlib.compress(np.packbits(self.known.T).tobytes(), 1),
            self.grid_hw,
            self.digest,
        )


@dataclass(frozen=True, slots=True)
class PackedTargets:
    """:class:`CellTargets` compressed, to be remembered a photo."""

    classes: tuple[str, ...]
    coverage: bytes
    known: bytes
    grid_hw: tuple[int, int]
    digest: str

    def unpacked(self) -> CellTargets:
        """Return the targets."""
        count, cells = len(self.classes), self.grid_hw[0] * self.grid_hw[1]
        coverage = np.frombuffer(zlib.decompress(self.coverage), np.uint8).reshape(count, cells)
        bits = np.frombuffer(zlib.decompress(self.known), np.uint8)
        known = np.unpackbits(bits, count=count * cells).reshape(count, cells).astype(np.bool_)
        return CellTargets(
            self.classes,
            np.ascontiguousarray(coverage.T),
            np.ascontiguousarray(known.T),
            self.grid_hw,
        )


def cell_targets(example: PhotoExample, grid_hw: tuple[int, int]) -> CellTargets:
    """Return what ``example`` teaches at a grid of rows and columns.

    A class that is listed is known everywhere but in what is left out; others are known where they
    are accepted, and where a person rejected them.
    """
    height, width = grid_hw
    classes = sorted({*example.positive, *example.negative, *example.listed})
    coverage = np.zeros((height * width, len(classes)), np.uint8)
    known = np.zeros((height * width, len(classes)), np.bool_)
    usable = np.ones(height * width, np.bool_)
    if example.left_out is not None:
        usable = _covered(example.left_out, grid_hw) < _HALF
    for column, name in enumerate(classes):
        share = np.zeros(height * width, np.float32)
        if name in example.positive:
            share = _covered(example.positive[name], grid_hw)
        coverage[:, column] = np.rint(share * 255)
        is_known = share > _HALF
        if name in example.listed:
            is_known = np.ones_like(is_known)
        elif name in example.negative:
            is_known |= _covered(example.negative[name], grid_hw) > _HALF
        known[:, column] = is_known & usable
    coverage[~known] = 0
    return CellTargets(tuple(classes), coverage, known, grid_hw)


def _covered(mask: BoolMask, grid_hw: tuple[int, int]) -> NDArray[np.float32]:
    """Return (n,) float32: which share of each cell ``mask`` (H, W) covers."""
    size_wh = (grid_hw[1], grid_hw[0])
    plain = np.ascontiguousarray(mask, dtype=np.float32)
    smaller = mask.shape[0] > grid_hw[0]
    how = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(plain, size_wh, interpolation=how), np.float32).reshape(-1)
