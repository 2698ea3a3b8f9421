"""`compare` and `reproduce` as commands; a real rerun with the built-in model."""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval
from quality_samples import write_coco
from skimage import data

from carnn_desktop.annotations.edits import accept, replace_mask
from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.merging import add_proposals
from carnn_desktop.annotations.model import Category, ImageDocument, ImageRef
from carnn_desktop.cli import build_parser, main
from carnn_desktop.commands.compare import run_compare
from carnn_desktop.commands.console.output import Output
from carnn_desktop.commands.segmenting.options import SegmentOptions
from carnn_desktop.commands.segmenting.reproduce import (
    load_real_segmenter,
    run_reproduce,
)
from carnn_desktop.commands.segmenting.segment import run_segment
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.queries import parse_queries
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest
from carnn_desktop.contracts.results import ModelIdentity, Proposal, SegmentationResult, Trace
from carnn_desktop.contracts.run import Run, joined
from carnn_desktop.engine.presets import get_preset
from carnn_desktop.formats.coco.read import CocoFile
from carnn_desktop.formats.export.write import ExportImage, ExportOptions, export
from carnn_desktop.photos.images import read_image
from carnn_desktop.project.project import Project
from carnn_desktop.quality.recipe import read_recipe

NOW = "2026-11-21T09:00:00+00:00"
SHA = "c" * 64


