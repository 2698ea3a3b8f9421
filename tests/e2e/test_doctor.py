"""``doctor`` also where something is broken: that is when it is asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from carnn_desktop.commands import doctor
from carnn_desktop.commands.console.system_libs import install_command, missing_libraries

ROOT = Path(__file__).resolve().parents[2]


def _doctor(tmp_path: Path, **broken: str) -> tuple[int, dict[str, dict[str, str]], Any]:
    """Run the command in its own process with modules that hide the real ones."""
    shadows = tmp_path / "shadows"
    shadows.mkdir()
    for module, code in broken.items():
        (shadows / f"{module}.py").write_text(code)
    child = subprocess.run(
        [sys.executable, "main.py", "doctor", "--json"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(shadows)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert "Traceback" not in child.stderr, child.stderr
    answer = json.loads(child.stdout)
    return child.returncode, {check["name"]: check for check in answer["checks"]}, answer


@pytest.mark.slow
def test_a_healthy_installation(tmp_path: Path) -> None:
    code, checks, answer = _doctor(tmp_path)
    missing = [check for check in checks.values() if check["status"] == "missing"]
    assert missing == []
    assert answer["ok"] is True
    assert code == 0
    assert "cpu" in checks["devices"]["detail"]
    assert checks["model embedded"]["status"] == "ok"
    assert checks["torch"]["detail"]
    assert checks["Qt"]["detail"].startswith("6.")


@pytest.mark.slow
def test_broken_torch_and_qt_are_lines_of_the_report(tmp_path: Path) -> None:
    code, checks, answer = _doctor(
        tmp_path,
        torch="raise ImportError('libtorch_cpu.so: cannot open shared object file')",
        PySide6="import os; os.abort()",
    )
    assert code == 1
    assert answer["ok"] is False
    assert "libtorch_cpu.so" in checks["devices"]["detail"]
    assert "pip install" in checks["devices"]["fix"]
    assert checks["Qt"]["status"] == "missing"
    assert "pip install" in checks["Qt"]["fix"]


def test_a_missing_package_names_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = doctor._version
    monkeypatch.setattr(doctor, "_version", lambda p: "" if p == "shapely" else installed(p))
    check = next(c for c in doctor._packages() if c.name == "shapely")
    assert check.status == "missing"
    assert check.fix.endswith("shapely")
    assert "constraints.txt" in check.fix


def test_a_second_opencv_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = doctor._version
    monkeypatch.setattr(
        doctor, "_version", lambda p: "4.11" if p == "opencv-python" else installed(p)
    )
    check = next(c for c in doctor._packages() if c.name == "opencv-python")
    assert check.status == "missing"
    assert "uninstall" in check.fix


def test_missing_system_libraries_name_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    from carnn_desktop.commands.console import system_libs

    monkeypatch.setattr(system_libs.platform, "system", lambda: "Linux")
    monkeypatch.setattr(system_libs, "_loads", lambda library: library != "libxcb-cursor.so.0")
    assert missing_libraries(x11=False) == {}
    missing = missing_libraries()
    assert missing == {"libxcb-cursor.so.0": "libxcb-cursor0"}
    command = install_command(missing)
    assert command.endswith("apt-get install -y --no-install-recommends libxcb-cursor0")
    monkeypatch.setenv("DISPLAY", ":0")
    (check,) = doctor._system()
    assert check.status in ("note", "missing")
    assert check.fix == command
