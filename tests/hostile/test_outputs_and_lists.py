"""What is named to a command is no file: refused by its kind before any work, and it stays."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.numpy import save

from carnn_desktop.cli import main
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.engine.learned_files import load_learned, save_learned
from carnn_desktop.engine.learning.presence import PresenceRule
from carnn_desktop.engine.learning.state import LearnedClass, LearnedState, ModelKey
from carnn_desktop.engine.learning.trust import Trust
from carnn_desktop.project.lock import ProjectLock
from carnn_desktop.project.project import Project
from carnn_desktop.regular_files import IrregularFile, refuse_irregular

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX only")
STATE = LearnedState(
    ModelKey("ab" * 32, "1", finer=False),
    (LearnedClass("bolt", 2, PresenceRule(0.5, 1.0), Trust(float("inf"))),),
    torch.zeros(4, 1),
    2,
    "00",
)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    Image.new("RGB", (40, 30)).save(folder / "a.png")
    return folder


@pytest.fixture
def coco(tmp_path: Path) -> Path:
    file = tmp_path / "c.json"
    box = {"bbox": [2, 2, 9, 9], "area": 81, "iscrowd": 0, "segmentation": [[2, 2, 11, 2, 11, 11]]}
    file.write_text(
        json.dumps(
            {
                "images": [{"id": 1, "file_name": "a.png", "width": 40, "height": 30}],
                "categories": [{"id": 1, "name": "cat"}],
                "annotations": [{"id": 1, "image_id": 1, "category_id": 1, **box}],
            }
        )
    )
    return file


def test_a_list_of_concepts_that_is_no_file_is_not_awaited(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe, zero, long = (tmp_path / name for name in ("pipe", "zero", "long"))
    os.mkfifo(pipe)
    zero.symlink_to("/dev/zero")
    long.write_bytes(b"cat\n" * (1 << 20) + b"dog")
    for file, why in ((pipe, "a pipe"), (zero, "a device"), (long, "more than 4 MiB")):
        assert main(["segment", str(photos), "--concepts-file", str(file)]) == 2
        assert why in capsys.readouterr().err


OUTPUTS: dict[str, Callable[[Path, Path, Path], list[object]]] = {
    "segment": lambda photos, _coco, out: ["segment", photos, "--concepts", "cat", "--out", out],
    "learn": lambda photos, coco, out: ["learn", coco, "--images", photos, "--out", out],
    "merge": lambda _photos, coco, out: ["merge", coco, coco, "--out", out],
    "filter": lambda _photos, coco, out: ["filter", coco, "--out", out],
    "check-coco": lambda _photos, coco, out: ["check-coco", coco, "--fix", out],
    "convert": lambda _photos, coco, out: ["convert", coco, "--to", "coco", "--out", out],
}


@pytest.mark.parametrize("command", OUTPUTS)
@pytest.mark.parametrize("linked", [False, True])
def test_an_output_that_is_no_file_stays_what_it_is(
    command: str, linked: bool, photos: Path, coco: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """With --force too: whoever may do all would have lost /dev/null."""
    out = tmp_path / ("o.safetensors" if command == "learn" else "o.json")
    pipe = tmp_path / "pipe" if linked else out
    os.mkfifo(pipe)
    if linked:
        out.symlink_to(pipe)
    arguments = [str(part) for part in OUTPUTS[command](photos, coco, out)]
    assert main([*arguments, "--force"]) == 2
    assert stat.S_ISFIFO(pipe.lstat().st_mode)
    assert out.is_symlink() is linked
    assert "a pipe" in capsys.readouterr().err


def test_outputs_that_are_links_in_a_circle_are_answered(
    photos: Path, coco: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    circle = tmp_path / "o"
    circle.symlink_to("o")
    segment = ["segment", str(photos), "--concepts", "cat"]
    assert main([*segment, "--overlays", str(circle)]) == 2
    assert main([*segment, "--trace", str(circle)]) == 2
    assert main(["duplicates", str(circle)]) == 2
    assert main(["models", "add", str(circle)]) == 2
    assert main(["filter", str(coco), "--out", str(circle), "--force"]) == 0
    assert circle.is_file()
    assert "Traceback" not in capsys.readouterr().err


def test_projects_are_not_merged_into_a_pipe(photos: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.carnn", "b.carnn")]
    for file in files:
        with Project.create(file, photos) as project:
            project.images.sync(["a.png"])
    out = tmp_path / "out.carnn"
    os.mkfifo(out)
    assert main(["merge", *map(str, files), "--out", str(out), "--force"]) == 2
    assert stat.S_ISFIFO(out.lstat().st_mode)


def test_only_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "dangling").symlink_to("gone")
    for name in ("file", "link", "dangling", "nothing", "x" * 300):
        refuse_irregular(tmp_path / name)
    with pytest.raises(IrregularFile, match="a folder"):
        refuse_irregular(tmp_path)


def test_a_lock_that_is_a_link_leaves_alone_what_it_leads_to(photos: Path, tmp_path: Path) -> None:
    path, letter = tmp_path / "p.carnn", tmp_path / "letter"
    Project.create(path, photos).close()
    letter.write_text("dear")
    path.with_name("p.carnn.lock").symlink_to(letter)
    with pytest.raises(CarnnError):
        Project.open(path)
    with pytest.raises(OSError, match="symbolic links"):
        ProjectLock(path)
    assert letter.read_text() == "dear"


def test_what_was_learned_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "x.safetensors"
    save_learned(STATE, file)
    read = load_learned(file)
    assert isinstance(read, LearnedState)
    assert (read.model, read.classes, read.photos) == (STATE.model, STATE.classes, STATE.photos)
    assert torch.equal(read.weights, STATE.weights)


def test_a_learned_file_that_is_no_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.safetensors"
    os.mkfifo(file)
    with pytest.raises(CarnnError, match="a pipe"):
        load_learned(file)
    with pytest.raises(CarnnError, match="a pipe"):
        save_learned(STATE, file)
    with pytest.raises(CarnnError, match="does not exist"):
        load_learned(tmp_path / "gone")


@pytest.mark.parametrize("key", ["model", "classes", "acceptance"])
@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 100_000, "5", "[5]", '{"slope": "x", "offset": 1e400}', "{"]
)
def test_a_learned_file_that_says_nonsense_is_damaged(tmp_path: Path, key: str, text: str) -> None:
    metadata = {
        "format": "carnn-learned-1", "classes": "[]", "photos": "1", "examples": "",
        "model": '{"sha256": "", "dense_version": "", "finer": true}', key: text,
    }  # fmt: skip
    file = tmp_path / "x.safetensors"
    file.write_bytes(save({"weights": np.zeros((4, 0), np.float32)}, metadata))
    with pytest.raises(CarnnError, match="damaged"):
        load_learned(file)
    metadata = {"format": "carnn-shown-1", "model": "", "photos": "1", "examples": "", **metadata}
    metadata |= {"format": "carnn-shown-1", "classes": text}
    file.write_bytes(save({"weights": np.zeros((4, 0), np.float32)}, metadata))
    with pytest.raises(CarnnError, match="damaged"):
        load_learned(file)


def test_a_rule_of_the_wrong_kind_is_damage(tmp_path: Path) -> None:
    for wrong in (
        {"presence": {"level": "x", "slope": 1}},
        {"level": []},
        {"sizes": 5},
        {"trust": {"share": "much"}},
        {"trust": {"share": 0, "photos": "9"}},
    ):
        one = {"name": "a", "photos": 1, "presence": {"level": 1, "slope": 1}, "level": None,
               "trust": {"share": "words"}, **wrong}  # fmt: skip
        metadata = {
            "format": "carnn-learned-1", "photos": "1", "examples": "",
            "model": '{"sha256": "", "dense_version": "", "finer": true}',
            "classes": json.dumps([one]),
        }  # fmt: skip
        file = tmp_path / "x.safetensors"
        file.write_bytes(save({"weights": np.zeros((4, 1), np.float32)}, metadata))
        with pytest.raises(CarnnError, match="damaged"):
            load_learned(file)


@pytest.mark.parametrize(
    "options",
    [
        ["--set", f"templates={'[' * 100_000}"],
        ["--set", f"mask_threshold={'9' * 5_000}"],
        ["--model", "~nobody-of-that-name/x"],
        ["--refine", "sam-auto", "--sam", "~nobody-of-that-name/x"],
        ["--model", "a--b/c"],
        ["--model", "x" * 5_000],
        ["--preset", "x" * 5_000],
        ["--out", f"{'x' * 300}.json"],
        ["--project", f"{'x' * 300}.carnn"],
        ["--trace", "x" * 300],
    ],
)
def test_values_that_nobody_means_are_wrong_use(
    photos: Path, tmp_path: Path, options: list[str], capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(["segment", str(photos), "--concepts", "cat", *options]) == 2
    assert "\nerror: " in f"\n{capsys.readouterr().err}"
