"""Checks of everything in a COCO file but the annotations: sections, info, categories, images."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from carnn_desktop.annotations.geometry import MAX_SIDE
from carnn_desktop.formats.coco import rules
from carnn_desktop.formats.coco.json_text import TopLevel, child
from carnn_desktop.formats.coco.rules import Collector, is_id, is_int, shown
from carnn_desktop.formats.coco.stream import SECTIONS

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_OTHER_FORMATS = (
    ({"shapes", "imagePath"}, "a LabelMe file"),
    ({"infos", "items"}, "a Datumaro file"),
    ({"_via_img_metadata"}, "a VIA project"),
)


@dataclass(slots=True)
class Known:
    """Ids that annotations may refer to, and the files that were named.

    images : (width, height) by id, None when it is unusable
    sections : those of the file; what should refer to a missing one is not held against it
    """

    sections: frozenset[str] = frozenset(SECTIONS)
    images: dict[int | str, tuple[int, int] | None] = field(default_factory=dict)
    categories: set[int | str] = field(default_factory=set)
    files: list[tuple[str, str, tuple[int, int] | None]] = field(default_factory=list)


def check_top(top: TopLevel, found: Collector) -> bool:
    """Check the outermost level; return whether there is anything more to look at."""
    if not top.is_object:
        found.error(rules.STRUCTURE, "$", _not_an_object(top.value))
        return False
    for key in top.repeated:
        found.error(rules.STRUCTURE, child("$", key), "the section occurs more than once")
    other = next((name for keys, name in _OTHER_FORMATS if keys <= top.values.keys()), None)
    if other is not None and not top.arrays:
        found.error(rules.STRUCTURE, "$", f"this is {other}, not a COCO file")
        return False
    if not any(key in top.arrays or key in top.values for key in SECTIONS):
        text = "the file has none of images, annotations, categories: it is not a COCO file"
        found.error(rules.STRUCTURE, "$", text)
        return False
    for key in SECTIONS:
        if key in top.arrays or isinstance(top.values.get(key), list):
            continue
        if key in top.values:
            message = f"must be a list, is {shown(top.values[key])}"
        else:
            near = [k for k in top.values if k.rstrip("s").casefold() == key.rstrip("s")]
            message = f"the section is missing{f' ({near[0]} is not its name)' if near else ''}"
        found.error(rules.STRUCTURE, child("$", key), message)
    return True


def _not_an_object(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict) and "score" in value[0]:
        return "this is a list of detection results, not a data set with images and categories"
    return f"must be an object with images, annotations and categories, is {shown(value)}"


def check_info(top: TopLevel, found: Collector) -> None:
    """Check ``info`` and ``licenses``: there, and without null."""
    for key, kind, name in (("info", dict, "an object"), ("licenses", list, "a list")):
        if key not in top.values:
            found.warning(rules.INFO, child("$", key), f"the section is missing: give {name}")
        elif not isinstance(top.values[key], kind):
            found.warning(rules.INFO, child("$", key), f"must be {name}")
    info = top.values.get("info")
    if isinstance(info, dict):
        for key, value in info.items():
            if value is None:
                found.warning(rules.INFO, child("$.info", key), "is null: give a text, if empty")


def check_categories(values: Any, known: Known, found: Collector) -> None:
    """Check the list of categories and remember their ids."""
    if not isinstance(values, list):
        return
    names: dict[str, int] = {}
    for index, value in enumerate(values):
        path = f"$.categories[{index}]"
        if not isinstance(value, dict):
            found.error(rules.STRUCTURE, path, f"must be an object, is {shown(value)}")
            continue
        _check_id(value, path, rules.CATEGORY_ID, known.categories, found)
        if is_id(value.get("id")):
            known.categories.add(value["id"])
        name = value.get("name")
        if not isinstance(name, str) or not name.strip():
            what = "missing" if "name" not in value else shown(name)
            found.warning(rules.CLASS_NAMES, f"{path}.name", f"must be a text, is {what}")
        elif name in names:
            found.warning(
                rules.CLASS_NAMES,
                f"{path}.name",
                f"the name {shown(name)} is that of categories[{names[name]}] too",
            )
        else:
            names[name] = index
            if name != name.strip():
                text = f"{shown(name)} begins or ends with a space"
                found.warning(rules.CLASS_NAMES, f"{path}.name", text)
        if not isinstance(value.get("supercategory"), str):
            what = "missing" if "supercategory" not in value else shown(value["supercategory"])
            found.warning(rules.INFO, f"{path}.supercategory", f"is {what}: give a text, if empty")
    _check_contiguous(known.categories, found)


def _check_contiguous(ids: set[int | str], found: Collector) -> None:
    numbers = sorted(value for value in ids if is_int(value))
    if len(numbers) != len(ids):
        return
    if numbers and numbers != list(range(1, len(numbers) + 1)) and 0 not in numbers:
        found.warning(
            rules.CATEGORY_ID,
            "$.categories",
            f"ids run from {shown(numbers[0])} to {shown(numbers[-1])} for {len(numbers)} "
            "categories: readers that take the id for an index expect 1 to their number",
        )


def _check_id(
    value: dict[str, Any], path: str, rule: str, seen: Iterable[Any], found: Collector
) -> None:
    """Check ids of images and categories: there, whole numbers, not repeated."""
    number = value.get("id")
    where = f"{path}.id"
    if "id" not in value:
        found.error(rules.STRUCTURE, where, "the id is missing")
    elif is_id(number) and number in seen:
        found.error(rule, where, f"the id {shown(number)} is used twice")
    elif not is_int(number):
        found.warning(rule, where, f"must be a whole number, is {shown(number)}")
    elif number < 0 or (number == 0 and rule == rules.CATEGORY_ID):
        hint = "0 means 'no label' or 'background' to some readers" if number == 0 else "negative"
        found.warning(rule, where, f"ids count from 1: {shown(number)} ({hint})")
    elif rule == rules.IMAGE_ID and number >= rules.MAX_IMAGE_ID:
        found.warning(rule, where, f"{shown(number)}: converters confuse ids from 1,000,000 on")


class ImageChecker:
    """Checks the entries of ``images`` one by one and remembers what annotations need."""

    def __init__(self, known: Known, found: Collector, *, keep_files: bool, raw_text: bool) -> None:
        self._known = known
        self._found = found
        self._keep_files = keep_files
        self._raw_text = raw_text
        self._names: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._folded: dict[str, int] = {}

    def check(self, index: int, path: str, value: Any) -> None:
        """Check ``$.images[index]``, which is ``path``."""
        if not isinstance(value, dict):
            self._found.error(rules.STRUCTURE, path, f"must be an object, is {shown(value)}")
            return
        _check_id(value, path, rules.IMAGE_ID, self._known.images, self._found)
        size = self._size(value, path)
        number = value.get("id")
        if is_id(number):
            self._known.images[number] = size
        name = value.get("file_name")
        if not isinstance(name, str) or not name:
            what = "missing" if "file_name" not in value else shown(name)
            self._found.error(rules.STRUCTURE, f"{path}.file_name", f"must be a text, is {what}")
            return
        self._check_name(index, name, f"{path}.file_name")
        if self._keep_files:
            self._known.files.append((name, path, size))

    def _size(self, value: dict[str, Any], path: str) -> tuple[int, int] | None:
        good = True
        for key in ("width", "height"):
            side = value.get(key)
            if not is_int(side) or not 0 < side <= MAX_SIDE:
                what = "missing" if key not in value else shown(side)
                message = f"must be a whole number of pixels, is {what}"
                self._found.error(rules.STRUCTURE, f"{path}.{key}", message)
                good = False
        return (value["width"], value["height"]) if good else None

    def _check_name(self, index: int, name: str, path: str) -> None:
        """Relative, forward slashes, told apart with and without extension, plain ASCII."""
        warn = self._found.warning
        if name.startswith(("/", "\\")) or _DRIVE.match(name) or _SCHEME.match(name):
            warn(rules.FILE_NAME, path, f"{shown(name)} is not relative to the image folder")
        elif "\\" in name:
            warn(rules.FILE_NAME, path, f"{shown(name)} holds backslashes: use forward slashes")
        elif ".." in name.split("/"):
            warn(rules.FILE_NAME, path, f"{shown(name)} leads out of the image folder")
        stem = name.rpartition("/")[0] + "/" + name.rpartition("/")[2].rpartition(".")[0]
        if name in self._names:
            text = f"{shown(name)} is the file of images[{self._names[name]}] too"
            warn(rules.FILE_NAME, path, text)
        elif stem.rpartition("/")[2] and stem in self._stems:
            text = f"without extension {shown(name)} is the name of images[{self._stems[stem]}] too"
            warn(rules.FILE_NAME, path, text)
        folded = name.casefold()
        if name not in self._names and self._folded.setdefault(folded, index) != index:
            text = f"{shown(name)} and the name of images[{self._folded[folded]}] differ only in "
            text += "capital letters: Windows and macOS take them for one file"
            warn(rules.FILE_NAME, path, text)
        self._names.setdefault(name, index)
        self._stems.setdefault(stem, index)
        if self._raw_text and not name.isascii():
            warn(rules.ASCII, path, f"{shown(name)} is written raw: escape it as \\uXXXX")
