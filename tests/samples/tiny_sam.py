"""Seeded Segment Anything models small enough for a test, saved as the hub would save them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
import transformers

library: Any = transformers
SIDE = 64

_PROMPTS = {"hidden_size": 32, "image_size": SIDE, "patch_size": 8, "mask_input_channels": 8}
_DECODER = {
    "hidden_size": 32,
    "mlp_dim": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "iou_head_hidden_dim": 16,
}
_VISION = {
    "hidden_size": 32,
    "output_channels": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "image_size": SIDE,
    "patch_size": 8,
    "window_size": 4,
    "global_attn_indexes": [1],
    "num_pos_feats": 16,
    "mlp_dim": 64,
}
_HIERA = {
    "hidden_size": 8,
    "num_attention_heads": 1,
    "image_size": [SIDE, SIDE],
    "patch_kernel_size": [7, 7],
    "patch_stride": [2, 2],
    "patch_padding": [3, 3],
    "window_positional_embedding_background_size": [4, 4],
    "blocks_per_stage": [1, 1, 2, 1],
    "embed_dim_per_stage": [8, 16, 32, 64],
    "num_attention_heads_per_stage": [1, 1, 2, 2],
    "window_size_per_stage": [4, 4, 4, 4],
    "global_attention_blocks": [3],
}


SAM3_SIDE = 56
_SAM3_VISION = {
    "model_type": "sam3_vision_model",
    "backbone_config": {
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
    },
    "fpn_hidden_size": 32,
    "backbone_feature_sizes": [[16, 16], [8, 8], [4, 4]],
}


def build(family: str) -> Any:
    """Return a model of ``family`` (sam, sam_hq, sam2, sam3_tracker) with seeded random weights."""
    torch.manual_seed(7)
    if family == "sam3_tracker":
        config = library.Sam3TrackerConfig(
            vision_config=_SAM3_VISION,
            prompt_encoder_config={**_PROMPTS, "image_size": SAM3_SIDE, "patch_size": 14},
            mask_decoder_config=_DECODER,
        )
        model = library.Sam3TrackerModel(config)
    elif family == "sam2":
        config = library.Sam2Config(
            vision_config={
                "model_type": "sam2_vision_model",
                "backbone_config": {"model_type": "sam2_hiera_det_model", **_HIERA},
                "backbone_channel_list": [64, 32, 16, 8],
                "backbone_feature_sizes": [[32, 32], [16, 16], [8, 8]],
                "fpn_hidden_size": 32,
            },
            prompt_encoder_config=_PROMPTS,
            mask_decoder_config=_DECODER,
        )
        model = library.Sam2Model(config)
    else:
        name = "SamHQ" if family == "sam_hq" else "Sam"
        decoder = {**_DECODER, "vit_dim": 32} if family == "sam_hq" else _DECODER
        config = getattr(library, f"{name}Config")(
            vision_config=_VISION, prompt_encoder_config=_PROMPTS, mask_decoder_config=decoder
        )
        model = getattr(library, f"{name}Model")(config)
    with torch.no_grad():  # the library's start values are so small that all masks are the same
        generator = torch.Generator().manual_seed(11)
        for parameter in model.parameters():
            parameter.add_(0.15 * torch.randn(parameter.shape, generator=generator))
    return model.eval()


def save_sam3_video(folder: Path, detector: Any) -> Path:
    """Write a SAM 3 as the hub has it: a detector of that configuration and a tracker, in one."""
    memory = {"memory_attention_hidden_size": 32, "memory_attention_num_attention_heads": 1}
    memory |= {"memory_attention_feed_forward_hidden_size": 32, "memory_encoder_hidden_size": 32}
    tracker = {
        "model_type": "sam3_tracker_video",
        "vision_config": _SAM3_VISION,
        "prompt_encoder_config": {**_PROMPTS, "image_size": SAM3_SIDE, "patch_size": 14},
        "mask_decoder_config": _DECODER,
        "memory_encoder_output_channels": 16,
        "image_size": SAM3_SIDE,
        **memory,
    }
    config = library.Sam3VideoConfig(detector_config=detector.to_dict(), tracker_config=tracker)
    torch.manual_seed(7)
    library.Sam3VideoModel(config).eval().save_pretrained(folder)
    return folder


def save(family: str, folder: Path) -> Path:
    """Write the model to ``folder`` and return it."""
    build(family).save_pretrained(folder)
    return folder
