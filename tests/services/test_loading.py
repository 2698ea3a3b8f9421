"""Photos and small pictures beside the GUI thread: kept, fetched ahead, cached on disk."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from services_fakes import make_photos
from services_watch import Events, wait_until

from carnn_desktop.photos.images import UnreadableImage
from carnn_desktop.services.storage import loading, thumbnail_cache
from carnn_desktop.services.storage.loading import ImageLoader, LoadedImage, ThumbnailLoader
from carnn_desktop.services.storage.pool import WorkPool
from carnn_desktop.services.storage.thumbnail_cache import ThumbnailCache


@pytest.fixture
def pool(qapp: Any) -> Iterator[WorkPool]:
    made = WorkPool(2)
    yield made
    assert made.close()


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    return make_photos(tmp_path / "photos", 4, (1200, 700))


class Reads:
    """Counts how often photos are decoded."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paths: list[Path] = []
        read = loading.read_image

        def counted(path: Path) -> Any:
            self.paths.append(path)
            return read(path)

        monkeypatch.setattr(loading, "read_image", counted)


def load(loader: ImageLoader, path: Path, qtbot: Any) -> LoadedImage:
    got: list[Any] = []
    loader.load(path, got.append, got.append)
    wait_until(qtbot, lambda: bool(got))
    assert isinstance(got[0], LoadedImage), got[0]
    return got[0]


def test_a_photo_comes_with_its_pyramid(pool: WorkPool, paths: list[Path], qtbot: Any) -> None:
    loaded = load(ImageLoader(pool), paths[0], qtbot)
    assert loaded.decoded.pixels.shape == (700, 1200, 3)
    assert [level.shape[1] for level in loaded.pyramid] == [1200, 600, 300]
    assert not any(level.flags.writeable for level in loaded.pyramid)


