"""A process to be killed: works in a project until it is, and says what it has done.

``python crash_child.py PHOTOS CACHE`` reads one word a line and forks: imports are paid once.
``folder`` runs over the folder again and again; ``edit`` changes one document again and again.
It answers with its process id; a child writes ``<monotonic time> <what>`` lines.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from services_fakes import Script
from services_watch import draw_mask

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.events import FolderRunFinished, ImagesChanged
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.settings import SettingsStore

CATS = RunRequest(text="cat, dog")


def say(what: str) -> None:
    os.write(1, f"{time.monotonic()} {what}\n".encode())


class Worker(QObject):
    """Drives a session without a window."""

    def __init__(self, photos: Path, cache: Path, what: str) -> None:
        super().__init__()
        script = Script(seconds=0.004, tick=0.001)
        self.session = Session(
            settings=SettingsStore(cache / "settings.json"),
            segmenter_factory=script.factory,
            cache_folder=cache,
            parent=self,
        )
        self.number = 0
        self.session.notice.connect(self.notice)
        if what == "folder":
            self.session.images_changed.connect(self.images_changed)
            self.session.save_state_changed.connect(self.saved)
            self.session.folder_run_finished.connect(self.finished)
            self.session.folder_run_interrupted.connect(self.interrupted)
            self.session.image_opened.connect(self.start_folder)
        else:
            self.session.image_opened.connect(self.start_editing)
        self.session.project.open(photos)

    @Slot(object)
    def notice(self, notice: Any) -> None:
        if notice.level == "error":
            say(f"error {notice.text}")

    @Slot(object)
    def start_folder(self, _opened: object) -> None:
        say("open")
        QTimer.singleShot(20, self, self.begin)

    @Slot()
    def begin(self) -> None:
        if self.session.runs.folder.interrupted() is not None:
            self.session.runs.folder.resume()
        elif not self.session.runs.state().active:
            self.session.runs.folder.start(CATS)

    @Slot(object)
    def interrupted(self, run: Any) -> None:
        say(f"interrupted {run.done}")

    @Slot(object)
    def finished(self, outcome: FolderRunFinished) -> None:
        say(f"finished {outcome.done} {len(outcome.failures)}")
        QTimer.singleShot(0, self, self.begin)

    @Slot(object)
    def images_changed(self, changed: ImagesChanged) -> None:
        for image_id in changed.ids or ():
            # The open one is shown before it is on disk.
            shown = self.session.images.current()
            if shown is None or shown.id != image_id:
                self.through(image_id)

    @Slot(object)
    def saved(self, state: Any) -> None:
        shown = self.session.images.current()
        if shown is not None and not state.dirty:
            self.through(shown.id)

    def through(self, image_id: int) -> None:
        if self.session.images.get(image_id).state == "proposed":
            say(f"through {image_id}")

    @Slot(object)
    def start_editing(self, _opened: object) -> None:
        say("open")
        self.session.categories.ensure("cat")
        timer = QTimer(self)
        timer.timeout.connect(self.edit)
        timer.start(7)

    @Slot()
    def edit(self) -> None:
        if not self.session.categories.listed():
            return
        self.number += 1
        annotations = self.session.images.document().annotations  # type: ignore[union-attr]
        if len(annotations) > 6:
            self.session.edits.delete([annotations[0].id])
        else:
            side = 2 + self.number % 6
            taken = {annotation.mask.x // 8 for annotation in annotations}
            cell = next(number for number in range(8) if number not in taken)
            mask = crop_mask(np.ones((side, side), bool), 8 * cell, 3)
            draw_mask(self.session, 1, mask)
        self.session.edits.set_note(self.newest(), str(self.number), needs_review=False)
        say(f"edit {self.number}")

    def newest(self) -> str:
        return self.session.images.document().annotations[-1].id  # type: ignore[union-attr]


def main() -> None:
    photos, cache = Path(sys.argv[1]), Path(sys.argv[2])
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            app = QCoreApplication(sys.argv[:1])
            worker = Worker(photos, cache, line.strip())
            app.exec()
            del worker
            os._exit(0)
        os.write(1, f"child {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"gone\n")


if __name__ == "__main__":
    main()
