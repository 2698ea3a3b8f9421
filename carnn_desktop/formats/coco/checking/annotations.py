"""Checks of the annotations: ids, references, flags, measures, and what the masks decode to."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.annotations.geometry import Decoded, Ring, pixel_centre_area
from carnn_desktop.formats.coco import rules
from carnn_desktop.formats.coco.checking.masks import check_mask
from carnn_desktop.formats.coco.checking.sections import Known
from carnn_desktop.formats.coco.rules import Collector, is_id, is_int, is_number, shown

_Box = NDArray[np.float64]

_BOX_TOLERANCE = 1.0 + 1e-6
_EDGE_TOLERANCE = 0.5
_CROWD_SHARE = 0.5
_CROWD_MINIMUM = 10


class AnnotationChecker:
    """Checks the entries of ``annotations`` one by one, then what only the whole shows."""

    def __init__(self, known: Known, found: Collector) -> None:
        self._known = known
        self._found = found
        self._ids: set[int | str] = set()
        self._total = 0
        self._crowds = 0
        self._seen: dict[int, int] = {}

    def check(self, index: int, path: str, value: Any) -> None:
        """Check ``$.annotations[index]``, which is ``path``."""
        self._total += 1
        if not isinstance(value, dict):
            self._found.error(rules.STRUCTURE, path, f"must be an object, is {shown(value)}")
            return
        self._check_id(value, path)
        self._check_repetition(index, value, path)
        self._check_category(value, path)
        size = self._check_image(value, path)
        self._check_flags(value, path)
        decoded, rings = check_mask(value, path, size, self._found)
        self._check_area(value, path, decoded, rings)
        self._check_bbox(value, path, size, decoded, rings)

    def finish(self) -> None:
        """Check what concerns all annotations together."""
        if self._crowds >= _CROWD_MINIMUM and self._crowds > _CROWD_SHARE * self._total:
            self._found.warning(
                rules.CROWD_MASK,
                "$.annotations",
                f"{self._crowds} of {self._total} objects have iscrowd 1, which trainers leave "
                "out: ordinary masks have iscrowd 0, also as RLE",
            )

    def _check_id(self, value: dict[str, Any], path: str) -> None:
        number, where, error = value.get("id"), f"{path}.id", self._found.error
        if "id" not in value:
            error(rules.ANNOTATION_ID, where, "the id is missing")
        elif not is_int(number):
            error(rules.ANNOTATION_ID, where, f"must be a whole number, is {shown(number)}")
        elif number == 0:
            error(rules.ANNOTATION_ID, where, "is 0, which COCO's evaluation takes for 'no match'")
        elif number in self._ids:
            error(rules.ANNOTATION_ID, where, f"the id {shown(number)} is used twice")
        elif number < 0:
            self._found.warning(rules.ANNOTATION_ID, where, f"is negative: {shown(number)}")
        if is_id(number):
            self._ids.add(number)

    def _check_repetition(self, index: int, value: dict[str, Any], path: str) -> None:
        """Tell the same object from one before; a hash of 8 bytes stands for each."""
        drawn = value.get("segmentation") or value.get("bbox")
        if not drawn:
            return
        key = _hash((value.get("image_id"), value.get("category_id")), drawn)
        first = self._seen.setdefault(key, index)
        if first != index:
            text = f"is the object of annotations[{first}] again: some readers drop one of both"
            self._found.warning(rules.REPEATED, path, text)

    def _check_keypoints(self, value: dict[str, Any], path: str) -> None:
        points = value.get("keypoints")
        if "keypoints" not in value:
            return
        if not isinstance(points, list) or len(points) % 3 or not all(map(is_number, points)):
            text = "must be a list of x, y, visibility for each point"
            self._found.warning(rules.KEYPOINTS, f"{path}.keypoints", text)
            return
        visible = sum(flag > 0 for flag in points[2::3])
        given = value.get("num_keypoints", visible)
        if given != visible:
            text = f"is {shown(given)}, {visible} points are visible"
            self._found.warning(rules.KEYPOINTS, f"{path}.num_keypoints", text)

    def _check_category(self, value: dict[str, Any], path: str) -> None:
        where = f"{path}.category_id"
        if "category_id" not in value:
            self._found.error(rules.STRUCTURE, where, "the category is missing")
        elif not self._knows_category(value["category_id"]):
            text = f"there is no category with id {shown(value['category_id'])}"
            self._found.error(rules.REFERENCE, where, text)

    def _knows_category(self, number: Any) -> bool:
        known = self._known
        return "categories" not in known.sections or (is_id(number) and number in known.categories)

    def _check_image(self, value: dict[str, Any], path: str) -> tuple[int, int] | None:
        """Check the reference; return (width, height) of the image where they are known."""
        number, where = value.get("image_id"), f"{path}.image_id"
        if "image_id" not in value:
            self._found.error(rules.STRUCTURE, where, "the image is missing")
        elif is_id(number) and number in self._known.images:
            return self._known.images[number]
        elif isinstance(number, str) and number.isdecimal() and len(number) < 19:
            text = f"must be a number, is the text {shown(number)}"
            self._found.error(rules.REFERENCE, where, text)
            return self._known.images.get(int(number))
        elif "images" in self._known.sections:
            text = f"there is no image with id {shown(number)}"
            self._found.error(rules.REFERENCE, where, text)
        return None

    def _check_flags(self, value: dict[str, Any], path: str) -> None:
        crowd = value.get("iscrowd")
        if "iscrowd" not in value:
            self._found.error(rules.ISCROWD, f"{path}.iscrowd", "is missing: give 0 or 1")
        elif not is_int(crowd) or crowd not in (0, 1):
            text = f"must be the number 0 or 1, is {shown(crowd)}"
            self._found.error(rules.ISCROWD, f"{path}.iscrowd", text)
        elif crowd == 1:
            self._crowds += 1
            if isinstance(value.get("segmentation"), list):
                text = "a crowd is expected as RLE; single objects have iscrowd 0"
                self._found.warning(rules.CROWD_MASK, f"{path}.iscrowd", text)
        if "ignore" in value:
            text = "the key makes Detectron2 refuse the file: leave it out"
            self._found.warning(rules.IGNORE, f"{path}.ignore", text)
        if "score" in value and not is_number(value["score"]):
            text = f"must be a number, is {shown(value['score'])}"
            self._found.warning(rules.EXTRA_KEYS, f"{path}.score", text)
        self._check_keypoints(value, path)

    # Measures -------------------------------------------------------------------------------------

    def _check_area(
        self, value: dict[str, Any], path: str, decoded: Decoded | None, rings: list[Ring]
    ) -> None:
        area, where = value.get("area"), f"{path}.area"
        if "area" not in value:
            self._found.warning(rules.AREA, where, "is missing: evaluation fails without it")
        elif not is_number(area):
            self._found.warning(rules.AREA, where, f"must be a number, is {shown(area)}")
        elif area <= 0:
            self._found.warning(rules.AREA, where, f"is {shown(area)}: readers drop the object")
        elif decoded is not None and decoded.area and abs(area - decoded.area) >= 1:
            centres = pixel_centre_area(rings) if rings else None
            if centres is not None and abs(centres - area) < 0.5:
                text = f"runs through pixel centres: the mask had {shown(area)} pixels, "
                text += f"the outline covers {decoded.area}; trace pixel edges"
                self._found.warning(rules.PIXEL_CENTRE, f"{path}.segmentation", text)
            else:
                text = f"is {shown(area)}, the mask has {decoded.area} pixels"
                self._found.warning(rules.AREA, where, text)

    def _check_bbox(
        self,
        value: dict[str, Any],
        path: str,
        size_wh: tuple[int, int] | None,
        decoded: Decoded | None,
        rings: list[Ring],
    ) -> None:
        box, where, error = value.get("bbox"), f"{path}.bbox", self._found.error
        if "bbox" not in value:
            error(rules.BBOX, where, "is missing: give [x, y, width, height]")
            return
        if not isinstance(box, list) or len(box) != 4 or not all(is_number(v) for v in box):
            error(rules.BBOX, where, f"must be four numbers, is {shown(box)}")
            return
        x, y, width, height = (float(number) for number in box)
        if width < 1 or height < 1:
            error(rules.BBOX, where, f"is {width:g} x {height:g}: readers drop what is below 1")
            return
        given = np.array([x, y, x + width, y + height])
        text = f"[{x:g}, {y:g}, {width:g}, {height:g}]"
        true = decoded.bbox_xywh if decoded is not None else None
        if size_wh is not None:
            sides = np.add((*size_wh, *size_wh), _EDGE_TOLERANCE)
            if (given < -_EDGE_TOLERANCE).any() or (given > sides).any():
                text += " reaches out of the image of {} x {} pixels".format(*size_wh)
                error(rules.BBOX, where, text + _box_hint(given, true))
                return
        if true is not None and not is_box_of(given, true, rings):
            text += " is not the box of the mask, [{:g}, {:g}, {:g}, {:g}]".format(*true)
            error(rules.BBOX, where, text + _box_hint(given, true))


def _hash(ids: tuple[Any, Any], drawn: Any) -> int:
    try:
        if isinstance(drawn, dict):
            return hash((*ids, drawn.get("counts")))
        return hash((*ids, *(tuple(ring) if isinstance(ring, list) else ring for ring in drawn)))
    except TypeError:  # lists where numbers belong
        return hash(repr((ids, drawn)))


def _box_hint(given: _Box, true_xywh: tuple[float, ...] | None) -> str:
    """Say which other way of writing boxes would make the given numbers right."""
    if true_xywh is None:
        return ""
    x, y, width, height = true_xywh
    numbers = np.array([given[0], given[1], given[2] - given[0], given[3] - given[1]])
    if _near(numbers, np.array([x, y, x + width, y + height])):
        return ": these are two corners, [x1, y1, x2, y2]"
    if _near(numbers, np.array([x + width / 2, y + height / 2, width, height])):
        return ": x and y are the centre, not the corner"
    return ""


def is_box_of(given: _Box, mask_xywh: tuple[float, ...], rings: list[Ring]) -> bool:
    """Return whether (x1, y1, x2, y2) fits: the mask's extent, or that of the outline itself."""
    x, y, width, height = mask_xywh
    if _near(given, np.array([x, y, x + width, y + height])):
        return True
    if not rings:
        return False
    points = np.concatenate([ring.reshape(-1, 2) for ring in rings])
    return _near(given, np.concatenate((points.min(axis=0), points.max(axis=0))))


def _near(one: _Box, other: _Box) -> bool:
    return bool(np.abs(one - other).max() <= _BOX_TOLERANCE)
