"""What :mod:`fuzz_inputs` begins with, and how it is spoiled."""

from __future__ import annotations

import json
import random
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
from PIL import Image
from safetensors.numpy import save_file

from carnn_desktop.annotations.drawing import draw_annotation
from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.cli import main
from carnn_desktop.project.project import Project
from carnn_desktop.services.settings import Settings

NOW = "2026-01-01T00:00:00+00:00"
SIDE = 48
_NUMBERS = ("0", "-1", "1e308", "1e400", "99998", "3000000000", "9" * 40, "NaN", "0.5", "true")
_PIECES = (
    b"null", b"[]", b"{}", b'""', b'"\\u0000"', b'"../../x"', b'"/dev/zero"', b'"\\ud800"',
    b"[" * 5000, b'{"a":' * 5000, b"<a>" * 3000, b"&a [*a, *a]", b"'" * 3, b"\xff\xfe", b"\0",
)  # fmt: skip
_SQL = (
    *("NULL", "-1", "9223372036854775807", "1e308", "''", "x'00ff'", "x'ff'", "'../x'", "'[1'"),
    *("'a' || char(0)", "replace(hex(zeroblob(3000)), '00', '[')", "'{\"a\": 1e400}'"),
    *("zeroblob(100000)", "'\u202e'"),
)
CVAT = """<annotations><version>1.1</version><image id="0" name="a.png" width="48" height="48">
<box label="cat" xtl="1" ytl="2" xbr="20" ybr="30" occluded="0"/>
<polygon label="dog" points="1,1;20,1;20,20" occluded="0"/>
<mask label="cat" rle="5,3,10,4" left="3" top="4" width="6" height="4"/></image></annotations>"""
VIA = {"a.png1": {"filename": "a.png", "size": 1, "file_attributes": {}, "regions": [
    {"shape_attributes": {"name": "polygon", "all_points_x": [1, 9, 9], "all_points_y": [1, 1, 9]},
     "region_attributes": {"name": "cat"}}]}}  # fmt: skip
_BOX = {"x": 1, "y": 2, "width": 20, "height": 30, "rectanglelabels": ["cat"]}
_RESULT = {"type": "rectanglelabels", "original_width": 48, "original_height": 48, "value": _BOX}
STUDIO = [{"data": {"image": "/data/a.png"}, "annotations": [{"result": [_RESULT]}]}]


def make_seeds(folder: Path) -> None:
    """Write sound inputs of each kind below ``folder``."""
    imports, projects = folder / "import", folder / "project"
    photos = imports / "photos"
    photos.mkdir(parents=True)
    projects.mkdir()
    for name in ("a.png", "b.png"):
        Image.new("RGB", (SIDE, SIDE), (200, 30, 30)).save(photos / name)
    project = _project(projects / "p.carnn", photos)
    for name in ("coco", "panoptic", "semantic", "yolo", "voc", "labelme"):
        out = imports / (f"{name}.json" if name == "coco" else name)
        if main(["export", str(project), "--to", name, "--all-images", "--out", str(out)]) != 0:
            raise AssertionError(f"no seed of {name}")
    (imports / "cvat.xml").write_text(CVAT)
    (imports / "via.json").write_text(json.dumps(VIA))
    (imports / "studio.json").write_text(json.dumps(STUDIO))
    for leftover in imports.glob("*.md"):
        leftover.unlink()
    _model(folder / "model" / "clip")
    (folder / "settings").mkdir()
    import msgspec

    (folder / "settings" / "settings.json").write_bytes(msgspec.json.encode(Settings()))


def _project(path: Path, photos: Path) -> Path:
    pixels = np.zeros((SIDE, SIDE), dtype=bool)
    pixels[5:20, 8:30] = True
    with Project.create(path, photos) as project:
        ids = project.categories.ensure([("cat", ["kitty"]), ("dog", [])])
        for ref in project.images.sync(["a.png", "b.png"]):
            document = ImageDocument(image_id=ref.id, width=SIDE, height=SIDE)
            for place, number in enumerate(ids.values()):
                mask = crop_mask(np.roll(pixels, 10 * place, axis=0))
                document = draw_annotation(document, number, mask, now=NOW, protect=False).document
            project.documents.save(document)
            project.settings.set("imported.file", {"info": {"year": 2026}})
    return path


