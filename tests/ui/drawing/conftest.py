"""Fixtures of the drawing tools."""

from __future__ import annotations

from typing import Any

import pytest
from ui_hand import Hand

from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.drawing.context import DrawingContext
from carnn_desktop.ui.shell.main_window import MainWindow


@pytest.fixture
def hand(ready: MainWindow, session: Session, qtbot: Any) -> Hand:
    """The window with a photo, a class, and the keyboard on the canvas."""
    session.categories.ensure("cat")
    qtbot.waitUntil(lambda: bool(session.categories.listed()))
    ready.canvas.setFocus()
    return Hand(ready)


@pytest.fixture
def context(ready: MainWindow) -> DrawingContext:
    found = ready.findChild(DrawingContext)
    assert isinstance(found, DrawingContext)
    return found