class TwoBlocks:
    """Finds the same two separate blocks for every text, whatever the photo shows."""

    identities = (ModelIdentity(role="both", id="embedded", sha256=SHA, licence=""),)
    device, dtype = "cpu", "float32"

    def __init__(self, *, shift: int = 0, sha256: str = SHA) -> None:
        self._shift = shift
        self.identities = (replace(self.identities[0], sha256=sha256),)
        self.requests: list[SegmentationRequest] = []

    def check(self, request: SegmentationRequest) -> None:
        """Take everything."""

    def segment(
        self, image: RgbImage, request: SegmentationRequest, on_progress: ProgressCallback
    ) -> SegmentationResult:
        self.requests.append(request)
        mask = np.zeros((20, 30), bool)
        mask[2:10, 2 + self._shift : 12 + self._shift] = True
        mask[12:18, 20:26] = True
        crop = crop_mask(mask)
        proposals = tuple(
            Proposal(
                query_index=number,
                name=query.name,
                score=0.8,
                forced=False,
                mask=crop.pixels,
                origin_xy=(crop.x, crop.y),
                levels=mask.astype(np.uint8) * 255,
                level=0.5,
            )
            for number, query in enumerate(request.queries)
        )
        return SegmentationResult(
            request=request,
            width=image.shape[1],
            height=image.shape[0],
            proposals=proposals,
            trace=Trace(steps=(), kept=(), background_words=("sky",)),
            models=self.identities,
            device=self.device,
            dtype=self.dtype,
            timings=(("all", 0.1),),
        )


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photos" / "a.png"
    path.parent.mkdir()
    pixels = np.random.default_rng(1).integers(0, 255, (20, 30, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(path)
    return path


def exported(photo: Path, *, edited: bool = False, split: bool = False) -> Path:
    """Segment, review and export a photo as the program does."""
    decoded = read_image(photo)
    request = SegmentationRequest(
        id="r",
        image_id="1",
        queries=parse_queries("cat | kitten").queries,
        mode="concepts",
        settings=get_preset("embedded"),
        model=ModelChoice(),
    )
    result = TwoBlocks().segment(decoded.pixels, request, lambda _progress: None)
    document = ImageDocument(image_id=1, width=30, height=20)
    document = add_proposals(document, result, {"cat": 1}, now=NOW, split_parts=split).document
    first = document.annotations[0]
    document = accept(
        document, [annotation.id for annotation in document.annotations], now=NOW
    ).document
    if edited:
        smaller = crop_mask(first.mask.pixels[:-3], first.mask.x, first.mask.y)
        document = replace_mask(document, first.id, smaller).document
    out = photo.parent.parent / "out.json"
    ref = ImageRef(id=1, path="a.png", sha256=decoded.sha256, width=30, height=20)
    export(
        out,
        [ExportImage(ref=ref, document=document)],
        [Category(id=1, name="cat")],
        options=ExportOptions(reviewed_only=False, min_area=1),
    )
    return out


def parsed(*arguments: object) -> argparse.Namespace:
    return build_parser().parse_args([str(argument) for argument in arguments])


def reproduced(
    out: Path, photo: Path, annotation: str, segmenter: TwoBlocks | None = None
) -> tuple[int, dict[str, Any]]:
    stdout = io.StringIO()
    output = Output(as_json=True, stdout=stdout, stderr=io.StringIO())
    options = parsed("reproduce", out, "--annotation", annotation, "--images", photo.parent)
    code = run_reproduce(options, output, load=lambda _choice: segmenter or TwoBlocks())
    return code, json.loads(stdout.getvalue())


def test_all_that_a_rerun_needs_is_in_the_file(photo: Path) -> None:
    recipe = read_recipe(CocoFile(exported(photo)), "1")
    assert recipe.run.queries == parse_queries("cat | kitten").queries
    assert recipe.run.settings["visual_prompts"] == ["crop"]
    assert (recipe.run.model, recipe.run.model_sha256, recipe.run.mode) == (
        "embedded",
        SHA,
        "concepts",
    )
    assert (recipe.run.device, recipe.run.dtype) == ("cpu", "float32")
    assert recipe.photo_sha256 == read_image(photo).sha256


@pytest.mark.parametrize("split", [False, True])
@pytest.mark.parametrize("annotation", ["1", "2"])
def test_the_same_model_gives_the_same_mask(photo: Path, annotation: str, split: bool) -> None:
    segmenter = TwoBlocks()
    code, told = reproduced(exported(photo, split=split), photo, annotation, segmenter)
    assert (code, told["iou"], told["reproduced"]) == (0, 1.0, True)
    assert segmenter.requests[0].settings == get_preset("embedded")
    assert segmenter.requests[0].queries == parse_queries("cat | kitten").queries


def test_another_mask_is_told(photo: Path) -> None:
    code, told = reproduced(exported(photo), photo, "1", TwoBlocks(shift=3))
    assert (code, told["reproduced"]) == (1, False)
    assert 0.3 < told["iou"] < 0.9


def test_an_edit_is_explained(photo: Path) -> None:
    code, told = reproduced(exported(photo, edited=True), photo, "1")
    assert code == 0
    assert told["reproduced"] is not False
    assert told["edit_iou"] is not None
    assert any("edited" in text for text in told["explanations"])


def test_other_weights_another_photo_and_no_model_are_refused(photo: Path) -> None:
    out = exported(photo)
    with pytest.raises(CarnnError, match="weights of embedded are not those"):
        reproduced(out, photo, "1", TwoBlocks(sha256="d" * 64))
    with pytest.raises(CarnnError, match="no annotation 99"):
        reproduced(out, photo, "99")
    text = out.read_text(encoding="utf-8")
    out.write_text(text.replace('"embedded"', '"nobody/clip-of-no-name"'), encoding="utf-8")
    with pytest.raises(CarnnError, match="absent: nobody/clip-of-no-name"):
        reproduced(out, photo, "1")
    out.write_text(text, encoding="utf-8")
    Image.fromarray(np.zeros((20, 30, 3), np.uint8)).save(photo)
    with pytest.raises(CarnnError, match="not the photo"):
        reproduced(out, photo, "1")
    photo.unlink()
    with pytest.raises(CarnnError, match="--images"):
        reproduced(out, photo, "1")


def test_only_a_models_own_work_is_made_again(tmp_path: Path) -> None:
    other = write_coco(tmp_path / "o.json", {"a.png": [("cat", (1, 1, 5, 5))]})
    with pytest.raises(CarnnError, match="says nothing about how"):
        read_recipe(CocoFile(other), "1")


def test_texts_come_back_as_queries() -> None:
    listed = parse_queries("a | b, c").queries
    texts = tuple(map(joined, listed))
    assert texts == ("a | b", "c")
    assert Run(source="model", texts=texts).queries == listed
    phrase = Run(source="model", mode="phrases", texts=("a man | a dog",))
    assert phrase.queries[0].name == "a man | a dog"


def test_the_built_in_model_makes_its_own_annotation_again(tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    Image.fromarray(data.chelsea()).resize((120, 80)).save(photos / "cat.png")
    out = tmp_path / "out.json"
    quiet = Output(stdout=io.StringIO(), stderr=io.StringIO())
    segmenter = load_real_segmenter(ModelChoice(device="cpu"))
    asked = SegmentOptions(
        folder=photos, categories="cat, car", out=out, overrides=("crf=false",), device="cpu"
    )
    assert run_segment(asked, quiet, load=lambda _choice: segmenter) == 0
    number = str(json.loads(out.read_text(encoding="utf-8"))["annotations"][0]["id"])
    stdout = io.StringIO()
    output = Output(as_json=True, stdout=stdout, stderr=io.StringIO())
    again = parsed("reproduce", out, "--annotation", number, "--images", photos)
    assert run_reproduce(again, output, load=lambda _choice: segmenter) == 0
    told = json.loads(stdout.getvalue())
    assert (told["iou"], told["reproduced"]) == (1.0, True)


# compare ------------------------------------------------------------------------------------------


def compared(*arguments: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert main(["compare", *arguments, "--json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def two_files(folder: Path) -> Sequence[Path]:
    truth = {"a.png": [("cat", (0, 0, 10, 10)), ("dog", (20, 5, 8, 8))], "b.png": []}
    labels = {"a.png": [("cat", (0, 0, 10, 8))], "b.png": [("dog", (3, 3, 6, 6))]}
    return (
        write_coco(folder / "labels.json", labels, size_wh=(30, 20)),
        write_coco(folder / "truth.json", truth, size_wh=(30, 20)),
    )


def test_compare_says_the_same_to_people_and_machines(
    photo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels, truth = two_files(photo.parent)
    overlays = photo.parent.parent / "overlays"
    told = compared(
        *(str(labels), str(truth), "--images", str(photo.parent)),
        *("--overlays", str(overlays), "--worst", "2"),
        capsys=capsys,
    )
    assert told["images"] == 2
    assert [image["name"] for image in told["worst"]] == ["b.png", "a.png"]
    assert told["miou"] == pytest.approx((0.8 + 0.0) / 2)
    assert told["agreement"]["pairs"] == 1
    assert [Path(path).name for path in told["overlays"]] == ["a.png.png"]  # b.png is not there
    assert (overlays / "a.png.png").is_file()
    assert main(["compare", str(labels), str(truth)]) == 0
    text = capsys.readouterr().out
    assert "mIoU 40.0" in text
    assert "worst 2 of 2 images" in text
    assert "PQ" in text


def test_a_list_of_results_is_compared_as_cocos_evaluation_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    boxes = [("cat", (1, 1, 8, 8)), ("cat", (20, 1, 8, 8)), ("dog", (1, 10, 8, 8))]
    truth = write_coco(tmp_path / "truth.json", {"a.png": boxes, "b.png": boxes})
    found = json.loads(truth.read_text())["annotations"]
    results = [
        {key: item[key] for key in ("image_id", "category_id", "segmentation")}
        | {"score": score, "bbox": item["bbox"]}
        for item, score in zip(found, (0.9, 0.8, 0.7, 0.6, 0.5, 0.4), strict=True)
    ]
    results[1]["segmentation"] = [[30, 15, 38, 15, 38, 18, 30, 18]]  # a false one, quite sure
    path = tmp_path / "results.json"
    path.write_text(json.dumps(results))
    told = compared(str(path), str(truth), capsys=capsys)
    gt = COCO(str(truth))
    evaluation = COCOeval(gt, gt.loadRes(str(path)), "segm")
    evaluation.evaluate()
    evaluation.accumulate()
    evaluation.summarize()
    capsys.readouterr()
    assert told["labels"] == "results.json"
    assert told["scored"]
    assert 0 < told["ap"] < 1
    assert told["ap"] == pytest.approx(evaluation.stats[0])
    path.write_text('[{"image_id": 1}]')
    assert main(["compare", str(path), str(truth)]) == 2
    assert "$[0]: has no image_id and category_id" in capsys.readouterr().err


def test_a_project_is_compared_by_its_accepted_annotations(photo: Path) -> None:
    _, truth = two_files(photo.parent)
    project_file = photo.parent.parent / "p.carnn"
    with Project.create(project_file, photo.parent) as project:
        (ref,) = project.images.sync(["a.png"])
        project.categories.ensure([("cat", ())])
        request = SegmentationRequest(
            id="r",
            image_id="1",
            queries=parse_queries("cat").queries,
            mode="concepts",
            settings=get_preset("embedded"),
        )
        result = TwoBlocks().segment(read_image(photo).pixels, request, lambda _progress: None)
        document = ImageDocument(image_id=ref.id, width=30, height=20)
        document = add_proposals(document, result, {"cat": 1}, now=NOW).document
        project.documents.save(document)
    for proposals, objects in ((False, 0), (True, 1)):
        stdout = io.StringIO()
        output = Output(as_json=True, stdout=stdout, stderr=io.StringIO())
        more = ["--proposals"] if proposals else []
        run_compare(parsed("compare", project_file, truth, *more), output)
        told = json.loads(stdout.getvalue())
        assert told["agreement"]["first_objects"] == objects
        assert told["only_truth"] == ["b.png"]


def test_files_without_common_images_and_other_mistakes_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = write_coco(tmp_path / "1.json", {"a.png": []})
    other = write_coco(tmp_path / "2.json", {"z.png": []})
    assert main(["compare", str(one), str(other)]) == 2
    assert "no image in common" in capsys.readouterr().err
    assert main(["compare", str(one), str(tmp_path / "none.json")]) == 2
    assert main(["compare", str(one), str(one), "--worst", "-1"]) == 2
    (tmp_path / "3.json").write_text("[]", encoding="utf-8")
    assert main(["compare", str(one), str(tmp_path / "3.json")]) == 2


def test_duplicates_of_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, pixels in (("cat", data.chelsea()), ("rocket", data.rocket())):
        Image.fromarray(pixels).resize((240, 160)).save(tmp_path / f"{name}.png")
    Image.fromarray(data.chelsea()).resize((120, 80)).save(tmp_path / "small cat.jpg")
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert main(["duplicates", str(tmp_path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [set(group["images"]) for group in told["groups"]] == [{"cat.png", "small cat.jpg"}]
    assert (told["photos"], told["unreadable"]) == (3, ["broken.png"])
    assert main(["duplicates", str(tmp_path / "none")]) == 2
    assert main(["duplicates", str(tmp_path), "--distance", "200"]) == 2
