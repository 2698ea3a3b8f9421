"""The user's own presets: written, read back, checked, and never a reason to fail."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.engine.presets import PRESETS
from carnn_desktop.engine.user_presets import PresetCatalog, UserPreset


def _mine(name: str = "Street scenes", **changes: object) -> UserPreset:
    settings = dataclasses.replace(PRESETS["coco"], **changes)  # type: ignore[arg-type]
    return UserPreset(name=name, base="coco", settings=settings)


def test_a_preset_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    catalog = PresetCatalog(tmp_path / "presets")
    preset = _mine("夜/Straße: 100 %", mask_threshold=0.33, background_words=("犬",))
    catalog.save(preset)
    assert PresetCatalog(tmp_path / "presets").own() == {preset.name: preset}
    assert catalog.get(preset.name) == preset.settings
    assert catalog.get("coco") == PRESETS["coco"]


def test_replace_all_saves_renames_and_deletes(tmp_path: Path) -> None:
    catalog = PresetCatalog(tmp_path)
    catalog.replace_all({"a": _mine("a"), "b": _mine("b")})
    catalog.replace_all({"c": _mine("c", crf=False), "b": _mine("b")})
    assert list(catalog.own()) == ["b", "c"]
    assert catalog.get("c").crf is False
    with pytest.raises(CarnnError, match="no preset “a”") as caught:
        catalog.get("a")
    assert "b, c" in caught.value.remedy


@pytest.mark.parametrize("name", ["", "  ", " x", "coco", "a\nb", "x" * 61])
def test_names_that_cannot_be(tmp_path: Path, name: str) -> None:
    with pytest.raises(CarnnError):
        PresetCatalog(tmp_path).save(_mine(name))
    assert list(tmp_path.iterdir()) == []


def test_damaged_files_are_named_and_the_others_work(tmp_path: Path) -> None:
    catalog = PresetCatalog(tmp_path)
    catalog.save(_mine("good"))
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "list.json").write_text("[1]")
    wrong = json.loads((tmp_path / "good.json").read_text())
    wrong["name"], wrong["settings"]["mask_threshold"] = "wrong", 7
    (tmp_path / "wrong.json").write_text(json.dumps(wrong))
    assert list(catalog.own()) == ["good"]
    told = "\n".join(catalog.problems())
    assert "broken.json" in told
    assert "list.json" in told
    assert "mask_threshold must be between 0 and 1" in told
    for name, reason in (("wrong", "mask_threshold"), ("broken", "does not hold a preset")):
        with pytest.raises(CarnnError, match=reason) as caught:
            catalog.get(name)
        assert "delete the file" in caught.value.remedy


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CarnnError, match="cannot be written"):
        PresetCatalog(tmp_path / "file" / "presets").save(_mine())
