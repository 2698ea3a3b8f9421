"""Pascal VOC: an XML of boxes and two label pictures for each image, and lists of images."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from typing import ClassVar

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import QT_TRANSLATE_NOOP, Told
from carnn_desktop.formats.export.data_set import DataSet
from carnn_desktop.formats.export.objects import ExportObject
from carnn_desktop.formats.export.own_names import tame
from carnn_desktop.formats.export.provenance import provenance_values, to_json
from carnn_desktop.formats.export.rendered import RenderedObject
from carnn_desktop.formats.export.report import Tally
from carnn_desktop.formats.export.writer import DatasetWriter, Losses, Page
from carnn_desktop.formats.label_pictures import (
    MOST_CLASSES,
    VOID,
    label_picture,
    paint,
    voc_palette,
)
from carnn_desktop.formats.xml_text import add_text

TOO_MANY = QT_TRANSLATE_NOOP(
    "LeftOut", "object beyond the 254 that an image of Pascal VOC can number"
)


class Writer(DatasetWriter):
    """Pixels belong to one object. Crowds are void (255) in the pictures, ``difficult`` in XML."""

    flat_names: ClassVar[bool] = True
    photo_suffix: ClassVar[str] = ".jpg"

    def require(self) -> None:
        """Raise CarnnError when there are more classes than pixels of 8 bits can tell."""
        if len(self.categories) > MOST_CLASSES:
            raise CarnnError(
                Told(
                    "{count} concepts are more than the {most} that Pascal VOC can hold.",
                    count=len(self.categories),
                    most=MOST_CLASSES,
                ),
                Told("Choose some of them, or another format."),
            )

    def write_image(self, page: Page, objects: list[ExportObject]) -> Iterator[RenderedObject]:
        """Write the XML and the pictures of an image, and the photo."""
        if len(objects) > MOST_CLASSES:
            page.drops[TOO_MANY] += len(objects) - MOST_CLASSES
        objects = objects[:MOST_CLASSES]
        classes = self.indices()
        crowds = [item.annotation.iscrowd for item in objects]
        numbers = [VOID if crowd else at for at, crowd in enumerate(crowds, 1)]
        labels = [
            VOID if crowd else classes[item.annotation.category_id] + 1
            for item, crowd in zip(objects, crowds, strict=True)
        ]
        for folder, values in (("SegmentationObject", numbers), ("SegmentationClass", labels)):
            data = label_picture(paint(objects, values, page.size_wh))
            page.write(folder, f"{page.name}.png", data)
        page.copy_photo("JPEGImages")
        page.write("Annotations", f"{page.name}.xml", _xml(objects, page))
        return map(page.record, objects)

    def finish(self, data_set: DataSet) -> None:
        """Write the lists of images and of classes."""
        lists: dict[str, Iterable[str]] = {
            split: [data_set.names[place] for place in places]
            for split, places in data_set.places.items()
        }
        lists["trainval"] = list(data_set.names)
        for kind in ("Main", "Segmentation"):
            for name, images in lists.items():
                data = "".join(f"{image}\n" for image in images).encode("utf-8")
                data_set.write(f"ImageSets/{kind}/{name}.txt", [data])
        colours = voc_palette()
        rows = ["# label:color_rgb:parts:actions", "background:0,0,0::"]
        for number, name in enumerate(self.names(), 1):
            colour = ",".join(str(part) for part in colours[3 * number : 3 * number + 3])
            rows.append(f"{tame(name)}:{colour}::")
        data_set.write("labelmap.txt", ["".join(f"{row}\n" for row in rows).encode("utf-8")])

    def losses(self, tally: Tally) -> Losses:
        """Return what readers of Pascal VOC take no notice of, and what it cannot hold."""
        count = tally.objects
        return [
            ("Detectron2", count, Told("masks: its reader of Pascal VOC takes boxes only")),
            ("MMDetection", count, Told("masks: XMLDataset takes boxes only")),
            (
                Told("all readers"),
                tally.crowds,
                Told("{count:,} crowds are void and difficult", count=tally.crowds),
            ),
            (Told("all readers"), 1, Told("overlap: a pixel belongs to its uppermost object only")),
        ]

    def snippets(self, _data_set: DataSet) -> str:
        """Return how trainers load it."""
        names = json.dumps(self.names(), ensure_ascii=True)
        photos = (
            ""
            if self.options.copy_images
            else "\nThe photos are not in this folder: put them into `JPEGImages` as JPEG files "
            "with the names\nof the XML files.\n"
        )
        return f"""\
`SegmentationClass` holds 1 to {len(self.category_ids)} in the order of `labelmap.txt`,
`SegmentationObject` the number of the object in the XML file; 0 is the background and 255 void.
Corners of boxes are pixels counted from 1, the last one belongs to the box.
{photos}
## torchvision

```python
from pathlib import Path

import numpy as np
from PIL import Image

root = Path(".")  # this folder
for name in (root / "ImageSets/Segmentation/train.txt").read_text().split("\\n")[:-1]:
    photo = Image.open(root / "JPEGImages" / f"{{name}}.jpg")
    classes = np.asarray(Image.open(root / "SegmentationClass" / f"{{name}}.png"))
```

## Detectron2

```python
from detectron2.data.datasets.pascal_voc import register_pascal_voc

register_pascal_voc("mine_train", ".", "train", 2012, {names})  # boxes only
```

## MMDetection

```python
train_dataloader = dict(dataset=dict(
    type="XMLDataset", metainfo=dict(classes={names}),
    ann_file="ImageSets/Main/train.txt", ann_subdir="Annotations", img_subdir="JPEGImages"))
```
"""


def _xml(objects: list[ExportObject], page: Page) -> bytes:
    writer, image = page.writer, page.image
    root = ET.Element("annotation")
    add_text(root, "folder", "JPEGImages")
    add_text(root, "filename", page.photo_name)
    source = ET.SubElement(root, "source")
    add_text(source, "database", "CaRNN Desktop")
    add_text(source, "image", image.ref.path)
    size = ET.SubElement(root, "size")
    for name, side in zip(("width", "height"), page.size_wh, strict=True):
        add_text(size, name, str(side))
    add_text(size, "depth", "3")
    add_text(root, "segmented", str(int(bool(objects))))
    for item in objects:
        node = ET.SubElement(root, "object")
        add_text(node, "name", writer.name_of(item))
        add_text(node, "pose", "Unspecified")
        add_text(node, "truncated", "0")
        add_text(node, "difficult", str(int(item.annotation.iscrowd)))
        box = ET.SubElement(node, "bndbox")
        x, y, w, h = item.mask.bbox_xywh
        for name, edge in (("xmin", x + 1), ("ymin", y + 1), ("xmax", x + w), ("ymax", y + h)):
            add_text(box, name, str(edge))
        add_text(node, "carnn", to_json(provenance_values(item, iou=1.0, run="")).decode("ascii"))
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
