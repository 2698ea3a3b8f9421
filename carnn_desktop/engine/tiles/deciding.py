"""From joined maps to masks, tile by tile: the memory is that of one tile and of the labels."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

import numpy as np
import torch
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask, RgbImage
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import SegmentationRequest
from carnn_desktop.engine.refine import final_masks as finish
from carnn_desktop.engine.refine.refining import Refined, refined
from carnn_desktop.engine.tiles.grid import Box, Floats, Tile
from carnn_desktop.engine.tiles.maps import JoinedMaps
from carnn_desktop.engine.tiles.placing import levels_size, put

Numbers = NDArray[np.unsignedinteger[Any]]
_HOPELESS = 0.5
"""Of the level that beats the background: where no map reaches so much, nothing is decided."""


@runtime_checkable
class Redraws(Protocol):
    """A segmenter that can redraw masks as it does at the end of a run."""

    def redrawn(
        self,
        photo: RgbImage,
        masks: list[BoolMask],
        request: SegmentationRequest,
        on_progress: ProgressCallback,
    ) -> Refined:
        """Return ``masks`` (H, W) of ``photo`` as the request's settings ask."""


@dataclass(slots=True)
class Decision:
    """The masks of the texts of one photo, as far as its tiles are decided.

    owner : (H, W) unsigned, as short as the texts allow, 0 = none of them, i = the i-th
    levels : (texts, h, w) uint8, their joined maps in small; maps : (texts, H, W) float32 of the
        same, only where the request keeps maps
    """

    segmenter: object
    photo: RgbImage
    request: SegmentationRequest
    joined: JoinedMaps
    texts: int
    device: torch.device
    owner: Numbers = field(init=False)
    levels: NDArray[np.uint8] = field(init=False)
    maps: Floats | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Begin with nothing decided."""
        size = (self.photo.shape[0], self.photo.shape[1])
        self.owner = np.zeros(size, np.min_scalar_type(self.texts))
        self.levels = np.zeros((self.texts, *levels_size(size)), np.uint8)
        if self.request.keep_maps:
            self.maps = np.zeros((self.texts, *size), np.float32)

    def decide(self, tile: Tile, on_progress: ProgressCallback) -> None:
        """Decide on a tile; of what its overlaps show only its own core is taken."""
        present = self.joined.present(tile.box)
        if not present:
            return
        soft = self.joined.at(tile.box, present)
        core = tile.core.within(tile.box).slices
        self._keep_levels(tile.core, present, soft[(slice(None), *core)])
        least = _HOPELESS * finish.equivalent_level(self.request.settings.bg_factor)
        likely = [place for place, map_ in enumerate(soft) if float(map_.max()) > least]
        if not likely:
            return
        masks = self._masks(tile.box, soft[likely], on_progress)
        owner = self.owner[tile.core.slices]
        for place, mask in zip(likely, masks, strict=True):
            owner[mask[core]] = present[place] + 1

    def mask(self, text: int) -> BoolMask:
        """Return the (H, W) pixels of a text."""
        return np.asarray(self.owner == text + 1, np.bool_)

    def _masks(self, box: Box, soft: Floats, on_progress: ProgressCallback) -> list[BoolMask]:
        settings = self.request.settings
        image = np.ascontiguousarray(self.photo[box.slices])
        sharpen = finish.crf_sharpener(image, self.device, on_progress) if settings.crf else None
        masks = finish.final_masks(
            finish.to_tensor(soft, self.device),
            mode="concepts",
            bg_factor=settings.bg_factor,
            sharpen=sharpen,
            size_wh=(box.width, box.height),
        )
        if isinstance(self.segmenter, Redraws):
            return self.segmenter.redrawn(image, masks, self.request, on_progress).masks
        drawn = refined(image, masks, settings, sam=None, disjoint=True, on_progress=on_progress)
        return drawn.masks

    def _keep_levels(self, core: Box, present: list[int], soft: Floats) -> None:
        photo = Box(0, 0, self.photo.shape[1], self.photo.shape[0])
        for text, map_ in zip(present, soft, strict=True):
            put(self.levels[text], np.rint(map_ * 255).astype(np.uint8), core, photo)
            if self.maps is not None:
                self.maps[text][core.slices] = map_


def level_map(levels: NDArray[np.uint8]) -> Floats:
    """Return levels as a map (h, w) float32, 0..1."""
    return np.asarray(levels, np.float32) / np.float32(255.0)
