"""Import damaged files of other tools: each is refused or imported, never worse.

    python benchmarks/fuzz_formats.py --files 5000 --seed 1

YOLO folders, Pascal VOC (XML and label pictures), CVAT, LabelMe, ISAT, Label Studio (JSON and
JSON_MIN, with strokes), Labelbox (JSON lines and JSON), Supervisely, Darwin and Datumaro. What is
checked of each is what fuzz_import.py checks of COCO files.
"""

from __future__ import annotations

import argparse
import base64
import json
import random
import shutil
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from PIL import Image

from benchmarks.fuzz_import import SIZE, Target, damaged_bytes, damaged_value

Files = dict[str, bytes]
"""What a sample writes: bytes by path below its folder."""
_FRESH_EVERY = 100
_WIDTH, _HEIGHT = SIZE
_WORDS = (
    b"", b"nan", b"inf", b"-1", b"1e400", b"0x10", b"99999999999", b"0.5 0.5", b"\x00",
    b"\xff\xfe", b"\xc3\x28", b"\xd2\xb6", b"\r", b"<", b">", b"&", b"&#0;", b"<!DOCTYPE a>",
    b"<a>" * 2000, b'"', b"{", b"[" * 3000, b": ", b"- ", b"*a", b"&a ",
    b"!!python/object:os.system ", b"null", b"%", b"a" * 5000,
)  # fmt: skip


def png(pixels: Any, mode: str = "") -> bytes:
    """Return a picture; ``RGB``: (h, w, 3)."""
    stream = BytesIO()
    picture = Image.fromarray(np.asarray(pixels, dtype=np.uint8))
    (picture.convert(mode) if mode else picture).save(stream, "PNG")
    return stream.getvalue()


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


def _xy(points: list[list[float]]) -> list[dict[str, float]]:
    return [{"x": x, "y": y} for x, y in points]


SQUARE: list[list[float]] = [[5, 5], [20, 5], [20, 20], [5, 20]]
HOLE: list[list[float]] = [[8, 8], [12, 8], [12, 12], [8, 12]]
_PIXELS = np.zeros((_HEIGHT, _WIDTH), dtype=np.uint8)
_PIXELS[5:20, 5:25] = 1
_PIXELS[30:40, 30:60] = 2


def _yolo() -> Files:
    ring = " ".join(f"{x / _WIDTH:.4f} {y / _HEIGHT:.4f}" for x, y in SQUARE)
    lines = f"0 0.5 0.5 0.4 0.4\n1 {ring}\n2 0.5 0.5 0.2 0.2 0.75\n"
    files = {f"labels/sub/{n}.txt": lines.encode() for n in (1, 2)}
    return files | {
        "data.yaml": b"train: images\nnames:\n  0: cat\n  1: 'dog'\n  2: \"c\\u00fcp\"\n",
        "labels/sub/3.txt": b"",
    }


def _yolo_pose() -> Files:
    line = "0 0.5 0.5 0.4 0.4 0.4 0.4 2 0.6 0.6 1 0 0 0\n"
    return {
        "labels/sub/1.txt": line.encode() * 2,
        "data.yaml": b"kpt_shape: [3, 3]\nnames: [person]\n",
        "classes.txt": b"person\n\nother\n",
    }


def _voc() -> Files:
    text = """<?xml version="1.0" encoding="UTF-8"?><annotation><filename>sub/1.png</filename><size>
    <width>64</width><height>48</height><depth>3</depth></size><object><name>cat</name><bndbox>
    <xmin>6</xmin><ymin>6</ymin><xmax>20</xmax><ymax>20</ymax></bndbox></object><object><name>dog
    </name><polygon><x1>6</x1><y1>6</y1><x2>20</x2><y2>6</y2><x3>6</x3><y3>20</y3></polygon>
    </object><object><name>c</name><robndbox><cx>30</cx><cy>20</cy><w>9</w><h>5</h><angle>0.4
    </angle></robndbox></object></annotation>"""
    return {"Annotations/1.xml": text.encode(), "Annotations/2.xml": text.encode()}


