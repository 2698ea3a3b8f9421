"""The user's models on disk: local folders that were added, and folders that were downloaded.

Knows no torch. A downloaded model lies in ``<root>/<owner>--<name>/`` with a ``carnn-model.json``
that pins the revision and every file's SHA-256; a local folder is only remembered by its path.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.weights.files import SINGLE, read_json
from carnn_desktop.engine.weights.hub import HubClient, HubFile, HuggingFaceHub
from carnn_desktop.regular_files import open_regular, real_path

MANIFEST = "carnn-model.json"
_INDEX = "folders.json"
_CHUNK = 1 << 20
_WEIGHTS = ".safetensors"
_SHARD = re.compile(r"model-\d+-of-\d+\.safetensors")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredModel:
    """A model on disk. ``files`` maps names to SHA-256 (hex); empty for the user's own folder."""

    id: str
    folder: Path
    revision: str = ""
    licence: str = "unknown"
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def downloaded(self) -> bool:
        """Whether the store put it there (and may remove it)."""
        return bool(self.files)


class ModelStore:
    """List, add, download, verify and remove models under one folder."""

    def __init__(self, root: Path, hub: HubClient | None = None) -> None:
        self._root = root
        self._hub = hub

    def models(self) -> tuple[StoredModel, ...]:
        """All models whose files are there, downloads first, each by id."""
        return (*self._downloaded(), *self._local())

    def find(self, model_id: str) -> StoredModel | None:
        """Return the model of that id, None when it is not on disk."""
        return next((model for model in self.models() if model.id == model_id), None)

    def add_folder(self, folder: Path) -> StoredModel:
        """Remember a local model folder; raise CarnnError when it cannot be one."""
        folder = real_path(folder)
        check_model_folder(folder)
        known = {str(model.folder) for model in self._local()} | {str(folder)}
        self._write_json(self._root / _INDEX, sorted(known))
        return StoredModel(id=str(folder), folder=folder)

    def download(
        self,
        model_id: str,
        *,
        revision: str = "main",
        on_progress: ProgressCallback = ignore_progress,
    ) -> StoredModel:
        """Fetch a model from the hub; a download that was cut off goes on where it stopped.

        Only configuration, tokenizer and safetensors files are fetched, never code or pickles. The
        revision is resolved to a commit once and pinned. Raises CarnnError when the hub cannot be
        reached, the model has no safetensors weights, or a file's hash is not the hub's.
        """
        hub = self._hub or HuggingFaceHub()
        on_progress(Progress("asking the hub", text=model_id))
        repository = hub.describe(model_id, revision)
        files = _needed([file for file in repository.files if is_wanted(file.name)])
        if not any(file.name.endswith(_WEIGHTS) for file in files):
            raise CarnnError(
                Told("{model_id} offers no safetensors weights.", model_id=model_id),
                Told("Choose a revision or a model that has a model.safetensors file."),
            )
        folder = self._root / model_id.replace("/", "--")
        folder.mkdir(parents=True, exist_ok=True)
        total = sum(file.size for file in files)
        done = 0
        hashes: dict[str, str] = {}
        for file in files:
            hashes[file.name] = self._fetch(
                hub, model_id, repository.commit, file, folder, (done, total), on_progress
            )
            done += file.size
        model = StoredModel(
            id=model_id,
            folder=folder,
            revision=repository.commit,
            licence=repository.licence,
            files=hashes,
        )
        for path in folder.iterdir():  # of another revision: nothing of it may be read
            if path.name not in {*hashes, MANIFEST} and is_wanted(path.name):
                path.unlink()
        # Written last: a folder without it is an unfinished download, not a model.
        self._write_json(folder / MANIFEST, {**asdict(model), "folder": ""})
        return model

    def verify(self, model: StoredModel, on_progress: ProgressCallback = ignore_progress) -> None:
        """Compare every file with the hash it had when it came; raise CarnnError naming the first
        that differs.
        """
        check_model_folder(model.folder)
        for name, expected in model.files.items():
            path = model.folder / name
            if not path.is_file():
                raise CarnnError(
                    Told("{path} is missing.", path=path),
                    Told("Download {model_id} again.", model_id=model.id),
                )
            if sha256_of(path, on_progress) != expected:
                raise CarnnError(
                    Told("{path} is damaged.", path=path),
                    Told("Remove {model_id} and download it again.", model_id=model.id),
                )

    def remove(self, model: StoredModel) -> None:
        """Delete a downloaded model; forget a local folder without touching it."""
        if model.downloaded:
            shutil.rmtree(model.folder)
            return
        rest = {str(other.folder) for other in self._local()} - {str(model.folder)}
        self._write_json(self._root / _INDEX, sorted(rest))

    def _fetch(
        self,
        hub: HubClient,
        model_id: str,
        commit: str,
        file: HubFile,
        folder: Path,
        progress: tuple[int, int],
        on_progress: ProgressCallback,
    ) -> str:
        """Bring one file to ``folder`` and return its hash; keep it when it is there already."""
        done, total = progress
        target = folder / file.name

        def report(received: int) -> None:
            on_progress(Progress("downloading", done + received, total, text=file.name))

        report(0)
        if target.is_file() and target.stat().st_size == file.size:
            digest = sha256_of(target, on_progress)
            if digest == file.sha256:
                return digest
        hub.fetch(model_id, commit, file.name, folder, report)
        digest = sha256_of(target, on_progress)
        if file.sha256 and digest != file.sha256:
            target.unlink()
            raise CarnnError(
                Told("{name} of {model_id} arrived damaged.", name=file.name, model_id=model_id),
                Told("Start the download again."),
            )
        return digest

    def _downloaded(self) -> tuple[StoredModel, ...]:
        found = []
        for manifest in self._manifests():
            model = _of_manifest(manifest.parent, read_json(manifest))
            if model is not None:
                found.append(model)
        return tuple(found)

    def _manifests(self) -> Sequence[Path]:
        try:
            return sorted(self._root.glob(f"*/{MANIFEST}"))
        except OSError:
            return ()

    def _local(self) -> tuple[StoredModel, ...]:
        folders = read_json(self._root / _INDEX)
        if not isinstance(folders, list):
            return ()
        paths = [Path(folder) for folder in folders if isinstance(folder, str)]
        return tuple(StoredModel(id=str(path), folder=path) for path in paths if _is_folder(path))

    def _write_json(self, path: Path, values: Any) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(".part")
        temporary.write_text(json.dumps(values, indent=1, sort_keys=True), encoding="utf-8")
        temporary.replace(path)


