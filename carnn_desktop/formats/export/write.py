"""``export``: annotations as a file or folder that a trainer or another tool takes as it is."""

from __future__ import annotations

import hashlib
import json
import os
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from carnn_desktop.annotations.model import Concept
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Checkpoint, Progress, no_checkpoint
from carnn_desktop.formats.atomic import AtomicFiles, refuse_existing
from carnn_desktop.formats.coco.info import category_ids
from carnn_desktop.formats.export.collected import AnnotationIds, Collected, Parts
from carnn_desktop.formats.export.options import ExportImage, ExportOptions, Split
from carnn_desktop.formats.export.rendered import Rendered
from carnn_desktop.formats.export.report import ExportReport, Loss, PartCount, Tally
from carnn_desktop.formats.export.split import split_images
from carnn_desktop.formats.export.stage import MARK_FILE, Stage
from carnn_desktop.formats.export.writer import DatasetWriter, Job
from carnn_desktop.photos.parallel import ordered_map, usable_processes

__all__ = ["ExportImage", "ExportOptions", "ExportReport", "export"]

PARALLEL_FROM = 400


def export(
    target: Path,
    images: Iterable[ExportImage],
    concepts: Sequence[Concept],
    *,
    options: ExportOptions | None = None,
    image_folder: Path | None = None,
    annotation_id: AnnotationIds | None = None,
    file_extra: Mapping[str, Any] | None = None,
    processes: int | None = None,
    checkpoint: Checkpoint = no_checkpoint,
) -> ExportReport:
    """Write annotations into the new file or folder ``target`` and return what was done.

    images : taken a few at a time, so that they may be made while they are written; what their
        iterator raises goes through, and leaves nothing
    image_folder : of the photos, for copies
    annotation_id : gives (region id, part) its lasting number from 1; None = count in order
    file_extra : top-level keys of an imported file, written again
    processes : that share the work, None = by the number of images, where that is known
    checkpoint : called before every image, stage ``export``

    File or folder appear when they are complete; the same call gives the same bytes. Memory holds a
    few images, and a few numbers for each that was written. Raises CarnnError when the target
    exists, cannot be written, or would be wrong.
    """
    options = options or ExportOptions()
    options.check()
    options = options.as_known()
    if options.copy_images and (image_folder is None or not image_folder.is_dir()):
        raise CarnnError(
            f"The folder of the photos is not there ({image_folder}).",
            "Say where it is, or export without copies of the photos.",
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
            concepts=tuple(concepts),
            category_ids=category_ids(concepts),
            image_folder=image_folder,
        )
        writer.require()
        beside = target if stage is None else stage.root / "spool"
        collected = Collected(beside, concepts, annotation_id, stack, file_extra=file_extra or {})
        data_set = None if stage is None else _DataSet(writer, stage, collected)
        done = 0

        def jobs() -> Iterator[Job]:
            taken: set[str] = set()
            for image in _lean(images):
                checkpoint(Progress("export", done, total, text=image.ref.path))
                name = "" if stage is None else _name(image.ref.path, writer.flat_names, taken)
                yield image, name

        for _, rendered in ordered_map(writer.render, jobs(), processes=processes):
            numbers = collected.add(rendered)
            if data_set is not None and not rendered.skipped:
                data_set.add(rendered, len(numbers))
            done += 1
        checkpoint(Progress("export", total, total))
        if data_set is None:
            return _finish_file(writer, collected, target)
        return data_set.finish()


def _lean(images: Iterable[ExportImage]) -> Iterator[ExportImage]:
    """Yield images without what no export needs: soft maps."""
    for image in images:
        regions = tuple(
            region if region.levels is None else replace(region, levels=None)
            for region in image.document.regions
        )
        yield ExportImage(image.ref, replace(image.document, regions=regions))


def _name(path: str, flat: bool, taken: set[str]) -> str:
    """Return a name for an image that no other has, whatever the file system.

    Raises CarnnError for a path outside of the image folder.
    """
    pure = PurePosixPath(path)
    if not path or pure.is_absolute() or ".." in pure.parts:
        raise CarnnError(
            f"The image path {path!r} does not lie in the image folder.",
            "Move the image below the folder, or open the folder that holds it.",
        )
    plain = pure.with_suffix("").as_posix() if pure.suffix else pure.as_posix()
    if flat:
        plain = plain.replace("/", "__")
    name = plain
    if name.casefold() in taken:
        name = f"{plain}_{pure.suffix[1:] or 'file'}"
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


