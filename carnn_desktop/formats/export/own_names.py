"""How exports call their photos: ``images.jsonl``, for labels that know them by a name alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from carnn_desktop.formats.export.stage import MARK_FILE
from carnn_desktop.formats.source import BadSource, Source, read_text

NAMES_FILE = "images.jsonl"
_MARK = "written by CaRNN Desktop"


@dataclass(frozen=True, slots=True)
class ExportedNames:
    """``images``: by name in an export, the path of the photo; ``classes``: as they were called."""

    images: Mapping[str, str] = field(default_factory=dict)
    classes: tuple[str, ...] = ()

    def of(self, stem: str) -> tuple[str, tuple[str, ...]]:
        """Return (path of the photo, its other names) of a name without suffix in the export.

        The folder of a part, train or val, is none of the photo's. Of a name that no export of
        ours has, return it as it is, and no other names.
        """
        first, _, rest = stem.partition("/")
        for name in (stem, rest if first in ("train", "val") else ""):
            if name and name in self.images:
                return self.images[name], (stem,)
        return stem, ()

    def class_at(self, place: int, written: str) -> str:
        """Return the class at a place from 0, "" where that is not ``written`` so, tamed."""
        name = self.classes[place] if place < len(self.classes) else ""
        return name if tame(name) == written else ""


def tame(name: str) -> str:
    """Return a class name as a line of a list of names can have it: one line, without colons."""
    plain = " ".join(name.replace(":", " ").split())
    return plain.lstrip("#").lstrip() or plain.replace("#", "-")


def name_lines(rows: Iterable[tuple[str, str]]) -> Iterator[bytes]:
    """Yield a line for each (name in the export, path of the photo)."""
    for name, path in rows:
        yield json.dumps({"name": name, "image": path}, ensure_ascii=True).encode("ascii") + b"\n"


def exported_names(source: Source) -> ExportedNames:
    """Return the names of a folder that we wrote, nothing of any other folder."""
    for folder in (source.path, source.path.parent):
        try:
            mark = json.loads(read_text(folder / MARK_FILE))
            if not isinstance(mark, dict) or mark.get("generator") != _MARK:
                continue
            listed = mark.get("classes")
            classes = listed if isinstance(listed, list) else []
            return ExportedNames(
                _images(read_text(folder / NAMES_FILE)),
                tuple(name for name in classes if isinstance(name, str)),
            )
        except (BadSource, ValueError, RecursionError):
            continue
    return ExportedNames()


def _images(text: str) -> dict[str, str]:
    found = {}
    for line in text.splitlines():
        row = json.loads(line)
        name, image = (row.get("name"), row.get("image")) if isinstance(row, dict) else ("", "")
        if isinstance(name, str) and isinstance(image, str) and not _leads_out(image):
            found[name] = image
    return found


def _leads_out(path: str) -> bool:
    pure = PurePosixPath(path)
    return pure.is_absolute() or ".." in pure.parts
