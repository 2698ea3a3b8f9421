"""Photos and projects for tests of imports."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path
from typing import Any

from carnn_desktop.annotations.model import Annotation
from carnn_desktop.formats.detect import read_annotations
from carnn_desktop.formats.importing.matching import plain_path
from carnn_desktop.formats.importing.plan import ImportChoices, ImportPlan, make_plan
from carnn_desktop.formats.values import ImportedSet
from carnn_desktop.photos.listing import list_images
from carnn_desktop.project.importing import ImportReport, run_import
from carnn_desktop.project.project import Project


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def header_png(path: Path, size_wh: tuple[int, int], *, orientation: int = 1) -> Path:
    """Write a PNG that has a size and an EXIF orientation, but next to no pixels."""
    path.parent.mkdir(parents=True, exist_ok=True)
    exif = b"MM\x00*\x00\x00\x00\x08\x00\x01" + struct.pack(
        ">HHIHHI", 0x112, 3, 1, orientation, 0, 0
    )
    parts = [
        b"\x89PNG\r\n\x1a\n",
        _chunk(b"IHDR", struct.pack(">IIBBBBB", *size_wh, 1, 0, 0, 0, 0)),
        _chunk(b"eXIf", exif) if orientation != 1 else b"",
        _chunk(b"IDAT", zlib.compress(b"")),
        _chunk(b"IEND", b""),
    ]
    path.write_bytes(b"".join(parts))
    return path


def photos_for(annotations: ImportedSet, folder: Path, default: tuple[int, int]) -> Path:
    """Make a photo for every image of a set; ``default`` where its size is not known."""
    for image in annotations.images:
        name = plain_path(image.name) or f"{image.id}.png"
        if "." not in name.rpartition("/")[2]:
            name += ".png"
        path = folder / name
        if not path.exists():
            header_png(path, image.size_wh or default)
    return folder


class Imported:
    """A project into which a file was imported, with the plan and the report."""

    def __init__(
        self,
        source: Path,
        photos: Path,
        project: Path,
        *,
        choices: ImportChoices | None = None,
        format_id: str | None = None,
    ) -> None:
        annotations = read_annotations(source, format_id)
        self.project = Project.open_or_create(project, photos)
        self.refs = list(self.project.images.sync(list_images(photos, recursive=True)))
        self.plan: ImportPlan = make_plan(
            annotations, photos, self.refs, self.project.categories.listed()
        )
        self.report: ImportReport = run_import(
            self.plan, choices or ImportChoices(), lambda work: work(self.project)
        )
        self.refs = list(self.project.images.listed())

    def __enter__(self) -> Imported:
        return self

    def __exit__(self, *_: Any) -> None:
        self.project.close()

    def annotations(self) -> dict[str, tuple[Annotation, ...]]:
        """Return the annotations of each photo by its path."""
        return {ref.path: self.project.documents.load(ref.id).annotations for ref in self.refs}

    def names(self) -> dict[int, str]:
        """Return the names of the categories by id."""
        return {category.id: category.name for category in self.project.categories.listed()}


SIZE = (40, 30)
SQUARE = [5, 5, 15, 5, 15, 12, 5, 12]


def coco(*names: str, size: tuple[int, int] | None = SIZE, **extra: Any) -> dict[str, Any]:
    """Return a COCO file with one object for each image; ids from 10, categories 3 and 7."""
    sizes = {} if size is None else {"width": size[0], "height": size[1]}
    images = [{"id": 10 + n, "file_name": name} | sizes for n, name in enumerate(names)]
    annotations = [
        {
            "id": 100 + n,
            "image_id": 10 + n,
            "category_id": (3, 7)[n % 2],
            "segmentation": [SQUARE],
            "bbox": [5, 5, 10, 7],
            "area": 70,
            "iscrowd": 0,
        }
        for n in range(len(names))
    ]
    categories = [{"id": 3, "name": "Cup"}, {"id": 7, "name": "Dog", "keypoints": ["nose"]}]
    return {"images": images, "annotations": annotations, "categories": categories} | extra


def write(path: Path, value: Any) -> Path:
    """Write a value as JSON."""
    path.write_text(json.dumps(value))
    return path


def imported(tmp_path: Path, photos: Path, value: Any, **choices: Any) -> Imported:
    """Return the import of a value, written as a file, into a new project."""
    source = write(tmp_path / "file.json", value)
    return Imported(source, photos, tmp_path / "p.carnn", choices=ImportChoices(**choices))
