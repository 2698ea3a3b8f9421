"""In the real window: two windows on one project, drives that go and come, photos that moved."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from services_fakes import Script, make_photos
from services_watch import close_project, draw_mask, wait_until

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.settings import SettingsStore
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.shell.dialogs import Dialogs
from carnn_desktop.ui.shell.main_window import MainWindow


class Answers(Dialogs):
    """Keeps what was asked and said, and answers as the test wants."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.said: list[str] = []
        self.yes = False
        self.folder: Path | None = None

    def error(self, title: str, reason: str, remedy: str) -> None:
        self.said.append(f"{title}: {reason} {remedy}")

    def confirm(self, title: str, text: str, action: str) -> bool:
        self.said.append(f"{title}: {text} [{action}]")
        return self.yes

    def choose_folder(self, start: str) -> Path | None:
        return self.folder


def answers(window: MainWindow) -> Answers:
    made = Answers(window)
    window.dialogs = window.controller._dialogs = window._teller._dialogs = made
    return made


@pytest.fixture
def worked(ready: MainWindow, session: Session, qtbot: Any) -> MainWindow:
    """The window, with an accepted object on the first photo, which is done."""
    session.categories.ensure("cat")
    wait_until(qtbot, lambda: bool(session.categories.listed()))
    draw(session)
    session.edits.mark_done()
    assert session.project.flush()
    return ready


@pytest.fixture
def second(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """Another window, with settings of its own."""
    session = Session(
        settings=SettingsStore(tmp_path / "second.json"),
        cache_folder=tmp_path / "cache2",
        segmenter_factory=Script().factory,
    )
    theme = Theme(qapp, "light")
    window = MainWindow(session, theme)
    window.show()
    yield window
    window.close()
    for item in (theme, session, window):
        item.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def draw(session: Session, x: int = 3) -> None:
    draw_mask(session, 1, crop_mask(np.ones((4, 4), bool), x, 3))


def states(session: Session) -> dict[str, str]:
    return {ref.path: ref.state for ref in session.images.listed()}


def opens(window: MainWindow, path: Path, qtbot: Any) -> Session:
    session = window._session
    window.controller.open_path(path)
    wait_until(
        qtbot,
        lambda: (
            (project := session.project.info()) is not None
            and project.folder == path
            and session.images.document() is not None
        ),
    )
    return session


def test_a_second_window_is_refused_and_may_come_later(
    worked: MainWindow, second: MainWindow, photos: Path, tmp_path: Path, qtbot: Any
) -> None:
    said = answers(second).said
    second.controller.open_path(photos)
    wait_until(qtbot, lambda: bool(said))
    assert "photos.carnn is open in another window" in said[0]
    assert "Close it there first." in said[0]
    make_photos(tmp_path / "other", 2)
    opens(second, tmp_path / "other", qtbot)
    second.controller.open_path(photos)
    wait_until(qtbot, lambda: "another window" in second.notices.text())
    project = second._session.project.info()
    assert project is not None
    assert project.folder.name == "other"  # and stays open
    close_project(worked._session, qtbot)
    assert states(opens(second, photos, qtbot))["photo1.png"] == "done"


def test_a_drive_that_went_and_came_back(worked: MainWindow, photos: Path, qtbot: Any) -> None:
    session, away = worked._session, photos.with_name("away")
    photos.rename(away)
    session.images.open(5)  # not read ahead
    wait_until(qtbot, lambda: "photo5.png cannot be read" in worked.notices.text())
    away.rename(photos)
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.images.open(5)
    assert worked.notices.text() == ""  # it holds no more
    assert states(session)["photo5.png"] == "new"


def test_edits_wait_for_the_drive_of_the_project(
    worked: MainWindow, photos: Path, qtbot: Any
) -> None:
    session, project = worked._session, photos.with_suffix(".carnn")
    away = project.rename(project.with_name("away"))
    asked = answers(worked)
    draw(session, 30)
    wait_until(qtbot, lambda: bool(session.project.save_state().error))
    assert "could not be saved" in worked.notices.text()
    assert "NOT SAVED" in worked.status._saved.text()
    assert not worked.close()
    assert "Close and lose them" in asked.said[0]
    away.rename(project)
    wait_until(qtbot, lambda: not session.project.save_state().dirty)
    assert worked.notices.text() == "Everything is saved now."


def test_a_folder_that_is_not_there_is_named(
    window: MainWindow, tmp_path: Path, qtbot: Any
) -> None:
    said = answers(window).said
    window.controller.open_path(tmp_path / "stick" / "photos")
    wait_until(qtbot, lambda: bool(said))
    assert "is not there. Connect its drive" in said[0]


def test_project_and_folder_move_together(
    worked: MainWindow, photos: Path, tmp_path: Path, qtbot: Any
) -> None:
    close_project(worked._session, qtbot)
    there = tmp_path / "there"
    there.mkdir()
    shutil.move(photos, there)
    shutil.move(photos.with_suffix(".carnn"), there)
    session = opens(worked, there / "photos", qtbot)
    assert states(session)["photo1.png"] == "done"
    assert worked.notices.text() == ""


def test_a_renamed_folder_keeps_its_project_and_says_so_once(
    worked: MainWindow, photos: Path, qtbot: Any
) -> None:
    close_project(worked._session, qtbot)
    renamed = photos.rename(photos.with_name("pictures"))
    session = opens(worked, renamed, qtbot)
    assert states(session)["photo1.png"] == "done"
    assert "renamed or moved" in worked.notices.text()
    worked.notices.hide()
    close_project(session, qtbot)
    opens(worked, renamed, qtbot)
    assert worked.notices.text() == ""
    assert not renamed.with_suffix(".carnn").exists()


def test_a_project_without_its_photos_asks_for_them(
    worked: MainWindow, photos: Path, tmp_path: Path, qtbot: Any
) -> None:
    close_project(worked._session, qtbot)
    project = photos.with_suffix(".carnn")
    moved = tmp_path / "deep" / "elsewhere"
    moved.parent.mkdir()
    shutil.move(photos, moved)
    asked = answers(worked)
    asked.yes, asked.folder = True, tmp_path / "wrong"
    make_photos(asked.folder, 1)
    next(asked.folder.iterdir()).rename(asked.folder / "unknown.png")
    worked.controller.open_path(project)
    wait_until(qtbot, lambda: len(asked.said) == 2)
    assert "Show the folder…" in asked.said[0]
    assert "is the project of other photos" in asked.said[1]
    asked.folder = moved
    worked.controller.open_path(project)
    wait_until(qtbot, lambda: worked._session.images.document() is not None)
    assert states(worked._session)["photo1.png"] == "done"


def test_renamed_and_moved_photos_are_found_by_their_bytes(
    worked: MainWindow, photos: Path, qtbot: Any
) -> None:
    close_project(worked._session, qtbot)
    gone = (photos / "photo1.png").rename(photos.parent / "gone.png")
    session = opens(worked, photos, qtbot)
    assert "annotations are kept: photo1.png." in worked.notices.text()
    assert len(session.images.listed()) == 4
    (photos / "sub").mkdir()
    gone.rename(photos / "sub" / "found.png")
    session.project.open(photos)
    wait_until(qtbot, lambda: len(session.images.listed()) == 5)
    assert states(session)["sub/found.png"] == "done"
