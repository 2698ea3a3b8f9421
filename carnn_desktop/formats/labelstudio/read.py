"""Label Studio's JSON export: tasks with results in percent of the image's sides."""

from __future__ import annotations

import math
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from carnn_desktop.annotations.shapes import Shape, SizeWh, Unusable, scaled
from carnn_desktop.formats.json_objects import each_object, first_entry, whole_value
from carnn_desktop.formats.parse import (
    ellipse,
    kept,
    listed,
    number,
    pairs,
    ring,
    size_of,
    text,
    turned_box,
)
from carnn_desktop.formats.source import Source, refusal
from carnn_desktop.formats.values import ImportedSet, SetBuilder

_RESULT_KEYS = frozenset(
    {"original_width", "original_height", "image_rotation", "value", "id", "type", "from_name"}
    | {"to_name", "origin", "score"}
)


def detect(source: Source) -> float:
    """Return how sure it is that this is a Label Studio export."""
    first = first_entry(source)
    if "data" in first and ("annotations" in first or "completions" in first):
        return 1.0
    return 0.7 if "data" in first and "predictions" in first else 0.0


def read(source: Source) -> ImportedSet:
    """Read all tasks: of each the newest annotation that was not cancelled, else a prediction."""
    tasks = whole_value(source, "Label Studio")
    if not isinstance(tasks, list):
        raise refusal(source, "Label Studio", "$: must be a list of tasks")
    made = SetBuilder("label-studio", source.path)
    for path, task in each_object(tasks, "$", made, "image"):
        with made.leaving_out(path, "image"):
            _task(task, path, made)
    return made.result()


def _task(task: dict[str, Any], path: str, made: SetBuilder) -> None:
    name = _image_name(task)
    if not name:
        raise Unusable(".data", "names no image")
    where, results = _results(task, path, made)
    sizes = (
        size_of(r.get("original_width"), r.get("original_height"))
        for r in results
        if isinstance(r, dict) and "original_width" in r
    )
    size = next(sizes, None)
    image = made.image(name, f"{path}.data", size)
    for index, result in enumerate(results):
        at = f"{where}[{index}]"
        with made.leaving_out(at):
            _result(result, at, image, made)


def _image_name(task: dict[str, Any]) -> str:
    """Return the path of the task's image, from ``data`` or the uploaded file."""
    data = task.get("data")
    named = text(task.get("file_upload"))
    values = data.values() if isinstance(data, dict) else ()
    texts = [value for value in values if isinstance(value, str)]
    if isinstance(data, dict) and isinstance(data.get("image"), str):
        texts.insert(0, data["image"])
    for value in texts:
        try:
            parts = urlsplit(value)
        except ValueError:
            continue
        asked = parse_qs(parts.query).get("d") if parts.path.startswith("/data/local-files") else []
        if asked:
            return unquote(asked[0])
        if "." in parts.path.rpartition("/")[2]:
            return unquote(parts.path) if parts.scheme else unquote(value.partition("?")[0])
    return named


def _results(task: dict[str, Any], path: str, made: SetBuilder) -> tuple[str, list[Any]]:
    for key in ("annotations", "completions", "predictions"):
        entries = listed(task.get(key))
        for place in range(len(entries) - 1, -1, -1):
            entry = entries[place]
            if isinstance(entry, dict) and not entry.get("was_cancelled"):
                if len(entries) > 1:
                    said = f"has {len(entries)} versions: the last one was taken"
                    made.note(f"{path}.{key}", said, "noted", "duplicate")
                return f"{path}.{key}[{place}].result", listed(entry.get("result"))
    return path, []


def _result(result: Any, path: str, image: int, made: SetBuilder) -> None:
    if not isinstance(result, dict) or not isinstance(result.get("value"), dict):
        raise Unusable("", "has no value")
    value = result["value"]
    kind = text(result.get("type"))
    if kind in ("choices", "textarea", "relation", "taxonomy", "rating", "pairwise"):
        raise Unusable("", f"{kind} speaks of the image as a whole or of no area")
    named = [value.get(kind), *(v for k, v in value.items() if k.endswith("labels"))]
    labels = next((v for v in named if isinstance(v, list)), [])
    if not labels or not isinstance(labels[0], str):
        raise Unusable(".value", "has no label")
    if len(labels) > 1:
        made.note(path, f"has {len(labels)} labels: {labels[0]} was taken", "noted", "category")
    size = size_of(result.get("original_width"), result.get("original_height"))
    extra, _ = kept(result, _RESULT_KEYS)
    shape = _shape(value, size)
    made.draw(image, labels[0], shape, path, relative=size is None, extra=extra)


def _shape(value: dict[str, Any], size: SizeWh | None) -> Shape:
    """Return a shape in pixels, or in shares where the size is not known."""
    width, height = size or (1, 1)
    shape: Shape
    if "points" in value:
        shape = ring(pairs(value["points"], ".value.points"), ".value.points")
        return scaled(shape, width / 100, height / 100, (width, height))
    if "rle" in value:
        raise Unusable(".value.rle", "brush strokes are not read: export them as COCO or PNG")
    x, y = number(value.get("x"), ".value.x"), number(value.get("y"), ".value.y")
    turn = number(value.get("rotation") or 0, ".value.rotation")
    if "radiusX" in value:
        rx, ry = number(value["radiusX"], ".value.radiusX"), number(value.get("radiusY"), ".value")
        at = (x * width / 100, y * height / 100)
        radii = (rx * width / 100, ry * height / 100)
        return ellipse(*at, *radii, math.radians(turn), ".value")
    w, h = number(value.get("width"), ".value.width"), number(value.get("height"), ".value.height")
    if w <= 0 or h <= 0:
        raise Unusable(".value", f"is {w:g} x {h:g} percent")
    return turned_box(
        x * width / 100, y * height / 100, w * width / 100, h * height / 100,
        math.radians(turn), ".value",
    )  # fmt: skip
