"""The error dialog: what is wrong, what can be done, and a report that can be sent on."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from carnn_desktop import __version__

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
        said, cure = self._text(reason), self._text(remedy)
        font = said.font()
        font.setBold(True)
        said.setFont(font)
        cure.setVisible(bool(remedy))
        texts = QVBoxLayout()
        texts.setSpacing(8)
        texts.addWidget(said)
        texts.addWidget(cure)
        texts.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(icon)
        head.addLayout(texts, 1)
        self._details = QPlainTextEdit(self._report, self)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(self.tr("Details"))
        self._details.setTabChangesFocus(True)
        self._details.setFixedHeight(self.fontMetrics().lineSpacing() * 9)
        self._details.hide()
        self._more = QPushButton(self.tr("&Details"), self)
        self._more.setCheckable(True)
        self._more.toggled.connect(self._details.setVisible)
        self._more.toggled.connect(lambda _on: self.adjustSize())
        self._copy = QPushButton(self.tr("&Copy report"), self)
        self._copy.clicked.connect(self._copy_report)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._more, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self._details)
        column.addWidget(buttons)
        self.setMinimumWidth(460)
        close.setFocus()

    def _text(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def report(self) -> str:
        """Return what is copied."""
        return self._report

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self._copy.setText(self.tr("Copied"))


def report(title: str, reason: str, remedy: str, details: str) -> str:
    """Return a failure with the versions it happened with, in English headings for the reader."""
    lines = [
        title,
        f"Reason: {reason}",
        f"Remedy: {remedy}" if remedy else "",
        details,
        f"CaRNN Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}",
        platform.platform(),
    ]
    return "\n".join(line for line in lines if line)
