"""A new family of models is its own file and one line of the registry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from random_backbone import RANDOM

from carnn_desktop.cli import main
from carnn_desktop.engine.backbones import registry
from carnn_desktop.engine.weights.models import available_models, folder_info, model_info


@pytest.fixture(autouse=True)
def registered() -> Iterator[None]:
    registry.FAMILIES.insert(1, RANDOM)
    yield
    registry.FAMILIES.remove(RANDOM)


def test_it_is_listed_and_found(tmp_path: Path) -> None:
    assert [info.id for info in available_models(tmp_path)] == ["embedded", "random"]
    assert model_info("random").kind == "random"
    assert registry.family_for("random") is RANDOM
    assert registry.family_for("openai/clip-vit-base-patch16").kind == "clip"


def test_it_segments_from_the_command_line(tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    pixels = np.random.default_rng(3).integers(0, 255, (60, 80, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(photos / "a.png")
    out = tmp_path / "out.json"
    asked = ["--concepts", "cat, dog", "--model", "random", "--set", "confidence_threshold=0"]
    code = main(["segment", str(photos), *asked, "--out", str(out)])
    assert code == 0
    written = json.loads(out.read_text(encoding="utf-8"))
    assert written["annotations"]
    assert {a["provenance"]["model"] for a in written["annotations"]} == {"random"}


def test_a_folder_that_no_family_reads_is_told_by_its_configuration(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "bert"}', encoding="utf-8")
    info = folder_info(tmp_path)
    assert info.kind == "other"
    assert "bert" in info.problem
