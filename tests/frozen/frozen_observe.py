"""Runs every command on small inputs and returns the program's contracts as they are now."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from frozen_commands import commands
from frozen_inputs import GREEN, RED, YELLOW, coco, photo
from frozen_kept import put_project
from frozen_program import (
    INTERRUPTED,
    PatientSegmenter,
    Said,
    call,
    patient_program,
    settings_asked,
    written_settings,
)
from frozen_project_file import contents, schema
from frozen_shape import Paths, add_paths, readable

WORDS = "sky, orange | ball, lemon"
"""On the photo are the second and the third; the first is not and falls."""
WORDS_ALONE = "shipped_examples=false"  # as when the record was made
PHRASE = "the red ball on the left"
_FREE = {
    "split": frozenset({"parts[].by_category"}),
    "filter": frozenset({"by_category"}),
    "check-coco": frozenset({"repair_counts"}),
    "import": frozenset({"note_counts"}),
}


class Observer:
    """Runs commands in ``folder``; remembers exit codes by case and JSON keys by command."""

    def __init__(self, folder: Path, program: PatientSegmenter) -> None:
        self.folder, self.program = folder, program
        self.codes: dict[str, int] = {}
        self._json: dict[str, Paths] = {}

    def case(self, words: str, *arguments: object) -> Said:
        """Run a command; ``words`` say what happens in it."""
        said = call(*arguments)
        self.codes[f"{arguments[0]}: {words}"] = said.code
        return said

    def json_case(self, words: str, *arguments: object) -> Any:
        """Run a command that answers in JSON; return the answer."""
        said = self.case(words, *arguments, "--json")
        name = str(arguments[0])
        if name == "models":
            name = f"models {arguments[1]}"
        assert said.out, f"{arguments}: {said.err}"
        add_paths(self._json.setdefault(name, {}), said.json, _FREE.get(name, frozenset()))
        return said.json

    def add_keys(self, name: str, value: Any) -> None:
        """Count what a command may answer, too, that it does not answer here."""
        add_paths(self._json[name], value, frozenset())

    def json_keys(self) -> dict[str, dict[str, str]]:
        """Return the keys of all JSON answers."""
        return {name: readable(paths) for name, paths in self._json.items()}


def observe(folder: Path) -> tuple[dict[str, Any], PatientSegmenter]:
    """Return all contracts and the loaded model; everything written is below ``folder``."""
    with patient_program(folder / "home") as program:
        observer = Observer(folder, program)
        _segment(observer)
        _other_model_commands(observer)
        _doctor(observer)
        _usage(observer)
        _coco_files(observer)
        _projects(observer)
        _models(observer)
        found = {
            "commands": commands(),
            "exit codes": observer.codes,
            "json": observer.json_keys(),
            "trace": _trace(folder / "trace", "balls.bmp", "plain.bmp"),
            "presets": _presets(observer),
            "set": _fields(observer),
            "coco": coco_keys(
                folder / "words.json", folder / "phrase.json", folder / "forced.json"
            ),
            "schema": schema(folder / "words.carnn"),
            "settings": _settings(folder / "settings.json"),
            "project": contents(put_project(folder / "kept")),
        }
        return found, program


def _segment(observer: Observer) -> None:
    folder = observer.folder
    photos = folder / "photos"
    photo(photos / "balls.bmp", RED, YELLOW)
    words = ("segment", photos, "--concepts", WORDS, "--device", "cpu", "--set", WORDS_ALONE)
    outputs = ("--out", folder / "words.json", "--overlays", folder / "overlays")
    traced = ("--trace", folder / "trace")
    observer.json_case("every photo done", *words, *outputs, *traced)
    observer.case("FILE.json exists already", *words, *outputs)
    project = ("--project", folder / "words.carnn")
    observer.json_case("every photo done, kept in a project", *words, *traced, *project)
    observer.json_case("every photo done before", *words, *traced, *project)
    phrase = ("segment", photos, "--phrase", PHRASE, "--set", "phrase_threshold=0.05")
    outputs = ("--out", folder / "phrase.json", "--device", "cpu")
    observer.json_case("phrases found", *phrase, *outputs)
    photo(folder / "plain" / "plain.bmp", size_wh=(96, 24))
    nothing = ("segment", folder / "plain", "--concepts", "bus", "--keep-forced", "--device", "cpu")
    outputs = ("--out", folder / "forced.json", "--trace", folder / "trace")
    observer.json_case("no text passed and the best was kept", *nothing, *outputs)
    broken = folder / "with broken"
    shutil.copytree(photos, broken)
    (broken / "zero.jpg").write_bytes(b"")
    words = ("segment", broken, "--concepts", WORDS, "--device", "cpu", "--set", WORDS_ALONE)
    observer.json_case("a photo could not be read", *words, *traced)
    photo(folder / "stop" / f"{INTERRUPTED}.bmp", RED)
    observer.case("interrupted", "segment", folder / "stop", "--concepts", "ball")


def _other_model_commands(observer: Observer) -> None:
    folder = observer.folder
    observer.json_case("photos failed", "demo", "--dir", folder / "demo", "--no-gui")
    values = json.loads((folder / "words.json").read_text(encoding="utf-8"))
    again = ("reproduce", folder / "words.json", "--annotation", values["annotations"][0]["id"])
    photos = ("--images", folder / "photos")
    observer.json_case("the same mask again", *again, *photos)
    observer.case("no such annotation", *again[:3], 999, *photos)
    x, y, w, h = 1, 1, 12, 6
    values["annotations"][0] |= {
        "segmentation": [[x, y, x + w, y, x + w, y + h, x, y + h]],
        "bbox": [x, y, w, h],
        "area": w * h,
    }
    other = folder / "other mask.json"
    other.write_text(json.dumps(values), encoding="utf-8")
    observer.json_case("another mask", "reproduce", other, *again[2:], *photos)


def _doctor(observer: Observer) -> None:
    really = subprocess.run

    def answer(command: list[str], **options: Any) -> Any:
        if command[0] == sys.executable:
            raise subprocess.TimeoutExpired(command, 0)
        return really(command, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subprocess, "run", answer)
        observer.json_case("something is missing", "doctor")


def _usage(observer: Observer) -> None:
    photos, gone = observer.folder / "photos", observer.folder / "gone"
    observer.case("the version", "--version")
    observer.case("help", "segment", "--help")
    observer.case("no such command", "sgment")
    observer.case("no folder", "gui", gone)
    words = ("--concepts", "ball")
    observer.case("no folder", "segment", gone, *words)
    observer.case("nothing to look for", "segment", photos)
    observer.case("no such preset", "segment", photos, *words, "--preset", "none of these")
    observer.case("no such setting", "segment", photos, *words, "--set", "none=1")
    observer.case("no such model", "segment", photos, *words, "--model", "none/of-these")
    observer.case("no file", "check-coco", gone)
    observer.case("no file", "stats", gone)
    observer.case("no file", "reproduce", gone, "--annotation", 1)
    observer.case("no folder", "duplicates", gone)
    observer.case("no project", "export", gone, "--to", "coco", "--out", gone)
    observer.case("no file", "convert", gone, "--to", "coco", "--out", gone)
    observer.case("no file", "compare", gone, gone)
    observer.case("no file", "merge", gone, "--out", gone)
    observer.case("no file", "split", gone, "--out-dir", gone)
    observer.case("no file", "filter", gone, "--out", gone)
    observer.case("no file", "import", gone, "--project", gone, "--images", photos)


def _coco_files(observer: Observer) -> None:
    folder = observer.folder / "coco"
    photos = folder / "photos"
    for name, colors in (("a.bmp", (RED, YELLOW)), ("b.bmp", (GREEN,)), ("c.bmp", (RED, YELLOW))):
        photo(photos / name, *colors)
    (photos / "d.png").write_bytes(b"no image")
    first, second = ("ball", [10, 4, 40, 40]), ("cup", [60, 14, 20, 20])
    truth = coco(folder / "truth.json", {"a.bmp": [first, second], "b.bmp": [first], "x.bmp": []})
    near = ("ball", [10, 4, 40, 30])
    labels = coco(folder / "labels.json", {"a.bmp": [near, second], "b.bmp": [second]}, score=0.5)
    wrong = coco(folder / "wrong.json", {"a.bmp": [first]}, area=-1.0)
    values = json.loads(truth.read_text(encoding="utf-8"))
    values["annotations"][0]["category_id"] = 99
    lost = folder / "lost.json"
    lost.write_text(json.dumps(values), encoding="utf-8")
    observer.json_case("no violation", "check-coco", truth)
    fix = ("--fix", folder / "fixed.json")
    observer.json_case("repaired", "check-coco", wrong, *fix)
    observer.json_case("violations", "check-coco", lost)
    drawn = ("--images", photos, "--overlays", folder / "overlays")
    observer.json_case("compared", "compare", labels, truth, *drawn)
    observer.json_case("looked at", "duplicates", photos)
    observer.json_case("united", "merge", truth, labels, "--out", folder / "merged.json")
    observer.case("the file exists already", "merge", truth, labels, "--out", truth)
    observer.json_case("divided", "split", truth, "--out-dir", folder / "parts", "--val", 0.5)
    filtered = ("--categories", "ball", "--out", folder / "filtered.json")
    observer.json_case("filtered", "filter", truth, *filtered)
    observer.json_case("counted", "stats", truth)
    to_yolo = ("--to", "yolo", "--out", folder / "yolo", "--images", photos, "--val", 0.5)
    observer.json_case("converted", "convert", truth, *to_yolo)
    to_coco = ("--to", "coco", "--out", folder / "converted.json")
    observer.json_case("converted", "convert", truth, *to_coco)


def _projects(observer: Observer) -> None:
    folder = observer.folder / "coco"
    project = folder / "p.carnn"
    into = ("--project", project, "--images", folder / "photos")
    observer.json_case("only tried", "import", folder / "truth.json", *into, "--dry-run")
    observer.json_case("imported", "import", folder / "truth.json", *into)
    other = coco(folder / "elsewhere.json", {"y.bmp": [("ball", [1, 1, 5, 5])]})
    observer.json_case("no photo of the file is there", "import", other, *into)
    one_file = ("--to", "coco", "--all-images", "--out", folder / "exported.json")
    observer.json_case("exported", "export", project, *one_file)
    observer.case("the file exists already", "export", project, *one_file)
    data_set = ("--to", "voc", "--all-images", "--out", folder / "voc", "--val", 0.5)
    observer.json_case("exported", "export", project, *data_set)


def _models(observer: Observer) -> None:
    observer.json_case("listed", "models", "list")
    observer.json_case("recommended", "models", "recommend")
    observer.add_keys(
        "models recommend", {"models": [{"seconds": 1.5}]}
    )  # of one that was measured
    observer.json_case("verified", "models", "verify", "embedded")
    model = observer.folder / "a model"
    model.mkdir()
    (model / "config.json").write_text('{"model_type": "sam"}', encoding="utf-8")
    table = b"{}"
    (model / "model.safetensors").write_bytes(len(table).to_bytes(8, "little") + table)
    observer.json_case("added", "models", "add", model)
    observer.json_case("removed", "models", "remove", model)
    observer.case("not a model that can be verified", "models", "verify", "none/of-these")
    observer.case("no model in the folder", "models", "add", observer.folder / "photos")
    observer.case("no such model", "models", "remove", "none/of-these")


def _trace(folder: Path, *photos: str) -> dict[str, Any]:
    """Return the keys of both trace files, and the arrays' types and shapes in words."""
    paths: Paths = {}
    arrays = {}
    for name in photos:
        values = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        add_paths(paths, values, frozenset({"timings"}))
        sizes = {values["height"]: "H", values["width"]: "W"}
        with np.load(folder / f"{name}.npz", allow_pickle=False) as stored:
            for key in stored.files:
                array = stored[key]
                sides = [sizes.get(side, "smaller") for side in array.shape[1:]]
                arrays[key] = {"type": str(array.dtype), "shape": ["texts", *sides]}
    return {"json": readable(paths), "npz": arrays}


