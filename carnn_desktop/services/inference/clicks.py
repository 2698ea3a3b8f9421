"""Masks by clicks and boxes: what the drawing tools ask for, answered by the inference thread.

A request is answered by the session's signal ``refined``. Only the newest request of the open image
is answered; a folder run pauses for it at its next progress callback and loses nothing. GrabCut
answers at once while a model (the built-in head, or an installed Segment Anything model) has not
seen the photo yet; the model's answer follows as a second one (``final``) to the same clicks.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Slot

from carnn_desktop.annotations.masks import crop_mask, empty_mask, full_mask
from carnn_desktop.annotations.model import ImageDocument, Mask
from carnn_desktop.contracts.clicks import ClassEvidence, ClickAnswer, ClickRequest
from carnn_desktop.contracts.texts import Together
from carnn_desktop.services.events import ClickDone, JobFailed, OpenedImage, Refined
from carnn_desktop.services.inference.thread import InferenceThread
from carnn_desktop.services.session.state import SessionContext

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Click:
    """A click at a pixel (x, y) of the photo; ``positive``: this belongs to the object."""

    x: float
    y: float
    positive: bool = True


class Clicks(QObject):
    """Asks the inference thread and drops answers that are too late. Lives in the GUI thread."""

    def __init__(
        self, context: SessionContext, thread: InferenceThread, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._thread = context, thread
        self._asked: Refined | None = None  # what the newest request is answered with
        self._started = 0.0
        self._serial = 0
        self._told = ""
        thread.reported.connect(self._reported)

    def refine(
        self,
        annotation_id: str | None,
        points: Sequence[Click] = (),
        box_xyxy: Box | None = None,
        *,
        base: Mask | None = None,
        category_id: int | None = None,
    ) -> int:
        """Ask for a mask by all clicks so far and a box; ``refined`` follows.

        annotation_id : whose mask is refined, None = a new object; base : the mask to start from
        instead of the annotation's own; category_id : of a new object, where it is known: what was
        learned of it takes part. Returns the number of the request, 0: no image, no
        annotation.
        """
        document, opened = self._context.current(), self._context.opened
        if document is None or opened is None:
            return 0
        if annotation_id is not None:
            try:
                annotation = document.annotation(annotation_id)
            except KeyError:
                return 0
            base = annotation.mask if base is None else base
            category_id = annotation.category_id
        mask = None
        if base is not None and base.pixels.size:
            mask = full_mask(base, document.width, document.height)
        self._ask(
            opened,
            annotation_id,
            self._request(
                opened,
                mask=mask,
                positive_xy=tuple((p.x, p.y) for p in points if p.positive),
                negative_xy=tuple((p.x, p.y) for p in points if not p.positive),
                signs=tuple(p.positive for p in points),
                box_xyxy=box_xyxy,
                evidence=_learned_of(document, category_id),
            ),
        )
        return self._serial

    def prepare(self) -> None:
        """Let the model that answers clicks look at the open photo before the first one."""
        opened = self._context.opened
        if opened is not None and self._asked is None:
            self._thread.click("clicks:0", self._request(opened), opened.pixels)

    def drop(self) -> None:
        """Leave the request in hand: nobody waits for its answer."""
        if self._asked is not None:
            self._asked = None
            self._thread.drop_clicks()

    def _request(self, opened: OpenedImage, **fields: object) -> ClickRequest:
        settings = self._context.settings.current
        project = self._context.project
        number = 0 if project is None else project.number
        return ClickRequest(
            image_key=f"{number}:{opened.image_id}",
            sam=settings.sam_model,
            device=settings.model.device,
            **fields,  # type: ignore[arg-type]
        )

    def _ask(self, opened: OpenedImage, annotation_id: str | None, request: ClickRequest) -> None:
        self._serial += 1
        self._started = time.monotonic()
        self._asked = Refined(
            image_id=opened.image_id,
            annotation_id=annotation_id,
            mask=empty_mask(),
            seconds=0.0,
            by="",
            serial=self._serial,
        )
        self._thread.click(f"clicks:{self._serial}", request, opened.pixels)

    def _waiting(self, job_id: str) -> Refined | None:
        """Return the request that a report is about, None when nobody waits for it any more."""
        asked, opened = self._asked, self._context.opened
        if asked is None or opened is None or opened.image_id != asked.image_id:
            return None
        return asked if job_id == f"clicks:{asked.serial}" else None

    @Slot(object)
    def _reported(self, report: object) -> None:
        match report:
            case ClickDone(job_id, answer):
                if (asked := self._waiting(job_id)) is not None:
                    self._tell(asked, answer)
            case JobFailed(job_id, reason, remedy):
                if (asked := self._waiting(job_id)) is not None:
                    self._asked = None
                    self._emit(replace(asked, problem=Together(filter(None, (reason, remedy)))))

    def _tell(self, asked: Refined, answer: ClickAnswer) -> None:
        if answer.note and answer.note != self._told:
            self._told = answer.note  # the same sentence at every click would only annoy
            self._context.say("warning", answer.note)
        if answer.final:
            self._asked = None
        mask = crop_mask(answer.mask)
        self._emit(replace(asked, mask=mask, by=answer.by, final=answer.final))

    def _emit(self, refined: Refined) -> None:
        seconds = time.monotonic() - self._started
        self._context.signals.refined.emit(replace(refined, seconds=seconds))


def _learned_of(document: ImageDocument, category_id: int | None) -> ClassEvidence | None:
    """Return the map of a category from the newest run with reviewed photos, None without one."""
    for annotation in reversed(document.annotations):
        levels = annotation.levels
        learned = annotation.provenance.run.examples and not annotation.provenance.relabelled
        if annotation.category_id == category_id and levels is not None and learned:
            level = levels.level if levels.proposed is None else levels.proposed
            return ClassEvidence(values=levels.values, level=level)
    return None
