"""The outline tool on the real window: corners of polygons, handles of boxes, outlines of masks."""

from __future__ import annotations

from drawn import block, only, steps
from ui_hand import ALT, CTRL, Hand

from carnn_desktop.annotations.masks import full_mask
from carnn_desktop.services.session.session import Session


def test_vertices_move_come_and_go(hand: Hand, session: Session) -> None:
    hand.press("r")
    hand.drag([(10, 10), (30, 30)])
    x, y, width, height = only(session).mask.bbox_xywh
    hand.press("j", CTRL)
    hand.drag([(x + width, y + height), (36, 36), (40, 40)])
    moved = only(session).mask
    assert moved.bbox_xywh[2] >= 28
    assert full_mask(moved, 64, 48)[y, x : x + width].all()  # the other edges stayed exact
    hand.click(40, 40, modifiers=ALT)
    assert only(session).mask.area < moved.area  # the tip, or one of the two corners it is of
    session.edits.undo()
    assert only(session).mask == moved
    session.edits.undo()
    assert only(session).mask == block(x, y, width, height)
    hand.double_click(x + width / 2, y + 0.6)  # a corner that dents the upper edge
    hand.drag([(x + width / 2, y + 0.6), (x + width / 2, y + 4), (x + width / 2, y + 8)])
    dented = full_mask(only(session).mask, 64, 48)
    assert not dented[y + 3, x + width // 2]
    assert dented[y + 12, x + width // 2]
    while steps(session) > 1:
        session.edits.undo()
    assert only(session).mask == block(x, y, width, height)
