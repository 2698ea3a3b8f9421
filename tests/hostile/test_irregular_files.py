"""A pipe, a socket, a device or a link to one, named like a file, is refused and never awaited."""

from __future__ import annotations

import json
import logging
import os
import socket
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import qInstallMessageHandler
from pytestqt.qtbot import QtBot
from services_fakes import Script

from carnn_desktop.cli import main
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.engine.user_presets import PresetCatalog
from carnn_desktop.engine.weights.models import folder_info
from carnn_desktop.photos import patience
from carnn_desktop.photos.images import UnreadableImage, image_size, read_image, read_thumbnail
from carnn_desktop.photos.listing import SkippedFolders, list_images
from carnn_desktop.project.project import Project
from carnn_desktop.regular_files import IrregularFile, TooLong, open_regular, read_regular
from carnn_desktop.services.diagnostics import Diagnostics
from carnn_desktop.services.events import Notice
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.settings import SettingsStore

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX only")
Make = Callable[[Path], object]


def a_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the names of sockets may have 100 letters
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


KINDS: dict[str, tuple[Make, str]] = {
    "pipe": (os.mkfifo, "a pipe"),
    "socket": (a_socket, "a socket"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "a device"),
    "linked pipe": (lambda path: (os.mkfifo(f"{path}.p"), path.symlink_to(f"{path}.p")), "a pipe"),
    "folder": (lambda path: path.mkdir(), "a folder"),
}


@pytest.fixture(params=KINDS)
def odd(request: pytest.FixtureRequest) -> tuple[Make, str]:
    return KINDS[request.param]


def test_only_regular_files_are_opened(tmp_path: Path, odd: tuple[Make, str]) -> None:
    path = tmp_path / "x"
    odd[0](path)
    with pytest.raises(IrregularFile, match=odd[1]):
        open_regular(path)


def test_links_to_regular_files_are_opened(tmp_path: Path) -> None:
    (tmp_path / "blob").write_bytes(b"12345")
    (tmp_path / "x").symlink_to(tmp_path / "blob")
    assert read_regular(tmp_path / "x", 5) == b"12345"
    with pytest.raises(TooLong, match="5 bytes, more than 4 bytes"):
        read_regular(tmp_path / "x", 4)
    with pytest.raises(FileNotFoundError):
        open_regular(tmp_path / "gone")
    with pytest.raises(IrregularFile, match="no file can have that name"):
        open_regular(tmp_path / "a\0b")


def test_a_photo_of_another_kind_fails_by_its_kind(tmp_path: Path, odd: tuple[Make, str]) -> None:
    path = tmp_path / "x.jpg"
    odd[0](path)
    for read in (read_image, image_size, lambda photo: read_thumbnail(photo, 64)):
        with pytest.raises(UnreadableImage, match=odd[1]):
            read(path)


def test_a_photo_on_a_stalled_drive_fails_after_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.png"
    Image.new("RGB", (40, 30)).save(path)
    answers = threading.Event()

    class Stalled:
        def readinto(self, _buffer: object) -> int:
            answers.wait(20)
            return 0

        def close(self) -> None:
            pass

    monkeypatch.setattr(patience, "STALLED_S", 0.1)
    monkeypatch.setattr(patience, "open_regular", lambda _path: Stalled())
    with pytest.raises(UnreadableImage, match=r"did not answer within 0\.1 seconds"):
        read_image(path)
    monkeypatch.setattr(patience, "open_regular", lambda _path: answers.wait(20))
    with pytest.raises(UnreadableImage, match="did not answer"):
        image_size(path)
    answers.set()


