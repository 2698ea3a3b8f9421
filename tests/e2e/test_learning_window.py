"""A word that the model cannot know, taught by one drawn photo in the real window and model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from window_program import Program, press

from carnn_desktop.annotations.masks import full_mask
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.engine.backbones.embedded import dense
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.learned.unknown_bar import UnknownWordsBar
from carnn_desktop.ui.learned.window import LearnedWindow
from carnn_desktop.ui.shell.main_window import MainWindow

pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform
]
LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WAIT_MS = 240_000
SIZE = 160
PLACES = ((30, 40), (80, 60), (50, 85))
COLOURS = ((200, 40, 40), (190, 60, 30), (210, 30, 60))
RADIUS = 30


@pytest.fixture
def discs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three photos of a textured ground with a red disc each; their other views are small."""
    monkeypatch.setattr(dense, "VIEW_SCALES", (320,))
    folder = tmp_path / "photos"
    folder.mkdir()
    for number, ((x, y), colour) in enumerate(zip(PLACES, COLOURS, strict=True)):
        rng = np.random.default_rng(number)
        image = Image.fromarray(rng.integers(90, 130, (SIZE, SIZE, 3), dtype=np.uint8))
        box = (x, y, x + 2 * RADIUS, y + 2 * RADIUS)
        ImageDraw.Draw(image).ellipse(box, fill=colour)
        image.save(folder / f"{number}.png")
    return folder


def document(session: Session) -> ImageDocument:
    current = session.images.document()
    assert current is not None
    return current


def overlap(session: Session, number: int) -> float:
    """Return the best IoU of what waits on the shown photo with the disc of photo ``number``."""
    x, y = PLACES[number]
    rows, columns = np.mgrid[:SIZE, :SIZE]
    disc = (columns - x - RADIUS) ** 2 + (rows - y - RADIUS) ** 2 <= RADIUS**2
    found = [
        full_mask(annotation.mask, SIZE, SIZE)
        for annotation in document(session).annotations
        if annotation.state == "proposed"
    ]
    return max((float((m & disc).sum() / (m | disc).sum()) for m in found), default=0.0)


def draw_disc(window: MainWindow, number: int) -> None:
    """Draw the disc of a photo with the polygon tool that is chosen."""
    x, y = PLACES[number]
    view = window.canvas.view
    for angle in np.linspace(0, 2 * np.pi, 16, endpoint=False):
        point = (x + RADIUS + RADIUS * np.cos(angle), y + RADIUS + RADIUS * np.sin(angle))
        QTest.mouseClick(view.viewport(), LEFT, pos=view.mapFromScene(QPointF(*point)))
    press(Qt.Key.Key_Return)


def through(session: Session, photos: int) -> bool:
    learned = session.learning.state().learned
    return learned.photos == photos and not session.background.busy


def test_one_drawn_photo_finds_the_others_and_is_learned_again_after_a_restart(
    discs: Path, program: Program, qtbot: Any
) -> None:
    window, session = program.open()
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.project.open(discs)
    press("/")
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "bolt")
    with qtbot.waitSignal(session.trace_changed, timeout=WAIT_MS):
        press(Qt.Key.Key_Return)
    while any(a.state == "proposed" for a in document(session).annotations):
        press(Qt.Key.Key_Tab)
        press("x")

    bar = window.findChild(UnknownWordsBar)
    assert bar is not None
    assert bar.isVisible(), "nothing says that the model does not know the word"
    assert "bolt" in bar._told.text()
    draw = next(b for b in bar.findChildren(QPushButton) if b.text() == "Draw some")
    QTest.mouseClick(draw, LEFT)
    assert window.actions_by_id["tool_polygon"].isChecked()
    qtbot.waitUntil(lambda: session.categories.current() is not None, timeout=WAIT_MS)
    draw_disc(window, 0)
    assert [a.state for a in document(session).annotations].count("accepted") == 1
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: through(session, 1), timeout=WAIT_MS)
    assert window.prompt.learned.text() == "words + 1 photo"

    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        press("d", CTRL | SHIFT)
    examples = session.learning.state().learned.examples
    assert {a.provenance.run.examples for a in document(session).annotations} == {examples}
    assert overlap(session, 1) > 0.7, "the photo nobody ran has no fresh proposal of the disc"
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        press(Qt.Key.Key_Return, SHIFT)
    qtbot.waitUntil(lambda: through(session, 2), timeout=WAIT_MS)
    assert window.prompt.learned.text() == "words + 2 photos"
    assert overlap(session, 2) > 0.7
    press("l", CTRL | SHIFT)
    learned = window.findChild(LearnedWindow)
    assert learned is not None
    qtbot.waitUntil(lambda: session.learning.state().gains is not None, timeout=WAIT_MS)
    assert session.learning.state().gains == {"bolt": None}, "two photos tell nothing of more"
    learned.close()
    before = session.learning.state().learned
    program.close()

    window, session = program.open()
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.project.open(discs)
    assert window.prompt.learned.text() == "words"
    session.models.load()
    qtbot.waitUntil(lambda: session.learning.state().learned == before, timeout=WAIT_MS)
    assert window.prompt.learned.text() == "words + 2 photos"
