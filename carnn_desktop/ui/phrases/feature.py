"""Phrases: candidates to pick from by key, and the choice of what redraws the masks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QRectF, Slot

from carnn_desktop.annotations.model import Region
from carnn_desktop.annotations.phrases import Choice
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.services.events import OpenedImage
from carnn_desktop.ui.phrases.choosing import Choosing
from carnn_desktop.ui.phrases.marks import CandidateMarks
from carnn_desktop.ui.phrases.refining import ACTIONS as REFINING
from carnn_desktop.ui.phrases.refining import RefinementMenu
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
    """Joins what waits, the strip over the photo and the numbers on it."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self.choosing = Choosing(bench.session, self)
        self._canvas = bench.canvas
        self.strip = CandidateStrip(bench.canvas, self._place_of)
        self.marks = CandidateMarks()
        self._photo: RgbImage | None = None
        bench.canvas.view.scene().addItem(self.marks)
        bench.keys.take_digits(self.choosing.digit)
        bench.on("refuse_phrase", self.choosing.refuse)
        bench.session.image_opened.connect(self._image_opened)
        self.choosing.changed.connect(self._show)
        self.strip.picked.connect(self._pick)
        self.strip.refused.connect(self.choosing.refuse)
        self.strip.hovered.connect(self.marks.look_at)

    @Slot(object)
    def _image_opened(self, opened: OpenedImage) -> None:
        self._photo = opened.pixels
        self._show(self.choosing.choice())

    def _place_of(self, regions: Sequence[Region]) -> QRect:
        """Return where on the canvas regions are seen."""
        view, seen = self._canvas.view, QRectF()
        for region in regions:
            seen = seen.united(QRectF(*region.mask.bbox_xywh))
        shown = view.mapFromScene(seen).boundingRect()
        return QRect(view.viewport().mapTo(self._canvas, shown.topLeft()), shown.size())

    @Slot(object)
    def _pick(self, number: int) -> None:
        self.choosing.pick(number)

    @Slot(object)
    def _show(self, choice: Choice | None) -> None:
        self.strip.show_choice(choice, self._photo)
        self.marks.show_regions(() if choice is None else choice.regions)


def _install(bench: Workbench) -> None:
    review = PhraseReview(bench)
    review.setObjectName("phrase_review")
    menu = RefinementMenu(bench.session, bench.actions, review)
    menu.setObjectName("refinement_menu")


FEATURE = Feature(actions=_ACTIONS, install=_install)