def test_labels_of_another_kind_are_refused(
    tmp_path: Path, odd: tuple[Make, str], capsys: pytest.CaptureFixture[str]
) -> None:
    photos, labels = tmp_path / "photos", tmp_path / "labels"
    photos.mkdir()
    labels.mkdir()
    Image.new("RGB", (40, 30)).save(photos / "a.png")
    (labels / "a.txt").write_text("0 0.5 0.5 0.2 0.2\n")
    odd[0](labels / "b.txt")
    project = ["--project", str(tmp_path / "p.carnn"), "--images", str(photos)]
    assert main(["import", str(labels), *project]) == 0
    odd[0](labels / "data.yaml")  # names that are there and cannot be read are a refusal
    assert main(["import", str(labels), *project]) == (0 if odd[1] == "a folder" else 2)
    for name in ("x.json", "x.xml", "x.yaml"):
        odd[0](tmp_path / name)
        assert main(["import", str(tmp_path / name), *project]) == 2
        assert main(["check-coco", str(tmp_path / name)]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_project_of_another_kind_is_refused_and_left(
    tmp_path: Path, odd: tuple[Make, str]
) -> None:
    path = tmp_path / "p.carnn"
    odd[0](path)
    assert Project.folder_of(path) is None
    code = main(["export", str(path), "--to", "coco", "--out", str(tmp_path / "x.json")])
    assert code == 2
    if odd[1] != "a folder":
        photos = tmp_path / "photos"
        photos.mkdir()
        Image.new("RGB", (40, 30)).save(photos / "a.png")
        file = tmp_path / "labels.json"
        file.write_text(json.dumps({"images": [], "annotations": [], "categories": []}))
        wanted = ["--project", str(path), "--images", str(photos)]
        assert main(["import", str(file), *wanted]) == 2
        assert not path.is_file()


def test_settings_and_presets_of_another_kind_give_the_defaults(
    tmp_path: Path, odd: tuple[Make, str]
) -> None:
    presets = tmp_path / "presets"
    presets.mkdir()
    odd[0](tmp_path / "settings.json")
    odd[0](presets / "mine.json")
    store = SettingsStore(tmp_path / "settings.json")
    assert len(store.take_notices()) == 1
    assert len(PresetCatalog(presets).problems()) == 1


def test_a_model_with_a_file_of_another_kind_is_one_line(
    tmp_path: Path, odd: tuple[Make, str]
) -> None:
    for name in ("config.json", "model.safetensors", "vocab.json"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "config.json").write_text('{"model_type": "clip"}')
        (folder / name).unlink(missing_ok=True)
        odd[0](folder / name)
        assert folder_info(folder).problem


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "a.jpg").touch()
    skipped = SkippedFolders()
    assert list_images(tmp_path, recursive=True, skipped=skipped.add) == ["a.jpg"]
    assert "closed" in skipped.notes()[0]


def test_a_subfolder_that_cannot_be_listed_is_left_out_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By a scandir that refuses: root may list everything, and paths that are too long differ."""
    for name in ("a.png", "open/b.png", "closed/c.png", "closed/deeper/d.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        Image.new("RGB", (40, 30)).save(tmp_path / name)
    scandir = os.scandir

    def refusing(path: str | Path) -> object:
        if str(path).rstrip("/").endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    skipped = SkippedFolders()
    found = list_images(tmp_path, recursive=True, skipped=skipped.add)
    assert found == ["a.png", "open/b.png"]
    (note,) = skipped.notes()
    assert "permission denied" in note
    assert note.endswith(": closed.")
    assert main(["duplicates", str(tmp_path), "--recursive"]) == 0
    assert "closed" in capsys.readouterr().err


def test_folders_nested_without_end_are_listed(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(1200):
        deep = deep / "d"
    here = Path.cwd()
    try:
        os.chdir(tmp_path)
        for _ in range(1200):
            Path("d").mkdir()
            os.chdir("d")
        Path("x.jpg").touch()
        os.chdir(here)
        assert list_images(tmp_path, recursive=True) == [f"{'d/' * 1200}x.jpg"]
    finally:
        os.chdir(deep)
        Path("x.jpg").unlink()
        for _ in range(1200):  # no tool removes a path of that length
            os.chdir("..")
            Path("d").rmdir()
        os.chdir(here)


def test_a_log_that_is_no_file_is_done_without(qapp: object, tmp_path: Path) -> None:
    before = qInstallMessageHandler(None)
    level = logging.getLogger().level
    for name in ("carnn.log", "crash.log"):
        os.mkfifo(tmp_path / name)
    diagnostics = Diagnostics(folder=tmp_path)
    try:
        logging.getLogger().error("nobody waits for a reader")
    finally:
        diagnostics.close()
        qInstallMessageHandler(before)
        logging.getLogger().setLevel(level)
    assert stat.S_ISFIFO((tmp_path / "carnn.log").stat().st_mode)


def test_the_list_of_categories_is_not_written_into_a_pipe(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(
        settings=SettingsStore(tmp_path / "settings.json"),
        segmenter_factory=Script().factory,
        cache_folder=tmp_path / "cache",
    )
    told: list[Notice] = []
    session.notice.connect(told.append)
    os.mkfifo(tmp_path / "words.txt")
    try:
        session.categories.export_file(tmp_path / "words.txt")
        qtbot.waitUntil(lambda: bool(told))
    finally:
        assert session.shutdown()
    assert "a pipe" in told[0].text


@pytest.mark.parametrize("end", ["-journal", "-wal"])
def test_what_lies_beside_a_project_and_is_no_file_is_refused(
    tmp_path: Path, odd: tuple[Make, str], end: str
) -> None:
    """SQLite reads it by its name, and would wait for a pipe without end."""
    photos, path = tmp_path / "photos", tmp_path / "p.carnn"
    photos.mkdir()
    Project.create(path, photos).close()
    odd[0](tmp_path / f"p.carnn{end}")
    with pytest.raises(CarnnError, match=odd[1]):
        Project.open(path)
    assert Project.folder_of(path) is None
    path.unlink()
    with pytest.raises(CarnnError, match=odd[1]):
        Project.open_or_create(path, photos)
