"""``panoptic``: every pixel has one segment, the uppermost object has it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import numpy as np

from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.info import image_values
from carnn_desktop.formats.coco.loaders import class_tuple
from carnn_desktop.formats.export.data_set import DataSet
from carnn_desktop.formats.export.objects import ExportObject
from carnn_desktop.formats.export.provenance import provenance_values, to_json
from carnn_desktop.formats.export.rendered import RenderedObject
from carnn_desktop.formats.export.report import Tally
from carnn_desktop.formats.export.writer import DatasetWriter, Losses, Page
from carnn_desktop.formats.label_pictures import paint, plain_picture


class Writer(DatasetWriter):
    """COCO panoptic: a picture of segment ids for each image, and one JSON file."""

    def write_image(self, page: Page, objects: list[ExportObject]) -> Iterator[RenderedObject]:
        """Write the picture of segments, and the photo."""
        segments = paint(objects, list(range(1, len(objects) + 1)), page.size_wh)
        colours = np.stack([segments >> shift & 255 for shift in (0, 8, 16)], axis=-1)
        picture = f"{page.name}.png"
        data = plain_picture(colours.astype(np.uint8))
        page.write("annotations/panoptic_{split}", picture, data)
        page.copy_photo("images/{split}")
        values = image_values(page.image.ref, page.image.document)
        if self.options.copy_images:
            values["file_name"] = page.photo_name
        page.text = to_json(values)
        page.entry = to_json(
            {
                "image_id": page.image.ref.file_id,
                "file_name": picture,
                "segments_info": [
                    self._segment(number, item) for number, item in enumerate(objects, 1)
                ],
            }
        )
        return map(page.record, objects)

    def _segment(self, number: int, item: ExportObject) -> dict[str, object]:
        return {
            "id": number,
            "category_id": self.category_ids[item.annotation.category_id],
            "iscrowd": int(item.annotation.iscrowd),
            "bbox": list(item.mask.bbox_xywh),
            "area": item.mask.area,
            "provenance": provenance_values(item, iou=1.0, run=""),
        }

    def finish(self, data_set: DataSet) -> None:
        """Write the JSON of each part."""
        if any("isthing" not in category for category in data_set.collected.categories):
            thing = int(not self.options.semantic)
            for category in data_set.collected.categories:
                category.setdefault("isthing", thing)
        for split, places in data_set.places.items():
            chunks = chain(
                (data_set.collected.head(), b'"images":['),
                data_set.collected.image_lines(places),
                (b'],\n"annotations":[',),
                data_set.collected.entry_lines(places),
                (b"]",),
                data_set.collected.tail(),
            )
            data_set.write(f"annotations/panoptic_{split}.json", chunks)

    def losses(self, tally: Tally) -> Losses:
        """Return which photos readers do not find, and what one segment a pixel cannot hold."""
        jpg, png = tally.not_jpg, tally.not_jpg_nor_png
        return [
            ("Detectron2", jpg, Told("{count:,} photos whose names do not end in .jpg", count=jpg)),
            (
                "MMDetection",
                png,
                Told("{count:,} photos whose names end in neither .jpg nor .png", count=png),
            ),
            (Told("all readers"), 1, Told("overlap: a pixel belongs to its uppermost object only")),
        ]

    def snippets(self, _data_set: DataSet) -> str:
        """Return how trainers load it."""
        categories = self.category_values()
        things = () if self.options.semantic else categories
        stuff = categories if self.options.semantic else ()
        return f"""\
A segment's id is R + 256 G + 65536 B of its pixels; black belongs to no segment.

## Detectron2

It takes photos for JPEG files whose names end in `.jpg`.

```python
import json

from detectron2.data.datasets import register_coco_panoptic

with open("annotations/panoptic_train.json") as file:
    categories = json.load(file)["categories"]
names = [category["name"] for category in categories]
places = {{category["id"]: place for place, category in enumerate(categories)}}
things = {{c["id"]: places[c["id"]] for c in categories if c["isthing"]}}
metadata = dict(thing_classes=names, stuff_classes=names,
                thing_dataset_id_to_contiguous_id=things,
                stuff_dataset_id_to_contiguous_id=places)
register_coco_panoptic("mine_train", metadata, "images/train", "annotations/panoptic_train",
                       "annotations/panoptic_train.json")
```

## MMDetection

Names of photos end in `.jpg` or `.png`. Without `metainfo` it looks for the classes of COCO.

```python
metainfo = dict(
    classes={class_tuple(categories)},
    thing_classes={class_tuple(things)},
    stuff_classes={class_tuple(stuff)})
train_dataloader = dict(dataset=dict(
    type="CocoPanopticDataset", metainfo=metainfo, ann_file="annotations/panoptic_train.json",
    data_prefix=dict(img="images/train", seg="annotations/panoptic_train")))
```
"""
