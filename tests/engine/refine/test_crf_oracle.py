"""The dense CRF against pydensecrf2, the C++ implementation that the published method uses.

The package needs a compiler, so it is no dependency: where it is not installed, its frozen labels
of small versions of the photos stand for it. ``crf_oracle.npz`` holds them; running this file with
``PYTHONPATH=.`` makes it again.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from skimage import data

from carnn_desktop.engine.refine.crf import DenseCRF

FROZEN = Path(__file__).with_name("crf_oracle.npz")
PHOTOS = ("astronaut", "chelsea", "coffee", "rocket")


def _photo(name: str, height: int, width: int) -> NDArray[np.uint8]:
    image = getattr(data, name)()
    return np.asarray(cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


def _maps(labels: int, height: int, width: int) -> NDArray[np.float32]:
    """Return smooth probabilities that say little, so that the CRF decides much."""
    rng = np.random.default_rng(0)
    coarse = rng.random((labels, height // 16, width // 16)).astype(np.float32) ** 2
    size = (width, height)
    maps = np.stack([cv2.resize(m, size, interpolation=cv2.INTER_LINEAR) for m in coarse]) + 0.05
    return np.asarray(maps / maps.sum(0), np.float32)


def _oracle(image: NDArray[np.uint8], maps: NDArray[np.float32]) -> NDArray[np.float32]:
    from pydensecrf import densecrf

    labels, height, width = maps.shape
    crf = densecrf.DenseCRF2D(width, height, labels)
    unary = -np.log(np.clip(maps, 1e-5, 1.0)).reshape(labels, -1)
    crf.setUnaryEnergy(np.ascontiguousarray(unary))
    crf.addPairwiseGaussian(sxy=1, compat=3)
    crf.addPairwiseBilateral(sxy=67, srgb=3, rgbim=image, compat=4)
    return np.array(crf.inference(10), np.float32).reshape(labels, height, width)


@pytest.mark.parametrize("name", PHOTOS)
def test_labels_are_those_of_the_package(name: str) -> None:
    pytest.importorskip(
        "pydensecrf.densecrf", reason="the test oracle pydensecrf2 is not installed"
    )
    image, maps = _photo(name, 384, 512), _maps(4, 384, 512)
    expected = _oracle(image, maps)
    result = DenseCRF(image).infer(torch.from_numpy(maps)).numpy()
    assert (maps.argmax(0) != expected.argmax(0)).mean() > 0.2, "the CRF has something to do"
    assert (result.argmax(0) == expected.argmax(0)).mean() >= 0.999
    assert np.abs(result - expected).mean() < 1e-4


@pytest.mark.parametrize("name", PHOTOS)
def test_labels_are_the_frozen_ones_of_the_package(name: str) -> None:
    expected = np.load(FROZEN)[name]
    height, width = expected.shape
    result = DenseCRF(_photo(name, height, width)).infer(torch.from_numpy(_maps(4, height, width)))
    assert (result.argmax(0).numpy() == expected).mean() >= 0.999


def freeze() -> None:
    """Write the package's labels of small versions of the photos."""
    size = (96, 128)
    labels = {n: _oracle(_photo(n, *size), _maps(4, *size)).argmax(0) for n in PHOTOS}
    np.savez_compressed(FROZEN, **{name: map_.astype(np.uint8) for name, map_ in labels.items()})


if __name__ == "__main__":
    freeze()
