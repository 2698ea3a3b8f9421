"""CPU and CUDA must agree on a phrase's candidates and on refined masks too."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import tiny_sam
import torch
from tiny_clip import blobs

from carnn_desktop.contracts.requests import DeviceName, ModelChoice, SegmentationRequest, TextQuery
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.engine.presets import get_preset
from carnn_desktop.engine.segmenter import load_segmenter

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device"),
]


def _result(device: DeviceName, model: Path, request: SegmentationRequest) -> SegmentationResult:
    choice = ModelChoice(proposer=str(model), device=device, dtype="float32", sam=request.model.sam)
    return load_segmenter(choice).segment(blobs(101, 149), request)


def _request(mode: str, sam: str = "", **settings: object) -> SegmentationRequest:
    return SegmentationRequest(
        id="r",
        image_id="i",
        queries=(TextQuery("the cat on the left"),),
        mode=mode,  # type: ignore[arg-type]
        settings=dataclasses.replace(get_preset("refcoco"), **settings),  # type: ignore[arg-type]
        model=ModelChoice(sam=sam),
        keep_maps=True,
    )


def test_candidates_have_the_same_scores(tiny_proposer: Path) -> None:
    request = _request("phrases", phrase_threshold=0.0)
    cpu, cuda = (_result(device, tiny_proposer, request) for device in ("cpu", "cuda"))
    assert len(cpu.proposals) == len(cuda.proposals) > 1
    for one, other in zip(cpu.proposals, cuda.proposals, strict=True):
        assert one.score == pytest.approx(other.score, abs=1e-3)


def test_sam_redraws_the_same_masks(tiny_proposer: Path, tmp_path: Path) -> None:
    folder = tiny_sam.save("sam", tmp_path / "tiny")
    request = _request("concepts", str(folder), refinement="sam_prompts")
    cpu, cuda = (_result(device, tiny_proposer, request) for device in ("cpu", "cuda"))
    one, other = cpu.trace.final_masks, cuda.trace.final_masks
    assert one is not None
    assert other is not None
    union = np.count_nonzero(one | other)
    assert union == 0 or np.count_nonzero(one & other) / union >= 0.99
