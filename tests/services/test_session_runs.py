"""Runs of the open image: stale results are dropped, results become undoable edits."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from services_fakes import BROKEN, Script, make_photos
from services_watch import Events, shows, wait_until

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.session.session import Session

CATS = RunRequest(text="cat, dog")


def run(session: Session, request: RunRequest, qtbot: Any) -> None:
    session.runs.run_image(request)
    assert session.runs.state().active
    wait_until(qtbot, lambda: not session.runs.state().active)


def states(session: Session) -> list[str]:
    document = session.images.document()
    assert document is not None
    return [annotation.state for annotation in document.annotations]


def go(session: Session, image_id: int, qtbot: Any) -> None:
    session.images.open(image_id)
    wait_until(qtbot, lambda: shows(session, image_id))


def test_a_run_proposes_undoably(opened: Session, qtbot: Any) -> None:
    traces, changes = Events(opened.trace_changed), Events(opened.document_changed)
    run(opened, CATS, qtbot)
    assert states(opened) == ["proposed", "proposed"]
    assert [category.name for category in opened.categories.listed()] == ["cat", "dog"]
    assert opened.images.current().state == "proposed"  # type: ignore[union-attr]
    assert opened.images.current().uncertainty is not None  # type: ignore[union-attr]
    trace = traces.all[-1]
    assert trace.image_id == opened.images.current().id  # type: ignore[union-attr]
    assert trace.summary.added == 2
    assert changes.all[-1].reason == "Propose 2 masks"
    assert opened.edits.undo_stack().count() == 1  # type: ignore[union-attr]
    opened.edits.undo()
    assert states(opened) == []
    opened.edits.redo()
    assert states(opened) == ["proposed", "proposed"]
    assert opened.runs.engine().status == "ready"
    assert opened.runs.engine().seconds_per_image is not None


def test_running_again_replaces_only_what_is_pending(opened: Session, qtbot: Any) -> None:
    run(opened, CATS, qtbot)
    first, _ = opened.images.document().annotations  # type: ignore[union-attr]
    opened.edits.accept([first.id])
    run(opened, CATS, qtbot)
    document = opened.images.document()
    assert document is not None
    assert document.annotation(first.id).state == "accepted"
    assert states(opened).count("proposed") == 1


def test_a_wrong_wish_is_a_notice_and_nothing_starts(
    opened: Session, script: Script, qtbot: Any
) -> None:
    for request in (
        RunRequest(text=" , "),
        RunRequest(text="cat", preset="nonsense"),
        RunRequest(text="cat", overrides={"mask_threshold": '"high"'}),
        RunRequest(mode="phrases"),
    ):
        notices = Events(opened.notice)
        opened.runs.run_image(request)
        opened.runs.folder.start(request)
        assert [notice.level for notice in notices.all] == ["error", "error"]
        assert not opened.runs.state().active
    assert script.loads == []


def test_merged_duplicates_and_background_words_are_told(opened: Session, qtbot: Any) -> None:
    notices = Events(opened.notice)
    run(opened, RunRequest(text="Cat, cat, grass"), qtbot)
    told = " ".join(notice.text for notice in notices.all)
    assert "more than once" in told
    assert "grass" in told


def test_phrases_keep_their_commas(opened: Session, qtbot: Any) -> None:
    run(opened, RunRequest(text="the cat, asleep\nthe dog", mode="phrases"), qtbot)
    assert [category.name for category in opened.categories.listed()] == [
        "the cat, asleep",
        "the dog",
    ]


def test_without_a_folder_there_is_only_a_notice(session: Session, qtbot: Any) -> None:
    notices = Events(session.notice)
    session.runs.run_image(CATS)
    session.runs.folder.start(CATS)
    session.export.start(Path("x.json"), None)  # type: ignore[arg-type]
    assert [notice.level for notice in notices.all] == ["warning"] * 3
    for method in (
        session.edits.accept,
        session.edits.accept_all,
        session.edits.mark_done,
        session.edits.undo,
    ):
        method()
    assert session.edits.undo_stack() is None


def test_cancel_leaves_the_run_at_once_and_the_document_alone(
    opened: Session, script: Script, qtbot: Any
) -> None:
    script.seconds = 30
    opened.runs.run_image(CATS)
    wait_until(qtbot, lambda: opened.runs.state().progress is not None)
    assert opened.runs.cancel()
    assert not opened.runs.state().active
    script.seconds = 0
    run(opened, RunRequest(text="bird"), qtbot)
    assert [annotation.provenance.text for annotation in opened.images.document().annotations] == [
        "bird"
    ]  # type: ignore[union-attr]
    assert not opened.runs.cancel()


def test_a_newer_run_of_the_image_supersedes_the_older(
    opened: Session, script: Script, qtbot: Any
) -> None:
    script.gate = threading.Event()
    opened.runs.run_image(RunRequest(text="old"))
    wait_until(qtbot, lambda: bool(script.seen))
    opened.runs.run_image(RunRequest(text="new"))
    qtbot.wait(50)
    script.gate.set()
    wait_until(qtbot, lambda: not opened.runs.state().active)
    qtbot.wait(50)
    assert {annotation.provenance.text for annotation in opened.images.document().annotations} == {
        "new"
    }  # type: ignore[union-attr]


def test_a_result_for_the_image_left_behind_does_not_disturb_the_open_one(
    opened: Session, script: Script, qtbot: Any
) -> None:
    first, second = [ref.id for ref in opened.images.listed()][:2]
    script.gate = threading.Event()
    opened.runs.run_image(CATS)
    wait_until(qtbot, lambda: bool(script.seen))
    go(opened, second, qtbot)
    changes = Events(opened.document_changed, opened.trace_changed)
    script.gate.set()
    wait_until(qtbot, lambda: opened.images.get(first).state == "proposed")
    qtbot.wait(30)
    assert changes.all == []
    assert states(opened) == []
    go(opened, first, qtbot)
    assert states(opened) == ["proposed", "proposed"]
    assert opened.edits.undo_stack().canUndo()  # type: ignore[union-attr]


def test_a_result_of_another_project_is_dropped(
    opened: Session, script: Script, tmp_path: Path, qtbot: Any
) -> None:
    make_photos(tmp_path / "other", 2)
    script.gate = threading.Event()
    opened.runs.run_image(CATS)
    wait_until(qtbot, lambda: bool(script.seen))
    with qtbot.waitSignal(opened.image_opened, timeout=20_000):
        opened.project.open(tmp_path / "other")
    assert not opened.runs.state().active
    script.gate.set()
    qtbot.wait(150)
    assert states(opened) == []
    assert {ref.state for ref in opened.images.listed()} == {"new"}
    assert opened.categories.listed() == ()


def test_a_result_for_an_image_that_went_away_is_told_and_dropped(
    opened: Session, script: Script, photos: Path, qtbot: Any
) -> None:
    first, second = [ref.id for ref in opened.images.listed()][:2]
    script.gate = threading.Event()
    opened.runs.run_image(CATS)
    wait_until(qtbot, lambda: bool(script.seen))
    go(opened, second, qtbot)
    opened._context.project.images.pop(first)  # type: ignore[union-attr]
    notices = Events(opened.notice)
    script.gate.set()
    wait_until(qtbot, lambda: not opened.runs.state().active)
    assert [notice.level for notice in notices.all] == ["error"]
    assert states(opened) == []


def test_an_edit_during_the_run_is_kept(opened: Session, script: Script, qtbot: Any) -> None:
    run(opened, RunRequest(text="bird"), qtbot)
    (bird,) = opened.images.document().annotations  # type: ignore[union-attr]
    script.gate = threading.Event()
    opened.runs.run_image(CATS)
    wait_until(qtbot, lambda: len(script.seen) == 2)
    opened.edits.accept([bird.id])
    script.gate.set()
    wait_until(qtbot, lambda: not opened.runs.state().active)
    assert opened.images.document().annotation(bird.id).state == "accepted"  # type: ignore[union-attr]
    assert states(opened).count("proposed") == 2


def test_a_failing_run_is_told_with_its_remedy(opened: Session, script: Script, qtbot: Any) -> None:
    notices = Events(opened.notice)
    script.fails = lambda request: CarnnError("Too dark.", "Use another photo.")
    run(opened, CATS, qtbot)
    assert [(n.level, n.text, n.remedy) for n in notices.all] == [
        ("error", "Too dark.", "Use another photo.")
    ]


def test_a_missing_model_is_told_and_never_replaced_by_another(
    opened: Session, script: Script, qtbot: Any
) -> None:
    notices, engine = Events(opened.notice), Events(opened.engine_changed)
    script.load_error = BROKEN
    run(opened, CATS, qtbot)
    assert notices.all[-1].text == "The weights are broken."
    assert engine.all[-1].status == "failed"
    assert [choice.proposer for choice in script.loads] == ["embedded"]


def test_another_model_is_loaded_when_it_is_chosen(
    opened: Session, script: Script, qtbot: Any
) -> None:
    run(opened, CATS, qtbot)
    opened.models.choose(ModelChoice(proposer="other"))
    assert opened.runs.engine().seconds_per_image is None
    wait_until(qtbot, lambda: opened.runs.engine().status == "ready")
    assert [choice.proposer for choice in script.loads] == ["embedded", "other"]
    assert opened.settings.current.model.proposer == "other"
    assert opened.models.preset_names("phrases")[0] == "refcoco"


def test_nothing_found_is_said(opened: Session, script: Script, qtbot: Any) -> None:
    notices = Events(opened.notice)
    script.finds = lambda name: False
    run(opened, CATS, qtbot)
    assert "cat, dog" in notices.all[-1].text
    assert states(opened) == []


def test_the_trace_is_there_again_when_the_image_is_opened_again(
    opened: Session, qtbot: Any
) -> None:
    first, second = [ref.id for ref in opened.images.listed()][:2]
    run(opened, CATS, qtbot)
    traces = Events(opened.trace_changed)
    go(opened, second, qtbot)
    go(opened, first, qtbot)
    wait_until(qtbot, lambda: len(traces.all) == 2)
    assert traces.all[0].trace is None
    assert traces.all[1].trace.steps[0].texts == ("cat", "dog")
