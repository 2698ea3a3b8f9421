"""The benchmark of semantic data sets runs every family under both protocols, on one photo."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny_siglip
from PIL import Image
from tiny_clip import blobs

from benchmarks import semantic

FAST = ("templates=[]", "crf=false", "background_words=[]")
OWN: dict[str, tuple[str, ...]] = {
    "clip": FAST,
    "clip-dense": (*FAST, 'proposals="dense"'),
    "siglip": FAST,
    "tipsv2": FAST,
    "sam3": ("instance_threshold=0.2",),
    "mm-grounding-dino": ("instance_threshold=0.07",),
    "owlv2": ("instance_threshold=0.05",),
}
"""Families and settings that make a tiny model of each find something fast."""
_GIVE_INSTANCES = ("sam3", "mm-grounding-dino", "owlv2")


@pytest.fixture(scope="module")
def models(
    tmp_path_factory: pytest.TempPathFactory,
    instance_folders: dict[str, Path],
    tiny_proposer: Path,
) -> dict[str, Path]:
    root = tmp_path_factory.mktemp("compared")
    compared = {name: tiny_siglip.save(root / name, name) for name in ("siglip", "tipsv2")}
    return instance_folders | compared | {"clip": tiny_proposer, "clip-dense": tiny_proposer}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A photo with a label map of three classes, and their names in a file."""
    root = tmp_path_factory.mktemp("data")
    for name in ("images", "labels"):
        (root / name).mkdir()
    Image.fromarray(blobs(48, 64)).save(root / "images/a.png")
    labels = np.zeros((48, 64), np.uint8)
    labels[:20], labels[20:, :30], labels[40:, 40:] = 1, 2, 255
    Image.fromarray(labels).save(root / "labels/a.png")
    (root / "names.txt").write_text("sky\nmud | sea\ncow\n", encoding="utf-8")
    (root / "stuff.txt").write_text("sky\nmud\n", encoding="utf-8")
    return root


def _measured(data: Path, out: Path, model: Path, own: tuple[str, ...], *more: str) -> Any:
    asked = ["--layout", "maps", "--data", str(data), "--names", str(data / "names.txt")]
    asked += ["--model", str(model), "--device", "cpu", "--json", str(out), *more]
    for setting in own:
        asked += ["--set", setting]
    assert semantic.main(asked) == 0
    return json.loads(out.read_text(encoding="utf-8"))


@pytest.mark.parametrize("family", list(OWN))
def test_each_family_goes_through_both_protocols(
    models: dict[str, Path], data: Path, tmp_path: Path, family: str
) -> None:
    out, model, own = tmp_path / "out.json", models[family], OWN[family]
    common = _measured(data, out, model, own, "--protocol", "common")
    assert (common["protocol"], common["names_at_once"]) == ("common", [3])
    assert set(common["iou"]) == {"background", "sky", "mud", "cow"}
    assert 0.0 <= common["miou"] <= 1.0
    apart = ["--stuff", str(data / "stuff.txt"), "--stuff-preset"]
    apart.append("owlv2" if family in _GIVE_INSTANCES else "clip-dense")
    paper = _measured(data, out, model, own, *apart)
    assert (paper["protocol"], paper["names_at_once"]) == ("paper", [2, 1])


def test_stuff_apart_is_no_common_protocol(
    models: dict[str, Path], data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--layout", "maps", "--data", str(data), "--names", str(data / "names.txt")]
    asked += ["--protocol", "common", "--stuff", str(data / "stuff.txt")]
    assert semantic.main([*asked, "--model", str(models["clip"])]) == 2
    assert "all classes at once" in capsys.readouterr().err
