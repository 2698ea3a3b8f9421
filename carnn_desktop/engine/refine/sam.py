"""Refinement by the Segment Anything family: SAM, SAM-HQ, SAM 2 and SAM 3, through transformers.

A photo is encoded once (:meth:`SamRefiner.encode`), then each prompt is cheap. The preprocessing is
written out here, since that of transformers needs torchvision: SAM and SAM-HQ reduce the longest
side and pad, SAM 2 and SAM 3 stretch to a square.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch.nn.functional import interpolate

from carnn_desktop.contracts.arrays import BoolMask, RgbImage, frozen
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.ticking import ticking
from carnn_desktop.engine.refine.prompts import (
    Candidate,
    Prompt,
    connected_parts,
    crop,
    iou,
    prompts,
    union,
)

_SURE = 8.0  # logit of a mask that is given as a prompt
_PROMPTS = 8  # decoded together
_KEPT_IOU = 0.5  # below it, what SAM sees at a part is another object


@dataclass(frozen=True, slots=True, kw_only=True)
class SamEncoding:
    """A photo as SAM sees it.

    size_hw : of the photo; inner_hw : of the photo within the model's square; state : opaque
    """

    size_hw: tuple[int, int]
    inner_hw: tuple[int, int]
    state: dict[str, Any]

    def to_model(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return (..., 2) pixels (x, y) of the photo in the model's square."""
        return points * (
            self.inner_hw[1] / self.size_hw[1],
            self.inner_hw[0] / self.size_hw[0],
        )


