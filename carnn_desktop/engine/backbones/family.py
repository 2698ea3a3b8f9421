"""A family of vision-language models: how its models are recognised, and how one is loaded.

No torch here: families are asked what there is before anything is loaded. A new one is a folder
beside this file with a ``family.py``, and a line in ``registry.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import Mode
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.weights.files import read_object

if TYPE_CHECKING:
    import torch

    from carnn_desktop.engine.backbones.protocol import VisionLanguageBackbone
    from carnn_desktop.engine.instances.protocol import InstanceProposer
    from carnn_desktop.engine.refine.sam import SamRefiner

Role = Literal["proposer", "classifier", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelInfo:
    """One choosable model.

    id : what ``--model`` takes; kind : of its family, ``other`` when no family reads it
    where : its folder, None while not on disk; problem : why it cannot be used now, "" when it can
    ships : it came with the program's packages; sentence : what it is good for
    remedy : what to do about ``problem``
    """

    id: str
    kind: str
    title: str
    licence: str
    where: Path | None
    problem: str = ""
    sentence: str = ""
    ships: bool = False
    remedy: str = Told("Choose the folder of a CLIP model as save_pretrained() writes it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class BackboneFamily:
    """What the program has to know of a family.

    kind : its name in lists and files; sentence : what its models are good for
    model_types : ``model_type`` values of the config.json files that it reads
    shipped : the model that needs no folder of the user's, None where there is none
    folder_problem : (folder, its config.json) -> why it cannot be used, "" when it can
    width : (folder) -> hidden size of the image tower, 0 = small; large ones compute in half
        precision by default
    load : (info, device, dtype, progress callback, role) -> the model; imports torch when it is
        called
    presets : mode -> the preset that its models start with
    load_instances : the same for a family that gives instances instead of maps, with the Segment
        Anything model that may draw them; None for all others
    draws : its models draw masks themselves, and need no other model for it
    tile_side : longest side, pixels, of a photo that its models see without reducing it much
    unread : (texts) -> those that its models cannot read, with the English word where it is known
    relative_scores : its classifier compares the texts of a list with each other only, so that a
        lone text always passes
    """

    kind: str
    sentence: str
    load: Callable[
        [ModelInfo, torch.device, torch.dtype, ProgressCallback, Role], VisionLanguageBackbone
    ]
    presets: Mapping[Mode, str]
    model_types: frozenset[str] = frozenset()
    shipped: Callable[[], ModelInfo] | None = None
    folder_problem: Callable[[Path, Mapping[str, Any]], str] = field(default=lambda *_: "")
    width: Callable[[Path], int] = field(default=lambda _: 0)
    unread: Callable[[tuple[str, ...]], Mapping[str, str]] = field(default=lambda _: {})
    relative_scores: bool = True
    load_instances: (
        Callable[
            [ModelInfo, torch.device, torch.dtype, SamRefiner | None, ProgressCallback],
            InstanceProposer,
        ]
        | None
    ) = None
    draws: bool = True
    tile_side: int = 640


def vision_width(folder: Path) -> int:
    """Return the hidden size of a folder's vision tower, the libraries' default if not said."""
    try:
        return int(read_object(folder / "config.json")["vision_config"]["hidden_size"])
    except (ValueError, KeyError, TypeError):
        return 768


def no_maps(
    info: ModelInfo,
    _device: torch.device,
    _dtype: torch.dtype,
    _on_progress: ProgressCallback,
    _role: Role,
) -> VisionLanguageBackbone:
    """Refuse a model that gives instances where a classifier is wanted."""
    raise CarnnError(
        Told("{title} finds things, but cannot judge texts.", title=info.title),
        Told("Choose a CLIP model as the classifier, or none."),
    )
