"""Models worth a download, with what a user has to know of them before.

A list in a data file, ``resources/models.json``. Knows no torch and asks no network.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from carnn_desktop.engine.weights.files import read_object
from carnn_desktop.resources import resource_path

NOT_MEASURED = "not measured here"
NOT_COMMERCIAL = "not for commercial use"
_BYTES = 4  # of a parameter, as weights are kept and loaded


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendedModel:
    """A model worth a download.

    id : on the hub; family : ``kind`` of what reads it, ``sam`` for Segment Anything
    revision : the pinned commit; purpose : what it is good for
    parameters : how many it has; licence : SPDX name or its own; terms : what of it matters
    commercial : it may be used commercially; gated : only given to people who agreed to its terms,
        by ``steps``
    source : where this is from; figure : a published result with its source, "" for none
    seconds : of a photo, measured by the makers of this program, None = not measured
    """

    id: str
    family: str
    title: str
    revision: str
    purpose: str
    parameters: int
    licence: str
    terms: str
    commercial: bool
    gated: bool
    steps: tuple[str, ...]
    source: str
    figure: str
    seconds: float | None

    @property
    def size(self) -> int:
        """Bytes of its weights in single precision: about what is downloaded and held in memory."""
        return self.parameters * _BYTES

    @property
    def pinned(self) -> str:
        """The id as ``--model`` and the download take it, with its revision."""
        return f"{self.id}@{self.revision}"

    @property
    def licence_words(self) -> str:
        """The licence as it stands beside the button."""
        return self.licence if self.commercial else f"{self.licence}, {NOT_COMMERCIAL}"

    @property
    def seconds_words(self) -> str:
        """Seconds a photo, or that nobody measured them."""
        return NOT_MEASURED if self.seconds is None else f"{self.seconds:g} s"


@cache
def recommended_models() -> tuple[RecommendedModel, ...]:
    """Return the recommended models, the most able ones first."""
    listed = read_object(resource_path("models.json")).get("models", [])
    return tuple(_model(values) for values in listed)


def recommended(model: str) -> RecommendedModel | None:
    """Return the model of that hub id, with or without a revision; None when it is not listed."""
    name = model.partition("@")[0]
    return next((one for one in recommended_models() if one.id == name), None)


def _model(values: dict[str, Any]) -> RecommendedModel:
    return RecommendedModel(**{**values, "steps": tuple(values["steps"])})
