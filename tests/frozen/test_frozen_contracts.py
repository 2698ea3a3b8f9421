"""What others rest on is as it was: options, exit codes, JSON keys, files. Only additions pass."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from frozen_inputs import HOLIDAY_SET, HOLIDAY_WORDS
from frozen_kept import HERE, put_project
from frozen_program import PatientSegmenter, call, patient_program, settings_asked
from frozen_shape import differences, united

SECTIONS = (
    "commands", "exit codes", "json", "trace", "presets", "set", "coco", "schema", "settings",
    "project",
)  # fmt: skip


@pytest.mark.parametrize("section", SECTIONS)
def test_everything_recorded_is_there_unchanged(
    section: str, recorded: dict[str, Any], found: dict[str, Any]
) -> None:
    assert recorded[section]
    assert differences(recorded[section], found[section]) == []


def test_every_section_of_the_record_is_compared(recorded: dict[str, Any]) -> None:
    assert set(recorded) == set(SECTIONS)


def test_a_step_keeps_places_in_its_texts_and_the_run_keeps_texts(
    folder: Path,
) -> None:
    values = json.loads((folder / "trace" / "balls.bmp.json").read_text("utf-8"))
    assert values["queries"] == [["sky"], ["orange", "ball"], ["lemon"]]
    first = values["steps"][0]
    assert first["texts"] == ["sky", "orange", "lemon"]
    assert [first["texts"][place] for place in first["kept"]] == ["orange", "lemon"]
    assert first["kept"] == [1, 2]
    assert len(first["scores"]) == 3
    assert values["kept"] == ["orange", "lemon"]
    assert values["removed_background"] == ["sky"]


def test_the_final_masks_come_in_the_order_of_the_texts_given(
    folder: Path,
) -> None:
    with np.load(folder / "trace" / "balls.bmp.npz", allow_pickle=False) as arrays:
        final = arrays["final_masks"]
        assert final.shape == (3, 48, 96)
        assert not final[0].any()
        assert final[1].any(axis=0)[:55].sum() > 10
        assert final[2].any()
        assert len(arrays["s1_raw_cam"]) == len(arrays["s1_refined"]) == 3
        assert len(arrays["s2_raw_cam"]) == len(arrays["before_crf"]) == 2


def test_its_last_run_counts_as_done(
    tmp_path: Path, folder: Path, program: PatientSegmenter
) -> None:
    project = put_project(tmp_path)
    arguments = (
        *(project.parent / "holiday", "--concepts", HOLIDAY_WORDS, *HOLIDAY_SET),
        *("--project", project, "--device", "cpu", "--json"),
    )
    with patient_program(folder / "home", program):
        said = call("segment", *arguments)
    assert said.code == 0, said.err
    assert {image["outcome"] for image in said.json["images"]} == {"skipped"}


def test_a_preset_of_ones_own_is_used_as_it_was_written(
    tmp_path: Path, folder: Path, program: PatientSegmenter
) -> None:
    kept = json.loads((HERE / "preset.json").read_text(encoding="utf-8"))
    presets = tmp_path / "home" / "xdg_config_home" / "carnn-desktop" / "presets"
    presets.mkdir(parents=True)
    shutil.copy(HERE / "preset.json", presets / "Slow and careful.json")
    with patient_program(tmp_path / "home", program):
        asked = settings_asked(program, folder / "photos", "--preset", kept["name"])
    assert differences(kept["settings"], asked) == []


def test_what_is_new_passes_and_what_is_gone_or_other_does_not() -> None:
    recorded = {"a": {"x": "text", "y": [1, 2]}, "b": 1}
    assert differences(recorded, {"a": {"x": "text", "y": [2, 3, 1], "z": 0}, "b": 1, "c": 0}) == []
    assert differences(recorded, {"a": {"x": "integer", "y": [1]}}) == [
        ": 'b' is gone",
        "a / x: was 'text', is 'integer'",
        "a / y: 2 is gone",
    ]
    assert differences({"flag": False}, {"flag": 0}) != []
    assert united(recorded, {"a": {"x": "text", "y": [3, 1, 2]}, "b": 1, "c": 0}) == {
        "a": {"x": "text", "y": [1, 2, 3]},
        "b": 1,
        "c": 0,
    }
