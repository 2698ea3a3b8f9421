"""Long products of a model in pieces, so that a cancel takes effect in the middle of a layer.

A block of a large model on a CPU takes seconds between two of its layers: the attention of five
thousand patches with each other, a convolution at the size of the photo. What is long is computed
row by row instead, which changes nothing but the order of roundings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import torch
from torch.nn import functional as F
from torch.overrides import TorchFunctionMode

LONG = 4e9
"""Multiplications of one piece: some 0.1 s of one core."""

_LARGE = 1 << 20
"""Numbers of a tensor before whose use a tick comes, whatever is done with it."""

_MANY = 1 << 22
"""Numbers of a tensor of which each is worked on alone, in one piece: some 0.05 s of one core."""

_ATTENTION_WORK = 4.0
"""For each number of a query and each key: two products, and as long again for the exponentials."""
_CONVOLUTION_WORK = 2.0
"""For each multiplication: it first copies what each place sees."""

Tick = Callable[[], None]
_LINEAR, _ATTENTION = F.linear, F.scaled_dot_product_attention
_PRODUCTS = (torch.matmul, torch.Tensor.matmul, torch.Tensor.__matmul__, torch.bmm)
_CONVOLUTIONS = (F.conv2d, torch.conv2d)
_TRANSPOSED = (F.conv_transpose2d, torch.conv_transpose2d)
_EACH = (F.relu, F.gelu, F.silu, torch.relu, torch.sigmoid, torch.Tensor.sigmoid)


class InPieces(TorchFunctionMode):
    """While entered, long products are taken apart, with a ``tick`` before each piece.

    long, many : multiplications and numbers, each worked on alone, that a piece may take
    Gradients are not kept, and only what lies on the CPU is taken apart.
    """

    def __init__(self, tick: Tick, long: float = LONG, many: int = _MANY) -> None:
        super().__init__()
        self._tick, self._long, self._many = tick, long, many

    def __torch_function__(
        self,
        func: Any,
        types: Any,
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        """Return what ``func`` does."""
        given = kwargs or {}
        if args and isinstance(args[0], torch.Tensor) and args[0].device.type == "cpu":
            if func is _LINEAR:
                return self._linear(*args, **given)
            if func is _ATTENTION:
                return self._attention(*args, **given)
            if func in _PRODUCTS and not given:
                return self._product(func, *args)
            if func in _CONVOLUTIONS:
                return self._convolution(*args, **given)
            if func in _TRANSPOSED:
                return self._transposed(func, args, given)
            if func in _EACH and args[0].numel() > self._many and args[0].is_contiguous():
                return self._each(func, args, given)
            if args[0].numel() > _LARGE and getattr(func, "__name__", "") != "__get__":
                self._tick()
        return func(*args, **given)

    def _pieces(self, rows: int, work: float) -> Iterator[slice]:
        """Yield slices of ``rows`` that are worth a piece each, with a tick before each."""
        count = min(rows, max(1, -int(-work // self._long)))
        size = -(-rows // count) if count else 1
        for start in range(0, rows, size):
            self._tick()
            yield slice(start, min(start + size, rows))

    def _each(self, func: Any, args: tuple[Any, ...], given: dict[str, Any]) -> torch.Tensor:
        """Return a function of each number alone."""
        flat, whole = args[0].reshape(-1), _Filled(dim=0)
        for start in range(0, len(flat), self._many):
            self._tick()
            whole.add(func(flat[start : start + self._many], *args[1:], **given), len(flat))
        return whole.tensor.reshape(args[0].shape)

    def _linear(
        self, values: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor | None = None
    ) -> torch.Tensor:
        work = float(values.numel()) * weight.shape[0]
        if work <= self._long or values.ndim < 2:
            self._tick()
            return _LINEAR(values, weight, bias)
        flat = values.reshape(-1, values.shape[-1])
        whole = _Filled(dim=0)
        for piece in self._pieces(len(flat), work):
            whole.add(_LINEAR(flat[piece], weight, bias), len(flat))
        return whole.tensor.reshape(*values.shape[:-1], weight.shape[0])

    def _attention(
        self, query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, *more: Any, **given: Any
    ) -> torch.Tensor:
        work = _ATTENTION_WORK * query.numel() * key.shape[-2]
        mask = more[0] if more else given.get("attn_mask")
        causal = given.get("is_causal") or (len(more) > 2 and more[2])
        if work <= self._long or causal:
            self._tick()
            return _ATTENTION(query, key, value, *more, **given)
        rows, whole = query.shape[-2], _Filled(dim=-2)
        for piece in self._pieces(rows, work):
            own = mask
            if mask is not None and mask.ndim >= 2 and mask.shape[-2] == rows:
                own = mask[..., piece, :]
            rest = {**given, "attn_mask": own} if not more else given
            after = (own, *more[1:]) if more else ()
            whole.add(_ATTENTION(query[..., piece, :], key, value, *after, **rest), rows)
        return whole.tensor

    def _product(self, func: Any, left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
        if left.ndim < 2 or right.ndim < 2:
            result: torch.Tensor = func(left, right)
            return result
        batch = max(left.numel() // max(1, left.shape[-2] * left.shape[-1]), 1)
        other = right.numel() // max(1, right.shape[-2] * right.shape[-1])
        work = float(max(batch, other)) * left.shape[-2] * left.shape[-1] * right.shape[-1]
        if work <= self._long:
            self._tick()
            product: torch.Tensor = func(left, right)
            return product
        whole = _Filled(dim=-2)
        for piece in self._pieces(left.shape[-2], work):
            whole.add(func(left[..., piece, :], right), left.shape[-2])
        return whole.tensor

    def _convolution(
        self,
        values: torch.Tensor,
        weight: torch.Tensor,
        bias: torch.Tensor | None = None,
        stride: Any = 1,
        padding: Any = 0,
        dilation: Any = 1,
        groups: int = 1,
    ) -> torch.Tensor:
        if isinstance(padding, str) or values.ndim != 4:
            self._tick()
            return F.conv2d(values, weight, bias, stride, padding, dilation, groups)
        (step, step_x), (pad, pad_x), (apart, apart_x) = map(_pair, (stride, padding, dilation))
        reach = (weight.shape[2] - 1) * apart + 1
        rows = (values.shape[2] + 2 * pad - reach) // step + 1
        columns = (values.shape[3] + 2 * pad_x - (weight.shape[3] - 1) * apart_x - 1) // step_x + 1
        work = _CONVOLUTION_WORK * weight.numel() * rows * columns * values.shape[0]
        if work <= self._long:
            self._tick()
            return F.conv2d(values, weight, bias, stride, padding, dilation, groups)
        padded = F.pad(values, (0, 0, pad, pad)) if pad else values
        whole = _Filled(dim=2)
        for piece in self._pieces(rows, work):
            seen = padded[:, :, piece.start * step : (piece.stop - 1) * step + reach]
            part = F.conv2d(seen, weight, bias, stride, (0, pad_x), dilation, groups)
            whole.add(part, rows)
        return whole.tensor

    def _transposed(self, func: Any, args: tuple[Any, ...], given: dict[str, Any]) -> torch.Tensor:
        """Return an enlargement by windows that do not overlap, in rows; any other as it is."""
        values, weight = args[0], args[1]
        names = ("bias", "stride", "padding", "output_padding", "groups", "dilation")
        said = {**dict(zip(names, args[2:], strict=False)), **given}
        step = _pair(said.get("stride", 1))
        plain = step == tuple(weight.shape[2:]) and all(
            _pair(said.get(name, even)) == (even, even)
            for name, even in (("padding", 0), ("output_padding", 0), ("dilation", 1))
        )
        work = float(values.numel()) * weight[0].numel()
        if not plain or values.ndim != 4 or work <= self._long:
            self._tick()
            result: torch.Tensor = func(*args, **given)
            return result
        rows, whole = values.shape[2], _Filled(dim=2)
        for piece in self._pieces(rows, work):
            whole.add(func(values[:, :, piece], *args[1:], **given), rows * step[0])
        return whole.tensor


class _Filled:
    """A tensor that is filled piece by piece along one dimension."""

    def __init__(self, dim: int) -> None:
        self._dim, self._done = dim, 0
        self.tensor = torch.empty(0)

    def add(self, piece: torch.Tensor, total: int) -> None:
        """Put ``piece`` behind those before; ``total`` is the length of all."""
        if not self._done:
            shape = list(piece.shape)
            shape[self._dim] = total
            self.tensor = piece.new_empty(shape)
        count = piece.shape[self._dim]
        self.tensor.narrow(self._dim, self._done, count).copy_(piece)
        self._done += count


def _pair(value: Any) -> tuple[int, int]:
    """Return a size that may come as one number."""
    if isinstance(value, int):
        return value, value
    both = tuple(value)
    return int(both[0]), int(both[-1])
