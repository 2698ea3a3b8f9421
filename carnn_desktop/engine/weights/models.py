"""Which models there are, with licence and place on disk. Knows no torch, loads no weights."""

from __future__ import annotations

import re
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import platformdirs

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.family import BackboneFamily, ModelInfo
from carnn_desktop.engine.backbones.registry import (
    FAMILIES,
    family_of,
    reader_of,
    shipped_models,
)
from carnn_desktop.engine.weights.files import BROKEN, load_json, read_object, weight_names
from carnn_desktop.engine.weights.recommended import recommended, recommended_models
from carnn_desktop.engine.weights.store import ModelStore, StoredModel
from carnn_desktop.regular_files import home_path

_HUB_ID = re.compile(r"^[\w.-]+/[\w.-]+(@[\w.-]+)?$")
OTHER = "other"
"""Kind of a model folder that no family reads."""
SAM = "sam"
"""Kind of the folder of a Segment Anything model, which ``sam_files`` tells of."""
SAM_TYPES = frozenset({"sam", "sam_hq", "sam2", "sam2_video", "sam3_tracker"})
"""``model_type`` of Segment Anything models, which are kept in the same folder but are no CLIP."""


_CHOOSE = Told("Choose the folder of a CLIP model as save_pretrained() writes it.")
_AGAIN = Told("Download it again, or save it again with save_pretrained().")


def models_folder() -> Path:
    """Return the folder whose subfolders are offered as models."""
    return platformdirs.user_data_path("carnn-desktop") / "models"


def available_models(folder: Path | None = None) -> tuple[ModelInfo, ...]:
    """Return the built-in model, the stored ones and the CLIP folders in ``folder``.

    folder : where downloads and the list of added folders are, default models_folder()
    """
    stored, copied = models_on_disk(folder)
    found = (*map(_stored_info, stored), *map(folder_info, copied))
    return (*shipped_models(), *(info for info in found if info.kind != SAM))


def models_on_disk(folder: Path | None = None) -> tuple[Sequence[StoredModel], Sequence[Path]]:
    """Return the stored models and the other folders with a model in ``folder``."""
    root = models_folder() if folder is None else folder
    stored = ModelStore(root).models()
    known = {model.folder for model in stored}
    try:
        there = sorted(root.iterdir()) if root.is_dir() else []
    except OSError:
        there = []
    return stored, [path for path in there if path not in known and _may_be_model(path)]


def _may_be_model(path: Path) -> bool:
    """Whether there is a config.json; one that cannot be looked at counts: it is told of."""
    try:
        return stat.S_ISDIR(path.stat().st_mode) and (path / "config.json").exists()
    except OSError:
        return True


def model_info(model: str) -> ModelInfo:
    """Return what is known of ``model``: the built-in one, a local folder or a hub id.

    ``where`` is None for a hub id that is neither stored nor in the hub's own cache. Raises
    CarnnError naming what exists when it is none of these.
    """
    for shipped in shipped_models():
        if model == shipped.id:
            return shipped
    for path in (home_path(model), models_folder() / model):
        if path.is_dir():
            return folder_info(path)
    if _HUB_ID.match(model):
        return _hub_info(model)
    names = ", ".join(info.id for info in available_models() if not info.problem)
    raise CarnnError(
        Told("There is no model “{model_id}”.", model_id=model),
        Told(
            "Choose one of: {names}; the folder of a Hugging Face model; or a hub id "
            "such as openai/clip-vit-base-patch16.",
            names=names,
        ),
    )


def family_for(model: str) -> BackboneFamily:
    """Return the family of ``model`` as ``--model`` takes it, looking at its config.json alone.

    Of a model that is not on disk, the one that is said to read it, or most of what the hub has.
    """
    for info in shipped_models():
        if info.id == model:
            return family_of(info.kind)
    folder = _folder_of(model)
    reader = None if folder is None else reader_of(read_object(folder / "config.json"))
    listed = recommended(model) if folder is None else None
    if listed is not None:
        reader = next((family for family in FAMILIES if family.kind == listed.family), None)
    return reader or FAMILIES[-1]


def _folder_of(model: str) -> Path | None:
    """Return where a model lies that is on disk: as a folder, stored, or in the hub's cache."""
    for path in (home_path(model), models_folder() / model):
        if path.is_dir():
            return path
    if not _HUB_ID.match(model):
        return None
    name, _, revision = model.partition("@")
    stored = ModelStore(models_folder()).find(name)
    if stored is not None and revision in ("", stored.revision):
        return stored.folder
    return hub_cache(name, revision)


