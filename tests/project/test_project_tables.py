"""The project file: images, categories, runs, settings, annotation ids and traces."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from document_samples import (
    MODELS,
    SETTINGS,
    trace,
)
from project_samples import FILES, a_document, raw, reopened, seconds

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import TextQuery
from carnn_desktop.project.project import CorruptDocument, Project, UnknownImage

# Images -------------------------------------------------------------------------------------------


def test_images_keep_their_ids_and_the_order_of_the_list(project: Project) -> None:
    refs = project.images.sync(["z.png", *reversed(FILES)])
    assert [ref.path for ref in refs] == ["z.png", *reversed(FILES)]
    assert [ref.id for ref in refs] == [4, 3, 2, 1]
    with reopened(project) as again:
        assert again.images.listed() == refs


def test_an_image_that_is_gone_keeps_its_annotations(project: Project, folder: Path) -> None:
    document = a_document()
    project.documents.save(document)
    (folder / "a.png").unlink()
    assert [ref.id for ref in project.images.sync(FILES[1:])] == [2, 3]
    assert [ref.path for ref in project.images.missing()] == ["a.png"]
    assert project.documents.load(1) == document
    assert [ref.id for ref in project.images.sync(FILES)] == [1, 2, 3]
    assert project.images.missing() == []
    assert project.images.get(1).state == "in_review"


def test_a_renamed_image_is_found_again_by_its_bytes(project: Project, folder: Path) -> None:
    from carnn_desktop.photos.images import photo_sha256

    for ref in project.images.listed():
        project.images.update(ref.id, sha256=photo_sha256(folder / ref.path))
    document = a_document()
    project.documents.save(document)
    (folder / "a.png").rename(folder / "sub/new name.png")
    shutil.copy(folder / "b.png", folder / "copy of b.png")
    paths = ["b.png", "copy of b.png", "sub/c.png", "sub/new name.png"]
    refs = {ref.path: ref.id for ref in project.images.sync(paths)}
    assert refs == {"b.png": 2, "copy of b.png": 4, "sub/c.png": 3, "sub/new name.png": 1}
    assert project.documents.load(1) == document
    assert project.images.missing() == []


def test_fields_of_an_image(project: Project) -> None:
    project.images.update(2, state="failed", reason="odd \udc80", uncertainty=0.25)
    project.images.update(2, sha256="ab", width=7, height=8)
    project.images.update(2)
    ref = project.images.get(2)
    assert (ref.state, ref.reason, ref.uncertainty) == ("failed", "odd ?", 0.25)
    assert (ref.sha256, ref.width, ref.height) == ("ab", 7, 8)
    with pytest.raises(TypeError, match="path"):
        project.images.update(2, path="x")
    with pytest.raises(ValueError, match="state"):
        project.images.update(2, state="odd")
    with pytest.raises(UnknownImage):
        project.images.update(99, uncertainty=0.1)


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_file_names_that_are_no_valid_text(project: Project) -> None:
    odd = os.fsdecode(b"caf\xe9.png")
    project.images.sync([*FILES, odd])
    with reopened(project) as again:
        assert [ref.path for ref in again.images.listed()] == [*FILES, odd]
        assert len(again.images.sync([*FILES, odd])) == 4
        assert again.images.get(4).path == odd


def test_a_hundred_thousand_images_open_quickly(project: Project) -> None:
    paths = [f"{number // 1000:03}/image {number:06}.jpg" for number in range(100_000)]
    first = seconds(lambda: project.images.sync(paths))
    again = seconds(lambda: project.images.sync(paths))
    read = seconds(project.images.listed)
    assert len(project.images.listed()) == 100_000
    assert max(first, again, read) < 3.0, (first, again, read)


# Categories, runs, settings, ids
# --------------------------------------------------------------------


def test_categories_are_numbered_from_one_and_found_by_name_and_synonym(project: Project) -> None:
    assert project.categories.ensure([("cat", ()), ("sofa", ("couch",))]) == {"cat": 1, "sofa": 2}
    again = project.categories.ensure([("Cat", ("kitty",)), ("dog", ()), ("couch", ("cat",))])
    assert again == {"Cat": 1, "dog": 3, "couch": 2}
    with reopened(project) as opened:
        categories = opened.categories.listed()
        assert [(c.id, c.name, c.synonyms) for c in categories] == [
            (1, "cat", ("kitty",)), (2, "sofa", ("couch",)), (3, "dog", ()),
        ]  # fmt: skip
        assert len({category.color for category in categories}) == 3


def test_categories_are_changed_with_care(project: Project) -> None:
    project.categories.ensure([("cat", ()), ("dog", ())])
    project.categories.update(1, name="tomcat", color="#112233", hotkey="7", threshold=0.5)
    project.categories.update(2, hotkey="7", synonyms=("puppy",), supercategory="animal")
    cat, dog = project.categories.listed()
    assert (cat.id, cat.name, cat.color, cat.threshold) == (1, "tomcat", "#112233", 0.5)
    assert (cat.hotkey, dog.hotkey) == ("", "7")
    assert (dog.synonyms, dog.supercategory) == (("puppy",), "animal")
    for wrong in ({"name": "DOG"}, {"name": " "}, {"color": "red"}, {"threshold": 2.0}):
        with pytest.raises(CarnnError):
            project.categories.update(1, **wrong)
    with pytest.raises(CarnnError):
        project.categories.update(9, name="x")
    with pytest.raises(TypeError):
        project.categories.update(1, id=4)
    assert list(project.categories.listed()) == [cat, dog]


def test_a_run_is_known_by_all_that_makes_it(project: Project) -> None:
    def key(**changes: Any) -> str:
        values: dict[str, Any] = {
            "sha256": "s",
            "queries": [TextQuery("cat", ("kitty",)), TextQuery("dog")],
            "mode": "concepts",
            "models": MODELS,
            "settings": SETTINGS,
        }
        return project.runs.key(**(values | changes))

    others = [
        key(sha256="t"),
        key(queries=[TextQuery("cat"), TextQuery("dog")]),
        key(queries=[TextQuery("dog"), TextQuery("cat", ("kitty",))]),
        key(mode="phrases"),
        key(models=MODELS[:1]),
        key(models=[replace(MODELS[0], sha256="c"), MODELS[1]]),
        key(settings=replace(SETTINGS, crf=False)),
    ]
    assert len({key(), *others}) == 8
    assert key(models=tuple(reversed(MODELS))) == key()
    assert not project.runs.is_done(1, key())
    project.runs.record(1, key(), {"kept": ["cat"]})
    project.runs.record(1, key(), {"kept": []})
    with reopened(project) as again:
        assert again.runs.is_done(1, key())
        assert not again.runs.is_done(2, key())
        assert not again.runs.is_done(1, others[0])


def test_settings(project: Project) -> None:
    value = {"a": [1, 2.5, None, "é"], "b": {"c": True}}
    project.settings.set("x", value)
    with reopened(project) as again:
        assert again.settings.get("x") == value
        assert again.settings.get("y", 3) == 3
        again.settings.set("x", None)
        assert again.settings.get("x") is None


def test_annotation_ids_are_given_once_for_ever(project: Project) -> None:
    with project.annotation_ids.batch() as annotation_id:
        first = [annotation_id(f"region{n}", part) for n in range(500) for part in range(2)]
    assert first == list(range(1, 1001))
    assert project.annotation_ids.number("late", 0) == 1001
    with reopened(project) as again:
        assert again.annotation_ids.number("late", 0) == 1001
        assert [again.annotation_ids.number("region7", part) for part in (1, 0, 2)] == [
            16,
            15,
            1002,
        ]


def test_ids_that_were_given_go_with_the_next_change(project: Project) -> None:
    project.annotation_ids.number("a", 0)
    project.annotation_ids.number("b", 0)
    project.settings.set("x", 1)
    with raw(project.path) as connection:
        assert connection.execute("SELECT count(*) FROM annotations").fetchone() == (2,)


def test_traces_come_back_without_full_maps(project: Project) -> None:
    project.documents.save_trace(1, trace(maps=True))
    with reopened(project) as again:
        back, expected = again.documents.load_trace(1), trace()
        assert back is not None
        assert again.documents.load_trace(2) is None
        for one, other in zip(back.steps, expected.steps, strict=True):
            assert np.array_equal(one.thumbnails, other.thumbnails)
            assert one.maps is None
            assert (one.texts, one.scores, one.kept, one.forced) == (
                other.texts, other.scores, other.kept, other.forced,
            )  # fmt: skip
        assert replace(back, steps=()) == replace(expected, steps=())
    with raw(project.path) as connection:
        connection.execute("UPDATE traces SET body = ?", (b"{}",))
    with Project.open(project.path) as again, pytest.raises(CorruptDocument, match=r"a\.png"):
        again.documents.load_trace(1)
