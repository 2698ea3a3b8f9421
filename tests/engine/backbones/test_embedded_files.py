from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.engine.backbones.embedded import files as embedded_files
from carnn_desktop.engine.backbones.embedded.files import ALL_FILES, SENTENCE_FILE, VISION_FILE


def test_the_installed_files_are_the_published_ones() -> None:
    files = embedded_files.verified_files()
    assert files.vision.is_file()
    assert files.sentence.is_file()
    assert len(files.sha256) == 64
    assert embedded_files.embedded_problem() == ""


def test_a_missing_package_is_named_with_what_to_do() -> None:
    with pytest.raises(CarnnError) as caught:
        embedded_files.verified_files(lambda package: None)
    assert VISION_FILE.distribution in caught.value.reason
    assert "pip install" in caught.value.remedy
    assert VISION_FILE.distribution in embedded_files.embedded_problem(lambda package: None)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CarnnError, match="is missing") as caught:
        embedded_files.locate(SENTENCE_FILE, lambda package: tmp_path)
    assert str(tmp_path / SENTENCE_FILE.relative) in caught.value.reason


@pytest.mark.parametrize("weight", ALL_FILES, ids=lambda weight: Path(weight.relative).name)
def test_one_changed_byte_is_refused(weight: embedded_files.WeightFile, tmp_path: Path) -> None:
    copy = tmp_path / weight.relative
    copy.parent.mkdir(parents=True)
    shutil.copy(embedded_files.locate(weight), copy)
    with copy.open("r+b") as stream:
        stream.seek(1000)
        byte = stream.read(1)
        stream.seek(1000)
        stream.write(bytes([byte[0] ^ 1]))
    with pytest.raises(CarnnError, match="not the published one"):
        embedded_files.verify(weight, lambda package: tmp_path)


def test_looking_for_the_files_imports_no_torch() -> None:
    code = (
        "import sys; from carnn_desktop.engine.backbones.embedded import files as f;"
        "f.embedded_problem();"
        "sys.exit('torch' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[3]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
