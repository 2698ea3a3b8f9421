"""``repair_file``: mends what has one possible meaning, and names every change.

What would be a guess is left as it is: which corner a box means, what mask a bare box had, what an
outline through pixel centres was traced from, references to images or categories that are missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carnn_desktop.annotations.geometry import MAX_SIDE
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.atomic import AtomicFiles, Spool, refuse_existing
from carnn_desktop.formats.coco import rules
from carnn_desktop.formats.coco.checking.repair_ids import Renumbering, whole
from carnn_desktop.formats.coco.checking.repair_masks import mend_mask
from carnn_desktop.formats.coco.chunks import coco_chunks
from carnn_desktop.formats.coco.json_text import JsonProblem, odd_values
from carnn_desktop.formats.coco.rules import flag_of, is_id, is_int, is_number, shown
from carnn_desktop.formats.coco.stream import CocoStream, Values
from carnn_desktop.formats.export.provenance import to_json

_LISTED = 1000
_MAY_GO = ("score", "area")


@dataclass(frozen=True, slots=True)
class Repair:
    """One change: the rule it serves, where, and what was done."""

    rule: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class RepairReport:
    """The first thousand changes, and how many there are by rule."""

    path: Path
    repairs: tuple[Repair, ...]
    counts: dict[str, int]


def repair_file(file: Path, out: Path, *, overwrite: bool = False) -> RepairReport:
    """Write ``file`` to ``out`` with everything mended that has one possible meaning.

    Raises CarnnError when it is no COCO file, or ``out`` cannot be written; the original is never
    changed.
    """
    if out.exists() and file.exists() and out.samefile(file):
        raise CarnnError("The repaired file would replace the original.", "Give another name.")
    refuse_existing(out, overwrite=overwrite)
    try:
        stream = CocoStream.open(file)
    except JsonProblem as problem:
        raise _refused(file, problem.told) from None
    reason = stream.structure_problem() or stream.odd_head_problem()
    if reason:
        raise _refused(file, reason)
    with ExitStack() as stack:
        mending = _Mending(file, stream, out, stack)
        if not stream.is_ascii:
            mending.note(rules.ASCII, "$", "letters beyond ASCII were escaped as \\uXXXX")
        mending.run()
        with AtomicFiles() as files:
            files.write(out, mending.chunks())
            files.commit()
    return RepairReport(out, tuple(mending.repairs), dict(mending.counts))


def _refused(file: Path, reason: str) -> CarnnError:
    return CarnnError(
        f"{file.name} cannot be repaired: {reason}.", "Export it again from the tool that made it."
    )


class _Mending:
    def __init__(self, file: Path, stream: CocoStream, out: Path, stack: ExitStack) -> None:
        self._file, self._stream = file, stream
        self.repairs: list[Repair] = []
        self.counts: Counter[str] = Counter()
        self._sizes: dict[Any, tuple[int, int] | None] = {}
        self._categories: list[Any] = []
        self._category_ids: set[Any] = set()
        self._new_images = self._new_categories = Renumbering(())
        self._ids: set[int] = set()
        self._met: set[int] = set()
        self._reading = True  # False while elements are only looked through
        self._last = 0
        self._images = stack.enter_context(Spool(out))
        self._annotations = stack.enter_context(Spool(out))
        self._head: dict[str, Any] = {}

    def run(self) -> None:
        """Mend everything, into the spools."""
        self._mend_head()
        self._reading = False
        self._new_images = Renumbering(value for _, value in self._elements("images"))
        self._reading = True
        for path, value in self._elements("images"):
            self._mend_image(value, path)
            self._images.add(to_json(value))
        self._take_good_ids()
        for path, value in self._elements("annotations"):
            if isinstance(value, dict):
                self._mend_annotation(value, path)
            self._annotations.add(to_json(value))

    def chunks(self) -> Iterator[bytes]:
        """Yield the mended file."""
        images, annotations = self._images.chunks(), self._annotations.chunks()
        yield from coco_chunks(self._head, self._categories, images, annotations)

    def _elements(self, section: str) -> Iterator[tuple[str, Any]]:
        return self._stream.elements(section, self._drop_nan)

    def _drop_nan(self, value: Any, path: str) -> None:
        """Take out what says nothing where nothing is meant: a score or an area of NaN.

        Raises CarnnError for other values that are no JSON, and for repeated keys.
        """
        for name in _MAY_GO if isinstance(value, dict) else ():
            number = value.get(name)
            if isinstance(number, float) and not is_number(number):
                del value[name]
                if self._reading:
                    self.note(rules.JSON, f"{path}.{name}", f"{number} is no number: taken out")
        for where, problem in odd_values(value, path):
            raise _refused(self._file, f"{where}: {problem}")

    def note(self, rule: str, path: str, message: str) -> None:
        self.counts[rule] += 1
        if len(self.repairs) < _LISTED:
            self.repairs.append(Repair(rule, path, message))

    # Head, categories, images ---------------------------------------------------------------------

    def _mend_head(self) -> None:
        values = self._stream.others
        if not isinstance(values.get("info"), dict):
            self.note(rules.INFO, "$.info", "an empty one was added")
            values = {"info": {}, **{key: v for key, v in values.items() if key != "info"}}
        for key in [key for key, value in values["info"].items() if value is None]:
            values["info"][key] = ""
            self.note(rules.INFO, f"$.info.{key}", "null became an empty text")
        if not isinstance(values.get("licenses"), list):
            self.note(rules.INFO, "$.licenses", "an empty list was added")
            values["licenses"] = []
        self._head = values
        self._categories = self._stream.categories
        self._new_categories = Renumbering(self._categories)
        for index, category in enumerate(self._categories):
            if not isinstance(category, dict):
                continue
            path = f"$.categories[{index}].id"
            self._renumber(category, self._new_categories, rules.CATEGORY_ID, path)
            if is_id(category.get("id")):
                self._category_ids.add(category["id"])
        for index, category in enumerate(self._categories):
            if isinstance(category, dict) and not isinstance(category.get("supercategory"), str):
                category["supercategory"] = ""
                path = f"$.categories[{index}].supercategory"
                self.note(rules.INFO, path, "an empty one was added")

    def _renumber(self, value: Values, new: Renumbering, rule: str, path: str) -> None:
        number = new.of(value.get("id"))
        if number is not None:
            self.note(rule, path, f"{shown(value['id'])} became {number}, in references too")
            value["id"] = number

    def _mend_image(self, value: Any, path: str) -> None:
        if not isinstance(value, dict):
            return
        self._renumber(value, self._new_images, rules.IMAGE_ID, f"{path}.id")
        for key in ("width", "height"):
            side = whole(value.get(key))
            if side is not None and not is_int(value[key]):
                self.note(rules.STRUCTURE, f"{path}.{key}", f"{shown(value[key])} became {side}")
                value[key] = side
        name = value.get("file_name")
        if isinstance(name, str) and "\\" in name:
            value["file_name"] = name.replace("\\", "/")
            self.note(rules.FILE_NAME, f"{path}.file_name", "backslashes became slashes")
        if is_id(value.get("id")):
            width, height = _side(value.get("width")), _side(value.get("height"))
            self._sizes[value["id"]] = (width, height) if width and height else None

    # Annotations ----------------------------------------------------------------------------------

    def _take_good_ids(self) -> None:
        """Find the ids that stay: positive numbers, each for the first that has it."""
        self._reading = False
        for _, value in self._elements("annotations"):
            number = whole(value.get("id")) if isinstance(value, dict) else None
            if number is not None and number > 0:
                self._last = max(self._last, number)
                if is_int(value["id"]):
                    self._ids.add(number)
        self._reading = True

    def _mend_annotation(self, value: Values, path: str) -> None:
        self._mend_id(value, path)
        self._mend_reference(value, path)
        self._mend_flags(value, path)
        size = self._sizes.get(value["image_id"]) if is_id(value.get("image_id")) else None
        if size is not None:
            mend_mask(value, path, size, self.note)

    def _mend_id(self, value: Values, path: str) -> None:
        before = value.get("id")
        number = whole(before)
        taken = number in self._met or (not is_int(before) and number in self._ids)
        if number is None or number <= 0 or taken:
            self._last += 1
            number = self._last
        self._met.add(number)
        if number is not before:
            value["id"] = number
        if not is_int(before) or before != number:
            was = shown(before) if before is not None else "none"
            self.note(rules.ANNOTATION_ID, f"{path}.id", f"{was} became {number}")

    def _mend_reference(self, value: Values, path: str) -> None:
        for key, ids, new in (
            ("image_id", self._sizes, self._new_images),
            ("category_id", self._category_ids, self._new_categories),
        ):
            renamed = new.of(value.get(key))
            if renamed is not None:
                value[key] = renamed
                continue
            number = value.get(key)
            wanted = whole(number)
            if wanted is not None and not is_int(number) and wanted in ids:
                value[key] = wanted
                self.note(rules.REFERENCE, f"{path}.{key}", f"{shown(number)} became {wanted}")

    def _mend_flags(self, value: Values, path: str) -> None:
        crowd = value.get("iscrowd", 0)
        meant = flag_of(crowd)
        if "iscrowd" not in value:
            self.note(rules.ISCROWD, f"{path}.iscrowd", "0 was added")
        elif not is_int(crowd) and meant is not None:
            self.note(rules.ISCROWD, f"{path}.iscrowd", f"{shown(crowd)} became {meant}")
        if meant is not None:
            value["iscrowd"] = meant
        if "ignore" in value:
            del value["ignore"]
            self.note(rules.IGNORE, f"{path}.ignore", "the key was removed")
        score = value.get("score")
        if isinstance(score, str):
            try:
                number = float(score)
            except ValueError:
                return
            if is_number(number):
                value["score"] = number
                self.note(rules.EXTRA_KEYS, f"{path}.score", f"{shown(score)} became {number}")


def _side(value: Any) -> int:
    """Return a side of an image in pixels, 0 for what cannot be one."""
    return value if is_int(value) and 0 < value <= MAX_SIDE else 0
