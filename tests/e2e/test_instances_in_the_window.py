"""A model that gives instances is chosen and run in the window: each thing is a proposal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tiny_instances
from window_program import Program

from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.runs.requests import RunRequest

pytestmark = pytest.mark.qt_log_ignore("does not support")


def test_each_thing_is_a_proposal_in_the_window(
    program: Program, photos: Path, qtbot: Any, tmp_path: Path
) -> None:
    folder = tiny_instances.save("sam3", tmp_path / "sam3")
    _window, session = program.open()
    session.project.open(photos)
    qtbot.waitUntil(lambda: session.images.document() is not None, timeout=20_000)
    session.models.choose(ModelChoice(proposer=str(folder)))
    overrides = {"instance_threshold": "0.1"}
    session.runs.run_image(RunRequest(text="cat, dog", overrides=overrides))
    qtbot.waitUntil(lambda: len(session.images.document().annotations) > 1, timeout=60_000)
    annotations = session.images.document().annotations
    assert all(annotation.provenance.split for annotation in annotations)
    assert {annotation.provenance.run.model for annotation in annotations} == {str(folder)}
    assert {annotation.provenance.text for annotation in annotations} <= {"cat", "dog"}
