"""Damaged files of other tools: no traceback, no hang, no project changed by what is refused."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from import_samples import header_png

from benchmarks.fuzz_formats import SAMPLES, fuzz
from carnn_desktop.formats.detect import read_annotations


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_samples_are_whole(tmp_path: Path, kind: str) -> None:
    make, source = SAMPLES[kind]
    for name, data in make().items():
        path = tmp_path / "labels" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    header_png(tmp_path / "photos" / "sub" / "1.png", (64, 48))
    found = read_annotations(tmp_path / "labels" / source)
    assert found.objects
    assert found.format.split("-")[0] == kind.split(" ", maxsplit=1)[0].replace("pictures", "")


def test_damaged_files_of_other_tools_are_refused_or_imported(tmp_path: Path) -> None:
    started = time.monotonic()
    results = fuzz(200, 5, tmp_path, lambda _line: None)
    assert results["refused"] > 10
    assert results["imported"] > 10
    assert results["partly"] > 10
    assert time.monotonic() - started < 300
