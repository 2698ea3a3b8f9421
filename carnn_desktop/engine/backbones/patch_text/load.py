"""Loading a model whose patches are compared with texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.clip.image import Pixels
from carnn_desktop.engine.backbones.family import ModelInfo, Role
from carnn_desktop.engine.backbones.opening import opened
from carnn_desktop.engine.backbones.patch_text.backbone import PatchTextBackbone
from carnn_desktop.engine.backbones.patch_text.tower import PatchTower
from carnn_desktop.engine.backbones.preprocessing import Scaling, Three
from carnn_desktop.engine.backbones.pretrained import REMEDY
from carnn_desktop.engine.weights.text_cache import TextCache, default_cache_path

WORDS = "words-2"
"""Names how texts are written for the tokenizer; a feature of before means another text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PatchTextKind:
    """What is a family's own.

    class_name : of transformers; what : the family's name for messages
    tower : makes the vision tower of the model; scale : factor of its cosines
    words : a text as the tokenizer gets it; masked : the padding of texts is told to the model
    shown : a photo at the size at which the classifier sees it; pixels : mean and deviation
    """

    class_name: str
    what: str
    tower: Callable[[Any], PatchTower]
    scale: Callable[[Any], float]
    words: Callable[[str], str]
    shown: Callable[[RgbImage, Any], RgbImage]
    pixels: tuple[Three, Three]
    masked: bool = False


def load_patch_text(
    info: ModelInfo,
    kind: PatchTextKind,
    *,
    device: torch.device,
    dtype: torch.dtype,
    on_progress: ProgressCallback,
    role: Role = "both",
    cache: Path | None = None,
) -> PatchTextBackbone:
    """Load the model in the folder of ``info``. Raises CarnnError naming what is wrong.

    dtype : of the classifier's matrix products; patches and texts stay in single precision
    """
    found = opened(
        info,
        class_name=kind.class_name,
        what=kind.what,
        tokenizer="AutoTokenizer",
        device=device,
        on_progress=on_progress,
    )
    if found.tokenizer.pad_token_id is None:
        raise CarnnError(
            Told("{folder}: the tokenizer has no padding.", folder=found.folder), REMEDY
        )
    vision, classifier = kind.tower(found.model), None
    if dtype in (torch.bfloat16, torch.float16) and role != "proposer":
        classifier = vision.narrowed(dtype, in_place=False)
    scaling = Scaling.of_folder(found.folder, kind.pixels)
    text = found.model.config.text_config
    texts = TextCache(
        default_cache_path() if cache is None else cache,
        model=f"{found.identity[1]} {WORDS}",
        width=getattr(text, "projection_size", None) or text.hidden_size,
    )
    return PatchTextBackbone(
        found.model,
        found.tokenizer,
        texts,
        kind=kind,
        vision=vision,
        pixels=Pixels(scaling.mean, scaling.std),
        classifier=classifier,
        device=device,
        identity=found.identity,
    )
