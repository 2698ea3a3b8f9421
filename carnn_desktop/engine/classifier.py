"""The second stage's arithmetic: from logits of prompted images to one score a text."""

from __future__ import annotations

import torch


def text_probabilities(logits: torch.Tensor, *, averaged: bool) -> torch.Tensor:
    """Return (M, N) float32: how much image m shows text n.

    logits : (M, T, N), T templates of N texts
    averaged : templates were given: the softmaxes over the texts are summed over the templates and
        that sum goes through another softmax, as the published code does. Otherwise T is 1 and the
        plain softmax is the answer.
    """
    shares = logits.float().softmax(dim=2).sum(dim=1)
    return shares.softmax(dim=1) if averaged else shares


def own_scores(probabilities: torch.Tensor) -> tuple[float, ...]:
    """Return the score of each text for its own mask: the diagonal of (N, N)."""
    return tuple(float(score) for score in probabilities.diagonal().cpu())
