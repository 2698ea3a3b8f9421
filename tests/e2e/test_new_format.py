"""A format is added by its module and a line in the registry, and is then everywhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtWidgets import QComboBox

from carnn_desktop.annotations.model import Category, ImageRef
from carnn_desktop.cli import main
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats import registry
from carnn_desktop.formats.detect import read_annotations, read_detected
from carnn_desktop.formats.export.from_files import FileImages
from carnn_desktop.formats.export.write import export
from carnn_desktop.formats.importing.plan import make_plan
from carnn_desktop.services.importing import ImportPreview
from carnn_desktop.ui.export.dialog import ExportDialog
from carnn_desktop.ui.export.report import ExportReportDialog
from carnn_desktop.ui.import_labels.preview import PreviewPage

LINES = {"a": "a.png\tcat,2,3,12,9\tdog,20,5,30,25\n", "b": "b.png\n"}


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one line."""
    monkeypatch.setattr(registry, "DECLARED_IN", (*registry.DECLARED_IN, "tiny_format"))


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in LINES:
        Image.new("RGB", (40, 30)).save(folder / f"{name}.png")
    return folder


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    folder = tmp_path / "labels"
    folder.mkdir()
    for name, line in LINES.items():
        (folder / f"{name}.tiny").write_text(line)
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    capsys.readouterr()
    assert main([*map(str, arguments), "--json"]) == 0
    value: dict[str, Any] = json.loads(capsys.readouterr().out)
    return value


def written(folder: Path, part: str = "train") -> dict[str, str]:
    return {path.stem: path.read_text() for path in (folder / part).glob("*.tiny")}


@pytest.mark.usefixtures("tiny")
def test_the_command_line_reads_and_writes_it(
    photos: Path, labels: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "p.carnn"
    imported = run(capsys, "import", labels, "--project", project, "--images", photos)
    assert (imported["format"], imported["counts"]["matched"]) == ("tiny", 2)
    out = tmp_path / "out"
    report = run(capsys, "export", project, "--to", "tiny", "--out", out)
    assert (report["format"], report["images"], report["objects"]) == ("tiny", 2, 2)
    assert written(out) == LINES
    assert (out / "README.md").read_text().startswith("# Tiny\n")
    assert len((out / "objects.jsonl").read_text().splitlines()) == 2

    bars = ("--tiny-separator", "bar")
    run(capsys, "export", project, "--to", "tiny", "--out", out, "--force", *bars)
    assert written(out) == {name: line.replace("\t", "|") for name, line in LINES.items()}
    assert json.loads((out / "export.json").read_bytes())["options"]["own"] == {
        "tiny_separator": "bar"
    }
    coco = tmp_path / "coco.json"
    for source in (out, out / "train" / "a.tiny"):
        run(capsys, "convert", source, "--to", "coco", "--out", coco, "--images", photos, "--force")
        boxes = [item["bbox"] for item in json.loads(coco.read_bytes())["annotations"]]
        assert boxes == [[2, 3, 10, 6], [20, 5, 10, 20]]
    back = tmp_path / "back"
    run(capsys, "convert", coco, "--to", "tiny", "--out", back, "--images", photos, "--copy-images")
    assert written(back) == {"a": LINES["a"]}
    assert (back / "train" / "a.png").is_file()


@pytest.mark.usefixtures("tiny")
def test_the_dialogs_show_it(photos: Path, labels: Path, tmp_path: Path, qtbot: Any) -> None:
    images = FileImages(read_annotations(labels), photos)
    dialog = ExportDialog(categories=(Category(id=1, name="cat"), Category(id=2, name="dog")))
    qtbot.addWidget(dialog)
    field = dialog.field("tiny_separator")
    assert isinstance(field, QComboBox)
    assert field.isHidden(), "another format is chosen"
    dialog._format.setCurrentIndex(dialog._format.findText("Tiny"))
    assert dialog._hint.text() == "One line of text for each image."
    assert not field.isHidden()
    assert dialog.field("allow_overlap").isEnabled()
    assert not dialog.field("segmentation").isEnabled()
    assert dialog._choose.text() == "Choose folder…"
    field.setCurrentIndex(field.findText("Bars"))
    options = dialog.options()
    assert (options.format, options.own) == ("tiny", {"tiny_separator": "bar"})
    out = tmp_path / "out"
    report = export(out, images, images.categories, options=options)
    assert written(out)["a"] == LINES["a"].replace("\t", "|")
    shown = ExportReportDialog(report)
    qtbot.addWidget(shown)
    page = PreviewPage()
    qtbot.addWidget(page)
    annotations, detections = read_detected(labels)
    refs = [ImageRef(id=number, path=f"{name}.png") for number, name in enumerate(LINES, 1)]
    plan = make_plan(annotations, photos, refs, ())
    page.show_preview(ImportPreview(plan, detections), ())
    assert page._format.currentText() == "Tiny (detected)"


def test_without_the_line_nobody_knows_it(labels: Path) -> None:
    with pytest.raises(SystemExit):
        main(["export", "p.carnn", "--to", "tiny", "--out", "x"])
    with pytest.raises(CarnnError):
        read_annotations(labels)
    names = [known.name for known in registry.written_formats()]
    assert names == [
        *("coco", "yolo", "yolo-boxes", "voc", "semantic", "panoptic", "labelme", "cvat")
    ]
