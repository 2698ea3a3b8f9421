"""What is exported, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from carnn_desktop.annotations.model import ImageDocument, ImageRef, RegionState
from carnn_desktop.contracts.errors import CarnnError

SegmentationKind = Literal["auto", "polygon", "rle"]
DEFAULT_MIN_AREA = 64


@dataclass(frozen=True, slots=True)
class ExportImage:
    """One image and its annotations, as the writer takes them."""

    ref: ImageRef
    document: ImageDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What is exported, and how.

    states : regions in these states are exported
    reviewed_only : leave out images that nobody has marked as done
    semantic : one annotation for each concept and image, instead of one for each object
    min_area : smallest connected part of a model's region that becomes an annotation, pixels; the
        largest part of an accepted region does in any case. What a person drew or imported is
        always exported, and in one piece
    segmentation : polygons, run lengths, or polygons wherever they are exact (``auto``). Holes are
        run lengths in ``auto``; ``polygon`` cuts the outline open to reach them
    tolerance : largest distance by which outlines may be simplified, pixels; 0 = exact
    allow_overlap : let a pixel belong to several regions; else the uppermost has it
    keep_imported : imported regions keep all their pixels even so: other tools let objects overlap
    overwrite : replace an existing file
    include_forced : also export the best of texts of which none passed, unless a person refused it
    concepts : only regions of these concept ids, None = of all
    smallest_object, largest_object : area in pixels of what becomes an annotation, whoever made it;
        None = no limit
    write_sidecars : put a class list and a note for training tools beside the file
    """

    states: tuple[RegionState, ...] = ("accepted",)
    reviewed_only: bool = True
    semantic: bool = False
    min_area: int = DEFAULT_MIN_AREA
    segmentation: SegmentationKind = "auto"
    tolerance: float = 0.0
    allow_overlap: bool = False
    keep_imported: bool = True
    overwrite: bool = False
    include_forced: bool = False
    write_sidecars: bool = True
    concepts: frozenset[int] | None = None
    smallest_object: int = 0
    largest_object: int | None = None

    def check(self) -> None:
        """Raise CarnnError for values that make no sense."""
        if self.min_area < 0:
            raise CarnnError("The smallest area is negative.", "Give a number of pixels from 0 on.")
        if self.largest_object is not None and self.largest_object < self.smallest_object:
            raise CarnnError(
                "The largest area is below the smallest.", "Exchange them, or leave one out."
            )
        if not 0 <= self.tolerance <= 100:
            raise CarnnError(
                f"A tolerance of {self.tolerance:g} pixels is out of range.", "Give 0 to 100."
            )
        if self.segmentation not in ("auto", "polygon", "rle"):
            raise CarnnError(
                f"{self.segmentation!r} is no kind of segmentation.", "Give auto, polygon or rle."
            )
