"""CreateML's JSON: boxes by their centre."""

from __future__ import annotations

from typing import Any

from carnn_desktop.annotations.shapes import Unusable
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.json_objects import each_object, first_entry, whole_value
from carnn_desktop.formats.parse import box, number, text
from carnn_desktop.formats.source import Source
from carnn_desktop.formats.values import ImportedSet, SetBuilder


def detect(source: Source) -> float:
    """Return how sure it is that this is CreateML's list of boxes."""
    first = first_entry(source)
    return 0.9 if "image" in first and isinstance(first.get("annotations"), list) else 0.0


def read(source: Source) -> ImportedSet:
    """Read CreateML: boxes by their centre."""
    made = SetBuilder("createml", source.path)
    for index, entry in enumerate(whole_value(source, "CreateML")):
        path = f"$[{index}]"
        name = text(entry.get("image")) if isinstance(entry, dict) else ""
        if not name:
            made.note(f"{path}.image", Told("is missing"), "left out", "image")
            continue
        image = made.image(name, f"{path}.image")
        for at, item in each_object(entry.get("annotations"), f"{path}.annotations", made):
            with made.leaving_out(at):
                _add(item, at, image, made)
    return made.result()


def _add(item: dict[str, Any], path: str, image: int, made: SetBuilder) -> None:
    name, place = text(item.get("label")), item.get("coordinates")
    if not name.strip() or not isinstance(place, dict):
        raise Unusable("", Told("has no label or no coordinates"))
    x, y, w, h = (number(place.get(k), f".coordinates.{k}") for k in ("x", "y", "width", "height"))
    shape = box(x - w / 2, y - h / 2, x + w / 2, y + h / 2, ".coordinates")
    made.draw(image, name, shape, path)
