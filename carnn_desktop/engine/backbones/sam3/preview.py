"""Which texts SAM 3 sees in a photo at all, from a look at it in small, before any is decoded.

After ActiveSAM (Tran Dinh Tien and Zhiqiang Shen, arXiv 2606.16996): the presence token alone
answers at a low resolution, and neither boxes nor masks are made of the answer.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import torch

_TOGETHER = 8
"""So many texts go through the decoder at once."""


def preview_side(side: int, patch: int) -> int:
    """Return the side of the small square, pixels: half the model's own in whole patches."""
    return max(2, side // 2 // patch) * patch


@contextmanager
def looking_in_small(vision: Any, side: int) -> Iterator[None]:
    """Let the image tower take squares of ``side`` pixels while the block runs.

    Its blocks without windows have the positions of their own grid built in; those of the smaller
    grid are spread over the same extent, as the model does it for any size it is made for.
    """
    kept = [
        (layer, layer.position_ids) for layer in vision.backbone.layers if not layer.window_size
    ]
    try:
        for layer, known in kept:
            small = copy.copy(layer.config)
            small.image_size = side
            layer.position_ids = layer.precompute_positions(small, 0).to(known)
        yield
    finally:
        for layer, known in kept:
            layer.position_ids = known


def presences(model: Any, vision: Any, texts: Sequence[tuple[Any, torch.Tensor]]) -> torch.Tensor:
    """Return (T,) float32, 0..1: how sure the model is that each text is in the photo.

    vision : the encoder's answer for one photo; texts : features and attention mask of each
    """
    found = []
    hidden, places = vision.fpn_hidden_states[-2], vision.fpn_position_encoding[-2]
    for start in range(0, len(texts), _TOGETHER):
        some = texts[start : start + _TOGETHER]
        count = len(some)
        features = torch.cat([feature.pooler_output for feature, _ in some])
        mask = torch.cat([mask for _, mask in some]).bool()
        seen = model.detr_encoder(
            vision_features=[hidden.expand(count, -1, -1, -1)],
            text_features=features,
            vision_pos_embeds=[places.expand(count, -1, -1, -1)],
            text_mask=mask,
        )
        answer = model.detr_decoder(
            vision_features=seen.last_hidden_state,
            text_features=seen.text_features,
            vision_pos_encoding=seen.pos_embeds_flattened,
            text_mask=mask,
            spatial_shapes=seen.spatial_shapes,
        )
        found.append(answer.presence_logits[-1].sigmoid().float().reshape(count))
    return torch.cat(found)
