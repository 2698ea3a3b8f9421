"""Which models there are, with licence and place on disk. Knows no torch, loads nothing."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from carnn_desktop.contracts import CarnnError
from carnn_desktop.engine import embedded_files

EMBEDDED = embedded_files.EMBEDDED_ID
_HUB_ID = re.compile(r"^[\w.-]+/[\w.-]+(@[\w.-]+)?$")
_WEIGHTS = ("model.safetensors", "model.safetensors.index.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelInfo:
    """One choosable model.

    id : what ``--model`` takes; where : its folder, None while not on disk
    problem : why it cannot be used now, "" when it can; sentence : what it is good for
    """

    id: str
    title: str
    licence: str
    where: Path | None
    problem: str = ""
    sentence: str = ""


def models_folder() -> Path:
    """Return the folder whose subfolders are offered as models."""
    return platformdirs.user_data_path("carnn-desktop") / "models"


def available_models(folder: Path | None = None) -> tuple[ModelInfo, ...]:
    """Return the built-in model and the CLIP folders in ``folder`` (default models_folder())."""
    root = models_folder() if folder is None else folder
    found = [_embedded()]
    if root.is_dir():
        candidates = sorted(path for path in root.iterdir() if (path / "config.json").is_file())
        found += [folder_info(path) for path in candidates]
    return tuple(found)


def model_info(model: str) -> ModelInfo:
    """Return what is known of ``model``: the built-in one, a local folder or a hub id.

    Raises CarnnError naming what exists when it is none of these.
    """
    if model == EMBEDDED:
        return _embedded()
    named = models_folder() / model
    for path in (Path(model).expanduser(), named):
        if path.is_dir():
            return folder_info(path)
    if _HUB_ID.match(model):
        return ModelInfo(id=model, title=model, licence="unknown", where=None)
    names = ", ".join(info.id for info in available_models())
    raise CarnnError(
        f"There is no model “{model}”.",
        f"Choose one of: {names}; the folder of a Hugging Face CLIP model; or a hub id such as "
        "openai/clip-vit-base-patch16.",
    )


def folder_info(path: Path) -> ModelInfo:
    """Return what ``path`` holds; ``problem`` says why it cannot serve as a CLIP model."""
    problem, licence = "", "unknown"
    try:
        config = json.loads((path / "config.json").read_text(encoding="utf-8"))
    except OSError:
        config, problem = {}, f"{path} has no readable config.json."
    except ValueError:
        config, problem = {}, f"{path / 'config.json'} is not valid JSON."
    if not problem and (not isinstance(config, dict) or config.get("model_type") != "clip"):
        kind = config.get("model_type", "unknown") if isinstance(config, dict) else "unknown"
        problem = f"{path} holds a model of type “{kind}”, not CLIP."
    if not problem and not any((path / name).is_file() for name in _WEIGHTS):
        problem = f"{path} has no model.safetensors; weights in other formats are not opened."
    if isinstance(config, dict) and isinstance(config.get("license"), str):
        licence = config["license"]
    return ModelInfo(
        id=str(path),
        title=path.name,
        licence=licence,
        where=path,
        problem=problem,
        sentence="A CLIP model from a local folder.",
    )


def _embedded() -> ModelInfo:
    folder = embedded_files.package_folder(embedded_files.VISION_FILE.package)
    return ModelInfo(
        id=EMBEDDED,
        title=embedded_files.EMBEDDED_TITLE,
        licence=embedded_files.EMBEDDED_LICENCE,
        where=folder,
        problem=embedded_files.embedded_problem(),
        sentence=embedded_files.EMBEDDED_SENTENCE,
    )
