"""From what was typed to a run, where files lie, and what of a folder run is kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.project.project import Project
from carnn_desktop.runs.folder import SETTING, FolderPlan, forget_plan, load_plan, save_plan
from carnn_desktop.runs.planning import plan_run, preset_names
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.storage.paths import project_path_of


def test_a_plan_names_its_queries_and_settings() -> None:
    request = RunRequest(text="dog | hound, cat, Dog", overrides={"mask_threshold": "0.7"})
    plan = plan_run(request, ModelChoice())
    assert [query.texts for query in plan.queries] == [("dog", "hound"), ("cat",)]
    assert plan.preset == "embedded"
    assert plan.settings.mask_threshold == 0.7
    assert len(plan.notes) == 1
    first, second = plan.request(3), plan.request(3)
    assert first.id != second.id
    assert (first.image_id, first.model, first.mode) == ("3", ModelChoice(), "concepts")


def test_phrases_are_taken_whole_from_either_field() -> None:
    phrases = ("the cat, asleep", "a red hat")
    for request in (
        RunRequest(mode="phrases", phrases=phrases),
        RunRequest(mode="phrases", text="\n".join(phrases) + "\n\n"),
    ):
        plan = plan_run(request, ModelChoice(proposer="some/clip"))
        assert tuple(query.name for query in plan.queries) == phrases
        assert plan.preset == "refcoco"


@pytest.mark.parametrize(
    "request_",
    [
        RunRequest(),
        RunRequest(text=",,|"),
        RunRequest(mode="phrases", text="\n \n"),
        RunRequest(text="cat", preset="none of these"),
        RunRequest(text="cat", overrides={"colour": "1"}),
        RunRequest(text="cat", overrides={"mask_threshold": "2"}),
        RunRequest(text="cat", overrides={"mask_threshold": "{"}),
    ],
)
def test_what_cannot_be_run_is_refused_with_a_remedy(request_: RunRequest) -> None:
    with pytest.raises(CarnnError) as caught:
        plan_run(request_, ModelChoice())
    assert caught.value.reason


def test_the_default_preset_comes_first() -> None:
    names = preset_names("concepts", ModelChoice())
    assert names[0] == "embedded"
    assert len(names) == len(set(names)) > 5
    assert preset_names("phrases", ModelChoice(proposer="x"))[0] == "refcoco"


def test_a_project_lies_beside_its_folder_or_where_it_is_already(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    assert project_path_of(folder) == (tmp_path / "photos.carnn", "")
    (folder / "photos.carnn").write_bytes(b"")
    assert project_path_of(folder) == (folder / "photos.carnn", "")
    (tmp_path / "photos.carnn").write_bytes(b"")
    assert project_path_of(folder) == (tmp_path / "photos.carnn", "")


def test_a_project_of_a_folder_below_a_locked_one_lies_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) == folder)
    assert project_path_of(folder) == (folder / "photos.carnn", "")


def test_a_project_of_a_locked_folder_is_among_the_user_s_data_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "a" / "photos", tmp_path / "b" / "photos"
    for folder in (one, other):
        folder.mkdir(parents=True)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    path, note = project_path_of(one)
    assert str(path) in note
    assert path.parent.is_dir()
    assert path != project_path_of(other)[0]
    path.write_bytes(b"")
    assert project_path_of(one) == (path, note)


def test_the_plan_of_a_folder_run_comes_back_as_it_was(tmp_path: Path) -> None:
    plan = FolderPlan(
        request=RunRequest(text="cat", overrides={"crf": "false"}, split_parts=True),
        model=ModelChoice(proposer="x", device="cpu"),
        scope="unreviewed",
        image_ids=(3, 1, 2),
    )
    with Project.create(tmp_path / "p.carnn", tmp_path) as project:
        assert load_plan(project) is None
        save_plan(plan, project)
        assert load_plan(project) == plan
        forget_plan(project)
        assert load_plan(project) is None
        project.settings.set(SETTING, {"scope": "some"})
        assert load_plan(project) is None
        assert project.settings.get(SETTING) is None


def test_a_plan_names_the_sam_model_that_its_refinement_needs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("carnn_desktop.engine.weights.models.models_folder", lambda: tmp_path)
    with pytest.raises(CarnnError, match="No Segment Anything"):
        plan_run(RunRequest(text="cat", refinement="sam_auto"), ModelChoice())
    folder = tmp_path / "tiny"
    folder.mkdir()
    (folder / "config.json").write_text('{"model_type": "sam"}')
    (folder / "model.safetensors").write_bytes(b"")
    with pytest.raises(CarnnError, match="cut off"):
        plan_run(RunRequest(text="cat", refinement="sam_auto"), ModelChoice())
    (folder / "model.safetensors").write_bytes((2).to_bytes(8, "little") + b"{}")
    plan = plan_run(RunRequest(text="cat", refinement="sam_auto"), ModelChoice())
    assert (plan.model.sam, plan.settings.refinement) == ("tiny", "sam_auto")
    snapped = plan_run(RunRequest(text="cat", refinement="grabcut"), ModelChoice(sam="tiny"))
    assert (snapped.model.sam, snapped.settings.refinement) == ("", "grabcut")
    assert plan_run(RunRequest(text="cat"), ModelChoice()).settings.refinement == "none"


def test_parts_and_their_smallest_area_go_with_the_request() -> None:
    plan = plan_run(RunRequest(text="cat", split_parts=True, min_part_area=99), ModelChoice())
    request = plan.request(1)
    assert (request.split_parts, request.min_part_area) == (True, 99)


@pytest.mark.parametrize(
    ("model", "text", "told"),
    [("openai/x", "cat", True), ("openai/x", "cat, dog", False), ("embedded", "cat", False)],
)
def test_a_lone_category_is_told_that_it_cannot_be_dropped(
    model: str, text: str, told: bool
) -> None:
    plan = plan_run(RunRequest(text=text), ModelChoice(proposer=model))
    assert any("alone scores 1.00" in note for note in plan.notes) == told
