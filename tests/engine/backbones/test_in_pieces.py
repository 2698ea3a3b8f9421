"""Long products in pieces give what they give at once, and can be left between any two."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch.nn import functional as F

from carnn_desktop.contracts.errors import Cancelled
from carnn_desktop.engine.backbones.in_pieces import InPieces

Work = Callable[[], torch.Tensor]


def _some(*shape: int) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(sum(shape)))


QUERY, KEY, VALUE = _some(2, 3, 24, 8), _some(2, 3, 30, 8), _some(2, 3, 30, 5)
PHOTO = _some(1, 4, 21, 18)
WORKS: dict[str, Work] = {
    "linear": lambda: F.linear(_some(2, 24, 8), _some(6, 8), _some(6)),
    "layer": lambda: torch.nn.Linear(8, 6).requires_grad_(requires_grad=False)(_some(3, 5, 8)),
    "attention": lambda: F.scaled_dot_product_attention(QUERY, KEY, VALUE),
    "masked": lambda: F.scaled_dot_product_attention(
        QUERY, KEY, VALUE, attn_mask=_some(2, 1, 24, 30), scale=0.3
    ),
    "hidden": lambda: F.scaled_dot_product_attention(
        QUERY, KEY, VALUE, torch.arange(30).expand(2, 1, 1, 30) < 20
    ),
    "causal": lambda: F.scaled_dot_product_attention(QUERY, QUERY, QUERY, is_causal=True),
    "product": lambda: QUERY @ KEY.mT,
    "bmm": lambda: torch.bmm(QUERY[0], KEY[0].mT),
    "one for all": lambda: torch.matmul(QUERY, _some(8, 7)),
    "vector": lambda: torch.matmul(_some(8), _some(8)),
    "convolution": lambda: F.conv2d(PHOTO, _some(6, 4, 3, 3), _some(6), padding=1),
    "strided": lambda: F.conv2d(PHOTO, _some(6, 2, 3, 5), None, (2, 3), (1, 2), 2, 2),
    "patches": lambda: torch.nn.Conv2d(4, 6, 3, stride=3).requires_grad_(requires_grad=False)(
        PHOTO
    ),
    "same": lambda: F.conv2d(PHOTO, _some(6, 4, 3, 3), padding="same"),
    "enlarged": lambda: F.conv_transpose2d(PHOTO, _some(4, 6, 2, 2), _some(6), stride=2),
    "each": lambda: F.gelu(_some(3, 7, 50), approximate="tanh"),
    "each layer": lambda: torch.nn.ReLU()(_some(9, 99)),
    "turned": lambda: F.relu(_some(9, 99).T),
    "overlapping": lambda: F.conv_transpose2d(PHOTO, _some(4, 6, 3, 3), stride=2, padding=1),
}


@pytest.mark.parametrize("name", list(WORKS))
def test_pieces_are_the_whole(name: str) -> None:
    work = WORKS[name]
    torch.manual_seed(0)
    whole = work()
    ticks: list[int] = []
    torch.manual_seed(0)
    with InPieces(lambda: ticks.append(1), long=300.0, many=300):
        parts = work()
    torch.testing.assert_close(parts, whole, atol=1e-5, rtol=1e-5)
    if name not in {"vector", "causal", "same", "turned", "overlapping"}:
        assert len(ticks) > 2
    short: list[int] = []
    torch.manual_seed(0)
    with InPieces(lambda: short.append(1)):
        torch.testing.assert_close(work(), whole, atol=0, rtol=0)
    assert len(short) <= 1


def test_a_cancel_comes_between_two_pieces_and_leaves_nothing_behind() -> None:
    left = 3

    def tick() -> None:
        nonlocal left
        left -= 1
        if not left:
            raise Cancelled

    with pytest.raises(Cancelled), InPieces(tick, long=300.0):
        WORKS["linear"]()
    WORKS["linear"]()
    assert left == 0


def test_a_step_on_a_large_tensor_can_be_left_whatever_it_is() -> None:
    large, small = torch.zeros(1 << 11, (1 << 9) + 1), torch.zeros(8)
    ticks: list[int] = []
    with InPieces(lambda: ticks.append(1)):
        small.exp()
        assert small.shape == (8,)
        assert not ticks
        large.add(1.0)
        assert len(ticks) == 1
        assert large.shape[0] == 1 << 11
        assert len(ticks) == 1


def test_half_precision_by_autocast_stays_what_it_is() -> None:
    values, weight = _some(40, 8), _some(6, 8)
    with torch.autocast("cpu", torch.bfloat16):
        whole = F.linear(values, weight)
        with InPieces(lambda: None, long=300.0):
            parts = F.linear(values, weight)
    assert parts.dtype is torch.bfloat16
    torch.testing.assert_close(parts, whole)
