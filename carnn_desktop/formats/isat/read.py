"""ISAT's JSON: one file, one photo."""

from __future__ import annotations

from typing import Any

from carnn_desktop.annotations.geometry import Ring
from carnn_desktop.annotations.shapes import Rings, Shape, Unusable
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.rules import is_number, shown
from carnn_desktop.formats.folder import holds_json, read_each_json
from carnn_desktop.formats.json_objects import group_of, said
from carnn_desktop.formats.parse import box, kept, number, pairs, ring, share_inside, size_of, text
from carnn_desktop.formats.source import BadSource, Source
from carnn_desktop.formats.values import ImportedSet, SetBuilder

_BACKGROUND = "__background__"
_KEYS = frozenset({"category", "segmentation", "bbox", "iscrowd", "area", "layer"})


def detect(source: Source) -> float:
    """Return how sure it is that this is ISAT: one file, or a folder with such files."""
    return 1.0 if holds_json(source, _is_isat) else 0.0


def read(source: Source) -> ImportedSet:
    """Read an ISAT file or all of a folder."""
    return read_each_json(source, "isat", "ISAT", _is_isat, _file)


def _is_isat(value: Any) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("objects"), list):
        return False
    info = value.get("info")
    return isinstance(info, dict) and "name" in info


def _file(value: dict[str, Any], where: str, made: SetBuilder) -> None:
    info = value["info"]
    name = text(info.get("name"))
    if not name:
        raise BadSource(Told("{where}$.info.name: is missing", where=where))
    size = size_of(info.get("width"), info.get("height"))
    image = made.image(name, f"{where}$.info.name", size)
    objects = [
        (item.get("layer") if isinstance(item, dict) else 0, index, item)
        for index, item in enumerate(value["objects"])
    ]
    objects.sort(key=lambda entry: (entry[0] if is_number(entry[0]) else 0.0, entry[1]))
    layers = [(f"{where}$.objects[{index}]", item) for _, index, item in objects]
    holes = _holes(layers, made)
    for at, (path, item) in enumerate(layers):
        if not _is_background(item):
            with made.leaving_out(path):
                _add(item, path, image, made, tuple(holes.get(at, ())))


def _is_background(item: Any) -> bool:
    return isinstance(item, dict) and item.get("category") == _BACKGROUND


def _holes(layers: list[tuple[str, Any]], made: SetBuilder) -> dict[int, list[Ring]]:
    """Return the outlines that ISAT paints as background, by the object they are a hole of.

    That is the uppermost object below that holds most of the outline: what lies under it is seen
    through the hole.
    """
    found: dict[int, list[Ring]] = {}
    outlines = [_outline(item) for _, item in layers]
    for at, (path, item) in enumerate(layers):
        hole = outlines[at] if _is_background(item) else None
        if hole is None:
            continue
        below = [place for place in range(at) if not _is_background(layers[place][1])]
        shares = {p: share_inside(hole, o) for p in below if (o := outlines[p]) is not None}
        most = max(shares.values(), default=0.0)
        if not most:
            made.note(path, Told("a hole lies above no object"), "noted", "shape")
            continue
        of = max(p for p, share in shares.items() if share >= min(most, 0.5))
        found.setdefault(of, []).append(hole)
    return found


def _outline(item: Any) -> Ring | None:
    """Return the outline of an entry, None where it has none that can be read."""
    try:
        return ring(pairs(item.get("segmentation"), ""), "").rings[0]
    except (Unusable, AttributeError):
        return None


def _add(item: Any, path: str, image: int, made: SetBuilder, holes: tuple[Ring, ...]) -> None:
    if not isinstance(item, dict):
        raise Unusable("", Told("must be an object, is {value}", value=shown(item)))
    category = text(item.get("category"))
    if not category.strip():
        raise Unusable(".category", Told("is missing"))
    points = item.get("segmentation")
    if points:
        outline = ring(pairs(points, ".segmentation"), ".segmentation")
        erased = frozenset(range(1, 1 + len(holes)))
        shape: Shape = Rings((*outline.rings, *holes), erased)
    else:
        edges = item.get("bbox")
        if not isinstance(edges, list) or len(edges) != 4:
            raise Unusable("", Told("has neither an outline nor a box"))
        x1, y1, x2, y2 = (number(edge, ".bbox") for edge in edges)
        shape = box(x1, y1, x2, y2, ".bbox")
    extra, _ = kept(item, _KEYS)
    made.draw(
        image,
        category,
        shape,
        path,
        iscrowd=item.get("iscrowd") in (1, True, "1"),
        extra=said(extra),
        group=group_of(item.get("group")) or None,
    )
