"""Several processes share a run: the same results, weights loaded once each, deaths survived."""

from __future__ import annotations

import io
import json
import os
import re
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock

import pytest
import worker_models
from scripted import paint

from carnn_desktop.cli import build_parser, main
from carnn_desktop.commands.coco_files import run_file_tool
from carnn_desktop.commands.console.output import Output
from carnn_desktop.commands.segmenting import watching
from carnn_desktop.commands.segmenting.loading import Loader
from carnn_desktop.commands.segmenting.options import options_from_arguments
from carnn_desktop.commands.segmenting.segment import run_segment
from carnn_desktop.commands.segmenting.watching import Arrivals
from carnn_desktop.contracts.errors import CarnnError, WorkFailed
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest
from carnn_desktop.engine.presets import PRESETS
from carnn_desktop.project.project import Project
from carnn_desktop.project.uniting import unite_projects
from carnn_desktop.runs.workers.devices import WorkerDevice, parse_devices, threads_each
from carnn_desktop.runs.workers.messages import Ready, Task, WorkerSetup
from carnn_desktop.runs.workers.pool import WorkerPool, _Worker

COLORS = ("red", "green", "blue")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills processes by signals")


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    for number in range(7):
        areas = [(name, (4 + 7 * n + number, 4, 6, 20)) for n, name in enumerate(COLORS)]
        paint(folder / f"{number}.png", *areas[: 1 + number % 3])
    return folder


@pytest.fixture(autouse=True)
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    monkeypatch.setenv(worker_models.NOTES, str(folder))
    return folder


def segment(
    *arguments: object, load: Loader = worker_models.load_colors
) -> tuple[int, dict[str, Any], str]:
    parsed = build_parser().parse_args(["segment", *map(str, arguments), "--json"])
    stdout, stderr = io.StringIO(), io.StringIO()
    output = Output(as_json=True, stdout=stdout, stderr=stderr)
    code = run_segment(options_from_arguments(parsed), output, load=load)
    return code, json.loads(stdout.getvalue()), stderr.getvalue()


def comparable(path: Path) -> bytes:
    """Return a COCO file but for the times in it and the device."""
    data = re.sub(rb'"created":"[^"]*"', b'"created":""', path.read_bytes())
    return re.sub(rb'"device":"[^"]*"', b'"device":""', data)


def test_any_number_of_workers_gives_the_same(photos: Path, tmp_path: Path, notes: Path) -> None:
    words = (photos, "--concepts", "red, green, blue")
    files = []
    for devices in (None, "cpu:1", "cpu:3"):
        sharing = () if devices is None else ("--devices", devices, "--threads", 1)
        out = tmp_path / f"{devices}.json"
        code, told, _ = segment(*words, "--out", out, *sharing)
        assert code == 0
        assert [image["outcome"] for image in told["images"]] == ["done"] * 7
        files.append(comparable(out))
    assert files[0] == files[1] == files[2]
    assert len(json.loads(files[0])["annotations"]) == sum(1 + n % 3 for n in range(7))
    loads = [text for file in notes.iterdir() for text in file.read_text().splitlines()]
    assert sum(text == "loaded on cpu with 1 threads" for text in loads) >= 2


def test_a_project_is_resumed_by_workers(photos: Path, tmp_path: Path) -> None:
    project = ("--project", tmp_path / "p.carnn", "--concepts", "red")
    paint(photos / "fail.png", ("red", (4, 4, 12, 20)))
    code, told, _ = segment(photos, *project, "--devices", "cpu:2")
    assert code == 1
    outcomes = {image["image"]: image["outcome"] for image in told["images"]}
    assert outcomes.pop("fail.png") == "failed"
    assert set(outcomes.values()) == {"done"}
    assert "The photo is odd. Take another." in str(told)
    (photos / "fail.png").unlink()
    paint(photos / "5b.png", ("red", (4, 4, 12, 20)))
    code, told, _ = segment(photos, *project, "--devices", "cpu:2", "--overlays", tmp_path / "o")
    assert code == 0
    outcomes = {image["image"]: image["outcome"] for image in told["images"]}
    assert outcomes.pop("5b.png") == "done"
    assert set(outcomes.values()) == {"skipped"}
    assert len(list((tmp_path / "o").iterdir())) == 8


