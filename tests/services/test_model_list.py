"""The models of this machine as one list, and the manager's work beside the GUI thread."""

from __future__ import annotations

import argparse
import errno
import hashlib
import io
import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from carnn_desktop.commands.console.output import Output, RunFailed
from carnn_desktop.commands.model_tools import models, run_models
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.engine.weights import hub as model_hub
from carnn_desktop.engine.weights.hub import HubFile, HubRepository, HuggingFaceHub
from carnn_desktop.services.model_list import ModelCatalog, megabytes
from carnn_desktop.services.model_manager import ModelManager, ModelTask, ModelTaskEnded


def _safetensors(content: bytes) -> bytes:
    """Return a whole file of the format with one tensor of bytes."""
    entry = {"dtype": "U8", "shape": [len(content)], "data_offsets": [0, len(content)]}
    table = json.dumps({"x": entry}).encode()
    return len(table).to_bytes(8, "little") + table + content


_CLIP = {
    "config.json": json.dumps({"model_type": "clip"}).encode(),
    "vocab.json": b"{}",
    "model.safetensors": _safetensors(bytes(range(256)) * 400),
}


class Hub:
    """A hub in memory; ``gate`` holds the transfer, ``error`` breaks it."""

    def __init__(self, files: dict[str, bytes] | None = None) -> None:
        self.files = files or _CLIP
        self.claimed = 0
        self.gate: threading.Event | None = None
        self.error: Exception | None = None
        self.starts: list[int] = []

    def describe(self, model_id: str, revision: str) -> HubRepository:
        if model_id != "owner/model":
            raise CarnnError(f"{model_id} could not be found on the model hub.", "Check the name.")
        files = tuple(
            HubFile(name, self.claimed or len(data), hashlib.sha256(data).hexdigest())
            for name, data in self.files.items()
        )
        return HubRepository(commit="abc", licence="mit", files=files)

    def fetch(
        self, model_id: str, commit: str, name: str, folder: Path, report: Callable[[int], None]
    ) -> None:
        data, part = self.files[name], folder / f"{name}.incomplete"
        start = part.stat().st_size if part.exists() else 0
        self.starts.append(start)
        for offset in range(start, len(data), 20_000):
            with part.open("ab") as stream:
                stream.write(data[offset : offset + 20_000])
            report(min(len(data), offset + 20_000))
            if name.endswith("safetensors") and self.error is not None:
                error, self.error = self.error, None
                raise error
            if name.endswith("safetensors") and self.gate is not None:
                self.gate.wait(5)
        part.rename(folder / name)


@pytest.fixture
def hub() -> Hub:
    return Hub()


@pytest.fixture
def manager(qapp: Any, tmp_path: Path, hub: Hub) -> Iterator[ModelManager]:
    made = ModelManager(ModelCatalog(tmp_path / "models", hub))
    yield made
    if hub.gate is not None:
        hub.gate.set()
    made.close()
    made.deleteLater()


def _clip_folder(path: Path, kind: str = "clip") -> Path:
    path.mkdir(parents=True)
    (path / "config.json").write_text(json.dumps({"model_type": kind}))
    (path / "model.safetensors").write_bytes(_safetensors(b"weights"))
    (path / "vocab.json").write_text("{}")
    return path


def test_the_list_tells_kind_origin_and_size(tmp_path: Path, hub: Hub) -> None:
    catalog = ModelCatalog(tmp_path / "models", hub)
    catalog.download("owner/model")
    added = catalog.add(_clip_folder(tmp_path / "mine"))
    catalog.add(_clip_folder(tmp_path / "segment", "sam"))
    _clip_folder(tmp_path / "models" / "speech", "whisper")
    _clip_folder(tmp_path / "models" / "copied")
    rows = {entry.title: (entry.kind, entry.origin) for entry in catalog.entries()}
    assert next(iter(rows.values())) == ("built-in", "built-in")
    assert rows["owner/model"] == ("clip", "downloaded")
    assert rows["mine"] == ("clip", "added")
    assert rows["segment"] == ("sam", "added")
    assert rows["speech"] == ("other", "copied")
    assert rows["copied"] == ("clip", "copied")
    assert len(rows) == len(catalog.entries())
    assert (added.size > 0, added.removable, added.verifiable) == (True, True, False)
    assert "not CLIP" in catalog.find("speech").problem


