"""A thing of one photo is found on another by an OWLv2 folder, on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from shown_things import shown_photo

from carnn_desktop.cli import main


@pytest.fixture
def labelled(instance_folders: dict[str, Path], tmp_path: Path) -> Path:
    """A labelled photo whose thing the model has a box for, and one like it without labels."""
    for name in ("labelled", "new"):
        (tmp_path / name).mkdir()
    shown, boxes = shown_photo(instance_folders["owlv2"])
    Image.fromarray(shown).save(tmp_path / "labelled/a.png")
    Image.fromarray(shown // 8 * 8).save(tmp_path / "new/b.png")
    annotations = [
        {"id": number, "image_id": 1, "category_id": 5, "iscrowd": 0, "area": 100.0,
         "bbox": [left, top, right - left, bottom - top],
         "segmentation": [[left, top, right, top, right, bottom, left, bottom]]}
        for number, (left, top, right, bottom)
        in enumerate(boxes, start=1)
    ]  # fmt: skip
    text = {
        "images": [{"id": 1, "file_name": "a.png", "width": 80, "height": 64}],
        "categories": [{"id": 5, "name": "bolt"}],
        "annotations": annotations,
    }
    (tmp_path / "labels.json").write_text(json.dumps(text), encoding="utf-8")
    return tmp_path


def _written(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_an_example_finds_its_like_and_the_run_can_be_made_again(
    instance_folders: dict[str, Path],
    labelled: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out, learned, trace = (tmp_path / name for name in ("out.json", "s.safetensors", "trace"))
    model = ["--model", str(instance_folders["owlv2"]), "--device", "cpu"]
    asked = ["segment", str(labelled / "new"), *model, "--concepts", "bolt"]
    asked += ["--sam", "off", "--allow-overlap", "--min-area", "0", "--out", str(out)]
    labels = ["--learn-from", str(labelled / "labels.json")]
    labels += ["--learn-images", str(labelled / "labelled"), "--trace", str(trace)]
    assert main([*asked, *labels]) == 0
    assert "Learned bolt from 1 photo" in capsys.readouterr().err
    found = _written(out)
    (run,) = found["carnn"]["runs"]
    assert run["example_photos"] == 1
    (told,) = json.loads((trace / "b.png.json").read_text(encoding="utf-8"))["evidence"]
    assert (told["text"], told["photos"], told["source"]) == ("bolt", 1, "reviewed")
    bolts = [a for a in found["annotations"] if a["provenance"]["text"] == "bolt"]
    again = ["reproduce", str(out), "--annotation", str(bolts[0]["id"])]
    again += ["--images", str(labelled / "new")]
    assert main(again) == 2
    assert "--learned" in capsys.readouterr().err
    labels = [str(labelled / "labels.json"), "--images", str(labelled / "labelled")]
    assert main(["learn", *labels, *model, "--out", str(learned)]) == 0
    assert main([*again, "--learned", str(learned)]) == 0, capsys.readouterr().err
    assert "reproduced" in capsys.readouterr().out


def test_what_another_model_was_shown_is_refused(
    instance_folders: dict[str, Path],
    labelled: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    learned = tmp_path / "s.safetensors"
    labels = [str(labelled / "labels.json"), "--images", str(labelled / "labelled")]
    owlv2 = ["--model", str(instance_folders["owlv2"]), "--device", "cpu"]
    assert main(["learn", *labels, *owlv2, "--out", str(learned)]) == 0
    asked = ["segment", str(labelled / "new"), "--concepts", "bolt", "--device", "cpu"]
    sam3 = ["--model", str(instance_folders["sam3"])]
    assert main([*asked, *sam3, "--learned", str(learned)]) == 2
    assert "cannot use what was learned" in capsys.readouterr().err
    assert main(["learn", *labels, *sam3, "--out", str(tmp_path / "x.safetensors")]) == 2
    assert "cannot learn" in capsys.readouterr().err
