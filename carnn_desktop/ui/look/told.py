"""Sentences of the layers below in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carnn_desktop.contracts.texts import Together, Told


def told_text(text: str) -> str:
    """Return a sentence as the user reads it; one that brings no template as it is."""
    if isinstance(text, Together):
        return " ".join(map(told_text, text.parts))
    if isinstance(text, Told):
        return QCoreApplication.translate("Told", text.template).format(**text.values)
    return str(text)
