"""Where nothing was found the window says so, offers what can be done, and guesses only on wish."""

from __future__ import annotations

from flow_window import WAIT_MS, Desk
from PySide6.QtWidgets import QDialog, QLabel
from services_fakes import Script

from carnn_desktop.ui.learned.window import LearnedWindow


def _none_found(opened: Desk, script: Script) -> None:
    script.guesses, script.finds = True, lambda name: False
    opened.look_for("dog, horse")


def _told(desk: Desk) -> list[str]:
    return [label.text() for label in desk.visible(QLabel, desk.window.annotations)]


def _rows(desk: Desk) -> int:
    return desk.window.annotations._model.rowCount()


def test_none_of_these_was_found(opened: Desk, script: Script) -> None:
    _none_found(opened, script)
    told = _told(opened)
    assert "None of these was found" in told
    assert "dog, horse" in told
    assert not any("rejected" in text for text in told)
    assert _rows(opened) == 0
    assert opened.window.canvas._layers.shown() == ()
    opened.window.actions_by_id["show_rejected"].trigger()
    assert opened.window.canvas._layers.shown() == ()  # a guess is not what a person refused


def test_the_nearest_guess_is_shown_on_wish(opened: Desk, script: Script) -> None:
    _none_found(opened, script)
    guess = opened.button("Show the nearest guess")
    assert "0.12" in guess.toolTip()
    opened.click(guess)
    assert _rows(opened) == 1
    assert len(opened.window.canvas._layers.shown()) == 1
    opened.press("\r")  # it is selected: Enter takes it after all
    assert opened.states() == ["accepted"]
    assert "None of these was found" not in _told(opened)


def test_the_score_is_lowered_and_the_run_is_made_again(opened: Desk, script: Script) -> None:
    _none_found(opened, script)
    script.finds = lambda name: name == "dog"
    with opened.qtbot.waitSignal(opened.session.trace_changed, timeout=WAIT_MS):
        opened.click(opened.button("Lower the score"))
    settings = opened.document().annotations[0].provenance.run.settings
    assert settings["confidence_threshold"] == 0.1  # below the 0.12 of the nearest guess
    assert opened.states() == ["proposed"]
    assert "None of these was found" not in _told(opened)


def test_it_can_be_drawn_with_its_class(opened: Desk, script: Script) -> None:
    _none_found(opened, script)
    opened.click(opened.button("Draw it"))
    opened.wait(lambda: opened.session.categories.current() is not None)
    for x, y in ((40, 40), (120, 40), (120, 120), (40, 120)):
        opened.click_photo(x, y)
    opened.press("\r")
    drawn = opened.document().annotations[-1]
    category = opened.session.categories.get(drawn.category_id)
    assert category is not None
    assert (category.name, drawn.state) == ("dog", "accepted")
    assert "None of these was found" not in _told(opened)


def test_what_a_phrase_did_not_find_is_drawn_with_its_class(opened: Desk, script: Script) -> None:
    script.guesses, script.finds = True, lambda name: False
    opened.click(opened.button("Phrase"))
    opened.look_for("man in the red hat")
    assert "man in the red hat" in _told(opened)
    opened.click(opened.button("Draw it"))
    opened.wait(lambda: opened.session.categories.current() is not None)
    for x, y in ((40, 40), (120, 40), (120, 120), (40, 120)):
        opened.click_photo(x, y)
    opened.press("\r")
    assert [category.name for category in opened.session.categories.listed()] == ["man"]
    assert opened.states() == ["rejected", "accepted"]
    assert "None of these was found" not in _told(opened)
    opened.session.edits.undo()
    assert "None of these was found" in _told(opened)


def test_a_better_model_is_offered(opened: Desk, script: Script) -> None:
    _none_found(opened, script)
    titles: list[str] = []

    def look(dialog: QDialog) -> None:
        titles.append(dialog.windowTitle())
        dialog.reject()

    opened.answer(look, lambda: opened.click(opened.button("A better model")))
    assert titles == ["Models"]


def test_learning_from_examples_is_offered(opened: Desk, script: Script) -> None:
    _none_found(opened, script)
    opened.click(opened.button("Learn from examples"))
    opened.wait(lambda: bool(opened.visible(LearnedWindow)))
    (learned,) = opened.visible(LearnedWindow)
    learned.close()
