"""What OWLv2 was shown in the window: a thing on one photo finds its like on the next."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny_instances
from PIL import Image
from services_watch import draw_mask, shows
from shown_things import shown_photo
from window_program import Program

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.runs.requests import RunRequest

pytestmark = pytest.mark.qt_log_ignore("does not support")


def test_a_thing_on_one_photo_finds_its_like_on_the_next(
    program: Program, qtbot: Any, tmp_path: Path
) -> None:
    model = tiny_instances.save("owlv2", tmp_path / "owlv2")
    photos = tmp_path / "photos"
    photos.mkdir()
    image, boxes = shown_photo(model)
    Image.fromarray(image).save(photos / "a.png")
    Image.fromarray(image // 8 * 8).save(photos / "b.png")
    _window, session = program.open()
    session.project.open(photos)
    qtbot.waitUntil(lambda: session.images.document() is not None, timeout=20_000)
    session.models.choose(ModelChoice(proposer=str(model), device="cpu"))
    session.categories.add("bolt")
    qtbot.waitUntil(lambda: bool(session.categories.listed()), timeout=20_000)
    (bolt,) = session.categories.listed()
    for box in boxes:
        mask = np.zeros((64, 80), np.bool_)
        left, top, right, bottom = (round(side) for side in box)
        mask[top:bottom, left:right] = True
        draw_mask(session, bolt.id, crop_mask(mask))
    session.edits.mark_done()
    second = session.images.listed()[1].id
    session.images.open(second)
    qtbot.waitUntil(lambda: shows(session, second), timeout=20_000)
    session.runs.run_image(RunRequest(text="bolt"))
    qtbot.waitUntil(
        lambda: bool(session.images.document().annotations) and session.learning.up_to_date,
        timeout=60_000,
    )
    learned = session.learning.state().learned
    assert [(one.name, one.photos) for one in learned.categories] == [("bolt", 1)]
    found = session.images.document().annotations
    assert {annotation.provenance.run.examples for annotation in found} == {learned.examples}
