"""Candidates of phrases: which wait, one edit that decides, and what the project keeps of them."""

from __future__ import annotations

import numpy as np
import pytest

from carnn_desktop.annotations import edits
from carnn_desktop.annotations.model import Annotation, ImageDocument, Mask, Provenance
from carnn_desktop.annotations.phrase_edits import pick, refuse
from carnn_desktop.annotations.phrases import choices, lesser_candidates
from carnn_desktop.contracts.arrays import frozen
from carnn_desktop.contracts.run import Run
from carnn_desktop.project.codec import Codec

NOW = "2026-11-21T12:00:00+00:00"
MAN, DOG = "the man in the red hat", "a dog"


def _annotation(name: str, x: int, phrase: str = MAN, *, forced: bool = False) -> Annotation:
    return Annotation(
        id=name,
        category_id=1,
        mask=Mask(x, 2, frozen(np.ones((6, 8), np.bool_))),
        state="rejected" if forced else "proposed",
        provenance=Provenance(
            run=Run(source="model", mode="phrases"),
            text=phrase,
            score=0.7,
            forced=forced,
            contrast=(0.6, 0.9),
        ),
    )


@pytest.fixture
def document() -> ImageDocument:
    annotations = (
        _annotation("a", 0),
        _annotation("b", 4),
        _annotation("c", 20),
        _annotation("d", 30, DOG),
    )
    return ImageDocument(image_id=1, width=64, height=32, annotations=annotations, state="proposed")


def _states(document: ImageDocument) -> dict[str, str]:
    return {annotation.id: annotation.state for annotation in document.annotations}


def test_phrases_wait_in_their_order_with_their_candidates(document: ImageDocument) -> None:
    waiting = choices(document)
    assert [choice.phrase for choice in waiting] == [MAN, DOG]
    assert [annotation.id for annotation in waiting[0].annotations] == ["a", "b", "c"]


def test_picking_accepts_one_and_rejects_its_phrase_s_others(document: ImageDocument) -> None:
    edit = pick(document, "b", now=NOW)
    assert _states(edit.document) == {
        "a": "rejected",
        "b": "accepted",
        "c": "rejected",
        "d": "proposed",
    }
    assert edit.dirty_xywh == (0, 2, 28, 6)
    assert [choice.phrase for choice in choices(edit.document)] == [DOG]
    assert _states(document)["a"] == "proposed"  # the old document stays


def test_others_can_be_kept_waiting(document: ImageDocument) -> None:
    edit = pick(document, "a", now=NOW, keep_others=True)
    assert [annotation.id for annotation in choices(edit.document)[0].annotations] == ["b", "c"]


def test_a_refused_phrase_waits_no_more(document: ImageDocument) -> None:
    edit = refuse(document, MAN, now=NOW)
    assert _states(edit.document)["c"] == "rejected"
    assert [choice.phrase for choice in choices(edit.document)] == [DOG]


def test_a_forced_candidate_is_offered_and_can_be_picked() -> None:
    forced = _annotation("f", 0, forced=True)
    document = ImageDocument(image_id=1, width=64, height=32, annotations=(forced,))
    assert [annotation.id for annotation in choices(document)[0].annotations] == ["f"]
    picked = pick(document, "f", now=NOW).document
    assert _states(picked) == {"f": "accepted"}
    assert choices(refuse(document, MAN, now=NOW).document) == ()


def test_categories_are_no_candidates() -> None:
    annotation = Annotation(
        id="x",
        category_id=1,
        mask=Mask(0, 0, frozen(np.ones((2, 2), np.bool_))),
        state="proposed",
        provenance=Provenance(run=Run(source="model"), text="dog"),
    )
    document = ImageDocument(image_id=1, width=8, height=8, annotations=(annotation,))
    assert choices(document) == ()
    assert lesser_candidates(document) == frozenset()


def test_accepting_the_rest_takes_the_best_candidate_of_each_phrase(
    document: ImageDocument,
) -> None:
    accepted = edits.accept_all(document, now=NOW).document
    assert _states(accepted) == {
        "a": "accepted",
        "b": "rejected",
        "c": "rejected",
        "d": "accepted",
    }
    assert accepted.annotation("b").provenance.reviewed == NOW


def test_the_project_keeps_the_contrast(document: ImageDocument) -> None:
    codec = Codec()
    plain = _annotation("e", 40)
    run = Run(source="model", mode="phrases")
    lone = Provenance(run=run, text="man", contrast=(None, 0.8))
    document = ImageDocument(
        image_id=1,
        width=64,
        height=32,
        annotations=(
            plain,
            Annotation(id="l", category_id=1, mask=plain.mask, state="proposed", provenance=lone),
        ),
    )
    from carnn_desktop.project.codec import DOCUMENT_VERSION

    again = codec.decode(1, DOCUMENT_VERSION, codec.encode(document))
    assert [annotation.provenance.contrast for annotation in again.annotations] == [
        (0.6, 0.9),
        (None, 0.8),
    ]
