"""A scripted segmenter and small photos, for tests of the services."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from fake_teacher import School
from PIL import Image

from carnn_desktop.contracts.arrays import RgbImage, frozen
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.requests import (
    ModelChoice,
    SegmentationRequest,
    SegmentationSettings,
    TextQuery,
)
from carnn_desktop.contracts.results import (
    ModelIdentity,
    Proposal,
    SegmentationResult,
    Trace,
    TraceStep,
)
from carnn_desktop.photos.images import DecodedImage

SETTINGS = SegmentationSettings(
    mask_threshold=0.5,
    confidence_threshold=0.3,
    clipes_threshold=0.5,
    visual_prompts=("blur",),
    templates=(),
    proposal_templates=("{}", "{}"),
    background_words=(),
)


@dataclass
class Script:
    """What the fake does: ``seconds`` of work an image, a progress callback every ``tick``."""

    seconds: float = 0.0
    tick: float = 0.005
    load_seconds: float = 0.0
    load_error: Exception | None = None
    on_load: Callable[[], object] = lambda: None
    check_error: Exception | None = None
    fails: Callable[[SegmentationRequest], Exception | None] = lambda request: None
    finds: Callable[[str], bool] = lambda name: True
    guesses: bool = False  # where nothing is found, force the first text, as the model does
    gate: threading.Event | None = None
    progress: Sequence[Progress] = ()  # reported while it works, one after the other
    loads: list[ModelChoice] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)
    school: School = field(default_factory=School)
    learned: list[tuple[str, str]] = field(default_factory=list)  # image, what its run learned from

    def factory(self, choice: ModelChoice, on_progress: ProgressCallback) -> FakeSegmenter:
        self.threads.add(threading.get_ident())
        self.loads.append(choice)
        self.on_load()
        work(self.load_seconds, self.tick, on_progress, "load")
        if self.load_error is not None:
            raise self.load_error
        return FakeSegmenter(self)


class FakeSegmenter:
    """Finds a rectangle for every text that ``finds`` likes, wherever it is."""

    identities = (ModelIdentity(role="both", id="fake", sha256="0" * 64, licence="none"),)
    device = "cpu"
    dtype = "float32"

    def __init__(self, script: Script) -> None:
        self._script = script

    def check(self, request: SegmentationRequest) -> None:
        if self._script.check_error is not None:
            raise self._script.check_error

    def segment(
        self, image: RgbImage, request: SegmentationRequest, on_progress: ProgressCallback
    ) -> SegmentationResult:
        script = self._script
        script.threads.add(threading.get_ident())
        script.seen.append(request.image_id)
        started = time.perf_counter()
        while script.gate is not None and not script.gate.wait(0.005):
            on_progress(Progress("gate"))
        for report in script.progress:
            time.sleep(script.seconds / len(script.progress))
            on_progress(report)
        if not script.progress:
            work(script.seconds, script.tick, on_progress, "segment")
        error = script.fails(request)
        if error is not None:
            raise error
        script.learned.append((request.image_id, script.school.using))
        seconds = time.perf_counter() - started
        found = result_of(image, request, script.finds, seconds, guesses=script.guesses)
        return replace(found, examples=script.school.using)


def work(seconds: float, tick: float, on_progress: ProgressCallback, stage: str) -> None:
    on_progress(Progress(stage))
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(tick)
        on_progress(Progress(stage))


def result_of(
    image: RgbImage,
    request: SegmentationRequest,
    finds: Callable[[str], bool] = lambda name: True,
    seconds: float = 0.01,
    *,
    guesses: bool = False,
) -> SegmentationResult:
    height, width = image.shape[:2]
    names = [query.name for query in request.queries]
    forced = 0 if guesses and not any(map(finds, names)) else None
    proposals = []
    for index, name in enumerate(names):
        if finds(name) or index == forced:
            left = 2 + 9 * index
            proposals.append(
                Proposal(
                    query_index=index,
                    name=name,
                    score=0.8 if forced is None else 0.12,
                    forced=forced is not None,
                    mask=frozen(np.ones((12, 8), np.bool_)),
                    origin_xy=(left, 3),
                    levels=frozen(_levels(height, width, left)),
                    level=0.5,
                )
            )
    kept = tuple(proposal.query_index for proposal in proposals)
    step = TraceStep(
        texts=tuple(names),
        scores=tuple(0.8 if index in kept else 0.05 for index in range(len(names))),
        kept=kept,
        forced=forced,
        thumbnails=frozen(np.zeros((len(names), 8, 8), np.uint8)),
    )
    return SegmentationResult(
        request=request,
        width=width,
        height=height,
        proposals=tuple(proposals),
        trace=Trace(steps=(step,), kept=tuple(names[index] for index in kept), background_words=()),
        models=FakeSegmenter.identities,
        device="cpu",
        dtype="float32",
        timings=(("all", seconds),),
    )


def _levels(height: int, width: int, left: int) -> np.ndarray:
    levels = np.zeros((height, width), np.uint8)
    levels[3:15, left : left + 8] = 200
    levels[1:20, left : left + 8] = np.maximum(levels[1:20, left : left + 8], 100)
    return levels


def make_photos(folder: Path, count: int, size: tuple[int, int] = (64, 48)) -> list[Path]:
    """Write small photos that differ; ``size`` is (width, height)."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(7)
    paths = []
    for number in range(1, count + 1):
        pixels = random.integers(0, 255, (size[1], size[0], 3), dtype=np.uint8)
        path = folder / f"photo{number}.png"
        Image.fromarray(pixels).save(path)
        paths.append(path)
    return paths


def a_request(
    name: str, *, image_id: str = "1", texts: Sequence[str] = ("cat",), model: str = "embedded"
) -> SegmentationRequest:
    return SegmentationRequest(
        id=name,
        image_id=image_id,
        queries=tuple(TextQuery(text) for text in texts),
        mode="concepts",
        settings=SETTINGS,
        model=ModelChoice(proposer=model),
    )


def an_image() -> RgbImage:
    return frozen(np.zeros((48, 64, 3), np.uint8))


def a_photo(image: RgbImage | None = None) -> DecodedImage:
    pixels = an_image() if image is None else image
    height, width = pixels.shape[:2]
    return DecodedImage(
        pixels=pixels, width=width, height=height, sha256="0" * 64, stored_size=(width, height)
    )


BROKEN = CarnnError("The weights are broken.", "Install them again.")
