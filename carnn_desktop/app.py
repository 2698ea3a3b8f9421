"""The window's composition root: makes the collaborators, shows the window, runs the event loop."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from carnn_desktop import __version__
from carnn_desktop.resources import resource_path
from carnn_desktop.services.diagnostics import Diagnostics
from carnn_desktop.services.session import Session
from carnn_desktop.services.settings import SettingsStore
from carnn_desktop.ui.icons import IconSet
from carnn_desktop.ui.main_window import MainWindow
from carnn_desktop.ui.theme import Theme


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
            if self._session.settings().load_model_at_start:
                QTimer.singleShot(200, self._session, self._session.load_engine)
        return False


def run_gui(folder: Path | None = None) -> int:
    """Open the window, with ``folder`` in it, and return the exit code of the program."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("a Qt application without widgets is running")
    app.setApplicationName("CaRNN Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("carnn-desktop")
    store = SettingsStore()
    _translate(app, store.current.language)
    font = app.font()
    font.setPointSizeF(font.pointSizeF() * store.current.font_scale)
    app.setFont(font)
    diagnostics = Diagnostics()
    theme = Theme(app, store.current.theme)
    app.setWindowIcon(IconSet(app).icon("carnn"))
    session = Session(settings=store)
    window = MainWindow(session, theme)
    diagnostics.notice.connect(window.notices.show_notice)
    session.engine_changed.connect(diagnostics.engine_changed)
    FirstPaint(window, session)
    window.show()
    if folder is not None:
        session.open_folder(folder)
    try:
        return app.exec()
    finally:
        session.shutdown()
        window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        diagnostics.close()


def _translate(app: QApplication, language: str) -> None:
    """Install the translations of the chosen language, else of the system's, where they exist."""
    locale = QLocale(language) if language else QLocale.system()
    try:
        folder = resource_path("translations")
    except FileNotFoundError:
        return
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, place in (("qtbase", qt_folder), ("carnn", str(folder))):
        translator = QTranslator(app)
        if translator.load(locale, name, "_", place):
            app.installTranslator(translator)
