"""What the learner needs of a vision-language model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import SegmentationSettings
from carnn_desktop.engine.backbones.protocol import ImageEncoding
from carnn_desktop.engine.learning.features import DenseFeatures, Prior
from carnn_desktop.engine.learning.state import LearnedState, ModelKey


@runtime_checkable
class DenseBackbone(Protocol):
    """A model whose inner layers can be learned from."""

    @property
    def sha256(self) -> str:
        """Hash of the weight files, hex."""

    @property
    def dense_version(self) -> str:
        """Names how the features are made; features of another version are other features."""

    def dense_prior(self, *, finer: bool) -> Prior | None:
        """Return what ships with the model about its features, None where nothing does."""

    def shipped_classes(self, *, finer: bool) -> LearnedState | None:
        """Return the classes that were learned before shipping, None where there are none."""

    def dense_features(
        self, image: RgbImage, *, finer: bool, on_progress: ProgressCallback
    ) -> DenseFeatures:
        """Return the features of (H, W, 3) uint8 RGB; ``finer``: with the finer grid, if any."""

    def dense_views(
        self, image: RgbImage, *, finer: bool, on_progress: ProgressCallback
    ) -> Iterator[DenseFeatures]:
        """Yield the features of the photo at other sizes, the smaller one first, each when asked.

        They are learned from beside its own; in the smaller one large things are looked for.
        """

    def encode_with_features(
        self, image: RgbImage, *, finer: bool, on_progress: ProgressCallback
    ) -> tuple[ImageEncoding, DenseFeatures]:
        """Return what ``encode_image`` and ``dense_features`` do; what they share is done once."""


def looked_at(
    backbone: DenseBackbone,
    image: RgbImage,
    settings: SegmentationSettings,
    *,
    finer: bool,
    on_progress: ProgressCallback,
) -> tuple[ImageEncoding | None, DenseFeatures]:
    """Return the features of (H, W, 3) uint8 RGB and the encoding that the first stage goes by.

    None for the encoding where ``settings`` let it compare patches instead.
    """
    if settings.proposals == "gradcam":
        return backbone.encode_with_features(image, finer=finer, on_progress=on_progress)
    return None, backbone.dense_features(image, finer=finer, on_progress=on_progress)


def made_smaller(
    backbone: DenseBackbone, image: RgbImage, *, finer: bool, on_progress: ProgressCallback
) -> DenseFeatures | None:
    """Return the features of (H, W, 3) uint8 RGB made smaller; None: it has one size only."""
    return next(iter(backbone.dense_views(image, finer=finer, on_progress=on_progress)), None)


def model_key(backbone: DenseBackbone, *, finer: bool) -> ModelKey:
    """Return which features a learner of ``backbone`` works on."""
    return ModelKey(backbone.sha256, backbone.dense_version, finer)
