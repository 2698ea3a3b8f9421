"""The window's side of the services starts without the model's libraries."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from services_fakes import make_photos

ROOT = Path(__file__).parents[2]
EMITS = """
from PySide6.QtCore import QObject, Signal

class Chatty(QObject):
    said = Signal(object)

chatty = Chatty()
for number in range(200_000):
    chatty.said.emit(number)
"""

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from carnn_desktop.services.diagnostics import Diagnostics
from carnn_desktop.services.session.session import Session

app = QCoreApplication([])
diagnostics = Diagnostics(folder=Path(sys.argv[2]))
session = Session(cache_folder=Path(sys.argv[2]))
session.image_opened.connect(app.quit)
QTimer.singleShot(10_000, app.quit)
session.project.open(Path(sys.argv[1]))
app.exec()
assert session.images.document() is not None
session.models.available(), session.models.preset_names("concepts"), session.thumbnails
session.shutdown()
diagnostics.close()
heavy = [name for name in ("torch", "transformers", "sklearn", "scipy") if name in sys.modules]
assert not heavy, heavy
"""


def test_a_folder_opens_without_torch(tmp_path: Path) -> None:
    make_photos(tmp_path / "photos", 2)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "photos"), str(tmp_path / "cache")],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_many_signals_do_not_abort_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-c", EMITS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
