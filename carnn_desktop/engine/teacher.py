"""Teaches a segmenter from reviewed photos: features and words' maps, computed once and kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.examples import PhotoExample
from carnn_desktop.contracts.progress import ProgressCallback, ignore_progress
from carnn_desktop.contracts.queries import take_off_background
from carnn_desktop.contracts.requests import SegmentationRequest, SegmentationSettings, TextQuery
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.protocol import ImageEncoding
from carnn_desktop.engine.learning.backbone import DenseBackbone, looked_at, made_smaller, model_key
from carnn_desktop.engine.learning.decision import Floats, odds_of
from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.learning.learner import Learner
from carnn_desktop.engine.learning.outlook import expected_gains
from carnn_desktop.engine.learning.state import LearnedState
from carnn_desktop.engine.learning.store import (
    DEFAULT_BOUND,
    ArrayStore,
    FeatureStore,
    arrays_of,
    features_from,
)
from carnn_desktop.engine.patch_maps import proposer_stage
from carnn_desktop.engine.presets import settings_to_json
from carnn_desktop.engine.segmenter import Segmenter, reduced

ReadPhoto = Callable[[str], RgbImage]
"""content hash of a photo -> its pixels, (H, W, 3) uint8 RGB"""


class Teacher:
    """Learns for one segmenter and one kind of run. One thread at a time.

    read : gets at the pixels of a photo when its features are not kept; folder : where features
    are kept, None for nowhere; bound : bytes they may take there
    """

    def __init__(
        self,
        segmenter: Segmenter,
        settings: SegmentationSettings,
        read: ReadPhoto,
        *,
        folder: Path | None,
        finer: bool = True,
        bound: int = DEFAULT_BOUND,
    ) -> None:
        backbone = segmenter.proposer
        if not isinstance(backbone, DenseBackbone):
            raise CarnnError(
                Told("This model offers no features to learn from."), Told("Choose another one.")
            )
        self._segmenter, self._backbone = segmenter, backbone
        self._settings, self._read, self._finer = settings, read, finer
        key = model_key(backbone, finer=finer)
        named = f"{key.sha256} {key.dense_version} {finer} {segmenter.device} {segmenter.dtype}"
        self._store = ArrayStore(folder, model=named, bound=bound)
        self._features = FeatureStore(self._store, finer=finer)
        self._on_progress: ProgressCallback = ignore_progress
        self._queries: Mapping[str, TextQuery] = {}
        self._directions: dict[str, torch.Tensor] = {}
        self._state: LearnedState | None = None
        prior = backbone.dense_prior(finer=finer)
        self.learner = Learner(key, self.features_of, prior, self.views_of, self.smaller_of)

    def learn(
        self,
        examples: Iterable[PhotoExample],
        on_progress: ProgressCallback = ignore_progress,
        queries: Iterable[TextQuery] = (),
    ) -> LearnedState | None:
        """Learn from just ``examples`` and let the segmenter use it; None for nothing to learn.

        queries : what the run looks for: the wordings of classes, and the rivals of their words
        """
        self._on_progress = on_progress
        asked = tuple(queries)
        self._queries = {query.name: query for query in asked}
        self.learner.replace(examples, on_progress)
        return self.conclude(on_progress, asked)

    def teach(
        self,
        example: PhotoExample,
        on_progress: ProgressCallback = ignore_progress,
        queries: Iterable[TextQuery] = (),
    ) -> bool:
        """Take one example, in place of what its photo taught before; tell whether it is new."""
        self._on_progress = on_progress
        self._queries = {query.name: query for query in queries}
        return self.learner.set(example)

    def forget(self, photo: str) -> None:
        """Take back what a photo taught, if it did."""
        self.learner.forget(photo)

    @property
    def left_out(self) -> dict[str, str]:
        """Photos that could not be used: content hash and reason."""
        return self.learner.left_out

    def use(self, *, examples: bool) -> None:
        """Let the segmenter use what was concluded last, or words alone."""
        self._segmenter.examples.use(self._state if examples else None)

    def gains(self, on_progress: ProgressCallback) -> dict[str, float | None]:
        """Return by class what twice as many photos would likely add to its IoU; None: too few."""
        return dict(expected_gains(self.learner, on_progress))

    @torch.no_grad()
    def novelty(self, photo: str) -> float | None:
        """Return how unlike all learned photos a photo is, 0 (one of them) to 1.

        It is what the mean of its features has in common with the nearest of theirs, of those whose
        features are kept. None where its own are not, or no learned photo's.
        """
        features = self._features.read(photo)
        if features is None:
            return None
        for known in self.learner.photos - self._directions.keys():
            kept = self._features.read(known)
            if kept is not None:
                self._directions[known] = _direction(kept)
        near = [self._directions[one] for one in self.learner.photos & self._directions.keys()]
        if not near:
            return None
        nearest = float((torch.stack(near) @ _direction(features)).max())
        return float(np.clip(1.0 - nearest, 0.0, 1.0))

    def conclude(
        self,
        on_progress: ProgressCallback = ignore_progress,
        queries: Iterable[TextQuery] = (),
    ) -> LearnedState | None:
        """Say what all examples amount to and let the segmenter use it; see :meth:`learn`."""
        self._on_progress = on_progress
        self._queries = {query.name: query for query in queries}
        state = self.learner.learned(self.words_of, on_progress)
        self._state = state
        self.use(examples=True)
        self._segmenter.examples.keep_features(self._features)
        return state

    @torch.no_grad()
    def features_of(self, photo: str) -> DenseFeatures:
        """Return the features of a photo, kept or computed now."""
        kept = self._features.read(photo)
        if kept is not None:
            return kept
        image = reduced(self._read(photo))
        if not self._queries:
            features = self._backbone.dense_features(
                image, finer=self._finer, on_progress=self._on_progress
            )
        else:
            encoding, features = looked_at(
                self._backbone,
                image,
                self._settings,
                finer=self._finer,
                on_progress=self._on_progress,
            )
            self._words(photo, self._asked(()), image, encoding)
        self._features.write(photo, features)
        return features

    @torch.no_grad()
    def views_of(self, photo: str) -> tuple[DenseFeatures, ...]:
        """Return the features of a photo at other sizes, kept or computed now."""
        kept = self._store.read(f"{photo} views")
        if kept is not None:
            return features_from(kept)
        image = reduced(self._read(photo))
        views = self._backbone.dense_views(image, finer=self._finer, on_progress=self._on_progress)
        computed = tuple(views)
        self._store.write(f"{photo} views", arrays_of(computed))
        return computed

    @torch.no_grad()
    def smaller_of(self, photo: str) -> DenseFeatures | None:
        """Return the features of a photo made smaller, kept or computed now; None for no such."""
        kept = self._features.read(photo, smaller=True)
        if kept is not None:
            return kept
        views = features_from(self._store.read(f"{photo} views") or {})
        found = views[0] if views else self._made_smaller(photo)
        if found is not None:
            self._features.write(photo, found, smaller=True)
        return found

    def _made_smaller(self, photo: str) -> DenseFeatures | None:
        image = reduced(self._read(photo))
        return made_smaller(self._backbone, image, finer=self._finer, on_progress=self._on_progress)

    @torch.no_grad()
    def words_of(self, photo: str, classes: tuple[str, ...]) -> dict[str, Floats] | None:
        """Return by class the log-odds (h, w) of what its words alone say in a photo.

        All queries of the run compete, as they do in the run. None for a photo that cannot be read
        any more and was never asked this: its features may be kept all the same.
        """
        queries = self._asked(classes)
        kept = self._store.read(self._words_key(photo, queries))
        odds = None if kept is None else kept.get("odds")
        if odds is None or len(odds) != len(queries):
            try:
                image = reduced(self._read(photo))
            except CarnnError:
                return None
            odds = self._words(photo, queries, image, None)
        places = {query.name: place for place, query in enumerate(queries)}
        return {name: odds[places[name]].astype(np.float32) for name in classes}

    def _asked(self, classes: tuple[str, ...]) -> tuple[TextQuery, ...]:
        """Return the run's queries, and those of ``classes`` that are not among them."""
        others = [TextQuery(name) for name in classes if name not in self._queries]
        return (*self._queries.values(), *others)

    def _words_key(self, photo: str, queries: tuple[TextQuery, ...]) -> str:
        wording = json.dumps([query.texts for query in queries])
        how = json.dumps(settings_to_json(self._settings), sort_keys=True)
        asked = hashlib.sha256(f"{wording} {how}".encode()).hexdigest()
        return f"{photo} words {asked}"

    def _words(
        self,
        photo: str,
        queries: tuple[TextQuery, ...],
        image: RgbImage,
        encoding: ImageEncoding | None,
    ) -> NDArray[np.float16]:
        """Return the log-odds (N, h, w) of the first step's maps, and keep them."""
        request = SegmentationRequest(
            id="words", image_id="", queries=queries, mode="concepts", settings=self._settings
        )
        background, _ = take_off_background(queries, self._settings.background_words)
        stage = proposer_stage(
            self._segmenter.proposer,
            image,
            request,
            background,
            on_progress=self._on_progress,
            clock=lambda _: nullcontext(),
            encoding=encoding,
        )
        _, maps = stage.propose(queries, 1)
        odds = odds_of(maps, self._settings.bg_factor).astype(np.float16)
        self._store.write(self._words_key(photo, queries), {"odds": odds})
        return odds


def _direction(features: DenseFeatures) -> torch.Tensor:
    """Return the mean (D,) of a photo's scaled features as a unit vector."""
    mean = features.cells()[:, :-1].mean(dim=0)  # without the constant
    return torch.nn.functional.normalize(mean, dim=0)
