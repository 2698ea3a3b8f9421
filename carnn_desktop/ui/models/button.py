"""Which model the next run uses, where it computes, and the menu to choose another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from carnn_desktop.services.events import EngineState
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.look.menu_button import MenuButton
from carnn_desktop.ui.look.told import told_text


class ModelButton(MenuButton):
    """Says the model and the device; models that cannot be used now say why.

    better_wanted : the user looks for a better model than those that are here
    """

    better_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(self.tr("Model"))
        self.drop_down.aboutToShow.connect(self._fill)
        self.drop_down.triggered.connect(self._chosen)
        session.engine_changed.connect(self._show)
        session.settings_changed.connect(self._show)
        self._show()

    @Slot()
    @Slot(object)
    def _show(self, _event: object = None) -> None:
        state = self._session.runs.engine()
        chosen = self._session.settings.current.model.proposer
        name = self.tr("Built-in model") if chosen == "embedded" else PurePath(chosen).name
        device = state.device.upper() if state.status == "ready" else ""
        self.setText(f"{name} · {device}" if device else name)
        self.setToolTip(self._told(state))

    def _told(self, state: EngineState) -> str:
        words = {
            "idle": self.tr("The model is loaded with the first run."),
            "loading": self.tr("The model is being loaded."),
            "ready": self.tr("Loaded: {device}, {dtype}").format(
                device=state.device, dtype=state.dtype
            ),
            "failed": self.tr("The model could not be loaded."),
        }[state.status]
        return "\n".join(part for part in (words, told_text(state.message)) if part)

    @Slot()
    def _fill(self) -> None:
        self.drop_down.clear()
        group = QActionGroup(self.drop_down)
        chosen = self._session.settings.current.model.proposer
        for info in self._session.models.available():
            action = self.drop_down.addAction(f"{told_text(info.title)} ({info.licence})")
            action.setData(info.id)
            action.setCheckable(True)
            action.setChecked(info.id == chosen)
            action.setEnabled(not info.problem)
            action.setToolTip(told_text(info.problem or info.sentence))
            group.addAction(action)
        self.drop_down.addSeparator()
        self.drop_down.addAction(self.tr("Get a better model…"))

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        if action.data() is None:
            self.better_wanted.emit()
            return
        settings = self._session.settings.current
        self._session.models.choose(replace(settings.model, proposer=action.data()))
