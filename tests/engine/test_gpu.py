"""CPU and CUDA must agree; runs where there is a CUDA device."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import torch
from skimage import data
from tiny_clip import blobs

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.requests import (
    DeviceName,
    Mode,
    ModelChoice,
    SegmentationRequest,
    SegmentationSettings,
    TextQuery,
)
from carnn_desktop.contracts.results import Trace
from carnn_desktop.engine.presets import TEMPLATES, get_preset
from carnn_desktop.engine.segmenter import load_segmenter

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device"),
]


def _trace(choice: ModelChoice, image: RgbImage, request: SegmentationRequest) -> Trace:
    return load_segmenter(choice).segment(image, request).trace


def _agree(cpu: Trace, cuda: Trace) -> None:
    """Assert the same decisions in every step, and masks with an IoU of at least 0.99."""
    assert [step.kept for step in cpu.steps] == [step.kept for step in cuda.steps]
    assert cpu.final_masks is not None
    assert cuda.final_masks is not None
    for one, other in zip(cpu.final_masks, cuda.final_masks, strict=True):
        union = np.count_nonzero(one | other)
        assert union == 0 or np.count_nonzero(one & other) / union >= 0.99


def _request(
    texts: tuple[str, ...], settings: SegmentationSettings, mode: Mode = "concepts"
) -> SegmentationRequest:
    return SegmentationRequest(
        id="r",
        image_id="i",
        queries=tuple(TextQuery(text) for text in texts),
        mode=mode,
        settings=settings,
        keep_maps=True,
    )


@pytest.mark.parametrize("mode", ["concepts", "phrases"])
def test_cpu_and_cuda_agree(tiny_proposer: Path, tiny_classifier: Path, mode: Mode) -> None:
    texts = ("cat", "a red car", "dog", "blue sky thing", "mug", "tree house")
    settings = dataclasses.replace(
        get_preset("coco"), templates=TEMPLATES[:4], confidence_threshold=0.12
    )

    def trace(device: DeviceName) -> Trace:
        choice = ModelChoice(
            proposer=str(tiny_proposer),
            classifier=str(tiny_classifier),
            device=device,
            dtype="float32",
        )
        return _trace(choice, blobs(101, 149), _request(texts, settings, mode))

    _agree(trace("cpu"), trace("cuda"))


def test_the_built_in_model_finds_the_same_on_both() -> None:
    request = _request(("cat", "dog", "car", "sofa", "pizza", "horse"), get_preset("embedded"))
    image = np.ascontiguousarray(data.chelsea())
    traces = [
        _trace(ModelChoice(device=device, dtype="float32"), image, request)
        for device in ("cpu", "cuda")
    ]
    assert traces[0].kept == ("cat",)
    _agree(*traces)
