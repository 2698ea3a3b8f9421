"""Makes seeded random CLIP models small enough to write in a test, with a byte-level tokenizer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
import transformers

from carnn_desktop.contracts.arrays import RgbImage

LIBRARY: Any = transformers


def write_tiny_clip(
    folder: Path,
    *,
    patch: int,
    blocks: int,
    seed: int,
    image_size: int = 96,
    activation: str = "quick_gelu",
) -> Path:
    """Write config, tokenizer and safetensors weights of a CLIP of width 48; return ``folder``.

    Weights are scaled up from their initialisation: otherwise all texts are alike to it.
    """
    words = write_tokenizer(folder)
    part = {
        "hidden_size": 48,
        "intermediate_size": 96,
        "num_attention_heads": 3,
        "hidden_act": activation,
    }
    ends = {"vocab_size": words, "bos_token_id": words - 2, "eos_token_id": words - 1}
    config = LIBRARY.CLIPConfig(
        text_config={**part, **ends, "pad_token_id": words - 1, "num_hidden_layers": 2},
        vision_config={
            **part,
            "num_hidden_layers": blocks,
            "patch_size": patch,
            "image_size": image_size,
        },
        projection_dim=32,
        logit_scale_init_value=float(np.log(30.0)),
    )
    torch.manual_seed(seed)
    model = LIBRARY.CLIPModel(config)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.ndim > 1:
                spread = 0.5 if "embedding" in name else _gain(name) * parameter[0].numel() ** -0.5
                parameter.copy_(torch.randn(parameter.shape) * spread)
            elif "logit_scale" not in name:
                parameter.add_(torch.randn(parameter.shape) * 0.1)
    model.save_pretrained(folder)
    return folder


def _gain(name: str) -> float:
    """Return the scale of a matrix: peaked attention, so that the affinity has contrast."""
    return 2.0 if "q_proj" in name or "k_proj" in name else 0.9


def write_tokenizer(folder: Path) -> int:
    """Write a vocabulary of single bytes without merges; return its size."""
    kept = [*range(ord("!"), ord("~") + 1), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [256 + i for i in range(256 - len(kept))]
    letters = [chr(code) for code in (*kept, *others)]
    tokens = [*letters, *(f"{letter}</w>" for letter in letters)]
    tokens += ["<|startoftext|>", "<|endoftext|>"]
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = {token: index for index, token in enumerate(tokens)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    (folder / "merges.txt").write_text("#version: 0.2\n", encoding="utf-8")
    settings = {"tokenizer_class": "CLIPTokenizer", "model_max_length": 77}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    return len(tokens)


def load_plain(folder: Path, dtype: torch.dtype = torch.float32) -> tuple[Any, Any]:
    """Return (CLIPModel with frozen parameters, tokenizer) by transformers' own means."""
    model = LIBRARY.CLIPModel.from_pretrained(folder, dtype=dtype, local_files_only=True)
    tokenizer = LIBRARY.CLIPTokenizer.from_pretrained(folder, local_files_only=True)
    return model.eval().requires_grad_(requires_grad=False), tokenizer


def blobs(height: int, width: int, seed: int = 0) -> RgbImage:
    """Return a synthetic (height, width, 3) photo: a gradient with some ellipses and noise."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[:height, :width]
    image = np.stack([x / width, y / height, 0.5 + 0 * x], axis=-1) * 120 + 40
    for _ in range(5):
        centre, radii = random.uniform(0, 1, 2), random.uniform(0.08, 0.3, 2)
        inside = ((y / height - centre[0]) / radii[0]) ** 2 + (
            (x / width - centre[1]) / radii[1]
        ) ** 2
        image[inside < 1] = random.uniform(0, 255, 3)
    image += random.normal(0, 8, image.shape)
    return np.clip(image, 0, 255).astype(np.uint8)
