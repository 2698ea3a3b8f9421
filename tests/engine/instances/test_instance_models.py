"""Each family against transformers' own processors, on tiny random models."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from tiny_clip import blobs
from tiny_instances import OWL_SIDE, SAM3_SIDE, library

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.engine.backbones.family import ModelInfo
from carnn_desktop.engine.backbones.grounding_dino.deformable import SomeQueries
from carnn_desktop.engine.backbones.grounding_dino.load import load_grounding_dino
from carnn_desktop.engine.backbones.owlv2.load import load_owlv2
from carnn_desktop.engine.backbones.pretrained import library_class
from carnn_desktop.engine.backbones.sam3.load import load_sam3
from carnn_desktop.engine.backbones.sam3.model import Sam3Proposer
from carnn_desktop.engine.instances.boxes import DetectingProposer
from carnn_desktop.engine.instances.protocol import Findings
from carnn_desktop.engine.refine.prompts import union
from carnn_desktop.engine.weights.models import folder_info

IMAGE = blobs(90, 130, seed=3)
CPU, TEXTS = torch.device("cpu"), ("cat", "red car", "dog")


@pytest.fixture(autouse=True)
def no_gradients() -> Any:
    with torch.no_grad():
        yield


def _info(folder: Path) -> ModelInfo:
    info = folder_info(folder)
    assert not info.problem
    return info


def _same(found: Findings, scores: torch.Tensor, boxes: torch.Tensor) -> None:
    order = scores.argsort(descending=True, stable=True)
    np.testing.assert_allclose(found.scores[: len(order)], scores[order].numpy(), atol=1e-4)
    np.testing.assert_allclose(found.boxes[: len(order)], boxes[order].numpy(), atol=1e-2)
    np.testing.assert_allclose(
        found.boxes[: len(order)] / 130, boxes[order].numpy() / 130, atol=1e-4
    )


def _square_pixels(side: int) -> torch.Tensor:
    """Return the photo stretched as torch's antialiased resize does it, to whole grey levels."""
    pixels = torch.from_numpy(IMAGE).permute(2, 0, 1)[None].float()
    small = torch.nn.functional.interpolate(pixels, (side, side), mode="bilinear", antialias=True)
    return (small.round() / 255.0 - 0.5) / 0.5


@pytest.mark.parametrize("family", ["sam3", "sam3_lite_text"])
def test_sam3_is_what_the_library_gives(instance_folders: dict[str, Path], family: str) -> None:
    ours = load_sam3(
        _info(instance_folders[family]),
        device=CPU,
        dtype=torch.float32,
        on_progress=ignore_progress,
    )
    assert ours.side == SAM3_SIDE
    encoding = ours.encode_image(IMAGE, ignore_progress)
    found = ours.find(encoding, TEXTS, (), ignore_progress)
    name = "Sam3LiteTextModel" if family == "sam3_lite_text" else "Sam3Model"
    model = getattr(library, name).from_pretrained(instance_folders[family]).eval()
    tokenizer = library.CLIPTokenizer.from_pretrained(instance_folders[family])
    from carnn_desktop.engine.backbones.preprocessing import HALF, Scaling, stretched

    pixels = stretched(IMAGE, (SAM3_SIDE, SAM3_SIDE), Scaling(*HALF))
    for text, own in zip(TEXTS, found, strict=True):
        words = tokenizer(text, padding="max_length", max_length=32, return_tensors="pt")
        out = model(pixel_values=pixels, **words)
        threshold = float(own.scores[min(4, len(own.scores) - 1)]) - 1e-3
        expected = _sam3_instances(out, threshold, (90, 130))
        _same(own, expected["scores"], expected["boxes"])
        order = expected["scores"].argsort(descending=True, stable=True)
        drawn = ours.draw(encoding, own, range(len(order)), ignore_progress)
        for one, mask in zip(drawn, expected["masks"][order].bool().numpy(), strict=True):
            whole = union([] if one.whole is None else [one.whole], (90, 130))
            assert (
                np.count_nonzero(whole != mask) <= 1
            )  # of 11,700: the mask's level is met exactly


