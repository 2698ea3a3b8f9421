"""Wrong use: one line with the reason and what to do, exit 2, nothing written, no weights."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from scripted import no_loader, paint

from carnn_desktop import __version__, cli
from carnn_desktop.commands.segmenting import segment


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    paint(folder / "a.png", ("red", (4, 4, 20, 20)))
    return folder


@pytest.fixture(autouse=True)
def _no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segment.run_segment, "__kwdefaults__", {"load": no_loader})


def _everything(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*"))


def _refused(arguments: list[object], capsys: pytest.CaptureFixture[str]) -> str:
    try:
        code = cli.main([str(argument) for argument in arguments])
    except SystemExit as end:
        code = int(str(end.code))
    captured = capsys.readouterr()
    assert code == 2, captured.err
    assert captured.out == ""
    assert captured.err.startswith("error: ")
    assert captured.err.count("\n") == 1, captured.err
    return captured.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--concepts", ""], "no concept"),
        (["--concepts", " , ,"], "no concept"),
        (["--phrase", "  "], "no phrase"),
        ([], "--concepts"),
        (["--concepts", "a", "--phrase", "b"], "not allowed"),
        (["--concepts", "red", "--model", "nothing-like-this"], "embedded"),
        (["--concepts", "red", "--preset", "nothing"], "voc"),
        (["--concepts", "red", "--set", "mask_threshold"], "="),
        (["--concepts", "red", "--set", "mask_threshold=2"], "mask_threshold"),
        (["--concepts", "red", "--set", "mask_threshold=x"], "JSON"),
        (["--concepts", "red", "--set", "no_such=1"], "mask_threshold"),
        (["--concepts", "red", "--min-area", "-1"], "negative"),
        (["--concepts", "red", "--device", "tpu"], "cuda"),
    ],
)
def test_a_wrong_request_is_refused(
    arguments: list[str], said: str, photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _everything(photos.parent)
    message = _refused(
        ["segment", photos, *arguments, "--out", photos.parent / "new" / "out.json"], capsys
    )
    assert said in message
    assert _everything(photos.parent) == before


def test_a_missing_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone = tmp_path / "gone"
    assert str(gone) in _refused(["segment", gone, "--concepts", "red"], capsys)


def test_a_file_in_the_place_of_the_folder(
    photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "not a folder" in _refused(["segment", photos / "a.png", "--concepts", "red"], capsys)


def test_an_empty_folder_names_recursive(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paint(tmp_path / "in" / "sub" / "a.png")
    assert "--recursive" in _refused(["segment", tmp_path / "in", "--concepts", "red"], capsys)


def test_a_folder_without_a_readable_image(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.jpg").write_bytes(b"")
    (tmp_path / "b.png").write_bytes(b"not an image")
    message = _refused(["segment", tmp_path, "--concepts", "red"], capsys)
    assert "a.jpg" in message
    assert "2 image files" in message


def test_a_missing_categories_file(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["segment", photos, "--concepts-file", photos.parent / "words.txt"]
    assert "words.txt" in _refused(arguments, capsys)


def test_a_categories_file_that_is_not_text(
    photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = photos.parent / "words.txt"
    words.write_bytes(b"\xff\xfe\x00dog")
    assert "UTF-8" in _refused(["segment", photos, "--concepts-file", words], capsys)


def test_an_existing_output_without_force(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = photos.parent / "out.json"
    out.write_text("mine")
    arguments = ["segment", photos, "--concepts", "red", "--out", out]
    assert "--force" in _refused(arguments, capsys)
    assert out.read_text() == "mine"


@pytest.mark.parametrize("option", ["--out", "--project"])
def test_a_folder_in_the_place_of_a_file(
    option: str, photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["segment", photos, "--concepts", "red", option, photos.parent]
    assert option in _refused(arguments, capsys)


@pytest.mark.parametrize("option", ["--overlays", "--trace"])
def test_a_file_in_the_place_of_a_folder(
    option: str, photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["segment", photos, "--concepts", "red", option, photos / "a.png"]
    assert option in _refused(arguments, capsys)


def test_overlays_never_go_among_the_photos(
    photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["segment", photos, "--concepts", "red", "--overlays", photos]
    assert "--overlays" in _refused(arguments, capsys)


@pytest.mark.skipif(not os.access("/proc", os.R_OK), reason="needs /proc as a place to refuse")
@pytest.mark.parametrize("option", ["--out", "--overlays", "--trace", "--project"])
def test_an_unwritable_place(option: str, photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["segment", photos, "--concepts", "red", option, "/proc/nowhere/x"]
    assert "cannot be written" in _refused(arguments, capsys)


def test_an_unknown_command_and_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert "segment" in _refused(["sgment"], capsys)
    with pytest.raises(SystemExit) as end:
        cli.main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out.strip() == f"CaRNN Desktop {__version__}"


def test_a_window_without_a_screen_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "screen" in _refused([], capsys)


def test_a_window_on_a_missing_folder_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "not a folder" in _refused(["gui", tmp_path / "gone"], capsys)
