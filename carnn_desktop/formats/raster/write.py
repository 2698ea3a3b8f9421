"""``semantic`` and ``panoptic``: every pixel has one label, the uppermost object has it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.annotations.outlines import count_parts
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.coco.annotation import Runs, provenance_values, to_json
from carnn_desktop.formats.coco.info import image_values
from carnn_desktop.formats.coco.loaders import class_tuple
from carnn_desktop.formats.coco.objects import ExportObject
from carnn_desktop.formats.coco.options import ExportImage
from carnn_desktop.formats.coco.rendered import Rendered, RenderedObject
from carnn_desktop.formats.coco.report import Drops
from carnn_desktop.formats.coco.segmentation import is_holed
from carnn_desktop.formats.coco.write import InstancesFile
from carnn_desktop.formats.export.common import (
    Common,
    Files,
    Job,
    label_picture,
    plain_picture,
    voc_palette,
)
from carnn_desktop.formats.export.stage import Stage
from carnn_desktop.formats.export.target import Parts

VOID = 255
_MAX_PALETTE = 254


def paint(objects: list[ExportObject], labels: list[int], image: ExportImage) -> NDArray[np.uint32]:
    """Return (height, width) uint32: the label of each pixel's object, 0 = none."""
    canvas = np.zeros((image.document.height, image.document.width), dtype=np.uint32)
    for item, label in zip(objects, labels, strict=True):
        x, y, w, h = item.mask.bbox_xywh
        canvas[y : y + h, x : x + w][item.mask.pixels] = label
    return canvas


def plain_object(
    common: Common, item: ExportObject, job: Job, runs: Runs, iou: float = 1.0
) -> RenderedObject:
    """Return what the report and the list of provenance need of an object."""
    return RenderedObject(
        region=item.region.id,
        part=item.part,
        concept_id=item.region.concept_id,
        text=common.record(item, job, iou, runs),
        iou=iou,
        area=item.mask.area,
        holes=is_holed(item.mask),
        parts=count_parts(item.mask),
        iscrowd=item.region.iscrowd,
    )


@dataclass(frozen=True, slots=True)
class SemanticTarget:
    """A PNG for each image whose pixels are category ids; 0 is everything else, 255 is a crowd."""

    common: Common

    def render(self, job: Job) -> Rendered:
        """Write the label picture, and the photo."""
        drops, files, runs = Drops(), Files(), Runs()
        image = job.image
        skipped, objects = self.common.objects(image, drops)
        if not skipped:
            pixels = paint(objects, [self._label(item) for item in objects], image)
            if self._wide:
                data = plain_picture(pixels.astype(np.uint16))
            else:
                data = label_picture(pixels.astype(np.uint8), voc_palette())
            self.common.write(files, "masks/{split}", f"{job.name}.png", data)
            self.common.copy_photo(image, files, "images/{split}", job.name, drops)
        return Rendered(
            path=image.ref.path,
            image_id=image.ref.file_id,
            name=job.name,
            skipped=skipped,
            objects=tuple(plain_object(self.common, item, job, runs) for item in objects),
            drops=drops.counts(),
            files=tuple(files),
            runs=runs.json,
        )

    @property
    def _wide(self) -> bool:
        return max(self.common.category_ids.values(), default=0) > _MAX_PALETTE

    def _label(self, item: ExportObject) -> int:
        if item.region.iscrowd:
            return 65535 if self._wide else VOID
        return self.common.category_ids[item.region.concept_id]

    def finish(self, stage: Stage, file: InstancesFile, _parts: Parts, /) -> None:
        """Write the list of classes."""
        rows = [(0, "background"), *((c["id"], c["name"]) for c in file.categories)]
        text = "".join(f"{number}\t{' '.join(name.split())}\n" for number, name in rows)
        stage.write("classes.txt", [text.encode("utf-8")])

    def snippets(self, _parts: Parts, /) -> str:
        """Return how trainers load it."""
        void = 65535 if self._wide else VOID
        return f"""\
Pixels are category ids (`classes.txt`); 0 is everything else, {void} a crowd, which training
should leave out. Masks have the names of the photos.
{"" if self._wide else self._mmsegmentation()}
## PyTorch

```python
import numpy as np
from PIL import Image

labels = np.asarray(Image.open("masks/train/NAME.png"))  # (height, width), category ids
```
"""

    def _mmsegmentation(self) -> str:
        """Return its configuration: classes are found by the pixels' values, gaps and all."""
        names = {category["id"]: category["name"] for category in self.common.categories()}
        names[0] = "background"
        classes = [{"name": names.get(at, f"unused {at}")} for at in range(max(names) + 1)]
        return f"""
## MMSegmentation

```python
train_dataloader = dict(dataset=dict(
    type="BaseSegDataset", metainfo=dict(classes={class_tuple(classes)}),
    data_prefix=dict(img_path="images/train", seg_map_path="masks/train"),
    seg_map_suffix=".png", ignore_index={VOID}))
```

It takes photos of one suffix, `img_suffix=".jpg"` unless told otherwise.
"""


