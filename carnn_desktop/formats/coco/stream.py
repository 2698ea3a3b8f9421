"""One way to read COCO files: images and annotations one by one, each with its JSON path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.json_text import JsonReader, TopLevel, child, odd_values, open_json
from carnn_desktop.formats.coco.rules import shown

SECTIONS = ("images", "annotations", "categories")
STREAMED = ("images", "annotations")

Values = dict[str, Any]
Odd = Callable[[Any, str], None]
"""Is told a value with NaN, infinities or repeated keys somewhere in it, and its JSON path."""


class CocoStream:
    """A COCO file that was looked through once; what it holds is not judged.

    top : everything but the streamed sections, and where these are
    is_ascii : whether the text has no letter beyond ASCII
    """

    def __init__(self, reader: JsonReader, top: TopLevel) -> None:
        self._reader = reader
        self.top = top
        self.is_ascii = reader.is_ascii
        self._suspicious = reader.suspicious  # of what was passed over, too

    @classmethod
    def open(cls, path: Path) -> CocoStream:
        """Look through a file. Raises JsonProblem for what is no JSON."""
        reader = open_json(path)
        return cls(reader, reader.top_level(STREAMED))

    @property
    def categories(self) -> Any:
        """The section of that name, whatever it is."""
        return self.top.values.get("categories")

    @property
    def others(self) -> Values:
        """The top-level keys that are none of the three sections."""
        return {key: value for key, value in self.top.values.items() if key != "categories"}

    def elements(self, section: str, odd: Odd | None = None) -> Iterator[tuple[str, Any]]:
        """Yield (JSON path, value) of each element of a streamed section, decoded one by one."""
        start = self.top.arrays.get(section)
        for index, value in enumerate(() if start is None else self._reader.elements(start)):
            path = f"$.{section}[{index}]"
            if self._reader.suspicious:
                if odd is not None:
                    odd(value, path)
                self._reader.suspicious = False
            yield path, value

    def odd_head(self) -> Iterator[tuple[str, str]]:
        """Yield (JSON path, what is wrong) of NaN and repeated keys outside the streamed ones."""
        for key, value in self.top.values.items() if self._suspicious else ():
            yield from odd_values(value, child("$", key))

    def odd_head_problem(self) -> str:
        """Return the first of them after its JSON path, "" where there is none."""
        first = next(self.odd_head(), None)
        return "" if first is None else Told("{path}: {reason}", path=first[0], reason=first[1])

    def structure_problem(self) -> str:
        """Return why it is no COCO file, after the JSON path; "" = the three sections are there."""
        top = self.top
        if not top.is_object:
            return Told("$: the top level is {value}", value=shown(top.value))
        if top.repeated:
            return Told(
                "{child}: the section occurs more than once", child=child("$", top.repeated[0])
            )
        for key in SECTIONS:
            if key not in top.values and key not in top.arrays:
                return Told("$.{key}: is missing", key=key)
            if key not in top.arrays and not isinstance(top.values[key], list):
                return Told(
                    "$.{key}: must be a list, is {values}", key=key, values=shown(top.values[key])
                )
        return ""
