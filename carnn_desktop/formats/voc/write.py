"""Pascal VOC: an XML of boxes and two label pictures for each image, and lists of images."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from carnn_desktop.formats.coco.annotation import Runs, provenance_values, to_json
from carnn_desktop.formats.coco.objects import ExportObject
from carnn_desktop.formats.coco.options import ExportImage
from carnn_desktop.formats.coco.rendered import Rendered
from carnn_desktop.formats.coco.report import Drops
from carnn_desktop.formats.coco.write import InstancesFile
from carnn_desktop.formats.export.common import Common, Files, Job, label_picture, voc_palette
from carnn_desktop.formats.export.stage import Stage
from carnn_desktop.formats.export.target import Parts
from carnn_desktop.formats.raster.write import VOID, paint, plain_object

TOO_MANY = "object beyond the 254 that an image of Pascal VOC can number"
_MOST = 254


@dataclass(frozen=True, slots=True)
class VocTarget:
    """Pixels belong to one object. Crowds are void (255) in the pictures, ``difficult`` in XML."""

    common: Common

    def render(self, job: Job) -> Rendered:
        """Write the XML and the pictures of an image, and the photo."""
        drops, files, runs = Drops(), Files(), Runs()
        image = job.image
        skipped, objects = self.common.objects(image, drops)
        for _ in objects[_MOST:]:
            drops.add(TOO_MANY, image.ref.path)
        objects = objects[:_MOST]
        if not skipped:
            classes = self.common.indices()
            plain = [not item.region.iscrowd for item in objects]
            numbers = [
                (at if single else VOID) for at, single in zip(range(1, 255), plain, strict=False)
            ]
            labels = [
                classes[item.region.concept_id] + 1 if single else VOID
                for item, single in zip(objects, plain, strict=True)
            ]
            for folder, values in (("SegmentationObject", numbers), ("SegmentationClass", labels)):
                pixels = paint(objects, values, image).astype(np.uint8)
                data = label_picture(pixels, voc_palette())
                self.common.write(files, folder, f"{job.name}.png", data)
            photo = self.common.copy_photo(image, files, "JPEGImages", job.name, drops)
            data = _xml(objects, image, photo, self.common)
            self.common.write(files, "Annotations", f"{job.name}.xml", data)
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

    def finish(self, stage: Stage, _file: InstancesFile, parts: Parts, /) -> None:
        """Write the lists of images and of classes."""
        lists: dict[str, Iterable[str]] = {
            split: [parts.names[place] for place in places]
            for split, places in parts.places.items()
        }
        lists["trainval"] = list(parts.names)
        for kind in ("Main", "Segmentation"):
            for name, images in lists.items():
                data = "".join(f"{image}\n" for image in images).encode("utf-8")
                stage.write(f"ImageSets/{kind}/{name}.txt", [data])
        colours = voc_palette()
        rows = ["# label:color_rgb:parts:actions", "background:0,0,0::"]
        for number, name in enumerate(self.common.names(), 1):
            colour = ",".join(str(part) for part in colours[3 * number : 3 * number + 3])
            rows.append(f"{' '.join(name.replace(':', ' ').split())}:{colour}::")
        stage.write("labelmap.txt", ["".join(f"{row}\n" for row in rows).encode("utf-8")])

    def snippets(self, _parts: Parts, /) -> str:
        """Return how trainers load it."""
        names = json.dumps(self.common.names(), ensure_ascii=True)
        photos = (
            ""
            if self.common.options.copy_images
            else "\nThe photos are not in this folder: put them into `JPEGImages` as JPEG files "
            "with the names\nof the XML files.\n"
        )
        return f"""\
`SegmentationClass` holds 1 to {len(self.common.category_ids)} in the order of `labelmap.txt`,
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


def _xml(objects: list[ExportObject], image: ExportImage, photo: str, common: Common) -> bytes:
    root = ET.Element("annotation")
    _add(root, "folder", "JPEGImages")
    _add(root, "filename", photo)
    source = ET.SubElement(root, "source")
    _add(source, "database", "CaRNN Desktop")
    _add(source, "image", image.ref.path)
    size = ET.SubElement(root, "size")
    for name, side in (("width", image.document.width), ("height", image.document.height)):
        _add(size, name, str(side))
    _add(size, "depth", "3")
    _add(root, "segmented", str(int(bool(objects))))
    names = {concept.id: concept.name for concept in common.concepts}
    for item in objects:
        node = ET.SubElement(root, "object")
        _add(node, "name", names[item.region.concept_id])
        _add(node, "pose", "Unspecified")
        _add(node, "truncated", "0")
        _add(node, "difficult", str(int(item.region.iscrowd)))
        box = ET.SubElement(node, "bndbox")
        x, y, w, h = item.mask.bbox_xywh
        for name, edge in (("xmin", x + 1), ("ymin", y + 1), ("xmax", x + w), ("ymax", y + h)):
            _add(box, name, str(edge))
        _add(node, "carnn", to_json(provenance_values(item, iou=1.0, run="")).decode("ascii"))
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _add(parent: ET.Element, name: str, text: str) -> None:
    """Append an element; characters that XML cannot hold become question marks."""
    plain = "".join(c if c in "\t\n" or ord(c) >= 32 else "?" for c in text)
    ET.SubElement(parent, name).text = plain.encode("utf-8", "replace").decode("utf-8")
