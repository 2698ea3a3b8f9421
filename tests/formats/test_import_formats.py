"""Each format, in files made here: what its shapes mean, and what has no meaning."""

from __future__ import annotations

import base64
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from carnn_desktop.annotations.shapes import Box, mask_of, scaled
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.detect import detect, read_annotations
from carnn_desktop.formats.registry import read_formats
from carnn_desktop.formats.values import ImportedSet

SIZE = (40, 30)
SQUARE = [[5, 5], [15, 5], [15, 12], [5, 12]]


def write(path: Path, value: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


def areas(found: ImportedSet) -> list[tuple[str, int]]:
    """Return (class, pixels) of each object of the set."""
    made = []
    for item in found.objects:
        size = found.images[item.image].size_wh or SIZE
        shape = scaled(item.shape, *size, size) if item.relative else item.shape
        made.append((found.categories[item.category].name, mask_of(shape, size).area))
    return made


def left_out(found: ImportedSet) -> list[str]:
    return [f"{n.path}: {n.message}" for n in found.notes.listed if n.effect == "left out"]


def labelme(**changes: Any) -> dict[str, Any]:
    shape = {"label": "cup", "points": SQUARE, "shape_type": "polygon", "group_id": None}
    return {
        "version": "5.0.1",
        "flags": {},
        "shapes": [shape | changes],
        "imagePath": "a.jpg",
        "imageData": None,
        "imageHeight": SIZE[1],
        "imageWidth": SIZE[0],
    }


def test_every_format_is_listed_once() -> None:
    formats = read_formats()
    assert len({known.name for known in formats}) == len(formats) == 18


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [("cup", 70)]),
        ({"shape_type": "rectangle", "points": [[15, 12], [5, 5]]}, [("cup", 70)]),
        ({"shape_type": "circle", "points": [[20, 15], [25, 15]]}, [("cup", 80)]),
        ({"points": [[5, 5], [15, 5]]}, []),
        ({"shape_type": "point", "points": [[5, 5]]}, []),
        ({"label": " "}, []),
        ({"points": [[5, 5], ["x", 5], [15, 12]]}, []),
    ],
)
def test_labelme(tmp_path: Path, changes: dict[str, Any], expected: Any) -> None:
    found = read_annotations(write(tmp_path / "a.json", labelme(**changes)))
    assert found.format == "labelme"
    assert areas(found) == expected
    assert len(left_out(found)) == 1 - len(expected)
    assert found.images[0].name == "a.jpg"


def test_labelme_masks_keep_their_holes(tmp_path: Path) -> None:
    pixels = np.full((6, 8), 255, dtype=np.uint8)
    pixels[2:4, 2:5] = 0
    stream = BytesIO()
    Image.fromarray(pixels).convert("1").save(stream, "PNG")
    text = base64.b64encode(stream.getvalue()).decode()
    mask = {"shape_type": "mask", "points": [[5, 7], [12, 12]], "mask": text}
    found = read_annotations(write(tmp_path / "a.json", labelme(**mask)))
    assert areas(found) == [("cup", 42)]
    assert mask_of(found.objects[0].shape, SIZE).bbox_xywh == (5, 7, 8, 6)
    for wrong in ({"mask": "no base64"}, {"mask": None}, {"points": [[5e7, 1], [3, 3]]}):
        found = read_annotations(write(tmp_path / "a.json", labelme(**{**mask, **wrong})))
        assert len(left_out(found)) == 1


def test_a_folder_of_labelme_files_is_one_set(tmp_path: Path) -> None:
    write(tmp_path / "x" / "a.json", labelme(group_id=3))
    both = labelme(group_id=3)
    both["shapes"].append(both["shapes"][0] | {"points": [[20, 20], [30, 20], [30, 25]]})
    write(tmp_path / "x" / "b.json", both)
    write(tmp_path / "x" / "broken.json", "{")
    write(tmp_path / "x" / "other.json", {"a": 1})
    found = read_annotations(tmp_path)
    assert [image.name for image in found.images] == ["x/a.jpg", "x/a.jpg"]
    assert [len(item.shape.rings) for item in found.objects] == [1, 2]  # type: ignore[union-attr]
    assert len(left_out(found)) == 2
    assert "x/broken.json: $" in left_out(found)[0]


