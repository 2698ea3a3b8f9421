"""What the recurrence needs of a vision-language model, and nothing else.

The closed form that turns gradients into activation maps is in ``activation_maps.py``, the one for
patches that are compared with texts in ``patch_maps.py``; both need only what is here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

import torch

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import DenseView
from carnn_desktop.engine.identity import Identified


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


@dataclass(frozen=True, slots=True)
class PatchEncoding:
    """One image as patches that can be compared with texts, once for all recurrent steps.

    features : (h*w, D) float32, a cosine with a unit text each product; unit length, or the mean of
        unit vectors where windows overlap
    affinity : (h*w, h*w) float32, as in :class:`ImageEncoding`; grid : (h, w)
    """

    features: torch.Tensor
    affinity: torch.Tensor
    grid: tuple[int, int]


class TextEncoder(Protocol):
    """The part of both stages that reads texts."""

    def check_text(self, text: str) -> None:
        """Raise CarnnError when the model cannot read ``text`` whole (too long, empty)."""

    def encode_texts(self, texts: Sequence[str], on_progress: ProgressCallback) -> torch.Tensor:
        """Return (N, D) unit vectors; cached by text."""


@runtime_checkable
class GradientProposer(TextEncoder, Protocol):
    """A first stage that asks gradients where each text is (``proposals`` = ``gradcam``)."""

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


@runtime_checkable
class PatchProposer(Protocol):
    """A first stage whose patches live in the space of the texts (``proposals`` = ``dense``)."""

    @property
    def patch_scale(self) -> float:
        """Factor of the cosines in the softmax over texts."""

    def encode_patches(
        self, image: RgbImage, view: DenseView, on_progress: ProgressCallback
    ) -> PatchEncoding:
        """Look at (H, W, 3) uint8 RGB once, whole or in windows."""


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


class VisionLanguageBackbone(Classifier, Identified, Protocol):
    """A model that can be the second stage, with its identity for the provenance.

    Where it can be the first one too, it is a :class:`GradientProposer`, a :class:`PatchProposer`
    or both.
    """
