"""Names, focus, keys and contrast of every control: of the window, its panels and every dialog."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)
from window_keys import settings_dialog

from carnn_desktop.annotations.model import Category
from carnn_desktop.formats.export.report import Dropped, ExportReport
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.categories.chooser import ClassChooser
from carnn_desktop.ui.categories.dialog import CategoryDialog
from carnn_desktop.ui.drawing.attributes import AttributesDialog
from carnn_desktop.ui.export.dialog import ExportDialog
from carnn_desktop.ui.export.report import ExportReportDialog
from carnn_desktop.ui.help.about import about_dialog
from carnn_desktop.ui.help.error import ErrorDialog
from carnn_desktop.ui.help.shortcuts import ShortcutSheet
from carnn_desktop.ui.import_labels.dialog import ImportDialog
from carnn_desktop.ui.look.theme import make_palette, mixed, tones
from carnn_desktop.ui.models.manager import ModelDialog
from carnn_desktop.ui.prompt.run_folder import RunFolderDialog
from carnn_desktop.ui.quality.feature import Quality
from carnn_desktop.ui.settings.wiring import SettingsWiring
from carnn_desktop.ui.shell.main_window import MainWindow

Make = Callable[[MainWindow, Session], QWidget]


def _models(window: MainWindow, _session: Session) -> QWidget:
    wiring = window.findChild(SettingsWiring)
    assert wiring is not None
    return ModelDialog(wiring.models, window.dialogs, window)


def _export_report(window: MainWindow, _session: Session) -> QWidget:
    report = ExportReport(
        path=Path("out.json"),
        files=(Path("out.json"),),
        images=3,
        empty_images=1,
        categories=2,
        annotations=4,
        polygons=3,
        rles=1,
        min_iou=1.0,
        mean_iou=1.0,
        dropped=(Dropped("not reviewed", 1, ("a.png",)),),
        notes=("a.png is gone.",),
    )
    return ExportReportDialog(report, window)


def _quality(window: MainWindow, _session: Session) -> QWidget:
    found = next(child for child in window.children() if isinstance(child, Quality))
    return found.window()


def _import(window: MainWindow, session: Session) -> QWidget:
    project = session.project.info()
    assert project is not None
    path = project.folder.parent / "labels.json"
    image = {"id": 1, "file_name": "photo1.png", "width": 64, "height": 48}
    area = {"id": 1, "image_id": 1, "category_id": 1, "bbox": [5, 5, 9, 9], "area": 81,
            "iscrowd": 0, "segmentation": [[5, 5, 14, 5, 14, 14, 5, 14]]}  # fmt: skip
    categories = [{"id": 1, "name": "cat"}]
    value = {"images": [image], "annotations": [area], "categories": categories}
    path.write_text(json.dumps(value))
    return ImportDialog(session, path, window)


CATEGORY = Category(id=1, name="cat")
DIALOGS: dict[str, Make] = {
    "settings": settings_dialog,
    "models": _models,
    "about": lambda window, _s: about_dialog([("m", "l", "s")], window),
    "error": lambda window, _s: ErrorDialog("t", "r", "c", parent=window),
    "shortcuts": lambda window, _s: ShortcutSheet(window.actions_by_id, window),
    "run folder": lambda window, session: RunFolderDialog(RunRequest(text="cat"), parent=window),
    "export": lambda window, _s: ExportDialog(window, categories=(CATEGORY,)),
    "export report": _export_report,
    "import": _import,
    "quality": _quality,
    "concept": lambda window, _s: CategoryDialog(CATEGORY, (), window),
    "new concept": lambda window, _s: CategoryDialog(None, (CATEGORY,), window),
    "class": lambda window, _s: ClassChooser((CATEGORY,), "Class", window),
    "attributes": lambda window, _s: AttributesDialog({"truncated": True}, 1, window),
}


def _inner(widget: QWidget) -> bool:
    """Whether a control is a part of another one, which has the name."""
    parent = widget.parentWidget()
    if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
        return True
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractSpinBox | QAbstractItemView | QLineEdit):
            return True
        parent = parent.parentWidget()
    return isinstance(widget, QScrollBar | QTabBar)


def nameless(top: QWidget) -> Iterator[str]:
    """Yield the controls below ``top`` that the keyboard reaches and that say nothing."""
    buddies = {label.buddy() for label in top.findChildren(QLabel) if label.buddy() is not None}
    for widget in top.findChildren(QWidget):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or _inner(widget):
            continue
        text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        if not (widget.accessibleName() or text or widget in buddies):
            parent = type(widget.parent()).__name__
            yield f"{type(widget).__name__} {widget.objectName()!r} in {parent}"


def test_the_window(ready: MainWindow) -> None:
    assert list(nameless(ready)) == []


def reachable(top: QWidget) -> list[QWidget]:
    """Return the visible controls that Tab stops at."""
    return [
        widget
        for widget in top.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(top)
        and widget.isEnabled()
        and widget.window() is top
        and not _inner(widget)
    ]


def chain(top: QWidget) -> list[QWidget]:
    """Return all widgets in the order of Tab, beginning anywhere."""
    found: list[QWidget] = []
    widget = first = top.focusWidget() or top
    while len(found) < 3000:
        found.append(widget)
        widget = widget.nextInFocusChain()
        if widget is first:
            return found
    raise AssertionError("the focus does not come back")


def doubled_marks(top: QWidget) -> dict[str, list[str]]:
    """Return the Alt keys that two visible controls of one window claim."""
    marks: dict[str, list[str]] = {}
    for widget in top.findChildren(QWidget):
        text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        mark = re.search(r"&([^&\s])", text.replace("&&", ""))
        claims = not isinstance(widget, QLabel) or widget.buddy() is not None
        if mark and claims and widget.isVisible() and widget.window() is top:
            marks.setdefault(mark[1].casefold(), []).append(text)
    return {key: texts for key, texts in marks.items() if len(texts) > 1}


@pytest.fixture(params=DIALOGS)
def dialog(
    request: pytest.FixtureRequest, ready: MainWindow, session: Session, qtbot: Any
) -> Iterator[QWidget]:
    made = DIALOGS[request.param](ready, session)
    made.show()
    made.activateWindow()
    if isinstance(made, ImportDialog):
        made.hide()
        with qtbot.waitSignal(session.importer.previewed, timeout=20_000):
            made.open()
    yield made
    if shiboken6.isValid(made):
        made.close()
        if isinstance(made, QDialog):  # a window of the program's own is kept by it
            made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_every_dialog(dialog: QWidget) -> None:
    assert list(nameless(dialog)) == []
    assert reachable(dialog), "the keyboard reaches nothing"
    walk = set(chain(dialog))
    assert [w for w in reachable(dialog) if w not in walk] == []
    assert doubled_marks(dialog) == {}
    assert dialog.windowTitle()


def test_escape_closes_every_dialog(dialog: QWidget, qtbot: Any) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog) or not dialog.isVisible(), timeout=20_000)


def test_every_dialog_fits_a_small_screen(dialog: QWidget, qapp: QApplication) -> None:
    font = qapp.font()
    large = QFont(font)
    large.setPointSizeF(font.pointSizeF() * 1.5)
    qapp.setFont(large)
    try:
        dialog.ensurePolished()
        qapp.sendPostedEvents()
        least = dialog.minimumSizeHint()
        assert least.width() <= 1024, least
        assert least.height() <= 700, least
    finally:
        qapp.setFont(font)


# Contrast -----------------------------------------------------------------------------------------


def luminance(color: QColor) -> float:
    """Return the relative luminance of WCAG 2.1, 0..1."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = color.redF(), color.greenF(), color.blueF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2.1, 1..21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


