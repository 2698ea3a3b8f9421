"""What the user is told of a project that a run in another process fills."""

from __future__ import annotations

from carnn_desktop.contracts.texts import QT_TRANSLATE_NOOP

FILLED = QT_TRANSLATE_NOOP(
    "Told",
    "A run fills this project: what it finds is shown as it arrives. Nothing can be changed until "
    "it has ended; then everything can, by itself.",
)
UNCHANGED = QT_TRANSLATE_NOOP(
    "Told", "A run fills this project: nothing can be changed until it has ended."
)
ENDED = QT_TRANSLATE_NOOP(
    "Told",
    "The run has ended; {done} of {total} photos are through. Everything can be changed now.",
)
