"""What the writers of all formats share: which objects, names, files, copies of photos."""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar

import numpy as np
from PIL import Image

from carnn_desktop.annotations.masks import count_parts
from carnn_desktop.annotations.model import REVIEWED, Category
from carnn_desktop.contracts.texts import QT_TRANSLATE_NOOP
from carnn_desktop.formats.atomic import AtomicFiles, failures
from carnn_desktop.formats.coco.segmentation import is_holed
from carnn_desktop.formats.export.collected import Collected
from carnn_desktop.formats.export.data_set import DataSet
from carnn_desktop.formats.export.objects import ExportObject, export_objects
from carnn_desktop.formats.export.options import ExportImage, ExportOptions
from carnn_desktop.formats.export.provenance import Runs, holdable, provenance_values, to_json
from carnn_desktop.formats.export.rendered import Rendered, RenderedObject
from carnn_desktop.formats.export.report import Tally
from carnn_desktop.photos.images import UnreadableImage, image_size, read_image

NOT_DONE = QT_TRANSLATE_NOOP("LeftOut", "image not marked as done")
UNREADABLE = QT_TRANSLATE_NOOP("LeftOut", "image that could not be read")
NO_SIZE = QT_TRANSLATE_NOOP("LeftOut", "image whose size is not known: open it once")
NOT_LOOKED_AT = QT_TRANSLATE_NOOP("LeftOut", "image that nothing was looked for in")
CHANGED = QT_TRANSLATE_NOOP("LeftOut", "photo of another size than when it was annotated")
NO_COPY = QT_TRANSLATE_NOOP("LeftOut", "photo that could not be copied")
_ENCODERS = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".bmp": "BMP",
    ".webp": "WEBP",
    ".tif": "TIFF",
    ".tiff": "TIFF",
}

Job = tuple[ExportImage, str]
"""An image and its name in the export: forward slashes, no extension, unique."""
Losses = list[tuple[str, int, str]]
"""(reader, how many it concerns, what it drops or changes)."""


