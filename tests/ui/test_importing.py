"""The import dialog on a real session: preview, choices, import, report, taking back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from carnn_desktop.project.importing import ImportReport
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.import_labels.categories import CategoryTable
from carnn_desktop.ui.import_labels.dialog import ImportDialog
from carnn_desktop.ui.import_labels.feature import ImportFlow
from carnn_desktop.ui.import_labels.preview import PreviewPage
from carnn_desktop.ui.import_labels.rows import image_columns, needs_look
from carnn_desktop.ui.look.tables import RowTable
from carnn_desktop.ui.shell.main_window import MainWindow


@pytest.fixture
def file(opened: Session, tmp_path: Path) -> Path:
    """A COCO file for two of the five photos and one that is not there."""
    names = [*[ref.path for ref in opened.images.listed()][:2], "missing.jpg"]
    value = {
        "images": [
            {"id": n, "file_name": name, "width": 64, "height": 48}
            for n, name in enumerate(names, 1)
        ],
        "annotations": [
            {
                "id": n,
                "image_id": n,
                "category_id": n % 2 + 1,
                "segmentation": [[5, 5, 20, 5, 20, 20, 5, 20]],
                "bbox": [5, 5, 15, 15],
                "area": 225,
                "iscrowd": 0,
            }
            for n in (1, 2, 3)
        ],
        "categories": [{"id": 1, "name": "Cup"}, {"id": 2, "name": "Dog"}],
    }
    path = tmp_path / "instances.json"
    path.write_text(json.dumps(value))
    return path


def shown(opened: Session, path: Path, qtbot: Any) -> ImportDialog:
    dialog = ImportDialog(opened, path)
    with qtbot.waitSignal(opened.importer.previewed, timeout=10_000):
        dialog.open()
    return dialog


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(dialog: ImportDialog, text: str) -> QAbstractButton:
    return next(b for b in dialog.findChildren(QAbstractButton) if b.text().startswith(text))


def close(dialog: ImportDialog) -> None:
    dialog.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_preview_import_report_and_taking_back(opened: Session, file: Path, qtbot: Any) -> None:
    dialog = shown(opened, file, qtbot)
    assert "Objects: 2 of 3 in the file  ·  Photos: 2 of 3" in texts(dialog)
    assert "1 not in the folder" in texts(dialog)
    table = dialog.findChild(CategoryTable)
    assert isinstance(table, CategoryTable)
    assert table.targets() == {0: "Cup", 1: "Dog"}
    category = table.item(0, 2)
    assert category is not None
    category.setText("mug")
    before = opened.images.document()
    assert before is not None
    assert not before.annotations
    with qtbot.waitSignals([opened.importer.finished, opened.image_opened], timeout=10_000):
        button(dialog, "Import 2 objects").click()
    assert "2 objects were imported into 2 photos" in texts(dialog)
    assert {category.name for category in opened.categories.listed()} == {"mug", "Dog"}
    document = opened.images.document()
    assert document is not None
    assert [annotation.state for annotation in document.annotations] == ["accepted"]
    assert [ref.state for ref in opened.images.listed()][:3] == ["done", "done", "new"]
    assert not any(widget.text() == "Import" for widget in visible_buttons(dialog))
    close(dialog)
    with qtbot.waitSignals([opened.importer.taken_back, opened.image_opened], timeout=10_000):
        opened.importer.take_back()
    document = opened.images.document()
    assert document is not None
    assert not document.annotations
    assert opened.images.listed()[0].state == "new"


def visible_buttons(dialog: ImportDialog) -> list[QAbstractButton]:
    return [b for b in dialog.findChildren(QAbstractButton) if b.isVisible()]


def test_a_category_can_stay_out(opened: Session, file: Path, qtbot: Any) -> None:
    dialog = shown(opened, file, qtbot)
    table = dialog.findChild(CategoryTable)
    assert isinstance(table, CategoryTable)
    for row in range(2):
        item = table.item(row, 0)
        assert item is not None
        item.setCheckState(Qt.CheckState.Unchecked)
    assert table.targets() == {0: None, 1: None}
    assert "Objects: 0 of 3 in the file  ·  Photos: 2 of 3" in texts(dialog)
    close(dialog)


def test_what_is_left_out_is_shown_first(opened: Session, file: Path, qtbot: Any) -> None:
    value = json.loads(file.read_text())
    del value["annotations"][0]["segmentation"]
    value["annotations"][1]["category_id"] = 9
    file.write_text(json.dumps(value))
    dialog = shown(opened, file, qtbot)
    assert "1 entries that cannot be used, see the findings" in texts(dialog)
    assert button(dialog, "Import 1 object").text() == "Import 1 object"
    page = dialog.findChild(PreviewPage)
    assert isinstance(page, PreviewPage)
    rows = page._notes.model()
    said = [rows.index(row, 0).data() for row in range(rows.rowCount())]
    assert said == ["Left out", "Left out", "Noted"]
    assert page._tabs.currentIndex() == 0
    close(dialog)
    for annotation in value["annotations"]:
        annotation["image_id"] = 99
    file.write_text(json.dumps(value))
    dialog = shown(opened, file, qtbot)
    page = dialog.findChild(PreviewPage)
    assert isinstance(page, PreviewPage)
    assert page._tabs.currentIndex() == 2, "the findings say why there is nothing"
    close(dialog)


def test_what_cannot_be_read_is_said(opened: Session, tmp_path: Path, qtbot: Any) -> None:
    path = tmp_path / "broken.json"
    path.write_text('{"images": [}')
    dialog = ImportDialog(opened, path)
    with qtbot.waitSignal(opened.importer.failed, timeout=10_000):
        dialog.open()
    assert "line 1, column 13" in texts(dialog)
    close(dialog)


def test_another_format_is_read_anew(opened: Session, file: Path, qtbot: Any) -> None:
    dialog = shown(opened, file, qtbot)
    with qtbot.waitSignal(opened.importer.failed, timeout=10_000) as failed:
        dialog._preview.format_chosen.emit("via")
    assert "is no VGG Image Annotator" in failed.args[0].reason
    close(dialog)


def test_closing_while_it_reads_leaves_it(opened: Session, file: Path, qtbot: Any) -> None:
    dialog = ImportDialog(opened, file)
    heard: list[object] = []
    opened.importer.previewed.connect(heard.append)
    dialog.open()
    close(dialog)
    again = shown(opened, file, qtbot)  # the newer one is not disturbed by it
    assert len(heard) == 1
    close(again)


def test_a_stopped_import_says_so(opened: Session, file: Path, qtbot: Any) -> None:
    dialog = shown(opened, file, qtbot)
    heard: list[ImportReport | None] = []
    opened.importer.finished.connect(heard.append)
    with qtbot.waitSignal(opened.importer.finished, timeout=10_000):
        button(dialog, "Import 2").click()
        dialog.reject()
    assert len(heard) == 1
    assert ("stopped" in texts(dialog)) == (heard[0] is None)
    close(dialog)


def test_without_a_folder_the_photos_are_asked_for(
    window: MainWindow, session: Session, photos: Path, monkeypatch: Any, qtbot: Any
) -> None:
    path = photos.parent / "a.json"
    path.write_text('{"images": [], "annotations": [], "categories": []}')
    flow = window.findChild(ImportFlow)
    assert isinstance(flow, ImportFlow)
    monkeypatch.setattr(
        "carnn_desktop.ui.import_labels.feature.QFileDialog.getExistingDirectory",
        lambda *_args: str(photos),
    )
    with qtbot.waitSignals([session.importer.previewed, session.image_opened], timeout=10_000):
        flow.start(path)
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    assert "Objects: 0  ·  Photos: 0" in texts(dialog)
    close(dialog)


def test_rows_sort_by_number_and_show_those_that_need_a_look(qtbot: Any) -> None:
    table = RowTable("images", image_columns(("file", "photo", "count", "match")), wide=(0, 1, 3))
    qtbot.addWidget(table)
    counts = {"b": 10, "a": 9, "c": 1000}
    table.set_rows([(name, "", count, "", name == "a", "") for name, count in counts.items()])
    model = table.model()
    assert [model.index(row, 0).data() for row in range(3)] == ["b", "a", "c"]
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert [model.index(row, 0).data() for row in range(3)] == ["c", "b", "a"]
    assert model.index(0, 2).data() == "1,000"
    table.horizontalHeader().sectionClicked.emit(2)
    assert [model.index(row, 0).data() for row in range(3)] == ["a", "b", "c"]
    table.show_only(needs_look)
    assert model.rowCount() == 1
    assert model.headerData(2, Qt.Orientation.Horizontal) == "count"
