from __future__ import annotations

import dataclasses
import json
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
from safetensors.torch import load_file, save_file
from tiny_clip import blobs, write_tiny_clip

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.contracts.requests import DtypeName, ModelChoice, SegmentationRequest, TextQuery
from carnn_desktop.contracts.results import Trace
from carnn_desktop.engine.backbones.clip.image import Pixels
from carnn_desktop.engine.backbones.clip.load import weights_sha256
from carnn_desktop.engine.presets import get_preset
from carnn_desktop.engine.segmenter import load_segmenter
from carnn_desktop.engine.weights.models import (
    available_models,
    folder_info,
    model_info,
    models_folder,
)


@pytest.fixture
def folder(tiny_classifier: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_classifier, tmp_path / "model"))


def _load(folder: Path) -> str:
    """Return the message with which loading ``folder`` fails."""
    with pytest.raises(CarnnError) as caught:
        load_segmenter(ModelChoice(proposer=str(folder), device="cpu"))
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    return str(caught.value)


def _config(folder: Path, change: dict[str, Any]) -> None:
    path = folder / "config.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))


def test_no_weights(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    assert "model.safetensors" in _load(folder)


def test_a_pickle_is_not_opened(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    assert "other formats are not opened" in _load(folder)


def test_no_config(folder: Path) -> None:
    (folder / "config.json").unlink()
    assert "config.json" in _load(folder)


def test_broken_config(folder: Path) -> None:
    (folder / "config.json").write_text("{")
    assert "not valid JSON" in _load(folder)


def test_another_architecture(folder: Path) -> None:
    _config(folder, {"model_type": "bert"})
    assert "“bert”" in _load(folder)


def test_no_tokenizer(folder: Path) -> None:
    (folder / "vocab.json").unlink()
    (folder / "tokenizer.json").unlink(missing_ok=True)
    assert "tokenizer" in _load(folder)


def test_broken_tokenizer(folder: Path) -> None:
    (folder / "tokenizer.json").unlink(missing_ok=True)
    (folder / "vocab.json").write_text("[1")
    assert "tokenizer" in _load(folder)


def test_wrong_sizes(folder: Path) -> None:
    path = folder / "config.json"
    config = json.loads(path.read_text())
    config["vision_config"]["hidden_size"] = 60
    path.write_text(json.dumps(config))
    assert str(folder) in _load(folder)


def test_missing_tensors(folder: Path) -> None:
    tensors = load_file(folder / "model.safetensors")
    del tensors["visual_projection.weight"]
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    assert "visual_projection" in _load(folder)


def test_weights_that_are_no_numbers_are_told_once_they_are_used(folder: Path) -> None:
    path = folder / "model.safetensors"
    tensors = load_file(path)
    tensors["vision_model.post_layernorm.weight"][:] = float("nan")
    save_file(tensors, path, metadata={"format": "pt"})
    choice = ModelChoice(proposer=str(folder), device="cpu", dtype="float32")
    request = SegmentationRequest(
        id="1",
        image_id="1",
        queries=(TextQuery("cat"), TextQuery("dog")),
        mode="concepts",
        settings=get_preset("coco"),
        model=choice,
    )
    with pytest.raises(CarnnError, match="no number") as caught:
        load_segmenter(choice).segment(blobs(40, 60), request, ignore_progress)
    assert "replace the model" in caught.value.remedy


def test_a_file_cut_short(folder: Path) -> None:
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:1000])
    assert str(folder) in _load(folder)


def test_a_shard_is_missing(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    index = {"weight_map": {"a": "one.safetensors", "b": "two.safetensors"}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))
    (folder / "one.safetensors").write_bytes(b"")
    assert "two.safetensors" in _load(folder)


def test_an_unknown_model_names_what_exists(tmp_path: Path) -> None:
    message = _load(tmp_path / "nothing" / "here" / "at all")
    assert "embedded" in message


def test_a_hub_that_cannot_be_reached_is_said_quickly() -> None:
    started = time.monotonic()
    assert "someone/some-clip" in _load(Path("someone/some-clip"))
    assert time.monotonic() - started < 5


