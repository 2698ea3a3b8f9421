"""Which data set is written, and how it is divided."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.coco.options import ExportOptions

FormatId = Literal["coco", "panoptic", "semantic", "yolo", "voc", "labelme"]
Split = Literal["train", "val"]
TITLES: dict[FormatId, str] = {
    "coco": "COCO instances",
    "panoptic": "COCO panoptic",
    "semantic": "Semantic masks (PNG)",
    "yolo": "YOLO segmentation",
    "voc": "Pascal VOC",
    "labelme": "LabelMe",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetOptions:
    """What is written into a folder.

    objects : which images and objects, as for a COCO file
    val : share of the images that becomes the validation part, 0 = no division
    seed : another number divides differently, the same one always alike
    stratify : keep the share of every concept in both parts as near to ``val`` as can be
    copy_images : put upright copies of the photos into the folder
    """

    format: FormatId
    objects: ExportOptions = field(default_factory=ExportOptions)
    val: float = 0.0
    seed: int = 0
    stratify: bool = True
    copy_images: bool = False

    def check(self) -> None:
        """Raise CarnnError for values that make no sense."""
        if self.format not in TITLES:
            raise CarnnError(
                f"{self.format!r} is no format that can be written.",
                f"Choose one of {', '.join(TITLES)}.",
            )
        if not 0 <= self.val < 1:
            raise CarnnError(
                f"A validation share of {self.val:g} makes no sense.", "Give 0 to below 1."
            )
        self.objects.check()
