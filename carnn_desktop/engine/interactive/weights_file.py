"""Where the shipped weights of the clicks are. No torch here."""

from __future__ import annotations

from pathlib import Path

from carnn_desktop.resources import resource_path

FILE = "clicks/head.safetensors"


def shipped_weights() -> Path | None:
    """Return where the weights are, None where this installation has none."""
    try:
        return resource_path(FILE)
    except FileNotFoundError:
        return None