def test_a_worker_that_is_killed_loses_only_what_it_had_in_hand(
    photos: Path, tmp_path: Path, notes: Path
) -> None:
    for name in ("kill-a.png", "kill-b.png"):
        paint(photos / name, ("red", (4, 4, 12, 20)))
    out = tmp_path / "x.json"
    code, told, _ = segment(photos, "--concepts", "red", "--out", out, "--devices", "cpu:2")
    assert code == 0
    assert [image["outcome"] for image in told["images"]] == ["done"] * 9
    worked = [text for file in notes.iterdir() for text in file.read_text().splitlines()]
    assert all(worked.count(name) == 2 for name in ("kill-a.png", "kill-b.png"))
    assert all(worked.count(f"{number}.png") <= 2 for number in range(7))
    assert len(json.loads(out.read_text())["annotations"]) == 9


def test_a_photo_that_ends_its_worker_each_time_fails_alone(photos: Path, tmp_path: Path) -> None:
    paint(photos / "kill-always.png", ("red", (4, 4, 12, 20)))
    code, told, _ = segment(photos, "--concepts", "red", "--devices", "cpu:1")
    assert code == 1
    failed = [image for image in told["images"] if image["outcome"] == "failed"]
    assert [image["image"] for image in failed] == ["kill-always.png"]
    assert "ended 3 times (signal 9)" in failed[0]["reason"]


def test_workers_that_cannot_load_say_why(photos: Path) -> None:
    with pytest.raises(CarnnError, match="no weights for cpu") as found:
        segment(photos, "--concepts", "red", "--devices", "cpu", load=worker_models.load_nothing)
    assert not isinstance(found.value, WorkFailed)
    with pytest.raises(WorkFailed, match="not enough memory"):
        segment(photos, "--concepts", "red", "--devices", "cpu", load=worker_models.load_too_much)
    with pytest.raises(WorkFailed, match=r"ends while it loads the model \(signal 9\)"):
        segment(photos, "--concepts", "red", "--devices", "cpu", load=worker_models.load_and_die)


def test_workers_that_are_ready_at_once_all_work(monkeypatch: pytest.MonkeyPatch) -> None:
    worked: list[list[int]] = [[], []]
    ends: list[Connection] = []

    def start(_pool: WorkerPool, device: WorkerDevice) -> Any:
        here, there = Pipe()
        there.send(Ready((), "cpu", "float32"))
        ends.append(there)
        return _Worker(device, Mock(), here)

    def answer(end: Connection, numbers: list[int]) -> None:
        with suppress(EOFError, OSError):
            while True:
                numbers.append(end.recv().number)
                end.send((numbers[-1], None))

    monkeypatch.setattr(WorkerPool, "_start", start)
    setup = WorkerSetup(model=ModelChoice(), load=worker_models.load_colors)
    with WorkerPool(setup, [WorkerDevice("cpu")] * 2, threads=1) as pool:
        for end, numbers in zip(ends, worked, strict=True):
            threading.Thread(target=answer, args=(end, numbers), daemon=True).start()
        request = SegmentationRequest(
            id="", image_id="", queries=(), mode="concepts", settings=PRESETS["embedded"]
        )
        tasks = (Task(number, None, request) for number in range(8))
        assert [task.number for task, _ in pool.outcomes(tasks)] == list(range(8))
    assert sorted(worked[0] + worked[1]) == list(range(8))
    assert worked[0]
    assert worked[1]


def test_words_only_leaves_out_what_was_learned(photos: Path, tmp_path: Path) -> None:
    learned = tmp_path / "x.safetensors"
    learned.write_bytes(b"would be refused if it were read")
    words = (photos, "--concepts", "red", "--learned", learned, "--words-only")
    assert segment(*words, "--devices", "cpu:1")[0] == 0


def test_what_devices_mean(monkeypatch: pytest.MonkeyPatch) -> None:
    def names(text: str, cards: int = 0) -> list[tuple[str, int | None]]:
        return [(device.name, device.card) for device in parse_devices(text, lambda: cards)]

    assert names("cpu:3") == [("cpu", None)] * 3
    assert names("cuda:0, cuda:2") == [("cuda", 0), ("cuda", 2)]
    assert names("all", 2) == [("cuda", 0), ("cuda", 1)]
    assert names("all") == names("cpu") == [("cpu", None)]
    for wrong in ("", "gpu", "cpu:0", "cpu:65", "cuda:x", "cpu,,cpu"):
        with pytest.raises(CarnnError):
            parse_devices(wrong, lambda: 1)
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "5,7")
    assert WorkerDevice("cuda", 1).environment(2)["CUDA_VISIBLE_DEVICES"] == "7"
    assert threads_each(parse_devices("cpu:2", lambda: 0), 5) == 5
    assert threads_each(parse_devices("cpu:64", lambda: 0), None) == 1


