"""Fixtures of the window: a real session with a scripted segmenter, and nothing left behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QThread, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget
from services_fakes import Script, make_photos
from services_watch import alive

from carnn_desktop.services.session.session import Session
from carnn_desktop.services.settings import SettingsStore
from carnn_desktop.ui.look.icons import IconSet
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.shell.actions import ActionSet
from carnn_desktop.ui.shell.features import OWN_ACTIONS
from carnn_desktop.ui.shell.main_window import MainWindow


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let pass what only the offscreen platform says: it has no window frames and no popups."""
    if Path(__file__).parent in Path(item.fspath).parents:
        item.add_marker(
            pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")
        )


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication, collected_here: None) -> Iterator[None]:
    """Fail a test that leaves a running thread, an active timer or a window; keep the palette."""
    palette = QPalette(qapp.palette())
    before = {id(item) for item in alive(QThread, QTimer, QWidget)}
    yield
    qapp.setPalette(palette)
    qapp.styleHints().unsetColorScheme()
    left = [
        item
        for item in alive(QThread, QTimer)
        if (item.isRunning() if isinstance(item, QThread) else item.isActive())
    ]
    left += [item for item in QApplication.topLevelWidgets() if item.isVisible()]
    found = [f"{type(i).__name__} {i.objectName()!r}" for i in left if id(i) not in before]
    if found:
        pytest.fail("the test left: " + "; ".join(found))


@pytest.fixture
def script() -> Script:
    """What the segmenter of ``session`` does."""
    return Script()


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder of five small photos."""
    folder = tmp_path / "photos"
    make_photos(folder, 5)
    return folder


@pytest.fixture
def session(qapp: QApplication, script: Script, tmp_path: Path) -> Iterator[Session]:
    """A real session; only the segmenter is scripted."""
    made = Session(
        settings=SettingsStore(tmp_path / "settings.json"),
        cache_folder=tmp_path / "cache",
        segmenter_factory=script.factory,
    )
    yield made
    if script.gate is not None:
        script.gate.set()
    made.shutdown()
    made.deleteLater()
    qapp.sendPostedEvents()


@pytest.fixture
def opened(session: Session, photos: Path, qtbot: Any) -> Session:
    """The session with the five photos open and the first one shown."""
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.project.open(photos)
    return session


@pytest.fixture
def icons(qapp: QApplication) -> IconSet:
    """Icons in the colours of the palette."""
    return IconSet(qapp)


@pytest.fixture
def actions(icons: IconSet) -> ActionSet:
    """The actions of the table, all enabled."""
    made = ActionSet(icons, icons, table=OWN_ACTIONS)
    for spec in made.specs():
        made[spec.id].setEnabled(True)
    return made


@pytest.fixture
def window(qapp: QApplication, session: Session, qtbot: Any) -> Iterator[MainWindow]:
    theme = Theme(qapp, "light")
    made = MainWindow(session, theme)
    made.resize(1200, 800)
    made.show()
    made.activateWindow()
    yield made
    made.close()
    theme.deleteLater()
    made.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def ready(window: MainWindow, session: Session, photos: Path, qtbot: Any) -> MainWindow:
    """The window with the five photos open."""
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.project.open(photos)
    return window
