"""Whatever is exported passes the checks and decodes to the same masks in pycocotools."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from coco_samples import CATEGORIES, annotation, export_image
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from carnn_desktop.annotations.masks import connected_parts, crop_mask, full_mask
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.formats.coco.checking.check import check_file
from carnn_desktop.formats.export.write import ExportImage, ExportOptions, export

_ANY_STATE = ("proposed", "accepted", "rejected")


@st.composite
def documents(draw: st.DrawFn) -> list[ExportImage]:
    """Return images with random masks: noise, blobs and boxes, overlapping and touching borders."""
    images = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        width, height = draw(st.integers(1, 30)), draw(st.integers(1, 30))
        annotations = []
        for index in range(draw(st.integers(0, 4))):
            pixels = draw(arrays(np.bool_, (height, width), elements=st.booleans()))
            if draw(st.booleans()):
                pixels = np.kron(pixels[::3, ::3], np.ones((3, 3)))[:height, :width] > 0
            if not pixels.any():
                continue
            annotations.append(
                annotation(
                    f"r{number}-{index}",
                    crop_mask(pixels),
                    category_id=draw(st.integers(1, len(CATEGORIES))),
                    state=draw(st.sampled_from(_ANY_STATE)),  # type: ignore[arg-type]
                    source=draw(st.sampled_from(["model", "manual", "import"])),  # type: ignore[arg-type]
                    score=draw(st.none() | st.floats(0, 1)),
                    iscrowd=draw(st.integers(0, 9)) == 0,
                    attributes=draw(
                        st.dictionaries(st.text(max_size=5), st.integers(), max_size=2)
                    ),
                )
            )
        path = draw(st.text(st.characters(blacklist_characters="/\\"), min_size=1, max_size=8))
        images.append(
            export_image(
                number, *annotations, path=f"{number}/{path}x.jpg", width=width, height=height
            )
        )
    return images


options = st.builds(
    ExportOptions,
    states=st.sampled_from([("accepted",), _ANY_STATE]),
    unit=st.sampled_from(("parts", "concept", "listed")),
    min_area=st.sampled_from([0, 1, 5]),
    segmentation=st.sampled_from(["auto", "polygon", "rle"]),
    allow_overlap=st.booleans(),
    keep_imported=st.booleans(),
)


def _load(path: Path) -> COCO:
    with contextlib.redirect_stdout(io.StringIO()):
        return COCO(str(path))


def _expected(document: ImageDocument, chosen: ExportOptions) -> np.ndarray[Any, Any]:
    """Return (height, width) bool: all pixels that have to be in some annotation."""
    pixels = np.zeros((document.height, document.width), dtype=bool)
    for item in document.annotations:
        if item.state not in chosen.states:
            continue
        parts = connected_parts(item.mask)
        if item.provenance.run.source == "model" and chosen.unit == "parts":
            parts = tuple(p for p in parts if p.area >= chosen.min_area)
        for part in parts:
            pixels |= full_mask(part, document.width, document.height)
    return pixels


# drawn twice, or nothing but crowds: told, but the export is right
_OF_THE_ANNOTATOR = ("repeated-object", "5-crowd-mask")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), options)
def test_exports_pass_the_checks_and_decode_to_their_masks(
    images: list[ExportImage], chosen: ExportOptions
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.json"
        report = export(path, images, CATEGORIES, options=chosen)
        found = check_file(path, limit=None)
        assert [v for v in found if v.rule not in _OF_THE_ANNOTATOR] == []
        assert report.min_iou in (None, 1.0)
        coco = _load(path)
        assert len(coco.anns) == report.annotations
        for image in images:
            document = image.document
            values = coco.loadAnns(coco.getAnnIds(image.ref.id))
            masks = [coco.annToMask(value).astype(bool) for value in values]
            for value, mask in zip(values, masks, strict=True):
                assert value["area"] == mask.sum()
                assert tuple(value["bbox"]) == crop_mask(mask).bbox_xywh
            union = np.zeros((document.height, document.width), dtype=bool)
            for mask in masks:
                may = chosen.allow_overlap or chosen.keep_imported
                assert may or not (union & mask).any()
                union |= mask
            if chosen.min_area <= 1:
                assert np.array_equal(union, _expected(document, chosen))
        first = path.read_bytes()
        export(Path(folder) / "again.json", images, CATEGORIES, options=chosen)
        assert (Path(folder) / "again.json").read_bytes() == first


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), st.floats(0.1, 4.0))
def test_simplified_exports_pass_the_checks(images: list[ExportImage], tolerance: float) -> None:
    chosen = ExportOptions(tolerance=tolerance, states=_ANY_STATE, min_area=0)  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.json"
        report = export(path, images, CATEGORIES, options=chosen)
        assert [v for v in check_file(path) if v.level == "error"] == []
        coco = _load(path)
        for value in coco.anns.values():
            assert value["area"] == coco.annToMask(value).sum()
        assert report.min_iou is None or report.min_iou >= 0.5


def test_evaluation_of_an_export_against_itself_is_perfect(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    images = []
    for number in range(1, 6):
        annotations = []
        for index in range(4):
            mask = np.zeros((60, 80), dtype=bool)
            x, y = rng.integers(0, 60), rng.integers(0, 40)
            mask[y : y + 15, x : x + 15] = rng.random((15, 15))[: 60 - y, : 80 - x] > 0.2
            annotations.append(
                annotation(f"{number}-{index}", crop_mask(mask), category_id=1 + index % 3)
            )
        images.append(export_image(number, *annotations, width=80, height=60))
    path = tmp_path / "out.json"
    export(path, images, CATEGORIES)
    results = [
        {key: a[key] for key in ("image_id", "category_id", "segmentation")} | {"score": 1.0}
        for a in json.loads(path.read_text())["annotations"]
    ]
    with contextlib.redirect_stdout(io.StringIO()):
        truth = COCO(str(path))
        evaluation = COCOeval(truth, truth.loadRes(results), "segm")
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    assert evaluation.stats[0] == 1.0
