"""``demo``: the real photos that ship with two pip packages, segmented by the real program."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from carnn_desktop.commands.console.display import has_screen
from carnn_desktop.commands.console.output import Output
from carnn_desktop.commands.console.text_table import table_lines
from carnn_desktop.commands.segmenting.loading import Loader, load_real_segmenter
from carnn_desktop.commands.segmenting.options import SegmentOptions
from carnn_desktop.commands.segmenting.reports import ImageReport, dropped_words, kept_words
from carnn_desktop.commands.segmenting.segment import (
    segment_folder,
    summary_lines,
    summary_values,
)
from carnn_desktop.services.samples import copy_sample_photos

CATEGORIES = "cat, coffee cup, spoon, rocket, flag, helmet, motorcycle, flower, temple, pizza, bus"
"""One list for all photos: what is not on a photo has to fall there; the last two are on none."""

_HEADER = ("image", "kept", "dropped in step", "seconds")


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Run ``demo``."""
    open_window = None if arguments.no_gui or arguments.json else arguments.open_window
    return run_demo(arguments.dir, output, open_window=open_window)


def run_demo(
    folder: Path,
    output: Output,
    *,
    open_window: Callable[[Path | None], int] | None = None,
    load: Loader = load_real_segmenter,
) -> int:
    """Copy the photos to ``folder``/photos, segment them, print a table; then the window.

    ``open_window`` None keeps it closed; without a screen it stays closed too.
    """
    photos = folder / "photos"
    copy_sample_photos(photos)
    output.message(f"looking for: {CATEGORIES}")
    options = SegmentOptions(
        folder=photos,
        categories=CATEGORIES,
        out=folder / "annotations.json",
        overlays=folder / "overlays",
        project=folder / "photos.carnn",
        force=True,
    )
    summary = segment_folder(options, output, load=load)
    output.results(_table(summary.reports))
    output.result()
    output.results(summary_lines(summary))
    output.data(summary_values(summary))
    if summary.failed:
        return 1
    if open_window is not None and has_screen():
        output.message("opening the window on the result ...")
        return open_window(photos)
    output.message(f"to look at it in the window: python main.py gui {photos}")
    return 0


def _table(reports: Sequence[ImageReport]) -> list[str]:
    rows: list[tuple[str, ...]] = []
    for report in reports:
        if report.outcome == "failed":
            rows.append((report.path, f"failed: {report.reason}", "-", "-"))
        else:
            seconds = f"{report.seconds:.1f}" if report.outcome == "done" else "before"
            rows.append((report.path, kept_words(report), dropped_words(report), seconds))
    return table_lines(_HEADER, rows, numbers=False)
