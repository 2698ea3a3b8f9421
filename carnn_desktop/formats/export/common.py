"""What the writers of all formats share: which objects, names, files, copies of photos."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from carnn_desktop.annotations.model import Concept
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.atomic import failures
from carnn_desktop.formats.coco.annotation import Runs, holdable, provenance_values, to_json
from carnn_desktop.formats.coco.objects import ExportObject, export_objects
from carnn_desktop.formats.coco.options import ExportImage
from carnn_desktop.formats.coco.render import NOT_LOOKED_AT, why_not
from carnn_desktop.formats.coco.report import Drops
from carnn_desktop.formats.export.options import DatasetOptions
from carnn_desktop.photos.images import UnreadableImage, image_size, read_image

NO_COPY = "photo that could not be copied"
_ENCODERS = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".bmp": "BMP",
    ".webp": "WEBP",
    ".tif": "TIFF",
    ".tiff": "TIFF",
}
_KEPT_SUFFIXES = frozenset(_ENCODERS)

Files = list[tuple[str, str]]
"""(folder with ``{split}``, name within it) of written files."""


@dataclass(frozen=True, slots=True)
class Job:
    """An image and its name in the export: forward slashes, no extension, unique."""

    image: ExportImage
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """The same for all images of an export; goes to helper processes.

    root : the folder that is written to; image_folder : of the photos, where they are copied
    category_ids : by concept id
    """

    root: Path
    options: DatasetOptions
    concepts: tuple[Concept, ...]
    category_ids: dict[int, int]
    image_folder: Path | None = None

    def names(self) -> list[str]:
        """Return the class names in the order of the category ids."""
        ordered = sorted(self.concepts, key=lambda concept: self.category_ids[concept.id])
        return [concept.name for concept in ordered]

    def categories(self) -> list[dict[str, Any]]:
        """Return id and name of each category in the order of the ids."""
        numbers = sorted(self.category_ids.values())
        return [
            {"id": number, "name": name} for number, name in zip(numbers, self.names(), strict=True)
        ]

    def indices(self) -> dict[int, int]:
        """Return 0...K-1 by concept id, in the order of the category ids."""
        ordered = sorted(self.category_ids, key=lambda concept: self.category_ids[concept])
        return {concept: index for index, concept in enumerate(ordered)}

    def objects(self, image: ExportImage, drops: Drops) -> tuple[str, list[ExportObject]]:
        """Return (why the image is left out or "", its objects in z-order)."""
        options = self.options.objects
        skipped = why_not(image, options)
        if skipped:
            return skipped, []
        found = export_objects(
            image.document,
            options,
            concept_ids=frozenset(self.category_ids),
            where=image.ref.path,
            drops=drops,
        )
        objects = list(found)
        if not objects and image.document.state == "new":
            return NOT_LOOKED_AT, []
        return "", objects

    def record(self, item: ExportObject, job: Job, iou: float, runs: Runs) -> bytes:
        """Return the JSON of an object's provenance after its id, for formats without a place."""
        region = item.region
        values = {
            "image": job.image.ref.path,
            "name": job.name,
            "category_id": self.category_ids[region.concept_id],
            "bbox": list(item.mask.bbox_xywh),
            "area": item.mask.area,
            "iscrowd": int(region.iscrowd),
            "score": region.provenance.score,
            "attributes": dict(region.attributes),
            "provenance": provenance_values(item, iou=iou, run=runs.of(region.provenance.run)),
            "extra": dict(region.extra),
        }
        if (region.attributes or region.extra) and not holdable(values):
            values |= {"attributes": {}, "extra": {}}
        return to_json(values)[1:]

    def write(self, files: Files, folder: str, name: str, data: bytes) -> None:
        """Write a file of an image; it counts as training until the data set is divided."""
        path = self.root / folder.replace("{split}", "train") / name
        with failures(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        files.append((folder, name))

    def copied_name(self, image: ExportImage, name: str) -> str:
        """Return the name of the photo's copy, or of the photo that belongs into its place."""
        suffix = PurePosixPath(image.ref.path).suffix
        if self.options.format == "voc":
            suffix = ".jpg"
        elif self.options.copy_images and suffix.lower() not in _KEPT_SUFFIXES:
            suffix = ".png"
        return f"{name}{suffix}"

    def copy_photo(
        self, image: ExportImage, files: Files, folder: str, name: str, drops: Drops
    ) -> str:
        """Copy the photo upright if that is wanted; return its name with extension."""
        full = self.copied_name(image, name)
        if self.options.copy_images and self.image_folder is not None:
            try:
                _copy_upright(
                    self.image_folder / image.ref.path,
                    self.root / folder.replace("{split}", "train") / full,
                )
                files.append((folder, full))
            except UnreadableImage:
                drops.add(NO_COPY, image.ref.path)
        return full


def _copy_upright(source: Path, target: Path) -> None:
    """Copy a photo byte for byte if it is upright, else turned. Raises UnreadableImage."""
    _, orientation = image_size(source)
    with failures(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        if orientation == 1 and _kind(source) == _kind(target):
            shutil.copyfile(source, target)
            return
        picture = Image.fromarray(np.asarray(read_image(source).pixels))
        kind = _kind(target)
        if kind == "JPEG":
            picture.save(target, kind, quality=95, subsampling=0)
        else:
            picture.save(target, kind, **({"lossless": True} if kind == "WEBP" else {}))


def _kind(path: Path) -> str:
    return _ENCODERS.get(path.suffix.lower(), "")


def label_picture(pixels: NDArray[np.uint8], palette: bytes) -> bytes:
    """Return a palette PNG of labels, verified by reading it again."""
    picture = Image.fromarray(pixels, mode=None)
    picture.putpalette(palette)
    return _verified(picture, pixels)


def plain_picture(pixels: NDArray[np.uint8] | NDArray[np.uint16]) -> bytes:
    """Return a PNG of (h, w) numbers or (h, w, 3) colours, verified by reading it again."""
    return _verified(Image.fromarray(pixels), pixels)


def _verified(picture: Image.Image, pixels: NDArray[np.uint8] | NDArray[np.uint16]) -> bytes:
    stream = BytesIO()
    picture.save(stream, "PNG", compress_level=4)
    with Image.open(stream) as again:
        if not np.array_equal(np.asarray(again), pixels):
            raise CarnnError(
                "A written mask does not read as it should.", "Report this as a fault."
            )
    return stream.getvalue()


def voc_palette() -> bytes:
    """Return the colours of Pascal VOC: 256 x RGB, the bits of the number spread over them."""
    colours = bytearray()
    for number in range(256):
        rgb = [0, 0, 0]
        for bit in range(8):
            for channel in range(3):
                rgb[channel] |= (number >> (3 * bit + channel) & 1) << (7 - bit)
        colours += bytes(rgb)
    return bytes(colours)


class Names:
    """Gives every image a name in the export that no other has, whatever the file system."""

    def __init__(self, *, flat: bool) -> None:
        self._flat = flat
        self._taken: set[str] = set()
        self.changed = 0

    def take(self, path: str) -> str:
        """Return the name for an image of that path. Raises CarnnError for one outside."""
        pure = PurePosixPath(path)
        if not path or pure.is_absolute() or ".." in pure.parts:
            raise CarnnError(
                f"The image path {path!r} does not lie in the image folder.",
                "Move the image below the folder, or open the folder that holds it.",
            )
        plain = pure.with_suffix("").as_posix() if pure.suffix else pure.as_posix()
        if self._flat:
            plain = plain.replace("/", "__")
        name = plain
        if name.casefold() in self._taken:
            name = f"{plain}_{pure.suffix[1:] or 'file'}"
        if name.casefold() in self._taken:
            name = f"{plain}_{hashlib.sha256(os.fsencode(path)).hexdigest()[:8]}"
        self._taken.add(name.casefold())
        self.changed += name != plain
        return name
