"""Settings: typed, atomic, and never a reason not to start."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.engine.user_presets import PRESETS, UserPreset
from carnn_desktop.services.settings import Settings, SettingsStore, default_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "settings.json"


def test_no_file_gives_the_defaults_without_a_word(path: Path) -> None:
    store = SettingsStore(path)
    assert store.current == Settings()
    assert store.take_notices() == []
    assert not path.exists()


def test_changes_are_there_the_next_time(path: Path) -> None:
    store = SettingsStore(path)
    store.update(theme="dark", model=ModelChoice(proposer="x", device="cpu"), font_scale=1.25)
    store.update(presets={"concepts": "voc"}, last_phrases=("the red hat", "犬é"))
    again = SettingsStore(path)
    assert again.current == store.current
    assert again.current.model.device == "cpu"
    assert again.current.last_phrases == ("the red hat", "犬é")
    assert [item.name for item in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe\x00", b'{"theme": "pink"}', b'{"model": {"device": 3}}', b"null"],
)
def test_a_damaged_file_is_kept_aside_and_said(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    store = SettingsStore(path)
    assert store.current == Settings()
    (notice,) = store.take_notices()
    assert notice.level == "warning"
    aside = path.with_suffix(".damaged.json")
    assert str(aside) in notice.remedy
    assert aside.read_bytes() == content
    assert store.take_notices() == []
    store.update(theme="light")
    assert SettingsStore(path).current.theme == "light"


def test_a_file_of_a_later_version_keeps_what_is_known(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"theme": "dark", "hologram": True}))
    assert SettingsStore(path).current == Settings(theme="dark")


@pytest.mark.parametrize("changes", [{"colour": 1}, {"theme": "pink"}, {"font_scale": "big"}])
def test_a_wrong_change_is_the_programmer_s_error(path: Path, changes: dict[str, object]) -> None:
    store = SettingsStore(path)
    with pytest.raises(TypeError):
        store.update(**changes)
    assert store.current == Settings()
    assert not path.exists()


def test_settings_that_cannot_be_written_hold_for_the_session(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("not a folder")
    store = SettingsStore(blocker / "settings.json")
    store.take_notices()
    store.update(theme="dark")
    assert store.current.theme == "dark"
    (notice,) = store.take_notices()
    assert "not saved" in notice.text


def test_recent_folders_are_few_and_newest_first(path: Path) -> None:
    store = SettingsStore(path)
    for number in range(20):
        store.add_recent_folder(Path(f"/photos/{number}"))
    store.add_recent_folder(Path("/photos/15"))
    recent = store.current.recent_folders
    assert recent[:2] == ("/photos/15", "/photos/19")
    assert len(recent) == len(set(recent)) == 12


def test_the_default_place_is_the_user_s_configuration(tmp_path: Path) -> None:
    assert default_path().name == "settings.json"
    assert default_path().parent.name == "carnn-desktop"


def test_a_preset_in_use_that_cannot_be_read_is_said_at_the_start(path: Path) -> None:
    store = SettingsStore(path)
    store.presets.save(UserPreset(name="mine", base="voc", settings=PRESETS["voc"]))
    store.update(presets={"concepts": "mine", "phrases": "refcoco"})
    assert SettingsStore(path).take_notices() == []
    (path.parent / "presets" / "mine.json").write_text("{")
    (notice,) = SettingsStore(path).take_notices()
    assert "mine.json does not hold a preset" in notice.text
    assert "is used instead" in notice.text
    assert notice.remedy
    (path.parent / "presets" / "mine.json").unlink()
    (notice,) = SettingsStore(path).take_notices()
    assert "no preset “mine”" in notice.text
