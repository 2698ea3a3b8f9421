"""Deformable attention some queries at a time, so that a cancel takes effect within a layer.

Each query samples the photo for itself. All at once they make tensors of hundreds of megabytes on
the way, for every level and for all of them: some at a time need less memory and less time, too.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn

QUERIES = 2048
"""At once: some 0.2 s of one core with the published sizes."""

_WHOLE = "MultiScaleDeformableAttention"


class SomeQueries(nn.Module):
    """Deformable attention of transformers, run on ``QUERIES`` at a time on a CPU."""

    def __init__(self, whole: nn.Module) -> None:
        super().__init__()
        self.whole = whole

    def forward(
        self,
        values: torch.Tensor,
        shapes: torch.Tensor,
        shape_list: list[tuple[int, int]],
        starts: torch.Tensor,
        locations: torch.Tensor,
        weights: torch.Tensor,
        step: int,
    ) -> torch.Tensor:
        """Return (batch, queries, width), as the whole one does.

        values : (batch, places of all levels, heads, width of a head)
        locations, weights : (batch, queries, heads, levels, points[, 2])
        """
        about = (values, shapes, shape_list, starts)
        count = locations.shape[1]
        if values.device.type != "cpu" or count <= QUERIES:
            result: torch.Tensor = self.whole(*about, locations, weights, step)
            return result
        parts = [
            self.whole(*about, locations[:, first:last], weights[:, first:last], step)
            for first, last in _ranges(count)
        ]
        return torch.cat(parts, dim=1)


def some_queries_at_a_time(model: Any) -> None:
    """Replace each deformable attention within ``model`` by one that takes some queries."""
    for module in list(model.modules()):
        inner = getattr(module, "attn", None)
        if isinstance(inner, nn.Module) and type(inner).__name__ == _WHOLE:
            module.attn = SomeQueries(inner)


def _ranges(count: int) -> list[tuple[int, int]]:
    return [(first, min(first + QUERIES, count)) for first in range(0, count, QUERIES)]
