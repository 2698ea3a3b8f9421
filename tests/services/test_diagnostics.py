"""Hooks: an error anywhere is logged and told in the GUI thread; garbage is collected there."""

from __future__ import annotations

import gc
import logging
import sys
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QThread, qInstallMessageHandler, qWarning
from services_watch import Events, wait_until

from carnn_desktop.services.diagnostics import Diagnostics, GarbageTimer
from carnn_desktop.services.events import EngineState


@pytest.fixture
def diagnostics(qapp: Any, tmp_path: Path) -> Iterator[Diagnostics]:
    level = logging.getLogger().level
    before = qInstallMessageHandler(None)
    made = Diagnostics(folder=tmp_path / "log")
    yield made
    made.close()
    qInstallMessageHandler(before)
    logging.getLogger().setLevel(level)


def log_of(diagnostics: Diagnostics) -> str:
    return (diagnostics.folder / "carnn.log").read_text(encoding="utf-8")


def raise_unexpected(text: str) -> None:
    try:
        raise RuntimeError(text)
    except RuntimeError:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]


class Thrower(QThread):
    def run(self) -> None:
        self.where = threading.get_ident()
        raise_unexpected("in a worker")


def test_an_error_in_a_worker_is_told_in_the_gui_thread(
    diagnostics: Diagnostics, qtbot: Any
) -> None:
    events = Events(diagnostics.notice)
    thread = Thrower()
    thread.start()
    thread.wait()
    wait_until(qtbot, lambda: bool(events.all))
    assert thread.where != threading.get_ident()
    assert "RuntimeError: in a worker" in events.all[0].text
    assert str(diagnostics.folder) in events.all[0].remedy
    assert "Traceback" in log_of(diagnostics)


def test_a_flood_of_errors_does_not_bury_the_window(diagnostics: Diagnostics, qtbot: Any) -> None:
    events = Events(diagnostics.notice)
    for number in range(50):
        raise_unexpected(f"number {number}")
    qtbot.wait(20)
    assert len(events.all) == 5
    assert "number 49" in log_of(diagnostics)


def test_messages_of_qt_are_logged(diagnostics: Diagnostics) -> None:
    qWarning("a strange size")
    assert "a strange size" in log_of(diagnostics)
    assert "WARNING" in log_of(diagnostics)


def test_close_puts_everything_back(qapp: Any, tmp_path: Path) -> None:
    hook, enabled, handlers = sys.excepthook, gc.isenabled(), list(logging.getLogger().handlers)
    before = qInstallMessageHandler(None)
    diagnostics = Diagnostics(folder=tmp_path)
    assert sys.excepthook != hook
    assert not gc.isenabled()
    diagnostics.close()
    qInstallMessageHandler(before)
    assert sys.excepthook == hook
    assert gc.isenabled() == enabled
    assert logging.getLogger().handlers == handlers
    assert (tmp_path / "crash.log").exists()


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(qapp: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    before = qInstallMessageHandler(None)
    diagnostics = Diagnostics(folder=tmp_path / "file" / "log")
    diagnostics.close()
    qInstallMessageHandler(before)


class Knot:
    """Garbage that only the cyclic collector frees; notes where that happened."""

    def __init__(self, where: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: where.append(threading.get_ident()))


class Allocator(QThread):
    def run(self) -> None:
        for _ in range(20):
            _ = [[] for _ in range(2000)]


def test_garbage_is_collected_in_the_gui_thread_only(qapp: Any, qtbot: Any) -> None:
    timer = GarbageTimer(interval_ms=20)
    try:
        where: list[int] = []
        for _ in range(2000):
            Knot(where)
        thread = Allocator()
        thread.start()
        thread.wait()
        assert where == []
        wait_until(qtbot, lambda: len(where) == 2000)
        assert set(where) == {threading.get_ident()}
    finally:
        timer.stop()


@pytest.mark.usefixtures("real_freezing")
def test_a_loaded_model_is_taken_out_of_later_collections(
    diagnostics: Diagnostics, qtbot: Any
) -> None:
    before, model = gc.get_freeze_count(), [[number] for number in range(2000)]
    diagnostics.engine_changed(EngineState(status="loading"))
    assert gc.get_freeze_count() == before
    diagnostics.engine_changed(EngineState(status="ready"))
    assert gc.get_freeze_count() > before + len(model) // 2
    diagnostics.close()
    assert gc.get_freeze_count() == 0
