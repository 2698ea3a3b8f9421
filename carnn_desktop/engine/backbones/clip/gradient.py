"""The last vision block with everything its vector-Jacobian products need, kept once an image.

Wanted is g = mean over patches of d s / d A, with s = cos(v, text), A = ln_1 output of the last
block, v = mean over patches of ln_post of the block's output. Only that *mean* is needed, the
cotangent is the same at every patch, and so most of the backward pass is shared by all texts:

- ln_post: d y_j = alpha_j c + beta_j z_j, with z_j the normalised token and c one vector a text.
  What follows is linear, so the MLP's backward of z_j is computed once (``spread``), and that of c
  is one matrix product with the activation's derivatives (np x 4C) times (diag(a) W1).
- softmax attention: rows of its derivative sum to zero, so the sum over patch keys is minus the
  class key's term, and the sum over patch queries needs column sums only. No (n, n) matrix is made
  but the attention itself.

``tests/engine/test_clip_gradient.py`` holds it against autograd in float64.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

from carnn_desktop.engine.backbones.clip.vision import Pause, VisionTower, normed_for, wide

_KEEP_BYTES = 128 << 20
_TEXT_BYTES = 96 << 20


@dataclass(frozen=True, slots=True)
class _Normed:
    """A layer norm taken apart: ``unit`` (np, C) before scale and shift, ``spread`` = 1 / sigma."""

    unit: torch.Tensor
    inverse: torch.Tensor
    scale: torch.Tensor

    @staticmethod
    def of(norm: nn.LayerNorm, rows: torch.Tensor) -> _Normed:
        centred = rows - rows.mean(dim=-1, keepdim=True)
        inverse = (centred.square().mean(dim=-1, keepdim=True) + norm.eps).rsqrt()
        return _Normed(centred * inverse, inverse, wide(norm.weight))

    def backward(self, cotangent: torch.Tensor) -> torch.Tensor:
        """Return the gradient of the rows for a (..., np, C) gradient of the norm's output."""
        scaled = cotangent * self.scale
        along = (scaled * self.unit).mean(dim=-1, keepdim=True)
        return (scaled - scaled.mean(dim=-1, keepdim=True) - self.unit * along) * self.inverse


