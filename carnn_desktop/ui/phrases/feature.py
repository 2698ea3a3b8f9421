"""Phrases: candidates to pick from by key, and the choice of what redraws the masks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QRect, QRectF, Slot
from PySide6.QtGui import QActionGroup

from carnn_desktop.annotations.model import Annotation
from carnn_desktop.annotations.phrase_edits import pick, refuse
from carnn_desktop.annotations.phrases import Choice, choices
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.clock import utc_now
from carnn_desktop.contracts.requests import Refinement
from carnn_desktop.services.events import OpenedImage
from carnn_desktop.services.settings import Settings
from carnn_desktop.ui.phrases.marks import CandidateMarks
from carnn_desktop.ui.phrases.refining import ACTIONS as REFINING
from carnn_desktop.ui.phrases.refining import REFINEMENTS
from carnn_desktop.ui.phrases.strip import CandidateStrip
from carnn_desktop.ui.shell.action_spec import QT_TRANSLATE_NOOP, ActionSpec, has_image
from carnn_desktop.ui.shell.workbench import Feature, Workbench

_ACTIONS = (
    ActionSpec(
        id="refuse_phrase",
        group="review",
        text=QT_TRANSLATE_NOOP("Actions", "&None of the phrase's candidates"),
        tip=QT_TRANSLATE_NOOP("Actions", "Reject all candidates of the phrase that waits (key 0)"),
        enabled=has_image,
    ),
    *REFINING,
)


class PhraseReview(QObject):
    """Knows which phrase of the open image waits; shows its candidates in a strip and on the photo.

    Of several phrases the one with a selected candidate is meant, else the first.
    """

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self._session, self._actions, self._canvas = bench.session, bench.actions, bench.canvas
        self._choice: Choice | None = None
        self.strip = CandidateStrip(bench.canvas, self._place_of)
        self.marks = CandidateMarks()
        self._photo: RgbImage | None = None
        bench.canvas.view.scene().addItem(self.marks)
        bench.keys.take_digits(self.digit)
        bench.on("refuse_phrase", self.refuse)
        self.strip.picked.connect(self.pick)
        self.strip.refused.connect(self.refuse)
        self.strip.hovered.connect(self.marks.look_at)
        self._offer_refinements()
        session = bench.session
        session.image_opened.connect(self._image_opened)
        session.settings_changed.connect(self._show_refinement)
        for signal in (
            session.image_failed,
            session.project_closed,
            session.document_changed,
            session.selection_changed,
        ):
            signal.connect(self._look)

    def digit(self, digit: int, also: bool) -> bool:
        """Pick by key, 0 = none of them; False when the digit is not meant for a candidate.

        also : the phrase's other candidates go on waiting
        """
        choice = self._choice
        if choice is None or not self._is_meant(choice) or (also and digit == 0):
            return False
        if digit == 0:
            self.refuse()
        else:
            self.pick(digit, keep_others=also)
        return True  # a number beyond the last candidate is a slip, not a class

    @Slot(object)
    def pick(self, number: int, *, keep_others: bool = False) -> None:
        """Accept the candidate with that number, from 1; reject the others unless they are kept."""
        choice = self._choice
        if choice is None or not 1 <= number <= len(choice.annotations):
            return
        annotation_id = choice.annotations[number - 1].id
        self._session.edits.apply(
            lambda doc: pick(doc, annotation_id, now=utc_now(), keep_others=keep_others),
            self.tr("Pick a candidate"),
        )

    @Slot()
    def refuse(self) -> None:
        """Reject all candidates of the phrase."""
        choice = self._choice
        if choice is not None:
            self._session.edits.apply(
                lambda doc: refuse(doc, choice.phrase, now=utc_now()), self.tr("Refuse a phrase")
            )

    def _is_meant(self, choice: Choice) -> bool:
        """Whether a digit is for the candidates: not while another object is selected."""
        selected = set(self._session.selection.ids())
        return not selected or any(annotation.id in selected for annotation in choice.annotations)

    @Slot(object)
    def _image_opened(self, opened: OpenedImage) -> None:
        self._photo, self._choice = opened.pixels, self._waiting()
        self._show()

    @Slot(object)
    def _look(self, _event: object) -> None:
        waiting = self._waiting()
        if waiting != self._choice:
            self._choice = waiting
            self._show()

    def _waiting(self) -> Choice | None:
        document = self._session.images.document()
        waiting = choices(document) if document is not None else ()
        selected = set(self._session.selection.ids())
        return next(
            (
                one
                for one in waiting
                if any(annotation.id in selected for annotation in one.annotations)
            ),
            waiting[0] if waiting else None,
        )

    def _place_of(self, annotations: Sequence[Annotation]) -> QRect:
        """Return where on the canvas annotations are seen."""
        view, seen = self._canvas.view, QRectF()
        for annotation in annotations:
            seen = seen.united(QRectF(*annotation.mask.bbox_xywh))
        shown = view.mapFromScene(seen).boundingRect()
        return QRect(view.viewport().mapTo(self._canvas, shown.topLeft()), shown.size())

    def _show(self) -> None:
        choice = self._choice
        self.strip.show_choice(choice, self._photo)
        self.marks.show_annotations(() if choice is None else choice.annotations)

    # What redraws the masks ---------------------------------------------------------------------

    def _offer_refinements(self) -> None:
        """Keep the four rows of the menu in step with the settings."""
        group = QActionGroup(self)
        for action_id, refinement in REFINEMENTS:
            group.addAction(self._actions[action_id])
            choose = partial(self._choose_refinement, refinement)
            self._actions[action_id].triggered.connect(choose)
        self._show_refinement(self._session.settings.current)

    def _choose_refinement(self, refinement: Refinement, _checked: bool = False) -> None:
        self._session.models.choose_refinement(refinement)
        self._show_refinement(self._session.settings.current)

    @Slot(object)
    def _show_refinement(self, settings: Settings) -> None:
        chosen = settings.refinement or "none"
        for action_id, refinement in REFINEMENTS:
            self._actions[action_id].setChecked(refinement == chosen)


def _install(bench: Workbench) -> None:
    PhraseReview(bench).setObjectName("phrase_review")


FEATURE = Feature(actions=_ACTIONS, install=_install)
