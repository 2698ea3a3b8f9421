"""The chip in the prompt bar: by what runs go, words alone or words and reviewed photos."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.learned.rows import photos
from carnn_desktop.ui.look.menu_button import MenuButton


class LearningChip(MenuButton):
    """Says ``words + 12 photos``; its menu has the way to the learned classes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        session.learning_changed.connect(self._show)
        self._show()

    def add_actions(self, *actions: QAction) -> None:
        """Put actions into the menu."""
        for action in actions:
            self.drop_down.addAction(action)

    @Slot()
    @Slot(object)
    def _show(self, _event: object = None) -> None:
        state = self._session.learning.state()
        count = state.learned.photos
        if count and not state.words_only:
            self.setText(self.tr("words + {photos}").format(photos=photos(count)))
        else:
            self.setText(self.tr("words only") if count else self.tr("words"))
        self.setToolTip(self._told())
        self.setAccessibleName(self.tr("Runs go by: {what}").format(what=self.text()))
        self.updateGeometry()

    def _told(self) -> str:
        state = self._session.learning.state()
        if not state.learned.photos:
            return self.tr("Runs go by the words alone. Mark photos as done, and they teach.")
        names = ", ".join(one.name for one in state.learned.categories)
        told = [self.tr("Your reviewed photos teach: {names}").format(names=names)]
        if state.words_only:
            told.append(self.tr("They take no part now: words only."))
        elif state.busy:
            told.append(self.tr("What you changed is being learned…"))
        elif state.refreshed < state.to_refresh:
            text = self.tr("Fresh proposals: {done} of {total} photos.")
            told.append(text.format(done=state.refreshed, total=state.to_refresh))
        return "\n".join(told)
