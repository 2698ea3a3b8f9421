"""The benchmark of learning runs with any model that can learn: here a seeded CLIP."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[3]


def _photos(folder: Path) -> Path:
    """Write three photos with a bright square each, and their annotations."""
    (folder / "images").mkdir()
    images, annotations = [], []
    for number in range(1, 4):
        random = np.random.default_rng(number)
        pixels = random.integers(40, 80, (96, 128, 3), np.uint8)
        left = 16 * number
        pixels[16:64, left : left + 48] = random.integers(200, 255, (48, 48, 3), np.uint8)
        Image.fromarray(pixels).save(folder / "images" / f"{number}.png")
        images.append({"id": number, "file_name": f"{number}.png", "width": 128, "height": 96})
        ring = [left, 16, left + 48, 16, left + 48, 64, left, 64]
        annotations.append(
            {"id": number, "image_id": number, "category_id": 1, "segmentation": [ring],
             "bbox": [left, 16, 48, 48], "area": 48 * 48, "iscrowd": 0}
        )  # fmt: skip
    told = {
        "images": images,
        "annotations": annotations,
        "categories": [{"id": 1, "name": "square"}],
    }
    (folder / "instances.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


def test_a_clip_learns_through_the_benchmark(
    tmp_path: Path, tiny_proposer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    import learning

    out = tmp_path / "numbers.json"
    folder = _photos(tmp_path)
    arguments = ["--coco", str(folder), "--model", str(tiny_proposer), "--device", "cpu"]
    arguments += ["--reviewed", "0,2", "--seeds", "1", "--test", "1", "--json", str(out)]
    arguments += ["--set", "crf=false", "--set", "templates=[]"]
    assert learning.main(arguments) == 0
    (found,) = json.loads(out.read_text(encoding="utf-8")).values()
    assert set(found) == {"0", "2"}
    assert found["2"][0]["miou"] > found["0"][0]["miou"]
    for name in ("learning", "learning_photos", "learning_lists", "learning_scale"):
        sys.modules.pop(name, None)
