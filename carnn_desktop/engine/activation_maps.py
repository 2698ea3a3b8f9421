"""From similarities and gradients to activation maps, and their affinity refinement.

Source: ENGINE of "CLIP as RNN" (arXiv 2312.07661), whose proposer is CLIP-ES (arXiv 2212.09506).
Grad-CAM of softmax probability p_i has channel weights

    w_i = mean_patches d p_i / d A = exp(logit_scale) * p_i * (g_i - sum_k p_k g_k)

with g_k = mean_patches d s_k / d A, which does not depend on the softmax. So one gradient a text
and one for the mixed background serve every step of the recurrence.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

FloatMaps = NDArray[np.float32]

_EPS = 1e-15
_SMALLEST_SUM = 1e-20
_SINKHORN_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Background:
    """The words that compete with the categories, folded into one direction.

    similarities : (B,) cosines of the image with each word
    gradient : (C,) gradient of the words' mixture, weighted by their softmax among themselves
    """

    similarities: torch.Tensor
    gradient: torch.Tensor


def mixture_weights(similarities: torch.Tensor, scale: float) -> torch.Tensor:
    """Return (B,) float64 on the CPU: the softmax of the words among themselves.

    Within a larger softmax each word's share of the words' total is the same, whatever else
    competes; therefore their mixed gradient is needed only once an image.
    """
    return torch.softmax(similarities.detach().cpu().double() * scale, dim=0)


def mixing_of(
    similarities: torch.Tensor, background: Background | None, *, scale: float, separate: bool
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return p (N,) and the coefficients (N, N + 1) of g_i - sum_k p_k g_k, float64 on the CPU.

    similarities : (N,) s_k; scale : exp(logit_scale)
    separate : each text has a softmax of its own against the background (phrase mode)
    The last column belongs to the background's gradient.
    """
    count = len(similarities)
    words = 0 if background is None else len(background.similarities)
    logits = similarities.detach().cpu().double() * scale
    if background is not None:
        logits = torch.cat([logits, background.similarities.detach().cpu().double() * scale])
    # Row i: the probabilities of the softmax that text i takes part in (texts, then background).
    taking_part = torch.ones(count, count + words, dtype=torch.bool)
    if separate:
        taking_part[:, :count] = torch.eye(count, dtype=torch.bool)
    rows = logits.expand(count, -1).masked_fill(~taking_part, -torch.inf).softmax(dim=1)
    # 1 - p_i is the sum of the others' probabilities, which does not cancel when p_i is almost 1.
    mixing = -torch.cat([rows[:, :count], rows[:, count:].sum(1, keepdim=True)], dim=1)
    mixing.diagonal().zero_()
    mixing.diagonal().copy_(-mixing.sum(1))
    return rows.diagonal(), mixing


def mixed(
    coefficients: torch.Tensor, gradients: torch.Tensor, background: Background | None
) -> torch.Tensor:
    """Return (N, C): ``coefficients`` (N, N + 1) applied to the gradients and the background's."""
    applied = coefficients.to(gradients)
    weights = applied[:, :-1] @ gradients
    if background is not None:
        weights = weights + applied[:, -1:] * background.gradient[None]
    return weights