def test_isat(tmp_path: Path) -> None:
    objects = [
        {"category": "sofa", "group": 1, "segmentation": SQUARE, "layer": 2.0, "iscrowd": 0},
        {"category": "dog", "group": 2, "segmentation": SQUARE, "layer": 1.0, "iscrowd": True},
        {"category": "dog", "group": 3, "segmentation": [], "bbox": [1, 1, 3, 4]},
        {"category": "dog", "group": 4, "segmentation": []},
    ]
    info = {"description": "ISAT", "name": "a.jpg", "width": SIZE[0], "height": SIZE[1]}
    found = read_annotations(write(tmp_path / "a.json", {"info": info, "objects": objects}))
    assert areas(found) == [("dog", 6), ("dog", 70), ("sofa", 70)]
    assert [item.iscrowd for item in found.objects] == [False, True, False]
    assert "neither an outline nor a box" in left_out(found)[0]


def test_label_studio(tmp_path: Path) -> None:
    def result(kind: str, value: dict[str, Any]) -> dict[str, Any]:
        label = {kind: ["cup"]}
        return {
            "original_width": SIZE[0],
            "original_height": SIZE[1],
            "value": value | label,
            "type": kind,
        }

    square = [[100 * x / SIZE[0], 100 * y / SIZE[1]] for x, y in SQUARE]
    box = {"x": 12.5, "y": 20, "width": 25, "height": 100 * 7 / SIZE[1], "rotation": 0}
    results = [
        result("polygonlabels", {"points": square}),
        result("rectanglelabels", box),
        result("rectanglelabels", box | {"rotation": 90}),
        result("ellipselabels", {"x": 50, "y": 50, "radiusX": 12.5, "radiusY": 100 / 6}),
        result("brushlabels", {"rle": [1, 2]}),
        {"type": "choices", "value": {"choices": ["good"]}},
    ]
    old = {"result": [], "was_cancelled": False}
    task = {
        "id": 1,
        "data": {"image": "/data/local-files/?d=photos/a%20b.jpg"},
        "annotations": [old, {"result": results}, {"result": [], "was_cancelled": True}],
    }
    found = read_annotations(write(tmp_path / "tasks.json", [task]))
    assert found.images[0].name == "photos/a b.jpg"
    assert [area for _, area in areas(found)] == [70, 70, 50, 80]
    assert len(left_out(found)) == 2


@pytest.mark.parametrize("wrapped", [True, False])
def test_via(tmp_path: Path, wrapped: bool) -> None:
    shapes: list[dict[str, Any]] = [
        {"name": "polygon", "all_points_x": [5, 15, 15, 5], "all_points_y": [5, 5, 12, 12]},
        {"name": "rect", "x": 5, "y": 5, "width": 10, "height": 7},
        {"name": "circle", "cx": 20, "cy": 15, "r": 5},
        {"name": "ellipse", "cx": 20, "cy": 15, "rx": 5, "ry": 5},
        {"name": "point", "cx": 1, "cy": 1},
        {"name": "polygon", "all_points_x": [5, 15], "all_points_y": [5]},
    ]
    annotations = [
        {"shape_attributes": s, "region_attributes": {"side": "left", "class": {"cup": True}}}
        for s in shapes
    ]
    entry = {"filename": "a.jpg", "size": 1234, "regions": annotations, "file_attributes": {}}
    value: dict[str, Any] = {"a.jpg1234": entry}
    found = read_annotations(
        write(tmp_path / "v.json", {"_via_img_metadata": value} if wrapped else value)
    )
    assert areas(found) == [("cup", 70), ("cup", 70), ("cup", 80), ("cup", 80)]
    assert found.images[0].bytes == 1234
    assert found.objects[0].attributes == {"side": "left"}
    assert len(left_out(found)) == 2


def test_cvat_images(tmp_path: Path) -> None:
    text = """<annotations><meta><task><labels><label><name>cup</name><color>#112233</color>
    </label></labels></task></meta>
    <image id="0" name="sub/a.jpg" width="40" height="30">
    <polygon label="cup" points="5,5;15,5;15,12;5,12" occluded="1" z_order="1">
      <attribute name="side">left</attribute></polygon>
    <box label="cup" xtl="5" ytl="5" xbr="15" ybr="12" z_order="0"/>
    <box label="cup" xtl="5" ytl="5" xbr="15" ybr="12" rotation="90" z_order="2"/>
    <mask label="cup" rle="0, 4, 2, 6" left="3" top="2" width="4" height="3" z_order="3"/>
    <mask label="cup" rle="0, 4" left="3" top="2" width="4" height="3" z_order="3"/>
    <mask label="cup" rle="0, 4, -2" left="3" top="2" width="4" height="3" z_order="3"/>
    <ellipse label="cup" cx="20" cy="15" rx="5" ry="5" z_order="4"/>
    <polyline label="cup" points="1,1;2,2" z_order="5"/></image></annotations>"""
    found = read_annotations(write(tmp_path / "a.xml", text))
    assert [area for _, area in areas(found)] == [70, 70, 70, 10, 4, 80]
    assert found.objects[1].attributes == {"occluded": True, "side": "left"}
    assert found.categories[0].color == "#112233"
    assert len(left_out(found)) == 2


