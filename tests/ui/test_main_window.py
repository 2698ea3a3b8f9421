"""The whole window on a real session with a scripted segmenter."""

from __future__ import annotations

import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QWidget
from services_fakes import Script
from window_keys import press, run, states

from carnn_desktop.annotations.model import ImageRef
from carnn_desktop.formats.export.options import ExportOptions
from carnn_desktop.services.events import ImagesChanged, Notice
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.images.model import ImageListModel
from carnn_desktop.ui.images.order import ImageFilter
from carnn_desktop.ui.look.theme import Theme, ThemeChoice, is_dark, make_palette
from carnn_desktop.ui.shell.context import read_context
from carnn_desktop.ui.shell.main_window import MainWindow


def test_a_fresh_window_tells_how_to_begin(window: MainWindow) -> None:
    assert window.start_page.isVisible()
    texts = [label.text() for label in window.start_page.findChildren(QLabel)]
    assert any("Open a folder of photos" in text for text in texts)
    for name in ("run_image", "run_folder", "export", "accept", "cancel"):
        assert not window.actions_by_id[name].isEnabled()


def test_links_follow_the_theme(window: MainWindow, qapp: QApplication, qtbot: Any) -> None:
    links = [one for one in window.start_page.findChildren(QLabel) if "<a href" in one.text()]
    assert links
    choices: tuple[ThemeChoice, ...] = ("light", "dark", "light")
    theme = Theme(qapp, choices[0])
    for choice in choices:
        theme.choose(choice)
        wanted = make_palette(dark=choice == "dark").color(QPalette.ColorRole.Link)
        qtbot.waitUntil(lambda c=wanted: links[0].palette().link().color() == c)
        for link in links:
            image = link.grab().toImage()
            places = [(x, y) for x in range(image.width()) for y in range(image.height())]
            seen = {image.pixel(*place) for place in places}
            assert wanted.rgb() in seen, "drawn in another colour"


def test_everything_the_keyboard_reaches_has_a_name(ready: MainWindow) -> None:
    unnamed = []
    for widget in ready.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        parent = widget.parent()
        if widget.objectName().startswith("qt_") or (
            isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget
        ):
            continue  # the inner line of a spin box, the viewport of a list
        label = widget.accessibleName() or getattr(widget, "text", str)()
        if not label:
            unnamed.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert unnamed == []


def test_review_by_keyboard_alone(ready: MainWindow, session: Session, qtbot: Any) -> None:
    run(ready, session, "cat, dog, bus", qtbot)
    assert states(session) == ["proposed"] * 3
    assert QApplication.focusWidget() is ready.canvas.view
    press(Qt.Key.Key_Tab)
    assert len(session.selection.ids()) == 1
    press(Qt.Key.Key_Return)
    assert states(session) == ["accepted", "proposed", "proposed"]
    press("x")
    assert states(session) == ["accepted", "rejected", "proposed"]
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert states(session) == ["accepted", "proposed", "proposed"]
    press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert states(session) == ["accepted", "rejected", "proposed"]
    first = session.images.current()
    assert first is not None
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert session.images.get(first.id).state == "done"
    second = session.images.current()
    assert second is not None
    assert second.id != first.id
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.images.get(second.id).state == "done_empty"
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        press("a")
    assert session.images.current() == session.images.get(first.id)


def test_letters_in_the_prompt_are_letters(ready: MainWindow, session: Session, qtbot: Any) -> None:
    run(ready, session, "cat", qtbot)
    press(Qt.Key.Key_Tab)
    press("/")
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "box, dix")
    assert states(session) == ["proposed"]
    assert ready.prompt.request().text == "box, dix"
    press(Qt.Key.Key_Escape)
    assert states(session) == ["proposed"]


def test_escape_cancels_the_run_and_rejects_nothing(
    ready: MainWindow, session: Session, script: Script, qtbot: Any
) -> None:
    run(ready, session, "cat", qtbot)
    script.seconds = 30
    press("i")
    qtbot.waitUntil(lambda: session.runs.state().active, timeout=20_000)
    assert ready.actions_by_id["cancel"].isEnabled()
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not session.runs.state().active, timeout=20_000)
    assert states(session) == ["proposed"]


def test_digits_change_the_class(ready: MainWindow, session: Session, qtbot: Any) -> None:
    run(ready, session, "cat, dog", qtbot)
    press(Qt.Key.Key_Tab)
    press("2")
    document = session.images.document()
    assert document is not None
    assert [annotation.category_id for annotation in document.annotations] == [2, 2]


