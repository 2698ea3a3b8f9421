"""Who works next: interactive first, newest wins, a folder job makes way and comes again."""

from __future__ import annotations

import threading

import pytest
from services_fakes import a_request

from carnn_desktop.contracts.errors import Cancelled
from carnn_desktop.services.inference.queue import CancelToken, InferenceJob, InferenceQueue


def job(name: str, purpose: str = "image", image_id: str = "1") -> InferenceJob:
    request = a_request(name, image_id=image_id)
    return InferenceJob(name, request.model, purpose, request)  # type: ignore[arg-type]


def test_interactive_jobs_come_before_those_of_a_folder() -> None:
    queue = InferenceQueue()
    queue.put(job("f1", "folder", "1"))
    queue.put(job("f2", "folder", "2"))
    queue.put(job("i", "image", "3"))
    assert [queue.get().id for _ in range(3)] == ["i", "f1", "f2"]  # type: ignore[union-attr]


def test_a_newer_job_of_image_and_purpose_replaces_a_waiting_one() -> None:
    queue = InferenceQueue()
    queue.put(job("old"))
    queue.put(job("other image", image_id="2"))
    queue.put(job("folder", "folder"))
    replaced = queue.put(job("new"))
    assert [old.id for old in replaced] == ["old"]
    ids = [queue.get().id for _ in range(3)]  # type: ignore[union-attr]
    assert ids == ["other image", "new", "folder"]


def test_a_newer_job_of_image_and_purpose_stops_a_running_one() -> None:
    queue = InferenceQueue()
    queue.put(job("old"))
    running = queue.get()
    assert running is not None
    assert queue.put(job("new")) == []
    assert running.token.reason == "superseded"
    with pytest.raises(Cancelled):
        running.token.check()
    running.token.check_load()  # the model that is being loaded serves the newer one too
    assert not queue.put_back(running)


def test_a_folder_job_makes_way_and_is_the_next_after_it() -> None:
    queue = InferenceQueue()
    queue.put(job("f1", "folder", "1"))
    queue.put(job("f2", "folder", "2"))
    running = queue.get()
    assert running is not None
    queue.put(job("i", "image", "1"))
    assert running.token.reason == "preempted"
    assert queue.put_back(running)
    again = [queue.get() for _ in range(3)]
    assert [item.id for item in again if item] == ["i", "f1", "f2"]
    assert again[1] is not None
    assert again[1].token.reason == ""


def test_a_job_that_makes_way_can_still_be_cancelled() -> None:
    queue = InferenceQueue()
    queue.put(job("f1", "folder", "1"))
    running = queue.get()
    assert running is not None
    queue.put(job("i", "image", "1"))
    assert queue.cancel(purpose="folder") == []
    assert running.token.reason == "user"
    assert not queue.put_back(running)


def test_cancel_returns_the_jobs_that_had_not_begun() -> None:
    queue = InferenceQueue()
    queue.put(job("running", "folder", "1"))
    running = queue.get()
    queue.put(job("f2", "folder", "2"))
    queue.put(job("f3", "folder", "3"))
    assert queue.cancel(purpose="image") == []
    assert queue.cancel(job_id="f3") == ["f3"]
    assert queue.cancel(purpose="folder") == ["f2"]
    assert running is not None
    assert running.token.reason == "user"


def test_close_wakes_the_waiting_thread_and_refuses_new_jobs() -> None:
    queue = InferenceQueue()
    got: list[object] = []
    thread = threading.Thread(target=lambda: got.append(queue.get()))
    thread.start()
    queue.close()
    thread.join(2)
    assert got == [None]
    late = job("late")
    assert queue.put(late) == [late]
    assert queue.get() is None


def test_a_user_s_cancel_stops_a_load_too() -> None:
    token = CancelToken()
    token.cancel("user")
    with pytest.raises(Cancelled):
        token.check_load()
    token.cancel("superseded")
    assert token.reason == "user"
