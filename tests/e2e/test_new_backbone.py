"""A family of models that is only registered is chosen and run in the window like any other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from random_backbone import RANDOM
from window_program import Program

from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.engine.backbones import registry
from carnn_desktop.runs.requests import RunRequest

pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture(autouse=True)
def registered() -> Iterator[None]:
    registry.FAMILIES.insert(1, RANDOM)
    yield
    registry.FAMILIES.remove(RANDOM)


def test_a_registered_family_proposes_in_the_window(
    program: Program, photos: Path, qtbot: Any
) -> None:
    _window, session = program.open()
    session.project.open(photos)
    qtbot.waitUntil(lambda: session.images.document() is not None, timeout=20_000)
    assert "random" in [info.id for info in session.models.available()]
    session.models.choose(ModelChoice(proposer="random"))
    overrides = {"confidence_threshold": "0", "crf": "false"}
    session.runs.run_image(RunRequest(text="cat, dog", overrides=overrides))
    qtbot.waitUntil(lambda: bool(session.images.document().annotations), timeout=60_000)
    models = {
        annotation.provenance.run.model for annotation in session.images.document().annotations
    }
    assert models == {"random"}
