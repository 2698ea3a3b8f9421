"""Can a window be opened here? Asked before Qt is loaded, which aborts the process otherwise."""

from __future__ import annotations

import os
import platform

from carnn_desktop.commands.console.system_libs import install_command, missing_libraries
from carnn_desktop.contracts.errors import CarnnError

_SCREENLESS = ("offscreen", "minimal", "vnc")


def has_screen() -> bool:
    """Return whether there is a screen that a person sees."""
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in _SCREENLESS:
        return False
    if platform.system() == "Linux":
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def display_problem() -> CarnnError | None:
    """Return why no window can be opened, or None when it can (offscreen platforms included)."""
    plugin = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not has_screen() and plugin not in _SCREENLESS:
        return CarnnError(
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set).",
            "Start it in a desktop session, or use 'python main.py segment' without a window.",
        )
    missing = missing_libraries(x11=plugin not in _SCREENLESS)
    if missing:
        return CarnnError(
            f"Qt cannot open a window: {', '.join(missing)} not found on this system.",
            f"Run: {install_command(missing)}",
        )
    return None
