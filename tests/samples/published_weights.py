"""The channel weights of the activation maps as they are published, for tests of their parts."""

from __future__ import annotations

import torch

from carnn_desktop.engine.activation_maps import Background, mixed, mixing_of


def activation_weights(
    similarities: torch.Tensor,
    gradients: torch.Tensor,
    background: Background | None,
    *,
    scale: float,
    separate: bool,
) -> torch.Tensor:
    """Return (N, C): w_i of (N,) similarities s_k and (N, C) gradients g_k."""
    own, mixing = mixing_of(similarities, background, scale=scale, separate=separate)
    return mixed(mixing * (own * scale)[:, None], gradients, background)
