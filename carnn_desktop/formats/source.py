"""A file or folder of annotations, read once for detection and reading, within limits."""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from functools import cached_property
from pathlib import Path
from typing import Any

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.json_text import MAX_BYTES, JsonProblem, JsonReader, TopLevel
from carnn_desktop.formats.coco.stream import STREAMED
from carnn_desktop.formats.encodings import WrongEncoding, text_of_bytes, text_of_xml
from carnn_desktop.regular_files import IrregularFile, TooLong, read_regular

MAX_XML_BYTES = 256 << 20
MAX_TEXT_BYTES = 64 << 20
EXPORT_AGAIN = Told("Export it again from the tool that made it, or choose another file.")
_MAX_FILES = 500_000
_LONGEST_LINE = 64 << 20
_MAX_JSON_BYTES = 128 << 20
SAMPLES = 20
"""Files of a folder by which its format is recognised."""


class BadSource(Exception):
    """A file that cannot be read; the text says why and where, ``remedy`` what helps."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.remedy = remedy


class Source:
    """What the user chose. Nothing is read before it is asked for; BadSource says why not.

    unlisted : subfolders that could not be listed, known once ``files`` was asked for
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[tuple[str, BadSource]] = []  # files of the folder that are not read
        self.unlisted: list[str] = []

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
        return tuple(list_files(self.path, self.unlisted)) if self.is_folder else ()

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
            raise BadSource(
                Told("{place}: {reason}", place=problem.place, reason=problem.reason)
            ) from None

    @cached_property
    def value(self) -> Any:
        """The whole JSON value."""
        if not self.top.is_object:
            return self.top.value
        arrays = {key: list(self.reader.elements(start)) for key, start in self.top.arrays.items()}
        return {**self.top.values, **arrays}

    @cached_property
    def sampled_json(self) -> tuple[Any, ...]:
        """JSON values of a folder's first files, to recognise its format by."""
        found = []
        for name in [name for name in self.files if name.lower().endswith(".json")][:SAMPLES]:
            try:
                found.append(load_json(self.path / name))
            except BadSource as problem:
                self.problems.append((name, problem))
        return tuple(found)

    @cached_property
    def is_json_lines(self) -> bool:
        """Whether the file has a whole JSON object in its first line, and more in the next."""
        try:
            with self.path.open("rb") as file:
                first, second = (file.readline(_LONGEST_LINE).strip() for _ in range(2))
        except OSError:
            return False
        if not (first.startswith(b"{") and first.endswith(b"}") and second.startswith(b"{")):
            return False
        try:
            return JsonReader(first.decode("utf-8-sig")).top_level(()).is_object
        except (UnicodeDecodeError, JsonProblem):
            return False

    @cached_property
    def kind_is_lines(self) -> bool:
        """Whether it is a file of JSON lines, by its suffix or by what it holds."""
        if self.suffix in (".ndjson", ".jsonl"):
            return True
        return not self.is_folder and self.is_json_lines

    @cached_property
    def lines(self) -> tuple[tuple[int, Any], ...]:
        """(number, value) of each line of a file of JSON lines; None for one that is no JSON."""
        found: list[tuple[int, Any]] = []
        for number, line in enumerate(lines_of(self.json_text[0]), 1):
            if not line.strip():
                continue
            try:
                top = JsonReader(line).top_level(())
                found.append((number, top.values if top.is_object else top.value))
            except JsonProblem:
                found.append((number, None))
        return tuple(found)

    @cached_property
    def xml(self) -> ET.Element:
        """Root of an XML file."""
        return read_xml(self.path)


def load_json(path: Path) -> Any:
    """Return the JSON value of a file. Raises BadSource."""
    try:
        top = JsonReader(read_text(path, _MAX_JSON_BYTES)).top_level(())
    except JsonProblem as problem:
        raise BadSource(
            Told("{place}: {reason}", place=problem.place, reason=problem.reason)
        ) from None
    return top.values if top.is_object else top.value


def list_files(folder: Path, unlisted: list[str] | None = None) -> list[str]:
    """Return the files below a folder: relative, forward slashes, sorted. Raises BadSource.

    unlisted : gets the subfolders that cannot be listed; they are passed over
    """
    found: list[str] = []

    def passed_over(error: OSError) -> None:
        if unlisted is not None and error.filename is not None:
            unlisted.append(str(error.filename))

    try:
        for root, folders, files in os.walk(folder, onerror=passed_over):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            base = Path(root).relative_to(folder).as_posix()
            prefix = "" if base == "." else f"{base}/"
            found.extend(f"{prefix}{name}" for name in files if not name.startswith("."))
            if len(found) > _MAX_FILES:
                raise BadSource(Told("the folder holds more than {most:,} files", most=_MAX_FILES))
    except OSError as error:
        raise BadSource(
            Told("it cannot be listed ({error})", error=error.strerror or error)
        ) from None
    return sorted(found)


def read_data(path: Path, limit: int) -> bytes:
    """Return the bytes of a file of at most ``limit``. Raises BadSource."""
    try:
        return read_regular(path, limit)
    except (IrregularFile, TooLong) as error:
        raise BadSource(str(error.strerror)) from None
    except OSError as error:
        raise BadSource(
            Told("it cannot be read ({error})", error=error.strerror or error)
        ) from None


def read_text(path: Path, limit: int = MAX_TEXT_BYTES) -> str:
    """Return the text of a UTF-8 file, or of one that begins with a byte order mark."""
    return _decoded(path, limit)[0]


def lines_of(text: str) -> list[str]:
    """Return the lines of a text. Line breaks alone end one: U+2028 and the like are of names."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]


def _decoded(path: Path, limit: int) -> tuple[str, str]:
    """Return the text, and what was odd about its encoding. Raises BadSource."""
    try:
        return text_of_bytes(read_data(path, limit))
    except WrongEncoding as problem:
        raise BadSource(str(problem), problem.remedy) from None


def read_xml(path: Path) -> ET.Element:
    """Return the root of an XML file; one that declares entities is refused. Raises BadSource."""
    try:
        text = text_of_xml(read_data(path, MAX_XML_BYTES))
    except WrongEncoding as problem:
        raise BadSource(str(problem), problem.remedy) from None
    if "<!ENTITY" in text or "<!DOCTYPE" in text:
        raise BadSource(Told("it declares entities, which annotation files have no use for"))
    try:
        return ET.fromstring(text)
    except ET.ParseError as error:
        line, column = error.position
        raise BadSource(
            Told("line {line}, column {column}: {error}", line=line, column=column + 1, error=error)
        ) from None
    except (ValueError, LookupError, RecursionError) as error:
        raise BadSource(Told("it is no XML that can be read ({error})", error=error)) from None


def refusal(source: Source, title: str, problem: str, remedy: str = "") -> CarnnError:
    """Return the error for a source that is not what it should be."""
    return CarnnError(
        Told(
            "{name} cannot be read as {title}: {problem}.",
            name=source.name,
            title=title,
            problem=problem,
        ),
        remedy or EXPORT_AGAIN,
    )
