"""Which families of vision-language models there are. Knows no torch, loads no weights."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carnn_desktop.engine.backbones.clip.family import CLIP
from carnn_desktop.engine.backbones.embedded.family import EMBEDDED
from carnn_desktop.engine.backbones.family import BackboneFamily, ModelInfo
from carnn_desktop.engine.backbones.grounding_dino.family import GROUNDING_DINO
from carnn_desktop.engine.backbones.owlv2.family import OWLV2
from carnn_desktop.engine.backbones.sam3.family import SAM3
from carnn_desktop.engine.backbones.siglip.family import SIGLIP
from carnn_desktop.engine.backbones.tipsv2.family import TIPSV2
from carnn_desktop.engine.weights.files import read_object
from carnn_desktop.regular_files import home_path

FAMILIES: list[BackboneFamily] = [
    EMBEDDED,
    SAM3,
    GROUNDING_DINO,
    OWLV2,
    SIGLIP,
    TIPSV2,
    CLIP,
]
"""In the order in which their models are listed; the last one reads what the hub has."""


def shipped_models() -> tuple[ModelInfo, ...]:
    """Return the models that need no folder of the user's."""
    return tuple(family.shipped() for family in FAMILIES if family.shipped is not None)


def family_of(kind: str) -> BackboneFamily:
    """Return the family of that ``kind``; KeyError when there is none."""
    for family in FAMILIES:
        if family.kind == kind:
            return family
    raise KeyError(kind)


def family_for(model: str) -> BackboneFamily:
    """Return the family of ``model`` as ``--model`` takes it; of a hub id, the last one."""
    for info in shipped_models():
        if info.id == model:
            return family_of(info.kind)
    return reader_of(read_object(home_path(model) / "config.json")) or FAMILIES[-1]


def reader_of(config: Mapping[str, Any]) -> BackboneFamily | None:
    """Return the family that reads models of that config.json, None when there is none."""
    kind = str(config.get("model_type"))
    return next((family for family in FAMILIES if kind in family.model_types), None)
