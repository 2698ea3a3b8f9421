"""Files of other tools, written here: what each of their shapes means in pixels."""

from __future__ import annotations

import base64
import json
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from import_samples import Imported
from PIL import Image
from plain_raster import filled, painted, rectangle, round_outline, same_share, turned

from carnn_desktop.annotations.masks import full_mask
from carnn_desktop.annotations.shapes import mask_of
from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.detect import read_annotations
from carnn_desktop.formats.values import ImportedSet

SIZE = (100, 80)


def put(path: Path, value: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


def masks(found: ImportedSet) -> list[tuple[str, BoolMask]]:
    return [
        (found.categories[item.category].name, full_mask(mask_of(item.shape, SIZE), *SIZE))
        for item in found.objects
    ]


def left_out(found: ImportedSet) -> list[str]:
    return [note.message for note in found.notes.listed if note.effect == "left out"]


def png(pixels: Any, mode: str = "L") -> bytes:
    stream = BytesIO()
    picture = Image.fromarray(np.asarray(pixels, dtype=np.uint8) * 255)
    if mode == "RGBA":
        clear = Image.new("RGBA", picture.size, (255, 0, 0, 0))
        clear.putalpha(picture)
        picture = clear
    picture.save(stream, "PNG")
    return stream.getvalue()


PIXELS = np.zeros((6, 8), dtype=bool)
PIXELS[1:5, 2:8] = True
PIXELS[2, 3] = False


# Masks over the photo's edge or between pixels ----------------------------------------------------


@pytest.mark.parametrize(
    ("corner", "place"),
    [
        ((10.4, 20.6), (10, 21)),
        ((10.5, 20.5), (11, 21)),
        ((-4.0, 20.0), (-4, 20)),
        ((-3.6, -1.4), (-4, -1)),
        ((96.0, 77.0), (96, 77)),
    ],
)
def test_masks_are_rounded_then_cut(
    tmp_path: Path, corner: tuple[float, float], place: tuple[int, int]
) -> None:
    truth = np.zeros((120, 140), dtype=bool)  # a margin of 20 pixels around the photo
    truth[20 + place[1] : 26 + place[1], 20 + place[0] : 28 + place[0]] = PIXELS
    truth = truth[20:100, 20:120]
    shape = {
        "label": "leaf",
        "shape_type": "mask",
        "points": [list(corner), [corner[0] + 7, corner[1] + 5]],
        "mask": base64.b64encode(png(PIXELS)).decode(),
    }
    labelme = {"imagePath": "a.jpg", "shapes": [shape], "imageWidth": 100, "imageHeight": 80}
    flat = np.concatenate(([False], PIXELS.ravel(), [False]))
    edges = np.flatnonzero(flat[1:] != flat[:-1])
    runs = np.diff(np.concatenate(([0], edges, [PIXELS.size]))).tolist()
    rle, (left, top) = ", ".join(map(str, runs)), corner
    cvat = f"""<annotations><meta/><image name="a.jpg" width="100" height="80"><mask label="leaf"
        rle="{rle}" left="{left}" top="{top}" width="8" height="6"/></image></annotations>"""
    for source in (put(tmp_path / "a.json", labelme), put(tmp_path / "a.xml", cvat)):
        ((name, mask),) = masks(read_annotations(source))
        assert name == "leaf"
        assert np.array_equal(mask, truth), source.name


def test_a_mask_of_which_nothing_is_inside_is_told(tmp_path: Path, make_photos: Any) -> None:
    text = """<annotations><meta/><image name="a.png" width="100" height="80">
        <mask label="leaf" rle="0, 48" left="-20" top="3" width="8" height="6"/>
        <mask label="leaf" rle="0, 24, 24" left="-6" top="-3" width="8" height="6"/>
        <mask label="leaf" rle="0, 16000000" left="0" top="0" width="4000" height="4000"/>
        </image></annotations>"""
    source = put(tmp_path / "a.xml", text)
    with Imported(source, make_photos("a.png"), tmp_path / "p.carnn") as done:
        told = [note.message for note in done.report.notes]
        assert told == ["no pixel of the mask lies inside the image"] * 2
        assert [item.mask.area for item in done.annotations()["a.png"]] == [8000]
        assert any("cut at its edge" in note.message for note in done.plan.notes.listed)


# ISAT, Supervisely, Darwin: holes -----------------------------------------------------------------


def test_isat_background_is_a_hole_in_the_object_below(tmp_path: Path) -> None:
    def entry(name: str, layer: float, corners: list[tuple[float, float]]) -> dict[str, Any]:
        points = [list(corner) for corner in corners]
        return {"category": name, "layer": layer, "segmentation": points, "group": 1, "iscrowd": 0}

    low, high = rectangle(10, 10, 50, 50), rectangle(15, 15, 30, 10)
    hole, inner, edge = (
        rectangle(*c) for c in ((20, 30, 20, 20), (20, 17, 9, 5), (50, 50, 40, 40))
    )
    objects = [
        entry("__background__", 2, hole),
        entry("cup", 3, high),
        entry("__background__", 4, inner),  # the ring is seen through it
        entry("ring", 1, low),
        entry("__background__", 5, edge),
    ]
    info = {"name": "a.jpg", "width": 100, "height": 80}
    found = read_annotations(put(tmp_path / "a.json", {"info": info, "objects": objects}))
    drawn = dict(masks(found))
    assert set(drawn) == {"ring", "cup"}
    assert np.array_equal(drawn["ring"], painted(SIZE, (low, True), (hole, False), (edge, False)))
    assert np.array_equal(drawn["cup"], painted(SIZE, (high, True), (inner, False)))
    assert [category.name for category in found.categories] == ["ring", "cup"]


@pytest.mark.parametrize("mode", ["L", "RGBA"])
@pytest.mark.parametrize("packing", [zlib.compress, bytes])
def test_supervisely(tmp_path: Path, mode: str, packing: Any) -> None:
    outer, inner = rectangle(50, 10, 40, 40), rectangle(60, 20, 20, 20)
    data = base64.b64encode(packing(png(PIXELS, mode))).decode()
    objects = [
        {
            "classTitle": "leaf",
            "geometryType": "bitmap",
            "bitmap": {"data": data, "origin": [5, 6]},
        },
        {
            "classTitle": "ring",
            "geometryType": "polygon",
            "points": {"exterior": outer, "interior": [inner]},
        },
        {
            "classTitle": "box",
            "geometryType": "rectangle",
            "points": {"exterior": [[30, 40], [10, 20]], "interior": []},
            "tags": [{"name": "wet", "value": True}],
        },
        {"classTitle": "p", "geometryType": "point", "points": {"exterior": [[1, 1]]}},
        {"classTitle": "b", "geometryType": "bitmap", "bitmap": {"data": "eJw=", "origin": [0, 0]}},
    ]
    value = {"size": {"width": 100, "height": 80}, "objects": objects, "tags": []}
    put(tmp_path / "set" / "meta.json", {"classes": [], "tags": []})
    put(tmp_path / "set" / "ds 1" / "ann" / "a.b.jpg.json", value)
    found = read_annotations(tmp_path / "set")
    assert found.format == "supervisely"
    assert found.images[0].name == "ds 1/img/a.b.jpg"
    drawn = dict(masks(found))
    truth = np.zeros((80, 100), dtype=bool)
    truth[6:12, 5:13] = PIXELS
    assert np.array_equal(drawn["leaf"], truth)
    assert np.array_equal(drawn["ring"], painted(SIZE, (outer, True), (inner, False)))
    assert np.array_equal(drawn["box"], filled(rectangle(10, 20, 20, 20), SIZE))
    assert found.objects[2].attributes == {"wet": True}
    assert len(left_out(found)) == 2


def darwin(*annotations: dict[str, Any]) -> dict[str, Any]:
    slot = {"slot_name": "0", "width": 100, "height": 80, "source_files": [{"file_name": "a.jpg"}]}
    item = {"name": "a.jpg", "path": "/sub", "slots": [slot]}
    return {"version": "2.0", "item": item, "annotations": list(annotations)}


def xy(points: Any) -> list[dict[str, float]]:
    return [{"x": x, "y": y} for x, y in points]


def test_darwin(tmp_path: Path) -> None:
    outer, hole, island = (rectangle(a, a, b, b) for a, b in ((5, 60), (15, 40), (25, 10)))
    apart = rectangle(80, 10, 10, 10)
    pixels = np.zeros((80, 100), dtype=int)
    pixels[10:20, 30:50] = 1
    pixels[40:60, 5:9] = 2
    flat = pixels.ravel()
    starts = np.concatenate(([0], np.flatnonzero(np.diff(flat)) + 1))
    lengths = np.diff(np.concatenate((starts, [flat.size])))
    runs = np.stack((flat[starts], lengths), axis=1).ravel().tolist()
    layer = {
        "dense_rle": runs,
        "mask_annotation_ids_mapping": {"m1": 1, "m2": 2},
        "total_pixels": 8000,
    }
    paths = [xy(part) for part in (outer, hole, island, apart)]
    edges = {"x": 5, "y": 5, "w": 1, "h": 1}
    disc = {"angle": 0, "center": {"x": 50, "y": 40}, "radius": {"x": 20, "y": 10}}
    value = darwin(
        {"name": "ring", "polygon": {"paths": paths}, "bounding_box": edges},
        {"name": "box", "bounding_box": {"x": 10, "y": 20, "w": 30, "h": 15}},
        {"name": "disc", "ellipse": disc},
        {"name": "m", "id": "m1", "mask": {}},
        {"name": "n", "id": "m2", "mask": {}},
        {"name": "__raster_layer__", "raster_layer": layer},
        {"name": "dot", "keypoint": {"x": 1, "y": 1}},
        {"name": "sky", "tag": {}},
    )  # fmt: skip
    found = read_annotations(put(tmp_path / "a.json", value))
    assert (found.format, found.images[0].name) == ("darwin", "sub/a.jpg")
    drawn = dict(masks(found))
    steps = ((outer, True), (hole, False), (island, True), (apart, True))
    assert np.array_equal(drawn["ring"], painted(SIZE, *steps))
    assert np.array_equal(drawn["box"], filled(rectangle(10, 20, 30, 15), SIZE))
    assert same_share(drawn["disc"], filled(round_outline((50, 40), (20, 10)), SIZE)) > 0.95
    assert np.array_equal(drawn["m"], pixels == 1)
    assert np.array_equal(drawn["n"], pixels == 2)
    assert left_out(found) == [
        "“keypoint” is a point without an area",
        "“tag” speaks of the image as a whole",
    ]


def test_darwin_of_version_1_and_a_folder(tmp_path: Path) -> None:
    path = xy(rectangle(10, 10, 20, 20))
    value = {
        "dataset": "x",
        "image": {"filename": "b.jpg", "width": 100, "height": 80},
        "annotations": [{"name": "leaf", "polygon": {"path": path}}],
    }
    put(tmp_path / "b.json", value)
    put(tmp_path / "a.json", darwin())
    found = read_annotations(tmp_path)
    assert [image.name for image in found.images] == ["sub/a.jpg", "b.jpg"]
    assert [int(mask.sum()) for _, mask in masks(found)] == [400]


# Labelbox -----------------------------------------------------------------------------------------


def labelbox(name: str, *objects: dict[str, Any]) -> dict[str, Any]:
    label = {"annotations": {"objects": list(objects), "classifications": []}}
    old = {"annotations": {"objects": [{"name": "old", "polygon": xy(rectangle(0, 0, 5, 5))}]}}
    return {
        "data_row": {"id": "c", "external_id": name, "row_data": "https://x.example/other.png"},
        "media_attributes": {"width": 100, "height": 80},
        "projects": {"p": {"labels": [old, label]}},
    }


@pytest.mark.parametrize("suffix", [".ndjson", ".jsonl", ".json", ".txt"])
def test_labelbox_of_today(tmp_path: Path, suffix: str) -> None:
    edges = {"top": 5, "left": 40, "height": 10, "width": 15}
    answer = {"name": "wet", "radio_answer": {"name": "yes"}}
    rows = [
        labelbox(
            "a.png",
            {"name": "leaf", "polygon": xy(rectangle(10, 10, 20, 20))},
            {"name": "cup", "bounding_box": edges, "classifications": [answer]},
            {"name": "m", "mask": {"url": "https://x.example/mask"}},
            {"name": "d", "point": {"x": 1, "y": 1}},
        ),
        labelbox("b.png"),
    ]
    source = put(tmp_path / f"e{suffix}", "\n".join(map(json.dumps, rows)) + "\n")
    found = read_annotations(source)
    assert (found.format, [image.name for image in found.images]) == (
        "labelbox",
        ["a.png", "b.png"],
    )
    assert [(name, int(mask.sum())) for name, mask in masks(found)] == [("leaf", 400), ("cup", 150)]
    assert found.objects[1].attributes == {"wet": "yes"}
    assert left_out(found) == [
        "its mask lies on a server, which is not asked",
        "“point” is a point without an area",
    ]
    whole = read_annotations(put(tmp_path / "whole.json", rows))
    assert [(n, int(m.sum())) for n, m in masks(whole)] == [("leaf", 400), ("cup", 150)]


def test_a_damaged_line_is_left_out(tmp_path: Path) -> None:
    row = json.dumps(labelbox("a.png", {"name": "leaf", "polygon": xy(rectangle(1, 1, 5, 5))}))
    found = read_annotations(put(tmp_path / "e.ndjson", f"{row}\n{row[:40]}\n"))
    assert len(found.images) == 1
    assert left_out(found) == ["is no JSON object"]


# Label Studio -------------------------------------------------------------------------------------


def packed_strokes(pixels: BoolMask) -> list[int]:
    """Return what Label Studio writes: runs of an RGBA picture, here in the plainest way."""
    values = np.repeat(pixels.ravel(), 4).astype(int) * 255
    bits = f"{values.size:032b}{7:05b}" + "".join(f"{size - 1:04b}" for size in (3, 5, 9, 16))
    at = 0
    while at < values.size:
        end = at
        while end < values.size and values[end] == values[at] and end - at < 65536:
            end += 1
        if end - at == 1:  # runs of several values are written too
            end = min(values.size, at + 4)
            bits += f"0{0:02b}{end - at - 1:03b}" + "".join(f"{v:08b}" for v in values[at:end])
        else:
            bits += f"1{3:02b}{end - at - 1:016b}{values[at]:08b}"
        at = end
    bits += "0" * (-len(bits) % 8)
    return [int(bits[place : place + 8], 2) for place in range(0, len(bits), 8)]


def task(data: dict[str, Any], *results: dict[str, Any]) -> dict[str, Any]:
    sizes = {"original_width": 100, "original_height": 80}
    return {"id": 1, "data": data, "annotations": [{"result": [sizes | r for r in results]}]}


def test_label_studio_strokes_and_bitmasks(tmp_path: Path) -> None:
    pixels = np.zeros((80, 100), dtype=bool)
    pixels[10:30, 20:60] = True
    pixels[15:20, 30:35] = False
    picture = "data:image/png;base64," + base64.b64encode(png(pixels)).decode()
    strokes = {"format": "rle", "rle": packed_strokes(pixels), "brushlabels": ["leaf"]}
    results = [
        {"type": "brushlabels", "value": strokes},
        {"type": "bitmasklabels", "value": {"imageDataURL": picture, "bitmasklabels": ["leaf"]}},
        {"type": "brushlabels", "value": strokes | {"rle": [1, 2, 3]}},
        {"type": "brushlabels", "value": strokes | {"rle": strokes["rle"][:30]}},
    ]
    found = read_annotations(put(tmp_path / "t.json", [task({"image": "a.png"}, *results)]))
    assert [np.array_equal(mask, pixels) for _, mask in masks(found)] == [True, True]
    assert len(left_out(found)) == 2


IN_CLOUD = base64.b64encode(b"s3://bucket/d/a.png").decode()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ({"caption": "A dog. And a cat.", "img": "s3://b/my%20photo.png?X=1.5"}, "/my photo.png"),
        ({"text": "see b.txt", "image": "/data/upload/1/12345678-a.png"},
         "/data/upload/1/12345678-a.png"),
        ({"image": "/data/local-files/?d=sub%2Fa%20b.jpg"}, "sub/a b.jpg"),
        ({"id": "v1.2", "photo": "https://host/x/a.jpg#frag"}, "/x/a.jpg"),
        ({"html": "<b>1.5</b>", "ref": "a.jpeg", "note": "of 3.5 m"}, "a.jpeg"),
        ({"image": f"https://ls/tasks/1/resolve/?fileuri={IN_CLOUD}"}, "/d/a.png"),
        ({"url": "gs://bucket/no-suffix", "title": "Nr. 5"}, "/no-suffix"),
        ({"image": "photo_001"}, "photo_001"),
    ],
)  # fmt: skip
def test_the_column_that_looks_like_a_file_is_the_photo(
    tmp_path: Path, data: dict[str, Any], name: str
) -> None:
    found = read_annotations(put(tmp_path / "t.json", [task(data)]))
    assert [image.name for image in found.images] == [name]


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
