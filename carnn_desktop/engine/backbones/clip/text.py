"""The text tower of a Hugging Face ``CLIPModel``: length check, encoding, caches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.clip.vision import normed_for, wide
from carnn_desktop.engine.weights.text_cache import TextCache

_CHUNK_TOKENS = 512


class TextTower:
    """Texts to unit vectors. Causal attention: what follows a text's end does not change it, so
    texts are run at their own length instead of the full context of 77 tokens.
    """

    def __init__(self, model: Any, tokenizer: Any, cache: TextCache, device: torch.device) -> None:
        """Take a ``CLIPModel`` with frozen parameters and its tokenizer."""
        self._text = model.text_model
        self._projection: torch.Tensor = model.text_projection.weight
        self._tokenizer, self._cache, self._device = tokenizer, cache, device
        self._context: int = model.config.text_config.max_position_embeddings
        self._eos: int = model.config.text_config.eos_token_id
        self._known: dict[str, torch.Tensor] = {}

    def check(self, text: str) -> None:
        """Raise CarnnError when ``text`` has more tokens than the model reads."""
        if text in self._known:
            return
        count = len(self._tokens(text))
        if count > self._context:
            shown = text if len(text) <= 60 else f"{text[:57]}..."
            raise CarnnError(
                Told(
                    "“{shown}” is too long: {count} tokens, and the model reads {most}.",
                    shown=shown,
                    count=count,
                    most=self._context,
                ),
                Told("Shorten it."),
            )

    def encode(self, texts: Sequence[str], on_progress: ProgressCallback) -> torch.Tensor:
        """Return (N, D) float32 unit vectors on the device."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            stored = self._cache.read(new)
            for text, feature in stored.items():
                self._known[text] = torch.from_numpy(feature).to(self._device)
            self._encode_new([text for text in new if text not in stored], on_progress)
        return torch.stack([self._known[text] for text in texts])

    def _encode_new(self, texts: Sequence[str], on_progress: ProgressCallback) -> None:
        """Encode in batches of like length, then remember and store."""
        for text in texts:
            self.check(text)
        tokens = sorted(((self._tokens(text), text) for text in texts), key=lambda t: len(t[0]))
        fresh: dict[str, torch.Tensor] = {}
        start = 0
        while start < len(tokens):
            size = max(1, _CHUNK_TOKENS // len(tokens[start][0]))
            batch = tokens[start : start + size]
            features = self._run([ids for ids, _ in batch], on_progress, (start, len(tokens)))
            fresh.update(zip((text for _, text in batch), features, strict=True))
            start += len(batch)
        self._known.update(fresh)
        self._cache.write({text: feature.cpu().numpy() for text, feature in fresh.items()})

    def _run(
        self, ids: Sequence[Sequence[int]], on_progress: ProgressCallback, progress: tuple[int, int]
    ) -> torch.Tensor:
        """Return (M, D) float32 unit vectors of M token sequences."""
        longest = max(map(len, ids))
        padded = np.full((len(ids), longest), self._tokenizer.eos_token_id, np.int64)
        for row, sequence in zip(padded, ids, strict=True):
            row[: len(sequence)] = sequence
        heads: int = self._text.config.num_attention_heads
        hidden = self._text.embeddings(input_ids=torch.from_numpy(padded).to(self._device))
        for block in self._text.encoder.layers:
            on_progress(Progress("texts", *progress))
            attention = block.self_attn
            normed = normed_for(block.layer_norm1, hidden, attention.q_proj)
            q, k, v = (
                project(normed).unflatten(-1, (heads, -1)).transpose(1, 2)
                for project in (attention.q_proj, attention.k_proj, attention.v_proj)
            )
            mixed = F.scaled_dot_product_attention(q, k, v, is_causal=True)
            hidden = hidden + attention.out_proj(mixed.transpose(1, 2).flatten(2))
            hidden = hidden + block.mlp(normed_for(block.layer_norm2, hidden, block.mlp.fc1))
        ends = torch.tensor([self._end(sequence) for sequence in ids], device=self._device)
        rows = torch.arange(len(ids), device=self._device)
        pooled = self._text.final_layer_norm(hidden[rows, ends])
        return F.normalize(wide(F.linear(pooled, self._projection)), dim=-1).float()

    def _end(self, ids: Sequence[int]) -> int:
        """Return where the feature is read: the first end token. Configurations with the old, wrong
        eos id 2 mean the highest id, which is the end token too.
        """
        if self._eos == 2:
            return int(np.argmax(ids))
        return list(ids).index(self._eos) if self._eos in ids else len(ids) - 1

    def _tokens(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer(text, verbose=False)["input_ids"]
        return ids
