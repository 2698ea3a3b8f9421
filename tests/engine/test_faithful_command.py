"""The same comparisons through the command line: ``segment --model --classifier --set --trace``."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from tiny_clip import load_plain

from benchmarks.transcription import PlainCar
from carnn_desktop.cli import main
from carnn_desktop.contracts.requests import SegmentationSettings
from carnn_desktop.engine import presets

CASES = (
    "c1_sem12_bg",
    "c3_sem3_nobg_97x211",
    "c4_sem1_bg",
    "c5_ref3_bg",
    "c6_ref1_bg_97x211",
    "c8_sem12_nobg",
)
FIELDS = {
    "mask_threshold": "mask_threshold",
    "confidence_threshold": "confidence_threshold",
    "clipes_threshold": "clipes_threshold",
    "visual_prompts": "visual_prompt_type",
    "background_words": "bg_cls",
}


@dataclass(frozen=True)
class Told:
    """What ``--trace`` wrote."""

    values: dict[str, Any]
    arrays: dict[str, np.ndarray]

    def kept(self) -> list[list[int]]:
        return [step["kept"] for step in self.values["steps"]]


def _segment(
    folder: Path,
    image: Path,
    models: tuple[Path, Path],
    texts: list[str],
    settings: dict[str, Any],
    *,
    phrases: bool = False,
) -> Told:
    photos = folder / "photos"
    photos.mkdir()
    (photos / "input.png").write_bytes(image.read_bytes())
    asked = [f"--phrase={text}" for text in texts] if phrases else ["--concepts", ", ".join(texts)]
    sets = [f"--set={name}={json.dumps(value)}" for name, value in settings.items()]
    code = main(
        ["segment", str(photos), *asked, "--model", str(models[0]), "--classifier", str(models[1]),
         "--preset", "coco", *sets, "--device", "cpu", "--dtype", "float32",
         "--trace", str(folder / "trace")]
    )  # fmt: skip
    assert code == 0
    with np.load(folder / "trace" / "input.png.npz") as file:
        arrays = dict(file)
    return Told(json.loads((folder / "trace" / "input.png.json").read_text()), arrays)


def _iou(one: np.ndarray, two: np.ndarray) -> float:
    either = int((one | two).sum())
    return int((one & two).sum()) / either if either else 1.0


@pytest.mark.parametrize("name", CASES)
def test_the_command_gives_what_the_published_code_gave(name: str, tmp_path: Path) -> None:
    root = os.environ.get("CARNN_REFERENCE")
    if not root:
        pytest.skip("set CARNN_REFERENCE to the folder with the reference outputs")
    folder = Path(root) / name
    case = json.loads((folder / "case.json").read_text())
    settings = {ours: case["car"][theirs] for ours, theirs in FIELDS.items()}
    settings["templates"] = case["car"].get("semantic_templates", [])
    settings["bg_factor"] = case["car"].get("bg_factor", 1.0)
    models = (Path(root) / "tiny16_hf", Path(root) / "tiny32_hf")
    told = _segment(
        tmp_path,
        folder / "input.png",
        models,
        case["texts"],
        settings,
        phrases=case["seg_mode"] == "refer",
    )
    fixed = folder / "fixed.npz"
    with np.load(fixed if fixed.is_file() else folder / "ref.npz") as file:
        stages = dict(file)
    with np.load(folder / "rgb.npz") as file:
        final = dict(file)
    for number, kept in enumerate(told.kept(), start=1):
        assert kept == stages[f"s{number}_kept"].tolist()
        raw = told.arrays[f"s{number}_raw_cam"]
        assert np.abs(raw - stages[f"s{number}_raw_cam"]).max() < 5e-4
    assert told.values["kept"] == list(final["kept_texts"])
    shape = tuple(final["shape"])
    bits = np.unpackbits(final["final_masks_rgb_bits"])[: np.prod(shape)]
    for ours, theirs in zip(
        told.arrays["final_masks"], bits.reshape(shape).astype(bool), strict=True
    ):
        assert _iou(ours, theirs) >= 0.999


def test_the_command_gives_what_the_transcription_gives(
    tiny_proposer: Path, tiny_classifier: Path, tmp_path: Path
) -> None:
    texts = ["cat", "rocket", "spoon", "flag"]
    rng = np.random.default_rng(5)
    coarse = rng.integers(0, 255, (6, 8, 3), np.uint8)
    Image.fromarray(coarse).resize((128, 96), Image.Resampling.BICUBIC).save(tmp_path / "i.png")
    pixels = np.asarray(Image.open(tmp_path / "i.png"))
    changed = {"mask_threshold": 0.4, "confidence_threshold": 0.2, "crf": False}
    settings: SegmentationSettings = presets.get_preset("coco")
    for field, value in changed.items():
        settings = presets.override(settings, field, json.dumps(value))
    told = _segment(tmp_path, tmp_path / "i.png", (tiny_proposer, tiny_classifier), texts, changed)
    proposer, tokenizer = load_plain(tiny_proposer)
    classifier, _ = load_plain(tiny_classifier)
    plain = PlainCar(proposer, classifier, tokenizer).segment(pixels, texts, settings, "concepts")
    assert told.kept() == [list(step.kept) for step in plain.steps]
    for number, step in enumerate(plain.steps, start=1):
        assert np.abs(told.arrays[f"s{number}_raw_cam"] - step.raw).max() < 5e-4
    assert np.abs(told.arrays["before_crf"] - plain.before_crf).max() < 1e-3
