"""Tiny seeded models that give instances, written once a session in the layout of the hub."""

from __future__ import annotations

from pathlib import Path

import pytest
import tiny_instances
import tiny_sam


@pytest.fixture(scope="session")
def instance_folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Folder of each family, and of a SAM 2 that draws for the detectors."""
    root = tmp_path_factory.mktemp("instances")
    folders = {name: tiny_instances.save(name, root / name) for name in tiny_instances.FAMILIES}
    return folders | {"sam2": tiny_sam.save("sam2", root / "sam2")}