@pytest.mark.parametrize("family", ["sam3", "sam3_lite_text"])
def test_the_preview_is_the_presence_of_a_model_made_for_half_the_side(
    instance_folders: dict[str, Path], family: str
) -> None:
    folder = instance_folders[family]
    ours = load_sam3(_info(folder), device=CPU, dtype=torch.float32, on_progress=ignore_progress)
    seen = ours.preview(IMAGE, TEXTS, ignore_progress)
    kind = library.Sam3Model if family == "sam3" else library.Sam3LiteTextModel
    config = kind.config_class.from_pretrained(folder)
    config.vision_config.backbone_config.image_size = SAM3_SIDE // 2
    model = kind.from_pretrained(folder, config=config).eval()
    tokenizer = library.CLIPTokenizer.from_pretrained(folder)
    words = tokenizer(list(TEXTS), padding="max_length", max_length=32, return_tensors="pt")
    from carnn_desktop.engine.backbones.preprocessing import HALF, Scaling, stretched

    small = stretched(IMAGE, (SAM3_SIDE // 2, SAM3_SIDE // 2), Scaling(*HALF))
    out = model(pixel_values=small.expand(len(TEXTS), -1, -1, -1), **words)
    expected = out.presence_logits.sigmoid().flatten().numpy()
    np.testing.assert_allclose(seen, expected, atol=1e-4)
    before = ours.find(ours.encode_image(IMAGE, ignore_progress), TEXTS, (), ignore_progress)
    fresh = load_sam3(_info(folder), device=CPU, dtype=torch.float32, on_progress=ignore_progress)
    after = fresh.find(fresh.encode_image(IMAGE, ignore_progress), TEXTS, (), ignore_progress)
    for one, other in zip(before, after, strict=True):  # the small look leaves nothing behind
        np.testing.assert_array_equal(one.scores, other.scores)


def _sam3_instances(out: Any, threshold: float, size: tuple[int, int]) -> dict[str, torch.Tensor]:
    """Return what `Sam3ImageProcessor.post_process_instance_segmentation` makes of an answer.

    The class needs torchvision; without it its published steps are taken here.
    """
    try:
        from transformers.models.sam3.image_processing_sam3 import Sam3ImageProcessor
    except ImportError:
        scores = (out.pred_logits.sigmoid() * out.presence_logits.sigmoid())[0]
        keep = scores > threshold
        soft = torch.nn.functional.interpolate(
            out.pred_masks.sigmoid()[0][keep][None], size=size, mode="bilinear", align_corners=False
        )[0]
        scale = torch.tensor([size[1], size[0], size[1], size[0]])
        return {
            "scores": scores[keep],
            "boxes": out.pred_boxes[0][keep] * scale,
            "masks": (soft > 0.5).long(),
        }
    processor: Any = Sam3ImageProcessor()
    result: dict[str, torch.Tensor] = processor.post_process_instance_segmentation(
        out, threshold=threshold, target_sizes=[size]
    )[0]
    return result


def test_the_square_is_what_torch_makes_of_it_to_one_grey_level() -> None:
    from carnn_desktop.engine.backbones.preprocessing import HALF, Scaling, stretched

    ours = stretched(IMAGE, (56, 56), Scaling(*HALF))
    assert (ours - _square_pixels(56)).abs().max() <= 2.001 / 255.0  # of -1..1


@pytest.mark.parametrize("family", ["grounding-dino", "mm-grounding-dino"])
def test_grounding_dino_is_what_the_library_gives(
    instance_folders: dict[str, Path], family: str
) -> None:
    folder = instance_folders[family]
    ours = load_grounding_dino(_info(folder), CPU, torch.float32, None, ignore_progress)
    encoding = ours.encode_image(IMAGE, ignore_progress)
    found = ours.find(encoding, TEXTS, (), ignore_progress)
    name = "MMGroundingDino" if family.startswith("mm") else "GroundingDino"
    model = getattr(library, f"{name}ForObjectDetection").from_pretrained(folder).eval()
    processor = library.GroundingDinoProcessor(
        library.GroundingDinoImageProcessorPil.from_pretrained(folder),
        library.BertTokenizer.from_pretrained(folder),
    )
    inputs = processor(images=IMAGE, text=[list(TEXTS)], return_tensors="pt")
    ids = inputs["input_ids"][0]
    out = model(**inputs)
    # the ends and full stops of the sentence are no words of a text
    out.logits[:, :, : len(ids)][:, :, torch.isin(ids, torch.tensor([101, 102, 1012]))] = -torch.inf
    expected = processor.post_process_grounded_object_detection(
        out, inputs["input_ids"], threshold=0.0, target_sizes=[(90, 130)]
    )[0]
    together = Findings(
        *(np.concatenate([getattr(one, part) for one in found]) for part in ("scores", "boxes")),
        np.zeros(0, np.int64),
    )
    order = np.argsort(-together.scores, kind="stable")
    best = expected["scores"].argsort(descending=True, stable=True)
    np.testing.assert_allclose(together.scores[order], expected["scores"][best].numpy(), atol=1e-4)
    np.testing.assert_allclose(
        np.sort(together.boxes / 130, axis=0), np.sort(expected["boxes"] / 130, axis=0), atol=1e-4
    )


def test_grounding_dino_sees_the_photo_once_for_all_sentences(
    instance_folders: dict[str, Path],
) -> None:
    folder = instance_folders["grounding-dino"]
    ours = load_grounding_dino(_info(folder), CPU, torch.float32, None, ignore_progress)
    detector: Any = ours._detector
    looks = []
    detector._tower.tower.register_forward_pre_hook(lambda *_: looks.append("look"))
    encoding = ours.encode_image(IMAGE, ignore_progress)
    detector._most = 9  # so that the three texts do not fit into one sentence
    few = ours.find(encoding, TEXTS, (), ignore_progress)
    assert looks == ["look"]
    assert all(len(one.scores) for one in few)
    kept = ours.find(encoding, TEXTS[1:], (), ignore_progress)
    assert sum(len(one.scores) for one in kept) == sum(len(one.scores) for one in few)


@pytest.mark.parametrize("family", ["grounding-dino", "mm-grounding-dino"])
def test_deformable_attention_of_some_queries_at_a_time_is_that_of_all(
    instance_folders: dict[str, Path], family: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = instance_folders[family]
    ours = load_grounding_dino(_info(folder), CPU, torch.float32, None, ignore_progress)
    detector: Any = ours._detector
    detector._sides = (64, 96)
    counts: list[int] = []
    inner = [one for one in detector._model.modules() if isinstance(one, SomeQueries)]
    assert len(inner) == 4  # two layers that encode and two that decode
    for one in inner:
        one.whole.register_forward_pre_hook(lambda _, given: counts.append(given[4].shape[1]))
    encoding = ours.encode_image(IMAGE, ignore_progress)
    whole = detector.detect(encoding.seen, TEXTS, ignore_progress)
    most = max(counts)
    counts.clear()
    monkeypatch.setattr("carnn_desktop.engine.backbones.grounding_dino.deformable.QUERIES", 7)
    parts = detector.detect(encoding.seen, TEXTS, ignore_progress)
    assert max(counts) == 7 < most
    np.testing.assert_allclose(parts.boxes, whole.boxes, atol=1e-3)
    np.testing.assert_allclose(parts.scores, whole.scores, atol=1e-5)


def test_grounding_dino_takes_the_photo_as_the_library_does() -> None:
    from carnn_desktop.engine.backbones.preprocessing import IMAGENET, Scaling, sides_of, stretched

    processor = library.GroundingDinoImageProcessorPil()
    for size in ((90, 130), (130, 90), (40, 300), (64, 64)):
        image = blobs(*size, seed=1)
        want = processor(images=image, return_tensors="pt")["pixel_values"]
        height, width = sides_of(size, 800, 1333)
        got = stretched(image, (width, height), Scaling(*IMAGENET))
        assert got.shape == want.shape
        assert (got - want).abs().max() <= 1.001 / 255.0 / 0.224


def test_owlv2_is_what_the_library_gives(instance_folders: dict[str, Path]) -> None:
    folder = instance_folders["owlv2"]
    ours = load_owlv2(_info(folder), CPU, torch.float32, None, ignore_progress)
    detector: Any = ours._detector
    encoding = ours.encode_image(IMAGE, ignore_progress)
    found = ours.find(encoding, TEXTS, (), ignore_progress)
    model = library.Owlv2ForObjectDetection.from_pretrained(folder).eval()
    tokenizer = library.CLIPTokenizer.from_pretrained(folder)
    images = library.Owlv2ImageProcessorPil(size={"height": OWL_SIDE, "width": OWL_SIDE})
    processor = library.Owlv2Processor(images, tokenizer)
    words = tokenizer(list(TEXTS), padding="max_length", max_length=40, return_tensors="pt")
    from carnn_desktop.engine.backbones.preprocessing import padded_square

    pixels = detector._scaling.tensor(padded_square(IMAGE, OWL_SIDE))
    out = model(pixel_values=pixels, **words)
    expected = processor.post_process_grounded_object_detection(
        out, threshold=0.0, target_sizes=[(90, 130)]
    )[0]
    for label, own in enumerate(found):
        of = expected["labels"] == label
        assert len(own.scores) == int(of.sum())
        _same(own, expected["scores"][of], expected["boxes"][of])


def test_a_thing_shown_to_owlv2_is_what_the_library_finds_by_an_image(
    instance_folders: dict[str, Path],
) -> None:
    from carnn_desktop.engine.backbones.preprocessing import padded_square
    from carnn_desktop.engine.instances.choose import chosen_of

    folder = instance_folders["owlv2"]
    ours = load_owlv2(_info(folder), CPU, torch.float32, None, ignore_progress)
    detector: Any = ours._detector
    shown_photo = blobs(120, 100, seed=8)
    pixels, query_pixels = (
        detector._scaling.tensor(padded_square(photo, OWL_SIDE)) for photo in (IMAGE, shown_photo)
    )
    model = library.Owlv2ForObjectDetection.from_pretrained(folder).eval()
    out = model.image_guided_detection(pixels, query_pixels)
    # the library takes the surest thing of the other photo, ours is told its box
    shown = ours.patches(shown_photo, ignore_progress)
    surest = int(shown.objectness.argmax())
    box = tuple(shown.boxes[surest].tolist())
    place = shown.standing_for(shown.overlaps([box])[:, 0])
    assert place == surest
    patches = ours.patches(IMAGE, ignore_progress)
    logits = patches.logits(shown.vectors[[surest]])[:, 0]
    np.testing.assert_allclose(logits, out.logits[0, :, 0].clamp(-13.8, 13.8).numpy(), atol=1e-4)
    scores = 1.0 / (1.0 + np.exp(-logits))
    order = np.argsort(-scores, kind="stable")
    boxes = detector.look(IMAGE, ignore_progress).boxes
    found = Findings(scores[order], boxes[order], order)
    kept = chosen_of(found, threshold=0.0, overlap=0.3)
    images = library.Owlv2ImageProcessorPil(size={"height": OWL_SIDE, "width": OWL_SIDE})
    processor = library.Owlv2Processor(images, library.CLIPTokenizer.from_pretrained(folder))
    sizes = torch.tensor([[90, 130]])
    expected = processor.post_process_image_guided_detection(out, 0.0, 0.3, sizes)[0]
    highest = found.scores[kept[0]] + 1e-6  # the library's scores are shares of the best one's
    shares = np.clip((found.scores[kept] - 0.1 * highest) / (0.9 * highest), 0.0, 1.0)
    best = expected["scores"].argsort(descending=True, stable=True)
    np.testing.assert_allclose(shares[shares > 0], expected["scores"][best].numpy(), atol=1e-4)
    ours_kept = found.boxes[kept][shares > 0] / 130
    np.testing.assert_allclose(ours_kept, expected["boxes"][best].numpy() / 130, atol=1e-4)


def test_owlv2_takes_the_photo_as_the_library_does() -> None:
    pytest.importorskip("scipy")
    from carnn_desktop.engine.backbones.preprocessing import CLIP, Scaling, padded_square

    for size in ((90, 130), (300, 200), (40, 40)):
        image = blobs(*size, seed=2)
        for side in (64, 160):
            processor = library.Owlv2ImageProcessorPil(size={"height": side, "width": side})
            want = processor(images=image, return_tensors="pt")["pixel_values"]
            got = Scaling(*CLIP).tensor(padded_square(image, side))
            worst = ((got - want).abs() * torch.tensor(CLIP[1]).view(1, 3, 1, 1)).max()
            assert worst <= 1.001 / 255.0


def test_words_that_compete_take_what_they_fit_better(instance_folders: dict[str, Path]) -> None:
    ours = load_owlv2(_info(instance_folders["owlv2"]), CPU, torch.float32, None, ignore_progress)
    encoding = ours.encode_image(IMAGE, ignore_progress)
    alone = ours.find(encoding, ["cat"], (), ignore_progress)[0]
    against = ours.find(encoding, ["cat"], ["grass", "sky"], ignore_progress)[0]
    assert len(alone.scores) == (OWL_SIDE // 16) ** 2
    assert len(against.scores) < len(alone.scores)
    assert set(against.keys) < set(alone.keys)


def test_a_missing_class_is_told_in_words() -> None:
    with pytest.raises(CarnnError, match=r"transformers .* has no Sam9Model") as caught:
        library_class("Sam9Model")
    assert "upgrade" in caught.value.remedy


def test_a_class_that_cannot_be_read_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, instance_folders: dict[str, Path]
) -> None:
    class Broken:
        __version__ = "5.9"

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):
                raise AttributeError(name)
            cause = RuntimeError("operator torchvision::nms does not exist")
            raise ModuleNotFoundError(f"Could not import module '{name}'.") from cause

    monkeypatch.setitem(sys.modules, "transformers", Broken())
    with pytest.raises(CarnnError, match=r"cannot load Owlv2ForObjectDetection: operator") as told:
        load_owlv2(_info(instance_folders["owlv2"]), CPU, torch.float32, None, ignore_progress)
    assert "torchvision" in told.value.remedy


@pytest.mark.parametrize("family", ["sam3", "grounding-dino", "owlv2"])
def test_a_text_that_does_not_fit_is_refused(
    instance_folders: dict[str, Path], family: str
) -> None:
    info = _info(instance_folders[family])
    ours: Sam3Proposer | DetectingProposer
    if family == "sam3":
        ours = load_sam3(info, device=CPU, dtype=torch.float32, on_progress=ignore_progress)
    elif family == "owlv2":
        ours = load_owlv2(info, CPU, torch.float32, None, ignore_progress)
    else:
        ours = load_grounding_dino(info, CPU, torch.float32, None, ignore_progress)
    ours.check_text("cat")
    with pytest.raises(CarnnError, match="too long"):
        ours.check_text("cat " * 200)