def test_view_keys(ready: MainWindow, session: Session, qtbot: Any) -> None:
    run(ready, session, "cat", qtbot)
    strength = ready.canvas.strength
    press(".")
    assert ready.canvas.strength > strength
    press(",")
    press(",")
    assert ready.canvas.strength < strength
    press("o")
    assert not ready.canvas.visibility.filled
    press("o")
    press(Qt.Key.Key_Tab)
    press("h")
    assert ready.canvas.visibility.hidden == set(session.selection.ids())
    press("h")
    press("z")
    assert not ready.canvas.view.fitting
    press("f")
    assert ready.canvas.view.fitting
    press(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert ready.canvas.view.scale_factor == 1.0
    press("n")
    document = session.images.document()
    assert document is not None
    assert document.annotations[0].needs_review


def test_an_empty_prompt_is_told_not_run(ready: MainWindow, session: Session) -> None:
    press("i")
    assert "Type what to look for" in ready.notices.text()
    assert not session.runs.state().active
    assert ready.prompt.isAncestorOf(QApplication.focusWidget())


def test_a_dropped_folder_is_opened(
    window: MainWindow, session: Session, photos: Path, qtbot: Any
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photos))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, left, none.NoModifier)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(50, 50), copy, data, left, none.NoModifier)
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        QApplication.sendEvent(window, drop)
    assert window.canvas.isVisible()
    assert "photos" in window.windowTitle()


def test_notices_by_weight(window: MainWindow) -> None:
    window.notices.show_notice(Notice("error", "The disk is full.", "Free some space."))
    assert window.notices.text() == "The disk is full. Free some space."
    window.notices.show_notice(Notice("info", "Something small."))
    assert "disk" in window.notices.text()
    window.notices.hide()
    assert window.notices.text() == ""


def test_the_theme_changes_live(window: MainWindow, qtbot: Any) -> None:
    def corner() -> int:
        image = window.canvas.view.viewport().grab().toImage()
        return image.pixelColor(2, 2).lightness()

    window._theme.choose("dark")
    qtbot.waitUntil(lambda: is_dark(window.canvas.palette()))
    assert corner() < 60
    window.grab()
    window._theme.choose("light")
    qtbot.waitUntil(lambda: not is_dark(window.canvas.palette()))
    assert corner() > 180


def test_the_place_of_the_window_is_kept_on_close(window: MainWindow, session: Session) -> None:
    assert session.settings.current.window_geometry == ""
    window.close()
    assert session.settings.current.window_geometry
    assert session.settings.current.window_state


def test_panels_can_be_walked_through(ready: MainWindow) -> None:
    ready.canvas.view.setFocus()
    seen = []
    for _ in range(4):
        press(Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert len(set(seen)) == 4


def test_export_makes_a_file(
    ready: MainWindow, session: Session, tmp_path: Path, qtbot: Any
) -> None:
    run(ready, session, "cat", qtbot)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    out = tmp_path / "out.json"
    with qtbot.waitSignal(session.export_finished, timeout=20_000):
        session.export.start(out, ExportOptions(overwrite=True))
    assert out.is_file()
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget is not ready:
            widget.close()


def test_context_of_a_closed_session(session: Session) -> None:
    context = read_context(session)
    assert not context.project
    assert not context.can_undo


class _Many:
    """100,000 images without a project behind them."""

    def __init__(self, session: Session, count: int) -> None:
        refs = [ImageRef(id=i + 1, path=f"d{i % 97}/photo_{i:06}.jpg") for i in range(count)]
        by_id = {ref.id: ref for ref in refs}
        self.images_changed = session.images_changed
        self.summaries_changed = session.summaries_changed
        self.project_closed = session.project_closed
        self.learning_changed = session.learning_changed
        self.summary, self.thumbnails = session.summary, session.thumbnails
        self.images = SimpleNamespace(
            listed=lambda: refs,
            get=by_id.__getitem__,
            set_order=lambda _ids: None,
            novelty=lambda _id: 0.0,
        )


def test_100_000_images_are_listed_without_delay(session: Session, qtbot: Any) -> None:
    from PySide6.QtWidgets import QListView

    from carnn_desktop.ui.look.cards import image_delegate

    model = ImageListModel(_Many(session, 100_000))  # type: ignore[arg-type]
    view = QListView()
    qtbot.addWidget(view)
    view.setUniformItemSizes(True)
    view.setItemDelegate(image_delegate(view))
    view.setModel(model)
    view.resize(300, 700)
    view.show()
    started = time.process_time()
    session.images_changed.emit(ImagesChanged(None))
    assert model.rowCount() == 100_000
    view.grab()
    listed = time.process_time() - started
    started = time.process_time()
    model.show(ImageFilter(words=("99",)))
    view.grab()
    filtered = time.process_time() - started
    assert 0 < model.rowCount() < 100_000
    model.show(ImageFilter())
    jumps = []
    for row in range(0, 100_000, 5_000):
        started = time.process_time()
        view.scrollTo(model.index(row), QListView.ScrollHint.PositionAtTop)
        view.viewport().grab()
        jumps.append(time.process_time() - started)
    view.close()
    assert listed < 1.0
    assert filtered < 1.0
    assert sorted(jumps)[-2] < 0.1
