"""``check_file``: is a COCO file what its readers expect? Never fails, whatever the file holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from carnn_desktop.formats.coco import rules
from carnn_desktop.formats.coco.checking.annotations import AnnotationChecker
from carnn_desktop.formats.coco.checking.images import check_images
from carnn_desktop.formats.coco.checking.sections import (
    STREAMED,
    ImageChecker,
    Known,
    check_categories,
    check_info,
    check_top,
)
from carnn_desktop.formats.coco.json_text import (
    JsonProblem,
    JsonReader,
    TopLevel,
    child,
    odd_values,
    open_json,
)
from carnn_desktop.formats.coco.rules import DEFAULT_LIMIT, Collector, Violation

__all__ = ["Violation", "check_file"]


def check_file(
    path: Path, images_dir: Path | None = None, *, limit: int | None = DEFAULT_LIMIT
) -> tuple[Violation, ...]:
    """Check the COCO file ``path`` against all rules that a file can be checked against.

    images_dir : folder of the photos; with it their existence and displayed size are checked too
    limit : violations listed for each rule and level, None = all; the rest are counted

    Errors are what makes readers fail or lose objects, warnings what some of them take amiss.
    Of a file in ASCII a part is in memory, of another one its text; images and annotations are
    decoded one by one.
    """
    found = Collector(limit)
    try:
        _check(open_json(path), images_dir, found)
    except JsonProblem as problem:
        place = f"line {problem.line}, column {problem.column}: " if problem.line else ""
        found.error(rules.JSON, "$", place + problem.reason)
    except MemoryError:
        found.error(rules.JSON, "$", "the file is too large for the memory of this machine")
    return found.violations()


def _check(reader: JsonReader, images_dir: Path | None, found: Collector) -> None:
    first = reader.first()
    if not first:
        raise JsonProblem("the file is empty")
    if first == "<":
        raise JsonProblem("this is XML or HTML, not JSON")
    top = reader.top_level(STREAMED)
    raw_text = not reader.is_ascii
    if reader.suspicious and top.is_object:
        for key, value in top.values.items():
            _note_odd(value, child("$", key), found)
    reader.suspicious = False
    if not check_top(top, found):
        return
    check_info(top, found)
    known = Known(sections=frozenset([*top.arrays, *top.values]))
    check_categories(top.values.get("categories"), known, found)
    if raw_text:
        _check_ascii(top, found)
    images = ImageChecker(known, found, keep_files=images_dir is not None, raw_text=raw_text)
    count = _each(reader, top, "images", images.check, found)
    if not count and "images" in top.arrays:
        found.warning(rules.NEGATIVES, "$.images", "the file names no image")
    annotations = AnnotationChecker(known, found)
    _each(reader, top, "annotations", annotations.check, found)
    annotations.finish()
    if images_dir is not None:
        check_images(images_dir, known.files, found)


def _each(
    reader: JsonReader,
    top: TopLevel,
    key: str,
    check: Callable[[int, Any], None],
    found: Collector,
) -> int:
    """Call ``check`` with every element of a streamed array; return how many there are."""
    if key not in top.arrays:
        return 0
    count = 0
    for index, value in enumerate(reader.elements(top.arrays[key])):
        if reader.suspicious:
            _note_odd(value, f"$.{key}[{index}]", found)
            reader.suspicious = False
        check(index, value)
        count += 1
    return count


def _note_odd(value: Any, path: str, found: Collector) -> None:
    for where, message in odd_values(value, path):
        found.error(rules.JSON, where, message)


def _check_ascii(top: TopLevel, found: Collector) -> None:
    """Name the categories with raw letters, or the file when they stand elsewhere."""
    categories = top.values.get("categories")
    for index, value in enumerate(categories if isinstance(categories, list) else ()):
        name = value.get("name") if isinstance(value, dict) else None
        if isinstance(name, str) and not name.isascii():
            text = f"{rules.shown(name)} is written raw: escape it as \\uXXXX"
            found.warning(rules.ASCII, f"$.categories[{index}].name", text)
