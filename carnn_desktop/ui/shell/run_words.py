"""What a run does and how long it still takes, in words: the same in dialog and status bar."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from carnn_desktop.services.runs.pace import Stage

translate = QCoreApplication.translate
_MINUTE, _HOUR = 60, 3600


def stage_words(stage: Stage) -> str:
    """Return what the model does now."""
    return {
        "loading": translate("RunWords", "Loading the model"),
        "looking": translate("RunWords", "Looking at the photo"),
        "comparing": translate("RunWords", "Comparing it with your words"),
        "drawing": translate("RunWords", "Drawing the outlines"),
        "tiles": translate("RunWords", "Looking at the photo in tiles"),
        "working": translate("RunWords", "The model is at work"),
    }[stage]


def duration(seconds: float) -> str:
    """Return a time that was estimated, as exact as it can be and no more: ``about 3 min``."""
    if seconds < 8:
        return translate("RunWords", "a few seconds")
    if seconds < 55:
        return translate("RunWords", "about {seconds} s").format(seconds=5 * math.ceil(seconds / 5))
    if seconds < _HOUR:
        minutes = max(1, round(seconds / _MINUTE))
        return translate("RunWords", "about {minutes} min").format(minutes=minutes)
    minutes = 5 * round(seconds / (5 * _MINUTE))
    hours, rest = divmod(minutes, 60)
    return translate("RunWords", "about {hours} h {minutes} min").format(
        hours=hours, minutes=f"{rest:02}"
    )
