"""The work of one process: it loads the model once and takes photos until there are no more."""

from __future__ import annotations

import signal
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from queue import SimpleQueue

import cv2

from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.contracts.segmenter import Segmenter
from carnn_desktop.photos.images import DecodedImage, read_image
from carnn_desktop.runs.process import process_photo
from carnn_desktop.runs.workers.messages import (
    Failure,
    Outcome,
    Ready,
    Task,
    WorkerSetup,
    dumped,
)

_Queue = SimpleQueue["tuple[Task, Future[DecodedImage] | None] | None"]


def serve(connection: Connection, setup: WorkerSetup, threads: int) -> None:
    """Load, say Ready or why not, and answer tasks in their order; ends when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    cv2.setNumThreads(threads)
    try:
        segmenter = setup.load(setup.model)
        if setup.prepare is not None:
            setup.prepare(segmenter)
    except Exception as error:  # noqa: BLE001 - it is told by the parent
        connection.send(Failure.of(error))
        return
    connection.send(Ready(tuple(segmenter.identities), segmenter.device, segmenter.dtype))
    tasks: _Queue = SimpleQueue()
    with ThreadPoolExecutor(1, thread_name_prefix="decode") as decoder:
        listener = threading.Thread(target=_listen, args=(connection, decoder, tasks), daemon=True)
        listener.start()
        while (item := tasks.get()) is not None:
            task, photo = item
            try:
                connection.send_bytes(dumped((task.number, _outcome(segmenter, task, photo))))
            except OSError:
                return  # the parent is gone


def _listen(connection: Connection, decoder: ThreadPoolExecutor, tasks: _Queue) -> None:
    """Take tasks as they come, and have the next photo decoded beside the work on this one."""
    try:
        while True:
            task: Task = connection.recv()
            tasks.put((task, None if task.path is None else decoder.submit(read_image, task.path)))
    except (EOFError, OSError, RuntimeError):  # the parent closed, or the decoder did
        tasks.put(None)


def _outcome(segmenter: Segmenter, task: Task, photo: Future[DecodedImage] | None) -> Outcome:
    try:
        if photo is None:
            segmenter.check(task.request)
            return None
        return process_photo(photo.result(), task.request, segmenter, ignore_progress)
    except Exception as error:  # noqa: BLE001 - of this photo; the parent judges it
        return Failure.of(error)
