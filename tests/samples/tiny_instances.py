"""Seeded models that give instances, small enough for a test, saved as the hub would save them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
import transformers
from tiny_clip import write_tokenizer

library: Any = transformers
SAM3_SIDE, OWL_SIDE = 56, 64
DINO_SIDES = (96, 160)
FAMILIES = ("sam3", "sam3_lite_text", "grounding-dino", "mm-grounding-dino", "owlv2")

_DETR = {
    "hidden_size": 32,
    "num_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 32,
    "dropout": 0.0,
}
_TEXT = {
    "hidden_size": 32,
    "intermediate_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
}
_BERT_ENDS = {"[PAD]": 0, "[UNK]": 100, "[CLS]": 101, "[SEP]": 102, "[MASK]": 103}
_BERT_SIZE = 1100
"""The detectors know their full stop and question mark by the numbers 1012 and 1029."""


def save(family: str, folder: Path) -> Path:
    """Write a model of ``family`` with its tokenizer to ``folder`` and return it."""
    words = _write_words(folder) if "dino" in family else write_tokenizer(folder)
    build(family, words).save_pretrained(folder)
    if "dino" in family:  # photos of 800 pixels would take most of a test's time
        sides = {"size": {"shortest_edge": DINO_SIDES[0], "longest_edge": DINO_SIDES[1]}}
        (folder / "preprocessor_config.json").write_text(json.dumps(sides), encoding="utf-8")
    return folder


def build(family: str, words: int) -> Any:
    """Return a model with seeded random weights; ``words`` is the size of its vocabulary."""
    torch.manual_seed(5)
    if family.startswith("sam3"):
        model = _sam3(family, words)
    elif family == "owlv2":
        part = {**_TEXT, "layer_norm_eps": 1e-5}
        ends = {"vocab_size": words, "bos_token_id": words - 2, "eos_token_id": words - 1}
        model = library.Owlv2ForObjectDetection(
            library.Owlv2Config(
                text_config={**part, **ends, "pad_token_id": 0, "max_position_embeddings": 40},
                vision_config={**part, "image_size": OWL_SIDE, "patch_size": 16},
                projection_dim=32,
            )
        )
    else:
        model = _dino(family, words)
    generator = torch.Generator().manual_seed(11)
    with torch.no_grad():  # the library's start values are so small that all answers are the same
        for name, parameter in model.named_parameters():
            if "relative_position" not in name:
                size = 0.6 if family == "owlv2" and "text" in name else 0.12
                parameter.add_(size * torch.randn(parameter.shape, generator=generator))
        if family == "owlv2":
            model.class_head.logit_scale.bias.fill_(3.0)  # else all its answers are 0
    return model.eval()


def _sam3(family: str, words: int) -> Any:
    vit = {
        "model_type": "sam3_vit_model",
        "hidden_size": 32,
        "intermediate_size": 32,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "image_size": SAM3_SIDE,
        "patch_size": 14,
        "window_size": 2,
        "global_attn_indexes": [1],
        "pretrain_image_size": 28,
    }
    vision = {
        "model_type": "sam3_vision_model",
        "backbone_config": vit,
        "fpn_hidden_size": 32,
        "backbone_feature_sizes": [[16, 16], [8, 8], [4, 4]],
    }
    text = {**_TEXT, "vocab_size": words, "projection_dim": 32, "max_position_embeddings": 32}
    if family == "sam3":
        text |= {"model_type": "clip_text_model", "eos_token_id": words - 1}
        text |= {"bos_token_id": words - 2, "pad_token_id": words - 1}
    name = "Sam3" if family == "sam3" else "Sam3LiteText"
    config = getattr(library, f"{name}Config")(
        vision_config=vision,
        text_config=text,
        geometry_encoder_config=_DETR,
        detr_encoder_config=_DETR,
        detr_decoder_config={**_DETR, "num_queries": 9},
        mask_decoder_config={"hidden_size": 32, "num_attention_heads": 2},
    )
    return getattr(library, f"{name}Model")(config)


def _dino(family: str, words: int) -> Any:
    name = "GroundingDino" if family == "grounding-dino" else "MMGroundingDino"
    swin = {
        "model_type": "swin",
        "image_size": 64,
        "embed_dim": 8,
        "depths": [1, 1, 1, 1],
        "num_heads": [1, 1, 2, 2],
        "window_size": 4,
        "out_indices": [2, 3, 4],
    }
    config = getattr(library, f"{name}Config")(
        backbone_config=swin,
        text_config={"model_type": "bert", **_TEXT, "vocab_size": words},
        d_model=32,
        encoder_layers=2,
        decoder_layers=2,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=32,
        decoder_ffn_dim=32,
        num_queries=12,
        disable_custom_kernels=True,
    )
    return getattr(library, f"{name}ForObjectDetection")(config)


def _write_words(folder: Path) -> int:
    """Write a vocabulary of letters for the detectors' tokenizer; return its size."""
    places = {number: f"[unused{number}]" for number in range(_BERT_SIZE)}
    places |= {number: name for name, number in _BERT_ENDS.items()} | {1012: ".", 1029: "?"}
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    for number, letter in enumerate(letters):
        places[200 + number], places[300 + number] = letter, f"##{letter}"
    folder.mkdir(parents=True, exist_ok=True)
    lines = "\n".join(places[number] for number in range(_BERT_SIZE))
    (folder / "vocab.txt").write_text(lines + "\n", encoding="utf-8")
    settings = {"tokenizer_class": "BertTokenizer", "do_lower_case": True}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    return _BERT_SIZE
