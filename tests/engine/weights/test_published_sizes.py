"""Folders of the published sizes are not refused by what is read of their headers alone.

The weights are files with a table of contents and nothing in them: no disk is filled.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
import transformers

from carnn_desktop.engine.refine.sam_files import sam_info
from carnn_desktop.engine.weights.models import folder_info

library: Any = transformers
_SWIN = {
    "model_type": "swin",
    "embed_dim": 96,
    "depths": [2, 2, 6, 2],
    "num_heads": [3, 6, 12, 24],
    "out_indices": [2, 3, 4],
}
_OWL = {"text_config": {"max_position_embeddings": 16}, "vision_config": {"image_size": 960}}
PUBLISHED: dict[str, tuple[Callable[[], Any], str, str, int]] = {
    "CLIP B/16": (
        lambda: library.CLIPConfig(vision_config={"patch_size": 16}), "CLIPModel", "clip", 149,
    ),
    "SigLIP 2 B/16": (
        lambda: library.SiglipConfig(text_config={"vocab_size": 256000}),
        "SiglipModel", "siglip", 375,
    ),
    "TIPSv2 B/14": (library.Tipsv2Config, "Tipsv2Model", "tipsv2", 195),
    "OWLv2": (lambda: library.Owlv2Config(**_OWL), "Owlv2ForObjectDetection", "owlv2", 154),
    "MM-Grounding DINO": (
        lambda: library.MMGroundingDinoConfig(backbone_config=_SWIN),
        "MMGroundingDinoForObjectDetection", "grounding-dino", 172,
    ),
    "SAM 3": (library.Sam3VideoConfig, "Sam3VideoModel", "sam3", 859),
    "SAM 2.1": (library.Sam2VideoConfig, "Sam2VideoModel", "sam", 38),
}  # fmt: skip
"""Configuration, class, family and millions of parameters, as the hub has them."""


def _write(folder: Path, config: Any, sizes: dict[str, list[int]]) -> None:
    """Write what ``save_pretrained`` writes, without the numbers."""
    table, end = {}, 0
    for name, size in sizes.items():
        start, end = end, end + 4 * int(torch.Size(size).numel())
        table[name] = {"dtype": "F32", "shape": size, "data_offsets": [start, end]}
    head = json.dumps(table).encode()
    with (folder / "model.safetensors").open("wb") as stream:
        stream.write(len(head).to_bytes(8, "little") + head)
        stream.truncate(8 + len(head) + end)
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    (folder / "config.json").write_text(config.to_json_string(use_diff=False), encoding="utf-8")


@pytest.mark.parametrize("name", list(PUBLISHED))
def test_it_is_known_and_has_no_problem(tmp_path: Path, name: str) -> None:
    make, kind, family, millions = PUBLISHED[name]
    config = make()
    with torch.device("meta"):
        model = getattr(library, kind)(config)
    assert sum(one.numel() for one in model.parameters()) // 1_000_000 == millions
    _write(tmp_path, config, {key: list(one.shape) for key, one in model.state_dict().items()})
    info = sam_info(tmp_path) if family == "sam" else folder_info(tmp_path)
    assert info is not None
    assert (info.kind, info.problem) == (family, "")
