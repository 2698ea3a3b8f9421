"""``segment``: a folder of photos and words in, COCO annotations, overlays and traces out."""

from __future__ import annotations

import argparse
import time
from collections import deque
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import Any

from carnn_desktop.commands.console.objects import object_kind
from carnn_desktop.commands.console.output import Output, RunFailed, format_seconds
from carnn_desktop.commands.segmenting.folder_run import FolderRun
from carnn_desktop.commands.segmenting.learning import teach, teach_elsewhere
from carnn_desktop.commands.segmenting.loading import Loader, load_real_segmenter
from carnn_desktop.commands.segmenting.options import (
    SegmentOptions,
    make_plan,
    options_from_arguments,
)
from carnn_desktop.commands.segmenting.reports import ImageReport, report_line, report_values
from carnn_desktop.commands.segmenting.shards import shard_info, shard_of
from carnn_desktop.commands.segmenting.sources import PhotoSource, open_source
from carnn_desktop.commands.segmenting.watching import check_watch, watch, watched_images
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.export.write import ExportOptions, ExportReport, export
from carnn_desktop.project.runs import Runs
from carnn_desktop.runs.planning import RunPlan
from carnn_desktop.runs.store import RunStore, Shard, project_run_store


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A finished run: a report an image, the COCO export if one was asked for, wall seconds."""

    options: SegmentOptions
    preset: str
    notes: tuple[str, ...]
    reports: tuple[ImageReport, ...]
    export: ExportReport | None
    device: str
    dtype: str
    seconds: float

    @property
    def failed(self) -> int:
        """Number of images that could not be worked on."""
        return sum(report.outcome == "failed" for report in self.reports)


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Run ``segment`` as it was asked for."""
    return run_segment(options_from_arguments(arguments), output)


def run_segment(
    options: SegmentOptions, output: Output, *, load: Loader = load_real_segmenter
) -> int:
    """Run the command; return 0, or 1 when some images failed. CarnnError for wrong use."""
    summary = segment_folder(options, output, load=load)
    for report in summary.reports:
        output.result(report_line(report))
    output.results(summary_lines(summary))
    output.data(summary_values(summary))
    return 1 if summary.failed else 0


def segment_folder(options: SegmentOptions, output: Output, *, load: Loader) -> Summary:
    """Check the request, load the model, work through the folder and write all outputs.

    Raises CarnnError when the request cannot be run, RunFailed when an output cannot be written.
    """
    started = time.monotonic()
    plan, photos = make_plan(options)
    for note in plan.notes:
        output.message(note)
    check_watch(options)
    shard = shard_of(options, len(photos))
    output.message(f"loading the model {options.model} ...")
    with (
        open_source(options, plan.model, load) as source,
        _open_store(options, plan, photos, shard) as store,
    ):
        notes = _project_notes(plan, store.plan)
        for note in notes:
            output.message(note)
        notes = [*notes, *_taught(options, source, store, output)]
        store.plan = replace(store.plan, seed=_seed_of(store.plan, source))
        run = FolderRun(options, source, store, output)
        source.check(store.plan.request(""))
        where = f"{source.device}, {source.dtype}"
        output.message(f"{len(store.refs())} images, preset {plan.preset}, on {where}")
        info = shard_info(shard, len(photos), store.plan.seed)
        if options.watch:
            watch(options, run, store, output)
        export = _work(options, run, store, info)
    return Summary(
        options=options,
        preset=plan.preset,
        notes=(*plan.notes, *notes),
        reports=tuple(run.reports),
        export=export,
        device=source.device,
        dtype=source.dtype,
        seconds=time.monotonic() - started,
    )


def _taught(
    options: SegmentOptions, source: PhotoSource, store: RunStore, output: Output
) -> tuple[str, ...]:
    """Let the model learn, here or where it is; return what to tell."""
    if source.segmenter is None:
        return teach_elsewhere(options, store, output)
    return teach(options, source.segmenter, store, output)


def _seed_of(plan: RunPlan, source: PhotoSource) -> str:
    """Return what tells this run from others: the ids of its annotations follow from it."""
    return Runs.key("", plan.queries, plan.mode, source.identities, plan.settings, plan.examples)


