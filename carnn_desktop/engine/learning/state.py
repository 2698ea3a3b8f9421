"""What was learned, as one value: small, independent of the photos, and a file of its own."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.examples import ObjectSizes
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.learning.acceptance import Acceptance
from carnn_desktop.engine.learning.presence import PresenceRule
from carnn_desktop.engine.learning.trust import Trust
from carnn_desktop.engine.weights.files import BROKEN
from carnn_desktop.regular_files import refuse_irregular, require_regular

FORMAT = "carnn-learned-1"


@dataclass(frozen=True, slots=True)
class ModelKey:
    """Which features the maps belong to: hash of the weights, how the features are made, grid."""

    sha256: str
    dense_version: str
    finer: bool


@dataclass(frozen=True, slots=True)
class LearnedClass:
    """One class: how its words are trusted, when it is there, in how many photos it was shown.

    level : regression score above which a cell is the class; None = it competes with the others
    sizes : of its single objects, None where none were shown one by one
    """

    name: str
    photos: int
    presence: PresenceRule
    trust: Trust
    level: float | None = None
    sizes: ObjectSizes | None = None


@dataclass(frozen=True, slots=True, eq=False)
class LearnedState:
    """Maps (D, C) float32 of ``classes`` on the features of ``model``.

    photos : how many were learned from; examples : hash of all that they taught, hex
    acceptance : how likely what is proposed is taken, None where that was not judged
    """

    model: ModelKey
    classes: tuple[LearnedClass, ...]
    weights: torch.Tensor
    photos: int
    examples: str
    acceptance: Acceptance | None = None

    @property
    def model_sha256(self) -> str:
        """Hash of the weights that the features are of, hex."""
        return self.model.sha256

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the classes, sorted."""
        return tuple(one.name for one in self.classes)

    def without(self, names: frozenset[str]) -> LearnedState:
        """Return the same without some classes."""
        kept = [i for i, one in enumerate(self.classes) if one.name not in names]
        classes = tuple(self.classes[i] for i in kept)
        return replace(self, classes=classes, weights=self.weights[:, kept])


def check_model(state: LearnedState, key: ModelKey, source: str) -> None:
    """Raise CarnnError when ``state``, from ``source``, belongs to another model."""
    if state.model.sha256 != key.sha256:
        raise CarnnError(
            Told(
                "{source} was learned with another model (hash {hash}, this model has {here}).",
                source=source,
                hash=state.model.sha256[:12],
                here=key.sha256[:12],
            ),
            Told("Choose the model it was learned with, or learn again with this one."),
        )
    if state.model.dense_version != key.dense_version:
        raise CarnnError(
            Told(
                "{source} was learned with another version of this program (features "
                "{features}, here {here}).",
                source=source,
                features=state.model.dense_version,
                here=key.dense_version,
            ),
            Told("Learn again from the examples."),
        )


def save_state(state: LearnedState, path: Path) -> None:
    """Write ``state`` as safetensors; the file appears whole or not at all. Raises CarnnError."""
    metadata = {
        "format": FORMAT,
        "model": json.dumps(asdict(state.model)),
        "classes": json.dumps([_class_json(one) for one in state.classes]),
        "photos": str(state.photos),
        "examples": state.examples,
    }
    if state.acceptance is not None:
        metadata["acceptance"] = json.dumps(asdict(state.acceptance))
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        refuse_irregular(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(save({"weights": state.weights.contiguous()}, metadata))
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise CarnnError(
            Told("{path} cannot be written: {error}.", path=path, error=error.strerror or error)
        ) from error


def load_state(path: Path) -> LearnedState:
    """Read what :func:`save_state` wrote. Raises CarnnError for anything else."""
    try:
        require_regular(path)
        with safe_open(path, framework="pt") as opened:
            metadata = opened.metadata() or {}
            if metadata.get("format") != FORMAT:
                raise CarnnError(
                    Told("{path} is no file of learned classes.", path=path),
                    Told("Make one with “learn”."),
                )
            state = LearnedState(
                msgspec.json.decode(metadata["model"], type=ModelKey),
                tuple(_class_of(one) for one in msgspec.json.decode(metadata["classes"])),
                opened.get_tensor("weights").float(),
                int(metadata["photos"]),
                metadata["examples"],
                msgspec.json.decode(metadata["acceptance"], type=Acceptance)
                if "acceptance" in metadata
                else None,
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
    whole = state.weights.ndim == 2 and state.weights.shape[1] == len(state.classes)
    if not whole or not bool(torch.isfinite(state.weights).all()):
        raise CarnnError(Told("{path} is damaged: its numbers do not fit its classes.", path=path))
    return state


def _class_json(one: LearnedClass) -> dict[str, Any]:
    trust = asdict(one.trust)
    trust["share"] = "words" if one.trust.share == float("inf") else one.trust.share
    return {**asdict(one), "trust": trust}


def _class_of(values: dict[str, Any]) -> LearnedClass:
    trust = dict(values["trust"])
    share, sizes = trust.pop("share"), values.get("sizes")  # files had no sizes once
    return LearnedClass(
        name=str(values["name"]),
        photos=int(values["photos"]),
        presence=msgspec.convert(values["presence"], PresenceRule),
        trust=replace(
            msgspec.convert(trust, Trust),
            share=float("inf") if share == "words" else msgspec.convert(share, float),
        ),
        level=msgspec.convert(values["level"], float | None),
        sizes=msgspec.convert(sizes, ObjectSizes | None),
    )
