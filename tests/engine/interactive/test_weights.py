"""The weights' file: what is written comes back, what is damaged is refused."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

sys.path.insert(0, str(Path(__file__).parent))

import fakes

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.engine.interactive import weights
from carnn_desktop.engine.interactive.learned import load_learned
from carnn_desktop.engine.interactive.view import HINTS, STATIC


def test_weights_come_back_in_half_precision(tmp_path: Path) -> None:
    head, bases = fakes.head(), fakes.bases()
    path = tmp_path / "clicks" / "head.safetensors"
    weights.save(path, head, bases, {"seed": "0"})
    again, back = weights.load(path)
    static, told = torch.randn(1, STATIC, 16, 24), torch.randn(1, HINTS, 16, 24)
    with torch.no_grad():
        np.testing.assert_allclose(again(static, told), head(static, told), atol=0.05)
    expected = weights.rounded(bases)
    assert back.keys() == expected.keys()
    assert all((back[key].rows == expected[key].rows).all() for key in back)
    assert path.stat().st_size < 2_000_000
    assert not any(parameter.requires_grad for parameter in again.parameters())


def test_damaged_or_foreign_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "head.safetensors"
    weights.save(path, fakes.head(), fakes.bases(), {})
    tensors = load_file(path)
    cut = tmp_path / "cut.safetensors"
    cut.write_bytes(path.read_bytes()[:5000])
    lacking = tmp_path / "lacking.safetensors"
    save_file({k: v for k, v in tensors.items() if k != "head.odds.weight"}, lacking)
    other = tmp_path / "other.safetensors"
    save_file({**tensors, "head.odds.weight": torch.zeros(1, 2, 3, 3)}, other)
    baseless = tmp_path / "baseless.safetensors"
    save_file({k: v for k, v in tensors.items() if not k.startswith("basis.3.")}, baseless)
    for broken in (cut, lacking, other, baseless, tmp_path / "none.safetensors"):
        with pytest.raises(CarnnError, match="weights for clicks"):
            weights.load(broken)


def test_the_real_network_is_loaded_with_them(tmp_path: Path) -> None:
    path = tmp_path / "head.safetensors"
    weights.save(path, fakes.head(), fakes.bases(), {})
    learned = load_learned(path)
    image = fakes.scene(60, 80)
    features = learned.prepare("a", image)
    assert [tuple(one.shape) for one in features.maps][:2] == [(16, 120, 160), (16, 180, 240)]
    assert all(bool(one.isfinite().all()) for one in features.maps)
