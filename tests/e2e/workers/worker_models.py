"""Segmenters that processes of a run load by name: what is pickled are functions of this module."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from scripted import ColorSegmenter

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest
from carnn_desktop.contracts.results import SegmentationResult

NOTES = "CARNN_TEST_NOTES"
"""Environment variable: folder in which each process leaves a note of what it did."""


def note(text: str) -> None:
    folder = os.environ.get(NOTES)
    if folder:
        with (Path(folder) / str(os.getpid())).open("a") as file:
            file.write(f"{text}\n")


class NotingSegmenter(ColorSegmenter):
    """Notes the photos it is given; kills its process at names that say so, once or always."""

    def segment(
        self, image: RgbImage, request: SegmentationRequest, on_progress: ProgressCallback
    ) -> SegmentationResult:
        name = Path(request.image_id).name
        note(name)
        folder = os.environ.get(NOTES)
        once = Path(folder or ".") / f"{name}.killed"
        if name.startswith("kill-always") or (name.startswith("kill") and not once.exists()):
            once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if name.startswith("fail"):
            raise CarnnError("The photo is odd.", "Take another.")
        return super().segment(image, request, on_progress)


def load_colors(choice: ModelChoice) -> NotingSegmenter:
    note(f"loaded on {choice.device} with {os.environ.get('OMP_NUM_THREADS')} threads")
    return NotingSegmenter()


def load_slow(choice: ModelChoice) -> ColorSegmenter:
    note(f"loaded on {choice.device}")
    return ColorSegmenter(seconds=float(os.environ.get("CARNN_TEST_SECONDS", "0.05")))


def load_nothing(choice: ModelChoice) -> ColorSegmenter:
    raise CarnnError(f"There are no weights for {choice.device}.", "Bring some.")


def load_too_much(_choice: ModelChoice) -> ColorSegmenter:
    raise MemoryError


def load_and_die(_choice: ModelChoice) -> ColorSegmenter:
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(10)
    raise AssertionError