def test_parts_together_are_the_whole_run(photos: Path, tmp_path: Path) -> None:
    words = (photos, "--concepts", "red, green, blue")
    whole = tmp_path / "whole.json"
    assert segment(*words, "--out", whole)[0] == 0
    parts = [tmp_path / f"part{number}.json" for number in (3, 1, 2)]
    for path in parts:
        code, told, _ = segment(*words, "--out", path, "--shard", f"{path.stem[-1]}/3")
        assert code == 0
        assert len(told["images"]) in (2, 3)

    def merged(files: list[Path], name: str) -> tuple[int, dict[str, Any], str]:
        out = tmp_path / name
        arguments = build_parser().parse_args(
            ["merge", *map(str, files), "--out", str(out), "--json"]
        )
        stdout, stderr = io.StringIO(), io.StringIO()
        code = run_file_tool(arguments, Output(as_json=True, stdout=stdout, stderr=stderr))
        assert json.loads(stdout.getvalue())["missing_shards"] == ([] if code == 0 else [2])
        return code, json.loads(comparable(out)), stderr.getvalue()

    code, found, _ = merged(parts, "all.json")
    assert (code, found) == (0, json.loads(comparable(whole)))
    code, some, told = merged(parts[:2], "some.json")
    assert code == 1
    assert "missing: the parts 2 of the run" in told
    assert some["info"]["shard"]["parts"] == [1, 3]
    code, found, _ = merged([tmp_path / "some.json", parts[2]], "later.json")
    assert (code, found) == (0, json.loads(comparable(whole)))
    with pytest.raises(CarnnError, match="no part of a run"):
        merged([whole, parts[0]], "x.json")
    with pytest.raises(CarnnError, match="part 3 of 3, which another file is as well"):
        merged([parts[0], parts[0]], "x.json")
    other = tmp_path / "other.json"
    assert segment(photos, "--concepts", "red", "--out", other, "--shard", "2/3")[0] == 0
    with pytest.raises(CarnnError, match="another run"):
        merged([parts[0], other], "x.json")


def test_parts_of_a_project_keep_the_ids_of_the_whole(photos: Path, tmp_path: Path) -> None:
    for number in (1, 2):
        project = tmp_path / f"{number}.carnn"
        shard = ("--shard", f"{number}/2", "--project", project)
        assert segment(photos, "--concepts", "red", *shard)[0] == 0
        with Project.open(project) as opened:
            done = {ref.id for ref in opened.images.listed() if ref.state != "new"}
        assert done == set(range(number, 8, 2))


@pytest.mark.parametrize("shard", ["0/2", "3/2", "x", "1/0", "9/9", "1/2/3"])
def test_parts_that_cannot_be_are_refused(photos: Path, shard: str) -> None:
    with pytest.raises(CarnnError):
        segment(photos, "--concepts", "red", "--shard", shard)


