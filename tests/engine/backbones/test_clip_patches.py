"""Dense proposals of CLIP against a plain transcription of the published formula."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from tiny_clip import blobs, load_plain

from carnn_desktop.annotations.provenance import settings_values
from carnn_desktop.cli import main
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ignore_progress
from carnn_desktop.contracts.queries import parse_queries
from carnn_desktop.contracts.requests import Mode, ModelChoice, SegmentationRequest
from carnn_desktop.engine.backbones.clip import patches
from carnn_desktop.engine.backbones.clip.backbone import ClipBackbone
from carnn_desktop.engine.backbones.clip.image import Pixels
from carnn_desktop.engine.backbones.clip.vision import VisionTower
from carnn_desktop.engine.patch_maps import probability_maps
from carnn_desktop.engine.presets import PRESETS, get_preset, settings_to_json
from carnn_desktop.engine.segmenter import Segmenter, load_segmenter

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def loaded(tiny_proposer: Path) -> Segmenter:
    return load_segmenter(ModelChoice(proposer=str(tiny_proposer), device="cpu", dtype="float32"))


def _nothing() -> None:
    return None


def transcribed(model: Any, pixels: torch.Tensor, grid: tuple[int, int]) -> torch.Tensor:
    """Return unit patch features (n, D) by the library's blocks and loops over pairs of patches."""
    height, width = grid
    vision, block = model.vision_model, model.vision_model.encoder.layers[-1]
    hidden = VisionTower(model).embed(pixels)
    for layer in vision.encoder.layers[:-1]:
        found = layer(hidden, attention_mask=None)
        hidden = found[0] if isinstance(found, tuple) else found
    tokens = block.layer_norm1(hidden)[0]
    near = torch.zeros(1 + height * width, 1 + height * width)
    places = [(row, column) for row in range(height) for column in range(width)]
    near[1:, 1:] = torch.tensor(
        [[math.exp(-(math.dist(one, two) ** 2) / (2 * 5.0**2)) for two in places] for one in places]
    )
    attention, heads = block.self_attn, model.config.vision_config.num_attention_heads
    keys, values = attention.k_proj(tokens), attention.v_proj(tokens)
    parts = []
    for key, value in zip(keys.chunk(heads, -1), values.chunk(heads, -1), strict=True):
        scores = key @ key.T / math.sqrt(key.shape[1]) + near
        parts.append(torch.softmax(scores, -1) @ value)
    output = vision.post_layernorm(attention.out_proj(torch.cat(parts, -1)))
    projected = model.visual_projection(output)[1:]
    return projected / projected.norm(dim=-1, keepdim=True)


@pytest.mark.parametrize("grid", [(6, 6), (5, 8), (9, 4), (1, 7)])
def test_patches_are_those_of_the_formula(tiny_proposer: Path, grid: tuple[int, int]) -> None:
    model, _ = load_plain(tiny_proposer)
    image = blobs(grid[0] * 16, grid[1] * 16, seed=3)
    with torch.no_grad():
        found = patches.look(VisionTower(model), Pixels(), image, "whole", CPU, _nothing)
        expected = transcribed(model, Pixels().whole(image, 16), grid)
    assert found.grid == grid
    torch.testing.assert_close(found.features, expected, atol=1e-5, rtol=0)


