"""What an export gathers from image to image, and the COCO file that it can become."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from carnn_desktop.annotations.model import Category
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.atomic import Spool
from carnn_desktop.formats.coco.info import category_ids, category_values, file_values
from carnn_desktop.formats.coco.rules import MAX_IMAGE_ID
from carnn_desktop.formats.export.options import ExportOptions
from carnn_desktop.formats.export.provenance import to_json
from carnn_desktop.formats.export.rendered import Rendered
from carnn_desktop.formats.export.report import Dropped, Drops, ExportReport

AnnotationIds = Callable[[str, int], int]


class Collected:
    """What is known of images that were written: spools on the disk, a few numbers for each.

    ``chunks`` makes a COCO file of it; the other formats keep in it what they have no place for.

    beside : a path whose folder takes the spools
    """

    def __init__(
        self,
        beside: Path,
        categories: Sequence[Category],
        annotation_id: AnnotationIds | None,
        stack: ExitStack,
        *,
        file_extra: Mapping[str, Any],
    ) -> None:
        self._annotation_id = annotation_id
        self.category_ids = category_ids(categories)
        self.categories = category_values(categories, self.category_ids)
        self._info, self._licenses, self._others = file_values(file_extra)
        self._images = stack.enter_context(Spool(beside))
        self._annotations = stack.enter_context(Spool(beside))
        self._firsts = array("q")  # of each image, the place of its first annotation
        self._runs: dict[str, bytes] = {}
        self._ids_used: set[int] = set()
        self._image_ids: set[int] = set()
        self._names: set[str] = set()
        self._drops = Drops()
        self._iou_sum, self._iou_min = 0.0, 1.0
        self._empty = self.rles = self._same_names = self._large_ids = 0

    @property
    def polygons(self) -> int:
        """How many annotations are polygons."""
        return self._annotations.count - self.rles

    def add(self, rendered: Rendered) -> list[int]:
        """Write one image and its annotations to the spools; return the annotations' ids."""
        for reason, count in rendered.drops:
            self._drops.add(reason, rendered.path, count)
        if rendered.skipped:
            self._drops.add(rendered.skipped, rendered.path)
            return []
        self._note_image(rendered)
        self._firsts.append(self._annotations.count)
        self._images.add(rendered.text)
        self._images.add(rendered.entry)
        self._runs |= rendered.runs
        numbers = []
        for item in rendered.objects:
            numbers.append(self._number(item.annotation, item.part))
            self._annotations.add(b'{"id":%d,%b' % (numbers[-1], item.text))
            self._iou_sum += item.iou
            self._iou_min = min(self._iou_min, item.iou)
            self.rles += item.is_rle
        self._empty += not numbers
        return numbers

    def _note_image(self, rendered: Rendered) -> None:
        number = rendered.image_id
        if number in self._image_ids:
            raise CarnnError(
                Told("Two images have the id {number}.", number=number),
                Told("Check the project file."),
            )
        self._image_ids.add(number)
        self._large_ids += number >= MAX_IMAGE_ID
        folder, _, name = rendered.path.rpartition("/")
        stem = f"{folder}/{name.rpartition('.')[0] or name}"
        self._same_names += stem in self._names
        self._names.add(stem)

    def _number(self, annotation: str, part: int) -> int:
        if self._annotation_id is None:
            return self._annotations.count + 1
        number = self._annotation_id(annotation, part)
        if number < 1 or number in self._ids_used:
            raise CarnnError(
                Told("Annotation number {number} is not usable or given twice.", number=number),
                Told("Check the project file."),
            )
        self._ids_used.add(number)
        return number

    # The end --------------------------------------------------------------------------------------

    def chunks(self, chosen: Sequence[int] | None = None) -> Iterator[bytes]:
        """Yield the file, of all images or of those with these places in the order of adding."""
        images = range(len(self._firsts)) if chosen is None else chosen
        yield self.head()
        yield b'"images":['
        yield from self.image_lines(images)
        yield b'],\n"annotations":['
        yield from self._annotations.chunks(self._annotations_of(images))
        yield b'],\n"carnn":{"runs":['
        if self._runs:
            yield b"\n" + b",\n".join(self._runs.values()) + b"\n"
        yield b"]}"
        yield from self.tail()

    def head(self) -> bytes:
        """Return the file's beginning: info, licences, categories."""
        categories = b",\n".join(to_json(category) for category in self.categories)
        return b'{\n"info":%b,\n"licenses":%b,\n"categories":[\n%b\n],\n' % (
            to_json(self._info),
            to_json(self._licenses),
            categories,
        )

    def tail(self) -> Iterator[bytes]:
        """Yield the file's end: what an import brought of other keys."""
        for key, value in self._others.items():
            yield b",\n%b:%b" % (to_json(key), to_json(value))
        yield b"\n}\n"

    def image_lines(self, images: Iterable[int]) -> Iterator[bytes]:
        """Yield the entries of images as elements of a JSON array."""
        return self._images.chunks(2 * at for at in images)

    def texts(self, images: Iterable[int]) -> Iterator[bytes]:
        """Yield the entries of images, one a line."""
        return self._images.chunks((2 * at for at in images), separator=b"\n", start=b"")

    def entry_lines(self, images: Iterable[int]) -> Iterator[bytes]:
        """Yield the second lines of images as elements of a JSON array."""
        return self._images.chunks(2 * at + 1 for at in images)

    def object_lines(self) -> Iterator[bytes]:
        """Yield all objects, one JSON object a line."""
        return self._annotations.chunks(separator=b"\n", start=b"")

    def run_lines(self) -> Iterator[bytes]:
        """Yield the model runs that objects refer to, one JSON object a line."""
        return (line + b"\n" for line in self._runs.values())

    def _annotations_of(self, images: Iterable[int]) -> Iterator[int]:
        for image in images:
            last = image + 1 == len(self._firsts)
            end = self._annotations.count if last else self._firsts[image + 1]
            yield from range(self._firsts[image], end)

    def report(
        self, options: ExportOptions, path: Path, files: tuple[Path, ...], notes: Iterable[str]
    ) -> ExportReport:
        """Return what was done."""
        count = self._annotations.count
        return ExportReport(
            path=path,
            format=options.format,
            files=files,
            images=len(self._firsts),
            empty_images=self._empty,
            categories=len(self.categories),
            annotations=count,
            polygons=self.polygons,
            rles=self.rles,
            min_iou=self._iou_min if count else None,
            mean_iou=self._iou_sum / count if count else None,
            dropped=self.dropped(),
            renumbered=tuple((a, b) for a, b in self.category_ids.items() if a != b),
            notes=tuple(notes),
        )

    def dropped(self) -> tuple[Dropped, ...]:
        """Return what was left out, and why."""
        return self._drops.result()

    def notes(self) -> list[str]:
        """Return what is worth knowing about the file."""
        notes: list[str] = []
        if not self._firsts:
            notes.append(Told("No image was exported."))
        if self._same_names:
            notes.append(
                Told(
                    "{count} images differ from another only by their extension: CVAT "
                    "and Datumaro take them for the same.",
                    count=self._same_names,
                )
            )
        if self._large_ids:
            notes.append(
                Told(
                    "{count} image ids are {most:,} or above: some converters confuse them.",
                    count=self._large_ids,
                    most=MAX_IMAGE_ID,
                )
            )
        numbers = sorted(self.category_ids.values())
        if numbers != list(range(1, len(numbers) + 1)):
            notes.append(Told("Category ids are those of the imported file; they have gaps."))
        elif any(a != b for a, b in self.category_ids.items()):
            notes.append(
                Told("Categories were renumbered, so that their ids run from 1 without gaps.")
            )
        return notes
