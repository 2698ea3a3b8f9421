"""Undo and redo of documents as values."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from services_watch import Events

from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.services.session.history import History
from carnn_desktop.services.session.undo import UNDO_LIMIT, union_xywh


def document(number: int = 0, image_id: int = 1) -> ImageDocument:
    return ImageDocument(image_id=image_id, width=100 + number, height=50)


def test_undo_and_redo_bring_back_the_very_documents(qapp: Any) -> None:
    history = History()
    live = history.open(document())
    versions = [live.document]
    for number in range(1, 6):
        after = document(number)
        live.push(after, dirty_xywh=(0, 0, number, 1), reason=f"edit {number}")
        versions.append(after)
    for expected in reversed(versions[:-1]):
        live.stack.undo()
        assert live.document is expected
    assert not live.stack.canUndo()
    for expected in versions[1:]:
        live.stack.redo()
        assert live.document is expected


def test_every_change_is_told_with_its_place_and_reason(qapp: Any) -> None:
    history = History()
    events = Events(history.changed)
    live = history.open(document())
    after = document(1)
    live.push(after, dirty_xywh=(1, 2, 3, 4), reason="Paint")
    live.stack.undo()
    assert [(e.dirty_xywh, e.reason) for e in events.all] == [
        ((1, 2, 3, 4), "Paint"),
        ((1, 2, 3, 4), "Undo: Paint"),
    ]
    assert live.stack.redoText() == "Paint"


def test_a_drag_is_one_step_and_the_next_drag_another(qapp: Any) -> None:
    history = History()
    live = history.open(document())
    for number in range(1, 11):
        key = ("level:a", number // 6)
        live.push(document(number), dirty_xywh=(number, 0, 1, 1), reason="Level", merge_key=key)
    assert live.stack.count() == 2
    live.stack.undo()
    assert live.document.width == 105
    live.stack.undo()
    assert live.document.width == 100
    live.stack.redo()
    assert live.document.width == 105


def test_steps_of_different_keys_stay_apart(qapp: Any) -> None:
    history = History()
    live = history.open(document())
    live.push(document(1), dirty_xywh=None, reason="a", merge_key=("level:a", 0))
    live.push(document(2), dirty_xywh=None, reason="b", merge_key=("level:b", 0))
    live.push(document(3), dirty_xywh=None, reason="c")
    live.push(document(4), dirty_xywh=None, reason="d")
    assert live.stack.count() == 4


def test_an_edit_that_changes_nothing_is_no_step(qapp: Any) -> None:
    history = History()
    events = Events(history.changed)
    live = history.open(document())
    live.push(live.document, dirty_xywh=None, reason="nothing")
    assert live.stack.count() == 0
    assert events.all == []


def test_the_oldest_steps_go_at_the_limit(qapp: Any) -> None:
    history = History()
    live = history.open(document())
    for number in range(1, UNDO_LIMIT + 50):
        live.push(document(number), dirty_xywh=None, reason="edit")
    assert live.stack.count() == UNDO_LIMIT


def test_clean_only_when_the_shown_document_was_saved(qapp: Any) -> None:
    history = History()
    live = history.open(document())
    first, second = document(1), document(2)
    live.push(first, dirty_xywh=None, reason="a")
    live.push(second, dirty_xywh=None, reason="b")
    history.mark_saved(first)
    assert not live.stack.isClean()
    history.mark_saved(second)
    assert live.stack.isClean()
    history.mark_saved(document(image_id=77))


def test_an_open_document_keeps_its_steps_and_old_ones_are_let_go(qapp: Any) -> None:
    history = History()
    live = history.open(document())
    live.push(document(1), dirty_xywh=None, reason="a")
    again = history.open(replace(document(5)))
    assert again is live
    assert again.document.width == 101
    for image_id in range(2, 60):
        history.open(document(image_id=image_id))
    assert history.get(1) is None
    assert history.get(59) is not None


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ((0, 0, 2, 2), (5, 5, 1, 1), (0, 0, 6, 6)),
        ((3, 4, 5, 6), (4, 5, 1, 1), (3, 4, 5, 6)),
        ((0, 0, 0, 0), (3, 4, 5, 6), (3, 4, 5, 6)),
        ((3, 4, 5, 6), (0, 0, 0, 0), (3, 4, 5, 6)),
        (None, (0, 0, 1, 1), None),
        ((0, 0, 1, 1), None, None),
    ],
)
def test_union_of_rectangles(first: Any, second: Any, both: Any) -> None:
    assert union_xywh(first, second) == both
