"""What the services say: frozen values that travel in ``Signal(object)``, from any thread.

Arrays in them are read-only numpy; nothing here is ever changed after it was emitted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.annotations.model import ImageDocument, ImageRef, Mask
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.clicks import ClickAnswer
from carnn_desktop.contracts.examples import Learned
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.contracts.results import Trace
from carnn_desktop.runs.requests import RunRequest, RunSummary, Scope

Purpose = Literal["image", "learn", "folder", "background"]
"""What work with the model is for, in the order in which it is done."""
NoticeLevel = Literal["info", "warning", "error"]
EngineStatus = Literal["idle", "loading", "ready", "failed"]


# Project and images -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectInfo:
    """The open project. ``notes`` are sentences the user should read (network drive, ...).

    only_looking : a run in another process fills it; nothing can be changed until that has ended
    """

    folder: Path
    project_path: Path
    image_count: int
    notes: tuple[str, ...] = ()
    only_looking: bool = False


@dataclass(frozen=True, slots=True)
class ImagesChanged:
    """Images whose list entry changed; None = the whole list (order, number)."""

    ids: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedImage:
    """The image that is now on the canvas.

    pixels : (H, W, 3) uint8 RGB upright; pyramid : the same halved again and again, largest first
    """

    image_id: int
    ref: ImageRef
    pixels: RgbImage
    pyramid: tuple[RgbImage, ...]
    document: ImageDocument
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImageFailed:
    """An image that could not be opened, and why."""

    image_id: int
    reason: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """``pixels`` (h, w, 3) uint8 RGB, longest side ``size``; None = the image cannot be read."""

    image_id: int
    size: int
    pixels: NDArray[np.uint8] | None


# The open document --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DocumentChanged:
    """The open document after an edit, an undo or a run. ``dirty_xywh`` None = everything."""

    document: ImageDocument
    dirty_xywh: tuple[int, int, int, int] | None
    reason: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """Categories the open image may contain and the list lacks: (name, share), best first.

    ``problem`` : why there are none, for the user
    """

    image_id: int
    names: tuple[tuple[str, float], ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class TraceChanged:
    """The trace of the last run of ``image_id``; None = it was never run."""

    image_id: int
    trace: Trace | None
    summary: RunSummary | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refined:
    """The answer to clicks and a box. Only the newest request of the open image is answered.

    serial : what ``clicks.refine`` returned; annotation_id : the refined annotation, None = a new
        object
    mask : empty where nothing was found, and where ``problem`` says why there is no answer
    seconds : from the click to this answer; by : ``grabcut`` or the Segment Anything model
    final : False where a better answer to the same clicks follows by itself
    """

    image_id: int
    annotation_id: str | None
    mask: Mask
    seconds: float
    by: str
    serial: int = 0
    final: bool = True
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningState:
    """What the reviewed photos of the folder have taught, and what is made of it.

    learned : what is known now; busy : photos are being learned from
    objects : by class how many objects teach it; words_only : runs do without it
    resting : ids of categories whose examples take no part; forgotten : by category id, how many
        photos no longer teach it
    gains : by class what twice as many photos would likely add to its IoU, None: too few to tell;
        None as a whole = not estimated yet
    refreshed, to_refresh : photos with fresh proposals of the round under way, and all of it
    """

    learned: Learned = field(default_factory=Learned)
    busy: bool = False
    objects: Mapping[str, int] = field(default_factory=dict)
    words_only: bool = False
    resting: frozenset[int] = frozenset()
    forgotten: Mapping[int, int] = field(default_factory=dict)
    gains: Mapping[str, float | None] | None = None
    refreshed: int = 0
    to_refresh: int = 0


# Messages and states ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should read: what happened, and what can be done about it."""

    level: NoticeLevel
    text: str
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunState:
    """The work in hand. ``done``, ``total``, ``failed`` count images of a folder run.

    While a folder run waits for a run of the open image, ``purpose`` is ``image``.
    fraction : of the whole work, 0..1, never less than before; None: nobody knows
    seconds_left : of the whole work, by the median of the last photos
    """

    active: bool = False
    purpose: Purpose | Literal[""] = ""
    progress: Progress | None = None
    image_id: int | None = None
    done: int = 0
    total: int = 0
    failed: int = 0
    seconds_left: float | None = None
    fraction: float | None = None
    cancellable: bool = False


@dataclass(frozen=True, slots=True)
class InterruptedRun:
    """A folder run of an earlier session that did not come to its end."""

    run_id: str
    request: RunRequest
    scope: Scope
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class FolderRunFinished:
    """The end of a folder run; ``failures`` are (path of the image, reason)."""

    done: int
    total: int
    failures: tuple[tuple[str, str], ...] = ()
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class SaveState:
    """``dirty`` while an edit is not on disk; ``error`` says why it cannot get there.

    only_looking : nothing can be changed, see :class:`ProjectInfo`
    """

    dirty: bool = False
    error: str = ""
    only_looking: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineState:
    """The model in the inference thread. ``seconds_per_image`` is measured; None = not yet."""

    status: EngineStatus = "idle"
    device: str = ""
    dtype: str = ""
    model: str = ""
    seconds_per_image: float | None = None
    message: str = ""


# Reports of the inference thread ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class JobStarted:
    """The inference thread took the job up."""

    job_id: str


@dataclass(frozen=True, slots=True)
class JobProgress:
    """Where a running job is; throttled."""

    job_id: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class JobDone:
    """The job's result: a ProcessedPhoto, or the answer that the model was consulted for."""

    job_id: str
    value: Any


@dataclass(frozen=True, slots=True)
class JobFailed:
    """The job ended with an error; the thread goes on.

    whole_run : it would be the same with every other image (no model, a phrase that is too long)
    """

    job_id: str
    reason: str
    remedy: str = ""
    whole_run: bool = False


@dataclass(frozen=True, slots=True)
class JobCancelled:
    """The job was left: by the user, or because a newer one took its place."""

    job_id: str


@dataclass(frozen=True, slots=True)
class ClickDone:
    """An answer to clicks; the job goes on until one is ``final``."""

    job_id: str
    answer: ClickAnswer


JobReport = JobStarted | JobProgress | JobDone | JobFailed | JobCancelled | ClickDone | EngineState
"""An EngineState says that the model is being loaded, is ready, or could not be loaded."""
