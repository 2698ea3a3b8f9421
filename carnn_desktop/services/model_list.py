"""All models on this machine as one list: built-in, CLIP, Segment Anything; and the store's work.

Knows no Qt and no torch, so that the window and the command line show the same.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.embedded.files import verified_files
from carnn_desktop.engine.backbones.family import ModelInfo
from carnn_desktop.engine.backbones.registry import FAMILIES
from carnn_desktop.engine.refine.sam_files import cached_sam, sam_info, sam_models
from carnn_desktop.engine.weights.hub import HubClient
from carnn_desktop.engine.weights.models import (
    available_models,
    cached_models,
    folder_info,
    models_folder,
)
from carnn_desktop.engine.weights.recommended import RecommendedModel, recommended_models
from carnn_desktop.engine.weights.store import ModelStore, StoredModel, check_model_folder
from carnn_desktop.regular_files import home_path, real_path

_ADD_REMEDY = Told(
    "Choose the folder of a CLIP or Segment Anything model as save_pretrained() writes it."
)

RecommendedEntry = RecommendedModel
Origin = Literal["built-in", "downloaded", "added", "copied", "cached"]
"""How a model came; ``cached``: another program put it into the cache of the model hub."""

Availability = Literal["", "installed", "cached"]
"""Whether a model is on this machine; ``cached`` as in :data:`Origin`."""

Recommendations = tuple[tuple[RecommendedEntry, Availability], ...]
"""Models worth a download, each with whether it is on this machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelEntry(ModelInfo):
    """One row of the model manager: what is known of a model, and what the store knows.

    origin : how it came; size : bytes on disk; verifiable : its hashes are known
    """

    origin: Origin
    size: int
    revision: str = ""

    @property
    def verifiable(self) -> bool:
        """Whether the hashes of its files are known."""
        return self.origin in ("built-in", "downloaded")

    @property
    def finds(self) -> bool:
        """Whether it can be the first stage."""
        return any(family.kind == self.kind for family in FAMILIES)

    @property
    def judges(self) -> bool:
        """Whether it can be the classifier."""
        return any(f.kind == self.kind and f.load_instances is None for f in FAMILIES)

    @property
    def removable(self) -> bool:
        """Whether the program may delete or forget it."""
        return self.origin in ("downloaded", "added")


class ModelCatalog:
    """Lists, adds, downloads, verifies and removes; ``root`` is the folder of the downloads."""

    def __init__(self, root: Path | None = None, hub: HubClient | None = None) -> None:
        self.root = models_folder() if root is None else root
        self._store = ModelStore(self.root, hub)

    def entries(self) -> tuple[ModelEntry, ...]:
        """Return all models, the built-in one first."""
        stored = {model.id: model for model in self._store.models()}
        found = (*available_models(self.root), *sam_models(self.root))
        known = {info.id.partition("@")[0] for info in found}
        cached = [
            cached_sam(info.id) or info
            for info in cached_models()
            if info.id.partition("@")[0] not in known
        ]
        return (
            *(_entry(info, _origin(info, stored.get(info.id)), stored) for info in found),
            *(_entry(info, "cached", stored) for info in cached),
        )

    def recommended(self, *, commercial: bool = False) -> Recommendations:
        """Return the recommended models, each with whether it is on this machine.

        commercial : only those that may be used commercially
        """
        found = with_installed(self.entries())
        return tuple((one, here) for one, here in found if one.commercial or not commercial)

    def find(self, model_id: str) -> ModelEntry:
        """Return the model of that id or title; raise CarnnError naming those that exist."""
        entries = self.entries()
        for entry in entries:
            if model_id in (entry.id, entry.title) or str(Path(model_id).absolute()) == entry.id:
                return entry
        names = ", ".join(entry.id for entry in entries)
        raise CarnnError(
            Told("There is no model “{model_id}”.", model_id=model_id),
            Told("Installed: {names}.", names=names),
        )

    def add(self, folder: Path) -> ModelEntry:
        """Remember a local folder; raise CarnnError when it is no model that can be used."""
        folder = real_path(home_path(folder))
        check_model_folder(folder)
        info = sam_info(folder) or folder_info(folder)
        if info.problem:
            raise CarnnError(info.problem, _ADD_REMEDY)
        return self.find(self._store.add_folder(folder).id)

    def download(
        self,
        model_id: str,
        *,
        revision: str = "main",
        on_progress: ProgressCallback = ignore_progress,
    ) -> ModelEntry:
        """Fetch a model from the hub; one that was cut off goes on where it stopped.

        model_id : as ``--model`` has it, a revision may follow an "@"
        """
        model_id, _, named = model_id.strip().strip("/").partition("@")
        revision = named or revision
        if model_id.count("/") != 1 or " " in model_id:
            raise CarnnError(
                Told("“{model_id}” is no name on the model hub.", model_id=model_id),
                Told("Names look like openai/clip-vit-base-patch16."),
            )
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            guarded = _with_space(self.root, on_progress)
            stored = self._store.download(model_id, revision=revision, on_progress=guarded)
        except OSError as error:
            raise _disk_error(error, self.root) from error
        except CarnnError as error:
            cause = error.__cause__
            if isinstance(cause, OSError) and cause.errno in (errno.ENOSPC, errno.EDQUOT):
                raise _disk_error(cause, self.root) from cause
            raise
        return self.find(stored.id)

    def verify(self, model_id: str, on_progress: ProgressCallback = ignore_progress) -> ModelEntry:
        """Compare the files with the hashes they came with; raise CarnnError when one differs.

        Of a folder that was not downloaded, whose hashes nobody knows: that its files are whole.
        """
        entry = self.find(model_id)
        if entry.origin == "built-in":
            verified_files()
        elif entry.verifiable:
            self._store.verify(self._stored(entry), on_progress)
        if entry.problem:
            raise CarnnError(entry.problem, Told("Bring {title} anew.", title=entry.title))
        return entry

    def remove(self, model_id: str) -> ModelEntry:
        """Delete a download, or forget an added folder; raise CarnnError for the others."""
        entry = self.find(model_id)
        if not entry.removable:
            raise CarnnError(
                Told("{title} cannot be removed here.", title=entry.title),
                Told("The built-in model comes with the program.")
                if entry.origin == "built-in"
                else Told("Delete the folder {where} yourself.", where=entry.where),
            )
        self._store.remove(self._stored(entry))
        return entry

    def _stored(self, entry: ModelEntry) -> StoredModel:
        stored = self._store.find(entry.id)
        if stored is None:
            raise CarnnError(
                Told("The hashes of {title} are not known.", title=entry.title),
                Told("Only downloaded models and added folders can be verified."),
            )
        return stored


