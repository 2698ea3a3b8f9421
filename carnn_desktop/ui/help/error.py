"""The error dialog: what is wrong, what can be done, and a report that can be sent on."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QWidget,
)

from carnn_desktop import __version__
from carnn_desktop.ui.look.layouts import dialog_buttons, in_column, in_row, make_bold, said_as_is
from carnn_desktop.ui.look.told import told_text

_ICON = 40


class ErrorDialog(QDialog):
    """``details`` are shown on demand; the report holds everything and where it happened."""

    def __init__(
        self,
        title: str,
        reason: str,
        remedy: str = "",
        *,
        details: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._report = report(title, reason, remedy, details)
        icon = QLabel(self)
        style = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxCritical)
        icon.setPixmap(style.pixmap(_ICON, _ICON))
        icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        said, cure = said_as_is(told_text(reason), self), said_as_is(told_text(remedy), self)
        make_bold(said)
        cure.setVisible(bool(remedy))
        texts = in_column(said, cure, 1, spacing=8)
        head = in_row(icon, (texts, 1), spacing=16)
        self._details = QPlainTextEdit(self._report, self, readOnly=True, tabChangesFocus=True)
        self._details.setAccessibleName(self.tr("Details"))
        self._details.setFixedHeight(self.fontMetrics().lineSpacing() * 9)
        self._details.hide()
        self._more = QPushButton(self.tr("&Details"), self)
        self._more.setCheckable(True)
        self._more.toggled.connect(self._details.setVisible)
        self._more.toggled.connect(lambda _on: self.adjustSize())
        self._copy = QPushButton(self.tr("&Copy report"), self)
        self._copy.clicked.connect(self._copy_report)
        buttons = dialog_buttons(self, QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._more, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        in_column(head, self._details, buttons, parent=self, spacing=14)
        self.setMinimumWidth(460)
        close.setFocus()

    def report(self) -> str:
        """Return what is copied."""
        return self._report

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self._copy.setText(self.tr("Copied"))


def report(title: str, reason: str, remedy: str, details: str) -> str:
    """Return a failure with the versions it happened with, in English for who reads it."""
    lines = [
        title,
        f"Reason: {reason}",
        f"Remedy: {remedy}" if remedy else "",
        details,
        f"CaRNN Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}",
        platform.platform(),
    ]
    return "\n".join(line for line in lines if line)
