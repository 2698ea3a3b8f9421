"""From patches that are compared with texts to activation maps: one product a step.

A text's map is its probability at each patch, in a softmax over all texts of the step and the
background words. So a text that falls leaves its pixels to the others in the next step, as in the
published recurrence.
"""

from __future__ import annotations

import torch

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.requests import SegmentationRequest, TextQuery
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine import activation_maps as proposals
from carnn_desktop.engine.activation_maps import FloatMaps
from carnn_desktop.engine.backbones.protocol import (
    GradientProposer,
    ImageEncoding,
    PatchProposer,
    TextEncoder,
    VisionLanguageBackbone,
)
from carnn_desktop.engine.recurrence import Queries
from carnn_desktop.engine.stages import ProposerStage, Timer, check_finite, wanted_features
from carnn_desktop.engine.texts import proposer_template, query_features


def probability_maps(
    cosines: torch.Tensor, background: torch.Tensor | None, *, scale: float, separate: bool
) -> torch.Tensor:
    """Return (N, n) float32: the probability of N texts at n patches.

    cosines : (N, n); background : (B, n) of the words that compete, None for none
    separate : each text competes with the background alone (phrase mode)
    A text without any competitor has its positive cosines for a map.
    """
    if background is None and (separate or len(cosines) == 1):
        return cosines.float().relu()
    if separate:
        assert background is not None
        words = (scale * background.float()).logsumexp(dim=0)
        return torch.sigmoid(scale * cosines.float() - words)
    rows = cosines if background is None else torch.cat([cosines, background])
    return (scale * rows.float()).softmax(dim=0)[: len(cosines)]


class PatchStage:
    """First stage for one image: it is looked at once, and a text is one product."""

    def __init__(
        self,
        backbone: PatchProposer,
        encoder: TextEncoder,
        image: RgbImage,
        request: SegmentationRequest,
        background_words: tuple[str, ...],
        *,
        on_progress: ProgressCallback,
        clock: Timer,
    ) -> None:
        """``backbone`` and ``encoder`` are two sides of one model."""
        self._scale, self._encoder, self._request = backbone.patch_scale, encoder, request
        self._on_progress, self._clock = on_progress, clock
        self._cosines: dict[tuple[TextQuery, str], torch.Tensor] = {}
        with clock("image"):
            on_progress(Progress("image"))
            encoding = backbone.encode_patches(image, request.settings.dense_view, on_progress)
            check_finite(encoding.features)
            self._features, self._grid = encoding.features, encoding.grid
            self._affinity = proposals.Affinity(encoding.affinity)
        self._background = self._words(background_words)

    def template(self, step: int) -> str:
        """Return the template of the texts in ``step`` (from 1)."""
        return proposer_template(self._request.settings, step)

    def propose(self, wanted: Queries, step: int) -> tuple[FloatMaps, FloatMaps]:
        """Return the activation maps of ``wanted`` in ``step``, raw and refined."""
        cosines = self._pull(wanted, step)
        with self._clock("proposals"):
            self._on_progress(Progress("proposals", step=step))
            maps = probability_maps(
                cosines,
                self._background,
                scale=self._scale,
                separate=self._request.mode == "phrases",
            )
            raw = proposals.min_max(maps).reshape(len(wanted), *self._grid)
            level = self._request.settings.clipes_threshold
            return proposals.told_maps(raw, self._affinity, box_level=level)

    def _pull(self, wanted: Queries, step: int) -> torch.Tensor:
        """Return cosines (N, n), computing only what is new."""
        template = self.template(step)
        new = [query for query in wanted if (query, template) not in self._cosines]
        if new:
            with self._clock("texts"):
                features = wanted_features(
                    self._encoder, self._request, new, [template], self._on_progress
                )[0]
            with self._clock("proposals"):
                cosines = features.to(self._features) @ self._features.T
            check_finite(cosines)
            for query, row in zip(new, cosines, strict=True):
                self._cosines[query, template] = row
        return torch.stack([self._cosines[query, template] for query in wanted])

    def _words(self, words: tuple[str, ...]) -> torch.Tensor | None:
        if not words:
            return None
        with self._clock("texts"):
            queries = [TextQuery(word) for word in words]
            template = self._request.settings.proposal_templates[1]
            features = query_features(self._encoder, queries, [template], self._on_progress)[0]
        return features.to(self._features) @ self._features.T


def by_gradients(backbone: VisionLanguageBackbone) -> GradientProposer:
    """Return the side of a model that gives gradients; CarnnError where it has none."""
    if not isinstance(backbone, GradientProposer):
        raise CarnnError(
            Told("{model_id} finds texts by comparing patches only.", model_id=backbone.model_id),
            Told("Choose proposals “dense”, or another model."),
        )
    return backbone


def by_patches(backbone: VisionLanguageBackbone) -> PatchProposer:
    """Return the side of a model whose patches are compared with texts; CarnnError: none."""
    if not isinstance(backbone, PatchProposer):
        raise CarnnError(
            Told(
                "{model_id} has no patches that can be compared with texts.",
                model_id=backbone.model_id,
            ),
            Told("Choose a CLIP model, or proposals “gradcam”."),
        )
    return backbone


def proposer_stage(
    backbone: VisionLanguageBackbone,
    image: RgbImage,
    request: SegmentationRequest,
    background_words: tuple[str, ...],
    *,
    on_progress: ProgressCallback,
    clock: Timer,
    encoding: ImageEncoding | None = None,
) -> ProposerStage | PatchStage:
    """Return the first stage that the settings ask for; ``encoding`` where it is known already.

    Raises CarnnError for a model that cannot be that.
    """
    if request.settings.proposals == "gradcam":
        return ProposerStage(
            by_gradients(backbone),
            image,
            request,
            background_words,
            on_progress=on_progress,
            clock=clock,
            encoding=encoding,
        )
    return PatchStage(
        by_patches(backbone),
        backbone,
        image,
        request,
        background_words,
        on_progress=on_progress,
        clock=clock,
    )
