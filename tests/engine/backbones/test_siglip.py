"""SigLIP as a proposer by patches and as a classifier, on a tiny random model."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny_siglip
import torch
from PIL import Image
from tiny_clip import blobs

from carnn_desktop.cli import main
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest, TextQuery
from carnn_desktop.engine.backbones.patch_text.backbone import PatchTextBackbone, plain
from carnn_desktop.engine.backbones.protocol import GradientProposer, PatchProposer
from carnn_desktop.engine.presets import default_preset, get_preset
from carnn_desktop.engine.segmenter import Segmenter, load_segmenter
from carnn_desktop.services.inference.suggesting import look

TEXTS = ("a photo of a cat.", "red car", "dog")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_siglip.save(tmp_path_factory.mktemp("siglip"))


@pytest.fixture(scope="module")
def loaded(folder: Path) -> Segmenter:
    return load_segmenter(ModelChoice(proposer=str(folder), device="cpu", dtype="float32"))


@pytest.fixture(autouse=True)
def no_gradients() -> Any:
    with torch.no_grad():
        yield


def _backbone(loaded: Segmenter) -> PatchTextBackbone:
    assert isinstance(loaded.proposer, PatchTextBackbone)
    return loaded.proposer


def test_texts_and_photos_are_what_the_library_makes_of_them(
    loaded: Segmenter, folder: Path
) -> None:
    ours = _backbone(loaded)
    model = tiny_siglip.library.SiglipModel.from_pretrained(folder).eval()
    tokenizer = tiny_siglip.library.CLIPTokenizer.from_pretrained(folder)
    words = tokenizer(
        [plain(text) for text in TEXTS], padding="max_length", max_length=48, return_tensors="pt"
    )
    processor = tiny_siglip.library.SiglipImageProcessorPil(size={"height": 64, "width": 64})
    photos = [blobs(64, 64, seed=1), blobs(50, 90, seed=2)]
    pixels = torch.cat([processor(images=p, return_tensors="pt")["pixel_values"] for p in photos])
    out = model(pixel_values=pixels, input_ids=words["input_ids"])
    texts = ours.encode_texts(TEXTS, ignore_progress)
    torch.testing.assert_close(texts, out.text_embeds, atol=1e-5, rtol=0)
    logits = ours.score_prompted(photos, texts, skip_last_block=False, on_progress=ignore_progress)
    expected = out.logits_per_image - model.logit_bias
    torch.testing.assert_close(logits, expected, atol=2e-3, rtol=1e-3)


def test_a_patch_is_what_the_head_makes_of_it_alone(loaded: Segmenter, folder: Path) -> None:
    ours = _backbone(loaded)
    image = blobs(64, 64, seed=1)
    model = tiny_siglip.library.SiglipModel.from_pretrained(folder).eval()
    pixels = ours._pixels.whole(image, 16)
    tokens = model.vision_model(pixel_values=pixels).last_hidden_state[0]
    alone = model.vision_model.head(tokens[:, None])  # each patch a photo of its own
    expected = torch.nn.functional.normalize(alone, dim=-1)
    found = ours.encode_patches(image, "whole", ignore_progress)
    assert found.grid == (4, 4)
    torch.testing.assert_close(found.features, expected, atol=1e-5, rtol=0)
    torch.testing.assert_close(found.affinity.sum(1), torch.ones(16), atol=1e-5, rtol=0)
    windows = ours.encode_patches(blobs(64, 96, seed=1), "windows", ignore_progress)
    assert windows.grid == (6, 9)
    assert windows.features.shape == (54, 32)


def test_it_runs_the_recurrence(loaded: Segmenter, folder: Path) -> None:
    assert default_preset(str(folder), "concepts") == "siglip"
    settings = dataclasses.replace(get_preset("siglip"), templates=(), crf=False)
    request = SegmentationRequest(
        id="1",
        image_id="1",
        queries=tuple(TextQuery(text) for text in ("cat", "dog", "red car")),
        mode="concepts",
        settings=settings,
        keep_maps=True,
    )
    result = loaded.segment(blobs(64, 96, seed=1), request)
    assert all(0.0 < score < 1.0 for score in result.trace.steps[0].scores)
    assert result.proposals
    assert result.trace.final_masks is not None
    half = load_segmenter(ModelChoice(proposer=str(folder), device="cpu", dtype="bfloat16"))
    again = half.segment(blobs(64, 96, seed=1), request)
    assert np.allclose(again.trace.steps[0].scores, result.trace.steps[0].scores, atol=0.1)
    gradients = dataclasses.replace(request, settings=get_preset("coco"))
    with pytest.raises(CarnnError, match="comparing patches only"):
        loaded.segment(blobs(64, 96), gradients)


def test_it_has_no_gradients_and_says_so_where_they_are_needed(loaded: Segmenter) -> None:
    ours = _backbone(loaded)
    assert isinstance(ours, PatchProposer)
    assert not isinstance(ours, GradientProposer)
    with pytest.raises(CarnnError, match="cannot suggest concepts"):
        look(loaded, blobs(64, 64), TEXTS, ignore_progress)


def test_it_judges_beside_a_clip_proposer(
    folder: Path, tiny_proposer: Path, tmp_path: Path
) -> None:
    (tmp_path / "photos").mkdir()
    Image.fromarray(blobs(64, 80, seed=2)).save(tmp_path / "photos" / "a.png")
    asked = ["segment", str(tmp_path / "photos"), "--concepts", "cat, dog", "--device", "cpu"]
    both = ["--model", str(tiny_proposer), "--classifier", str(folder)]
    fast = ["--set", "templates=[]", "--set", "crf=false", "--set", "background_words=[]"]
    trace = tmp_path / "trace"
    assert main([*asked, *both, *fast, "--trace", str(trace)]) == 0
    told = json.loads((trace / "a.png.json").read_text(encoding="utf-8"))
    assert [model["id"] for model in told["models"]] == [str(tiny_proposer), str(folder)]


def test_a_text_is_read_in_lower_case_without_marks() -> None:
    assert plain("A Photo, of a  Cat.") == "a photo of a cat"
    assert plain("man's T-shirt") == "mans tshirt"  # as the library's tokenizer takes them off
