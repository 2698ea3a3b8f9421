"""The workers of a run on a Ray cluster: Ray Data's ``map_batches`` with a pool of actors.

A manifest of photos goes in, a row a photo comes out. Ray schedules, replaces actors and nodes that
die and has their photos done again; what is done is told by our own store alone. Photos must be
where the manifest says on every node: on a drive that they share.
"""

from __future__ import annotations

import itertools
import logging
import os
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from carnn_desktop.contracts.errors import CarnnError, WorkFailed
from carnn_desktop.contracts.requests import SegmentationRequest
from carnn_desktop.contracts.texts import Told
from carnn_desktop.runs.workers.messages import Failure, Outcome, Ready, Task, WorkerSetup
from carnn_desktop.runs.workers.ray_actor import PhotoActor

_MANIFEST = 5_000
"""Photos of one dataset: a run of more loads its weights again after so many."""
_TRIES = 3
_START_S = 600.0


class RayPool:
    """Processes one photo after the other on a cluster; the outcomes come in order.

    address : of a cluster; "auto" = that of RAY_ADDRESS, else one on this computer that ends with
        the run: never one that happens to be there
    threads : torch threads of each actor
    identities, device, dtype : of the model, the same in all actors
    """

    def __init__(self, setup: WorkerSetup, address: str, *, threads: int = 1) -> None:
        self._ray = _import_ray()
        self._started = not self._ray.is_initialized()
        if self._started:
            self._connect(address)
        try:
            self._plan(setup, threads)
            self._ready = self._ask(None)
        except BaseException:
            self.close()
            raise
        self.identities = self._ready.identities
        self.device = self._ready.device
        self.dtype = self._ready.dtype

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def check(self, request: SegmentationRequest) -> None:
        """Raise CarnnError when the model cannot run a request."""
        self._ask(request)

    def outcomes(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Outcome]]:
        """Yield each task with what became of it, in the order of the tasks.

        One that ends its actor three times fails. Raises WorkFailed when the cluster fails.
        """
        while manifest := list(itertools.islice(tasks, _MANIFEST)):
            yield from self._outcomes_of(manifest)

    def close(self) -> None:
        """Leave the cluster, and end it where it was started for this run."""
        self._release()
        if self._started:
            self._ray.shutdown()

    # ----------------------------------------------------------------------------------------------

    def _connect(self, address: str) -> None:
        place = (os.environ.get("RAY_ADDRESS") or "local") if address == "auto" else address
        how: dict[str, Any] = {
            "log_to_driver": False,
            "logging_level": logging.ERROR,
            "configure_logging": True,
        }
        try:
            if place == "local":
                how["include_dashboard"] = False
            self._ray.init(address=place, **how)
        except (ConnectionError, OSError, RuntimeError, ValueError) as error:
            reason = " ".join(str(error).split())[:200]
            raise WorkFailed(
                Told(
                    "The Ray cluster {address} cannot be reached: {reason}",
                    address=address,
                    reason=reason,
                ),
                Told("Start it with 'ray start --head', or write --ray auto."),
            ) from error

    def _plan(self, setup: WorkerSetup, threads: int) -> None:
        """Share the cluster out: an actor a CUDA device, else one for every ``threads`` cores.

        One core stays free: a dataset whose actors hold all of them never starts.
        """
        there = self._ray.cluster_resources()
        cards, cores = int(there.get("GPU", 0)), int(there.get("CPU", 1))
        on_card = cards > 0 and setup.model.device in ("auto", "cuda")
        self.actors = cards if on_card else max(1, cores // threads)
        device = "cuda" if on_card else setup.model.device
        if device == "auto":
            device = "cpu"
        cpus = min(threads, (cores - 1) / self.actors) if cores > 1 else 0.5
        self._options: dict[str, Any] = {"num_cpus": max(0.01, int(cpus * 100) / 100)}
        if on_card:
            self._options["num_gpus"] = 1
        names = ("OMP_NUM_THREADS", "MKL_NUM_THREADS")
        self._environment = {"env_vars": dict.fromkeys(names, str(threads))}
        on_device = replace(setup, model=replace(setup.model, device=device))
        self._given = (pickle.dumps(on_device), threads, str(Path.cwd()))
        self._prober: Any = None

    def _ask(self, request: SegmentationRequest | None) -> Ready:
        """Ask an actor, which is there until the photos come, about the model or a request."""
        if self._prober is None:
            remote = self._ray.remote(**self._options, runtime_env=self._environment)
            self._prober = remote(PhotoActor).remote(*self._given)
        try:
            answer = self._ray.get(self._prober.ask.remote(request), timeout=_START_S)
        except self._ray.exceptions.GetTimeoutError as error:
            raise WorkFailed(
                Told(
                    "The cluster found no place for an actor in {seconds:.0f} seconds.",
                    seconds=_START_S,
                ),
                Told("Free some of its cores or devices."),
            ) from error
        except self._ray.exceptions.RayError as error:
            raise _cluster_failed(error) from error
        if isinstance(answer, Failure):
            raise answer.error()
        ready: Ready = answer
        return ready

    def _release(self) -> None:
        """Free the place of the actor that was asked."""
        prober, self._prober = getattr(self, "_prober", None), None
        if prober is not None:
            self._ray.kill(prober)

    def _outcomes_of(self, manifest: Sequence[Task]) -> Iterator[tuple[Task, Outcome]]:
        """Have one dataset worked through; a row that never comes is of a photo that failed."""
        self._release()
        waiting = iter(manifest)
        try:
            for row in self._dataset(manifest).iter_rows():
                for task in waiting:
                    if task.number == row["number"]:
                        yield task, pickle.loads(row["outcome"])
                        break
                    yield task, _ENDED
        except self._ray.exceptions.RayError as error:
            raise _cluster_failed(error) from error
        for task in waiting:
            yield task, _ENDED

    def _dataset(self, manifest: Sequence[Task]) -> Any:
        from ray import data

        context = data.DataContext.get_current()
        context.enable_progress_bars = False
        context.execution_options.preserve_order = True
        context.max_errored_blocks = -1  # an actor that dies of a photo ends that photo alone
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        rows = [
            {"place": place, "number": task.number, "task": pickle.dumps(task)}
            for place, task in enumerate(manifest)
        ]
        return data.from_items(rows, override_num_blocks=len(rows)).map_batches(
            PhotoActor,
            fn_constructor_args=self._given,
            batch_size=1,
            compute=data.ActorPoolStrategy(
                min_size=1, max_size=self.actors, max_tasks_in_flight_per_actor=1
            ),
            runtime_env=self._environment,
            max_restarts=-1,
            max_task_retries=_TRIES - 1,
            **self._options,
        )


_ENDED = Failure("", Told("The process that worked on it ended {count} times.", count=_TRIES))


def _import_ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # what matters is told by us
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise CarnnError(
            Told("--ray needs Ray, which is not installed."),
            Told("pip install 'carnn-desktop[ray]'"),
        ) from error
    return ray


def _cluster_failed(error: Exception) -> WorkFailed:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return WorkFailed(
        Told(
            "The cluster gave the work up: {reason}.",
            reason=lines[-1][:300] if lines else type(error).__name__,
        ),
        Told("What is done stays in the project; start it again to go on."),
    )
