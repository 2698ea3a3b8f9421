"""What is exported, and how: the same options for every format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal, get_args

from carnn_desktop.annotations.model import AnnotationState, ImageDocument, ImageRef
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.declaration import Format, Setting
from carnn_desktop.formats.export.settings import OVERLAP, SHARED
from carnn_desktop.formats.registry import written_format

SegmentationKind = Literal["auto", "polygon", "rle"]
ObjectKind = Literal["listed", "parts", "concept"]
"""What becomes one annotation: each object as it is listed, each connected part of a model's, or
all of a category in an image."""
Split = Literal["train", "val"]
DEFAULT_MIN_AREA = 64


@dataclass(frozen=True, slots=True)
class ExportImage:
    """One image and its annotations, as the writers take them."""

    ref: ImageRef
    document: ImageDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What is exported, and how.

    format : name of a format that is written
    states : annotations in these states are exported
    reviewed_only : leave out images that nobody has marked as done
    unit : what becomes one annotation
    min_area : smallest connected part of a model's annotation that becomes an annotation, pixels;
        the largest part of an accepted annotation does in any case. What a person drew or imported
        is always exported, and in one piece
    segmentation : polygons, run lengths, or polygons wherever they are exact (``auto``). Holes are
        run lengths in ``auto``; ``polygon`` cuts the outline open to reach them
    tolerance : largest distance by which outlines may be simplified, pixels; 0 = exact
    allow_overlap : let a pixel belong to several annotations; else the uppermost has it
    keep_imported : imported annotations keep all their pixels even so: other tools let objects
        overlap
    overwrite : replace an existing file, or the folder of an earlier export
    include_forced : also export the best of texts of which none passed, unless a person refused it
    categories : only annotations of these category ids, None = of all
    smallest_object, largest_object : area in pixels of what becomes an annotation, whoever made it;
        None = no limit
    write_sidecars : put a class list and a note for training tools beside a single file
    single_file : one file instead of a folder, where the format can be one and nothing else asks
        for a folder
    val : share of the images that becomes the validation part, 0 = no division
    seed : another number divides differently, the same one always alike
    stratify : keep the share of every category in both parts as near to ``val`` as can be
    copy_images : put upright copies of the photos into the folder
    own : values of settings that only this format has, by name
    """

    format: str = "coco"
    states: tuple[AnnotationState, ...] = ("accepted",)
    reviewed_only: bool = True
    unit: ObjectKind = "parts"
    min_area: int = DEFAULT_MIN_AREA
    segmentation: SegmentationKind = "auto"
    tolerance: float = 0.0
    allow_overlap: bool = False
    keep_imported: bool = True
    overwrite: bool = False
    include_forced: bool = False
    write_sidecars: bool = True
    categories: frozenset[int] | None = None
    smallest_object: int = 0
    largest_object: int | None = None
    single_file: bool = True
    val: float = 0.0
    seed: int = 0
    stratify: bool = True
    copy_images: bool = False
    own: Mapping[str, Any] = field(default_factory=dict)

    @property
    def semantic(self) -> bool:
        """Whether all of a category in an image is one annotation."""
        return self.unit == "concept"

    @property
    def target_format(self) -> Format:
        """The format that is written. Raises CarnnError for an unknown one."""
        return written_format(self.format)

    @property
    def is_single_file(self) -> bool:
        """Whether one file is written instead of a folder."""
        plain = self.single_file and not self.val and not self.copy_images
        return plain and bool(self.target_format.file_suffix)

    def value(self, setting: Setting) -> Any:
        """Return what was chosen for a setting, or its default."""
        if setting in SHARED:
            return getattr(self, setting.name)
        return self.own.get(setting.name, setting.default)

    def with_values(self, values: Mapping[str, Any]) -> ExportOptions:
        """Return options with the format's settings as in ``values``, by name.

        Those that it does not know, and those that ``values`` lacks, are at their defaults; where
        a format does not know of overlaps every pixel belongs to one annotation.
        """
        known = self.target_format.settings
        shared: dict[str, Any] = {
            item.name: values.get(item.name, item.default) if item in known else item.default
            for item in SHARED
        }
        own = {
            item.name: values.get(item.name, item.default) for item in known if item not in SHARED
        }
        keep_imported = self.keep_imported and OVERLAP in known
        return replace(self, **shared, own=own, keep_imported=keep_imported)

    def as_known(self) -> ExportOptions:
        """Return the options without what the format does not know."""
        known = self.target_format.settings
        return self.with_values({item.name: self.value(item) for item in known})

    def as_json(self) -> dict[str, Any]:
        """Return what shaped a data set as JSON values."""
        values = asdict(self)
        for name in ("overwrite", "single_file", *(() if self.own else ("own",))):
            del values[name]
        values["semantic"] = self.semantic
        chosen = values.pop("categories")
        values["concepts"] = chosen if chosen is None else sorted(chosen)
        outer = ("format", "val", "seed", "stratify", "copy_images", "own")
        objects = {name: value for name, value in values.items() if name not in outer}
        return {name: values[name] for name in outer if name in values} | {"objects": objects}

    def check(self) -> None:
        """Raise CarnnError for values that make no sense."""
        written_format(self.format)
        if not 0 <= self.val < 1:
            raise CarnnError(
                Told("A validation share of {share:g} makes no sense.", share=self.val),
                Told("Give 0 to below 1."),
            )
        if self.min_area < 0:
            raise CarnnError(
                Told("The smallest area is negative."), Told("Give a number of pixels from 0 on.")
            )
        if self.largest_object is not None and self.largest_object < self.smallest_object:
            raise CarnnError(
                Told("The largest area is below the smallest."),
                Told("Exchange them, or leave one out."),
            )
        if not 0 <= self.tolerance <= 100:
            raise CarnnError(
                Told(
                    "A tolerance of {tolerance:g} pixels is out of range.", tolerance=self.tolerance
                ),
                Told("Give 0 to 100."),
            )
        if self.unit not in get_args(ObjectKind):
            raise CarnnError(
                Told("{value!r} is no kind of object.", value=self.unit),
                Told("Give listed, parts or concept."),
            )
        if self.segmentation not in ("auto", "polygon", "rle"):
            raise CarnnError(
                Told("{value!r} is no kind of segmentation.", value=self.segmentation),
                Told("Give auto, polygon or rle."),
            )
