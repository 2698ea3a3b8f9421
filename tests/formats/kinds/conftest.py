"""Photos for labels of other tools."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from import_samples import header_png

SIZE = (100, 80)
MakePhotos = Callable[..., Path]


@pytest.fixture
def make_photos(tmp_path: Path) -> MakePhotos:
    """Return a function that makes photos of 100 x 80 pixels, all below one folder."""

    def make(*names: str, size: tuple[int, int] = SIZE) -> Path:
        for name in names:
            header_png(tmp_path / "photos" / name, size)
        return tmp_path / "photos"

    return make