def activation_maps(activations: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    """Return (N, h, w) float32 in 0..1: relu of the weighted channels, each map min-max scaled.

    activations : (C, h, w); weights : (N, C)
    """
    channels, height, width = activations.shape
    flat = weights.float() @ activations.reshape(channels, -1).float()
    return min_max(flat.relu()).reshape(len(weights), height, width)


def min_max(maps: torch.Tensor) -> torch.Tensor:
    """Scale each row of (N, positions) to 0..1; constant rows become zero."""
    if maps.numel() == 0:
        return maps
    shifted = maps - maps.amin(dim=1, keepdim=True)
    return shifted / (shifted.amax(dim=1, keepdim=True) + _EPS)


def class_activation_maps(
    activations: torch.Tensor,
    similarities: torch.Tensor,
    gradients: torch.Tensor,
    background: Background | None,
    *,
    scale: float,
    separate: bool,
) -> torch.Tensor:
    """Return (N, h, w) float32 in 0..1. Maps that the background leaves empty are made without it.

    (Not for a phrase: alone in its softmax it has probability 1 and no gradient.)
    """

    def maps_against(against: Background | None) -> torch.Tensor:
        # The scaling to 0..1 would take out the positive factor scale * p_i; it is left out from
        # the start, and the rest brought to size 1, so that no improbable text underflows.
        _, mixing = mixing_of(similarities, against, scale=scale, separate=separate)
        largest = mixing.abs().amax(dim=1, keepdim=True)
        directions = mixing / largest.clamp_min(torch.finfo(torch.float64).tiny)
        return activation_maps(activations, mixed(directions, gradients, against))

    maps = maps_against(background)
    empty = maps.flatten(1).amax(dim=1) == 0
    if background is not None and not separate and bool(empty.any()):
        maps[empty] = maps_against(None)[empty]
    return maps


class Affinity:
    """Doubly normalised, symmetrised, squared affinity of positions, applied without forming it.

    Three rounds of column and row normalisation are two diagonal scalings, so M stays the given
    (n, n) matrix and two vectors; M @ M @ x is two products with x. That spares the n^3 square.
    """

    def __init__(self, affinity: torch.Tensor) -> None:
        matrix = affinity.float()
        rows = torch.ones(matrix.shape[0], device=matrix.device)
        columns = torch.ones_like(rows)
        for _ in range(_SINKHORN_ROUNDS):
            columns = 1.0 / (rows @ matrix).clamp_min(_SMALLEST_SUM)
            rows = 1.0 / (matrix @ columns).clamp_min(_SMALLEST_SUM)
        self._matrix, self._rows, self._columns = matrix, rows[:, None], columns[:, None]

    def spread(self, maps: torch.Tensor) -> torch.Tensor:
        """Return (n, N): the squared affinity times ``maps`` (n, N)."""
        for _ in range(2):
            forward = self._rows * (self._matrix @ (self._columns * maps))
            backward = self._columns * (self._matrix.T @ (self._rows * maps))
            maps = 0.5 * (forward + backward)
        return maps


def box_mask(cam: FloatMaps, level: float) -> NDArray[np.uint8]:
    """Return (h, w) uint8, 1 in boxes around the annotations of ``cam`` above ``level`` of its
    maximum.

    The boxes' far edges are clipped to the last row and column and exclusive, as published.
    """
    height, width = cam.shape
    image = (cam * 255).astype(np.uint8)
    _, binary = cv2.threshold(image, int(level * int(image.max())), 255, cv2.THRESH_BINARY)
    contours, _ = cv2.findContours(binary, cv2.RETR_TREE, cv2.CHAIN_APPROX_SIMPLE)
    mask = np.zeros((height, width), np.uint8)
    for contour in contours:
        x, y, w, h = cv2.boundingRect(contour)
        mask[y : min(y + h, height - 1), x : min(x + w, width - 1)] = 1
    return mask


def refine(cams: torch.Tensor, affinity: Affinity, *, box_level: float) -> torch.Tensor:
    """Return (N, h, w) float32: the maps in their boxes, spread by the affinity; not scaled."""
    count, height, width = cams.shape
    on_cpu = cams.cpu().numpy()
    boxes = np.stack([box_mask(cam, box_level) for cam in on_cpu])
    boxed = cams * torch.from_numpy(boxes).to(cams)
    return affinity.spread(boxed.reshape(count, -1).T).T.reshape(count, height, width)


def scaled(refined: torch.Tensor) -> torch.Tensor:
    """Return (N, h, w) with each map scaled to 0..1."""
    return min_max(refined.flatten(1)).reshape(refined.shape)


def told_maps(
    raw: torch.Tensor, affinity: Affinity, *, box_level: float
) -> tuple[FloatMaps, FloatMaps]:
    """Return the maps (N, h, w) of a step as it tells them: raw, and spread and scaled to 0..1."""
    spread = scaled(refine(raw, affinity, box_level=box_level))
    return raw.cpu().numpy(), spread.cpu().numpy()


def enlarge(map_: FloatMaps, width: int, height: int) -> FloatMaps:
    """Return ``map_`` (h, w) bilinearly resized to (height, width), pixel centres aligned."""
    source = np.ascontiguousarray(map_, dtype=np.float32)
    return np.asarray(
        cv2.resize(source, (width, height), interpolation=cv2.INTER_LINEAR), dtype=np.float32
    )
