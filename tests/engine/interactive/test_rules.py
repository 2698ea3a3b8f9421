"""What always holds after a click, for whatever mask was found."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from carnn_desktop.engine.interactive.rules import Click, obeyed, reached, within, without_crumbs

H, W = 18, 23
masks = arrays(np.bool_, (H, W))
clicks = st.builds(Click, st.integers(0, W - 1), st.integers(0, H - 1), st.booleans())
edges_x = st.tuples(st.floats(0, W), st.floats(0, W)).filter(lambda p: abs(p[0] - p[1]) >= 1)
edges_y = st.tuples(st.floats(0, H), st.floats(0, H)).filter(lambda p: abs(p[0] - p[1]) >= 1)


def _box(x: tuple[float, float], y: tuple[float, float]) -> tuple[float, float, float, float]:
    return min(x), min(y), max(x), max(y)


def _last_said(made: list[Click]) -> dict[tuple[int, int], bool]:
    return {click.pixel: click.positive for click in made}


@given(st.lists(st.tuples(clicks, masks), min_size=1, max_size=6), st.none() | masks)
def test_clicks_are_obeyed_one_after_another(steps: list[tuple[Click, Any]], start: Any) -> None:
    before, made = start, []
    for click, drawn in steps:
        made.append(click)
        given_ = drawn.copy()
        shown = obeyed(drawn, before, made, None)
        assert (drawn == given_).all()
        for pixel, positive in _last_said(made).items():
            assert shown[pixel] == positive
        if before is not None and click.positive:
            assert not (before & ~shown).any() or _contradicts(made)
        if before is not None and not click.positive:
            assert not (shown & ~before).any() or _contradicts(made)
        before = shown


def _contradicts(made: list[Click]) -> bool:
    """Whether the person said two things of one pixel."""
    return len({click.pixel for click in made}) < len(made)


@given(masks, edges_x, edges_y)
def test_a_box_alone_gives_a_mask_within_it_and_no_specks(drawn: Any, x: Any, y: Any) -> None:
    box = _box(x, y)
    shown = obeyed(drawn, None, (), box)
    rows, columns = np.nonzero(shown)
    assert ((columns + 0.5 >= box[0]) & (columns + 0.5 <= box[2])).all()
    assert ((rows + 0.5 >= box[1]) & (rows + 0.5 <= box[3])).all()
    _, _, stats, _ = cv2.connectedComponentsWithStats(shown.astype(np.uint8), connectivity=8)
    parts = stats[1:, cv2.CC_STAT_AREA]
    assert len(parts) < 2 or parts.min() >= max(2, 0.02 * (drawn & within((H, W), box)).sum())


@given(masks, edges_x, edges_y, st.lists(clicks, min_size=1, max_size=4))
def test_clicks_keep_a_box_unless_they_leave_it(drawn: Any, x: Any, y: Any, made: Any) -> None:
    box = _box(x, y)
    shown = obeyed(drawn, None, made, box)
    plus = [click for click in made if click.positive]
    if all(box[0] <= c.x <= box[2] and box[1] <= c.y <= box[3] for c in plus):
        outside = shown & ~cv2.dilate(
            within((H, W), box).astype(np.uint8), np.ones((5, 5), np.uint8)
        ).astype(np.bool_)
        assert not outside.any()


@given(edges_x, edges_y)
def test_a_box_of_a_pixel_or_more_has_a_pixel(x: Any, y: Any) -> None:
    assert within((H, W), _box(x, y)).any()


def test_crumbs_go_clicked_ones_stay_and_pinholes_are_filled() -> None:
    mask = np.zeros((60, 60), np.bool_)
    mask[5:45, 5:45] = True
    mask[10, 10] = mask[30, 30] = False
    mask[50:52, 50:52] = mask[50:52, 5:7] = True
    tidy = without_crumbs(mask, [Click(5, 50, True), Click(30, 30, False)])
    assert tidy[50, 5]
    assert not tidy[50, 50]
    assert tidy[10, 10]
    assert not tidy[30, 30]


def test_a_mended_mask_changes_only_where_it_was_clicked() -> None:
    before = np.zeros((60, 60), np.bool_)
    before[5:25, 5:25] = before[35:55, 35:55] = True
    drawn = np.zeros((60, 60), np.bool_)
    drawn[4:25, 4:25] = drawn[5:20, 40:55] = True  # one part less, one more, a sliver around
    less = reached(drawn, before, Click(45, 45, False))
    assert not less[45, 45]
    assert (less[:30] == before[:30]).all()
    more = reached(drawn, before, Click(50, 10, True))
    assert more[10, 50]
    assert (more[:, :30] == before[:, :30]).all()
    assert (more[30:] == before[30:]).all()
    assert (reached(drawn, before, Click(30, 30, True)) == before).all()
