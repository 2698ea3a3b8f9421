"""The program as it is installed, with the real built-in model, on photos of scikit-image."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pycocotools.coco import COCO

from carnn_desktop import cli
from carnn_desktop.engine.backbones.embedded import files as embedded_files
from carnn_desktop.services import samples


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    spec = find_spec("skimage")
    assert spec is not None
    assert spec.origin is not None
    folder = tmp_path / "photos"
    folder.mkdir()
    shutil.copy(Path(spec.origin).parent / "data" / "chelsea.png", folder)
    (folder / "zero.jpg").write_bytes(b"")
    return folder


@pytest.mark.slow
def test_a_photo_becomes_a_correct_coco_file(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, trace = tmp_path / "out.json", tmp_path / "trace"
    words = "cat, dog, car, sofa, pizza, horse"
    arguments = ["segment", str(photos), "--concepts", words, "--out", str(out)]
    code = cli.main([*arguments, "--trace", str(trace), "--device", "cpu"])
    said = capsys.readouterr()
    assert code == 1
    assert "zero.jpg: " in said.err
    assert cli.main(["check-coco", str(out), "--images", str(photos)]) == 0
    coco = COCO(str(out))
    assert {coco.cats[a["category_id"]]["name"] for a in coco.anns.values()} == {"cat"}
    (image,) = coco.imgs.values()
    decoded = np.logical_or.reduce([coco.annToMask(a) > 0 for a in coco.anns.values()])
    with Image.open(photos / "chelsea.png") as photo:
        assert (image["width"], image["height"]) == photo.size
    assert 0.2 < decoded.mean() < 0.95
    with np.load(trace / "chelsea.png.npz") as arrays:
        final = arrays["final_masks"]
        assert final.shape == (6, *decoded.shape)
        assert not final[1:].any()
        # small parts are not annotated, but nothing is annotated that is not in the mask
        assert not (decoded & ~final[0]).any()
    values = json.loads((trace / "chelsea.png.json").read_text())
    assert values["models"][0]["id"] == "embedded"
    assert len(values["models"][0]["sha256"]) == 64


@pytest.mark.slow
def test_weights_with_a_wrong_hash_are_refused(
    photos: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    wrong = replace(embedded_files.VISION_FILE, sha256="0" * 64)
    monkeypatch.setattr(embedded_files, "VISION_FILE", wrong)
    out = tmp_path / "new" / "out.json"
    code = cli.main(["segment", str(photos), "--concepts", "cat", "--out", str(out)])
    error = capsys.readouterr().err.splitlines()[-1]
    assert code == 2
    assert error.startswith("error: ")
    assert "SHA-256" in error
    assert not out.parent.exists()


def test_a_missing_package_with_weights_is_refused(
    photos: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = replace(embedded_files.VISION_FILE, package="no_such_package_here")
    monkeypatch.setattr(embedded_files, "ALL_FILES", (gone,))
    code = cli.main(["segment", str(photos), "--concepts", "cat"])
    error = capsys.readouterr().err
    assert code == 2
    assert error.count("\n") == 1
    assert "pip install" in error


def test_the_demos_photos_ship_with_the_packages() -> None:
    for module, distribution, name in samples.PHOTOS:
        assert (samples._package_folder(module, distribution) / name).is_file()
