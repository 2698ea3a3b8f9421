"""LabelMe: a JSON file for each image; objects with holes are masks, all others polygons."""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import PurePosixPath
from typing import Any

import numpy as np

from carnn_desktop.annotations.masks import mask_iou
from carnn_desktop.annotations.outlines import rasterize, rings, simplify
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.export.data_set import DataSet
from carnn_desktop.formats.export.objects import ExportObject, is_plain_box
from carnn_desktop.formats.export.provenance import holdable, provenance_values, score_of
from carnn_desktop.formats.export.rendered import RenderedObject
from carnn_desktop.formats.export.report import Tally
from carnn_desktop.formats.export.writer import DatasetWriter, Losses, Page
from carnn_desktop.formats.label_pictures import plain_picture


class Writer(DatasetWriter):
    """Parts of one object share a group; what LabelMe does not know is kept under ``carnn``."""

    def write_image(self, page: Page, objects: list[ExportObject]) -> list[RenderedObject]:
        """Write the JSON of an image, and the photo beside it."""
        folder = "{split}" if self.options.val else "annotations"
        page.copy_photo(folder)
        photo = page.photo_name if self.options.copy_images else page.image.ref.path
        shapes: list[dict[str, Any]] = []
        written = []
        for number, item in enumerate(objects, 1):
            added, iou = self._shapes(item, number)
            shapes += added
            written.append(page.record(item, iou=iou))
        width, height = page.size_wh
        values: dict[str, Any] = {
            "version": "5.5.0",
            "flags": {},
            "shapes": shapes,
            "imagePath": PurePosixPath(photo).name,
            "imageData": None,
            "imageHeight": height,
            "imageWidth": width,
        }
        data = json.dumps(values, indent=1, ensure_ascii=True).encode("ascii")
        page.write(folder, f"{page.name}.json", data + b"\n")
        return written

    def _shapes(self, item: ExportObject, number: int) -> tuple[list[dict[str, Any]], float]:
        """Return (shapes of one object, IoU of what they cover with its mask)."""
        annotation = item.annotation
        shared: dict[str, Any] = {
            "label": self.name_of(item),
            "group_id": None,
            "description": annotation.note,
            "flags": {"crowd": True} if annotation.iscrowd else {},
        }
        carnn = {
            "provenance": provenance_values(item, iou=1.0, run=""),
            "attributes": dict(annotation.attributes),
            "extra": dict(annotation.extra),
        }
        score = score_of(item)
        if score is not None:
            shared["score"] = score
        shared["carnn"] = carnn if holdable(carnn) else {"provenance": carnn["provenance"]}
        outlines = rings(item.mask)
        x, y, w, h = item.mask.bbox_xywh
        if any(ring.holes for ring in outlines):
            picture = plain_picture(item.mask.pixels.astype(np.uint8) * np.uint8(255))
            shape = {
                "points": [[x, y], [x + w - 1, y + h - 1]],
                "shape_type": "mask",
                "mask": b64encode(picture).decode("ascii"),
            }
            return [shared | shape], 1.0
        if is_plain_box(item):
            corners = {"points": [[x, y], [x + w, y + h]], "shape_type": "rectangle", "mask": None}
            return [shared | corners], 1.0
        if len(outlines) > 1:
            shared["group_id"] = number
        tolerance = self.options.tolerance
        polygons = [ring.exterior.ravel().tolist() for ring in outlines]
        if tolerance > 0:
            polygons, _ = simplify(item.mask, tolerance)
        iou = mask_iou(item.mask, rasterize(polygons, near=item.mask))
        shapes = [
            shared
            | {
                "points": np.array(polygon).reshape(-1, 2).round(3).tolist(),
                "shape_type": "polygon",
                "mask": None,
            }
            for polygon in polygons
        ]
        return shapes, iou

    def finish(self, data_set: DataSet) -> None:
        """Write the list of labels, as ``labelme --labels`` takes it."""
        names = ["__ignore__", "_background_", *self.names()]
        text = "".join(f"{' '.join(name.split())}\n" for name in names)
        data_set.write("labels.txt", [text.encode("utf-8")])

    def losses(self, tally: Tally) -> Losses:
        """Return what older versions and converters do not take."""
        parts = Told(
            "that the parts of {count:,} objects are one, without group_id",
            count=tally.several_parts,
        )
        return [
            (
                Told("LabelMe before 5.3"),
                tally.holes,
                Told("{count:,} objects with holes (type mask)", count=tally.holes),
            ),
            (Told("some converters"), tally.several_parts, parts),
        ]

    def snippets(self, data_set: DataSet) -> str:
        """Return how LabelMe opens it."""
        folder = "train" if data_set.divided else "annotations"
        photos = (
            ""
            if self.options.copy_images
            else "The photos are not in this folder: LabelMe looks for each beside its JSON file, "
            "so copy the JSON\nfiles into the image folder, or the photos here.\n\n"
        )
        return f"""\
{photos}```
labelme {folder} --labels labels.txt
```

Outlines run along the edges of pixels, (0, 0) being the corner of the first one. LabelMe's own
`shape_to_mask` paints the pixels that an outline touches too: masks made with it are up to one
pixel larger. Shapes of type `mask` (objects with holes) need LabelMe 5.3 or later. A shape's
`group_id` joins the parts of one object.
"""
