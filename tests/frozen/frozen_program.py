"""The one place where these tests touch the program's inside; all else goes by its files and words.

Modules may move and be renamed: what is imported here follows them, what is recorded does not.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import hashlib
import io
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from carnn_desktop.annotations import edits
from carnn_desktop.cli import build_parser, main
from carnn_desktop.engine import segmenter
from carnn_desktop.project.project import Project
from carnn_desktop.services.settings import SettingsStore

WIDEST = 300
"""Photos of more pixels across are refused: the demo's would take a minute."""
INTERRUPTED = "interrupt"


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left behind: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def call(*arguments: object) -> Said:
    """Run the command line with ``arguments`` in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = int(str(end.code or 0))
    return Said(code, out.getvalue(), err.getvalue())


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["main.py"])
        return build_parser()


class PatientSegmenter:
    """The real model, which answers an equal question about an equal photo from memory.

    settings : those of the last request, by field name
    """

    def __init__(self, load: Any) -> None:
        self._load = load
        self._real: Any = None
        self._choice: Any = None
        self._answers: dict[str, Any] = {}
        self.settings: dict[str, Any] = {}
        self.only_asked = False

    def __call__(self, choice: Any, *more: Any, **named: Any) -> Any:
        if choice.proposer != "embedded":
            return self._load(choice, *more, **named)  # which says that there is no such model
        self._choice = (choice, more, named)
        return self

    def __getattr__(self, name: str) -> Any:
        if self._real is None:
            choice, more, named = self._choice
            self._real = self._load(choice, *more, **named)
        return getattr(self._real, name)

    def check(self, request: Any) -> None:
        self.settings = dataclasses.asdict(request.settings)
        if self.only_asked:
            raise KeyboardInterrupt
        self.__getattr__("check")(request)

    def segment(self, image: Any, request: Any, *rest: Any, **named: Any) -> Any:
        if INTERRUPTED in request.image_id:
            raise KeyboardInterrupt
        if image.shape[1] > WIDEST:
            raise RuntimeError("the photo is too large for this test")
        said = repr((request.queries, request.mode, request.settings))
        key = hashlib.sha256(image.tobytes() + said.encode()).hexdigest()
        if key not in self._answers:
            real = self.__getattr__("segment")
            whole = dataclasses.replace(request, keep_maps=True)
            self._answers[key] = real(image, whole, *rest, **named)
        return dataclasses.replace(self._answers[key], request=request)


@contextlib.contextmanager
def patient_program(
    home: Path, known: PatientSegmenter | None = None
) -> Iterator[PatientSegmenter]:
    """Run commands on folders of their own below ``home`` and with one loaded model.

    known : that of an earlier time, so that it is not loaded again
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        patient = PatientSegmenter(segmenter.load_segmenter) if known is None else known
        patch.setattr(segmenter, "load_segmenter", patient)
        yield patient


def settings_asked(program: PatientSegmenter, photos: Path, *arguments: object) -> dict[str, Any]:
    """Return the settings with which a run would have begun, as plain JSON values."""
    program.settings = {}
    program.only_asked = True
    said = call("segment", photos, "--concepts", "ball", *arguments)
    program.only_asked = False
    assert program.settings, said.err
    values: dict[str, Any] = json.loads(json.dumps(program.settings))
    return values


def written_settings(path: Path) -> dict[str, Any]:
    """Return what the settings file holds after one save of what the program read from it."""
    store = SettingsStore(path)
    assert store.take_notices() == []
    store.update()
    values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return values


def accept_all(path: Path) -> int:
    """Accept every proposal of a project's first image; return how many annotations it has."""
    with Project.open(path) as project:
        assert project.repairs == ()
        image = project.images.listed()[0]
        document = project.documents.load(image.id)
        now = "2026-12-01T10:00:00+00:00"
        project.documents.save(edits.accept_all(document, now=now).document)
        return len(document.annotations)


def repairs_and_traces(path: Path) -> tuple[Sequence[str], list[Sequence[str]]]:
    """Return what opening a project repaired, and the texts kept of each image that has a trace."""
    with Project.open(path) as project:
        traces = [project.documents.load_trace(image.id) for image in project.images.listed()]
        return project.repairs, [trace.kept for trace in traces if trace is not None]
