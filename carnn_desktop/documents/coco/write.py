"""``export_coco``: annotations to a COCO file, image by image, exact, and the same every time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from contextlib import ExitStack
from pathlib import Path

from carnn_desktop.contracts import CarnnError, Checkpoint, Progress, no_checkpoint
from carnn_desktop.documents.coco.annotation import annotation_values, run_values, to_json
from carnn_desktop.documents.coco.atomic import AtomicFiles, Spool, refuse_existing
from carnn_desktop.documents.coco.info import INFO, category_ids, category_values, image_values
from carnn_desktop.documents.coco.objects import ExportObject, export_objects
from carnn_desktop.documents.coco.options import ExportImage, ExportOptions
from carnn_desktop.documents.coco.report import Drops, Exactness, ExportReport
from carnn_desktop.documents.coco.rules import MAX_IMAGE_ID
from carnn_desktop.documents.coco.segmentation import encode
from carnn_desktop.documents.coco.sidecars import class_list, may_write, note, sidecar_paths
from carnn_desktop.documents.model import Concept

__all__ = ["ExportImage", "ExportOptions", "ExportReport", "export_coco"]

AnnotationIds = Callable[[str, int], int]
_REVIEWED = ("done", "done_empty")


def export_coco(
    out: Path,
    images: Iterable[ExportImage],
    concepts: Sequence[Concept],
    *,
    options: ExportOptions | None = None,
    annotation_id: AnnotationIds | None = None,
    checkpoint: Checkpoint = no_checkpoint,
) -> ExportReport:
    """Write a COCO file and return what was done.

    images : taken one by one, so that they may be made while they are written; what their iterator
        raises goes through, and leaves no file
    annotation_id : gives (region id, part) its lasting number from 1; None = count in order
    checkpoint : called before every image, stage ``export``

    The file appears when it is complete. Memory holds one image, and a few numbers for each that
    was written. Raises CarnnError when the file exists, cannot be written, or would be wrong.
    """
    options = options or ExportOptions()
    options.check()
    refuse_existing(out, overwrite=options.overwrite)
    total = len(images) if isinstance(images, Sized) else 0
    with ExitStack() as stack:
        export = _Export(out, concepts, options, annotation_id, stack)
        for done, image in enumerate(images):
            checkpoint(Progress("export", done, total, text=image.ref.path))
            export.add(image)
        checkpoint(Progress("export", total, total))
        return export.finish()


class _Export:
    """An export in progress: three spools on the disk, and counts."""

    def __init__(
        self,
        out: Path,
        concepts: Sequence[Concept],
        options: ExportOptions,
        annotation_id: AnnotationIds | None,
        stack: ExitStack,
    ) -> None:
        self._out = out
        self._options = options
        self._annotation_id = annotation_id
        self._category_ids = category_ids(concepts)
        self._categories = category_values(concepts, self._category_ids)
        self._concept_ids = frozenset(self._category_ids)
        self._images = stack.enter_context(Spool(out))
        self._annotations = stack.enter_context(Spool(out))
        self._runs = stack.enter_context(Spool(out))
        self._run_ids: set[str] = set()
        self._ids_used: set[int] = set()
        self._image_ids: set[int] = set()
        self._names: set[str] = set()
        self._drops = Drops()
        self._exactness = Exactness()
        self._empty = self._rles = self._same_names = self._large_ids = 0

    def add(self, image: ExportImage) -> None:
        """Write one image and its annotations to the spools, or leave it out."""
        ref, document = image.ref, image.document
        reason = self._why_not(image)
        if reason:
            self._drops.add(reason, ref.path)
            return
        before = self._annotations.count
        for item in export_objects(
            document,
            self._options,
            concept_ids=self._concept_ids,
            where=ref.path,
            drops=self._drops,
        ):
            self._add_object(item, image)
        if self._annotations.count == before:
            if document.state == "new":
                self._drops.add("image that nothing was looked for in", ref.path)
                return
            self._empty += 1
        self._note_image(image)
        self._images.add(to_json(image_values(ref, document)))

    def _why_not(self, image: ExportImage) -> str:
        if image.ref.state == "failed" or image.document.state == "failed":
            return "image that could not be read"
        if image.document.width < 1 or image.document.height < 1:
            return "image whose size is not known: open it once"
        if self._options.reviewed_only and image.document.state not in _REVIEWED:
            return "image not marked as done"
        return ""

    def _note_image(self, image: ExportImage) -> None:
        number, path = image.ref.id, image.ref.path
        if number in self._image_ids:
            raise CarnnError(f"Two images have the id {number}.", "Check the project file.")
        self._image_ids.add(number)
        self._large_ids += number >= MAX_IMAGE_ID
        folder, _, name = path.rpartition("/")
        stem = f"{folder}/{name.rpartition('.')[0] or name}"
        self._same_names += stem in self._names
        self._names.add(stem)

    def _add_object(self, item: ExportObject, image: ExportImage) -> None:
        document, region = image.document, item.region
        encoded = encode(
            item.mask,
            document.width,
            document.height,
            options=self._options,
            iscrowd=region.iscrowd,
        )
        values = annotation_values(
            item,
            encoded,
            annotation_id=self._number(item),
            image_id=image.ref.id,
            category_id=self._category_ids[region.concept_id],
            run=self._run(item),
        )
        try:
            line = to_json(values)
        except (TypeError, ValueError):
            self._drops.add("attributes that JSON cannot hold", image.ref.path)
            line = to_json({**values, "attributes": {}})
        self._annotations.add(line)
        self._exactness.add(encoded.iou)
        self._rles += encoded.is_rle

    def _number(self, item: ExportObject) -> int:
        if self._annotation_id is None:
            return self._annotations.count + 1
        number = self._annotation_id(item.region.id, item.part)
        if number < 1 or number in self._ids_used:
            raise CarnnError(
                f"Annotation number {number} is not usable or given twice.",
                "Check the project file.",
            )
        self._ids_used.add(number)
        return number

    def _run(self, item: ExportObject) -> str:
        name, values = run_values(item.region.provenance)
        if name and name not in self._run_ids:
            self._run_ids.add(name)
            self._runs.add(to_json({"id": name, **values}))
        return name

    # The end --------------------------------------------------------------------------------------

    def finish(self) -> ExportReport:
        """Put the file together, put it in place with what lies beside it, and report."""
        notes = self._notes()
        written = [self._out]
        with AtomicFiles() as files:
            files.write(self._out, self._chunks())
            if self._options.write_sidecars:
                if may_write(self._out):
                    written += self._write_sidecars(files)
                else:
                    names = " or ".join(path.name for path in sidecar_paths(self._out))
                    notes.append(f"{names} is not ours and was left as it is.")
            refuse_existing(self._out, overwrite=self._options.overwrite)
            files.commit()
        return ExportReport(
            path=self._out,
            files=tuple(written),
            images=self._images.count,
            empty_images=self._empty,
            categories=len(self._categories),
            annotations=self._annotations.count,
            polygons=self._annotations.count - self._rles,
            rles=self._rles,
            min_iou=self._exactness.minimum,
            mean_iou=self._exactness.mean,
            dropped=self._drops.result(),
            renumbered=tuple((a, b) for a, b in self._category_ids.items() if a != b),
            notes=tuple(notes),
        )

    def _chunks(self) -> Iterator[bytes]:
        categories = ",\n".join(to_json(category) for category in self._categories)
        head = f'{{\n"info":{to_json(INFO)},\n"licenses":[],\n"categories":[\n{categories}\n],\n'
        yield head.encode("ascii")
        yield b'"images":['
        yield from self._images.chunks()
        yield b'],\n"annotations":['
        yield from self._annotations.chunks()
        yield b'],\n"carnn":{"runs":['
        yield from self._runs.chunks()
        yield b"]}\n}\n"

    def _write_sidecars(self, files: AtomicFiles) -> tuple[Path, Path]:
        paths = sidecar_paths(self._out)
        text = note(
            self._out,
            self._categories,
            polygons=self._annotations.count - self._rles,
            rles=self._rles,
        )
        for path, content in zip(paths, (class_list(self._categories), text), strict=True):
            files.write(path, [content.encode("utf-8")])
        return paths

    def _notes(self) -> list[str]:
        notes = []
        if not self._images.count:
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
        if any(a != b for a, b in self._category_ids.items()):
            notes.append("Categories were renumbered, so that their ids run from 1 without gaps.")
        return notes
