"""The chip of the prompt bar and the window of learned classes, with a scripted model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QListView, QPushButton, QWidget
from services_fakes import Script, make_photos
from services_watch import wait_until

from carnn_desktop.annotations.model import Category
from carnn_desktop.contracts.examples import Learned, LearnedCategory
from carnn_desktop.runs.requests import RunRequest, RunSummary
from carnn_desktop.services.events import LearningState, TraceChanged
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.settings import SettingsStore
from carnn_desktop.ui.learned.photo_list import PhotoList
from carnn_desktop.ui.learned.rows import class_rows, counts, outlook, told
from carnn_desktop.ui.learned.unknown_bar import UnknownWordsBar
from carnn_desktop.ui.learned.window import LearnedWindow
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.shell.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Answers:
    """Says yes, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def confirm(self, _title: str, text: str, _button: str) -> bool:
        self.asked.append(text)
        return True


@pytest.fixture
def bench(
    qapp: QApplication, script: Script, tmp_path: Path, qtbot: Any
) -> Iterator[tuple[MainWindow, Session]]:
    """The window on five photos, of which two are reviewed and learned from."""
    make_photos(tmp_path / "photos", 5)
    session = Session(
        settings=SettingsStore(tmp_path / "settings.json"),
        cache_folder=tmp_path / "cache",
        segmenter_factory=script.factory,
        teacher_factory=script.school.factory,
    )
    theme = Theme(qapp, "light")
    window = MainWindow(session, theme)
    window.show()
    window.activateWindow()
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.project.open(tmp_path / "photos")
    for number in (1, 2):
        session.runs.run_image(RunRequest(text="cat, dog"))
        wait_until(qtbot, lambda: not session.runs.state().active)
        with qtbot.waitSignal(session.image_opened, timeout=20_000):
            session.edits.accept_rest_and_advance()
        wait_until(qtbot, lambda n=number: session.learning.state().learned.photos == n)
    wait_until(qtbot, lambda: not session.background.busy)
    yield window, session
    window.close()
    theme.deleteLater()
    window.deleteLater()
    session.shutdown()
    session.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def opened(window: MainWindow, qtbot: Any) -> LearnedWindow:
    """Open the window by its key."""
    QTest.keyClick(window, "l", Qt.KeyboardModifier.ControlModifier | SHIFT)
    found = window.findChild(LearnedWindow)
    assert found is not None
    wait_until(qtbot, found.isVisible)
    return found


def test_the_chip_says_by_what_runs_go(bench: tuple[MainWindow, Session], qtbot: Any) -> None:
    window, session = bench
    chip = window.prompt.learned
    assert chip.text() == "words + 2 photos"
    assert "cat, dog" in chip.toolTip()
    words_only = next(a for a in chip.menu().actions() if "Words only" in a.text().replace("&", ""))
    words_only.trigger()
    assert chip.text() == "words only"
    assert session.settings.current.words_only
    words_only.trigger()
    assert chip.text() == "words + 2 photos"
    wait_until(qtbot, lambda: not session.background.busy)


def test_a_click_on_an_example_goes_to_its_photo(
    bench: tuple[MainWindow, Session], qtbot: Any
) -> None:
    window, session = bench
    learned = opened(window, qtbot)
    classes, photos = classes_of(learned), learned.findChild(PhotoList)
    assert photos is not None
    assert classes.model().rowCount() == 2
    assert photos.model().rowCount() == 2
    place = photos.visualRect(photos.model().index(0, 0)).center()
    with qtbot.waitSignal(session.image_opened, timeout=20_000) as shown:
        QTest.mouseClick(photos.viewport(), LEFT, pos=place)
    assert shown.args[0].image_id == session.images.listed()[0].id
    learned.close()


def test_examples_are_switched_off_forgotten_and_remembered(
    bench: tuple[MainWindow, Session], qtbot: Any
) -> None:
    window, session = bench
    learned = opened(window, qtbot)
    answers = Answers()
    learned._dialogs = answers  # type: ignore[assignment]

    def known() -> set[str]:
        return {one.name for one in session.learning.state().learned.categories}

    use = button(learned, "Use the examples of this class", QCheckBox)
    QTest.keyClick(use, Qt.Key.Key_Space)
    wait_until(qtbot, lambda: known() == {"dog"})
    assert classes_of(learned).model().rowCount() == 2, "it can be switched on again"
    QTest.keyClick(use, Qt.Key.Key_Space)
    wait_until(qtbot, lambda: known() == {"cat", "dog"})

    QTest.mouseClick(button(learned, "Forget the photos so far…", QPushButton), LEFT)
    wait_until(qtbot, lambda: known() == {"dog"})
    assert "2 photos" in answers.asked[0]
    remember = button(learned, "Remember them again", QPushButton)
    wait_until(qtbot, remember.isVisible)
    QTest.mouseClick(remember, LEFT)
    wait_until(qtbot, lambda: known() == {"cat", "dog"})
    assert not remember.isVisible()
    learned.close()


