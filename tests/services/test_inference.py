"""The inference thread: every job is answered, nothing ends the thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from services_fakes import BROKEN, Script, a_photo, a_request
from services_watch import Events, wait_until

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.services.events import (
    EngineState,
    JobCancelled,
    JobDone,
    JobFailed,
    JobProgress,
    JobStarted,
)
from carnn_desktop.services.inference.thread import InferenceThread


@pytest.fixture
def thread(qapp: Any, script: Script) -> Iterator[InferenceThread]:
    worker = InferenceThread(script.factory)
    worker.start()
    yield worker
    if script.gate is not None:
        script.gate.set()
    assert worker.close()


def test_a_job_is_started_and_done_in_the_worker_thread(
    thread: InferenceThread, script: Script, qtbot: Any
) -> None:
    events = Events(thread.reported)
    thread.submit(a_request("a"), a_photo(), "image")
    wait_until(qtbot, lambda: bool(events.of(JobDone)))
    assert [type(event) for event in events.all if not isinstance(event, JobProgress)] == [
        JobStarted,
        EngineState,
        EngineState,
        JobDone,
    ]
    states = [event.status for event in events.of(EngineState)]
    assert states == ["loading", "ready"]
    ready = events.of(EngineState)[-1]
    assert (ready.device, ready.dtype, ready.model) == ("cpu", "float32", "embedded")
    assert threading.get_ident() not in script.threads
    assert len(script.threads) == 1


def test_the_model_is_loaded_once_and_again_when_another_is_chosen(
    thread: InferenceThread, script: Script, qtbot: Any
) -> None:
    events = Events(thread.reported)
    for name, model in (("a", "embedded"), ("b", "embedded"), ("c", "other")):
        thread.submit(a_request(name, model=model), a_photo(), "image")
        wait_until(
            qtbot,
            lambda name=name: (
                events.of(JobDone)[-1:] != [] and events.of(JobDone)[-1].job_id == name
            ),
        )
    assert [choice.proposer for choice in script.loads] == ["embedded", "other"]


def test_loading_ahead_makes_the_first_image_wait_no_more(
    thread: InferenceThread, script: Script, qtbot: Any
) -> None:
    events = Events(thread.reported)
    thread.load(ModelChoice())
    wait_until(qtbot, lambda: len(events.of(EngineState)) == 2)
    assert events.of(JobStarted) == []
    thread.submit(a_request("a"), a_photo(), "image")
    wait_until(qtbot, lambda: bool(events.of(JobDone)))
    assert len(script.loads) == 1


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (CarnnError("Too dark.", "Use another photo."), "Too dark."),
        (ValueError("shapes"), "Unexpected error: ValueError: shapes"),
        (MemoryError(), "The memory was not enough."),
    ],
)
def test_a_failing_job_is_an_event_and_the_next_one_runs(
    thread: InferenceThread, script: Script, qtbot: Any, error: Exception, reason: str
) -> None:
    events = Events(thread.reported)
    script.fails = lambda request: error if request.id == "bad" else None
    thread.submit(a_request("bad"), a_photo(), "image")
    thread.submit(a_request("good", image_id="2"), a_photo(), "image")
    wait_until(qtbot, lambda: bool(events.of(JobDone)))
    failed = events.of(JobFailed)
    assert [(item.job_id, item.reason, item.whole_run) for item in failed] == [
        ("bad", reason, False)
    ]
    assert failed[0].remedy


def test_a_model_that_cannot_be_loaded_fails_the_run_and_is_tried_again(
    thread: InferenceThread, script: Script, qtbot: Any
) -> None:
    events = Events(thread.reported)
    script.load_error = BROKEN
    thread.submit(a_request("a"), a_photo(), "image")
    wait_until(qtbot, lambda: bool(events.of(JobFailed)))
    assert events.of(JobFailed)[0].whole_run
    assert events.of(JobFailed)[0].remedy == "Install them again."
    assert events.of(EngineState)[-1].status == "failed"
    assert "The weights are broken." in events.of(EngineState)[-1].message
    script.load_error = None
    thread.submit(a_request("b"), a_photo(), "image")
    wait_until(qtbot, lambda: bool(events.of(JobDone)))


def test_a_request_that_no_image_can_answer_fails_the_whole_run(
    thread: InferenceThread, script: Script, qtbot: Any
) -> None:
    events = Events(thread.reported)
    script.check_error = CarnnError("The phrase is too long.", "Shorten it.")
    thread.submit(a_request("a"), a_photo(), "folder")
    wait_until(qtbot, lambda: bool(events.of(JobFailed)))
    assert events.of(JobFailed)[0].whole_run


def test_cancel_reaches_a_running_job_at_once(
    thread: InferenceThread, script: Script, qtbot: Any
) -> None:
    events = Events(thread.reported)
    script.seconds = 20
    thread.submit(a_request("a"), a_photo(), "image")
    wait_until(qtbot, lambda: bool(events.of(JobProgress)))
    thread.cancel(job_id="a")
    assert wait_until(qtbot, lambda: bool(events.of(JobCancelled))) < 0.3


def test_cancel_answers_for_jobs_that_wait(
    thread: InferenceThread, script: Script, qtbot: Any
) -> None:
    events = Events(thread.reported)
    script.gate = threading.Event()
    for number in range(3):
        thread.submit(a_request(f"f{number}", image_id=str(number)), a_photo(), "folder")
    wait_until(qtbot, lambda: bool(events.of(JobStarted)))
    thread.cancel(purpose="folder")
    wait_until(qtbot, lambda: len(events.of(JobCancelled)) == 3)
    assert events.of(JobDone) == []


def test_newest_of_an_image_wins(thread: InferenceThread, script: Script, qtbot: Any) -> None:
    events = Events(thread.reported)
    script.gate = threading.Event()
    for name in ("first", "second", "third"):
        thread.submit(a_request(name), a_photo(), "image")
        time.sleep(0.02)
    wait_until(qtbot, lambda: len(events.of(JobCancelled)) == 2)
    script.gate.set()
    wait_until(qtbot, lambda: bool(events.of(JobDone)))
    assert {event.job_id for event in events.of(JobCancelled)} == {"first", "second"}
    assert [event.job_id for event in events.of(JobDone)] == ["third"]


def test_the_user_s_image_goes_before_a_running_folder(
    thread: InferenceThread, script: Script, qtbot: Any
) -> None:
    events = Events(thread.reported)
    script.seconds = 0.3
    thread.submit(a_request("folder", image_id="1"), a_photo(), "folder")
    wait_until(qtbot, lambda: bool(events.of(JobProgress)))
    thread.submit(a_request("mine", image_id="2"), a_photo(), "image")
    wait_until(qtbot, lambda: len(events.of(JobDone)) == 2)
    assert [event.job_id for event in events.of(JobDone)] == ["mine", "folder"]
    assert events.of(JobCancelled) == []


def test_progress_is_thinned_out(thread: InferenceThread, script: Script, qtbot: Any) -> None:
    events = Events(thread.reported)
    script.seconds, script.tick = 0.4, 0.0005
    thread.submit(a_request("a"), a_photo(), "image")
    wait_until(qtbot, lambda: bool(events.of(JobDone)))
    assert 3 <= len(events.of(JobProgress)) <= 16


def test_the_thread_ends_in_the_middle_of_a_job_and_of_a_load(qapp: Any) -> None:
    for script in (Script(seconds=60), Script(load_seconds=60)):
        worker = InferenceThread(script.factory)
        worker.start()
        worker.submit(a_request("a"), a_photo(), "image")
        while not script.loads:
            time.sleep(0.005)
        started = time.monotonic()
        assert worker.close()
        assert time.monotonic() - started < 10  # the job would take a minute
        assert worker.isFinished()