def _of_manifest(folder: Path, values: Any) -> StoredModel | None:
    """Return a downloaded model; None for another program's or version's file."""
    if not isinstance(values, dict) or not isinstance(values.get("files"), dict):
        return None
    files = {k: v for k, v in values["files"].items() if isinstance(v, str) and is_wanted(k)}
    texts = {key: values.get(key) for key in ("id", "revision", "licence")}
    if len(files) != len(values["files"]) or not all(isinstance(v, str) for v in texts.values()):
        return None
    try:
        return StoredModel(**{**values, "folder": folder})
    except TypeError:
        return None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # below a folder without permission
        return False


def is_wanted(name: str) -> bool:
    """Whether a hub file is configuration, vocabulary or safe weights of the PyTorch model."""
    if "/" in name:  # sub-folders hold other formats (onnx, coreml)
        return False
    return name.endswith((".json", ".safetensors", "merges.txt", "vocab.txt", "spiece.model"))


def _needed(files: Sequence[HubFile]) -> list[HubFile]:
    """Leave out further forms of the same weights, such as OpenCLIP's or in half precision."""
    single = any(file.name == SINGLE for file in files)
    return [
        file
        for file in files
        if not file.name.endswith(_WEIGHTS)
        or file.name == SINGLE
        or (not single and _SHARD.fullmatch(file.name))
    ]


def check_model_folder(folder: Path) -> None:
    """Raise CarnnError unless ``folder`` holds a configuration and safetensors weights."""
    if not folder.is_dir():
        raise CarnnError(
            Told("There is no folder {folder}.", folder=folder),
            Told("Choose the folder of a model."),
        )
    if not (folder / "config.json").is_file():
        raise CarnnError(
            Told("{folder} has no config.json.", folder=folder),
            Told("Choose a folder saved by save_pretrained()."),
        )
    if not any(folder.glob("*.safetensors")):
        raise CarnnError(
            Told("{folder} has no safetensors weights.", folder=folder),
            Told("Convert them with save_pretrained(..., safe_serialization=True)."),
        )


def sha256_of(path: Path, on_progress: ProgressCallback = ignore_progress) -> str:
    """Return the hex SHA-256 of a file, with a progress callback every few megabytes."""
    digest = hashlib.sha256()
    done = 0
    with open_regular(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            done += len(chunk)
            on_progress(Progress("verifying", done, size, text=path.name))
    return digest.hexdigest()
