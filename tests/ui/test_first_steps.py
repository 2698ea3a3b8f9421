"""What a newcomer meets: first focus, guide, what is told; small windows with large fonts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from services_watch import draw_mask, wait_until

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.help.guide import Guide
from carnn_desktop.ui.look import languages
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.shell.main_window import MainWindow


def test_enter_opens_a_folder_at_the_first_start(window: MainWindow) -> None:
    focus = window.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Open folder…"


def _annotations(session: Session) -> tuple[Any, ...]:
    document = session.images.document()
    return () if document is None else document.annotations


def test_waiting_proposals_are_told_when_an_image_is_done(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    with qtbot.waitSignal(session.trace_changed, timeout=20_000):
        session.runs.run_image(RunRequest(text="cat"))
    wait_until(qtbot, lambda: bool(_annotations(session)))
    ready.actions_by_id["mark_done"].trigger()
    assert session.images.document().state == "done_empty"  # type: ignore[union-attr]
    assert "not exported: 1." in ready.notices.text()
    session.edits.accept_all()
    ready.notices.hide()
    ready.actions_by_id["mark_done"].trigger()
    assert ready.notices.text() == ""


def test_the_guide_goes_on_to_the_export_with_the_first_photo(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    guide = ready.findChild(Guide)
    assert guide is not None
    guide.start()
    guide._go("review")
    session.edits.mark_done()
    wait_until(qtbot, lambda: guide.step == "export")
    guide.end()


def test_the_panel_tells_that_the_model_is_looking(
    ready: MainWindow, session: Session, script: Any, qtbot: Any
) -> None:
    script.gate = threading.Event()
    session.runs.run_image(RunRequest(text="cat"))
    wait_until(qtbot, lambda: ready.annotations._summary.text() == "The model is looking…")
    with qtbot.waitSignal(session.trace_changed, timeout=20_000):
        script.gate.set()
    wait_until(qtbot, lambda: "to decide" in ready.annotations._summary.text())


@pytest.fixture(params=["en", "de", "ja", "zh_CN"])
def large(
    request: pytest.FixtureRequest, qapp: QApplication, session: Session
) -> Iterator[MainWindow]:
    """The window at 150 % in each language."""
    font = qapp.font()
    installed = languages.install(qapp, request.param)
    session.settings.update(font_scale=1.5)
    theme = Theme(qapp, "light")
    theme.scale_fonts(1.5)
    made = MainWindow(session, theme)
    made.resize(1024, 700)
    made.show()
    yield made
    made.close()
    for item in (theme, made):
        item.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    languages.remove(qapp, installed)
    qapp.setFont(font)


def _cut(window: QWidget) -> list[str]:
    """Return the texts of buttons that have no room, and controls that lie over each other."""
    found = []
    for button in window.findChildren(QWidget):
        if not isinstance(button, QPushButton | QToolButton) or not button.isVisible():
            continue
        if button.text() and button.width() < button.sizeHint().width() - 1:
            icon_only = isinstance(button, QToolButton) and not button.toolButtonStyle().value
            found += [] if icon_only else [button.text()]
    return found


def _covered(bar: QWidget) -> list[str]:
    parts = [
        child
        for child in bar.children()
        if isinstance(child, QWidget) and child.isVisible() and not isinstance(child, QLabel)
    ]
    places = [QRect(part.mapTo(bar, QPoint()), part.size()) for part in parts]
    return [
        f"{parts[one]} {parts[other]}"
        for one in range(len(parts))
        for other in range(one)
        if places[one].intersects(places[other])
    ]


def test_nothing_is_cut_off_in_a_small_window_at_150_percent(
    large: MainWindow, session: Session, photos: Any, qtbot: Any
) -> None:
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.project.open(photos)
    session.categories.ensure("cat")
    wait_until(qtbot, lambda: bool(session.categories.listed()))
    draw_mask(session, 1, crop_mask(np.ones((4, 4), bool), 3, 3))
    QApplication.sendPostedEvents()
    assert large.minimumSizeHint().width() <= 1024
    assert large.width() == 1024
    assert _cut(large) == []
    assert _covered(large.prompt) == []
    assert large.prompt.rect().contains(large.prompt.childrenRect())
    guide = large.findChild(Guide)
    assert guide is not None
    guide.start()
    for _ in range(4):
        QApplication.sendPostedEvents()
        assert _cut(guide.card) == []
        assert large.rect().contains(guide.card.geometry())
        guide._go({"type": "run", "run": "review"}.get(guide.step or "", "export"))  # type: ignore[arg-type]
    guide.end()
