"""Masks by clicks on the real window: what is asked of the model, what its answers become."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from ui_hand import RIGHT, Hand

from carnn_desktop.contracts.clicks import ClickAnswer, ClickRequest
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.drawing.context import DrawingContext


class Looks:
    """Stands in for the model that answers clicks: keeps what it was asked, finds nothing."""

    preparing = False

    def __init__(self) -> None:
        self.asked: list[ClickRequest] = []

    def answers(self, image: Any, request: ClickRequest, on_progress: Any) -> Iterator[ClickAnswer]:
        self.asked.append(request)
        if not request.empty:
            yield ClickAnswer(mask=np.zeros(image.shape[:2], np.bool_), by="nothing")

    def uses_model(self, request: ClickRequest) -> bool:
        return True


@pytest.fixture
def looks(session: Session) -> Looks:
    refiner = Looks()
    session._inference._refiner_factory = lambda: refiner
    return refiner


def test_the_click_tool_has_the_model_look_at_the_photo_before_the_first_click(
    looks: Looks, hand: Hand, session: Session, qtbot: Any
) -> None:
    hand.press("q")
    qtbot.waitUntil(lambda: len(looks.asked) == 1)
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        hand.press("d")
    qtbot.waitUntil(lambda: len(looks.asked) == 2)
    assert all(request.empty for request in looks.asked)
    first, second = (request.image_key for request in looks.asked)
    assert first != second
    with qtbot.waitSignal(session.refined, timeout=20_000):
        hand.click(20, 20)
    assert [request.image_key for request in looks.asked] == [first, second, second]
    assert not looks.asked[-1].empty


def test_clicks_beside_the_photo_are_not_asked_about(
    looks: Looks,
    hand: Hand,
    session: Session,
    context: DrawingContext,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Any] = []

    def ask(_annotation: Any, points: Any, box: Any = None, **_options: Any) -> int:
        asked.append((len(points), box))
        return 1

    monkeypatch.setattr(session.clicks, "refine", ask)
    hand.press("q")
    hand.click(-8, 20)
    hand.click(20, 47.9 + 6, RIGHT)
    hand.drag([(-30, -30), (-10, -10)])
    assert asked == []
    hand.click(20, 20)
    hand.drag([(30, 30), (60, 45), (90, 70)])
    assert [points for points, _ in asked] == [1, 1]
    assert asked[1][1][2:] == (64, 48)
