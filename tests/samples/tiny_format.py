"""A format for tests: a file with one line of text for each photo, boxes of its objects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from carnn_desktop.annotations.shapes import Unusable
from carnn_desktop.formats.declaration import Format, Setting
from carnn_desktop.formats.export.objects import ExportObject
from carnn_desktop.formats.export.rendered import RenderedObject
from carnn_desktop.formats.export.settings import OVERLAP
from carnn_desktop.formats.export.writer import DatasetWriter, Page
from carnn_desktop.formats.folder import files_with
from carnn_desktop.formats.parse import box, number
from carnn_desktop.formats.source import Source, read_text
from carnn_desktop.formats.values import ImportedSet, SetBuilder

SEPARATOR = Setting(
    name="tiny_separator",
    default="tab",
    flag="--tiny-separator",
    help="what stands between the objects of a line",
    label="Between objects",
    choices=(("tab", "Tabulators"), ("bar", "Bars")),
)
FORMATS = (
    Format(
        name="tiny",
        title="Tiny",
        takes=("tiny", "folder"),
        reader="tiny_format",
        writer="tiny_format",
        hint="One line of text for each image.",
        settings=(OVERLAP, SEPARATOR),
    ),
)
_CHARACTERS = {"tab": "\t", "bar": "|"}


def detect(source: Source) -> float:
    """Files say it by their suffix."""
    return float(source.suffix == ".tiny" or bool(files_with(source, ".tiny")))


def read(source: Source) -> ImportedSet:
    """Read ``photo|class,left,top,right,bottom|...`` of each file."""
    made = SetBuilder("tiny", source.path)
    for name in files_with(source, ".tiny") or (source.path.name,):
        folder = source.path if source.is_folder else source.path.parent
        photo, *objects = read_text(folder / name).strip().replace("\t", "|").split("|")
        image = made.image(photo, f"{name}, line 1")
        for place, item in enumerate(objects, 1):
            where = f"{name}, object {place}"
            with made.leaving_out(where):
                label, *edges = item.split(",")
                if len(edges) != 4:
                    raise Unusable("", f"has {len(edges)} edges")
                left, top, right, bottom = (number(edge, "") for edge in edges)
                made.draw(image, label, box(left, top, right, bottom, ""), where)
    return made.result()


class Writer(DatasetWriter):
    """A file for each photo, the line ends with its objects."""

    def write_image(self, page: Page, objects: list[ExportObject]) -> Iterator[RenderedObject]:
        """Write the line."""
        boxes = []
        for item in objects:
            x, y, w, h = item.mask.bbox_xywh
            boxes.append(f"{self.name_of(item)},{x},{y},{x + w},{y + h}")
        between = _CHARACTERS[self.options.value(SEPARATOR)]
        line = between.join((PurePosixPath(page.image.ref.path).name, *boxes))
        page.write("{split}", f"{page.name}.tiny", f"{line}\n".encode())
        page.copy_photo("{split}")
        return map(page.record, objects)
