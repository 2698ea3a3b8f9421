"""What goes wrong between here and the hub is told in words, and can be left at any time."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import huggingface_hub
import pytest

from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.engine.weights import hub as model_hub
from carnn_desktop.engine.weights.hub import HuggingFaceHub
from carnn_desktop.engine.weights.store import ModelStore

CONTENT = bytes(range(256)) * 12_000  # three pieces
COMMIT = "c0ffee" * 7


class FileServer(ThreadingHTTPServer):
    """Serves CONTENT. ``breaks``: after how many bytes the next answers end; ``ranges``: asked for.

    deaf : it does not know ranges; gate : an answer waits for it after its first half
    """

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.breaks: list[int] = []
        self.ranges: list[str | None] = []
        self.deaf = False
        self.status, self.code = 200, ""
        self.gate: threading.Event | None = None

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that left."""


class _Handler(BaseHTTPRequestHandler):
    server: FileServer

    def do_GET(self) -> None:
        wanted = self.headers.get("Range")
        self.server.ranges.append(wanted)
        start = 0 if wanted is None or self.server.deaf else int(wanted[6:].rstrip("-"))
        if self.server.status != 200 or start >= len(CONTENT):
            self.send_response(416 if self.server.status == 200 else self.server.status)
            self.send_header("Content-Length", "0")
            if self.server.code:
                self.send_header("X-Error-Code", self.server.code)
            self.end_headers()
            return
        rest = CONTENT[start:]
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(rest)))
        self.end_headers()
        if self.server.gate is not None:
            self.wfile.write(rest[: len(rest) // 2])
            self.server.gate.wait(20)
            rest = rest[len(rest) // 2 :]
        limit = self.server.breaks.pop(0) if self.server.breaks else len(rest)
        self.wfile.write(rest[:limit])
        self.close_connection = True

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FileServer]:
    monkeypatch.setattr(model_hub, "_PAUSE_S", 0.0)
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    made = FileServer()
    thread = threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield made
    if made.gate is not None:
        made.gate.set()
    made.shutdown()
    made.server_close()
    thread.join()


def _fetch(server: FileServer, folder: Path, report: Any = lambda _count: None) -> bytes:
    hub = HuggingFaceHub(f"http://127.0.0.1:{server.server_port}")
    hub.fetch("owner/model", COMMIT, "model.safetensors", folder, report)
    assert [path.name for path in folder.iterdir()] == ["model.safetensors"]
    return (folder / "model.safetensors").read_bytes()


def test_a_file_comes_whole_and_its_bytes_are_reported(server: FileServer, tmp_path: Path) -> None:
    seen: list[int] = []
    assert _fetch(server, tmp_path, seen.append) == CONTENT
    assert seen[-1] == len(CONTENT)


def test_a_connection_that_breaks_goes_on_where_it_was(server: FileServer, tmp_path: Path) -> None:
    server.breaks = [1 << 20, 1 << 20]
    assert _fetch(server, tmp_path) == CONTENT
    assert server.ranges == [None, f"bytes={1 << 20}-", f"bytes={2 << 20}-"]


def test_what_came_is_used_by_the_next_download(server: FileServer, tmp_path: Path) -> None:
    server.breaks = [1 << 20, 0, 0, 0]
    with pytest.raises(CarnnError, match="broke off") as caught:
        _fetch(server, tmp_path)
    assert "goes on where it stopped" in caught.value.remedy
    server.breaks, server.ranges = [], []
    assert _fetch(server, tmp_path) == CONTENT
    assert server.ranges == [f"bytes={1 << 20}-"]


def test_a_server_that_begins_anew_is_followed(server: FileServer, tmp_path: Path) -> None:
    server.breaks, server.deaf = [1 << 20], True
    assert _fetch(server, tmp_path) == CONTENT


def test_a_part_that_is_whole_is_not_fetched_again(server: FileServer, tmp_path: Path) -> None:
    (tmp_path / f"model.safetensors.{COMMIT[:12]}.incomplete").write_bytes(CONTENT)
    assert _fetch(server, tmp_path) == CONTENT
    assert server.ranges == [f"bytes={len(CONTENT)}-"]


def test_parts_of_other_revisions_go(server: FileServer, tmp_path: Path) -> None:
    (tmp_path / "model.safetensors.0123456789ab.incomplete").write_bytes(b"old")
    assert _fetch(server, tmp_path) == CONTENT


def test_a_refusal_is_told_at_once(server: FileServer, tmp_path: Path) -> None:
    server.status = 403
    with pytest.raises(CarnnError, match="broke off"):
        _fetch(server, tmp_path)
    assert len(server.ranges) == 1


def test_a_gated_file_is_told_with_the_steps(server: FileServer, tmp_path: Path) -> None:
    server.status, server.code = 401, "GatedRepo"
    with pytest.raises(CarnnError, match="people who agreed to its terms") as caught:
        _fetch(server, tmp_path)
    assert "hf auth login" in caught.value.remedy
    assert len(server.ranges) == 1


def test_a_transfer_that_stands_still_is_left_at_once(server: FileServer, tmp_path: Path) -> None:
    server.gate = threading.Event()

    def report(count: int) -> None:
        if count:
            raise Cancelled

    started = time.monotonic()
    with pytest.raises(Cancelled):
        _fetch(server, tmp_path, report)
    assert time.monotonic() - started < 8
    (part,) = tmp_path.iterdir()
    assert CONTENT.startswith(part.read_bytes())


def test_a_disk_that_cannot_be_written_is_the_cause(server: FileServer, tmp_path: Path) -> None:
    (tmp_path / f"model.safetensors.{COMMIT[:12]}.incomplete").mkdir()
    with pytest.raises(CarnnError, match="IsADirectoryError") as caught:
        _fetch(server, tmp_path)
    assert isinstance(caught.value.__cause__, OSError)


def _status(code: int) -> Any:
    return SimpleNamespace(status_code=code, headers={}, request=None)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ConnectionError("no route"), "cannot be reached"),
        (huggingface_hub.errors.OfflineModeIsEnabled("off"), "HF_HUB_OFFLINE"),
        (huggingface_hub.errors.HFValidationError("bad"), "has no model owner/model"),
        (huggingface_hub.errors.HfHubHTTPError("busy", response=_status(503)), "status 503"),
        (huggingface_hub.errors.GatedRepoError("no", response=_status(403)), "agreed to its terms"),
        (huggingface_hub.errors.RevisionNotFoundError("no", response=_status(404)), "“v9”"),
        (huggingface_hub.errors.RepositoryNotFoundError("no", response=_status(404)), "no model"),
    ],
)
def test_refusals_are_told_apart(
    monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    def refuse(*_arguments: Any, **_options: Any) -> None:
        raise error

    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", refuse)
    with pytest.raises(CarnnError, match=words) as caught:
        HuggingFaceHub().describe("owner/model", "v9")
    assert caught.value.remedy


def _info(commit: str, *names: str, pickle: str = "a" * 64) -> Any:
    hashes = {"pytorch_model.bin": SimpleNamespace(sha256=pickle)}
    files = [SimpleNamespace(rfilename=n, size=1, lfs=hashes.get(n)) for n in names]
    return SimpleNamespace(sha=commit, card_data=None, siblings=files)


@pytest.mark.parametrize(
    ("author", "pickle", "taken"),
    [
        ("SFconvertbot", "a" * 64, True),
        ("somebody", "a" * 64, False),
        ("SFconvertbot", "b" * 64, False),
    ],
)
def test_of_a_pickle_alone_the_hubs_own_conversion_is_taken(
    monkeypatch: pytest.MonkeyPatch, author: str, pickle: str, taken: bool
) -> None:
    there = {
        "v1": _info("1" * 40, "config.json", "pytorch_model.bin", "open_clip_model.safetensors"),
        "refs/pr/4": _info("4" * 40, "pytorch_model.bin", "model.safetensors", pickle=pickle),
        "whole": _info("2" * 40, "config.json", "model.safetensors"),
    }
    title = "Adding `safetensors` variant of this model"
    request = SimpleNamespace(author=author, title=title, git_reference="refs/pr/4")
    asked: list[str] = []

    def described(_self: Any, _model: str, *, revision: str, **_options: Any) -> Any:
        return there[revision]

    def discussed(_self: Any, model: str, **_options: Any) -> list[Any]:
        asked.append(model)
        return [request]

    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", described)
    monkeypatch.setattr(huggingface_hub.HfApi, "get_repo_discussions", discussed)
    found = HuggingFaceHub().describe("owner/model", "v1")
    assert found.commit == ("4" if taken else "1") * 40
    assert HuggingFaceHub().describe("owner/model", "whole").commit == "2" * 40
    assert asked == ["owner/model"]  # only where it is needed


def test_without_an_answer_about_conversions_the_pickle_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_arguments: Any, **_options: Any) -> Any:
        raise ConnectionError

    info = _info("1" * 40, "config.json", "pytorch_model.bin")
    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", lambda *_, **__: info)
    monkeypatch.setattr(huggingface_hub.HfApi, "get_repo_discussions", refuse)
    with pytest.raises(CarnnError, match="offers no safetensors weights"):
        ModelStore(tmp_path).download("owner/model")
