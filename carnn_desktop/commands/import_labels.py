"""`import`: annotations of other tools into a project."""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import asdict
from typing import Any

from carnn_desktop.annotations.model import ImageRef
from carnn_desktop.commands.console.output import Output
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.formats.detect import read_annotations
from carnn_desktop.formats.importing.plan import ImportChoices, ImportPlan, make_plan
from carnn_desktop.formats.notes import Effect
from carnn_desktop.formats.registry import read_format
from carnn_desktop.photos.listing import SkippedFolders, list_images
from carnn_desktop.project import importing
from carnn_desktop.project.importing import ImportReport
from carnn_desktop.project.project import Project

_SHOWN = 4
_NAMED = 8
_EFFECTS: tuple[Effect, ...] = ("left out", "repaired", "noted")


def run_import(options: argparse.Namespace, output: Output) -> int:
    """Run ``import``; return 1 when nothing could be matched or a photo failed."""
    annotations = read_annotations(options.file, options.format)
    skipped = SkippedFolders()
    names = list_images(options.images, recursive=True, skipped=skipped.add)
    for note in skipped.notes():
        output.message(note)
    if not names:
        raise CarnnError(
            f"There is no photo in {options.images}.", "Give the folder of the photos."
        )
    if options.dry_run and not options.project.exists():
        refs = [ImageRef(id=number, path=name) for number, name in enumerate(names, 1)]
        plan = make_plan(annotations, options.images, refs, ())
        return _say(options, _choices(options, plan), plan, None, output)
    with Project.open_or_create(options.project, options.images) as project:
        for note in project.repairs:
            output.message(note)
        refs = list(project.images.sync(names))
        plan = make_plan(annotations, project.folder, refs, project.categories.listed())
        choices = _choices(options, plan)
        report = None
        if not options.dry_run:
            bar = output.progress(max(1, len(plan.images)))

            def show(progress: Progress) -> None:
                if progress.text:
                    bar.report(progress)

            report = importing.run_import(
                plan, choices, lambda work: work(project), on_progress=show
            )
            bar.clear()
        return _say(options, choices, plan, report, output)


def _choices(options: argparse.Namespace, plan: ImportPlan) -> ImportChoices:
    targets: dict[int, str | None] = {}
    for entry in options.map:
        name, sign, category = entry.partition("=")
        places = [c.place for c in plan.categories if c.category.name == name]
        if not sign or not places:
            known = ", ".join(sorted({c.category.name for c in plan.categories})[:20])
            raise CarnnError(f"--map {entry} names no category of the file.", f"It has: {known}.")
        targets |= dict.fromkeys(places, category.strip() or None)
    return ImportChoices(
        mode="replace" if options.replace else "merge",
        state=options.state,
        exif=options.exif,
        scale=options.scale,
        targets=targets,
    )


def _say(
    options: argparse.Namespace,
    choices: ImportChoices,
    plan: ImportPlan,
    report: ImportReport | None,
    output: Output,
) -> int:
    """Write preview and report; return 1 when nothing could be matched or a photo failed."""
    title = read_format(plan.annotations.format).title
    output.result(f"{options.file}: {title}")
    found_states = Counter[str](image.status for image in plan.images)
    states = ("matched", "missing", "ambiguous", "unreadable", "size")
    counts = {state: found_states[state] for state in states}
    said = ", ".join(f"{count} {state}" for state, count in counts.items() if count) or "none"
    output.result(f"images: {len(plan.images)} ({said})")
    output.result(f"objects: {len(plan.annotations.objects):,}, {plan.objects:,} of matched images")
    _say_categories(plan, choices, output)
    _say_notes(plan, report, output)
    if report is None:
        output.result("nothing was changed (--dry-run)")
    else:
        output.result(_summary(report))
        for path, reason in report.failed[:_SHOWN]:
            output.result(f"not imported: {path}: {reason}")
    output.data(_values(options, plan, report, counts))
    found = counts["matched"] or counts["size"] or not plan.images
    lost = not plan.annotations.objects and plan.notes.counts["left out"]
    if lost:
        output.result("nothing of what the file holds can be imported")
    return 0 if found and not lost and not (report and report.failed) else 1


def _say_categories(plan: ImportPlan, choices: ImportChoices, output: Output) -> None:
    """Name the categories with objects, and the others in one line."""
    for category in plan.categories:
        target = choices.targets.get(category.place, category.target)
        new = " (new)" if category.category_id is None else ""
        kind = f"to {target}{new}" if target else "left out"
        if category.objects:
            things = "1 object" if category.objects == 1 else f"{category.objects:,} objects"
            output.result(f"  {category.category.name}: {things}, {kind}")
    bare = [category.category.name for category in plan.categories if not category.objects]
    if bare:
        more = "" if len(bare) <= _NAMED else f" and {len(bare) - _NAMED} more"
        output.result(f"  without objects: {', '.join(bare[:_NAMED])}{more}")


def _say_notes(plan: ImportPlan, report: ImportReport | None, output: Output) -> None:
    """Write the findings: what is left out first, the first few of each kind."""
    totals = Counter(plan.notes.kinds)
    notes = list(plan.notes.listed)
    if report is not None:
        notes += report.notes
        totals += Counter((note.kind, note.effect) for note in report.notes)
    for effect in _EFFECTS:
        for kind in dict.fromkeys(note.kind for note in notes if note.effect == effect):
            found = [note for note in notes if (note.kind, note.effect) == (kind, effect)]
            for note in found[:_SHOWN]:
                place = f"{note.path}: " if note.path else ""
                output.result(f"{effect} [{kind}] {place}{note.message}")
            more = totals[kind, effect] - len(found[:_SHOWN])
            if more > 0:
                output.result(f"{effect} [{kind}] and {more:,} more")


def _summary(report: ImportReport) -> str:
    parts = [f"{report.objects} objects imported into {report.images} images"]
    parts += [f"{report.known} were there already"] if report.known else []
    parts += [f"{report.removed} replaced"] if report.removed else []
    parts += [f"{report.left_out} left out"] if report.left_out else []
    parts += [f"{report.categories_made} concepts made"] if report.categories_made else []
    parts += [f"{len(report.renumbered)} ids renumbered"] if report.renumbered else []
    return ", ".join(parts)


def _report_values(report: ImportReport) -> dict[str, Any]:
    values = asdict(report)
    values["concepts_made"] = values.pop("categories_made")
    return values


def _values(
    options: argparse.Namespace,
    plan: ImportPlan,
    report: ImportReport | None,
    counts: dict[str, int],
) -> dict[str, Any]:
    images = [
        {
            "file_name": entry.image.name,
            "id": entry.image.id,
            "status": entry.status,
            "path": entry.path,
            "how": entry.match.how,
            "objects": entry.objects,
            "exif": entry.fit.exif if entry.fit is not None else "none",
            "reason": entry.reason,
        }
        for entry in plan.images
    ]
    return {
        "file": options.file,
        "format": plan.annotations.format,
        "project": options.project,
        "counts": {**counts, "images": len(plan.images), "objects": len(plan.annotations.objects)},
        "images": images,
        "categories": [
            {
                "name": category.category.name,
                "id": category.category.id,
                "objects": category.objects,
                "concept": category.target,
                "new": category.category_id is None,
            }
            for category in plan.categories
        ],
        "notes": [asdict(note) for note in plan.notes.listed],
        "note_counts": {f"{k} {e}": n for (k, e), n in plan.notes.kinds.items()},
        "report": None if report is None else _report_values(report),
    }
