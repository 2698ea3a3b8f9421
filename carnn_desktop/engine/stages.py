"""The two stages bound to one image and one request: what the recurrence calls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.requests import SegmentationRequest, TextQuery
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine import activation_maps as proposals
from carnn_desktop.engine.activation_maps import FloatMaps
from carnn_desktop.engine.backbones.protocol import (
    Classifier,
    GradientProposer,
    ImageEncoding,
    TextEncoder,
)
from carnn_desktop.engine.classifier import own_scores, text_probabilities
from carnn_desktop.engine.head_noun import head_noun
from carnn_desktop.engine.presets import BASE_TEMPLATE
from carnn_desktop.engine.prompts import PromptedImages
from carnn_desktop.engine.recurrence import Queries
from carnn_desktop.engine.texts import classifier_templates, proposer_template, query_features

Timer = Callable[[str], AbstractContextManager[None]]


def wanted_features(
    encoder: TextEncoder,
    request: SegmentationRequest,
    queries: Sequence[TextQuery],
    templates: Sequence[str],
    on_progress: ProgressCallback,
) -> torch.Tensor:
    """Return (T, N, D) of ``queries``; phrases mixed with their head nouns as the settings say."""
    features = query_features(encoder, queries, templates, on_progress)
    weight = request.settings.head_noun_weight
    if request.mode != "phrases" or weight == 0.0:
        return features
    nouns = [TextQuery(head_noun(query.name)) for query in queries]
    heads = query_features(encoder, nouns, templates, on_progress)
    return F.normalize((1.0 - weight) * features + weight * heads, dim=-1)


def check_finite(*values: torch.Tensor) -> None:
    """Raise CarnnError when a model computed something that is no number."""
    if not all(bool(torch.isfinite(value).all()) for value in values):
        raise CarnnError(
            Told(
                "The model computes what is no number: its weights are damaged, or too "
                "large for the precision."
            ),
            Told("Verify or replace the model, or choose float32."),
        )


class ProposerStage:
    """First stage for one image: the trunk runs once, each text's gradient once a wording."""

    def __init__(
        self,
        backbone: GradientProposer,
        image: RgbImage,
        request: SegmentationRequest,
        background_words: tuple[str, ...],
        *,
        on_progress: ProgressCallback,
        clock: Timer,
        encoding: ImageEncoding | None = None,
    ) -> None:
        """``encoding``: of the image, where it was computed already."""
        self._backbone, self._request = backbone, request
        self._on_progress, self._clock = on_progress, clock
        self._gradients: dict[tuple[TextQuery, str], tuple[torch.Tensor, torch.Tensor]] = {}
        with clock("image"):
            on_progress(Progress("image"))
            self._encoding = encoding or backbone.encode_image(image, on_progress)
            self._affinity = proposals.Affinity(self._encoding.affinity)
        self._background = self._encode_background(background_words)

    def template(self, step: int) -> str:
        """Return the template of the texts in ``step`` (from 1)."""
        return proposer_template(self._request.settings, step)

    def propose(self, wanted: Queries, step: int) -> tuple[FloatMaps, FloatMaps]:
        """Return the activation maps of ``wanted`` in ``step``, raw and refined."""
        similarities, gradients = self._pull(wanted, step)
        with self._clock("proposals"):
            settings = self._request.settings
            self._on_progress(Progress("proposals", step=step))
            raw = proposals.class_activation_maps(
                self._encoding.activations,
                similarities,
                gradients,
                self._background,
                scale=self._backbone.logit_scale,
                separate=self._request.mode == "phrases",
            )
            level = settings.clipes_threshold
            return proposals.told_maps(raw, self._affinity, box_level=level)

    def _pull(self, wanted: Queries, step: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Return similarities (N,) and gradients (N, C), computing only what is new."""
        template = self.template(step)
        new = [query for query in wanted if (query, template) not in self._gradients]
        if new:
            with self._clock("texts"):
                features = wanted_features(
                    self._backbone, self._request, new, [template], self._on_progress
                )[0]
            with self._clock("gradients"):
                similarities = self._backbone.similarities(self._encoding, features)
                gradients = self._backbone.similarity_gradients(
                    self._encoding, features, self._on_progress
                )
            check_finite(similarities, gradients)
            for index, query in enumerate(new):
                self._gradients[query, template] = (similarities[index], gradients[index])
        pairs = [self._gradients[query, template] for query in wanted]
        return torch.stack([s for s, _ in pairs]), torch.stack([g for _, g in pairs])

    def _encode_background(self, words: tuple[str, ...]) -> proposals.Background | None:
        if not words:
            return None
        with self._clock("texts"):
            queries = [TextQuery(word) for word in words]
            features = query_features(self._backbone, queries, [BASE_TEMPLATE], self._on_progress)[
                0
            ]
        with self._clock("gradients"):
            similarities = self._backbone.similarities(self._encoding, features)
            weights = proposals.mixture_weights(similarities, self._backbone.logit_scale)
            mixed = weights.to(features)[None] @ features
            gradient = self._backbone.similarity_gradients(self._encoding, mixed, self._on_progress)
        return proposals.Background(similarities, gradient[0])


class ClassifierStage:
    """Second stage for one image: each mask's prompted image is seen once a step."""

    def __init__(
        self,
        backbone: Classifier,
        image: RgbImage,
        request: SegmentationRequest,
        *,
        on_progress: ProgressCallback,
        clock: Timer,
    ) -> None:
        self._backbone, self._image, self._request = backbone, image, request
        self._on_progress, self._clock = on_progress, clock

    def classify(self, wanted: Queries, maps: FloatMaps, step: int) -> tuple[float, ...]:
        """Return the score of each query of ``wanted`` for its own map of ``maps``."""
        settings = self._request.settings
        templates = classifier_templates(settings)
        with self._clock("texts"):
            features = wanted_features(
                self._backbone, self._request, wanted, templates, self._on_progress
            )
        with self._clock("classifier"):
            self._on_progress(Progress("classifier", total=len(wanted), step=step))
            logits = self._logits(maps, features, settings.mask_threshold)
            check_finite(logits)
            count = len(features.flatten(0, 1))
            probabilities = text_probabilities(
                logits[:, :count].reshape(len(wanted), len(templates), len(wanted)),
                averaged=bool(settings.templates),
                nothing=logits[:, count:],
            )
            return own_scores(probabilities)

    def contrast_logits(self, texts: tuple[str, ...], maps: FloatMaps) -> NDArray[np.float32]:
        """Return (M, texts + K) logits of the images prompted with ``maps`` (M, h, w), 0 or 1.

        The first text is the phrase. Templates are averaged; K columns are the model's own "none of
        these".
        """
        settings = self._request.settings
        templates = classifier_templates(settings)
        queries = [TextQuery(text) for text in texts]
        with self._clock("texts"):
            features = wanted_features(
                self._backbone, self._request, queries[:1], templates, self._on_progress
            )
            if len(queries) > 1:
                others = query_features(self._backbone, queries[1:], templates, self._on_progress)
                features = torch.cat([features, others], dim=1)
        with self._clock("candidates"):
            self._on_progress(Progress("candidates", total=len(maps)))
            logits = self._logits(maps, features, 0.5)
            count = len(templates) * len(texts)
            own = logits[:, :count].reshape(len(maps), len(templates), len(texts)).mean(dim=1)
            return torch.cat([own, logits[:, count:]], dim=1).float().cpu().numpy()

    def _logits(self, maps: FloatMaps, features: torch.Tensor, level: float) -> torch.Tensor:
        """Return (M, T x N + K) logits of the image prompted with each map above ``level``."""
        settings = self._request.settings
        images = PromptedImages(
            self._image, maps, mask_threshold=level, prompts=settings.visual_prompts
        )
        return self._backbone.score_prompted(
            images,
            features.flatten(0, 1),
            skip_last_block=settings.classifier_skips_last_block,
            on_progress=self._on_progress,
        )

    def notes(self) -> tuple[str, ...]:
        """Return what the backbone had to do differently (halved batches), and forget it."""
        take = getattr(self._backbone, "take_notes", None)
        return tuple(take()) if take is not None else ()


class Unjudged:
    """In the place of a classifier where there is none: every text stays."""

    def classify(self, wanted: Queries, _maps: FloatMaps, _step: int) -> tuple[float, ...]:
        """Return 1.0 for each query of ``wanted``."""
        return (1.0,) * len(wanted)

    def contrast_logits(self, texts: tuple[str, ...], maps: FloatMaps) -> NDArray[np.float32]:
        """Return zeros (M, texts); phrases, which need them, are refused before."""
        return np.zeros((len(maps), len(texts)), np.float32)

    def notes(self) -> tuple[str, ...]:
        """Return nothing: there was nothing to do differently."""
        return ()


def classifier_of(
    backbone: Classifier | None,
    image: RgbImage,
    request: SegmentationRequest,
    *,
    on_progress: ProgressCallback,
    clock: Timer,
) -> ClassifierStage | Unjudged:
    """Return the second stage for one image, or what stands for it where there is none."""
    if backbone is None:
        return Unjudged()
    return ClassifierStage(backbone, image, request, on_progress=on_progress, clock=clock)
