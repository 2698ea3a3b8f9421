"""Which phrase waits for a choice on the open image, and what the keys do to its candidates."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from carnn_desktop.annotations.phrase_edits import pick, refuse
from carnn_desktop.annotations.phrases import Choice, choices
from carnn_desktop.contracts.clock import utc_now
from carnn_desktop.services.session.session import Session


class Choosing(QObject):
    """Follows the open document. ``changed`` carries the choice that waits now, or None.

    Of several phrases the one with a selected candidate is meant, else the first.
    """

    changed = Signal(object)  # Choice | None

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._choice: Choice | None = None
        for signal in (
            session.image_opened,
            session.image_failed,
            session.project_closed,
            session.document_changed,
            session.selection_changed,
        ):
            signal.connect(self._look)

    def choice(self) -> Choice | None:
        """What waits on the open image."""
        return self._choice

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

    def pick(self, number: int, *, keep_others: bool = False) -> None:
        """Accept the candidate with that number, from 1; reject the others unless they are kept."""
        choice = self._choice
        if choice is None or not 1 <= number <= len(choice.regions):
            return
        region_id = choice.regions[number - 1].id
        self._session.edits.apply(
            lambda doc: pick(doc, region_id, now=utc_now(), keep_others=keep_others),
            "Pick a candidate",
        )

    def refuse(self) -> None:
        """Reject all candidates of the phrase."""
        choice = self._choice
        if choice is not None:
            self._session.edits.apply(
                lambda doc: refuse(doc, choice.phrase, now=utc_now()), "Refuse a phrase"
            )

    def _is_meant(self, choice: Choice) -> bool:
        """Whether a digit is for the candidates: not while another object is selected."""
        selected = set(self._session.selection.ids())
        return not selected or any(region.id in selected for region in choice.regions)

    @Slot(object)
    def _look(self, _event: object) -> None:
        document = self._session.images.document()
        waiting = choices(document) if document is not None else ()
        selected = set(self._session.selection.ids())
        chosen = next(
            (one for one in waiting if any(region.id in selected for region in one.regions)),
            waiting[0] if waiting else None,
        )
        if chosen != self._choice:
            self._choice = chosen
            self.changed.emit(chosen)
