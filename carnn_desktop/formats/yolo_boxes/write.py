"""YOLO detection: a text file for each image, the box of one object a line, and ``data.yaml``."""

from __future__ import annotations

from collections.abc import Iterator

from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.export.data_set import DataSet
from carnn_desktop.formats.export.objects import ExportObject
from carnn_desktop.formats.export.rendered import RenderedObject
from carnn_desktop.formats.export.report import Tally
from carnn_desktop.formats.export.writer import DatasetWriter, Losses, Page
from carnn_desktop.formats.yolo.data_yaml import data_yaml, photos_note


class Writer(DatasetWriter):
    """Boxes of the pixels that objects have, as shares of the sides: centre, width, height."""

    def write_image(self, page: Page, objects: list[ExportObject]) -> Iterator[RenderedObject]:
        """Write the labels of an image, and the photo."""
        indices = self.indices()
        width, height = page.size_wh
        lines = []
        for item in objects:
            x, y, w, h = item.mask.bbox_xywh
            shares = ((x + w / 2) / width, (y + h / 2) / height, w / width, h / height)
            numbers = " ".join(f"{share:.9f}".rstrip("0").ljust(3, "0") for share in shares)
            lines.append(f"{indices[item.annotation.category_id]} {numbers}\n")
        # an empty file says that there is nothing, none that nobody knows
        page.write("labels/{split}", f"{page.name}.txt", "".join(lines).encode("ascii"))
        page.copy_photo("images/{split}")
        for item in objects:
            _, _, w, h = item.mask.bbox_xywh
            yield page.record(item, iou=item.mask.area / (w * h))

    def finish(self, data_set: DataSet) -> None:
        """Write ``data.yaml``."""
        data_set.write("data.yaml", [data_yaml(self.names(), data_set)])

    def losses(self, tally: Tally) -> Losses:
        """Return what boxes cannot hold."""
        outlines = Told("outlines: {count:,} objects are their boxes", count=tally.objects)
        several = Told("that {count:,} objects have several parts", count=tally.several_parts)
        return [
            (Told("all readers"), tally.objects, outlines),
            (
                Told("all readers"),
                tally.holes,
                Told("holes of {count:,} objects", count=tally.holes),
            ),
            (Told("all readers"), tally.several_parts, several),
            (
                Told("all readers"),
                1,
                Told("scores, attributes and provenance: they are in objects.jsonl"),
            ),
        ]

    def snippets(self, data_set: DataSet) -> str:
        """Return how Ultralytics loads it."""
        return f"""\
Class numbers count from 0, in the order of `data.yaml`.
{photos_note(self.options, data_set)}
## Ultralytics

```python
from ultralytics import YOLO

YOLO("yolo11n.pt").train(data="data.yaml")  # its folder is where the photos are looked for
```
"""
