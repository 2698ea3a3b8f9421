"""Loading a CLIP model from a folder: checked, hashed, safetensors only, no code of its own."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Literal

import torch

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.clip.backbone import ClipBackbone
from carnn_desktop.engine.backbones.clip.image import Pixels
from carnn_desktop.engine.backbones.clip.text import TextTower
from carnn_desktop.engine.backbones.clip.vision import VisionTower
from carnn_desktop.engine.backbones.pretrained import first_line, library_class, mismatched
from carnn_desktop.engine.quiet import quiet_transformers
from carnn_desktop.engine.weights.files import weight_names, weights_problem
from carnn_desktop.engine.weights.store import sha256_of
from carnn_desktop.engine.weights.text_cache import TextCache, default_cache_path

Role = Literal["proposer", "classifier", "both"]
_REMEDY = Told("Save it again with save_pretrained(), or choose another folder.")


def load_clip(
    folder: Path,
    *,
    model_id: str,
    licence: str,
    device: torch.device,
    dtype: torch.dtype,
    on_progress: ProgressCallback,
    role: Role = "both",
    cache: Path | None = None,
) -> ClipBackbone:
    """Load the ``CLIPModel`` in ``folder``. Raises CarnnError naming what is missing or wrong.

    dtype : of the classifier's matrix products, nine tenths of the arithmetic. The proposer's maps
        are small differences of gradients and the texts are encoded once a folder: both stay in
        single precision (with them in bfloat16 masks of the reference cases agreed to an IoU of
        0.82 on average, without to 1.0)
    role : what it will be used for; a stage that is not asked for takes no memory of its own
    cache : file of the text features, default in the user's cache folder
    """
    sha256 = weights_sha256(folder, on_progress)
    on_progress(Progress("loading", text=model_id))
    model = _load_model(folder)
    on_progress(Progress("loading", text=model_id))
    tokenizer = _load_tokenizer(folder, model.config.text_config)
    on_progress(Progress("loading", text=model_id))
    texts = TextCache(
        default_cache_path() if cache is None else cache,
        model=sha256,
        width=model.config.projection_dim,
    )
    return assemble(
        model,
        tokenizer,
        texts,
        device=device,
        dtype=dtype,
        role=role,
        pixels=Pixels.of_folder(folder),
        identity=(model_id, sha256, licence),
    )


def assemble(
    model: Any,
    tokenizer: Any,
    texts: TextCache,
    *,
    device: torch.device,
    dtype: torch.dtype,
    role: Role,
    pixels: Pixels,
    identity: tuple[str, str, str],
) -> ClipBackbone:
    """Return the backbone of a ``CLIPModel`` in memory; identity is (id, sha256, licence)."""
    model = model.to(device).eval().requires_grad_(requires_grad=False)
    vision = VisionTower(model)
    classifier = None
    if dtype in (torch.bfloat16, torch.float16) and role != "proposer":
        classifier = vision.narrowed(dtype, in_place=role == "classifier")
    return ClipBackbone(
        vision,
        TextTower(model, tokenizer, texts, device),
        classifier=classifier,
        pixels=pixels,
        logit_scale=float(model.logit_scale.float().exp()),
        device=device,
        identity=identity,
    )


def weights_sha256(folder: Path, on_progress: ProgressCallback) -> str:
    """Return the hash of the weight file, or of the shards' hashes in the order of their names."""
    problem, _ = weights_problem(folder)
    if problem:
        raise CarnnError(problem, _REMEDY)
    files = [folder / name for name in weight_names(folder)]
    try:
        hashes = [sha256_of(file, on_progress) for file in files]
    except OSError as error:
        raise CarnnError(
            Told("{folder} cannot be read: {error}.", folder=folder, error=error.strerror or error),
            _REMEDY,
        ) from error
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()


def _load_model(folder: Path) -> Any:
    """Return the CLIPModel; the file is trusted in nothing: sizes and names must fit the config."""
    import transformers

    library: Any = transformers
    library_class("CLIPModel")
    try:
        with quiet_transformers():
            config = library.CLIPConfig.from_pretrained(folder, local_files_only=True)
            model, report = library.CLIPModel.from_pretrained(
                folder,
                config=config,
                dtype=torch.float32,
                use_safetensors=True,
                local_files_only=True,
                output_loading_info=True,
                ignore_mismatched_sizes=True,  # they are told below, in words
            )
    except Exception as error:  # transformers raises whatever it met in the files
        raise CarnnError(
            Told(
                "{folder} cannot be loaded as CLIP: {error}",
                folder=folder,
                error=first_line(error),
            ),
            _REMEDY,
        ) from error
    wrong = mismatched(report)
    missing = sorted(report.get("missing_keys") or ())
    if wrong:
        raise CarnnError(
            Told(
                "{folder}: {name} does not have the size its config says.",
                folder=folder,
                name=wrong[0],
            ),
            _REMEDY,
        )
    if missing:
        raise CarnnError(
            Told(
                "{folder} lacks {count} weights, e.g. {name}.",
                folder=folder,
                count=len(missing),
                name=missing[0],
            ),
            _REMEDY,
        )
    return model


def _load_tokenizer(folder: Path, text_config: Any) -> Any:
    import transformers

    library: Any = transformers
    wanted = ("tokenizer.json", "vocab.json")
    if not any((folder / name).is_file() for name in wanted):
        raise CarnnError(
            Told("{folder} has no tokenizer (vocab.json and merges.txt).", folder=folder), _REMEDY
        )
    try:
        with quiet_transformers():
            tokenizer = library.CLIPTokenizer.from_pretrained(folder, local_files_only=True)
            size = max(tokenizer("a photo of a cat.")["input_ids"])
    except Exception as error:
        raise CarnnError(
            Told(
                "{folder}: the tokenizer is broken: {error}",
                folder=folder,
                error=first_line(error),
            ),
            _REMEDY,
        ) from error
    if size >= text_config.vocab_size:
        raise CarnnError(
            Told("{folder}: tokenizer and weights do not belong together.", folder=folder), _REMEDY
        )
    return tokenizer
