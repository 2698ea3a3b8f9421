"""Reviewed photos teach, beside all other work; untouched photos get fresh proposals for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from services_fakes import Script, make_photos
from services_watch import Events, draw_mask, shows, wait_until

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.contracts.arrays import frozen
from carnn_desktop.runs.learning_choices import load_choices
from carnn_desktop.runs.process import merge
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.events import LearningState
from carnn_desktop.services.session.session import Session

CATS = RunRequest(text="cat, dog")


@pytest.fixture
def learning(
    new_session: Callable[..., Session], script: Script, photos: Path, qtbot: Any
) -> Session:
    """A session of five photos whose model is loaded and can learn; the first photo is shown."""
    session = new_session(teacher_factory=script.school.factory)
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.project.open(photos)
    session.models.load()
    wait_until(qtbot, lambda: session.runs.engine().status == "ready")
    wait_until(qtbot, lambda: session.learning.up_to_date)  # or half a review may be learned
    return session


def ids(session: Session) -> list[int]:
    return [ref.id for ref in session.images.listed()]


def go(session: Session, image_id: int, qtbot: Any) -> None:
    session.images.open(image_id)
    wait_until(qtbot, lambda: shows(session, image_id))


def stored(session: Session, image_id: int, qtbot: Any) -> ImageDocument:
    """Return what the project file has of an image."""
    session.project.flush()
    found: list[ImageDocument] = []
    session.project.ask(lambda project: project.documents.load(image_id), found.append)
    wait_until(qtbot, lambda: bool(found))
    return found[0]


def run_and_accept(session: Session, qtbot: Any, *, done: bool = True) -> None:
    session.runs.run_image(CATS)
    wait_until(qtbot, lambda: not session.runs.state().active)
    session.edits.accept_all()
    if done:
        session.edits.mark_done()


def is_quiet(session: Session) -> bool:
    """Whether nothing is learned and no fresh proposals are on their way."""
    return not (session.learning.state().busy or session.background.busy)


def settled(session: Session, photos: int) -> Callable[[], bool]:
    return lambda: session.learning.state().learned.photos == photos and is_quiet(session)


def rectangle(x: int) -> Any:
    pixels = np.zeros((48, 64), np.bool_)
    pixels[20:30, x : x + 10] = True
    return crop_mask(frozen(pixels))


def test_a_photo_that_is_marked_done_teaches(learning: Session, script: Script, qtbot: Any) -> None:
    told = Events(learning.learning_changed)
    run_and_accept(learning, qtbot, done=False)
    assert script.school.taught == {}
    learning.edits.mark_done()
    wait_until(qtbot, settled(learning, 1))
    assert list(script.school.taught.values()) == [{"cat": 96, "dog": 96}]
    assert learning.learning.state().objects == {"cat": 1, "dog": 1}
    assert any(state.busy for state in told.of(LearningState))
    assert script.school.asked[-1] == ("cat", "dog")
    assert script.school.threads == script.threads, "another thread than the model's has learned"
    assert threading.get_ident() not in script.school.threads


def test_an_edit_an_undo_and_a_relabel_change_what_is_learned(
    learning: Session, script: Script, qtbot: Any
) -> None:
    learning.settings.update(background_proposals=False)
    run_and_accept(learning, qtbot)
    wait_until(qtbot, settled(learning, 1))
    first = learning.learning.state().learned.examples
    document = learning.images.document()
    assert document is not None
    dog = learning.categories.listed()[1].id
    learning.edits.relabel([document.annotations[0].id], dog)
    wait_until(qtbot, lambda: learning.learning.state().learned.examples not in ("", first))
    assert list(script.school.taught.values()) == [{"dog": 192, "cat": 0}]
    learning.edits.undo()
    wait_until(qtbot, lambda: learning.learning.state().learned.examples == first)
    learning.edits.reopen()
    wait_until(qtbot, lambda: learning.learning.state().learned.examples != first)
    learning.edits.reject([annotation.id for annotation in document.annotations])
    learning.edits.mark_done()
    wait_until(qtbot, lambda: learning.learning.state().learned.photos == 0)


def test_a_run_uses_what_was_just_reviewed(learning: Session, script: Script, qtbot: Any) -> None:
    learning.settings.update(background_proposals=False)
    run_and_accept(learning, qtbot)
    second = ids(learning)[1]
    go(learning, second, qtbot)
    learning.runs.run_image(CATS)
    wait_until(qtbot, lambda: not learning.runs.state().active)
    image, used = script.learned[-1]
    assert (image, used) == (str(second), learning.learning.state().learned.examples)
    document = learning.images.document()
    assert document is not None
    assert document.annotations[0].provenance.run.examples == used

    learning.learning.set_words_only(True)
    learning.runs.run_image(CATS)
    wait_until(qtbot, lambda: not learning.runs.state().active)
    assert script.learned[-1] == (str(second), "")


def test_a_folder_run_uses_what_is_known_when_its_photo_comes_up(
    learning: Session, script: Script, qtbot: Any
) -> None:
    learning.settings.update(background_proposals=False)
    run_and_accept(learning, qtbot)
    wait_until(qtbot, settled(learning, 1))
    examples = learning.learning.state().learned.examples
    script.learned.clear()
    with qtbot.waitSignal(learning.folder_run_finished, timeout=20_000):
        learning.runs.folder.start(CATS, "unreviewed")
    assert {used for _, used in script.learned} == {examples}
    assert len(script.learned) == 4


def test_only_untouched_photos_get_fresh_proposals(
    learning: Session, script: Script, qtbot: Any
) -> None:
    """Accepted, rejected, edited and drawn: no byte of them changes."""
    learning.settings.update(background_proposals=False)
    first, accepted, rejected, drawn, untouched = ids(learning)
    with qtbot.waitSignal(learning.folder_run_finished, timeout=20_000):
        learning.runs.folder.start(CATS, "all")
    go(learning, accepted, qtbot)
    learning.edits.accept([learning.images.document().annotations[0].id])  # type: ignore[union-attr]
    go(learning, rejected, qtbot)
    learning.edits.reject([learning.images.document().annotations[1].id])  # type: ignore[union-attr]
    go(learning, drawn, qtbot)
    draw_mask(learning, learning.categories.listed()[0].id, rectangle(40))
    go(learning, first, qtbot)
    worked_on = (accepted, rejected, drawn)
    before = {key: stored(learning, key, qtbot) for key in worked_on}
    fresh = stored(learning, untouched, qtbot)
    learning.settings.update(background_proposals=True)
    learning.edits.accept_all()
    learning.edits.mark_done()
    wait_until(qtbot, settled(learning, 1 + 2))  # accepted and drawn ones teach as well
    for key in worked_on:
        assert stored(learning, key, qtbot) == before[key]
    now = stored(learning, untouched, qtbot)
    assert [a.id for a in now.annotations] != [a.id for a in fresh.annotations]
    examples = learning.learning.state().learned.examples
    assert {a.provenance.run.examples for a in now.annotations} == {examples}


def test_fresh_proposals_come_in_the_order_in_which_they_are_seen(
    learning: Session, script: Script, qtbot: Any
) -> None:
    first, second, third, fourth, fifth = ids(learning)
    learning.background.set_visible([fourth])
    learning.images.set_order([first, third, second, fifth, fourth])
    run_and_accept(learning, qtbot, done=False)
    script.seen.clear()
    go(learning, fifth, qtbot)
    go(learning, first, qtbot)
    learning.edits.mark_done()
    go(learning, fifth, qtbot)
    wait_until(qtbot, settled(learning, 1))
    assert script.seen == [str(key) for key in (fifth, fourth, third, second)]
    assert learning.images.document().annotations  # type: ignore[union-attr]
    assert learning.images.get(third).state == "proposed"


def test_nothing_known_changes_nothing(learning: Session, script: Script, qtbot: Any) -> None:
    """The same photo marked done again brings no second round."""
    run_and_accept(learning, qtbot)
    wait_until(qtbot, settled(learning, 1))
    seen = len(script.seen)
    learning.edits.reopen()
    learning.edits.mark_done()
    wait_until(qtbot, lambda: learning._inference._queue._running is None and is_quiet(learning))
    learning.background.begin()
    wait_until(qtbot, lambda: is_quiet(learning))
    assert len(script.seen) == seen


def test_what_the_user_waits_for_goes_first(learning: Session, script: Script, qtbot: Any) -> None:
    run_and_accept(learning, qtbot, done=False)
    second = ids(learning)[1]
    script.seen.clear()
    script.gate = threading.Event()
    learning.edits.mark_done()
    wait_until(qtbot, lambda: bool(script.seen))
    waiting = script.seen[-1]
    go(learning, second, qtbot)
    learning.runs.run_image(RunRequest(text="bird"))
    wait_until(qtbot, lambda: script.seen[-1] == str(second) and len(script.seen) > 1)
    assert learning.runs.state().active
    script.gate.set()
    wait_until(qtbot, lambda: not learning.runs.state().active)
    wait_until(qtbot, lambda: is_quiet(learning))
    assert waiting in script.seen[2:], "the photo that made way was not taken up again"
    assert all(ref.state != "new" for ref in learning.images.listed())


def test_a_photo_that_is_worked_on_meanwhile_is_left_alone(
    learning: Session, script: Script, qtbot: Any
) -> None:
    run_and_accept(learning, qtbot, done=False)
    second = ids(learning)[1]
    learning.edits.mark_done()
    script.gate = threading.Event()
    go(learning, second, qtbot)
    wait_until(qtbot, lambda: script.seen[-1] == str(second))
    draw_mask(learning, learning.categories.listed()[0].id, rectangle(20))
    mine = learning.images.document()
    script.gate.set()
    wait_until(qtbot, lambda: is_quiet(learning))
    assert learning.images.document() is mine


@pytest.mark.parametrize("late", [False, True])
def test_the_shown_photo_keeps_what_is_selected(
    late: bool, learning: Session, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """late : while the fresh proposals are brought into the document."""
    learning.settings.update(background_proposals=False)
    run_and_accept(learning, qtbot)
    wait_until(qtbot, settled(learning, 1))
    go(learning, ids(learning)[1], qtbot)
    learning.learning.set_words_only(True)
    learning.runs.run_image(CATS)
    wait_until(qtbot, lambda: not learning.runs.state().active)
    merging, selected = threading.Event(), threading.Event()

    def slow_merge(*parts: Any) -> Any:
        merging.set()
        selected.wait(20)
        return merge(*parts)

    monkeypatch.setattr("carnn_desktop.services.runs.photo.merge", slow_merge)
    shown = learning.images.document()
    assert shown is not None
    learning.selection.select([] if late else [shown.annotations[0].id])
    learning.settings.update(background_proposals=True)
    learning.learning.set_words_only(False)
    wait_until(qtbot, lambda: learning.learning.state().to_refresh > 0)
    wait_until(qtbot, lambda: merging.is_set() or not late)
    learning.selection.select([shown.annotations[0].id])
    selected.set()
    wait_until(qtbot, lambda: is_quiet(learning))
    assert learning.images.document() is shown
    assert learning.selection.ids()


def test_a_class_that_was_deleted_does_not_come_back(
    learning: Session, script: Script, qtbot: Any
) -> None:
    script.finds = lambda name: name == "cat"
    run_and_accept(learning, qtbot, done=False)
    learning.categories.ensure("dog")  # typed alone it would be no class
    wait_until(qtbot, lambda: len(learning.categories.listed()) == 2)
    cat, dog = learning.categories.listed()
    learning.categories.delete([dog.id])
    wait_until(qtbot, lambda: learning.categories.listed() == (cat,))
    learning.edits.mark_done()
    wait_until(qtbot, settled(learning, 1))
    assert learning.categories.listed() == (cat,)
    assert all(ref.state != "new" for ref in learning.images.listed())


def test_it_can_be_switched_off(learning: Session, script: Script, qtbot: Any) -> None:
    learning.settings.update(background_proposals=False)
    run_and_accept(learning, qtbot)
    script.seen.clear()
    wait_until(qtbot, settled(learning, 1))
    assert script.seen == []
    learning.settings.update(background_proposals=True)
    wait_until(qtbot, lambda: len(script.seen) == 4)
    wait_until(qtbot, lambda: is_quiet(learning))


def test_a_class_rests_is_forgotten_and_remembered(
    learning: Session, script: Script, qtbot: Any
) -> None:
    learning.settings.update(background_proposals=False)
    run_and_accept(learning, qtbot)
    wait_until(qtbot, settled(learning, 1))
    cat = learning.categories.listed()[0]

    def known() -> set[str]:
        return {one.name for one in learning.learning.state().learned.categories}

    learning.learning.set_resting(cat.id, True)
    wait_until(qtbot, lambda: known() == {"dog"})
    assert learning.learning.state().resting == {cat.id}
    learning.learning.set_resting(cat.id, False)
    wait_until(qtbot, lambda: known() == {"cat", "dog"})
    learning.learning.forget(cat.id)
    wait_until(qtbot, lambda: known() == {"dog"})
    assert learning.learning.state().forgotten == {cat.id: 1}

    second = ids(learning)[1]
    go(learning, second, qtbot)
    run_and_accept(learning, qtbot)
    wait_until(qtbot, lambda: known() == {"cat", "dog"})
    assert learning.learning.images("cat") == (second,), "a photo reviewed later teaches"
    kept: list[Any] = []
    learning.project.ask(load_choices, kept.append)
    wait_until(qtbot, lambda: bool(kept))
    assert kept[0].forgotten == {cat.id: frozenset({ids(learning)[0]})}
    learning.learning.remember(cat.id)
    wait_until(qtbot, lambda: len(learning.learning.images("cat")) == 2)


def test_what_more_photos_would_bring_is_asked_for(
    learning: Session, script: Script, qtbot: Any
) -> None:
    script.school.gate = threading.Event()
    run_and_accept(learning, qtbot)
    wait_until(qtbot, lambda: learning.learning.state().busy)
    learning.learning.estimate()  # it must not take the place of learning
    script.school.gate.set()
    wait_until(qtbot, settled(learning, 1))
    assert learning.learning.state().gains is None
    learning.learning.estimate()
    wait_until(qtbot, lambda: learning.learning.state().gains == {"cat": 0.1, "dog": 0.1})


def test_a_new_session_learns_again(
    learning: Session,
    new_session: Callable[..., Session],
    script: Script,
    photos: Path,
    qtbot: Any,
) -> None:
    run_and_accept(learning, qtbot)
    wait_until(qtbot, settled(learning, 1))
    before = learning.learning.state().learned
    learning.shutdown()
    again = new_session(teacher_factory=script.school.factory)
    with qtbot.waitSignal(again.image_opened, timeout=20_000):
        again.project.open(photos)
    assert again.learning.state().learned.photos == 0
    again.models.load()
    wait_until(qtbot, lambda: again.learning.state().learned == before)


def test_the_end_leaves_learning_and_fresh_proposals(
    learning: Session, script: Script, photos: Path, qtbot: Any
) -> None:
    run_and_accept(learning, qtbot)
    script.school.gate = threading.Event()
    wait_until(qtbot, lambda: learning.learning.state().busy)
    learning.shutdown()
    assert not learning._inference.isRunning()


def test_another_folder_starts_from_nothing(
    learning: Session, script: Script, tmp_path: Path, qtbot: Any
) -> None:
    run_and_accept(learning, qtbot)
    wait_until(qtbot, settled(learning, 1))
    other = tmp_path / "other"
    make_photos(other, 2, (50, 40))
    with qtbot.waitSignal(learning.image_opened, timeout=20_000):
        learning.project.open(other)
    assert learning.learning.state().learned.photos == 0
    learning.runs.run_image(CATS)
    wait_until(qtbot, lambda: not learning.runs.state().active)
    assert script.learned[-1][1] == ""
