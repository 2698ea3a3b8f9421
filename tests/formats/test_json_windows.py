"""A file read in windows says what its whole text says, of good and of damaged JSON."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from carnn_desktop.formats.coco import json_text
from carnn_desktop.formats.coco.json_text import JsonProblem, JsonReader, open_json

TEXT = json.dumps(
    {
        "info": {"a": 1.5e-3, "b": 'x\\"y' * 5},
        "images": [{"id": i, "file_name": "é\n" * 3} for i in range(8)],
        "annotations": [{"id": i, "s": [[float(j) for j in range(i)]]} for i in range(9)],
        "last": -12345,
    },
    indent=1,
)


def outcome(reader: JsonReader) -> tuple[Any, ...]:
    try:
        top = reader.top_level(("images", "annotations"))
        arrays = {key: list(reader.elements(start)) for key, start in top.arrays.items()}
    except JsonProblem as problem:
        return (problem.reason, problem.line, problem.column)
    return (top.is_object, top.value, top.values, top.repeated, arrays, reader.suspicious)


@pytest.mark.parametrize("window", [1, 7, 64, 300])
def test_windows_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, window: int
) -> None:
    rng, path = random.Random(window), tmp_path / "file.json"
    monkeypatch.setattr(json_text, "WINDOW", window)
    for _ in range(300):
        text = TEXT
        for _ in range(rng.randrange(4)):
            at = rng.randrange(len(text))
            added = rng.choice(["", *'{}[],:"\\ \n0eNaI-.'])
            text = text[:at] + added + text[at + (not added) :]
        if rng.random() < 0.1:
            text = text[: rng.randrange(len(text))]
        path.write_text(text)
        assert repr(outcome(open_json(path))) == repr(outcome(JsonReader(text))), text


def test_a_file_that_shrinks_while_it_is_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text("[" + "1," * 2_000_000 + "1]")
    reader = open_json(path)
    path.write_text("[")
    with pytest.raises(JsonProblem, match="changed while it was read"):
        reader.top_level(())
