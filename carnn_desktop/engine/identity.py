"""Which weights a model has: for the provenance of what it finds."""

from __future__ import annotations

from typing import Literal, Protocol

from carnn_desktop.contracts.results import ModelIdentity


class Identified(Protocol):
    """A loaded model that knows its weights."""

    @property
    def model_id(self) -> str:
        """What the user chose: ``embedded``, a folder name or a hub id."""

    @property
    def sha256(self) -> str:
        """Hash of the weight files, hex."""

    @property
    def licence(self) -> str:
        """SPDX name of the weights' licence, or ``unknown``."""


def identity_of(
    role: Literal["proposer", "classifier", "both", "refiner", "masks"], model: Identified
) -> ModelIdentity:
    """Return the weights of ``model`` in the part that it takes in a run."""
    return ModelIdentity(role=role, id=model.model_id, sha256=model.sha256, licence=model.licence)
