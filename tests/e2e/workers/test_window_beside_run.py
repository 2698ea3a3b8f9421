"""The window on a project that a run in another process fills: shown meanwhile, then taken over."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from scripted import paint
from services_watch import Events
from window_program import Program, press

from carnn_desktop.project.project import Project
from carnn_desktop.services.session import following
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.shell.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[3]
PHOTOS = ("0.png", "1.png", "2.png")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform
    pytest.mark.skipif(os.name != "posix", reason="kills a process by a signal"),
]


class Run:
    """A ``segment`` in another process that works on a photo when it is let."""

    def __init__(self, folder: Path) -> None:
        self.photos, self.project = folder / "photos", folder / "photos.carnn"
        for number, name in enumerate(PHOTOS):
            paint(self.photos / name, ("red", (4 + number, 4, 12, 20)))
        self._gates = folder / "gates"
        self._gates.mkdir()
        here = Path(__file__).parent
        words = (self.photos, "--concepts", "red", "--project", self.project, "--json")
        self.process = subprocess.Popen(
            [sys.executable, str(here / "gated_run.py"), *map(str, (self._gates, *words))],
            env={**os.environ, "PYTHONPATH": f"{ROOT}:{here.parent}", "OMP_NUM_THREADS": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def let(self, *names: str) -> None:
        for name in names:
            (self._gates / name).touch()

    def is_listed(self) -> bool:
        """Whether it has opened its project and made its categories."""
        if self.process.poll() is not None:
            raise AssertionError("it ended at once")
        if not self.project.is_file():
            return False
        opened = Project.look_on(self.project)
        try:
            return bool(opened.categories.listed())
        finally:
            opened.close()


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Run]]:
    """One for each test, started together: the second loads while the first is tested."""
    made = [Run(tmp_path_factory.mktemp("run")) for _ in range(2)]
    yield made
    for run in made:
        run.process.kill()
        run.process.communicate()


def look_on(
    run: Run, program: Program, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> tuple[MainWindow, Session, Events]:
    monkeypatch.setattr(following, "LOOK_MS", 50)
    qtbot.waitUntil(run.is_listed, timeout=60_000)
    window, session = program.open()
    heard = Events(session.notice)
    session.project.open(run.photos)
    qtbot.waitUntil(lambda: session.images.document() is not None, timeout=20_000)
    assert window.status._saved.text() == "Read only"
    assert "A run fills this project" in heard.all[0].text
    return window, session, heard


def found(session: Session) -> list[str]:
    document = session.images.document()
    return [] if document is None else [one.state for one in document.annotations]


def test_what_a_run_finds_is_shown_and_then_reviewed(
    runs: list[Run], program: Program, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = runs[0]
    window, session, heard = look_on(run, program, qtbot, monkeypatch)
    actions = window.actions_by_id
    assert found(session) == []
    assert not actions["mark_done"].isEnabled()
    assert actions["next_image"].isEnabled()
    run.let(PHOTOS[0])
    qtbot.waitUntil(lambda: found(session) == ["proposed"], timeout=20_000)
    window.canvas.setFocus()
    press(Qt.Key.Key_Tab)
    assert len(session.selection.ids()) == 1
    press(Qt.Key.Key_Return)
    assert found(session) == ["proposed"]
    assert not actions["accept"].isEnabled()
    run.let(*PHOTOS)
    run.process.communicate(timeout=60)
    assert run.process.returncode == 0
    qtbot.waitUntil(lambda: window.status._saved.text() == "Saved", timeout=20_000)
    assert "3 of 3 photos are through" in heard.all[-1].text
    qtbot.waitUntil(lambda: found(session) == ["proposed"], timeout=20_000)
    assert [ref.state for ref in session.images.listed()] == ["proposed"] * 3
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.project.flush()
    program.close()
    with Project.open(run.project) as project:
        assert [ref.state for ref in project.images.listed()] == ["done", "proposed", "proposed"]


def test_a_run_that_is_killed_leaves_its_project_to_the_window(
    runs: list[Run], program: Program, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = runs[1]
    window, session, heard = look_on(run, program, qtbot, monkeypatch)
    run.let(PHOTOS[0])
    qtbot.waitUntil(lambda: found(session) == ["proposed"], timeout=20_000)
    run.process.kill()
    qtbot.waitUntil(lambda: window.status._saved.text() == "Saved", timeout=20_000)
    assert "1 of 3 photos are through" in heard.all[-1].text
    qtbot.waitUntil(window.actions_by_id["mark_done"].isEnabled, timeout=20_000)
