"""The second stage's arithmetic: from logits of prompted images to one score a text."""

from __future__ import annotations

import torch


def text_probabilities(
    logits: torch.Tensor, *, averaged: bool, nothing: torch.Tensor | None = None
) -> torch.Tensor:
    """Return (M, N) float32: how much image m shows text n.

    logits : (M, T, N), T templates of N texts
    averaged : templates were given: the softmaxes over the texts are summed over the templates and
        that sum goes through another softmax, as the published code does. Otherwise T is 1 and the
        plain softmax is the answer.
    nothing : (M, K) logits of "none of the texts" that take part in each softmax; CLIP has none
    """
    texts = logits.shape[2]
    if nothing is not None and nothing.shape[1]:
        logits = torch.cat([logits, nothing[:, None].expand(-1, logits.shape[1], -1)], dim=2)
    shares = logits.float().softmax(dim=2)[:, :, :texts].sum(dim=1)
    return shares.softmax(dim=1) if averaged else shares


def own_scores(probabilities: torch.Tensor) -> tuple[float, ...]:
    """Return the score of each text for its own mask: the diagonal of (N, N)."""
    return tuple(float(score) for score in probabilities.diagonal().cpu())
