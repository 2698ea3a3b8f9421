"""The model store with a hub that lives in memory: no network, real files and hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.engine.weights.hub import HubFile, HubRepository
from carnn_desktop.engine.weights.store import ModelStore, StoredModel

_FILES = {
    "config.json": b"{}",
    "merges.txt": b"#version: 0.2\n",
    "model.safetensors": bytes(range(256)) * 64,
    "pytorch_model.bin": b"pickle: never fetched",
    "modeling_custom.py": b"raise SystemExit('code: never fetched')",
    "onnx/model.safetensors": b"another format",
}


class MemoryHub:
    """A hub with one model; ``cut_after`` bytes it breaks off once, as a bad line would."""

    def __init__(self, files: dict[str, bytes], *, cut_after: int | None = None) -> None:
        self.files = files
        self.cut_after = cut_after
        self.fetched: list[tuple[str, int]] = []

    def describe(self, model_id: str, revision: str) -> HubRepository:
        if model_id != "owner/model":
            raise CarnnError(f"{model_id} could not be found on the model hub.")
        files = tuple(
            HubFile(name, len(data), hashlib.sha256(data).hexdigest())
            for name, data in self.files.items()
        )
        return HubRepository(commit=f"commit-of-{revision}", licence="mit", files=files)

    def fetch(
        self, model_id: str, commit: str, name: str, folder: Path, report: Callable[[int], None]
    ) -> None:
        data = self.files[name]
        part = folder / f"{name}.incomplete"
        start = part.stat().st_size if part.exists() else 0
        self.fetched.append((name, start))
        for offset in range(start, len(data), 1024):
            cut = self.cut_after is not None and offset >= self.cut_after
            if cut and name.endswith(".safetensors"):
                self.cut_after = None
                raise CarnnError("The download broke off.")
            with part.open("ab") as stream:
                stream.write(data[offset : offset + 1024])
            report(min(offset + 1024, len(data)))
        part.rename(folder / name)


def _folder(path: Path) -> Path:
    path.mkdir(parents=True)
    (path / "config.json").write_text("{}")
    (path / "model.safetensors").write_bytes(b"weights")
    return path


def test_download_takes_safe_files_only_and_pins_the_commit(tmp_path: Path) -> None:
    store = ModelStore(tmp_path, MemoryHub(_FILES))
    seen: list[Progress] = []
    model = store.download("owner/model", on_progress=seen.append)
    names = {path.name for path in model.folder.iterdir()}
    assert names == {"config.json", "merges.txt", "model.safetensors", "carnn-model.json"}
    assert (model.revision, model.licence) == ("commit-of-main", "mit")
    assert ModelStore(tmp_path).find("owner/model") == model
    received = [progress.done for progress in seen if progress.stage == "downloading"]
    assert received == sorted(received)
    total = sum(len(_FILES[name]) for name in names - {"carnn-model.json"})
    assert seen[-1].total == len(_FILES["model.safetensors"]) or seen[-1].total == total
    assert max(received) == total
    store.verify(model)


def test_a_broken_download_resumes_where_it_stopped(tmp_path: Path) -> None:
    hub = MemoryHub(_FILES, cut_after=4096)
    store = ModelStore(tmp_path, hub)
    with pytest.raises(CarnnError, match="broke off"):
        store.download("owner/model")
    assert store.find("owner/model") is None
    store.download("owner/model")
    assert ("model.safetensors", 4096) in hub.fetched
    assert [name for name, _ in hub.fetched].count("config.json") == 1


def test_cancel_leaves_no_model(tmp_path: Path) -> None:
    def cancel(progress: Progress) -> None:
        if progress.text == "model.safetensors":
            raise Cancelled

    store = ModelStore(tmp_path, MemoryHub(_FILES))
    with pytest.raises(Cancelled):
        store.download("owner/model", on_progress=cancel)
    assert store.models() == ()


def test_damage_is_named(tmp_path: Path) -> None:
    store = ModelStore(tmp_path, MemoryHub(_FILES))
    model = store.download("owner/model")
    (model.folder / "model.safetensors").write_bytes(b"x")
    with pytest.raises(CarnnError, match=r"model\.safetensors is damaged"):
        store.verify(model)
    (model.folder / "model.safetensors").unlink()
    with pytest.raises(CarnnError, match="no safetensors"):
        store.verify(model)


def test_a_model_without_safe_weights_is_refused(tmp_path: Path) -> None:
    hub = MemoryHub({"config.json": b"{}", "pytorch_model.bin": b"pickle"})
    with pytest.raises(CarnnError, match="no safetensors"):
        ModelStore(tmp_path, hub).download("owner/model")


def test_local_folders_are_remembered_and_never_deleted(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "mine")
    store = ModelStore(tmp_path / "store")
    model = store.add_folder(folder)
    assert ModelStore(tmp_path / "store").find(str(folder)) == model
    store.remove(model)
    assert store.models() == ()
    assert (folder / "model.safetensors").exists()


@pytest.mark.parametrize(
    ("missing", "reason"),
    [("config.json", r"no config\.json"), ("model.safetensors", "no safetensors")],
)
def test_a_folder_that_is_no_model_is_refused(tmp_path: Path, missing: str, reason: str) -> None:
    folder = _folder(tmp_path / "mine")
    (folder / missing).unlink()
    with pytest.raises(CarnnError, match=reason):
        ModelStore(tmp_path / "store").add_folder(folder)


def test_remove_deletes_a_download_and_foreign_manifests_are_no_models(tmp_path: Path) -> None:
    store = ModelStore(tmp_path, MemoryHub(_FILES))
    store.remove(store.download("owner/model"))
    strange = tmp_path / "strange"
    strange.mkdir()
    (strange / "carnn-model.json").write_text('{"files": {}, "unknown": 1}')
    (tmp_path / "folders.json").write_text("not json")
    assert store.models() == ()
    assert isinstance(store.find("owner/model"), StoredModel) is False


def test_one_form_of_the_weights_is_fetched(tmp_path: Path) -> None:
    other = {"open_clip_model.safetensors": b"2" * 40, "model.fp16.safetensors": b"3" * 20}
    shards = {f"model-0000{n}-of-00002.safetensors": bytes([n] * 30) for n in (1, 2)}
    index = {"model.safetensors.index.json": b"{}"}
    plain = {"config.json": b"{}", "model.safetensors": b"1" * 50}
    store = ModelStore(tmp_path / "one", MemoryHub({**plain, **other, **shards}))
    assert set(store.download("owner/model").files) == set(plain)
    parted = {"config.json": b"{}", **index, **shards}
    store = ModelStore(tmp_path / "parts", MemoryHub({**parted, **other}))
    assert set(store.download("owner/model").files) == set(parted)
    store = ModelStore(tmp_path / "none", MemoryHub({"config.json": b"{}", **other}))
    with pytest.raises(CarnnError, match="no safetensors weights"):
        store.download("owner/model")


def test_nothing_of_another_revision_is_left(tmp_path: Path) -> None:
    whole = {"config.json": b"{}", "model.safetensors": b"1" * 50, "vocab.json": b"{}"}
    parted = {
        "config.json": b"{}",
        "model.safetensors.index.json": b"{}",
        "model-00001-of-00001.safetensors": b"2" * 30,
    }
    ModelStore(tmp_path, MemoryHub(whole)).download("owner/model")
    store = ModelStore(tmp_path, MemoryHub(parted))
    model = store.download("owner/model", revision="next")
    assert {path.name for path in model.folder.iterdir()} == {*parted, "carnn-model.json"}
    assert store.models() == (model,)
