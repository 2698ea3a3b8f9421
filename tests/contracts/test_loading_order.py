"""What a fresh interpreter has loaded at the points where a person waits."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"torch", "transformers", "sklearn", "skimage", "scipy", "sentence_transformers"}

_FIRST_PAINT = """
import json, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            if not seen:
                seen.append(sorted(m for m in HEAVY if m in sys.modules))
                QTimer.singleShot(0, QApplication.instance().closeAllWindows)
        return False

HEAVY, seen = %r, []
import carnn_desktop.app as app
real = QApplication.exec
def watched_exec(*arguments):
    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    for window in QApplication.topLevelWidgets():
        window.update()
    QTimer.singleShot(20000, QApplication.instance().quit)
    return real()
QApplication.exec = watched_exec
code = app.run_gui(None)
print(json.dumps({"code": code, "painted": bool(seen), "loaded": seen[0] if seen else None}))
"""


def _fresh(code: str) -> dict[str, object]:
    child = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert child.returncode == 0, child.stderr
    answer = json.loads(child.stdout.strip().splitlines()[-1])
    assert isinstance(answer, dict)
    return answer


def test_the_window_paints_before_torch_is_imported() -> None:
    answer = _fresh(_FIRST_PAINT % sorted(HEAVY))
    assert answer == {"code": 0, "painted": True, "loaded": []}


@pytest.mark.parametrize(
    "module",
    [
        "carnn_desktop.cli",
        "carnn_desktop.commands.segmenting.options",
        "carnn_desktop.commands.segmenting.segment",
        "carnn_desktop.engine.presets",
        "carnn_desktop.engine.weights.models",
        "carnn_desktop.annotations.edits",
        "carnn_desktop.project.project",
        "carnn_desktop.services.session.session",
    ],
)
def test_a_module_loads_without_torch(module: str) -> None:
    code = f"import json, sys, {module}; print(json.dumps(sorted(sys.modules)))"
    child = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert HEAVY & set(json.loads(child.stdout.strip().splitlines()[-1])) == set()


def test_wrong_use_is_refused_before_anything_heavy_is_loaded() -> None:
    code = (
        "import json, sys, carnn_desktop.cli as c; code = c.main(['segment', '/no/such', "
        "'--concepts', 'cat']); print(json.dumps([code, 'torch' in sys.modules, "
        "'PySide6' in sys.modules]))"
    )
    child = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(child.stdout.strip().splitlines()[-1]) == [2, False, False]
