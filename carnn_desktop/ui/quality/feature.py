"""Label quality: comparison, statistics, calibration."""

from __future__ import annotations

from carnn_desktop.ui.workbench import Feature, Workbench


def _install(_bench: Workbench) -> None:
    """Nothing yet."""


FEATURE = Feature(install=_install)
