"""An export appears whole or not at all, whatever the disk does."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from coco_samples import CATEGORIES, annotation, box_mask, export_image

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.atomic import AtomicFiles
from carnn_desktop.formats.export.write import ExportOptions, export

IMAGES = [export_image(1, annotation("a", box_mask(0, 0, 9, 9)))]


def test_an_existing_file_is_refused_before_an_image_is_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("precious")

    def images() -> object:
        raise AssertionError("an image was asked for")
        yield

    with pytest.raises(CarnnError, match="exists already"):
        export(out, images(), CATEGORIES)  # type: ignore[arg-type]
    assert out.read_text() == "precious"


def test_a_file_that_comes_up_meanwhile_is_kept(tmp_path: Path) -> None:
    out = tmp_path / "out.json"

    def images() -> object:
        yield IMAGES[0]
        out.write_text("precious")

    with pytest.raises(CarnnError, match="exists already"):
        export(out, images(), CATEGORIES)  # type: ignore[arg-type]
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    assert out.read_text() == "precious"


@pytest.mark.parametrize("name", [".", "missing/out.json"])
def test_a_folder_and_a_missing_folder_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CarnnError):
        export(tmp_path / name, IMAGES, CATEGORIES)
    assert list(tmp_path.iterdir()) == []


def test_an_unwritable_folder_is_refused(tmp_path: Path) -> None:
    if os.name != "posix" or os.geteuid() == 0:
        folder = Path("/proc/self")  # nobody can write there, not even root
        if not folder.is_dir():
            pytest.skip("there is no folder that this user cannot write to")
    else:
        folder = tmp_path / "locked"
        folder.mkdir(mode=0o500)
    with pytest.raises(CarnnError, match="cannot be written") as caught:
        export(folder / "out.json", IMAGES, CATEGORIES)
    assert caught.value.remedy


def test_the_mode_of_a_replaced_file_stays(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("old")
    out.chmod(0o640)
    export(out, IMAGES, CATEGORIES, options=ExportOptions(overwrite=True))
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert out.read_text().startswith("{")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "real.json"
    real.parent.mkdir()
    real.write_text("old")
    link = tmp_path / "out.json"
    link.symlink_to(real)
    export(link, IMAGES, CATEGORIES, options=ExportOptions(overwrite=True))
    assert link.is_symlink()
    assert real.read_text().startswith("{")


def test_nothing_is_put_in_place_without_commit(tmp_path: Path) -> None:
    with AtomicFiles() as files:
        files.write(tmp_path / "a", [b"one"])
        files.write(tmp_path / "b", [b"two"])
        assert not (tmp_path / "a").exists()
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    """A limit on the size of files stands in for the full disk: the system call fails alike."""
    if sys.platform == "win32":
        pytest.skip("needs a limit on file sizes")
    out = tmp_path / "out.json"
    out.write_text("precious")
    code = f"""
import resource, sys
sys.path[:0] = {sys.path!r}
from pathlib import Path
from coco_samples import CATEGORIES, box_mask, export_image, annotation
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.export.write import ExportOptions, export
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
images = [export_image(n, annotation(f"r{{n}}", box_mask(0, 0, 9, 9))) for n in range(1, 200)]
try:
    export(Path({str(out)!r}), images, CATEGORIES, options=ExportOptions(overwrite=True))
except CarnnError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert "cannot be written" in done.stdout
    assert "Nothing was changed" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    assert out.read_text() == "precious"
