"""What tests of other tools' files share: a photo's size, masks as read, pictures of pixels."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from carnn_desktop.annotations.masks import full_mask
from carnn_desktop.annotations.shapes import mask_of
from carnn_desktop.contracts.arrays import BoolMask
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
