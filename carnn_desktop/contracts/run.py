"""How annotations came to be: one run of the segmenter, one import, or one drawing by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from carnn_desktop.contracts.requests import Mode, TextQuery

Source = Literal["model", "manual", "import"]

_SYNONYMS = " | "


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What annotations that came together have in common; stored and written as its fields are.

    created : ISO 8601 UTC time
    model, classifier : ids of the weights of both stages; ``..._sha256`` of their files, hex
    texts : what was asked for, a query each, see :func:`joined`
    settings : the run's SegmentationSettings as plain JSON values; compared, but not hashed
    device, dtype : as torch names them
    refiner : the Segment Anything model that redrew the masks, "" without one
    steps : turns of the recurrence
    examples : hash of the reviewed photos that were learned from, "" for none; example_photos :
        how many they were
    """

    source: Source
    created: str = ""
    model: str = ""
    model_sha256: str = ""
    classifier: str = ""
    classifier_sha256: str = ""
    mode: Mode = "concepts"
    texts: tuple[str, ...] = ()
    background_words: tuple[str, ...] = ()
    settings: dict[str, Any] = field(default_factory=dict, hash=False)
    device: str = ""
    dtype: str = ""
    refiner: str = ""
    refiner_sha256: str = ""
    steps: int = 0
    examples: str = ""
    example_photos: int = 0

    @property
    def queries(self) -> tuple[TextQuery, ...]:
        """What was asked for, its synonyms apart again; ``|`` in a phrase is part of it."""
        apart = self.mode == "concepts"
        wordings = [text.split(_SYNONYMS) if apart else [text] for text in self.texts]
        return tuple(TextQuery(name, tuple(synonyms)) for name, *synonyms in wordings)


def joined(query: TextQuery) -> str:
    """Return a query as one text, its synonyms behind ``|``, as runs and vocabularies hold it."""
    return _SYNONYMS.join(query.texts)