def summary_lines(summary: Summary) -> list[str]:
    """Return what was written and how many images failed, for people."""
    options, lines = summary.options, []
    worked = [r for r in summary.reports if r.outcome == "done"]
    skipped = sum(r.outcome == "skipped" for r in summary.reports)
    parts = [f"{len(worked)} segmented"]
    parts += [f"{skipped} done before"] if skipped else []
    parts += [f"{summary.failed} failed"] if summary.failed else []
    lines.append(f"{', '.join(parts)} in {format_seconds(summary.seconds)}")
    if summary.export is not None:
        lines.append(_export_line(summary.export))
    for name, place in (
        ("overlays", options.overlays),
        ("traces", options.trace),
        ("project", options.project),
    ):
        if place is not None:
            lines.append(f"{name}: {place}")
    return lines


def _export_line(export: ExportReport) -> str:
    """Say what is in the COCO file and how exactly it decodes."""
    exact = "" if export.min_iou is None else f", smallest round-trip IoU {export.min_iou:g}"
    counts = f"{export.annotations} annotations of {export.images} images{exact}"
    return f"COCO file: {export.path} ({counts})"


def summary_values(summary: Summary) -> dict[str, Any]:
    """Return the whole run as JSON values."""
    options = summary.options
    places = {name: getattr(options, name) for name in ("out", "overlays", "trace", "project")}
    return {
        "images": [report_values(report) for report in summary.reports],
        "failed": summary.failed,
        "seconds": round(summary.seconds, 3),
        "model": options.model,
        "preset": summary.preset,
        "device": summary.device,
        "dtype": summary.dtype,
        "notes": list(summary.notes),
        "export": None if summary.export is None else summary.export.as_json(),
        "outputs": {name: path for name, path in places.items() if path is not None},
    }


def _open_store(
    options: SegmentOptions, plan: RunPlan, photos: tuple[str, ...], shard: Shard
) -> AbstractContextManager[RunStore]:
    if options.project is None:
        return nullcontext(RunStore(plan, photos, shard))
    known = None if options.watch else photos
    return project_run_store(plan, known, options.project, options.folder, shard)


def _project_notes(asked: RunPlan, plan: RunPlan) -> list[str]:
    """Return what the project adds to what was asked for."""
    notes = []
    for given, query in zip(asked.queries, plan.queries, strict=True):
        more = query.synonyms[len(given.synonyms) :]
        if more:
            words = ", ".join(more)
            notes.append(f"Looking for {words} too: synonyms of {query.name} in the project.")
    names = {number: name for name, number in plan.category_ids.items()}
    for number, smallest in plan.thresholds.items():
        notes.append(
            f"{names[number]} below {smallest:g} arrives rejected: the project asks for it."
        )
    return notes


def _work(
    options: SegmentOptions, run: FolderRun, store: RunStore, info: Mapping[str, Any]
) -> ExportReport | None:
    """Drive the run, and write the COCO file.

    info : what its ``info`` says beside what it always says

    With a project everything is kept first and exported then. Without one the writer pulls image
    after image, so that nothing is held in memory and no file appears before the end.
    """
    out = options.out
    images = watched_images(run, store) if options.watch else run.images()
    if (out is None or store.lasting) and not options.watch:
        deque(images, maxlen=0)
        images = run.kept_images()
    if out is None:
        return None
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with store.annotation_ids() as annotation_id:
            return export(
                out,
                images,
                store.categories(),
                options=_export_options(options),
                annotation_id=annotation_id,
                file_extra={"info": dict(info)} if info else None,
            )
    except CarnnError as error:
        # the request was checked before: what fails now is the work, not the way it was asked for
        raise RunFailed(error.reason, error.remedy) from error
    except OSError as error:
        raise RunFailed(
            f"{out} cannot be written: {(error.strerror or str(error)).lower()}.",
            "Choose another place for it.",
        ) from error


def _export_options(options: SegmentOptions) -> ExportOptions:
    chosen = ExportOptions(
        states=("proposed", "accepted"),
        reviewed_only=False,
        unit=object_kind(options.objects, semantic=options.semantic),
        allow_overlap=options.allow_overlap,
        overwrite=options.force,
        include_forced=options.keep_forced,
    )
    return chosen if options.min_area is None else replace(chosen, min_area=options.min_area)
