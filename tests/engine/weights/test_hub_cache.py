"""Models in the cache of the hub's client, as other programs leave it: links, revisions, parts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import tiny_sam
from huggingface_hub import constants
from tiny_clip import write_tiny_clip

from carnn_desktop.cli import main
from carnn_desktop.engine.refine.sam_files import find_sam
from carnn_desktop.engine.weights.models import cached_models, hub_cache, model_info
from carnn_desktop.engine.weights.recommended import recommended

CLIP = "openai/clip-vit-base-patch16"
OLD, NEW = "1" * 40, "2" * 40


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_clip(tmp_path_factory.mktemp("clip"), patch=16, blocks=1, seed=1)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub"


def _put(cache: Path, model: str, commit: str, source: Path, *, ref: str = "") -> Path:
    """Put a model there as the client does: files by hash, snapshots of links to them."""
    root = cache / f"models--{model.replace('/', '--')}"
    snapshot, blobs = root / "snapshots" / commit, root / "blobs"
    snapshot.mkdir(parents=True)
    blobs.mkdir(exist_ok=True)
    for file in source.iterdir():
        blob = blobs / f"{commit[:4]}-{file.name}"
        shutil.copy(file, blob)
        (snapshot / file.name).symlink_to(Path("..", "..", "blobs", blob.name))
    if ref:
        (root / "refs").mkdir(exist_ok=True)
        (root / "refs" / ref).write_text(commit, encoding="utf-8")
    return snapshot


def _pinned(model: str) -> str:
    listed = recommended(model)
    assert listed is not None
    return listed.revision


def test_of_several_revisions_the_recommended_one_is_taken_then_the_main_branch(
    cache: Path, clip: Path
) -> None:
    assert hub_cache(CLIP) is None
    old = _put(cache, CLIP, OLD, clip)
    assert hub_cache(CLIP) == old
    new = _put(cache, CLIP, NEW, clip, ref="main")
    assert hub_cache(CLIP) == new
    pinned = _put(cache, CLIP, _pinned(CLIP), clip)
    assert hub_cache(CLIP) == pinned
    assert model_info(CLIP).where == pinned
    assert hub_cache(CLIP, "main") == new
    assert hub_cache(CLIP, OLD) == old
    assert hub_cache(CLIP, "v9") is None


@pytest.mark.parametrize("fault", ["broken link", "part of the weights", "pickle alone"])
def test_weights_that_are_not_whole_count_as_absent(cache: Path, clip: Path, fault: str) -> None:
    snapshot = _put(cache, CLIP, OLD, clip, ref="main")
    weights = snapshot / "model.safetensors"
    if fault == "broken link":
        weights.resolve().unlink()
    else:
        weights.unlink()
    if fault == "part of the weights":
        shards = {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}
        index = json.dumps({"weight_map": shards})
        (snapshot / "model.safetensors.index.json").write_text(index, encoding="utf-8")
        (snapshot / shards["a"]).write_bytes(b"")
    (snapshot / "pytorch_model.bin").write_bytes(b"")
    assert hub_cache(CLIP) is None
    info = model_info(CLIP)
    assert info.where is None  # so it is fetched, not refused
    assert not info.problem
    assert not cached_models()


def test_what_is_there_without_a_tokenizer_is_fetched(cache: Path, clip: Path) -> None:
    snapshot = _put(cache, CLIP, OLD, clip, ref="main")
    for name in ("vocab.json", "merges.txt"):
        (snapshot / name).unlink()
    assert model_info(CLIP).where is None
    assert not cached_models()


def test_the_command_is_told_that_uses_it(
    cache: Path, clip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sam = "facebook/sam2.1-hiera-tiny"
    _put(cache, CLIP, _pinned(CLIP), clip)
    drawn = _put(cache, sam, OLD, tiny_sam.save("sam2", tmp_path / "sam2"))
    assert main(["models", "recommend"]) == 0
    said = capsys.readouterr().out
    assert f"segment ... --model {CLIP}\n" in said
    assert f"segment ... --refine sam-prompts --sam {sam}\n" in said
    assert model_info(CLIP).where is not None
    assert find_sam(sam).where == drawn