def _voc_pictures() -> Files:
    colours = np.zeros((_HEIGHT, _WIDTH, 3), dtype=np.uint8)
    colours[_PIXELS == 1] = (250, 50, 83)
    colours[_PIXELS == 2] = (50, 83, 250)
    return {
        "SegmentationClass/1.png": png(colours),
        "SegmentationObject/1.png": png(_PIXELS),
        "SegmentationClass/2.png": png(_PIXELS, "P"),
        "labelmap.txt": b"# label:color_rgb:parts:actions\nbackground:0,0,0::\nleaf:250,50,83::\n"
        b"stem:50,83,250::\n",
    }


def _cvat() -> Files:
    text = """<?xml version="1.0" encoding="utf-8"?><annotations><meta><task><labels><label>
    <name>cat</name><color>#ff0000</color></label></labels></task></meta>
    <image id="0" name="sub/1.png" width="64" height="48">
    <mask label="cat" rle="2, 4, 2, 4, 12" left="20" top="30" width="6" height="4" z_order="0"/>
    <polygon label="cat" points="5,5;20,5;20,20" z_order="1"><attribute name="a">b</attribute>
    </polygon><box label="cat" xtl="1" ytl="2" xbr="9" ybr="9" rotation="30"/>
    <ellipse label="cat" cx="30" cy="20" rx="9" ry="5"/><polyline label="cat" points="1,1;2,2"/>
    <skeleton label="hand"><points label="a" points="3,4" outside="0"/><points label="b"
    points="9,14" occluded="1"/></skeleton></image></annotations>"""
    return {"annotations.xml": text.encode()}


def _labelme() -> Files:
    mask = base64.b64encode(png(_PIXELS[5:20, 5:25] * 255)).decode()
    shapes = [
        {"label": "cat", "points": SQUARE, "shape_type": "polygon", "group_id": 1, "flags": {}},
        {"label": "cat", "points": SQUARE[:3], "shape_type": "polygon", "group_id": 1},
        {"label": "dog", "points": [[5.4, 4.6], [24, 19]], "shape_type": "mask", "mask": mask},
        {"label": "o", "points": SQUARE, "shape_type": "oriented_rectangle"},
        {"label": "c", "points": SQUARE[:2], "shape_type": "circle"},
    ]
    value = {"version": "5", "imagePath": "sub/1.png", "shapes": shapes, "imageData": None}
    return {"1.json": _json(value | {"imageWidth": _WIDTH, "imageHeight": _HEIGHT})}


def _isat() -> Files:
    def entry(name: str, layer: float, points: Any) -> dict[str, Any]:
        return {"category": name, "group": 1, "segmentation": points, "layer": layer, "iscrowd": 0}

    info = {"name": "sub/1.png", "width": _WIDTH, "height": _HEIGHT, "description": "ISAT"}
    objects = [entry("cat", 1, SQUARE), entry("__background__", 2, HOLE), entry("dog", 3, HOLE)]
    return {"1.json": _json({"info": info, "objects": objects})}


def _strokes() -> list[int]:
    flat = np.repeat((_PIXELS == 1).ravel(), 4).astype(int) * 255
    edges = np.concatenate(([0], np.flatnonzero(np.diff(flat)) + 1, [flat.size]))
    bits = f"{flat.size:032b}{7:05b}" + f"{2:04b}{4:04b}{8:04b}{15:04b}"
    for start, end in pairwise(edges.tolist()):
        bits += f"1{3:02b}{end - start - 1:016b}{flat[start]:08b}"
    bits += "0" * (-len(bits) % 8)
    return [int(bits[at : at + 8], 2) for at in range(0, len(bits), 8)]


def _studio() -> Files:
    sizes = {"original_width": _WIDTH, "original_height": _HEIGHT, "image_rotation": 0}
    drawn: list[tuple[str, dict[str, Any]]] = [
        ("polygonlabels", {"points": [[10, 10], [50, 10], [50, 60]]}),
        ("rectanglelabels", {"x": 10, "y": 10, "width": 20, "height": 20}),
        ("ellipselabels", {"x": 50, "y": 50, "radiusX": 10, "radiusY": 5}),
        ("brushlabels", {"format": "rle", "rle": _strokes()}),
    ]
    shared = sizes | {"from_name": "l", "to_name": "image"}
    results = [
        shared | {"id": str(number), "type": kind, "value": {**value, kind: ["cat"]}}
        for number, (kind, value) in enumerate(drawn)
    ]
    data = {"image": "/data/upload/1/sub/1.png", "caption": "A cat. Here."}
    return {"t.json": _json([{"id": 1, "data": data, "annotations": [{"result": results}]}])}