def test_a_stored_download_is_found_by_its_hub_id(tiny_classifier: Path) -> None:
    folder = Path(shutil.copytree(tiny_classifier, models_folder() / "someone--tiny"))
    manifest = {
        "id": "someone/tiny",
        "folder": "",
        "revision": "abc",
        "licence": "MIT",
        "files": {"config.json": "0"},
    }
    (folder / "carnn-model.json").write_text(json.dumps(manifest))
    info = model_info("someone/tiny")
    assert (info.where, info.licence) == (folder, "MIT")
    assert model_info("someone/tiny@abc").where == folder
    assert model_info("someone/tiny@other").where is None
    assert [model.id for model in available_models()] == ["embedded", "someone/tiny"]
    segmenter = load_segmenter(ModelChoice(proposer="someone/tiny", device="cpu", dtype="float32"))
    assert (segmenter.identities[0].id, segmenter.identities[0].licence) == ("someone/tiny", "MIT")


def test_a_snapshot_of_the_hubs_own_cache_is_found(
    tiny_classifier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import huggingface_hub

    def cached(name: str, file: str, revision: str | None) -> str | None:
        return str(tiny_classifier / file) if (name, revision) == ("a/b", None) else None

    monkeypatch.setattr(huggingface_hub, "try_to_load_from_cache", cached)
    assert model_info("a/b").where == tiny_classifier
    assert model_info("a/b").id == "a/b"
    assert model_info("a/b@main").where is None


def test_no_code_of_the_folder_runs(folder: Path) -> None:
    (folder / "evil.py").write_text("raise SystemExit('ran')")
    _config(folder, {"auto_map": {"AutoModel": "evil.Evil", "AutoConfig": "evil.Evil"}})
    segmenter = load_segmenter(ModelChoice(proposer=str(folder), device="cpu", dtype="float32"))
    assert segmenter.identities[0].id == str(folder)


def test_the_hash_is_of_the_weights(folder: Path) -> None:
    import hashlib

    data = (folder / "model.safetensors").read_bytes()
    assert weights_sha256(folder, ignore_progress) == hashlib.sha256(data).hexdigest()


def test_models_below_the_models_folder_are_offered(tmp_path: Path) -> None:
    write_tiny_clip(tmp_path / "mine", patch=32, blocks=1, seed=0)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "config.json").write_text('{"model_type": "bert"}')
    (tmp_path / "empty").mkdir()
    models = available_models(tmp_path)
    assert models[0].id == "embedded"
    assert [(model.title, bool(model.problem)) for model in models[1:]] == [
        ("mine", False),
        ("other", True),
    ]
    assert folder_info(tmp_path / "mine").where == tmp_path / "mine"


def test_hub_ids_are_known_by_their_form() -> None:
    assert model_info("openai/clip-vit-base-patch16").where is None


def test_square_is_what_the_model_library_does() -> None:
    import transformers

    library: Any = transformers
    processor = library.CLIPImageProcessor()
    for size in ((100, 260), (300, 224), (224, 224), (333, 500)):
        image = blobs(*size)
        want = processor(images=image, return_tensors="pt")["pixel_values"]
        got = Pixels().square(image, 224)
        assert got.shape == want.shape
        assert (got - want).abs().mean() < 0.02  # its resize is another library's


def test_whole_rounds_up_to_patches() -> None:
    assert Pixels().whole(blobs(97, 211), 16).shape == (1, 3, 112, 224)
    assert Pixels().whole(blobs(16, 1), 16).shape == (1, 3, 16, 16)


@pytest.mark.parametrize("separate", [False, True])
def test_half_precision_changes_scores_a_little_and_maps_not_at_all(
    tiny_proposer: Path, tiny_classifier: Path, separate: bool
) -> None:
    settings = dataclasses.replace(get_preset("coco"), confidence_threshold=0.0, crf=False)
    request = SegmentationRequest(
        id="r",
        image_id="i",
        queries=(TextQuery("cat"), TextQuery("red car"), TextQuery("tree house")),
        mode="concepts",
        settings=settings,
        keep_maps=True,
    )

    def trace(dtype: DtypeName) -> Trace:
        choice = ModelChoice(
            proposer=str(tiny_proposer),
            classifier=str(tiny_classifier) if separate else None,
            device="cpu",
            dtype=dtype,
        )
        segmenter = load_segmenter(choice)
        assert segmenter.dtype == dtype
        return segmenter.segment(blobs(90, 130), request).trace

    single, half = trace("float32"), trace("bfloat16")
    assert half.steps[0].scores != single.steps[0].scores
    assert half.steps[0].scores == pytest.approx(single.steps[0].scores, abs=0.05)
    assert single.final_masks is not None
    assert half.final_masks is not None
    assert (single.final_masks == half.final_masks).all()