def test_the_last_photos_are_kept_within_a_budget(
    pool: WorkPool, paths: list[Path], qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = Reads(monkeypatch)
    loader = ImageLoader(pool)
    first = load(loader, paths[0], qtbot)
    assert load(loader, paths[0], qtbot) is first
    assert len(reads.paths) == 1
    monkeypatch.setattr(loading, "_IMAGE_BUDGET", 2 * first.nbytes)
    load(loader, paths[1], qtbot)
    load(loader, paths[2], qtbot)
    load(loader, paths[1], qtbot)
    assert len(reads.paths) == 3
    load(loader, paths[0], qtbot)
    assert len(reads.paths) == 4
    loader.forget(paths[0])
    load(loader, paths[0], qtbot)
    assert len(reads.paths) == 5


def test_the_next_photo_is_there_before_it_is_asked_for(
    pool: WorkPool, paths: list[Path], qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = Reads(monkeypatch)
    loader = ImageLoader(pool)
    loader.prefetch(paths[1])
    loader.prefetch(paths[1])
    wait_until(qtbot, lambda: paths[1] in loader._kept)
    load(loader, paths[1], qtbot)
    decoded: list[Any] = []
    loader.decode(paths[1], decoded.append, decoded.append)
    assert decoded[0].width == 1200
    assert reads.paths == [paths[1]]
    loader.prefetch(Path("/nowhere.png"))
    wait_until(qtbot, lambda: not loader._prefetching)


def test_an_unreadable_photo_is_an_answer(pool: WorkPool, tmp_path: Path, qtbot: Any) -> None:
    (tmp_path / "bad.png").write_bytes(b"no photo")
    got: list[Any] = []
    ImageLoader(pool).load(tmp_path / "bad.png", got.append, got.append)
    wait_until(qtbot, lambda: bool(got))
    assert isinstance(got[0], UnreadableImage)


def test_a_closed_pool_answers_nothing_and_ends(
    pool: WorkPool, paths: list[Path], qtbot: Any
) -> None:
    got: list[Any] = []
    gate = threading.Event()
    pool.submit(lambda: gate.wait(2), got.append)
    gate.set()
    assert pool.close()
    pool.submit(lambda: 1, got.append)
    qtbot.wait(30)
    assert got == []


def test_work_is_answered_in_the_gui_thread_and_by_priority(pool: WorkPool, qtbot: Any) -> None:
    pool._pool.setMaxThreadCount(1)
    gate = threading.Event()
    done: list[Any] = []
    pool.submit(lambda: gate.wait(2))
    pool.submit(lambda: "low", done.append, priority=0)
    pool.submit(lambda: "high", done.append, priority=9)
    pool.submit(threading.get_ident, done.append, priority=-1)
    gate.set()
    wait_until(qtbot, lambda: len(done) == 3)
    assert done[:2] == ["high", "low"]
    assert done[2] != threading.get_ident()


# Small pictures -----------------------------------------------------------------------------------


def test_a_small_picture_is_decoded_once_for_all_sessions(
    paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = ThumbnailCache(tmp_path / "cache")
    first = cache.read(paths[0], 96)
    assert first.shape == (56, 96, 3)
    assert first.dtype == np.uint8
    read = thumbnail_cache.read_thumbnail
    monkeypatch.setattr(thumbnail_cache, "read_thumbnail", None)
    again = ThumbnailCache(tmp_path / "cache").read(paths[0], 96)
    assert again.shape == first.shape
    assert not again.flags.writeable
    monkeypatch.setattr(thumbnail_cache, "read_thumbnail", read)
    Image.fromarray(np.zeros((50, 50, 3), np.uint8)).save(paths[0])
    os.utime(paths[0], ns=(1, 1))
    assert cache.read(paths[0], 96).shape == (50, 50, 3)


def test_a_damaged_cache_and_a_read_only_one_do_no_harm(paths: list[Path], tmp_path: Path) -> None:
    cache = ThumbnailCache(tmp_path / "cache")
    cache.read(paths[0], 64)
    (stored,) = (tmp_path / "cache").glob("*/*.jpg")
    stored.write_bytes(b"rubbish")
    assert cache.read(paths[0], 64).shape[1] == 64
    (tmp_path / "file").write_text("")
    assert ThumbnailCache(tmp_path / "file").read(paths[0], 64).shape[1] == 64


def test_old_small_pictures_are_thrown_away(paths: list[Path], tmp_path: Path) -> None:
    cache = ThumbnailCache(tmp_path / "cache")
    for number, path in enumerate(paths):
        cache.read(path, 64)
        for stored in (tmp_path / "cache").glob("*/*.jpg"):
            if stored.stat().st_mtime > 1e6:
                os.utime(stored, (number, number))
    assert cache.prune(keep=3) == 1
    left = {item.stat().st_mtime for item in (tmp_path / "cache").glob("*/*.jpg")}
    assert left == {1.0, 2.0, 3.0}


def test_opening_a_folder_trims_the_small_pictures(
    pool: WorkPool, paths: list[Path], tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnail_cache, "_MAX_FILES", 1)
    cache = ThumbnailCache(tmp_path / "cache")
    for path in paths[:3]:
        cache.read(path, 64)
    ThumbnailLoader(pool, tmp_path / "cache").prune()
    wait_until(qtbot, lambda: len([*(tmp_path / "cache").glob("*/*.jpg")]) == 1)


def test_the_newest_wishes_come_first_and_old_ones_are_dropped(
    pool: WorkPool, paths: list[Path], tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_MAX_WAITING", 2)
    loader = ThumbnailLoader(pool, tmp_path / "cache")
    loader.set_source(lambda image_id: paths[image_id] if image_id < 4 else None)
    events = Events(loader.ready)
    for image_id in (0, 1, 2, 3, 77):
        loader.request(image_id, 32)
    wait_until(qtbot, lambda: len(events.all) == 2)
    qtbot.wait(50)
    assert [event.image_id for event in events.all] == [0, 3]


def test_small_pictures_in_memory_have_a_budget(
    pool: WorkPool, paths: list[Path], tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_THUMBNAIL_BUDGET", 5000)
    loader = ThumbnailLoader(pool, tmp_path / "cache")
    loader.set_source(lambda image_id: paths[image_id])
    events = Events(loader.ready)
    for image_id in range(4):
        loader.request(image_id, 32)
        wait_until(qtbot, lambda n=image_id: len(events.all) == n + 1)
    assert loader.cached(0, 32) is None
    assert loader.cached(3, 32) is not None