def test_a_folder_that_cannot_be_used_is_not_added(tmp_path: Path, hub: Hub) -> None:
    catalog = ModelCatalog(tmp_path / "models", hub)
    other = _clip_folder(tmp_path / "speech", "whisper")
    cut = _clip_folder(tmp_path / "cut", "sam")
    (cut / "model.safetensors").write_bytes(_safetensors(b"weights")[:-1])
    mute = _clip_folder(tmp_path / "mute")
    (mute / "vocab.json").unlink()
    for folder, reason in ((other, "“whisper”, not CLIP"), (cut, "cut off"), (mute, "tokenizer")):
        with pytest.raises(CarnnError, match=reason) as caught:
            catalog.add(folder)
        assert "save_pretrained" in caught.value.remedy
    assert [entry.id for entry in catalog.entries()] == ["embedded"]


def test_verifying_says_no_more_than_is_known(tmp_path: Path, hub: Hub) -> None:
    catalog = ModelCatalog(tmp_path / "models", hub)
    folder = _clip_folder(tmp_path / "mine")
    catalog.add(folder)
    assert "nobody knows the hashes" in _ask(catalog, "verify", str(folder))[1]
    assert "every file is as it came" in _ask(catalog, "verify", "embedded")[1]
    (folder / "model.safetensors").write_bytes(b"")
    with pytest.raises(RunFailed, match="cut off"):
        _ask(catalog, "verify", str(folder))


def test_what_cannot_be_done_is_told(tmp_path: Path, hub: Hub) -> None:
    catalog = ModelCatalog(tmp_path / "models", hub)
    for act, reason in (
        (lambda: catalog.find("nothing"), "no model “nothing”"),
        (lambda: catalog.remove("embedded"), "cannot be removed"),
        (lambda: catalog.add(tmp_path / "absent"), "no folder"),
        (lambda: catalog.download("no slash"), "no name on the model hub"),
        (lambda: catalog.download("some/other"), "could not be found"),
    ):
        with pytest.raises(CarnnError, match=reason):
            act()


def test_a_revision_may_follow_the_name(tmp_path: Path, hub: Hub, monkeypatch: Any) -> None:
    asked: list[str] = []
    described = hub.describe
    monkeypatch.setattr(
        hub, "describe", lambda name, revision: asked.append(revision) or described(name, revision)
    )
    catalog = ModelCatalog(tmp_path / "models", hub)
    assert catalog.download("owner/model@v2").id == "owner/model"
    catalog.download("owner/model", revision="v3")
    assert asked == ["v2", "v3"]


def test_a_damaged_file_is_found_and_a_removed_model_is_gone(tmp_path: Path, hub: Hub) -> None:
    catalog = ModelCatalog(tmp_path / "models", hub)
    where = catalog.download("owner/model").where
    assert where is not None
    catalog.verify("owner/model")
    (where / "model.safetensors").write_bytes(b"x" * len(_CLIP["model.safetensors"]))
    with pytest.raises(CarnnError, match="is damaged"):
        catalog.verify("owner/model")
    catalog.remove("owner/model")
    assert not where.exists()


def test_a_disk_without_room_is_told_before_and_during(tmp_path: Path, hub: Hub) -> None:
    catalog = ModelCatalog(tmp_path / "models", hub)
    hub.claimed = 10**15
    with pytest.raises(CarnnError, match=r"disk is too full: .* 2000000\.0 GB|disk is too full"):
        catalog.download("owner/model")
    assert hub.starts == []
    hub.claimed = 0
    hub.error = OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(CarnnError, match="The disk is full") as caught:
        catalog.download("owner/model")
    assert "goes on" in caught.value.remedy
    catalog.download("owner/model")
    assert hub.starts[-1] == 20_000  # what had come was used


