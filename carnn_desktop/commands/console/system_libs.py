"""Which shared libraries Qt needs of the operating system, and the packages that bring them.

Standard library only and free of our other modules: ``tools/setup.sh`` runs it with the bare
system Python before anything is installed.
"""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from collections.abc import Mapping

CORE_LIBRARIES: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgomp.so.1": "libgomp1",
}
"""Library to Debian package: needed to import Qt and torch at all, also without a screen."""

X11_LIBRARIES: Mapping[str, str] = {
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Library to Debian package: needed to open a window on an X server."""


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries(*, x11: bool = True) -> dict[str, str]:
    """Return library -> Debian package of what cannot be loaded; empty outside Linux."""
    if platform.system() != "Linux":
        return {}
    wanted = {**CORE_LIBRARIES, **(X11_LIBRARIES if x11 else {})}
    return {library: package for library, package in wanted.items() if not _loads(library)}


def install_command(packages: Mapping[str, str]) -> str:
    """Return the command that installs the packages of ``packages`` (library -> package)."""
    names = " ".join(sorted(set(packages.values())))
    sudo = "" if os.name == "posix" and os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get install -y --no-install-recommends {names}"


if __name__ == "__main__":
    sys.stdout.write(" ".join(sorted(set(missing_libraries().values()))) + "\n")
