"""A phrase's candidates in the window: cards, numbers, keys, one step of undo."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from carnn_desktop.annotations.merging import add_proposals
from carnn_desktop.contracts.arrays import frozen
from carnn_desktop.contracts.results import PhraseContrast, Proposal, SegmentationResult
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.phrases.card import picture_of
from carnn_desktop.ui.phrases.feature import PhraseReview
from carnn_desktop.ui.shell.main_window import MainWindow

PHRASE = "the left square"


def _candidate(rank: int, *, phrase: str = PHRASE, forced: bool = False) -> Proposal:
    return Proposal(
        query_index=0,
        name=phrase,
        score=0.9 - 0.1 * rank,
        forced=forced,
        mask=frozen(np.ones((8, 6), np.bool_)),
        origin_xy=(2 + 9 * rank, 3),
        levels=frozen(np.zeros((8, 8), np.uint8)),
        level=0.5,
        contrast=PhraseContrast(noun="square", head=0.6, background=0.9),
    )


def _propose(session: Session, *candidates: Proposal, qtbot: Any) -> None:
    """Put candidates into the open document as a run would."""
    from services_fakes import a_request, an_image, result_of

    session.categories.ensure(candidates[0].name)
    qtbot.waitUntil(
        lambda: any(one.name == candidates[0].name for one in session.categories.listed()),
        timeout=20_000,
    )
    ids = {one.name: one.id for one in session.categories.listed()}
    ref = session.images.current()
    assert ref is not None
    request = replace(a_request("x"), mode="phrases", queries=())
    base = result_of(an_image(), request)
    result: SegmentationResult = replace(
        base, width=ref.width, height=ref.height, proposals=candidates
    )
    assert session.edits.apply(
        lambda doc: add_proposals(doc, result, ids, now="2026-01-01"), "Propose"
    )


def _review(window: MainWindow) -> PhraseReview:
    found = window.findChild(PhraseReview, "phrase_review")
    assert isinstance(found, PhraseReview)
    return found


def _states(session: Session) -> list[str]:
    document = session.images.document()
    assert document is not None
    return [annotation.state for annotation in document.annotations]


def test_the_strip_shows_the_candidates_and_goes_when_nothing_waits(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    strip = _review(ready).strip
    assert strip.isHidden()
    _propose(session, *(_candidate(rank) for rank in range(3)), qtbot=qtbot)
    assert not strip.isHidden()
    assert len(strip.cards()) == 3
    words = strip.cards()[0].accessibleName()
    assert "Candidate 1" in words
    assert "head noun 0.60" in words
    session.edits.undo()
    assert strip.isHidden()


@pytest.mark.parametrize("low", [False, True])
def test_the_strip_lies_where_the_candidates_are_not(
    ready: MainWindow, session: Session, qtbot: Any, low: bool
) -> None:
    ref = session.images.current()
    assert ref is not None
    y = ref.height - 8 if low else 0
    _propose(session, replace(_candidate(0), origin_xy=(3, y)), qtbot=qtbot)
    review = _review(ready)
    document = session.images.document()
    assert document is not None
    assert review.strip.isVisible()
    assert not review.strip.geometry().intersects(review._place_of(document.annotations))


def test_a_digit_picks_one_in_one_step_of_undo(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    _propose(session, *(_candidate(rank) for rank in range(3)), qtbot=qtbot)
    ready.canvas.setFocus()
    QTest.keyClick(ready.canvas.view, Qt.Key.Key_2)
    assert _states(session) == ["rejected", "accepted", "rejected"]
    assert _review(ready).strip.isHidden()
    session.edits.undo()
    assert _states(session) == ["proposed"] * 3
    assert not _review(ready).strip.isHidden()


def test_alt_keeps_the_others_and_zero_refuses_all(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    _propose(session, *(_candidate(rank) for rank in range(3)), qtbot=qtbot)
    ready.canvas.setFocus()
    QTest.keyClick(ready.canvas.view, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert _states(session) == ["accepted", "proposed", "proposed"]
    QTest.keyClick(ready.canvas.view, Qt.Key.Key_0)
    assert _states(session) == ["accepted", "rejected", "rejected"]


def test_digits_set_the_class_again_when_another_object_is_selected(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    _propose(session, *(_candidate(rank) for rank in range(3)), qtbot=qtbot)
    ready.canvas.setFocus()
    QTest.keyClick(ready.canvas.view, Qt.Key.Key_1)
    _propose(session, _candidate(4, phrase="a circle"), qtbot=qtbot)
    document = session.images.document()
    assert document is not None
    accepted = next(
        annotation for annotation in document.annotations if annotation.state == "accepted"
    )
    session.selection.select((accepted.id,))
    number = [one.name for one in session.categories.listed()].index("a circle") + 1
    QTest.keyClick(ready.canvas.view, Qt.Key.Key_0 + number)
    after = session.images.document()
    assert after is not None
    assert after.annotation(accepted.id).category_id != accepted.category_id
    assert after.annotations[-1].state == "proposed"


def test_candidates_below_the_threshold_say_so(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    _propose(session, *(_candidate(rank) for rank in (0, 3, 6)), qtbot=qtbot)  # 0.9, 0.6, 0.3
    words = [card.accessibleName() for card in _review(ready).strip.cards()]
    assert ["below the threshold" in text for text in words] == [False, False, True]
    assert _states(session) == ["proposed"] * 3


def test_a_forced_candidate_is_offered_as_too_weak(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    _propose(session, _candidate(0, forced=True), qtbot=qtbot)
    strip = _review(ready).strip
    assert _states(session) == ["rejected"]
    assert "below the threshold" in strip.cards()[0].accessibleName()
    strip.cards()[0].click()
    assert _states(session) == ["accepted"]
    session.edits.undo()
    QTest.keyClick(ready.canvas.view, Qt.Key.Key_0)
    assert strip.isHidden()


def test_a_card_lights_its_candidate_up_on_the_photo(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    _propose(session, _candidate(0), _candidate(1), qtbot=qtbot)
    review = _review(ready)
    before = ready.canvas.grab().toImage()
    review.strip.hovered.emit(2)
    assert ready.canvas.grab().toImage() != before


def test_pictures_dim_what_is_outside_the_mask(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    _propose(session, _candidate(0), qtbot=qtbot)
    document = session.images.document()
    assert document is not None
    photo = np.full((48, 64, 3), 250, np.uint8)
    image = picture_of(photo, document.annotations[0]).toImage()
    centre, corner = image.pixelColor(image.rect().center()), image.pixelColor(0, 0)
    assert centre.lightness() > corner.lightness() + 20


def test_refinement_without_segment_anything_is_told(
    ready: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setattr("carnn_desktop.engine.weights.models.models_folder", lambda: tmp_path)
    told: list[Any] = []
    session.notice.connect(told.append)
    actions = ready.actions_by_id
    actions["refine_edges"].trigger()
    assert session.settings.current.refinement == "grabcut"
    actions["refine_sam_auto"].trigger()
    assert session.settings.current.refinement == "grabcut"
    assert actions["refine_edges"].isChecked()
    assert "Segment Anything" in told[-1].text
    actions["refine_none"].trigger()
    assert session.settings.current.refinement == "none"


def test_a_number_beyond_the_last_candidate_changes_nothing(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    _propose(session, _candidate(0), _candidate(1), qtbot=qtbot)
    document = session.images.document()
    assert document is not None
    session.selection.select((document.annotations[0].id,))
    ready.canvas.setFocus()
    QTest.keyClick(ready.canvas.view, Qt.Key.Key_7)
    assert session.images.document() is document
