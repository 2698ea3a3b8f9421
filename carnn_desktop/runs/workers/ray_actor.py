"""What works in an actor of a Ray cluster: it loads the model once and answers photo by photo."""

from __future__ import annotations

import os
import pickle
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import cv2

from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.contracts.requests import SegmentationRequest
from carnn_desktop.contracts.segmenter import Segmenter
from carnn_desktop.contracts.texts import Told
from carnn_desktop.runs.process import process_photo
from carnn_desktop.runs.workers.messages import (
    Failure,
    Outcome,
    Ready,
    Task,
    WorkerSetup,
    dumped,
)


class PhotoActor:
    """Batches are columns: ``number`` and the pickled ``task`` in, ``number`` and ``outcome`` out.

    setup : a pickled WorkerSetup; threads : of OpenCV, torch's are those of the environment
    place : working folder of the run, gone into where the node has it: models may be named from it

    A model that cannot be loaded is told with every answer: an actor that dies of it is started
    again for ever.
    """

    def __init__(self, setup: bytes, threads: int, place: str) -> None:
        with suppress(OSError):
            os.chdir(place)
        cv2.setNumThreads(threads)
        self._segmenter: Segmenter | None = None
        self._failure: Failure | None = None
        wanted: WorkerSetup = pickle.loads(setup)
        try:
            self._segmenter = wanted.load(wanted.model)
            if wanted.prepare is not None:
                wanted.prepare(self._segmenter)
        except Exception as error:  # noqa: BLE001 - it is told by the parent
            self._failure = Failure.of(error)

    def ask(self, request: SegmentationRequest | None) -> Ready | Failure:
        """Return what results of the model carry, or why it cannot be used or run the request."""
        segmenter = self._segmenter
        if self._failure is not None or segmenter is None:
            return self._failure or Failure("", Told("The model is not loaded."))
        try:
            if request is not None:
                segmenter.check(request)
        except Exception as error:  # noqa: BLE001 - it is told by the parent
            return Failure.of(error)
        return Ready(tuple(segmenter.identities), segmenter.device, segmenter.dtype)

    def __call__(self, batch: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]:
        """Work on photos."""
        outcomes = [dumped(self._outcome(pickle.loads(one))) for one in batch["task"]]
        return {"number": list(batch["number"]), "outcome": outcomes}

    def _outcome(self, task: Task) -> Outcome:
        if self._failure is not None or self._segmenter is None or task.path is None:
            return self._failure
        try:
            return process_photo(task.path, task.request, self._segmenter, ignore_progress)
        except Exception as error:  # noqa: BLE001 - of this photo; the parent judges it
            return Failure.of(error)
