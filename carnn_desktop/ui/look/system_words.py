"""What the operating system says of files and drives, for sentences that quote it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_WORDS = (
    QT_TRANSLATE_NOOP("SystemWords", "No such file or directory"),
    QT_TRANSLATE_NOOP("SystemWords", "Permission denied"),
    QT_TRANSLATE_NOOP("SystemWords", "Operation not permitted"),
    QT_TRANSLATE_NOOP("SystemWords", "No space left on device"),
    QT_TRANSLATE_NOOP("SystemWords", "Disk quota exceeded"),
    QT_TRANSLATE_NOOP("SystemWords", "Read-only file system"),
    QT_TRANSLATE_NOOP("SystemWords", "Is a directory"),
    QT_TRANSLATE_NOOP("SystemWords", "Not a directory"),
    QT_TRANSLATE_NOOP("SystemWords", "Directory not empty"),
    QT_TRANSLATE_NOOP("SystemWords", "File exists"),
    QT_TRANSLATE_NOOP("SystemWords", "File name too long"),
    QT_TRANSLATE_NOOP("SystemWords", "File too large"),
    QT_TRANSLATE_NOOP("SystemWords", "Too many open files"),
    QT_TRANSLATE_NOOP("SystemWords", "Device or resource busy"),
    QT_TRANSLATE_NOOP("SystemWords", "Input/output error"),
    QT_TRANSLATE_NOOP("SystemWords", "No such device"),
    QT_TRANSLATE_NOOP("SystemWords", "Stale file handle"),
    QT_TRANSLATE_NOOP("SystemWords", "Connection timed out"),
    QT_TRANSLATE_NOOP("SystemWords", "Invalid argument"),
    QT_TRANSLATE_NOOP("SystemWords", "Cannot allocate memory"),
)
_KNOWN = {str(words).casefold(): str(words) for words in _WORDS}


def system_words(text: str) -> str:
    """Return what the system said in the language of the window; other texts as they are."""
    known = _KNOWN.get(text.casefold())
    return text if known is None else QCoreApplication.translate("SystemWords", known)
