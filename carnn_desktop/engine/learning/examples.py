"""What a segmenter was taught, and what it says of the photo at hand."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

import torch

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.examples import ObjectSizes
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import SegmentationRequest, TextQuery
from carnn_desktop.engine.backbones.protocol import ImageEncoding, VisionLanguageBackbone
from carnn_desktop.engine.learning.backbone import DenseBackbone, looked_at, made_smaller
from carnn_desktop.engine.learning.evidence import photo_evidence
from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.learning.joining import JoinedEvidence, asked_of, asked_of_shipped
from carnn_desktop.engine.learning.smaller import share_of_smaller
from carnn_desktop.engine.learning.state import LearnedState
from carnn_desktop.engine.learning.store import FeatureStore

Clock = Callable[[str], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of whom: states, each with the queries that it knows (query: class).

    heard : what the user's photos taught, if any is asked; large : of large things, as well
    """

    sources: list[tuple[LearnedState, Mapping[Hashable, str]]]
    heard: LearnedState | None
    finer: bool
    large: bool


class Examples:
    """The user's learned classes and those that ship; may be set from any thread."""

    def __init__(self) -> None:
        self._own: LearnedState | None = None
        self._kept: FeatureStore | None = None

    @property
    def own(self) -> LearnedState | None:
        """What was learned from the user's photos, None for nothing."""
        return self._own

    def use(self, state: LearnedState | None) -> None:
        """Let ``state`` take part from the next photo on, None = nothing of the user's."""
        self._own = state

    def keep_features(self, store: FeatureStore | None) -> None:
        """Read features of known photos from ``store``, and keep there what is computed."""
        self._kept = store

    def sizes(self, queries: Sequence[TextQuery]) -> dict[TextQuery, ObjectSizes]:
        """Return by query how large the objects of its class are, where the user's photos tell."""
        own = self._own
        known = {} if own is None else {one.name: one.sizes for one in own.classes}
        asked = {} if own is None else asked_of(own, queries)
        sizes = {query: known[asked[query]] for query in queries if query in asked}
        return {query: one for query, one in sizes.items() if one is not None and one.tells}

    def evidence(
        self,
        backbone: VisionLanguageBackbone,
        image: RgbImage,
        request: SegmentationRequest,
        on_progress: ProgressCallback,
        clock: Clock,
    ) -> tuple[ImageEncoding | None, JoinedEvidence | None]:
        """Return what examples say of ``image`` for the categories of ``request``.

        None, and no work, where none of them has examples; phrases never do. The image's encoding
        comes with it where the features were computed together with it.
        """
        if request.mode != "concepts" or not isinstance(backbone, DenseBackbone):
            return None, None
        asked = self._asked(backbone, request)
        if asked is None:
            return None, None
        with clock("image"):
            encoding, features = self._features(backbone, image, request, asked, on_progress)
            smaller = self._smaller(backbone, image, request, asked, on_progress)
        with clock("examples"), torch.inference_mode():
            evidence = photo_evidence(features, asked.sources, smaller)
            return encoding, JoinedEvidence(evidence, request.settings, asked.heard)

    def _asked(self, backbone: DenseBackbone, request: SegmentationRequest) -> _Asked | None:
        own = self._own
        sources: list[tuple[LearnedState, Mapping[Hashable, str]]] = []
        finer = own is None or own.model.finer
        if own is not None:
            sources.append((own, asked_of(own, request.queries)))
        heard = own if sources and sources[0][1] else None
        if request.settings.shipped_examples:
            shipped = backbone.shipped_classes(finer=finer)
            if shipped is not None:
                sources.append((shipped, asked_of_shipped(shipped, request.queries)))
        if not any(asked for _, asked in sources):
            return None
        large = any(
            share_of_smaller(one.sizes) > 0.0
            for state, wanted in sources
            for one in state.classes
            if one.name in wanted.values()
        )
        return _Asked(sources, heard, finer, large)

    def _features(
        self,
        backbone: DenseBackbone,
        image: RgbImage,
        request: SegmentationRequest,
        asked: _Asked,
        on_progress: ProgressCallback,
    ) -> tuple[ImageEncoding | None, DenseFeatures]:
        store = self._store(request, asked)
        kept = None if store is None else store.read(request.photo)
        if kept is not None:
            return None, kept
        encoding, features = looked_at(
            backbone, image, request.settings, finer=asked.finer, on_progress=on_progress
        )
        if store is not None:
            store.write(request.photo, features)
        return encoding, features

    def _smaller(
        self,
        backbone: DenseBackbone,
        image: RgbImage,
        request: SegmentationRequest,
        asked: _Asked,
        on_progress: ProgressCallback,
    ) -> DenseFeatures | None:
        """Return the features of the photo made smaller, None where nothing asks for them."""
        if not asked.large:
            return None
        store = self._store(request, asked)
        kept = None if store is None else store.read(request.photo, smaller=True)
        if kept is not None:
            return kept
        features = made_smaller(backbone, image, finer=asked.finer, on_progress=on_progress)
        if store is not None and features is not None:
            store.write(request.photo, features, smaller=True)
        return features

    def _store(self, request: SegmentationRequest, asked: _Asked) -> FeatureStore | None:
        """Return where features of the photo are kept, None for nowhere."""
        store = self._kept
        fits = store is not None and bool(request.photo) and store.finer == asked.finer
        return store if fits else None
