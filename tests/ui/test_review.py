"""Review in the real window: order, filters, notes, reasons, categories at hand; by keys alone."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from services_fakes import Script
from services_watch import close_project
from skimage import data
from window_keys import press, run, states

from carnn_desktop.annotations.model import Category, ImageRef
from carnn_desktop.annotations.summary import CategoryCounts, ImageSummary
from carnn_desktop.services.events import Suggested
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.categories.chooser import ClassChooser
from carnn_desktop.ui.categories.dialog import CategoryDialog
from carnn_desktop.ui.categories.keys import category_keys
from carnn_desktop.ui.images.order import ImageFilter, ordered
from carnn_desktop.ui.prompt.background import BackgroundEditor
from carnn_desktop.ui.prompt.suggestions import Suggestions
from carnn_desktop.ui.prompt.words import words_to_offer
from carnn_desktop.ui.review.details import AnnotationDetails
from carnn_desktop.ui.shell.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def shown(window: MainWindow) -> list[str]:
    view = window.images.findChild(QListView)
    assert view is not None
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def merged(window: MainWindow, session: Session, qtbot: Any, *ids: int) -> None:
    qtbot.waitUntil(lambda: not session.runs.state().active, timeout=20_000)
    with qtbot.waitSignal(session.categories_merged, timeout=20_000):
        session.categories.merge(ids)


def test_real_photos_are_reviewed_by_keys_alone(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: Any
) -> None:
    folder = tmp_path / "real"
    folder.mkdir()
    for name in ("chelsea", "coffee"):
        Image.fromarray(np.asarray(getattr(data, name)())).save(folder / f"{name}.jpg")
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.project.open(folder)
    run(window, session, "cat, dog, bus", qtbot)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, "x"):
        press(key)
    assert states(session) == ["accepted", "rejected", "proposed"]
    press("m", CTRL)  # write a note to the one that is selected now
    field = QApplication.focusWidget()
    assert field is not None
    assert field.accessibleName() == "Note of the selected object"
    QTest.keyClicks(field, "legs are missing")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    document = session.images.document()
    assert document is not None
    assert [annotation.note for annotation in document.annotations] == ["", "", "legs are missing"]
    window.canvas.setFocus()
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        press(Qt.Key.Key_Return, SHIFT)
    assert session.images.get(1).state == "done"
    press(Qt.Key.Key_Return, CTRL)
    assert session.images.get(2).state == "done_empty"
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        press("a")
    assert states(session) == ["accepted", "rejected", "accepted"]


def test_the_list_is_filtered_ordered_and_walked_through_as_shown(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    run(ready, session, "cat", qtbot)
    press(Qt.Key.Key_Tab)
    press("n")
    qtbot.waitUntil(lambda: session.summary.of(1).flagged == 1, timeout=20_000)
    ready.images.show_filtered(choice=7)
    assert shown(ready) == ["photo1.png"]
    ready.images.show_filtered(category=1)
    assert shown(ready) == ["photo1.png"]
    ready.images.show_filtered(words="PHOTO 3")
    assert shown(ready) == ["photo3.png"]
    assert list(session.images.order()) == [3]
    ready.images.show_filtered(order="doubt")
    assert shown(ready)[0] == "photo1.png"  # the only one that was run
    ready.images.show_filtered(words="photo2")
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.images.open_next()
    assert session.images.current() == session.images.get(2)
    ready.images.show_filtered()
    assert len(shown(ready)) == 5


def test_a_row_stays_while_the_list_is_worked_through(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    ready.images.show_filtered(choice=1)
    press(Qt.Key.Key_Return, CTRL)
    assert session.images.get(1).state == "done_empty"
    assert len(shown(ready)) == 5
    ready.images.apply_filter()
    assert len(shown(ready)) == 4


def test_orders_are_total_and_keep_the_file_order_among_equals() -> None:
    refs = [
        ImageRef(id=1, path="a", uncertainty=0.2, state="done"),
        ImageRef(id=2, path="b"),
        ImageRef(id=3, path="c", uncertainty=0.9, state="proposed"),
        ImageRef(id=4, path="d", uncertainty=0.9, state="in_review"),
    ]
    summary = {
        1: ImageSummary((CategoryCounts(2, 0, 1),)),
        3: ImageSummary((CategoryCounts(2, 3, 0),)),
    }

    def of(image_id: int) -> ImageSummary:
        return summary.get(image_id, ImageSummary())

    def ids(order: Any, category: int = 0) -> list[int]:
        return [ref.id for ref in ordered(refs, order, of, category=category)]

    assert ids("file") == [1, 2, 3, 4]
    assert ids("doubt") == [3, 4, 1, 2]
    assert ids("state") == [4, 3, 2, 1]
    assert ids("teaches") == [3, 4, 2, 1]
    novel = {2: 1.0, 3: 0.1, 4: 0.3}.get
    unlike = ordered(refs, "teaches", of, novelty=novel)
    assert [ref.id for ref in unlike] == [2, 4, 3, 1], "what is known teaches less"
    assert ids("concept", 2) == [3, 1, 2, 4]
    assert ids("concept")[-2:] == [2, 4]
    assert ImageFilter().is_empty
    assert not ImageFilter(words=("x",)).matches(refs[0], of(1))


def test_the_reason_of_a_proposal_is_told_from_the_trace(
    ready: MainWindow, session: Session, script: Script, qtbot: Any
) -> None:
    script.finds = lambda name: name == "cat"
    run(ready, session, "cat, dog", qtbot)
    press(Qt.Key.Key_Tab)
    details = ready.findChild(AnnotationDetails)
    assert details is not None
    assert "Kept in step 1 of 1 with 0.80." in details.text()
    assert "“dog” dropped in step 1 with 0.05" in details.text()


def test_background_words_are_edited_run_again_compared_and_taken_back(
    ready: MainWindow, session: Session, script: Script, qtbot: Any
) -> None:
    run(ready, session, "cat, dog", qtbot)
    editor = ready.findChild(BackgroundEditor)
    assert editor is not None
    ready.actions_by_id["edit_background"].trigger()
    editor._edit.setPlainText("wall, grass\nwall; sky")
    assert editor.words() == ("wall", "grass", "sky")
    script.finds = lambda name: name == "cat"
    with qtbot.waitSignal(session.trace_changed, timeout=20_000):
        editor.run_again()
    assert ready.prompt.request().overrides["background_words"] == '["wall", "grass", "sky"]'
    assert editor.changes() == 2
    document = session.images.document()
    assert document is not None
    assert [annotation.provenance.text for annotation in document.annotations] == ["cat"]
    session.edits.undo()
    again = session.images.document()
    assert again is not None
    assert len(again.annotations) == 2
    editor.reset()
    assert "background_words" not in ready.prompt.request().overrides


def test_a_categories_own_score_rejects_what_is_below(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    with qtbot.waitSignal(session.categories_changed, timeout=20_000):
        session.categories.add("cat", threshold=0.9, synonyms=("kitten",))
    run(ready, session, "cat, dog", qtbot)
    assert states(session) == ["rejected", "proposed"]
    with qtbot.waitSignal(session.categories_changed, timeout=20_000):
        session.categories.update(1, threshold=0.5)
    run(ready, session, "cat, dog", qtbot)
    assert states(session) == ["proposed", "proposed"]  # the rejected one made way
    document = session.images.document()
    assert document is not None
    assert "cat | kitten" in document.annotations[0].provenance.run.texts


def test_digits_choose_the_class_to_draw_and_own_keys_come_first(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    run(ready, session, "cat, dog", qtbot)
    told: list[Category] = []
    session.current_category_changed.connect(told.append)
    session.selection.select(())
    press("2")
    current = session.categories.current()
    assert current is not None
    assert current.name == "dog"
    assert [category.name for category in told] == ["dog"]
    with qtbot.waitSignal(session.categories_changed, timeout=20_000):
        session.categories.update(2, hotkey="1")
    assert category_keys(session.categories.listed()) == {"1": 2, "2": 1}


def test_merging_moves_annotations_of_open_and_closed_images(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    run(ready, session, "cat, dog", qtbot)
    assert session.project.flush()
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.images.open_next()
    run(ready, session, "dog", qtbot)
    qtbot.waitUntil(lambda: session.summary.uses()[2].images == 2, timeout=20_000)
    merged(ready, session, qtbot, 1, 2)
    assert [category.id for category in session.categories.listed()] == [1]
    document = session.images.document()
    assert document is not None
    assert {annotation.category_id for annotation in document.annotations} == {1}
    stack = session.edits.undo_stack()
    assert stack is not None
    assert not stack.canUndo()
    qtbot.waitUntil(lambda: session.summary.uses()[1].annotations == 3, timeout=20_000)
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.images.open_next(-1)
    first = session.images.document()
    assert first is not None
    assert {annotation.category_id for annotation in first.annotations} == {1}


def test_only_unused_categories_can_be_deleted(
    ready: MainWindow, session: Session, script: Script, qtbot: Any
) -> None:
    script.finds = lambda name: name == "cat"
    run(ready, session, "cat, dog", qtbot)
    qtbot.waitUntil(lambda: 1 in session.summary.uses(), timeout=20_000)
    session.categories.ensure("dog")  # typed alone it would be no class
    qtbot.waitUntil(lambda: len(session.categories.listed()) == 2, timeout=20_000)
    assert [category.name for category in session.categories.unused()] == ["dog"]
    with qtbot.waitSignal(session.notice, timeout=20_000) as told:
        session.categories.delete([1])
    assert "cat" in told.args[0].text
    qtbot.waitUntil(lambda: not session.runs.state().active, timeout=20_000)
    with qtbot.waitSignal(session.categories_changed, timeout=20_000):
        session.categories.delete([2])
    assert [category.name for category in session.categories.listed()] == ["cat"]


def test_lists_are_added_written_and_offered(
    ready: MainWindow, session: Session, tmp_path: Path, qtbot: Any
) -> None:
    with qtbot.waitSignal(session.categories_changed, timeout=20_000):
        session.categories.add_shipped_vocabulary("voc")
    assert len(session.categories.listed()) == 20
    path = tmp_path / "list.txt"
    with qtbot.waitSignal(session.notice, timeout=20_000):
        session.categories.export_file(path)
    path.write_text(path.read_text("utf-8") + "zebu | ox\n", "utf-8")
    with qtbot.waitSignal(session.categories_changed, timeout=20_000):
        session.categories.import_file(path)
    assert session.categories.listed()[-1].synonyms == ("ox",)
    offered = words_to_offer(session)
    assert offered.index("zebu") < offered.index("traffic light")
    assert len(offered) == len(set(offered))


def test_suggestions_are_chips_that_add(ready: MainWindow, session: Session, qtbot: Any) -> None:
    strip = ready.findChild(Suggestions)
    assert strip is not None
    with qtbot.waitSignal(session.suggested, timeout=20_000) as told:
        ready.actions_by_id["suggest_concepts"].trigger()
    assert "cannot suggest" in told.args[0].problem  # the scripted model has no first stage
    session.suggested.emit(Suggested(1, (("dog", 0.2), ("cat", 0.1))))
    assert strip.names() == ["dog", "cat"]
    with qtbot.waitSignal(session.categories_changed, timeout=20_000):
        strip._buttons()[0].click()
    assert strip.names() == ["cat"]


def test_dialog_and_chooser_of_categories(session: Session, qtbot: Any) -> None:
    cat = Category(id=1, name="cat", hotkey="3", synonyms=("kitten",), threshold=0.4)
    dog = Category(id=2, name="dog", synonyms=("hound",))
    dialog = CategoryDialog(cat, [dog])
    qtbot.addWidget(dialog)
    assert dialog.fields()["threshold"] == 0.4
    assert dialog.fields()["hotkey"] == "3"
    dialog._name.setText("Hound")
    assert "dog" in dialog._problem.text()
    dialog._name.setText("tabby")
    assert not dialog._problem.text()
    chooser = ClassChooser([cat, dog], "Class")
    qtbot.addWidget(chooser)
    QTest.keyClicks(chooser._line, "hou")
    QTest.keyClick(chooser._line, Qt.Key.Key_Return)
    assert chooser.chosen == 2
    other = ClassChooser([cat, replace(dog, name="hot dog")], "Class")
    qtbot.addWidget(other)
    QTest.keyClicks(other._line, "fox")
    QTest.keyClick(other._line, Qt.Key.Key_Return)
    assert (other.chosen, other.new_name) == (0, "fox")


@pytest.mark.parametrize("moved", [True, False])
def test_a_project_moves_with_its_folder_and_renamed_photos_are_found(
    ready: MainWindow,
    session: Session,
    photos: Path,
    tmp_path: Path,
    qtbot: Any,
    moved: bool,
) -> None:
    run(ready, session, "cat", qtbot)
    session.edits.accept_all()
    close_project(session, qtbot)
    target = tmp_path / "elsewhere"
    target.mkdir()
    folder = photos
    if moved:
        shutil.move(photos, target / "photos")
        shutil.copy(tmp_path / "photos.carnn", target / "photos.carnn")
        folder = target / "photos"
    (folder / "photo1.png").rename(folder / "z renamed.png")
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.project.open(folder)
    found = next(ref for ref in session.images.listed() if ref.path == "z renamed.png")
    assert found.id == 1
    assert session.summary.of(1).categories or session.images.get(1).state == "in_review"
