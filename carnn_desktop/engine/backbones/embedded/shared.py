"""The built-in network, loaded once for all that look at photos with it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import torch

from carnn_desktop.engine.backbones.embedded.net import LiteNet


@cache
def shared_net(file: Path, device: torch.device, dtype: torch.dtype) -> LiteNet:
    """Return the network with the weights of a verified file.

    The words and the head of the clicks look at the same photo at the same sizes: what one of them
    saw, the other need not compute again. Raises OSError or RuntimeError for a damaged file.
    """
    state = torch.load(file, map_location="cpu", weights_only=True)
    return LiteNet(state, device=device, dtype=dtype)
