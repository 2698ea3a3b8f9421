"""Fixtures of the project file's and the imports' tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from import_samples import SIZE, header_png
from project_samples import FILES

from carnn_desktop.project.project import Project


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
        opened.images.sync(FILES)
        yield opened


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Four photos for an import; two have the same name."""
    folder = tmp_path / "photos"
    for name in ("a.png", "b.png", "sub/a.png", "sub/Ünï code.png"):
        header_png(folder / name, SIZE)
    return folder
