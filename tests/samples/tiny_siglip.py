"""Seeded SigLIP and TIPSv2 models small enough for a test, with a tokenizer of single bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
import transformers
from tiny_clip import write_tokenizer

library: Any = transformers


FAMILIES = ("siglip", "siglip2", "tipsv2")
_PART = {"hidden_size": 32, "num_hidden_layers": 3, "num_attention_heads": 2}
_WIDE = {**_PART, "intermediate_size": 48}


def save(folder: Path, family: str = "siglip") -> Path:
    """Write config, tokenizer and safetensors weights of width 32; return ``folder``."""
    words = write_tokenizer(folder) if family == "siglip" else _write_letters(folder, family)
    text = {**_WIDE, "vocab_size": words, "max_position_embeddings": 48}
    torch.manual_seed(3)
    model = _model(family, text)
    generator = torch.Generator().manual_seed(4)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if name not in ("logit_scale", "logit_bias", "temperature"):
                size = 1.4 * max(parameter[0].numel(), 1) ** -0.5 if parameter.ndim > 1 else 0.1
                parameter.add_(size * torch.randn(parameter.shape, generator=generator))
    model.save_pretrained(folder)
    return folder


def _write_letters(folder: Path, family: str) -> int:
    """Write a tokenizer of single letters, of the family's own class; return its size."""
    marks = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>", "▁"]
    letters = [*marks, *(chr(code) for code in range(ord("!"), ord("~") + 1))]
    vocabulary = {letter: place for place, letter in enumerate(letters)}
    name = "Siglip2Tokenizer" if family == "siglip2" else "Tipsv2Tokenizer"
    getattr(library, name)(vocab=vocabulary, merges=[]).save_pretrained(folder)
    return len(letters)


def _model(family: str, text: dict[str, Any]) -> Any:
    if family == "siglip2":
        vision = {**_WIDE, "num_patches": 16, "patch_size": 16}
        config = library.Siglip2Config(text_config=text, vision_config=vision)
        return library.Siglip2Model(config)
    if family == "tipsv2":
        vision = {**_PART, "image_size": 56, "patch_size": 14, "mlp_ratio": 2}
        config = library.Tipsv2Config(
            text_config=text, vision_config=vision, temperature_init_value=0.05
        )
        return library.Tipsv2Model(config)
    vision = {**_WIDE, "image_size": 64, "patch_size": 16}
    return library.SiglipModel(library.SiglipConfig(text_config=text, vision_config=vision))
