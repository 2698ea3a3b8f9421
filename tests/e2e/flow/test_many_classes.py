"""Imports tell in time what keeps them, count what is here, and many classes can be searched."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from flow_window import CTRL, WAIT_MS, Desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit
from services_fakes import Script

from carnn_desktop.ui.import_labels.dialog import ImportDialog


@pytest.fixture
def labels(folder: Path) -> Path:
    """A COCO file of 40 classes: objects in one photo of the folder, and in 30 others."""
    images = [{"id": 1, "file_name": "photo1.png", "width": 320, "height": 240}]
    images += [
        {"id": n, "file_name": f"far{n}.png", "width": 320, "height": 240} for n in range(2, 32)
    ]
    found = [(1, 1), (2, 1), (3, 1), *((1 + n % 40, n) for n in range(2, 32))]
    annotations = [
        {
            "id": number,
            "image_id": image,
            "category_id": category,
            "bbox": [10 * number % 200, 20, 30, 30],
            "area": 900,
            "iscrowd": 0,
            "segmentation": [[x, 20, x + 30, 20, x + 30, 50, x, 50] for x in [10 * number % 200]],
        }
        for number, (category, image) in enumerate(found, 1)
    ]
    categories = [{"id": n, "name": f"thing {n:02}"} for n in range(1, 41)]
    path = folder.parent / "labels.json"
    whole = {"images": images, "annotations": annotations, "categories": categories}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def test_a_run_keeps_from_importing_before_a_file_is_chosen(
    opened: Desk, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: asked.append(1) or ("", ""))
    script.gate = threading.Event()
    opened.press("/")
    opened.type("cat")
    opened.press("\r")
    opened.wait(opened.session.runs.photo_running)
    opened.press("i", CTRL)
    assert asked == []
    assert "at work" in opened.window.notices.text()
    script.gate.set()
    opened.wait(lambda: not opened.session.runs.state().active)
    opened.press("i", CTRL)
    assert asked == [1]


def test_counts_are_of_the_folder_too_and_classes_are_searched(
    opened: Desk, labels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(labels), ""))
    opened.press("i", CTRL)
    opened.wait(lambda: bool(opened.window.findChildren(ImportDialog)))
    dialog = opened.window.findChildren(ImportDialog)[-1]
    table = dialog._preview._categories
    opened.wait(lambda: table.rowCount() == 40)
    assert "3 of 33 in the file" in dialog._preview._figures.text()
    assert "1 of 31" in dialog._preview._figures.text()
    counts = {table.item(row, 0).text(): table.item(row, 1).text() for row in range(40)}
    assert counts["thing 01"] == "1"
    assert counts["thing 03"] == "1 / 2"
    assert counts["thing 09"] == "0 / 1"
    opened.wait(dialog._import.isEnabled)
    with opened.qtbot.waitSignal(opened.session.importer.finished, timeout=WAIT_MS):
        opened.click(dialog._import)
    dialog.reject()
    opened.window.activateWindow()
    opened.wait(lambda: len(opened.document().annotations) == 3)

    panel = opened.window.categories
    opened.wait(lambda: panel._model.rowCount() == 40)
    search = next(f for f in panel.findChildren(QLineEdit) if f.placeholderText() == "Search")
    assert search.isVisible()
    opened.click(search)
    opened.type("thing 1")
    assert _shown(opened) == [f"thing {n:02}" for n in range(10, 20)]
    opened.press(Qt.Key.Key_Escape)
    assert opened.has_photo_focus()
    search.clear()
    only = next(b for b in panel.findChildren(QCheckBox) if b.text() == "Only in this photo")
    opened.click(only)
    assert _shown(opened) == ["thing 01", "thing 02", "thing 03"]
    opened.click(only)
    assert len(_shown(opened)) == 40


def _shown(desk: Desk) -> list[str]:
    view, model = desk.window.categories._view, desk.window.categories._model
    root = view.rootIndex()
    return [
        model.category(row).name
        for row in range(model.rowCount())
        if not view.isRowHidden(row, root)
    ]
