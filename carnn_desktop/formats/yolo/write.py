"""YOLO segmentation: a text file for each image, one object a line, and ``data.yaml``."""

from __future__ import annotations

import cv2
import numpy as np
from pycocotools import mask as coco_mask

from carnn_desktop.annotations.geometry import crop_rle
from carnn_desktop.annotations.outlines import Points, rings, simplify
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.segmentation import cut_polygons, joined
from carnn_desktop.formats.export.data_set import DataSet
from carnn_desktop.formats.export.objects import ExportObject
from carnn_desktop.formats.export.rendered import RenderedObject
from carnn_desktop.formats.export.report import Tally
from carnn_desktop.formats.export.writer import DatasetWriter, Losses, Page
from carnn_desktop.formats.yolo.data_yaml import data_yaml, photos_note

_LOWEST_IOU = 0.5


class Writer(DatasetWriter):
    """Parts of an object are joined, and its holes reached, by cuts that cover no pixel."""

    def write_image(self, page: Page, objects: list[ExportObject]) -> list[RenderedObject]:
        """Write the labels of an image, and the photo."""
        indices = self.indices()
        lines, written = [], []
        for item in objects:
            path, holes, parts = self._outline(item)
            text = " ".join(_number(value) for value in (path / page.size_wh).ravel())
            points = np.array(text.split(), dtype=np.float64).reshape(-1, 2) * page.size_wh
            lines.append(f"{indices[item.annotation.category_id]} {text}\n")
            written.append(
                page.record(
                    item,
                    iou=_read_again(points, item, *page.size_wh),
                    painted_iou=_painted(points, item),
                    holes=holes,
                    parts=parts,
                )
            )
        # an empty file says that there is nothing, none that nobody knows
        page.write("labels/{split}", f"{page.name}.txt", "".join(lines).encode("ascii"))
        page.copy_photo("images/{split}")
        return written

    def _outline(self, item: ExportObject) -> tuple[Points, bool, int]:
        """Return (one closed outline, whether there are holes, how many parts)."""
        outlines = rings(item.mask)
        holes = any(ring.holes for ring in outlines)
        tolerance = self.options.tolerance
        if tolerance > 0 and not holes:
            simple, iou = simplify(item.mask, tolerance)
            if iou >= _LOWEST_IOU:
                paths = [np.array(ring).reshape(-1, 2) for ring in simple]
                return joined(paths), False, len(paths)
        paths = [np.array(ring, dtype=np.float64).reshape(-1, 2) for ring in cut_polygons(outlines)]
        return joined(paths), holes, len(paths)

    def finish(self, data_set: DataSet) -> None:
        """Write ``data.yaml``."""
        data_set.write("data.yaml", [data_yaml(self.names(), data_set)])

    def losses(self, tally: Tally) -> Losses:
        """Return what Ultralytics does to outlines, and what the lines have no place for."""
        several, holed = tally.several_parts, tally.holes
        parts = Told("{count:,} objects of several parts are joined by thin lines", count=several)
        holes = Told(
            "{count:,} objects with holes are cut open; holes of 1 or 2 pixels are filled",
            count=holed,
        )
        mean = tally.painted / max(1, tally.objects)
        edges = Told(
            "edges are painted too: at full size masks are up to 1 pixel larger, IoU {mean:.2f}",
            mean=mean,
        )
        return [
            ("Ultralytics", tally.objects, edges),
            ("Ultralytics", several, parts),
            ("Ultralytics", holed, holes),
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

YOLO("yolo11n-seg.pt").train(data="data.yaml")  # its folder is where the photos are looked for
```

It paints the pixels that an outline touches too, so that its masks are up to one pixel larger.
"""


def _number(value: float) -> str:
    text = f"{min(max(value, 0.0), 1.0):.7f}".rstrip("0")
    return text + "0" if text.endswith(".") else text


def _read_again(points: Points, item: ExportObject, width: int, height: int) -> float:
    """Return the IoU of the mask with what readers of COCO make of the written corners, pixels."""
    drawn = coco_mask.merge(coco_mask.frPyObjects([points.ravel().tolist()], height, width))
    truth = crop_rle(item.mask, width, height)
    if drawn["counts"] == truth["counts"]:
        return 1.0
    return float(coco_mask.iou([drawn], [truth], [0])[0][0])


def _painted(points: Points, item: ExportObject) -> float:
    """Return the IoU of the mask with what Ultralytics paints in a photo of full size.

    It cuts coordinates to whole numbers and fills with OpenCV, edges included.
    """
    x, y, w, h = item.mask.bbox_xywh
    corners = points.astype(np.int32) - (x - 1, y - 1)
    canvas = np.zeros((h + 3, w + 3), dtype=np.uint8)
    cv2.fillPoly(canvas, [corners.astype(np.int32)], 1)
    truth = np.zeros_like(canvas)
    truth[1 : h + 1, 1 : w + 1] = item.mask.pixels
    return float((canvas & truth).sum() / (canvas | truth).sum())
