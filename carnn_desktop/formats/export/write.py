"""``export``: annotations as a file or folder that a trainer or another tool takes as it is."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from carnn_desktop.annotations.model import Category
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.atomic import AtomicFiles, refuse_existing
from carnn_desktop.formats.coco.info import category_ids
from carnn_desktop.formats.export.collected import AnnotationIds, Collected
from carnn_desktop.formats.export.data_set import DataSet
from carnn_desktop.formats.export.options import ExportImage, ExportOptions
from carnn_desktop.formats.export.report import ExportReport
from carnn_desktop.formats.export.stage import Stage
from carnn_desktop.formats.export.writer import DatasetWriter, Job
from carnn_desktop.formats.importing.photo_names import decodable
from carnn_desktop.photos.parallel import ordered_map, usable_processes

__all__ = ["ExportImage", "ExportOptions", "ExportReport", "export"]

PARALLEL_FROM = 400


def export(
    target: Path,
    images: Iterable[ExportImage],
    categories: Sequence[Category],
    *,
    options: ExportOptions | None = None,
    image_folder: Path | None = None,
    annotation_id: AnnotationIds | None = None,
    file_extra: Mapping[str, Any] | None = None,
    processes: int | None = None,
    on_progress: ProgressCallback = ignore_progress,
) -> ExportReport:
    """Write annotations into the new file or folder ``target`` and return what was done.

    images : taken a few at a time, so that they may be made while they are written; what their
        iterator raises goes through, and leaves nothing
    image_folder : of the photos, for copies
    annotation_id : gives (annotation id, part) its lasting number from 1; None = count in order
    file_extra : top-level keys of an imported file, written again
    processes : that share the work, None = by the number of images, where that is known
    on_progress : called before every image, stage ``export``

    File or folder appear when they are complete; the same call gives the same bytes. Memory holds a
    few images, and a few numbers for each that was written. Raises CarnnError when the target
    exists, cannot be written, or would be wrong.
    """
    options = options or ExportOptions()
    options.check()
    options = options.as_known()
    if options.copy_images and (image_folder is None or not image_folder.is_dir()):
        raise CarnnError(
            Told("The folder of the photos is not there ({folder}).", folder=image_folder),
            Told("Say where it is, or export without copies of the photos."),
        )
    total = len(images) if isinstance(images, Sized) else 0
    if processes is None:
        processes = usable_processes() if total >= PARALLEL_FROM else 1
    with ExitStack() as stack:
        stage = None
        if options.is_single_file:
            refuse_existing(target, overwrite=options.overwrite)
        else:
            stage = stack.enter_context(Stage(target, overwrite=options.overwrite))
        writer = options.target_format.writer_class()(
            root=target.parent if stage is None else stage.root,
            options=options,
            categories=tuple(categories),
            category_ids=category_ids(categories),
            image_folder=image_folder,
        )
        writer.require()
        beside = target if stage is None else stage.root / "spool"
        collected = Collected(beside, categories, annotation_id, stack, file_extra=file_extra or {})
        data_set = None if stage is None else DataSet(writer, stage, collected)
        done = 0

        def jobs() -> Iterator[Job]:
            taken: set[str] = set()
            for image in _lean(images):
                on_progress(Progress("export", done, total, text=image.ref.path))
                name = "" if stage is None else _name(image.ref.path, writer.flat_names, taken)
                yield image, name

        for _, rendered in ordered_map(writer.render, jobs(), processes=processes):
            numbers = collected.add(rendered)
            if data_set is not None and not rendered.skipped:
                data_set.add(rendered, len(numbers))
            done += 1
        on_progress(Progress("export", total, total))
        if data_set is None:
            return _finish_file(writer, collected, target)
        return data_set.finish()


def _lean(images: Iterable[ExportImage]) -> Iterator[ExportImage]:
    """Yield images without what no export needs: soft maps."""
    for image in images:
        annotations = tuple(
            annotation if annotation.levels is None else replace(annotation, levels=None)
            for annotation in image.document.annotations
        )
        yield ExportImage(image.ref, replace(image.document, annotations=annotations))


def _name(path: str, flat: bool, taken: set[str]) -> str:
    """Return a name for an image that no other has, whatever the file system, and that is text.

    Raises CarnnError for a path outside of the image folder.
    """
    pure = PurePosixPath(path)
    if not path or pure.is_absolute() or ".." in pure.parts:
        raise CarnnError(
            Told("The image path {path!r} does not lie in the image folder.", path=path),
            Told("Move the image below the folder, or open the folder that holds it."),
        )
    plain = decodable(pure.with_suffix("").as_posix() if pure.suffix else pure.as_posix())
    if flat:
        plain = plain.replace("/", "__")
    name = plain
    if name.casefold() in taken:
        name = f"{plain}_{decodable(pure.suffix[1:]) or 'file'}"
    if name.casefold() in taken:
        name = f"{plain}_{hashlib.sha256(os.fsencode(path)).hexdigest()[:8]}"
    taken.add(name.casefold())
    return name


def _finish_file(writer: DatasetWriter, collected: Collected, target: Path) -> ExportReport:
    """Put the file in place with what lies beside it."""
    options = writer.options
    notes = collected.notes()
    with AtomicFiles() as files:
        written, more = writer.write_file(files, collected, target)
        refuse_existing(target, overwrite=options.overwrite)
        files.commit()
    return collected.report(options, target, written, (*notes, *more))
