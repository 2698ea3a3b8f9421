"""What was shown to a detector as a file: small, and independent of the photos."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import msgspec
import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.instances.shown import Measured, ShownClass, ShownState
from carnn_desktop.engine.weights.files import BROKEN
from carnn_desktop.regular_files import refuse_irregular, require_regular

FORMAT = "carnn-shown-1"


def save_shown(state: ShownState, path: Path) -> None:
    """Write ``state`` as safetensors; the file appears whole or not at all. Raises CarnnError."""
    classes = [
        {
            "name": one.name,
            "photos": one.photos,
            "words": asdict(one.words),
            "examples": asdict(one.examples),
        }
        for one in state.classes
    ]
    metadata = {
        "format": FORMAT,
        "model": state.model_sha256,
        "classes": json.dumps(classes),
        "photos": str(state.photos),
        "examples": state.examples,
    }
    arrays = {f"vectors.{i}": one.vectors for i, one in enumerate(state.classes)}
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        refuse_irregular(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(save(arrays, metadata))
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise CarnnError(
            Told("{path} cannot be written: {error}.", path=path, error=error.strerror or error)
        ) from error


def load_shown(path: Path) -> ShownState | None:
    """Read what :func:`save_shown` wrote; None for a file of another kind. Raises CarnnError."""
    try:
        require_regular(path)
        with safe_open(path, framework="numpy") as opened:
            metadata = opened.metadata() or {}
            if metadata.get("format") != FORMAT:
                return None
            classes = tuple(
                ShownClass(
                    name=str(values["name"]),
                    photos=int(values["photos"]),
                    vectors=np.asarray(opened.get_tensor(f"vectors.{place}"), np.float32),
                    words=msgspec.convert(values["words"], Measured),
                    examples=msgspec.convert(values["examples"], Measured),
                )
                for place, values in enumerate(msgspec.json.decode(metadata["classes"]))
            )
            state = ShownState(
                metadata["model"], classes, int(metadata["photos"]), metadata["examples"]
            )
    except FileNotFoundError:
        raise CarnnError(Told("{path} does not exist.", path=path)) from None
    except OSError as error:
        raise CarnnError(
            Told("{path} cannot be read: {error}.", path=path, error=error.strerror or error)
        ) from error
    except (SafetensorError, *BROKEN) as error:
        raise CarnnError(
            Told(
                "{path} is damaged or was made by another version: {error}.", path=path, error=error
            )
        ) from error
    if not all(one.vectors.ndim == 2 and np.isfinite(one.vectors).all() for one in classes):
        raise CarnnError(Told("{path} is damaged: its numbers do not fit its classes.", path=path))
    return state


def check_shown(state: ShownState, sha256: str, source: str) -> None:
    """Raise CarnnError when ``state``, from ``source``, belongs to another model."""
    if state.model_sha256 != sha256:
        raise CarnnError(
            Told(
                "{source} was learned with another model (hash {hash}, this model has {here}).",
                source=source,
                hash=state.model_sha256[:12],
                here=sha256[:12],
            ),
            Told("Choose the model it was learned with, or learn again with this one."),
        )
