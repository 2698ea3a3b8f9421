"""Undo keeps what differs: the same documents come back, and memory stays within its budget."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent

from carnn_desktop.annotations.masks import crop_mask, empty_mask
from carnn_desktop.annotations.model import Annotation, ImageDocument, Mask, Provenance
from carnn_desktop.contracts.run import Run
from carnn_desktop.services.session.undo import (
    DocumentCommand,
    LiveDocument,
    MaskDelta,
    UndoStep,
)

SIDE = 1200
Opener = Callable[..., LiveDocument]


@pytest.fixture
def opened(qapp: Any) -> Iterator[Opener]:
    """Make live documents, and let go of them as the history does."""
    made: list[LiveDocument] = []

    def make(document: ImageDocument, **options: int) -> LiveDocument:
        made.append(LiveDocument(document, qapp, **options))
        return made[-1]

    yield make
    for live in made:
        live.stack.clear()
        live.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def disc(x: int, y: int, radius: int) -> Mask:
    yy, xx = np.ogrid[-radius : radius + 1, -radius : radius + 1]
    return crop_mask(xx * xx + yy * yy <= radius * radius, x - radius, y - radius)


def annotation(annotation_id: str, mask: Mask) -> Annotation:
    return Annotation(
        id=annotation_id,
        category_id=1,
        mask=mask,
        state="accepted",
        provenance=Provenance(run=Run(source="manual")),
    )


def document(*annotations: Annotation) -> ImageDocument:
    return ImageDocument(image_id=1, width=SIDE, height=SIDE, annotations=annotations)


def with_dab(before: ImageDocument, number: int) -> ImageDocument:
    """Return the document with a dab added to annotation "a", at a place of its own."""
    old = before.annotation("a")
    pixels = np.zeros((SIDE, SIDE), dtype=bool)
    x, y, w, h = old.mask.bbox_xywh
    pixels[y : y + h, x : x + w] = old.mask.pixels
    column, row = 37 * number % (SIDE - 30), 91 * number % (SIDE - 30)
    pixels[row : row + 30, column : column + 30] ^= True
    changed = replace(old, mask=crop_mask(pixels), original=old.original or old.mask)
    return replace(
        before, annotations=tuple(changed if r.id == "a" else r for r in before.annotations)
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (disc(100, 100, 60), disc(130, 90, 60)),
        (disc(100, 100, 60), disc(600, 900, 5)),
        (disc(100, 100, 60), empty_mask()),
        (empty_mask(), disc(3, 3, 3)),
        (disc(50, 50, 40), disc(50, 50, 40)),
        (empty_mask(), empty_mask()),
    ],
)
def test_either_mask_and_the_difference_give_the_other(first: Mask, second: Mask) -> None:
    delta = MaskDelta.between(first, second)
    assert delta.first_of(second) == first
    assert delta.second_of(first) == second


def test_random_masks_come_back() -> None:
    rng = np.random.default_rng(3)
    for _ in range(50):
        first, second = (
            crop_mask(rng.random(rng.integers(1, 90, 2)) < 0.5, *rng.integers(0, 60, 2).tolist())
            for _ in range(2)
        )
        delta = MaskDelta.between(first, second)
        assert delta.first_of(second) == first
        assert delta.second_of(first) == second
        assert not delta.first_of(second).pixels.flags.writeable or not first.pixels.size


def test_a_packed_step_has_the_same_two_documents() -> None:
    kept = annotation("k", disc(900, 900, 100))
    before = document(
        annotation("a", disc(300, 300, 200)), kept, annotation("gone", disc(700, 200, 150))
    )
    after = replace(with_dab(before, 4), annotations=(*with_dab(before, 4).annotations[:2],))
    after = replace(after, annotations=(*after.annotations, annotation("new", disc(500, 800, 120))))
    step = UndoStep(before, after).pack()
    assert step.undone(after) == before
    assert step.redone(before) == after
    assert step.undone(after).annotation("k") is kept
    assert step.nbytes < 5_000
    assert step.pack() is step


def test_undo_all_and_redo_all_through_packed_steps(opened: Opener) -> None:
    live = opened(document(annotation("a", disc(600, 600, 500))))
    versions = [live.document]
    for number in range(1, 13):
        live.push(with_dab(live.document, number), dirty_xywh=None, reason="Paint")
        versions.append(live.document)
    for _ in range(2):
        for expected in reversed(versions[:-1]):
            live.stack.undo()
            assert live.document == expected
        for expected in versions[1:]:
            live.stack.redo()
            assert live.document == expected
    live.stack.undo()
    live.push(with_dab(live.document, 99), dirty_xywh=None, reason="Paint")
    changed = live.document
    while live.stack.canUndo():
        live.stack.undo()
    assert live.document == versions[0]
    while live.stack.canRedo():
        live.stack.redo()
    assert live.document == changed


def test_strokes_on_a_large_mask_hold_little(opened: Opener) -> None:
    live = opened(document(annotation("a", disc(600, 600, 590))))
    live.push(with_dab(live.document, 0), dirty_xywh=None, reason="Paint")
    gc.collect()
    tracemalloc.start()
    for number in range(1, 51):
        for dab in range(4):
            live.push(
                with_dab(live.document, 4 * number + dab),
                dirty_xywh=None,
                reason="Paint",
                merge_key=("stroke", number),
            )
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert live.stack.count() == 51
    assert live.document.annotation("a").mask.pixels.nbytes > 1_300_000
    assert held < 3 * live.document.annotation("a").mask.pixels.nbytes


def test_edits_taken_into_a_step_leave_nothing_behind(opened: Opener) -> None:
    live = opened(document())
    for number in range(40):
        after = replace(live.document, height=SIDE + number + 1)
        live.push(after, dirty_xywh=None, reason="Level", merge_key=("level", number // 10))
    gc.collect()
    mine = [o for o in gc.get_objects() if type(o) is DocumentCommand and o.live is live]
    assert len(mine) == live.stack.count() == 4


def test_an_edit_after_saving_or_undoing_is_a_step_of_its_own(opened: Opener) -> None:
    live = opened(document())
    key = ("level", 1)
    for height in (1, 2):
        after = replace(live.document, height=height)
        live.push(after, dirty_xywh=None, reason="a", merge_key=key)
    live.mark_saved(live.document)
    live.push(replace(live.document, height=3), dirty_xywh=None, reason="a", merge_key=key)
    assert live.stack.count() == 2
    live.stack.undo()
    live.push(replace(live.document, height=4), dirty_xywh=None, reason="a", merge_key=key)
    assert live.stack.count() == 2
    live.stack.undo()
    assert live.document.height == 2


def test_the_oldest_steps_fall_out_beyond_the_budget_but_never_the_newest(opened: Opener) -> None:
    rng = np.random.default_rng(0)
    live = opened(document(), byte_budget=150_000)
    for number in range(30):  # noise does not compress: about 11 kB a step
        noise = crop_mask(rng.random((300, 300)) < 0.5)
        after = document(annotation("a", noise))
        live.push(after, dirty_xywh=None, reason=f"edit {number}")
    steps = live.stack.count()
    assert 5 <= steps < 20
    assert live.nbytes() <= 150_000
    assert live.stack.undoText() == "edit 29"
    shown = live.document
    while live.stack.canUndo():
        live.stack.undo()
    assert not live.stack.isClean()
    while live.stack.canRedo():
        live.stack.redo()
    assert live.document == shown
    small = opened(document(), byte_budget=1)
    for number in range(3):
        after = document(annotation("a", crop_mask(rng.random((300, 300)) < 0.5)))
        small.push(after, dirty_xywh=None, reason=f"edit {number}")
    assert small.stack.count() >= 1
    before = small.document
    small.stack.undo()
    assert small.document != before