@dataclass(frozen=True, slots=True)
class PanopticTarget:
    """COCO panoptic: a picture of segment ids for each image, and one JSON file."""

    common: Common

    def render(self, job: Job) -> Rendered:
        """Write the picture of segments, and the photo."""
        drops, files, runs = Drops(), Files(), Runs()
        image = job.image
        skipped, objects = self.common.objects(image, drops)
        if skipped:
            return Rendered(
                path=image.ref.path,
                image_id=image.ref.file_id,
                skipped=skipped,
                drops=drops.counts(),
            )
        segments = paint(objects, list(range(1, len(objects) + 1)), image)
        colours = np.stack([segments >> shift & 255 for shift in (0, 8, 16)], axis=-1)
        picture = f"{job.name}.png"
        data = plain_picture(colours.astype(np.uint8))
        self.common.write(files, "annotations/panoptic_{split}", picture, data)
        photo = self.common.copy_photo(image, files, "images/{split}", job.name, drops)
        values = image_values(image.ref, image.document)
        if self.common.options.copy_images:
            values["file_name"] = photo
        entry = {
            "image_id": image.ref.file_id,
            "file_name": picture,
            "segments_info": [
                self._segment(number, item) for number, item in enumerate(objects, 1)
            ],
        }
        return Rendered(
            path=image.ref.path,
            image_id=image.ref.file_id,
            name=job.name,
            objects=tuple(plain_object(self.common, item, job, runs) for item in objects),
            text=to_json(values),
            entry=to_json(entry),
            drops=drops.counts(),
            files=tuple(files),
            runs=runs.json,
        )

    def _segment(self, number: int, item: ExportObject) -> dict[str, object]:
        return {
            "id": number,
            "category_id": self.common.category_ids[item.region.concept_id],
            "iscrowd": int(item.region.iscrowd),
            "bbox": list(item.mask.bbox_xywh),
            "area": item.mask.area,
            "provenance": provenance_values(item, iou=1.0, run=""),
        }

    def finish(self, stage: Stage, file: InstancesFile, parts: Parts, /) -> None:
        """Write the JSON of each part."""
        if any("isthing" not in category for category in file.categories):
            thing = int(not self.common.options.objects.semantic)
            for category in file.categories:
                category.setdefault("isthing", thing)
        for split, places in parts.places.items():
            chunks = chain(
                (file.head(), b'"images":['),
                file.image_lines(places),
                (b'],\n"annotations":[',),
                file.entry_lines(places),
                (b"]",),
                file.tail(),
            )
            stage.write(f"annotations/panoptic_{split}.json", chunks)

    def snippets(self, _parts: Parts, /) -> str:
        """Return how trainers load it."""
        categories = self.common.categories()
        things = () if self.common.options.objects.semantic else categories
        stuff = categories if self.common.options.objects.semantic else ()
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


def require_room(concepts: int) -> None:
    """Raise CarnnError when there are more classes than pixels of 8 bits can tell."""
    if concepts > _MAX_PALETTE:
        raise CarnnError(
            f"{concepts} concepts are more than the {_MAX_PALETTE} that Pascal VOC can hold.",
            "Choose some of them, or another format.",
        )
