"""Whether the last run of a photo found nothing of what it was asked for, and what came nearest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from carnn_desktop.annotations.decisions import decision_of
from carnn_desktop.annotations.model import Annotation, ImageDocument
from carnn_desktop.contracts.queries import text_key
from carnn_desktop.contracts.results import Trace


@dataclass(frozen=True, slots=True)
class NoneFound:
    """texts : what was asked for; nearest : the guess that came nearest, None where there is
    none.
    """

    texts: tuple[str, ...]
    nearest: Annotation | None = None

    @property
    def score(self) -> float | None:
        """How well the nearest guess matched, 0..1."""
        return None if self.nearest is None else self.nearest.provenance.score


def none_found(
    document: ImageDocument, trace: Trace | None, names: Mapping[int, str]
) -> NoneFound | None:
    """Return that nothing was found; None where something was, or where a person has found it.

    trace : of the photo's last run; names : of the categories, by id
    A phrase's candidates are offered by themselves and are not meant here.
    """
    if trace is None or not trace.steps:
        return None
    texts = trace.steps[0].texts
    wanted = set(map(text_key, texts))
    guesses = [a for a in document.annotations if is_guess(a) and _text(a) in wanted]
    forced = {_text(guess) for guess in guesses} | _forced(trace)
    if any(text_key(text) not in forced for text in trace.kept):
        return None
    if _there(document.annotations, wanted, names):
        return None
    best = max(guesses, key=lambda guess: guess.provenance.score or 0.0, default=None)
    return NoneFound(texts, best)


def is_guess(annotation: Annotation) -> bool:
    """Whether an annotation is only the nearest of texts of which none passed, undecided."""
    return decision_of(annotation) == "forced" and annotation.provenance.contrast is None


def _text(annotation: Annotation) -> str:
    return text_key(annotation.provenance.text)


def _forced(trace: Trace) -> set[str]:
    last = trace.steps[-1]
    return set() if last.forced is None else {text_key(last.texts[last.forced])}


def _there(annotations: Iterable[Annotation], wanted: set[str], names: Mapping[int, str]) -> bool:
    """Whether an object of what was asked for is in the photo all the same."""
    annotations = tuple(annotations)
    # of a phrase the class is not the text: what it came nearest to has it
    ids = {
        annotation.category_id
        for annotation in annotations
        if _text(annotation) in wanted and not annotation.provenance.relabelled
    } | {category_id for category_id, name in names.items() if text_key(name) in wanted}
    return any(
        annotation.state != "rejected"
        and (_text(annotation) in wanted or annotation.category_id in ids)
        for annotation in annotations
    )


def class_of(document: ImageDocument, text: str) -> int | None:
    """Return the category that what was proposed for a text has; None where nothing was."""
    key = text_key(text)
    return next(
        (
            annotation.category_id
            for annotation in document.annotations
            if _text(annotation) == key and not annotation.provenance.relabelled
        ),
        None,
    )
