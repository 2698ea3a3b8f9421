"""What a segmenter was taught, and what it says of the photo at hand."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import torch

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import SegmentationRequest
from carnn_desktop.engine.learning.backbone import DenseBackbone
from carnn_desktop.engine.learning.evidence import photo_evidence
from carnn_desktop.engine.learning.joining import JoinedEvidence, asked_of, asked_of_shipped
from carnn_desktop.engine.learning.state import LearnedState


class Examples:
    """The user's learned classes and those that ship; may be set from any thread."""

    def __init__(self) -> None:
        self._own: LearnedState | None = None

    @property
    def own(self) -> LearnedState | None:
        """What was learned from the user's photos, None for nothing."""
        return self._own

    def use(self, state: LearnedState | None) -> None:
        """Let ``state`` take part from the next photo on, None = nothing of the user's."""
        self._own = state

    @torch.inference_mode()
    def evidence(
        self,
        backbone: object,
        image: RgbImage,
        request: SegmentationRequest,
        on_progress: ProgressCallback,
        clock: Callable[[str], AbstractContextManager[None]],
    ) -> JoinedEvidence | None:
        """Return what examples say of ``image`` for the categories of ``request``.

        None, and no work, where none of them has examples; phrases never do.
        """
        own = self._own
        if request.mode != "concepts" or not isinstance(backbone, DenseBackbone):
            return None
        sources = []
        finer = own is None or own.model.finer
        if own is not None:
            sources.append((own, asked_of(own, request.queries)))
        if request.settings.shipped_examples:
            shipped = backbone.shipped_classes(finer=finer)
            if shipped is not None:
                sources.append((shipped, asked_of_shipped(shipped, request.queries)))
        if not any(asked for _, asked in sources):
            return None
        with clock("examples"):
            features = backbone.dense_features(image, finer=finer, on_progress=on_progress)
            evidence = photo_evidence(features, sources)
            heard = own if own is not None and sources[0][1] else None
            return JoinedEvidence(evidence, request.settings, heard)
