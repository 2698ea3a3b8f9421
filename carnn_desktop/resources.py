"""Where the files of ``resources/`` are, in a clone and in an installed wheel. A leaf module."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_path(relative: str) -> Path:
    """Return the path of ``resources/<relative>``; raise FileNotFoundError when it is absent.

    A wheel carries the folder as ``carnn_desktop/_resources``; a clone has it beside the package.
    """
    for root in (_PACKAGE / "_resources", _PACKAGE.parent / "resources"):
        candidate = root / relative
        if candidate.exists():
            return candidate
    raise FileNotFoundError(f"resources/{relative} is missing; reinstall CaRNN Desktop")
