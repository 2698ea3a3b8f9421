"""``--watch``: photos are labelled as they arrive, until the time is over or Ctrl+C.

What is done is in the project, so that it goes on there when it is started again; what is kept in
memory of each photo is its name.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from carnn_desktop.commands.console.output import Output
from carnn_desktop.commands.segmenting.folder_run import FolderRun
from carnn_desktop.commands.segmenting.options import SegmentOptions, photos_in
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.export.options import ExportImage
from carnn_desktop.runs.store import RunStore

_REPORTS = 1_000
_MOST_SECONDS = 86_400
_UNDONE = ("new", "failed")


class Arrivals:
    """The photos of a folder that are whole: of the same size and time at two looks in a row.

    overlays : where pictures of them are drawn; what is there are no photos
    """

    def __init__(self, folder: Path, *, recursive: bool, overlays: Path | None = None) -> None:
        self._folder, self._recursive, self._overlays = folder, recursive, overlays
        self._looks: dict[str, tuple[int, int]] = {}
        self._whole: set[str] = set()
        self._failed: dict[str, tuple[int, int]] = {}

    def look(self) -> tuple[list[str], frozenset[str]]:
        """Look once; return all photos that are whole, in order, and which of them are new."""
        for name in [n for n, state in self._failed.items() if self._state(n) != state]:
            del self._failed[name]
            self._whole.discard(name)
        found = photos_in(self._folder, recursive=self._recursive, overlays=self._overlays)
        looks = {name: self._state(name) for name in found if name not in self._whole}
        new = {name for name, state in looks.items() if self._looks.get(name) == state}
        self._looks = looks
        self._whole = (self._whole & set(found)) | new
        return [name for name in found if name in self._whole], frozenset(new)

    def again(self, names: Iterable[str]) -> None:
        """Take what was new at the last look again when it changes: it failed, not being whole."""
        self._failed.update((name, self._looks[name]) for name in names)

    def _state(self, name: str) -> tuple[int, int]:
        try:
            found = os.stat(self._folder / name)  # noqa: PTH116 - of each photo at each look
        except OSError:
            return (-1, -1)
        return (found.st_size, found.st_mtime_ns)


def check_watch(options: SegmentOptions) -> None:
    """Raise CarnnError when watching is asked for in a way that cannot be gone on with."""
    if options.watch and options.project is None:
        raise CarnnError("--watch needs --project.", "Name a file, so that it can go on later.")
    if options.watch and options.shard is not None:
        raise CarnnError("--watch and --shard exclude each other.", "Watch a folder for each.")
    if options.watch and options.ray is not None:
        raise CarnnError(
            "--watch and --ray exclude each other.", "Use --devices: its processes stay loaded."
        )
    minutes = options.watch_minutes
    if minutes is not None and not options.watch:
        raise CarnnError("--watch-minutes needs --watch.", "Add it, or leave the minutes out.")
    if not 0 < options.watch_seconds <= _MOST_SECONDS or not (minutes is None or minutes > 0):
        raise CarnnError(
            f"Times of watching must be above 0, --watch-seconds at most {_MOST_SECONDS}.",
            "Leave them out for the usual ones.",
        )


def watch(options: SegmentOptions, run: FolderRun, store: RunStore, output: Output) -> None:
    """Work on what arrives; returns when the time is over, or at Ctrl+C."""
    arrivals = Arrivals(options.folder, recursive=options.recursive, overlays=options.overlays)
    minutes = options.watch_minutes
    until = None if minutes is None else time.monotonic() + 60 * minutes
    output.message(f"watching {options.folder}; Ctrl+C ends it")
    away = False
    try:
        while True:
            listed: list[str] = []
            new: frozenset[str] = frozenset()
            try:
                listed, new = arrivals.look()
                away = False
            except CarnnError as error:  # a share or a card that is not there at the moment
                if not away:
                    output.message(f"{error.reason} It is waited for.")
                away = True
            if new:
                refs = [ref for ref in store.arrived(listed) if ref.path in new]
                run.reports[:] = [told for told in run.reports if told.path not in new]
                for _ in run.images(refs):
                    del run.reports[:-_REPORTS]
                arrivals.again(r.path for r in store.refs() if r.reason and r.path in new)
            if until is not None and time.monotonic() >= until:
                return
            time.sleep(options.watch_seconds)
    except KeyboardInterrupt:
        output.message("no longer watching")


def watched_images(run: FolderRun, store: RunStore) -> Iterator[ExportImage]:
    """Yield all photos of the project that were worked on, for the COCO file."""
    for ref in store.refs():
        if ref.state not in _UNDONE:
            yield run.exported(ref)
