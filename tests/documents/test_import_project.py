"""From a file into a project: matching, sizes, EXIF, ids, merge and replace, taking back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from import_samples import Imported, header_png

from benchmarks.fuzz_import import fuzz
from carnn_desktop.contracts import Cancelled, CarnnError, Progress
from carnn_desktop.documents.formats.detect import read_annotations
from carnn_desktop.documents.formats.values import ImportedImage
from carnn_desktop.documents.images import list_images
from carnn_desktop.documents.importing.apply import run_import
from carnn_desktop.documents.importing.matching import Matcher, plain_path
from carnn_desktop.documents.importing.photos import Photos
from carnn_desktop.documents.importing.plan import ImportChoices, make_plan
from carnn_desktop.documents.model import ImageRef
from carnn_desktop.documents.project import Project
from carnn_desktop.documents.project_imports import FILE_KEYS

SIZE = (40, 30)
SQUARE = [5, 5, 15, 5, 15, 12, 5, 12]


def coco(*names: str, size: tuple[int, int] | None = SIZE, **extra: Any) -> dict[str, Any]:
    """Return a COCO file with one object for each image; ids from 10, categories 3 and 7."""
    sizes = {} if size is None else {"width": size[0], "height": size[1]}
    images = [{"id": 10 + n, "file_name": name} | sizes for n, name in enumerate(names)]
    annotations = [
        {
            "id": 100 + n,
            "image_id": 10 + n,
            "category_id": (3, 7)[n % 2],
            "segmentation": [SQUARE],
            "bbox": [5, 5, 10, 7],
            "area": 70,
            "iscrowd": 0,
        }
        for n in range(len(names))
    ]
    categories = [{"id": 3, "name": "Cup"}, {"id": 7, "name": "Dog", "keypoints": ["nose"]}]
    return {"images": images, "annotations": annotations, "categories": categories} | extra


def write(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value))
    return path


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    for name in ("a.png", "b.png", "sub/a.png", "sub/Ünï code.png"):
        header_png(folder / name, SIZE)
    return folder


def imported(tmp_path: Path, photos: Path, value: Any, **choices: Any) -> Imported:
    source = write(tmp_path / "file.json", value)
    return Imported(source, photos, tmp_path / "p.carnn", choices=ImportChoices(**choices))


@pytest.mark.parametrize(
    ("broken", "empty"),
    [
        ({"category_id": 99}, {"b.png"}),  # a photo that lost its object is not empty
        ({"image_id": 99}, set()),  # whose object it is, nobody knows
        ({"segmentation": None, "bbox": None}, {"b.png"}),
    ],
)
def test_a_photo_whose_objects_are_left_out_is_not_reviewed(
    tmp_path: Path, photos: Path, broken: dict[str, Any], empty: set[str]
) -> None:
    value = coco("a.png")
    value["annotations"][0] |= broken
    value["images"].append({"id": 77, "file_name": "b.png", "width": 40, "height": 30})
    with imported(tmp_path, photos, value).project as project:
        states = {ref.path: project.document(ref.id).state for ref in project.images()}
    assert {path for path, state in states.items() if state == "done_empty"} == empty
    assert states["a.png"] == "new"


def test_findings_tell_of_boxes_and_of_photos_on_their_side(tmp_path: Path, photos: Path) -> None:
    value = coco("a.png", "b.png")
    del value["annotations"][0]["segmentation"]
    value["annotations"][1]["segmentation"] = [[5, 30, 20, 30, 20, 38, 5, 38]]
    with imported(tmp_path, photos, value) as done:
        plan = done.plan
    said = {note.kind: note.message for note in plan.notes.listed}
    assert said["box"] == "1 of 2 objects are boxes without an outline"
    assert said["outside"].endswith("sides exchanged: is it turned?")


# Matching -----------------------------------------------------------------------------------------


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
        (regions,) = done.regions().values()
        assert [region.mask.bbox_xywh for region in regions[:1]] == [box]
        assert done.report.known == 0
        assert all(region.mask == regions[0].mask for region in regions)
        x, y = regions[0].extra["keypoints"][:2]
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
        assert done.regions()["a.png"][0].mask.bbox_xywh == (5, 5, 10, 7)
    with imported(tmp_path, folder, coco("a.png", size=None), exif="raw", mode="replace") as done:
        assert done.regions()["a.png"][0].mask.bbox_xywh == (18, 5, 7, 10)


def test_another_size_is_left_out_unless_it_is_to_be_fitted(tmp_path: Path, photos: Path) -> None:
    value = coco("a.png", "b.png", size=(20, 15))
    value["images"][1] |= {"width": 35}
    value["annotations"][0]["segmentation"] = [[2, 2, 7, 2, 7, 6, 2, 6]]
    with imported(tmp_path, photos, value) as done:
        assert done.plan.count("size") == 2
        assert done.report.images == 0
    with imported(tmp_path, photos, value, scale=True) as done:
        assert done.report.images == 1  # the other has other proportions
        assert done.regions()["a.png"][0].mask.bbox_xywh == (4, 4, 10, 8)


# Ids, keys, merge and replace ---------------------------------------------------------------------


def test_ids_and_unknown_keys_are_kept(tmp_path: Path, photos: Path) -> None:
    value = coco("a.png", "b.png", info={"year": 2020}, licenses=[{"id": 1}], custom={"x": [1]})
    value["images"][0]["license"] = 1
    value["annotations"][0] |= {"caption": "red", "attributes": {"old": True}, "score": 0.25}
    with imported(tmp_path, photos, value) as done:
        refs = {ref.path: ref for ref in done.refs}
        assert (refs["a.png"].file_id, refs["b.png"].file_id) == (10, 11)
        assert refs["a.png"].extra == {"license": 1}
        concepts = {concept.name: concept for concept in done.project.concepts()}
        assert (concepts["Cup"].file_id, concepts["Dog"].file_id) == (3, 7)
        assert concepts["Dog"].extra == {"keypoints": ["nose"]}
        region = done.regions()["a.png"][0]
        assert region.extra == {"caption": "red"}
        assert region.attributes == {"old": True}
        assert region.provenance.score == 0.25
        assert region.rings == (tuple(map(float, SQUARE)),)
        assert done.project.annotation_id(region.id, 0) == 100
        assert done.project.get_setting(FILE_KEYS)["custom"] == {"x": [1]}
        assert done.report.renumbered == ()
        with pytest.raises(CarnnError):
            done.project.import_image(
                _image_import(done.project, 999)
            )  # a photo the project does not have


def _image_import(project: Project, image_id: int) -> Any:
    from carnn_desktop.documents.project_imports import ImageImport

    return ImageImport(image_id=image_id, width=40, height=30, regions=())


def test_ids_that_cannot_be_kept_are_in_the_report(tmp_path: Path, photos: Path) -> None:
    value = coco("a.png", "b.png", "sub/a.png")
    value["annotations"][0]["id"] = 0
    value["annotations"][1]["id"] = value["annotations"][2]["id"] = 1
    value["images"][0]["id"] = value["annotations"][0]["image_id"] = "x"
    value["categories"][0]["id"] = 0
    for item in value["annotations"][::2]:
        item["category_id"] = 0
    with imported(tmp_path, photos, value) as done:
        changes = {(item.kind, item.old) for item in done.report.renumbered}
        assert changes == {("annotation", 0), ("annotation", 1), ("image", "x"), ("category", 0)}
        numbers = [
            done.project.annotation_id(region.id, 0)
            for regions in done.regions().values()
            for region in regions
        ]
        assert sorted(numbers) == [1, 2, 3]
        ids = [ref.file_id for ref in done.refs]
        assert len(set(ids)) == len(ids)


def test_images_and_concepts_that_join_later_get_free_ids(tmp_path: Path, photos: Path) -> None:
    value = coco("a.png")
    value["images"][0]["id"] = value["annotations"][0]["image_id"] = 3  # the own id of another
    value["categories"][0]["id"] = value["annotations"][0]["category_id"] = 4
    with imported(tmp_path, photos, value) as done:
        assert len({ref.file_id for ref in done.refs}) == 4
        header_png(photos / "new.png", SIZE)
        refs = done.project.sync_images(list_images(photos, recursive=True))
        assert len({ref.file_id for ref in refs}) == 5
        done.project.ensure_concepts([("x", ()), ("y", ())])
        concepts = done.project.concepts()
        assert len({concept.file_id for concept in concepts}) == len(concepts) == 4


def test_the_same_file_twice_changes_nothing(tmp_path: Path, photos: Path) -> None:
    with imported(tmp_path, photos, coco("a.png", "b.png")) as done:
        before = done.regions()
    with imported(tmp_path, photos, coco("a.png", "b.png")) as done:
        assert (done.report.objects, done.report.known) == (0, 2)
        assert done.regions() == before
    with imported(tmp_path, photos, coco("a.png", "b.png"), mode="replace") as done:
        assert (done.report.objects, done.report.removed) == (2, 2)
        assert done.report.renumbered == ()  # the ids became free with what was replaced
        assert done.regions() != before


def test_states(tmp_path: Path, photos: Path) -> None:
    value = coco("a.png", "b.png")
    value["images"].append({"id": 50, "file_name": "sub/a.png", "width": 40, "height": 30})
    with imported(tmp_path, photos, value, state="proposed") as done:
        states = {ref.path: ref.state for ref in done.refs}
        assert (states["a.png"], states["sub/a.png"]) == ("proposed", "new")
    with imported(tmp_path, photos, value, mode="replace") as done:
        states = {ref.path: ref.state for ref in done.refs}
        assert (states["a.png"], states["sub/a.png"]) == ("done", "done_empty")
        assert done.regions()["a.png"][0].provenance.reviewed


def test_categories_become_other_concepts_or_stay_out(tmp_path: Path, photos: Path) -> None:
    value = coco("a.png", "b.png", "sub/a.png")
    with imported(tmp_path, photos, value, targets={0: "mug", 1: None}) as done:
        assert done.names() == {1: "mug"}
        assert done.report.objects == 2
        assert [(item.kind, item.old) for item in done.report.renumbered] == []


def test_an_import_can_be_taken_back(tmp_path: Path, photos: Path) -> None:
    with imported(tmp_path, photos, coco("a.png")) as done:
        before = done.regions()
    value = coco("a.png", "b.png", "sub/a.png")
    value["annotations"][0]["segmentation"] = [[1, 1, 9, 1, 9, 9]]
    with imported(tmp_path, photos, value, mode="replace") as done:
        assert done.project.last_import() is not None
        edited = done.project.document(_id_of(done, "sub/a.png"))
        done.project.save_document(
            type(edited)(image_id=edited.image_id, width=40, height=30, state="in_review")
        )
        outcome = done.project.undo_import()
        assert len(outcome.restored) == 2
        assert outcome.edited == (edited.image_id,)
        assert done.regions() == {**before, "sub/a.png": ()}
        assert done.project.last_import() is None
        assert done.project.image(_id_of(done, "b.png")).state == "new"
    with imported(tmp_path, photos, coco("b.png")) as done:
        assert done.report.objects == 1


def _id_of(done: Imported, path: str) -> int:
    return next(ref.id for ref in done.refs if ref.path == path)


def test_a_cancelled_import_keeps_whole_photos(tmp_path: Path, photos: Path) -> None:
    source = write(tmp_path / "file.json", coco("a.png", "b.png"))
    with Project.create(tmp_path / "p.carnn", photos) as project:
        refs = project.sync_images(list_images(photos, recursive=True))
        plan = make_plan(read_annotations(source), photos, list(refs), ())

        def stop(progress: Progress) -> None:
            if progress.done == 1:
                raise Cancelled

        with pytest.raises(Cancelled):
            run_import(plan, ImportChoices(), lambda work: work(project), checkpoint=stop)
        assert [len(project.document(ref.id).regions) for ref in refs] == [1, 0, 0, 0]
        assert len(project.undo_import().restored) == 1
        assert not project.document(refs[0].id).regions


def test_a_photo_that_was_annotated_in_another_size_is_left(tmp_path: Path, photos: Path) -> None:
    with imported(tmp_path, photos, coco("a.png")):
        pass
    header_png(photos / "a.png", (80, 60))
    with imported(tmp_path, photos, coco("a.png", "b.png", size=None)) as done:
        assert done.report.images == 1
        ((path, reason),) = done.report.failed
        assert path == "a.png"
        assert "80 x 60" in reason


def test_projects_of_the_first_version_are_brought_up_to_date(tmp_path: Path, photos: Path) -> None:
    path = tmp_path / "old.carnn"
    with Project.create(path, photos) as project:
        project.sync_images(list_images(photos, recursive=True))
        project.ensure_concepts([("cup", ())])
    with closing(sqlite3.connect(path)) as connection:
        for table in ("images", "concepts"):
            for column in ("coco_id", "extra"):
                connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        for name in ("facts", "import_undo"):
            connection.execute(f"DROP TABLE IF EXISTS {name}")
        for name in ("facts_outdated", "facts_gone"):
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    with Project.open(path) as project:
        assert project.backup is not None
        assert [ref.file_id for ref in project.images()] == [1, 2, 3, 4]
    with Imported(write(tmp_path / "f.json", coco("a.png")), photos, path) as done:
        assert done.report.objects == 1
        assert done.names() == {1: "cup", 2: "Dog"}


def test_damaged_files_are_refused_or_imported(tmp_path: Path) -> None:
    results = fuzz(150, 3, tmp_path, lambda _line: None)
    assert results["refused"] > 10
    assert results["imported"] > 10
    assert results["partly"] > 10


def test_half_a_character_in_a_name_becomes_a_question_mark(tmp_path: Path, photos: Path) -> None:
    value = coco("a.png")
    value["categories"][0] |= {"name": "cup\ud800", "supercategory": "\ud800"}
    with imported(tmp_path, photos, value) as done:
        concepts = {concept.name: concept.supercategory for concept in done.project.concepts()}
    assert concepts["cup?"] == "?"
