"""A project and settings written by version 5b7225e open, change and export as they did there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from frozen_inputs import EXPORTS, HOLIDAY
from frozen_kept import HERE, put_project, unlike
from frozen_program import accept_all, call, repairs_and_traces, written_settings
from frozen_project_file import contents, schema
from frozen_shape import differences


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return put_project(tmp_path)


def _exported(project: Path, name: str) -> Any:
    out = project.parent / name
    said = call("export", project, *EXPORTS[name], "--out", out)
    assert said.code == 0, said.err
    return json.loads(out.read_text(encoding="utf-8"))


def _kept(name: str) -> Any:
    return json.loads((HERE / f"holiday_{name}").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_it_is_exported_as_it_was(name: str, project: Path) -> None:
    assert unlike(_kept(name), _exported(project, name)) == []


def test_the_export_holds_all_that_was_asked_of_it() -> None:
    values = _kept("everything.json")
    annotations = values["annotations"]
    provenance = [annotation["provenance"] for annotation in annotations]
    for key in (
        *("run", "text", "contrast", "split", "box", "imported"),
        *("relabelled", "needs_review", "note"),
    ):
        assert any(key in one for one in provenance), key
    assert {one["source"] for one in provenance} == {"model", "manual", "import"}
    assert {one["state"] for one in provenance} == {"proposed", "accepted", "rejected"}
    assert any(one.get("forced") for one in provenance)
    assert any(one.get("edit_iou") for one in provenance)
    assert sum(annotation["iscrowd"] for annotation in annotations) == 2
    assert any("track" in annotation for annotation in annotations)
    assert any("refiner" in run for run in values["carnn"]["runs"])
    assert {run["mode"] for run in values["carnn"]["runs"]} == {"concepts", "phrases"}
    merged = [one["provenance"] for one in _kept("merged.json")["annotations"]]
    assert any("merged" in one for one in merged)
    assert any("round_trip_iou" in one for one in merged)


def test_nothing_in_it_needs_repair_and_its_traces_are_read(project: Path) -> None:
    repairs, kept = repairs_and_traces(project)
    assert repairs == ()
    assert len(kept) == len(HOLIDAY)
    assert ("orange", "lemon") in kept


def test_edits_are_saved_beside_what_was_there(project: Path) -> None:
    before = _exported(project, "everything.json")
    known = contents(project)
    assert accept_all(project) > 1
    (project.parent / "everything.json").rename(project.parent / "before.json")
    after = _exported(project, "everything.json")
    first = before["images"][0]["id"]
    states = {
        annotation["id"]: annotation["provenance"]["state"]
        for annotation in after["annotations"]
        if annotation["image_id"] == first
    }
    assert "proposed" not in states.values()
    assert "accepted" in states.values()
    other = [a for a in before["annotations"] if a["image_id"] != first]
    assert unlike(other, [a for a in after["annotations"] if a["image_id"] != first]) == []
    assert differences(known, contents(project)) == []
    assert schema(project)["versions"] >= [1, 2, 3]


def test_the_settings_are_read_as_they_were_written(tmp_path: Path) -> None:
    kept = json.loads((HERE / "settings.json").read_text(encoding="utf-8"))
    shutil.copy(HERE / "settings.json", tmp_path)
    (tmp_path / "presets").mkdir()
    shutil.copy(HERE / "preset.json", tmp_path / "presets" / "Slow and careful.json")
    assert differences(kept, written_settings(tmp_path / "settings.json")) == []
    defaults = written_settings(tmp_path / "none.json")
    assert [key for key in kept if kept[key] == defaults[key]] == []
