"""Loading a Segment Anything model from a folder: safetensors only, nothing left to chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.engine.backbones.clip.load import weights_sha256
from carnn_desktop.engine.backbones.family import ModelInfo
from carnn_desktop.engine.quiet import quiet_transformers
from carnn_desktop.engine.refine.sam import SamRefiner
from carnn_desktop.engine.refine.sam_files import FAMILIES, family_in
from carnn_desktop.engine.weights.files import read_object

_REMEDY = "Download it again, or save it again with save_pretrained()."
_MEAN, _STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def load_sam(
    info: ModelInfo,
    *,
    device: torch.device,
    dtype: torch.dtype = torch.float32,
    on_progress: ProgressCallback = ignore_progress,
) -> SamRefiner:
    """Load the model that ``sam_files.find_sam`` found. Raises CarnnError naming what is wrong."""
    import transformers

    assert info.where is not None, "found on disk"
    folder, family = info.where, family_in(info.where)
    sha256 = weights_sha256(folder, on_progress)
    on_progress(Progress("loading", text=info.title))
    library: Any = transformers
    kind = getattr(library, FAMILIES[family])
    try:
        with quiet_transformers():
            model, report = kind.from_pretrained(
                folder,
                dtype=torch.float32,
                use_safetensors=True,
                local_files_only=True,
                output_loading_info=True,
            )
    except Exception as error:  # transformers raises whatever it met in the files
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise CarnnError(f"{folder} cannot be loaded as SAM: {reason}", _REMEDY) from error
    wrong = sorted(
        map(str, [*(report.get("mismatched_keys") or ()), *(report.get("missing_keys") or ())])
    )
    if wrong:
        raise CarnnError(
            f"{folder} lacks {len(wrong)} of the model's weights, e.g. {wrong[0]}.",
            _REMEDY,
        )
    on_progress(Progress("loading", text=info.title))
    values = read_object(folder / "preprocessor_config.json")
    return SamRefiner(
        model.to(device).eval().requires_grad_(requires_grad=False),
        family=family,
        model_id=info.id,
        dtype=dtype,
        sha256=sha256,
        licence=info.licence,
        mean=_three(values.get("image_mean"), _MEAN),
        std=_three(values.get("image_std"), _STD),
    )


def _three(values: object, default: Sequence[float]) -> Sequence[float]:
    """Return ``values`` if they are three positive numbers, else the default."""
    if isinstance(values, list) and len(values) == 3:
        numbers = [value for value in values if isinstance(value, int | float) and value > 0]
        if len(numbers) == 3:
            return [float(value) for value in numbers]
    return default
