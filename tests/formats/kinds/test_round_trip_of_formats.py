"""A hard project through every format that is written and read: what a format holds comes back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from coco_samples import annotation, box_mask, pixel_mask
from import_samples import Imported, header_png

from carnn_desktop.annotations.masks import full_mask
from carnn_desktop.annotations.model import Annotation, Category, ImageDocument, ImageRef
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.export.options import ExportImage, ExportOptions
from carnn_desktop.formats.export.report import ExportReport
from carnn_desktop.formats.export.write import export
from carnn_desktop.formats.registry import written_format, written_formats

WIDTH, HEIGHT = 64, 48
ODD_NAMES = (
    "cat", "traffic light", "it's \"odd\"", "a, b; c", "a/b\\c", "x: y", "# leaf", "1st", "007",
    "😺", "cat 😺", "\U00020bb7", "犬 いぬ", "שלום", "كلب", "Ünï-cödé", "yes", "null",
    "true", "1.50", "-", "a|b",
    "<b>&amp;", "%20", "\ttab", "__background__x", "__ignore__ me", "O'Brien & Söhne", "a" * 120,
    "background", "_background_", "ignore", "x y",
)  # fmt: skip
PHOTOS = (
    "train/001.png", "val/001.png", "a b, 'c'.png", "😺 犬.png", "שלום.png", "1st/2nd.x.png",
    "sub/one.png", "sub/one.jpg", "frame.0001.png", "Ünï.png", "empty.png",
)  # fmt: skip
RING = pixel_mask(["#######", "#.....#", "#.###.#", "#.#.#.#", "#.###.#", "#.....#", "#######"])
PARTS = pixel_mask(["###.....##", "###.....##", "..........", "....#....."])


def placed(mask: Any, x: int, y: int) -> Any:
    return replace(mask, x=x, y=y)


def objects_of(number: int, classes: int) -> tuple[Annotation, ...]:
    """Return the objects of a photo; none overlaps another."""

    def one(name: str, mask: Any, place: int, **more: Any) -> Annotation:
        category = (number * 7 + place) % classes + 1
        return annotation(f"{number}{name}", mask, category_id=category, **more)

    box = one("box", box_mask(40, 30, 9, 7), 5, source="import")
    return (
        one("ring", placed(RING, 2, 2), 0),
        one("parts", placed(PARTS, 20, 2), 1, attributes={"wet": True, "side": "left"}),
        one("left", box_mask(2, 20, 8, 8), 2),
        one("right", box_mask(10, 20, 8, 8), 2),  # they touch and are of one class
        one("dot", box_mask(63, 47, 1, 1), 3),
        one("corner", box_mask(0, 0, 1, 1), 3),
        one("crowd", box_mask(30, 12, 20, 6), 4, iscrowd=True),
        replace(box, is_box=True),
        one("line", box_mask(0, 46, 60, 1), 6),
    )


@dataclass(frozen=True)
class Found:
    """An object as it comes back; ``mask``: its pixels as bytes."""

    photo: str
    name: str
    mask: bytes
    crowd: bool
    box: bool


def project(classes: int) -> tuple[list[ExportImage], tuple[Category, ...]]:
    names = [*ODD_NAMES, *(f"class {n}" for n in range(classes))][:classes]
    categories = tuple(Category(id=n, name=name) for n, name in enumerate(names, 1))
    images = []
    for number, path in enumerate(PHOTOS, 1):
        found = objects_of(number, classes) if path != "empty.png" else ()
        document = ImageDocument(
            image_id=number,
            width=WIDTH,
            height=HEIGHT,
            annotations=found,
            state="done" if found else "done_empty",
        )
        images.append(ExportImage(ImageRef(id=number, path=path, state=document.state), document))
    return images, categories


def as_found(images: list[ExportImage], categories: tuple[Category, ...]) -> Counter[Found]:
    names = {category.id: category.name.strip() for category in categories}
    return Counter(
        Found(
            image.ref.path,
            names[item.category_id],
            full_mask(item.mask, WIDTH, HEIGHT).tobytes(),
            item.iscrowd,
            item.is_box,
        )
        for image in images
        for item in image.document.annotations
    )


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    for path in PHOTOS:
        header_png(tmp_path / "photos" / path, (WIDTH, HEIGHT))
    return tmp_path / "photos"


def written(
    tmp_path: Path, photos: Path, form: str, classes: int, **more: Any
) -> tuple[ExportReport, Counter[Found]]:
    images, categories = project(classes)
    options = ExportOptions(format=form, single_file=False, allow_overlap=True, min_area=1, **more)
    report = export(
        tmp_path / "out", images, categories, options=options, image_folder=photos, processes=1
    )
    return report, as_found(images, categories)


SOURCES = {
    "coco": "annotations/instances.json",
    "panoptic": "annotations/panoptic_train.json",
    "cvat": "annotations.xml",
}


def brought_back(tmp_path: Path, photos: Path, form: str) -> Counter[Found]:
    source = tmp_path / "out" / SOURCES.get(form, "")
    read_as = {"voc": "voc-masks", "panoptic": "coco-panoptic", "yolo-boxes": "yolo"}.get(
        form, form
    )
    with Imported(source, photos, tmp_path / "p.carnn", format_id=read_as) as done:
        assert [e.image.name for e in done.plan.images if e.status != "matched"] == []
        assert len(done.plan.images) >= len(PHOTOS) or form == "voc"
        names = done.names()
        return Counter(
            Found(
                path,
                names[item.category_id],
                full_mask(item.mask, WIDTH, HEIGHT).tobytes(),
                item.iscrowd,
                item.is_box,
            )
            for path, items in done.annotations().items()
            for item in items
        )


def boxed(one: Found) -> Found:
    pixels = np.frombuffer(one.mask, dtype=bool).reshape(HEIGHT, WIDTH)
    rows, columns = np.flatnonzero(pixels.any(1)), np.flatnonzero(pixels.any(0))
    whole = np.zeros_like(pixels)
    whole[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1] = True
    return replace(one, mask=whole.tobytes(), box=True)


def held(form: str, truth: Counter[Found]) -> Counter[Found]:
    """Return what a format can hold of the objects."""
    if form in ("yolo", "yolo-boxes", "voc"):
        truth = Counter({one: n for one, n in truth.items() if not one.crowd})
    if form == "yolo-boxes":
        return Counter(boxed(one) for one in truth.elements())
    if form in ("yolo", "voc", "panoptic"):
        return Counter(replace(one, box=False) for one in truth.elements())
    return truth


READ_AGAIN = [known.name for known in written_formats() if known.name != "semantic"]


@pytest.mark.parametrize("form", READ_AGAIN)
def test_what_a_format_can_hold_comes_back(tmp_path: Path, photos: Path, form: str) -> None:
    classes = 254 if form == "voc" else 300
    report, truth = written(tmp_path, photos, form, classes)
    back = brought_back(tmp_path, photos, form)
    wanted = held(form, truth)
    assert back.total() == wanted.total()
    assert {(f.photo, f.name) for f in back} == {(f.photo, f.name) for f in wanted}
    assert back == wanted
    # told before, and counted after
    lost = truth.total() - wanted.total()
    dropped = sum(item.count for item in report.dropped)
    void = [loss.text for loss in report.losses if "crowds are void" in loss.text]
    assert report.annotations + dropped == truth.total()
    assert lost == (10 if form in ("yolo", "yolo-boxes", "voc") else 0)
    assert dropped == (lost if form != "voc" else 0)
    assert (len(void), any(text.startswith("10 ") for text in void)) == (
        (1, True) if form == "voc" else (0, False)
    )
    assert bool(written_format(form).cannot_hold) == (form != "coco")


@pytest.mark.parametrize("form", ["yolo", "yolo-boxes", "voc", "labelme", "coco"])
def test_copies_of_photos_are_found_too(tmp_path: Path, photos: Path, form: str) -> None:
    from PIL import Image

    for path in PHOTOS:
        (photos / path).unlink()
        kind = "JPEG" if path.endswith(".jpg") else "PNG"
        Image.new("RGB", (WIDTH, HEIGHT)).save(photos / path, kind)
    report, _ = written(tmp_path, photos, form, 30, copy_images=True, val=0.3)
    out = tmp_path / "out"
    source = out / "annotations" / "instances_train.json" if form == "coco" else out
    read_as = {"voc": "voc-masks", "yolo-boxes": "yolo"}.get(form, form)
    with Imported(source, out, tmp_path / "p.carnn", format_id=read_as) as done:
        assert done.plan.count("matched") == len(done.plan.images)
        wanted = sum(
            part.objects for part in report.parts if form != "coco" or part.name == "train"
        )
        crowds = 10 if form == "voc" else 0
        assert done.report.objects == wanted - crowds


def test_labelme_and_coco_keep_attributes(tmp_path: Path, photos: Path) -> None:
    for form in ("coco", "labelme"):
        (tmp_path / form).mkdir()
        written(tmp_path / form, photos, form, 30)
        source = tmp_path / form / "out" / SOURCES.get(form, "")
        with Imported(source, photos, tmp_path / f"{form}.carnn") as done:
            found = [item.attributes for item in done.annotations()["train/001.png"]]
        assert {"wet": True, "side": "left"} in found
        assert sum(map(bool, found)) == 1


def test_classes_that_pascal_voc_cannot_hold_are_told_before(tmp_path: Path, photos: Path) -> None:
    with pytest.raises(CarnnError, match="300 concepts are more than the 254"):
        written(tmp_path, photos, "voc", 300)
    assert not (tmp_path / "out").exists()
