"""One photo of a run: the same outcome in this process and in another, kept or not."""

from __future__ import annotations

import pickle
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest
from services_fakes import FakeSegmenter, Script, make_photos

from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.contracts.errors import Cancelled
from carnn_desktop.contracts.progress import Progress, ignore_progress
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest
from carnn_desktop.photos.images import UnreadableImage, read_image
from carnn_desktop.project.project import Project
from carnn_desktop.runs.planning import RunPlan, plan_run
from carnn_desktop.runs.process import ProcessedPhoto, Unfit, merge, process_photo
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.runs.store import ProjectRunStore, RunStore, project_run_store
from carnn_desktop.runs.workers.messages import dumped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_photos(tmp_path / "photos", 2)
    return tmp_path / "photos"


def a_plan() -> RunPlan:
    return plan_run(RunRequest(text="cat, dog"), ModelChoice())


def photo_of(folder: Path) -> Path:
    return sorted(folder.iterdir())[0]


def in_a_worker(path: Path, request: SegmentationRequest) -> ProcessedPhoto:
    return process_photo(path, request, FakeSegmenter(Script()), ignore_progress)


def shapes(document: ImageDocument) -> list[tuple[int, str, tuple[int, int, int, int]]]:
    return [
        (
            annotation.category_id,
            annotation.state,
            (annotation.mask.x, annotation.mask.y, *annotation.mask.pixels.shape),
        )
        for annotation in document.annotations
    ]


class Guesses:
    """A proposer that knows cats."""

    def stand_ins(self, texts: list[str], _on_progress: object) -> tuple[str, ...]:
        return tuple("" if text == "cat" else "pet" for text in texts)


def test_words_that_the_model_does_not_know_are_told(folder: Path) -> None:
    segmenter = FakeSegmenter(Script())
    plan = RunStore(a_plan(), ["a.png"]).plan
    request = plan.request("a.png")
    assert process_photo(photo_of(folder), request, segmenter, ignore_progress).guessed == ()
    segmenter.proposer = Guesses()  # type: ignore[attr-defined]
    found = process_photo(photo_of(folder), request, segmenter, ignore_progress)
    assert found.guessed == (("dog", "pet"),)
    phrases = replace(request, mode="phrases")
    assert process_photo(photo_of(folder), phrases, segmenter, ignore_progress).guessed == ()


def test_a_photo_that_another_process_worked_on_is_kept_like_one_of_this(folder: Path) -> None:
    store = RunStore(a_plan(), ["a.png"])
    path, request = photo_of(folder), store.plan.request("a.png")
    here = in_a_worker(path, request)
    with get_context("spawn").Pool(1) as pool:
        there = pool.apply(in_a_worker, (path, request))
    assert (there.sha256, there.notes) == (here.sha256, here.notes)
    assert there.sha256 == read_image(path).sha256
    (first, summary), (second, _) = store.add(1, here), store.add(1, there)
    assert shapes(first) == shapes(second)
    assert [state for _, state, _ in shapes(first)] == ["proposed", "proposed"]
    assert (summary.kept, summary.added) == (("cat", "dog"), 2)


def test_what_a_worker_is_given_and_gives_back_can_be_pickled(folder: Path) -> None:
    plan = a_plan()
    processed = in_a_worker(photo_of(folder), plan.request(7))
    again = pickle.loads(pickle.dumps(processed))
    assert pickle.loads(pickle.dumps(plan)) == plan
    assert again.result.request == processed.result.request
    for ours, theirs in zip(processed.result.proposals, again.result.proposals, strict=True):
        assert np.array_equal(ours.mask, theirs.mask)


def test_a_decoded_photo_is_not_read_again(folder: Path) -> None:
    path = photo_of(folder)
    decoded = read_image(path)
    path.unlink()
    segmenter = FakeSegmenter(Script())
    processed = process_photo(decoded, a_plan().request(1), segmenter, ignore_progress)
    assert (processed.result.width, processed.result.height) == (decoded.width, decoded.height)
    with pytest.raises(UnreadableImage):
        process_photo(path, a_plan().request(1), segmenter, ignore_progress)


