"""CVAT for images 1.1: one XML file of all images, objects as masks in run lengths or as boxes."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from itertools import chain

from carnn_desktop.annotations.shapes import row_runs
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.cvat.read import CROWD
from carnn_desktop.formats.export.data_set import DataSet
from carnn_desktop.formats.export.objects import ExportObject, is_plain_box
from carnn_desktop.formats.export.rendered import RenderedObject
from carnn_desktop.formats.export.report import Tally
from carnn_desktop.formats.export.writer import DatasetWriter, Losses, Page
from carnn_desktop.formats.xml_text import add_text, holdable_text


class Writer(DatasetWriter):
    """Masks hold parts, holes and overlaps; a crowd has the attribute ``iscrowd``."""

    def write_image(self, page: Page, objects: list[ExportObject]) -> Iterator[RenderedObject]:
        """Return the objects; the element of the image is the page's text."""
        width, height = page.size_wh
        name = page.photo_name if self.options.copy_images else page.image.ref.path
        root = ET.Element(
            "image",
            id=str(page.image.ref.file_id),
            name=holdable_text(name),
            width=str(width),
            height=str(height),
        )
        for order, item in enumerate(objects):
            self._add(root, item, order)
        page.text = ET.tostring(root, encoding="us-ascii").replace(b"\n", b"&#10;")
        page.copy_photo("images")
        return map(page.record, objects)

    def _add(self, root: ET.Element, item: ExportObject, order: int) -> None:
        annotation = item.annotation
        x, y, w, h = item.mask.bbox_xywh
        attributes = dict(annotation.attributes)
        shared = {
            "label": holdable_text(self.name_of(item)),
            "source": "manual",
            "occluded": str(int(attributes.pop("occluded", False) is True)),
            "z_order": str(order),
        }
        if is_plain_box(item):
            edges = {"xtl": x, "ytl": y, "xbr": x + w, "ybr": y + h}
            node = ET.SubElement(root, "box", shared | {k: str(v) for k, v in edges.items()})
        else:
            runs = row_runs(item.mask.pixels, x, y).runs
            places = {"left": x, "top": y, "width": w, "height": h}
            mask = {"rle": ", ".join(map(str, runs.tolist()))}
            mask |= {key: str(value) for key, value in places.items()}
            node = ET.SubElement(root, "mask", shared | mask)
        if annotation.iscrowd:
            attributes[CROWD] = "true"
        for name, value in attributes.items():
            text = str(value).lower() if isinstance(value, bool) else str(value)
            add_text(node, "attribute", text, name=holdable_text(name))

    def finish(self, data_set: DataSet) -> None:
        """Write the XML of each part."""
        for split, places in data_set.places.items():
            name = f"annotations_{split}.xml" if data_set.divided else "annotations.xml"
            images = data_set.collected.texts(places)
            data_set.write(name, chain([self._head(len(places))], images, [b"</annotations>\n"]))

    def _head(self, images: int) -> bytes:
        task = ET.Element("task")
        add_text(task, "name", "CaRNN Desktop")
        add_text(task, "size", str(images))
        add_text(task, "mode", "annotation")
        labels = ET.SubElement(task, "labels")
        for category in self._ordered():
            label = ET.SubElement(labels, "label")
            add_text(label, "name", category.name)
            add_text(label, "color", category.color)
            add_text(label, "type", "any")
            crowd = ET.SubElement(ET.SubElement(label, "attributes"), "attribute")
            for key, value in _CROWD_ATTRIBUTE:
                add_text(crowd, key, value)
        text: bytes = ET.tostring(task, encoding="us-ascii")
        start = b'<?xml version="1.0" encoding="utf-8"?>\n<annotations>\n<version>1.1</version>\n'
        return start + b"<meta>" + text + b"</meta>\n"

    def losses(self, tally: Tally) -> Losses:
        """Return what CVAT has no place for."""
        crowds = Told("{count:,} crowds are objects with an attribute", count=tally.crowds)
        return [
            ("CVAT", tally.crowds, crowds),
            ("CVAT", 1, Told("attributes are texts; it takes those that its labels have")),
            (Told("all readers"), 1, Told("scores and provenance: they are in objects.jsonl")),
        ]

    def snippets(self, data_set: DataSet) -> str:
        """Return how CVAT takes it."""
        file = "annotations_train.xml" if data_set.divided else "annotations.xml"
        return f"""\
```
1. Make a task with the photos, and the labels of {file} (Raw: its names and colours).
2. In the task's menu: Upload annotations, CVAT 1.1 for images, {file}.
```

Photos are found by their names, with the folders they have in the task.
"""


_CROWD_ATTRIBUTE: Iterable[tuple[str, str]] = (
    ("name", CROWD),
    ("mutable", "False"),
    ("input_type", "checkbox"),
    ("default_value", "false"),
    ("values", "false"),
)
