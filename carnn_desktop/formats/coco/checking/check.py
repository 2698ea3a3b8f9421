"""``check_file``: is a COCO file what its readers expect? Never fails, whatever the file holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from carnn_desktop.formats.coco import rules
from carnn_desktop.formats.coco.checking.annotations import AnnotationChecker
from carnn_desktop.formats.coco.checking.images import check_images
from carnn_desktop.formats.coco.checking.sections import (
    ImageChecker,
    Known,
    check_categories,
    check_info,
    check_top,
)
from carnn_desktop.formats.coco.json_text import JsonProblem, odd_values, open_json
from carnn_desktop.formats.coco.rules import DEFAULT_LIMIT, Collector, Violation
from carnn_desktop.formats.coco.stream import STREAMED, CocoStream

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
        _check(_opened(path), images_dir, found)
    except JsonProblem as problem:
        found.error(rules.JSON, "$", problem.told)
    except MemoryError:
        found.error(rules.JSON, "$", "the file is too large for the memory of this machine")
    return found.violations()


def _opened(path: Path) -> CocoStream:
    reader = open_json(path)
    first = reader.first()
    if not first:
        raise JsonProblem("the file is empty")
    if first == "<":
        raise JsonProblem("this is XML or HTML, not JSON")
    return CocoStream(reader, reader.top_level(STREAMED))


def _check(stream: CocoStream, images_dir: Path | None, found: Collector) -> None:
    top = stream.top

    def note_odd(value: Any, path: str) -> None:
        for where, message in odd_values(value, path):
            found.error(rules.JSON, where, message)

    for where, message in stream.odd_head():
        found.error(rules.JSON, where, message)
    if not check_top(top, found):
        return
    check_info(top, found)
    known = Known(sections=frozenset([*top.arrays, *top.values]))
    check_categories(stream.categories, known, found)
    if not stream.is_ascii:
        _check_ascii(stream.categories, found)
    images = ImageChecker(
        known, found, keep_files=images_dir is not None, raw_text=not stream.is_ascii
    )
    count = 0
    for count, (path, value) in enumerate(stream.elements("images", note_odd), 1):
        images.check(count - 1, path, value)
    if not count and "images" in top.arrays:
        found.warning(rules.NEGATIVES, "$.images", "the file names no image")
    annotations = AnnotationChecker(known, found)
    for index, (path, value) in enumerate(stream.elements("annotations", note_odd)):
        annotations.check(index, path, value)
    annotations.finish()
    if images_dir is not None:
        check_images(images_dir, known.files, found)


def _check_ascii(categories: Any, found: Collector) -> None:
    """Name the categories with raw letters, or the file when they stand elsewhere."""
    for index, value in enumerate(categories if isinstance(categories, list) else ()):
        name = value.get("name") if isinstance(value, dict) else None
        if isinstance(name, str) and not name.isascii():
            text = f"{rules.shown(name)} is written raw: escape it as \\uXXXX"
            found.warning(rules.ASCII, f"$.categories[{index}].name", text)
