"""Writing COCO files from plain JSON values, streamed and whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from carnn_desktop.formats.coco.stream import Values
from carnn_desktop.formats.export.provenance import to_json


def coco_chunks(
    head: Mapping[str, Any],
    categories: Iterable[Values],
    images: Iterable[bytes],
    annotations: Iterable[bytes],
) -> Iterator[bytes]:
    """Yield a COCO file.

    head : its other top-level keys; ``info`` and ``licenses`` are added
    images, annotations : as elements of JSON arrays without their brackets, see :func:`lines`
    """
    values = {"info": {}, "licenses": [], **head}
    yield b"{\n"
    for key, value in values.items():
        yield b"%b:%b,\n" % (to_json(key), to_json(value))
    yield b'"categories":['
    yield from lines(categories)
    yield b'],\n"images":['
    yield from images
    yield b'],\n"annotations":['
    yield from annotations
    yield b"]\n}\n"


def lines(elements: Iterable[Values]) -> Iterator[bytes]:
    """Yield elements of a JSON array, one a line, without its brackets."""
    start = b"\n"
    for element in elements:
        yield start + to_json(element)
        start = b",\n"
    if start != b"\n":
        yield b"\n"
