"""Real files converted and read again: the masks, ids, categories and unknown keys are the same.

Needs CARNN_SHARED_DATA, a folder with annotations of real tools.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from carnn_desktop.annotations.masks import mask_iou
from carnn_desktop.annotations.model import Annotation
from carnn_desktop.formats.coco.checking.check import check_file
from carnn_desktop.formats.detect import read_annotations
from carnn_desktop.formats.export.from_files import FileImages
from carnn_desktop.formats.export.options import ExportOptions
from carnn_desktop.formats.export.write import export

_SETS = ("coco65", "isat_coco", "labelme_voc", "cvat_car_interior", "sahi_terrain", "via_cups")
DATA = os.environ.get("CARNN_SHARED_DATA", "")
pytestmark = pytest.mark.skipif(not DATA, reason="CARNN_SHARED_DATA is not set")


def opened(path: Path, photos: Path) -> FileImages:
    return FileImages(read_annotations(path), photos)


def objects(images: FileImages) -> dict[int, tuple[str, str, Annotation]]:
    """Return (image, category, annotation) by annotation id."""
    names = {category.id: category.name for category in images.categories}
    return {
        images.annotation_id(annotation.id, 0): (
            image.ref.path,
            names[annotation.category_id],
            annotation,
        )
        for image in images
        for annotation in image.document.annotations
    }


@pytest.mark.parametrize("name", _SETS)
@pytest.mark.parametrize("kind", ["auto", "rle"])
def test_the_way_through_loses_nothing(name: str, kind: Any, tmp_path: Path) -> None:
    source, photos = Path(DATA) / name / "instances.json", Path(DATA) / name / "images"
    images = opened(source, photos)
    options = ExportOptions(segmentation=kind, allow_overlap=True)
    for out in ("a.json", "b.json"):
        report = export(
            tmp_path / out,
            images,
            images.categories,
            options=options,
            annotation_id=images.annotation_id,
        )
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert report.min_iou == 1.0
    assert [v for v in check_file(tmp_path / "a.json", photos) if v.level == "error"] == []
    before, after = objects(images), objects(opened(tmp_path / "a.json", photos))
    assert before.keys() == after.keys()
    for number, (image, category, annotation) in before.items():
        found_image, found_category, found = after[number]
        assert (found_image, found_category) == (image, category)
        assert mask_iou(annotation.mask, found.mask) == 1.0
        assert annotation.iscrowd == found.iscrowd
        kept = {key: value for key, value in annotation.extra.items() if key != "ignore"}
        assert {key: found.extra.get(key) for key in kept} == kept
        assert found.attributes == annotation.attributes


@pytest.mark.parametrize("name", _SETS)
@pytest.mark.parametrize("form", ["yolo", "labelme"])
def test_other_formats_keep_the_masks(name: str, form: Any, tmp_path: Path) -> None:
    """What this program writes it also reads: the same masks, image by image, in order."""
    source, photos = Path(DATA) / name / "instances.json", Path(DATA) / name / "images"
    images = opened(source, photos)
    options = ExportOptions(format=form, allow_overlap=True, copy_images=True)
    report = export(
        tmp_path / "out", images, images.categories, options=options, image_folder=photos
    )
    assert report.min_iou is None or report.min_iou == 1.0
    total = sum(len(image.document.annotations) for image in images)
    crowds = sum(r.iscrowd for image in images for r in image.document.annotations)
    assert report.annotations == total - (crowds if form == "yolo" else 0)


def test_an_export_is_perfect_against_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, photos = Path(DATA) / "coco65" / "instances.json", Path(DATA) / "coco65" / "images"
    images = opened(source, photos)
    out = tmp_path / "a.json"
    export(out, images, images.categories, options=ExportOptions(allow_overlap=True))
    truth = COCO(str(out))
    results = [
        {key: a[key] for key in ("image_id", "category_id", "segmentation")} | {"score": 1.0}
        for a in truth.loadAnns(truth.getAnnIds(iscrowd=False))
    ]
    for result in results:
        result["segmentation"] = truth.annToRLE(result | {"image_id": result["image_id"]})
    evaluation = COCOeval(truth, truth.loadRes(results), "segm")
    evaluation.evaluate()
    evaluation.accumulate()
    evaluation.summarize()
    capsys.readouterr()
    assert evaluation.stats[0] == pytest.approx(1.0)
