"""CPU and CUDA must agree; runs where there is a CUDA device."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import torch
from tiny_clip import blobs

from carnn_desktop.contracts import (
    DeviceName,
    Mode,
    ModelChoice,
    SegmentationRequest,
    TextQuery,
    Trace,
)
from carnn_desktop.engine.presets import TEMPLATES, get_preset
from carnn_desktop.engine.segmenter import load_segmenter

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device"),
]


@pytest.mark.parametrize("mode", ["concepts", "phrases"])
def test_cpu_and_cuda_agree(tiny_proposer: Path, tiny_classifier: Path, mode: Mode) -> None:
    texts = ("cat", "a red car", "dog", "blue sky thing", "mug", "tree house")
    request = SegmentationRequest(
        id="r",
        image_id="i",
        queries=tuple(TextQuery(text) for text in texts),
        mode=mode,
        settings=dataclasses.replace(
            get_preset("coco"), templates=TEMPLATES[:4], confidence_threshold=0.12
        ),
        keep_maps=True,
    )

    def trace(device: DeviceName) -> Trace:
        choice = ModelChoice(
            proposer=str(tiny_proposer),
            classifier=str(tiny_classifier),
            device=device,
            dtype="float32",
        )
        return load_segmenter(choice).segment(blobs(101, 149), request).trace

    cpu, cuda = trace("cpu"), trace("cuda")
    assert [step.kept for step in cpu.steps] == [step.kept for step in cuda.steps]
    assert cpu.final_masks is not None
    assert cuda.final_masks is not None
    for one, other in zip(cpu.final_masks, cuda.final_masks, strict=True):
        union = np.count_nonzero(one | other)
        assert union == 0 or np.count_nonzero(one & other) / union >= 0.99