class LastBlock:
    """The last block of one image: its pooled feature and g for any text.

    activations : (np, C) A at the patches; feature : (D,) float32 unit vector v
    """

    def __init__(
        self, tower: VisionTower, tokens: torch.Tensor, total: torch.Tensor, pause: Pause
    ) -> None:
        """Run the block on (1, n, C) ``tokens``; add its attention map to ``total`` (n, n)."""
        self._tower = tower
        self._block: Any = tower.blocks[-1]
        self._dtype: torch.dtype = self._block.mlp.fc1.weight.dtype
        normed = normed_for(self._block.layer_norm1, tokens, self._block.self_attn.q_proj)
        mixed, self._heads = tower.attend(self._block, normed, total, pause)
        self.activations = normed[0, 1:]
        pause()
        middle = wide((tokens + self._block.self_attn.out_proj(mixed))[0, 1:])
        self._mixed = wide(self._heads_of(mixed[0, 1:]))
        self._middle = _Normed.of(self._block.layer_norm2, middle)
        hidden = self._block.mlp.fc1(
            normed_for(self._block.layer_norm2, middle, self._block.mlp.fc1)
        )
        self._slope = _derivative(self._block.mlp.activation_fn, hidden)
        pause()
        output = middle + wide(self._block.mlp.fc2(self._block.mlp.activation_fn(hidden)))
        self._post = _Normed.of(tower.post_norm, output)
        self._spread = self._through_mlp(self._post.unit.to(self._dtype))
        pooled = (self._post.unit * self._post.scale).mean(dim=0) + wide(tower.post_norm.bias)
        projected = wide(tower.projection) @ pooled
        self._length = projected.norm()
        self.feature = projected / self._length
        self._kept: torch.Tensor | None = None

    def gradients(self, texts: torch.Tensor, pause: Pause) -> torch.Tensor:
        """Return (N, C) float32 g of (N, D) ``texts``. Linear in ``texts``."""
        texts = texts.to(self.feature)
        along = (texts @ self.feature)[:, None] * self.feature
        cotangents = ((texts - along) / self._length) @ wide(self._tower.projection)
        cotangents = cotangents * self._post.scale
        # Brought to size 1, so that half precision does not underflow, and back at the end.
        size = cotangents.abs().amax(dim=1, keepdim=True).clamp_min(1e-30)
        patches, width = self._post.unit.shape
        chunk = max(1, _TEXT_BYTES // (4 * width * (patches + 4 * width)))
        parts = [self._chunk(part, pause) for part in (cotangents / size).split(chunk)]
        result: torch.Tensor = torch.cat(parts) * size / patches**2
        return result

    def _chunk(self, cotangents: torch.Tensor, pause: Pause) -> torch.Tensor:
        """Return sums over patches (N, C) for (N, C) cotangents of the post norm's unit vectors."""
        pause()
        unit, inverse = self._post.unit, self._post.inverse
        centred = cotangents - cotangents.mean(dim=1, keepdim=True)
        along = -(unit @ cotangents.T).T[..., None] * (inverse / unit.shape[1])
        outer = centred[:, None] * inverse + along * unit  # (N, np, C)
        inner = along * self._spread
        inner += inverse * self._through_mlp_each(centred)
        pause()
        back = outer + self._middle.backward(inner)
        mixed = back.to(self._dtype) @ self._block.self_attn.out_proj.weight
        pause()
        return self._through_attention(self._heads_of(mixed), pause)

    def _through_mlp(self, rows: torch.Tensor) -> torch.Tensor:
        """Return the MLP's backward (np, C), float32, of (np, C) cotangents, one a patch."""
        mlp = self._block.mlp
        cotangent: torch.Tensor = rows @ mlp.fc2.weight
        return wide(torch.mm(cotangent * self._slope, mlp.fc1.weight))

    def _through_mlp_each(self, shared: torch.Tensor) -> torch.Tensor:
        """Return (N, np, C) float32: the MLP's backward of N cotangents shared by all patches."""
        mlp = self._block.mlp
        gains = shared.to(self._dtype) @ mlp.fc2.weight  # (N, 4C)
        return wide(torch.stack([self._slope @ (gain[:, None] * mlp.fc1.weight) for gain in gains]))

    def _through_attention(self, mixed: torch.Tensor, pause: Pause) -> torch.Tensor:
        """Return sums over patches of the gradient of A (N, C) for (N, heads, np, d) cotangents."""
        heads, attention = self._heads, self._block.self_attn
        scale = heads.queries.shape[-1] ** -0.5
        sums: list[list[torch.Tensor]] = [[], [], []]
        for group in heads.groups() if self._attention() is None else [slice(None)]:
            pause()
            part = self._sums(group, mixed[:, group])
            for target, value in zip(sums, part, strict=True):
                target.append(value)
        queries, keys, values = (torch.cat(part, dim=1).flatten(1) for part in sums)
        dtype = attention.q_proj.weight.dtype
        return wide(
            (queries * scale).to(dtype) @ attention.q_proj.weight
            + keys.to(dtype) @ attention.k_proj.weight
            + values.to(dtype) @ attention.v_proj.weight
        )

    def _sums(
        self, group: slice, cotangent: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return (N, heads, d) sums over patches of the gradients of queries, keys and values.

        The queries' sum lacks the scale of the scores, which the stored queries carry already.
        """
        kept = self._attention()
        weights = self._heads.weights(group)[:, 1:] if kept is None else kept  # (heads, np, n)
        keys, values = wide(self._heads.keys[group]), wide(self._heads.values[group])
        queries = wide(self._heads.queries[group])[:, 1:]
        exact = wide(cotangent)
        own = (exact * self._mixed[group]).sum(dim=-1)  # (N, heads, np)
        count, n_heads, patches, depth = cotangent.shape
        columns = torch.cat([cotangent, own[..., None].to(cotangent.dtype)], dim=-1)
        columns = columns.permute(1, 2, 0, 3).reshape(n_heads, patches, -1)
        spread = wide(weights.mT @ columns).reshape(n_heads, -1, count, depth + 1)
        spread = spread.permute(2, 0, 1, 3)  # (N, heads, n, d + 1)
        per_key = (spread[..., :depth] * values).sum(dim=-1) - spread[..., depth]
        query_sum = (per_key[..., None, :] @ keys)[..., 0, :]
        to_class = wide(weights[:, :, 0])
        class_term = to_class * ((exact @ values[:, 0, :, None])[..., 0] - own)
        key_sum = -(class_term[..., None, :] @ queries)[..., 0, :]
        value_sum = ((1.0 - to_class)[:, None] @ exact)[..., 0, :]
        return query_sum, key_sum, value_sum

    def _attention(self) -> torch.Tensor | None:
        """Return (heads, np, n) attention of the patches when small enough to keep, else None."""
        heads = self._heads
        n = heads.queries.shape[1]
        if heads.queries.shape[0] * n * n * heads.queries.element_size() > _KEEP_BYTES:
            return None
        if self._kept is None:
            self._kept = heads.weights(slice(None))[:, 1:].contiguous()
        return self._kept

    def _heads_of(self, rows: torch.Tensor) -> torch.Tensor:
        """Return (..., heads, np, d) of (..., np, C)."""
        return rows.reshape(*rows.shape[:-1], self._tower.heads, -1).transpose(-2, -3)


def _derivative(function: nn.Module, at: torch.Tensor) -> torch.Tensor:
    """Return the elementwise derivative of an activation function."""
    with torch.enable_grad():
        point = at.detach().requires_grad_()
        (slope,) = torch.autograd.grad(function(point).sum(), point)
    return slope
