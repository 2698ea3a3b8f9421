"""What is drawn is a new object; going on with another one is chosen, named, and one key away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from ui_hand import CTRL, SHIFT

from carnn_desktop.contracts.clicks import ClickAnswer, ClickRequest
from carnn_desktop.ui.drawing.options_bar import OptionsBar

ENTER = Qt.Key.Key_Return


def at_the_tool(desk: Any) -> str:
    """Return what the bar of the tool says of what is drawn next."""
    bar = desk.window.findChild(OptionsBar)
    assert isinstance(bar, OptionsBar)
    assert bar.isVisible()
    return str(bar.findChild(QComboBox).currentText())


def test_every_stroke_is_an_object_until_going_on_is_chosen(desk: Any) -> None:
    desk.use("bicycle")
    desk.press("b")
    desk.hand.drag([(30, 40), (60, 40), (90, 40)])
    desk.hand.drag([(30, 110), (60, 110), (90, 110)])
    assert len(desk.objects()) == 2  # one a person, not both in one
    assert "bicycle" in at_the_tool(desk)
    assert at_the_tool(desk).startswith("New")
    first, second = desk.objects()
    desk.press("c")
    assert "Go on" in at_the_tool(desk)
    assert "bicycle" in at_the_tool(desk)
    desk.hand.drag([(60, 110), (60, 140)])
    assert desk.objects()[0] == first
    assert desk.objects()[1].id == second.id
    assert desk.objects()[1].mask.area > second.mask.area
    desk.press("c")
    desk.hand.drag([(150, 40), (180, 40)])
    assert len(desk.objects()) == 3
    desk.hand.drag([(180, 40), (180, 80)], SHIFT)  # for a single stroke
    assert len(desk.objects()) == 3
    for _ in range(5):
        desk.press("z", CTRL)
    assert desk.objects() == ()


def test_going_on_ends_with_the_tool_and_the_photo(desk: Any) -> None:
    desk.press("b")
    desk.hand.drag([(30, 40), (90, 40)])
    desk.press("c")
    desk.press("r")
    assert at_the_tool(desk).startswith("New")
    desk.press("v")
    desk.press("c")  # without a drawing tool: the one used last takes the object up
    assert "Go on" in at_the_tool(desk)
    assert desk.window.actions_by_id["tool_box"].isChecked()
    desk.hand.drag([(85, 35), (120, 60)])
    assert len(desk.objects()) == 1
    desk.session.selection.select(())
    assert at_the_tool(desk).startswith("New")


class Clicked:
    """Stands in for the model that answers clicks: a square around the last click, and the base."""

    preparing = False

    def answers(self, image: Any, request: ClickRequest, on_progress: Any) -> Iterator[ClickAnswer]:
        if request.empty:
            return
        mask = np.zeros(image.shape[:2], np.bool_)
        if request.mask is not None:
            mask |= request.mask
        x, y = (round(number) for number in request.positive_xy[-1])
        mask[y - 10 : y + 10, x - 10 : x + 10] = True
        yield ClickAnswer(mask=mask, by="square")

    def uses_model(self, request: ClickRequest) -> bool:
        return True


def click(desk: Any, x: float, y: float) -> None:
    with desk.qtbot.waitSignal(desk.session.refined, timeout=20_000):
        desk.hand.click(x, y)


def test_clicks_make_one_object_each_until_going_on_is_chosen(desk: Any) -> None:
    desk.session._inference._refiner_factory = Clicked
    desk.press("q")
    for place in ((40, 40), (160, 40)):
        click(desk, *place)
        desk.press(ENTER)
    first, second = desk.objects()
    assert first.mask.bbox_xywh == (30, 30, 20, 20)
    assert second.mask.bbox_xywh == (150, 30, 20, 20)
    desk.press("c")
    assert "Go on" in at_the_tool(desk)
    click(desk, 160, 90)
    desk.press(ENTER)
    assert desk.objects()[0] == first
    assert desk.objects()[1].mask.area == 800
    desk.press("c")
    click(desk, 40, 120)
    desk.press("c")  # also while clicks wait: they belong to the selected object then
    desk.qtbot.waitUntil(lambda: desk.session.clicks._asked is None, timeout=20_000)
    desk.press(ENTER)
    assert len(desk.objects()) == 2
    assert desk.objects()[1].mask.area == 1200


def test_the_bar_of_a_tool_fits_into_a_small_window(desk: Any) -> None:
    for width in (1500, 900):
        desk.window.resize(width, 700)
        for key in ("b", "p", "q"):
            desk.press(key)
            bar = desk.window.findChild(OptionsBar)
            assert bar.isVisible()
            assert bar.geometry().right() <= desk.window.canvas.width()
            assert bar.sizeHint().width() <= bar.width()  # nothing in it is cut off