class _DataSet:
    """A folder in progress: what is known of the images that are part of it."""

    def __init__(self, writer: DatasetWriter, stage: Stage, collected: Collected) -> None:
        self._writer = writer
        self._options = writer.options
        self._stage = stage
        self._collected = collected
        self._names: list[str] = []
        self._labels: list[frozenset[int]] = []
        self._counts = array("q")
        self._files: list[tuple[tuple[str, str], ...]] = []
        self._tally = Tally()
        self._renamed = 0

    def add(self, rendered: Rendered, objects: int) -> None:
        """Take an image over from a helper."""
        self._tally.add(rendered)
        self._names.append(rendered.name)
        self._labels.append(frozenset(item.concept_id for item in rendered.objects))
        self._counts.append(objects)
        self._files.append(rendered.files)
        plain = rendered.path.rpartition(".")[0] or rendered.path
        self._renamed += rendered.name.replace("__", "/") != plain.replace("__", "/")

    def finish(self) -> ExportReport:
        """Divide, write what concerns all images, and put the folder in place."""
        if not self._names:
            raise CarnnError(
                "There is nothing to export: no image is part of the selection.",
                self._why_nothing(),
            )
        parts = self._divide()
        stage, collected = self._stage, self._collected
        self._writer.finish(stage, collected, parts)
        if not self._writer.holds_everything:
            stage.write("objects.jsonl", collected.object_lines())
            stage.write("runs.jsonl", collected.run_lines())
        report = self._report(parts)
        stage.write("README.md", [self._readme(parts, report).encode("utf-8")])
        stage.write(MARK_FILE, [self._summary(report)])
        stage.commit()
        return report

    def _divide(self) -> Parts:
        options = self._options
        if not options.val:
            return Parts(self._names, {"train": range(len(self._names))}, divided=False)
        in_val = split_images(
            self._labels, options.val, seed=options.seed, stratify=options.stratify
        )
        for place, chosen in enumerate(in_val):
            for folder, name in self._files[place] if chosen else ():
                if "{split}" in folder:
                    before, after = (folder.replace("{split}", part) for part in ("train", "val"))
                    self._stage.move(f"{before}/{name}", f"{after}/{name}")
        places: dict[Split, list[int]] = {
            "train": [place for place, chosen in enumerate(in_val) if not chosen],
            "val": [place for place, chosen in enumerate(in_val) if chosen],
        }
        return Parts(self._names, places, divided=True)

    def _report(self, parts: Parts) -> ExportReport:
        notes = self._collected.notes() if self._writer.holds_everything else []
        chosen = self._options.concepts
        others = 0 if chosen is None else len(set(self._collected.category_ids) - chosen)
        if others:
            notes.append(
                f"{others} classes that were not chosen are listed too, so that the numbers of "
                "classes are the same in every export."
            )
        if self._renamed:
            notes.append(
                f"{self._renamed} images have another name in the export: one without folders, or "
                "one that differs from others by more than its extension (see objects.jsonl)."
            )
        rows = self._writer.losses(self._tally)
        return replace(
            self._collected.report(self._options, self._stage.target, (), notes),
            file_count=sum(1 for path in self._stage.root.rglob("*") if path.is_file()) + 2,
            parts=tuple(
                PartCount(
                    name if parts.divided else "all",
                    len(places),
                    sum(self._counts[place] for place in places),
                )
                for name, places in parts.places.items()
            ),
            losses=tuple(Loss(reader, text) for reader, count, text in rows if count),
        )

    def _why_nothing(self) -> str:
        dropped = self._collected.dropped()
        if not dropped:
            return "Choose a folder with images."
        return "Left out: " + "; ".join(f"{item.count} x {item.reason}" for item in dropped) + "."

    def _summary(self, report: ExportReport) -> bytes:
        """Return the report as JSON; it also marks the folder as one that may be replaced."""
        values = report.as_json()
        del values["path"]  # the same export is the same bytes, wherever it lies
        values = {"generator": "written by CaRNN Desktop", **values}
        values["options"] = self._options.as_json()
        text = json.dumps(values, indent=1, ensure_ascii=True, default=str)
        return text.encode("ascii") + b"\n"

    def _readme(self, parts: Parts, report: ExportReport) -> str:
        known = self._options.target_format
        lines = [
            f"# {known.written or known.title}\n",
            "Made with CaRNN Desktop. Width and height are those of the displayed image, after its "
            "EXIF rotation.\n",
            "| part | images | objects |",
            "|---|---|---|",
            *(f"| {part.name} | {part.images} | {part.objects} |" for part in report.parts),
            "",
        ]
        if report.min_iou is not None:
            lines.append(f"Smallest IoU of a mask after reading it back: {report.min_iou:.4f}.\n")
        if report.losses:
            lines.append("What readers drop or change:\n")
            lines += [f"- {loss.reader}: {loss.text}" for loss in report.losses]
            lines.append("")
        if report.dropped:
            lines.append("What was left out:\n")
            lines += [f"- {item.count} x {item.reason}" for item in report.dropped]
            lines.append("")
        return "\n".join(lines) + "\n" + self._writer.snippets(parts)
