"""The attributions of the photos that the weights were learned from."""

from __future__ import annotations

import csv
from pathlib import Path

_HEAD = """\
The weights of the masks by clicks (resources/clicks/head.safetensors) were learned from these
photos of Flickr, by their COCO 2017 numbers. No photo is part of the program. Photos under CC BY
2.0 (https://creativecommons.org/licenses/by/2.0/) are by the people whose Flickr pages the
addresses belong to; they were cut out, mirrored and tinted for learning. The masks are of the COCO
panoptic annotations (COCO Consortium, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/).

"""


def write(listed: Path, path: Path) -> None:
    """Write the attributions to ``path`` from LICENCES.csv (coco_image_id, licence, source)."""
    with listed.open(newline="", encoding="utf-8") as stream:
        rows = sorted(csv.DictReader(stream), key=lambda row: int(row["coco_image_id"]))
    lines = [f"{row['coco_image_id']}: {row['licence']}, {row['source']}" for row in rows]
    path.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
