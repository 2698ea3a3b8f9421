"""Small files of labels that stand for much: bounded, told, and the rest of them is read."""

from __future__ import annotations

import json
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from carnn_desktop.cli import main
from carnn_desktop.formats.detect import read_annotations
from carnn_desktop.formats.label_pictures import read_labels
from carnn_desktop.formats.source import BadSource
from carnn_desktop.formats.yolo.read import _MOST_CLASSES as MAX_CLASSES
from carnn_desktop.project import codec, importing
from carnn_desktop.project.project import Project

LINE = "0 0.5 0.5 0.2 0.2\n"
BOMB = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)
MERGES = "a0: &a0 {k: 1}\n" + "".join(
    f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 12)
)


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "a.txt").write_text(LINE)
    return tmp_path


@pytest.mark.parametrize(
    "text",
    [
        f"{BOMB}names: *a11\n",
        f"{BOMB}names:\n  0: *a11\n",
        f"{MERGES}names: [cat]\n",
        "names: &a [*a]\n",
        f"names: {'[' * 5000}{']' * 5000}\n",
        "names: !!python/object/apply:os.system [false]\n",
        "names: 2026-99-99\n",
        "? [a, b]\n: c\nnames: [cat]\n",
        "names: {99999: cat, 0: dog}\n",
    ],
)
def test_yaml_that_explodes_costs_nothing(labels: Path, text: str) -> None:
    (labels / "data.yaml").write_text(text)
    started = time.process_time()
    found = read_annotations(labels, "yolo")
    assert len(found.objects) == 1
    assert len(found.categories) <= 1001
    assert time.process_time() - started < 5


def test_aliases_that_stay_small_are_read(labels: Path) -> None:
    (labels / "data.yaml").write_text("a: &a [cat, dog]\nb: &b {x: 1}\nc: {<<: *b}\nnames: *a\n")
    found = read_annotations(labels, "yolo")
    assert [category.name for category in found.categories] == ["cat", "dog"]


def test_a_high_class_number_is_one_class(labels: Path) -> None:
    (labels / "labels" / "a.txt").write_text(LINE + LINE.replace("0", "99998", 1))
    (labels / "data.yaml").write_text("names: {0: cat, 99997: dog}\n")
    found = read_annotations(labels, "yolo")
    names = [category.name for category in found.categories]
    assert (names[0], len(names)) == ("cat", 1002)
    assert names[found.objects[1].category] == "class 99998"


def test_more_classes_than_anybody_has_are_left_out(labels: Path) -> None:
    lines = (LINE.replace("0", str(number), 1) for number in range(MAX_CLASSES + 3))
    (labels / "labels" / "a.txt").write_text("".join(lines))
    found = read_annotations(labels, "yolo")
    assert len(found.categories) == len(found.objects) == MAX_CLASSES
    assert found.notes.counts["left out"] == 3


def test_a_huge_label_picture_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    Image.new("1", (40_000, 4_000)).save(path)
    with pytest.raises(BadSource, match="120 megapixels"):
        read_labels(path)
    colours = np.array([[[1, 2, 3], [255, 255, 255]]], dtype=np.uint8)
    Image.fromarray(colours).save(path)
    assert read_labels(path, rgb=True).tolist() == [[1 + 256 * 2 + 65536 * 3, (1 << 24) - 1]]


def test_many_boxes_of_a_whole_photo_are_bounded_and_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """30 of a photo of 12 megapixels were imported, and damaged when they were read."""
    monkeypatch.setattr(codec, "_SMALL_AREA", 100)
    photos, file = tmp_path / "photos", tmp_path / "c.json"
    photos.mkdir()
    Image.new("1", (40, 30)).save(photos / "a.png")
    box = {"image_id": 1, "category_id": 1, "bbox": [0, 0, 40, 30]}
    file.write_text(
        json.dumps(
            {
                "images": [{"id": 1, "file_name": "a.png", "width": 40, "height": 30}],
                "categories": [{"id": 1, "name": "cat"}],
                "annotations": [{"id": n, **box} for n in range(1, 21)],
            }
        )
    )
    project = tmp_path / "p.carnn"
    command = ["import", str(file), "--project", str(project), "--images", str(photos)]
    monkeypatch.setattr(importing, "MASKS_AREA", 6000)
    assert main(command) == 0
    with Project.open(project) as opened:
        (ref,) = opened.images.listed()
        assert len(opened.documents.load(ref.id).annotations) == 6
