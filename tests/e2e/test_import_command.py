"""``carnn import``: from a file to a project on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from carnn_desktop.cli import main
from carnn_desktop.project.project import Project


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("a.png", "b.png"):
        Image.new("RGB", (40, 30)).save(folder / name)
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    value = {
        "images": [
            {"id": n, "file_name": name, "width": 40, "height": 30}
            for n, name in ((1, "a.png"), (2, "c.png"))
        ],
        "annotations": [
            {"id": n, "image_id": n, "category_id": 5, "bbox": [1, 1, 5, 5], "iscrowd": 0}
            for n in (1, 2)
        ],
        "categories": [{"id": 5, "name": "cup"}],
    }
    path = tmp_path / "instances.json"
    path.write_text(json.dumps(value))
    return path


def call(capsys: Any, *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_dry_run_makes_nothing(file: Path, photos: Path, tmp_path: Path, capsys: Any) -> None:
    project = tmp_path / "p.carnn"
    code, out, _ = call(
        capsys, "import", file, "--project", project, "--images", photos, "--dry-run"
    )
    assert code == 0
    assert "1 matched, 1 missing" in out
    assert "nothing was changed" in out
    assert not project.exists()


def test_import_into_a_new_project(file: Path, photos: Path, tmp_path: Path, capsys: Any) -> None:
    project = tmp_path / "p.carnn"
    arguments = ("import", file, "--project", project, "--images", photos)
    code, out, _ = call(capsys, *arguments, "--json", "--map", "cup=Mug")
    assert code == 0
    said = json.loads(out)
    assert said["format"] == "coco"
    assert said["counts"]["missing"] == 1
    assert said["report"]["objects"] == 1
    with Project.open(project) as opened:
        assert [category.name for category in opened.categories.listed()] == ["Mug"]
        assert len(opened.documents.load(1).annotations) == 1
        assert opened.documents.load(1).annotations[0].is_box
    code, out, _ = call(capsys, *arguments, "--replace", "--as", "proposed", "--map", "cup=Mug")
    assert code == 0
    assert "1 replaced" in out
    with Project.open(project) as opened:
        assert opened.documents.load(1).annotations[0].state == "proposed"


@pytest.mark.parametrize(
    ("extra", "said"),
    [(("--map", "x=y"), "names no category"), (("--format", "nonsense"), "no format")],
)
def test_wrong_use_is_said(
    file: Path, photos: Path, tmp_path: Path, capsys: Any, extra: tuple[str, ...], said: str
) -> None:
    project = tmp_path / "p.carnn"
    code, _, err = call(capsys, "import", file, "--project", project, "--images", photos, *extra)
    assert code == 2
    assert said in err


def test_a_damaged_file_is_refused_with_its_place(
    photos: Path, tmp_path: Path, capsys: Any
) -> None:
    (tmp_path / "bad.json").write_text('{"images": [1,}')
    code, _, err = call(
        capsys, "import", tmp_path / "bad.json", "--project", tmp_path / "p", "--images", photos
    )
    assert code == 2
    assert "line 1, column 15" in err
    assert not (tmp_path / "p").exists()


def test_nothing_found_is_a_failure(file: Path, tmp_path: Path, capsys: Any) -> None:
    folder = tmp_path / "others"
    folder.mkdir()
    Image.new("RGB", (40, 30)).save(folder / "x.png")
    code, out, _ = call(
        capsys, "import", file, "--project", tmp_path / "p.carnn", "--images", folder
    )
    assert code == 1
    assert "2 missing" in out


def test_findings_are_grouped_and_the_worst_come_first(
    tmp_path: Path, photos: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    value = json.loads(file.read_text())
    first = value["annotations"][0]
    value["annotations"] = [{**first, "id": n, "iscrowd": "0"} for n in range(1, 10)]
    value["categories"] += [{"id": 100 + n, "name": f"kind {n}"} for n in range(20)]
    file.write_text(json.dumps(value))
    command = ["import", str(file), "--project", str(tmp_path / "p"), "--images", str(photos)]
    assert main([*command, "--dry-run"]) == 0
    lines = capsys.readouterr().out.splitlines()
    found = [line for line in lines if line.startswith(("left out [", "repaired [", "noted ["))]
    assert found[0].startswith("left out [image] $.images[1]: c.png")
    assert found[5] == "repaired [value] and 5 more"
    assert found[-1] == "noted [box] $: 9 of 9 objects are boxes without an outline"
    assert any(line.endswith("kind 6, kind 7 and 12 more") for line in lines)


def test_a_file_of_which_nothing_is_left_fails(
    tmp_path: Path, photos: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    value = json.loads(file.read_text())
    for annotation in value["annotations"]:
        annotation["category_id"] = 9
    file.write_text(json.dumps(value))
    command = ["import", str(file), "--project", str(tmp_path / "p"), "--images", str(photos)]
    assert main(command) == 1
    assert "nothing of what the file holds can be imported" in capsys.readouterr().out
