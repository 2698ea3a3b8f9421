"""Broken folders of models: each is one line that says so, and the other models are there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from carnn_desktop.cli import main
from carnn_desktop.engine.backbones.clip.image import Pixels
from carnn_desktop.engine.weights.files import weights_problem
from carnn_desktop.engine.weights.models import available_models, folder_info, models_folder
from carnn_desktop.services.model_list import ModelCatalog

LISTS, OBJECTS = "[" * 100_000, '{"a":' * 100_000
PART = {"hidden_size": 8, "intermediate_size": 16, "num_attention_heads": 2, "num_hidden_layers": 1}
CONFIG = {
    "model_type": "clip",
    "projection_dim": 4,
    "text_config": {**PART, "vocab_size": 20, "max_position_embeddings": 7},
    "vision_config": {**PART, "image_size": 8, "patch_size": 4},
}
SIZES: Mapping[str, tuple[int, ...]] = {
    "text_model.embeddings.token_embedding.weight": (20, 8),
    "text_model.embeddings.position_embedding.weight": (7, 8),
    "text_model.encoder.layers.0.mlp.fc1.weight": (16, 8),
    "text_projection.weight": (4, 8),
    "visual_projection.weight": (4, 8),
    "vision_model.embeddings.patch_embedding.weight": (8, 3, 4, 4),
    "vision_model.embeddings.position_embedding.weight": (5, 8),
    "vision_model.encoder.layers.0.mlp.fc1.weight": (16, 8),
}


def a_model(folder: Path, name: str = "good") -> Path:
    path = folder / name
    path.mkdir(parents=True)
    (path / "config.json").write_text(json.dumps(CONFIG))
    (path / "vocab.json").write_text("{}")
    tensors = {key: np.zeros(size, np.float32) for key, size in SIZES.items()}
    save_file(tensors, path / "model.safetensors")
    return path


def with_header(folder: Path, header: str) -> None:
    data = header.encode()
    (folder / "model.safetensors").write_bytes(len(data).to_bytes(8, "little") + data + bytes(8))


def config(folder: Path, **changes: object) -> None:
    (folder / "config.json").write_text(json.dumps({**CONFIG, **changes}))


def test_a_whole_model_has_no_problem(tmp_path: Path) -> None:
    assert folder_info(a_model(tmp_path)).problem == ""


def test_all_broken_models_are_lines_beside_the_good_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = models_folder()
    a_model(root)
    for name, header in {
        "lists": LISTS,
        "objects": OBJECTS,
        "short offsets": '{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}',
        "infinite": '{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,1e400]}}',
        "larger than its bytes": '{"a":{"dtype":"F32","shape":[999999],"data_offsets":[0,8]}}',
        "negative": '{"a":{"dtype":"F32","shape":[-2,-1],"data_offsets":[0,8]}}',
        "a list": "[1]",
        "a text": '{"a":"b"}',
    }.items():
        with_header(a_model(root, name), header)
    configs = (LISTS, OBJECTS, "[]", "null", '{"model_type":["clip"]}', '{"model_type":{}}')
    for number, text in enumerate(configs):
        (a_model(root, f"config {number}") / "config.json").write_text(text)
    config(a_model(root, "many layers"), text_config={**PART, "num_hidden_layers": 10_000_000})
    config(a_model(root, "wide"), vision_config={**PART, "hidden_size": 10**9})
    config(a_model(root, "hidden away"), text_config_dict={"num_hidden_layers": 10**7})
    config(a_model(root, "sam"), model_type="sam", vision_config={"num_hidden_layers": 10**7})
    config(a_model(root, "stages"), mask_decoder_config={"num_upsampling_stages": 10**9})
    config(a_model(root, "depths"), backbone_config={"depths": [2, 10**9]})
    config(a_model(root, "a float"), decoder_layers=1e9)
    config(a_model(root, "depth"), mask_decoder_config={"iou_head_depth": 10**9})
    config(a_model(root, "outputs"), mask_decoder_config={"num_multimask_outputs": 10**9})
    index = a_model(root, "index")
    (index / "model.safetensors").unlink()
    (index / "model.safetensors.index.json").write_text(LISTS)
    outside = a_model(root, "outside")
    (outside / "model.safetensors").unlink()
    names = {"weight_map": {"a": "../good/model.safetensors"}}
    (outside / "model.safetensors.index.json").write_text(json.dumps(names))
    (root / "folders.json").write_text(LISTS)
    (a_model(root, "manifest") / "carnn-model.json").write_text('{"files": {"a": 1}, "id": 5}')
    broken = {path.name for path in root.iterdir() if path.is_dir()} - {"good", "manifest"}

    entries = {entry.title: entry for entry in ModelCatalog().entries()}
    assert entries["good"].problem == entries["manifest"].problem == ""
    assert {name for name in broken if not entries[name].problem} == set()
    assert {info.title for info in available_models()} >= broken - {"sam"}
    assert main(["models", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["models"]
    assert len(told) == len(entries)


@pytest.mark.parametrize("text", [LISTS, OBJECTS, '{"image_mean": ["a"], "image_std": [1]}', "[]"])
def test_a_broken_preprocessor_gives_clip_s_own_values(tmp_path: Path, text: str) -> None:
    folder = a_model(tmp_path)
    (folder / "preprocessor_config.json").write_text(text)
    assert Pixels.of_folder(folder) == Pixels()
    values = {"image_mean": [0.5] * 3, "image_std": [0, 1, 1]}
    (folder / "preprocessor_config.json").write_text(json.dumps(values))
    assert Pixels.of_folder(folder) == Pixels()


def test_links_to_weights_are_followed(tmp_path: Path) -> None:
    """Caches of models are made of them."""
    folder = a_model(tmp_path)
    blob = tmp_path / "blob"
    (folder / "model.safetensors").rename(blob)
    (folder / "model.safetensors").symlink_to(blob)
    assert weights_problem(folder)[0] == ""
