"""Documents and regions for the tests of the window."""

from __future__ import annotations

import uuid

import numpy as np

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import ImageDocument, Mask, Provenance, Region, RegionState
from carnn_desktop.contracts.run import Run


def box_mask(x: int, y: int, width: int, height: int) -> Mask:
    """Return a filled rectangle."""
    return crop_mask(np.ones((height, width), dtype=bool), x, y)


def region(
    mask: Mask,
    *,
    concept_id: int = 1,
    state: RegionState = "proposed",
    region_id: str = "",
) -> Region:
    """Return a region of a model."""
    return Region(
        id=region_id or uuid.uuid4().hex,
        concept_id=concept_id,
        mask=mask,
        state=state,
        provenance=Provenance(run=Run(source="model"), text="cat", score=0.7),
    )


def document(*regions: Region, width: int = 60, height: int = 40) -> ImageDocument:
    """Return a document of a small photo."""
    return ImageDocument(image_id=1, width=width, height=height, regions=regions)


def photo(width: int = 60, height: int = 40) -> np.ndarray:
    """Return a gray photo, (height, width, 3) uint8."""
    return np.full((height, width, 3), 128, dtype=np.uint8)
