"""Every family of instances from the command line, with a tiny model folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from pycocotools import mask as coco_masks
from tiny_clip import blobs

from carnn_desktop.cli import main
from carnn_desktop.contracts.errors import Cancelled
from carnn_desktop.contracts.progress import Progress, ignore_progress
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest, TextQuery
from carnn_desktop.engine.instances.drawers import GrabCutDrawer
from carnn_desktop.engine.loading import load_model
from carnn_desktop.engine.presets import default_preset, get_preset
from carnn_desktop.engine.weights.models import family_for

THRESHOLDS = {
    "sam3": 0.2,
    "sam3_lite_text": 0.2,
    "grounding-dino": 0.9,
    "mm-grounding-dino": 0.07,
    "owlv2": 0.05,
}
IMAGE = blobs(64, 80, seed=2)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    Image.fromarray(IMAGE).save(folder / "a.png")
    return folder


def _asked(photos: Path, folders: dict[str, Path], family: str) -> list[str]:
    asked = ["segment", str(photos), "--concepts", "cat, red car", "--device", "cpu"]
    asked += ["--model", str(folders[family])]
    asked += ["--set", f"instance_threshold={THRESHOLDS[family]}"]
    if not family.startswith("sam3"):
        asked += ["--sam", str(folders["sam2"])]
    return asked


@pytest.mark.parametrize("family", list(THRESHOLDS))
def test_instances_come_into_the_file_and_can_be_made_again(
    instance_folders: dict[str, Path], photos: Path, tmp_path: Path, family: str
) -> None:
    out, trace = tmp_path / "out.json", tmp_path / "trace"
    asked = _asked(photos, instance_folders, family)
    outputs = ["--out", str(out), "--trace", str(trace), "--allow-overlap", "--min-area", "0"]
    assert main([*asked, *outputs]) == 0
    written = json.loads(out.read_text(encoding="utf-8"))
    arrays = np.load(trace / "a.png.npz")
    masks, texts = arrays["instance_masks"], arrays["instance_texts"]
    assert len(masks) == len(arrays["instance_scores"]) == len(arrays["instance_boxes"]) >= 1
    for text, union in enumerate(arrays["final_masks"]):
        assert (union == masks[texts == text].any(axis=0)).all()
    assert len(written["annotations"]) == len(masks)  # whole, not in their connected parts
    stored = sorted(int(mask.sum()) for mask in masks)
    assert sorted(round(a["area"]) for a in written["annotations"]) == stored
    (run,) = written["carnn"]["runs"]
    assert run["settings"]["instances"] == "keep"
    assert run["model"] == str(instance_folders[family])
    assert bool(run.get("refiner")) is not family.startswith("sam3")
    again = ["reproduce", str(out), "--images", str(photos), "--annotation"]
    assert main([*again, str(written["annotations"][0]["id"])]) == 0


def test_without_a_model_that_draws_grabcut_does(
    instance_folders: dict[str, Path], photos: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.json"
    asked = ["segment", str(photos), "--concepts", "cat", "--device", "cpu", "--sam", "off"]
    asked += ["--model", str(instance_folders["mm-grounding-dino"])]
    asked += ["--set", "instance_threshold=0.07", "--allow-overlap"]
    assert main([*asked, "--out", str(out)]) == 0
    written = json.loads(out.read_text(encoding="utf-8"))
    assert written["annotations"]
    assert "refiner" not in written["carnn"]["runs"][0]


def test_it_is_told_that_grabcut_draws(
    instance_folders: dict[str, Path], photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["segment", str(photos), "--concepts", "cat", "--device", "cpu"]
    asked += ["--model", str(instance_folders["owlv2"])]
    said = "No Segment Anything model is installed"
    assert main(asked) == 0
    assert said in capsys.readouterr().err
    assert main([*asked, "--sam", "off"]) == 0
    assert said not in capsys.readouterr().err


def test_grabcut_draws_the_thing_in_the_box() -> None:
    photo = np.full((60, 80, 3), 40, np.uint8)
    photo[20:40, 30:60] = (230, 200, 60)
    drawer = GrabCutDrawer()
    seen = drawer.look(photo, ignore_progress)
    (drawn,) = drawer.draw(seen, [(25.0, 15.0, 65.0, 45.0)], ignore_progress)
    assert drawn.whole is not None
    assert abs(drawn.whole.area - 600) < 60
    assert drawn.levels.shape == (60, 80)


def test_merged_is_one_annotation_a_text(
    instance_folders: dict[str, Path], photos: Path, tmp_path: Path
) -> None:
    asked = _asked(photos, instance_folders, "sam3")
    out = tmp_path / "out.json"
    merged = ["--instances", "merge", "--semantic", "--allow-overlap"]
    assert main([*asked, *merged, "--out", str(out)]) == 0
    written = json.loads(out.read_text(encoding="utf-8"))["annotations"]
    assert len({a["category_id"] for a in written}) == len(written)
    assert all(isinstance(coco_masks, object) and a["area"] > 0 for a in written)


def test_a_clip_model_judges_what_was_found(
    instance_folders: dict[str, Path], tiny_classifier: Path, photos: Path, tmp_path: Path
) -> None:
    asked = _asked(photos, instance_folders, "sam3")
    judged = ["--classifier", str(tiny_classifier), "--set", "templates=[]"]
    assert main([*asked, *judged, "--trace", str(tmp_path / "trace")]) == 0
    told = json.loads((tmp_path / "trace" / "a.png.json").read_text(encoding="utf-8"))
    assert [model["role"] for model in told["models"]] == ["proposer", "classifier"]
    assert all(0.0 < score < 1.0 for score in told["steps"][0]["scores"])
    assert max(told["steps"][0]["scores"]) >= 0.4  # of two texts that compete, not a presence


def test_no_classifier_keeps_every_text(tiny_proposer: Path, photos: Path, tmp_path: Path) -> None:
    asked = ["segment", str(photos), "--concepts", "cat, dog", "--device", "cpu"]
    asked += ["--model", str(tiny_proposer), "--classifier", "none", "--set", "crf=false"]
    out = tmp_path / "out.json"
    assert main([*asked, "--trace", str(tmp_path / "trace"), "--out", str(out)]) == 0
    told = json.loads((tmp_path / "trace" / "a.png.json").read_text(encoding="utf-8"))
    assert told["steps"][0]["scores"] == [1.0, 1.0]
    assert told["models"][1]["id"] == "none"
    annotations = json.loads(out.read_text(encoding="utf-8"))["annotations"]
    again = ["reproduce", str(out), "--images", str(photos), "--annotation"]
    assert main([*again, str(annotations[0]["id"])]) == 0
    phrase = ["segment", str(photos), "--phrase", "the dog", "--model", str(tiny_proposer)]
    assert main([*phrase, "--classifier", "none"]) == 2


def test_it_is_known_by_its_configuration(instance_folders: dict[str, Path]) -> None:
    kinds = {name: family_for(str(folder)).kind for name, folder in instance_folders.items()}
    assert kinds["sam3_lite_text"] == kinds["sam3"] == "sam3"
    assert kinds["mm-grounding-dino"] == kinds["grounding-dino"] == "grounding-dino"
    assert kinds["owlv2"] == "owlv2"
    assert default_preset(str(instance_folders["owlv2"]), "phrases") == "owlv2"


def test_options_that_nothing_would_use_are_refused(
    instance_folders: dict[str, Path],
    tiny_proposer: Path,
    photos: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = ["segment", str(photos), "--concepts", "cat", "--device", "cpu"]
    assert main([*asked, "--model", str(tiny_proposer), "--instances", "keep"]) == 2
    sam3 = str(instance_folders["sam3"])
    for refused in (["--proposals", "dense"], ["--proposals", "gradcam"]):
        assert main([*asked, "--model", sam3, *refused]) == 2
        assert "it has no maps to choose" in capsys.readouterr().err
    phrase = ["segment", str(photos), "--phrase", "the cat", "--model", sam3]
    assert main([*phrase, "--instances", "merge"]) == 2
    assert "what fits a phrase is ranked" in capsys.readouterr().err
    assert main([*asked, "--model", sam3, "--classifier", sam3]) == 2
    assert main([*asked, "--model", str(tiny_proposer), "--classifier", sam3]) == 2


@pytest.mark.parametrize("family", list(THRESHOLDS))
def test_a_damaged_folder_is_refused_from_its_headers(
    instance_folders: dict[str, Path],
    photos: Path,
    tmp_path: Path,
    family: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("carnn_desktop.engine.loading.load_model", lambda *_: pytest.fail("loaded"))
    asked = ["segment", str(photos), "--concepts", "cat"]
    source = instance_folders[family]
    cut = Path(shutil.copytree(source, tmp_path / "cut"))
    weights = cut / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    assert main([*asked, "--model", str(cut)]) == 2
    assert "cut off" in capsys.readouterr().err
    mute = Path(shutil.copytree(source, tmp_path / "mute"))
    for name in ("vocab.json", "vocab.txt", "tokenizer.json", "merges.txt"):
        (mute / name).unlink(missing_ok=True)
    assert main([*asked, "--model", str(mute)]) == 2
    assert "tokenizer" in capsys.readouterr().err
    other = Path(shutil.copytree(source, tmp_path / "other"))
    config: dict[str, Any] = json.loads((other / "config.json").read_text(encoding="utf-8"))
    config["text_config"]["vocab_size"] = 77
    (other / "config.json").write_text(json.dumps(config), encoding="utf-8")
    assert main([*asked, "--model", str(other)]) == 2
    assert "config.json says 77" in capsys.readouterr().err


@pytest.mark.parametrize("family", list(THRESHOLDS))
def test_a_cancel_comes_between_any_two_layers(
    instance_folders: dict[str, Path], family: str
) -> None:
    sam = "" if family.startswith("sam3") else str(instance_folders["sam2"])
    choice = ModelChoice(proposer=str(instance_folders[family]), device="cpu", sam=sam)
    segmenter = load_model(choice)
    settings = get_preset(default_preset(choice.proposer, "concepts"))
    request = SegmentationRequest(
        id="1", image_id="1", queries=(TextQuery("cat"),), mode="concepts", settings=settings
    )
    stages: list[str] = []

    def count(progress: Progress) -> None:
        stages.append(progress.stage)

    segmenter.segment(IMAGE, request, count)
    assert stages.count("image") > 10
    assert stages.count("texts") >= 1

    def leave(progress: Progress) -> None:
        stages.append(progress.stage)
        if len(stages) == 8:
            raise Cancelled

    stages.clear()
    with pytest.raises(Cancelled):
        segmenter.segment(IMAGE, request, leave)
    assert len(stages) == 8
    stages.clear()
    segmenter.segment(IMAGE, request, count)  # nothing is left behind
    assert stages.count("image") > 10


@pytest.mark.parametrize("family", ["sam3", "mm-grounding-dino", "owlv2"])
def test_the_semantic_benchmark_runs_it(instance_folders: dict[str, Path], family: str) -> None:
    from dataclasses import replace

    from benchmarks import semantic

    sam = "" if family == "sam3" else str(instance_folders["sam2"])
    choice = ModelChoice(proposer=str(instance_folders[family]), device="cpu", sam=sam)
    preset = get_preset(default_preset(choice.proposer, "concepts"))
    settings = replace(preset, instance_threshold=THRESHOLDS[family])
    names = (TextQuery("cat"), TextQuery("red car"))
    found = semantic.predict(load_model(choice), IMAGE, names, [(frozenset({1, 2}), settings)])
    assert found.shape == IMAGE.shape[:2]
    assert set(np.unique(found)) <= {0, 1, 2}
    assert found.any()


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")
@pytest.mark.parametrize("family", list(THRESHOLDS))
def test_cuda_agrees_with_the_cpu(instance_folders: dict[str, Path], family: str) -> None:
    from dataclasses import replace

    masks = []
    for device in ("cpu", "cuda"):
        sam = "" if family.startswith("sam3") else str(instance_folders["sam2"])
        choice = ModelChoice(
            proposer=str(instance_folders[family]),
            device="cpu" if device == "cpu" else "cuda",
            dtype="float32",
            sam=sam,
        )
        preset = get_preset(default_preset(choice.proposer, "concepts"))
        request = SegmentationRequest(
            id="1",
            image_id="1",
            queries=(TextQuery("cat"), TextQuery("red car")),
            mode="concepts",
            settings=replace(preset, instance_threshold=THRESHOLDS[family]),
            keep_maps=True,
        )
        trace = load_model(choice).segment(IMAGE, request).trace
        assert trace.final_masks is not None
        masks.append(trace.final_masks)
    both, either = (masks[0] & masks[1]).sum(), (masks[0] | masks[1]).sum()
    assert both / either > 0.99
