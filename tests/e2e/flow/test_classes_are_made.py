"""A typed word is no class until something of it is accepted; a phrase's class is its noun."""

from __future__ import annotations

from pathlib import Path

from flow_window import WAIT_MS, Desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMessageBox
from services_fakes import Script

TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


def _classes(desk: Desk) -> list[str]:
    return [category.name for category in desk.session.categories.listed()]


def _rows(desk: Desk) -> list[str]:
    model = desk.window.categories._model
    return [model.category(row).name for row in range(model.rowCount())]


def test_a_slip_of_the_pen_makes_no_class(opened: Desk, script: Script, folder: Path) -> None:
    script.finds = lambda name: name != "persn"
    opened.look_for("persn, dog")
    opened.wait(lambda: _rows(opened) == ["dog"])  # its proposal waits
    opened.press(TAB)
    opened.press("x")
    opened.wait(lambda: _rows(opened) == [])
    opened.look_for("persn, dog, cat")
    opened.wait(lambda: _rows(opened) == ["cat"])
    opened.press(TAB)
    opened.press(ENTER)
    assert _classes(opened) == ["cat"]
    assert opened.session.project.close()
    opened.open_folder(folder)  # and so it stays
    opened.wait(lambda: _rows(opened) == ["cat"])


def test_a_class_is_made_on_purpose(opened: Desk, script: Script) -> None:
    script.finds = lambda name: False
    opened.look_for("horse")
    assert _rows(opened) == []
    opened.click(opened.button("Draw it"))
    opened.wait(lambda: _rows(opened) == ["horse"])


def test_the_class_of_a_phrase_is_its_noun(opened: Desk) -> None:
    opened.click(opened.button("Phrase"))
    opened.press("/")
    opened.type("man in the red hat")
    field = next(
        f for f in opened.visible(QLineEdit) if f.accessibleName() == "Class of the phrase"
    )
    assert field.text() == "man"
    with opened.qtbot.waitSignal(opened.session.trace_changed, timeout=WAIT_MS):
        opened.press(ENTER)
    opened.wait(lambda: not opened.session.runs.photo_running())
    found = opened.document().annotations[0]
    assert found.provenance.text == "man in the red hat"
    opened.session.edits.accept([found.id])
    opened.wait(lambda: _classes(opened) == ["man"])


def test_the_class_of_a_phrase_can_be_changed_before_the_run(opened: Desk) -> None:
    opened.click(opened.button("Phrase"))
    opened.press("/")
    opened.type("man in the red hat")
    field = next(
        f for f in opened.visible(QLineEdit) if f.accessibleName() == "Class of the phrase"
    )
    opened.click(field)
    field.selectAll()
    opened.type("person")
    opened.press(ENTER)
    opened.wait(opened.has_photo_focus)
    with opened.qtbot.waitSignal(opened.session.trace_changed, timeout=WAIT_MS):
        opened.press("i")
    opened.wait(lambda: not opened.session.runs.photo_running())
    opened.wait(lambda: _classes(opened) == ["person"])
    assert opened.document().annotations[0].provenance.text == "man in the red hat"


def test_a_class_of_several_words_is_known_in_a_phrase(opened: Desk) -> None:
    opened.session.categories.ensure("red car")
    opened.wait(lambda: _rows(opened) == ["red car"])
    opened.click(opened.button("Phrase"))
    field = next(
        f for f in opened.visible(QLineEdit) if f.accessibleName() == "Class of the phrase"
    )
    for phrase, name in {
        "traffic light on the right": "traffic light",  # of the lists that ship
        "the two hot dogs": "hot dog",
        "dog beside the hot dog": "dog",
        "the red car on the left": "red car",  # of this folder
        "people on the left": "person",
        "Hund auf dem Sofa": "sofa",  # no English: the last word, to be changed
        "犬": "犬",
        "red": "red",
    }.items():
        opened.window.prompt._edit.setText(phrase)
        assert field.text() == name, phrase
    opened.press("/")
    opened.type("the red car on the left")
    with opened.qtbot.waitSignal(opened.session.trace_changed, timeout=WAIT_MS):
        opened.press(ENTER)
    opened.wait(lambda: not opened.session.runs.photo_running())
    assert opened.asked == []
    found = opened.document().annotations[0]
    category = opened.session.categories.get(found.category_id)
    assert category is not None
    assert (category.name, found.provenance.text) == ("red car", "the red car on the left")


def test_the_class_that_is_meant_stays_in_its_field(opened: Desk) -> None:
    opened.session.categories.use("person")
    opened.wait(lambda: _rows(opened) == ["person"])
    opened.click(opened.button("Phrase"))
    opened.press("/")
    opened.type("persn in the red hat")
    ended: list[object] = []
    opened.session.trace_changed.connect(ended.append)
    opened.answer(
        lambda box: opened.click(_button(box, "Use “person”")), lambda: opened.press(ENTER)
    )
    opened.wait(lambda: len(ended) == 1)
    opened.wait(opened.has_photo_focus)
    opened.press("i")  # nobody asks again
    opened.wait(lambda: len(ended) == 2)
    opened.session.trace_changed.disconnect(ended.append)
    assert len(opened.asked) == 1
    field = next(
        f for f in opened.visible(QLineEdit) if f.accessibleName() == "Class of the phrase"
    )
    assert field.text() == "person"
    assert _rows(opened) == ["person"]


def test_a_word_that_is_nearly_a_class_is_asked_about(opened: Desk, script: Script) -> None:
    opened.session.categories.use("person")
    opened.wait(lambda: _rows(opened) == ["person"])
    opened.press("/")
    opened.type("persn, dog")
    ended: list[object] = []
    opened.session.trace_changed.connect(ended.append)
    opened.answer(
        lambda box: opened.click(_button(box, "Use “person”")), lambda: opened.press(ENTER)
    )
    opened.wait(lambda: bool(ended))
    opened.session.trace_changed.disconnect(ended.append)
    assert "nearly the class “person”" in opened.asked[-1]
    opened.wait(lambda: _rows(opened) == ["person", "dog"])
    assert opened.window.prompt.request().text == "person, dog"


def _button(dialog: object, text: str) -> QAbstractButton:
    assert isinstance(dialog, QMessageBox)
    return next(button for button in dialog.buttons() if button.text().replace("&", "") == text)
