"""Fixtures of the services: nothing may be left running or standing when a test ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from services_fakes import Script, make_photos
from services_watch import alive, leftovers

from carnn_desktop.services.session.session import Session
from carnn_desktop.services.settings import SettingsStore


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication, collected_here: None) -> Iterator[None]:
    """Fail a test that leaves a running thread, an active timer or a window."""
    # held, so that no other gets its id; those of other folders' tests are out of alive()'s sight
    standing = [*QApplication.topLevelWidgets()]
    standing += alive(QThread, QTimer, QWidget)
    yield
    left = leftovers({id(item) for item in standing})
    if left:
        pytest.fail("the test left: " + "; ".join(left))


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder of five small photos."""
    folder = tmp_path / "photos"
    make_photos(folder, 5)
    return folder


@pytest.fixture
def new_session(
    qapp: QApplication, script: Script, tmp_path: Path
) -> Iterator[Callable[[], Session]]:
    """Make sessions with the scripted segmenter; all are shut down at the end."""
    made: list[Session] = []

    def make(**options: Any) -> Session:
        options.setdefault("segmenter_factory", script.factory)
        session = Session(
            settings=SettingsStore(tmp_path / "settings.json"),
            cache_folder=tmp_path / "cache",
            **options,
        )
        made.append(session)
        return session

    yield make
    if script.gate is not None:
        script.gate.set()
    for session in made:
        session.shutdown()
        session.deleteLater()
    qapp.sendPostedEvents()


@pytest.fixture
def session(new_session: Callable[[], Session]) -> Session:
    return new_session()


@pytest.fixture
def opened(session: Session, photos: Path, qtbot: Any) -> Session:
    """A session with the five photos open and the first one shown."""
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.project.open(photos)
    return session
