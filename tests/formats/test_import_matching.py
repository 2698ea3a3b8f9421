"""From a file into a project: which photo an entry means, its size and its EXIF rotation."""

from __future__ import annotations

from pathlib import Path

import pytest
from import_samples import SIZE, SQUARE, coco, header_png, imported

from carnn_desktop.annotations.model import ImageRef
from carnn_desktop.formats.importing.matching import Matcher, plain_path
from carnn_desktop.formats.importing.photos import Photos
from carnn_desktop.formats.values import ImportedImage
from carnn_desktop.photos.listing import list_images


@pytest.mark.parametrize(
    ("written", "found", "how"),
    [
        ("a.png", "a.png", "path"),
        ("./sub/a.png", "sub/a.png", "path"),
        ("sub\\a.png", "sub/a.png", "path"),
        ("C:\\data\\set\\sub\\a.png", "sub/a.png", "name"),
        ("/home/x/b.png", "b.png", "name"),
        ("images/B.PNG", "b.png", "case"),
        ("sub/U\u0308ni\u0308 code.png", "sub/Ünï code.png", "path"),
        ("1f2e3d4c-b.png", "b.png", "renamed"),
        ("b_png.rf.0123456789abcdef0123456789abcdef.jpg", "b.png", "renamed"),
        ("upload/b.jpg", "b.png", "suffix"),
        ("b", "b.png", "suffix"),
        ("x/a.png", None, "several"),
        ("c.png", None, "none"),
    ],
)
def test_images_are_found_by_path_and_name(
    photos: Path, written: str, found: str | None, how: str
) -> None:
    refs = [ImageRef(id=n, path=p) for n, p in enumerate(list_images(photos, recursive=True), 1)]
    made = Matcher(Photos(photos, refs)).match(ImportedImage(name=written, where="$"))
    paths = {ref.id: ref.path for ref in refs}
    assert (paths.get(made.image_id or 0), made.how) == (found, how)
    if how == "several":
        assert made.candidates == ("a.png", "sub/a.png")


def test_equal_names_are_told_apart_by_size_then_by_hash(tmp_path: Path, photos: Path) -> None:
    header_png(photos / "sub" / "a.png", (80, 60))
    refs = [ImageRef(id=n, path=p) for n, p in enumerate(list_images(photos, recursive=True), 1)]
    paths = {ref.id: ref.path for ref in refs}
    by_size = Matcher(Photos(photos, refs)).match(
        ImportedImage(name="x/a.png", where="$", size_wh=(80, 60))
    )
    assert (paths[by_size.image_id or 0], by_size.how) == ("sub/a.png", "size")
    other = tmp_path / "other"
    other.mkdir()
    (other / "renamed.png").write_bytes((photos / "sub" / "a.png").read_bytes())
    by_hash = Matcher(Photos(photos, refs), other).match(
        ImportedImage(name="renamed.png", where="$")
    )
    assert (paths[by_hash.image_id or 0], by_hash.how) == ("sub/a.png", "hash")


def test_roots_and_drives_are_cut_off() -> None:
    assert plain_path("file:///C:/x/../y//z.png") == "x/y/z.png"
    assert plain_path("\\\\server\\share\\z.png") == "server/share/z.png"


def test_two_names_for_one_photo_are_ambiguous(tmp_path: Path, photos: Path) -> None:
    with imported(tmp_path, photos, coco("train/b.png", "val/b.png", "a.png")) as done:
        assert [entry.status for entry in done.plan.images] == ["ambiguous", "ambiguous", "matched"]
        assert done.report.objects == 1


# Sizes and EXIF -----------------------------------------------------------------------------------


def turned(tmp_path: Path, orientation: int) -> Path:
    folder = tmp_path / "turned"
    header_png(folder / "a.png", SIZE, orientation=orientation)
    return folder


@pytest.mark.parametrize(
    ("orientation", "box"),
    [(5, (5, 5, 7, 10)), (6, (18, 5, 7, 10)), (7, (18, 25, 7, 10)), (8, (5, 25, 7, 10))],
)
def test_raw_coordinates_are_turned_with_the_photo(
    tmp_path: Path, orientation: int, box: tuple[int, int, int, int]
) -> None:
    value = coco("a.png")
    value["annotations"][0] |= {"keypoints": [5, 5, 2, 0, 0, 0], "id": 1}
    counts = [5 * 30 + 5, *([7, 23] * 9), 7, 30 * 40 - 5 * 30 - 5 - 30 * 9 - 7]
    rle = {"segmentation": {"size": [30, 40], "counts": counts}, "id": 2}
    plain = {"segmentation": [], "id": 3}
    first = value["annotations"][0]
    value["annotations"] += [first | rle, first | plain]
    with imported(tmp_path, turned(tmp_path, orientation), value) as done:
        assert done.plan.turned == 1
        (annotations,) = done.annotations().values()
        assert [annotation.mask.bbox_xywh for annotation in annotations[:1]] == [box]
        assert done.report.known == 0
        assert all(annotation.mask == annotations[0].mask for annotation in annotations)
        x, y = annotations[0].extra["keypoints"][:2]
        assert (x, y) in {(box[0] + dx, box[1] + dy) for dx in (0, 7) for dy in (0, 10)}


@pytest.mark.parametrize(
    ("size", "ring", "exif"),
    [
        (SIZE, SQUARE, "raw"),
        ((30, 40), SQUARE, "upright"),
        (None, SQUARE, "unsure"),
        (None, [5, 5, 15, 5, 15, 38], "upright"),
        (None, [5, 5, 38, 5, 38, 20], "raw"),
        (SIZE, [5, 5, 15, 5, 15, 38], "upright"),
    ],
)
def test_size_and_reach_tell_which_coordinates_they_are(
    tmp_path: Path, size: tuple[int, int] | None, ring: list[int], exif: str
) -> None:
    value = coco("a.png", size=size)
    value["annotations"][0]["segmentation"] = [ring]
    with imported(tmp_path, turned(tmp_path, 6), value) as done:
        assert done.plan.images[0].fit is not None
        assert done.plan.images[0].fit.exif == exif
        assert done.report.objects == 1


def test_the_user_decides_about_exif(tmp_path: Path) -> None:
    folder = turned(tmp_path, 6)
    with imported(tmp_path, folder, coco("a.png"), exif="upright") as done:
        assert done.annotations()["a.png"][0].mask.bbox_xywh == (5, 5, 10, 7)
    with imported(tmp_path, folder, coco("a.png", size=None), exif="raw", mode="replace") as done:
        assert done.annotations()["a.png"][0].mask.bbox_xywh == (18, 5, 7, 10)


def test_another_size_is_left_out_unless_it_is_to_be_fitted(tmp_path: Path, photos: Path) -> None:
    value = coco("a.png", "b.png", size=(20, 15))
    value["images"][1] |= {"width": 35}
    value["annotations"][0]["segmentation"] = [[2, 2, 7, 2, 7, 6, 2, 6]]
    with imported(tmp_path, photos, value) as done:
        assert done.plan.count("size") == 2
        assert done.report.images == 0
    with imported(tmp_path, photos, value, scale=True) as done:
        assert done.report.images == 1  # the other has other proportions
        assert done.annotations()["a.png"][0].mask.bbox_xywh == (4, 4, 10, 8)


# Ids, keys, merge and replace ---------------------------------------------------------------------
