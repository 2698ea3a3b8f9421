"""Many words, odd words and odd photos for the models that give instances."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from tiny_clip import blobs

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest, TextQuery
from carnn_desktop.engine.backbones import preprocessing
from carnn_desktop.engine.backbones.grounding_dino.load import load_grounding_dino
from carnn_desktop.engine.backbones.preprocessing import padded_square, sides_of
from carnn_desktop.engine.instances.boxes import DetectingProposer
from carnn_desktop.engine.loading import load_model
from carnn_desktop.engine.presets import get_preset
from carnn_desktop.engine.weights.models import folder_info

IMAGE = blobs(40, 56, seed=4)


@pytest.fixture(autouse=True)
def no_gradients() -> Any:
    with torch.no_grad():
        yield


@pytest.fixture(scope="module")
def dino(instance_folders: dict[str, Path]) -> DetectingProposer:
    info = folder_info(instance_folders["grounding-dino"])
    return load_grounding_dino(info, torch.device("cpu"), torch.float32, None, ignore_progress)


def _asked(dino: DetectingProposer, monkeypatch: pytest.MonkeyPatch, most: int) -> list[list[int]]:
    """Let sentences have so many tokens; return what the model will be asked."""
    detector: Any = dino._detector
    monkeypatch.setattr(detector, "_most", most)
    asked: list[list[int]] = []
    inner = detector._sentence

    def told(seen: Any, texts: Any, on_progress: Any) -> Any:
        asked.append([len(tokens) for tokens in texts])
        return inner(seen, texts, on_progress)

    monkeypatch.setattr(detector, "_sentence", told)
    return asked


def test_words_that_compete_stand_in_every_sentence(
    dino: DetectingProposer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _asked(dino, monkeypatch, 18)
    encoding = dino.encode_image(IMAGE, ignore_progress)
    found = dino.find(encoding, ["cat", "horse", "dog"], ["sky", "s"], ignore_progress)
    assert asked == [[3, 5, 3, 1], [3, 3, 1]]  # each within 18 with its ends and full stops
    detections = encoding.detections
    assert detections is not None
    assert detections.scores.shape == (24, 5)
    first, second = detections.scores[:12], detections.scores[12:]
    assert (first[:, 3:] > 0).all()  # both words have scores in both
    assert (second[:, 3:] > 0).all()
    assert (first[:, 2] == 0).all()
    assert (second[:, :2] == 0).all()
    best = detections.scores.argmax(axis=1)
    assert [len(one.scores) for one in found] == [int((best == i).sum()) for i in range(3)]


@pytest.mark.parametrize("texts", [["cat", "horse"], ["tyrannosaurus", "cat"]])
def test_more_words_than_half_a_sentence_are_asked_once(
    dino: DetectingProposer, monkeypatch: pytest.MonkeyPatch, texts: list[str]
) -> None:
    asked = _asked(dino, monkeypatch, 18)
    encoding = dino.encode_image(IMAGE, ignore_progress)
    rivals = ["sky"] if len(texts[0]) > 9 else ["sky", "road"]
    dino.find(encoding, texts, rivals, ignore_progress)
    assert sum(len(texts) for texts in asked) == len(texts) + len(rivals)
    assert all(sum(texts) + len(texts) + 2 <= 18 for texts in asked)


def test_a_word_that_competes_and_does_not_fit_is_refused(
    instance_folders: dict[str, Path],
) -> None:
    folder = str(instance_folders["grounding-dino"])
    segmenter = load_model(ModelChoice(proposer=folder, device="cpu"))
    settings = replace(get_preset("grounding-dino"), background_words=("sky " * 300,))
    request = SegmentationRequest(
        id="1", image_id="1", queries=(TextQuery("cat"),), mode="concepts", settings=settings
    )
    with pytest.raises(CarnnError, match="too long"):
        segmenter.segment(IMAGE, request)


def test_marks_do_not_end_a_text(dino: DetectingProposer) -> None:
    texts = ["U.S. flag", "a cat?", "...", "“café”", "猫", "[SEP]", "T-shirt"]
    detector: Any = dino._detector
    for text in texts:
        tokens = detector._tokens(text)
        assert tokens
        assert not {101, 102, 1012, 1029} & set(tokens)
    encoding = dino.encode_image(IMAGE, ignore_progress)
    found = detector.detect(encoding.seen, texts, ignore_progress)
    assert found.scores.shape == (12, len(texts))
    assert (found.scores > 0).all()


def test_a_photo_as_thin_as_a_line_keeps_a_pixel(dino: DetectingProposer) -> None:
    assert sides_of((1, 3000), 800, 1333) == (1, 1333)
    assert sides_of((3000, 1), 800, 1333) == (1333, 1)
    assert sides_of((1, 1000), 800, 1333) == (1, 1000)  # as transformers has it
    for size in ((1, 1000), (1000, 1), (1, 1)):
        encoding = dino.encode_image(blobs(*size, seed=1), ignore_progress)
        (found,) = dino.find(encoding, ["cat"], (), ignore_progress)
        assert len(found.scores) == 12
        assert np.isfinite(found.boxes).all()


def test_weights_that_compute_no_numbers_are_told(instance_folders: dict[str, Path]) -> None:
    segmenter: Any = load_model(ModelChoice(proposer=str(instance_folders["owlv2"]), device="cpu"))
    segmenter.proposer._detector._model.class_head.dense0.weight.fill_(torch.nan)
    request = SegmentationRequest(
        id="1",
        image_id="1",
        queries=(TextQuery("cat"),),
        mode="concepts",
        settings=get_preset("owlv2"),
    )
    with pytest.raises(CarnnError, match="what is no number"):
        segmenter.segment(IMAGE, request)


def test_a_weight_of_another_size_is_named(
    instance_folders: dict[str, Path], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(instance_folders["owlv2"], tmp_path / "owlv2"))
    weights = load_file(folder / "model.safetensors")
    name = "class_head.dense0.weight"
    weights[name] = weights[name][:-1].contiguous()
    save_file(weights, folder / "model.safetensors", {"format": "pt"})
    with pytest.raises(CarnnError, match=f"owlv2: {name} does not have the size"):
        load_model(ModelChoice(proposer=str(folder), device="cpu"))


@pytest.mark.parametrize("size", [(70, 190), (190, 70), (1, 300)])
def test_a_large_photo_goes_through_the_square_in_pieces(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    image, ticks = blobs(*size, seed=1), []
    whole = padded_square(image, 48)
    monkeypatch.setattr(preprocessing, "_PIECE", 4 * max(size))
    parts = padded_square(image, 48, lambda: ticks.append(1))
    assert len(ticks) == -(-size[1] // 4) + 48 // 4
    np.testing.assert_allclose(parts, whole, atol=1e-6)
