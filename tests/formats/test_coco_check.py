"""Every defect of a COCO file is named: the rule, the level, and where it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from coco_samples import HEIGHT, WIDTH, good_file, write_json
from PIL import Image

from carnn_desktop.formats.coco.checking.check import Violation, check_file

Change = Callable[[dict[str, Any]], Any]


def _set(*path: str | int, value: Any) -> Change:
    def change(data: dict[str, Any]) -> None:
        item: Any = data
        for step in path[:-1]:
            item = item[step]
        item[path[-1]] = value

    return change


def _drop(*path: str | int) -> Change:
    def change(data: dict[str, Any]) -> None:
        item: Any = data
        for step in path[:-1]:
            item = item[step]
        del item[path[-1]]

    return change


def _found(violations: tuple[Violation, ...]) -> list[tuple[str, str, str]]:
    return [(v.rule, v.level, v.path) for v in violations]


A0, A1 = ("annotations", 0), ("annotations", 1)
SEG = (*A0, "segmentation")

BROKEN: dict[str, tuple[Change, str, str, str]] = {
    "annotation id 0": (
        _set(*A0, "id", value=0), "1-annotation-id", "error", "$.annotations[0].id"),
    "annotation id twice": (
        _set(*A1, "id", value=1), "1-annotation-id", "error", "$.annotations[1].id"),
    "annotation id missing": (
        _drop(*A0, "id"), "1-annotation-id", "error", "$.annotations[0].id"),
    "annotation id as text": (
        _set(*A0, "id", value="1"), "1-annotation-id", "error", "$.annotations[0].id"),
    "category ids with a gap": (
        _set("categories", 1, "id", value=7), "2-category-id", "warning", "$.categories"),
    "category id twice": (
        _set("categories", 1, "id", value=1), "2-category-id", "error", "$.categories[1].id"),
    "image id too large": (
        _set("images", 1, "id", value=1_000_000), "3-image-id", "warning", "$.images[1].id"),
    "image id twice": (
        _set("images", 1, "id", value=1), "3-image-id", "error", "$.images[1].id"),
    "image id as text": (
        _set("images", 1, "id", value="b"), "3-image-id", "warning", "$.images[1].id"),
    "iscrowd missing": (
        _drop(*A0, "iscrowd"), "4-iscrowd", "error", "$.annotations[0].iscrowd"),
    "iscrowd as boolean": (
        _set(*A0, "iscrowd", value=False), "4-iscrowd", "error", "$.annotations[0].iscrowd"),
    "iscrowd 2": (
        _set(*A0, "iscrowd", value=2), "4-iscrowd", "error", "$.annotations[0].iscrowd"),
    "crowd as polygon": (
        _set(*A0, "iscrowd", value=1), "5-crowd-mask", "warning", "$.annotations[0].iscrowd"),
    "RLE size exchanged": (
        _set(*A1, "segmentation", "size", value=[WIDTH, HEIGHT]),
        "7-rle", "error", "$.annotations[1].segmentation.size"),
    "RLE size missing": (
        _drop(*A1, "segmentation", "size"),
        "7-rle", "error", "$.annotations[1].segmentation.size"),
    "RLE counts with other letters": (
        _set(*A1, "segmentation", "counts", value="b3 é"),
        "7-rle", "error", "$.annotations[1].segmentation.counts"),
    "RLE counts cut off": (
        _set(*A1, "segmentation", "counts", value="PP"),
        "7-rle", "error", "$.annotations[1].segmentation.counts"),
    "RLE counts that do not fill the image": (
        _set(*A1, "segmentation", "counts", value="b3"),
        "7-rle", "error", "$.annotations[1].segmentation.counts"),
    "RLE counts null": (
        _set(*A1, "segmentation", "counts", value=None),
        "7-rle", "error", "$.annotations[1].segmentation.counts"),
    "empty segmentation": (
        _set(*SEG, value=[]), "8-polygon", "error", "$.annotations[0].segmentation"),
    "empty ring": (
        _set(*SEG, value=[[]]), "8-polygon", "error", "$.annotations[0].segmentation[0]"),
    "ring of 4 numbers": (
        _set(*SEG, value=[[1, 1, 5, 5]]),
        "8-polygon", "error", "$.annotations[0].segmentation[0]"),
    "ring of odd length": (
        _set(*SEG, value=[[10, 10, 30, 10, 30, 20, 10]]),
        "8-polygon", "error", "$.annotations[0].segmentation[0]"),
    "flat ring": (
        _set(*SEG, value=[10, 10, 30, 10, 30, 20, 10, 20]),
        "8-polygon", "error", "$.annotations[0].segmentation"),
    "text in a ring": (
        _set(*SEG, value=[[10, 10, 30, 10, 30, "20", 10, 20]]),
        "8-polygon", "error", "$.annotations[0].segmentation[0]"),
    "second bad ring": (
        _set(*SEG, value=[[10, 10, 30, 10, 30, 20, 10, 20], [1, 2]]),
        "8-polygon", "error", "$.annotations[0].segmentation[1]"),
    "segmentation as text": (
        _set(*SEG, value="mask"), "8-polygon", "error", "$.annotations[0].segmentation"),
    "hole as a second ring": (
        _set(*SEG, value=[[10, 10, 30, 10, 30, 20, 10, 20], [14, 12, 20, 12, 20, 16, 14, 16]]),
        "9-hole", "warning", "$.annotations[0].segmentation[1]"),
    "outline through pixel centres": (
        _set(*SEG, value=[[10, 10, 29, 10, 29, 19, 10, 19]]),
        "11-pixel-centre", "warning", "$.annotations[0].segmentation"),
    "area of the box": (
        _set(*A0, "area", value=400), "12-area", "warning", "$.annotations[0].area"),
    "area missing": (
        _drop(*A1, "area"), "12-area", "warning", "$.annotations[1].area"),
    "area 0": (
        _set(*A1, "area", value=0), "12-area", "warning", "$.annotations[1].area"),
    "bbox missing": (
        _drop(*A0, "bbox"), "13-bbox", "error", "$.annotations[0].bbox"),
    "bbox of three": (
        _set(*A0, "bbox", value=[1, 2, 3]), "13-bbox", "error", "$.annotations[0].bbox"),
    "bbox narrower than a pixel": (
        _set(*A0, "bbox", value=[10, 10, 0.5, 10]), "13-bbox", "error", "$.annotations[0].bbox"),
    "bbox outside the image": (
        _set(*A0, "bbox", value=[-4, 10, 20, 10]), "13-bbox", "error", "$.annotations[0].bbox"),
    "bbox as corners": (
        _set(*A0, "bbox", value=[10, 10, 30, 20]), "13-bbox", "error", "$.annotations[0].bbox"),
    "bbox of another object": (
        _set(*A1, "bbox", value=[5, 5, 10, 10]), "13-bbox", "error", "$.annotations[1].bbox"),
    "ignore": (
        _set(*A0, "ignore", value=0), "14-ignore", "warning", "$.annotations[0].ignore"),
    "absolute file name": (
        _set("images", 0, "file_name", value="/data/a.jpg"),
        "15-file-name", "warning", "$.images[0].file_name"),
    "drive letter": (
        _set("images", 0, "file_name", value="C:\\data\\a.jpg"),
        "15-file-name", "warning", "$.images[0].file_name"),
    "backslashes": (
        _set("images", 1, "file_name", value="sub\\b.jpg"),
        "15-file-name", "warning", "$.images[1].file_name"),
    "file named twice": (
        _set("images", 1, "file_name", value="a.jpg"),
        "15-file-name", "warning", "$.images[1].file_name"),
    "same name but for the extension": (
        _set("images", 1, "file_name", value="a.png"),
        "15-file-name", "warning", "$.images[1].file_name"),
    "info missing": (_drop("info"), "19-info", "warning", "$.info"),
    "info with null": (
        _set("info", "url", value=None), "19-info", "warning", "$.info.url"),
    "licenses missing": (_drop("licenses"), "19-info", "warning", "$.licenses"),
    "supercategory missing": (
        _drop("categories", 0, "supercategory"),
        "19-info", "warning", "$.categories[0].supercategory"),
    "class name twice": (
        _set("categories", 1, "name", value="cat"),
        "20-class-names", "warning", "$.categories[1].name"),
    "score as text": (
        _set(*A0, "score", value="high"), "21-extra-keys", "warning", "$.annotations[0].score"),
    "unknown image": (
        _set(*A0, "image_id", value=99), "reference", "error", "$.annotations[0].image_id"),
    "image id written as text": (
        _set(*A0, "image_id", value="1"), "reference", "error", "$.annotations[0].image_id"),
    "unknown category": (
        _set(*A0, "category_id", value=99), "reference", "error", "$.annotations[0].category_id"),
    "category missing": (
        _drop(*A0, "category_id"), "structure", "error", "$.annotations[0].category_id"),
    "image without width": (
        _drop("images", 1, "width"), "structure", "error", "$.images[1].width"),
    "annotations as object": (
        _set("annotations", value={"1": {}}), "structure", "error", "$.annotations"),
    "annotations misspelt": (
        lambda data: data.update(annotation=data.pop("annotations")),
        "structure", "error", "$.annotations"),
    "annotation as list": (
        _set(*A1, value=[1]), "structure", "error", "$.annotations[1]"),
    "no category section": (
        _drop("categories"), "structure", "error", "$.categories"),
}  # fmt: skip


def test_a_correct_file_has_no_violation(tmp_path: Path) -> None:
    assert check_file(write_json(tmp_path, good_file())) == ()


@pytest.mark.parametrize("name", BROKEN)
def test_the_defect_is_named_with_its_path(tmp_path: Path, name: str) -> None:
    change, rule, level, path = BROKEN[name]
    data = good_file()
    change(data)
    violations = check_file(write_json(tmp_path, data))
    assert (rule, level, path) in _found(violations)
    # one defect, one finding; references to what a change removed are a matter of course
    others = {v.rule for v in violations} - {rule, "reference"}
    assert others <= {"12-area", "11-pixel-centre", "2-category-id"}, violations


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ('{"images": [', "line 1, column 13: expecting value"),
        ('{"images": [{"id": 1}', "line 1, column 22: a comma or the closing bracket"),
        ('{"images": [],\n "annotations": [] "categories": []}', "line 2, column 20: a comma"),
        ('{"images": [1,]}', "line 1, column 15: expecting value"),
        ('{"images": []} more', "line 1, column 16: there is more after the end"),
        ("{images: []}", "line 1, column 2: a key in double quotes"),
        ("<annotations/>", "XML"),
        ('{"images": ' + "[" * 100_000, "nesting is too deep"),
        ('{"images": [' + "9" * 5000 + "]}", "too many digits"),
    ],
)
def test_what_is_no_json_is_said_with_line_and_column(
    tmp_path: Path, text: str, message: str
) -> None:
    (violation,) = check_file(write_json(tmp_path, text))
    assert (violation.rule, violation.level, violation.path) == ("json", "error", "$")
    assert message in violation.message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xef\xbb\xbf{}", "byte order mark"),
        ("{}".encode("utf-16"), "byte order mark"),
        (b'{"images": ["caf\xe9"]}', "not UTF-8"),
    ],
)
def test_another_encoding_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "instances.json"
    path.write_bytes(data)
    (violation,) = check_file(path)
    assert violation.rule == "json"
    assert message in violation.message


def test_a_missing_file_and_a_folder_are_findings(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        (violation,) = check_file(path)
        assert (violation.rule, violation.level) == ("json", "error")


@pytest.mark.parametrize("data", [[], 3, "text", None, [{"image_id": 1, "score": 0.5}], {}])
def test_another_top_level_is_one_finding(tmp_path: Path, data: Any) -> None:
    (violation,) = check_file(write_json(tmp_path, json.dumps(data)))
    assert _found((violation,)) == [("structure", "error", "$")]


def test_nan_and_repeated_keys_have_their_path(tmp_path: Path) -> None:
    data = good_file()
    data["annotations"][0]["attributes"] = {"depth": [1.0, float("nan")]}
    path = write_json(tmp_path, data)
    text = path.read_text().replace('"area": 100', '"area": 100, "area": 100')
    path.write_text(text)
    assert _found(check_file(path)) == [
        ("json", "error", "$.annotations[0].attributes.depth[1]"),
        ("json", "error", "$.annotations[1].area"),
    ]


def test_a_repeated_section_is_a_finding(tmp_path: Path) -> None:
    text = json.dumps(good_file())
    path = write_json(tmp_path, text[:-1] + ', "images": []}')
    assert ("structure", "error", "$.images") in _found(check_file(path))


def test_raw_unicode_is_a_warning_and_escaped_is_none(tmp_path: Path) -> None:
    data = good_file()
    data["images"][0]["file_name"] = "犬.jpg"
    data["categories"][1]["name"] = "tasse à café"
    assert check_file(write_json(tmp_path, data)) == ()
    raw = check_file(write_json(tmp_path, json.dumps(data, ensure_ascii=False)))
    assert _found(raw) == [
        ("16-ascii", "warning", "$.categories[1].name"),
        ("16-ascii", "warning", "$.images[0].file_name"),
    ]


def test_uncompressed_run_lengths_are_measured(tmp_path: Path) -> None:
    data = good_file()
    runs = [2 * HEIGHT + 2, *[10, HEIGHT - 10] * 9, 10]
    runs.append(WIDTH * HEIGHT - sum(runs))
    data["annotations"][1]["segmentation"]["counts"] = runs
    found = _found(check_file(write_json(tmp_path, data)))
    assert found == [("7-rle", "warning", "$.annotations[1].segmentation.counts")]
    data["annotations"][1]["area"] = 99.0 - 1
    assert ("12-area", "warning", "$.annotations[1].area") in _found(
        check_file(write_json(tmp_path, data))
    )


def test_a_file_of_crowds_is_noticed(tmp_path: Path) -> None:
    data = good_file()
    rle = data["annotations"][1]
    data["annotations"] = [{**rle, "id": number, "iscrowd": 1} for number in range(1, 13)]
    found = check_file(write_json(tmp_path, data))
    (violation,) = [v for v in found if v.rule != "repeated-object"]
    assert (violation.rule, violation.path) == ("5-crowd-mask", "$.annotations")
    again = [v.path for v in found if v.rule == "repeated-object"]
    assert again == [f"$.annotations[{n}]" for n in range(1, 12)]


def test_many_violations_are_counted_and_all_are_there_on_request(tmp_path: Path) -> None:
    data = good_file()
    box = data["annotations"][0]
    del box["bbox"]
    data["annotations"] = [{**box, "id": n, "segmentation": None} for n in range(1, 101)]
    path = write_json(tmp_path, data)
    short = [v for v in check_file(path, limit=5) if v.rule == "8-polygon"]
    assert [v.count for v in short] == [1, 1, 1, 1, 1, 95]
    assert "100 in all" in short[-1].message
    everything = [v for v in check_file(path, limit=None) if v.rule == "8-polygon"]
    assert [v.path for v in everything] == [f"$.annotations[{n}].segmentation" for n in range(100)]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda d: d["images"][1].__setitem__("file_name", "A.JPG"), "15-file-name"),
        (lambda d: d["categories"][0].__setitem__("name", " cat"), "20-class-names"),
        (lambda d: d["annotations"][0].__setitem__("keypoints", [1, 2]), "keypoints"),
        (
            lambda d: d["annotations"][0].update(keypoints=[1, 2, 2, 3, 4, 0], num_keypoints=2),
            "keypoints",
        ),
    ],
)
def test_names_and_keypoints_that_readers_stumble_on(
    tmp_path: Path, change: Any, rule: str
) -> None:
    data = good_file()
    data["images"][0]["file_name"] = "a.jpg"
    change(data)
    (violation,) = check_file(write_json(tmp_path, data))
    assert (violation.rule, violation.level) == (rule, "warning")


def _photo(path: Path, size: tuple[int, int], orientation: int = 1) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.fromarray(np.zeros((size[1], size[0], 3), dtype=np.uint8))
    exif = image.getexif()
    exif[0x0112] = orientation
    image.save(path, exif=exif)


def test_photos_are_compared_with_their_displayed_size(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    _photo(folder / "a.jpg", (WIDTH, HEIGHT))
    _photo(folder / "sub" / "b.jpg", (HEIGHT, WIDTH), orientation=6)
    path = write_json(tmp_path, good_file())
    assert check_file(path, folder) == ()


@pytest.mark.parametrize(
    ("size", "orientation", "message"),
    [
        ((WIDTH, HEIGHT), 6, "raw sides, before the EXIF rotation"),
        ((HEIGHT, WIDTH), 1, "width and height are exchanged"),
        ((WIDTH * 2, HEIGHT * 2), 1, "another or a resized photo"),
    ],
)
def test_the_mistake_in_the_size_is_named(
    tmp_path: Path, size: tuple[int, int], orientation: int, message: str
) -> None:
    folder = tmp_path / "photos"
    _photo(folder / "a.jpg", size, orientation)
    _photo(folder / "sub" / "b.jpg", (WIDTH, HEIGHT))
    (violation,) = check_file(write_json(tmp_path, good_file()), folder)
    assert (violation.rule, violation.path) == ("17-displayed-size", "$.images[0].width")
    assert message in violation.message


def test_missing_and_unreadable_photos_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    _photo(folder / "b.jpg", (WIDTH, HEIGHT))
    (folder / "a.jpg").write_bytes(b"no photo")
    found = check_file(write_json(tmp_path, good_file()), folder)
    assert _found(found) == [
        ("17-displayed-size", "warning", "$.images[0].file_name"),
        ("15-file-name", "warning", "$.images[1].file_name"),
    ]
    assert '"b.jpg"' in found[1].message  # found elsewhere in the folder
