"""What is wrong with a model folder is seen in its files, before anything is loaded."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from safetensors.torch import load_file, save_file
from tiny_clip import LIBRARY

from carnn_desktop.engine.backbones.clip.image import Pixels
from carnn_desktop.engine.backbones.preprocessing import HALF, Scaling
from carnn_desktop.engine.weights.files import image_settings
from carnn_desktop.engine.weights.models import folder_info

WEIGHTS = "model.safetensors"


@pytest.fixture
def folder(tiny_classifier: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_classifier, tmp_path / "model"))


def _config(folder: Path, part: str, **changes: Any) -> None:
    path = folder / "config.json"
    values = json.loads(path.read_text())
    (values[part] if part else values).update(changes)
    path.write_text(json.dumps(values))


def test_a_whole_folder_has_no_problem(folder: Path) -> None:
    assert folder_info(folder).problem == ""


@pytest.mark.parametrize("size", [0, 4, 200, -1])
def test_a_file_that_was_cut_off(folder: Path, size: int) -> None:
    content = (folder / WEIGHTS).read_bytes()
    (folder / WEIGHTS).write_bytes(content[:size])
    assert folder_info(folder).problem == f"{folder / WEIGHTS} is damaged or was cut off."


@pytest.mark.parametrize("content", [b"x" * 100, b"\xff" * 100, b"\x02" + bytes(7) + b"[]"])
def test_a_file_of_another_format(folder: Path, content: bytes) -> None:
    (folder / WEIGHTS).write_bytes(content)
    assert "damaged" in folder_info(folder).problem


@pytest.mark.parametrize(
    ("part", "change", "tensor"),
    [
        ("text_config", {"vocab_size": 7}, "token_embedding"),
        ("vision_config", {"patch_size": 7}, "patch_embedding"),
        ("vision_config", {"image_size": 512}, "position_embedding"),
        ("", {"projection_dim": 3}, "text_projection"),
    ],
)
def test_wrong_sizes_name_the_tensor_and_both_sizes(
    folder: Path, part: str, change: dict[str, int], tensor: str
) -> None:
    _config(folder, part, **change)
    problem = folder_info(folder).problem
    assert tensor in problem
    assert "but config.json says" in problem


def test_sizes_that_the_configuration_leaves_open_are_not_judged(folder: Path) -> None:
    path = folder / "config.json"
    values = json.loads(path.read_text())
    del values["projection_dim"], values["text_config"]["vocab_size"]
    path.write_text(json.dumps(values))
    assert folder_info(folder).problem == ""


def test_shards_are_read_like_one_file(folder: Path) -> None:
    tensors = load_file(folder / WEIGHTS)
    (folder / WEIGHTS).unlink()
    names = sorted(tensors)
    half = len(names) // 2
    shards = {"a.safetensors": names[:half], "b.safetensors": names[half:]}
    for name, keys in shards.items():
        save_file({key: tensors[key] for key in keys}, folder / name)
    weight_map = {key: name for name, keys in shards.items() for key in keys}
    (folder / f"{WEIGHTS}.index.json").write_text(json.dumps({"weight_map": weight_map}))
    assert folder_info(folder).problem == ""
    _config(folder, "text_config", vocab_size=7)
    assert "token_embedding" in folder_info(folder).problem
    (folder / "b.safetensors").write_bytes(b"")
    assert "b.safetensors is damaged" in folder_info(folder).problem
    (folder / "b.safetensors").unlink()
    assert folder_info(folder).problem == f"{folder} lacks b.safetensors."


def test_what_a_processor_saves_of_photos_is_read(folder: Path) -> None:
    mean, spread = (0.1, 0.2, 0.3), (0.4, 0.5, 0.6)
    photos = LIBRARY.CLIPImageProcessorPil(image_mean=list(mean), image_std=list(spread))
    LIBRARY.CLIPProcessor(photos, LIBRARY.CLIPTokenizer.from_pretrained(folder)).save_pretrained(
        folder
    )
    assert Pixels.of_folder(folder) == Pixels(mean, spread)
    assert Scaling.of_folder(folder, HALF) == Scaling(mean, spread)
    before = {"image_mean": [0.7] * 3, "image_std": [0.8] * 3}
    (folder / "preprocessor_config.json").write_text(json.dumps(before), encoding="utf-8")
    assert Pixels.of_folder(folder) == Pixels(mean, spread)  # as transformers takes it
    (folder / "processor_config.json").write_text('{"image_seq_length": 3}', encoding="utf-8")
    assert image_settings(folder) == before
    assert Pixels.of_folder(folder) == Pixels((0.7,) * 3, (0.8,) * 3)


def test_a_deviation_of_nothing_is_not_divided_by(folder: Path) -> None:
    text = json.dumps({"image_mean": [0.1] * 3, "image_std": [0.2, 0, 0.2]})
    (folder / "preprocessor_config.json").write_text(text, encoding="utf-8")
    assert Scaling.of_folder(folder, HALF) == Scaling((0.1,) * 3, HALF[1])
