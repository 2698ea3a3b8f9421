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

import numpy as np
from pycocotools import mask as coco_mask

from carnn_desktop.contracts import CarnnError
from carnn_desktop.documents.coco import rules
from carnn_desktop.documents.coco.annotation import to_json
from carnn_desktop.documents.coco.atomic import AtomicFiles, Spool, refuse_existing
from carnn_desktop.documents.coco.geometry import (
    MAX_SIDE,
    BoxXywh,
    Decoded,
    Ring,
    can_rasterise,
    draw_rings,
    measure_rings,
    measure_runs,
    parse_counts,
    pixel_centre_area,
)
from carnn_desktop.documents.coco.json_text import (
    JsonProblem,
    JsonReader,
    TopLevel,
    odd_values,
    read_json_text,
)
from carnn_desktop.documents.coco.raw import Values
from carnn_desktop.documents.coco.raw_write import coco_chunks
from carnn_desktop.documents.coco.rules import is_id, is_int, is_number, shown

_LISTED = 1000
_BOX_TOLERANCE = 1.0 + 1e-6


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
        reader = JsonReader(read_json_text(file))
        top = reader.top_level(("images", "annotations"))
    except JsonProblem as problem:
        place = f"line {problem.line}, column {problem.column}: " if problem.line else ""
        raise _refused(file, place + problem.reason) from None
    with ExitStack() as stack:
        mending = _Mending(file, reader, top, out, stack)
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
    def __init__(
        self, file: Path, reader: JsonReader, top: TopLevel, out: Path, stack: ExitStack
    ) -> None:
        self._file, self._reader, self._top = file, reader, top
        self.repairs: list[Repair] = []
        self.counts: Counter[str] = Counter()
        self._sizes: dict[Any, tuple[int, int] | None] = {}
        self._categories: list[Any] = []
        self._category_ids: set[Any] = set()
        self._ids: set[int] = set()
        self._met: set[int] = set()
        self._last = 0
        self._images = stack.enter_context(Spool(out))
        self._annotations = stack.enter_context(Spool(out))
        self._places: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
        self._head: dict[str, Any] = {}

    def run(self) -> None:
        """Mend everything, into the spools."""
        top = self._top
        if not top.is_object or top.repeated:
            raise _refused(self._file, "the top level is no object, or names a section twice")
        for key in ("images", "annotations"):
            if key not in top.arrays:
                raise _refused(self._file, f"$.{key} is missing, or no list")
        if not isinstance(top.values.get("categories"), list):
            raise _refused(self._file, "$.categories is missing, or no list")
        for key, value in top.values.items():
            for where, problem in odd_values(value, f"$.{key}"):
                raise _refused(self._file, f"{where}: {problem}")
        self._mend_head()
        for index, value in enumerate(self._elements("images")):
            self._mend_image(value, f"$.images[{index}]")
            self._places[0].append(self._images.add(to_json(value)))
        annotations = enumerate(self._elements("annotations"))
        self._take_good_ids()
        for index, value in annotations:
            path = f"$.annotations[{index}]"
            if isinstance(value, dict):
                self._mend_annotation(value, path)
            self._places[1].append(self._annotations.add(to_json(value)))

    def chunks(self) -> Iterator[bytes]:
        """Yield the mended file."""
        start = b"".join(coco_chunks(self._head, self._categories, (), ()))
        yield start[: start.index(b'"images":[')] + b'"images":['
        yield from self._images.chunks(self._places[0])
        yield b'],\n"annotations":['
        yield from self._annotations.chunks(self._places[1])
        yield b"]\n}\n"

    def _elements(self, key: str) -> Iterator[Any]:
        for index, value in enumerate(self._reader.elements(self._top.arrays[key])):
            if self._reader.suspicious:
                for where, problem in odd_values(value, f"$.{key}[{index}]"):
                    raise _refused(self._file, f"{where}: {problem}")
                self._reader.suspicious = False
            yield value

    def _note(self, rule: str, path: str, message: str) -> None:
        self.counts[rule] += 1
        if len(self.repairs) < _LISTED:
            self.repairs.append(Repair(rule, path, message))

    # Head, categories, images ---------------------------------------------------------------------

    def _mend_head(self) -> None:
        values = {key: part for key, part in self._top.values.items() if key != "categories"}
        if not isinstance(values.get("info"), dict):
            self._note(rules.INFO, "$.info", "an empty one was added")
            values = {"info": {}, **{key: v for key, v in values.items() if key != "info"}}
        for key in [key for key, value in values["info"].items() if value is None]:
            values["info"][key] = ""
            self._note(rules.INFO, f"$.info.{key}", "null became an empty text")
        if not isinstance(values.get("licenses"), list):
            self._note(rules.INFO, "$.licenses", "an empty list was added")
            values["licenses"] = []
        self._head = values
        self._categories = self._top.values["categories"]
        for category in self._categories:
            if isinstance(category, dict) and is_id(category.get("id")):
                self._category_ids.add(category["id"])
        for index, category in enumerate(self._categories):
            if isinstance(category, dict) and not isinstance(category.get("supercategory"), str):
                category["supercategory"] = ""
                path = f"$.categories[{index}].supercategory"
                self._note(rules.INFO, path, "an empty one was added")

    def _mend_image(self, value: Any, path: str) -> None:
        if not isinstance(value, dict):
            return
        name = value.get("file_name")
        if isinstance(name, str) and "\\" in name:
            value["file_name"] = name.replace("\\", "/")
            self._note(rules.FILE_NAME, f"{path}.file_name", "backslashes became slashes")
        if is_id(value.get("id")):
            width, height = _side(value.get("width")), _side(value.get("height"))
            self._sizes[value["id"]] = (width, height) if width and height else None

    # Annotations ----------------------------------------------------------------------------------

    def _take_good_ids(self) -> None:
        """Find the ids that stay: positive numbers, each for the first that has it."""
        for value in self._elements("annotations"):
            if isinstance(value, dict) and is_int(value.get("id")) and value["id"] > 0:
                self._ids.add(value["id"])
        self._last = max(self._ids, default=0)

    def _mend_annotation(self, value: Values, path: str) -> None:
        self._mend_id(value, path)
        self._mend_reference(value, path)
        self._mend_flags(value, path)
        size = self._sizes.get(value["image_id"]) if is_id(value.get("image_id")) else None
        if size is not None:
            self._mend_mask(value, path, size)

    def _mend_id(self, value: Values, path: str) -> None:
        number = value.get("id")
        if is_int(number) and number > 0 and number not in self._met:
            self._met.add(number)
            return
        self._last += 1
        value["id"] = self._last
        before = shown(number) if number is not None else "none"
        self._note(rules.ANNOTATION_ID, f"{path}.id", f"{before} became {self._last}")

    def _mend_reference(self, value: Values, path: str) -> None:
        for key, ids in (("image_id", self._sizes), ("category_id", self._category_ids)):
            number = value.get(key)
            if not isinstance(number, str) or number in ids:
                continue
            if number.isdecimal() and len(number) < 19 and int(number) in ids:
                value[key] = int(number)
                self._note(rules.REFERENCE, f"{path}.{key}", f"{shown(number)} became a number")

    def _mend_flags(self, value: Values, path: str) -> None:
        crowd = value.get("iscrowd", 0)
        if "iscrowd" not in value:
            self._note(rules.ISCROWD, f"{path}.iscrowd", "0 was added")
        elif not is_int(crowd) and crowd in (0, 1):
            self._note(rules.ISCROWD, f"{path}.iscrowd", f"{shown(crowd)} became {int(crowd)}")
        if not isinstance(crowd, str) and crowd in (0, 1):
            value["iscrowd"] = int(crowd)
        if "ignore" in value:
            del value["ignore"]
            self._note(rules.IGNORE, f"{path}.ignore", "the key was removed")

    def _mend_mask(self, value: Values, path: str, size: tuple[int, int]) -> None:
        """Mend the segmentation, then the measures that follow from it."""
        width, height = size
        segmentation = value.get("segmentation")
        if isinstance(segmentation, dict):
            found = self._runs(segmentation, path, size)
            rings, centres = [], None
        elif isinstance(segmentation, list):
            rings = self._rings(segmentation, path)
            if not rings or not can_rasterise(rings):
                return
            drawn = draw_rings(rings, height, width)
            found, centres = measure_rings(drawn), pixel_centre_area(rings)
            if value.get("iscrowd") == 1 and found.area:
                merged = coco_mask.merge(drawn)
                counts = merged["counts"].decode("ascii")
                value["segmentation"] = {"size": [height, width], "counts": counts}
                self._note(rules.CROWD_MASK, f"{path}.segmentation", "the crowd became RLE")
        else:
            return
        if found is None or not found.area or found.bbox_xywh is None:
            return
        self._mend_area(value, path, found.area, centres)
        self._mend_box(value, path, found.bbox_xywh, rings)

    def _runs(self, rle: Values, path: str, size: tuple[int, int]) -> Decoded | None:
        width, height = size
        counts = rle.get("counts")
        try:
            if isinstance(counts, list):
                if not all(is_int(run) and 0 <= run < 1 << 40 for run in counts):
                    return None
                runs = np.array(counts, dtype=np.int64)
            elif isinstance(counts, str):
                runs = parse_counts(counts)
            else:
                return None
            if rle.get("size") != [height, width]:
                return None
            found = measure_runs(runs, height, width)
        except ValueError:
            return None
        if isinstance(counts, list):
            packed = coco_mask.frPyObjects({"size": [height, width], "counts": counts}, *size[::-1])
            rle["counts"] = packed["counts"].decode("ascii")
            self._note(rules.RLE, f"{path}.segmentation.counts", "run lengths were compressed")
        return found

    def _rings(self, segmentation: list[Any], path: str) -> list[Ring]:
        """Return the rings; take out those of a point or a line beside others."""
        if segmentation and all(is_number(number) for number in segmentation):
            if len(segmentation) < 6 or len(segmentation) % 2:
                return []
            segmentation[:] = [list(segmentation)]
            self._note(rules.POLYGON, f"{path}.segmentation", "the flat list became one ring")
        plain = [
            ring
            for ring in segmentation
            if isinstance(ring, list) and all(is_number(number) for number in ring)
        ]
        if len(plain) != len(segmentation):
            return []
        good = [ring for ring in plain if len(ring) >= 6 and len(ring) % 2 == 0]
        lost = [ring for ring in plain if len(ring) < 6 and len(ring) % 2 == 0]
        if len(good) + len(lost) != len(plain) or not good:
            return []
        if lost:
            segmentation[:] = good
            text = f"{len(lost)} rings of less than three points, without a pixel, were removed"
            self._note(rules.POLYGON, f"{path}.segmentation", text)
        return [np.array(ring, dtype=np.float64) for ring in good]

    def _mend_area(self, value: Values, path: str, area: int, centres: float | None) -> None:
        given = value.get("area")
        if is_number(given):
            traced = centres is not None and abs(centres - given) < 0.5
            if abs(given - area) < 1 or (traced and given > 0):
                return
        before = shown(given) if "area" in value else "none"
        value["area"] = area
        self._note(rules.AREA, f"{path}.area", f"{before} became {area}, the mask's pixels")

    def _mend_box(self, value: Values, path: str, true: BoxXywh, rings: list[Ring]) -> None:
        given = value.get("bbox")
        if isinstance(given, list) and len(given) == 4 and all(is_number(v) for v in given):
            x, y, w, h = (float(number) for number in given)
            corners = np.array([x, y, x + w, y + h])
            near = min(float(np.abs(corners - edges).max()) for edges in _edges(true, rings))
            if near <= _BOX_TOLERANCE and w >= 1 and h >= 1:
                return
        value["bbox"] = list(true)
        before = shown(given) if not isinstance(given, list) else str(given)[:60]
        text = f"{before if 'bbox' in value and given is not None else 'none'} became the mask's"
        self._note(rules.BBOX, f"{path}.bbox", text)


def _edges(true: BoxXywh, rings: list[Ring]) -> Iterator[Ring]:
    """Yield the corners that are right: those of the mask and of the outline itself."""
    x, y, w, h = true
    yield np.array([x, y, x + w, y + h])
    if rings:
        points = np.concatenate([ring.reshape(-1, 2) for ring in rings])
        yield np.concatenate((points.min(axis=0), points.max(axis=0)))


def _side(value: Any) -> int:
    """Return a side of an image in pixels, 0 for what cannot be one."""
    return value if is_int(value) and 0 < value <= MAX_SIDE else 0
