"""The training of the head: simulated clicks in rounds, each answer is the next round's last."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from carnn_desktop.engine.interactive.head import ClickHead
from carnn_desktop.engine.interactive.view import DEEP
from click_training.sampling import Example, Seen, example, told


@dataclass(frozen=True, slots=True)
class Stage:
    """Steps on grids of about ``cells`` a side; from ``rate`` to ``last`` of the learning rate.

    hidden : share of examples whose deep features are hidden, so that colours and paths count too
    """

    cells: int
    steps: int
    rate: float
    last: float
    hidden: float = 0.0


STAGES = (
    Stage(32, 150, 1.0, 0.7**0.3),
    Stage(32, 60, 0.9, 0.9 * (1 / 3) ** (60 / 170)),
    Stage(40, 100, 0.55, 0.55),
    Stage(40, 150, 0.5, 0.02),
    Stage(40, 500, 0.5, 0.02, 0.15),
)
BATCH = 8
ROUNDS = 3
_RATE = 3e-3
_WARM_UP = 30
_DECAY = 0.02
_DROPPED = 0.05  # share of feature channels hidden a step
_KEPT = 0.99  # of the averaged weights, a step


class Training:
    """The head in training, its average over the last steps, and all that a step depends on."""

    def __init__(self, seed: int, stages: Sequence[Stage] = STAGES) -> None:
        torch.manual_seed(seed)
        self._rng = np.random.default_rng(seed)
        self._stages = stages
        self._head = ClickHead()
        self.average = copy.deepcopy(self._head)
        self._optimiser = torch.optim.AdamW(self._head.parameters(), lr=_RATE, weight_decay=_DECAY)
        self.step = 0

    def run(self, photos: Sequence[Seen]) -> Iterator[dict[str, float]]:
        """Yield losses and IoU by round after each of the steps that are left."""
        while self.step < sum(stage.steps for stage in self._stages):
            stage, progress = self._stage()
            rate = stage.rate * (stage.last / stage.rate) ** progress
            for group in self._optimiser.param_groups:
                group["lr"] = _RATE * rate * min(1.0, (self.step + 1) / _WARM_UP)
            wider = (0, 8, -8)[int(self._rng.integers(3))]
            grid = stage.cells - wider, stage.cells + wider
            batch = [example(photos, grid, self._rng) for _ in range(BATCH)]
            losses = _step(self._head, self._optimiser, batch, self._rng, stage.hidden)
            kept = min(_KEPT, (self.step + 1) / (self.step + 20))
            with torch.no_grad():
                pairs = zip(self.average.parameters(), self._head.parameters(), strict=True)
                for mean, new in pairs:
                    mean.lerp_(new, 1 - kept)
            self.step += 1
            yield losses

    def _stage(self) -> tuple[Stage, float]:
        """Return the stage of this step and how much of it is done."""
        left = self.step
        for stage in self._stages:
            if left < stage.steps:
                return stage, left / stage.steps
            left -= stage.steps
        return self._stages[-1], 1.0

    def save(self, path: Path) -> None:
        """Write everything, so that the training can go on after a break."""
        state = {
            "head": self._head.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "rng": self._rng.bit_generator.state,
            "step": self.step,
        }
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def resume(self, path: Path) -> None:
        """Go on from what ``save`` wrote."""
        state = torch.load(path, weights_only=True)
        self._head.load_state_dict(state["head"])
        self.average.load_state_dict(state["average"])
        self._optimiser.load_state_dict(state["optimiser"])
        self._rng.bit_generator.state = state["rng"]
        self.step = state["step"]


def _step(
    head: ClickHead,
    optimiser: torch.optim.Optimizer,
    batch: list[Example],
    rng: np.random.Generator,
    hidden: float,
) -> dict[str, float]:
    static = torch.stack([one.view.static for one in batch])
    truth = torch.stack([torch.from_numpy(one.truth) for one in batch]).float()
    kept = (torch.from_numpy(rng.random((len(batch), static.shape[1]))) >= _DROPPED).float()
    kept[:, :5] = 1.0
    static = static * kept[:, :, None, None]
    shallow = rng.random(len(batch)) < hidden if hidden else np.zeros(len(batch), np.bool_)
    static[shallow, 5:] = 0
    optimiser.zero_grad()
    total: dict[str, float] = {}
    seen = head.seen(static)
    shown = seen.detach().requires_grad_()
    for number in range(ROUNDS):
        clicked = told(batch)
        clicked[shallow, DEEP] = 0
        logits = head.answer(shown, clicked)
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
