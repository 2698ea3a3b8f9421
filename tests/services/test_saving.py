"""Autosave and the storage thread: within a second, newest wins, dirty until it is on disk."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from services_watch import Events, draw_mask, shows, wait_until

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.project.documents import Documents
from carnn_desktop.project.project import Project
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.storage.thread import ProjectClosed, StorageThread


@pytest.fixture
def drawing(opened: Session, qtbot: Any) -> Session:
    """An open image with a category to draw with."""
    opened.categories.ensure("cat")
    wait_until(qtbot, lambda: bool(opened.categories.listed()))
    return opened


def draw(session: Session, x: int = 3) -> None:
    draw_mask(session, 1, crop_mask(np.ones((4, 4), bool), x, 3))


def on_disk(session: Session) -> ImageDocument:
    """What the project file holds, read by the storage thread after all that was queued."""
    store = session._context.project.store  # type: ignore[union-attr]
    current = session.images.document()
    assert current is not None
    return store.call(lambda project: project.documents.load(current.image_id))


class FullDisk:
    """Makes saving fail until it is told otherwise."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = True
        self.tries = 0
        save = Documents.save

        def guarded(documents: Documents, document: ImageDocument) -> None:
            if self.full:
                self.tries += 1
                raise CarnnError("The disk is full.", "Free some space.")
            save(documents, document)

        monkeypatch.setattr(Documents, "save", guarded)


def test_an_edit_is_on_disk_within_a_second(drawing: Session, qtbot: Any) -> None:
    states = Events(drawing.save_state_changed)
    draw(drawing)
    assert drawing.project.save_state().dirty
    assert wait_until(qtbot, lambda: not drawing.project.save_state().dirty) < 1.0
    assert [state.dirty for state in states.all] == [True, False]
    assert on_disk(drawing) == drawing.images.document()
    assert drawing.edits.undo_stack().isClean()  # type: ignore[union-attr]


def test_continuous_editing_is_saved_on_the_way(drawing: Session, qtbot: Any) -> None:
    saved: list[int] = []
    drawing._context.project.autosaver.saved.connect(  # type: ignore[union-attr]
        lambda document: saved.append(len(document.annotations))
    )
    end = time.monotonic() + 1.3
    while time.monotonic() < end:
        draw(drawing, x=int(time.monotonic() * 1000) % 50)
        qtbot.wait(20)
    assert len(saved) >= 2
    wait_until(qtbot, lambda: not drawing.project.save_state().dirty)
    assert on_disk(drawing) == drawing.images.document()


