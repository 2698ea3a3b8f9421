"""Label Studio's JSON export: tasks with results in percent of the image's sides."""

from __future__ import annotations

import base64
import math
from typing import Any

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.shapes import Shape, SizeWh, Unusable, packed, scaled
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.json_objects import each_object, first_entry, whole_value
from carnn_desktop.formats.labelstudio.brush import brush_pixels
from carnn_desktop.formats.labelstudio.tasks import image_name, is_minimal, labels_of, whole_task
from carnn_desktop.formats.mask_pictures import picture_mask
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
_NO_AREA = {
    "keypointlabels": Told("are points without an area"),
    "keypoint": Told("is a point without an area"),
    "vectorlabels": Told("are lines without an area"),
    "vector": Told("is a line without an area"),
    "relation": Told("joins two regions and has no area"),
    "choices": Told("speaks of the image as a whole"),
    "textarea": Told("is a text without an area"),
    "taxonomy": Told("speaks of the image as a whole"),
    "rating": Told("speaks of the image as a whole"),
    "pairwise": Told("compares images and has no area"),
    "number": Told("is a number without an area"),
    "datetime": Told("is a time without an area"),
}
_SAMPLED = 20


def detect(source: Source) -> float:
    """Return how sure it is that this is a Label Studio export, JSON or JSON_MIN."""
    first = first_entry(source)
    if "data" in first and ("annotations" in first or "completions" in first):
        return 1.0
    if "data" in first and "predictions" in first:
        return 0.7
    entries = listed(source.top.value)[:_SAMPLED]
    return 0.9 if any(map(is_minimal, entries)) else 0.0


def read(source: Source) -> ImportedSet:
    """Read all tasks: of each the newest annotation that was not cancelled, else a prediction."""
    tasks = whole_value(source, "Label Studio")
    if not isinstance(tasks, list):
        raise refusal(source, "Label Studio", Told("$: must be a list of tasks"))
    made = SetBuilder("label-studio", source.path)
    minimal = not any(isinstance(task, dict) and "data" in task for task in tasks[:_SAMPLED])
    for path, task in each_object(tasks, "$", made, "image"):
        with made.leaving_out(path, "image"):
            _task(whole_task(task) if minimal else task, path, made)
    return made.result()


def _task(task: dict[str, Any], path: str, made: SetBuilder) -> None:
    where, results = _results(task, path, made)
    named = {text(r.get("to_name")) for r in results if isinstance(r, dict)}
    name = image_name(task, named)
    if not name:
        raise Unusable(".data", Told("names no image"))
    sizes = (
        size_of(r.get("original_width"), r.get("original_height"))
        for r in results
        if isinstance(r, dict) and "original_width" in r
    )
    size = next(sizes, None)
    image = made.image(name, f"{path}.data", size)
    labelled = {r.get("id") for r in results if isinstance(r, dict) and labels_of(r)}
    for index, result in enumerate(results):
        at = f"{where}[{index}]"
        if isinstance(result, dict) and result.get("id") in labelled and not labels_of(result):
            continue  # the same region once more, without its label
        with made.leaving_out(at):
            _result(result, at, image, made)


def _results(task: dict[str, Any], path: str, made: SetBuilder) -> tuple[str, list[Any]]:
    for key in ("annotations", "completions", "predictions"):
        entries = listed(task.get(key))
        for place in range(len(entries) - 1, -1, -1):
            entry = entries[place]
            if isinstance(entry, dict) and not entry.get("was_cancelled"):
                if len(entries) > 1:
                    said = Told("has {count} versions: the last one was taken", count=len(entries))
                    made.note(f"{path}.{key}", said, "noted", "duplicate")
                return f"{path}.{key}[{place}].result", listed(entry.get("result"))
    return path, []


def _result(result: Any, path: str, image: int, made: SetBuilder) -> None:
    if not isinstance(result, dict) or not isinstance(result.get("value"), dict):
        kind = text(result.get("type")) if isinstance(result, dict) else ""
        raise Unusable(
            "",
            Told("“{kind}” {reason}", kind=kind, reason=_NO_AREA[kind])
            if kind in _NO_AREA
            else Told("has no value"),
        )
    value = result["value"]
    kind = text(result.get("type"))
    if kind in _NO_AREA:
        raise Unusable("", Told("“{kind}” {reason}", kind=kind, reason=_NO_AREA[kind]))
    labels = labels_of(result)
    if not labels:
        raise Unusable(".value", Told("has no label"))
    if len(labels) > 1:
        made.note(
            path,
            Told("has {count} labels: {name} was taken", count=len(labels), name=labels[0]),
            "noted",
            "category",
        )
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
    if "rle" in value or "imageDataURL" in value:
        return _drawn(value, size)
    x, y = number(value.get("x"), ".value.x"), number(value.get("y"), ".value.y")
    turn = number(value.get("rotation") or 0, ".value.rotation")
    if "radiusX" in value:
        rx, ry = number(value["radiusX"], ".value.radiusX"), number(value.get("radiusY"), ".value")
        at = (x * width / 100, y * height / 100)
        radii = (rx * width / 100, ry * height / 100)
        return ellipse(*at, *radii, math.radians(turn), ".value")
    w, h = number(value.get("width"), ".value.width"), number(value.get("height"), ".value.height")
    if w <= 0 or h <= 0:
        raise Unusable(".value", Told("is {width:g} x {height:g} percent", width=w, height=h))
    return turned_box(
        x * width / 100, y * height / 100, w * width / 100, h * height / 100,
        math.radians(turn), ".value",
    )  # fmt: skip


def _drawn(value: dict[str, Any], size: SizeWh | None) -> Shape:
    """Return the pixels of brush strokes or of a bitmask."""
    if size is None:
        raise Unusable(".value", Told("is drawn in pixels, and the size of the photo is not given"))
    if "rle" in value:
        pixels = brush_pixels(value["rle"], size)
    else:
        head, _, data = text(value["imageDataURL"]).partition("base64,")
        if not head.startswith("data:image/png") or not data:
            raise Unusable(".value.imageDataURL", Told("is no PNG within the file"))
        try:
            picture = base64.b64decode(data, validate=True)
        except ValueError:
            raise Unusable(".value.imageDataURL", Told("is no base64")) from None
        pixels = picture_mask(picture, ".value.imageDataURL")
        if pixels.shape != (size[1], size[0]):
            found = f"{pixels.shape[1]} x {pixels.shape[0]}"
            raise Unusable(
                ".value.imageDataURL",
                Told(
                    "is {found}, not {width} x {height} pixels",
                    found=found,
                    width=size[0],
                    height=size[1],
                ),
            )
    mask = crop_mask(pixels)
    if not mask.pixels.size:
        raise Unusable(".value", Told("holds no pixel"))
    return packed(mask, size)
