"""Teaches a segmenter from reviewed photos: features and words' maps, computed once and kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import torch

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.examples import PhotoExample
from carnn_desktop.contracts.progress import ProgressCallback, ignore_progress
from carnn_desktop.contracts.queries import take_off_background
from carnn_desktop.contracts.requests import SegmentationRequest, SegmentationSettings, TextQuery
from carnn_desktop.engine.learning.backbone import DenseBackbone, model_key
from carnn_desktop.engine.learning.decision import Floats, odds_of
from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.learning.learner import Learner
from carnn_desktop.engine.learning.state import LearnedState
from carnn_desktop.engine.learning.store import DEFAULT_BOUND, ArrayStore
from carnn_desktop.engine.presets import settings_to_json
from carnn_desktop.engine.segmenter import Segmenter, reduced
from carnn_desktop.engine.stages import ProposerStage

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
            raise CarnnError("This model offers no features to learn from.", "Choose another one.")
        self._segmenter, self._backbone = segmenter, backbone
        self._settings, self._read, self._finer = settings, read, finer
        key = model_key(backbone, finer=finer)
        named = f"{key.sha256} {key.dense_version} {finer} {segmenter.device} {segmenter.dtype}"
        self._store = ArrayStore(folder, model=named, bound=bound)
        self._on_progress: ProgressCallback = ignore_progress
        self._queries: Mapping[str, TextQuery] = {}
        self.learner = Learner(key, self.features_of, backbone.dense_prior(finer=finer))

    def learn(
        self,
        examples: Iterable[PhotoExample],
        on_progress: ProgressCallback = ignore_progress,
        queries: Iterable[TextQuery] = (),
    ) -> LearnedState | None:
        """Learn from just ``examples`` and let the segmenter use it; None for nothing to learn.

        queries : the wordings of classes whose words are more than their names
        """
        self._on_progress = on_progress
        self._queries = {query.name: query for query in queries}
        self.learner.replace(examples, on_progress)
        state = self.learner.learned(self.words_of, on_progress)
        self._segmenter.examples.use(state)
        return state

    @torch.inference_mode()
    def features_of(self, photo: str) -> DenseFeatures:
        """Return the features of a photo, kept or computed now."""
        kept = self._store.read(photo)
        if kept is not None and "coarse" in kept:
            fine = kept.get("fine")
            return DenseFeatures(
                kept["coarse"].astype(np.float16, copy=False),
                None if fine is None else fine.astype(np.float16, copy=False),
            )
        image = reduced(self._read(photo))
        features = self._backbone.dense_features(
            image, finer=self._finer, on_progress=self._on_progress
        )
        arrays = {"coarse": features.coarse}
        if features.fine is not None:
            arrays["fine"] = features.fine
        self._store.write(photo, arrays)
        return features

    @torch.no_grad()
    def words_of(self, photo: str, classes: tuple[str, ...]) -> dict[str, Floats]:
        """Return by class the log-odds (h, w) of what its words alone say in a photo."""
        queries = tuple(self._queries.get(name, TextQuery(name)) for name in classes)
        wording = json.dumps([q.texts for q in queries])
        how = json.dumps(settings_to_json(self._settings), sort_keys=True)
        asked = hashlib.sha256(f"{wording} {how}".encode()).hexdigest()
        kept = self._store.read(f"{photo} words {asked}")
        odds = None if kept is None else kept.get("odds")
        if odds is None or len(odds) != len(classes):
            odds = self._words(self._read(photo), queries)
            self._store.write(f"{photo} words {asked}", {"odds": odds})
        return dict(zip(classes, odds.astype(np.float32), strict=True))

    def _words(self, image: RgbImage, queries: tuple[TextQuery, ...]) -> np.ndarray:
        request = SegmentationRequest(
            id="words", image_id="", queries=queries, mode="concepts", settings=self._settings
        )
        background, _ = take_off_background(queries, self._settings.background_words)
        stage = ProposerStage(
            self._segmenter.proposer,
            reduced(image),
            request,
            background,
            on_progress=self._on_progress,
            clock=lambda _: nullcontext(),
        )
        _, maps = stage.propose(queries, 1)
        return odds_of(maps, self._settings.bg_factor).astype(np.float16)