def _studio_min() -> Files:
    sizes = {"original_width": _WIDTH, "original_height": _HEIGHT}
    labels = [
        {"points": [[10, 10], [50, 10], [50, 60]], "polygonlabels": ["cat"]} | sizes,
        {"x": 10, "y": 10, "width": 20, "height": 20, "rectanglelabels": ["dog"]} | sizes,
    ]
    entry = {"image": "sub/1.png", "id": 1, "label": labels, "annotator": 1, "lead_time": 1.5}
    return {"m.json": _json([entry, entry | {"image": "sub/2.png"}])}


def _labelbox_rows() -> list[Any]:
    edges = {"top": 5, "left": 30, "height": 10, "width": 15}
    objects = [
        {"name": "cat", "polygon": _xy(SQUARE)},
        {"name": "dog", "bounding_box": edges, "classifications": [{"name": "a", "answer": "b"}]},
        {"name": "m", "mask": {"url": "https://example.org/m"}},
    ]
    label = {"annotations": {"objects": objects, "classifications": []}}
    return [
        {
            "data_row": {
                "id": "c",
                "external_id": f"sub/{n}.png",
                "row_data": "https://x.example/a",
            },
            "media_attributes": {"width": _WIDTH, "height": _HEIGHT},
            "projects": {"p": {"labels": [label]}},
        }
        for n in (1, 2)
    ]


def _labelbox() -> Files:
    return {"e.ndjson": b"\n".join(map(_json, _labelbox_rows())) + b"\n"}


def _labelbox_list() -> Files:
    return {"e.json": _json(_labelbox_rows())}


def _supervisely() -> Files:
    data = base64.b64encode(zlib.compress(png(_PIXELS[5:20, 5:25] * 255))).decode()
    ring = {"exterior": SQUARE, "interior": [HOLE]}
    objects = [
        {"classTitle": "cat", "geometryType": "bitmap", "bitmap": {"data": data, "origin": [5, 6]}},
        {"classTitle": "dog", "geometryType": "polygon", "points": ring},
        {"classTitle": "b", "geometryType": "rectangle", "points": {"exterior": [[1, 1], [9, 9]]}},
    ]  # fmt: skip
    size = {"width": _WIDTH, "height": _HEIGHT}
    value = {"size": size, "objects": objects, "tags": [], "description": ""}
    return {"meta.json": b'{"classes": []}', "sub/ann/1.png.json": _json(value)}


def _darwin() -> Files:
    flat = _PIXELS.ravel().astype(int)
    edges = np.concatenate(([0], np.flatnonzero(np.diff(flat)) + 1, [flat.size]))
    runs = [n for a, b in pairwise(edges.tolist()) for n in (int(flat[a]), b - a)]
    disc = {"angle": 0.3, "center": {"x": 30, "y": 20}, "radius": {"x": 9, "y": 5}}
    layer = {"dense_rle": runs, "mask_annotation_ids_mapping": {"4": 2}}
    annotations = [
        {"id": "1", "name": "cat", "polygon": {"paths": [_xy(SQUARE), _xy(HOLE)]}},
        {"id": "2", "name": "dog", "bounding_box": {"x": 3, "y": 4, "w": 9, "h": 9}},
        {"id": "3", "name": "e", "ellipse": disc},
        {"id": "4", "name": "m", "mask": {}},
        {"id": "5", "name": "r", "raster_layer": layer},
    ]  # fmt: skip
    slot = {"slot_name": "0", "width": _WIDTH, "height": _HEIGHT, "source_files": []}
    item = {"name": "1.png", "path": "/sub", "slots": [slot]}
    return {"1.json": _json({"version": "2.0", "item": item, "annotations": annotations})}


def _datumaro() -> Files:
    flat = [value for point in SQUARE for value in point]
    parts: list[dict[str, Any]] = [
        {"type": "polygon", "points": flat, "group": 1},
        {"type": "bbox", "bbox": [3, 4, 9, 9]},
        {"type": "ellipse", "points": [10, 10, 40, 30]},
        {"type": "rotated_bbox", "rotated_bbox": [30, 20, 9, 5, 30]},
        {"type": "mask", "rle": {"size": [_HEIGHT, _WIDTH], "counts": [100, 20, 2952]}},
    ]
    annotations = [{"label_id": 0, "attributes": {}} | part for part in parts]
    item = {"id": "sub/1", "annotations": annotations, "image": {"size": [_HEIGHT, _WIDTH]}}
    labels = {"label": {"labels": [{"name": "cat"}]}}
    return {"annotations/train.json": _json({"categories": labels, "items": [item]})}


