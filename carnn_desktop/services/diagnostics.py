"""What keeps the program honest when something goes wrong, and its objects in their thread.

Unexpected errors go to the log file and, through a queued signal, to the user. Python's cyclic
garbage collector is switched off and run from a timer of the GUI thread: it may destroy QObjects,
and would do so in whichever thread happens to allocate.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import logging
import logging.handlers
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import platformdirs
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)

from carnn_desktop.contracts.texts import Told
from carnn_desktop.regular_files import refuse_irregular
from carnn_desktop.services.events import EngineState, Notice
from carnn_desktop.services.settings import APP_NAME

_log = logging.getLogger("carnn_desktop")
_qt_log = logging.getLogger("qt")
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_MAX_NOTICES_PER_MINUTE = 5


def log_folder() -> Path:
    """Return where the log files of this user are."""
    return platformdirs.user_log_path(APP_NAME, appauthor=False)


class GarbageTimer(QObject):
    """Runs the garbage collector in the thread of this object, generation by generation."""

    def __init__(self, parent: QObject | None = None, *, interval_ms: int = 1000) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(interval_ms)

    def settle(self) -> None:
        """Take all objects there are out of later collections: with torch's it takes too long."""
        gc.freeze()

    def stop(self) -> None:
        """Give the collector back to Python."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()

    @Slot()
    def _collect(self) -> None:
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [level for level in range(3) if counts[level] > max(1, limits[level])]
        if due:
            gc.collect(max(due))


class Diagnostics(QObject):
    """Installs the hooks of a running program; ``close`` takes them off again.

    Make one in the GUI thread, before the window. ``notice`` may be connected to a slot of any
    QObject of that thread: it is queued when the error happens elsewhere.
    """

    notice = Signal(object)  # Notice
    _raised = Signal(object)  # str, from any thread

    def __init__(self, *, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder if folder is not None else log_folder()
        self._shown = 0
        self._handler = _file_handler(self.folder)
        self._crash_file = _open_crash_file(self.folder)
        self._old_hook: Callable[..., Any] = sys.excepthook
        self._raised.connect(self._tell)
        self._forget = QTimer(self)
        self._forget.timeout.connect(self._reset)
        self._forget.start(60_000)
        self._garbage = GarbageTimer(self)
        sys.excepthook = self._hook
        qInstallMessageHandler(_log_qt)

    @Slot(object)
    def engine_changed(self, state: EngineState) -> None:
        """Connect it to ``Session.engine_changed``: a loaded model brings 100,000s of objects."""
        if state.status == "ready":
            self._garbage.settle()

    def close(self) -> None:
        """Take every hook off again."""
        sys.excepthook = self._old_hook
        qInstallMessageHandler(None)
        self._forget.stop()
        self._garbage.stop()
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            self._handler = None
        if self._crash_file is not None:
            faulthandler.disable()
            self._crash_file.close()
            self._crash_file = None

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._old_hook(kind, error, trace)
            return
        _log.critical("unexpected error", exc_info=(kind, error, trace))
        self._raised.emit(f"{kind.__name__}: {error}")

    @Slot(object)
    def _tell(self, text: str) -> None:
        self._shown += 1
        if self._shown <= _MAX_NOTICES_PER_MINUTE:  # an error in paintEvent would bury the window
            remedy = Told(
                "Your work is saved. Details are in {path}.", path=self.folder / "carnn.log"
            )
            self.notice.emit(Notice("error", Told("Unexpected error: {text}", text=text), remedy))

    @Slot()
    def _reset(self) -> None:
        self._shown = 0


def _file_handler(folder: Path) -> logging.Handler | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        refuse_irregular(folder / "carnn.log")
        handler = logging.handlers.RotatingFileHandler(
            folder / "carnn.log", maxBytes=2_000_000, backupCount=3, encoding="utf-8"
        )
    except OSError as error:
        _log.warning("no log file: %s", error)
        return None
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")
    )
    root = logging.getLogger()
    root.addHandler(handler)
    if root.level > logging.INFO or root.level == logging.NOTSET:
        root.setLevel(logging.INFO)
    return handler


def _open_crash_file(folder: Path) -> IO[str] | None:
    """Have native crashes of any thread written to a file of their own."""
    with contextlib.suppress(OSError):
        refuse_irregular(folder / "crash.log")
        stream = (folder / "crash.log").open("a", encoding="utf-8")
        faulthandler.enable(stream)
        return stream
    return None


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _qt_log.log(_QT_LEVELS.get(kind, logging.INFO), "%s: %s", context.category, message)
