"""`merge`, `split`, `filter` and `stats`: COCO file in, COCO file or counts out."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from carnn_desktop.commands.console.files import require_file
from carnn_desktop.commands.console.output import Output
from carnn_desktop.contracts.queries import split_names
from carnn_desktop.formats.coco.tools.divide import PartReport, filter_file, split_file
from carnn_desktop.formats.coco.tools.merge import merge_files
from carnn_desktop.formats.coco.tools.stats import file_stats
from carnn_desktop.project.uniting import unite_projects

PROJECT_SUFFIX = ".carnn"
_NAMED = 8


def run_file_tool(arguments: argparse.Namespace, output: Output) -> int:
    """Run the named tool; return 0. Raises CarnnError."""
    given = arguments.files if arguments.command == "merge" else [arguments.file]
    for file in given:
        require_file(file, "Give a COCO JSON file, or several projects for a project.")
    return _TOOLS[arguments.command](arguments, output) or 0


def _unite(arguments: argparse.Namespace, output: Output) -> int:
    """Merge projects; return 1 when photos are left that none of them has worked on."""
    report = unite_projects(arguments.files, arguments.out, overwrite=arguments.force)
    if report.both:
        output.result(f"{report.both} images are done in several projects; the first one's stay")
    for path in report.damaged[:_NAMED]:
        output.message(f"damaged and left out: {path}")
    output.result(f"{report.path}: {report.images:,} images are done, {report.taken:,} were added")
    if report.not_done:
        more = len(report.not_done) - _NAMED
        rest = f" and {more:,} more" if more > 0 else ""
        output.message(f"not done: {', '.join(report.not_done[:_NAMED])}{rest}")
    output.data(asdict(report))
    return 1 if report.not_done or report.damaged else 0


def _merge(arguments: argparse.Namespace, output: Output) -> int:
    """Merge; return 1 when parts of a run are missing, which are named."""
    if arguments.out.suffix == PROJECT_SUFFIX:
        return _unite(arguments, output)
    report = merge_files(arguments.files, arguments.out, overwrite=arguments.force)
    for file, section, count in report.renumbered:
        output.result(f"{file}: {count} of its {section} have new ids")
    if report.shared_images:
        output.result(f"{report.shared_images} images are in several files and are one now")
    if report.duplicates:
        output.result(f"{report.duplicates} annotations were there already and were left out")
    output.result(
        f"{report.path}: {report.images:,} images, {report.annotations:,} annotations, "
        f"{report.categories:,} categories"
    )
    if report.missing_shards:
        named = ", ".join(map(str, report.missing_shards[:20]))
        more = len(report.missing_shards) - 20
        rest = f" and {more} more" if more > 0 else ""
        output.message(f"missing: the parts {named}{rest} of the run; merge them in later")
    output.data(asdict(report))
    return 1 if report.missing_shards else 0


def _split(arguments: argparse.Namespace, output: Output) -> None:
    parts = split_file(
        arguments.file,
        arguments.out_dir,
        val=arguments.val,
        seed=arguments.seed,
        stratify=arguments.stratify,
        overwrite=arguments.force,
    )
    for part in parts:
        _show_part(part, output)
    output.data({"parts": [asdict(part) for part in parts]})


def _filter(arguments: argparse.Namespace, output: Output) -> None:
    part = filter_file(
        arguments.file,
        arguments.out,
        categories=split_names(arguments.categories or ""),
        smallest=arguments.min_area,
        largest=arguments.max_area,
        drop_empty=arguments.drop_empty,
        overwrite=arguments.force,
    )
    _show_part(part, output)
    output.data(asdict(part))


def _stats(arguments: argparse.Namespace, output: Output) -> None:
    stats = file_stats(arguments.file)
    say = output.result
    say(f"{stats.path}")
    say(f"  images        {stats.images:,} ({stats.empty_images:,} without annotations)")
    low, middle, high = stats.per_image
    say(f"  annotations   {stats.annotations:,} ({low} to {high} an image, median {middle:g})")
    say(f"  crowds        {stats.crowds:,}")
    say("  masks         " + _listed(stats.kinds))
    say("  sizes         " + _listed(stats.sizes) + " (32 and 96 pixels squared)")
    say("  image sizes   " + ", ".join(f"{size}: {count:,}" for size, count in stats.image_sizes))
    width = max((len(category.name) for category in stats.categories), default=0)
    say(f"  {'category':<{width}}  annotations  images  area: quartiles")
    for category in sorted(stats.categories, key=lambda c: (-c.annotations, c.name)):
        quartiles = category.area_quartiles
        areas = " / ".join(f"{value:,.0f}" for value in quartiles) if quartiles else "-"
        counts = f"{category.annotations:>11,}  {category.images:>6,}"
        say(f"  {category.name:<{width}}  {counts}  {areas}")
    for first, second, count in stats.together[:5]:
        say(f"  together in {count:,} images: {first}, {second}")
    output.data(asdict(stats))


_TOOLS = {"merge": _merge, "split": _split, "filter": _filter, "stats": _stats}


def _show_part(part: PartReport, output: Output) -> None:
    output.result(f"{part.path}: {part.images:,} images, {part.annotations:,} annotations")


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{name}: {count:,}" for name, count in counts.items()) or "none"
