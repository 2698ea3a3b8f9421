"""Segmentations that are written in another way than COCO's, with one possible meaning.

Reading, checking and repairing all ask here, so that they agree.
"""

from __future__ import annotations

import ast
from typing import Any

from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.rules import is_number

NESTED = Told("one nesting too much was taken off")
PAIRS = Told("points [x, y] became one list of numbers")
FLAT = Told("one flat list was taken for one ring")
TEXTS = Told("texts became numbers")
BYTES = Told("the text of a bytes object became what it holds")


def plain_rings(segmentation: list[Any]) -> tuple[list[Any], list[tuple[str, str]]]:
    """Return polygons as COCO has them, and (path within the segmentation, what was done).

    What has no other meaning stays as it is.
    """
    done: list[tuple[str, str]] = []
    if segmentation and not any(isinstance(ring, list) for ring in segmentation):
        if any(isinstance(number, dict) for number in segmentation):
            return segmentation, done
        segmentation = [list(segmentation)]
        done.append(("", FLAT))
    elif len(segmentation) > 2 and _are_points(segmentation):
        segmentation = [segmentation]
    elif len(segmentation) == 1 and _is_nested(segmentation[0]):
        inner = segmentation[0]
        if not _are_points(inner):
            segmentation = inner
            done.append(("", NESTED))
    rings: list[Any] = []
    for number, ring in enumerate(segmentation):
        flat, told = _plain_ring(ring)
        rings += flat
        done += [(f"[{number}]", text) for text in told]
    return rings, done


def plain_counts(counts: Any) -> tuple[Any, str]:
    """Return run lengths that are the text of a bytes object as text, and what was done."""
    if not isinstance(counts, str) or counts[:2] not in ("b'", 'b"') or counts[-1:] != counts[1]:
        return counts, ""
    try:
        value = ast.literal_eval(counts)
        return value.decode("ascii"), BYTES
    except (ValueError, SyntaxError, MemoryError, RecursionError, UnicodeDecodeError):
        return counts, ""


def _plain_ring(ring: Any) -> tuple[list[Any], list[str]]:
    """Return the rings that one entry is, and what was done."""
    if not isinstance(ring, list) or not ring:
        return [ring], []
    if len(ring) > 2 and _are_points(ring):
        return [[number for point in ring for number in point]], [PAIRS]
    if _is_nested(ring) and all(len(part) >= 6 for part in ring):
        return list(ring), [NESTED]
    if all(isinstance(number, str) for number in ring):
        try:
            numbers = [float(number) for number in ring]
        except ValueError:
            return [ring], []
        return ([numbers], [TEXTS]) if all(map(is_number, numbers)) else ([ring], [])
    return [ring], []


def _are_points(values: list[Any]) -> bool:
    return all(isinstance(v, list) and len(v) == 2 and all(map(is_number, v)) for v in values)


def _is_nested(value: Any) -> bool:
    """Return whether a list holds lists alone."""
    return isinstance(value, list) and bool(value) and all(isinstance(v, list) for v in value)
