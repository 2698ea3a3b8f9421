"""Closing the window to build it anew, as a change of the language needs it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

REOPEN = 773
"""What the event loop returns when the window is to be built anew."""


def reopen(window: QWidget) -> bool:
    """Save and close the window, and have it built anew; False when it stays open."""
    quits = QApplication.quitOnLastWindowClosed()
    QApplication.setQuitOnLastWindowClosed(False)
    closed = window.close()
    QApplication.setQuitOnLastWindowClosed(quits)
    if closed:
        QApplication.exit(REOPEN)
    return closed
