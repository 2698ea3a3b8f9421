"""The sentence encoder all-MiniLM-L6-v2 (Apache-2.0), 384 dimensions, from its safetensors file.

A plain BERT (Devlin et al. 2019) of six layers with mean pooling. Written out here because it is
sixty lines, while importing transformers' models takes seconds at every start.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn import functional as F

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.texts import Told

DIMENSIONS = 384
MAX_TOKENS = 128  # what the published model was trained to read, [CLS] and [SEP] included
_LAYERS = 6
_HEADS = 12
_EPS = 1e-12
_BATCH = 64


class SentenceEncoder:
    """Sentences to unit vectors. Float32 on the CPU: a list of texts takes milliseconds."""

    def __init__(self, weights: Path, tokenizer: Path) -> None:
        self._weights = load_file(str(weights))
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def check_text(self, text: str) -> None:
        """Raise CarnnError when ``text`` is empty or longer than the model reads."""
        if not text.strip():
            raise CarnnError(Told("A text to look for is empty."), Told("Type at least one word."))
        tokens = len(self._tokenizer.encode(text).ids)
        if tokens > MAX_TOKENS:
            raise CarnnError(
                Told(
                    "The text '{text}...' has {tokens} tokens; the built-in model reads {most}.",
                    text=text[:40],
                    tokens=tokens,
                    most=MAX_TOKENS,
                ),
                Told("Shorten it."),
            )

    @torch.inference_mode()
    def encode(self, texts: Sequence[str], on_progress: ProgressCallback) -> torch.Tensor:
        """Return (N, 384) float32 unit vectors; ``on_progress`` between batches and layers."""
        tokens = [self._tokenizer.encode(text).ids[:MAX_TOKENS] for text in texts]
        order = sorted(range(len(tokens)), key=lambda index: len(tokens[index]))
        result = torch.empty(len(texts), DIMENSIONS)
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            on_progress(Progress("texts", start, len(order)))
            result[chosen] = self._run([tokens[index] for index in chosen], on_progress)
        return result

    def _run(self, tokens: list[list[int]], on_progress: ProgressCallback) -> torch.Tensor:
        length = max(map(len, tokens))
        ids = torch.zeros(len(tokens), length, dtype=torch.long)
        mask = torch.zeros(len(tokens), length, dtype=torch.bool)
        for row, sequence in enumerate(tokens):
            ids[row, : len(sequence)] = torch.tensor(sequence)
            mask[row, : len(sequence)] = True
        weights = self._weights
        x = F.embedding(ids, weights["embeddings.word_embeddings.weight"])
        x = x + weights["embeddings.position_embeddings.weight"][:length]
        x = x + weights["embeddings.token_type_embeddings.weight"][0]
        x = self._norm(x, "embeddings.LayerNorm")
        for layer in range(_LAYERS):
            on_progress(Progress("texts", layer, _LAYERS))
            x = self._layer(x, mask, f"encoder.layer.{layer}")
        pooled = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return F.normalize(pooled, dim=1)

    def _layer(self, x: torch.Tensor, mask: torch.Tensor, name: str) -> torch.Tensor:
        batch, length, width = x.shape

        def heads(part: str) -> torch.Tensor:
            y = self._linear(x, f"{name}.attention.self.{part}")
            return y.view(batch, length, _HEADS, width // _HEADS).transpose(1, 2)

        attended = F.scaled_dot_product_attention(
            heads("query"), heads("key"), heads("value"), attn_mask=mask[:, None, None, :]
        )
        attended = attended.transpose(1, 2).reshape(batch, length, width)
        y = self._linear(attended, f"{name}.attention.output.dense")
        x = self._norm(x + y, f"{name}.attention.output.LayerNorm")
        y = F.gelu(self._linear(x, f"{name}.intermediate.dense"))
        y = self._linear(y, f"{name}.output.dense")
        return self._norm(x + y, f"{name}.output.LayerNorm")

    def _linear(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return F.linear(x, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _norm(self, x: torch.Tensor, name: str) -> torch.Tensor:
        weight, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        return F.layer_norm(x, (x.shape[-1],), weight, bias, _EPS)
