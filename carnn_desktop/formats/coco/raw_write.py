"""Writing COCO files from plain JSON values, streamed and whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from carnn_desktop.formats.coco.raw import Values
from carnn_desktop.formats.export.provenance import to_json


def coco_chunks(
    head: Mapping[str, Any],
    categories: Iterable[Values],
    images: Iterable[Values],
    annotations: Iterable[Values],
) -> Iterator[bytes]:
    """Yield a COCO file; ``head``: its other top-level keys, ``info`` and ``licenses`` added."""
    values = {"info": {}, "licenses": [], **head}
    yield b"{\n"
    for key, value in values.items():
        yield b"%b:%b,\n" % (to_json(key), to_json(value))
    for key, elements, end in (
        ("categories", categories, b"],\n"),
        ("images", images, b"],\n"),
        ("annotations", annotations, b"]\n}\n"),
    ):
        yield b'"%b":[' % key.encode("ascii")
        yield from lines(elements)
        yield end


def lines(elements: Iterable[Values]) -> Iterator[bytes]:
    """Yield elements of a JSON array, one a line, without its brackets."""
    start = b"\n"
    for element in elements:
        yield start + to_json(element)
        start = b",\n"
    if start != b"\n":
        yield b"\n"