def test_what_more_photos_would_bring_is_shown_once_it_is_known(
    bench: tuple[MainWindow, Session], qtbot: Any
) -> None:
    window, session = bench
    assert session.learning.state().gains is None, "it was estimated though nobody looked"
    learned = opened(window, qtbot)
    classes = classes_of(learned)
    wait_until(qtbot, lambda: session.learning.state().gains is not None)
    said = classes.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "2 photos, 2 objects" in said
    assert "Words alone: IoU 0.40" in said
    assert "much (+0.10 IoU)" in said
    assert not learned.grab().isNull()
    learned.close()


@pytest.mark.parametrize("width", [1400, 700, 420])
def test_an_unknown_word_is_told_in_a_narrow_window_too(
    width: int, session: Session, qtbot: Any
) -> None:
    """The text was squeezed into a column of single words beside the buttons."""
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(width, 500)
    bar = UnknownWordsBar(host, session)
    host.show()
    guessed = (("mandarin", "orange"), ("hex bolt", "screw"))
    summary = RunSummary(kept=(), dropped=(), guessed=guessed)
    session.trace_changed.emit(TraceChanged(1, None, summary))
    label = bar.findChild(QLabel)
    buttons = bar.findChildren(QPushButton)
    assert label is not None
    assert "mandarin" in label.text()
    assert host.rect().contains(bar.geometry())
    assert label.width() > 300
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    assert label.height() >= needed
    assert len({button.y() for button in buttons}) == 1
    assert all(bar.rect().contains(button.geometry()) for button in buttons)
    assert not any(label.geometry().intersects(button.geometry()) for button in buttons)
    assert (label.geometry().bottom() < buttons[0].y()) == (width < 1000)
    host.resize(1400, 500)
    assert not label.wordWrap()
    assert label.geometry().right() < buttons[0].x()


def test_nothing_learned_says_how_to_begin(ready: MainWindow, session: Session, qtbot: Any) -> None:
    learned = opened(ready, qtbot)
    shown = [label.text() for label in learned.findChildren(QLabel) if label.isVisible()]
    assert "Nothing is learned yet" in shown
    assert ready.prompt.learned.text() == "words"
    learned.close()


def classes_of(learned: LearnedWindow) -> QListView:
    views = learned.findChildren(QListView)
    return next(view for view in views if view.accessibleName() == "Learned classes")


def button(learned: LearnedWindow, text: str, kind: type) -> Any:
    return next(b for b in learned.findChildren(kind) if b.text().replace("&", "") == text)


CAT, DOG = Category(id=1, name="cat"), Category(id=2, name="dog")
KNOWN = LearningState(
    learned=Learned(
        photos=3,
        examples="e",
        categories=(LearnedCategory(name="cat", photos=3, iou_words=0.2, iou=0.7),),
    ),
    objects={"cat": 9},
)


@pytest.mark.parametrize(
    ("gain", "words"),
    [(None, "too few"), (0.0, "little (+0.00 IoU)"), (0.04, "some (+0.04"), (0.1, "much (+0.10")],
)
def test_the_estimate_is_said_in_words(gain: float | None, words: str) -> None:
    (row,) = class_rows(replace(KNOWN, gains={"cat": gain}), [CAT, DOG])
    assert words in outlook(row)
    assert (row.photos, row.objects, row.iou_words, row.iou) == (3, 9, 0.2, 0.7)


def test_while_it_is_estimated_it_says_so() -> None:
    (row,) = class_rows(KNOWN, [CAT, DOG])
    assert "estimating" in outlook(row)


def test_a_class_that_rests_or_was_forgotten_stays_in_the_list() -> None:
    state = replace(KNOWN, resting=frozenset({2}), forgotten={1: 4}, gains={})
    cat, dog = class_rows(state, [CAT, DOG])
    assert "Forgotten: 4 photos" in told(cat)
    assert "off" in counts(dog)
    assert outlook(dog) == ""