def test_the_checkpoint_leaves_a_photo(folder: Path) -> None:
    def leave(_progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        process_photo(photo_of(folder), a_plan().request(1), FakeSegmenter(Script()), leave)


def test_a_document_of_another_size_is_unfit(folder: Path) -> None:
    store = RunStore(a_plan(), ["a.png"])
    processed = in_a_worker(photo_of(folder), store.plan.request(1))
    document, _ = store.add(1, processed)
    with pytest.raises(Unfit, match="annotated at"):
        merge(replace(document, width=document.width + 1), processed, store.plan)


def test_a_project_has_what_was_added_and_the_records_of_it(folder: Path, tmp_path: Path) -> None:
    names = [path.name for path in sorted(folder.iterdir())]
    file = tmp_path / "p.carnn"
    with project_run_store(a_plan(), names, file, folder) as store:
        ref = store.refs()[0]
        processed = in_a_worker(photo_of(folder), store.plan.request(ref.path))
        assert not store.is_done(ref.id, processed.sha256, FakeSegmenter.identities)
        document, summary = store.add(ref.id, processed, "folder-run:1")
        assert summary.added == 2
        assert store.add(ref.id, processed)[1].added == 2  # pending ones make way for the new
    with Project.open(file) as project:
        store = ProjectRunStore(project, store.plan)
        assert shapes(store.document(ref.id)) == shapes(document)
        assert store.is_done(ref.id, processed.sha256, FakeSegmenter.identities)
        assert not store.is_done(ref.id, "0" * 64, FakeSegmenter.identities)
        assert project.runs.is_done(ref.id, "folder-run:1")
        assert store.refs()[0].sha256 == processed.sha256


def test_a_failure_does_not_take_a_reviewed_image_out_of_review(
    folder: Path, tmp_path: Path
) -> None:
    names = [path.name for path in sorted(folder.iterdir())]
    with project_run_store(a_plan(), names, tmp_path / "p.carnn", folder) as store:
        first, second = store.refs()
        store.keep_document(ImageDocument(image_id=first.id, width=64, height=48, state="done"))
        for ref in store.refs():
            store.fail(ref, "It is damaged.")
        assert [ref.state for ref in store.refs()] == ["done", "failed"]
        assert {ref.reason for ref in store.refs()} == {"It is damaged."}
    assert (first.state, second.state) == ("new", "new")


def test_a_run_on_a_crop_is_done_once_but_does_not_count_as_asked(
    folder: Path, tmp_path: Path
) -> None:
    names = [path.name for path in sorted(folder.iterdir())]
    plan = a_plan()
    cropped = replace(plan, settings=replace(plan.settings, crop=(0, 0, 10, 10)))
    with project_run_store(cropped, names, tmp_path / "p.carnn", folder) as store:
        ref = store.refs()[0]
        processed = in_a_worker(photo_of(folder), store.plan.request(ref.path))
        store.add(ref.id, processed)
        assert store.is_done(ref.id, processed.sha256, FakeSegmenter.identities)
    with Project.open(tmp_path / "p.carnn") as project:
        assert project.runs.asked([ref.id]) == {}
        assert not ProjectRunStore(project, plan).is_done(
            ref.id, processed.sha256, FakeSegmenter.identities
        )
        trace = project.documents.load_trace(ref.id)
        assert trace is not None
        assert trace.notes[0] == "Only the part of 10 x 10 pixels at 0, 0 was looked at."


@pytest.mark.parametrize("shape", [(0, 0), (1, 1), (7, 13), (480, 320), (3, 5, 9)])
def test_masks_come_back_from_a_worker_as_they_were_and_travel_as_bits(
    shape: tuple[int, ...],
) -> None:
    mask = np.random.default_rng(3).random(shape) < 0.5
    levels = np.arange(mask.size, dtype=np.uint8).reshape(shape)
    told = dumped((1, {"mask": mask, "turned": mask.T, "levels": levels, "none": None}))
    number, back = pickle.loads(told)
    assert (number, back["none"]) == (1, None)
    for name, value in (("mask", mask), ("turned", mask.T), ("levels", levels)):
        np.testing.assert_array_equal(back[name], value)
        assert back[name].dtype == value.dtype
    assert len(told) < levels.nbytes + 2 * mask.size / 8 + 800
