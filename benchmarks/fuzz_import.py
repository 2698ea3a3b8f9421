"""Import thousands of damaged COCO files and see that each is refused or imported, never worse.

    python benchmarks/fuzz_import.py --files 5000 --seed 1

Every file goes the whole way of an import into a real project: reading, matching, writing, taking
back. What is checked of each: only CarnnError is raised; reading and planning leave the project's
bytes as they were, and so does a refusal; after an import every document can be read, its masks lie
in its photo, ids are unique; taken back, every document is what it was; nothing takes above 5 s.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from PIL import Image
from pycocotools import mask as coco_mask

from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.detect import read_annotations
from carnn_desktop.formats.importing.plan import ImportChoices, make_plan
from carnn_desktop.project.importing import run_import
from carnn_desktop.project.project import Project

LIMIT_S = 5.0
_FRESH_EVERY = 100
SIZE = (64, 48)

_DEEP = "@deep@"
_MANY_DIGITS = "@digits@"
_REPEATED = "@repeated@"
_NASTY: tuple[Any, ...] = (
    None, True, False, "", "x", "1", " 3 ", "\ud800", "images/../../etc/passwd", "a" * 5000,
    0, -1, 1, 2**31, 2**53, 2**63, 10**30, -(10**30), 0.5, 1e308, -1e308, 1e-320,
    float("nan"), float("inf"), float("-inf"), [], {}, [[]], [{}], [None], [[None]], {"a": {}},
    [1, 2, 3], [[1, 2, 3, 4]], [[1, 2, 3, 4, 5]], [[0, 0, 1e9, 0, 1e9, 1e9]], [[1e300] * 8],
    [-5, -5, 3, 3], [10, 10, -4, -4], [0, 0, 1e9, 1e9], [0, 0, 0, 0], [[5, 5] * 30_000],
    {"size": [48, 64], "counts": "@@@"}, {"size": [48, 64], "counts": [3072]},
    {"size": [48, 64], "counts": [10, -5, 3067]}, {"size": [10**9, 10**9], "counts": [10**18]},
    {"size": [48, 64], "counts": [1] * 3072}, {"size": [48, 64], "counts": "04" * 2000},
    {"size": [48, 64]}, {"counts": [1]}, {"size": "48x64", "counts": 5},
    _DEEP, _MANY_DIGITS, _REPEATED,
)  # fmt: skip


def sample() -> dict[str, Any]:
    """Return a COCO file with all that occurs: parts, run lengths, crowds, keypoints, boxes."""
    square = [[5, 5, 20, 5, 20, 20, 5, 20]]
    shapes: list[Any] = [
        square,
        [*square, [30, 30, 40, 30, 40, 40]],
        {"size": [48, 64], "counts": [100, 20, 28, 20, 2904]},
        {"size": [48, 64], "counts": _compressed()},
        [],
        [[1.5, 2.25, 60.75, 3.5, 30.125, 44.5]],
    ]
    images = [
        {"id": number, "file_name": f"sub/{number}.png", "width": 64, "height": 48, "license": 1}
        for number in range(1, 5)
    ]
    annotations = [
        {
            "id": number + 1,
            "image_id": number % 4 + 1,
            "category_id": number % 3 + 1,
            "segmentation": shapes[number % len(shapes)],
            "bbox": [5, 5, 15 + number % 7, 15],
            "area": 225,
            "iscrowd": int(number % len(shapes) == 2),
            "keypoints": [6, 6, 2, 9, 9, 1],
            "attributes": {"occluded": number % 2 == 0},
        }
        for number in range(12)
    ]
    return {
        "info": {"description": "sample"},
        "licenses": [{"id": 1, "name": "none", "url": ""}],
        "images": images,
        "annotations": annotations,
        "categories": [{"id": n, "name": f"thing {n}", "supercategory": ""} for n in (1, 2, 3)],
    }


def _compressed() -> str:
    pixels = np.zeros((SIZE[1], SIZE[0]), dtype=np.uint8, order="F")
    pixels[10:30, 20:50] = 1
    pixels[15:20, 30:35] = 0
    counts: bytes = coco_mask.encode(pixels)["counts"]
    return counts.decode("ascii")


def damaged_files(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield (what was done, bytes) of damaged copies of :func:`sample`."""
    rng = random.Random(seed)
    whole = json.dumps(sample()).encode()
    for _ in range(count):
        if rng.random() < 0.2:
            yield damaged_bytes(rng, whole)
        else:
            yield damaged_value(rng, sample())


