"""A file or folder of annotations, read once for detection and reading, within limits."""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from functools import cached_property
from pathlib import Path
from typing import Any

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.coco.json_text import MAX_BYTES, JsonProblem, JsonReader, TopLevel
from carnn_desktop.formats.coco.stream import STREAMED

MAX_XML_BYTES = 256 << 20
MAX_TEXT_BYTES = 64 << 20
_MAX_FILES = 500_000
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "a UTF-8 byte order mark"),
    (b"\xff\xfe", "utf-16-le", "a UTF-16 byte order mark"),
    (b"\xfe\xff", "utf-16-be", "a UTF-16 byte order mark"),
)


class BadSource(Exception):
    """A file that cannot be read; the text says why and where."""


class Source:
    """What the user chose. Nothing is read before it is asked for; BadSource says why not."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def name(self) -> str:
        """Name for messages."""
        return self.path.name or str(self.path)

    @cached_property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.path.is_dir()

    @cached_property
    def suffix(self) -> str:
        """Suffix in small letters, "" of a folder."""
        return "" if self.is_folder else self.path.suffix.lower()

    @cached_property
    def files(self) -> tuple[str, ...]:
        """All files below the folder: relative, forward slashes, sorted; hidden ones left out."""
        return tuple(list_files(self.path)) if self.is_folder else ()

    @cached_property
    def json_text(self) -> tuple[str, str]:
        """Text of a JSON file, and what was odd about its encoding."""
        return _decoded(self.path, MAX_BYTES)

    @cached_property
    def reader(self) -> JsonReader:
        """Scanner of the JSON."""
        return JsonReader(self.json_text[0])

    @cached_property
    def top(self) -> TopLevel:
        """The JSON, with the long arrays of COCO passed over."""
        try:
            return self.reader.top_level(STREAMED)
        except JsonProblem as problem:
            raise BadSource(f"{problem.place}: {problem.reason}") from None

    @cached_property
    def value(self) -> Any:
        """The whole JSON value."""
        if not self.top.is_object:
            return self.top.value
        arrays = {key: list(self.reader.elements(start)) for key, start in self.top.arrays.items()}
        return {**self.top.values, **arrays}

    @cached_property
    def xml(self) -> ET.Element:
        """Root of an XML file."""
        return read_xml(self.path)


def list_files(folder: Path) -> list[str]:
    """Return the files below a folder: relative, forward slashes, sorted. Raises BadSource."""
    found: list[str] = []
    try:
        for root, folders, files in os.walk(folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            base = Path(root).relative_to(folder).as_posix()
            prefix = "" if base == "." else f"{base}/"
            found.extend(f"{prefix}{name}" for name in files if not name.startswith("."))
            if len(found) > _MAX_FILES:
                raise BadSource(f"the folder holds more than {_MAX_FILES:,} files")
    except OSError as error:
        raise BadSource(f"it cannot be listed ({error.strerror or error})") from None
    return sorted(found)


def read_data(path: Path, limit: int) -> bytes:
    """Return the bytes of a file of at most ``limit``. Raises BadSource."""
    try:
        if not path.is_file():
            raise BadSource("it is not a file")
        size = path.stat().st_size
        if size > limit:
            raise BadSource(f"it has {size >> 20} MiB, more than {limit >> 20}")
        return path.read_bytes()
    except OSError as error:
        raise BadSource(f"it cannot be read ({error.strerror or error})") from None


def read_text(path: Path, limit: int = MAX_TEXT_BYTES) -> str:
    """Return the text of a UTF-8 file, or of one that begins with a byte order mark."""
    return _decoded(path, limit)[0]


def _decoded(path: Path, limit: int) -> tuple[str, str]:
    """Return the text, and what was odd about its encoding. Raises BadSource."""
    data = read_data(path, limit)
    encoding, note = "utf-8", ""
    for mark, name, said in _MARKS:
        if data.startswith(mark):
            encoding, note, data = name, f"the file begins with {said}", data[len(mark) :]
            break
    try:
        return data.decode(encoding), note
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadSource(f"byte {error.start} in line {line} is not {encoding.upper()}") from None


def read_xml(path: Path) -> ET.Element:
    """Return the root of an XML file; one that declares entities is refused. Raises BadSource."""
    data = read_data(path, MAX_XML_BYTES)
    if b"<!ENTITY" in data or b"<!DOCTYPE" in data:
        raise BadSource("it declares entities, which annotation files have no use for")
    try:
        return ET.fromstring(data)
    except ET.ParseError as error:
        line, column = error.position
        raise BadSource(f"line {line}, column {column + 1}: {error}") from None
    except (ValueError, LookupError, RecursionError) as error:
        raise BadSource(f"it is no XML that can be read ({error})") from None


def refusal(source: Source, title: str, problem: str) -> CarnnError:
    """Return the error for a source that is not what it should be."""
    return CarnnError(
        f"{source.name} cannot be read as {title}: {problem}.",
        "Export it again from the tool that made it, or choose another file.",
    )
