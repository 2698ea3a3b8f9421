"""What the recurrence needs of a vision-language model, and nothing else.

Two backbones stand behind it: CLIP (``clip.py``) and the built-in one (``embedded.py``). The closed
form that turns gradients into activation maps is in ``proposals.py``; it needs only what is here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import torch

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import ProgressCallback


@dataclass(frozen=True, slots=True)
class ImageEncoding:
    """One image as the proposer sees it, once for all recurrent steps.

    activations : (C, h, w) A of the CAM layer, on the model's device
    affinity : (h*w, h*w) float32 row-stochastic-like similarity of positions *before* the Sinkhorn
        normalisation (CLIP: mean attention of the last blocks without the class token)
    state : what the backbone needs for similarities and gradients; opaque to everyone else
    """

    activations: torch.Tensor
    affinity: torch.Tensor
    state: Any


class TextEncoder(Protocol):
    """The part of both stages that reads texts."""

    def check_text(self, text: str) -> None:
        """Raise CarnnError when the model cannot read ``text`` whole (too long, empty)."""

    def encode_texts(self, texts: Sequence[str], on_progress: ProgressCallback) -> torch.Tensor:
        """Return (N, D) unit vectors; cached by text."""


class Proposer(TextEncoder, Protocol):
    """First stage: where in the image is each text?"""

    @property
    def logit_scale(self) -> float:
        """exp(logit_scale) of the softmax over texts."""

    def encode_image(self, image: RgbImage, on_progress: ProgressCallback) -> ImageEncoding:
        """Encode (H, W, 3) uint8 RGB at the model's working size."""

    def similarities(self, encoding: ImageEncoding, text_features: torch.Tensor) -> torch.Tensor:
        """Return (N,) float cosines s_k of the pooled image with each (N, D) text."""

    def similarity_gradients(
        self, encoding: ImageEncoding, text_features: torch.Tensor, on_progress: ProgressCallback
    ) -> torch.Tensor:
        """Return (N, C): g_k, the mean over positions of d s_k / d A. Linear in ``text_features``:
        the gradient of a mixture sum_k p_k s_k is that of the mixed text sum_k p_k t_k.
        """


class Classifier(TextEncoder, Protocol):
    """Second stage: which text does each visually prompted image show?"""

    def score_prompted(
        self,
        images: Sequence[RgbImage],
        text_features: torch.Tensor,
        *,
        skip_last_block: bool,
        on_progress: ProgressCallback,
    ) -> torch.Tensor:
        """Return (M, N + K) float32 logits (CLIP: 100 * cosine), in micro-batches, progress
        callbacks.

        K columns (CLIP: none) may follow the texts: the model's logits of "none of these".
        """


class VisionLanguageBackbone(Proposer, Classifier, Protocol):
    """A model that can be both stages, with its identity for the provenance."""

    @property
    def model_id(self) -> str:
        """What the user chose: ``embedded``, a folder name or a hub id."""

    @property
    def sha256(self) -> str:
        """Hash of the weight files, hex."""

    @property
    def licence(self) -> str:
        """SPDX name of the weights' licence, or ``unknown``."""
