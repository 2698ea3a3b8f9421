"""Settings, keys, models and the guide, through the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QPushButton, QWidget
from window_keys import press, settings_dialog

from carnn_desktop.contracts.requests import REFINEMENTS
from carnn_desktop.services.events import FolderRunFinished
from carnn_desktop.services.model_list import ModelCatalog
from carnn_desktop.services.presets import PRESETS, PresetCatalog
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.help.error import ErrorDialog
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.models.manager import ModelDialog
from carnn_desktop.ui.settings.key_page import KeyPage
from carnn_desktop.ui.settings.recognition_page import RecognitionPage
from carnn_desktop.ui.settings.setting_texts import REFINEMENT_NAMES, SETTING_TEXTS
from carnn_desktop.ui.settings.settings_dialog import SettingsDialog
from carnn_desktop.ui.settings.wiring import SettingsWiring
from carnn_desktop.ui.shell.features import all_actions
from carnn_desktop.ui.shell.key_map import PRESETS as KEY_PRESETS
from carnn_desktop.ui.shell.key_map import key_table, owner_of
from carnn_desktop.ui.shell.main_window import MainWindow


@pytest.fixture(autouse=True)
def keep_font(qapp: QApplication) -> Iterator[None]:
    font = qapp.font()
    yield
    qapp.setFont(font)


@pytest.fixture
def wiring(window: MainWindow) -> SettingsWiring:
    found = window.findChild(SettingsWiring)
    assert found is not None
    return found


@pytest.fixture
def dialog(window: MainWindow, session: Session) -> Iterator[SettingsDialog]:
    made = settings_dialog(window, session)
    made.show()
    yield made
    made.close()
    made.deleteLater()


# Keys ---------------------------------------------------------------------------------------------


def test_no_preset_gives_a_key_twice_and_all_name_real_actions() -> None:
    ids = {spec.id for spec in all_actions()}
    for name, layer in KEY_PRESETS.items():
        assert set(layer) <= ids, name
        table = key_table(all_actions(), name)
        used = [key for keys in table.values() for key in keys]
        assert sorted(used) == sorted(set(used)), name
    assert key_table(all_actions(), "cvat")["next_image"] == ("F",)
    assert "F" not in key_table(all_actions(), "cvat")["fit"]


def test_the_users_keys_win_and_reserved_ones_are_refused() -> None:
    table = key_table(all_actions(), "default", {"reject": ("D", "5", "Esc"), "gone": ("Q",)})
    assert table["reject"] == ("D",)
    assert table["next_image"] == ()


def _record(page: KeyPage, key: Qt.Key, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
    page._recorder.setFocus()
    QTest.keyClick(page._recorder, key, modifiers)


def test_a_recorded_key_works_without_restart(
    ready: MainWindow, wiring: SettingsWiring, session: Session, dialog: SettingsDialog, qtbot: Any
) -> None:
    page = dialog.keys
    dialog.show_page("keys")
    page.show_action("next_image")
    _record(page, Qt.Key.Key_F8)
    assert page.values()["keys"] == {"next_image": ("D", "F8")}
    _record(page, Qt.Key.Key_3)
    assert "cannot be given" in page._told.text()
    _record(page, Qt.Key.Key_X)
    assert "Reject" in page._told.text()
    page._take.click()
    assert owner_of("X", page.values()["keys"]) == "next_image"
    changes = dialog.changes()
    dialog.accept()
    wiring._use(changes)
    assert session.settings.current.keys["reject"] == ()
    assert "X" in ready.actions_by_id["next_image"].toolTip()
    ready.activateWindow()
    QApplication.processEvents()
    ready.canvas.setFocus()
    before = session.images.current()
    with qtbot.waitSignal(session.image_opened, timeout=10_000):
        press(Qt.Key.Key_X)
    assert session.images.current() != before


def test_tab_can_be_recorded_and_one_row_reset(dialog: SettingsDialog) -> None:
    page = dialog.keys
    dialog.show_page("keys")
    page.show_action("flag")
    _record(page, Qt.Key.Key_Tab)
    page._take.click()
    assert page.values()["keys"]["next_proposal"] == ()
    page._reset.click()
    assert "flag" not in page.values()["keys"]
    page.show_action("next_proposal")
    page._reset.click()
    assert page.values()["keys"] == {}
    page._preset.setCurrentIndex(page._preset.findData("cvat"))
    assert page.values() == {"key_preset": "cvat", "keys": {}}


def test_the_sheet_and_the_menus_follow(window: MainWindow, session: Session) -> None:
    session.settings.update(key_preset="cvat")
    assert window.actions_by_id["next_image"].shortcut().toString() == "F"
    assert "(F" in window.actions_by_id["next_image"].toolTip()


# Settings -----------------------------------------------------------------------------------------


def test_cancel_takes_back_what_was_tried(
    window: MainWindow, dialog: SettingsDialog, qapp: QApplication, session: Session
) -> None:
    size = qapp.font().pointSizeF()
    dialog.general._theme.setCurrentIndex(dialog.general._theme.findData("dark"))
    dialog.general._scale.setValue(150)
    QApplication.processEvents()
    assert window._theme.dark
    assert window.prompt.font().pointSizeF() == pytest.approx(size * 1.5)
    dialog.reject()
    assert not window._theme.dark
    assert qapp.font().pointSizeF() == pytest.approx(size)
    assert session.settings.current.font_scale == 1.0


def test_accepted_settings_are_kept(
    wiring: SettingsWiring, dialog: SettingsDialog, session: Session
) -> None:
    dialog.general._wheel.setCurrentIndex(1)
    dialog.engine._device.setCurrentIndex(dialog.engine._device.findData("cpu"))
    dialog.recognition._of_mode["concepts"].setCurrentIndex(
        dialog.recognition._of_mode["concepts"].findData("voc")
    )
    changes = dialog.changes()
    dialog.accept()
    wiring._use(changes)
    settings = session.settings.current
    assert (settings.model.device, settings.presets) == ("cpu", {"concepts": "voc"})
    assert not wiring._bench.canvas.view.wheel_zooms
    assert wiring._bench.prompt.request().preset == "voc"


def test_every_setting_of_the_segmenter_has_a_field() -> None:
    chosen_on_the_photo = {"crop"}
    assert set(SETTING_TEXTS) | chosen_on_the_photo == set(PRESETS["coco"].__slots__)


def test_every_way_to_redraw_is_offered() -> None:
    assert set(REFINEMENT_NAMES) == set(REFINEMENTS)


def test_changing_a_shipped_preset_makes_ones_own(
    dialog: SettingsDialog, session: Session, window: MainWindow
) -> None:
    page: RecognitionPage = dialog.recognition
    dialog.show_page("recognition")
    page.choose("voc")
    editor = page.fields._editors["mask_threshold"]
    editor.setValue(0.33)
    assert page.chosen() == "My voc"
    page.fields._resets["mask_threshold"].click()
    assert page.fields.values()["mask_threshold"] == PRESETS["voc"].mask_threshold
    editor.setValue(0.31)
    dialog.accept()
    own = session.settings.presets.own()["My voc"]
    assert (own.base, own.settings.mask_threshold) == ("voc", 0.31)
    session.settings.update(presets={"concepts": "My voc"})
    assert window.prompt.request().preset == "My voc"


def test_a_wrong_value_is_told_and_not_saved(dialog: SettingsDialog, session: Session) -> None:
    dialog.show_page("recognition")
    page = dialog.recognition
    editor = page.fields._editors["templates"]
    editor.setPlainText("a photo of nothing")
    assert "has no {}" in page.problem
    ok = dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    editor.setPlainText("a photo of a {}.")
    assert ok.isEnabled()


def test_preset_files_that_cannot_be_read_are_named(window: MainWindow, tmp_path: Path) -> None:
    catalog = PresetCatalog(tmp_path)
    (tmp_path / "torn.json").write_text("{")
    page = RecognitionPage(
        window._session.settings.current, catalog, window.icons, window.dialogs, window
    )
    labels = [label.text() for label in page.findChildren(QLabel)]
    assert any("torn.json does not hold a preset" in text for text in labels)
    page.deleteLater()


def test_presets_are_renamed_and_deleted(
    dialog: SettingsDialog, session: Session, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = dialog.recognition
    names = iter(["Streets", "Roads", "coco"])
    errors: list[str] = []
    monkeypatch.setattr(window.dialogs, "ask_name", lambda *_a: next(names))
    monkeypatch.setattr(window.dialogs, "error", lambda _t, reason, _r: errors.append(reason))
    page.choose("coco")
    page._new.click()
    page._of_mode["phrases"].setCurrentIndex(page._of_mode["phrases"].findData("Streets"))
    page._rename.click()
    assert page.values() == {"presets": {"phrases": "Roads"}}
    page._new.click()
    assert errors
    page._delete.click()
    page.save()
    assert session.settings.presets.own() == {}


# Models, guide, errors ----------------------------------------------------------------------------


def test_the_model_manager_lists_and_tells_an_unknown_name(
    wiring: SettingsWiring,
    window: MainWindow,
    qtbot: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wiring.models, "_catalog", ModelCatalog(tmp_path / "models"))
    shown = ModelDialog(wiring.models, window.dialogs, window)
    shown.show()
    qtbot.waitUntil(lambda: shown._tree.topLevelItemCount() == 1, timeout=20_000)
    assert not shown._remove.isEnabled()
    shown._name.setText("nonsense")
    with qtbot.waitSignal(wiring.models.ended, timeout=20_000):
        shown._download.click()
    assert "no name on the model hub" in shown._told.text()
    shown.close()
    shown.deleteLater()


def test_the_guide_follows_the_work(
    window: MainWindow, wiring: SettingsWiring, session: Session, photos: Path, qtbot: Any
) -> None:
    guide = wiring.guide
    window.actions_by_id["guide"].trigger()
    assert guide.step == "open"
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.project.open(photos)
    assert guide.step == "type"
    assert guide.pointer.isVisible()
    with qtbot.waitSignal(session.trace_changed, timeout=20_000):
        guide.card.main.click()
    assert guide.step == "review"
    guide.card.main.click()
    assert guide.step == "export"
    guide.card.main.click()
    assert guide.step is None
    assert session.settings.current.guide == "done"


def test_the_guide_can_be_left_at_any_time(window: MainWindow, wiring: SettingsWiring) -> None:
    wiring.guide.start()
    wiring.guide.card.end.click()
    assert not wiring.guide.card.isVisible()
    assert not wiring.guide.pointer.isVisible()


def test_an_error_can_be_copied(window: MainWindow, qapp: QApplication) -> None:
    shown = ErrorDialog("No model", "The disk is full.", "Free some space.", parent=window)
    shown.show()
    next(b for b in shown.findChildren(QPushButton) if "Copy" in b.text()).click()
    text = qapp.clipboard().text()
    assert "The disk is full." in text
    assert "CaRNN Desktop" in text
    shown.close()
    shown.deleteLater()


def test_the_end_of_a_folder_run_is_told_to_who_is_elsewhere(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    alerts: list[QWidget] = []
    monkeypatch.setattr(QApplication, "alert", lambda who, _ms=0: alerts.append(who))
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    session.folder_run_finished.emit(FolderRunFinished(3, 3, (), False))
    assert len(alerts) == 1
    session.settings.update(notify_when_done=False)
    session.folder_run_finished.emit(FolderRunFinished(3, 3, (), False))
    assert len(alerts) == 1


def test_a_dropped_annotation_file_is_imported(
    ready: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Path] = []
    monkeypatch.setattr(ready, "_drop_takers", [lambda path: bool(taken.append(path) or True)])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.json"))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    ready.dropEvent(event)
    assert taken == [tmp_path / "a.json"]


def test_the_font_scale_is_bounded(qapp: QApplication) -> None:
    theme, size = Theme(qapp, "light"), qapp.font().pointSizeF()
    theme.scale_fonts(9)
    assert theme.font_scale == 2.0
    assert qapp.font().pointSizeF() == pytest.approx(2 * size)
    theme.scale_fonts(1.0)
    assert PresetCatalog(Path("/nowhere")).own() == {}
