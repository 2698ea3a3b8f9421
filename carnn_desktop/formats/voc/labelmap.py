"""Names and colours of the classes of label pictures: CVAT's labelmap, plain lists, VOC's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.class_names import numbered, unnamed
from carnn_desktop.formats.export.own_names import ExportedNames, exported_names
from carnn_desktop.formats.source import BadSource, Source, lines_of, read_text

VOC_CLASSES = (
    "background", "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair",
    "cow", "diningtable", "dog", "horse", "motorbike", "person", "pottedplant", "sheep", "sofa",
    "train", "tvmonitor",
)  # fmt: skip
_FILES = ("labelmap.txt", "class_names.txt", "classes.txt", "labels.txt", "classification.txt")
_BACKGROUND = frozenset(("background", "_background_", "__background__"))
_IGNORED = frozenset(("__ignore__", "_ignore_", "ignore"))


@dataclass(frozen=True, slots=True)
class LabelMap:
    """Names by the number of a pixel, and numbers by its colour (r + 256 g + 65536 b).

    void : colours of what is neither a class nor the background
    """

    names: Mapping[int, str] = field(default_factory=dict)
    by_colour: Mapping[int, int] = field(default_factory=dict)
    void: frozenset[int] = frozenset()

    def name(self, number: int) -> str:
        """Return the name of a class."""
        return self.names.get(number) or unnamed(number)


def read_label_map(source: Source) -> LabelMap:
    """Return the classes of a folder, those of Pascal VOC where it has no list.

    Raises BadSource for a list that is there and is no text.
    """
    exported = exported_names(source)
    listed = [name for name in source.files if PurePosixPath(name).name.lower() in _FILES]
    listed.sort(key=lambda name: (name.count("/"), _FILES.index(PurePosixPath(name).name.lower())))
    paths = [source.path / name for name in listed]
    paths += [source.path.parent / name for name in _FILES]
    for path in paths:
        if not path.is_file():
            continue
        try:
            text = read_text(path)
        except BadSource as problem:
            raise BadSource(
                Told("{name}: {problem}", name=path.name, problem=problem), problem.remedy
            ) from None
        found = _coloured(text, exported) if path.name == "labelmap.txt" else None
        found = found or _plain(text)
        if found.names:
            return found
    return LabelMap(dict(enumerate(VOC_CLASSES)))


def _coloured(text: str, exported: ExportedNames) -> LabelMap | None:
    """Return CVAT's list ``label:r,g,b:parts:actions``; None where it is another one."""
    parts = [line.rsplit(":", 3) for line in lines_of(text) if line.strip()]
    parts = [part for part in parts if not _is_remark(part)]
    if not parts or not all(len(part) == 4 for part in parts):
        return None
    names: dict[int, str] = {}
    by_colour: dict[int, int] = {}
    void: set[int] = set()
    number, has_background = 0, False
    for written, colour, _, _ in parts:
        name = written.strip()
        value = _colour(colour)
        own = exported.class_at(number, name)  # a class of ours may be called as what is none
        if name in _BACKGROUND and not (own and has_background):
            has_background = True
            if value is not None:
                by_colour.setdefault(value, 0)
            continue
        if name in _IGNORED and not own:
            void |= set() if value is None else {value}
            continue
        number += 1
        names[number] = own or name
        if value is not None:
            by_colour.setdefault(value, number)
    return LabelMap(names, by_colour, frozenset(void))


def _is_remark(parts: list[str]) -> bool:
    """Return whether a row is a remark, not a class whose name begins with its sign."""
    return parts[0].startswith("#") and (len(parts) != 4 or _colour(parts[1]) is None)


def _plain(text: str) -> LabelMap:
    """Return a list of one name a line, the first of them the background; blank lines count."""
    lines = lines_of(text)
    while lines and (not lines[0].strip() or lines[0].startswith("#")):
        lines = lines[1:]
    if lines and lines[0].strip() in _IGNORED:
        lines = lines[1:]
    titles = [line.rpartition("\t")[2] if _is_numbered(line) else line for line in lines]
    titles = [title.partition(":")[0] if _has_colour(title) else title for title in titles]
    if titles and titles[0].strip() not in _BACKGROUND:
        titles.insert(0, "background")
    return LabelMap(numbered(titles))


def _is_numbered(line: str) -> bool:
    number, tab, _ = line.partition("\t")
    return bool(tab) and number.strip().isdecimal()


def _has_colour(title: str) -> bool:
    return _colour(title.partition(":")[2].partition(":")[0]) is not None


def _colour(text: str) -> int | None:
    """Return ``r,g,b`` as one number, None for anything else."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 3 or not all(part.isdecimal() and len(part) <= 3 for part in parts):
        return None
    red, green, blue = map(int, parts)
    return red + 256 * green + 65536 * blue if max(red, green, blue) < 256 else None
