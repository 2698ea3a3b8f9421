"""`export` and `convert`: a project or a file of annotations to a data set."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from carnn_desktop.annotations.model import Category
from carnn_desktop.commands.console.files import require_folder
from carnn_desktop.commands.console.objects import object_kind
from carnn_desktop.commands.console.output import Output, RunFailed
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.queries import split_names
from carnn_desktop.formats.detect import read_annotations
from carnn_desktop.formats.export.from_files import FileImages
from carnn_desktop.formats.export.options import DEFAULT_MIN_AREA, ExportImage, ExportOptions
from carnn_desktop.formats.export.report import Dropped, ExportReport
from carnn_desktop.formats.export.write import export
from carnn_desktop.formats.export.writer import CHANGED
from carnn_desktop.formats.notes import Effect, Notes
from carnn_desktop.formats.registry import written_settings
from carnn_desktop.project.project import Project
from carnn_desktop.project.reading import StoredDocuments
from carnn_desktop.regular_files import real_path

_PROJECT_SUFFIX = ".carnn"
_FILE_SUFFIX = ".json"
_EFFECTS: tuple[Effect, ...] = ("repaired", "left out")
_SHOWN = 8
_NAMED = 3


def run_convert(arguments: argparse.Namespace, output: Output) -> int:
    """Write the annotations of a file in another format; return 1 if no image of it could be.

    Raises CarnnError.
    """
    if not arguments.file.exists():
        raise CarnnError(f"There is no file {arguments.file}.", "Give annotations to convert.")
    require_folder(arguments.images, "Give the folder of the photos.")
    annotations = read_annotations(arguments.file, arguments.source)
    images = FileImages(annotations, arguments.images)
    # what a file says overlaps, it says on purpose; label pictures have one label a pixel anyway
    options = _options(arguments, {"allow_overlap": True}, min_area=0)
    report = _write(
        arguments,
        options,
        images,
        images.categories,
        output,
        annotation_id=images.annotation_id,
        folder=arguments.images,
        extra=dict(annotations.extra),
    )
    _show(report, images.drops.result(), output, notes=_notes(annotations.notes))
    nothing = bool(annotations.images) and not report.images
    if nothing:
        output.result("none of the file's images could be converted")
    return 1 if nothing or _changed(report) else 0


def run_export(arguments: argparse.Namespace, output: Output) -> int:
    """Write a project's annotations; return 1 if damaged documents were left out, else 0."""
    path = _project_file(arguments.project)
    with Project.open_to_read(path) as project:
        for note in project.repairs:
            output.message(note)
        categories = project.categories.listed()
        options = _options(
            arguments,
            {},
            min_area=DEFAULT_MIN_AREA if arguments.min_part is None else arguments.min_part,
            states=("accepted", "proposed") if arguments.proposals else ("accepted",),
            reviewed_only=not arguments.all_images,
            include_forced=arguments.keep_forced,
            unit=object_kind(arguments.objects, semantic=arguments.semantic),
            categories=_category_ids(split_names(arguments.categories or ""), categories),
        )
        images = StoredDocuments(lambda work: work(project), project.images.listed(), _read)
        with project.annotation_ids.batch() as annotation_id:
            report = _write(
                arguments,
                options,
                images,
                categories,
                output,
                annotation_id=annotation_id,
                folder=project.folder,
                extra=project.settings.get("imported.file", {}),
            )
    _show(report, (), output, notes=[reason for _, reason in images.damaged])
    return 1 if images.damaged or _changed(report) else 0


def _changed(report: ExportReport) -> bool:
    """Return whether photos are no longer those that were annotated."""
    return any(item.reason == CHANGED for item in report.dropped)


def _read(project: Project, image_id: int) -> ExportImage:
    return ExportImage(project.images.get(image_id), project.documents.load(image_id))


