"""The export dialog: options, what it enables, the summary, the report, and the way to the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from coco_samples import CATEGORIES, annotation, box_mask, export_image
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QFileDialog, QLabel
from window_keys import press, run

from carnn_desktop.formats.export.preview import Preview
from carnn_desktop.formats.export.write import ExportOptions, export
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.export.dialog import ExportDialog
from carnn_desktop.ui.export.report import ExportReportDialog
from carnn_desktop.ui.shell.main_window import MainWindow

IMAGES = (
    export_image(1, annotation("a", box_mask(2, 2, 9, 9)), annotation("b", box_mask(20, 2, 9, 9))),
    export_image(2, annotation("c", box_mask(2, 2, 9, 9), category_id=2)),
    export_image(3, annotation("d", box_mask(2, 2, 9, 9), state="proposed"), state="in_review"),
)


@pytest.fixture
def dialog(qtbot: Any) -> ExportDialog:
    made = ExportDialog(categories=CATEGORIES)
    qtbot.addWidget(made)
    return made


def choose(dialog: ExportDialog, form: str) -> None:
    dialog._format.setCurrentIndex(dialog._format.findData(form))


def switch(dialog: ExportDialog, name: str) -> QCheckBox:
    field = dialog.field(name)
    assert isinstance(field, QCheckBox)
    return field


def texts(widget: Any) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def test_the_defaults_are_what_trainers_expect(dialog: ExportDialog) -> None:
    assert dialog.options().is_single_file
    options = dialog.options()
    assert (options.format, options.val, options.copy_images) == ("coco", 0.0, False)
    assert (options.states, options.reviewed_only, options.segmentation) == (
        ("accepted",),
        True,
        "auto",
    )
    assert options.categories is None
    assert options.largest_object is None
    options.check()


def test_every_choice_arrives(dialog: ExportDialog) -> None:
    for box in (dialog._proposals, dialog._forced, dialog._divide, dialog._photos):
        box.setChecked(True)
    switch(dialog, "allow_overlap").setChecked(True)
    dialog._reviewed.setChecked(False)
    dialog._list.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog._smallest.setValue(10)
    dialog._largest.setValue(500)
    dialog._share.setValue(25)
    dialog._seed.setValue(7)
    options = dialog.options()
    assert options.states == ("accepted", "proposed")
    assert options.include_forced
    assert options.allow_overlap
    assert not options.reviewed_only
    assert options.categories == frozenset({1, 3})
    assert (options.smallest_object, options.largest_object) == (10, 500)
    assert (options.val, options.seed, options.copy_images) == (0.25, 7, True)
    assert not dialog.options().is_single_file


def test_a_format_enables_what_it_knows(dialog: ExportDialog) -> None:
    switch(dialog, "allow_overlap").setChecked(True)
    choose(dialog, "semantic")
    assert not dialog.field("allow_overlap").isEnabled()
    assert not dialog.field("segmentation").isEnabled()
    assert not dialog.field("tolerance").isEnabled()
    assert not dialog.options().allow_overlap
    assert not dialog.options().is_single_file
    assert dialog._choose.text() == "Choose folder…"
    choose(dialog, "coco")
    assert dialog._choose.text() == "Choose file…"
    assert dialog.field("segmentation").isEnabled()
    assert not dialog._share.isEnabled()
    dialog._divide.setChecked(True)
    assert dialog._share.isEnabled()


def test_the_summary_follows(dialog: ExportDialog, qtbot: Any) -> None:
    preview = Preview()
    for image in IMAGES:
        preview.add(image)
    assert "Counting objects…" in texts(dialog)
    dialog.show_preview(preview)
    assert "3 objects" in texts(dialog)
    assert "in 2 images" in texts(dialog)
    assert "1 × image not marked as done" in texts(dialog)
    dialog._list.item(0).setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: "1 object" in texts(dialog).splitlines(), timeout=20_000)
    assert "2 × object of a concept that was not chosen" in texts(dialog)
    dialog.show_preview(Preview())
    assert "No image is part of it." in texts(dialog)
    assert not dialog._choose.isEnabled()


def test_the_report_of_a_folder(qtbot: Any, tmp_path: Path, monkeypatch: Any) -> None:
    report = export(
        tmp_path / "out", IMAGES, CATEGORIES, options=ExportOptions(format="yolo", val=0.5)
    )
    shown = ExportReportDialog(report)
    qtbot.addWidget(shown)
    found = texts(shown)
    assert "1.0 for every object: exact" in found
    assert "1 × image not marked as done (photos/0003.jpg)" in found
    assert "What readers drop or change" in found
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    shown.open_folder()
    assert [Path(path) for path in opened] == [tmp_path / "out"]


def test_the_report_of_a_file(qtbot: Any, tmp_path: Path) -> None:
    report = export(tmp_path / "out.json", IMAGES, CATEGORIES)
    shown = ExportReportDialog(report)
    qtbot.addWidget(shown)
    assert "3 (3 polygons, 0 run lengths)" in texts(shown)
    assert shown.findChild(QDialogButtonBox) is not None


def test_from_the_action_to_the_folder_and_again(
    ready: MainWindow, session: Session, qtbot: Any, tmp_path: Path, monkeypatch: Any
) -> None:
    """See the window through: the dialog opens, asks for a folder, and it is written, twice."""
    run(ready, session, "cat", qtbot)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    target = tmp_path / "set"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))

    def accept(self: ExportDialog) -> int:
        choose(self, "voc")
        return 1

    monkeypatch.setattr(ExportDialog, "exec", accept)
    with qtbot.waitSignal(session.export_finished, timeout=10_000) as blocker:
        ready.actions_by_id["export"].trigger()
    assert blocker.args[0].format == "voc"
    first = json.loads((target / "export.json").read_bytes())
    with qtbot.waitSignal(session.export_finished, timeout=10_000):
        ready.actions_by_id["export_again"].trigger()
    assert json.loads((target / "export.json").read_bytes()) == first
    for shown in ready.findChildren(ExportReportDialog):
        shown.close()


def test_every_reason_can_be_translated() -> None:
    """The reasons of the layer that writes are those that the window has translations of."""
    from carnn_desktop.formats.coco import write as coco
    from carnn_desktop.formats.export import objects, preview, writer
    from carnn_desktop.formats.registry import written_formats
    from carnn_desktop.formats.voc import write as voc

    found = {
        value
        for module in (objects, writer, preview, coco, voc)
        for name, value in vars(module).items()
        if name.isupper() and not name.startswith("_") and isinstance(value, str) and " " in value
    }
    found |= {known.no_crowds for known in written_formats()} - {""}
    for path in (Path(__file__).parents[2] / "resources/translations").glob("*.ts"):
        contexts = ET.parse(path).getroot().iter("context")
        reasons = next(c for c in contexts if c.findtext("name") == "LeftOut")
        assert {m.findtext("source") for m in reasons.iter("message")} == found, path.name
