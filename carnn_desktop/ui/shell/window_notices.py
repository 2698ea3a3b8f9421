"""What the window tells of the session's events: notices, dialogs, notifications of the system."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QSystemTrayIcon

from carnn_desktop.services.events import (
    FolderRunFinished,
    ImageFailed,
    InterruptedRun,
    Notice,
    SaveState,
)
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.storage.autosave import NOT_SAVED
from carnn_desktop.ui.look.icons import IconSet
from carnn_desktop.ui.look.told import told_text
from carnn_desktop.ui.shell.dialogs import Dialogs
from carnn_desktop.ui.shell.notice_bar import NoticeBar

_SHOWN_MS = 10_000
_NAMED = 3


class WindowNotices(QObject):
    """Decides between the notice bar, a dialog and a notification of the desktop.

    nothing_open : whether the start page is shown; an error there deserves a dialog
    """

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        *,
        bar: NoticeBar,
        dialogs: Dialogs,
        icons: IconSet,
        nothing_open: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._bar = bar
        self._dialogs = dialogs
        self._icons = icons
        self._nothing_open = nothing_open
        self._tray: QSystemTrayIcon | None = None
        self._unsaved = self._unreadable = ""
        session.save_state_changed.connect(self._save_state_changed)
        session.image_opened.connect(self._image_opened)
        session.notice.connect(self._notice)
        session.image_failed.connect(self._image_failed)
        session.folder_run_finished.connect(self._folder_run_finished)
        session.folder_run_interrupted.connect(self._folder_run_interrupted)

    def close(self) -> None:
        """Take the icon out of the system's tray."""
        if self._tray is not None:
            self._tray.hide()

    @Slot(object)
    def _notice(self, notice: Notice) -> None:
        """Show a notice; what keeps the first folder from opening deserves a dialog."""
        if notice.level == "error" and self._nothing_open():
            self._dialogs.error(self.tr("This did not work"), notice.text, notice.remedy)
        else:
            self._bar.show_notice(notice)

    @Slot(object)
    def _image_failed(self, failed: ImageFailed) -> None:
        self._bar.show_notice(Notice("warning", failed.reason, failed.remedy))
        self._unreadable = self._bar.text()

    @Slot(object)
    def _image_opened(self, _opened: object) -> None:
        """Take back what was said of the photo before: this one can be read."""
        self._bar.withdraw(self._unreadable)
        self._unreadable = ""

    @Slot(object)
    def _save_state_changed(self, state: SaveState) -> None:
        """Tell once that what could not be saved is saved now, in the place of the warning."""
        if state.error:
            self._unsaved = state.error
        elif self._unsaved and not state.dirty:
            shown, self._unsaved = self._bar.text(), ""
            if shown.startswith(told_text(NOT_SAVED)):
                self._bar.withdraw(shown)
                self._bar.show_notice(Notice("info", self.tr("Everything is saved now.")))

    @Slot(object)
    def _folder_run_finished(self, finished: FolderRunFinished) -> None:
        text = self.tr("{done} of {total} images are through.").format(
            done=finished.done, total=finished.total
        )
        if finished.cancelled:
            text = self.tr(
                "Stopped. {done} of {total} photos are through and keep their proposals; "
                "“Run on folder” goes on where it was."
            ).format(done=finished.done, total=finished.total)
        if finished.failures:
            named = "; ".join(
                f"{path}: {told_text(reason)}" for path, reason in finished.failures[:_NAMED]
            )
            text = self.tr("{rest} {count} failed: {named}").format(
                rest=text, count=len(finished.failures), named=named
            )
        self._bar.show_notice(Notice("warning" if finished.failures else "info", text))
        if not finished.cancelled:
            self.notify(self.tr("The run on the folder has ended"), text)

    def notify(self, title: str, text: str) -> None:
        """Tell a person who works in another window; where there is no tray, ask for attention."""
        if self._window.isActiveWindow() or not self._session.settings.current.notify_when_done:
            return
        QApplication.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            if self._tray is None:
                self._tray = QSystemTrayIcon(self._icons.icon("carnn"), self._window)
                self._tray.messageClicked.connect(self._window.activateWindow)
            self._tray.show()
            self._tray.showMessage(title, text, self._icons.icon("carnn"), _SHOWN_MS)

    @Slot(object)
    def _folder_run_interrupted(self, run: InterruptedRun) -> None:
        text = self.tr(
            "A run on this folder stopped after {done} of {total} images. Go on with it?"
        ).format(done=run.done, total=run.total)
        if self._dialogs.confirm(self.tr("Interrupted run"), text, self.tr("Go on")):
            self._session.runs.folder.resume()
        else:
            self._session.runs.folder.discard()
