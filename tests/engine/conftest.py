"""Tiny seeded CLIP models, written once a session in the layout of the hub."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny_clip import write_tiny_clip


@pytest.fixture(scope="session")
def tiny_proposer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a CLIP with patch 16 and ten blocks (two of them without attention maps)."""
    folder = tmp_path_factory.mktemp("tiny-proposer")
    return write_tiny_clip(folder, patch=16, blocks=10, seed=19)


@pytest.fixture(scope="session")
def tiny_classifier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a CLIP with patch 32 and four blocks."""
    folder = tmp_path_factory.mktemp("tiny-classifier")
    return write_tiny_clip(folder, patch=32, blocks=4, seed=20)
