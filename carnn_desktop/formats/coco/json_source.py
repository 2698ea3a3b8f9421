"""The text of a JSON file: in memory as a whole, or read in windows where it is plain ASCII."""

from __future__ import annotations

from pathlib import Path

from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.encodings import WrongEncoding, text_of_bytes
from carnn_desktop.regular_files import open_regular, read_regular

MAX_BYTES = 2 << 30
WINDOW = 1 << 20
_CHUNK = 8 << 20
_BOMS = {
    b"\xef\xbb\xbf": Told("a UTF-8 byte order mark"),
    b"\xff\xfe": Told("a UTF-16 byte order mark"),
    b"\xfe\xff": Told("a UTF-16 byte order mark"),
}


class JsonProblem(Exception):
    """Text that is no JSON, or no JSON that can be read. Line and column count from 1, 0 = none."""

    def __init__(self, reason: str, line: int = 0, column: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.column = column

    @property
    def place(self) -> str:
        """Line and column in words, "$" where they are not known."""
        return (
            Told("line {line}, column {column}", line=self.line, column=self.column)
            if self.line
            else "$"
        )

    @property
    def told(self) -> str:
        """The reason, after its place where that is known."""
        if not self.line:
            return self.reason
        return Told("{place}: {reason}", place=self.place, reason=self.reason)


class WholeText:
    """A text in memory. ``total``: its length in characters."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.total = len(text)
        self.is_ascii = text.isascii()

    def window(self, start: int, _size: int) -> str:
        """Return everything from ``start``; from 0 that is no copy."""
        return self._text[start:]

    def place(self, position: int) -> tuple[int, int]:
        """Return (line, column) of a character."""
        before = self._text.rfind("\n", 0, position)
        return self._text.count("\n", 0, position) + 1, position - before


class AsciiFile:
    """A file of plain ASCII, in which a character is a byte. ``total``: its length."""

    is_ascii = True

    def __init__(self, path: Path, total: int) -> None:
        self._path = path
        self.total = total

    def window(self, start: int, size: int) -> str:
        """Return up to ``size`` characters from ``start``. JsonProblem when the file changed."""
        try:
            with open_regular(self._path) as file:
                file.seek(start)
                data = file.read(max(0, min(size, self.total - start)))
            if len(data) < min(size, self.total - start) or not data.isascii():
                raise JsonProblem(Told("the file changed while it was read"))
        except OSError as error:
            raise JsonProblem(
                Told("the file cannot be read: {error}", error=error.strerror or error)
            ) from None
        return data.decode("ascii")

    def place(self, position: int) -> tuple[int, int]:
        """Return (line, column) of a character."""
        line, last, start = 1, -1, 0
        while start < position:
            text = self.window(start, min(_CHUNK, position - start))
            line += text.count("\n")
            found = text.rfind("\n")
            last = start + found if found >= 0 else last
            start += len(text)
        return line, position - last


def open_text(path: Path) -> str | AsciiFile:
    """Return the text of a UTF-8 file; JsonProblem for another encoding or an unreadable file."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise JsonProblem(
                Told(
                    "the file has {size} MiB, more than {most}",
                    size=size >> 20,
                    most=MAX_BYTES >> 20,
                )
            )
        with open_regular(path) as file:
            start = file.read(4)
            for mark, name in _BOMS.items():
                if start.startswith(mark):
                    raise JsonProblem(
                        Told("the file begins with {name}, which JSON readers refuse", name=name)
                    )
            file.seek(0)
            plain = True
            while plain and (chunk := file.read(_CHUNK)):
                plain = chunk.isascii()
        if plain:
            return AsciiFile(path, size)
        data = read_regular(path, MAX_BYTES)
    except OSError as error:
        raise JsonProblem(
            Told("the file cannot be read: {error}", error=error.strerror or error)
        ) from None
    try:
        return text_of_bytes(data)[0]
    except WrongEncoding as problem:
        remedy = problem.remedy[:1].lower() + problem.remedy[1:].rstrip(".")
        raise JsonProblem(Told("{problem}: {remedy}", problem=problem, remedy=remedy)) from None
