"""What a segmenter of instances was shown, and what of it takes part in a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from carnn_desktop.contracts.requests import SegmentationRequest, TextQuery
from carnn_desktop.contracts.results import TextEvidence
from carnn_desktop.engine.instances.protocol import InstanceProposer
from carnn_desktop.engine.instances.showing import ShowableProposer
from carnn_desktop.engine.instances.shown import ShownClass, ShownState
from carnn_desktop.engine.learning.joining import Learned, evidence_note


@dataclass(frozen=True, slots=True)
class Shown:
    """The queries of a run that examples help with; none where nothing was shown of them."""

    state: ShownState | None = None
    classes: Mapping[TextQuery, ShownClass] = field(default_factory=dict)

    def by_text(self, worded: Callable[[str], str]) -> dict[str, ShownClass]:
        """Return the classes by all wordings of their queries, as the model reads them."""
        return {worded(text): one for query, one in self.classes.items() for text in query.texts}

    def told(self) -> Learned:
        """Return which of the user's photos took part, for the result."""
        if self.state is None or not self.classes:
            return {}
        return {"examples": self.state.examples, "example_photos": self.state.photos}

    def evidence(self) -> tuple[TextEvidence, ...]:
        """Return of each text that examples helped with how much they did."""
        return tuple(
            TextEvidence(
                text=query.name,
                words=one.share_of_words,
                examples=1.0 - one.share_of_words,
                photos=one.photos,
                source="reviewed",
            )
            for query, one in self.classes.items()
        )

    def notes(self) -> tuple[str, ...]:
        """Return what the user should know: whose examples took part, and the words' share."""
        return tuple(evidence_note(one) for one in self.evidence())


class ShownExamples:
    """The user's shown classes; may be set from any thread."""

    def __init__(self) -> None:
        self._own: ShownState | None = None

    def use(self, state: ShownState | None) -> None:
        """Let ``state`` take part from the next photo on, None = nothing of the user's."""
        self._own = state

    def asked(self, model: InstanceProposer, request: SegmentationRequest) -> Shown:
        """Return what takes part in ``request``; phrases are found by words alone."""
        state = self._own
        if state is None or request.mode != "concepts" or not isinstance(model, ShowableProposer):
            return Shown()
        return Shown(state, state.asked(request.queries))
