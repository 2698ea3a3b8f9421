"""Texts of the program that the window translates when it shows them."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark ``text`` for translation; Qt Linguist's tools know this name, its types are ours."""
    return text
