"""A project of a hundred thousand photos, or a million: its size, and what reading it takes.

    python benchmarks/scale_store.py --photos 100000
    python benchmarks/scale_store.py --photos 1000000 --folder BIG_DISK

A sample of photos goes through the store as a run brings them in, three objects each, with trace
and record; its rows are then copied under new ids until there are as many as asked for: each is
as large as a real one, and the file as large as it would be. Sizes are bytes, times seconds, memory
MB of the resident set.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.contracts.results import (
    ModelIdentity,
    Proposal,
    SegmentationResult,
    Trace,
    TraceStep,
)
from carnn_desktop.project.lock import RUN
from carnn_desktop.project.project import Project
from carnn_desktop.project.uniting import unite_projects
from carnn_desktop.runs.planning import RunPlan, plan_run
from carnn_desktop.runs.process import ProcessedPhoto
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.runs.store import ProjectRunStore, with_categories

SAMPLE = 200
SIZE_WH = (1600, 1200)
OBJECTS = 3
NAMES = ("cat", "dog", "horse", "sofa", "car", "person", "tree", "bottle")
IDENTITY = ModelIdentity(role="both", id="fake", sha256="0" * 64, licence="none")
T = TypeVar("T")


def blob(chance: np.random.Generator) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Return a round thing with a ragged edge, some 200 pixels wide, (height, width) bool."""
    height, width = (int(n) for n in chance.integers(80, 320, 2))
    rows, columns = np.ogrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    waves = sum(
        chance.uniform(-0.12, 0.12) * np.cos(k * np.arctan2(rows, columns) + k) for k in range(2, 9)
    )
    found: np.ndarray[Any, np.dtype[np.bool_]] = np.hypot(rows, columns) < 0.8 + waves
    return found


def a_step(chance: np.random.Generator, texts: tuple[str, ...], kept: int) -> TraceStep:
    """Return a turn of the recurrence with smooth maps in small."""
    rows, columns = np.ogrid[0:1:48j, 0:1:64j]
    maps = [
        255 * np.exp(-20 * ((rows - y) ** 2 + (columns - x) ** 2))
        for x, y in chance.uniform(0, 1, (len(texts), 2))
    ]
    return TraceStep(
        texts=texts, scores=tuple(float(one) for one in chance.uniform(0, 1, len(texts))),
        kept=tuple(range(kept)), forced=None, thumbnails=np.stack(maps).astype(np.uint8),
    )  # fmt: skip


def processed(plan: RunPlan, path: str, number: int) -> ProcessedPhoto:
    """Return what a model would have found on a photo: three objects with maps, and a trace."""
    chance = np.random.default_rng(number)
    request = plan.request(path)
    proposals = []
    for index in chance.permutation(len(plan.queries))[:OBJECTS]:
        mask = blob(chance)
        height, width = mask.shape
        x, y = (int(chance.integers(0, whole - part)) for whole, part in
                zip(SIZE_WH, (width, height), strict=True))  # fmt: skip
        ramp = np.linspace(0, 40, mask.size).reshape(mask.shape)
        levels = np.where(mask, 200 + ramp, 60 + ramp).astype(np.uint8)
        proposals.append(
            Proposal(
                query_index=int(index),
                name=plan.queries[index].name,
                score=float(chance.uniform(0.3, 1)),
                forced=False,
                mask=mask,
                origin_xy=(x, y),
                levels=levels,
                level=0.5,
            )
        )
    names = tuple(query.name for query in plan.queries)
    steps = tuple(a_step(chance, names[:count], len(proposals)) for count in (len(names), OBJECTS))
    trace = Trace(steps=steps, kept=tuple(p.name for p in proposals), background_words=names)
    result = SegmentationResult(
        request=request, width=SIZE_WH[0], height=SIZE_WH[1], proposals=tuple(proposals),
        trace=trace, models=(IDENTITY,), device="cpu", dtype="float32", timings=(),
    )  # fmt: skip
    return ProcessedPhoto(result=result, sha256=f"{number:064x}")


