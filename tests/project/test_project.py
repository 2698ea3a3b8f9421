"""The project file: what was saved comes back, whatever is damaged stays apart."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from document_samples import (
    IDS,
    NOW,
    empty_document,
    results,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from project_samples import a_document, raw, reopened, seconds

from carnn_desktop.annotations import edits, masks
from carnn_desktop.annotations.merging import add_proposals
from carnn_desktop.annotations.model import ActivationMap, Annotation, ImageDocument, Provenance
from carnn_desktop.contracts.arrays import frozen
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.run import Run
from carnn_desktop.project.codec import Codec
from carnn_desktop.project.project import CorruptDocument, Project, UnknownImage

# Documents ----------------------------------------------------------------------------------------


def test_a_document_comes_back_as_it_was(project: Project) -> None:
    document = a_document()
    project.documents.save(document)
    assert project.documents.load(1) == document
    with reopened(project) as again:
        assert again.documents.load(1) == document
        ref = again.images.get(1)
        assert (ref.state, ref.width, ref.height) == ("in_review", 32, 24)
        assert again.images.get(2).state == "new"
        assert again.documents.load(2) == ImageDocument(image_id=2, width=0, height=0)


@given(st.lists(results, max_size=3), st.integers(0, 255))
@settings(max_examples=60, deadline=None)
def test_any_document_survives_encoding(found: list[Any], accepted: int) -> None:
    document = empty_document()
    for one in found:
        document = add_proposals(document, one, IDS, now=NOW, split_parts=True).document
        ids = [r.id for place, r in enumerate(document.annotations) if (accepted >> place) & 1]
        with contextlib.suppress(CarnnError):
            document = edits.accept(document, ids, now=NOW).document
    codec = Codec()
    body = codec.encode(document)
    assert codec.decode(1, 1, body) == document
    assert Codec().decode(1, 1, body) == document
    assert codec.encode(document) == body


def test_all_fields_of_a_annotation_are_kept(project: Project) -> None:
    random = np.random.default_rng(1)
    values = frozen(random.integers(0, 256, (13, 17), dtype=np.uint8))
    annotation = Annotation(
        id="x",
        category_id=7,
        mask=masks.crop_mask(random.random((9, 11)) > 0.5, 3, 4),
        state="rejected",
        provenance=Provenance(
            run=Run(
                source="import",
                created=NOW,
                model="m",
                model_sha256="1",
                classifier="c",
                classifier_sha256="2",
                mode="phrases",
                texts=("the man", "a | b"),
                background_words=("sky",),
                settings={"crf": True, "levels": [0.1, 2], "none": None},
                device="cuda:0",
                dtype="bfloat16",
                refiner="r",
                refiner_sha256="3",
                steps=4,
            ),
            text="the man",
            score=0.25,
            forced=True,
            edit_iou=0.5,
            split=True,
            relabelled=True,
            reviewed=NOW,
        ),
        levels=ActivationMap(values, 0.4, 0.5),
        original=masks.crop_mask(np.ones((2, 3), bool), 1, 1),
        iscrowd=True,
        needs_review=True,
        note="n",
        attributes={"occluded": True, "colour": "red"},
    )
    plain = Annotation(
        id="y",
        category_id=1,
        mask=masks.empty_mask(),
        state="proposed",
        provenance=Provenance(run=Run(source="manual")),
    )
    document = replace(empty_document(), annotations=(annotation, plain), state="done")
    project.documents.save(document)
    back = project.documents.load(1)
    assert back == document
    for name in Annotation.__dataclass_fields__:
        assert getattr(back.annotations[0], name) == getattr(annotation, name), name
    for name in Provenance.__dataclass_fields__:
        assert getattr(back.annotations[0].provenance, name) == getattr(
            annotation.provenance, name
        ), name
    for name in Run.__dataclass_fields__:
        got = getattr(back.annotations[0].provenance.run, name)
        assert got == getattr(annotation.provenance.run, name), name
    assert not back.annotations[0].levels.values.flags.writeable  # type: ignore[union-attr]


def test_half_characters_do_not_stop_a_save(project: Project) -> None:
    document = a_document()
    odd = edits.mark(document, [document.annotations[0].id], note="a\udc80b").document
    project.documents.save(odd)
    assert project.documents.load(1).annotations[0].note == "a?b"


def test_a_document_of_an_unknown_image_is_refused(project: Project) -> None:
    with pytest.raises(UnknownImage):
        project.documents.save(empty_document(99))
    with pytest.raises(UnknownImage):
        project.documents.load(99)


RUBBISH = [
    b"",
    b"\x00rubbish",
    b"[]",
    b"{}",
    b'{"width": 3}',
    b"\xff\xfe",
]


@pytest.mark.parametrize("body", RUBBISH)
def test_a_damaged_document_is_named_and_kept_and_the_rest_works(
    project: Project, body: bytes
) -> None:
    good = a_document(2)
    project.documents.save(a_document(1))
    project.documents.save(good)
    project.close()
    with raw(project.path) as connection:
        connection.execute("UPDATE documents SET body = ? WHERE image_id = 1", (body,))
    with Project.open(project.path) as again:
        assert len(again.images.listed()) == 3
        with pytest.raises(CorruptDocument, match=r"a\.png") as caught:
            again.documents.load(1)
        assert caught.value.image_id == 1
        assert caught.value.remedy
        assert again.documents.load(2) == good
        again.images.update(1, uncertainty=0.5)
        anew = a_document(1)
        again.documents.save(anew)
        assert again.documents.load(1) == anew
    with raw(project.path) as connection:
        kept = connection.execute("SELECT image_id, body FROM damaged").fetchall()
    assert kept == [(1, body)]


def _changed(body: bytes, old: bytes, new: bytes) -> bytes:
    assert old in body
    return body.replace(old, new, 1)


def test_values_that_cannot_be_are_damage_not_a_crash(project: Project) -> None:
    codec = Codec()
    body = codec.encode(a_document())
    counts = body[body.index(b'"mask":[') :].split(b'"')[3]
    bad = [
        _changed(body, b'"width":32', b'"width":-1'),
        _changed(body, b'"state":"in_review"', b'"state":"odd"'),
        _changed(body, b'"origin":0', b'"origin":9'),
        _changed(body, b'"levels":0', b'"levels":9'),
        _changed(body, b'"concept":1', b'"concept":0'),
        _changed(body, b'"concept":1', b'"concept":"1"'),
        _changed(body, b'"' + counts + b'"', b'"' + counts + b'o"'),
        _changed(body, b'"' + counts + b'"', b'"zzzzzz0"'),
        _changed(body, b'"mask":[2,2,8,6', b'"mask":[2,2,800000,600000'),
        _changed(body, b'"levels":[[32,24', b'"levels":[[32,25'),
        _changed(body, b'"levels":[[32,24', b'"levels":[[900000,900000'),
        _changed(body, b'"text":"cat"', b'"text":"cat","future":1'),
        body[:-1],
        body[: len(body) // 2],
    ]
    for damaged in bad:
        project.documents.save(a_document())
        with raw(project.path) as connection:
            connection.execute("UPDATE documents SET body = ? WHERE image_id = 1", (damaged,))
        with pytest.raises(CorruptDocument, match=r"a\.png"):
            project.documents.load(1)


def test_a_document_of_a_newer_program_is_not_touched(project: Project) -> None:
    project.documents.save(a_document())
    with raw(project.path) as connection:
        connection.execute("UPDATE documents SET version = 9")
    with pytest.raises(CorruptDocument, match="format 9"):
        project.documents.load(1)


@pytest.mark.alone
def test_three_hundred_annotations_are_small_and_quick(project: Project) -> None:
    document = large_document()
    project.documents.save(document)  # the level maps are packed once, the first time
    codec = Codec()
    codec.encode(document)
    best = min(seconds(lambda: codec.encode(document)) for _ in range(5))
    body = codec.encode(document)
    read = min(seconds(lambda: Codec().decode(1, 1, body)) for _ in range(5))
    assert len(body) < 1_000_000
    assert best < 0.03, best
    assert read < 0.1, read
    assert project.documents.load(1) == document


def large_document() -> ImageDocument:
    """300 annotations of a 4000 x 3000 photo, 20 soft maps, a third of them edited."""
    random = np.random.default_rng(2)
    y, x = np.mgrid[:192, :256]
    maps = [
        frozen((np.sin(x / (9 + n)) * np.cos(y / (11 + n)) * 120 + 125).astype(np.uint8))
        for n in range(20)
    ]
    run = Run(source="model", texts=("a",) * 20, settings={"templates": ["{}"] * 80})
    shared = Provenance(run=run)
    annotations = []
    for number in range(300):
        side = int(random.integers(40, 160))
        grid = np.hypot(*np.mgrid[-1 : 1 : side * 1j, -1 : 1 : side * 1j])
        mask = masks.crop_mask(grid < 0.9, int(random.integers(0, 3800)), number * 9)
        edited = number % 3 == 0
        annotations.append(
            Annotation(
                id=f"{number:032x}",
                category_id=number % 20 + 1,
                mask=mask,
                state="accepted",
                provenance=replace(
                    shared, text=str(number % 20), score=0.5, edit_iou=0.9 if edited else None
                ),
                levels=ActivationMap(maps[number % 20], 0.5),
                original=mask if edited else None,
            )
        )
    return ImageDocument(
        image_id=1, width=4000, height=3000, annotations=tuple(annotations), state="in_review"
    )
