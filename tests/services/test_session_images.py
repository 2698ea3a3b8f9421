"""Opening folders and images: staged, newest wish wins, failures are told."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from services_fakes import make_photos
from services_watch import Events, close_project, draw_mask, wait_until

from carnn_desktop.services.events import ImageFailed, Notice, OpenedImage, ProjectInfo
from carnn_desktop.services.session.session import Session


def open_folder(session: Session, folder: Path, qtbot: Any) -> None:
    with qtbot.waitSignal(session.project_opened, timeout=20_000):
        session.project.open(folder)


def show(session: Session, image_id: int, qtbot: Any) -> OpenedImage:
    with qtbot.waitSignal(session.image_opened, timeout=20_000) as blocker:
        session.images.open(image_id)
    opened: OpenedImage = blocker.args[0]
    return opened


def test_a_folder_opens_with_its_first_image(session: Session, photos: Path, qtbot: Any) -> None:
    infos, images = Events(session.project_opened), Events(session.image_opened)
    session.project.open(photos)
    wait_until(qtbot, lambda: bool(images.all))
    (info,) = infos.all
    assert isinstance(info, ProjectInfo)
    assert info.folder == photos
    assert info.image_count == 5
    assert info.project_path.is_file()
    assert [ref.path for ref in session.images.listed()] == [f"photo{n}.png" for n in range(1, 6)]
    opened = images.all[0]
    assert opened.ref.path == "photo1.png"
    assert opened.pixels.shape == (48, 64, 3)
    assert opened.pixels.dtype == np.uint8
    assert not opened.pixels.flags.writeable
    assert session.images.document() is not None
    assert (session.images.document().width, session.images.document().height) == (64, 48)  # type: ignore[union-attr]
    assert session.images.get(opened.image_id).sha256
    assert session.settings.current.recent_folders == (str(photos),)


@pytest.mark.parametrize("kind", ["missing", "empty", "file", "no photos"])
def test_a_folder_that_cannot_be_opened_is_told_and_the_old_one_stays(
    opened: Session, tmp_path: Path, qtbot: Any, kind: str
) -> None:
    folder = tmp_path / "other"
    if kind != "missing":
        folder.mkdir()
    if kind == "no photos":
        (folder / "notes.txt").write_text("nothing")
    path = folder
    if kind == "file":
        path = folder / "notes.txt"
        path.write_text("nothing")
    before = opened.project.info()
    with qtbot.waitSignal(opened.notice, timeout=20_000) as blocker:
        opened.project.open(path)
    notice = blocker.args[0]
    assert (notice.level, bool(notice.text), bool(notice.remedy)) == ("error", True, True)
    assert opened.project.info() == before
    assert opened.images.document() is not None
    assert not list(tmp_path.glob("other*.carnn"))


def test_the_newest_of_two_wishes_wins(session: Session, tmp_path: Path, qtbot: Any) -> None:
    make_photos(tmp_path / "a", 2)
    make_photos(tmp_path / "b", 3)
    infos = Events(session.project_opened)
    session.project.open(tmp_path / "a")
    session.project.open(tmp_path / "b")
    wait_until(qtbot, lambda: session.images.document() is not None)
    qtbot.wait(50)
    assert [info.folder.name for info in infos.all] == ["b"]
    # The project that was given up is free for others.
    open_folder(session, tmp_path / "a", qtbot)


def test_annotated_images_that_are_gone_are_told_and_come_back(
    opened: Session, photos: Path, qtbot: Any
) -> None:
    opened.edits.mark_done()
    path = opened.project.info().project_path  # type: ignore[union-attr]
    close_project(opened, qtbot)
    (photos / "photo1.png").rename(photos.parent / "aside.png")
    notices = Events(opened.notice)
    open_folder(opened, path, qtbot)
    assert len(opened.images.listed()) == 4
    assert any("photo1.png" in notice.text for notice in notices.all)
    (photos.parent / "aside.png").rename(photos / "renamed.png")
    opened.project.open(photos)
    wait_until(qtbot, lambda: len(opened.images.listed()) == 5)
    assert {ref.path: ref.state for ref in opened.images.listed()}["renamed.png"] == "done_empty"


def test_another_folder_takes_the_place_of_the_first(
    opened: Session, tmp_path: Path, qtbot: Any
) -> None:
    make_photos(tmp_path / "second", 2)
    closed = Events(opened.project_closed)
    with qtbot.waitSignal(opened.image_opened, timeout=20_000):
        opened.project.open(tmp_path / "second")
    assert [info.folder.name for info in closed.all] == ["photos"]
    assert len(opened.images.listed()) == 2


def test_a_project_file_opens_its_folder(
    new_session: Callable[[], Session], photos: Path, qtbot: Any
) -> None:
    first = new_session()
    open_folder(first, photos, qtbot)
    path = first.project.info().project_path  # type: ignore[union-attr]
    first.shutdown()
    second = new_session()
    open_folder(second, path, qtbot)
    assert second.project.info().folder == photos  # type: ignore[union-attr]


def test_opening_the_same_folder_looks_again_what_is_in_it(
    opened: Session, photos: Path, qtbot: Any
) -> None:
    number = opened.project.info()
    make_photos(photos, 7)
    opened.project.open(photos)
    wait_until(qtbot, lambda: len(opened.images.listed()) == 7)
    assert opened.project.info() == number


def test_two_sessions_on_one_project_are_refused_clearly(
    opened: Session, new_session: Callable[[], Session], photos: Path, qtbot: Any
) -> None:
    other = new_session()
    with qtbot.waitSignal(other.notice, timeout=20_000) as blocker:
        other.project.open(photos)
    assert blocker.args[0].level == "error"
    assert blocker.args[0].remedy
    assert other.project.info() is None


def test_next_and_previous_walk_in_file_order_and_in_the_order_of_the_list(
    opened: Session, qtbot: Any
) -> None:
    ids = [ref.id for ref in opened.images.listed()]
    assert not opened.images.open_next(-1)
    for expected in ids[1:]:
        assert opened.images.open_next(1)
        wait_until(qtbot, lambda: opened.runs.state() is not None)
        wait_until(qtbot, lambda e=expected: opened.images.current().id == e)  # type: ignore
    assert not opened.images.open_next(1)
    opened.images.set_order([ids[4], ids[0], ids[2]])
    assert opened.images.open_next(1)
    wait_until(qtbot, lambda: opened.images.current().id == ids[0])  # type: ignore[union-attr]


def test_quick_steps_count_from_the_image_that_is_on_its_way(opened: Session, qtbot: Any) -> None:
    ids = [ref.id for ref in opened.images.listed()]
    for _ in range(3):
        opened.images.open_next(1)
    wait_until(qtbot, lambda: opened.images.current().id == ids[3])  # type: ignore[union-attr]


def test_only_the_newest_image_arrives(opened: Session, qtbot: Any) -> None:
    events = Events(opened.image_opened)
    ids = [ref.id for ref in opened.images.listed()]
    for image_id in ids[1:]:
        opened.images.open(image_id)
    wait_until(qtbot, lambda: bool(events.all))
    qtbot.wait(50)
    assert [event.image_id for event in events.all] == [ids[4]]


@pytest.mark.parametrize("damage", ["zero", "text", "cut", "gone"])
def test_an_unreadable_image_is_told_and_the_others_open(
    session: Session, photos: Path, qtbot: Any, damage: str
) -> None:
    bad = photos / "photo2.png"
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.project.open(photos)
    content = bad.read_bytes()
    if damage == "gone":
        bad.unlink()
    else:
        bad.write_bytes({"zero": b"", "text": b"not a photo", "cut": content[:200]}[damage])
    target = next(ref.id for ref in session.images.listed() if ref.path == "photo2.png")
    with qtbot.waitSignal(session.image_failed, timeout=20_000) as blocker:
        session.images.open(target)
    failed: ImageFailed = blocker.args[0]
    assert failed.image_id == target
    assert failed.reason
    assert session.images.get(target).state == "failed"
    assert session.images.get(target).reason == failed.reason
    assert session.images.document() is None
    assert session.images.current().id == target  # type: ignore[union-attr]
    assert session.images.open_next(1)
    wait_until(qtbot, lambda: session.images.document() is not None)
    Image.fromarray(np.zeros((48, 64, 3), np.uint8)).save(bad)
    opened = show(session, target, qtbot)
    assert opened.ref.state == "new"
    assert opened.ref.reason == ""


def test_a_photo_that_changed_its_size_keeps_its_annotations(
    opened: Session, photos: Path, qtbot: Any
) -> None:
    from carnn_desktop.annotations.masks import crop_mask

    first = opened.images.current().id  # type: ignore[union-attr]
    opened.categories.ensure("cat")
    wait_until(qtbot, lambda: bool(opened.categories.listed()))
    draw_mask(opened, 1, crop_mask(np.ones((5, 5), bool), 3, 3))
    assert opened.project.flush()
    project = opened.project.info().project_path  # type: ignore[union-attr]
    close_project(opened, qtbot)
    Image.fromarray(np.zeros((20, 30, 3), np.uint8)).save(photos / "photo1.png")
    with qtbot.waitSignal(opened.image_failed, timeout=20_000) as blocker:
        opened.project.open(project)
    assert blocker.args[0].image_id == first
    assert "30 x 20" in blocker.args[0].reason


def test_a_read_only_folder_has_its_project_elsewhere(
    session: Session, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_photos(tmp_path / "locked" / "photos", 2)
    real = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: "locked" not in str(path) and real(path, mode)
    )
    notices = Events(session.notice)
    open_folder(session, tmp_path / "locked" / "photos", qtbot)
    path = session.project.info().project_path  # type: ignore[union-attr]
    assert "locked" not in str(path.parent)
    assert path.is_file()
    assert any(str(path) in notice.text for notice in notices.of(Notice))
    wait_until(qtbot, lambda: session.images.document() is not None)


def test_thumbnails_come_once_from_the_photo_then_from_the_cache(
    opened: Session, photos: Path, qtbot: Any
) -> None:
    loader = opened.thumbnails
    events = Events(loader.ready)
    ids = [ref.id for ref in opened.images.listed()]
    (photos / "photo5.png").write_bytes(b"")
    for image_id in ids:
        loader.request(image_id, 32)
    assert events.all == []
    wait_until(qtbot, lambda: len(events.all) == 5)
    by_id = {event.image_id: event.pixels for event in events.all}
    assert by_id[ids[4]] is None
    assert max(by_id[ids[0]].shape[:2]) == 32
    assert loader.cached(ids[0], 32) is by_id[ids[0]]
    loader.set_source(lambda image_id: photos / f"photo{image_id}.png")
    assert loader.cached(ids[0], 32) is None
    loader.request(ids[0], 32)
    wait_until(qtbot, lambda: len(events.all) == 6)
    assert events.all[-1].pixels.shape == by_id[ids[0]].shape
