"""A button that is a text with a menu."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

_MARK = 12  # pixels


class MenuButton(QToolButton):
    """Opens ``drop_down`` wherever it is clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drop_down = QMenu(self)
        self.drop_down.setToolTipsVisible(True)
        self.setMenu(self.drop_down)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)

    def sizeHint(self) -> QSize:
        """Leave room beside the text for the mark of the menu."""
        hint = super().sizeHint()
        return QSize(hint.width() + _MARK, hint.height())
