"""Which files of a YOLO data set are labels, and which of them names its classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import yaml

from carnn_desktop.formats.class_names import Names, names_beside, names_of_yaml, yaml_entries
from carnn_desktop.formats.folder import SAMPLES, files_with
from carnn_desktop.formats.source import BadSource, Source, read_text
from carnn_desktop.formats.yolo.lines import PoseShape, guessed_pose, is_label

_NAMES = ("classes.txt", "obj.names", "names.txt", "class_names.txt", "classification.txt")
_YAMLS = ("data.yaml", "dataset.yaml", "data.yml", "dataset.yml")
_LISTS = frozenset(
    {*_NAMES, "train.txt", "val.txt", "valid.txt", "test.txt", "trainval.txt", "requirements.txt"}
)
_SUFFIXES = (".yaml", ".yml")


@dataclass(slots=True)
class Labels:
    """What a data set says of its classes; problems: (file, reason) of what cannot be read."""

    names: Names = field(default_factory=dict)
    pose: PoseShape | None = None
    pose_is_guessed: bool = False
    problems: list[tuple[str, str]] = field(default_factory=list)


def label_files(source: Source) -> tuple[str, ...]:
    """Return the label files of a folder.

    Files of the names that lists have are labels too where what they hold is: of a photo called
    train.jpg they are called train.txt.
    """
    return tuple(name for name in files_with(source, ".txt") if _holds_labels(source, name))


def class_list(source: Source, chosen: Path | None = None) -> Labels:
    """Return what the folder says of its classes. ``chosen``: the YAML file that was named."""
    found = Labels()
    yamls = [] if chosen is None else [chosen]
    by_depth = sorted(source.files, key=lambda name: (name.count("/"), name))
    yamls += [source.path / name for name in by_depth if name.lower().endswith(_SUFFIXES)]
    above = source.path.parent
    yamls += [above / name for name in _YAMLS if (above / name).is_file()]
    lists = [source.path / n for n in by_depth if PurePosixPath(n).name.lower() in _NAMES]
    lists = [path for path in lists if not _has_label_lines(path)]
    for path in yamls:
        try:
            names = names_of_yaml(path)
        except BadSource as problem:
            found.problems.append((path.name, str(problem)))
            continue
        if names or "kpt_shape" in yaml_entries(path):
            found.names, found.pose = names, _pose(path)
            break
    if not found.names:
        for path in lists:
            found.names = names_beside((path.parent,), (path.name,), found.problems)
            if found.names:
                break
    if not found.names:
        found.names = names_beside((above,), _NAMES, found.problems)
    if found.names:
        found.problems.clear()  # another list was found
    return found


def guess_pose(source: Source, files: Sequence[str], labels: Labels) -> None:
    """Find out whether the lines of a data set that does not say so are boxes with keypoints."""
    if labels.pose is not None:
        return
    lines: list[str] = []
    for name in files[:SAMPLES]:
        try:
            lines += read_text(source.path / name).splitlines()[:SAMPLES]
        except BadSource:
            continue
    labels.pose = guessed_pose([line for line in lines if line.strip()])
    labels.pose_is_guessed = labels.pose is not None


def _pose(path: Path) -> PoseShape | None:
    node = yaml_entries(path).get("kpt_shape")
    values = [part.value for part in node.value] if isinstance(node, yaml.SequenceNode) else []
    if len(values) != 2 or not all(isinstance(v, str) and v.isdecimal() for v in values):
        return None
    points, numbers = map(int, values)
    return PoseShape(points, numbers) if 0 < points < 1000 and numbers in (2, 3) else None


def _holds_labels(source: Source, name: str) -> bool:
    path = PurePosixPath(name)
    plain = path.name.lower()
    in_labels = "labels" in path.parts[:-1]
    if plain not in _LISTS and not plain.startswith("readme"):
        return True
    try:
        lines = [line for line in read_text(source.path / name).splitlines() if line.strip()]
    except BadSource:
        return False
    if not lines:
        return in_labels and plain not in _NAMES
    return all(map(is_label, lines))


def _has_label_lines(path: Path) -> bool:
    try:
        lines = [line for line in read_text(path).splitlines() if line.strip()]
    except BadSource:
        return False
    return bool(lines) and all(map(is_label, lines))
