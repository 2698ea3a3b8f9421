"""Which Segment Anything models are on disk. Knows no torch, loads no weights."""

from __future__ import annotations

from pathlib import Path

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Together, Told
from carnn_desktop.engine.backbones.family import ModelInfo
from carnn_desktop.engine.weights.files import config_problem, read_object, weights_problem
from carnn_desktop.engine.weights.models import SAM, hub_cache, models_on_disk
from carnn_desktop.engine.weights.store import StoredModel
from carnn_desktop.regular_files import home_path

FAMILIES = {
    "sam": "SamModel",
    "sam_hq": "SamHQModel",
    "sam2": "Sam2Model",
    "sam2_video": "Sam2Model",  # the hub's SAM 2 files; their image half is a Sam2Model
    "sam3_tracker": "Sam3TrackerModel",
}
"""``model_type`` of a config.json -> the class of transformers that reads it."""

WITHIN = {"sam3_video": "Sam3TrackerModel"}
"""The same of models that are something else first: they draw where they are named, but are no
default, since looking at a photo with them takes a graphics card."""

NO_SAM_SENTENCE = Told(
    "No Segment Anything model is installed: masks are refined with the built-in GrabCut only."
)
NO_SAM_REMEDY = Told(
    "Add the folder of a SAM, SAM-HQ or SAM 2 model, or download one such as facebook/sam-vit-base."
)


def sam_models(root: Path | None = None) -> tuple[ModelInfo, ...]:
    """Return the SAM models that the user added or downloaded, and those copied into the folder.

    root : where models are kept, default models_folder(). Broken ones come with their problem.
    """
    stored, copied = models_on_disk(root)
    found = (*map(_stored, stored), *(_info(path, id_=path.name) for path in copied))
    return tuple(info for info in found if info is not None)


def sam_sentence(root: Path | None = None) -> str:
    """Return what to tell the user about SAM: which model would be used, or that there is none."""
    usable = [info for info in sam_models(root) if not info.problem]
    if usable:
        return Told(
            "Masks can be refined with {names}.", names=", ".join(info.title for info in usable)
        )
    return Together((NO_SAM_SENTENCE, NO_SAM_REMEDY))


def find_sam(name: str = "", root: Path | None = None) -> ModelInfo:
    """Return the model of that id or folder; "" takes the first usable one.

    Raises CarnnError when there is none, or saying what is wrong with it. Downloads nothing.
    """
    installed = sam_models(root)
    usable = [info for info in installed if not info.problem]
    if not name:
        if usable:
            return usable[0]
        reason = installed[0].problem if installed else NO_SAM_SENTENCE
        raise CarnnError(reason, NO_SAM_REMEDY)
    named = [info for info in installed if name in (info.id, info.title)]
    folder = home_path(name)
    found = named[0] if named else _named(name, root) or _info(folder, id_=str(folder), named=True)
    if found is None and folder.is_dir():
        raise CarnnError(
            Told("{folder} is no SAM, SAM-HQ, SAM 2 or SAM 3 model.", folder=folder), NO_SAM_REMEDY
        )
    if found is None:
        names = ", ".join(known.id for known in installed) or "none"
        raise CarnnError(
            Told("“{name}” is not installed (installed: {names}).", name=name, names=names),
            NO_SAM_REMEDY,
        )
    if found.problem:
        raise CarnnError(
            found.problem, Told("Save it again with save_pretrained(), or choose another.")
        )
    return found


def _named(name: str, root: Path | None) -> ModelInfo | None:
    """Return the stored model of that id that draws beside something else, None without one."""
    stored, _ = models_on_disk(root)
    for model in stored:
        if name == model.id:
            return _info(model.folder, id_=model.id, licence=model.licence, named=True)
    return cached_sam(name)


def cached_sam(name: str) -> ModelInfo | None:
    """Return the model of that hub id that lies in the hub client's cache, None without one."""
    hub_id, _, revision = name.partition("@")
    folder = hub_cache(hub_id, revision) if hub_id.count("/") == 1 else None
    return None if folder is None else _info(folder, id_=name, title=hub_id, named=True)


def sam_info(folder: Path) -> ModelInfo | None:
    """Return what a local folder holds, None when it is no Segment Anything model."""
    return _info(folder, id_=str(folder))


def _stored(model: StoredModel) -> ModelInfo | None:
    return _info(
        model.folder,
        id_=model.id,
        title=model.id if model.downloaded else model.folder.name,
        licence=model.licence,
    )


def _info(
    folder: Path, *, id_: str, title: str = "", licence: str = "unknown", named: bool = False
) -> ModelInfo | None:
    """Return what ``folder`` holds, None when it is no SAM model at all.

    named : the user asked for this very folder
    """
    family = family_in(folder)
    if family not in FAMILIES and not (family in WITHIN and named):
        return None
    return ModelInfo(
        id=id_,
        kind=SAM,
        title=title or folder.name,
        licence=licence,
        where=folder,
        problem=_problem(folder),
        sentence=Told("A Segment Anything model: it sharpens masks and answers clicks."),
    )


def _problem(folder: Path) -> str:
    """Return why the files of a SAM model cannot be used, "" when nothing speaks against it."""
    problem, sizes = weights_problem(folder)
    return problem or config_problem(folder, read_object(folder / "config.json"), sizes)


def family_in(folder: Path) -> str:
    """Return the ``model_type`` of the folder's config.json, "" where it has none."""
    return str(read_object(folder / "config.json").get("model_type", ""))[:60]
