"""SigLIP 2's NaFlex models and TIPSv2 against transformers, on tiny random models."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny_siglip
import torch
from PIL import Image
from tiny_clip import blobs

from carnn_desktop.cli import main
from carnn_desktop.contracts.errors import Cancelled
from carnn_desktop.contracts.progress import Progress, ignore_progress
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest, TextQuery
from carnn_desktop.engine.backbones.patch_text.backbone import PatchTextBackbone
from carnn_desktop.engine.backbones.siglip.load import flexible_size
from carnn_desktop.engine.presets import default_preset, get_preset
from carnn_desktop.engine.segmenter import Segmenter, load_segmenter

library = tiny_siglip.library
TEXTS = ("a photo of a cat.", "red car", "dog")
FAMILIES = ("siglip2", "tipsv2")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    root = tmp_path_factory.mktemp("patch-text")
    folders = {name: tiny_siglip.save(root / name, name) for name in tiny_siglip.FAMILIES}
    told = {"max_num_patches": 20, "image_mean": [0.5] * 3, "image_std": [0.5] * 3}
    (folders["siglip2"] / "preprocessor_config.json").write_text(json.dumps(told), encoding="utf-8")
    return folders


@pytest.fixture(scope="module")
def loaded(folders: dict[str, Path]) -> dict[str, Segmenter]:
    return {
        family: load_segmenter(ModelChoice(proposer=str(folder), device="cpu", dtype="float32"))
        for family, folder in folders.items()
        if family in FAMILIES
    }


@pytest.fixture(autouse=True)
def no_gradients() -> Any:
    with torch.no_grad():
        yield


def _backbone(segmenter: Segmenter) -> PatchTextBackbone:
    assert isinstance(segmenter.proposer, PatchTextBackbone)
    return segmenter.proposer


def _words(folder: Path) -> Any:
    tokenizer = library.AutoTokenizer.from_pretrained(folder)
    lower = [text.lower() for text in TEXTS]
    return tokenizer(lower, padding="max_length", max_length=48, return_tensors="pt")


def test_naflex_scores_are_the_librarys_for_photos_of_any_shape(
    folders: dict[str, Path], loaded: dict[str, Segmenter]
) -> None:
    ours = _backbone(loaded["siglip2"])
    model = library.Siglip2Model.from_pretrained(folders["siglip2"]).eval()
    photos = [blobs(64, 96, seed=1), blobs(90, 50, seed=2), blobs(90, 50, seed=3)]
    processor = library.Siglip2ImageProcessorPil(patch_size=16, max_num_patches=20)
    seen = processor(images=photos, return_tensors="pt")
    words = _words(folders["siglip2"])
    out = model(input_ids=words["input_ids"], **seen)
    texts = ours.encode_texts(TEXTS, ignore_progress)
    torch.testing.assert_close(texts, out.text_embeds, atol=1e-5, rtol=0)
    logits = ours.score_prompted(photos, texts, skip_last_block=False, on_progress=ignore_progress)
    expected = out.logits_per_image - model.logit_bias
    torch.testing.assert_close(logits, expected, atol=2e-3, rtol=1e-3)
    for height, width in ((64, 96), (90, 50), (17, 300), (375, 500)):
        from transformers.models.siglip2.image_processing_pil_siglip2 import (
            get_image_size_for_max_num_patches,
        )

        assert flexible_size(height, width, 16, 20) == get_image_size_for_max_num_patches(
            height, width, 16, 20
        )


def test_a_naflex_patch_is_what_the_head_makes_of_it_alone(
    folders: dict[str, Path], loaded: dict[str, Segmenter]
) -> None:
    ours = _backbone(loaded["siglip2"])
    image = blobs(64, 96, seed=1)
    model = library.Siglip2Model.from_pretrained(folders["siglip2"]).eval()
    pixels = ours._pixels.whole(image, 16)
    rows = pixels.reshape(1, 3, 4, 16, 6, 16).permute(0, 2, 4, 3, 5, 1).reshape(1, 24, -1)
    shape, everywhere = torch.tensor([[4, 6]]), torch.ones(1, 24, dtype=torch.long)
    tokens = model.vision_model(
        pixel_values=rows, pixel_attention_mask=everywhere, spatial_shapes=shape
    ).last_hidden_state[0]
    expected = torch.nn.functional.normalize(model.vision_model.head(tokens[:, None]), dim=-1)
    found = ours.encode_patches(image, "whole", ignore_progress)
    assert found.grid == (4, 6)
    torch.testing.assert_close(found.features, expected, atol=1e-5, rtol=0)


def test_tipsv2_scores_and_patches_are_the_librarys(
    folders: dict[str, Path], loaded: dict[str, Segmenter]
) -> None:
    ours = _backbone(loaded["tipsv2"])
    model = library.Tipsv2Model.from_pretrained(folders["tipsv2"]).eval()
    photos = [blobs(56, 56, seed=1), blobs(50, 90, seed=2)]
    small = [Image.fromarray(p).resize((56, 56), Image.Resampling.BILINEAR) for p in photos]
    pixels = torch.stack([torch.from_numpy(np.array(p)).permute(2, 0, 1) / 255.0 for p in small])
    words = _words(folders["tipsv2"])
    out = model(
        input_ids=words["input_ids"], attention_mask=words["attention_mask"], pixel_values=pixels
    )
    texts = ours.encode_texts(TEXTS, ignore_progress)
    torch.testing.assert_close(texts, out.text_embeds, atol=1e-5, rtol=0)
    logits = ours.score_prompted(photos, texts, skip_last_block=False, on_progress=ignore_progress)
    torch.testing.assert_close(logits, out.logits_per_image, atol=2e-3, rtol=1e-3)
    wide = torch.from_numpy(blobs(56, 84, seed=4)).permute(2, 0, 1)[None] / 255.0
    sequence = model.vision_model(pixel_values=wide).last_hidden_state[0, 2:]
    found = ours.encode_patches(blobs(56, 84, seed=4), "whole", ignore_progress)
    assert found.grid == (4, 6)
    expected = torch.nn.functional.normalize(sequence, dim=-1)
    torch.testing.assert_close(found.features, expected, atol=1e-5, rtol=0)
    assert found.affinity.shape == (24, 24)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_cancel_comes_between_any_two_blocks(loaded: dict[str, Segmenter], family: str) -> None:
    segmenter = loaded[family]
    fast = {"templates": (), "crf": False, "background_words": ()}
    settings = dataclasses.replace(get_preset(default_preset("x", "concepts")), **fast)
    settings = dataclasses.replace(settings, proposals="dense", dense_view="whole")
    request = SegmentationRequest(
        id="1", image_id="1", queries=(TextQuery("cat"),), mode="concepts", settings=settings
    )
    stages: list[str] = []
    blocks = len(_backbone(segmenter)._vision.blocks)

    def count(progress: Progress) -> None:
        stages.append(progress.stage)

    segmenter.segment(blobs(64, 64), request, count)
    assert stages.count("image") > blocks
    assert stages.count("classifier") > blocks
    stages.clear()

    def leave(progress: Progress) -> None:
        stages.append(progress.stage)
        if stages.count("image") == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        segmenter.segment(blobs(64, 64), request, leave)
    assert stages[-1] == "image"
    stages.clear()
    segmenter.segment(blobs(64, 64), request, count)  # nothing is left behind
    assert stages.count("classifier") > blocks


@pytest.mark.parametrize("family", tiny_siglip.FAMILIES)
def test_the_command_finds_with_it_and_can_do_so_again(
    folders: dict[str, Path], tmp_path: Path, family: str
) -> None:
    (tmp_path / "photos").mkdir()
    Image.fromarray(blobs(64, 80, seed=2)).save(tmp_path / "photos/a.png")
    model = str(folders[family])
    assert default_preset(model, "concepts") == ("tipsv2" if family == "tipsv2" else "siglip")
    out = tmp_path / "out.json"
    asked = ["segment", str(tmp_path / "photos"), "--concepts", "cat, dog", "--device", "cpu"]
    fast = ["--set", "templates=[]", "--set", "crf=false", "--set", "background_words=[]"]
    assert main([*asked, "--model", model, *fast, "--out", str(out)]) == 0
    (first, *_) = json.loads(out.read_text(encoding="utf-8"))["annotations"]
    again = ["reproduce", str(out), "--images", str(tmp_path / "photos")]
    assert main([*again, "--annotation", str(first["id"])]) == 0


def test_half_precision_agrees(folders: dict[str, Path], loaded: dict[str, Segmenter]) -> None:
    choice = ModelChoice(proposer=str(folders["tipsv2"]), device="cpu", dtype="bfloat16")
    half = _backbone(load_segmenter(choice))
    ours, photos = _backbone(loaded["tipsv2"]), [blobs(56, 56, seed=1)]
    texts = ours.encode_texts(TEXTS, ignore_progress)
    exact, rough = (
        one.score_prompted(photos, texts, skip_last_block=False, on_progress=ignore_progress)
        for one in (ours, half)
    )
    torch.testing.assert_close(rough, exact, atol=0.6, rtol=0.1)


def test_the_first_form_of_tipsv2_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "first"
    folder.mkdir()
    told = {"model_type": "tipsv2", "architectures": ["TIPSv2Model"], "vision_fn": "vit_base"}
    (folder / "config.json").write_text(json.dumps(told), encoding="utf-8")
    assert main(["segment", str(tmp_path), "--concepts", "cat", "--model", str(folder)]) == 2
    assert "first release" in capsys.readouterr().err


@pytest.mark.parametrize("family", tiny_siglip.FAMILIES)
def test_a_damaged_folder_is_refused_from_its_headers(
    folders: dict[str, Path],
    tmp_path: Path,
    family: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("carnn_desktop.engine.loading.load_model", lambda *_: pytest.fail("loaded"))
    Image.fromarray(blobs(64, 80, seed=2)).save(tmp_path / "a.png")
    asked = ["segment", str(tmp_path), "--concepts", "cat", "--model"]
    cut = Path(shutil.copytree(folders[family], tmp_path / "cut"))
    weights = cut / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-50])
    assert main([*asked, str(cut)]) == 2
    assert "cut off" in capsys.readouterr().err
    other = Path(shutil.copytree(folders[family], tmp_path / "other"))
    config = json.loads((other / "config.json").read_text(encoding="utf-8"))
    config["text_config"]["vocab_size"] = 77
    (other / "config.json").write_text(json.dumps(config), encoding="utf-8")
    assert main([*asked, str(other)]) == 2
    assert "config.json says 77" in capsys.readouterr().err


def test_settings_of_the_presets_are_for_patches(loaded: dict[str, Segmenter]) -> None:
    for name in ("tipsv2", "tipsv2-phrases"):
        assert get_preset(name).proposals == "dense"
    assert dataclasses.replace(get_preset("tipsv2"), templates=()).crf
