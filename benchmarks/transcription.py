"""A plain transcription of the published control flow, to measure and check the engine against.

Written from the paper (arXiv 2312.07661) and from the description of its code, nothing taken over:
every step encodes the image and all texts again, the classifier sees every prompted image once for
each template, each text has a backward pass of its own, attention weights are formed in every block
and the affinity is squared as a matrix. Texts are padded to the whole context.

Its defects are left out (scores of the wrong texts, prompts filtered by letters, half-precision
positions), so that the engine must agree with it; drawing, boxes and the dense CRF are shared with
the engine, because they are no part of the comparison.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch.nn import functional as F

from carnn_desktop.contracts.arrays import BoolMask, RgbImage
from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.contracts.requests import Mode, SegmentationSettings
from carnn_desktop.engine.activation_maps import box_mask
from carnn_desktop.engine.prompts import apply_prompts
from carnn_desktop.engine.refine import final_masks as finish

BASE = "a clean origami {}."
_MEAN = torch.tensor((0.48145466, 0.4578275, 0.40821073)).reshape(3, 1, 1)
_STD = torch.tensor((0.26862954, 0.26130258, 0.27577711)).reshape(3, 1, 1)
FloatMaps = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PlainStep:
    """One turn: texts as indices, raw (N, h, w), refined (N, H, W), scores, kept (of texts)."""

    texts: tuple[int, ...]
    raw: FloatMaps
    boxes: NDArray[np.uint8]
    refined: FloatMaps
    scores: tuple[float, ...]
    kept: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlainResult:
    """All steps, the surviving texts, their maps (S, H, W) and masks (one a survivor)."""

    steps: tuple[PlainStep, ...]
    kept: tuple[int, ...]
    before_crf: FloatMaps
    masks: tuple[BoolMask, ...]


class PlainCar:
    """The published method on two ``CLIPModel`` objects and their tokenizer."""

    def __init__(self, proposer: Any, classifier: Any, tokenizer: Any) -> None:
        self._proposer, self._classifier, self._tokenizer = proposer, classifier, tokenizer

    def segment(
        self, image: RgbImage, texts: Sequence[str], settings: SegmentationSettings, mode: Mode
    ) -> PlainResult:
        """Return what the published code would, on (H, W, 3) uint8 RGB."""
        active = tuple(range(len(texts)))
        steps: list[PlainStep] = []
        while True:
            template = settings.proposal_templates[0 if not steps else 1]
            wordings = [template.format(texts[i]) for i in active]
            raw, boxes, refined = self._propose(image, wordings, settings, mode)
            if steps and not refined.any():
                before = steps[-1]
                refined = np.stack([before.refined[before.texts.index(i)] for i in active])
            scores = self._classify(image, [texts[i] for i in active], refined, settings)
            kept = tuple(i for i, s in enumerate(scores) if s > settings.confidence_threshold)
            kept = kept or (int(np.argmax(scores)),)
            steps.append(PlainStep(active, raw, boxes, refined, scores, kept))
            unchanged = len(kept) == len(active)
            active = tuple(active[i] for i in kept)
            if unchanged and len(steps) > 1:
                break
        survivors = steps[-1].refined[list(steps[-1].kept)]
        masks = self._masks(image, survivors, settings, mode)
        return PlainResult(tuple(steps), active, survivors, tuple(masks))

    def _masks(
        self, image: RgbImage, maps: FloatMaps, settings: SegmentationSettings, mode: Mode
    ) -> list[BoolMask]:
        device = torch.device("cpu")
        sharpen = None
        if settings.crf and maps.any():
            sharpen = finish.crf_sharpener(image, device, ignore_progress)
        tensor = torch.from_numpy(maps)
        return finish.final_masks(
            tensor,
            mode=mode,
            bg_factor=settings.bg_factor,
            sharpen=sharpen,
            size_wh=(image.shape[1], image.shape[0]),
        )

    def _propose(
        self, image: RgbImage, texts: list[str], settings: SegmentationSettings, mode: Mode
    ) -> tuple[FloatMaps, NDArray[np.uint8], FloatMaps]:
        """Return raw (N, h, w), box masks (N, h, w) and refined (N, H, W)."""
        features = encode_texts(self._proposer, self._tokenizer, texts)
        words = [BASE.format(word) for word in settings.background_words]
        background = encode_texts(self._proposer, self._tokenizer, words) if words else None
        trunk = Trunk(self._proposer, image)
        height, width = image.shape[:2]
        raw, boxes, refined = [], [], []
        for index in range(len(texts)):
            alone = mode == "phrases"
            group = features[index : index + 1] if alone else features
            position = 0 if alone else index
            cam = trunk.grad_cam(group, background, position)
            if not cam.any() and background is not None:
                cam = trunk.grad_cam(group, None, position)
            box = box_mask(cam, settings.clipes_threshold)
            spread = trunk.affinity() * torch.from_numpy(box).reshape(1, -1)
            low = (spread @ torch.from_numpy(cam).reshape(-1, 1)).reshape(cam.shape)
            low = low - low.min()
            low = (low / (low.max() + 1e-15))[None, None]
            full = F.interpolate(low, size=(height, width), mode="bilinear", align_corners=False)
            raw.append(cam)
            boxes.append(box)
            refined.append(full[0, 0].numpy())
        return np.stack(raw), np.stack(boxes), np.stack(refined)

    def _classify(
        self,
        image: RgbImage,
        texts: list[str],
        refined: FloatMaps,
        settings: SegmentationSettings,
    ) -> tuple[float, ...]:
        prompted = [
            apply_prompts(image, map_ > settings.mask_threshold, settings.visual_prompts)
            for map_ in refined
        ]
        total = torch.zeros(len(texts), len(texts))
        for template in settings.templates or (BASE,):
            wordings = [template.format(text) for text in texts]
            features = encode_texts(self._classifier, self._tokenizer, wordings)
            seen = encode_images(
                self._classifier, prompted, skip_last=settings.classifier_skips_last_block
            )
            total += (100.0 * seen @ features.T).softmax(dim=1)
        scores = total.softmax(dim=1) if settings.templates else total
        return tuple(float(score) for score in scores.diagonal())


class Trunk:
    """One image in the proposer: the tokens before the last block and the mean attention."""

    def __init__(self, model: Any, image: RgbImage) -> None:
        self._model, self._vision = model, model.vision_model
        patch = model.config.vision_config.patch_size
        height, width = (math.ceil(side / patch) for side in image.shape[:2])
        size = (width * patch, height * patch)
        resized = Image.fromarray(image).resize(size, Image.Resampling.BICUBIC)
        self._grid = (height, width)
        with torch.no_grad():
            tokens = _embed(model, _normalised(resized)[None])
            maps = []
            for block in self._vision.encoder.layers[:-1]:
                tokens, attention = _block(block, tokens)
                maps.append(attention[0])
        self.tokens, self._maps = tokens, maps
        self.scale = model.logit_scale.exp()

    def grad_cam(
        self, texts: torch.Tensor, background: torch.Tensor | None, index: int
    ) -> FloatMaps:
        """Return (h, w): forward and backward of the last block for text ``index`` of (N, D)."""
        everything = texts if background is None else torch.cat([texts, background])
        weights, _ = self.probability_gradient(everything, index)
        # Times a constant that the scaling takes out again: improbable texts would underflow.
        weights = weights / weights.abs().max().clamp_min(1e-38)
        cam = (self._channels @ weights).relu().float()
        cam = cam - cam.min()
        result: FloatMaps = (cam / (cam.max() + 1e-15)).reshape(self._grid).numpy()
        return result

    def probability_gradient(self, texts: torch.Tensor, index: int) -> tuple[torch.Tensor, float]:
        """Return (C,): mean over patches of d p / d A, and p, of text ``index`` of (N, D)."""
        block = self._vision.encoder.layers[-1]
        with torch.enable_grad():
            layer = block.layer_norm1(self.tokens).detach().requires_grad_()
            mixed, attention = _attention(block.self_attn, layer)
            output = self.tokens + mixed
            output = output + block.mlp(block.layer_norm2(output))
            pooled = self._vision.post_layernorm(output)[:, 1:].mean(dim=1)
            pooled = F.normalize(self._model.visual_projection(pooled), dim=-1)
            probability = (self.scale * pooled @ texts.to(pooled).T).softmax(dim=1)[0, index]
            (gradient,) = torch.autograd.grad(probability, layer)
        self._last_map = attention[0].detach()
        self._channels = layer.detach()[0, 1:]
        return gradient[0, 1:].mean(dim=0), float(probability.detach())

    def affinity(self) -> torch.Tensor:
        """Return (h*w, h*w): mean of the last eight maps, normalised, symmetrised, squared."""
        maps = [*self._maps, self._last_map][-8:]
        mean = torch.stack([attention.float() for attention in maps]).mean(dim=0)[1:, 1:]
        for _ in range(3):
            mean = mean / mean.sum(dim=0, keepdim=True)
            mean = mean / mean.sum(dim=1, keepdim=True)
        mean = (mean + mean.T) / 2
        return mean @ mean


@torch.no_grad()
def encode_texts(model: Any, tokenizer: Any, texts: list[str]) -> torch.Tensor:
    """Return (N, D) unit vectors, each text padded to the whole context."""
    context = model.config.text_config.max_position_embeddings
    inputs = tokenizer(texts, padding="max_length", max_length=context, return_tensors="pt")
    pooled = model.text_model(input_ids=inputs["input_ids"]).pooler_output
    return F.normalize(model.text_projection(pooled).float(), dim=-1)


@torch.no_grad()
def encode_images(model: Any, images: Sequence[RgbImage], *, skip_last: bool) -> torch.Tensor:
    """Return (M, D) unit vectors of the class token."""
    side = model.config.vision_config.image_size
    tokens = _embed(model, torch.stack([_square(image, side) for image in images]))
    blocks = model.vision_model.encoder.layers
    for block in blocks[:-1] if skip_last else blocks:
        tokens, _ = _block(block, tokens)
    pooled = model.vision_model.post_layernorm(tokens[:, 0])
    return F.normalize(model.visual_projection(pooled).float(), dim=-1)


def _embed(model: Any, pixels: torch.Tensor) -> torch.Tensor:
    embeddings = model.vision_model.embeddings
    patches = embeddings.patch_embedding(pixels.to(model.dtype))
    height, width = patches.shape[2:]
    table = embeddings.position_embedding.weight
    side = math.isqrt(len(table) - 1)
    grid = table[1:].float().reshape(1, side, side, -1).permute(0, 3, 1, 2)
    if (height, width) != (side, side):
        grid = F.interpolate(grid, size=(height, width), mode="bilinear", align_corners=False)
    positions = torch.cat([table[None, :1].float(), grid.flatten(2).mT], dim=1).to(model.dtype)
    first = embeddings.class_embedding.expand(len(pixels), 1, -1)
    tokens = torch.cat([first, patches.flatten(2).mT], dim=1) + positions
    normed: torch.Tensor = model.vision_model.pre_layrnorm(tokens)
    return normed


def _block(block: Any, tokens: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Return tokens (M, n, C) after ``block`` and its attention (M, n, n), mean over heads."""
    mixed, attention = _attention(block.self_attn, block.layer_norm1(tokens))
    tokens = tokens + mixed
    return tokens + block.mlp(block.layer_norm2(tokens)), attention


def _attention(attention: Any, normed: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    def split(tokens: torch.Tensor) -> torch.Tensor:
        return tokens.reshape(*tokens.shape[:2], attention.num_heads, -1).transpose(1, 2)

    q, k, v = (
        split(attention.q_proj(normed)),
        split(attention.k_proj(normed)),
        attention.v_proj(normed),
    )
    weights = (q * q.shape[-1] ** -0.5 @ k.mT).softmax(dim=-1)
    mixed = (weights @ split(v)).transpose(1, 2).flatten(2)
    return attention.out_proj(mixed), weights.mean(dim=1)


def _square(image: RgbImage, side: int) -> torch.Tensor:
    height, width = image.shape[:2]
    short = min(height, width)
    size = (int(side * width / short), int(side * height / short))
    resized = Image.fromarray(image).resize(size, Image.Resampling.BICUBIC)
    left, top = round((size[0] - side) / 2), round((size[1] - side) / 2)
    return _normalised(resized.crop((left, top, left + side, top + side)))


def _normalised(image: Image.Image) -> torch.Tensor:
    values = torch.from_numpy(np.array(image)).permute(2, 0, 1).float() / 255.0
    return (values - _MEAN) / _STD
