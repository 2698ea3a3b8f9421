"""Everything the command line says: results on stdout, messages and progress on stderr."""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TextIO

from carnn_desktop.contracts.errors import CarnnError, WorkFailed
from carnn_desktop.contracts.progress import Progress

_REDRAW_SECONDS = 0.1


class RunFailed(WorkFailed):
    """The work itself failed on the way (full disk, ...), not the way it was asked for: exit 1."""


_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F))
_CONTROLS = (*_CONTROLS, *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)
_CONTROLS = (*_CONTROLS, *range(0xD800, 0xE000))  # bytes of names that are no UTF-8
_SHOWN = dict.fromkeys(_CONTROLS, "�")
_IN_JSON = {code: f"\\u{code:04x}" for code in _CONTROLS if code >= 0x7F}


def harmless(line: str) -> str:
    """Return a line without what a terminal obeys: names of files may hold any character.

    Line breaks at its ends are ours and stay.
    """
    body = line.strip("\n")
    if body.isprintable():
        return line
    start = len(line) - len(line.lstrip("\n"))
    end = len(line) - start - len(body) if body else 0
    return "\n" * start + body.translate(_SHOWN) + "\n" * end


def format_seconds(seconds: float) -> str:
    """Return a short duration a person can read: ``8 s``, ``3 min 20 s``, ``1 h 05 min``."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"


class Output:
    """Writes for people, or for machines: with ``as_json`` stdout carries one JSON value only."""

    def __init__(
        self,
        *,
        as_json: bool = False,
        stdout: TextIO | None = None,
        stderr: TextIO | None = None,
    ) -> None:
        self.as_json = as_json
        self._stdout = sys.stdout if stdout is None else stdout
        self._stderr = sys.stderr if stderr is None else stderr
        self.bar: ProgressBar | None = None

    def result(self, line: str = "") -> None:
        """Write a line of the result for people; nothing with ``as_json``."""
        if not self.as_json:
            self._clear_bar()
            _write(self._stdout, harmless(line) + "\n")

    def results(self, lines: Iterable[str]) -> None:
        """Write several lines of the result for people."""
        for line in lines:
            self.result(line)

    def data(self, value: Mapping[str, Any]) -> None:
        """Write the result for machines, paths as text; nothing without ``as_json``."""
        if self.as_json:
            text = json.dumps(value, indent=2, ensure_ascii=False, default=_path_text)
            _write(self._stdout, text.translate(_IN_JSON) + "\n")

    def message(self, line: str) -> None:
        """Say something beside the result, on stderr."""
        self._clear_bar()
        _write(self._stderr, harmless(line) + "\n")

    def error(self, error: CarnnError) -> None:
        """Say what is wrong and what to do about it, in one line."""
        self.message(f"error: {error.reason}" + (f" {error.remedy}" if error.remedy else ""))

    def progress(self, total: int) -> ProgressBar:
        """Return the progress display of a run over ``total`` images."""
        self.bar = ProgressBar(self._stderr, total)
        return self.bar

    def _clear_bar(self) -> None:
        if self.bar is not None:
            self.bar.clear()


class ProgressBar:
    """Where a run over images is: one redrawn line on a terminal, one line an image elsewhere."""

    def __init__(self, stream: TextIO, total: int) -> None:
        self._stream = stream
        self._total = total
        self._live = stream.isatty()
        self._done = 0
        self._worked = 0
        self._worked_seconds = 0.0
        self._name = ""
        self._started = time.monotonic()
        self._drawn = 0.0
        self._visible = False

    def expect(self, more: int) -> None:
        """Have ``more`` images to come, whatever was said before."""
        self._total = self._done + more

    def start(self, name: str) -> None:
        """Begin with the image ``name``."""
        self._name = harmless(name)
        self._started = time.monotonic()
        self._draw("", force=True)

    def report(self, progress: Progress) -> None:
        """Show where the work on the current image is; may be called very often."""
        self._draw(_describe(progress))

    def finish(self, summary: str, *, worked: bool = True) -> None:
        """End the current image. ``worked`` False: skipped, says nothing about the time needed."""
        self._done += 1
        if worked:
            self._worked += 1
            self._worked_seconds += time.monotonic() - self._started
        if self._live:
            self._draw("", force=True)
        else:
            left = f", {self.left()}" if self.left() else ""
            text = f"[{self._done}/{self._total}] {self._name}: {harmless(summary)}{left}"
            _write(self._stream, f"{text}\n")

    def clear(self) -> None:
        """Take the live line away, for other output or at the end."""
        if self._live and self._visible:
            _write(self._stream, "\r\x1b[2K")
            self._visible = False

    def left(self) -> str:
        """Return the estimated time left in words, empty at the end and before the first image."""
        waiting = self._total - self._done
        if not self._worked or waiting <= 0:
            return ""
        return f"about {format_seconds(self._worked_seconds / self._worked * waiting)} left"

    def _draw(self, detail: str, *, force: bool = False) -> None:
        now = time.monotonic()
        if not self._live or (not force and now - self._drawn < _REDRAW_SECONDS):
            return
        self._drawn = now
        width = max(40, shutil.get_terminal_size().columns) - 1
        cells = 20
        filled = cells * self._done // max(1, self._total)
        parts = [f"[{'#' * filled}{'.' * (cells - filled)}] {self._done}/{self._total}"]
        if self._done < self._total:
            parts += [self._name, harmless(detail)]
        parts.append(self.left())
        line = "  ".join(part for part in parts if part)
        _write(self._stream, "\r\x1b[2K" + line[:width])
        self._visible = True


def _path_text(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} is no JSON value")


def _describe(progress: Progress) -> str:
    words = [f"step {progress.step}" if progress.step else "", progress.stage]
    if progress.total > 1:
        words.append(f"{progress.done}/{progress.total}")
    if progress.text:
        words.append(f"'{progress.text}'")
    return " ".join(word for word in words if word)


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        stream.write(text.encode(encoding, "replace").decode(encoding))
    stream.flush()
