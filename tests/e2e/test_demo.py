"""``demo`` around a scripted segmenter: files, table, window. ``make demo`` has the real one."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from scripted import ColorSegmenter, color_loader

from carnn_desktop.commands.console.output import Output
from carnn_desktop.commands.segmenting import demo
from carnn_desktop.services.samples import PHOTOS


def _demo(
    folder: Path, *, as_json: bool = False, window: bool = False
) -> tuple[int, str, list[Path]]:
    stdout, opened = io.StringIO(), []

    def open_window(photos: Path | None) -> int:
        assert photos is not None
        opened.append(photos)
        return 0

    code = demo.run_demo(
        folder,
        Output(as_json=as_json, stdout=stdout, stderr=io.StringIO()),
        open_window=open_window if window else None,
        load=color_loader(ColorSegmenter()),
    )
    return code, stdout.getvalue(), opened


def test_the_demo_makes_everything_it_names(tmp_path: Path) -> None:
    code, said, opened = _demo(tmp_path / "demo")
    assert code == 0
    assert opened == []
    lines = said.splitlines()
    assert lines[0].split() == ["image", "kept", "dropped", "in", "step", "seconds"]
    assert len([line for line in lines if line.endswith("0.5")]) == len(PHOTOS)
    for name in ("annotations.json", "overlays", "photos.carnn"):
        assert str(tmp_path / "demo" / name) in said
        assert (tmp_path / "demo" / name).exists()
    assert len(list((tmp_path / "demo" / "overlays").iterdir())) == len(PHOTOS)


def test_it_can_be_run_again_and_shows_the_same_table(tmp_path: Path) -> None:
    _, first, _ = _demo(tmp_path / "demo")
    code, second, _ = _demo(tmp_path / "demo")
    assert code == 0
    rows = [line.rsplit(maxsplit=1)[0] for line in first.splitlines()[:9]]
    assert [line.rsplit(maxsplit=1)[0] for line in second.splitlines()[:9]] == rows


def test_the_window_opens_only_on_a_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "has_screen", lambda: False)
    assert _demo(tmp_path / "demo", window=True)[2] == []
    monkeypatch.setattr(demo, "has_screen", lambda: True)
    assert _demo(tmp_path / "demo", window=True)[2] == [tmp_path / "demo" / "photos"]


def test_machines_get_json(tmp_path: Path) -> None:
    _, said, _ = _demo(tmp_path / "demo", as_json=True)
    values = json.loads(said)
    assert len(values["images"]) == len(PHOTOS)
    assert values["export"]["files"][0] == str(tmp_path / "demo" / "annotations.json")
