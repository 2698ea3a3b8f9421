"""Fixtures of the tests that open the real window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from window_program import Program


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
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    made = Program(qapp, tmp_path / "home")
    yield made
    made.close()
