"""Damaged projects in the real window: it is told, the rest works, nothing accepted is lost."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from services_fakes import make_photos
from services_watch import Events, draw_mask, wait_until

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import Annotation, ImageDocument, Provenance
from carnn_desktop.contracts.run import Run
from carnn_desktop.photos.images import read_image
from carnn_desktop.project.project import Project
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.shell.dialogs import Dialogs
from carnn_desktop.ui.shell.main_window import MainWindow

Spoil = Callable[[Path], None]


class Told(Dialogs):
    """Keeps what would be shown in a dialog of its own."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.errors: list[str] = []

    def error(self, title: str, reason: str, remedy: str) -> None:
        self.errors.append(f"{title}: {reason} {remedy}")


@pytest.fixture
def told(window: MainWindow) -> Told:
    made = Told(window)
    window._teller._dialogs = made
    return made


def opens(window: MainWindow, photos: Path, qtbot: Any, image_id: int = 1) -> Session:
    session = window._session
    session.project.open(photos)
    wait_until(qtbot, lambda: session.images.document() is not None)
    return shows(session, image_id, qtbot)


def shows(session: Session, image_id: int, qtbot: Any) -> Session:
    session.images.open(image_id)
    wait_until(
        qtbot,
        lambda: (current := session.images.document()) is not None and current.image_id == image_id,
    )
    return session


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Photos with their project: two categories, three done images of two objects."""
    folder = tmp_path / "photos"
    names = [path.name for path in make_photos(folder, 4)]
    with Project.create(folder.with_suffix(".carnn"), folder) as project:
        project.categories.ensure([("cat", []), ("dog", [])])
        for ref in project.images.sync(names)[:3]:
            data = (folder / ref.path).read_bytes()
            project.images.update(ref.id, sha256=hashlib.sha256(data).hexdigest())
            height, width = read_image(folder / ref.path).pixels.shape[:2]
            project.documents.save(
                ImageDocument(
                    image_id=ref.id,
                    width=width,
                    height=height,
                    annotations=tuple(_accepted(f"{ref.id}{key}", key) for key in (1, 2)),
                    state="done",
                )
            )
    return folder


def _accepted(annotation_id: str, category_id: int) -> Annotation:
    mask = crop_mask(np.ones((4, 4), bool), 3 + 17 * (category_id - 1), 3)
    return Annotation(
        id=annotation_id,
        category_id=category_id,
        mask=mask,
        state="accepted",
        provenance=Provenance(run=Run(source="manual")),
    )


def sql(*statements: str) -> Spoil:
    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    return spoil


def half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def garbage(path: Path) -> None:
    path.write_bytes(b"my notes\n" * 100)


def stump(path: Path) -> None:
    os.truncate(path, 4096)


def lost_log(path: Path) -> None:
    sql("PRAGMA journal_mode = WAL", "UPDATE images SET reason = '' WHERE id = 4")(path)
    Path(f"{path}-wal").unlink(missing_ok=True)


MENDED: dict[str, tuple[Spoil, str]] = {
    "image": (sql("UPDATE images SET reason = x'ff00', state = 7 WHERE id = 2"), "photo2.png"),
    "name of an image": (sql("UPDATE images SET path = 5 WHERE id = 2"), "list of images"),
    "concept": (sql("UPDATE concepts SET name = x'ff', color = 'red;;' WHERE id = 2"), "concept 2"),
    "lost concept": (sql("DELETE FROM concepts WHERE id = 2"), "concept 2"),
    "settings": (sql("INSERT OR REPLACE INTO settings VALUES ('folder_run', '{')"), "Settings"),
    "history of runs": (sql("DROP TABLE runs"), "runs"),
    "settings table": (sql("DROP TABLE settings"), "settings"),
    "half a file": (half, "photos.carnn.damaged"),
}  # fmt: skip


@pytest.mark.parametrize("name", MENDED)
def test_what_can_be_mended_is_mended_and_told(
    name: str, window: MainWindow, told: Told, photos: Path, qtbot: Any
) -> None:
    spoil, word = MENDED[name]
    spoil(photos.with_suffix(".carnn"))
    session = opens(window, photos, qtbot)
    assert word in window.notices.text()  # and stays until it is closed
    assert told.errors == []
    states = {ref.path: ref.state for ref in session.images.listed()}
    assert states == {f"photo{n}.png": "done" if n < 4 else "new" for n in range(1, 5)}
    assert [category.id for category in session.categories.listed()] == [1, 2]
    for image_id in (1, 2, 3):
        document = shows(session, image_id, qtbot).images.document()
        assert document is not None
        assert [r.state for r in document.annotations] == ["accepted", "accepted"]
        window.grab()
    session.categories.ensure("fox")
    wait_until(qtbot, lambda: len(session.categories.listed()) == 3)
    draw_mask(session, 3, crop_mask(np.ones((4, 4), bool), 3, 13))
    assert session.project.flush()


REFUSED: dict[str, tuple[Spoil, str]] = {
    "no database": (garbage, "not a CaRNN project"),
    "a stump": (stump, "nothing in it can be read"),
    "newer": (sql("PRAGMA user_version = 99"), "newer version"),
    "no documents": (sql("DROP TABLE documents"), "no table documents"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_left_and_other_folders_open(
    name: str, window: MainWindow, told: Told, photos: Path, qtbot: Any
) -> None:
    spoil, word = REFUSED[name]
    path = photos.with_suffix(".carnn")
    spoil(path)
    before = path.read_bytes()
    window._session.project.open(photos)
    wait_until(qtbot, lambda: bool(told.errors))
    assert word in told.errors[0]
    assert path.read_bytes() == before
    assert window._session.project.info() is None
    other = shutil.copytree(photos, photos.parent / "others")
    assert len(opens(window, other, qtbot).images.listed()) == 4


def test_a_lost_log_of_another_program_takes_nothing_accepted(
    window: MainWindow, photos: Path, qtbot: Any
) -> None:
    lost_log(photos.with_suffix(".carnn"))
    document = opens(window, photos, qtbot).images.document()
    assert document is not None
    assert len(document.annotations) == 2


def test_annotations_that_are_whole_are_shown_when_one_is_damaged(
    window: MainWindow, photos: Path, qtbot: Any
) -> None:
    path = photos.with_suffix(".carnn")
    sql(
        "UPDATE documents SET body = "
        "CAST(replace(CAST(body AS TEXT), '\"concept\":2', '\"concept\":-2') AS BLOB) "
        "WHERE image_id = 2"
    )(path)
    session = opens(window, photos, qtbot, 2)
    assert "1 of 2 objects can be read" in window.notices.text()
    document = session.images.document()
    assert document is not None
    assert [annotation.category_id for annotation in document.annotations] == [1]
    assert document.state == "in_review"
    assert not session.project.save_state().dirty  # nothing is written before something is changed
    events = Events(session.notice)
    shows(session, 3, qtbot)
    shows(session, 2, qtbot)
    assert len(events.all) <= 1
