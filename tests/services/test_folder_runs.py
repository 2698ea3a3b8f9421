"""Folder runs: scopes, failures, cancel, interruption, and the open image undisturbed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from services_fakes import BROKEN, Script
from services_watch import Events, shows, wait_until

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.project.documents import Documents
from carnn_desktop.runs.requests import RunRequest, Scope
from carnn_desktop.services.events import FolderRunFinished
from carnn_desktop.services.session.session import Session

CATS = RunRequest(text="cat, dog")


def run(session: Session, qtbot: Any, scope: Scope = "all") -> FolderRunFinished:
    with qtbot.waitSignal(session.folder_run_finished, timeout=10_000) as blocker:
        session.runs.folder.start(CATS, scope)
    outcome: FolderRunFinished = blocker.args[0]
    return outcome


def stored_annotations(session: Session, image_id: int) -> list[str]:
    store = session._context.project.store  # type: ignore[union-attr]
    document = store.call(lambda project: project.documents.load(image_id))
    return [annotation.state for annotation in document.annotations]


def go(session: Session, image_id: int, qtbot: Any) -> None:
    session.images.open(image_id)
    wait_until(qtbot, lambda: shows(session, image_id))


def test_every_image_gets_its_proposals(opened: Session, qtbot: Any) -> None:
    states = Events(opened.run_changed)
    outcome = run(opened, qtbot)
    assert (outcome.done, outcome.total, outcome.failures) == (5, 5, ())
    assert {ref.state for ref in opened.images.listed()} == {"proposed"}
    assert all(ref.uncertainty is not None and ref.sha256 for ref in opened.images.listed())
    for ref in opened.images.listed():
        assert stored_annotations(opened, ref.id) == ["proposed", "proposed"]
    assert not opened.runs.state().active
    assert any(state.seconds_left is not None for state in states.all)
    assert max(state.done for state in states.all if state.active) >= 4
    assert {state.purpose for state in states.all if state.active} == {"folder"}


def test_the_open_image_gets_its_result_undoably(opened: Session, qtbot: Any) -> None:
    run(opened, qtbot)
    assert len(opened.images.document().annotations) == 2  # type: ignore[union-attr]
    opened.edits.undo()
    assert opened.images.document().annotations == ()  # type: ignore[union-attr]
    assert opened.project.flush()
    assert stored_annotations(opened, 1) == []


def test_results_of_other_images_do_not_disturb_the_open_one(
    opened: Session, script: Script, qtbot: Any
) -> None:
    go(opened, 3, qtbot)
    opened.edits.mark_done()
    changes = Events(opened.document_changed, opened.image_opened, opened.selection_changed)
    outcome = run(opened, qtbot, "unreviewed")
    assert outcome.total == 4
    assert changes.all == []


def test_an_image_opened_while_its_result_arrives_shows_it(
    opened: Session, script: Script, qtbot: Any
) -> None:
    script.seconds = 0.02
    opened.runs.folder.start(CATS)
    seen = Events(opened.image_opened)
    while opened.runs.state().active:
        opened.images.open_next(1) or opened.images.open(1)
        qtbot.wait(9)
    assert seen.all
    for image_id in range(1, 6):
        go(opened, image_id, qtbot)
        assert len(opened.images.document().annotations) == 2  # type: ignore[union-attr]
    assert opened.project.flush()
    for image_id in range(1, 6):
        assert len(stored_annotations(opened, image_id)) == 2


def test_scopes(opened: Session, script: Script, qtbot: Any) -> None:
    go(opened, 1, qtbot)
    opened.edits.mark_done()  # reviewed, nothing here
    run(opened, qtbot, "unreviewed")
    assert sorted(script.seen) == ["2", "3", "4", "5"]
    go(opened, 2, qtbot)
    opened.edits.accept_all()
    go(opened, 3, qtbot)
    opened.edits.reject([annotation.id for annotation in opened.images.document().annotations])  # type: ignore[union-attr]
    script.seen.clear()
    run(opened, qtbot, "without_annotations")
    assert sorted(script.seen) == ["3", "4", "5"]
    script.seen.clear()
    run(opened, qtbot, "all")
    assert sorted(script.seen) == ["1", "2", "3", "4", "5"]
    assert stored_annotations(opened, 2).count("accepted") == 2
    for image_id in (2, 3, 4, 5):
        go(opened, image_id, qtbot)
        opened.edits.mark_done()
    with qtbot.waitSignal(opened.notice, timeout=20_000) as blocker:
        opened.runs.folder.start(CATS, "unreviewed")
    assert "no image left" in blocker.args[0].text
    wait_until(qtbot, lambda: not opened.runs.state().active)


def test_failures_are_listed_and_the_run_goes_on(
    opened: Session, script: Script, photos: Path, qtbot: Any
) -> None:
    (photos / "photo3.png").write_bytes(b"no photo")
    script.fails = lambda request: (
        CarnnError("Too dark.", "Skip it.") if request.image_id == "4" else None
    )
    outcome = run(opened, qtbot)
    assert outcome.done == outcome.total == 5
    assert [path for path, _ in outcome.failures] == ["photo3.png", "photo4.png"]
    assert outcome.failures[1][1] == "Too dark."
    assert opened.images.get(3).state == opened.images.get(4).state == "failed"
    assert opened.images.get(4).reason == "Too dark."
    assert [opened.images.get(n).state for n in (1, 2, 5)] == ["proposed"] * 3
    script.fails = lambda request: None
    run(opened, qtbot)
    assert opened.images.get(4).state == "proposed"
    assert opened.images.get(4).reason == ""


def test_a_failure_does_not_take_an_image_out_of_review(
    opened: Session, script: Script, qtbot: Any
) -> None:
    run(opened, qtbot)
    opened.edits.accept_all()
    script.fails = lambda request: ValueError("odd")
    outcome = run(opened, qtbot)
    assert len(outcome.failures) == 5
    assert opened.images.get(1).state == "in_review"


def test_what_would_fail_everywhere_stops_the_run_and_it_can_be_resumed(
    opened: Session, script: Script, qtbot: Any
) -> None:
    script.load_error = BROKEN
    notices, interrupted = Events(opened.notice), Events(opened.folder_run_interrupted)
    outcome = run(opened, qtbot)
    assert outcome.done == 0
    assert len([notice for notice in notices.all if notice.level == "error"]) == 1
    assert {ref.state for ref in opened.images.listed()} == {"new"}
    wait_until(qtbot, lambda: bool(interrupted.all))
    script.load_error = None
    with qtbot.waitSignal(opened.folder_run_finished, timeout=20_000) as blocker:
        opened.runs.folder.resume()
    assert blocker.args[0].done == 5
    assert opened.runs.folder.interrupted() is None


def test_cancel_ends_the_run_at_once_and_keeps_what_is_through(
    opened: Session, script: Script, qtbot: Any
) -> None:
    script.seconds = 0.1
    finished = Events(opened.folder_run_finished)
    opened.runs.folder.start(CATS)
    wait_until(qtbot, lambda: opened.runs.state().done >= 2)
    script.seconds = 30
    wait_until(qtbot, lambda: opened.runs.state().progress is not None)
    assert not opened.runs.cancel()  # that is for the run of the photo
    assert opened.runs.folder.stop()
    assert wait_until(qtbot, lambda: bool(finished.all)) < 0.3
    assert finished.all[0].cancelled
    qtbot.wait(100)
    assert not opened.runs.state().active
    assert 2 <= [ref.state for ref in opened.images.listed()].count("proposed") <= 4
    left = opened.runs.folder.interrupted()
    assert left is not None
    script.seconds = 0
    script.seen.clear()
    with qtbot.waitSignal(opened.folder_run_finished, timeout=20_000) as ended:
        opened.runs.folder.resume()
    assert ended.args[0].done == 5
    assert len(script.seen) == 5 - left.done


def test_the_user_s_image_goes_before_the_folder(
    opened: Session, script: Script, qtbot: Any
) -> None:
    script.seconds = 0.15
    opened.runs.folder.start(CATS)
    wait_until(qtbot, lambda: len(script.seen) >= 1)
    go(opened, 5, qtbot)
    script.seen.clear()
    opened.runs.run_image(RunRequest(text="bird"))
    assert opened.runs.state().purpose == "image"
    wait_until(qtbot, lambda: opened.runs.state().purpose == "folder")
    assert "5" in script.seen[:2]  # after the photo that was in hand
    assert [annotation.provenance.text for annotation in opened.images.document().annotations] == [
        "bird"
    ]  # type: ignore[union-attr]
    wait_until(qtbot, lambda: not opened.runs.state().active, 10)
    assert opened.images.get(1).state == "proposed"
    assert len(opened.images.document().annotations) == 3  # type: ignore[union-attr]


def test_only_one_folder_run_at_a_time(opened: Session, script: Script, qtbot: Any) -> None:
    script.seconds = 0.05
    opened.runs.folder.start(CATS)
    notices = Events(opened.notice)
    opened.runs.folder.start(CATS)
    assert [notice.level for notice in notices.all] == ["warning"]
    wait_until(qtbot, lambda: not opened.runs.state().active)


def test_a_run_cut_by_the_end_of_the_session_is_resumed(
    opened: Session, script: Script, new_session: Callable[[], Session], photos: Path, qtbot: Any
) -> None:
    def dawdle_after_three(_request: object) -> None:
        script.seconds = 30 if len(script.seen) >= 3 else 0

    script.fails = dawdle_after_three
    opened.runs.folder.start(CATS)
    wait_until(qtbot, lambda: opened.runs.state().done >= 2)
    opened.shutdown()
    script.fails = lambda request: None
    script.seconds = 0
    through = len(set(script.seen))
    again = new_session()
    with qtbot.waitSignal(again.folder_run_interrupted, timeout=20_000) as blocker:
        again.project.open(photos)
    interrupted = blocker.args[0]
    assert interrupted.total == 5
    assert 2 <= interrupted.done <= through
    assert interrupted.request == CATS
    assert again.runs.folder.interrupted() == interrupted
    script.seen.clear()
    with qtbot.waitSignal(again.folder_run_finished, timeout=20_000) as blocker:
        again.runs.folder.resume()
    assert blocker.args[0].done == 5
    assert len(script.seen) == 5 - interrupted.done
    for ref in again.images.listed():
        assert len(stored_annotations(again, ref.id)) == 2
    again.shutdown()
    third = new_session()
    none = Events(third.folder_run_interrupted)
    with qtbot.waitSignal(third.image_opened, timeout=20_000):
        third.project.open(photos)
    qtbot.wait(100)
    assert none.all == []


def test_an_interrupted_run_can_be_forgotten(
    opened: Session, script: Script, new_session: Callable[[], Session], photos: Path, qtbot: Any
) -> None:
    script.seconds = 30
    opened.runs.folder.start(CATS)
    wait_until(qtbot, lambda: bool(script.seen))
    opened.shutdown()
    again = new_session()
    with qtbot.waitSignal(again.folder_run_interrupted, timeout=20_000):
        again.project.open(photos)
    again.runs.folder.discard()
    assert again.runs.folder.interrupted() is None
    again.runs.folder.resume()
    assert not again.runs.state().active


def test_a_full_disk_stops_the_run_and_says_so(
    opened: Session, script: Script, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, full = Documents.save, threading.Event()
    full.set()

    def guarded(documents: Documents, document: Any) -> None:
        if full.is_set():
            raise CarnnError("The disk is full.", "Free some space.")
        save(documents, document)

    monkeypatch.setattr(Documents, "save", guarded)
    notices = Events(opened.notice)
    with qtbot.waitSignal(opened.folder_run_finished, timeout=20_000) as blocker:
        opened.runs.folder.start(CATS)
    assert blocker.args[0].done < 5
    assert any("full" in notice.text for notice in notices.all)
    full.clear()
    wait_until(qtbot, lambda: opened.runs.folder.interrupted() is not None)
    with qtbot.waitSignal(opened.folder_run_finished, timeout=20_000) as blocker:
        opened.runs.folder.resume()
    assert blocker.args[0].done == 5


def test_shutdown_during_a_run_ends_all_threads(
    opened: Session, script: Script, qtbot: Any
) -> None:
    script.seconds = 60
    opened.runs.folder.start(CATS)
    opened.runs.run_image(CATS)
    wait_until(qtbot, lambda: bool(script.seen))
    opened.shutdown()
    assert not opened._inference.isRunning()
    assert not opened._context.storage.isRunning()