def test_voc_boxes_count_from_one_and_include_their_end(tmp_path: Path) -> None:
    text = """<annotation><filename>a.jpg</filename><size><width>40</width><height>30</height>
    </size><object><name>dog</name><difficult>1</difficult><bndbox><xmin>6</xmin><ymin>6</ymin>
    <xmax>15</xmax><ymax>12</ymax></bndbox></object><object><name>dog</name></object></annotation>"""
    write(tmp_path / "Annotations" / "a.xml", text)
    write(tmp_path / "Annotations" / "b.xml", "<annotation")
    found = read_annotations(tmp_path)
    assert areas(found) == [("dog", 70)]
    assert found.objects[0].attributes == {"difficult": True}
    assert found.objects[0].shape == Box(5, 5, 15, 12)
    assert len(left_out(found)) == 2


def test_yolo_outlines_and_boxes(tmp_path: Path) -> None:
    ring = " ".join(f"{x / SIZE[0]} {y / SIZE[1]}" for x, y in SQUARE)
    lines = [f"0 {ring}", "1 0.25 0.2833333 0.25 0.2333333", "1 0.1 0.1", "x 0 0 0 0", "5 2 2 9 9"]
    write(tmp_path / "labels" / "train" / "a.txt", "\n".join(lines) + "\n")
    write(tmp_path / "data.yaml", "train: images/train\nnames:\n  0: cup\n  1: 'dog'\n")
    for source in (tmp_path, tmp_path / "data.yaml"):
        found = read_annotations(source)
        assert areas(found) == [("cup", 70), ("dog", 70)]
        assert found.images[0].name == "train/a"
        assert [text.partition(":")[0] for text in left_out(found)] == [
            f"labels/train/a.txt, line {number}" for number in (3, 4, 5)
        ]


def test_yolo_classes_without_names_are_numbered(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "2 0.5 0.5 0.5 0.5 0.875\n")
    found = read_annotations(tmp_path)
    assert [category.name for category in found.categories] == ["class 0", "class 1", "class 2"]
    assert found.objects[0].score == 0.875
    write(tmp_path / "classes.txt", "one\ntwo\nthree\n")
    assert areas(read_annotations(tmp_path)) == [("three", 300)]


def label_picture(path: Path, *values: tuple[tuple[slice, slice], int]) -> None:
    pixels = np.zeros((SIZE[1], SIZE[0]), dtype=np.uint8)
    for place, value in values:
        pixels[place] = value
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.fromarray(pixels)
    picture.putpalette([v for v in range(256) for _ in range(3)])
    picture.save(path)


def test_voc_label_pictures(tmp_path: Path) -> None:
    left, right = (slice(5, 12), slice(5, 15)), (slice(5, 12), slice(20, 22))
    edge = (slice(0, 1), slice(0, 40))
    label_picture(tmp_path / "SegmentationClass" / "a.png", (left, 12), (right, 12), (edge, 255))
    assert areas(read_annotations(tmp_path)) == [("dog", 84)]
    label_picture(tmp_path / "SegmentationObject" / "a.png", (left, 1), (right, 2), (edge, 255))
    assert areas(read_annotations(tmp_path)) == [("dog", 70), ("dog", 14)]
    assert areas(read_annotations(tmp_path / "SegmentationClass")) == [("dog", 70), ("dog", 14)]
    (tmp_path / "SegmentationClass" / "b.png").write_bytes(b"no picture")
    assert "b.png" in left_out(read_annotations(tmp_path))[0]


def test_a_class_whose_name_begins_like_a_remark_keeps_its_number(tmp_path: Path) -> None:
    label_picture(tmp_path / "SegmentationClass" / "a.png", ((slice(5, 12), slice(5, 15)), 2))
    rows = "# label:color_rgb:parts:actions\nbackground:0,0,0::\n# leaf:1,1,1::\ncup:2,2,2::\n"
    write(tmp_path / "labelmap.txt", rows + "# made by hand\n")
    assert areas(read_annotations(tmp_path)) == [("cup", 70)]


