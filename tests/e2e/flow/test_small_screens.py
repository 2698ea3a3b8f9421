"""Every window and dialog opens inside the screen it is on, with its buttons in sight."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QDialog
from services_fakes import make_photos

from carnn_desktop.ui.shell.fitting import fit_to_screen

PROGRAM = Path(__file__).with_name("screen_program.py")


@pytest.mark.slow
@pytest.mark.parametrize(("width", "height", "scale"), [(1024, 700, 1.0), (2560, 1440, 1.5)])
def test_everything_opens_inside_the_screen(
    tmp_path: Path, width: int, height: int, scale: float
) -> None:
    photos = tmp_path / "photos"
    make_photos(photos, 3, (320, 240))
    told = subprocess.run(
        [sys.executable, str(PROGRAM), *map(str, (width, height, scale, photos))],
        check=True,
        capture_output=True,
        text=True,
        timeout=110,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    assert json.loads(told.stdout) == []


class NotYetFramed(QDialog):
    """A window as X11 has it while it is being shown: its frame comes from another program."""

    def frameGeometry(self) -> QRect:
        return self.geometry()


def test_room_is_left_for_a_frame_that_is_still_to_come(qapp: QApplication) -> None:
    dialog = NotYetFramed()
    room = dialog.screen().availableGeometry()
    dialog.resize(room.width(), room.height() + 200)
    dialog.move(0, room.height())
    fit_to_screen(dialog)
    title = 30
    assert dialog.height() + title <= room.height()
    assert dialog.y() + title + dialog.height() <= room.bottom() + 1
    dialog.deleteLater()
