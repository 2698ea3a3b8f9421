"""The wheel, installed outside of the clone, is the whole program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from scripted import paint

ROOT = Path(__file__).resolve().parents[3]
pytest.importorskip("hatchling", reason="builds the wheel")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the wheel's files; what it needs is in the environment of the tests."""
    built, target = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("installed")
    for command in (
        ("hatchling", "build", "-t", "wheel", "-d", str(built)),
        ("pip", "install", "-q", "--no-deps", "--no-index", "--target", str(target)),
    ):
        more = map(str, built.glob("*.whl")) if command[0] == "pip" else ()
        done = subprocess.run(
            [sys.executable, "-m", *command, *more],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    return target


def carnn(installed: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", str(installed / "bin" / "carnn"), *map(str, arguments)],
        cwd=installed.parent,
        env={**os.environ, "PYTHONPATH": str(installed), "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def test_the_program_runs_from_the_wheel(installed: Path) -> None:
    done = carnn(installed, "--version")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("CaRNN Desktop ")
    done = carnn(installed, "models", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["models"][0]["problem"] == ""


def test_its_resources_and_licences_are_there(installed: Path) -> None:
    resources = installed / "carnn_desktop" / "_resources"
    for folder in ("clicks", "icons", "learned", "translations", "vocabularies"):
        here = {path.name for path in (resources / folder).iterdir()}
        assert here == {path.name for path in (ROOT / "resources" / folder).iterdir()}
    rows = json.loads((resources / "licences" / "packages.json").read_text())
    assert len(rows) > 10
    assert (resources / "licences" / "LGPL-3.0.txt").stat().st_size > 5000
    (metadata,) = installed.glob("carnn_desktop-*.dist-info")
    assert (metadata / "licenses" / "LICENSE").is_file()
    assert "carnn = carnn_desktop.cli:main" in (metadata / "entry_points.txt").read_text()


@pytest.mark.slow
def test_a_photo_is_segmented_by_the_wheel_in_another_process(
    installed: Path, tmp_path: Path
) -> None:
    paint(tmp_path / "photos" / "a.png", ("red", (4, 4, 30, 30)), size_wh=(96, 64))
    out = tmp_path / "x.json"
    words = ("--concepts", "dog, cat", "--out", out, "--devices", "cpu:1")
    done = carnn(installed, "segment", tmp_path / "photos", *words)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(out.read_text())["images"]) == 1