def test_coco_panoptic(tmp_path: Path) -> None:
    pixels = np.zeros((SIZE[1], SIZE[0], 3), dtype=np.uint8)
    pixels[5:12, 5:15] = (1, 2, 0)  # 1 + 2 * 256
    (tmp_path / "panoptic").mkdir()
    Image.fromarray(pixels).save(tmp_path / "panoptic" / "a.png")
    segments = [
        {"id": 513, "category_id": 7, "iscrowd": 1, "area": 70, "extra": "kept"},
        {"id": 99, "category_id": 7},
        {"id": 513, "category_id": 8},
    ]
    value = {
        "images": [{"id": 3, "file_name": "a.jpg", "width": SIZE[0], "height": SIZE[1]}],
        "categories": [{"id": 7, "name": "cup", "isthing": 1}],
        "annotations": [
            {"image_id": 3, "file_name": "a.png", "segments_info": segments},
            {"image_id": 3, "file_name": "../a.png", "segments_info": []},
            {"image_id": 4, "file_name": "a.png", "segments_info": []},
        ],
    }
    found = read_annotations(write(tmp_path / "panoptic.json", value))
    assert found.format == "coco-panoptic"
    assert areas(found) == [("cup", 70)]
    assert found.objects[0].iscrowd
    assert found.objects[0].extra == {"extra": "kept"}
    assert found.categories[0].extra == {"isthing": 1}
    assert len(left_out(found)) == 4


def test_others(tmp_path: Path) -> None:
    points = [{"x": x, "y": y} for x, y in SQUARE]
    box = {"left": 5, "top": 5, "width": 10, "height": 7}
    labelbox = [
        {
            "External ID": "a.jpg",
            "Labeled Data": "https://example.org/a.jpg",
            "Label": {
                "objects": [
                    {"title": "cup", "polygon": points},
                    {"title": "cup", "bbox": box, "classifications": []},
                    {"title": "cup", "instanceURI": "https://example.org/mask"},
                ]
            },
        }
    ]
    annotation = {"type": "POLYGON", "tags": ["cup"], "points": points}
    size = {"width": SIZE[0], "height": SIZE[1]}
    vott = {"assets": {"1": {"asset": {"name": "a.jpg", "size": size}, "regions": [annotation]}}}
    place = {"x": 10, "y": 8.5, "width": 10, "height": 7}
    createml = [{"image": "a.jpg", "annotations": [{"label": "cup", "coordinates": place}]}]
    flat = [v for point in SQUARE for v in point]
    items = [{"type": "polygon", "label_id": 0, "points": flat}, {"type": "label", "label_id": 0}]
    datumaro = {
        "categories": {"label": {"labels": [{"name": "cup"}]}},
        "items": [{"id": "a", "annotations": items, "image": {"path": "a.jpg"}}],
    }
    for name, value, count in (
        ("labelbox", labelbox, 2),
        ("vott", vott, 1),
        ("createml", createml, 1),
        ("datumaro", datumaro, 1),
    ):
        found = read_annotations(write(tmp_path / f"{name}.json", value))
        assert found.format == name
        assert areas(found) == [("cup", 70)] * count


def test_coco_results_are_read_by_id(tmp_path: Path) -> None:
    value = [
        {"image_id": 42, "category_id": 3, "bbox": [5, 5, 10, 7], "score": 0.5},
        {"image_id": 42, "category_id": 3, "score": 0.5},
    ]
    found = read_annotations(write(tmp_path / "r.json", value))
    assert (found.format, found.images[0].id, found.objects[0].score) == ("coco-results", 42, 0.5)
    assert len(left_out(found)) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1, column 1"),
        ("{", "line 1, column 2"),
        ("[]", "$ is a list"),
        ("12", "$ is a int"),
        ('{"a": 1}', "$ has the keys a"),
        ("[" * 100_000, "the nesting is too deep"),
        ("9" * 5000, "too many digits"),
    ],
)
def test_what_is_no_annotation_file_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(CarnnError) as refused:
        read_annotations(write(tmp_path / "a.json", text))
    assert said in refused.value.reason


@pytest.mark.parametrize(
    "text", ["<a", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<annotation/>", "no xml"]
)
def test_what_is_no_xml_annotation_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CarnnError):
        read_annotations(write(tmp_path / "a.xml", text))


def test_a_format_that_was_asked_for_and_is_not_there(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", labelme())
    for known in read_formats():
        if known.name != "labelme":
            with pytest.raises(CarnnError):
                read_annotations(path, known.name)
    with pytest.raises(CarnnError, match="no format"):
        read_annotations(path, "nonsense")
    with pytest.raises(CarnnError, match="no file"):
        detect(tmp_path / "missing.json")
    (tmp_path / "empty").mkdir()
    with pytest.raises(CarnnError, match="a folder of 0 files"):
        detect(tmp_path / "empty")