def fill(folder: Path, photos: int, *, lists_only: bool = False) -> tuple[Path, dict[str, Any]]:
    """Make the project; return it, and what a photo takes to keep and to hold."""
    path = folder / "photos.carnn"
    listed = [f"{number // 1000:04}/{number:07}.jpg" for number in range(photos)]
    plan = plan_run(RunRequest(text=", ".join(NAMES)), ModelChoice())
    told: dict[str, Any] = {}
    with Project.open_or_create(path, folder, role=RUN) as project:
        _, told["list_made_seconds"] = timed(lambda: project.images.sync(listed))
        store = ProjectRunStore(project, with_categories(plan, project)[0])
        taken = 0.0
        for number in range(1, SAMPLE + 1):
            one = processed(plan, listed[number - 1], number)
            _, seconds = timed(lambda one=one, number=number: store.add(number, one))
            taken += seconds
        told["kept_ms_a_photo"] = round(1000 * taken / SAMPLE, 1)
    multiply(path, photos, ("facts",) if lists_only else ("documents", "facts", "traces", "runs"))
    with closing(sqlite3.connect(path)) as connection:
        for table, column in (("documents", "body"), ("traces", "body"), ("runs", "summary")):
            row = connection.execute(f"SELECT avg(length({column})) FROM {table}").fetchone()
            told[f"{table}_bytes_a_photo"] = round(row[0])
    told["file_mb"] = round(path.stat().st_size / 1e6)
    told["file_bytes_a_photo"] = round(path.stat().st_size / photos)
    return path, told


def multiply(path: Path, photos: int, tables: Sequence[str]) -> None:
    """Copy what the sample has to all other images, in their order, as a run writes them."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = OFF")
        known = {
            name: {row[0]: row[1:] for row in connection.execute(
                f"SELECT * FROM {name} WHERE image_id <= ?", (SAMPLE,))}
            for name in tables
        }  # fmt: skip
        sql = "SELECT id, state, sha256, width, height, doubt FROM images WHERE id <= ?"
        images = {row[0]: row[1:] for row in connection.execute(sql, (SAMPLE,))}
        connection.execute("BEGIN")
        for number in range(SAMPLE + 1, photos + 1):
            like = (number - 1) % SAMPLE + 1
            connection.execute(
                "UPDATE images SET state = ?, sha256 = ?, width = ?, height = ?, doubt = ? "
                "WHERE id = ?", (*images[like], number),
            )  # fmt: skip
            for name, rows in known.items():
                values = (number, *rows[like])
                places = ", ".join("?" * len(values))
                connection.execute(f"INSERT INTO {name} VALUES ({places})", values)
        connection.execute("COMMIT")


def read(path: Path) -> dict[str, Any]:
    """Return what opening takes, and what the lists of the window hold of it."""
    told: dict[str, Any] = {}
    start = memory_mb()
    project, told["open_seconds"] = timed(lambda: Project.open(path))
    before = memory_mb()
    images, told["list_seconds"] = timed(project.images.listed)
    told["list_mb"] = round(memory_mb() - before)
    before = memory_mb()
    summary, told["counts_seconds"] = timed(project.documents.summary)
    told["counts_mb"] = round(memory_mb() - before)
    told["images"], told["counted"] = len(images), len(summary)
    _, told["document_ms"] = timed(lambda: [project.documents.load(n) for n in range(1, 101)])
    told["document_ms"] = round(10 * told["document_ms"], 2)
    told["process_mb"] = round(memory_mb() - start)
    project.close()
    return told


def unite(folder: Path, photos: int = 2 * SAMPLE) -> dict[str, Any]:
    """Return what uniting the halves of a run takes, a photo."""
    place = folder / "halves"
    place.mkdir()
    path, _ = fill(place, photos)
    halves = []
    for half in (0, 1):
        halves.append(place / f"half{half}.carnn")
        shutil.copyfile(path, halves[-1])
        with closing(sqlite3.connect(halves[-1])) as connection:
            for table in ("documents", "traces", "runs"):
                connection.execute(f"DELETE FROM {table} WHERE image_id % 2 = ?", (half,))
            connection.execute("UPDATE images SET state = 'new' WHERE id % 2 = ?", (half,))
            connection.commit()
    report, seconds = timed(lambda: unite_projects(halves, place / "all.carnn"))
    if report.images != photos:
        raise AssertionError("photos were lost")
    return {"photos": photos, "ms_a_photo_taken": round(1000 * seconds / report.taken, 2)}


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Do work; return its value and seconds."""
    started = time.perf_counter()
    value = work()
    return value, round(time.perf_counter() - started, 4)


def memory_mb() -> float:
    """Return the resident set of this process now, its peak where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="where there is room, 10 GB for a million")
    parser.add_argument("--lists-only", action="store_true", help="without masks and traces")
    options = parser.parse_args()
    if options.photos < SAMPLE:
        parser.error(f"at least {SAMPLE} photos")
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        path, told = fill(folder, options.photos, lists_only=options.lists_only)
        told |= read(path)
        path.unlink()
        if not options.lists_only:
            told["unite"] = unite(folder)
    print(json.dumps({"photos": options.photos} | told, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