# name -> (what is written, what of it is imported: "" = the folder)
SAMPLES: dict[str, tuple[Callable[[], Files], str]] = {
    "yolo": (_yolo, ""),
    "yolo pose": (_yolo_pose, ""),
    "voc": (_voc, ""),
    "voc pictures": (_voc_pictures, ""),
    "cvat": (_cvat, "annotations.xml"),
    "labelme": (_labelme, ""),
    "isat": (_isat, "1.json"),
    "label studio": (_studio, "t.json"),
    "label studio min": (_studio_min, "m.json"),
    "labelbox": (_labelbox, "e.ndjson"),
    "labelbox list": (_labelbox_list, "e.json"),
    "supervisely": (_supervisely, ""),
    "darwin": (_darwin, "1.json"),
    "datumaro": (_datumaro, "annotations/train.json"),
}


def damaged(rng: random.Random, files: Files) -> tuple[str, Files]:
    """Return what was done, and the files with one of them damaged."""
    name = rng.choice(sorted(files))
    data = files[name]
    if name.endswith("json") and rng.random() < 0.75:
        rows = [data]
        if name.endswith(".ndjson"):
            rows = data.splitlines()
        at = rng.randrange(len(rows))
        done, rows[at] = damaged_value(rng, json.loads(rows[at]))
        return f"{name}: {done}", files | {name: b"\n".join(rows)}
    if name.endswith(".png") or rng.random() < 0.4:
        done, changed = damaged_bytes(rng, data)
        return f"{name}: {done}", files | {name: changed}
    return f"{name}: words", files | {name: _other_words(rng, data)}


def _other_words(rng: random.Random, data: bytes) -> bytes:
    """Put something odd in the place of numbers and words of a text."""
    for _ in range(rng.choice((1, 1, 2, 4))):
        if not data:
            break
        start = rng.randrange(len(data))
        end = start + rng.randint(0, 12)
        data = data[:start] + rng.choice(_WORDS) + data[end:]
    return data


def attempts(count: int, seed: int) -> Iterator[tuple[str, Files, str]]:
    """Yield (what was done, files, what of them is imported) of each kind in turn."""
    rng = random.Random(seed)
    for number in range(count):
        kind = list(SAMPLES)[number % len(SAMPLES)]
        make, source = SAMPLES[kind]
        files = make()
        done = []
        for _ in range(rng.choice((1, 1, 1, 2, 4))):
            try:
                told, files = damaged(rng, files)
            except (ValueError, RecursionError):
                break  # it is no JSON any more
            done.append(told)
        yield f"{kind}: {', '.join(done)}", files, source


def _write(folder: Path, files: Files) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def fuzz(count: int, seed: int, folder: Path, tell: Callable[[str], object]) -> Counter[str]:
    """Import ``count`` damaged sources; return how many had which result. Raises AssertionError."""
    target = Target(folder / "0")
    results: Counter[str] = Counter()
    slowest, place = 0.0, folder / "labels"
    try:
        for number, (done, files, source) in enumerate(attempts(count, seed)):
            if number % _FRESH_EVERY == _FRESH_EVERY - 1:  # categories stay when one is taken back
                target.close()
                target = Target(folder / str(number))
            _write(place, files)
            try:
                outcome = target.attempt_source(place / source, replace=number % 2 == 1)
            except Exception as error:
                kept = Path(tempfile.gettempdir()) / f"fuzz_formats_{seed}_{number}"
                _write(kept, files)
                raise AssertionError(f"{number} ({done}), kept as {kept}: {error!r}") from error
            results[outcome.result] += 1
            slowest = max(slowest, outcome.seconds)
            if (number + 1) % 500 == 0:
                tell(f"{number + 1}: {dict(results)}, slowest {slowest:.2f} s")
    finally:
        target.close()
    results["slowest ms"] = round(slowest * 1000)
    return results


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        results = fuzz(options.files, options.seed, Path(folder), print)
    print(f"{options.files} sources in {time.monotonic() - started:.0f} s: {dict(results)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
