"""Mutated inputs over imports, projects, models and settings: nothing but an answer may come back.

    python benchmarks/fuzz_inputs.py --count 3000 --seed 1

For each input a child process reads it as the program does. A traceback, more than 10 seconds or
more than 1 GB is a finding; its input is kept in ``--keep DIR``. Exit code 1 when there is one.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from fuzz_seeds import make_seeds, mutated_bytes, mutated_rows, mutated_text

SECONDS = 10
WAIT = 60
MEGABYTES = 1024
KINDS = ("import", "project", "model", "settings")
_BATCH = 50


class TooSlow(BaseException):
    """Not an Exception, so that no handler of what is tested takes it."""


@contextlib.contextmanager
def limited() -> Iterator[None]:
    """Raise TooSlow in the block after SECONDS of work, or much longer when it waits.

    A busy machine shall not make findings, so what counts is the processor's time.
    """

    def late(_number: int, _frame: object) -> None:
        raise TooSlow

    timers = (
        (signal.SIGPROF, signal.ITIMER_PROF, SECONDS),
        (signal.SIGALRM, signal.ITIMER_REAL, WAIT),
    )
    for number, timer, seconds in timers:
        signal.signal(number, late)
        signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        for _, timer, _ in timers:
            signal.setitimer(timer, 0)


def read_import(path: Path) -> None:
    """Read labels, plan their import into a folder of photos and do it."""
    from carnn_desktop.formats.detect import read_annotations
    from carnn_desktop.formats.importing.plan import ImportChoices, make_plan
    from carnn_desktop.photos.listing import list_images
    from carnn_desktop.project import importing
    from carnn_desktop.project.project import Project

    photos = path.parent / "photos"
    found = read_annotations(path)
    with Project.open_or_create(path.parent / "into.carnn", photos) as project:
        refs = project.images.sync(list_images(photos, recursive=True))
        plan = make_plan(found, project.folder, refs, project.categories.listed())
        importing.run_import(plan, ImportChoices(), lambda work: work(project))


def read_project(path: Path) -> None:
    """Open a project, read every document and export all."""
    from carnn_desktop.cli import main

    out = path.parent / "exported.json"
    code = main(["export", str(path), "--to", "coco", "--all-images", "--proposals",
                 "--out", str(out), "--force"])  # fmt: skip
    if code not in (0, 1, 2):
        raise AssertionError(f"exit code {code}")


def read_model(path: Path) -> None:
    """List the models of a folder."""
    from carnn_desktop.engine.backbones.registry import family_for
    from carnn_desktop.engine.weights.files import read_object
    from carnn_desktop.services.model_list import ModelCatalog

    entries = ModelCatalog(path.parent).entries()
    if not any(entry.where == path for entry in entries):
        raise AssertionError("the model is not listed")
    family_for(str(path))
    read_object(path / "preprocessor_config.json")


def read_settings(path: Path) -> None:
    """Read the settings as at the start; a second start has nothing to say."""
    from carnn_desktop.services.settings import SettingsStore

    SettingsStore(path)
    if SettingsStore(path).take_notices():
        raise AssertionError("the second start complains again")


READERS: dict[str, Callable[[Path], None]] = {
    "import": read_import,
    "project": read_project,
    "model": read_model,
    "settings": read_settings,
}


def prepared(kind: str, seeds: Path, work: Path, chance: random.Random) -> Path:
    """Copy a seed into ``work`` with one to four mutations; return what is to be read."""
    choice = chance.choice(sorted(p for p in (seeds / kind).iterdir() if p.name != "photos"))
    if (seeds / kind / "photos").is_dir():
        shutil.copytree(seeds / kind / "photos", work / "photos")
    target = work / choice.name
    if choice.is_dir():
        shutil.copytree(choice, target)
        file = chance.choice(sorted(p for p in target.rglob("*") if p.is_file()))
    else:
        file = Path(shutil.copy(choice, target))
    if file.suffix == ".carnn" and chance.random() < 0.6:
        mutated_rows(file, chance)
    else:
        data = file.read_bytes()
        for _ in range(chance.randint(1, 4)):
            textual = file.suffix in (".json", ".xml", ".yaml", ".txt") and chance.random() < 0.7
            data = mutated_text(data, chance) if textual else mutated_bytes(data, chance)
        file.write_bytes(data)
    return target


def one(kind: str, seed: int, seeds: Path, keep: Path | None) -> tuple[str, float]:
    """Read one mutated input; return what is wrong ("" = nothing) and the seconds it took."""
    from carnn_desktop.contracts.errors import CarnnError

    chance = random.Random(seed)
    wrong, started = "", time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        target = prepared(kind, seeds, work, chance)
        original = Path(shutil.copytree(work, f"{folder}-kept")) if keep else None
        started = time.process_time()
        try:
            with limited():
                READERS[kind](target)
        except CarnnError:
            pass
        except TooSlow:
            wrong = "took more than 10 seconds"
        except BaseException:  # noqa: BLE001 - a finding, whatever it is
            wrong = traceback.format_exc(limit=-3)
        if keep is not None and original is not None:
            if wrong:
                shutil.copytree(original, keep / f"{kind}-{seed}", dirs_exist_ok=True)
            shutil.rmtree(original)
    return wrong, time.process_time() - started


def batch(kind: str, first: int, count: int, seeds: Path, keep: Path | None, told: Any) -> None:
    """Read some inputs in a process of its own; send (seed, what is wrong, seconds, MB)."""
    sys.stdout = sys.stderr = (seeds / "said.txt").open("a", encoding="utf-8")
    for number in range(first, first + count):
        wrong, seconds = one(kind, number, seeds, keep)
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        if used > MEGABYTES and not wrong:
            wrong = f"took {used:.0f} MB"
        told.send((number, wrong, seconds, used))
        if used > MEGABYTES:
            break
    told.close()


def run(count: int, seed: int, keep: Path | None) -> dict[str, Any]:
    """Read ``count`` inputs, as many of each kind; return the figures and the findings."""
    context = multiprocessing.get_context("spawn")
    findings: list[dict[str, Any]] = []
    slowest, largest, done = 0.0, 0.0, Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder) / "seeds"
        with contextlib.redirect_stdout(sys.stderr):
            make_seeds(seeds)
        for kind in KINDS:
            number, end = seed * 1_000_000, seed * 1_000_000 + count // len(KINDS)
            while number < end:
                here, there = context.Pipe(duplex=False)
                size = min(_BATCH, end - number)
                child = context.Process(target=batch, args=(kind, number, size, seeds, keep, there))
                child.start()
                there.close()
                at = number
                with contextlib.suppress(EOFError):
                    while here.poll(2 * WAIT):
                        at, wrong, seconds, used = here.recv()
                        done[kind] += 1
                        slowest, largest = max(slowest, seconds), max(largest, used)
                        if wrong:
                            findings.append({"kind": kind, "seed": at, "wrong": wrong})
                        at += 1
                if at < number + size and not (findings and findings[-1]["seed"] == at - 1):
                    findings.append(
                        {"kind": kind, "seed": at, "wrong": "the process ended or hung"}
                    )
                    at += 1
                child.kill()
                child.join()
                number = max(at, number + 1)
                print(f"{sum(done.values())} of {count}", file=sys.stderr)
    return {
        "inputs": sum(done.values()), "kinds": dict(done), "findings": findings,
        "slowest_s": round(slowest, 2), "largest_mb": round(largest),
    }  # fmt: skip


def main() -> int:
    """Run it and print the result as JSON; return 1 when there is a finding."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    found = run(options.count, options.seed, options.keep)
    print(json.dumps(found, indent=1))
    return 1 if found["findings"] else 0


if __name__ == "__main__":
    sys.exit(main())