def _options(
    arguments: argparse.Namespace, fixed: Mapping[str, Any], **chosen: Any
) -> ExportOptions:
    """Return what the arguments ask for; ``fixed``: settings that are not left to them."""
    options = ExportOptions(
        format=arguments.to,
        smallest_object=arguments.min_area,
        largest_object=arguments.max_area,
        overwrite=arguments.force,
        single_file=arguments.out.suffix.lower() == _FILE_SUFFIX,
        val=arguments.val,
        seed=arguments.seed,
        stratify=arguments.stratify,
        copy_images=arguments.copy_images,
        **chosen,
    )
    if options.single_file and not options.is_single_file:
        raise CarnnError(
            f"{arguments.out} is a single file, which only COCO without --val and --copy-images "
            "can be.",
            "Name a folder.",
        )
    given = {item.name: getattr(arguments, item.name) for item in written_settings() if item.flag}
    return options.with_values({**given, **fixed})


def _write(
    arguments: argparse.Namespace,
    options: ExportOptions,
    images: FileImages | StoredDocuments[ExportImage],
    categories: Sequence[Category],
    output: Output,
    *,
    annotation_id: Callable[[str, int], int],
    folder: Path | None,
    extra: dict[str, Any],
) -> ExportReport:
    """Write a single file where ``--out`` names a JSON file, else a folder."""
    known = options.target_format
    if known.cannot_hold:
        output.message(f"{known.written or known.title} cannot hold {known.cannot_hold}")
    bar = output.progress(len(images))
    try:
        return export(
            arguments.out,
            images,
            categories,
            options=options,
            image_folder=folder,
            annotation_id=annotation_id,
            file_extra=extra,
            on_progress=bar.report,
        )
    except OSError as error:
        raise RunFailed(f"{arguments.out} cannot be written ({error.strerror}).") from error
    finally:
        bar.clear()


def _show(
    report: ExportReport, dropped: tuple[Dropped, ...], output: Output, *, notes: list[str]
) -> None:
    say = output.result
    for part in report.parts:
        say(f"{part.name}: {part.images:,} images, {part.objects:,} objects")
    for loss in report.losses:
        say(f"dropped or changed by {loss.reader}: {loss.text}")
    left_out = (*dropped, *report.dropped)
    for item in left_out:
        places = ", ".join(item.examples[:_NAMED])
        more = ", ..." if len(item.examples) > _NAMED else ""
        say(f"left out: {item.count:,} x {item.reason} ({places}{more})")
    notes = [*notes, *report.notes]
    for note in notes:
        say(note)
    say(f"{report.path}: {report.images:,} images, {report.annotations:,} objects")
    output.data(
        {**report.as_json(), "dropped": [asdict(item) for item in left_out], "notes": notes}
    )


def _notes(notes: Notes) -> list[str]:
    """Return what was repaired and left out when a file was read, each with its place."""
    told = []
    for effect in _EFFECTS:
        total = notes.counts[effect]
        found = [note for note in notes.listed if note.effect == effect]
        if total:
            places = "1 place" if total == 1 else f"{total:,} places"
            told.append(f"{places} of the file were {effect} when it was read")
        told += [f"{effect} [{n.kind}] {n.path}: {n.message}" for n in found[:_SHOWN]]
        if total > _SHOWN:
            told.append(f"{effect}: and {total - _SHOWN:,} more places")
    return told


def _project_file(path: Path) -> Path:
    """Return the project file; of a folder, the only one in it. Raises CarnnError."""
    if not path.is_dir():
        if not path.is_file():
            raise CarnnError(f"There is no project {path}.", "Give a .carnn file.")
        return path
    real = real_path(path)
    beside = real.with_name(f"{real.name}{_PROJECT_SUFFIX}")
    found: list[Path] = [beside] if beside.is_file() else []
    with suppress(OSError):
        found += sorted(path.glob(f"*{_PROJECT_SUFFIX}"))
    if len(found) != 1:
        what = "no project" if not found else "several projects"
        raise CarnnError(f"There is {what} in or beside {path}.", "Give a .carnn file.")
    return found[0]


def _category_ids(wanted: tuple[str, ...], categories: Sequence[Category]) -> frozenset[int] | None:
    if not wanted:
        return None
    known = {category.name.casefold(): category.id for category in categories}
    for name in wanted:
        if name.casefold() not in known:
            raise CarnnError(
                f"The project has no concept {name!r}.",
                f"It has {', '.join(category.name for category in categories[:20])}.",
            )
    return frozenset(known[name.casefold()] for name in wanted)
