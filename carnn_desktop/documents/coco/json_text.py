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

_SPACE = re.compile(r"[ \t\n\r]*")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
MAX_BYTES = 2 << 30
_BOMS = {
    b"\xef\xbb\xbf": "a UTF-8 byte order mark",
    b"\xff\xfe": "a UTF-16 byte order mark",
    b"\xfe\xff": "a UTF-16 byte order mark",
}


class JsonProblem(Exception):
    """Text that is no JSON, or no JSON that can be read. Line and column count from 1, 0 = none."""

    def __init__(self, reason: str, text: str = "", position: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = 0 if position is None else text.count("\n", 0, position) + 1
        self.column = 0 if position is None else position - text.rfind("\n", 0, position)


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

    All methods raise :class:`JsonProblem` for what is not JSON.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.suspicious = False
        self._decode = json.JSONDecoder(
            object_pairs_hook=self._object, parse_constant=self._constant
        ).raw_decode

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
                position = self._skip(self._expect(position, ",", "a comma or the closing brace"))
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
                position = self._skip(self._expect(position, ",", "a comma or the closing bracket"))
            value, position = self._value(position)
            yield value, position
            position, first = self._skip(position), False

    def _key(self, position: int) -> tuple[str, int]:
        if self._at(position) != '"':
            raise JsonProblem("a key in double quotes is expected here", self._text, position)
        key, position = self._value(position)
        return key, self._skip(self._expect(self._skip(position), ":", "a colon"))

    def _value(self, position: int) -> tuple[Any, int]:
        try:
            return self._decode(self._text, position)
        except json.JSONDecodeError as error:
            reason = error.msg[:1].lower() + error.msg[1:]
            raise JsonProblem(reason, self._text, min(error.pos, len(self._text))) from None
        except RecursionError:
            raise JsonProblem("the nesting is too deep", self._text, position) from None
        except ValueError:  # Python refuses integers of more than 4300 digits
            reason = "a number in this value has too many digits"
            raise JsonProblem(reason, self._text, position) from None

    def _skip(self, position: int) -> int:
        found = _SPACE.match(self._text, position)
        return found.end() if found else position

    def _at(self, position: int) -> str:
        return self._text[position : position + 1]

    def _expect(self, position: int, character: str, name: str) -> int:
        if self._at(position) != character:
            where = ", but the file ends" if position >= len(self._text) else ""
            raise JsonProblem(f"{name} is expected here{where}", self._text, position)
        return position + 1

    def _expect_end(self, position: int) -> None:
        position = self._skip(position)
        if position < len(self._text):
            raise JsonProblem("there is more after the end of the JSON", self._text, position)

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


def read_json_text(path: Path) -> str:
    """Return the text of a UTF-8 file; JsonProblem for another encoding or an unreadable file."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise JsonProblem(f"the file has {size >> 20} MiB, more than {MAX_BYTES >> 20}")
        data = path.read_bytes()
    except OSError as error:
        raise JsonProblem(f"the file cannot be read: {error.strerror or error}") from None
    for mark, name in _BOMS.items():
        if data.startswith(mark):
            raise JsonProblem(f"the file begins with {name}, which JSON readers refuse")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise JsonProblem(f"byte {error.start} in line {line} is not UTF-8") from None


def odd_values(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield (JSON path, what is wrong) of every NaN, infinity and repeated key within ``value``."""
    stack = [(value, path)]
    while stack:
        item, where = stack.pop()
        if isinstance(item, dict):
            if isinstance(item, RepeatedKeys):
                for key in item.repeated:
                    yield child(where, key), "the key occurs more than once; the last one counts"
            stack += [(part, child(where, key)) for key, part in reversed(item.items())]
        elif isinstance(item, list):
            pairs = [(part, f"{where}[{number}]") for number, part in enumerate(item)]
            stack += reversed(pairs)
        elif isinstance(item, float) and not math.isfinite(item):
            yield where, f"{item} is no JSON number"


def child(path: str, key: str) -> str:
    """Return the JSON path of ``key`` within the object at ``path``."""
    if _WORD.fullmatch(key):
        return f"{path}.{key}"
    return f"{path}[{json.dumps(key[:60])}]"
