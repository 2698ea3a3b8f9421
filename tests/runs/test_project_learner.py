"""Learning from an open project photo by photo: what is left in the middle is gone on with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from fake_teacher import School
from PIL import Image
from services_fakes import FakeSegmenter, Script

from carnn_desktop.annotations import drawing, edits
from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.contracts.arrays import frozen
from carnn_desktop.contracts.errors import Cancelled
from carnn_desktop.contracts.progress import Progress, ignore_progress
from carnn_desktop.contracts.requests import TextQuery
from carnn_desktop.engine.presets import get_preset
from carnn_desktop.photos.images import read_image
from carnn_desktop.project.project import Project
from carnn_desktop.runs.learning import ProjectLearner
from carnn_desktop.runs.learning_choices import LearningChoices

QUERIES = (TextQuery("bolt"),)
SETTINGS = get_preset("coco")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Two photos that are done and show a bolt each."""
    for number in (1, 2):
        shade = np.full((20, 30, 3), 40 * number, np.uint8)
        Image.fromarray(shade).save(tmp_path / f"{number}.png")
    made = Project.open_or_create(tmp_path / "p.carnn", tmp_path)
    made.images.sync(["1.png", "2.png"])
    made.categories.ensure([("bolt", ())])
    for ref in made.images.listed():
        photo = read_image(tmp_path / ref.path)
        made.images.update(ref.id, sha256=photo.sha256, width=30, height=20)
        document = ImageDocument(image_id=ref.id, width=30, height=20)
        made.documents.save(edits.mark_done(with_bolt(document, 2)).document)
    yield made
    made.close()


def with_bolt(document: ImageDocument, left: int) -> ImageDocument:
    pixels = np.zeros((20, 30), np.bool_)
    pixels[4:10, left : left + 6] = True
    mask = crop_mask(frozen(pixels))
    now = "2026-11-27T00:00:00+00:00"
    return drawing.draw_annotation(document, 1, mask, now=now, protect=True).document


def test_what_was_learned_before_a_cancel_is_concluded_next_time(project: Project) -> None:
    school, model = School(), FakeSegmenter(Script())
    learner = ProjectLearner(lambda work: work(project), school.factory)
    learner.choose(project.categories.listed(), LearningChoices())
    ids = [ref.id for ref in project.images.listed()]
    learner.note(ids)
    before = learner.bring_up_to_date(SETTINGS, QUERIES, model, ignore_progress)
    assert (before.photos, school.concluded) == (2, 1)

    project.documents.save(with_bolt(project.documents.load(ids[0]), 15))
    learner.note(ids)  # the second was only looked at again
    looks = 0

    def leave(progress: Progress) -> None:
        nonlocal looks
        looks += 1
        if looks == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        learner.bring_up_to_date(SETTINGS, QUERIES, model, leave)
    assert learner.pending() == 1
    after = learner.bring_up_to_date(SETTINGS, QUERIES, model, ignore_progress)
    assert school.concluded == 2
    assert after.examples != before.examples
    learner.bring_up_to_date(SETTINGS, QUERIES, model, ignore_progress)
    assert school.concluded == 2, "nothing is new"
