"""SAM, SAM-HQ and SAM 2 with tiny seeded weights against the library's own forward pass."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny_sam
import torch
from numpy.typing import NDArray
from skimage import data

from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.engine.refine.prompts import Prompt, connected_parts, iou
from carnn_desktop.engine.refine.sam import SamRefiner
from carnn_desktop.engine.refine.sam_files import find_sam
from carnn_desktop.engine.refine.sam_load import load_sam

CPU = torch.device("cpu")
FAMILIES = ("sam", "sam_hq", "sam2")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    root = tmp_path_factory.mktemp("sam")
    return {family: tiny_sam.save(family, root / family) for family in FAMILIES}


@pytest.fixture(params=FAMILIES)
def refiner(folders: dict[str, Path], request: pytest.FixtureRequest) -> SamRefiner:
    return load_sam(find_sam(str(folders[request.param])), device=CPU)


def _photo() -> NDArray[np.uint8]:
    return np.asarray(data.chelsea()[:240, :360], np.uint8).copy()


def _mask() -> NDArray[np.bool_]:
    mask = np.zeros((240, 360), np.bool_)
    mask[40:160, 60:200] = True
    mask[180:230, 250:340] = True
    mask[5:7, 5:7] = True
    return mask


def test_prompts_give_what_the_library_gives(refiner: SamRefiner) -> None:
    image = _photo()
    encoding = refiner.encode(image)
    stretched = encoding.inner_hw == (64, 64)
    assert stretched or encoding.inner_hw == (43, 64)
    prompt = Prompt(
        positive_xy=((100.0, 90.0),), negative_xy=((300.0, 20.0),), box_xyxy=(60, 40, 200, 160)
    )
    logits, scores = refiner.decode(encoding, [prompt, prompt])
    model: Any = refiner._model
    x, y = encoding.inner_hw[1] / 360, encoding.inner_hw[0] / 240
    with torch.no_grad():
        expected = model(
            pixel_values=_library_pixels(image, stretched=stretched),
            input_points=torch.tensor([[[[100.0 * x, 90.0 * y], [300.0 * x, 20.0 * y]]]]),
            input_labels=torch.tensor([[[1, 0]]]),
            input_boxes=torch.tensor([[[60.0 * x, 40.0 * y, 200.0 * x, 160.0 * y]]]),
        )
    for row in range(2):
        torch.testing.assert_close(logits[row], expected.pred_masks[0, 0], atol=2e-2, rtol=2e-2)
        torch.testing.assert_close(scores[row], expected.iou_scores[0, 0], atol=1e-2, rtol=1e-2)
    torch.testing.assert_close(logits[0], logits[1])


def _library_pixels(image: NDArray[np.uint8], *, stretched: bool) -> torch.Tensor:
    """Return what transformers' image processor makes of the photo (SAM 2's needs torchvision)."""
    mean = torch.tensor([0.485, 0.456, 0.406]).view(3, 1, 1)
    std = torch.tensor([0.229, 0.224, 0.225]).view(3, 1, 1)
    if stretched:
        pixels = torch.from_numpy(image).permute(2, 0, 1)[None].float()
        small = torch.nn.functional.interpolate(pixels, (64, 64), mode="bilinear", antialias=True)
        return (small.round() / 255.0 - mean) / std
    processor = tiny_sam.library.SamImageProcessorPil(
        size={"longest_edge": 64}, pad_size={"height": 64, "width": 64}
    )
    result: torch.Tensor = processor(image, return_tensors="pt")["pixel_values"]
    return result


def test_masks_come_back_to_the_photo_as_in_the_library(folders: dict[str, Path]) -> None:
    refiner = load_sam(find_sam(str(folders["sam"])), device=CPU)
    encoding = refiner.encode(_photo())
    logits = torch.randn(2, 32, 32, generator=torch.Generator().manual_seed(0))
    processor = tiny_sam.library.SamImageProcessorPil(pad_size={"height": 64, "width": 64})
    expected = processor.post_process_masks(
        [logits[None]], [(240, 360)], [encoding.inner_hw], binarize=False
    )[0][0]
    torch.testing.assert_close(refiner.to_image(encoding, logits), expected)


@pytest.mark.parametrize(
    "clicks",
    [
        {"positive_xy": [(100, 90)]},
        {"positive_xy": [(100, 90), (120, 30)], "negative_xy": [(300, 20)]},
        {"box_xyxy": (60, 40, 200, 160)},
        {"mask": _mask(), "negative_xy": [(300, 200)]},
        {"mask": _mask()},
    ],
)
def test_refines_by_clicks_boxes_and_masks(refiner: SamRefiner, clicks: dict[str, Any]) -> None:
    encoding = refiner.encode(_photo())
    result = refiner.refine(encoding, **clicks)
    assert result.shape == (240, 360)
    assert result.dtype == np.bool_
    assert not result.flags.writeable
    assert np.array_equal(result, refiner.refine(refiner.encode(_photo()), **clicks))


def test_a_known_mask_changes_the_answer(refiner: SamRefiner) -> None:
    encoding = refiner.encode(_photo())
    prompt = [Prompt(positive_xy=((100.0, 90.0),))]
    without, _ = refiner.decode(encoding, prompt)
    with_mask, _ = refiner.decode(encoding, prompt, mask=_mask())
    assert not torch.allclose(without, with_mask)


def test_parts_that_sam_sees_differently_stay_as_they_are(refiner: SamRefiner) -> None:
    encoding, mask = refiner.encode(_photo()), _mask()
    assert np.array_equal(refiner.refine_parts(encoding, mask, kept_iou=1.0), mask)
    empty = np.zeros_like(mask)
    assert not refiner.refine_parts(encoding, empty).any()


def test_parts_are_redrawn_where_sam_agrees(
    refiner: SamRefiner, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoding, mask = refiner.encode(_photo()), _mask()
    true = np.roll(mask, 3, axis=1)
    true[:10] = False
    parts = connected_parts(true)

    def decode(
        _self: object, _encoding: object, wanted: list[Prompt], **_progress: object
    ) -> tuple[Any, Any]:
        # answer with the shifted part nearest to the prompt's box, as numbers of parts
        nearest = [
            min(range(2), key=lambda i: abs(parts[i].origin_xy[0] - (p.box_xyxy or (0,))[0]))
            for p in wanted
        ]
        return torch.tensor(nearest)[:, None, None, None], torch.ones(len(wanted), 1)

    def to_image(_self: object, _encoding: object, answer: torch.Tensor) -> torch.Tensor:
        drawn = np.full((240, 360), -1.0, np.float32)
        part = parts[int(answer)]
        drawn[part.slices][part.mask] = 1.0
        return torch.from_numpy(drawn)[None]

    monkeypatch.setattr(SamRefiner, "decode", decode)
    monkeypatch.setattr(SamRefiner, "to_image", to_image)
    result = refiner.refine_parts(encoding, mask)
    expected = true.copy()
    expected[5:7, 5:7] = True  # too small to ask about
    assert np.array_equal(result, expected)
    assert iou(result, mask) < 1.0


def test_cancels_in_the_encoder_and_leaves_no_hooks(refiner: SamRefiner) -> None:
    image = _photo()
    seen: list[Progress] = []
    refiner.encode(image, seen.append)
    assert len(seen) > 15
    assert {p.stage for p in seen} == {"sam image"}
    for calls in (0, 1, len(seen) // 2, len(seen) - 1):
        counter = itertools.count()

        def on_progress(
            progress: Progress, calls: int = calls, counter: itertools.count[int] = counter
        ) -> None:
            if next(counter) == calls:
                raise Cancelled

        with pytest.raises(Cancelled):
            refiner.encode(image, on_progress)
    assert not any(module._forward_pre_hooks for module in refiner._model.modules())


def test_half_precision_stays_close(folders: dict[str, Path]) -> None:
    prompt = [Prompt(positive_xy=((100.0, 90.0),))]
    for family in FAMILIES:
        info = find_sam(str(folders[family]))
        exact, half = (load_sam(info, device=CPU, dtype=d) for d in (torch.float32, torch.bfloat16))
        first, _ = exact.decode(exact.encode(_photo()), prompt)
        second, _ = half.decode(half.encode(_photo()), prompt)
        assert (first - second).abs().mean() < 0.1 * first.std()


def test_says_when_there_is_nothing_to_go_by(refiner: SamRefiner) -> None:
    encoding = refiner.encode(_photo())
    for mask in (None, np.zeros((240, 360), np.bool_)):
        with pytest.raises(CarnnError, match="nothing to refine"):
            refiner.refine(encoding, mask)


@pytest.mark.parametrize(("height", "width"), [(1, 1), (3, 200), (200, 3)])
def test_odd_sizes(refiner: SamRefiner, height: int, width: int) -> None:
    image = np.random.default_rng(0).integers(0, 256, (height, width, 3)).astype(np.uint8)
    result = refiner.refine(refiner.encode(image), positive_xy=[(0, 0)])
    assert result.shape == (height, width)


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")
def test_cuda_agrees_with_the_cpu(folders: dict[str, Path]) -> None:
    for family in FAMILIES:
        info = find_sam(str(folders[family]))
        here, there = (load_sam(info, device=torch.device(d)) for d in ("cpu", "cuda"))
        clicks: dict[str, Any] = {"positive_xy": [(100, 90)]}
        first = here.refine(here.encode(_photo()), **clicks)
        second = there.refine(there.encode(_photo()), **clicks)
        assert iou(first, second) > 0.99
