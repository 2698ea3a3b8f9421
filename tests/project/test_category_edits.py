"""ImageSummary for lists; merging and deleting of categories; lists of class names."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import Annotation, AnnotationState, ImageDocument, Provenance
from carnn_desktop.annotations.summary import ImageSummary, summary_of
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.run import Run
from carnn_desktop.formats.vocabularies import (
    SHIPPED,
    VocabularyEntry,
    read_vocabulary,
    shipped_names,
    shipped_vocabulary,
    vocabulary_json,
    vocabulary_text,
)
from carnn_desktop.project.project import Project


def annotation(
    number: int, category: int, state: AnnotationState = "accepted", **more: object
) -> Annotation:
    made = Annotation(
        id=f"{number:032x}",
        category_id=category,
        mask=crop_mask(np.ones((3, 4), bool), number, 1),
        state=state,
        provenance=Provenance(run=Run(source="model"), text="cat", score=0.5),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def document(image_id: int, *annotations: Annotation) -> ImageDocument:
    return ImageDocument(
        image_id=image_id, width=40, height=30, annotations=annotations, state="in_review"
    )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "photos"
    folder.mkdir()
    made = Project.create(tmp_path / "photos.carnn", folder)
    made.images.sync([f"{number}.jpg" for number in range(1, 6)])
    made.categories.ensure([("cat", ()), ("dog", ("hound",)), ("puppy", ("whelp",)), ("car", ())])
    made.documents.save(document(1, annotation(1, 1), annotation(2, 3, "proposed", note="small")))
    made.documents.save(
        document(2, annotation(3, 3), annotation(4, 2), annotation(5, 3, "rejected"))
    )
    return made


def test_summary_are_written_with_the_document_and_counted_where_they_are_missing(
    project: Project,
) -> None:
    counted = project.documents.summary()
    assert counted[1] == summary_of(project.documents.load(1))
    assert counted[1].noted == 1
    assert counted[2].of(3) is not None
    path = project.path
    project.close()
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE documents SET body = body WHERE image_id = 2")
    with Project.open(path) as again:
        assert (
            2 not in again.documents.summary()
        )  # changed by another way: thrown away, never wrong
        assert again.documents.summary_of(2) == counted[2]
        assert again.documents.count_missing_summaries() == {2: counted[2]}
        assert again.documents.summary() == counted
        assert again.documents.summary_of(4) == ImageSummary()
        uses = again.categories.uses()
    assert (uses[3].proposed, uses[3].accepted, uses[3].rejected, uses[3].images) == (1, 1, 1, 2)
    assert uses[3].annotations == 3


def test_summary_count_flags_notes_and_undecided_forced_ones() -> None:
    forced = replace(annotation(1, 1).provenance, forced=True)
    decided = replace(forced, reviewed="2026-01-01")
    counted = summary_of(
        document(
            1,
            annotation(1, 1, "rejected", provenance=forced),
            annotation(2, 1, "rejected", provenance=decided),
            annotation(3, 2, "accepted", needs_review=True, note="?"),
        )
    )
    assert (counted.forced, counted.flagged, counted.noted) == (1, 1, 1)


def test_merging_moves_all_annotations_and_keeps_the_lower_id(project: Project) -> None:
    project.categories.update(3, hotkey="7")
    before = project.documents.load(2)
    merged = project.categories.merge([3, 2])
    assert (merged.kept, merged.gone, merged.annotations, merged.images) == (2, (3,), 3, 2)
    names = {category.id: category for category in project.categories.listed()}
    assert sorted(names) == [1, 2, 4]
    assert names[2].name == "dog"
    assert names[2].synonyms == ("hound", "puppy", "whelp")
    assert names[2].hotkey == "7"
    after = project.documents.load(2)
    assert [r.category_id for r in after.annotations] == [2, 2, 2]
    assert after.annotations == tuple(replace(r, category_id=2) for r in before.annotations)
    assert project.documents.summary()[2] == summary_of(after)
    assert project.categories.ensure([("puppy", ())]) == {"puppy": 2}


def test_ids_of_categories_that_are_gone_are_never_given_again(project: Project) -> None:
    project.categories.delete([4])
    assert project.categories.ensure([("boat", ())]) == {"boat": 5}
    with pytest.raises(CarnnError, match="dog"):
        project.categories.delete([2])
    with pytest.raises(CarnnError, match="nothing to merge"):
        project.categories.merge([1, 99])
    assert [category.id for category in project.categories.listed()] == [1, 2, 3, 5]


def test_a_merge_that_fails_changes_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [project.documents.load(number) for number in (1, 2)]

    def refuse(categories: object) -> None:
        raise CarnnError("The disk is full.")

    monkeypatch.setattr(project.categories, "write", refuse)
    with pytest.raises(CarnnError, match="full"):
        project.categories.merge([2, 3])
    assert [project.documents.load(number) for number in (1, 2)] == before
    assert len(project.categories.listed()) == 4


@pytest.mark.parametrize(
    ("name", "count"), [("coco", 80), ("voc", 20), ("ade20k", 150), ("cityscapes", 19)]
)
def test_shipped_lists_are_whole_and_say_where_they_are_from(name: str, count: int) -> None:
    vocabulary = shipped_vocabulary(name)
    assert name in SHIPPED
    assert len({entry.name for entry in vocabulary.entries}) == count
    assert vocabulary.source
    assert vocabulary.licence


def test_all_shipped_names_are_offered_once() -> None:
    names = shipped_names()
    assert len(names) == len({name.casefold() for name in names}) > 200
    assert {"dog", "traffic light", "windowpane"} <= set(names)


def test_lists_are_read_from_text_and_coco_and_written_again(
    project: Project, tmp_path: Path
) -> None:
    text = tmp_path / "classes.txt"
    text.write_text("# pets\ncat | kitten\n\nhorse\n", encoding="utf-8")
    assert read_vocabulary(text) == (
        VocabularyEntry("cat", "", ("kitten",)),
        VocabularyEntry("horse"),
    )
    coco = tmp_path / "instances.json"
    categories = [
        {"id": 9, "name": " boat ", "supercategory": "vehicle"},
        {"id": 10, "name": "cat"},
    ]
    coco.write_text(json.dumps({"images": [{"id": 1}], "categories": categories}), "utf-8")
    entries = read_vocabulary(coco)
    assert entries == (VocabularyEntry("boat", "vehicle"), VocabularyEntry("cat"))
    assert project.categories.add_vocabulary((*entries, *read_vocabulary(text))) == 2
    stored = {category.name: category for category in project.categories.listed()}
    assert stored["boat"].supercategory == "vehicle"
    assert stored["cat"].synonyms == ("kitten",)
    written = tmp_path / "written.txt"
    written.write_text(vocabulary_text(project.categories.listed()), "utf-8")
    assert [entry.name for entry in read_vocabulary(written)] == list(stored)
    written.write_text(vocabulary_json(list(project.categories.listed())), "utf-8")
    assert [entry.name for entry in read_vocabulary(written)] == list(stored)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff\xfe\x00x", b'{"categories": []}'])
def test_files_without_names_are_refused_with_a_reason(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(content)
    with pytest.raises(CarnnError) as refused:
        read_vocabulary(path)
    assert refused.value.remedy
    with pytest.raises(CarnnError):
        read_vocabulary(tmp_path / "missing.txt")


def test_many_categories_are_made_in_one_go_each_with_a_number_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    with Project.open_or_create(tmp_path / "p.carnn", tmp_path / "photos") as made:
        made.categories.ensure([("cat", ("kitty",)), ("dog", ())])
        made.categories.update(1, coco_id=4)
        names = [(f"class {number}", (f"kind {number}",)) for number in range(20_000)]
        ids = made.categories.ensure([*names, ("Kitty", ("puss",)), ("puss", ()), ("kind 7", ())])
        listed = made.categories.by_id()
    assert list(ids.values())[:20_000] == list(range(3, 20_003))
    assert (ids["Kitty"], ids["puss"], ids["kind 7"]) == (1, 1, ids["class 7"])
    assert len({category.file_id for category in listed.values()}) == len(listed)
    assert listed[4].file_id == 5
    assert listed[5].file_id == 6