def _model(folder: Path) -> None:
    part = {"hidden_size": 8, "intermediate_size": 16, "num_hidden_layers": 1}
    config = {
        "model_type": "clip", "projection_dim": 4,
        "text_config": {**part, "vocab_size": 20, "max_position_embeddings": 7},
        "vision_config": {**part, "image_size": 8, "patch_size": 4},
    }  # fmt: skip
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "vocab.json").write_text("{}")
    sizes = {
        "text_model.embeddings.token_embedding.weight": (20, 8),
        "text_model.encoder.layers.0.mlp.fc1.weight": (16, 8),
        "text_projection.weight": (4, 8),
        "visual_projection.weight": (4, 8),
        "vision_model.embeddings.patch_embedding.weight": (8, 3, 4, 4),
        "vision_model.embeddings.position_embedding.weight": (5, 8),
    }
    tensors = {name: np.zeros(size, np.float32) for name, size in sizes.items()}
    save_file(tensors, folder / "model.safetensors")


def mutated_bytes(data: bytes, chance: random.Random) -> bytes:
    """Return data with some bytes flipped, cut, doubled, moved or replaced."""
    spoiled = bytearray(data or b"\0")
    start = chance.randrange(len(spoiled))
    end = min(len(spoiled), start + chance.choice((1, 2, 8, 64, 4096)))
    match chance.randrange(6):
        case 0:
            for _ in range(chance.choice((1, 3, 30))):
                spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        case 1:
            del spoiled[start:end]
        case 2:
            spoiled[start:start] = spoiled[start:end] * chance.choice((1, 2, 50))
        case 3:
            del spoiled[start:]
        case 4:
            spoiled[start:end] = bytes(end - start)
        case _:
            spoiled[start:start] = chance.choice(_PIECES)
    return bytes(spoiled)


def mutated_text(data: bytes, chance: random.Random) -> bytes:
    """Return text with a number, a word or a value replaced by one that is odd."""
    pattern = chance.choice((rb"-?\d+(\.\d+)?", rb'"[^"]*"', rb"[\[{][^\[\]{}]*[\]}]", rb"\w+"))
    found = list(re.finditer(pattern, data))
    if not found:
        return mutated_bytes(data, chance)
    place = chance.choice(found)
    numeric = pattern.startswith(rb"-") and chance.random() < 0.8
    new = chance.choice(_NUMBERS).encode() if numeric else chance.choice(_PIECES)
    if chance.random() < 0.2:
        new = chance.choice(found).group()
    return data[: place.start()] + new + data[place.end() :]


def mutated_rows(path: Path, chance: random.Random) -> None:
    """Spoil values, tables or the schema of a project in place."""
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("PRAGMA writable_schema = ON")
        names = [
            name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        for _ in range(chance.randint(1, 4)):
            table = chance.choice([name for name in names if not name.startswith("sqlite_")])
            columns = [row[1] for row in file.execute(f"PRAGMA table_info({table})")]
            if not columns:
                continue
            column = chance.choice(columns)
            try:
                match chance.randrange(8):
                    case 0:
                        file.execute(f"DELETE FROM {table}")
                    case 1:
                        file.execute(f"PRAGMA user_version = {chance.choice((0, 1, 2, 3, 9, -1))}")
                    case 2:
                        file.execute(f"DROP TABLE {table}")
                    case 3 if column == "body":
                        row = file.execute(f"SELECT rowid, body FROM {table} LIMIT 1").fetchone()
                        if row is not None:
                            body = mutated_text(row[1], chance)
                            file.execute(
                                f"UPDATE {table} SET body = ? WHERE rowid = ?", (body, row[0])
                            )
                    case _:
                        value = chance.choice(_SQL)
                        file.execute(f"UPDATE OR IGNORE {table} SET {column} = {value}")
            except (sqlite3.Error, TypeError):
                continue  # the table does not take it