Role = QPalette.ColorRole
PAIRS = [
    (Role.WindowText, Role.Window), (Role.Text, Role.Base), (Role.Text, Role.AlternateBase),
    (Role.ButtonText, Role.Button), (Role.ToolTipText, Role.ToolTipBase),
    (Role.HighlightedText, Role.Highlight), (Role.PlaceholderText, Role.Base),
    (Role.PlaceholderText, Role.Window), (Role.Link, Role.Window), (Role.Link, Role.Base),
    (Role.WindowText, Role.Base), (Role.Text, Role.Button),
]  # fmt: skip


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("group", [QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive])
def test_text_can_be_read(dark: bool, group: QPalette.ColorGroup) -> None:
    palette = make_palette(dark=dark)
    found = {
        f"{ink.name} on {ground.name}": round(
            contrast(palette.color(group, ink), palette.color(group, ground)), 2
        )
        for ink, ground in PAIRS
    }
    assert {key: value for key, value in found.items() if value < 4.5} == {}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_colours_of_states_can_be_read(dark: bool) -> None:
    palette = make_palette(dark=dark)
    tone = tones(palette)
    grounds = [palette.color(role) for role in (Role.Window, Role.Base, Role.AlternateBase)]
    for name in ("good", "bad", "attention"):
        color = getattr(tone, name)
        assert min(contrast(color, ground) for ground in grounds) >= 4.5, name
        bar = mixed(palette.color(Role.Base), color, 0.14)  # the ground of a message
        assert contrast(palette.color(Role.WindowText), bar) >= 4.5, name


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_to_read_looks_switched_off(
    dark: bool, ready: MainWindow, qapp: QApplication
) -> None:
    """Hints in grey have a colour of their own; switched off texts need no contrast, so say WCAG.

    A label that is switched off belongs to a field that is.
    """
    qapp.setPalette(make_palette(dark=dark))
    for label in ready.findChildren(QLabel):
        if label.text() and not label.isEnabledTo(label.parentWidget()):
            assert label.buddy() is not None or label.text() in {"", "0.00"}, label.text()
