"""Data sets in every format: read again the way their readers do, the masks are the same."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from coco_samples import (
    CATEGORIES,
    HEIGHT,
    WIDTH,
    annotation,
    box_mask,
    export_image,
    full,
    pixel_mask,
)
from PIL import Image
from pycocotools import mask as coco_mask
from pycocotools.coco import COCO

from carnn_desktop.annotations.model import Category
from carnn_desktop.annotations.outlines import rasterize
from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.formats.coco.checking.check import check_file
from carnn_desktop.formats.export import write
from carnn_desktop.formats.export.options import ExportImage, ExportOptions
from carnn_desktop.formats.export.report import ExportReport
from carnn_desktop.formats.registry import written_formats

WRITTEN = [known.name for known in written_formats()]
EDGES = ("xmin", "ymin", "xmax", "ymax")
RING = pixel_mask(["#####", "#...#", "#...#", "#####"], 20, 10)
TWO_PARTS = pixel_mask(["###....", "###....", "......#"], 4, 4)
CAT = annotation("a", box_mask(10, 20, 6, 4), source="model", score=0.75)
HOLE = annotation("b", RING, category_id=2)
PARTS = annotation("c", TWO_PARTS, category_id=3, attributes={"wet": True})
CROWD = annotation("d", box_mask(40, 30, 8, 8), iscrowd=True)
IMAGES = (
    export_image(1, CAT, HOLE, PARTS, path="a/one.jpg"),
    export_image(2, replace(CAT, id="e"), CROWD, path="a/one.png"),
    export_image(3, state="done_empty", path="犬é.jpg"),
)


def export(
    target: Path, form: Any, *images: ExportImage, objects: Any = None, **options: Any
) -> ExportReport:
    folder = options.pop("image_folder", None)
    chosen = {"min_area": 1, **(objects or {}), **options}
    return write.export(
        target,
        images or IMAGES,
        CATEGORIES,
        options=ExportOptions(format=form, single_file=False, **chosen),
        image_folder=folder,
    )


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


def labels(path: Path) -> np.ndarray[Any, Any]:
    with Image.open(path) as picture:
        return np.asarray(picture)


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize("val", [0.0, 0.34])
def test_twice_the_same_bytes_and_nothing_else_left(tmp_path: Path, form: Any, val: float) -> None:
    first = export(tmp_path / "a", form, val=val)
    export(tmp_path / "b", form, val=val)
    assert bytes_of(tmp_path / "a") == bytes_of(tmp_path / "b")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]
    files = [path for path in (tmp_path / "a").rglob("*") if path.is_file()]
    assert first.file_count == len(files)
    assert (first.images, first.empty_images) == (3, 1)
    assert (first.min_iou == 1.0) == (form != "yolo-boxes")  # boxes are not the masks
    assert sum(part.images for part in first.parts) == 3
    assert sum(part.objects for part in first.parts) == first.annotations
    assert "written by CaRNN Desktop" in (tmp_path / "a" / "export.json").read_text()
    assert "```" in (tmp_path / "a" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", WRITTEN)
def test_several_processes_write_the_same(tmp_path: Path, form: Any) -> None:
    images = [
        export_image(number, replace(CAT, id=f"r{number}"), path=f"{number}.jpg")
        for number in range(1, 20)
    ]
    options = ExportOptions(format=form, single_file=False)
    for name, processes in (("one", 1), ("two", 2)):
        write.export(tmp_path / name, images, CATEGORIES, options=options, processes=processes)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_coco_parts_obey_the_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = export(tmp_path / "out", "coco", val=0.34)
    found: list[dict[str, Any]] = []
    for part in ("train", "val"):
        path = tmp_path / "out" / "annotations" / f"instances_{part}.json"
        assert [v for v in check_file(path) if v.level == "error"] == []
        coco = COCO(str(path))
        found += coco.loadAnns(coco.getAnnIds())
    capsys.readouterr()
    assert sorted(a["id"] for a in found) == [1, 2, 3, 4, 5]
    assert report.annotations == 5
    assert {part.name: part.images for part in report.parts} == {"train": 2, "val": 1}


def test_panoptic_segments_are_the_masks(tmp_path: Path) -> None:
    export(tmp_path / "out", "panoptic")
    data = json.loads((tmp_path / "out/annotations/panoptic_train.json").read_bytes())
    assert [image["id"] for image in data["images"]] == [1, 2, 3]
    assert [category["isthing"] for category in data["categories"]] == [1, 1, 1]
    first, second, empty = data["annotations"]
    colours = labels(tmp_path / "out/annotations/panoptic_train" / first["file_name"])
    numbers = colours.astype(int) @ (1, 256, 65536)
    for segment, item in zip(first["segments_info"], (CAT, HOLE, PARTS), strict=True):
        assert np.array_equal(numbers == segment["id"], full(item.mask))
        assert segment["area"] == item.mask.area
        assert segment["category_id"] == item.category_id
        assert segment["provenance"]["region"] == item.id
    assert [s["iscrowd"] for s in second["segments_info"]] == [0, 1]
    assert empty["segments_info"] == []


def test_semantic_pixels_are_category_ids(tmp_path: Path) -> None:
    export(tmp_path / "out", "semantic")
    expected = np.zeros((HEIGHT, WIDTH), np.uint8)
    for item in (CAT, HOLE, PARTS):
        expected[full(item.mask)] = item.category_id
    assert np.array_equal(labels(tmp_path / "out/masks/train/a/one.png"), expected)
    crowd = labels(tmp_path / "out/masks/train/a/one_png.png")
    assert (crowd == 255).sum() == 64
    assert not labels(tmp_path / "out/masks/train/犬é.png").any()
    assert (tmp_path / "out/classes.txt").read_text("utf-8").startswith("0\tbackground\n1\tcat\n")


def test_many_classes_are_told_by_16_bits(tmp_path: Path) -> None:
    categories = [Category(id=number, name=f"c{number}") for number in range(1, 301)]
    images = [export_image(1, replace(CAT, category_id=300))]
    options = ExportOptions(format="semantic")
    write.export(tmp_path / "out", images, categories, options=options)
    assert labels(tmp_path / "out/masks/train/photos/0001.png").max() == 300
    with pytest.raises(CarnnError, match="254"):
        write.export(tmp_path / "voc", images, categories, options=ExportOptions(format="voc"))


def test_yolo_lines_draw_the_masks(tmp_path: Path) -> None:
    report = export(tmp_path / "out", "yolo")
    lines = (tmp_path / "out/labels/train/a/one.txt").read_text().splitlines()
    for line, item in zip(lines, (CAT, HOLE, PARTS), strict=True):
        number, *values = line.split()
        assert int(number) == item.category_id - 1
        points = np.array(values, float).reshape(-1, 2)
        assert points.min() >= 0
        assert points.max() <= 1
        drawn = coco_mask.frPyObjects([(points * (WIDTH, HEIGHT)).ravel().tolist()], HEIGHT, WIDTH)
        assert np.array_equal(coco_mask.decode(drawn)[..., 0], full(item.mask))
    assert (tmp_path / "out/labels/train/犬é.txt").read_bytes() == b""
    yaml = (tmp_path / "out/data.yaml").read_text()
    assert 'train: images/train\nval: images/train\nnames:\n  0: "cat"\n' in yaml
    assert "path:" not in yaml, "else photos are looked for in the folder that training starts in"
    assert [(d.reason, d.count) for d in report.dropped] == [("crowd: YOLO has no place for it", 1)]
    records = [
        json.loads(line) for line in (tmp_path / "out/objects.jsonl").read_bytes().splitlines()
    ]
    assert [record["id"] for record in records] == [1, 2, 3, 4]
    assert records[2]["attributes"] == {"wet": True}
    (run,) = [json.loads(line) for line in (tmp_path / "out/runs.jsonl").read_bytes().splitlines()]
    assert records[0]["provenance"]["run"] == run["id"]
    assert run["settings"] == {"mask_threshold": 0.3}


def test_voc_pictures_and_boxes(tmp_path: Path) -> None:
    export(tmp_path / "out", "voc", val=0.34)
    root = tmp_path / "out"
    objects = labels(root / "SegmentationObject/a__one.png")
    classes = labels(root / "SegmentationClass/a__one.png")
    tree = ET.parse(root / "Annotations/a__one.xml").getroot()
    nodes = tree.findall("object")
    for number, (node, item) in enumerate(zip(nodes, (CAT, HOLE, PARTS), strict=True), 1):
        assert np.array_equal(objects == number, full(item.mask))
        assert (classes[full(item.mask)] == item.category_id).all()
        box = [int(node.findtext(f"bndbox/{edge}") or 0) for edge in EDGES]
        x, y, w, h = item.mask.bbox_xywh
        assert box == [x + 1, y + 1, x + w, y + h]
        provenance = json.loads(node.findtext("carnn") or "")
        assert provenance["region"] == item.id
    lists = {p.stem: p.read_text("utf-8").split() for p in (root / "ImageSets/Main").iterdir()}
    assert sorted(lists["train"] + lists["val"]) == sorted(lists["trainval"])
    assert len(lists["val"]) == 1


def test_labelme_shapes_cover_the_masks(tmp_path: Path) -> None:
    export(tmp_path / "out", "labelme")
    data = json.loads((tmp_path / "out/annotations/a/one.json").read_bytes())
    assert data["imagePath"] == "one.jpg"
    cat, hole, *parts = data["shapes"]
    polygon = np.array(cat["points"]).ravel().tolist()
    assert rasterize([polygon]) == CAT.mask
    assert hole["shape_type"] == "mask"
    with Image.open(BytesIO(b64decode(hole["mask"]))) as picture:
        assert np.array_equal(np.asarray(picture) > 0, RING.pixels)
    assert hole["points"] == [[20, 10], [24, 13]]
    assert len({part["group_id"] for part in parts}) == 1
    outlines = [np.array(part["points"]).ravel().tolist() for part in parts]
    assert rasterize(outlines) == TWO_PARTS
    assert parts[0]["carnn"]["attributes"] == {"wet": True}


def test_photos_are_copied_upright(tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    (photos / "a").mkdir(parents=True)
    pixels = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    pixels[:8, :8] = 255
    Image.fromarray(pixels).save(photos / "a/one.png")
    exif = Image.Exif()
    exif[274] = 6
    Image.fromarray(np.rot90(pixels)).save(photos / "a/one.jpg", exif=exif, quality=95)
    report = export(tmp_path / "out", "coco", copy_images=True, image_folder=photos)
    copied = labels(tmp_path / "out/images/a/one.jpg")
    assert copied.shape == (HEIGHT, WIDTH, 3)
    assert copied[:6, :6].min() > 200
    same = (tmp_path / "out/images/a/one_png.png").read_bytes()
    assert same == (photos / "a/one.png").read_bytes()
    assert [(d.reason, d.count) for d in report.dropped] == [("photo that could not be copied", 1)]
    data = json.loads((tmp_path / "out/annotations/instances.json").read_bytes())
    assert [image["file_name"] for image in data["images"]] == [
        "a/one.jpg",
        "a/one_png.png",
        "犬é.jpg",
    ]
    checked = check_file(tmp_path / "out/annotations/instances.json", tmp_path / "out/images")
    assert [v.rule for v in checked] == ["15-file-name"]  # the photo that is not there
    with pytest.raises(CarnnError, match="photos is not there"):
        export(tmp_path / "no", "coco", copy_images=True)


def test_only_own_folders_are_replaced(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    export(mine, "yolo")  # an empty folder is fine
    with pytest.raises(CarnnError, match="allow replacing"):
        export(mine, "yolo")
    export(mine, "voc", objects={"overwrite": True})
    assert not (mine / "data.yaml").exists()
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.tex").write_text("years of work")
    with pytest.raises(CarnnError, match="holds other files"):
        export(other, "yolo", objects={"overwrite": True})
    assert (other / "thesis.tex").read_text() == "years of work"


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    def on_progress(progress: Progress) -> None:
        if progress.done == 1:
            raise Cancelled

    options = ExportOptions(format="yolo")
    with pytest.raises(Cancelled):
        write.export(tmp_path / "out", IMAGES, CATEGORIES, options=options, on_progress=on_progress)
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_export_says_why(tmp_path: Path) -> None:
    with pytest.raises(CarnnError) as refused:
        export(tmp_path / "out", "yolo", export_image(1, CAT, state="proposed"))
    assert "1 x image not marked as done" in refused.value.remedy


def test_selection_by_category_and_area(tmp_path: Path) -> None:
    report = export(tmp_path / "a", "yolo", objects={"categories": frozenset({1})})
    assert report.annotations == 2
    assert report.dropped[0].reason == "object of a concept that was not chosen"
    assert report.notes[0].startswith("2 classes that were not chosen are listed too")
    report = export(tmp_path / "b", "coco", objects={"smallest_object": 10, "largest_object": 30})
    assert report.annotations == 3
    with pytest.raises(CarnnError, match="below the smallest"):
        export(tmp_path / "c", "coco", objects={"smallest_object": 10, "largest_object": 3})


@pytest.mark.parametrize("form", WRITTEN)
def test_readers_losses_are_told(tmp_path: Path, form: Any) -> None:
    report = export(tmp_path / "out", form)
    assert report.losses
    readme = (tmp_path / "out/README.md").read_text(encoding="utf-8")
    assert all(loss.text in readme for loss in report.losses)


def test_what_ultralytics_paints_is_told(tmp_path: Path) -> None:
    square = annotation("a", box_mask(10, 20, 4, 4))  # painted with its edge: 5 x 5
    report = export(tmp_path / "out", "yolo", export_image(1, square))
    (told,) = [loss.text for loss in report.losses if loss.reader == "Ultralytics"]
    assert told.endswith(f"IoU {16 / 25:.2f}")


def test_photos_that_panoptic_loaders_do_not_find_are_told(tmp_path: Path) -> None:
    kinds = enumerate(("jpg", "png", "JPG"), 1)
    images = [export_image(n, state="done_empty", path=f"{n}.{kind}") for n, kind in kinds]
    report = export(tmp_path / "out", "panoptic", *images)
    told = {loss.reader: loss.text for loss in report.losses}
    assert told["Detectron2"].startswith("2 photos")
    assert told["MMDetection"].startswith("1 photos")


def snippet(readme: Path, tool: str) -> dict[str, Any]:
    """Run the Python of a note that needs no import of the tool; return what it defines."""
    text = readme.read_text(encoding="utf-8").partition(f"## {tool}")[2]
    values: dict[str, Any] = {}
    exec(text.partition("```python")[2].partition("```")[0], values)
    return values


def test_notes_name_the_classes_that_the_files_have(tmp_path: Path) -> None:
    gaps = tuple(replace(category, coco_id=3 * category.id) for category in CATEGORIES)
    for form in ("coco", "panoptic", "semantic"):
        options = ExportOptions(format=form, single_file=False, min_area=1)
        write.export(tmp_path / form, IMAGES, gaps, options=options)
    names = tuple(category.name for category in CATEGORIES)
    for form in ("coco", "panoptic"):
        assert snippet(tmp_path / form / "README.md", "MMDetection")["metainfo"]["classes"] == names
    found = snippet(tmp_path / "semantic/README.md", "MMSegmentation")["train_dataloader"]
    classes = found["dataset"]["metainfo"]["classes"]
    assert [classes[3 * category.id] for category in CATEGORIES] == [*names]
    assert (classes[0], classes[1]) == ("background", "unused 1")
    text = (tmp_path / "coco/README.md").read_text(encoding="utf-8")
    assert "cannot take this" in text
    assert "convert_coco(" not in text


@pytest.mark.parametrize("form", ["panoptic", "semantic", "voc"])
def test_imported_objects_that_overlap_share_no_pixel(tmp_path: Path, form: Any) -> None:
    low = annotation("low", box_mask(0, 0, 10, 10), source="import")
    top = annotation("top", box_mask(5, 5, 10, 10), source="import")
    export(tmp_path / "out", form, export_image(1, low, top), objects={"allow_overlap": True})
    lines = (tmp_path / "out/objects.jsonl").read_bytes().splitlines()
    assert [json.loads(line)["area"] for line in lines] == [75, 100]
