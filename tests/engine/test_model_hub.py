"""What goes wrong between here and the hub is told in words, and can be left at any time."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import huggingface_hub
import pytest

from carnn_desktop.contracts import Cancelled, CarnnError
from carnn_desktop.engine.model_hub import HuggingFaceHub


def _fetch(monkeypatch: pytest.MonkeyPatch, client: Any, report: Any, folder: Path) -> None:
    monkeypatch.setattr(huggingface_hub, "hf_hub_download", client)
    HuggingFaceHub().fetch("owner/model", "abc", "model.safetensors", folder, report)


@pytest.mark.parametrize("error", [RuntimeError("protocol"), OSError(5, "disk"), TimeoutError()])
def test_whatever_the_client_raises_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: Exception
) -> None:
    def client(*_arguments: Any, **_options: Any) -> None:
        raise error

    with pytest.raises(CarnnError, match="broke off") as caught:
        _fetch(monkeypatch, client, lambda _count: None, tmp_path)
    assert "goes on where it stopped" in caught.value.remedy
    assert caught.value.__cause__ is error


def test_bytes_are_reported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: list[int] = []

    def client(*_arguments: Any, tqdm_class: Any, **_options: Any) -> None:
        bar = tqdm_class(total=30, initial=10)
        bar.update(20)

    _fetch(monkeypatch, client, seen.append, tmp_path)
    assert seen[-1] == 30


def test_a_transfer_that_stands_still_is_left_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    go_on, ended = threading.Event(), threading.Event()

    def client(*_arguments: Any, tqdm_class: Any, **_options: Any) -> None:
        go_on.wait(20)
        try:
            tqdm_class(total=30).update(20)
        finally:
            ended.set()

    def report(_count: int) -> None:
        raise Cancelled

    started = time.monotonic()
    with pytest.raises(Cancelled):
        _fetch(monkeypatch, client, report, tmp_path)
    assert time.monotonic() - started < 5
    go_on.set()
    assert ended.wait(20)  # its thread ends with the next bytes


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
