"""Edits of whole masks by keys on the real window."""

from __future__ import annotations

from typing import Any

import numpy as np
from drawn import block, document, only, steps
from PySide6.QtCore import Qt
from services_watch import draw_mask
from ui_hand import ALT, CTRL, SHIFT, Hand

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.drawing.context import DrawingContext
from carnn_desktop.ui.drawing.simplify_bar import SimplifyBar
from carnn_desktop.ui.shell.main_window import MainWindow


def test_edits_of_masks(
    hand: Hand, session: Session, ready: MainWindow, context: DrawingContext
) -> None:
    ring = np.ones((20, 20), bool)
    ring[8:12, 8:12] = False
    draw_mask(session, 1, crop_mask(ring, 5, 5))
    hand.press("h", SHIFT)
    assert only(session).mask == block(5, 5, 20, 20)
    hand.press("d", CTRL)
    copy = document(session).annotations[1]
    assert copy.state == "proposed"
    assert copy.mask == block(15, 15, 20, 20)
    session.selection.select(annotation.id for annotation in document(session).annotations)
    hand.press("j", SHIFT)
    assert document(session).annotations[0].mask.area == 400 - 100
    hand.press("j")
    assert only(session).mask.area == 400 + 300
    hand.press(Qt.Key.Key_Right, ALT)
    assert only(session).mask.bbox_xywh[0] == 6
    ready.actions_by_id["crowd"].trigger()
    assert only(session).iscrowd
    hand.press("s", SHIFT)
    bar = ready.findChild(SimplifyBar)
    assert isinstance(bar, SimplifyBar)
    assert bar.isVisible()
    before = only(session).mask
    bar._simple.setValue(20)
    assert only(session).mask != before
    bar._simple.setValue(0)
    assert only(session).mask == before
    assert steps(session) == 8 or steps(session) == 7


def test_objects_go_to_the_next_image(hand: Hand, session: Session, qtbot: Any) -> None:
    draw_mask(session, 1, block(5, 5, 10, 10))
    here = document(session).image_id
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        hand.press("v", CTRL | SHIFT)
    qtbot.waitUntil(lambda: bool(document(session).annotations))
    assert document(session).image_id != here
    assert only(session).mask == block(5, 5, 10, 10)
    assert only(session).state == "proposed"
    hand.press("v", CTRL)
    assert len(document(session).annotations) == 2
