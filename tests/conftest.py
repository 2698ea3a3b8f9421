"""Shared fixtures: no screen, no network, no settings of the user who runs the tests."""

from __future__ import annotations

import gc
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run, and no time limit, which would fail a correct program on a busy
# machine. `--hypothesis-profile search` looks for new ones.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None)
settings.load_profile("same")

if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    # a screen as people have it: windows are made to fit the one they are on
    SCREEN = Path(__file__).parent / "samples" / "screen.json"
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREEN}"
os.environ.setdefault("HF_HUB_OFFLINE", "1")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point configuration, cache and data folders to a temporary place."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Fail a test that opens an internet connection without saying so (marker ``network``)."""
    if "network" not in request.keywords:
        connect = socket.socket.connect

        def guarded(self: socket.socket, address: object) -> None:
            if self.family in (socket.AF_INET, socket.AF_INET6):
                host = address[0] if isinstance(address, tuple) else ""
                if host not in ("127.0.0.1", "::1", "localhost"):
                    raise AssertionError(f"a test tried to reach {address!r}")
            connect(self, address)  # type: ignore[arg-type]

        monkeypatch.setattr(socket.socket, "connect", guarded)


class Aside:
    """What other tests made (all of torch) is taken out of collections and searches: both take
    seconds with it. The program does the same with gc.freeze(), and puts everything back when it
    ends; during the tests that does nothing, so that what is left behind stays in sight.
    """

    def __init__(self) -> None:
        self.freeze, self.unfreeze = gc.freeze, gc.unfreeze
        gc.freeze = gc.unfreeze = lambda: None

    def take(self) -> None:
        gc.collect()
        self.freeze()


ASIDE = Aside()


@pytest.fixture(autouse=True, scope="module")
def _other_modules_aside() -> None:
    ASIDE.take()


@pytest.fixture
def real_freezing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let gc.freeze() and gc.unfreeze() do what they do."""
    monkeypatch.setattr(gc, "freeze", ASIDE.freeze)
    monkeypatch.setattr(gc, "unfreeze", ASIDE.unfreeze)
    yield
    ASIDE.take()


@pytest.fixture
def collected_here() -> Iterator[None]:
    """Run the garbage collector in this thread only, as the program does (GarbageTimer).

    Whichever thread allocates runs it otherwise, and a photo loader that frees the scene of the
    test before this one, while that is painted, ends the process.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    yield
    counts, limits = gc.get_count(), gc.get_threshold()
    gc.collect(2 if counts[2] > limits[2] else 1)
    if was_enabled:
        gc.enable()


@pytest.fixture
def shared_data() -> Path:
    """Folder of real annotated photos given by CARNN_SHARED_DATA; skip where it is not set."""
    value = os.environ.get("CARNN_SHARED_DATA", "")
    if not value:
        pytest.skip("set CARNN_SHARED_DATA to a folder of annotated photos to run this test")
    return Path(value)


@pytest.fixture
def reference() -> Path:
    """Folder of reference outputs given by CARNN_REFERENCE; skip where it is not set."""
    value = os.environ.get("CARNN_REFERENCE", "")
    if not value:
        pytest.skip("set CARNN_REFERENCE to the reference outputs to run this test")
    return Path(value)