def with_installed(entries: Sequence[ModelEntry]) -> Recommendations:
    """Return the recommended models, each with whether it is among ``entries``."""
    here: dict[str, Availability] = {
        entry.id.partition("@")[0]: "cached" if entry.origin == "cached" else "installed"
        for entry in entries
    }
    return tuple((one, here.get(one.id, "")) for one in recommended_models())


def _with_space(folder: Path, on_progress: ProgressCallback) -> ProgressCallback:
    """Return a progress callback that also stops a download before it fills the disk."""
    checked = False

    def check(progress: Progress) -> None:
        nonlocal checked
        if progress.stage == "downloading" and not checked:
            checked = True
            present = sum(path.stat().st_size for path in folder.rglob("*.incomplete"))
            needed = progress.total - progress.done - present
            free = shutil.disk_usage(folder).free
            if needed > free:
                raise CarnnError(
                    Told(
                        "The disk is too full: the model needs {needed}, {free} are free.",
                        needed=megabytes(progress.total),
                        free=megabytes(free),
                    ),
                    Told(
                        "Free some space on the disk of {folder}; the download goes on then.",
                        folder=folder,
                    ),
                )
        on_progress(progress)

    return check


def megabytes(size: int) -> str:
    """Return a size people read: ``340 MB``."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{max(1, round(size / 1e6)):,} MB"


def _disk_error(error: OSError, root: Path) -> CarnnError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return CarnnError(
            Told("The disk is full."),
            Told(
                "Free some space on the disk of {folder}; the download goes on then.", folder=root
            ),
        )
    return CarnnError(
        Told("The folder of the models cannot be written: {error}.", error=error.strerror or error),
        Told("Check the access rights of {root}.", root=root),
    )


def _entry(info: ModelInfo, origin: Origin, stored: Mapping[str, StoredModel]) -> ModelEntry:
    known = stored.get(info.id)
    return ModelEntry(
        **{field.name: getattr(info, field.name) for field in fields(info)},
        origin=origin,
        size=_size(info.where) if info.where is not None and not info.ships else 0,
        revision=known.revision if known is not None else "",
    )


def _origin(info: ModelInfo, stored: StoredModel | None) -> Origin:
    if info.ships:
        return "built-in"
    if stored is None:
        return "copied"
    return "downloaded" if stored.downloaded else "added"


def _size(folder: Path) -> int:
    try:
        return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
    except OSError:
        return 0
