"""The training of the head: simulated clicks in rounds, each answer is the next round's last."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable

import numpy as np
import torch
from torch.nn import functional as F

from carnn_desktop.engine.interactive.head import ClickHead
from click_training.sampling import Example, Seen, example, told

GRIDS = ((64, 64), (56, 72), (72, 56), (64, 72), (72, 64))
BATCH = 8
ROUNDS = 3
_RATE = 3e-3
_DECAY = 0.02
_DROPPED = 0.05  # share of feature channels hidden a step
_KEPT = 0.995  # of the averaged weights, a step


def train(
    photos: Callable[[], list[Seen]],
    steps: int,
    seed: int,
    report: Callable[[int, dict[str, float], ClickHead], None],
    start: ClickHead | None = None,
) -> ClickHead:
    """Return the head, weights averaged over the last steps.

    photos : asked before every step
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    head = ClickHead() if start is None else start
    average = copy.deepcopy(head)
    optimiser = torch.optim.AdamW(head.parameters(), lr=_RATE, weight_decay=_DECAY)
    begun = time.monotonic()
    for step in range(steps):
        progress = step / steps
        rate = _RATE * min(1.0, (step + 1) / 50) * (0.02 + 0.98 * (1 - progress) ** 0.9)
        for group in optimiser.param_groups:
            group["lr"] = rate
        grid = GRIDS[int(rng.integers(len(GRIDS)))]
        batch = [example(photos(), grid, rng) for _ in range(BATCH)]
        losses = _step(head, optimiser, batch, rng)
        kept = min(_KEPT, (step + 1) / (step + 20))
        with torch.no_grad():
            for mean, new in zip(average.parameters(), head.parameters(), strict=True):
                mean.lerp_(new, 1 - kept)
        losses["seconds"] = time.monotonic() - begun
        report(step, losses, average)
    return average


def _step(
    head: ClickHead,
    optimiser: torch.optim.Optimizer,
    batch: list[Example],
    rng: np.random.Generator,
) -> dict[str, float]:
    static = torch.stack([one.view.static for one in batch])
    truth = torch.stack([torch.from_numpy(one.truth) for one in batch]).float()
    kept = (torch.from_numpy(rng.random((len(batch), static.shape[1]))) >= _DROPPED).float()
    kept[:, :5] = 1.0
    static = static * kept[:, :, None, None]
    optimiser.zero_grad()
    total: dict[str, float] = {}
    seen = head.seen(static)
    shown = seen.detach().requires_grad_()
    for number in range(ROUNDS):
        logits = head.answer(shown, told(batch))
        losses = _losses(logits, truth)
        (losses.mean() / ROUNDS).backward()
        answers = torch.sigmoid(logits.detach())
        hard = (answers > 0.5).float()
        shared = (hard * truth).sum((1, 2)) / (hard + truth - hard * truth).sum((1, 2))
        total[f"loss{number}"] = float(losses.detach().mean())
        total[f"iou{number}"] = float(shared.mean())
        if number + 1 < ROUNDS:
            for index, one in enumerate(batch):
                _next(one, answers[index], number, rng)
    seen.backward(shown.grad)
    torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
    optimiser.step()
    return total


def _next(one: Example, answer: torch.Tensor, number: int, rng: np.random.Generator) -> None:
    """Take the answer as the last one and add clicks, or none: the head looks twice."""
    one.last = answer if one.inside is None else answer * one.inside
    if rng.random() < 0.3:  # as from a window in which the cells were larger
        coarse = F.avg_pool2d(one.last[None, None], 4)
        one.last = F.interpolate(coarse, one.last.shape, mode="bilinear", align_corners=False)[0, 0]
    if number == 0 and rng.random() < 0.4:
        return
    one.click_error(rng)
    if number > 0 and rng.random() < 0.5:
        one.click_error(rng)  # the same error again, elsewhere: as good as another click


def _losses(logits: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
    """Return (B,): cross-entropy and one less the soft IoU."""
    entropy = F.binary_cross_entropy_with_logits(logits, truth, reduction="none").mean((1, 2))
    share = truth.mean((1, 2))
    # A small object in a large window would hardly count.
    weight = 1.0 / (0.15 + (share * 4).clamp(max=1.0))
    odds = torch.sigmoid(logits)
    shared = (odds * truth).sum((1, 2))
    union = (odds + truth - odds * truth).sum((1, 2))
    return entropy * weight + 1.0 - (shared + 1) / (union + 1)
