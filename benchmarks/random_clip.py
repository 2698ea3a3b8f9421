"""Seeded random CLIP models of the published sizes: speed needs no download."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

import torch
import transformers

from carnn_desktop.engine.backbones.clip.backbone import ClipBackbone
from carnn_desktop.engine.backbones.clip.image import Pixels
from carnn_desktop.engine.backbones.clip.load import Role, assemble
from carnn_desktop.engine.weights.text_cache import TextCache

_LIBRARY: Any = transformers
_VOCABULARY, _CONTEXT = 49408, 77
_VISION = {
    "b16": {
        "hidden_size": 768,
        "num_hidden_layers": 12,
        "num_attention_heads": 12,
        "patch_size": 16,
    },
    "l14": {
        "hidden_size": 1024,
        "num_hidden_layers": 24,
        "num_attention_heads": 16,
        "patch_size": 14,
    },
}
_TEXT = {
    "b16": {"hidden_size": 512, "num_attention_heads": 8, "num_hidden_layers": 12},
    "l14": {"hidden_size": 768, "num_attention_heads": 12, "num_hidden_layers": 12},
}
SIZES = tuple(_VISION)


def random_clip(size: str, *, seed: int = 0) -> Any:
    """Return a float32 ``CLIPModel`` of size ``b16`` or ``l14`` with frozen seeded weights."""
    vision, text = _VISION[size], _TEXT[size]
    config = _LIBRARY.CLIPConfig(
        text_config={
            **text,
            "intermediate_size": 4 * text["hidden_size"],
            "vocab_size": _VOCABULARY,
        },
        vision_config={**vision, "intermediate_size": 4 * vision["hidden_size"]},
        projection_dim=text["hidden_size"],
        logit_scale_init_value=4.6052,
    )
    torch.manual_seed(seed)
    return _LIBRARY.CLIPModel(config).eval().requires_grad_(requires_grad=False)


class WordTokenizer:
    """One token a word or mark: about as many as CLIP's own tokenizer makes of plain words."""

    eos_token_id = _VOCABULARY - 1

    def __call__(self, texts: str | Sequence[str], **_: object) -> dict[str, Any]:
        """Return ids of one text, or an (N, 77) tensor of several, padded."""
        if isinstance(texts, str):
            return {"input_ids": self._ids(texts)}
        rows = [self._ids(text) for text in texts]
        padded = [row + [self.eos_token_id] * (_CONTEXT - len(row)) for row in rows]
        return {"input_ids": torch.tensor(padded)}

    def _ids(self, text: str) -> list[int]:
        words = text.replace(".", " .").split()
        hashed = [zlib.crc32(word.encode()) % (_VOCABULARY - 2) for word in words]
        return [_VOCABULARY - 2, *hashed, self.eos_token_id]


def backbone(
    model: Any, name: str, device: torch.device, dtype: torch.dtype, role: Role
) -> ClipBackbone:
    """Return the engine's backbone of ``model``, without a cache on disk."""
    cache = TextCache(None, model=name, width=model.config.projection_dim)
    identity = (name, name, "none")
    return assemble(
        model,
        WordTokenizer(),
        cache,
        device=device,
        dtype=dtype,
        role=role,
        pixels=Pixels(),
        identity=identity,
    )
