"""Which format a file or folder is in, and reading it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.json_text import JsonProblem
from carnn_desktop.formats.declaration import Format
from carnn_desktop.formats.registry import read_format, read_formats
from carnn_desktop.formats.source import EXPORT_AGAIN, BadSource, Source
from carnn_desktop.formats.values import ImportedSet


@dataclass(frozen=True, slots=True)
class Detection:
    """A format a source may be in; ``confidence`` 0..1."""

    format: Format
    confidence: float


def detect(path: Path) -> tuple[Detection, ...]:
    """Return what a file or folder may be, the surest first. Raises CarnnError with the reason."""
    return _detect(Source(path))


def read_annotations(path: Path, format_id: str | None = None) -> ImportedSet:
    """Read a file or folder in the given format, or the surest one. See :func:`read_detected`."""
    return read_detected(path, format_id)[0]


def read_detected(
    path: Path, format_id: str | None = None
) -> tuple[ImportedSet, tuple[Detection, ...]]:
    """Read a file or folder, and say what formats it may be in, the surest first.

    Raises CarnnError, with JSON path or line and column, for what cannot be read. Never changes
    anything.
    """
    source = Source(path)
    chosen = None if format_id is None else read_format(format_id)
    detections = _detect(source)
    known = [detection.format for detection in detections]
    if chosen is not None and chosen not in known:
        text = Told(
            "it is no {wanted}, but may be {titles}",
            wanted=chosen.title,
            titles=" or ".join(f.title for f in known),
        )
        raise _unreadable(source, text)
    try:
        found = (chosen or known[0]).read(source)
    except BadSource as problem:
        raise _unreadable(source, str(problem), problem.remedy) from None
    except JsonProblem as problem:
        raise _unreadable(source, str(problem)) from None
    except RecursionError:
        raise _unreadable(source, Told("$: the nesting is too deep")) from None
    except (TypeError, ValueError, LookupError, AttributeError, OverflowError) as problem:
        # what no reader thought of in a hostile file is a refusal too, never a crash
        raise _unreadable(
            source, Told("$: its structure is not as expected ({problem})", problem=problem)
        ) from problem
    except MemoryError:
        raise CarnnError(
            Told("{name} needs more memory than there is.", name=source.name),
            Told("Split it into several files."),
        ) from None
    for name in source.unlisted:
        found.notes.add(name, Told("the folder cannot be listed"), "left out", "structure")
    first = next((note for note in found.notes.listed if note.effect == "left out"), None)
    if not found.images and first is not None:
        raise _unreadable(source, Told("{path}: {reason}", path=first.path, reason=first.message))
    return found, detections


def _detect(source: Source) -> tuple[Detection, ...]:
    kind = _kind(source)
    found = []
    try:
        for known in read_formats():
            confidence = known.detect(source) if kind in known.takes else 0.0
            if confidence > 0:
                found.append(Detection(known, confidence))
    except BadSource as problem:
        raise _unreadable(source, str(problem), problem.remedy) from None
    except JsonProblem as problem:
        raise _unreadable(source, str(problem)) from None
    except RecursionError:
        raise _unreadable(source, Told("$: the nesting is too deep")) from None
    if not found and source.problems:
        name, reason = source.problems[0]
        raise _unreadable(source, Told("{name}: {reason}", name=name, reason=reason), reason.remedy)
    if not found:
        raise CarnnError(
            Told(
                "{name} is in no format that is known: {kind}.",
                name=source.name,
                kind=_what_it_is(source, kind),
            ),
            Told(
                "Choose a COCO, LabelMe, VIA, Label Studio, Labelbox, Darwin, CVAT or "
                "ISAT file, or a folder of YOLO, Pascal VOC or Supervisely labels."
            ),
        )
    return tuple(sorted(found, key=lambda detection: -detection.confidence))


def _kind(source: Source) -> str:
    if source.is_folder:
        return "folder"
    if not source.path.is_file():
        raise CarnnError(
            Told("There is no file {path}.", path=source.path), Told("Choose another file.")
        )
    suffix = source.suffix.removeprefix(".").replace("yml", "yaml")
    known = {kind for known in read_formats() for kind in known.takes} - {"folder"}
    if suffix not in known - {"json", "ndjson"} and source.kind_is_lines:
        return "ndjson"
    return suffix if suffix in known else "json"


def _what_it_is(source: Source, kind: str) -> str:
    if kind == "folder":
        return Told("a folder of {count} files", count=len(source.files))
    if kind != "json":
        return Told("{kind} of another kind", kind=kind.upper())  # YAML, XML, JSON lines
    if not source.top.is_object:
        return Told("$ is a {name}", name=type(source.top.value).__name__)
    keys = [*source.top.arrays, *source.top.values][:6]
    return (
        Told("$ has the keys {names}", names=", ".join(key[:30] for key in keys))
        if keys
        else Told("$ is empty")
    )


def _unreadable(source: Source, problem: str, remedy: str = "") -> CarnnError:
    return CarnnError(
        Told("{name} cannot be read: {problem}.", name=source.name, problem=problem),
        remedy or EXPORT_AGAIN,
    )
