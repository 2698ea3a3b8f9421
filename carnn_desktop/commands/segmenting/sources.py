"""Where the results of a run come from: this process, or several others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from carnn_desktop.annotations.model import ImageRef
from carnn_desktop.commands.console.output import ProgressBar
from carnn_desktop.commands.segmenting.learning import use_file
from carnn_desktop.commands.segmenting.loading import Loader, cuda_devices
from carnn_desktop.commands.segmenting.options import SegmentOptions
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest
from carnn_desktop.contracts.results import ModelIdentity
from carnn_desktop.contracts.segmenter import Segmenter
from carnn_desktop.photos.images import read_image
from carnn_desktop.runs.process import ProcessedPhoto, process_photo
from carnn_desktop.runs.workers.devices import WorkerDevice, parse_devices, threads_each
from carnn_desktop.runs.workers.messages import Failure, Outcome, Task, WorkerSetup
from carnn_desktop.runs.workers.pool import WorkerPool

# What an image may do to us without ending the run: what decoding, numpy and torch raise.
IMAGE_FAILURES = (CarnnError, RuntimeError, ValueError, MemoryError, OSError)


@dataclass(frozen=True, slots=True)
class Found:
    """What became of a photo: a result, an error, or neither: it was not wanted.

    pixels : of the photo, (height, width, 3) uint8, where they are at hand
    """

    processed: ProcessedPhoto | None = None
    error: Exception | None = None
    pixels: RgbImage | None = None


Wanted = Callable[[ImageRef], bool]
"""Whether a photo is to be worked on; may raise what an image may do to us."""
MakeRequest = Callable[[str], SegmentationRequest]


class PhotoSource(Protocol):
    """A loaded model, wherever it is. ``segmenter`` is None where it is in other processes."""

    segmenter: Segmenter | None
    identities: Sequence[ModelIdentity]
    device: str
    dtype: str

    def check(self, request: SegmentationRequest) -> None:
        """Raise CarnnError when the model cannot run the request."""

    def results(
        self, refs: Sequence[ImageRef], wanted: Wanted, request: MakeRequest, bar: ProgressBar
    ) -> Iterator[tuple[ImageRef, Found]]:
        """Yield each photo with what became of it, in their order."""


class OneProcess:
    """The model in this process, one photo after the other."""

    def __init__(self, segmenter: Segmenter, folder: Path) -> None:
        self.segmenter: Segmenter | None = segmenter
        self._model, self._folder = segmenter, folder
        self.identities: Sequence[ModelIdentity] = segmenter.identities
        self.device, self.dtype = segmenter.device, segmenter.dtype

    def check(self, request: SegmentationRequest) -> None:
        """See :class:`PhotoSource`."""
        self._model.check(request)

    def results(
        self, refs: Sequence[ImageRef], wanted: Wanted, request: MakeRequest, bar: ProgressBar
    ) -> Iterator[tuple[ImageRef, Found]]:
        """See :class:`PhotoSource`."""
        for ref in refs:
            bar.start(ref.path)
            try:
                if not wanted(ref):
                    found = Found()
                else:
                    photo = read_image(self._folder / ref.path)
                    done = process_photo(photo, request(ref.path), self._model, bar.report)
                    found = Found(done, pixels=photo.pixels)
            except IMAGE_FAILURES as error:
                found = Found(error=error)
            yield ref, found


class Pool(Protocol):
    """Other processes with the model; see :mod:`carnn_desktop.runs.workers`."""

    identities: tuple[ModelIdentity, ...]
    device: str
    dtype: str

    def check(self, request: SegmentationRequest) -> None:
        """Raise CarnnError when the model cannot run the request."""

    def outcomes(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Outcome]]:
        """Yield each task with what became of it, in the order of the tasks."""

    def close(self) -> None:
        """End them, whatever they do."""


class ManyProcesses:
    """The model in several processes, on this computer or on others."""

    segmenter: Segmenter | None = None

    def __init__(self, pool: Pool, folder: Path) -> None:
        self._pool, self._folder = pool, folder
        self.identities: Sequence[ModelIdentity] = pool.identities
        self.device, self.dtype = pool.device, pool.dtype

    def check(self, request: SegmentationRequest) -> None:
        """See :class:`PhotoSource`."""
        self._pool.check(request)

    def results(
        self, refs: Sequence[ImageRef], wanted: Wanted, request: MakeRequest, bar: ProgressBar
    ) -> Iterator[tuple[ImageRef, Found]]:
        """See :class:`PhotoSource`. What is wanted is asked some photos ahead."""
        asked: dict[int, Found] = {}
        by_id = {ref.id: ref for ref in refs}
        places = {ref.id: place for place, ref in enumerate(refs)}
        given = 0

        def tasks() -> Iterator[Task]:
            for ref in refs:
                try:
                    if wanted(ref):
                        yield Task(ref.id, self._folder / ref.path, request(ref.path))
                        continue
                    asked[ref.id] = Found()
                except IMAGE_FAILURES as error:
                    asked[ref.id] = Found(error=error)

        bar.start(refs[0].path if refs else "")
        for task, outcome in self._pool.outcomes(tasks()):
            while refs[given].id != task.number:
                yield refs[given], asked.pop(refs[given].id)
                given += 1
            given = places[task.number] + 1
            failed = isinstance(outcome, Failure)
            found = Found(error=outcome.error()) if isinstance(outcome, Failure) else Found()
            if not failed and isinstance(outcome, ProcessedPhoto):
                found = Found(outcome)
            yield by_id[task.number], found
            bar.start(refs[given].path if given < len(refs) else "")
        for ref in refs[given:]:
            yield ref, asked.pop(ref.id)


def devices_of(options: SegmentOptions) -> tuple[WorkerDevice, ...]:
    """Return the devices that were asked for, none for a run in this process. Raises CarnnError."""
    if options.devices is None:
        if options.threads is not None and options.ray is None:
            raise CarnnError("--threads needs --devices.", "Say where to compute, such as cpu:2.")
        return ()
    if options.ray is not None:
        raise CarnnError("--devices and --ray exclude each other.", "Ray knows its devices itself.")
    return parse_devices(options.devices, cuda_devices)


def open_source(
    options: SegmentOptions, model: ModelChoice, load: Loader
) -> AbstractContextManager[PhotoSource]:
    """Load the model here, or start the processes that load it."""
    devices = devices_of(options)
    if not devices and options.ray is None:
        return nullcontext(OneProcess(load(model), options.folder))
    if options.learn_from is not None:
        raise CarnnError(
            f"--learn-from cannot be used with {'--devices' if devices else '--ray'}.",
            "Learn once with 'learn', and give what it wrote with --learned.",
        )
    learned = None if options.words_only else options.learned
    prepare = None if learned is None else partial(use_file, learned)
    setup = WorkerSetup(model=model, load=load, prepare=prepare)
    if options.ray is not None:
        from carnn_desktop.runs.workers.ray_pool import RayPool

        threads = threads_each((), 1 if options.threads is None else options.threads)
        return _Pooled(RayPool(setup, options.ray, threads=threads), options.folder.absolute())
    threads = threads_each(devices, options.threads)
    return _Pooled(WorkerPool(setup, devices, threads=threads), options.folder)


class _Pooled(AbstractContextManager[PhotoSource]):
    """Ends the processes with the block."""

    def __init__(self, pool: Pool, folder: Path) -> None:
        self._pool, self._folder = pool, folder

    def __enter__(self) -> PhotoSource:
        return ManyProcesses(self._pool, self._folder)

    def __exit__(self, *_error: object) -> None:
        self._pool.close()
