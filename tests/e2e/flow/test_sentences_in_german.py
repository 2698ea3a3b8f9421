"""What the layers below the window say, read in a German window."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flow_window import WAIT_MS, Desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from services_fakes import Script

from carnn_desktop.ui.help.error import ErrorDialog
from carnn_desktop.ui.import_labels.dialog import ImportDialog
from carnn_desktop.ui.look import languages
from carnn_desktop.ui.look.tables import RowTable
from carnn_desktop.ui.quality.feature import Quality


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
    assert "Objekt annehmen" in undo.text()
    desk.session.edits.undo()
    assert "Objekt annehmen" in desk.window.actions_by_id["redo"].text()
    desk.session.categories.delete([desk.document().annotations[0].category_id])
    assert _read(desk).startswith("Noch in Gebrauch: ")
    assert "vereinen Sie es mit einem anderen Konzept" in _read(desk)


def test_numbers_are_written_as_in_german(opened: Desk) -> None:
    opened.look_for("cat, dog")
    opened.press("\t")
    model = opened.window.annotations._model
    role = Qt.ItemDataRole.ToolTipRole
    rows = [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]
    shown = [label.text() for label in opened.visible(QLabel)]
    assert any("0,80" in text for text in rows), rows
    assert any("0,80" in text for text in shown), shown
    assert [text for text in (*rows, *shown) if re.search(r"\d\.\d\d\b", text)] == []


def _coco(path: Path, names: list[str]) -> Path:
    """Write a file of one object a photo, of a class that nobody has looked for, without scores."""
    content = {
        "images": [
            {"id": n, "file_name": name, "width": 320, "height": 240}
            for n, name in enumerate(names, 1)
        ],
        "categories": [{"id": 1, "name": "tram"}],
        "annotations": [
            {
                "id": n,
                "image_id": n,
                "category_id": 1,
                "iscrowd": 0,
                "area": 100,
                "bbox": [5, 5, 10, 10],
                "segmentation": [[5, 5, 15, 5, 15, 15, 5, 15]] if n == 1 else [[1, 2]],
            }
            for n, _ in enumerate(names, 1)
        ],
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_findings_of_a_comparison_and_of_an_import(opened: Desk, tmp_path: Path) -> None:
    desk = opened
    names = [ref.path for ref in desk.session.images.listed()][:2]
    file = _coco(tmp_path / "truth.json", names)
    desk.look_for("cat")
    desk.press("\t")
    desk.press("\r")
    quality = next(child for child in desk.window.children() if isinstance(child, Quality))
    desk.window.actions_by_id["quality_open"].trigger()
    window = quality.window()
    desk.wait(lambda: not window.work.busy)
    window.start_comparison(file)
    said = "Konzepte, die nur die Grundwahrheit hat: tram."
    desk.wait(lambda: said in window.compare._about.text())
    desk.wait(lambda: not window.work.busy)
    window.close()
    dialog = ImportDialog(desk.session, file)
    with desk.qtbot.waitSignal(desk.session.importer.previewed, timeout=WAIT_MS):
        dialog.open()
    rows = [row for table in dialog.findChildren(RowTable) for row in table.rows()]
    found = [row[2] for row in rows if isinstance(row, tuple)]
    assert "hat keinen Ring aus mindestens drei Punkten" in found
    dialog.close()
    dialog.deleteLater()
