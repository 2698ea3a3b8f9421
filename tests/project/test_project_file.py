"""The file under a project: locked, moved, full, read-only, foreign, older, newer."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from document_samples import empty_document
from test_project import a_document

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.project import schema as project_schema
from carnn_desktop.project.project import Project, ProjectError, ProjectInUse

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    photos = tmp_path / "here" / "photos"
    photos.mkdir(parents=True)
    (photos / "a.png").write_bytes(b"a")
    return photos


@pytest.fixture
def path(folder: Path) -> Path:
    return folder.parent / "photos.carnn"


def make(path: Path, folder: Path) -> None:
    with Project.create(path, folder) as project:
        project.images.sync(["a.png"])
        project.documents.save(a_document())


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


# Create and open ----------------------------------------------------------------------------------


def test_a_project_is_one_file_and_nothing_else_is_left(path: Path, folder: Path) -> None:
    make(path, folder)
    assert names(path.parent) == ["photos", "photos.carnn"]
    with Project.open(path) as project:
        assert names(path.parent) == ["photos", "photos.carnn", "photos.carnn.lock"]
        assert (project.path, project.folder) == (path, folder)
        project.close()
    assert names(path.parent) == ["photos", "photos.carnn"]


def test_what_is_there_is_not_overwritten(path: Path, folder: Path) -> None:
    make(path, folder)
    with pytest.raises(CarnnError, match="exists"):
        Project.create(path, folder)
    with Project.open_or_create(path, folder) as project:
        assert len(project.documents.load(1).annotations) == 2


def test_an_empty_file_and_a_left_journal_are_no_project(path: Path, folder: Path) -> None:
    path.touch()
    Path(f"{path}-journal").write_bytes(b"left by a crash")
    with Project.open_or_create(path, folder) as project:
        assert project.images.listed() == []
    assert names(path.parent) == ["photos", "photos.carnn"]


@pytest.mark.parametrize("content", [b"my notes", b"SQLite format 3\x00 but not really" * 40])
def test_what_is_no_project_is_refused_and_left(path: Path, folder: Path, content: bytes) -> None:
    path.write_bytes(content)
    for attempt in (Project.open, lambda p: Project.open_or_create(p, folder)):
        with pytest.raises(CarnnError, match=r"photos\.carnn"):
            attempt(path)
    assert path.read_bytes() == content
    assert names(path.parent) == ["photos", "photos.carnn"]


def test_a_database_of_another_program_is_refused(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE images (id)")
    with pytest.raises(ProjectError, match="not a CaRNN project"):
        Project.open(path)


def test_missing_files_and_folders_are_told(path: Path, folder: Path) -> None:
    with pytest.raises(CarnnError, match="no project file"):
        Project.open(path)
    with pytest.raises(CarnnError, match="cannot be used"):
        Project.create(path.parent / "no" / "such" / "p.carnn", folder)


def test_a_newer_project_is_refused_and_left(path: Path, folder: Path) -> None:
    make(path, folder)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(ProjectError, match="newer"):
        Project.open(path)
    assert path.read_bytes() == before


def test_an_older_project_is_backed_up_and_migrated(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(path, folder)
    before = path.read_bytes()

    def add_column(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE images ADD COLUMN stars INTEGER")

    monkeypatch.setattr(project_schema, "SCHEMA_VERSION", 5)
    monkeypatch.setattr(project_schema, "MIGRATIONS", {4: add_column})
    with Project.open(path) as project:
        assert project.backup is not None
        assert project.backup.name == "photos.carnn.format4.backup"
        assert len(project.documents.load(1).annotations) == 2
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT stars FROM images").fetchall() == [(None,)]
        assert connection.execute("PRAGMA user_version").fetchone() == (5,)
    with Project.open(path) as project:
        assert project.backup is None
    monkeypatch.undo()
    shutil.copy(path.parent / "photos.carnn.format4.backup", path)
    assert len(before) == path.stat().st_size
    with Project.open(path) as project:
        assert len(project.documents.load(1).annotations) == 2


def test_a_failed_migration_changes_nothing(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(path, folder)

    def half(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE documents")
        connection.execute("nonsense")

    monkeypatch.setattr(project_schema, "SCHEMA_VERSION", 5)
    monkeypatch.setattr(project_schema, "MIGRATIONS", {4: half})
    with pytest.raises(ProjectError):
        Project.open(path)
    monkeypatch.undo()
    with Project.open(path) as project:
        assert len(project.documents.load(1).annotations) == 2


# Moved --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["beside", "inside"])
def test_project_and_folder_can_be_moved_and_copied_together(
    folder: Path, tmp_path: Path, place: str
) -> None:
    path = (folder if place == "inside" else folder.parent) / "p.carnn"
    make(path, folder)
    shutil.copytree(folder.parent, tmp_path / "copy")
    with Project.open(tmp_path / "copy" / path.relative_to(folder.parent)) as project:
        assert project.folder == tmp_path / "copy" / "photos"  # not the original
    folder.parent.rename(tmp_path / "there")
    with Project.open(tmp_path / "there" / path.relative_to(folder.parent)) as project:
        assert project.folder == tmp_path / "there" / "photos"
        assert len(project.documents.load(1).annotations) == 2


def test_a_project_elsewhere_finds_its_folder(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "else" / "where" / "p.carnn"
    path.parent.mkdir(parents=True)
    make(path, folder)
    path.parent.rename(tmp_path / "moved")
    with Project.open(tmp_path / "moved" / "p.carnn") as project:
        assert project.folder == folder


def test_a_folder_that_was_renamed_is_taken_when_its_images_are_there(
    path: Path, folder: Path
) -> None:
    make(path, folder)
    renamed = folder.rename(folder.parent / "pictures")
    strange = folder.parent / "strange"
    strange.mkdir()
    with Project.open_or_create(path, strange) as project:
        assert project.folder == folder  # gone, but this is not it
    with Project.open_or_create(path, renamed) as project:
        assert project.folder == renamed
    with Project.open(path) as project:
        assert project.folder == renamed


# Locked -------------------------------------------------------------------------------------------


def test_a_second_writer_is_refused_clearly(path: Path, folder: Path) -> None:
    make(path, folder)
    with Project.open(path) as project:
        with pytest.raises(ProjectInUse, match=f"process {os.getpid()}"):
            Project.open(path)
        child = _child(path, "pass")
        assert "ProjectInUse" in child.stderr
        project.documents.save(a_document())
    Project.open(path).close()


def _child(path: Path, work: str) -> subprocess.CompletedProcess[str]:
    code = (
        "import os, sys, signal; from pathlib import Path\n"
        "from carnn_desktop.project.project import Project\n"
        f"project = Project.open(Path(sys.argv[1]))\n{work}"
    )
    return subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_the_lock_of_a_killed_process_is_taken_over(path: Path, folder: Path) -> None:
    make(path, folder)
    assert _child(path, "os.kill(os.getpid(), signal.SIGKILL)").returncode == -9
    assert "photos.carnn.lock" in names(path.parent)
    with Project.open(path) as project:
        assert len(project.documents.load(1).annotations) == 2


def _lock(path: Path, **holder: object) -> Path:
    lock = path.with_name(f"{path.name}.lock")
    lock.write_text(json.dumps(holder))
    return lock


def test_a_lock_of_another_computer_is_respected_and_named(path: Path, folder: Path) -> None:
    make(path, folder)
    lock = _lock(path, pid=1, host="office-pc", boot="x", started="1")
    with pytest.raises(ProjectInUse, match="office-pc") as caught:
        Project.open(path)
    assert str(lock) in caught.value.remedy
    lock.unlink()
    Project.open(path).close()


@pytest.mark.parametrize("content", ["", "{", "[]", "\x00"])
def test_a_torn_lock_is_taken_over(path: Path, folder: Path, content: str) -> None:
    make(path, folder)
    path.with_name(f"{path.name}.lock").write_text(content)
    Project.open(path).close()


def test_a_lock_from_before_a_restart_is_taken_over(path: Path, folder: Path) -> None:
    make(path, folder)
    _lock(path, pid=os.getpid(), host=platform.node(), boot="an earlier boot", started="1")
    Project.open(path).close()


# Failing disks ------------------------------------------------------------------------------------


@pytest.fixture
def opened(path: Path, folder: Path) -> Iterator[Project]:
    make(path, folder)
    with Project.open(path) as project:
        yield project


def test_a_full_disk_is_told_and_nothing_is_half_written(opened: Project) -> None:
    before = opened.documents.load(1)
    connection = opened._file.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(ProjectError, match="disk is full") as caught:
        opened.settings.set("large", "x" * 500_000)
    assert "room" in caught.value.remedy
    assert opened.documents.load(1) == before
    connection.execute("PRAGMA max_page_count = 1000000")
    opened.settings.set("large", "x" * 500_000)
    assert len(opened.settings.get("large")) == 500_000


def test_ids_given_before_a_failed_write_are_kept_for_the_next(opened: Project) -> None:
    opened.annotation_ids.number("a", 0)
    assert opened.annotation_ids.number("b", 0) == 2
    connection = opened._file.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(ProjectError):
        opened.settings.set("large", "x" * 500_000)
    connection.execute("PRAGMA max_page_count = 1000000")
    opened.flush()
    opened.close()
    with Project.open(opened.path) as again:
        assert again.annotation_ids.number("c", 0) == 3
        assert again.annotation_ids.number("b", 0) == 2


def test_a_file_that_was_deleted_or_replaced_is_not_written_to_unnoticed(
    opened: Project, tmp_path: Path
) -> None:
    away = opened.path.rename(tmp_path / "away.carnn")
    with pytest.raises(ProjectError, match="moved, deleted"):
        opened.documents.save(a_document())
    away.rename(opened.path)
    opened.documents.save(a_document())


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everywhere"
)
def test_a_read_only_folder_is_told(path: Path, folder: Path) -> None:
    make(path, folder)
    path.parent.chmod(0o500)
    try:
        with pytest.raises(ProjectError, match="cannot be used"):
            Project.open(path)
    finally:
        path.parent.chmod(0o700)


def test_a_file_that_became_read_only_is_told(opened: Project) -> None:
    opened._file.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(ProjectError, match="cannot be written") as caught:
        opened.documents.save(a_document())
    assert "access rights" in caught.value.remedy


def test_another_program_that_holds_the_file_is_told(opened: Project) -> None:
    opened._file.connection.execute("PRAGMA busy_timeout = 10")
    with contextlib.closing(sqlite3.connect(opened.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ProjectError, match="another program"):
            opened.documents.save(a_document())
        other.execute("ROLLBACK")
    opened.documents.save(a_document())


def test_a_damaged_file_is_told(path: Path, folder: Path) -> None:
    make(path, folder)
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(CarnnError, match="damaged"):
        _read_all(path)


def _read_all(path: Path) -> None:
    with Project.open(path) as project:
        project.images.listed()
        project.documents.load(1)


def test_a_failed_block_leaves_the_project_as_it_was(opened: Project) -> None:
    before = opened.documents.load(1)
    with pytest.raises(ZeroDivisionError):
        _save_and_fail(opened)
    assert opened.documents.load(1) == before


def _save_and_fail(project: Project) -> None:
    with project._file.transaction():
        project.documents.save(empty_document())
        raise ZeroDivisionError
