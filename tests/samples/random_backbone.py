"""A backbone of random features: what a new family has to bring, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.engine.backbones.family import BackboneFamily, ModelInfo, Role
from carnn_desktop.engine.backbones.protocol import ImageEncoding, VisionLanguageBackbone

_CHANNELS, _SIDE = 8, 6


class RandomBackbone:
    """Every text and every image has its own random features, the same in every run."""

    model_id, sha256, licence, logit_scale = "random", "0" * 64, "CC0-1.0", 10.0

    def check_text(self, text: str) -> None:
        assert text

    def encode_texts(self, texts: Sequence[str], on_progress: ProgressCallback) -> torch.Tensor:
        drawn = [_noise(sum(text.encode()), _CHANNELS) for text in texts]
        return torch.nn.functional.normalize(torch.stack(drawn), dim=1)

    def encode_image(self, image: RgbImage, on_progress: ProgressCallback) -> ImageEncoding:
        cells = _SIDE * _SIDE
        activations = _noise(int(image.sum()), _CHANNELS * cells).reshape(_CHANNELS, _SIDE, _SIDE)
        return ImageEncoding(activations.relu(), torch.eye(cells) + 0.01, activations.mean((1, 2)))

    def similarities(self, encoding: ImageEncoding, text_features: torch.Tensor) -> torch.Tensor:
        return text_features @ torch.nn.functional.normalize(encoding.state, dim=0)

    def similarity_gradients(
        self, encoding: ImageEncoding, text_features: torch.Tensor, on_progress: ProgressCallback
    ) -> torch.Tensor:
        return text_features

    def score_prompted(
        self,
        images: Sequence[RgbImage],
        text_features: torch.Tensor,
        *,
        skip_last_block: bool,
        on_progress: ProgressCallback,
    ) -> torch.Tensor:
        seen = torch.stack([_noise(int(image.sum()), _CHANNELS) for image in images])
        return seen @ text_features.T


def _noise(seed: int, count: int) -> torch.Tensor:
    return torch.randn(count, generator=torch.Generator().manual_seed(seed))


def _shipped() -> ModelInfo:
    return ModelInfo(
        id="random", kind="random", title="Random", licence="CC0-1.0", where=Path(), ships=True
    )


def _load(
    info: ModelInfo,
    device: torch.device,
    dtype: torch.dtype,
    on_progress: ProgressCallback,
    role: Role,
) -> VisionLanguageBackbone:
    return RandomBackbone()


RANDOM = BackboneFamily(
    kind="random",
    sentence="Finds something, whatever is asked.",
    shipped=_shipped,
    load=_load,
    presets={"concepts": "embedded", "phrases": "embedded-phrases"},
)