def fetch(info: ModelInfo, on_progress: ProgressCallback) -> ModelInfo:
    """Return ``info`` with its folder, downloaded and pinned where it is not on disk yet.

    Without a revision in the id, of a recommended model the one that is pinned there.
    """
    if info.where is not None or info.ships:
        return info
    name, _, revision = info.id.partition("@")
    store, listed = ModelStore(models_folder()), recommended(name)
    revision = revision or (listed.revision if listed is not None else "") or "main"
    return _stored_info(store.download(name, revision=revision, on_progress=on_progress))


def _hub_info(model: str) -> ModelInfo:
    name, _, revision = model.partition("@")
    stored = ModelStore(models_folder()).find(name)
    if stored is not None and revision in ("", stored.revision):
        return _stored_info(stored)
    cached = _cached_info(name, revision)
    if cached is not None:
        return replace(cached, id=model, title=name)
    return ModelInfo(id=model, kind=FAMILIES[-1].kind, title=name, licence="unknown", where=None)


def cached_models() -> tuple[ModelInfo, ...]:
    """Return the recommended models that another program put into the hub client's cache."""
    found = []
    for one in recommended_models():
        info = _cached_info(one.id)
        if info is not None:
            found.append(replace(info, id=one.id, title=one.title, licence=one.licence))
    return tuple(found)


def _cached_info(name: str, revision: str = "") -> ModelInfo | None:
    """Return what the hub client's cache has of a model; None where files of it are missing.

    What is missing there is fetched; only a model that no family reads is told of as it is.
    """
    folder = hub_cache(name, revision)
    info = None if folder is None else folder_info(folder)
    lacks = info is not None and bool(info.problem) and info.kind not in (OTHER, SAM)
    return None if lacks else info


def hub_cache(name: str, revision: str = "") -> Path | None:
    """Return the snapshot of a model in the hub client's cache, put there by another program.

    revision : a branch, tag or commit; "" for the one that is recommended, else the main branch,
        else any
    None where there is none, or where its weights are not whole: links may lead to nothing.
    """
    from huggingface_hub import try_to_load_from_cache

    listed = recommended(name)
    pinned = [] if listed is None or not listed.revision else [listed.revision]
    wanted = [revision] if revision else [*pinned, None, *_cached_commits(name)]  # None: main
    for one in wanted:
        try:
            found = try_to_load_from_cache(name, "config.json", revision=one)
        except ValueError:  # no name that the hub gives
            return None
        if isinstance(found, str) and _whole(Path(found).parent):
            return Path(found).parent
    return None


def _cached_commits(name: str) -> list[str]:
    """Return the commits of a model that the hub client's cache has, sorted."""
    from huggingface_hub import constants

    folder = Path(constants.HF_HUB_CACHE) / f"models--{name.replace('/', '--')}" / "snapshots"
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        return []


def _whole(folder: Path) -> bool:
    try:
        return bool(weight_names(folder))
    except ValueError:
        return False


def _stored_info(model: StoredModel) -> ModelInfo:
    info = folder_info(model.folder)
    licence = info.licence if model.licence == "unknown" else model.licence
    return replace(
        info, id=model.id, title=model.id if model.downloaded else info.title, licence=licence
    )


def folder_info(path: Path) -> ModelInfo:
    """Return what ``path`` holds; ``problem`` says why no family of models can use it.

    Whatever is in the folder, this is one line about it: a broken one does not hide the others.
    """
    try:
        return _folder_info(path)
    except (OSError, *BROKEN) as error:
        reason = error.strerror if isinstance(error, OSError) else type(error).__name__
        return ModelInfo(
            id=str(path),
            kind=OTHER,
            title=path.name,
            licence="unknown",
            where=path,
            problem=Told(
                "{path} cannot be read ({reason}).",
                path=path,
                reason=reason or type(error).__name__,
            ),
        )


def _folder_info(path: Path) -> ModelInfo:
    problem, licence = "", "unknown"
    try:
        config = load_json(path / "config.json")
    except OSError:
        config, problem = {}, Told("{path} has no readable config.json.", path=path)
    except ValueError:
        config, problem = {}, Told("{path} is not valid JSON.", path=path / "config.json")
    config = config if isinstance(config, dict) else {}
    family = reader_of(config)
    if family is not None:
        problem = family.folder_problem(path, config)
    elif not problem:
        kind = str(config.get("model_type", "unknown"))[:60]
        problem = Told(
            "{path} holds a model of type “{kind}”, not CLIP or another that is read here.",
            path=path,
            kind=kind,
        )
    if isinstance(config.get("license"), str):
        licence = config["license"]
    reader = FAMILIES[-1] if family is None else family
    other = SAM if str(config.get("model_type")) in SAM_TYPES else OTHER
    return ModelInfo(
        id=str(path),
        kind=reader.kind if family is not None or not config else other,
        title=path.name,
        licence=licence,
        where=path,
        problem=problem,
        sentence=reader.sentence,
        remedy=_CHOOSE if family is None else _AGAIN,
    )
