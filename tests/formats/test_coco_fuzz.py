"""Damaged files: the check always ends with findings, never with a failure of its own."""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from coco_samples import good_file, write_json

from carnn_desktop.formats.coco.checking.check import check_file

_ODD_VALUES: list[Any] = [
    None, True, False, 0, -1, 1, 2.5, 10**18, 10**30, -(10**400), 1e308, float("nan"), float("inf"),
    "", "1", "é", "\ud800", [], [[]], [[[]]], {}, {"size": [0, 0], "counts": ""}, [1, 2, 3, 4],
    {"size": [48, 64], "counts": "P" * 50}, {"size": [48, 64], "counts": [10**30]},
    {"size": [10**9, 10**9], "counts": "0"}, [[0, 0, 1e9, 0, 1e9, 1e9]], [["a"] * 6],
    [[1e-320, 0, 5, 5, -1e17, 3]], {"a": {"b": {}}}, [None] * 4, [True] * 4,
]  # fmt: skip


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield (container, key) of everything inside ``value``."""
    stack = [value]
    while stack:
        item = stack.pop()
        keys = list(item) if isinstance(item, dict) else range(len(item))
        for key in keys:
            yield item, key
            if isinstance(item[key], dict | list):
                stack.append(item[key])


def _mutated(rng: random.Random) -> str:
    data = good_file()
    for _ in range(rng.randint(1, 3)):
        places = list(_places(data))
        if not places:
            break
        container, key = rng.choice(places)
        kind = rng.randrange(4)
        if kind == 0:
            container[key] = copy.deepcopy(rng.choice(_ODD_VALUES))
        elif kind == 1:
            del container[key]
        elif kind == 2 and isinstance(container, list):
            container.extend([container[key]] * rng.choice([1, 50]))
        elif isinstance(container, dict):
            container[rng.choice(["id", "bbox", "size", "images", "\x00"])] = copy.deepcopy(
                container[key]
            )
    text = json.dumps(data, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")
    return text.decode("latin-1")


def _damaged(rng: random.Random, text: str) -> bytes:
    data = bytearray(text.encode("latin-1"))
    kind = rng.randrange(5)
    if kind == 0:
        del data[rng.randrange(len(data)) :]
    elif kind == 1:
        for _ in range(rng.randint(1, 5)):
            data[rng.randrange(len(data))] = rng.randrange(256)
    elif kind == 2:
        start = rng.randrange(len(data))
        data[start : start + rng.randrange(40)] = rng.choice(
            [b"", b"[" * 3000, b"{", b'"', b"9" * 5000]
        )
    return bytes(data)


@pytest.mark.parametrize("seed", range(20))
def test_mutated_files_never_raise(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    path = tmp_path / "instances.json"
    for _ in range(40):
        path.write_bytes(_damaged(rng, _mutated(rng)))
        started = time.monotonic()
        violations = check_file(path, tmp_path)
        assert time.monotonic() - started < 5
        for violation in violations:
            assert violation.path.startswith("$")
            assert violation.message
            assert violation.level in ("error", "warning")


@pytest.mark.parametrize("value", _ODD_VALUES, ids=range(len(_ODD_VALUES)))
def test_every_field_may_hold_anything(tmp_path: Path, value: Any) -> None:
    for number, _ in enumerate(list(_places(good_file()))):
        data = good_file()
        container, key = list(_places(data))[number]
        container[key] = copy.deepcopy(value)
        check_file(write_json(tmp_path, json.dumps(data)), tmp_path)


def test_a_long_outline_does_not_take_long(tmp_path: Path) -> None:
    data = good_file()
    zigzag = [number for index in range(100_000) for number in (index % 2 * 60, index % 40)]
    data["annotations"][0]["segmentation"] = [zigzag]
    started = time.monotonic()
    violations = check_file(write_json(tmp_path, data))
    assert time.monotonic() - started < 5
    assert any("too long" in violation.message for violation in violations)


def test_many_rings_do_not_take_long(tmp_path: Path) -> None:
    data = good_file()
    data["annotations"][0]["segmentation"] *= 2000
    started = time.monotonic()
    check_file(write_json(tmp_path, data))
    assert time.monotonic() - started < 5


def test_many_repeated_keys_do_not_take_long(tmp_path: Path) -> None:
    keys = ",".join(f'"k{n % 20_000}":1' for n in range(40_000))
    started = time.monotonic()
    violations = check_file(write_json(tmp_path, '{"images": [{' + keys + "}]}"))
    assert time.monotonic() - started < 5
    assert any(v.rule == "json" for v in violations)
