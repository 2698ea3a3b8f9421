"""Small label folders after public bug reports: import, convert and preview agree on what is right.

Needs CARNN_SHARED_DATA with a folder ``cases``; masks are compared with a rasteriser of the tests.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from import_samples import Imported
from plain_raster import Points, filled, painted, rectangle, round_outline, same_share, turned

from carnn_desktop.annotations.masks import full_mask
from carnn_desktop.cli import main
from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.formats.coco.checking.check import check_file
from carnn_desktop.formats.detect import read_annotations
from carnn_desktop.photos.images import image_size, read_image

SQUARE_YOLO = [(0.1, 0.1), (0.5, 0.1), (0.5, 0.5), (0.1, 0.5)]


@dataclass(frozen=True)
class Right:
    """What a case must give.

    objects : photo -> (class, outlines in pixels or their number of pixels) in any order
    said : words that notes must have; images : folder of the photos; share : smallest IoU
    """

    source: str
    objects: dict[str, list[tuple[str, Any]]]
    said: tuple[str, ...] = ()
    images: str = "."
    share: float = 0.97
    missing: int = 0
    more: dict[str, Any] = field(default_factory=dict)


def shares(points: Points, size: tuple[int, int]) -> list[tuple[float, float]]:
    return [(x * size[0], y * size[1]) for x, y in points]


PHOTO = (100, 80)
TRIANGLE = [(10, 10), (30, 10), (30, 30)]
CORNERS = [(40, 40), (60, 50), (55, 60), (35, 50)]
BOW = [(60, 10), (90, 40), (90, 10), (60, 40)]
QUAD = [(10, 10), (30, 12), (28, 20), (10, 22)]
STUDIO = [
    ("leaf", rectangle(20, 10, 40, 20)),
    ("leaf", turned(rectangle(100, 50, 40, 20), 90, (100, 50))),
    ("stem", [(120, 10), (160, 10), (160, 30)]),
    ("stem", round_outline((40, 70), (10, 10))),
]
CASES: dict[str, list[Right]] = {
    "01b-yolo-names-null": [
        Right(".", {f"images/train/p{n}.jpg": [(name, 1280)] for n, name in
                    enumerate(("class 0", "car", "bus"))})
    ],
    "01e-classes-txt-blank-line": [
        Right(".", {f"images/train/p{n}.jpg": [(name, 1280)] for n, name in
                    enumerate(("cat", "class 1", "bus"))})
    ],
    "02-yolo-pose": [
        Right(".", {f"images/train/{n}.jpg": [("person", 6400)] for n in "ab"})
    ],
    "03-yolo-photo-called-train": [
        Right(".", {f"images/{n}.jpg": [("vehicle", 40 * 32)]
                    for n in ("bus", "test", "train", "val")})
    ],
    "04-labelme-mask-fractional": [
        Right(".", {"a.jpg": [("leaf", 332)], "b.jpg": [("leaf", 332)], "c.jpg": [("leaf", 300)]},
              ("cut at its edge",))
    ],
    "05-isat-background-hole": [
        Right("a.json", {"a.jpg": [
            ("ring", [(rectangle(10, 10, 50, 50), True), (rectangle(20, 20, 20, 20), False)]),
            ("cup", rectangle(50, 50, 40, 20)),
        ]})
    ],
    "06-voc-polygon": [Right("a.xml", {"a.jpg": [("leaf", [(10, 10), (60, 10), (10, 60)])]})],
    "07-labelstudio-brush-rle": [Right("ls.json", {"images/a.png": [("leaf", 280)]})],
    "08-labelstudio-json-min": [
        Right(name, {"images/a.png": [("leaf", [(6, 4), (30, 4), (30, 24)])]}, share=0.9)
        for name in ("ls_full.json", "ls_min.json")
    ],
    "09-labelbox-export-v2": [
        Right(name, {"images/a.png": [("leaf", TRIANGLE), ("leaf", rectangle(40, 5, 15, 10))]},
              missing=missing, share=0.9)
        for name, missing in (("export.json", 0), ("export.ndjson", 1))
    ],
    "10-supervisely": [
        Right(".", {"ds0/img/a.jpg": [
            ("leaf", 352),
            ("ring", [(rectangle(50, 10, 40, 40), True), (rectangle(60, 20, 20, 20), False)]),
        ]})
    ],
    "11-v7-darwin": [
        Right("a.json", {"images/a.jpg": [("leaf", [(10, 10), (50, 10), (50, 50)])]}, share=0.94)
    ],
    "12-datumaro-1x": [
        Right("annotations/train.json", {"images/train/sub/a.jpg": [
            ("leaf", [(rectangle(40, 10, 20, 20), True), (rectangle(70, 10, 10, 20), True)]),
            ("leaf", 375),
            ("leaf", round_outline((30, 55), (20, 15))),
            ("leaf", turned(rectangle(60, 55, 20, 10), 30, (70, 60))),
            ("leaf", rectangle(60, 40, 10, 10)),
        ]}, ("“label” speaks of the image as a whole",), share=0.93)
    ],
    "13-cvat-masks": [
        Right("annotations.xml", {"a.jpg": [
            ("leaf", 22), ("leaf", 15), ("leaf", 28), ("leaf", 22),
            ("leaf", [(40, 10), (50.5, 10), (50.5, 20)]),
            ("leaf", rectangle(15, 55, 10, 20)),
            ("leaf", round_outline((70, 60), (10, 5))),
        ]}, ("polyline", "points", "tag", "the rest is background"), share=0.8)
    ],
    "14a-coco-nested3": [
        Right("c.json", {"a.jpg": [("leaf", rectangle(10, 10, 20, 20))]}, ("nesting too much",))
    ],
    "14b-coco-xy-pairs": [
        Right("c.json", {"a.jpg": [("leaf", rectangle(10, 10, 20, 20))]}, ("points [x, y]",))
    ],
    "15-gbk": [Right("a.xml", {"a.jpg": [("叶子", rectangle(10, 10, 50, 50))]})],
    "16-labelme-assorted": [
        Right("a.json", {"a.jpg": [
            ("box", rectangle(20, 10, 40, 40)),
            ("circ", round_outline((50, 40), (10, 10))),
            ("out", rectangle(0, 0, 30, 30)),
            ("orr", rectangle(10, 10, 20, 10)),
            ("rot", CORNERS), ("bow", BOW), ("quad", QUAD),
        ]}, ("radii of 0", "“linestrip” is a line", "has 2 points", "“cuboid” is a body",
             "even-odd"), share=0.93)
    ],
    "17-labelstudio-assorted": [
        Right(name, {"images/my photo.png": STUDIO}, ("“keypointlabels” are points",), share=0.93)
        for name in ("ls.json", "ls_caption.json", "ls_ok.json")
    ],
    "21-yolo-same-name-train-val": [
        Right(".", {"images/train/001.jpg": [("cat", None)], "images/val/001.jpg": [("dog", None)]})
    ],
    "23-yolo-dots-in-name": [
        Right(".", {f"images/{n}.jpg": [("cat", None)]
                    for n in ("2024.05.01_cam", "frame.0001", "plain", "v1.2-final")})
    ],
    "24-yolo-export-emoji-class": [
        Right("c.json", {"a.jpg": [("cat 😺", TRIANGLE)]}, images="photos", share=0.9)
    ],
    "25b-voc-palette": [
        Right("export", {"a.jpg": [("leaf", 300), ("stem", 100)]}, images="photos")
    ],
}  # fmt: skip
PARTS = [(name, right) for name, rights in CASES.items() for right in rights]
NAMES = [f"{name}-{right.source}" for name, right in PARTS]


def expected_mask(drawn: Any, size: tuple[int, int]) -> BoolMask:
    if isinstance(drawn[0][1], bool):
        return painted(size, *drawn)
    return filled(drawn, size)


def matches(found: list[tuple[str, BoolMask]], right: Right, photo: str) -> None:
    """Compare the objects of a photo with what is right, each with the one that fits best."""
    wanted = right.objects.get(photo, [])
    assert sorted(name for name, _ in found) == sorted(name for name, _ in wanted), photo
    left = list(found)
    for name, drawn in wanted:
        same = [item for item in left if item[0] == name]
        if drawn is None:
            best = same[0]
        elif isinstance(drawn, int):
            best = min(same, key=lambda item: abs(int(item[1].sum()) - drawn))
            assert int(best[1].sum()) == drawn, (photo, name)
        else:
            size = (same[0][1].shape[1], same[0][1].shape[0])
            truth = expected_mask(drawn, size)
            best = max(same, key=lambda item: same_share(item[1], truth))
            assert same_share(best[1], truth) >= right.share, (photo, name)
        left = [item for item in left if item is not best]


@pytest.fixture
def cases(shared_data: Path) -> Path:
    if not (shared_data / "cases").is_dir():
        pytest.skip("CARNN_SHARED_DATA has no folder cases")
    return shared_data / "cases"


def test_every_case_is_looked_at(cases: Path) -> None:
    others = {"15b-labelme-gbk", "30b-rgb16"}
    assert {path.name for path in cases.iterdir() if path.is_dir()} == CASES.keys() | others


@pytest.mark.parametrize(("name", "right"), PARTS, ids=NAMES)
def test_an_import_gives_what_is_right(
    cases: Path, tmp_path: Path, name: str, right: Right
) -> None:
    folder = cases / name
    with Imported(folder / right.source, folder / right.images, tmp_path / "p.carnn") as done:
        assert done.plan.count("missing") == right.missing
        assert done.plan.count("ambiguous") == 0
        texts = [note.message for note in (*done.plan.notes.listed, *done.report.notes)]
        assert [words for words in right.said if not any(words in text for text in texts)] == []
        names = done.names()
        sizes = {ref.path: (ref.width, ref.height) for ref in done.refs}
        planned = sum(entry.objects for entry in done.plan.images if entry.status == "matched")
        assert planned == sum(map(len, right.objects.values()))  # the window's preview
        for photo, annotations in done.annotations().items():
            found = [(names[a.category_id], full_mask(a.mask, *sizes[photo])) for a in annotations]
            matches(found, right, photo)


@pytest.mark.parametrize(("name", "right"), PARTS, ids=NAMES)
def test_convert_and_check_agree(
    cases: Path, tmp_path: Path, name: str, right: Right, capsys: Any
) -> None:
    folder, out = cases / name, tmp_path / "out.json"
    source, images = folder / right.source, folder / right.images
    code = main(
        ["convert", str(source), "--to", "coco", "--out", str(out), "--images", str(images)]
    )
    assert code == 0, capsys.readouterr()
    value = json.loads(out.read_text(encoding="utf-8"))
    names = {category["id"]: category["name"] for category in value["categories"]}
    files = {image["id"]: image["file_name"] for image in value["images"]}
    counts = {
        photo: sorted(kind for kind, _ in objects) for photo, objects in right.objects.items()
    }
    found: dict[str, list[str]] = {photo: [] for photo in counts}
    for item in value["annotations"]:
        found.setdefault(files[item["image_id"]], []).append(names[item["category_id"]])
    assert {photo: sorted(kinds) for photo, kinds in found.items() if kinds} == counts
    assert [v for v in check_file(out, images) if v.level == "error"] == []


def test_pose_keypoints_are_kept_with_their_visibility(cases: Path, tmp_path: Path) -> None:
    folder = cases / "02-yolo-pose"
    with Imported(folder, folder, tmp_path / "p.carnn") as done:
        found = {path: items[0] for path, items in done.annotations().items()}
    for path, flags in (("images/train/a.jpg", [1, 1, 0]), ("images/train/b.jpg", [2, 2, 2])):
        points = np.array(found[path].extra["keypoints"]).reshape(-1, 3)
        assert points[:, 2].tolist() == flags
        (width, height), _ = image_size(folder / path)
        assert points[0, :2].tolist() == [0.5 * width, 0.2 * height]
        assert found[path].is_box
        assert found[path].extra["num_keypoints"] == sum(flag > 0 for flag in flags)


def test_masks_lie_where_they_were_drawn(cases: Path, tmp_path: Path) -> None:
    folder = cases / "04-labelme-mask-fractional"
    with Imported(folder, folder, tmp_path / "p.carnn") as done:
        places = {path: items[0].mask.bbox_xywh[:2] for path, items in done.annotations().items()}
    left, top = places["b.jpg"]  # the picture lies at (10, 20), its first pixel further in
    assert places["a.jpg"] == (left, top + 1)
    assert places["c.jpg"] == (0, top)
    brush = cases / "07-labelstudio-brush-rle"
    with Imported(brush / "ls.json", brush, tmp_path / "b.carnn") as done:
        (item,) = done.annotations()["images/a.png"]
    truth = np.load(brush / "truth.npy") > 0
    assert np.array_equal(full_mask(item.mask, truth.shape[1], truth.shape[0]), truth)
    bitmap = cases / "10-supervisely"
    with Imported(bitmap, bitmap, tmp_path / "s.carnn") as done:
        leaf = done.annotations()["ds0/img/a.jpg"][0]
    assert leaf.mask.bbox_xywh[:2] == (13, 22)  # of its picture, which lies at (10, 20)


def test_a_legacy_encoding_is_refused_with_advice_that_works(
    cases: Path, tmp_path: Path, capsys: Any
) -> None:
    source = cases / "15b-labelme-gbk" / "a.json"
    arguments = ["--project", str(tmp_path / "p.carnn"), "--images", str(source.parent)]
    assert main(["import", str(source), *arguments]) == 2
    said = capsys.readouterr().err
    assert "byte 58 in line 1" in said
    assert "GBK" in said
    assert "iconv -f GBK -t UTF-8" in said
    followed = tmp_path / "a.json"
    followed.write_bytes(source.read_bytes().decode("gbk").encode("utf-8"))
    found = read_annotations(followed)
    assert [category.name for category in found.categories] == ["叶子"]


def test_an_export_to_yolo_keeps_emoji(cases: Path, tmp_path: Path) -> None:
    import yaml

    folder = cases / "24-yolo-export-emoji-class"
    out = tmp_path / "yolo"
    arguments = ["--to", "yolo", "--out", str(out), "--images", str(folder / "photos")]
    assert main(["convert", str(folder / "c.json"), *arguments]) == 0
    names = yaml.safe_load((out / "data.yaml").read_text(encoding="utf-8"))["names"]
    assert names == {0: "cat 😺", 1: "𠮷"}
    assert [c.name for c in read_annotations(out).categories] == ["cat 😺", "𠮷"]
    again = ["--to", "coco", "--out", str(tmp_path / "c.json"), "--images", str(folder / "photos")]
    assert main(["convert", str(out), *again]) == 0


def test_deep_photos_are_seen_by_one_rule(cases: Path) -> None:
    folder = cases / "30b-rgb16"
    for name in ("rgb16_12bit.png", "gray16_12bit.png", "rgb16_12bit.tif"):
        image = read_image(folder / name)
        assert image.pixels.max() == round(4000 * 255 / 4095), name
        assert any("12 bits" in note for note in image.notes), (name, image.notes)
    png, tif = (read_image(folder / f"rgb16_12bit.{kind}").pixels for kind in ("png", "tif"))
    assert np.array_equal(png, tif)