def test_the_manager_downloads_with_progress(manager: ModelManager, qtbot: Any) -> None:
    tasks: list[ModelTask] = []
    lists: list[Any] = []
    manager.progressed.connect(tasks.append)
    manager.listed.connect(lists.append)
    with qtbot.waitSignal(manager.ended, timeout=20_000) as ended:
        assert manager.download("owner/model")
        assert not manager.download("owner/model")  # one at a time
    assert ended.args == [ModelTaskEnded(what="download", model_id="owner/model")]
    qtbot.waitUntil(lambda: bool(lists), timeout=20_000)
    assert "owner/model" in [entry.id for entry in lists[-1]]
    assert tasks[-1].total >= tasks[-1].done > 0
    assert not manager.busy


def test_a_cancelled_download_goes_on_later(manager: ModelManager, hub: Hub, qtbot: Any) -> None:
    hub.gate = threading.Event()
    manager.download("owner/model")
    qtbot.waitUntil(lambda: len(hub.starts) == len(hub.files), timeout=20_000)
    manager.cancel()
    with qtbot.waitSignal(manager.ended, timeout=20_000) as ended:
        hub.gate.set()
    assert ended.args[0].cancelled
    with qtbot.waitSignal(manager.ended, timeout=20_000) as ended:
        manager.download("owner/model")
    assert ended.args[0].reason == ""
    assert hub.starts[-1] > 0


def test_a_failure_is_told_with_its_remedy(manager: ModelManager, qtbot: Any) -> None:
    with qtbot.waitSignal(manager.ended, timeout=20_000) as ended:
        manager.download("some/other")
    assert "could not be found" in ended.args[0].reason
    assert ended.args[0].remedy


def test_a_silent_hub_is_given_up_within_five_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    import huggingface_hub

    gate = threading.Event()

    class Silent:
        def __init__(self, **_named: Any) -> None:
            """Take the endpoint."""

        def model_info(self, *_args: Any, **_named: Any) -> None:
            gate.wait(20)

    monkeypatch.setattr(huggingface_hub, "HfApi", Silent)
    monkeypatch.setattr(model_hub, "_PATIENCE_S", 0.2)
    begun = time.monotonic()
    with pytest.raises(CarnnError, match="did not answer"):
        HuggingFaceHub().describe("owner/model", "main")
    assert time.monotonic() - begun < 10  # the hub would be silent for 20
    gate.set()


def _ask(catalog: ModelCatalog, *words: str) -> tuple[int, str]:
    parser = argparse.ArgumentParser()
    models.add_arguments(parser)
    out = io.StringIO()
    arguments = parser.parse_args(words)
    output = Output(as_json="--json" in words, stdout=out, stderr=io.StringIO())
    return run_models(arguments, output, catalog), out.getvalue()


def test_the_command_does_the_same(tmp_path: Path, hub: Hub) -> None:
    catalog = ModelCatalog(tmp_path / "models", hub)
    assert _ask(catalog, "download", "owner/model")[0] == 0
    folder = _clip_folder(tmp_path / "mine")
    assert str(folder) in _ask(catalog, "add", str(folder))[1]
    assert "every file is as it came" in _ask(catalog, "verify", "owner/model")[1]
    listed = json.loads(_ask(catalog, "list", "--json")[1])
    assert {"embedded", "owner/model", str(folder)} <= {m["id"] for m in listed["models"]}
    assert "owner/model  [clip, downloaded, mit" in _ask(catalog)[1]
    assert _ask(catalog, "remove", "owner/model")[0] == 0
    with pytest.raises(CarnnError):
        _ask(catalog, "remove", "embedded")
    with pytest.raises(RunFailed):
        _ask(catalog, "download", "some/other")


def test_sizes_read_well() -> None:
    assert megabytes(598_000_000) == "598 MB"
    assert megabytes(1_710_000_000) == "1.7 GB"
    assert megabytes(12) == "1 MB"
