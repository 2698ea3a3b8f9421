"""SAM 3 as a proposer of instances: the image is encoded once, each text decoded once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.backbones.preprocessing import Scaling, stretched
from carnn_desktop.engine.backbones.pretrained import too_long
from carnn_desktop.engine.backbones.sam3.preview import looking_in_small, presences, preview_side
from carnn_desktop.engine.backbones.ticking import ticking
from carnn_desktop.engine.instances.choose import MOST, levels_of
from carnn_desktop.engine.instances.protocol import Drawn, Findings
from carnn_desktop.engine.refine.prompts import crop

_TOKENS = 32
_MASK_LEVEL = 0.5
_FLOOR = 0.02
"""What is less sure is not kept, but the surest: masks of all 200 answers to a text are 66 MB."""


@dataclass(slots=True)
class Sam3Encoding:
    """A photo as SAM 3 sees it, with what was decoded of it.

    size_hw : of the photo; vision : the encoder's features
    found : by text; masks : (h, w) logits of each finding, whose keys are the places in this list
    """

    size_hw: tuple[int, int]
    vision: Any
    found: dict[str, Findings] = field(default_factory=dict)
    masks: list[torch.Tensor] = field(default_factory=list)


class Sam3Proposer:
    """One loaded model. Not for two threads at once."""

    def __init__(
        self,
        model: Any,
        tokenizer: Any,
        *,
        scaling: Scaling,
        identity: tuple[str, str, str],
        dtype: torch.dtype,
    ) -> None:
        """``identity`` is (model id, sha256, licence); ``dtype`` is of the image encoder."""
        self._model, self._tokenizer, self._scaling = model, tokenizer, scaling
        self.model_id, self.sha256, self.licence = identity
        self._dtype = dtype
        self._device: torch.device = next(model.parameters()).device
        side = model.config.image_size
        self.side = int(side if isinstance(side, int) else side[0])
        self._patch = int(model.config.vision_config.backbone_config.patch_size)
        self._texts: dict[str, tuple[Any, torch.Tensor]] = {}

    def check_text(self, text: str) -> None:
        """Raise CarnnError when ``text`` has more tokens than the model reads."""
        count = len(self._tokenizer(text, verbose=False)["input_ids"])
        if count > _TOKENS:
            raise too_long(text, count, _TOKENS)

    def encode_image(self, image: RgbImage, on_progress: ProgressCallback) -> Sam3Encoding:
        """Encode (H, W, 3) uint8 RGB, stretched to the model's square."""
        vision = self._seen(image, self.side, on_progress)
        return Sam3Encoding((image.shape[0], image.shape[1]), vision)

    def preview(
        self, image: RgbImage, texts: Sequence[str], on_progress: ProgressCallback
    ) -> NDArray[np.float32]:
        """Return (T,) presences, 0..1, by a look at (H, W, 3) uint8 RGB in small."""
        side = preview_side(self.side, self._patch)
        with looking_in_small(self._model.vision_encoder, side):
            vision = self._seen(image, side, on_progress)
        features = []
        for number, text in enumerate(texts):
            on_progress(Progress("texts", number, len(texts)))
            features.append(self._encoded(text, on_progress))
        with ticking(self._model, on_progress, "texts"):
            found = presences(self._model, vision, features)
        return np.asarray(found.cpu().numpy(), np.float32)

    def _seen(self, image: RgbImage, side: int, on_progress: ProgressCallback) -> Any:
        """Return the features of a photo that is stretched to a square of that side, float32."""
        pixels = stretched(image, (side, side), self._scaling).to(self._device)
        lower = torch.autocast(
            self._device.type, self._dtype, enabled=self._dtype is not torch.float32
        )
        with ticking(self._model.vision_encoder, on_progress, "image"), lower:
            vision = self._model.get_vision_features(pixel_values=pixels)
        for name, value in vision.items():
            vision[name] = _float32(value)
        return vision

    def find(
        self,
        encoding: Sam3Encoding,
        texts: Sequence[str],
        rivals: Sequence[str],  # noqa: ARG002 - each text is asked for alone
        on_progress: ProgressCallback,
    ) -> list[Findings]:
        """Return what is seen of each text; one that was decoded before costs nothing."""
        for number, text in enumerate(texts):
            on_progress(Progress("texts", number, len(texts)))
            if text not in encoding.found:
                encoding.found[text] = self._decode(encoding, text, on_progress)
        return [encoding.found[text] for text in texts]

    def draw(
        self,
        encoding: Sam3Encoding,
        findings: Findings,
        chosen: Sequence[int],
        on_progress: ProgressCallback,
    ) -> list[Drawn]:
        """Return the masks of the findings with these indices."""
        drawn = []
        for done, index in enumerate(chosen):
            on_progress(Progress("masks", done, len(chosen)))
            soft = encoding.masks[int(findings.keys[index])].sigmoid()
            whole = F.interpolate(soft[None, None], encoding.size_hw, mode="bilinear")[0, 0]
            mask = (whole > _MASK_LEVEL).cpu().numpy()
            drawn.append(
                Drawn(
                    crop(mask, score=float(findings.scores[index])),
                    levels_of(soft.cpu().numpy(), encoding.size_hw),
                )
            )
        return drawn

    def _decode(self, encoding: Sam3Encoding, text: str, on_progress: ProgressCallback) -> Findings:
        features, mask = self._encoded(text, on_progress)
        with ticking(self._model, on_progress, "texts"):
            out = self._model(
                vision_embeds=encoding.vision, text_embeds=features, attention_mask=mask
            )
        scores = out.pred_logits[0].sigmoid()
        if out.presence_logits is not None:
            scores = scores * out.presence_logits[0].sigmoid()
        height, width = encoding.size_hw
        boxes = out.pred_boxes[0] * out.pred_boxes.new_tensor([width, height, width, height])
        order = scores.argsort(descending=True, stable=True)
        count = max(1, min(MOST, int((scores > _FLOOR).sum())))
        kept, first = order[:count], len(encoding.masks)
        encoding.masks += list(out.pred_masks[0][kept].float())
        return Findings(
            scores[kept].float().cpu().numpy(),
            boxes[kept].float().cpu().numpy(),
            np.arange(first, first + count, dtype=np.int64),
        )

    def _encoded(self, text: str, on_progress: ProgressCallback) -> tuple[Any, torch.Tensor]:
        """Return the text's features and its attention mask, encoded once."""
        if text not in self._texts:
            tokens = self._tokenizer(
                text,
                padding="max_length",
                max_length=_TOKENS,
                truncation=True,
                return_tensors="pt",
            )
            ids = tokens["input_ids"].to(self._device)
            mask = tokens["attention_mask"].to(self._device)
            with ticking(self._model.text_encoder, on_progress, "texts"):
                features = self._model.get_text_features(input_ids=ids, attention_mask=mask)
            self._texts[text] = (features, mask)
        return self._texts[text]


def _float32(value: Any) -> Any:
    """Return tensors, or lists and tuples of them, in float32."""
    if isinstance(value, torch.Tensor):
        return value.float()
    if isinstance(value, list | tuple):
        return type(value)(_float32(one) for one in value)
    return value
