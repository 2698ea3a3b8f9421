"""Which SAM models are found on disk, what is said where there is none, and what is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import tiny_sam
import torch
from safetensors.torch import load_file, save_file

from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.engine.refine.sam_files import find_sam, sam_models, sam_sentence
from carnn_desktop.engine.refine.sam_load import load_sam
from carnn_desktop.engine.weights.store import ModelStore

CPU = torch.device("cpu")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tiny_sam.save("sam", tmp_path / "tiny-sam")


def test_no_weights_is_said_in_one_sentence(tmp_path: Path) -> None:
    assert sam_models(tmp_path / "absent") == ()
    assert sam_sentence(tmp_path).startswith("No Segment Anything model is installed")
    with pytest.raises(CarnnError, match="No Segment Anything model is installed") as caught:
        find_sam(root=tmp_path)
    assert "facebook/sam-vit-base" in caught.value.remedy
    with pytest.raises(CarnnError, match="not installed"):
        find_sam("facebook/sam-vit-base", root=tmp_path)


def test_added_folders_and_copied_ones_are_found(folder: Path, tmp_path: Path) -> None:
    root = tmp_path / "models"
    ModelStore(root).add_folder(folder)
    assert [info.id for info in sam_models(root)] == [str(folder)]
    assert find_sam(root=root).kind == "sam"
    assert find_sam("tiny-sam", root=root).where == folder
    assert "tiny-sam" in sam_sentence(root)
    tiny_sam.save("sam2", root / "copied")
    clip = root / "clip"
    clip.mkdir()
    (clip / "config.json").write_text(json.dumps({"model_type": "clip"}), encoding="utf-8")
    assert [info.title for info in sam_models(root)] == ["tiny-sam", "copied"]
    with pytest.raises(CarnnError, match="no SAM"):
        find_sam(str(clip), root=root)


def test_what_is_loaded_is_identified(folder: Path) -> None:
    sam = load_sam(find_sam(str(folder)), device=CPU)
    assert sam.model_id == str(folder)
    assert len(sam.sha256) == 64
    assert sam.side == tiny_sam.SIDE


def test_the_normalisation_of_the_folder_is_used(folder: Path) -> None:
    values = {"image_mean": [0.5, 0.4, 0.3], "image_std": [0.2, 0.2, 0.1]}
    (folder / "preprocessor_config.json").write_text(json.dumps(values), encoding="utf-8")
    sam = load_sam(find_sam(str(folder)), device=CPU)
    assert sam._mean == (0.5, 0.4, 0.3)
    (folder / "preprocessor_config.json").write_text('{"image_mean": [1, "x"]}', encoding="utf-8")
    assert load_sam(find_sam(str(folder)), device=CPU)._mean == (0.485, 0.456, 0.406)


def test_a_pickle_alone_is_refused(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(CarnnError, match=r"no model\.safetensors"):
        find_sam(str(folder))


def test_weights_that_do_not_fit_are_refused(folder: Path, tmp_path: Path) -> None:
    weights = load_file(folder / "model.safetensors")
    fewer = shutil.copytree(folder, tmp_path / "fewer")
    name = next(key for key in weights if key.startswith("mask_decoder"))
    save_file({k: v for k, v in weights.items() if k != name}, fewer / "model.safetensors")
    with pytest.raises(CarnnError, match=r"lacks 1 of the model's weights"):
        load_sam(find_sam(str(fewer)), device=CPU)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    config["mask_decoder_config"]["mlp_dim"] = 48
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(CarnnError):
        load_sam(find_sam(str(folder)), device=CPU)


def test_a_truncated_file_is_refused(folder: Path) -> None:
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(CarnnError, match="damaged or was cut off"):
        load_sam(find_sam(str(folder)), device=CPU)


def test_loading_can_be_cancelled(folder: Path) -> None:
    def on_progress(progress: Progress) -> None:
        if progress.stage == "loading":
            raise Cancelled

    with pytest.raises(Cancelled):
        load_sam(find_sam(str(folder)), device=CPU, on_progress=on_progress)
