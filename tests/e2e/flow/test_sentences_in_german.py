"""What the layers below the window say, read in a German window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flow_window import Desk
from PySide6.QtWidgets import QApplication, QLabel
from services_fakes import Script

from carnn_desktop.ui.help.error import ErrorDialog
from carnn_desktop.ui.look import languages


@pytest.fixture(scope="module")
def kept_desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    font = qapp.font()
    installed = languages.install(qapp, "de")
    made = Desk(qapp, tmp_path_factory.mktemp("home"), Script())
    yield made
    made.close()
    languages.remove(qapp, installed)
    qapp.setFont(font)


def _read(desk: Desk) -> str:
    return desk.window.notices.text()


def test_a_folder_that_is_not_there(desk: Desk, tmp_path: Path) -> None:
    gone = tmp_path / "fort"
    read: list[str] = []

    def look(dialog: object) -> None:
        assert isinstance(dialog, ErrorDialog)
        read.extend(label.text() for label in dialog.findChildren(QLabel))
        read.append(dialog.report())
        dialog.reject()

    desk.answer(look, lambda: desk.window.controller.open_path(gone))
    assert f"{gone} ist nicht da." in read
    assert "Verbinden Sie sein Laufwerk, oder öffnen Sie ihn dort, wo er jetzt ist." in read
    assert f"Reason: {gone} is not there." in read[-1]  # for who is asked about it


def test_notices_and_names_of_undo(opened: Desk) -> None:
    desk = opened
    undo = desk.window.actions_by_id["undo"]
    desk.look_for("cat, dog")
    assert "2 Masken vorschlagen" in undo.text()
    desk.press("\t")
    desk.press("\r")
    assert "Region annehmen" in undo.text()
    desk.session.edits.undo()
    assert "Region annehmen" in desk.window.actions_by_id["redo"].text()
    desk.session.categories.delete([desk.document().annotations[0].category_id])
    assert _read(desk).startswith("Noch in Gebrauch: ")
    assert "vereinen Sie es mit einem anderen Konzept" in _read(desk)
