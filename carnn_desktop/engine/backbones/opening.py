"""A family's model and tokenizer from a folder, where they come as one of each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.backbones.clip.load import weights_sha256
from carnn_desktop.engine.backbones.family import ModelInfo
from carnn_desktop.engine.backbones.pretrained import load_pretrained, load_tokenizer


@dataclass(frozen=True, slots=True)
class Opened:
    """A frozen model on its device, its tokenizer, and (model id, sha256, licence)."""

    folder: Path
    model: Any
    tokenizer: Any
    identity: tuple[str, str, str]


def opened(
    info: ModelInfo,
    *,
    class_name: str,
    what: str,
    tokenizer: str,
    device: torch.device,
    on_progress: ProgressCallback,
) -> Opened:
    """Load what is in the folder of ``info``, in float32. Raises CarnnError naming what is wrong.

    class_name, tokenizer : classes of transformers; what : the family's name for messages
    """
    assert info.where is not None, "fetched before it is loaded"
    folder = info.where
    sha256 = weights_sha256(folder, on_progress)
    on_progress(Progress("loading", text=info.title))
    model = load_pretrained(folder, class_name, what=what).to(device)
    on_progress(Progress("loading", text=info.title))
    words = load_tokenizer(folder, tokenizer, int(model.config.text_config.vocab_size))
    return Opened(folder, model, words, (info.id, sha256, info.licence))
