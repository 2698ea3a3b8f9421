from __future__ import annotations

import numpy as np
import pytest
import skimage.data
import torch

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import Cancelled
from carnn_desktop.contracts.progress import Progress, ignore_progress
from carnn_desktop.engine.backbones.embedded.files import VISION_FILE, locate
from carnn_desktop.engine.backbones.embedded.net import FEATURES, STRIDE, LiteNet
from carnn_desktop.engine.backbones.embedded.shared import shared_net
from carnn_desktop.engine.backbones.embedded.vision import classify, fitting_size, see, to_batch
from carnn_desktop.engine.interactive.features import raw_maps

EGYPTIAN_CAT, ESPRESSO = 285, 967


@pytest.fixture(scope="module")
def net() -> LiteNet:
    state = torch.load(locate(VISION_FILE), map_location="cpu", weights_only=True)
    return LiteNet(state, device=torch.device("cpu"), dtype=torch.float32)


def _photo(name: str) -> RgbImage:
    return np.ascontiguousarray(getattr(skimage.data, name)()[..., :3])


@pytest.mark.parametrize(("name", "label"), [("chelsea", EGYPTIAN_CAT), ("coffee", ESPRESSO)])
def test_photos_are_classified(net: LiteNet, name: str, label: int) -> None:
    shown = classify(net, _photo(name), ignore_progress)
    assert int(shown.argmax()) == label
    assert float(shown[label]) > 0.7
    assert float(shown.sum()) == pytest.approx(1.0, abs=1e-4)


def test_folded_network_equals_the_packaged_one(net: LiteNet) -> None:
    """The published stride-32 network's probabilities, at its own size, agree with ours."""
    from efficientnet_lite_pytorch import EfficientNet

    packaged = EfficientNet.from_name("efficientnet-lite2")
    state = torch.load(locate(VISION_FILE), map_location="cpu", weights_only=True)
    packaged.load_state_dict(state)
    packaged.eval()
    batch = to_batch(_photo("coffee"), 260, 260)
    with torch.inference_mode():
        published = packaged((batch - 127.0) / 128.0).softmax(dim=1)[0]
        pooled = net.features(batch[:, :, :256, :256], ignore_progress).final.mean(dim=(2, 3))
        ours = (pooled @ net.class_weight.T + net.class_bias).softmax(dim=1)[0]
    assert int(published.argmax()) == int(ours.argmax()) == ESPRESSO
    assert float((published - ours).abs().max()) < 0.15  # other cells are averaged


def test_features_move_with_the_image(net: LiteNet) -> None:
    batch = to_batch(_photo("chelsea"), 256, 400)
    here = net.features(batch[..., :384], ignore_progress).final
    there = net.features(batch[..., STRIDE:], ignore_progress).final
    assert here.shape == (1, FEATURES, 16, 24)
    inner, moved = here[..., 4:12, 9:17], there[..., 4:12, 8:16]
    relative = float((inner - moved).abs().mean() / inner.abs().mean())
    still = float((inner - there[..., 4:12, 9:17]).abs().mean() / inner.abs().mean())
    assert relative < 0.35 * still


@pytest.mark.parametrize("shape", [(480, 640), (1, 1), (3, 2000), (640, 640)])
def test_every_shape_is_seen(net: LiteNet, shape: tuple[int, int]) -> None:
    height, width = fitting_size(*shape, 640)
    assert height % STRIDE == width % STRIDE == 0
    assert min(height, width) >= STRIDE
    if shape != (480, 640):
        image = np.full((*shape, 3), 128, np.uint8)
        seen = see(net, image, ignore_progress)
        cells = (height // STRIDE, width // STRIDE)
        assert seen.probabilities.shape == (1000, *cells)
        assert seen.affinity.shape == (cells[0] * cells[1],) * 2
        assert torch.isfinite(seen.affinity).all()


def test_cancelling_takes_effect_between_blocks(net: LiteNet) -> None:
    calls = 0

    def on_progress(progress: Progress) -> None:
        nonlocal calls
        calls += 1
        if calls == 30:
            raise Cancelled

    with pytest.raises(Cancelled):
        see(net, _photo("chelsea"), on_progress)
    assert calls == 30


def test_what_words_saw_of_a_photo_the_clicks_need_not_compute_again(net: LiteNet) -> None:
    photo = _photo("coffee")[:160, :240]
    net.looked_at.begin()
    alone = list(raw_maps(net.at_depths, photo, ignore_progress))
    see(net, photo, ignore_progress)
    computed: list[Progress] = []
    shared = list(raw_maps(net.at_depths, photo, computed.append))
    assert not computed
    for (layer, expected), (same, found) in zip(alone, shared, strict=True):
        assert layer == same
        assert torch.equal(expected, found)
    other = photo[:, ::-1].copy()
    for (_, kept), (_, found) in zip(
        shared, raw_maps(net.at_depths, other, computed.append), strict=True
    ):
        assert not torch.equal(kept, found)
    assert computed


def test_the_network_is_loaded_once() -> None:
    file, cpu = locate(VISION_FILE), torch.device("cpu")
    assert shared_net(file, cpu, torch.float32) is shared_net(file, cpu, torch.float32)
    assert shared_net(file, cpu, torch.bfloat16).dtype == torch.bfloat16