def test_windows_average_the_cosines(tiny_proposer: Path) -> None:
    model, _ = load_plain(tiny_proposer)
    image = blobs(90, 150, seed=4)
    side = 6  # of the model's own 96 pixels
    grid = patches.grid_of(90, 150, side)
    assert grid == (9, 15)
    texts = torch.nn.functional.normalize(torch.randn(3, 32), dim=-1)
    pixels = Pixels().stretched(image, (15 * 16, 9 * 16))
    total, seen = torch.zeros(3, *grid), torch.zeros(grid)
    with torch.no_grad():
        found = patches.look(VisionTower(model), Pixels(), image, "windows", CPU, _nothing)
        for window in patches.windows_of(grid, side):
            rows = slice(window.row, window.row + window.height)
            columns = slice(window.column, window.column + window.width)
            cut = pixels[
                :, :, rows.start * 16 : rows.stop * 16, columns.start * 16 : columns.stop * 16
            ]
            unit = transcribed(model, cut, (window.height, window.width))
            total[:, rows, columns] += (texts @ unit.T).reshape(3, side, side)
            seen[rows, columns] += 1
    cosines = (texts @ found.features.T).reshape(3, *grid)
    torch.testing.assert_close(cosines, total / seen, atol=1e-5, rtol=0)


def test_the_affinity_of_the_whole_photo_is_that_of_the_published_proposer(
    loaded: Segmenter,
) -> None:
    backbone = loaded.proposer
    assert isinstance(backbone, ClipBackbone)
    image = blobs(80, 112, seed=5)
    with torch.no_grad():
        dense = backbone.encode_patches(image, "whole", ignore_progress)
        published = backbone.encode_image(image, ignore_progress)
    torch.testing.assert_close(dense.affinity, published.affinity, atol=1e-6, rtol=1e-5)


@pytest.mark.parametrize(
    "size", [(336, 448), (375, 500), (100, 2000), (7, 5), (20, 16000), (1, 9000)]
)
def test_windows_cover_every_patch(size: tuple[int, int]) -> None:
    grid = patches.grid_of(*size, 14)
    assert 1 <= grid[0] * grid[1] <= 6000
    seen = torch.zeros(grid[0] * grid[1])
    for window in patches.windows_of(grid, 14):
        seen[window.cells(grid[1], CPU)] += 1
    assert seen.min() >= 1


def test_published_windows() -> None:
    assert patches.grid_of(336, 448, 14) == (21, 28)
    starts = [(w.row, w.column) for w in patches.windows_of((21, 28), 14)]
    assert starts == [(0, 0), (0, 7), (0, 14), (7, 0), (7, 7), (7, 14)]


def test_maps_are_probabilities_against_all_that_competes() -> None:
    generator = torch.Generator().manual_seed(2)
    cosines = torch.rand(3, 5, generator=generator) * 0.4 - 0.1
    words = torch.rand(2, 5, generator=generator) * 0.4 - 0.1
    together = probability_maps(cosines, words, scale=40.0, separate=False)
    whole = torch.exp(40.0 * torch.cat([cosines, words]))
    torch.testing.assert_close(together, (whole / whole.sum(0))[:3])
    alone = probability_maps(cosines, words, scale=40.0, separate=True)
    for row, text in zip(alone, cosines, strict=True):
        own = torch.exp(40.0 * torch.cat([text[None], words]))
        torch.testing.assert_close(row, (own / own.sum(0))[0])
    lone = probability_maps(cosines[:1], None, scale=40.0, separate=False)
    torch.testing.assert_close(lone, cosines[:1].relu())


def _request(text: str, mode: Mode = "concepts", **changes: object) -> SegmentationRequest:
    from dataclasses import replace

    preset = get_preset("clip-dense" if mode == "concepts" else "clip-dense-phrases")
    settings = replace(preset, crf=False, templates=(), **changes)  # type: ignore[arg-type]
    queries = parse_queries(text).queries
    return SegmentationRequest(
        id="1", image_id="1", queries=queries, mode=mode, settings=settings, keep_maps=True
    )


