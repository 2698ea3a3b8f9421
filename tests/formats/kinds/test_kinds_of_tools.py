"""Files of other tools, written here: what each of their shapes means in pixels."""

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from import_samples import Imported
from plain_raster import filled, painted, rectangle, round_outline, same_share
from tool_files import PIXELS, SIZE, left_out, masks, png, put

from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.formats.detect import read_annotations


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


def test_darwin_of_several_slots_keeps_the_first(tmp_path: Path) -> None:
    edges = {"x": 10, "y": 20, "w": 30, "h": 15}
    value = darwin(
        {"name": "here", "bounding_box": edges, "slot_names": ["0"]},
        {"name": "there", "bounding_box": edges, "slot_names": ["1"]},
        {"name": "both", "bounding_box": edges},
    )
    value["item"]["slots"].append(value["item"]["slots"][0] | {"slot_name": "1"})
    found = read_annotations(put(tmp_path / "a.json", value))
    assert [name for name, _ in masks(found)] == ["here", "both"]
    assert left_out(found) == ['lies in "1", and "0" was taken']


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


def test_line_separators_within_json_do_not_end_a_line(tmp_path: Path) -> None:
    drawn = {"name": "le\u2028a\x85f", "polygon": xy(rectangle(10, 10, 20, 20))}
    rows = [json.dumps(labelbox(name, drawn), ensure_ascii=False) for name in ("a.png", "b.png")]
    found = read_annotations(put(tmp_path / "e.ndjson", "\r\n".join(rows)))
    assert left_out(found) == []
    assert [(name, int(mask.sum())) for name, mask in masks(found)] == [("le\u2028a\x85f", 400)] * 2


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
