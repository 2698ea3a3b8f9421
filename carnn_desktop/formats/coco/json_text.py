"""Reading JSON that may be large, damaged or hostile, one array element at a time.

The standard decoder does the work; around it stands a scanner of the top-level object, so that the
values of a long array never live together in memory, and every failure has a line and a column.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.json_source import (
    MAX_BYTES,
    WINDOW,
    AsciiFile,
    JsonProblem,
    WholeText,
    open_text,
)

__all__ = ["MAX_BYTES", "JsonProblem", "JsonReader", "RepeatedKeys", "TopLevel", "open_json"]

_SPACE = re.compile(r"[ \t\n\r]*")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LONGEST_WORD = 16


class RepeatedKeys(dict[str, Any]):
    """A JSON object in which a key occurs more than once; as everywhere, the last one counts."""

    repeated: tuple[str, ...] = ()


@dataclass(slots=True)
class TopLevel:
    """A JSON text, looked through once.

    value : what stands at the top when that is no object, else None
    values : the object's values, without the arrays asked to be streamed
    arrays : where in the text each streamed array begins
    repeated : keys that occur more than once at the top
    """

    is_object: bool
    value: Any = None
    values: dict[str, Any] = field(default_factory=dict)
    arrays: dict[str, int] = field(default_factory=dict)
    repeated: list[str] = field(default_factory=list)


class JsonReader:
    """Scans one JSON text; ``suspicious`` is set by every value with NaN or repeated keys.

    is_ascii : whether the text has no letter beyond ASCII

    All methods raise :class:`JsonProblem` for what is not JSON. Of a file only a window is in
    memory, as long as its longest value asks for; positions count characters from 0.
    """

    def __init__(self, text: str | AsciiFile) -> None:
        self._source = WholeText(text) if isinstance(text, str) else text
        self._window, self._base = self._source.window(0, WINDOW), 0
        self.is_ascii = self._source.is_ascii
        self.suspicious = False
        self._decode = json.JSONDecoder(
            object_pairs_hook=self._object, parse_constant=self._constant
        ).raw_decode

    def first(self) -> str:
        """Return the first character that is no space, "" of a text that has none."""
        return self._at(self._skip(0))

    def top_level(self, streamed: Collection[str]) -> TopLevel:
        """Look through the whole text; arrays of the ``streamed`` keys are only passed over."""
        position = self._skip(0)
        if self._at(position) != "{":
            value, end = self._value(position)
            self._expect_end(end)
            return TopLevel(is_object=False, value=value)
        top = TopLevel(is_object=True)
        position, first = self._skip(position + 1), True
        while self._at(position) != "}":
            if not first:
                position = self._skip(
                    self._expect(position, ",", Told("a comma or the closing brace"))
                )
            key, position = self._key(position)
            if key in top.values or key in top.arrays:
                top.repeated.append(key)
                top.values.pop(key, None)
                top.arrays.pop(key, None)
            if key in streamed and self._at(position) == "[":
                top.arrays[key] = position
                position = self._pass_over(position)
            else:
                top.values[key], position = self._value(position)
            position, first = self._skip(position), False
        self._expect_end(position + 1)
        return top

    def elements(self, start: int) -> Iterator[Any]:
        """Yield the values of the array that begins at ``start``, decoded one by one."""
        for value, _ in self._walk(start):
            yield value

    def _pass_over(self, start: int) -> int:
        position = start + 1
        for _, end in self._walk(start):
            position = end
        return self._skip(position) + 1

    def _walk(self, start: int) -> Iterator[tuple[Any, int]]:
        position, first = self._skip(start + 1), True
        while self._at(position) != "]":
            if not first:
                position = self._skip(
                    self._expect(position, ",", Told("a comma or the closing bracket"))
                )
            value, position = self._value(position)
            yield value, position
            position, first = self._skip(position), False

    def _key(self, position: int) -> tuple[str, int]:
        if self._at(position) != '"':
            raise self._problem(Told("a key in double quotes is expected here"), position)
        key, position = self._value(position)
        return key, self._skip(self._expect(self._skip(position), ":", "a colon"))

    def _value(self, position: int) -> tuple[Any, int]:
        self._need(position)
        size = WINDOW
        while True:
            try:
                value, end = self._decode(self._window, position - self._base)
                if end < len(self._window) or self._is_last:  # else a number may go on
                    return value, self._base + end
            except json.JSONDecodeError as error:
                if self._is_last or self._settled(error):
                    reason = error.msg[:1].lower() + error.msg[1:]
                    place = self._base + min(error.pos, len(self._window))
                    raise self._problem(reason, place) from None
            except RecursionError:
                raise self._problem(Told("the nesting is too deep"), position) from None
            except ValueError:  # Python refuses integers of more than 4300 digits
                reason = Told("a number in this value has too many digits")
                raise self._problem(reason, position) from None
            if self._base == position:
                size *= 4
            self._load(position, size)

    def _settled(self, error: json.JSONDecodeError) -> bool:
        """Return whether more text could not change what is wrong."""
        if error.msg.startswith(("Unterminated string", "Invalid \\")):
            return False
        return error.pos < len(self._window) - _LONGEST_WORD

    @property
    def _is_last(self) -> bool:
        return self._base + len(self._window) >= self._source.total

    def _load(self, position: int, size: int) -> None:
        self._window, self._base = self._source.window(position, size), position

    def _need(self, position: int) -> None:
        """Have the character at ``position`` in the window."""
        if not self._base <= position < self._base + len(self._window):
            self._load(position, WINDOW)

    def _skip(self, position: int) -> int:
        while position < self._source.total:
            self._need(position)
            found = _SPACE.match(self._window, position - self._base)
            end = found.end() if found else position - self._base
            position = self._base + end
            if end < len(self._window):
                break
        return position

    def _at(self, position: int) -> str:
        if position >= self._source.total:
            return ""
        self._need(position)
        return self._window[position - self._base]

    def _expect(self, position: int, character: str, name: str) -> int:
        if self._at(position) != character:
            if position >= self._source.total:
                raise self._problem(
                    Told("{name} is expected here, but the file ends", name=name), position
                )
            raise self._problem(Told("{name} is expected here", name=name), position)
        return position + 1

    def _expect_end(self, position: int) -> None:
        position = self._skip(position)
        if position < self._source.total:
            raise self._problem(Told("there is more after the end of the JSON"), position)

    def _problem(self, reason: str, position: int) -> JsonProblem:
        return JsonProblem(reason, *self._source.place(position))

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        if len(value) == len(pairs):
            return value
        self.suspicious = True
        marked, counts = RepeatedKeys(value), Counter(key for key, _ in pairs)
        marked.repeated = tuple(key for key in value if counts[key] > 1)
        return marked

    def _constant(self, name: str) -> float:
        self.suspicious = True
        return float(name.replace("Infinity", "inf"))


def open_json(path: Path) -> JsonReader:
    """Return a reader of a file; JsonProblem for another encoding or an unreadable file."""
    return JsonReader(open_text(path))


def odd_values(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield (JSON path, what is wrong) of every NaN, infinity and repeated key within ``value``."""
    stack = [(value, path)]
    while stack:
        item, where = stack.pop()
        if isinstance(item, dict):
            if isinstance(item, RepeatedKeys):
                for key in item.repeated:
                    yield (
                        child(where, key),
                        Told("the key occurs more than once; the last one counts"),
                    )
            stack += [(part, child(where, key)) for key, part in reversed(item.items())]
        elif isinstance(item, list):
            pairs = [(part, f"{where}[{number}]") for number, part in enumerate(item)]
            stack += reversed(pairs)
        elif isinstance(item, float) and not math.isfinite(item):
            yield where, Told("{item} is no JSON number", item=item)


def child(path: str, key: str) -> str:
    """Return the JSON path of ``key`` within the object at ``path``."""
    if _WORD.fullmatch(key):
        return f"{path}.{key}"
    return f"{path}[{json.dumps(key[:60])}]"
