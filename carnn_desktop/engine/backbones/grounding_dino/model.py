"""Grounding DINO as a detector: the image tower runs once, texts go together in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import nn

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.backbones.grounding_dino.deformable import some_queries_at_a_time
from carnn_desktop.engine.backbones.preprocessing import Scaling, sides_of, stretched
from carnn_desktop.engine.backbones.pretrained import too_long
from carnn_desktop.engine.backbones.ticking import ticking
from carnn_desktop.engine.instances.boxes import Detections

_STOP = 1012
"""The full stop's number in the vocabulary, which the model itself has built in."""


@dataclass(frozen=True, slots=True)
class Seen:
    """size_hw : of the photo; pixels : (1, 3, h, w); features : what the image tower gave."""

    size_hw: tuple[int, int]
    pixels: torch.Tensor
    features: Any


class _Tower(nn.Module):
    """The image tower, or what it gave for the photo at hand."""

    def __init__(self, tower: nn.Module) -> None:
        super().__init__()
        self.tower = tower
        self.kept: Any = None

    @property
    def position_embedding(self) -> Any:
        """The positions of the coarser levels, which the model makes itself."""
        return self.tower.position_embedding

    def forward(self, pixel_values: torch.Tensor, pixel_mask: torch.Tensor) -> Any:
        return self.tower(pixel_values, pixel_mask) if self.kept is None else self.kept


class GroundingDino:
    """One loaded model. Not for two threads at once."""

    def __init__(
        self,
        model: Any,
        tokenizer: Any,
        *,
        scaling: Scaling,
        sides: tuple[int, int],
        dtype: torch.dtype,
    ) -> None:
        """``sides`` are the short side that photos are brought to and the longest there may be."""
        self._model, self._tokenizer = model, tokenizer
        self._scaling, self._sides, self._dtype = scaling, sides, dtype
        self._device: torch.device = next(model.parameters()).device
        self._tower = _Tower(model.model.backbone)
        model.model.backbone = self._tower
        some_queries_at_a_time(model)
        self._most = int(model.config.max_text_len)
        self._ends = (int(tokenizer.cls_token_id), int(tokenizer.sep_token_id))

    def check_text(self, text: str) -> None:
        """Raise CarnnError when ``text`` alone fills more than the model reads."""
        count = len(self._tokens(text)) + 3
        if count > self._most:
            raise too_long(text, count, self._most)

    def look(self, image: RgbImage, on_progress: ProgressCallback) -> Seen:
        """Run the image tower on (H, W, 3) uint8 RGB."""
        size = (image.shape[0], image.shape[1])
        height, width = sides_of(size, *self._sides)
        pixels = stretched(image, (width, height), self._scaling).to(self._device)
        self._tower.kept = None
        lower = torch.autocast(
            self._device.type, self._dtype, enabled=self._dtype is not torch.float32
        )
        with ticking(self._tower, on_progress, "image"), lower:
            features = self._tower(pixels, self._everywhere(pixels))
        return Seen(size, pixels, features)

    def detect(
        self,
        seen: Seen,
        texts: Sequence[str],
        on_progress: ProgressCallback,
        rivals: Sequence[str] = (),
    ) -> Detections:
        """Return boxes with the score of each text: the highest of its words' probabilities.

        Texts that do not fit into one sentence are asked for in several, each with all rivals; a
        box of one sentence has no score for the texts of the others.
        """
        boxes, scores = [], []
        against = [self._tokens(word) for word in rivals]
        longest = max((_length([self._tokens(text)]) for text in texts), default=0)
        if self._most - 2 - _length(against) < max(self._most // 2, longest):
            texts, against = [*texts, *rivals], []  # too many words to be said each time
        for first, some in self._sentences(texts, against):
            on_progress(Progress("texts", first, len(texts)))
            box, score = self._sentence(seen, [*some, *against], on_progress)
            whole = np.zeros((len(score), len(texts) + len(against)), np.float32)
            whole[:, first : first + len(some)] = score[:, : len(some)]
            whole[:, len(texts) :] = score[:, len(some) :]
            boxes.append(box)
            scores.append(whole)
        return Detections(np.concatenate(boxes), np.concatenate(scores))

    def _sentences(
        self, texts: Sequence[str], against: Sequence[list[int]]
    ) -> Iterator[tuple[int, list[list[int]]]]:
        """Yield (number of the first text, tokens of the texts) that fit into one sentence.

        against : tokens of words that stand in each sentence
        """
        some: list[list[int]] = []
        least = 2 + _length(against)
        first, count = 0, least
        for number, text in enumerate(texts):
            tokens = self._tokens(text)
            if some and count + len(tokens) + 1 > self._most:
                yield first, some
                first, some, count = number, [], least
            some.append(tokens)
            count += len(tokens) + 1
        yield first, some

    def _sentence(
        self, seen: Seen, texts: Sequence[list[int]], on_progress: ProgressCallback
    ) -> tuple[Any, Any]:
        """Return boxes (n, 4) xyxy and scores (n, texts), float32."""
        ids, spans = [self._ends[0]], []
        for tokens in texts:
            spans.append(slice(len(ids), len(ids) + len(tokens)))
            ids += [*tokens, _STOP]
        batch = torch.tensor([[*ids, self._ends[1]]], device=self._device)
        self._tower.kept = seen.features
        try:
            with ticking(self._model, on_progress, "texts"):
                out = self._model(
                    pixel_values=seen.pixels,
                    pixel_mask=self._everywhere(seen.pixels),
                    input_ids=batch,
                    token_type_ids=torch.zeros_like(batch),
                    attention_mask=torch.ones_like(batch),
                )
        finally:
            self._tower.kept = None
        shares = out.logits[0].float().sigmoid()
        scores = torch.stack([shares[:, span].amax(dim=1) for span in spans], dim=1)
        return _corners(out.pred_boxes[0].float(), seen.size_hw), scores.cpu().numpy()

    def _tokens(self, text: str) -> list[int]:
        plain = text.lower().replace(".", " ").replace("?", " ")
        ids: list[int] = self._tokenizer(plain, add_special_tokens=False, verbose=False)[
            "input_ids"
        ]
        return ids or [self._tokenizer.unk_token_id]

    @staticmethod
    def _everywhere(pixels: torch.Tensor) -> torch.Tensor:
        return torch.ones(
            pixels.shape[0], *pixels.shape[2:], device=pixels.device, dtype=torch.long
        )


def _length(texts: Sequence[Sequence[int]]) -> int:
    """Return how many tokens texts of those tokens have with their full stops."""
    return sum(len(tokens) + 1 for tokens in texts)


def _corners(boxes: torch.Tensor, size_hw: tuple[int, int]) -> Any:
    """Return (n, 4) float32 xyxy in pixels of shares (n, 4) of centre, width and height."""
    centre, half = boxes[:, :2], boxes[:, 2:] / 2.0
    scale = boxes.new_tensor([size_hw[1], size_hw[0]] * 2)
    return (torch.cat([centre - half, centre + half], dim=1) * scale).cpu().numpy()
