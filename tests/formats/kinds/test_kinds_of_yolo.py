"""YOLO labels as tools and people leave them: class lists, names of photos, poses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from import_samples import Imported

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.class_names import names_of_yaml, yaml_text
from carnn_desktop.formats.detect import read_annotations

BOX = "0.5 0.5 0.4 0.4"


def put(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return folder


def classes(found: Any) -> list[str]:
    return [found.categories[item.category].name for item in found.objects]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("[null, car, bus]", ["class 0", "car", "bus"]),
        ("['', car, '  ']", ["class 0", "car", "class 2"]),
        ("[yes, no, 1.50]", ["yes", "no", "1.50"]),
        ("[true, 0, ~]", ["true", "0", "class 2"]),
        ("{'0': a, '2': c}", ["a", "class 1", "c"]),
        ("{0: a, 1: , 2: c}", ["a", "class 1", "c"]),
        ("{2: c, 0: a}", ["a", "class 1", "c"]),
        ('["null", "a: b", "#c"]', ["null", "a: b", "#c"]),
        ('["\\ud83d\\ude3a", "\U00020bb7", "x"]', ["😺", "\U00020bb7", "x"]),
        ('["\\ud83d", "\\ude3a\\ud83d\\ude3a", "x"]', ["\ufffd", "\ufffd😺", "x"]),
        (r'["a\\\\\ud83d\ude3a", "b\\ud83d", "c\t\ud83d"]', ["a\\\\😺", "b\\ud83d", "c\t\ufffd"]),
        ('["\x7fa", "b\x80", "c\uffff"]', ["a", "b", "c"]),
        ("[[a], {b: c}, d]", ["class 0", "class 1", "d"]),
        ("[2024-01-01, 0x1f, 1e3]", ["2024-01-01", "0x1f", "1e3"]),
    ],
)
def test_positions_and_texts_of_names_are_kept(
    tmp_path: Path, names: str, expected: list[str]
) -> None:
    put(tmp_path, "data.yaml", f"train: images\nnames: {names}\n")
    put(tmp_path, "labels/a.txt", "".join(f"{n} {BOX}\n" for n in range(3)))
    assert classes(read_annotations(tmp_path)) == expected


@pytest.mark.parametrize("place", ["classes.txt", "labels/classes.txt", "labels/train/classes.txt"])
def test_blank_lines_of_a_class_list_count(tmp_path: Path, place: str) -> None:
    put(tmp_path, place, "\ufeffcat\r\n\r\nbus\r\n\r\n")
    put(tmp_path, "labels/train/a.txt", f"0 {BOX}\n1 {BOX}\n2 {BOX}\n")
    assert classes(read_annotations(tmp_path)) == ["cat", "class 1", "bus"]


def test_only_line_breaks_end_a_name_of_a_class_list(tmp_path: Path) -> None:
    put(tmp_path, "classes.txt", "a\u2028b\nc\x0cd\re\x85f\n")
    put(tmp_path, "labels/a.txt", f"0 {BOX}\n1 {BOX}\n2 {BOX}\n")
    assert classes(read_annotations(tmp_path)) == ["a\u2028b", "c\x0cd", "e\x85f"]


def test_the_yaml_that_was_chosen_names_the_classes(tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", "names: [wrong]\n")
    put(tmp_path, "mine.yaml", "names: [right]\n")
    put(tmp_path, "labels/a.txt", f"0 {BOX}\n")
    assert classes(read_annotations(tmp_path / "mine.yaml")) == ["right"]


@pytest.mark.parametrize("name", ["classes.txt", "data.yaml"])
def test_names_in_a_legacy_encoding_are_not_lost_silently(tmp_path: Path, name: str) -> None:
    text = "names: [叶子, 花]\n" if name.endswith("yaml") else "叶子\n花\n"
    put(tmp_path, name, text.encode("gbk"))
    put(tmp_path, "labels/a.txt", f"0 {BOX}\n")
    with pytest.raises(CarnnError, match="GBK"):
        read_annotations(tmp_path)


def test_a_class_far_beyond_the_others_does_not_make_them_all(tmp_path: Path) -> None:
    put(tmp_path, "labels/a.txt", f"99998 {BOX}\n2 {BOX}\n")
    found = read_annotations(tmp_path)
    assert classes(found) == ["class 99998", "class 2"]
    assert len(found.categories) < 10


@pytest.mark.parametrize(
    "name", ["train", "val", "test", "classes", "readme", "obj.names", "README"]
)
def test_photos_of_the_names_that_lists_have(tmp_path: Path, make_photos: Any, name: str) -> None:
    photos = make_photos(f"images/{name}.jpg", "images/other.jpg")
    labels = put(tmp_path / "set", f"labels/{name}.txt", f"0 {BOX}\n")
    put(labels, "labels/other.txt", f"0 {BOX}\n")
    put(labels, "data.yaml", "names: [cat]\n")
    with Imported(labels, photos, tmp_path / "p.carnn") as done:
        assert {path: len(items) for path, items in done.annotations().items()} == {
            f"images/{name}.jpg": 1,
            "images/other.jpg": 1,
        }


def test_lists_of_those_names_are_no_labels(tmp_path: Path) -> None:
    put(tmp_path, "train.txt", "images/a.jpg\n")
    put(tmp_path, "labels/classes.txt", "cat\ndog\n")
    put(tmp_path, "README.roboflow.txt", "This data set has 12 images.\n")
    put(tmp_path, "labels/a.txt", f"1 {BOX}\n")
    found = read_annotations(tmp_path)
    assert [image.name for image in found.images] == ["a"]
    assert classes(found) == ["dog"]


NAMES = ("frame.0001", "2024.05.01_cam", "v1.2-final", "a.jpg", "plain", "ü 犬", "x.y.z.0")


def test_names_with_dots_find_their_photos(tmp_path: Path, make_photos: Any) -> None:
    photos = make_photos(*(f"images/{name}.jpg" for name in NAMES))
    for name in NAMES:
        put(tmp_path / "set", f"labels/{name}.txt", f"0 {BOX}\n")
    with Imported(tmp_path / "set", photos, tmp_path / "p.carnn") as done:
        assert done.plan.count("matched") == len(NAMES)
        assert all(len(items) == 1 for items in done.annotations().values())


ROBOFLOW = "IMG-2024_jpg.rf.0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    "photo", ["IMG-2024.jpg", "IMG 2024.jpg", "IMG.2024.jpg", f"{ROBOFLOW}.jpg"]
)
def test_names_by_roboflow_find_their_photos(tmp_path: Path, make_photos: Any, photo: str) -> None:
    photos = make_photos(photo, "other.jpg")
    put(tmp_path / "set", f"train/labels/{ROBOFLOW}.txt", f"0 {BOX}\n")
    with Imported(tmp_path / "set", photos, tmp_path / "p.carnn") as done:
        assert [entry.path for entry in done.plan.images] == [photo]


@pytest.mark.parametrize(
    ("labels", "images"),
    [
        ("labels/{}/001.txt", "images/{}/001.jpg"),
        ("{}/labels/001.txt", "{}/images/001.jpg"),
        ("labels/{}/001.txt", "{}/001.jpg"),
        ("{}/labels/001.txt", "images/{}/001.jpg"),
    ],
)
def test_folders_tell_photos_of_one_name_apart(
    tmp_path: Path, make_photos: Any, labels: str, images: str
) -> None:
    parts = ("train", "val", "test")
    photos = make_photos(*(images.format(part) for part in parts))
    for number, part in enumerate(parts):
        put(tmp_path / "set", labels.format(part), f"{number} {BOX}\n")
    put(tmp_path / "set", "data.yaml", f"names: [{', '.join(parts)}]\n")
    with Imported(tmp_path / "set", photos, tmp_path / "p.carnn") as done:
        names = done.names()
        found = {path: names[items[0].category_id] for path, items in done.annotations().items()}
        assert found == {images.format(part): part for part in parts}


def test_a_folder_of_one_part_takes_the_labels_of_that_part(
    tmp_path: Path, make_photos: Any
) -> None:
    make_photos("images/train/001.jpg", "images/val/001.jpg")
    for number, part in enumerate(("train", "val")):
        put(tmp_path / "set", f"labels/{part}/001.txt", f"{number} {BOX}\n")
    put(tmp_path / "set", "data.yaml", "names: [cat, dog]\n")
    photos = tmp_path / "photos" / "images" / "val"
    with Imported(tmp_path / "set", photos, tmp_path / "p.carnn") as done:
        (items,) = done.annotations().values()
        assert [done.names()[item.category_id] for item in items] == ["dog"]


POINTS = ((0.5, 0.2), (0.4, 0.5), (0.6, 0.5), (0.45, 0.6))


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("numbers", [2, 3])
def test_a_pose_is_a_box_and_keypoints(
    tmp_path: Path, make_photos: Any, numbers: int, told: bool
) -> None:
    if numbers == 2 and not told:
        pytest.skip("lines of 12 numbers without kpt_shape are outlines")
    flags = (2, 1, 0, 2)
    points = [(x, y, *((flag,) if numbers == 3 else ())) for (x, y), flag in zip(POINTS, flags)]  # noqa: B905
    line = " ".join(str(value) for point in points for value in point)
    put(tmp_path / "set", "labels/a.txt", f"0 0.5 0.5 0.4 0.8 {line}\n")
    put(tmp_path / "set", "labels/b.txt", f"0 0.5 0.5 0.4 0.8 {line}\n")
    shape = f"kpt_shape: [4, {numbers}]\n" if told else ""
    put(tmp_path / "set", "data.yaml", f"{shape}names: [person]\n")
    with Imported(tmp_path / "set", make_photos("a.png", "b.png"), tmp_path / "p.carnn") as done:
        (item,) = done.annotations()["a.png"]
    assert item.is_box
    assert item.mask.bbox_xywh == (30, 8, 40, 64)
    found = np.array(item.extra["keypoints"]).reshape(-1, 3)
    assert found[0].tolist() == [50, 16, 2]
    assert found[:, 2].tolist() == (list(flags) if numbers == 3 else [2, 2, 2, 2])
    assert item.extra["num_keypoints"] == (3 if numbers == 3 else 4)


def test_outlines_of_the_length_of_a_pose_stay_outlines(tmp_path: Path) -> None:
    put(tmp_path, "labels/a.txt", "0 0.1 0.1 0.5 0.1 0.5 0.5 0.3 0.6 0.1 0.5\n")
    put(tmp_path, "data.yaml", "names: [cat]\n")
    (item,) = read_annotations(tmp_path).objects
    assert type(item.shape).__name__ == "Rings"


@pytest.mark.parametrize(
    "name",
    ["a: b", '"q"', "- x", "#c", "é犬", "😺", "\U00020bb7", "\x07", "a\u2028b", "yes", "0", " "],
)
def test_names_in_yaml_come_back(tmp_path: Path, name: str) -> None:
    put(tmp_path, "data.yaml", f"names:\n  0: {yaml_text(name)}\n")
    assert (tmp_path / "data.yaml").read_text(encoding="utf-8")
    assert names_of_yaml(tmp_path / "data.yaml").get(0, "") == name.strip()