def test_photos_are_labelled_as_they_arrive(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, out = tmp_path / "p.carnn", tmp_path / "x.json"
    options = ("--watch", "--watch-seconds", "0.02", "--project", project, "--concepts", "red")
    late = photos / "late.png"
    paint(tmp_path / "late.png", ("red", (4, 4, 12, 20)))
    now, arrivals = [0.0], iter([lambda: (tmp_path / "late.png").rename(late)])

    def sleep(seconds: float) -> None:
        now[0] += seconds
        next(arrivals, lambda: late)()

    monkeypatch.setattr(watching, "time", SimpleNamespace(monotonic=lambda: now[0], sleep=sleep))
    bounded = ("--watch-minutes", "0.02", "--out", out)
    code, told, said = segment(photos, *options, *bounded)
    assert code == 0
    assert [image["outcome"] for image in told["images"]] == ["done"] * 8
    assert told["images"][-1]["image"] == "late.png"
    assert len(json.loads(out.read_text())["annotations"]) == 8
    assert "watching" in said
    code, told, _ = segment(photos, *options, "--watch-minutes", "0.002", "--devices", "cpu:1")
    assert [image["outcome"] for image in told["images"]] == ["skipped"] * 8
    with pytest.raises(CarnnError, match="needs --project"):
        segment(photos, "--watch", "--concepts", "red")
    for wrong in (("--watch-minutes", "0"), ("--watch-seconds", "nan"), ("--watch-seconds", "inf")):
        with pytest.raises(CarnnError, match="Times of watching"):
            segment(photos, *options, *wrong)
    with pytest.raises(CarnnError, match="needs --watch"):
        segment(photos, "--concepts", "red", "--watch-minutes", "1")
    with pytest.raises(CarnnError, match="needs --devices"):
        segment(photos, "--concepts", "red", "--threads", "1")


def between_looks(monkeypatch: pytest.MonkeyPatch, *actions: Callable[[], object]) -> None:
    """Have a watch do one of these after each look, and end behind the last."""
    left = iter(actions)

    def sleep(_seconds: float) -> None:
        action = next(left, None)
        if action is None:
            raise KeyboardInterrupt
        action()

    clock = SimpleNamespace(monotonic=time.monotonic, sleep=sleep)
    monkeypatch.setattr(watching, "time", clock)


def test_a_photo_that_arrived_in_two_pieces_is_labelled_when_it_is_whole(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late, whole = photos / "late.png", (photos / "0.png").read_bytes()
    late.write_bytes(whole[:50])
    pieces = (lambda: None, lambda: None, lambda: late.write_bytes(whole), lambda: None)
    between_looks(monkeypatch, *pieces, lambda: None)
    project = ("--project", tmp_path / "p.carnn", "--concepts", "red")
    code, told, said = segment(photos, "--watch", *project)
    assert "failed: late.png" in said
    assert code == 0
    assert sorted((image["image"], image["outcome"]) for image in told["images"]) == [
        *((f"{number}.png", "done") for number in range(7)),
        ("late.png", "done"),
    ]


def test_a_folder_that_is_away_for_a_moment_is_waited_for(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = photos.with_name("away")
    leave, back = (lambda: photos.rename(away)), (lambda: away.rename(photos))
    between_looks(monkeypatch, leave, lambda: None, back, lambda: None, lambda: None)
    out = tmp_path / "x.json"
    outputs = ("--project", tmp_path / "p.carnn", "--out", out)
    code, told, said = segment(photos, "--concepts", "red", "--watch", *outputs)
    assert code == 0
    assert said.count("It is waited for.") == 1
    assert [image["outcome"] for image in told["images"]] == ["done"] * 7
    assert len(json.loads(out.read_text())["annotations"]) == 7
    assert "[7/7]" in said


def test_drawn_overlays_do_not_arrive_as_photos(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = photos / "drawn"
    between_looks(monkeypatch, *[lambda: None] * 4)
    outputs = ("--project", tmp_path / "p.carnn", "--overlays", drawn)
    code, told, _ = segment(photos, "--concepts", "red", "--watch", "--recursive", *outputs)
    assert code == 0
    assert [image["image"] for image in told["images"]] == [f"{n}.png" for n in range(7)]
    assert len(list(drawn.iterdir())) == 7


def test_a_photo_is_taken_when_it_came_to_rest(tmp_path: Path) -> None:
    arrivals = Arrivals(tmp_path, recursive=False)
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"1")
    assert arrivals.look() == ([], frozenset())
    photo.write_bytes(b"12")
    assert arrivals.look() == ([], frozenset())
    assert arrivals.look() == (["a.jpg"], {"a.jpg"})
    assert arrivals.look() == (["a.jpg"], frozenset())
    photo.unlink()
    assert arrivals.look() == ([], frozenset())


def test_projects_of_parts_are_one_project(photos: Path, tmp_path: Path) -> None:
    words = (photos, "--concepts", "red, green, blue")
    parts = [tmp_path / f"{number}.carnn" for number in (1, 2, 3)]
    for number, project in enumerate(parts, 1):
        assert segment(*words, "--shard", f"{number}/3", "--project", project)[0] == 0
    whole, out = tmp_path / "whole.carnn", tmp_path / "sub" / "all.carnn"
    out.parent.mkdir()
    assert segment(*words, "--project", whole)[0] == 0

    def documents(path: Path) -> list[tuple[str, list[tuple[str, int]]]]:
        with Project.open(path) as opened:
            assert opened.folder == photos
            return [
                (r.path, [(a.id, a.category_id) for a in opened.documents.load(r.id).annotations])
                for r in opened.images.listed()
            ]

    some = unite_projects(parts[:2], out)
    assert (some.images, some.taken, some.not_done) == (5, 2, ("2.png", "5.png"))
    arguments = ["merge", str(out), str(parts[2]), "--out", str(tmp_path / "all.carnn"), "--json"]
    assert main(arguments) == 0
    assert documents(tmp_path / "all.carnn") == documents(whole)
    _, told, _ = segment(*words, "--project", tmp_path / "all.carnn")
    assert {image["outcome"] for image in told["images"]} == {"skipped"}
    assert main([*arguments, "--force"]) == 0
    again = unite_projects([tmp_path / "all.carnn", parts[0]], tmp_path / "twice.carnn")
    assert (again.taken, again.both) == (0, 3)
    with pytest.raises(CarnnError, match="is one of the projects"):
        unite_projects(parts, parts[0], overwrite=True)
