"""Fixtures of the tests that open the real window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from window_desk import Desk


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    spec = find_spec("skimage")
    assert spec is not None
    assert spec.origin is not None
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("astronaut.png", "chelsea.png"):
        shutil.copy(Path(spec.origin).parent / "data" / name, folder)
    return folder


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qapp, tmp_path / "home")
    yield made
    made.close()
