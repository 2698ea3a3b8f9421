"""Fixtures of the project file's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from project_samples import FILES

from carnn_desktop.documents.project import Project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    photos = tmp_path / "photos"
    for number, name in enumerate(FILES):
        path = photos / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes([number]) * (100 + number))
    return photos


@pytest.fixture
def project(folder: Path) -> Iterator[Project]:
    with Project.create(folder.with_suffix(".carnn"), folder) as opened:
        opened.sync_images(FILES)
        yield opened
