"""How proposals come into a document: a rerun touches nothing of a person's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from document_samples import (
    CAT,
    DOG,
    HEIGHT,
    IDS,
    NOW,
    WIDTH,
    empty_document,
    proposal,
    proposed,
    rectangle,
    result,
    two,
)

from carnn_desktop.annotations import edits, masks
from carnn_desktop.annotations.decisions import decision_of, judged_again
from carnn_desktop.annotations.merging import add_proposals
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.contracts.errors import CarnnError


def test_proposals_arrive_with_their_provenance() -> None:
    document, cat, dog = two()
    assert document.state == "proposed"
    assert (cat.category_id, dog.category_id) == (1, 2)
    assert cat.mask == CAT
    assert cat.state == "proposed"
    provenance = cat.provenance
    assert (provenance.run.source, provenance.text, provenance.score) == ("model", "cat", 0.8)
    assert (provenance.run.model, provenance.run.classifier) == ("proposer", "classifier")
    assert (provenance.run.model_sha256, provenance.run.classifier_sha256) == ("a" * 64, "b" * 64)
    assert provenance.run.texts == ("cat", "dog", "bird")
    assert provenance.run.background_words == ("sky",)
    assert provenance.run.settings["visual_prompts"] == ["circle", "blur"]
    assert provenance.run.settings["confidence_threshold"] == 0.3
    assert (provenance.run.steps, provenance.run.created, provenance.edit_iou) == (2, NOW, None)
    assert provenance.run.settings is dog.provenance.run.settings


def test_forced_proposals_arrive_rejected_and_make_way() -> None:
    document = proposed(proposal(0, CAT, forced=True))
    assert document.annotations[0].state == "rejected"
    again = add_proposals(document, result([proposal(0, CAT)]), IDS, now=NOW).document
    assert [annotation.state for annotation in again.annotations] == ["proposed"]


def test_a_forced_proposal_that_a_person_rejected_stays_rejected() -> None:
    document = proposed(proposal(0, CAT, forced=True))
    refused = edits.reject(document, [document.annotations[0].id], now=NOW).document
    again = add_proposals(refused, result([proposal(0, CAT)]), IDS, now=NOW).document
    assert again.annotations == refused.annotations


def test_proposals_below_their_categories_score_arrive_rejected_and_make_way() -> None:
    found, limits = result([proposal(0, CAT, score=0.4), proposal(1, DOG)]), {1: 0.5, 2: 0.8}
    first = add_proposals(empty_document(), found, IDS, limits, now=NOW).document
    assert [annotation.state for annotation in first.annotations] == ["rejected", "proposed"]
    assert [decision_of(annotation) for annotation in first.annotations] == [
        "below_threshold",
        "proposed",
    ]
    lower = judged_again(first, [1], {1: 0.4})
    assert [annotation.state for annotation in lower.annotations] == ["proposed", "proposed"]
    assert judged_again(first, [1], limits) is first
    again = add_proposals(first, result([proposal(0, CAT)]), IDS, limits, now=NOW)
    assert [annotation.state for annotation in again.document.annotations] == ["proposed"]
    assert again.dirty_xywh == (2, 2, 14, 8)


@pytest.mark.parametrize(
    "mark",
    [{"iscrowd": True}, {"needs_review": True}, {"note": "a herd"}, {"attributes": {"far": True}}],
)
@pytest.mark.parametrize("score", [0.4, 0.8])
def test_what_a_person_marked_outlives_a_rerun(mark: dict[str, Any], score: float) -> None:
    found, limits = result([proposal(0, CAT, score=score)]), {1: 0.5}
    document = add_proposals(empty_document(), found, IDS, limits, now=NOW).document
    marked = replace(document, annotations=(replace(document.annotations[0], **mark),))
    again = add_proposals(marked, found, IDS, limits, now=NOW).document
    assert again.annotations == marked.annotations


def test_a_rerun_replaces_pending_proposals_of_the_same_texts_only() -> None:
    document, cat, dog = two()
    again = add_proposals(
        document, result([proposal(0, rectangle(20, 10, 5, 5))], names=["cat"]), IDS, now=NOW
    ).document
    assert again.annotations[0] is dog
    assert cat.id not in {annotation.id for annotation in again.annotations}
    assert len(again.annotations) == 2
    nothing = add_proposals(document, result([], names=["cat", "dog"]), IDS, now=NOW)
    assert nothing.document.annotations == ()
    assert nothing.dirty_xywh == (2, 2, 14, 8)


@pytest.mark.parametrize("decide", [edits.accept, edits.reject])
def test_what_was_decided_is_not_proposed_again(decide: Any) -> None:
    document, cat, _ = two()
    decided = decide(document, [cat.id], now=NOW).document
    again = add_proposals(decided, result([proposal(0, CAT)]), IDS, now=NOW).document
    assert again.annotations == (decided.annotations[0],)
    moved = add_proposals(
        decided, result([proposal(0, rectangle(20, 12, 8, 6))]), IDS, now=NOW
    ).document
    assert [annotation.state for annotation in moved.annotations][1:] == ["proposed"]


def test_a_annotation_that_was_clipped_on_acceptance_is_not_proposed_again_whole() -> None:
    document, cat, dog = two()
    accepted = edits.accept(document, [cat.id, dog.id], now=NOW).document
    assert accepted.annotation(dog.id).mask.area < DOG.area
    again = add_proposals(
        accepted, result([proposal(0, CAT), proposal(1, DOG)]), IDS, now=NOW
    ).document
    assert again.annotations == accepted.annotations


def test_accepted_parts_together_stand_for_the_whole() -> None:
    whole = masks.union(rectangle(2, 2, 6, 6), rectangle(20, 2, 6, 6))
    document = proposed(proposal(0, whole), split_parts=True)
    assert len(document.annotations) == 2
    assert all(annotation.provenance.split for annotation in document.annotations)
    accepted = edits.accept_all(document, now=NOW).document
    again = add_proposals(accepted, result([proposal(0, whole)]), IDS, now=NOW).document
    assert again.annotations == accepted.annotations


def test_a_relabelled_annotation_is_not_proposed_again_under_its_old_name() -> None:
    document, cat, _ = two()
    relabelled = edits.relabel(document, [cat.id], 3).document
    again = add_proposals(
        relabelled, result([proposal(0, CAT)], names=["cat"]), IDS, now=NOW
    ).document
    assert again.annotations == relabelled.annotations


def test_split_leaves_small_parts_out_but_keeps_the_largest() -> None:
    whole = masks.union(rectangle(2, 2, 6, 6), rectangle(20, 2, 2, 2))
    document = proposed(proposal(0, whole), split_parts=True, min_area=10)
    assert [annotation.mask.area for annotation in document.annotations] == [36]
    speck = proposed(proposal(0, rectangle(4, 4, 2, 1)), split_parts=True, min_area=10)
    assert [annotation.mask.area for annotation in speck.annotations] == [2]


def test_a_done_image_stays_done_when_proposals_come() -> None:
    done = edits.mark_done(empty_document()).document
    again = add_proposals(done, result([proposal(0, CAT)]), IDS, now=NOW).document
    assert again.state == "done_empty"
    assert len(again.annotations) == 1


def test_a_new_document_takes_the_size_of_the_photo_an_annotated_one_does_not() -> None:
    unknown = ImageDocument(image_id=1, width=0, height=0, state="failed")
    document = add_proposals(unknown, result([proposal(0, CAT)]), IDS, now=NOW).document
    assert (document.width, document.height, document.state) == (WIDTH, HEIGHT, "proposed")
    other = ImageDocument(image_id=1, width=5, height=5, annotations=document.annotations)
    with pytest.raises(CarnnError, match="32 x 24"):
        add_proposals(other, result([]), IDS, now=NOW)


def test_a_run_on_a_crop_replaces_only_what_lies_mostly_in_it() -> None:
    document = proposed(proposal(0, rectangle(2, 2, 8, 8)), proposal(0, rectangle(20, 2, 8, 8)))
    inside, outside = document.annotations
    answer = result([proposal(0, rectangle(3, 3, 4, 4)), proposal(0, rectangle(21, 3, 3, 3))])
    for crop, left in (
        ((0, 0, 10, 10), outside),
        ((0, 0, 6, 10), outside),
        ((18, 0, 9, 9), inside),
    ):
        settings = replace(answer.request.settings, crop=crop)
        cropped = replace(answer, request=replace(answer.request, settings=settings))
        after = add_proposals(document, cropped, IDS, now=NOW).document
        assert [one for one in after.annotations if one in document.annotations] == [left]
        # a pending one that stays decides nothing: what was found in the crop is new beside it
        assert len(after.annotations) == 3
        assert after.annotations[-1].provenance.run.settings["crop"] == list(crop)
    decided = edits.accept(document, [outside.id], now=NOW).document
    settings = replace(answer.request.settings, crop=(18, 0, 12, 12))
    cropped = replace(answer, request=replace(answer.request, settings=settings))
    after = add_proposals(decided, cropped, IDS, now=NOW).document
    assert [one.mask.bbox_xywh for one in after.annotations] == [
        (2, 2, 8, 8),
        (20, 2, 8, 8),
        (3, 3, 4, 4),  # what only repeats the accepted one is left out
    ]


def test_ids_follow_from_a_name_of_any_bytes() -> None:
    """What no text can hold is in the names of some files; photos of such names failed by it."""
    found = result([proposal(0, CAT)])
    made = {
        seed: add_proposals(empty_document(), found, IDS, now=NOW, seed=seed).document
        for seed in ("a.png", "\udcff.png", "\udcfe.png")
    }
    ids = {document.annotations[0].id for document in made.values()}
    assert len(ids) == 3
    assert made["a.png"].annotations[0].id == "5e53741801c15cb1acdd0043eeeec8c0"
