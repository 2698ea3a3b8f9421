"""From a file into a project: matching, sizes, EXIF, ids, merge and replace, taking back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from import_samples import SIZE, SQUARE, Imported, coco, header_png, imported, write

from benchmarks.fuzz_import import fuzz
from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.formats.detect import read_annotations
from carnn_desktop.formats.importing.plan import ImportChoices, make_plan
from carnn_desktop.photos.listing import list_images
from carnn_desktop.project.importing import run_import
from carnn_desktop.project.imports import FILE_KEYS
from carnn_desktop.project.project import Project


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
        states = {ref.path: project.documents.load(ref.id).state for ref in project.images.listed()}
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


def test_ids_and_unknown_keys_are_kept(tmp_path: Path, photos: Path) -> None:
    value = coco("a.png", "b.png", info={"year": 2020}, licenses=[{"id": 1}], custom={"x": [1]})
    value["images"][0]["license"] = 1
    value["annotations"][0] |= {"caption": "red", "attributes": {"old": True}, "score": 0.25}
    with imported(tmp_path, photos, value) as done:
        refs = {ref.path: ref for ref in done.refs}
        assert (refs["a.png"].file_id, refs["b.png"].file_id) == (10, 11)
        assert refs["a.png"].extra == {"license": 1}
        categories = {category.name: category for category in done.project.categories.listed()}
        assert (categories["Cup"].file_id, categories["Dog"].file_id) == (3, 7)
        assert categories["Dog"].extra == {"keypoints": ["nose"]}
        annotation = done.annotations()["a.png"][0]
        assert annotation.extra == {"caption": "red"}
        assert annotation.attributes == {"old": True}
        assert annotation.provenance.score == 0.25
        assert annotation.rings == (tuple(map(float, SQUARE)),)
        assert done.project.annotation_ids.number(annotation.id, 0) == 100
        assert done.project.settings.get(FILE_KEYS)["custom"] == {"x": [1]}
        assert done.report.renumbered == ()
        with pytest.raises(CarnnError):
            done.project.imports.add_image(
                _image_import(done.project, 999)
            )  # a photo the project does not have


def _image_import(project: Project, image_id: int) -> Any:
    from carnn_desktop.project.imports import ImageImport

    return ImageImport(image_id=image_id, width=40, height=30, annotations=())


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
            done.project.annotation_ids.number(annotation.id, 0)
            for annotations in done.annotations().values()
            for annotation in annotations
        ]
        assert sorted(numbers) == [1, 2, 3]
        ids = [ref.file_id for ref in done.refs]
        assert len(set(ids)) == len(ids)


def test_images_and_categories_that_join_later_get_free_ids(tmp_path: Path, photos: Path) -> None:
    value = coco("a.png")
    value["images"][0]["id"] = value["annotations"][0]["image_id"] = 3  # the own id of another
    value["categories"][0]["id"] = value["annotations"][0]["category_id"] = 4
    with imported(tmp_path, photos, value) as done:
        assert len({ref.file_id for ref in done.refs}) == 4
        header_png(photos / "new.png", SIZE)
        refs = done.project.images.sync(list_images(photos, recursive=True))
        assert len({ref.file_id for ref in refs}) == 5
        done.project.categories.ensure([("x", ()), ("y", ())])
        categories = done.project.categories.listed()
        assert len({category.file_id for category in categories}) == len(categories) == 4


def test_the_same_file_twice_changes_nothing(tmp_path: Path, photos: Path) -> None:
    with imported(tmp_path, photos, coco("a.png", "b.png")) as done:
        before = done.annotations()
    with imported(tmp_path, photos, coco("a.png", "b.png")) as done:
        assert (done.report.objects, done.report.known) == (0, 2)
        assert done.annotations() == before
    with imported(tmp_path, photos, coco("a.png", "b.png"), mode="replace") as done:
        assert (done.report.objects, done.report.removed) == (2, 2)
        assert done.report.renumbered == ()  # the ids became free with what was replaced
        assert done.annotations() != before


def test_states(tmp_path: Path, photos: Path) -> None:
    value = coco("a.png", "b.png")
    value["images"].append({"id": 50, "file_name": "sub/a.png", "width": 40, "height": 30})
    with imported(tmp_path, photos, value, state="proposed") as done:
        states = {ref.path: ref.state for ref in done.refs}
        assert (states["a.png"], states["sub/a.png"]) == ("proposed", "new")
    with imported(tmp_path, photos, value, mode="replace") as done:
        states = {ref.path: ref.state for ref in done.refs}
        assert (states["a.png"], states["sub/a.png"]) == ("done", "done_empty")
        assert done.annotations()["a.png"][0].provenance.reviewed


def test_categories_become_other_categories_or_stay_out(tmp_path: Path, photos: Path) -> None:
    value = coco("a.png", "b.png", "sub/a.png")
    with imported(tmp_path, photos, value, targets={0: "mug", 1: None}) as done:
        assert done.names() == {1: "mug"}
        assert done.report.objects == 2
        assert [(item.kind, item.old) for item in done.report.renumbered] == []


def test_an_import_can_be_taken_back(tmp_path: Path, photos: Path) -> None:
    with imported(tmp_path, photos, coco("a.png")) as done:
        before = done.annotations()
    value = coco("a.png", "b.png", "sub/a.png")
    value["annotations"][0]["segmentation"] = [[1, 1, 9, 1, 9, 9]]
    with imported(tmp_path, photos, value, mode="replace") as done:
        assert done.project.imports.last() is not None
        edited = done.project.documents.load(_id_of(done, "sub/a.png"))
        done.project.documents.save(
            type(edited)(image_id=edited.image_id, width=40, height=30, state="in_review")
        )
        outcome = done.project.imports.undo()
        assert len(outcome.restored) == 2
        assert outcome.edited == (edited.image_id,)
        assert done.annotations() == {**before, "sub/a.png": ()}
        assert done.project.imports.last() is None
        assert done.project.images.get(_id_of(done, "b.png")).state == "new"
    with imported(tmp_path, photos, coco("b.png")) as done:
        assert done.report.objects == 1


def _id_of(done: Imported, path: str) -> int:
    return next(ref.id for ref in done.refs if ref.path == path)


def test_a_cancelled_import_keeps_whole_photos(tmp_path: Path, photos: Path) -> None:
    source = write(tmp_path / "file.json", coco("a.png", "b.png"))
    with Project.create(tmp_path / "p.carnn", photos) as project:
        refs = project.images.sync(list_images(photos, recursive=True))
        plan = make_plan(read_annotations(source), photos, list(refs), ())

        def stop(progress: Progress) -> None:
            if progress.done == 1:
                raise Cancelled

        with pytest.raises(Cancelled):
            run_import(plan, ImportChoices(), lambda work: work(project), on_progress=stop)
        assert [len(project.documents.load(ref.id).annotations) for ref in refs] == [1, 0, 0, 0]
        assert len(project.imports.undo().restored) == 1
        assert not project.documents.load(refs[0].id).annotations


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
        project.images.sync(list_images(photos, recursive=True))
        project.categories.ensure([("cup", ())])
    with closing(sqlite3.connect(path)) as connection:
        for table in ("images", "concepts"):
            for column in ("coco_id", "extra"):
                connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        for name in ("facts", "import_undo", "reviewed"):
            connection.execute(f"DROP TABLE IF EXISTS {name}")
        for name in ("facts_outdated", "facts_gone", "reviewed_now", "reviewed_anew"):
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    with Project.open(path) as project:
        assert project.backup is not None
        assert [ref.file_id for ref in project.images.listed()] == [1, 2, 3, 4]
    with Imported(write(tmp_path / "f.json", coco("a.png")), photos, path) as done:
        assert done.report.objects == 1
        assert done.names() == {1: "cup", 2: "Dog"}


def test_damaged_files_are_refused_or_imported(tmp_path: Path) -> None:
    results = fuzz(150, 3, tmp_path, lambda _line: None)
    assert results["refused"] > 10
    assert results["imported"] > 10
    assert results["partly"] > 10


def test_half_a_character_in_a_name_is_replaced(tmp_path: Path, photos: Path) -> None:
    value = coco("a.png")
    value["categories"][0] |= {"name": "cup\ud800", "supercategory": "\ud800"}
    with imported(tmp_path, photos, value) as done:
        categories = {
            category.name: category.supercategory for category in done.project.categories.listed()
        }
    assert categories["cup\ufffd"] == "?"
