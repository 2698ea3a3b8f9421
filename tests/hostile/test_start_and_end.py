"""The window starts whatever its settings say, tells why it cannot, and ends whatever waits."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from services_fakes import Script

from carnn_desktop import app, cli
from carnn_desktop.commands.console.command import Command
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.settings import Settings, SettingsStore
from carnn_desktop.services.storage.pool import pools_are_stuck

if TYPE_CHECKING:
    from carnn_desktop.ui.shell.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "values",
    [
        {"min_part_area": 3_000_000_000},
        {"min_part_area": 0},
        {"min_part_area": 10**400},
        {"feature_cache_mb": 10**400},
        {"feature_cache_mb": -1},
        {"recent_folders": ["x" * 5000]},
        {"recent_folders": ["a\0b"]},
        {"recent_folders": ["x"] * 5000},
        {"overlay_opacity": 7.5},
        {"overlay_opacity": "much"},
        {"font_scale": 1e300},
        {"theme": "pink"},
        {"last_text": "x" * 200_000},
        {"window_geometry": 5},
        {"keys": {"a": "b"}},
        {"model": {"device": "abacus"}},
    ],
)
def test_values_that_cannot_be_are_set_to_their_defaults_and_said(
    tmp_path: Path, values: dict[str, object]
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({**values, "last_phrases": ["a red hat"]}))
    store = SettingsStore(path)
    assert store.current == Settings(last_phrases=("a red hat",))
    (notice,) = store.take_notices()
    assert next(iter(values)) in notice.text
    assert json.loads(path.with_suffix(".damaged.json").read_text()).keys() >= values.keys()
    again = SettingsStore(path)
    assert (again.take_notices(), again.current) == ([], store.current)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"extra":' + '{"a":' * 100_000, "\0", '{"a":1}x'])
def test_a_file_that_is_nested_or_torn_gives_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text)
    store = SettingsStore(tmp_path / "settings.json")
    assert store.current == Settings()
    assert len(store.take_notices()) == 1


def test_closing_ends_although_a_thread_waits_for_ever(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()
    script = Script()
    session = Session(
        settings=SettingsStore(tmp_path / "settings.json"),
        segmenter_factory=script.factory,
        cache_folder=tmp_path,
    )
    pool = session._context.pool
    pool.submit(lambda: answers.wait(30))
    qtbot.wait(10)
    started = time.monotonic()
    ended = session.shutdown(0.3)
    assert time.monotonic() - started < 5
    assert not ended
    assert session.shutdown() is ended
    assert pools_are_stuck()
    answers.set()
    assert pool.close(5)
    assert not pools_are_stuck()


def window(home: Path, code: str, *arguments: str) -> subprocess.Popen[str]:
    places = ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    home.mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env={
            **os.environ, **dict.fromkeys(places, str(home)),
            "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip


RUN = "import sys; from carnn_desktop.cli import main; sys.exit(main(['gui']))"
READY = "from PySide6.QtCore import QTimer; from carnn_desktop.ui.shell import main_window as m; "
SHOWN = (
    "old = m.MainWindow.show; "
    "m.MainWindow.show = lambda w: (old(w), QTimer.singleShot(0, lambda: print('up', flush=True)));"
)


def test_ctrl_c_ends_the_window(tmp_path: Path) -> None:
    settings = tmp_path / "home" / "carnn-desktop" / "settings.json"
    settings.parent.mkdir(parents=True)
    # what aborted it at every start
    settings.write_text(
        json.dumps({"min_part_area": 3_000_000_000, "recent_folders": ["x" * 5000],
                    "load_model_at_start": False, "guide": "done"})
    )  # fmt: skip
    child = window(tmp_path / "home", READY + SHOWN + RUN)
    assert child.stdout is not None
    assert child.stdout.readline() == "up\n"
    child.send_signal(signal.SIGINT)
    _, stderr = child.communicate(timeout=30)
    assert child.returncode == 130, stderr
    assert "Traceback" not in stderr


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="POSIX only")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_what_asks_the_program_to_end_closes_the_window(qtbot: QtBot, name: str) -> None:
    """As the end of a session of the desktop does, and a terminal that is closed."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    with app._closed_by_interrupt(cast("MainWindow", widget)) as came:
        os.kill(os.getpid(), getattr(signal, name))
        qtbot.waitUntil(lambda: not widget.isVisible())
    assert came == [getattr(signal, name)]


def test_what_fails_at_the_start_is_a_line_not_an_abort(tmp_path: Path) -> None:
    broken = (
        "def fail(*a): raise ValueError('a value nobody thought of')\nm.MainWindow.show = fail\n"
    )
    child = window(tmp_path / "home", READY.replace("; ", "\n") + broken + RUN)
    _, stderr = child.communicate(timeout=60)
    assert child.returncode == 1, stderr
    assert "error: The window could not be opened" in stderr
    assert "a value nobody thought of" in stderr
    assert "Traceback" not in stderr


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="POSIX only")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_what_asks_a_command_to_end_is_heard_at_any_time(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """While it works, so that its halves are cleared, and before: the parser takes a moment."""
    number = getattr(signal, name)
    before = signal.getsignal(number)

    def ended(*_arguments: object) -> int:
        os.kill(os.getpid(), number)
        time.sleep(30)
        return 0

    monkeypatch.setattr(Command, "run", ended)
    assert cli.main(["doctor"]) == 130
    monkeypatch.setattr(cli, "build_parser", ended)
    assert cli.main(["doctor"]) == 130
    assert signal.getsignal(number) is before
    assert capsys.readouterr().err == "interrupted\n" * 2


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="POSIX only")
def test_what_nohup_ignores_stays_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(*_arguments: object) -> int:
        os.kill(os.getpid(), signal.SIGHUP)
        return 0

    monkeypatch.setattr(Command, "run", ended)
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert cli.main(["doctor"]) == 0
    finally:
        signal.signal(signal.SIGHUP, before)
