from __future__ import annotations

import numpy as np
import pytest
import torch
from published_weights import activation_weights

from carnn_desktop.engine import activation_maps as proposals
from carnn_desktop.engine.activation_maps import Affinity, Background

SCALE = 100.0


def _case(seed: int, texts: int, words: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return activations (C, h, w), text directions (N, C) and word directions (B, C), float64."""
    random = torch.Generator().manual_seed(seed)
    activations = torch.randn(12, 5, 7, generator=random, dtype=torch.float64)
    directions = torch.randn(texts + words, 12, generator=random, dtype=torch.float64) * 0.02
    return activations, directions[:texts], directions[texts:]


@pytest.mark.parametrize("words", [0, 4])
@pytest.mark.parametrize("separate", [False, True])
def test_weights_are_the_gradient_of_the_softmax(words: int, separate: bool) -> None:
    activations, texts, others = _case(0, 5, words)
    leaf = activations.clone().requires_grad_()
    pooled = leaf.mean(dim=(1, 2))  # linear in A, so that d s_k / d A is the direction itself
    background = None
    if words:
        cosines = (others @ pooled).detach()
        mixed = proposals.mixture_weights(cosines, SCALE) @ others / 35
        background = Background(cosines, mixed)
    got = activation_weights(
        (texts @ pooled).detach(), texts / 35, background, scale=SCALE, separate=separate
    )
    for index in range(5):
        group = texts[index : index + 1] if separate else texts
        logits = torch.cat([group, others]) @ pooled * SCALE
        probability = logits.softmax(dim=0)[0 if separate else index]
        (gradient,) = torch.autograd.grad(probability, leaf, retain_graph=True)
        want = gradient.mean(dim=(1, 2))
        assert torch.allclose(got[index], want, rtol=1e-10, atol=1e-14)


def test_a_certain_text_keeps_its_direction() -> None:
    """With p = 1 in double precision 1 - p would be 0 and the map empty or noise."""
    activations, texts, _ = _case(1, 2, 0)
    similarities = torch.tensor([0.9, 0.1], dtype=torch.float64)  # p_2 = e^-80
    maps = proposals.class_activation_maps(
        activations, similarities, texts, None, scale=SCALE, separate=False
    )
    expected = proposals.activation_maps(activations, (texts[0] - texts[1])[None])
    assert torch.allclose(maps[0], expected[0], atol=1e-6)
    assert torch.allclose(
        maps[1], proposals.activation_maps(activations, (texts[1] - texts[0])[None])[0], atol=1e-6
    )


def test_a_text_alone_has_no_map_and_an_eclipsed_one_is_made_without_background() -> None:
    activations, texts, _ = _case(2, 3, 0)
    positive = activations.abs()
    similarities = torch.zeros(3, dtype=torch.float64)
    alone = proposals.class_activation_maps(
        positive, similarities[:1], texts[:1], None, scale=SCALE, separate=False
    )
    assert not alone.any()
    # A background whose gradient exceeds every text's in every channel empties all maps.
    background = Background(
        torch.tensor([0.1], dtype=torch.float64), torch.full_like(texts[0], 9.0)
    )
    rescued = proposals.class_activation_maps(
        positive, similarities, texts, background, scale=SCALE, separate=False
    )
    without = proposals.class_activation_maps(
        positive, similarities, texts, None, scale=SCALE, separate=False
    )
    assert without.any()
    assert torch.equal(rescued, without)
    phrases = proposals.class_activation_maps(
        positive, similarities, texts, background, scale=SCALE, separate=True
    )
    assert not phrases.any()


def test_affinity_equals_the_matrix_it_stands_for() -> None:
    random = torch.Generator().manual_seed(3)
    given = torch.rand(30, 30, generator=random)
    maps = torch.rand(30, 4, generator=random)
    matrix = given.double()
    for _ in range(3):
        matrix = matrix / matrix.sum(dim=0, keepdim=True)
        matrix = matrix / matrix.sum(dim=1, keepdim=True)
    matrix = (matrix + matrix.T) / 2
    want = matrix @ matrix @ maps.double()
    assert torch.allclose(Affinity(given).spread(maps).double(), want, rtol=1e-5)


def test_box_mask_clips_far_edges_as_published() -> None:
    cam = np.zeros((8, 10), np.float32)
    assert not proposals.box_mask(cam, 0.5).any()
    cam[1:3, 1:4] = 1.0
    cam[6:, 7:] = 0.9
    cam[5, 5] = 0.4
    mask = proposals.box_mask(cam, 0.5)
    want = np.zeros((8, 10), np.uint8)
    want[1:3, 1:4] = 1
    want[6:7, 7:9] = 1  # the last row and column never belong to a box
    assert np.array_equal(mask, want)


def test_scaled_maps_span_zero_to_one_and_empty_stay_empty() -> None:
    maps = torch.stack([torch.arange(12.0).reshape(3, 4) + 5, torch.zeros(3, 4)])
    scaled = proposals.scaled(maps)
    assert scaled[0].min() == 0
    assert scaled[0].max() == 1
    assert not scaled[1].any()


def test_enlarge_is_bilinear_with_aligned_centres() -> None:
    random = torch.Generator().manual_seed(4)
    small = torch.rand(5, 7, generator=random)
    want = torch.nn.functional.interpolate(
        small[None, None].double(), size=(33, 50), mode="bilinear", align_corners=False
    )
    assert np.allclose(proposals.enlarge(small.numpy(), 50, 33), want[0, 0].numpy(), atol=1e-5)
