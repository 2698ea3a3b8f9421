"""The settings dialog: pages on the left, one at a time, tried at once and taken back by Cancel."""

from __future__ import annotations

from typing import Any, Literal

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.services.model_list import ModelEntry
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.look.icons import IconSet
from carnn_desktop.ui.look.layouts import dialog_buttons, in_column, in_row, named, scrolling
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.settings.engine_page import EnginePage
from carnn_desktop.ui.settings.general_page import GeneralPage
from carnn_desktop.ui.settings.key_page import KeyPage
from carnn_desktop.ui.settings.recognition_page import RecognitionPage
from carnn_desktop.ui.shell.actions import ActionSet
from carnn_desktop.ui.shell.dialogs import Dialogs

PageName = Literal["general", "engine", "recognition", "keys"]


class SettingsDialog(QDialog):
    """``changes`` after it was accepted are the fields of the settings; models_wanted as the page.

    Theme and size of the texts are shown while the dialog is open; Cancel takes them back.
    """

    models_wanted = Signal()

    def __init__(
        self,
        session: Session,
        *,
        actions: ActionSet,
        icons: IconSet,
        dialogs: Dialogs,
        theme: Theme,
        models: tuple[ModelEntry, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        settings = session.settings.current
        self._theme, self._dialogs = theme, dialogs
        self._before = (theme.choice, theme.font_scale)
        self.general = GeneralPage(settings, self)
        self.engine = EnginePage(settings, models, session.runs.engine(), self)
        self.recognition = RecognitionPage(settings, session.settings.presets, icons, dialogs, self)
        self.keys = KeyPage(settings, actions, self)
        self._names: list[PageName] = []
        self._items: list[QListWidgetItem] = []
        self._list = named(QListWidget(self), self.tr("Pages of the settings"))
        self._list.setIconSize(QSize(18, 18))
        self._list.setSpacing(2)
        self._stack = QStackedWidget(self)
        self._add("general", self.tr("General"), "settings", self.general, icons, scrolls=True)
        self._add("engine", self.tr("Engine"), "model", self.engine, icons, scrolls=True)
        self._add("recognition", self.tr("Recognition"), "search", self.recognition, icons)
        self._add("keys", self.tr("Keys"), "keyboard", self.keys, icons)
        self._list.setFixedWidth(max(150, self._list.sizeHintForColumn(0) + 24))
        kinds = QDialogButtonBox.StandardButton
        self._buttons = dialog_buttons(self, kinds.Ok, kinds.Cancel)
        self._lay_out()
        self._list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._list.setCurrentRow(0)
        self.general.theme_tried.connect(theme.choose)
        self.general.scale_tried.connect(theme.scale_fonts)
        self.engine.models_wanted.connect(self.models_wanted)
        session.engine_changed.connect(self.engine.engine_changed)
        self.recognition.problem_changed.connect(self._show_problem)
        self.resize(860, 640)

    def _add(
        self,
        name: PageName,
        title: str,
        icon: str,
        page: QWidget,
        icons: IconSet,
        *,
        scrolls: bool = False,
    ) -> None:
        item = QListWidgetItem(title)
        icons.keep(item, icon)
        self._items.append(item)  # the icon set holds it weakly
        self._list.addItem(item)
        self._stack.addWidget(scrolling(page, title) if scrolls else page)
        self._names.append(name)

    def _lay_out(self) -> None:
        middle = in_row(self._list, (self._stack, 1), spacing=12)
        in_column((middle, 1), self._buttons, parent=self, spacing=12)

    def show_page(self, name: PageName) -> None:
        """Turn to a page."""
        self._list.setCurrentRow(self._names.index(name))

    def changes(self) -> dict[str, Any]:
        """Return the fields of the settings as the pages show them."""
        return {
            **self.general.values(),
            **self.engine.values(),
            **self.recognition.values(),
            **self.keys.values(),
        }

    def accept(self) -> None:
        """Write the presets; stay when that cannot be done."""
        try:
            self.recognition.save()
        except (CarnnError, OSError) as error:
            reason = error.reason if isinstance(error, CarnnError) else str(error)
            remedy = error.remedy if isinstance(error, CarnnError) else ""
            self._dialogs.error(self.tr("The presets were not saved"), reason, remedy)
            return
        super().accept()

    def reject(self) -> None:
        """Take back what was only tried."""
        choice, scale = self._before
        self._theme.choose(choice)
        self._theme.scale_fonts(scale)
        super().reject()

    @Slot(object)
    def _show_problem(self, problem: str) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(not problem)
        ok.setToolTip(problem)

    def keyPressEvent(self, event: Any) -> None:
        """Enter in a field confirms the field, not the whole dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)
