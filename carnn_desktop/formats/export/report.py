"""What became of a data set, and what its readers will not see of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from carnn_desktop.formats.coco.rendered import Rendered
from carnn_desktop.formats.coco.report import Dropped
from carnn_desktop.formats.export.options import FormatId


@dataclass(frozen=True, slots=True)
class PartCount:
    """Images and objects of one part, train or val; all of it when nothing was divided."""

    name: str
    images: int
    objects: int


@dataclass(frozen=True, slots=True)
class Loss:
    """What a reader of the data set drops or changes."""

    reader: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetReport:
    """What an export did. ``min_iou``, ``mean_iou``: of masks with what a reader makes of them.

    files : how many were written
    """

    path: Path
    format: FormatId
    files: int
    images: int
    empty_images: int
    objects: int
    parts: tuple[PartCount, ...]
    min_iou: float | None
    mean_iou: float | None
    losses: tuple[Loss, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """Counts what readers have difficulties with."""

    objects: int = 0
    rles: int = 0
    holes: int = 0
    several_parts: int = 0
    crowds: int = 0
    empty: int = 0
    photos: int = 0
    painted: float = 0.0
    not_jpg: int = 0
    not_jpg_nor_png: int = 0

    def add(self, rendered: Rendered) -> None:
        """Count an image that is part of the export."""
        self.photos += 1
        self.empty += not rendered.objects
        self.not_jpg += not rendered.path.endswith(".jpg")
        self.not_jpg_nor_png += not rendered.path.endswith((".jpg", ".png"))
        for item in rendered.objects:
            self.objects += 1
            self.rles += item.is_rle
            self.holes += item.holes
            self.several_parts += item.parts > 1
            self.crowds += item.iscrowd
            self.painted += item.painted_iou

    def losses(self, form: FormatId) -> tuple[Loss, ...]:
        """Return what each reader of that format drops, with how many it concerns."""
        rows = {
            "coco": self._coco,
            "panoptic": self._raster,
            "semantic": self._semantic,
            "yolo": self._yolo,
            "voc": self._voc,
            "labelme": self._labelme,
        }[form]()
        return tuple(Loss(reader, text) for reader, count, text in rows if count)

    def _coco(self) -> list[tuple[str, int, str]]:
        return [
            ("Detectron2", self.rles, f"{self.rles:,} run-length masks need MASK_FORMAT bitmask"),
            ("MMDetection", self.rles, f"{self.rles:,} run-length masks need poly2mask=True"),
            ("MMDetection", self.empty, f"{self.empty:,} empty images, unless told otherwise"),
            ("Detectron2", self.empty, f"{self.empty:,} empty images, unless told otherwise"),
            ("Ultralytics", self.holes, f"holes of {self.holes:,} objects when it converts them"),
            ("Ultralytics", self.crowds, f"{self.crowds:,} crowds"),
            ("torchvision", self.empty, f"{self.empty:,} empty images have no targets"),
        ]

    def _raster(self) -> list[tuple[str, int, str]]:
        jpg, png = self.not_jpg, self.not_jpg_nor_png
        return [
            ("Detectron2", jpg, f"{jpg:,} photos whose names do not end in .jpg"),
            ("MMDetection", png, f"{png:,} photos whose names end in neither .jpg nor .png"),
            ("all readers", 1, "overlap: a pixel belongs to its uppermost object only"),
        ]

    def _semantic(self) -> list[tuple[str, int, str]]:
        return [
            ("all readers", self.objects, f"which of {self.objects:,} objects a pixel belongs to"),
            ("all readers", self.crowds, f"{self.crowds:,} crowds are void, not a class"),
        ]

    def _yolo(self) -> list[tuple[str, int, str]]:
        parts = f"{self.several_parts:,} objects of several parts are joined by thin lines"
        holes = f"{self.holes:,} objects with holes are cut open; holes of 1 or 2 pixels are filled"
        mean = self.painted / max(1, self.objects)
        edges = (
            f"edges are painted too: at full size masks are up to 1 pixel larger, IoU {mean:.2f}"
        )
        return [
            ("Ultralytics", self.objects, edges),
            ("Ultralytics", self.several_parts, parts),
            ("Ultralytics", self.holes, holes),
            ("all readers", 1, "scores, attributes and provenance: they are in objects.jsonl"),
        ]

    def _voc(self) -> list[tuple[str, int, str]]:
        return [
            ("Detectron2", self.objects, "masks: its reader of Pascal VOC takes boxes only"),
            ("MMDetection", self.objects, "masks: XMLDataset takes boxes only"),
            ("all readers", self.crowds, f"{self.crowds:,} crowds are void and difficult"),
            ("all readers", 1, "overlap: a pixel belongs to its uppermost object only"),
        ]

    def _labelme(self) -> list[tuple[str, int, str]]:
        parts = f"that the parts of {self.several_parts:,} objects are one, without group_id"
        return [
            ("LabelMe before 5.3", self.holes, f"{self.holes:,} objects with holes (type mask)"),
            ("some converters", self.several_parts, parts),
        ]
