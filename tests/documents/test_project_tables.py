"""The project file: images, concepts, runs, settings, annotation ids and traces."""

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
    refs = project.sync_images(["z.png", *reversed(FILES)])
    assert [ref.path for ref in refs] == ["z.png", *reversed(FILES)]
    assert [ref.id for ref in refs] == [4, 3, 2, 1]
    with reopened(project) as again:
        assert again.images() == refs


def test_an_image_that_is_gone_keeps_its_annotations(project: Project, folder: Path) -> None:
    document = a_document()
    project.save_document(document)
    (folder / "a.png").unlink()
    assert [ref.id for ref in project.sync_images(FILES[1:])] == [2, 3]
    assert [ref.path for ref in project.missing_images()] == ["a.png"]
    assert project.document(1) == document
    assert [ref.id for ref in project.sync_images(FILES)] == [1, 2, 3]
    assert project.missing_images() == []
    assert project.image(1).state == "in_review"


def test_a_renamed_image_is_found_again_by_its_bytes(project: Project, folder: Path) -> None:
    from carnn_desktop.photos.images import _sha256

    for ref in project.images():
        project.update_image(ref.id, sha256=_sha256(folder / ref.path))
    document = a_document()
    project.save_document(document)
    (folder / "a.png").rename(folder / "sub/new name.png")
    shutil.copy(folder / "b.png", folder / "copy of b.png")
    paths = ["b.png", "copy of b.png", "sub/c.png", "sub/new name.png"]
    refs = {ref.path: ref.id for ref in project.sync_images(paths)}
    assert refs == {"b.png": 2, "copy of b.png": 4, "sub/c.png": 3, "sub/new name.png": 1}
    assert project.document(1) == document
    assert project.missing_images() == []


def test_fields_of_an_image(project: Project) -> None:
    project.update_image(2, state="failed", reason="odd \udc80", doubt=0.25)
    project.update_image(2, sha256="ab", width=7, height=8)
    project.update_image(2)
    ref = project.image(2)
    assert (ref.state, ref.reason, ref.doubt) == ("failed", "odd ?", 0.25)
    assert (ref.sha256, ref.width, ref.height) == ("ab", 7, 8)
    with pytest.raises(TypeError, match="path"):
        project.update_image(2, path="x")
    with pytest.raises(ValueError, match="state"):
        project.update_image(2, state="odd")
    with pytest.raises(UnknownImage):
        project.update_image(99, doubt=0.1)


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_file_names_that_are_no_valid_text(project: Project) -> None:
    odd = os.fsdecode(b"caf\xe9.png")
    project.sync_images([*FILES, odd])
    with reopened(project) as again:
        assert [ref.path for ref in again.images()] == [*FILES, odd]
        assert len(again.sync_images([*FILES, odd])) == 4
        assert again.image(4).path == odd


def test_a_hundred_thousand_images_open_quickly(project: Project) -> None:
    paths = [f"{number // 1000:03}/image {number:06}.jpg" for number in range(100_000)]
    first = seconds(lambda: project.sync_images(paths))
    again = seconds(lambda: project.sync_images(paths))
    read = seconds(project.images)
    assert len(project.images()) == 100_000
    assert max(first, again, read) < 3.0, (first, again, read)


# Concepts, runs, settings, ids --------------------------------------------------------------------


def test_concepts_are_numbered_from_one_and_found_by_name_and_synonym(project: Project) -> None:
    assert project.ensure_concepts([("cat", ()), ("sofa", ("couch",))]) == {"cat": 1, "sofa": 2}
    again = project.ensure_concepts([("Cat", ("kitty",)), ("dog", ()), ("couch", ("cat",))])
    assert again == {"Cat": 1, "dog": 3, "couch": 2}
    with reopened(project) as opened:
        concepts = opened.concepts()
        assert [(c.id, c.name, c.synonyms) for c in concepts] == [
            (1, "cat", ("kitty",)), (2, "sofa", ("couch",)), (3, "dog", ()),
        ]  # fmt: skip
        assert len({concept.color for concept in concepts}) == 3


def test_concepts_are_changed_with_care(project: Project) -> None:
    project.ensure_concepts([("cat", ()), ("dog", ())])
    project.update_concept(1, name="tomcat", color="#112233", hotkey="7", threshold=0.5)
    project.update_concept(2, hotkey="7", synonyms=("puppy",), supercategory="animal")
    cat, dog = project.concepts()
    assert (cat.id, cat.name, cat.color, cat.threshold) == (1, "tomcat", "#112233", 0.5)
    assert (cat.hotkey, dog.hotkey) == ("", "7")
    assert (dog.synonyms, dog.supercategory) == (("puppy",), "animal")
    for wrong in ({"name": "DOG"}, {"name": " "}, {"color": "red"}, {"threshold": 2.0}):
        with pytest.raises(CarnnError):
            project.update_concept(1, **wrong)
    with pytest.raises(CarnnError):
        project.update_concept(9, name="x")
    with pytest.raises(TypeError):
        project.update_concept(1, id=4)
    assert list(project.concepts()) == [cat, dog]


def test_a_run_is_known_by_all_that_makes_it(project: Project) -> None:
    def key(**changes: Any) -> str:
        values: dict[str, Any] = {
            "sha256": "s",
            "queries": [TextQuery("cat", ("kitty",)), TextQuery("dog")],
            "mode": "concepts",
            "models": MODELS,
            "settings": SETTINGS,
        }
        return project.run_key(**(values | changes))

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
    assert not project.done_run(1, key())
    project.record_run(1, key(), {"kept": ["cat"]})
    project.record_run(1, key(), {"kept": []})
    with reopened(project) as again:
        assert again.done_run(1, key())
        assert not again.done_run(2, key())
        assert not again.done_run(1, others[0])


def test_settings(project: Project) -> None:
    value = {"a": [1, 2.5, None, "é"], "b": {"c": True}}
    project.set_setting("x", value)
    with reopened(project) as again:
        assert again.get_setting("x") == value
        assert again.get_setting("y", 3) == 3
        again.set_setting("x", None)
        assert again.get_setting("x") is None


def test_annotation_ids_are_given_once_for_ever(project: Project) -> None:
    with project.annotation_ids() as annotation_id:
        first = [annotation_id(f"region{n}", part) for n in range(500) for part in range(2)]
    assert first == list(range(1, 1001))
    assert project.annotation_id("late", 0) == 1001
    with reopened(project) as again:
        assert again.annotation_id("late", 0) == 1001
        assert [again.annotation_id("region7", part) for part in (1, 0, 2)] == [16, 15, 1002]


def test_ids_that_were_given_go_with_the_next_change(project: Project) -> None:
    project.annotation_id("a", 0)
    project.annotation_id("b", 0)
    project.set_setting("x", 1)
    with raw(project.path) as connection:
        assert connection.execute("SELECT count(*) FROM annotations").fetchone() == (2,)


def test_traces_come_back_without_full_maps(project: Project) -> None:
    project.save_trace(1, trace(maps=True))
    with reopened(project) as again:
        back, expected = again.load_trace(1), trace()
        assert back is not None
        assert again.load_trace(2) is None
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
        again.load_trace(1)
