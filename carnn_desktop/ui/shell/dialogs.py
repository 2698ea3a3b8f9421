"""What asks the user in a window of its own; passed in, so that tests can answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from carnn_desktop.ui.help.error import ErrorDialog


class Dialogs(QObject):
    """Modal questions over one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def choose_folder(self, start: str) -> Path | None:
        """Return the folder of photos the user chose, None when they did not."""
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Open a folder of photos"), start
        )
        return Path(name) if name else None

    def choose_model_folder(self) -> Path | None:
        """Return the folder of a model, None when none was chosen."""
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Choose the folder of a CLIP model")
        )
        return Path(name) if name else None

    def choose_file_to_write(self, start: str) -> Path | None:
        """Return the COCO file to write; an existing one was confirmed by the user."""
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export COCO annotations"),
            start,
            self.tr("COCO annotations (*.json)"),
        )
        return Path(name) if name else None

    def ask_name(self, title: str, text: str = "") -> str:
        """Return a name without outer blanks; empty when none was given."""
        name, accepted = QInputDialog.getText(self._window, title, self.tr("Name:"), text=text)
        return name.strip() if accepted else ""

    def ask_near_name(self, typed: str, known: str) -> str:
        """Return which of two names is meant, the typed one or that of a class that is nearly the
        same; empty when neither was chosen.
        """
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Is it the same class?"))
        box.setText(
            self.tr("“{typed}” is nearly the class “{known}”.").format(typed=typed, known=known)
        )
        box.setInformativeText(self.tr("Two classes for one kind of thing split what is exported."))
        same = box.addButton(
            self.tr("Use “{known}”").format(known=known), QMessageBox.ButtonRole.AcceptRole
        )
        other = box.addButton(
            self.tr("Keep “{typed}”").format(typed=typed), QMessageBox.ButtonRole.ActionRole
        )
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(same)
        box.exec()
        chosen = box.clickedButton()
        box.deleteLater()
        return known if chosen is same else typed if chosen is other else ""

    def error(self, title: str, reason: str, remedy: str) -> None:
        """Show a failure: what is wrong, and what can be done."""
        dialog = ErrorDialog(title, reason, remedy, parent=self._window)
        dialog.exec()
        dialog.deleteLater()

    def confirm(self, title: str, text: str, action: str) -> bool:
        """Ask before something that loses work; the safe answer is the default."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(title)
        box.setText(text)
        yes = box.addButton(action, QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        box.exec()
        return box.clickedButton() is yes
