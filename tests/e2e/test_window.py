"""The real window with the real built-in model on real photos: from words to a reopened project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_program import Program, press

from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.formats.coco.checking.check import check_file
from carnn_desktop.formats.export.options import ExportOptions
from carnn_desktop.services.session.session import Session

pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform
]
RUN_MS = 240_000


def test_words_become_reviewed_annotations_that_survive(
    photos: Path, program: Program, tmp_path: Path, qtbot: Any
) -> None:
    window, session = program.open()
    with qtbot.waitSignal(session.image_opened, timeout=10_000):
        session.project.open(photos)
    with qtbot.waitSignal(session.image_opened, timeout=10_000):
        press("d")
    press("/")
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "cat, dog, car, sofa, pizza, horse")
    with qtbot.waitSignal(session.trace_changed, timeout=RUN_MS):
        press(Qt.Key.Key_Return)
    names = {category.id: category.name for category in session.categories.listed()}
    found = _document(session)
    proposed = [names[r.category_id] for r in found.annotations if r.state == "proposed"]
    assert proposed == ["cat"]
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    reviewed = _document(session)
    assert reviewed.state == "done"
    accepted = [annotation for annotation in reviewed.annotations if annotation.state == "accepted"]
    assert [names[annotation.category_id] for annotation in accepted] == ["cat"]
    assert accepted[0].mask.area > 0.1 * reviewed.width * reviewed.height
    assert accepted[0].provenance.run.model == "embedded"

    out = tmp_path / "out.json"
    with qtbot.waitSignal(session.export_finished, timeout=30_000):
        session.export.start(out, ExportOptions(overwrite=True))
    assert [v for v in check_file(out, photos) if v.level == "error"] == []
    coco = json.loads(out.read_text(encoding="utf-8"))
    assert [image["file_name"] for image in coco["images"]] == ["chelsea.png"]
    assert coco["annotations"]
    image_id = reviewed.image_id
    program.close()

    window, session = program.open()
    with qtbot.waitSignal(session.project_opened, timeout=10_000):
        session.project.open(photos)
    qtbot.waitUntil(lambda: session.images.document() is not None, timeout=10_000)
    if _document(session).image_id != image_id:
        with qtbot.waitSignal(session.image_opened, timeout=10_000):
            session.images.open(image_id)
    assert _document(session) == reviewed
    assert window.trace._tree.topLevelItemCount() >= 1


def _document(session: Session) -> ImageDocument:
    document = session.images.document()
    assert document is not None
    return document
