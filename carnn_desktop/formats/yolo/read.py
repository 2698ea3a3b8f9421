"""YOLO boxes and outlines: a folder of text files, class names in data.yaml or classes.txt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np
import yaml

from carnn_desktop.annotations.shapes import Box, Rings, Shape, Unusable
from carnn_desktop.formats.folder import SAMPLES, files_with
from carnn_desktop.formats.source import BadSource, Source, read_text, refusal
from carnn_desktop.formats.values import ImportedCategory, ImportedSet, SetBuilder

_NAMES = ("classes.txt", "obj.names", "names.txt", "classification.txt", "class_names.txt")
_LISTS = frozenset({*_NAMES, "train.txt", "val.txt", "test.txt", "readme.txt", "requirements.txt"})
_MAX_YAML_BYTES = 4 << 20
_MAX_CLASS = 100_000
_SLACK = 0.02


def detect(source: Source) -> float:
    """Return how sure it is that this is YOLO: a folder of labels, or its data.yaml."""
    if not source.is_folder:
        return 0.9 if source.suffix in (".yaml", ".yml") and _yaml_names(source.path) else 0.0
    lines: list[str] = []
    for name in _label_files(source)[:SAMPLES]:
        try:
            found = read_text(source.path / name).splitlines()
        except BadSource:
            continue
        lines += [line for line in found if line.strip()][:SAMPLES]
    return 0.8 * sum(map(_is_label, lines)) / len(lines) if lines else 0.0


def read(source: Source) -> ImportedSet:
    """Read all label files. Raises CarnnError when there are none."""
    if not source.is_folder:
        source = Source(source.path.parent)
    made = SetBuilder("yolo", source.path)
    names = _class_names(source)
    for place in range(len(names)):
        made.add_category(ImportedCategory(name=names[place]))
    count = len(names)
    for name in _label_files(source):
        try:
            text = read_text(source.path / name)
        except BadSource as problem:
            made.note(name, str(problem), "left out", "structure")
            continue
        image = made.image(_image_stem(name), name)
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip():
                continue
            where = f"{name}, line {number}"
            try:
                label, shape, score = _line(line)
            except Unusable as problem:
                made.note(where, problem.reason, "left out", "outline")
                continue
            while count <= label:
                made.add_category(ImportedCategory(name=f"class {count}"))
                made.note(where, f"class {count} has no name in the folder", "noted", "category")
                count += 1
            made.draw(image, label, shape, where, relative=True, score=score)
    if not made.has_images:
        raise refusal(source, "YOLO", "it holds no label file")
    return made.result()


def _label_files(source: Source) -> tuple[str, ...]:
    files = files_with(source, ".txt")
    return tuple(n for n in files if PurePosixPath(n).name.lower() not in _LISTS)


def _image_stem(name: str) -> str:
    """Return the image's path without suffix: labels/train/a.txt belongs to images/train/a.*."""
    path = PurePosixPath(name)
    parts = [part for part in path.parent.parts if part != "labels"]
    return PurePosixPath(*parts, path.stem).as_posix()


def _is_label(line: str) -> bool:
    try:
        _line(line)
    except Unusable:
        return False
    return True


def _line(line: str) -> tuple[int, Shape, float | None]:
    """Return class, shape in shares of the sides, and score of a line. Raises Unusable."""
    fields = line.split()
    try:
        numbers = [float(field) for field in fields]
    except ValueError:
        raise Unusable("", "must be a class and shares of the sides") from None
    if len(numbers) < 5 or not np.isfinite(numbers).all():
        raise Unusable("", f"has {len(numbers)} numbers, needs 5 or more")
    label, shares = numbers[0], numbers[1:]
    if not label.is_integer() or not 0 <= label < _MAX_CLASS:
        raise Unusable("", f"{fields[0]} is no class")
    if not all(-_SLACK <= share <= 1 + _SLACK for share in shares[: len(shares) // 2 * 2]):
        raise Unusable("", "holds numbers outside of 0 to 1, which are no shares of the sides")
    if len(shares) in (4, 5):
        x, y, w, h = shares[:4]
        if w <= 0 or h <= 0:
            raise Unusable("", f"the box is {w:g} x {h:g}")
        score = shares[4] if len(shares) == 5 else None
        return int(label), Box(x - w / 2, y - h / 2, x + w / 2, y + h / 2), score
    score = shares.pop() if len(shares) % 2 else None
    if len(shares) < 6:
        raise Unusable("", "an outline needs three points")
    return int(label), Rings((np.array(shares, dtype=np.float64),)), score


def _class_names(source: Source) -> list[str]:
    for name in source.files:
        if name.lower().endswith((".yaml", ".yml")):
            names = _yaml_names(source.path / name)
            if names:
                return names
    for folder in (source.path, source.path.parent):
        for name in _NAMES:
            names = _lines(folder / name)
            if names:
                return names
        for name in ("data.yaml", "dataset.yaml", "data.yml"):
            names = _yaml_names(folder / name) if (folder / name).is_file() else []
            if names:
                return names
    return []


def _lines(path: Path) -> list[str]:
    try:
        return [line.strip() for line in read_text(path).splitlines() if line.strip()]
    except BadSource:
        return []


def _yaml_names(path: Path) -> list[str]:
    """Return ``names`` of a data.yaml, a list or a mapping from numbers; [] where there is none."""
    try:
        value: Any = yaml.safe_load(read_text(path, _MAX_YAML_BYTES))
    except (BadSource, yaml.YAMLError, ValueError, RecursionError):
        return []
    names = value.get("names") if isinstance(value, dict) else None
    if isinstance(names, list):
        return [str(name) for name in names if isinstance(name, str | int)]
    return list(_filled(names)) if isinstance(names, dict) else []


def _filled(names: dict[Any, Any]) -> Iterator[str]:
    known = {k: str(v) for k, v in names.items() if type(k) is int and 0 <= k < _MAX_CLASS}
    for place in range(max(known, default=-1) + 1):
        yield known.get(place, f"class {place}")
