"""YOLO boxes, outlines and poses: a folder of text files, class names in data.yaml or a list."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from carnn_desktop.annotations.shapes import Unusable
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.class_names import MOST_NAMED, Names, names_of_yaml, unnamed
from carnn_desktop.formats.export.own_names import ExportedNames, exported_names
from carnn_desktop.formats.folder import SAMPLES
from carnn_desktop.formats.source import BadSource, Source, read_text, refusal
from carnn_desktop.formats.values import ImportedCategory, ImportedSet, SetBuilder
from carnn_desktop.formats.yolo.files import class_list, guess_pose, label_files
from carnn_desktop.formats.yolo.lines import Line, PoseShape, is_label, read_line

_MOST_CLASSES = 20_000  # the largest vocabularies that people label with have 13,000


def detect(source: Source) -> float:
    """Return how sure it is that this is YOLO: a folder of labels, or its data.yaml."""
    if not source.is_folder:
        if source.suffix not in (".yaml", ".yml"):
            return 0.0
        return 0.9 if names_of_yaml(source.path) else 0.0
    lines: list[str] = []
    for name in label_files(source)[:SAMPLES]:
        try:
            found = read_text(source.path / name).splitlines()
        except BadSource:
            continue
        lines += [line for line in found if line.strip()][:SAMPLES]
    return 0.8 * sum(map(is_label, lines)) / len(lines) if lines else 0.0


def read(source: Source) -> ImportedSet:
    """Read all label files. Raises CarnnError when there are none, or its names cannot be read."""
    chosen = None if source.is_folder else source.path
    if chosen is not None:
        source = Source(source.path.parent)
    made = SetBuilder("yolo", source.path)
    labels = class_list(source, chosen)
    if labels.problems:
        file, reason = labels.problems[0]
        raise CarnnError(
            Told(
                "The class names of {name} cannot be read: {file}: {reason}.",
                name=source.name,
                file=file,
                reason=reason,
            ),
            Told("Save that file as UTF-8."),
        )
    files = label_files(source)
    guess_pose(source, files, labels)
    if labels.pose_is_guessed and labels.pose is not None:
        text = Told(
            "lines of {count} numbers are boxes with keypoints, by what they hold",
            count=labels.pose.length,
        )
        made.note("", text, "noted", "shape")
    reader = _Reader(made, labels.names, labels.pose, exported_names(source))
    for name in files:
        try:
            reader.read(name, read_text(source.path / name))
        except BadSource as problem:
            made.note(name, str(problem), "left out", "structure")
    if not made.has_images:
        raise refusal(source, "YOLO", Told("it holds no label file"))
    return made.result()


class _Reader:
    """Reads one file after the other; gives numbers of classes their places."""

    def __init__(
        self, made: SetBuilder, names: Names, pose: PoseShape | None, exported: ExportedNames
    ) -> None:
        self._made, self._pose, self._exported = made, pose, exported
        self._names = names
        self._places: dict[int, int] = {}
        last = max(names, default=-1)
        for number in sorted({*range(min(last + 1, MOST_NAMED)), *names}):
            self._add(number)

    def read(self, name: str, text: str) -> None:
        """Add the image of a label file, and its objects."""
        made = self._made
        stem = _image_stem(name)
        path, others = self._exported.of(stem)
        image = made.image(path, name, bare=not others, other_names=others)
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip():
                continue
            where = f"{name}, line {number}"
            with made.leaving_out(where, "outline"):
                found = read_line(line, self._pose)
                place = self._class(found.label, where)
                extra = _keypoints(found)
                made.draw(
                    image, place, found.shape, where, relative=True, score=found.score, extra=extra
                )

    def _class(self, number: int, where: str) -> int:
        """Return the place of a class; add it, and those before it, where it has no name."""
        if number not in self._places:
            if len(self._places) >= _MOST_CLASSES:
                raise Unusable(
                    "",
                    Told(
                        "the folder has more than {most:,} classes",
                        most=_MOST_CLASSES,
                    ),
                )
            text = Told("class {number} has no name in the folder", number=number)
            self._made.note(where, text, "noted", "category")
            for below in range(number if number < MOST_NAMED else 0):
                if below not in self._places:
                    self._add(below)
            self._add(number)
        return self._places[number]

    def _add(self, number: int) -> None:
        name = self._names.get(number) or unnamed(number)
        self._places[number] = self._made.add_category(ImportedCategory(name=name))


def _image_stem(name: str) -> str:
    """Return the image's path without suffix: labels/train/a.txt belongs to images/train/a.*."""
    path = PurePosixPath(name)
    parts = [part for part in path.parent.parts if part != "labels"]
    return PurePosixPath(*parts, path.stem).as_posix()


def _keypoints(line: Line) -> dict[str, Any]:
    """Return keypoints as COCO has them, in shares of the sides until the photo is known."""
    if not line.keypoints:
        return {}
    seen = sum(flag > 0 for flag in line.keypoints[2::3])
    return {"keypoints": list(line.keypoints), "num_keypoints": seen}
