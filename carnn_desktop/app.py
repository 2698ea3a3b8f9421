"""The window's composition root: makes the collaborators, shows the window, runs the event loop."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from carnn_desktop import __version__
from carnn_desktop.commands.console.display import has_screen
from carnn_desktop.commands.console.output import Output
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.services.diagnostics import Diagnostics
from carnn_desktop.services.events import ProjectInfo
from carnn_desktop.services.inference.mailbox import explain
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.settings import SettingsStore
from carnn_desktop.services.storage.pool import pools_are_stuck
from carnn_desktop.ui.help.error import ErrorDialog
from carnn_desktop.ui.look.icons import IconSet
from carnn_desktop.ui.look.languages import install, remove
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.shell.main_window import MainWindow
from carnn_desktop.ui.shell.reopen import REOPEN

_log = logging.getLogger(__name__)
_FAILED, _INTERRUPTED = 1, 130


class FirstPaint(QObject):
    """Loads the model once the window has been painted, so that the window comes first."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._session = session
        self._done = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint event."""
        if event.type() == QEvent.Type.Paint and not self._done:
            self._done = True
            watched.removeEventFilter(self)
            if self._session.settings.current.load_model_at_start:
                QTimer.singleShot(200, self._session, self._session.models.load)
        return False


def run_gui(folder: Path | None = None) -> int:
    """Open the window, with ``folder`` in it, and return the exit code of the program."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("a Qt application without widgets is running")
    app.setApplicationName("CaRNN Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("carnn-desktop")
    font = app.font()
    place: Place | None = Place(folder) if folder is not None else None
    while True:
        app.setFont(font)
        try:
            code, place = _open_window(app, place)
        except Exception as error:  # noqa: BLE001 - whatever it is, it reaches the user
            tell_failed_start(error)
            return _FAILED
        if code != REOPEN:
            return code


def tell_failed_start(error: Exception) -> None:
    """Say why there is no window: in a line on stderr, and in a dialog where there is a screen."""
    reason, remedy = explain(error)
    Output().error(CarnnError(f"The window could not be opened: {reason}", remedy))
    if has_screen():
        ErrorDialog("CaRNN Desktop", reason, remedy).exec()


@dataclass(frozen=True, slots=True)
class Place:
    """A folder, and the photo of it to show (relative path), "" = the first."""

    folder: Path
    image: str = ""


def _open_window(app: QApplication, place: Place | None) -> tuple[int, Place | None]:
    """Show one window until it is closed; return the loop's code and where the user was."""
    store = SettingsStore()
    settings = store.current
    translators = install(app, settings.language)
    diagnostics = Diagnostics()
    try:
        return _show_window(app, store, diagnostics, place)
    except Exception:
        _log.critical("the window could not be opened", exc_info=True)
        raise
    finally:
        remove(app, translators)
        diagnostics.close()


def _show_window(
    app: QApplication, store: SettingsStore, diagnostics: Diagnostics, place: Place | None
) -> tuple[int, Place | None]:
    """Build the window and run the loop. Threads end with it, also when building it fails."""
    settings = store.current
    theme = Theme(app, settings.theme)
    theme.scale_fonts(settings.font_scale)
    app.setWindowIcon(IconSet(app).icon("carnn"))
    session = Session(settings=store)
    window: MainWindow | None = None
    try:
        window = MainWindow(session, theme)
        with _closed_by_interrupt(window) as interrupted:
            code, place = _run(app, session, window, diagnostics, place)
        return _INTERRUPTED if interrupted else code, place
    finally:
        if not session.shutdown() or pools_are_stuck():
            _leave_stuck_threads(_FAILED if window is None else 0)
        if window is not None:
            window.deleteLater()
        theme.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _run(
    app: QApplication,
    session: Session,
    window: MainWindow,
    diagnostics: Diagnostics,
    place: Place | None,
) -> tuple[int, Place | None]:
    settings = session.settings.current
    diagnostics.notice.connect(window.notices.show_notice)
    session.engine_changed.connect(diagnostics.engine_changed)
    FirstPaint(window, session)
    keeper = PlaceKeeper(session, place)
    window.show()
    if place is None and settings.reopen_last and settings.recent_folders:
        place = Place(Path(settings.recent_folders[0]))
    if place is not None and place.folder.exists():
        session.project.open(place.folder)
    elif not settings.guide and not settings.recent_folders:
        window.actions_by_id["guide"].trigger()
    return app.exec(), keeper.place


@contextmanager
def _closed_by_interrupt(window: MainWindow) -> Iterator[list[int]]:
    """Close the window on Ctrl+C as by its button, and where the system asks the program to end.

    A second one ends the program at once.

    Gives a list that holds the signal once it came. Python sees it when the garbage timer ticks.
    """
    came: list[int] = []

    def interrupt(number: int, _frame: object) -> None:
        if came:
            os._exit(_INTERRUPTED)
        came.append(number)
        QTimer.singleShot(0, window, window.close)

    names = ("SIGINT", "SIGTERM", "SIGHUP")
    numbers = [number for name in names if (number := getattr(signal, name, None)) is not None]
    before = [
        (number, signal.signal(number, interrupt))
        for number in numbers
        if signal.getsignal(number) is not signal.SIG_IGN
    ]
    try:
        yield came
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def _leave_stuck_threads(code: int) -> None:
    """End the process although a thread waits, for a drive as a rule: all that can be is saved.

    A QThread that is destroyed while it runs would abort the program, a pool would wait for ever.
    """
    _log.error("a thread did not end in time; the process is left")
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


class PlaceKeeper(QObject):
    """Remembers which photo is open, and brings a window that is built anew back to it."""

    def __init__(self, session: Session, wanted: Place | None) -> None:
        super().__init__(session)
        self._session = session
        self._wanted = wanted.image if wanted is not None else ""
        self.place: Place | None = None
        session.project_opened.connect(self._opened)
        session.image_opened.connect(self._image_opened)

    @Slot(object)
    def _opened(self, project: ProjectInfo) -> None:
        self.place = Place(project.folder)
        wanted, self._wanted = self._wanted, ""
        ref = next((r for r in self._session.images.listed() if wanted and r.path == wanted), None)
        if ref is not None:
            self._session.images.open(ref.id)

    @Slot(object)
    def _image_opened(self, _opened: object) -> None:
        ref = self._session.images.current()
        if self.place is not None and ref is not None:
            self.place = Place(self.place.folder, ref.path)
