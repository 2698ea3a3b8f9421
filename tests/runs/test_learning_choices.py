"""What the user decided on learned classes: kept in the project, and heeded without the window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from carnn_desktop.annotations import drawing, edits
from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.contracts.arrays import frozen
from carnn_desktop.photos.images import read_image
from carnn_desktop.project.project import Project
from carnn_desktop.runs.examples import examples_of_project
from carnn_desktop.runs.learning_choices import LearningChoices, load_choices, save_choices

NOW = "2026-11-27T00:00:00+00:00"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two reviewed photos that show a bolt and a nut each."""
    for number in (1, 2):
        shade = np.full((20, 30, 3), 40 * number, np.uint8)
        Image.fromarray(shade).save(tmp_path / f"{number}.png")
    made = Project.open_or_create(tmp_path / "p.carnn", tmp_path)
    made.images.sync(["1.png", "2.png"])
    ids = made.categories.ensure([("bolt", ()), ("nut", ())])
    for ref in made.images.listed():
        photo = read_image(tmp_path / ref.path)
        made.images.update(ref.id, sha256=photo.sha256, width=30, height=20)
        document = ImageDocument(image_id=ref.id, width=30, height=20)
        for left, name in ((2, "bolt"), (15, "nut")):
            pixels = np.zeros((20, 30), np.bool_)
            pixels[4:10, left : left + 6] = True
            mask = crop_mask(frozen(pixels))
            document = drawing.draw_annotation(
                document, ids[name], mask, now=NOW, protect=True
            ).document
        made.documents.save(edits.mark_done(document).document)
    return made


def taught(project: Project) -> list[set[str]]:
    return [set(example.positive) for example in examples_of_project(project).examples()]


def test_nothing_decided_is_nothing_kept(project: Project) -> None:
    save_choices(LearningChoices(), project)
    assert project.settings.get("learning") is None
    assert load_choices(project) == LearningChoices()
    assert taught(project) == [{"bolt", "nut"}, {"bolt", "nut"}]
    project.close()


def test_a_class_rests_and_photos_are_forgotten(project: Project) -> None:
    first, second = (ref.id for ref in project.images.listed())
    bolt, nut = (category.id for category in project.categories.listed())
    choices = LearningChoices().with_resting(bolt, rests=True).with_forgotten(nut, [first])
    save_choices(choices, project)
    assert load_choices(project) == choices
    assert taught(project) == [{"nut"}]
    again = choices.with_resting(bolt, rests=False).with_forgotten(nut, [])
    assert again == LearningChoices()
    save_choices(again, project)
    assert taught(project) == [{"bolt", "nut"}, {"bolt", "nut"}]
    assert second != first
    project.close()


@pytest.mark.parametrize(
    "stored", ["x", [1], {"resting": 3, "forgotten": []}, {"resting": ["a"], "forgotten": {"q": 1}}]
)
def test_a_damaged_value_counts_as_none(project: Project, stored: object) -> None:
    project.settings.set("learning", stored)
    assert load_choices(project) == LearningChoices()
    project.close()
