"""Shapes, encodings and groups as other tools write them: what each means in pixels."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from import_samples import Imported
from plain_raster import filled, rectangle, round_outline, same_share, turned
from tool_files import SIZE, left_out, masks, put

from carnn_desktop.cli import main
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.detect import read_annotations


def test_label_studio_json_min(tmp_path: Path) -> None:
    box = {"x": 10, "y": 10, "width": 20, "height": 20, "rotation": 0, "rectanglelabels": ["cup"]}
    sizes = {"original_width": 100, "original_height": 80}
    entries = [
        {"image": "/data/upload/1/1a2b3c4d-a.png", "id": 1, "label": [box | sizes], "annotator": 1},
        {"image": "/data/upload/1/b.png", "id": 2, "choice": "good", "annotator": 1,
         "annotation_id": 2, "lead_time": 1.0},
    ]  # fmt: skip
    found = read_annotations(put(tmp_path / "m.json", entries))
    assert found.format == "label-studio"
    assert [(name, int(mask.sum())) for name, mask in masks(found)] == [("cup", 20 * 16)]
    assert len(found.images) == 2


# LabelMe, Datumaro, VOC, CVAT ---------------------------------------------------------------------


def test_labelme_boxes_that_are_turned(tmp_path: Path) -> None:
    corners = turned(rectangle(30, 30, 30, 20), 30, (45, 40))
    shapes = [
        {"label": kind, "shape_type": kind, "points": [list(corner) for corner in corners]}
        for kind in ("oriented_rectangle", "quadrilateral", "rotation", "polygon")
    ]
    shapes.append({"label": "cuboid", "shape_type": "cuboid", "points": [[1, 1]] * 8})
    value = {"imagePath": "a.jpg", "shapes": shapes, "imageWidth": 100, "imageHeight": 80}
    found = read_annotations(put(tmp_path / "a.json", value))
    truth = filled(corners, SIZE)
    assert [same_share(mask, truth) > 0.95 for _, mask in masks(found)] == [True] * 4
    assert left_out(found) == ["“cuboid” is a body in space, not an outline in the photo"]


def test_datumaro_shapes_and_groups(tmp_path: Path) -> None:
    def part(kind: str, group: int = 0, **values: Any) -> dict[str, Any]:
        return {"type": kind, "label_id": 0, "group": group, "attributes": {}} | values

    flat = [[value for corner in rectangle(x, 10, 5, 5) for value in corner] for x in (10, 30, 50)]
    annotations = [
        part("polygon", points=flat[0]),
        part("polygon", points=flat[1]),  # of no group: an object of its own
        part("polygon", 3, points=flat[1]),
        part("polygon", 3, points=flat[2]),
        part("ellipse", points=[10, 40, 50, 70]),
        part("rotated_bbox", rotated_bbox=[70, 60, 20, 10, 30]),
        part("polyline", points=[1, 1, 5, 5]),
    ]
    value = {
        "categories": {"label": {"labels": [{"name": ""}]}},
        "items": [{"id": "sub/a.0001", "annotations": annotations, "image": {"size": [80, 100]}}],
    }
    found = read_annotations(put(tmp_path / "annotations" / "val.json", value))
    assert [int(mask.sum()) for _, mask in masks(found)[:3]] == [25, 25, 50]
    drawn = [mask for _, mask in masks(found)[3:]]
    assert same_share(drawn[0], filled(round_outline((30, 55), (20, 15)), SIZE)) > 0.96
    turned_box = turned(rectangle(60, 55, 20, 10), 30, (70, 60))
    assert same_share(drawn[1], filled(turned_box, SIZE)) > 0.92
    assert (found.images[0].name, found.images[0].bare) == ("val/sub/a.0001", True)
    assert found.categories[0].name == "class 0"
    assert left_out(found) == ["“polyline” is a line without an area"]


VOC = """<annotation><filename>a.jpg</filename><size><width>100</width><height>80</height></size>
<object><name>{name}</name>{shape}<bndbox><xmin>11</xmin><ymin>11</ymin><xmax>60</xmax>
<ymax>60</ymax></bndbox></object></annotation>"""
POINTS = [(10, 10), (60, 10), (10, 60)]


@pytest.mark.parametrize(
    "shape",
    [
        "<polygon>" + "".join(
            f"<x{n}>{x + 1}</x{n}><y{n}>{y + 1}</y{n}>" for n, (x, y) in enumerate(POINTS, 1)
        ) + "</polygon>",
        "<polygon>" + "".join(
            f"<pt><x>{x + 1}.0</x><y>{y + 1}.0</y></pt>" for x, y in POINTS
        ) + "</polygon>",
    ],
)  # fmt: skip
def test_voc_outlines(tmp_path: Path, shape: str) -> None:
    source = put(tmp_path / "a.xml", VOC.format(name="leaf", shape=shape))
    ((_, mask),) = masks(read_annotations(source, "voc-xml"))
    assert same_share(mask, filled(POINTS, SIZE)) > 0.95


def test_voc_boxes_that_are_turned(tmp_path: Path) -> None:
    shape = "<robndbox><cx>50</cx><cy>40</cy><w>30</w><h>20</h><angle>0.5235988</angle></robndbox>"
    ((_, mask),) = masks(
        read_annotations(put(tmp_path / "a.xml", VOC.format(name="x", shape=shape)))
    )
    truth = filled(turned(rectangle(35, 30, 30, 20), 30, (50, 40)), SIZE)
    assert same_share(mask, truth) > 0.95


@pytest.mark.parametrize(
    ("encoding", "declared", "name"),
    [
        ("gbk", "GBK", "叶子"),
        ("gb18030", "GB2312", "叶子"),
        ("cp932", "Shift_JIS", "葉っぱ"),
        ("latin-1", "ISO-8859-1", "Blätter"),
        ("cp1252", "windows-1252", "“Blätter”"),
        ("big5", "Big5", "葉子"),
        ("utf-16", "UTF-16", "犬"),
        ("utf-8-sig", "utf-8", "犬"),
    ],
)
def test_xml_is_read_in_the_encoding_it_declares(
    tmp_path: Path, encoding: str, declared: str, name: str
) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?>' + VOC.format(name=name, shape="")
    (tmp_path / "a.xml").write_bytes(text.encode(encoding))
    assert read_annotations(tmp_path / "a.xml").categories[0].name == name
    hidden = f'<?xml version="1.0" encoding="{declared}"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'
    (tmp_path / "a.xml").write_bytes(hidden.encode(encoding))
    with pytest.raises(CarnnError, match="entities"):
        read_annotations(tmp_path / "a.xml")


@pytest.mark.parametrize(
    ("encoding", "name", "looks_like", "codec"),
    [
        ("gbk", "叶子", "GBK", "GBK"),
        ("cp932", "葉っぱのかたち", "Shift-JIS", "CP932"),
        ("big5", "葉狀的東西", "Big5", "BIG5"),
        ("cp1251", "лист дерева", "Windows-1251", "CP1251"),
        ("latin-1", "Blätter", "Windows-1252", "CP1252"),
    ],
)
def test_json_in_a_legacy_encoding_is_refused_with_what_helps(
    tmp_path: Path, encoding: str, name: str, looks_like: str, codec: str
) -> None:
    value = {"imagePath": "a.jpg", "shapes": [{"label": name, "points": rectangle(1, 1, 9, 9)}]}
    data = json.dumps(value, ensure_ascii=False, indent=1).encode(encoding)
    (tmp_path / "a.json").write_bytes(data)
    for source in (tmp_path / "a.json", tmp_path):
        with pytest.raises(CarnnError) as refused:
            read_annotations(source)
        assert looks_like in refused.value.reason
        assert f"iconv -f {codec} -t UTF-8" in refused.value.remedy
        assert "line 5" in refused.value.reason
    followed = data.decode(codec).encode("utf-8")
    (tmp_path / "a.json").write_bytes(followed)
    assert read_annotations(tmp_path / "a.json").categories[0].name == name


def test_cvat_skeletons_and_tracks_keep_a_box_and_keypoints(
    tmp_path: Path, make_photos: Any
) -> None:
    skeleton = """<skeleton label="hand" frame="2" outside="0">
        <points label="a" points="10.00,20.00" outside="0" occluded="0"/>
        <points label="b" points="30.00,50.00" outside="0" occluded="1"/>
        <points label="c" points="90.00,70.00" outside="1"/></skeleton>"""
    text = f"""<annotations><meta/><track id="4" label="hand">{skeleton}</track>
        <track id="5" label="cup"><box frame="2" outside="0" xtl="1" ytl="2" xbr="11" ybr="12"/>
        <box frame="3" outside="1" xtl="1" ytl="2" xbr="11" ybr="12"/></track></annotations>"""
    photos = make_photos("frame_000002.PNG", "frame_000003.PNG")
    with Imported(put(tmp_path / "a.xml", text), photos, tmp_path / "p.carnn") as done:
        hand, cup = done.annotations()["frame_000002.PNG"]
        assert done.annotations()["frame_000003.PNG"] == ()
    assert hand.mask.bbox_xywh == (10, 20, 20, 30)
    assert hand.extra["keypoints"] == [10, 20, 2, 30, 50, 1, 0, 0, 0]
    assert hand.extra["keypoint_names"] == ["a", "b", "c"]
    assert (cup.attributes["track_id"], cup.is_box) == ("5", True)


@pytest.mark.parametrize(
    ("segmentation", "said"),
    [
        ([[[10, 10, 30, 10, 30, 30, 10, 30]]], "one nesting too much"),
        ([[10, 10], [30, 10], [30, 30], [10, 30]], "points [x, y]"),
        ([[[10, 10], [30, 10], [30, 30], [10, 30]]], "points [x, y]"),
        ([10, 10, 30, 10, 30, 30, 10, 30], "one flat list"),
        ([["10", "10", "30", "10", "30", "30", "10", "30"]], "texts became numbers"),
        (
            {"size": [80, 100], "counts": "b'Yj0d1d000000000000000000000000000000000000000WY5'"},
            "bytes",
        ),
    ],
)
def test_coco_written_in_other_ways(tmp_path: Path, segmentation: Any, said: str) -> None:
    from pycocotools import mask as coco_mask

    from carnn_desktop.formats.coco.checking.check import check_file
    from carnn_desktop.formats.coco.checking.repair import repair_file

    if isinstance(segmentation, dict):
        pixels = np.asfortranarray(filled(rectangle(10, 10, 20, 20), SIZE).astype(np.uint8))
        segmentation = segmentation | {"counts": str(coco_mask.encode(pixels)["counts"])}
    item = {"id": 1, "image_id": 1, "category_id": 1, "segmentation": segmentation, "iscrowd": 0}
    value = {
        "info": {}, "licenses": [],
        "images": [{"id": 1, "file_name": "a.jpg", "width": 100, "height": 80}],
        "categories": [{"id": 1, "name": "leaf", "supercategory": ""}],
        "annotations": [item | {"bbox": [10, 10, 20, 20], "area": 400}],
    }  # fmt: skip
    source = put(tmp_path / "c.json", value)
    found = read_annotations(source)
    ((_, mask),) = masks(found)
    assert np.array_equal(mask, filled(rectangle(10, 10, 20, 20), SIZE))
    assert any(said in note.message for note in found.notes.listed)
    assert [v for v in check_file(source) if v.level == "error"]
    report = repair_file(source, tmp_path / "fixed.json")
    assert any(said in repair.message for repair in report.repairs)
    assert check_file(tmp_path / "fixed.json") == ()


@pytest.mark.parametrize("form", ["coco", "yolo", "voc", "labelme", "cvat"])
def test_half_a_character_in_a_class_name_ends_no_conversion(tmp_path: Path, form: str) -> None:
    shapes = [
        {"label": name, "points": rectangle(10, 10 * place, 20, 8)}
        for place, name in enumerate(("\ud83d cat", "\ud83d\ude3a", "\ud83d cat"), 1)
    ]
    value = {"imagePath": "a.jpg", "shapes": shapes, "imageWidth": 100, "imageHeight": 80}
    source = put(tmp_path / "a.json", value)
    found = read_annotations(source)
    assert [name for name, _ in masks(found)] == ["\ufffd cat", "😺", "\ufffd cat"]
    assert len(found.categories) == 2
    out = tmp_path / ("out.json" if form == "coco" else "out")
    assert main(["convert", str(source), "--to", form, "--out", str(out)]) == 0


def test_a_voc_outline_of_many_points_is_read_at_once(tmp_path: Path) -> None:
    corners = [*((x / 400, 10.0) for x in range(4000, 20000)), (50, 60), (10, 60)]
    numbered = enumerate(corners, 1)
    points = "".join(f"<x{n}>{x + 1}</x{n}><y{n}>{y + 1}</y{n}>" for n, (x, y) in numbered)
    shape = f"<polygon>{points}</polygon>"
    started = time.process_time()
    ((_, mask),) = masks(
        read_annotations(put(tmp_path / "a.xml", VOC.format(name="leaf", shape=shape)), "voc-xml")
    )
    assert time.process_time() - started < 5
    assert same_share(mask, filled(rectangle(10, 10, 40, 50), SIZE)) > 0.97
