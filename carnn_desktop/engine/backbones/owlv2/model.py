"""OWLv2 as a detector: the image is seen once, all texts are one product."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.backbones.preprocessing import Scaling, padded_square
from carnn_desktop.engine.backbones.pretrained import too_long
from carnn_desktop.engine.backbones.ticking import ticking
from carnn_desktop.engine.instances.boxes import Detections
from carnn_desktop.engine.instances.patches import Floats, Patches

_TOGETHER = 32
_LENGTH = 1e-6
"""Added to lengths that vectors are divided by."""


@dataclass(frozen=True, slots=True)
class Seen:
    """size_hw : of the photo; features : (1, n, C); boxes : (n, 4) xyxy, also beyond the photo."""

    size_hw: tuple[int, int]
    features: torch.Tensor
    boxes: Any


class Owlv2:
    """One loaded model. Not for two threads at once."""

    def __init__(self, model: Any, tokenizer: Any, *, scaling: Scaling, dtype: torch.dtype) -> None:
        self._model, self._tokenizer = model, tokenizer
        self._scaling, self._dtype = scaling, dtype
        self._device: torch.device = next(model.parameters()).device
        self.side = int(model.config.vision_config.image_size)
        self._most = int(model.config.text_config.max_position_embeddings)
        self._texts: dict[str, torch.Tensor] = {}

    def check_text(self, text: str) -> None:
        """Raise CarnnError when ``text`` has more tokens than the model reads."""
        count = len(self._tokenizer(text, verbose=False)["input_ids"])
        if count > self._most:
            raise too_long(text, count, self._most)

    def look(self, image: RgbImage, on_progress: ProgressCallback) -> Seen:
        """Encode (H, W, 3) uint8 RGB, at the upper left of a square."""
        square = padded_square(image, self.side, lambda: on_progress(Progress("image")))
        pixels = self._scaling.tensor(square).to(self._device)
        lower = torch.autocast(
            self._device.type, self._dtype, enabled=self._dtype is not torch.float32
        )
        with ticking(self._model.owlv2.vision_model, on_progress, "image"), lower:
            grid, _ = self._model.image_embedder(pixel_values=pixels)
        grid = grid.float()
        features = grid.flatten(1, 2)
        whole = max(image.shape[:2])
        boxes = self._model.box_predictor(features, grid)[0]
        centre, half = boxes[:, :2], boxes[:, 2:] / 2.0
        corners = torch.cat([centre - half, centre + half], dim=1) * whole
        return Seen((image.shape[0], image.shape[1]), features, corners.float().cpu().numpy())

    def detect(
        self,
        seen: Seen,
        texts: Sequence[str],
        on_progress: ProgressCallback,
        rivals: Sequence[str] = (),
    ) -> Detections:
        """Return the boxes of all patches with the score of each text and rival."""
        queries = self._encoded([*texts, *rivals], on_progress)
        mask = torch.ones(1, len(queries), dtype=torch.bool, device=self._device)
        logits, _ = self._model.class_predictor(seen.features, queries[None], mask)
        scores = logits[0].float().sigmoid().cpu().numpy()
        return Detections(seen.boxes, np.asarray(scores, np.float32))

    def patches(self, seen: Seen) -> Patches:
        """Return the patches of a photo that was looked at, to compare those of others with."""
        head, features = self._model.class_head, seen.features[0]
        height, width = seen.size_hw
        return Patches(
            vectors=_array(_unit(head.dense0(features))),
            shift=_array(head.logit_shift(features)[:, 0]),
            scale=_array(head.elu(head.logit_scale(features))[:, 0] + 1.0),
            objectness=_array(self._model.objectness_predictor(features[None])[0]),
            boxes=np.clip(seen.boxes, 0.0, np.array([width, height] * 2, np.float32)),
        )

    def text_vectors(self, texts: Sequence[str], on_progress: ProgressCallback) -> Floats:
        """Return (T, D) unit vectors that the patches are compared with for texts."""
        return _array(_unit(self._encoded(texts, on_progress)))

    def _encoded(self, texts: Sequence[str], on_progress: ProgressCallback) -> torch.Tensor:
        """Return (N, D), each text encoded once."""
        new = [text for text in dict.fromkeys(texts) if text not in self._texts]
        for start in range(0, len(new), _TOGETHER):
            on_progress(Progress("texts", start, len(new)))
            some = new[start : start + _TOGETHER]
            tokens = self._tokenizer(
                some,
                padding="max_length",
                max_length=self._most,
                truncation=True,
                return_tensors="pt",
            )
            with ticking(self._model.owlv2.text_model, on_progress, "texts"):
                found = self._model.owlv2.get_text_features(
                    input_ids=tokens["input_ids"].to(self._device),
                    attention_mask=tokens["attention_mask"].to(self._device),
                )
            vectors = getattr(found, "pooler_output", found)
            self._texts.update(zip(some, vectors, strict=True))
        return torch.stack([self._texts[text] for text in texts])


def _unit(vectors: torch.Tensor) -> torch.Tensor:
    """Return (n, D) at unit length, as the model's own head brings them to it."""
    length = torch.linalg.norm(vectors, dim=-1, keepdim=True)
    unit: torch.Tensor = vectors / (length + _LENGTH)
    return unit


def _array(values: torch.Tensor) -> Floats:
    return np.asarray(values.float().cpu().numpy(), np.float32)
