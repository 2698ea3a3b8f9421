"""Autosave: an edit is on disk within a second, and stays dirty until it really is."""

from __future__ import annotations

import time
from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.contracts.texts import Together, Told
from carnn_desktop.project.project import Project
from carnn_desktop.services.events import Notice, SaveState
from carnn_desktop.services.inference.mailbox import explain
from carnn_desktop.services.storage.thread import ProjectStore

SAVE_DELAY_MS = 300
NOT_SAVED = Told("The last edits could not be saved:")
KEPT = Told("Your edits are kept as long as the program runs.")
_RETRY_MS = (1000, 2000, 5000, 10000)


class Autosaver(QObject):
    """Writes the newest document of every image; by itself one write of an image after the other.

    The delay counts from the first unsaved edit, not the last: a long drag is saved on the way.
    After a failure it tries again by itself and with every edit; it complains once until a success.
    """

    changed = Signal(object)  # SaveState
    notice = Signal(object)  # Notice
    saved = Signal(object)  # ImageDocument

    def __init__(self, store: ProjectStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._dirty: dict[int, ImageDocument] = {}
        self._writing: dict[int, ImageDocument] = {}
        self._failures = 0
        self._closed = False
        self._state = SaveState()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._write_all)

    def state(self) -> SaveState:
        """What ``changed`` said last."""
        return self._state

    def unsaved(self, image_id: int) -> ImageDocument | None:
        """The newest document of an image when it is not on disk yet."""
        return self._dirty.get(image_id, self._writing.get(image_id))

    def schedule(self, document: ImageDocument) -> None:
        """Have a document written soon; it takes the place of an older one of its image."""
        self._dirty[document.image_id] = document
        if not self._timer.isActive() or self._failures:
            self._timer.start(SAVE_DELAY_MS)
        self._tell(self._state.error)

    def post_now(self) -> None:
        """Hand all documents to the storage thread at once, before work that reads them there.

        Also one of which an older version is still being written: the work would read that.
        """
        self._timer.stop()
        self._write(tuple(self._dirty))

    def close(self) -> None:
        """Stop, after a flush: answers that are still to come find nobody."""
        self._closed = True
        self._timer.stop()

    def flush(self, timeout_s: float) -> bool:
        """Write everything and wait; False when a document is not on disk. It stays dirty then."""
        self._timer.stop()
        until = time.monotonic() + timeout_s
        todo = {**self._writing, **self._dirty}
        error = ""
        for image_id, document in todo.items():
            try:
                self._store.call(partial(_save, document), max(0.05, until - time.monotonic()))
            except Exception as failure:  # noqa: BLE001 (the reason is told, the edit stays dirty)
                error = explain(failure)[0]
            else:
                self._dirty.pop(image_id, None)
                self._writing.pop(image_id, None)
                self.saved.emit(document)
        if error:
            self._dirty = {**self._writing, **self._dirty}
            self._writing.clear()
            self._timer.start(_RETRY_MS[0])
        self._tell(error)
        return not error

    @Slot()
    def _write_all(self) -> None:
        self._write([key for key in self._dirty if key not in self._writing])

    def _write(self, image_ids: Iterable[int]) -> None:
        for image_id in image_ids:
            document = self._dirty.pop(image_id)
            self._writing[image_id] = document
            self._store.submit(
                partial(_save, document),
                partial(self._written, document),
                partial(self._not_written, document),
            )

    def _written(self, document: ImageDocument, _nothing: object) -> None:
        if self._closed:
            return
        if self._writing.get(document.image_id) is document:
            del self._writing[document.image_id]
        self._failures = 0
        self._tell("")
        self.saved.emit(document)
        if self._dirty and not self._timer.isActive():
            self._timer.start(SAVE_DELAY_MS)

    def _not_written(self, document: ImageDocument, error: Exception) -> None:
        if self._closed or self._writing.get(document.image_id) is not document:
            return
        del self._writing[document.image_id]
        self._dirty.setdefault(document.image_id, document)
        reason, remedy = explain(error)
        if not self._state.error:
            remedy = Together(filter(None, (remedy, KEPT)))
            self.notice.emit(Notice("error", Together((NOT_SAVED, reason)), remedy))
        self._timer.start(_RETRY_MS[min(self._failures, len(_RETRY_MS) - 1)])
        self._failures += 1
        self._tell(reason)

    def _tell(self, error: str) -> None:
        state = SaveState(dirty=bool(self._dirty or self._writing), error=error)
        if state != self._state:
            self._state = state
            self.changed.emit(state)


def _save(document: ImageDocument, project: Project) -> None:
    project.documents.save(document)
