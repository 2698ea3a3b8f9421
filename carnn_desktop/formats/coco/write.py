"""``export_coco``: annotations to a COCO file, image by image, exact, and the same every time."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from carnn_desktop.annotations.model import Concept
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Checkpoint, Progress, no_checkpoint
from carnn_desktop.formats.atomic import AtomicFiles, Spool, refuse_existing
from carnn_desktop.formats.coco.annotation import to_json
from carnn_desktop.formats.coco.info import category_ids, category_values, file_values
from carnn_desktop.formats.coco.options import ExportImage, ExportOptions
from carnn_desktop.formats.coco.render import InstanceRenderer, lean
from carnn_desktop.formats.coco.rendered import Rendered
from carnn_desktop.formats.coco.report import Drops, Exactness, ExportReport
from carnn_desktop.formats.coco.rules import MAX_IMAGE_ID
from carnn_desktop.formats.coco.sidecars import class_list, may_write, note, sidecar_paths
from carnn_desktop.photos.parallel import ordered_map, usable_processes

__all__ = ["ExportImage", "ExportOptions", "ExportReport", "InstancesFile", "export_coco"]

AnnotationIds = Callable[[str, int], int]
PARALLEL_FROM = 400


def export_coco(
    out: Path,
    images: Iterable[ExportImage],
    concepts: Sequence[Concept],
    *,
    options: ExportOptions | None = None,
    annotation_id: AnnotationIds | None = None,
    file_extra: Mapping[str, Any] | None = None,
    processes: int | None = None,
    checkpoint: Checkpoint = no_checkpoint,
) -> ExportReport:
    """Write a COCO file and return what was done.

    images : taken a few at a time, so that they may be made while they are written; what their
        iterator raises goes through, and leaves no file
    annotation_id : gives (region id, part) its lasting number from 1; None = count in order
    file_extra : top-level keys of an imported file, written again
    processes : that share the work, None = by the number of images, where that is known
    checkpoint : called before every image, stage ``export``

    The file appears when it is complete. Memory holds a few images, and a few numbers for each that
    was written. Raises CarnnError when the file exists, cannot be written, or would be wrong.
    """
    options = options or ExportOptions()
    options.check()
    refuse_existing(out, overwrite=options.overwrite)
    total = len(images) if isinstance(images, Sized) else 0
    if processes is None:
        processes = usable_processes() if total >= PARALLEL_FROM else 1
    with ExitStack() as stack:
        file = InstancesFile(out, concepts, annotation_id, stack, file_extra=file_extra or {})
        renderer = InstanceRenderer(options, file.category_ids)
        done = 0

        def watched() -> Iterator[ExportImage]:
            for image in lean(images):
                checkpoint(Progress("export", done, total, text=image.ref.path))
                yield image

        for _, rendered in ordered_map(renderer, watched(), processes=processes):
            file.add(rendered)
            done += 1
        checkpoint(Progress("export", total, total))
        return _finish(file, out, options)


def _finish(file: InstancesFile, out: Path, options: ExportOptions) -> ExportReport:
    """Put the file in place with what lies beside it."""
    written, notes = [out], file.notes()
    with AtomicFiles() as files:
        files.write(out, file.chunks())
        if options.write_sidecars:
            classes, readme = sidecar_paths(out)
            if may_write(out):
                text = note(out, file.categories, polygons=file.polygons, rles=file.rles)
                files.write(classes, [class_list(file.categories).encode("utf-8")])
                files.write(readme, [text.encode("utf-8")])
                written += [classes, readme]
            else:
                notes.append(f"{classes.name} or {readme.name} is not ours and was left as it is.")
        refuse_existing(out, overwrite=options.overwrite)
        files.commit()
    return file.report(out, tuple(written), tuple(notes))


class InstancesFile:
    """A COCO file in progress: spools on the disk, and a few numbers for each image.

    beside : a path whose folder takes the spools
    """

    def __init__(
        self,
        beside: Path,
        concepts: Sequence[Concept],
        annotation_id: AnnotationIds | None,
        stack: ExitStack,
        *,
        file_extra: Mapping[str, Any],
    ) -> None:
        self._annotation_id = annotation_id
        self.category_ids = category_ids(concepts)
        self.categories = category_values(concepts, self.category_ids)
        self._info, self._licenses, self._others = file_values(file_extra)
        self._images = stack.enter_context(Spool(beside))
        self._annotations = stack.enter_context(Spool(beside))
        self._image_places = array("q")  # 2 x (start, length), first annotation
        self._annotation_places = array("q")  # start, length
        self._runs: dict[str, bytes] = {}
        self._ids_used: set[int] = set()
        self._image_ids: set[int] = set()
        self._names: set[str] = set()
        self._drops = Drops()
        self._exactness = Exactness()
        self._empty = self.rles = self._same_names = self._large_ids = 0

    @property
    def polygons(self) -> int:
        """How many annotations are polygons."""
        return self._annotations.count - self.rles

    def add(self, rendered: Rendered) -> list[int]:
        """Write one image and its annotations to the spools; return the annotations' ids."""
        for reason, count in rendered.drops:
            self._drops.add_many(reason, count, rendered.path)
        if rendered.skipped:
            self._drops.add(rendered.skipped, rendered.path)
            return []
        self._note_image(rendered)
        self._image_places.extend(self._images.add(rendered.text))
        self._image_places.extend(self._images.add(rendered.entry))
        self._image_places.append(len(self._annotation_places) // 2)
        self._runs |= rendered.runs
        numbers = []
        for item in rendered.objects:
            numbers.append(self._number(item.region, item.part))
            line = b'{"id":%d,%b' % (numbers[-1], item.text)
            self._annotation_places.extend(self._annotations.add(line))
            self._exactness.add(item.iou)
            self.rles += item.is_rle
        self._empty += not numbers
        return numbers

    def _note_image(self, rendered: Rendered) -> None:
        number = rendered.image_id
        if number in self._image_ids:
            raise CarnnError(f"Two images have the id {number}.", "Check the project file.")
        self._image_ids.add(number)
        self._large_ids += number >= MAX_IMAGE_ID
        folder, _, name = rendered.path.rpartition("/")
        stem = f"{folder}/{name.rpartition('.')[0] or name}"
        self._same_names += stem in self._names
        self._names.add(stem)

    def _number(self, region: str, part: int) -> int:
        if self._annotation_id is None:
            return self._annotations.count + 1
        number = self._annotation_id(region, part)
        if number < 1 or number in self._ids_used:
            raise CarnnError(
                f"Annotation number {number} is not usable or given twice.",
                "Check the project file.",
            )
        self._ids_used.add(number)
        return number

    # The end --------------------------------------------------------------------------------------

    def chunks(self, chosen: Sequence[int] | None = None) -> Iterator[bytes]:
        """Yield the file, of all images or of those with these places in the order of adding."""
        images = range(self._image_places_count()) if chosen is None else chosen
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
        places = self._image_places
        return self._images.chunks((places[5 * at], places[5 * at + 1]) for at in images)

    def entry_lines(self, images: Iterable[int]) -> Iterator[bytes]:
        """Yield the second lines of images as elements of a JSON array."""
        places = self._image_places
        return self._images.chunks((places[5 * at + 2], places[5 * at + 3]) for at in images)

    def object_lines(self) -> Iterator[bytes]:
        """Yield all objects, one JSON object a line."""
        everything = self._annotations_of(range(self._image_places_count()))
        return self._annotations.chunks(everything, separator=b"\n", start=b"")

    def run_lines(self) -> Iterator[bytes]:
        """Yield the model runs that objects refer to, one JSON object a line."""
        return (line + b"\n" for line in self._runs.values())

    def _image_places_count(self) -> int:
        return len(self._image_places) // 5

    def _annotations_of(self, images: Iterable[int]) -> Iterator[tuple[int, int]]:
        count = self._image_places_count()
        for image in images:
            last = image + 1 == count
            end = len(self._annotation_places) // 2 if last else self._image_places[5 * image + 9]
            for place in range(self._image_places[5 * image + 4], end):
                yield self._annotation_places[2 * place], self._annotation_places[2 * place + 1]

    def report(self, path: Path, files: tuple[Path, ...], notes: tuple[str, ...]) -> ExportReport:
        """Return what was done."""
        return ExportReport(
            path=path,
            files=files,
            images=self._image_places_count(),
            empty_images=self._empty,
            categories=len(self.categories),
            annotations=self._annotations.count,
            polygons=self.polygons,
            rles=self.rles,
            min_iou=self._exactness.minimum,
            mean_iou=self._exactness.mean,
            dropped=self._drops.result(),
            renumbered=tuple((a, b) for a, b in self.category_ids.items() if a != b),
            notes=notes,
        )

    def notes(self) -> list[str]:
        """Return what is worth knowing about the file."""
        notes = []
        if not self._image_places:
            notes.append("No image was exported.")
        if self._same_names:
            notes.append(
                f"{self._same_names} images differ from another only by their extension: "
                "CVAT and Datumaro take them for the same."
            )
        if self._large_ids:
            notes.append(
                f"{self._large_ids} image ids are {MAX_IMAGE_ID:,} or above: "
                "some converters confuse them."
            )
        numbers = sorted(self.category_ids.values())
        if numbers != list(range(1, len(numbers) + 1)):
            notes.append("Category ids are those of the imported file; they have gaps.")
        elif any(a != b for a, b in self.category_ids.items()):
            notes.append("Categories were renumbered, so that their ids run from 1 without gaps.")
        return notes
