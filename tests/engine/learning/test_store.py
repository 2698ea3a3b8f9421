"""Features on disk: whole or not there, bounded, and no reason to fail."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import torch

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.engine.learning.state import LearnedState, ModelKey, save_state
from carnn_desktop.engine.learning.store import ArrayStore


def arrays(number: int) -> dict[str, np.ndarray]:
    return {"coarse": np.full((4, 100), number, np.float16)}


def test_what_was_written_is_read_by_the_same_model_only(tmp_path: Path) -> None:
    store = ArrayStore(tmp_path, model="a")
    store.write("p", arrays(3))
    kept = store.read("p")
    assert kept is not None
    np.testing.assert_array_equal(kept["coarse"], arrays(3)["coarse"])
    assert store.read("q") is None
    assert ArrayStore(tmp_path, model="b").read("p") is None


def test_the_bound_is_kept_and_the_least_used_leave(tmp_path: Path) -> None:
    store = ArrayStore(tmp_path, model="a", bound=10_000)
    for number in range(20):
        store.write(str(number), arrays(number))
        for age, path in enumerate(
            sorted(tmp_path.glob("*/*"), key=lambda p: p.stat().st_mtime_ns)
        ):
            os.utime(path, ns=(age, age))
    files = list(tmp_path.glob("*/*"))
    assert sum(path.stat().st_size for path in files) <= 10_000
    assert store.read("19") is not None
    assert store.read("0") is None


def test_a_damaged_file_is_done_without(tmp_path: Path) -> None:
    store = ArrayStore(tmp_path, model="a")
    store.write("p", arrays(1))
    (path,) = tmp_path.glob("*/*")
    path.write_bytes(path.read_bytes()[:50])
    assert store.read("p") is None
    assert not path.exists()


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    store = ArrayStore(None, model="a")
    store.write("p", arrays(1))
    assert store.read("p") is None
    blocked = tmp_path / "file"
    blocked.write_text("")
    blocked_store = ArrayStore(blocked, model="a")
    blocked_store.write("p", arrays(1))
    assert blocked_store.read("p") is None


@contextmanager
def no_room_for_more_than(count: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes, as a full disk would not."""
    resource = pytest.importorskip("resource", reason="Windows has no such limit")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (count, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_done_without_by_the_store_and_told_by_the_file(tmp_path: Path) -> None:
    store = ArrayStore(tmp_path / "store", model="a")
    state = LearnedState(ModelKey("ab" * 32, "1", True), (), torch.zeros(300, 1), 1, "")
    with no_room_for_more_than(500):
        store.write("p", arrays(1))
        with pytest.raises(CarnnError, match="cannot be written"):
            save_state(state, tmp_path / "file.safetensors")
    assert store.read("p") is None
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    store.write("p", arrays(1))
    assert store.read("p") is not None


def test_what_a_killed_program_left_half_written_is_removed(tmp_path: Path) -> None:
    store = ArrayStore(tmp_path, model="a")
    store.write("p", arrays(1))
    (path,) = tmp_path.glob("*/*")
    old, young = (path.with_name(f"{path.name}.{pid}-1.new") for pid in (1, 2))
    for half in (old, young):
        half.write_bytes(b"half")
    os.utime(old, (0, 0))
    ArrayStore(tmp_path, model="a").write("q", arrays(2))
    assert not old.exists()
    assert young.exists()  # another program may be writing it
    assert store.read("p") is not None