def _presets(observer: Observer) -> list[str]:
    """Return the names of presets: those of the record are tried in the test, these are listed."""
    said = call("segment", observer.folder / "photos", "--concepts", "x", "--preset", "none of it")
    names = said.err.partition("Choose one of: ")[2].strip().removesuffix(".").split(", ")
    return [
        name
        for name in names
        if settings_asked(observer.program, observer.folder / "photos", "--preset", name)
    ]


def _fields(observer: Observer) -> dict[str, Any]:
    """Return the type of each setting of a run; each is set by ``--set`` once."""
    fields: dict[str, Any] = {}
    for name, value in settings_asked(
        observer.program, observer.folder / "photos", "--preset", "voc"
    ).items():
        text = json.dumps(value)
        after = settings_asked(
            observer.program,
            observer.folder / "photos",
            "--preset",
            "embedded",
            "--set",
            f"{name}={text}",
        )
        assert after[name] == value, name
        paths: Paths = {}
        add_paths(paths, {name: value}, frozenset())
        fields |= readable(paths)
    return fields


def coco_keys(*files: Path) -> dict[str, str]:
    paths: Paths = {}
    for file in files:
        add_paths(paths, json.loads(file.read_text(encoding="utf-8")), frozenset())
    return readable(paths)


def _settings(path: Path) -> dict[str, Any]:
    """Return type and default of each key of the settings file."""
    paths: Paths = {}
    values = written_settings(path)
    add_paths(paths, values, frozenset({"presets", "keys", "extra"}))
    return {"types": readable(paths), "defaults": values}
