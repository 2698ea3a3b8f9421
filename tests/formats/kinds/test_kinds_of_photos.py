"""One matcher for import, convert, preview and check: names, folders, sizes."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from import_samples import Imported, coco, header_png, write

from carnn_desktop.cli import main
from carnn_desktop.formats.coco.checking.check import check_file
from carnn_desktop.formats.importing.photo_names import decodable, without_suffix


def convert(source: Path, photos: Path, out: Path) -> dict[str, Any]:
    arguments = ["convert", source, "--to", "coco", "--out", out, "--images", photos, "--force"]
    code = main([str(argument) for argument in arguments])
    value: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return value | {"code": code}


@pytest.mark.parametrize(
    ("written", "photo"),
    [
        ("a.png", "a.png"),
        ("C:\\data\\a.png", "sub/a.png"),
        ("frame.0001", "frame.0001.jpg"),
        ("images/A.PNG", "a.png"),
        ("1f2e3d4c-a.png", "a.png"),
    ],
)
def test_import_convert_and_check_find_the_same_photo(
    tmp_path: Path, make_photos: Any, written: str, photo: str
) -> None:
    photos = make_photos(photo, "z.png", size=(40, 30))
    source = write(tmp_path / "c.json", coco(written))
    with Imported(source, photos, tmp_path / "p.carnn") as done:
        assert [entry.path for entry in done.plan.images] == [photo]
    value = convert(source, photos, tmp_path / "out.json")
    assert value["code"] == 0
    assert [image["file_name"] for image in value["images"]] == [photo]
    told = [v.message for v in check_file(source, photos) if v.rule == "15-file-name"]
    assert written == photo or any(photo in text for text in told)


def test_convert_says_when_no_image_is_found(tmp_path: Path, make_photos: Any, capsys: Any) -> None:
    source = write(tmp_path / "c.json", coco("other.png"))
    value = convert(source, make_photos("a.png"), tmp_path / "out.json")
    assert (value["code"], value["images"]) == (1, [])
    said = capsys.readouterr().out
    assert "whose photo is not in the folder (other.png)" in said
    assert "left out [image] $.images[0]: other.png: no photo" in said


def test_a_photo_of_another_size_is_an_error_to_the_check(tmp_path: Path, make_photos: Any) -> None:
    photos = make_photos("a.png", size=(50, 30))
    source = write(tmp_path / "c.json", coco("a.png"))
    (found,) = [v for v in check_file(source, photos) if v.rule == "17-displayed-size"]
    assert (found.level, "50 x 30" in found.message) == ("error", True)


def test_an_export_refuses_a_photo_that_has_changed(
    tmp_path: Path, make_photos: Any, capsys: Any
) -> None:
    photos = make_photos("a.png", "b.png", size=(40, 30))
    source = write(tmp_path / "c.json", coco("a.png", "b.png"))
    with Imported(source, photos, tmp_path / "p.carnn"):
        pass
    header_png(photos / "b.png", (80, 60))
    out = tmp_path / "out.json"
    code = main(["export", str(tmp_path / "p.carnn"), "--to", "coco", "--out", str(out)])
    said = capsys.readouterr().out
    assert code == 1
    assert "photo of another size than when it was annotated (b.png)" in said
    assert [image["file_name"] for image in json.loads(out.read_text())["images"]] == ["a.png"]


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux alone")
@pytest.mark.parametrize(
    "form", ["coco", "panoptic", "semantic", "yolo", "yolo-boxes", "voc", "labelme", "cvat"]
)
@pytest.mark.parametrize("copies", [True, False])
def test_names_of_photos_that_are_no_text_end_no_export(
    tmp_path: Path, form: str, copies: bool
) -> None:
    from PIL import Image

    photos = tmp_path / "photos"
    photos.mkdir()
    Image.new("RGB", (40, 30)).save(tmp_path / "x.png")
    try:
        (tmp_path / "x.png").rename(photos / os.fsdecode(b"bad\xff name.png"))
    except OSError:
        pytest.skip("the file system takes no such names")
    (name,) = (path.name for path in photos.iterdir())
    with Imported(write(tmp_path / "c.json", coco(name)), photos, tmp_path / "p.carnn") as done:
        assert done.report.objects == 1
    extra = ["--copy-images"] if copies else []
    out = tmp_path / "out"
    arguments = ["export", str(tmp_path / "p.carnn"), "--to", form, "--out", str(out), *extra]
    assert main(arguments) == 0
    assert any(path.is_file() for path in out.rglob("*bad*")) or form in ("coco", "cvat")


def test_names_are_made_text() -> None:
    assert decodable("a\udcff") == "a\ufffd"
    assert decodable("\ud83d\ude3a") == "😺"
    assert without_suffix("frame.0001") == "frame.0001"
    assert without_suffix("frame.0001.JPG") == "frame.0001"
