"""Recommended models: each says its licence, its source and its revision."""

from __future__ import annotations

import io
import json
import re
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import huggingface_hub
import pytest
import tiny_sam
import tiny_siglip
from tiny_clip import write_tiny_clip

from carnn_desktop.cli import main
from carnn_desktop.engine.backbones.registry import FAMILIES
from carnn_desktop.engine.refine.sam_files import find_sam
from carnn_desktop.engine.weights import models
from carnn_desktop.engine.weights.models import family_for
from carnn_desktop.engine.weights.recommended import (
    NOT_COMMERCIAL,
    RecommendedModel,
    recommended,
    recommended_models,
)
from carnn_desktop.engine.weights.store import StoredModel
from carnn_desktop.services.model_list import ModelCatalog

_COMMERCIAL = {"Apache-2.0", "MIT", "CC-BY-4.0", "SAM License"}
_FORBIDDEN = ("AGPL", "research", "-NC")


@pytest.mark.parametrize("one", recommended_models(), ids=lambda one: one.id)
def test_each_says_what_one_has_to_know(one: RecommendedModel) -> None:
    assert re.fullmatch(r"[\w.-]+/[\w.-]+", one.id)
    assert one.licence
    assert one.source == f"https://huggingface.co/{one.id}"
    assert re.fullmatch(r"[0-9a-f]{40}", one.revision)
    assert one.family in {family.kind for family in FAMILIES} | {"sam"}
    assert len(one.purpose) > 20
    assert one.size == 4 * one.parameters > 0
    assert bool(one.steps) is one.gated
    assert not one.figure or re.search(r"\(.+\)", one.figure)  # with its source
    assert one.seconds is None or one.seconds > 0


@pytest.mark.parametrize("one", recommended_models(), ids=lambda one: one.id)
def test_no_licence_is_hidden(one: RecommendedModel) -> None:
    bound = any(word in one.licence for word in _FORBIDDEN)
    assert one.commercial is not bound
    if one.commercial:
        assert one.licence.split(" (")[0] in _COMMERCIAL
    else:
        assert NOT_COMMERCIAL in one.licence_words
        assert "Not for commercial use" in one.terms
    assert one.licence in one.licence_words


def test_ids_are_different_and_found() -> None:
    assert len({one.id for one in recommended_models()}) == len(recommended_models())
    sam3 = recommended("facebook/sam3@anything")
    assert sam3 is not None
    assert sam3.pinned == f"facebook/sam3@{sam3.revision}"
    assert sam3.seconds_words == "not measured here"
    assert recommended("owner/unknown") is None


def test_the_family_of_one_that_is_not_here_is_known() -> None:
    assert family_for("google/owlv2-base-patch16-ensemble").kind == "owlv2"
    assert family_for("facebook/sam3").presets["concepts"] == "sam3"
    assert family_for("owner/unknown").kind == "clip"


def test_the_pinned_revision_is_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []

    class Store:
        def __init__(self, _root: Path) -> None:
            pass

        def find(self, _name: str) -> None:
            return None

        def download(self, name: str, *, revision: str, on_progress: Any) -> StoredModel:
            asked.append(revision)
            return StoredModel(id=name, folder=tmp_path)

    monkeypatch.setattr(models, "ModelStore", Store)
    for name in ("openai/clip-vit-large-patch14", "openai/clip-vit-large-patch14@v1", "a/b"):
        models.fetch(models.model_info(name), lambda _progress: None)
    listed = recommended("openai/clip-vit-large-patch14")
    assert listed is not None
    assert asked == [listed.revision, "v1", "main"]


def test_only_those_that_may_be_used_commercially(tmp_path: Path) -> None:
    catalog = ModelCatalog(tmp_path)
    every, some = catalog.recommended(), catalog.recommended(commercial=True)
    assert {one.id for one, _ in every} > {one.id for one, _ in some}
    assert all(one.commercial for one, _ in some)
    assert not any(installed for _, installed in every)


def _into_cache(cache: Path, model_id: str, source: Path, *, whole: bool = True) -> None:
    """Put a model where the hub's client keeps it, as another program would have."""
    root = cache / f"models--{model_id.replace('/', '--')}"
    snapshot = root / "snapshots" / ("0" * 40)
    snapshot.mkdir(parents=True)
    (root / "refs").mkdir()
    (root / "refs" / "main").write_text("0" * 40, encoding="utf-8")
    for file in source.iterdir():
        if whole or file.suffix != ".safetensors":
            shutil.copy(file, snapshot)


def test_what_another_program_fetched_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cache = tmp_path / "hub"
    clip, sam, siglip = "openai/clip-vit-base-patch16", "facebook/sam2.1-hiera-tiny", "siglip2"
    _into_cache(cache, clip, write_tiny_clip(tmp_path / "clip", patch=16, blocks=2, seed=1))
    _into_cache(cache, sam, tiny_sam.save("sam2", tmp_path / "sam2"))
    other = "google/siglip2-base-patch16-224"
    _into_cache(cache, other, tiny_siglip.save(tmp_path / siglip), whole=False)
    cached = partial(huggingface_hub.try_to_load_from_cache, cache_dir=cache)
    monkeypatch.setattr(huggingface_hub, "try_to_load_from_cache", cached)
    catalog = ModelCatalog(tmp_path / "models")
    here = {one.id: told for one, told in catalog.recommended()}
    assert {model_id for model_id, told in here.items() if told == "cached"} == {clip, sam}
    entries = {entry.id: entry for entry in catalog.entries()}
    assert entries[clip].origin == entries[sam].origin == "cached"
    assert not entries[clip].problem
    assert not entries[sam].problem
    assert (entries[clip].kind, entries[sam].kind) == ("clip", "sam")
    assert entries[clip].licence == "MIT"
    assert not entries[clip].removable
    assert find_sam(sam, tmp_path / "models").where == entries[sam].where
    assert main(["models", "recommend"]) == 0
    said = capsys.readouterr().out
    assert f"{clip}  [clip, in the hub's cache, MIT" in said
    assert f"segment ... --model {clip}" in said
    assert main(["models", "recommend", "--json"]) == 0
    told = {m["id"]: m for m in json.load(io.StringIO(capsys.readouterr().out))["models"]}
    assert told[clip]["cached"]
    assert not told[clip]["installed"]
    assert not told[other]["cached"]


def test_the_command_line_tells_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "recommend"]) == 0
    said = capsys.readouterr().out
    for one in recommended_models():
        assert one.id in said
        assert one.licence_words in said
    assert "hf auth login" in said
    assert "It takes at least 3.4 GB of memory." in said
    assert "not measured here" in said
    assert main(["models", "recommend", "--commercial", "--json"]) == 0
    told = json.load(io.StringIO(capsys.readouterr().out))["models"]
    assert all(one["commercial"] for one in told)
    assert {one["licence"] for one in told} >= {"MIT", "Apache-2.0", "SAM License"}