def test_the_newest_of_several_edits_is_written_once(
    drawing: Session, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    save = Documents.save

    def counting(documents: Documents, document: ImageDocument) -> None:
        written.append(len(document.annotations))
        save(documents, document)

    monkeypatch.setattr(Documents, "save", counting)
    for x in range(20):
        draw(drawing, x)
    wait_until(qtbot, lambda: not drawing.project.save_state().dirty)
    assert written == [20]


def test_work_on_the_project_reads_an_edit_made_while_an_older_one_is_written(
    drawing: Session, qtbot: Any
) -> None:
    """An export that was asked for just then lacked the last edit."""
    busy = threading.Event()
    drawing.project.ask(lambda _project: busy.wait(20))
    draw(drawing)
    drawing.project.post_edits()
    draw(drawing, x=20)
    drawing.project.post_edits()
    newest = drawing.images.document()
    assert newest is not None
    read: list[ImageDocument] = []
    drawing.project.ask(lambda project: project.documents.load(newest.image_id), read.append)
    busy.set()
    wait_until(qtbot, lambda: bool(read))
    assert read == [newest]
    wait_until(qtbot, lambda: not drawing.project.save_state().dirty)
    assert on_disk(drawing) == newest


def test_a_failed_save_stays_dirty_and_is_told_once_until_it_succeeds(
    drawing: Session, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(monkeypatch)
    notices = Events(drawing.notice)
    draw(drawing)
    wait_until(qtbot, lambda: bool(drawing.project.save_state().error))
    draw(drawing, 20)
    wait_until(qtbot, lambda: disk.tries >= 3)
    assert drawing.project.save_state().dirty
    assert "disk is full" in drawing.project.save_state().error
    assert len(notices.all) == 1
    assert "could not be saved" in notices.all[0].text
    assert notices.all[0].remedy
    assert not drawing.edits.undo_stack().isClean()  # type: ignore[union-attr]
    assert not drawing.project.flush(0.5)
    disk.full = False
    wait_until(qtbot, lambda: not drawing.project.save_state().dirty)
    assert drawing.project.save_state().error == ""
    assert on_disk(drawing) == drawing.images.document()
    disk.full = True
    draw(drawing, 30)
    wait_until(qtbot, lambda: len(notices.all) == 2)
    disk.full = False


def test_a_folder_with_unsaved_edits_is_not_left(
    drawing: Session, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from services_fakes import make_photos

    make_photos(tmp_path / "other", 2)
    disk = FullDisk(monkeypatch)
    before = drawing.project.info()
    draw(drawing)
    notices = Events(drawing.notice)
    drawing.project.open(tmp_path / "other")
    wait_until(qtbot, lambda: any("stays open" in notice.text for notice in notices.all))
    assert drawing.project.info() == before
    assert not drawing.project.close()
    assert len(drawing.images.document().annotations) == 1  # type: ignore[union-attr]
    disk.full = False
    assert drawing.project.close()
    assert drawing.project.info() is None


def test_an_image_left_and_opened_again_shows_the_edit_that_is_not_on_disk(
    drawing: Session, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(monkeypatch)
    draw(drawing)
    edited = drawing.images.document()
    drawing.images.open(2)
    wait_until(qtbot, lambda: drawing.images.document().image_id == 2)  # type: ignore[union-attr]
    drawing._context.project.history.drop(1)  # type: ignore[union-attr]
    drawing.images.open(1)
    wait_until(qtbot, lambda: drawing.images.document().image_id == 1)  # type: ignore[union-attr]
    assert drawing.images.document() == edited
    disk.full = False
    assert drawing.project.flush()


def test_closing_writes_at_once(drawing: Session) -> None:
    draw(drawing)
    path = drawing.project.info().project_path  # type: ignore[union-attr]
    expected = drawing.images.document()
    drawing.shutdown()
    with Project.open(path) as project:
        assert project.documents.load(1) == expected


def test_a_session_opens_where_the_last_one_ended(
    drawing: Session, new_session: Callable[[], Session], photos: Path, qtbot: Any
) -> None:
    draw(drawing)
    drawing.edits.accept_all()
    drawing.edits.mark_done()
    expected = drawing.images.document()
    drawing.shutdown()
    again = new_session()
    with qtbot.waitSignal(again.image_opened, timeout=20_000):
        again.project.open(photos)
    assert again.images.get(1).state == "done"
    again.images.open(1)
    wait_until(qtbot, lambda: shows(again, 1))
    assert again.images.document() == expected
    assert [category.name for category in again.categories.listed()] == ["cat"]


def test_a_damaged_document_is_told_and_the_others_open(
    drawing: Session, new_session: Callable[[], Session], photos: Path, qtbot: Any
) -> None:
    draw(drawing)
    path = drawing.project.info().project_path  # type: ignore[union-attr]
    drawing.shutdown()
    with sqlite3.connect(path) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(documents)")]
        body = next(name for name in columns if name not in ("image_id", "id", "version"))
        connection.execute(f"UPDATE documents SET {body} = ?", (b"\x00rubbish",))
    connection.close()
    again = new_session()
    notices = Events(again.notice)
    with qtbot.waitSignal(again.image_opened, timeout=20_000):
        again.project.open(photos)
    wait_until(qtbot, lambda: bool(notices.all))
    assert notices.all[0].level == "error"
    assert "photo1.png are damaged" in notices.all[0].text
    assert notices.all[0].remedy
    assert again.images.document().annotations == ()  # type: ignore[union-attr]
    draw(again)  # annotated anew; what was there is set aside
    assert again.project.flush()
    assert on_disk(again) == again.images.document()
    again.images.open(2)
    wait_until(qtbot, lambda: again.images.document().image_id == 2)  # type: ignore[union-attr]
    again.shutdown()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT body FROM damaged").fetchall() == [(b"\x00rubbish",)]
    connection.close()


def test_shutdown_is_quick_and_can_be_repeated(opened: Session) -> None:
    started = time.monotonic()
    opened.shutdown()
    opened.shutdown()
    assert time.monotonic() - started < 10
    assert not opened._inference.isRunning()
    assert not opened._context.storage.isRunning()


# The storage thread by itself ----------------------------------------------------------------


@pytest.fixture
def storage(qapp: Any) -> Any:
    thread = StorageThread()
    thread.start()
    yield thread
    assert thread.close()


def opener(path: Path) -> Callable[[], tuple[Project, int]]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return lambda: (Project.open_or_create(path, path.parent), threading.get_ident())


def test_work_is_done_in_the_storage_thread_and_answered_in_the_gui_thread(
    storage: StorageThread, tmp_path: Path, qtbot: Any
) -> None:
    got: list[Any] = []
    here = threading.get_ident()
    store = storage.open_project(
        opener(tmp_path / "a.carnn"),
        lambda there: got.append((there != here, threading.get_ident() == here)),
        got.append,
    )
    store.submit(lambda project: threading.get_ident(), lambda there: got.append(there != here))
    wait_until(qtbot, lambda: len(got) == 2)
    assert got == [(True, True), True]


def test_work_for_a_closed_project_is_refused_and_never_done_elsewhere(
    storage: StorageThread, tmp_path: Path, qtbot: Any
) -> None:
    got: list[Any] = []
    first = storage.open_project(opener(tmp_path / "a/a.carnn"), got.append, got.append)
    second = storage.open_project(opener(tmp_path / "b/b.carnn"), got.append, got.append)
    first.close().result(5)
    with pytest.raises(ProjectClosed):
        first.call(lambda project: project.path)
    assert Path(second.call(lambda project: project.path)).name == "b.carnn"
    errors: list[Exception] = []
    first.submit(lambda project: project.path, got.append, errors.append)
    wait_until(qtbot, lambda: bool(errors))
    assert isinstance(errors[0], ProjectClosed)


def test_an_error_in_work_is_an_answer(storage: StorageThread, tmp_path: Path, qtbot: Any) -> None:
    store = storage.open_project(opener(tmp_path / "a.carnn"), lambda _: None, lambda _: None)
    with pytest.raises(ZeroDivisionError):
        store.call(lambda project: 1 // 0)
    errors: list[Exception] = []
    store.submit(lambda project: 1 // 0, None, errors.append)
    wait_until(qtbot, lambda: bool(errors))
    assert store.call(lambda project: 5) == 5


def test_waiting_has_an_end(storage: StorageThread, tmp_path: Path) -> None:
    gate = threading.Event()
    store = storage.open_project(opener(tmp_path / "a.carnn"), lambda _: None, lambda _: None)
    store.submit(lambda project: gate.wait(5))
    with pytest.raises(CarnnError, match="in time"):
        store.call(lambda project: 1, 0.05)
    gate.set()


def test_nobody_waits_for_ever_after_the_end(qapp: Any, tmp_path: Path) -> None:
    thread = StorageThread()
    thread.start()
    store = thread.open_project(opener(tmp_path / "a.carnn"), lambda _: None, lambda _: None)
    assert thread.close()
    with pytest.raises(ProjectClosed):
        store.call(lambda project: 1)
