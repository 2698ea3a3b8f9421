"""Examples from COCO files: done for all categories; what cannot be used is told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from project_samples import raw

from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.photos.images import UnreadableImage
from carnn_desktop.project.project import Project
from carnn_desktop.project.uniting import unite_projects
from carnn_desktop.runs.examples import examples_of_coco, examples_of_project


def written(folder: Path, annotations: list[dict[str, Any]], **more: Any) -> Path:
    for name in ("a.png", "b.png"):
        shade = 40 if name == "a.png" else 90
        Image.fromarray(np.full((20, 30, 3), shade, np.uint8)).save(folder / name)
    images = [
        {"id": number, "file_name": name, "width": 30, "height": 20}
        for number, name in enumerate(("a.png", "b.png"), start=1)
    ]
    content = {
        "images": images,
        "categories": [{"id": 1, "name": "bolt"}, {"id": 2, "name": "nut"}],
        "annotations": annotations,
        **more,
    }
    path = folder / "labels.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def box(number: int, image: int, category: int, x: int, **more: Any) -> dict[str, Any]:
    ring = [x, 2, x + 6, 2, x + 6, 8, x, 8]
    return {
        "id": number,
        "image_id": image,
        "category_id": category,
        "segmentation": [ring],
        "bbox": [x, 2, 6, 6],
        "area": 36,
        "iscrowd": 0,
        **more,
    }


def test_every_photo_counts_as_done_for_all_categories(tmp_path: Path) -> None:
    path = written(tmp_path, [box(1, 1, 1, 3), box(2, 1, 1, 15)])
    found = examples_of_coco(path, None)
    first, second = found.examples()
    assert found.names == ("bolt", "nut")
    assert first.listed == second.listed == {"bolt", "nut"}
    assert first.positive["bolt"].sum() == 72
    assert second.positive == {}
    assert found.read(first.photo).shape == (20, 30, 3)
    assert found.notes == []


def test_photos_that_are_missing_or_of_another_size_are_told(tmp_path: Path) -> None:
    path = written(tmp_path, [box(1, 1, 1, 3)])
    Image.fromarray(np.zeros((10, 30, 3), np.uint8)).save(tmp_path / "b.png")
    found = examples_of_coco(path, None)
    assert found.count == 1
    assert found.notes == ["Not learned from: b.png is 30 x 10 pixels, not 30 x 20."]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with pytest.raises(CarnnError, match="None of the 2 photos"):
        examples_of_coco(path, elsewhere)


def reviewed_project(tmp_path: Path) -> Project:
    """A project of one photo with the category "bolt"; nothing is done yet."""
    photos = tmp_path / "photos"
    photos.mkdir()
    written(photos, [])
    project = Project.create(tmp_path / "p.carnn", photos)
    project.images.sync(["a.png"])
    project.images.update(1, sha256="ab" * 32)
    project.categories.ensure([("bolt", ())])
    return project


def mark(project: Project, state: Any) -> None:
    project.documents.save(ImageDocument(image_id=1, width=30, height=20, state=state))


def test_a_category_made_after_a_photo_was_done_is_not_absent_from_it(tmp_path: Path) -> None:
    with reviewed_project(tmp_path) as project:
        mark(project, "done_empty")
        project.categories.ensure([("nut", ())])
        (example,) = examples_of_project(project).examples()
        assert example.listed == {"bolt"}
        mark(project, "done")  # still done: it was not looked through again
        (example,) = examples_of_project(project).examples()
        assert example.listed == {"bolt"}
        mark(project, "in_review")
        assert not examples_of_project(project).count
        mark(project, "done_empty")
        (example,) = examples_of_project(project).examples()
        assert example.listed == {"bolt", "nut"}


def test_categories_that_are_merged_were_both_listed(tmp_path: Path) -> None:
    with reviewed_project(tmp_path) as project:
        project.categories.ensure([("bolts", ())])
        mark(project, "done_empty")
        assert project.images.listed_when_done()[1] == {1, 2}
        project.categories.merge([1, 2])
        assert project.images.listed_when_done()[1] == {1}


def test_united_projects_keep_what_was_listed_when_a_photo_was_done(tmp_path: Path) -> None:
    with reviewed_project(tmp_path) as first:
        first.images.sync(["a.png", "b.png"])
    second = tmp_path / "second.carnn"
    shutil.copy(tmp_path / "p.carnn", second)
    with Project.open(tmp_path / "p.carnn") as first:
        first.categories.ensure([("washer", ()), ("nut", ())])
    with Project.open(second) as other:
        other.categories.ensure([("nut", ())])
        other.documents.save(ImageDocument(image_id=2, width=30, height=20, state="done_empty"))
        other.categories.ensure([("late", ())])
    for expected in ({1, 3}, None):
        united = tmp_path / "united.carnn"
        assert unite_projects([tmp_path / "p.carnn", second], united, overwrite=True).taken == 1
        with Project.open(united) as project:
            names = [category.name for category in project.categories.listed()]
            assert names == ["bolt", "washer", "nut", "late"]
            assert project.images.listed_then(2) == expected
        with raw(second) as connection:  # as if it was done before that was noted
            connection.execute("DELETE FROM reviewed")


def test_a_photo_that_was_changed_since_is_told_and_not_learned_from(tmp_path: Path) -> None:
    path = written(tmp_path, [box(1, 1, 1, 3)])
    found = examples_of_coco(path, None)
    first, second = found.examples()
    Image.fromarray(np.full((20, 30, 3), 200, np.uint8)).save(tmp_path / "a.png")
    with pytest.raises(UnreadableImage, match="changed") as told:
        found.read(first.photo)
    assert found.read(second.photo).shape == (20, 30, 3)
    found.note({first.photo: told.value.reason})
    assert found.notes == ["Not learned from: a.png: it was changed since it was reviewed."]
