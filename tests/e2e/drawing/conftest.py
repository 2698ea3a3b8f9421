"""A desk for drawing by hand: the real window on plain gray photos, with two classes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from services_fakes import Script
from ui_hand import NONE, Hand
from window_program import Program

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.model import Annotation, ImageDocument
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.look.qimage import rgb_array
from carnn_desktop.ui.shell.main_window import MainWindow

GRAY, SIZE_WH = 128, (240, 160)
NAMES = ("person", "bicycle")


def pytest_itemcollected(item: pytest.Item) -> None:
    if Path(__file__).parent in Path(item.fspath).parents:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@dataclass
class Desk:
    """The window and a hand. What is looked at is what is stored, or what is on the screen."""

    program: Program
    folder: Path
    script: Script
    qtbot: Any
    window: MainWindow
    session: Session
    hand: Hand

    def document(self) -> ImageDocument:
        current = self.session.images.document()
        assert current is not None
        return current

    def objects(self) -> tuple[Annotation, ...]:
        return self.document().annotations

    def pixels(self, number: int = 0) -> np.ndarray:
        """Return (H, W) bool: the mask of an object."""
        return masks.full_mask(self.objects()[number].mask, *SIZE_WH)

    def press(self, key: Any, modifiers: Any = NONE) -> None:
        self.hand.press(key, modifiers)

    def use(self, name: str) -> None:
        """Choose the class of what is drawn next by its key, with nothing selected."""
        self.session.selection.select(())
        self.press(str(NAMES.index(name) + 1))

    def color(self, name: str) -> QColor:
        found = next(one for one in self.session.categories.listed() if one.name == name)
        return QColor(found.color)

    def seen(self) -> np.ndarray:
        """Return (h, w, 3): the canvas as it is on the screen."""
        return rgb_array(self.window.canvas.view.viewport().grab().toImage())

    def reopened(self) -> Desk:
        """Return the desk after the program was closed and started again."""
        self.program.close()
        return opened(self.program, self.folder, self.script, self.qtbot)


def opened(program: Program, folder: Path, script: Script, qtbot: Any) -> Desk:
    window, session = program.open()
    window.resize(1200, 800)
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.project.open(folder)
    window.canvas.setFocus()
    return Desk(program, folder, script, qtbot, window, session, Hand(window))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two gray photos and a broken one."""
    made = tmp_path / "photos"
    made.mkdir()
    for name in ("a.png", "c.png"):
        Image.new("RGB", SIZE_WH, (GRAY, GRAY, GRAY)).save(made / name)
    (made / "b.png").write_bytes(b"no photo")
    return made


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, folder: Path, qtbot: Any) -> Iterator[Desk]:
    script = Script()
    program = Program(qapp, tmp_path / "home", segmenter_factory=script.factory)
    made = opened(program, folder, script, qtbot)
    for name in NAMES:
        made.session.categories.ensure(name)
    qtbot.waitUntil(lambda: len(made.session.categories.listed()) == len(NAMES), timeout=20_000)
    yield made
    if script.gate is not None:
        script.gate.set()
    program.close()
