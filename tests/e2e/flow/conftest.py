"""The real window over a scripted segmenter: what an annotator meets, without minutes of model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flow_window import Desk
from PySide6.QtWidgets import QApplication
from services_fakes import Script, make_photos


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let pass what only the offscreen platform says: it has no window frames and no popups."""
    if Path(__file__).parent in Path(item.fspath).parents:
        item.add_marker(
            pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")
        )


@pytest.fixture(scope="module")
def kept_desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One window for all tests of a file: to make one takes a second."""
    made = Desk(qapp, tmp_path_factory.mktemp("home"), Script())
    yield made
    made.close()


@pytest.fixture
def script(kept_desk: Desk) -> Script:
    """What the segmenter does."""
    return kept_desk.script


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five small photos."""
    path = tmp_path / "photos"
    make_photos(path, 5, (320, 240))
    return path


@pytest.fixture
def desk(kept_desk: Desk, qtbot: Any) -> Iterator[Desk]:
    """The program's window as it starts, nothing open."""
    kept_desk.qtbot = qtbot
    yield kept_desk
    kept_desk.tidy()


@pytest.fixture
def opened(desk: Desk, folder: Path) -> Desk:
    """The window with the five photos open, the first one shown."""
    desk.open_folder(folder)
    return desk
