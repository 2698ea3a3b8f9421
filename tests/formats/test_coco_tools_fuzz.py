"""Hostile COCO files: every tool answers with a result or a CarnnError, with nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from test_coco_fuzz import _damaged, _mutated

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.coco.checking.check import check_file
from carnn_desktop.formats.coco.checking.repair import repair_file
from carnn_desktop.formats.coco.tools.divide import filter_file, split_file
from carnn_desktop.formats.coco.tools.merge import merge_files
from carnn_desktop.formats.coco.tools.stats import file_stats

_FILES = 50


@pytest.mark.parametrize("seed", range(3))
def test_tools_refuse_or_work(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    path, out = tmp_path / "in.json", tmp_path / "out.json"
    worked, told = 0, []
    for _ in range(_FILES):
        path.write_bytes(_damaged(rng, _mutated(rng)))
        before = path.read_bytes()
        for tool in (
            lambda: repair_file(path, out, overwrite=True),
            lambda: file_stats(path),
            lambda: filter_file(path, out, smallest=3, overwrite=True),
            lambda: split_file(path, tmp_path / "parts", val=0.5, overwrite=True),
            lambda: merge_files([path, path], out, overwrite=True),
        ):
            try:
                tool()
                worked += 1
            except CarnnError as refused:
                told.append((refused.reason, refused.remedy))
        assert path.read_bytes() == before
    assert worked
    assert all(reason and remedy for reason, remedy in told)


@pytest.mark.parametrize("seed", range(2))
def test_mending_makes_nothing_worse(tmp_path: Path, seed: int) -> None:
    rng = random.Random(100 + seed)
    path, out = tmp_path / "in.json", tmp_path / "out.json"
    for _ in range(25):
        path.write_text(_mutated(rng), encoding="utf-8", errors="surrogatepass")
        try:
            repair_file(path, out, overwrite=True)
        except CarnnError:
            continue
        before, after = (
            sum(v.count for v in check_file(file) if v.level == "error") for file in (path, out)
        )
        assert after <= before
        again = repair_file(out, tmp_path / "again.json", overwrite=True)
        assert again.counts == {}