@pytest.mark.parametrize("view", ["windows", "whole"])
def test_the_image_is_seen_once_whatever_is_asked(
    loaded: Segmenter, view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []
    encode = ClipBackbone.encode_patches

    def counted(self: ClipBackbone, *arguments: Any) -> Any:
        looks.append("look")
        return encode(self, *arguments)

    monkeypatch.setattr(ClipBackbone, "encode_patches", counted)
    monkeypatch.setattr(ClipBackbone, "encode_image", lambda *_: pytest.fail("gradients"))
    few = "cat, dog"
    many = f"{few}, mug, tree house, red car"
    for text in (few, many):
        looks.clear()
        request = _request(text, dense_view=view, confidence_threshold=0.05)
        trace = loaded.segment(blobs(80, 120, seed=1), request).trace
        assert looks == ["look"]
        assert trace.final_masks is not None
        assert len(trace.final_masks) == len(text.split(","))
        assert all(0 <= step.thumbnails.max() <= 255 for step in trace.steps)


def test_a_text_that_falls_leaves_its_pixels_to_the_others(loaded: Segmenter) -> None:
    request = _request("cat, dog, mug, tree house", confidence_threshold=0.26)
    steps = loaded.segment(blobs(80, 120, seed=1), request).trace.steps
    assert len(steps) >= 2
    assert len(steps[1].texts) < len(steps[0].texts)
    assert steps[0].maps is not None
    assert steps[1].maps is not None
    kept = [steps[0].texts.index(text) for text in steps[1].texts]
    assert not np.array_equal(steps[0].maps.raw_cam[kept], steps[1].maps.raw_cam)


def test_phrases_compete_with_the_background_alone(loaded: Segmenter) -> None:
    both = loaded.segment(blobs(80, 120, seed=1), _request("red car, dog", "phrases"))
    alone = loaded.segment(blobs(80, 120, seed=1), _request("red car", "phrases"))
    assert both.trace.steps[0].maps is not None
    assert alone.trace.steps[0].maps is not None
    np.testing.assert_allclose(
        both.trace.steps[0].maps.raw_cam[0], alone.trace.steps[0].maps.raw_cam[0], atol=1e-6
    )


def test_a_cancel_comes_through(loaded: Segmenter) -> None:
    class Left(Exception):
        pass

    def leave(progress: Progress) -> None:
        if progress.stage == "proposals":
            raise Left

    with pytest.raises(Left):
        loaded.segment(blobs(80, 120), _request("cat, dog"), leave)


def test_the_built_in_model_has_no_such_patches(loaded: Segmenter) -> None:
    class Plain:
        model_id = "plain"

    other = Segmenter(Plain(), loaded.proposer, device=CPU, dtype=torch.float32)  # type: ignore[arg-type]
    with pytest.raises(CarnnError, match="compared with texts"):
        other.check(_request("cat"))


def test_runs_of_before_are_told_the_same() -> None:
    published = settings_values(PRESETS["coco"])
    assert not published.keys() & {"proposals", "dense_view", "shipped_examples"}
    assert settings_values(PRESETS["clip-dense"])["proposals"] == "dense"
    assert settings_to_json(PRESETS["coco"])["proposals"] == "gradcam"


def test_it_segments_from_the_command_line(tiny_proposer: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    Image.fromarray(blobs(64, 80, seed=2)).save(tmp_path / "photos" / "a.png")
    asked = ["segment", str(tmp_path / "photos"), "--concepts", "cat, dog", "--device", "cpu"]
    out, trace = tmp_path / "out.json", tmp_path / "trace"
    model = ["--model", str(tiny_proposer), "--proposals", "dense"]
    model += ["--set", "templates=[]", "--set", "background_words=[]", "--set", "crf=false"]
    assert main([*asked, *model, "--out", str(out), "--trace", str(trace)]) == 0
    told = json.loads((trace / "a.png.json").read_text(encoding="utf-8"))
    assert told["settings"]["proposals"] == "dense"
    assert told["settings"]["proposal_templates"] == ["a photo of a {}.", "a photo of a {}."]
    written = json.loads(out.read_text(encoding="utf-8"))
    assert written["annotations"]
    assert [run["settings"]["proposals"] for run in written["carnn"]["runs"]] == ["dense"]
    assert main([*asked, "--proposals", "dense", "--out", str(tmp_path / "no.json")]) == 2
