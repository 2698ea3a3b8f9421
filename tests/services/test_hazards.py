"""Full disks, read-only and vanished folders, ends in the middle: told, and nothing accepted lost.

The disks are small memory file systems; mounting them needs the right to, else the tests skip.
"""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from services_fakes import Script, make_photos
from services_watch import Events, draw_mask, wait_until

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.formats.export.options import ExportOptions
from carnn_desktop.project.documents import Documents
from carnn_desktop.project.project import Project
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.events import ImageFailed, Notice
from carnn_desktop.services.session.session import Session


class SmallDisk:
    """A file system of two megabytes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir()
        self._mount("-t", "tmpfs", "-o", "size=2m", "tmpfs")

    def fill(self) -> None:
        """Leave no byte free."""
        with (self.path / "filler").open("wb", buffering=0) as stream:
            for size in (4096, 1):
                try:
                    while True:
                        stream.write(b"x" * size)
                except OSError:
                    continue

    def free(self) -> None:
        (self.path / "filler").unlink()

    def protect(self) -> None:
        """Make it read-only."""
        self._mount("-o", "remount,ro")

    def remove(self) -> None:
        subprocess.run(["umount", "-l", self.path], check=True, capture_output=True)

    def _mount(self, *options: str) -> None:
        subprocess.run(["mount", *options, self.path], check=True, capture_output=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    try:
        made = SmallDisk(tmp_path / "disk")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs the right to mount a small file system")
    yield made
    made.remove()


def opened_on(session: Session, folder: Path, qtbot: Any) -> Session:
    """Open a folder of five photos, with a category to draw with."""
    make_photos(folder, 5)
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.project.open(folder)
    session.categories.ensure("cat")
    wait_until(qtbot, lambda: bool(session.categories.listed()))
    return session


def draw(session: Session, x: int = 3) -> None:
    draw_mask(session, 1, crop_mask(np.ones((4, 4), bool), x, 3))


def draw_much(session: Session) -> None:
    """Draw what no compression makes small: it needs new pages of the project file."""
    random = np.random.default_rng(3)
    draw_mask(session, 1, crop_mask(random.random((48, 64)) < 0.5, 0, 0))


def on_disk(project: Path, image_id: int) -> ImageDocument:
    with Project.open(project) as stored:
        return stored.documents.load(image_id)


def test_edits_outlive_a_full_disk(session: Session, disk: SmallDisk, qtbot: Any) -> None:
    opened_on(session, disk.path / "photos", qtbot)
    notices = Events(session.notice)
    disk.fill()
    draw_much(session)
    wait_until(qtbot, lambda: bool(session.project.save_state().error))
    assert session.project.save_state().dirty
    told = notices.of(Notice)
    assert len(told) == 1
    assert told[0].level == "error"
    assert "could not be saved" in told[0].text
    draw(session)  # the work goes on
    disk.free()
    wait_until(qtbot, lambda: not session.project.save_state().dirty, 12)
    info, document = session.project.info(), session.images.document()
    assert info is not None
    assert document is not None
    session.shutdown()
    assert on_disk(info.project_path, document.image_id) == document


def test_an_export_onto_a_full_disk_leaves_the_old_file(
    session: Session, disk: SmallDisk, tmp_path: Path, qtbot: Any
) -> None:
    opened_on(session, tmp_path / "photos", qtbot)
    draw(session)
    target = disk.path / "out.json"
    target.write_text("the old one", encoding="utf-8")
    disk.fill()
    notices = Events(session.notice)
    options = ExportOptions(reviewed_only=False, overwrite=True)
    session.export.start(target, options)
    wait_until(qtbot, lambda: bool(notices.of(Notice)))
    assert notices.all[0].level == "error"
    assert "space" in f"{notices.all[0].text} {notices.all[0].remedy}".casefold()
    assert target.read_text(encoding="utf-8") == "the old one"
    assert sorted(path.name for path in disk.path.iterdir()) == ["filler", "out.json"]
    disk.free()
    with qtbot.waitSignal(session.export_finished, timeout=20_000):
        session.export.start(target, options)
    assert target.read_bytes().startswith(b"{")


def test_a_read_only_folder_has_its_project_elsewhere(
    session: Session, disk: SmallDisk, qtbot: Any
) -> None:
    folder = disk.path / "photos"
    make_photos(folder, 2)
    disk.protect()
    notices = Events(session.notice)
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.project.open(folder)
    info = session.project.info()
    assert info is not None
    assert disk.path not in info.project_path.parents
    assert any(str(info.project_path) in notice.text for notice in notices.of(Notice))
    session.categories.ensure("cat")
    wait_until(qtbot, lambda: bool(session.categories.listed()))
    draw(session)
    document = session.images.document()
    session.shutdown()
    assert document is not None
    assert on_disk(info.project_path, document.image_id) == document


def test_a_read_only_project_is_continued_in_a_copy(
    new_session: Callable[[], Session], disk: SmallDisk, qtbot: Any
) -> None:
    first = opened_on(new_session(), disk.path / "photos", qtbot)
    draw(first)
    before, info = first.images.document(), first.project.info()
    assert before is not None
    assert info is not None
    assert info.project_path.parent == disk.path
    first.shutdown()
    original = info.project_path.read_bytes()
    disk.protect()
    for copied in (True, False):
        session = new_session()
        notices = Events(session.notice)
        with qtbot.waitSignal(session.image_opened, timeout=20_000):
            session.project.open(disk.path / "photos")
        now = session.project.info()
        assert now is not None
        assert disk.path not in now.project_path.parents
        assert any(str(now.project_path) in notice.text for notice in notices.of(Notice))
        document = session.images.document()
        assert document is not None
        assert (document.annotations[:1] == before.annotations) is True
        assert len(document.annotations) == (1 if copied else 2)
        draw(session, 30)
        assert session.project.flush()
        session.shutdown()
    assert info.project_path.read_bytes() == original


def test_a_vanished_folder_takes_no_annotation_with_it(
    session: Session, tmp_path: Path, qtbot: Any
) -> None:
    folder = tmp_path / "stick" / "photos"
    make_photos(folder, 5)
    project = tmp_path / "kept.carnn"
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.project.open(folder, project=project)
    session.categories.ensure("cat")
    wait_until(qtbot, lambda: bool(session.categories.listed()))
    draw(session)
    first = session.images.document()
    assert first is not None
    unplugged = tmp_path / "unplugged"
    shutil.move(tmp_path / "stick", unplugged)
    failures = Events(session.image_failed)
    far = session.images.listed()[-1]  # not read ahead
    session.images.open(far.id)
    wait_until(qtbot, lambda: bool(failures.of(ImageFailed)))
    assert failures.all[0].image_id == far.id
    assert far.path in failures.all[0].reason
    assert failures.all[0].remedy
    shutil.move(unplugged, tmp_path / "stick")  # plugged in again: goes on
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.images.open(far.id)
    session.shutdown()
    assert on_disk(project, first.image_id) == first


@pytest.mark.parametrize("moment", ["run", "save"])
def test_closing_in_the_middle_loses_nothing(
    moment: str,
    new_session: Callable[[], Session],
    script: Script,
    tmp_path: Path,
    qtbot: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = opened_on(new_session(), tmp_path / "photos", qtbot)
    draw(session)
    wait_until(qtbot, lambda: not session.project.save_state().dirty)
    if moment == "run":
        script.gate = threading.Event()
        session.runs.run_image(RunRequest(text="dog"))
        wait_until(qtbot, lambda: bool(script.seen))
    else:
        save = Documents.save

        def slow(documents: Documents, document: ImageDocument) -> None:
            time.sleep(0.5)
            save(documents, document)

        monkeypatch.setattr(Documents, "save", slow)
    draw(session, 20)
    if moment == "save":
        qtbot.wait(400)  # the write has begun
        draw(session, 30)
    info, document = session.project.info(), session.images.document()
    assert info is not None
    assert document is not None
    started = time.monotonic()
    session.shutdown()
    assert time.monotonic() - started < 15.0  # else it waits 30 for the run
    assert on_disk(info.project_path, document.image_id) == document