class SamRefiner:
    """One loaded model with float32 weights. Not for two threads at once.

    dtype : of the arithmetic in the image encoder; prompts and masks need float32 to be exact
    """

    def __init__(
        self,
        model: Any,
        *,
        family: str,
        model_id: str,
        dtype: torch.dtype = torch.float32,
        sha256: str = "",
        licence: str = "unknown",
        mean: Sequence[float] = (0.485, 0.456, 0.406),
        std: Sequence[float] = (0.229, 0.224, 0.225),
    ) -> None:
        self._model = model
        self._stretch = family.startswith(("sam2", "sam3"))
        self._hq = family == "sam_hq"
        self._mean, self._std = tuple(mean), tuple(std)
        self.side = int(model.config.prompt_encoder_config.image_size)
        self.model_id, self.sha256, self.licence = model_id, sha256, licence
        self.device: torch.device = next(model.parameters()).device
        self.dtype = dtype

    @torch.no_grad()
    def encode(
        self, image: RgbImage, on_progress: ProgressCallback = ignore_progress
    ) -> SamEncoding:
        """Encode (H, W, 3) uint8 RGB; the progress callback is called between the encoder's
        layers.
        """
        height, width = image.shape[:2]
        inner = (self.side, self.side)
        if not self._stretch:
            factor = self.side / max(height, width)
            inner = (max(1, int(height * factor + 0.5)), max(1, int(width * factor + 0.5)))
        on_progress(Progress("sam image"))
        small = Image.fromarray(image).resize((inner[1], inner[0]), Image.Resampling.BILINEAR)
        pixels = torch.from_numpy(np.array(small)).permute(2, 0, 1).float() / 255.0
        pixels = (pixels - torch.tensor(self._mean).view(3, 1, 1)) / torch.tensor(self._std).view(
            3, 1, 1
        )
        square = torch.zeros(1, 3, self.side, self.side)
        square[0, :, : inner[0], : inner[1]] = pixels
        lower = torch.autocast(
            self.device.type, self.dtype, enabled=self.dtype is not torch.float32
        )
        with ticking(self._model.vision_encoder, on_progress, "sam image"), lower:
            encoded = self._model.get_image_embeddings(square.to(self.device))
        encoded = _float32(encoded)
        state: dict[str, Any] = {"image_embeddings": encoded}
        if self._hq:
            state = {"image_embeddings": encoded[0], "intermediate_embeddings": encoded[1]}
        return SamEncoding(size_hw=(height, width), inner_hw=inner, state=state)

    @torch.no_grad()
    def decode(
        self,
        encoding: SamEncoding,
        wanted: Sequence[Prompt],
        *,
        mask: BoolMask | None = None,
        several: bool = True,
        on_progress: ProgressCallback = ignore_progress,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Return logits (P, M, S, S) of the model's square and estimated IoUs (P, M), float32.

        wanted : P prompts with equally many points each, with boxes all or none
        mask : (H, W) bool, what is known already; several : M masks a prompt (object, part ...)
        """
        points = [[*prompt.positive_xy, *prompt.negative_xy] for prompt in wanted]
        labels = [[1] * len(p.positive_xy) + [0] * len(p.negative_xy) for p in wanted]
        arguments: dict[str, Any] = dict(encoding.state)
        if points[0]:
            arguments["input_points"] = self._placed(encoding, points)
            arguments["input_labels"] = torch.tensor([labels], device=self.device)
        if wanted[0].box_xyxy is not None:
            corners = [[p.box_xyxy[:2], p.box_xyxy[2:]] for p in wanted if p.box_xyxy is not None]
            arguments["input_boxes"] = self._placed(encoding, corners).flatten(2)
        if mask is not None:
            arguments["input_masks"] = self._mask_prompt(encoding, mask)
        with ticking(self._model, on_progress, "masks"):
            result = self._model(multimask_output=several, **arguments)
        return result.pred_masks[0].float(), result.iou_scores[0].float()

    def to_image(self, encoding: SamEncoding, logits: torch.Tensor) -> torch.Tensor:
        """Return (M, H, W) float32 logits of the photo from (M, S, S) of the model's square."""
        square = interpolate(logits[None], (self.side, self.side), mode="bilinear")
        inner = square[..., : encoding.inner_hw[0], : encoding.inner_hw[1]]
        return interpolate(inner, encoding.size_hw, mode="bilinear")[0]

    def refine(
        self,
        encoding: SamEncoding,
        mask: BoolMask | None = None,
        positive_xy: Sequence[tuple[float, float]] = (),
        negative_xy: Sequence[tuple[float, float]] = (),
        box_xyxy: tuple[float, float, float, float] | None = None,
        on_progress: ProgressCallback = ignore_progress,
    ) -> BoolMask:
        """Return the (H, W) bool object that the clicks, the box and the mask point at.

        Of SAM's answers the one it trusts most; with a mask or more than one click there is one.
        Raises CarnnError when there is nothing to go by.
        """
        positive, negative = tuple(positive_xy), tuple(negative_xy)
        if not (positive or negative or box_xyxy):
            if mask is None or not mask.any():
                raise CarnnError(
                    Told("There is nothing to refine."),
                    Told("Click the object or draw a box around it."),
                )
            return self.refine_parts(encoding, mask, on_progress=on_progress)
        on_progress(Progress("refining"))
        known = mask if mask is not None and mask.any() else None
        prompt = Prompt(positive_xy=positive, negative_xy=negative, box_xyxy=box_xyxy)
        lone = known is None and box_xyxy is None and len(positive) + len(negative) == 1
        logits, scores = self.decode(
            encoding, [prompt], mask=known, several=lone, on_progress=on_progress
        )
        on_progress(Progress("refining", 1, 2))
        best = int(scores[0].argmax())
        result = self.to_image(encoding, logits[0, best : best + 1])[0] > 0.0
        return frozen(result.cpu().numpy())

    def refine_parts(
        self,
        encoding: SamEncoding,
        mask: BoolMask,
        *,
        min_area: int = 16,
        kept_iou: float = _KEPT_IOU,
        on_progress: ProgressCallback = ignore_progress,
    ) -> BoolMask:
        """Return ``mask`` (H, W) with each connected part redrawn by SAM.

        A part's prompt is its box and its inmost point. Of SAM's answers the one with the highest
        IoU with the part is taken, if that exceeds ``kept_iou``; else the part stays as it is, and
        so do parts below ``min_area``.
        """
        shape = (mask.shape[0], mask.shape[1])
        wanted = prompts(mask, min_area=min_area)
        redrawn: list[Candidate] = [
            part for part in connected_parts(mask) if part.area < max(min_area, 1)
        ]
        for start in range(0, len(wanted), _PROMPTS):
            on_progress(Progress("refining", start, len(wanted)))
            some = wanted[start : start + _PROMPTS]
            asked = [prompt for _, prompt in some]
            logits, scores = self.decode(encoding, asked, on_progress=on_progress)
            for (part, _), answers, trust in zip(some, logits, scores, strict=True):
                on_progress(Progress("refining", start, len(wanted)))
                redrawn.append(self._closest(encoding, part, answers, trust, kept_iou))
        return frozen(union(redrawn, shape))

    def _closest(
        self,
        encoding: SamEncoding,
        part: Candidate,
        answers: torch.Tensor,
        trust: torch.Tensor,
        kept_iou: float,
    ) -> Candidate:
        whole = union([part], encoding.size_hw)
        found = [
            (iou(whole, drawn), score, drawn)
            for answer, score in zip(answers, trust.tolist(), strict=True)
            if (drawn := (self.to_image(encoding, answer[None])[0] > 0.0).cpu().numpy()).any()
        ]
        agreement, score, drawn = max(found, key=lambda one: one[:2], default=(0.0, 0.0, whole))
        better = crop(drawn, score=score) if agreement > kept_iou else None
        return part if better is None else better

    def _placed(self, encoding: SamEncoding, points: Sequence[Any]) -> torch.Tensor:
        """Return (1, P, n, 2) of P times n pixels of the photo."""
        placed = encoding.to_model(np.asarray(points, np.float64))
        return torch.from_numpy(placed).to(self.device, torch.float32)[None]

    def _mask_prompt(self, encoding: SamEncoding, mask: BoolMask) -> torch.Tensor:
        """Return (1, 1, S, S) logits: the mask in the square, at the decoder's size."""
        side = 4 * self.side // int(self._model.config.prompt_encoder_config.patch_size)
        square = np.zeros((self.side, self.side), np.float32)
        height, width = encoding.inner_hw
        plain = mask.astype(np.float32)
        square[:height, :width] = cv2.resize(plain, (width, height), interpolation=cv2.INTER_AREA)
        small = cv2.resize(square, (side, side), interpolation=cv2.INTER_AREA)
        logits = torch.from_numpy((2.0 * np.asarray(small) - 1.0) * _SURE)
        return logits.to(self.device)[None, None]


def _float32(encoded: Any) -> Any:
    """Return tensors, or lists and tuples of them, in float32."""
    if isinstance(encoded, torch.Tensor):
        return encoded.float()
    return [_float32(one) for one in encoded]
