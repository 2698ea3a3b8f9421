"""What the tests of the services watch: signals, conditions, and what a test leaves behind."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QThread, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from carnn_desktop.annotations import edits
from carnn_desktop.annotations.model import Mask
from carnn_desktop.contracts.clock import utc_now
from carnn_desktop.services.session.session import Session


def alive(*kinds: type[QObject]) -> list[Any]:
    """Return the living Qt objects of some kinds."""
    # issubclass(type()): isinstance() asks lazy objects of other libraries for their class.
    found = [item for item in gc.get_objects() if issubclass(type(item), kinds)]
    return [item for item in found if shiboken6.isValid(item)]


def leftovers(before: set[int]) -> list[str]:
    """Return what runs or stands now and did not before."""
    living = alive(QThread, QTimer)
    threads = [item for item in living if isinstance(item, QThread) and item.isRunning()]
    timers = [item for item in living if isinstance(item, QTimer) and item.isActive()]
    widgets: list[QWidget] = QApplication.topLevelWidgets()
    found = [item for item in (*threads, *timers, *widgets) if id(item) not in before]
    return [f"{type(item).__name__} {item.objectName()!r} of {item.parent()!r}" for item in found]


class Events(QObject):
    """Keeps what a signal carried, in order."""

    def __init__(self, *signals: Any) -> None:
        super().__init__()
        self.all: list[Any] = []
        for signal in signals:
            signal.connect(self.take, Qt.ConnectionType.AutoConnection)

    @Slot(object)
    def take(self, value: Any) -> None:
        self.all.append(value)

    def of(self, kind: type) -> list[Any]:
        return [value for value in self.all if isinstance(value, kind)]


def shows(session: Session, image_id: int) -> bool:
    """Whether this image is the one on the canvas."""
    document = session.images.document()
    return document is not None and document.image_id == image_id


def draw_mask(session: Session, category_id: int, mask: Mask) -> None:
    """Draw an annotation on the open image, as the tools do."""
    session.edits.apply(
        lambda doc: edits.add_annotation(doc, category_id, mask, now=utc_now()),
        "Draw",
        select_new=True,
    )


def close_project(session: Session, qtbot: Any) -> None:
    """Close the open project, and wait until its file is closed too.

    The storage thread does that a moment later; a test that moves or opens the file must wait.
    """
    project = session.project.info()
    assert project is not None
    lock = project.project_path.with_name(f"{project.project_path.name}.lock")
    assert lock.exists()
    assert session.project.close()
    wait_until(qtbot, lambda: not lock.exists())


def wait_until(qtbot: Any, condition: Callable[[], bool], timeout_s: float = 20.0) -> float:
    """Wait with the event loop running; return the seconds it took."""
    started = time.monotonic()
    qtbot.waitUntil(condition, timeout=int(timeout_s * 1000))
    return time.monotonic() - started
