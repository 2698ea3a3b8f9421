"""Why something is not exported, in the language of the window.

The reasons are marked for translation where the layer that writes files has them.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carnn_desktop.contracts.texts import Told
from carnn_desktop.ui.look.told import told_text


def reason_text(reason: str) -> str:
    """Return a reason as the user reads it; one that is not known here as it is."""
    if isinstance(reason, Told):
        return told_text(reason)
    return QCoreApplication.translate("LeftOut", reason)
