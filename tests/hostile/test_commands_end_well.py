"""Exit codes, names and leftovers: what a drive, a name or a killed program leaves behind."""

from __future__ import annotations

import errno
import io
import json
import os
import time
from pathlib import Path

import pytest
from PIL import Image
from project_samples import a_document

from carnn_desktop.cli import main
from carnn_desktop.commands.console.files import output_path, write_whole
from carnn_desktop.commands.console.output import Output, RunFailed, harmless
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats import atomic
from carnn_desktop.formats.leftovers import Claim
from carnn_desktop.project import project as project_module
from carnn_desktop.project.lock import ProjectLock
from carnn_desktop.project.project import Project

EXPORT = ("--to", "coco", "--all-images")


@pytest.fixture
def path(project: Project) -> Path:
    project.categories.ensure([("cat", []), ("dog", [])])
    project.documents.save(a_document(1))
    project.close()
    return project.path


def test_a_locked_project_is_a_failure_not_wrong_use(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = ProjectLock(path)
    try:
        assert main(["export", str(path), *EXPORT, "--out", str(tmp_path / "x.json")]) == 1
    finally:
        lock.release()
    assert "is open in another window" in capsys.readouterr().err


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_a_full_disk_is_a_failure_not_wrong_use(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    def full(*_arguments: object, **_more: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(atomic, "write_synced", full)
    assert main(["export", str(path), *EXPORT, "--out", str(tmp_path / "x.json")]) == 1
    told = capsys.readouterr().err
    assert "cannot be written" in told
    assert "as long as the program runs" not in told
    assert list(tmp_path.glob(".carnn-*")) == []


def test_a_project_is_exported_from_where_nothing_can_be_written(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(_path: Path) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    before = path.read_bytes()
    own = Project.open(path)
    own.close()
    locks: list[Path] = []
    real = project_module.ProjectLock

    def lock(project: Path, *_more: object) -> ProjectLock:
        locks.append(project)
        if project == path:
            read_only(project)
        return real(project)

    monkeypatch.setattr(project_module, "ProjectLock", lock)
    out = tmp_path / "x.json"
    assert main(["export", str(path), *EXPORT, "--out", str(out)]) == 0
    assert len(json.loads(out.read_text())["annotations"]) == 2
    assert path.read_bytes() == before
    assert len(locks) == 2
    assert not locks[1].parent.exists()
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    assert main(["export", str(path), *EXPORT, "--out", str(out), "--force"]) == 0
    assert len(locks) == 3


def test_long_names_are_cut_with_a_hash(tmp_path: Path) -> None:
    name, other = f"{'é' * 125}.jpg", f"{'é' * 124}a.jpg"
    made = [output_path(tmp_path, n, suffix) for n in (name, other) for suffix in (".json", ".png")]
    assert len(set(made)) == 4
    assert all(len(os.fsencode(path.name)) <= 255 for path in made)
    for path in made:
        write_whole(path, lambda stream: stream.write(b"x"))
        assert path.read_bytes() == b"x"
    assert output_path(tmp_path, "sub/cat.jpg", ".json") == tmp_path / "sub" / "cat.jpg.json"


def test_a_path_that_is_too_long_fails_that_photo_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CarnnError, match="too long") as found:
        write_whole(tmp_path / ("d" * 300) / "x", lambda stream: stream.write(b"x"))
    assert not isinstance(found.value, RunFailed)

    def full(_path: Path, _target: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(RunFailed):
        write_whole(tmp_path / "x", lambda stream: stream.write(b"x"))


def test_leftovers_of_killed_exports_are_cleared_by_the_next(path: Path, tmp_path: Path) -> None:
    old = time.time() - 60
    left, held, young = (tmp_path / f".carnn-{n}.part" for n in ("left", "held", "young"))
    for folder in (left, held, young):
        (folder / "deep").mkdir(parents=True)
        (folder / "deep" / "x").touch()
    file = tmp_path / ".carnn-file.part"
    file.touch()
    for leftover in (left, held, file):
        os.utime(leftover, (old, old))
    kept = tmp_path / "photo.part"
    kept.touch()
    claim = Claim(held)
    assert main(["export", str(path), *EXPORT, "--out", str(tmp_path / "set")]) == 0
    names = {found.name for found in tmp_path.iterdir()}
    assert names >= {held.name, young.name, kept.name, "set"}
    assert names.isdisjoint({left.name, file.name})
    claim.release()
    assert main(["export", str(path), *EXPORT, "--out", str(tmp_path / "x.json")]) == 0
    assert not held.exists()


def test_names_reach_the_terminal_without_what_it_obeys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evil = "a\x1b]0;owned\x07\x1b[2J\x9b31m\r\u202eb\n.jpg"
    Image.new("RGB", (40, 30)).save(tmp_path / evil)
    (tmp_path / f"{evil}.png").write_text("no image")
    assert main(["duplicates", str(tmp_path)]) == 0
    assert main(["duplicates", str(tmp_path), "--json"]) == 0
    assert main(["segment", str(tmp_path / evil), "--concepts", "cat"]) == 2
    with pytest.raises(SystemExit):
        main(["segment", str(tmp_path), evil, evil])
    told = capsys.readouterr()
    for character in told.out + told.err:
        assert character == "\n" or (character.isprintable() and character != "\x9b")
    assert evil in json.loads(told.out[told.out.index("{") :])["unreadable"][0]


def test_lines_that_are_ours_stay() -> None:
    assert harmless("\nTo fix: café 犬\n") == "\nTo fix: café 犬\n"
    assert harmless("") == ""
    assert harmless("\n") == "\n"
    assert harmless("a\nb\tc") == "a\ufffdb\ufffdc"


def test_bytes_that_are_no_text_are_escaped_in_json_and_shown_as_unknown() -> None:
    assert harmless("a\udcff\u061cb") == "a\ufffd\ufffdb"
    stdout = io.StringIO()
    Output(as_json=True, stdout=stdout).data({"image": "\udcff.png"})
    stdout.getvalue().encode("utf-8")
    assert json.loads(stdout.getvalue()) == {"image": "\udcff.png"}


def test_a_lock_that_cannot_be_written_is_not_left(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        with pytest.raises(OSError, match="space"):
            ProjectLock(path)
    assert not path.with_name(f"{path.name}.lock").exists()
    ProjectLock(path).release()
