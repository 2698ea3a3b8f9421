"""Clicks go before all other work, cost it nothing, and only the newest is answered."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from services_fakes import Script, a_photo, a_request, an_image
from services_watch import Events, draw_mask, wait_until

from carnn_desktop.annotations.edit_result import EditResult, with_annotations
from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import ActivationMap, ImageDocument
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.clicks import ClickAnswer, ClickRequest
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.services.events import ClickDone, JobCancelled, JobDone, JobFailed, Refined
from carnn_desktop.services.inference.clicks import Click
from carnn_desktop.services.inference.thread import InferenceThread
from carnn_desktop.services.session.session import Session


class FakeRefiner:
    """Answers with the clicked pixel; ``prepares`` ticks of looking at a photo come before."""

    def __init__(self) -> None:
        self.prepares = 0
        self.preparing = False
        self.error: Exception | None = None
        self.gate: threading.Event | None = None
        self.busy = False  # computes at the gate without a point to cancel at
        self.threads: set[int] = set()
        self.requests: list[ClickRequest] = []

    def answers(
        self, image: RgbImage, request: ClickRequest, on_progress: ProgressCallback
    ) -> Iterator[ClickAnswer]:
        self.threads.add(threading.get_ident())
        self.requests.append(request)
        while self.gate is not None and not self.gate.wait(0.002):
            if not self.busy:
                on_progress(Progress("gate"))
        if self.error is not None:
            raise self.error
        if self.prepares:
            yield self.quick(image, request, on_progress)
            self.preparing = True
            try:
                for _ in range(self.prepares):
                    time.sleep(0.002)
                    on_progress(Progress("looking"))
            finally:
                self.preparing = False
            self.prepares = 0
        on_progress(Progress("refining"))
        yield ClickAnswer(mask=_clicked(image, request), by="fake")

    def uses_model(self, request: ClickRequest) -> bool:
        return request.sam == "some"

    def quick(
        self, image: RgbImage, request: ClickRequest, on_progress: ProgressCallback
    ) -> ClickAnswer:
        return ClickAnswer(mask=_clicked(image, request), by="quick", final=False)


def _clicked(image: RgbImage, request: ClickRequest) -> Any:
    mask = np.zeros(image.shape[:2], np.bool_) if request.mask is None else request.mask.copy()
    for points, value in ((request.positive_xy, True), (request.negative_xy, False)):
        for x, y in points:
            mask[int(y), int(x)] = value
    return mask


def _wish(key: str = "a", x: float = 1.0) -> ClickRequest:
    return ClickRequest(image_key=key, positive_xy=((x, 1.0),))


@pytest.fixture
def refiner() -> FakeRefiner:
    return FakeRefiner()


@pytest.fixture
def thread(qapp: Any, script: Script, refiner: FakeRefiner) -> Iterator[InferenceThread]:
    worker = InferenceThread(script.factory, refiner=lambda: refiner)
    worker.start()
    yield worker
    for gate in (script.gate, refiner.gate):
        if gate is not None:
            gate.set()
    assert worker.close()


def test_clicks_are_answered_while_a_folder_job_runs_which_is_not_started_again(
    thread: InferenceThread, script: Script, refiner: FakeRefiner, qtbot: Any
) -> None:
    events = Events(thread.reported)
    script.gate = threading.Event()
    thread.submit(a_request("folder"), a_photo(), "folder")
    wait_until(qtbot, lambda: bool(script.seen))
    thread.click("click", _wish(), an_image())
    wait_until(qtbot, lambda: bool(events.of(ClickDone)))
    assert events.of(JobDone) == []
    script.gate.set()
    wait_until(qtbot, lambda: bool(events.of(JobDone)))
    assert len(script.seen) == 1
    assert script.threads == refiner.threads


@pytest.mark.parametrize(("sam", "final"), [("", True), ("some", False)])
def test_while_a_model_is_loaded_another_thread_answers(
    thread: InferenceThread,
    script: Script,
    refiner: FakeRefiner,
    qtbot: Any,
    sam: str,
    final: bool,
) -> None:
    events, loading, loaded = Events(thread.reported), threading.Event(), threading.Event()

    def on_load() -> None:
        loading.set()
        loaded.wait(20)

    script.on_load = on_load
    thread.submit(a_request("folder"), a_photo(), "folder")
    wait_until(qtbot, loading.is_set)
    wish = ClickRequest(image_key="a", positive_xy=((1.0, 1.0),), sam=sam)
    thread.click("click", wish, an_image())
    wait_until(qtbot, lambda: bool(events.of(ClickDone)))
    assert [done.answer.final for done in events.of(ClickDone)] == [final]
    assert events.of(JobDone) == []
    loaded.set()
    wait_until(qtbot, lambda: bool(events.of(JobDone)))
    # with a model the better answer follows, without one nothing is answered twice
    wait_until(qtbot, lambda: len(events.of(ClickDone)) == (1 if final else 2))
    assert events.of(ClickDone)[-1].answer.final


def test_clicks_load_no_model(thread: InferenceThread, script: Script, qtbot: Any) -> None:
    events = Events(thread.reported)
    thread.click("click", _wish(), an_image())
    wait_until(qtbot, lambda: bool(events.of(ClickDone)))
    assert script.loads == []


def test_a_newer_click_takes_the_place_of_the_older_one(
    thread: InferenceThread, refiner: FakeRefiner, qtbot: Any
) -> None:
    events = Events(thread.reported)
    refiner.gate, refiner.busy = threading.Event(), True  # "two" must not begin before "three" is
    thread.click("one", _wish(), an_image())
    wait_until(qtbot, lambda: bool(refiner.threads))
    thread.click("two", _wish(), an_image())
    thread.click("three", _wish(), an_image())
    refiner.gate.set()
    wait_until(qtbot, lambda: bool(events.of(ClickDone)))
    assert [event.job_id for event in events.of(JobCancelled)] == ["one"]
    assert [event.job_id for event in events.of(ClickDone)] == ["three"]


def test_looking_at_the_photo_is_not_given_up_for_a_newer_click(
    thread: InferenceThread, refiner: FakeRefiner, qtbot: Any
) -> None:
    events = Events(thread.reported)
    refiner.prepares = 100
    thread.click("one", _wish(), an_image())
    wait_until(qtbot, lambda: refiner.preparing)
    thread.click("two", _wish(x=2.0), an_image())
    wait_until(qtbot, lambda: len(events.of(ClickDone)) == 3)
    told = [(event.job_id, event.answer.by, event.answer.final) for event in events.of(ClickDone)]
    assert told == [("one", "quick", False), ("two", "quick", False), ("two", "fake", True)]


def test_looking_at_a_photo_is_given_up_for_a_click_on_another(
    thread: InferenceThread, refiner: FakeRefiner, qtbot: Any
) -> None:
    events = Events(thread.reported)
    refiner.prepares = 1000
    thread.click("one", _wish("a"), an_image())
    wait_until(qtbot, lambda: refiner.preparing)
    refiner.prepares = 0
    thread.click("two", _wish("b"), an_image())
    wait_until(
        qtbot, lambda: events.of(ClickDone)[-1:] != [] and events.of(ClickDone)[-1].answer.final
    )
    assert [event.job_id for event in events.of(JobCancelled)] == ["one"]
    assert events.of(ClickDone)[-1].job_id == "two"


def test_a_failure_is_told_and_the_thread_goes_on(
    thread: InferenceThread, refiner: FakeRefiner, qtbot: Any
) -> None:
    events = Events(thread.reported)
    refiner.error = CarnnError("Outside.", "Click inside.")
    thread.click("one", _wish(), an_image())
    wait_until(qtbot, lambda: bool(events.of(JobFailed)))
    refiner.error = None
    thread.click("two", _wish(), an_image())
    wait_until(qtbot, lambda: bool(events.of(ClickDone)))


# The session --------------------------------------------------------------------------------------


@pytest.fixture
def clicking(opened: Session, refiner: FakeRefiner) -> Session:
    opened._inference._refiner_factory = lambda: refiner
    return opened


def test_the_session_answers_by_refined(clicking: Session, qtbot: Any) -> None:
    events = Events(clicking.refined)
    serial = clicking.clicks.refine(None, [Click(3, 4), Click(5, 4), Click(5, 4, positive=False)])
    wait_until(qtbot, lambda: bool(events.all))
    (answer,) = events.all
    assert isinstance(answer, Refined)
    assert (answer.serial, answer.annotation_id, answer.final, answer.by) == (
        serial,
        None,
        True,
        "fake",
    )
    assert answer.mask.bbox_xywh == (3, 4, 1, 1)
    assert answer.image_id == clicking.images.current().id  # type: ignore[union-attr]
    assert 0.0 <= answer.seconds < 5.0


def test_a_annotation_is_the_mask_to_start_from(clicking: Session, qtbot: Any) -> None:
    clicking.categories.ensure("cat")
    wait_until(qtbot, lambda: bool(clicking.categories.listed()))
    draw_mask(
        clicking, clicking.categories.listed()[0].id, crop_mask(np.ones((2, 2), np.bool_), 1, 1)
    )
    annotation = clicking.images.document().annotations[0]  # type: ignore[union-attr]
    events = Events(clicking.refined)
    assert clicking.clicks.refine(annotation.id, [Click(5, 5)])
    wait_until(qtbot, lambda: bool(events.all))
    assert events.all[0].mask.area == 5
    assert events.all[0].annotation_id == annotation.id
    assert clicking.clicks.refine("nobody", [Click(5, 5)]) == 0


def test_what_was_learned_of_the_class_goes_with_the_clicks(
    clicking: Session, refiner: FakeRefiner, qtbot: Any
) -> None:
    for name in ("cat", "dog"):
        clicking.categories.ensure(name)
    wait_until(qtbot, lambda: len(clicking.categories.listed()) == 2)
    cat, dog = (category.id for category in clicking.categories.listed())
    draw_mask(clicking, cat, crop_mask(np.ones((2, 2), np.bool_), 1, 1))
    events = Events(clicking.refined)

    def asked(category: int | None) -> ClickRequest:
        count = len(events.all)
        clicking.clicks.refine(None, [Click(5, 5)], category_id=category)
        wait_until(qtbot, lambda: len(events.all) > count)
        return refiner.requests[-1]

    assert asked(cat).evidence is None  # by words alone it is worth little
    values = np.full((4, 5), 200, np.uint8)
    clicking.edits.apply(lambda document: learned(document, values), "learned")
    evidence = asked(cat).evidence
    assert evidence is not None
    assert evidence.values is values
    assert evidence.level == 0.4
    assert asked(dog).evidence is None
    assert asked(None).evidence is None


def learned(document: ImageDocument, values: Any) -> EditResult:
    """Return the document whose first annotation was found by what reviewed photos taught."""
    first = document.annotations[0]
    run = replace(first.provenance.run, source="model", examples="ab" * 32)
    changed = replace(
        first,
        levels=ActivationMap(values, 0.4),
        provenance=replace(first.provenance, run=run),
    )
    return with_annotations(document, (changed, *document.annotations[1:]))


def test_an_answer_for_another_image_is_dropped(
    clicking: Session, refiner: FakeRefiner, qtbot: Any
) -> None:
    events = Events(clicking.refined)
    refiner.gate = threading.Event()
    clicking.clicks.refine(None, [Click(3, 4)])
    with qtbot.waitSignal(clicking.image_opened, timeout=20_000):
        clicking.images.open_next()
    refiner.gate.set()
    second = clicking.clicks.refine(None, [Click(6, 4)])
    wait_until(qtbot, lambda: bool(events.all))
    assert [event.serial for event in events.all] == [second]


def test_dropped_clicks_are_not_answered(
    clicking: Session, refiner: FakeRefiner, qtbot: Any
) -> None:
    events, reports = Events(clicking.refined), Events(clicking._inference.reported)
    refiner.gate = threading.Event()
    clicking.clicks.refine(None, [Click(3, 4)])
    wait_until(qtbot, lambda: bool(refiner.threads))
    clicking.clicks.drop()
    wait_until(qtbot, lambda: bool(reports.of(JobCancelled)))
    assert events.all == []


def test_a_failure_is_an_answer_with_its_problem(
    clicking: Session, refiner: FakeRefiner, qtbot: Any
) -> None:
    events = Events(clicking.refined)
    refiner.error = CarnnError("Outside.", "Click inside.")
    clicking.clicks.refine(None, [Click(3, 4)])
    wait_until(qtbot, lambda: bool(events.all))
    assert events.all[0].problem == "Outside. Click inside."
    assert events.all[0].mask.area == 0


def test_the_real_refiner_cuts_a_rectangle_out_by_its_box(opened: Session, qtbot: Any) -> None:
    events = Events(opened.refined)
    ref = opened.images.current()
    assert ref is not None
    opened.clicks.refine(None, box_xyxy=(2, 2, ref.width - 2, ref.height - 2))
    wait_until(qtbot, lambda: bool(events.all), 20.0)
    assert events.all[0].by == "grabcut"
    assert not events.all[0].problem


def test_preparing_without_sam_asks_for_nothing(clicking: Session, qtbot: Any) -> None:
    events, reports = Events(clicking.refined), Events(clicking._inference.reported)
    clicking.clicks.prepare()
    wait_until(qtbot, lambda: bool(reports.of(ClickDone)))
    assert events.all == []
