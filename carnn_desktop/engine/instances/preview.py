"""Which texts are worth decoding, by a look at the photo in small."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import SegmentationSettings, TextQuery
from carnn_desktop.contracts.texts import Told
from carnn_desktop.contracts.thresholds import passes
from carnn_desktop.engine.instances.protocol import InstanceProposer, PresencePreviewer


@dataclass(frozen=True, slots=True)
class Preview:
    """What the look in small said of each text, as the model reads it; nothing where none was."""

    presences: Mapping[str, float] = field(default_factory=dict)
    threshold: float = 0.0

    def wants(self, text: str) -> bool:
        """Whether a text is to be decoded: likely enough, or the likeliest of all."""
        presence = self.presences.get(text, 1.0)
        likeliest = max(self.presences.values(), default=0.0)
        return passes(presence, self.threshold) or presence >= likeliest

    def notes(self, queries: Sequence[TextQuery], worded: Callable[[str], str]) -> tuple[str, ...]:
        """Return what to tell of the queries of which no wording is decoded."""
        dropped = []
        for query in queries:
            texts = [worded(text) for text in query.texts]
            if not any(self.wants(text) for text in texts):
                presence = max(self.presences[text] for text in texts)
                dropped.append(f"“{query.name}” ({presence:.2f})")
        if not dropped:
            return ()
        names = ", ".join(dropped)
        return (
            Told(
                "A first look in small saw too little of these to look for them: {names}.",
                names=names,
            ),
        )


def check_preview(model: InstanceProposer, settings: SegmentationSettings) -> None:
    """Raise CarnnError where a look in small is asked of a model that has none."""
    if settings.presence_preview and not isinstance(model, PresencePreviewer):
        raise CarnnError(
            Told(
                "{model_id} cannot tell from a photo in small what is there.",
                model_id=model.model_id,
            ),
            Told("Set presence_preview to 0, or choose a SAM 3 model."),
        )


def preview_of(
    model: InstanceProposer,
    image: RgbImage,
    settings: SegmentationSettings,
    texts: Sequence[str],
    on_progress: ProgressCallback,
) -> Preview:
    """Return the look in small that the settings ask for; texts as the model reads them."""
    if not settings.presence_preview or not isinstance(model, PresencePreviewer):
        return Preview()
    unique = list(dict.fromkeys(texts))
    seen = model.preview(image, unique, on_progress)
    presences = {text: float(value) for text, value in zip(unique, seen, strict=True)}
    return Preview(presences, settings.presence_preview)
