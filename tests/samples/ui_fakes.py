"""Documents and annotations for the tests of the window."""

from __future__ import annotations

import uuid

import numpy as np

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import (
    Annotation,
    AnnotationState,
    ImageDocument,
    Mask,
    Provenance,
)
from carnn_desktop.contracts.run import Run


def box_mask(x: int, y: int, width: int, height: int) -> Mask:
    """Return a filled rectangle."""
    return crop_mask(np.ones((height, width), dtype=bool), x, y)


def annotation(
    mask: Mask,
    *,
    category_id: int = 1,
    state: AnnotationState = "proposed",
    annotation_id: str = "",
) -> Annotation:
    """Return an annotation of a model."""
    return Annotation(
        id=annotation_id or uuid.uuid4().hex,
        category_id=category_id,
        mask=mask,
        state=state,
        provenance=Provenance(run=Run(source="model"), text="cat", score=0.7),
    )


def document(*annotations: Annotation, width: int = 60, height: int = 40) -> ImageDocument:
    """Return a document of a small photo."""
    return ImageDocument(image_id=1, width=width, height=height, annotations=annotations)


def photo(width: int = 60, height: int = 40) -> np.ndarray:
    """Return a gray photo, (height, width, 3) uint8."""
    return np.full((height, width, 3), 128, dtype=np.uint8)