@dataclass(slots=True)
class Page:
    """One image while it is written.

    name : of the image in the export; files : (folder with ``{split}``, name within it)
    text, entry : as of :class:`Rendered`
    """

    writer: DatasetWriter
    image: ExportImage
    name: str
    drops: Counter[str] = field(default_factory=Counter)
    runs: Runs = field(default_factory=Runs)
    files: list[tuple[str, str]] = field(default_factory=list)
    text: bytes = b""
    entry: bytes = b""

    @property
    def size_wh(self) -> tuple[int, int]:
        """Width and height of the image."""
        return self.image.document.width, self.image.document.height

    def write(self, folder: str, name: str, data: bytes) -> None:
        """Write a file of the image; it counts as training until the data set is divided."""
        path = self._path(folder, name)
        with failures(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        self.files.append((folder, name))

    @property
    def photo_name(self) -> str:
        """Name of the photo's copy, or of the photo that belongs into its place."""
        suffix = PurePosixPath(self.image.ref.path).suffix
        if self.writer.photo_suffix:
            suffix = self.writer.photo_suffix
        elif self.writer.options.copy_images and suffix.lower() not in _ENCODERS:
            suffix = ".png"
        return f"{self.name}{suffix}"

    def copy_photo(self, folder: str) -> None:
        """Copy the photo upright if that is wanted."""
        photos = self.writer.image_folder
        if not self.writer.options.copy_images or photos is None:
            return
        path = self.image.ref.path
        try:
            _copy_upright(photos / path, self._path(folder, self.photo_name))
            self.files.append((folder, self.photo_name))
        except UnreadableImage:
            self.drops[NO_COPY] += 1

    def record(
        self,
        item: ExportObject,
        *,
        iou: float = 1.0,
        painted_iou: float = 1.0,
        holes: bool | None = None,
        parts: int = 0,
    ) -> RenderedObject:
        """Return what the report and ``objects.jsonl`` need of an object.

        iou : of what a reader decodes with the mask; the others as of :class:`RenderedObject`,
        found from the mask where they are not given
        """
        annotation = item.annotation
        values = {
            "image": self.image.ref.path,
            "name": self.name,
            "category_id": self.writer.category_ids[annotation.category_id],
            "bbox": list(item.mask.bbox_xywh),
            "area": item.mask.area,
            "iscrowd": int(annotation.iscrowd),
            "score": annotation.provenance.score,
            "attributes": dict(annotation.attributes),
            "provenance": provenance_values(
                item, iou=iou, run=self.runs.of(annotation.provenance.run)
            ),
            "extra": dict(annotation.extra),
        }
        if (annotation.attributes or annotation.extra) and not holdable(values):
            values |= {"attributes": {}, "extra": {}}
        return RenderedObject(
            annotation=annotation.id,
            part=item.part,
            category_id=annotation.category_id,
            text=to_json(values)[1:],
            iou=iou,
            painted_iou=painted_iou,
            holes=is_holed(item.mask) if holes is None else holes,
            parts=parts or count_parts(item.mask),
            iscrowd=annotation.iscrowd,
        )

    def _path(self, folder: str, name: str) -> Path:
        return self.writer.root / folder.replace("{split}", "train") / name


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetWriter(ABC):
    """Writes a format. ``render`` runs in helper processes, all else in the one that collects.

    A format's writer gives ``write_image``, and what it needs of the other methods.

    root : the folder that is written to; image_folder : of the photos, where they are copied
    category_ids : by category id
    flat_names : names of images have no folders; photo_suffix : the one that photos have to have
    holds_everything : also provenance and unknown keys; else they go into files of their own
    """

    root: Path
    options: ExportOptions
    categories: tuple[Category, ...]
    category_ids: dict[int, int]
    image_folder: Path | None = None
    flat_names: ClassVar[bool] = False
    photo_suffix: ClassVar[str] = ""
    holds_everything: ClassVar[bool] = False

    def require(self) -> None:  # noqa: B027 - most formats hold what there is
        """Raise CarnnError for what the format cannot hold."""

    @abstractmethod
    def write_image(self, page: Page, objects: list[ExportObject]) -> Iterable[RenderedObject]:
        """Write the files of one image, objects in z-order; return what all images need of it."""

    def write_file(
        self, files: AtomicFiles, collected: Collected, target: Path
    ) -> tuple[tuple[Path, ...], list[str]]:
        """Write the single file that a format with ``file_suffix`` can be; others are not asked.

        Return the files that were written, the main one first, and what is worth knowing of them.
        """
        raise NotImplementedError

    def finish(self, data_set: DataSet) -> None:  # noqa: B027 - some need no such file
        """Write the files of all images together."""

    def snippets(self, _data_set: DataSet) -> str:
        """Return Markdown: how trainers load the data set."""
        return ""

    def losses(self, _tally: Tally) -> Losses:
        """Return what each reader of the format drops; rows that concern nothing are not told."""
        return []

    def render(self, job: Job) -> Rendered:
        """Write the files of one image, and return what the files of all images need of it."""
        image, name = job
        page = Page(self, image, name)
        skipped, objects = self._objects(page)
        written = () if skipped else tuple(self.write_image(page, objects))
        return Rendered(
            path=image.ref.path,
            image_id=image.ref.file_id,
            name=name,
            skipped=skipped,
            objects=written,
            text=page.text,
            entry=page.entry,
            runs=page.runs.json,
            drops=tuple(page.drops.items()),
            files=tuple(page.files),
        )

    def names(self) -> list[str]:
        """Return the class names in the order of the category ids."""
        return [category.name for category in self._ordered()]

    def name_of(self, item: ExportObject) -> str:
        """Return the class name of an object."""
        names = {category.id: category.name for category in self.categories}
        return names[item.annotation.category_id]

    def category_values(self) -> list[dict[str, Any]]:
        """Return id and name of each category in the order of the ids."""
        return [{"id": self.category_ids[c.id], "name": c.name} for c in self._ordered()]

    def indices(self) -> dict[int, int]:
        """Return 0...K-1 by category id, in the order of the category ids."""
        return {category.id: index for index, category in enumerate(self._ordered())}

    def _changed(self, page: Page) -> str:
        """Return why the photo is not the one that was annotated, "" where it is or is not there.

        Masks of another size lie elsewhere in it, and readers refuse them.
        """
        if self.image_folder is None:
            return ""
        try:
            (width, height), orientation = image_size(self.image_folder / page.image.ref.path)
        except (UnreadableImage, ValueError):
            return ""
        shown = (height, width) if orientation >= 5 else (width, height)
        return "" if shown == page.size_wh else CHANGED

    def _ordered(self) -> list[Category]:
        return sorted(self.categories, key=lambda category: self.category_ids[category.id])

    def _objects(self, page: Page) -> tuple[str, list[ExportObject]]:
        """Return (why the image is left out or "", its objects in z-order)."""
        skipped = _why_not(page.image, self.options) or self._changed(page)
        if skipped:
            return skipped, []
        found = export_objects(
            page.image.document,
            self.options,
            category_ids=frozenset(self.category_ids),
            drops=page.drops,
        )
        objects = list(found)
        if not objects and page.image.document.state == "new":
            return NOT_LOOKED_AT, []
        no_crowds = self.options.target_format.no_crowds
        for item in objects if no_crowds else ():
            if item.annotation.iscrowd:
                page.drops[no_crowds] += 1
        return "", [item for item in objects if not (no_crowds and item.annotation.iscrowd)]


def _why_not(image: ExportImage, options: ExportOptions) -> str:
    """Return why an image is no part of the export, "" when it is."""
    if image.ref.state == "failed" or image.document.state == "failed":
        return UNREADABLE
    if options.reviewed_only and image.document.state not in REVIEWED:
        return NOT_DONE
    if image.document.width < 1 or image.document.height < 1:
        return NO_SIZE
    return ""


def _copy_upright(source: Path, target: Path) -> None:
    """Copy a photo byte for byte if it is upright, else turned. Raises UnreadableImage."""
    _, orientation = image_size(source)
    kind = _ENCODERS.get(target.suffix.lower(), "")
    with failures(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        if orientation == 1 and _ENCODERS.get(source.suffix.lower(), "") == kind:
            shutil.copyfile(source, target)
            return
        picture = Image.fromarray(np.asarray(read_image(source).pixels))
        if kind == "JPEG":
            picture.save(target, kind, quality=95, subsampling=0)
        else:
            picture.save(target, kind, **({"lossless": True} if kind == "WEBP" else {}))