def damaged_bytes(rng: random.Random, data: bytes) -> tuple[str, bytes]:
    """Return what was done, and bytes that were cut, changed, left out or doubled."""
    ways: tuple[tuple[str, Callable[[random.Random, bytes], bytes]], ...] = (
        ("cut off", _cut),
        ("bytes changed", _bytes_changed),
        ("piece removed", _piece_removed),
        ("piece doubled", _piece_doubled),
    )
    name, way = rng.choice(ways)
    return name, way(rng, data) if data else data


def damaged_value(rng: random.Random, value: Any) -> tuple[str, bytes]:
    """Return what was done, and a JSON value with something odd in some of its places."""
    done = [_change(rng, value) for _ in range(rng.choice((1, 1, 1, 2, 3, 8)))]
    return ", ".join(done), _written(rng, value)


def _cut(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data))]


def _bytes_changed(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randint(1, 10)):
        changed[rng.randrange(len(changed))] = rng.choice(b'"{}[],:0-9eE.\\\x00\xff\x80 NnIt')
    return bytes(changed)


def _piece_removed(rng: random.Random, data: bytes) -> bytes:
    start = rng.randrange(len(data))
    return data[:start] + data[start + rng.randint(1, 400) :]


def _piece_doubled(rng: random.Random, data: bytes) -> bytes:
    start = rng.randrange(len(data))
    end = start + rng.randint(1, 400)
    return data[:end] + data[start:end] + data[end:]


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Return (container, key) of everything within a JSON value."""
    found: list[tuple[Any, Any]] = []
    stack = [value]
    while stack:
        item = stack.pop()
        keys = list(item) if isinstance(item, dict) else range(len(item))
        for key in keys:
            found.append((item, key))
            if isinstance(item[key], dict | list):
                stack.append(item[key])
    return found


def _change(rng: random.Random, value: Any) -> str:
    places = _places(value)
    if not places:
        return "nothing left"
    # half of the changes strike a random level first, so that the few upper ones have their share
    container, key = rng.choice(places)
    if rng.random() < 0.3:
        rows = [place for place in places if isinstance(place[0], dict)]
        container, key = rng.choice(rows or places)
    way = rng.random()
    if way < 0.15:
        del container[key]
        return f"without {key}"
    if way < 0.25 and isinstance(container, list):
        container.insert(key, copy.deepcopy(container[key]))
        return f"element {key} twice"
    if way < 0.35:
        other, at = rng.choice(places)
        try:
            container[key] = copy.deepcopy(other[at])
        except (KeyError, IndexError):
            container[key] = None
        return f"{key} from elsewhere"
    container[key] = copy.deepcopy(rng.choice(_NASTY))
    return f"{key} = {str(container[key])[:30]}"


def _written(rng: random.Random, value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=rng.random() < 0.8)
    text = text.replace(f'"{_DEEP}"', "[" * 3000 + "]" * 3000 if rng.random() < 0.5 else _nest(60))
    text = text.replace(f'"{_MANY_DIGITS}"', "9" * rng.choice((25, 400, 6000)))
    text = text.replace(f'"{_REPEATED}"', '{"id":1,"id":2}')
    if rng.random() < 0.05:
        text = text.replace('"id": ', '"id": 7, "id": ', rng.randint(1, 4))
    return text.encode("utf-8", "surrogatepass")


def _nest(depth: int) -> str:
    return '{"a":' * depth + "1" + "}" * depth


# What is checked ----------------------------------------------------------------------------------


@dataclass(slots=True)
class Outcome:
    """Of one file: ``imported``, ``partly`` (some left out) or ``refused``; seconds it took."""

    result: str
    seconds: float


class Target:
    """A project with photos and some annotations, into which every file is imported."""

    def __init__(self, folder: Path) -> None:
        photos = folder / "photos" / "sub"
        photos.mkdir(parents=True)
        for number in range(1, 5):
            pixels = np.full((SIZE[1], SIZE[0], 3), number * 40, dtype=np.uint8)
            Image.fromarray(pixels).save(photos / f"{number}.png")
        self._file = folder / "damaged.json"
        self.project = Project.create(folder / "p.carnn", folder / "photos")
        connection = self.project._file.connection
        connection.execute("PRAGMA synchronous = OFF")  # nothing here survives anyway
        self.refs = list(self.project.images.sync([f"sub/{n}.png" for n in range(1, 5)]))
        self._file.write_text(json.dumps(sample()))
        plan = make_plan(read_annotations(self._file), self.project.folder, self.refs, ())
        run_import(plan, ImportChoices(), lambda work: work(self.project))

    def close(self) -> None:
        """Close the project."""
        self.project.close()

    def digest(self) -> str:
        """Return the hash of the project file."""
        return hashlib.sha256(self.project.path.read_bytes()).hexdigest()

    def documents(self) -> list[ImageDocument]:
        """Return all documents."""
        return [self.project.documents.load(ref.id) for ref in self.refs]

    def attempt(self, data: bytes, *, replace: bool) -> Outcome:
        """Import a file and take it back; AssertionError for anything that must not be."""
        self._file.write_bytes(data)
        return self.attempt_source(self._file, replace=replace)

    def attempt_source(self, source: Path, *, replace: bool) -> Outcome:
        """Do the same with a file or folder that is there."""
        before, documents = self.digest(), self.documents()
        started = time.monotonic()
        try:
            annotations = read_annotations(source)
            categories = self.project.categories.listed()
            plan = make_plan(annotations, self.project.folder, self.refs, categories)
        except CarnnError as error:
            _require(bool(error.reason), "a refusal without a reason")
            _require(self.digest() == before, "a refusal changed the project")
            return Outcome("refused", _within(started))
        _require(self.digest() == before, "a preview changed the project")
        choices = ImportChoices(mode="replace" if replace else "merge")
        report = run_import(plan, choices, lambda work: work(self.project))
        seconds = _within(started)
        self._check()
        self.project.imports.undo()
        _require(self.documents() == documents, "taking back did not bring back what was there")
        partly = plan.notes.counts["left out"] + report.left_out + len(report.failed)
        return Outcome("partly" if partly else "imported", seconds)

    def _check(self) -> None:
        numbers: set[int] = set()
        for document in self.documents():
            for annotation in document.annotations:
                x, y, w, h = annotation.mask.bbox_xywh
                _require(w > 0 and h > 0, "an empty mask")
                _require(x >= 0 and y >= 0 and x + w <= SIZE[0] and y + h <= SIZE[1], "outside")
                number = self.project.annotation_ids.number(annotation.id, 0)
                _require(number > 0 and number not in numbers, "an id that is not unique")
                numbers.add(number)
        ids = [ref.file_id for ref in self.project.images.listed()]
        _require(len(set(ids)) == len(ids), "two images of one id")
        ids = [category.file_id for category in self.project.categories.listed()]
        _require(len(set(ids)) == len(ids), "two categories of one id")


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise AssertionError(otherwise)


def _within(started: float) -> float:
    seconds = time.monotonic() - started
    _require(seconds < LIMIT_S, f"it took {seconds:.1f} s")
    return seconds


def fuzz(count: int, seed: int, folder: Path, tell: Callable[[str], object]) -> Counter[str]:
    """Import ``count`` damaged files; return how many had which result. Raises AssertionError."""
    target = Target(folder / "0")
    results: Counter[str] = Counter()
    slowest = 0.0
    try:
        for number, (done, data) in enumerate(damaged_files(count, seed)):
            if number % _FRESH_EVERY == _FRESH_EVERY - 1:  # categories stay when one is taken back
                target.close()
                target = Target(folder / str(number))
            try:
                outcome = target.attempt(data, replace=number % 2 == 1)
            except Exception as error:
                kept = Path(tempfile.gettempdir()) / f"fuzz_import_{seed}_{number}.json"
                kept.write_bytes(data)
                raise AssertionError(
                    f"file {number} ({done}), kept as {kept}: {error!r}"
                ) from error
            results[outcome.result] += 1
            slowest = max(slowest, outcome.seconds)
            if (number + 1) % 500 == 0:
                tell(f"{number + 1} files: {dict(results)}, slowest {slowest:.2f} s")
    finally:
        target.close()
    results["slowest ms"] = round(slowest * 1000)
    return results


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        results = fuzz(options.files, options.seed, Path(folder), print)
    print(f"{options.files} files in {time.monotonic() - started:.0f} s: {dict(results)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
