"""A seeded SigLIP model small enough for a test, with a tokenizer of single bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
import transformers
from tiny_clip import write_tokenizer

library: Any = transformers


def save(folder: Path) -> Path:
    """Write config, tokenizer and safetensors weights of width 32; return ``folder``."""
    words = write_tokenizer(folder)
    part = {
        "hidden_size": 32,
        "intermediate_size": 48,
        "num_hidden_layers": 3,
        "num_attention_heads": 2,
    }
    config = library.SiglipConfig(
        text_config={**part, "vocab_size": words, "max_position_embeddings": 48},
        vision_config={**part, "image_size": 64, "patch_size": 16},
    )
    torch.manual_seed(3)
    model = library.SiglipModel(config)
    generator = torch.Generator().manual_seed(4)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if name not in ("logit_scale", "logit_bias"):
                size = 1.4 * max(parameter[0].numel(), 1) ** -0.5 if parameter.ndim > 1 else 0.1
                parameter.add_(size * torch.randn(parameter.shape, generator=generator))
    model.save_pretrained(folder)
    return folder
