"""SAM 3's tracker for clicks, boxes and what a detector found, on a tiny random model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny_instances
import tiny_sam
import torch
from tiny_clip import blobs, write_tokenizer

from carnn_desktop.contracts.clicks import ClickRequest
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.engine.backbones.preprocessing import HALF, Scaling, stretched
from carnn_desktop.engine.backbones.sam3.load import load_sam3
from carnn_desktop.engine.refine.clicks import ClickRefiner
from carnn_desktop.engine.refine.prompts import Prompt
from carnn_desktop.engine.refine.sam import SamRefiner
from carnn_desktop.engine.refine.sam_files import find_sam, sam_models
from carnn_desktop.engine.refine.sam_load import load_sam
from carnn_desktop.engine.weights.models import folder_info

PHOTO = blobs(90, 130, seed=3)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sam3")
    tiny_sam.save("sam3_tracker", root / "tracker")
    return root


def test_prompts_give_what_the_library_gives(root: Path) -> None:
    refiner = load_sam(find_sam(str(root / "tracker")), device=torch.device("cpu"))
    assert refiner.side == tiny_sam.SAM3_SIDE
    encoding = refiner.encode(PHOTO)
    prompt = Prompt(positive_xy=((50.0, 40.0),), box_xyxy=(20, 10, 100, 80))
    logits, scores = refiner.decode(encoding, [prompt])
    model = tiny_sam.library.Sam3TrackerModel.from_pretrained(root / "tracker").eval()
    side = tiny_sam.SAM3_SIDE
    x, y = side / 130, side / 90
    with torch.no_grad():
        expected: Any = model(
            pixel_values=stretched(PHOTO, (side, side), Scaling(*HALF)),
            input_points=torch.tensor([[[[50.0 * x, 40.0 * y]]]]),
            input_labels=torch.tensor([[[1]]]),
            input_boxes=torch.tensor([[[20 * x, 10 * y, 100 * x, 80 * y]]]),
        )
    torch.testing.assert_close(logits, expected.pred_masks[0], atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(scores, expected.iou_scores[0], atol=1e-4, rtol=1e-4)


def test_clicks_and_boxes_encode_the_photo_once(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []
    encode = SamRefiner.encode

    def counted(self: SamRefiner, *arguments: Any) -> Any:
        looks.append("look")
        return encode(self, *arguments)

    monkeypatch.setattr(SamRefiner, "encode", counted)
    clicks = ClickRefiner(root, learned=None)
    for request in (
        ClickRequest(image_key="a", positive_xy=((50, 40),)),
        ClickRequest(image_key="a", positive_xy=((50, 40),), negative_xy=((5, 5),)),
        ClickRequest(image_key="a", box_xyxy=(20, 10, 100, 80)),
    ):
        answer = list(clicks.answers(PHOTO, request))[-1]
        assert answer.by == "tracker"
        assert answer.mask.shape == PHOTO.shape[:2]
        assert answer.mask.dtype == np.bool_
    assert looks == ["look"]


def test_the_hubs_sam3_draws_where_it_is_named_and_is_no_default(tmp_path: Path) -> None:
    folder = tmp_path / "sam3"
    words = write_tokenizer(folder)
    tiny_sam.save_sam3_video(folder, tiny_instances.build("sam3", words).config)
    assert sam_models(tmp_path) == ()
    refiner = load_sam(find_sam(str(folder), tmp_path), device=torch.device("cpu"))
    drawn = refiner.refine(refiner.encode(PHOTO), box_xyxy=(20, 10, 100, 80))
    assert drawn.shape == PHOTO.shape[:2]
    finder = load_sam3(
        folder_info(folder),
        device=torch.device("cpu"),
        dtype=torch.float32,
        on_progress=ignore_progress,
    )
    with torch.no_grad():
        found = finder.find(
            finder.encode_image(PHOTO, ignore_progress), ["cat"], (), ignore_progress
        )
    assert len(found[0].scores) >= 1


def test_a_named_folder_without_weights_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "sam3"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"model_type": "sam3_video"}), encoding="utf-8")
    with pytest.raises(CarnnError, match=r"no model\.safetensors"):
        find_sam(str(folder), tmp_path)
