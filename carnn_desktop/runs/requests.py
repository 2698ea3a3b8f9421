"""What is asked of a run, and what is told of one that ended."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from carnn_desktop.contracts.requests import Mode, Refinement

Scope = Literal["all", "unreviewed", "without_annotations", "not_run", "selection"]
"""Images of a folder run. ``not_run``: that were not asked for these texts yet."""
SCOPES: tuple[Scope, ...] = get_args(Scope)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRequest:
    """What the prompt bar asks for.

    text : categories, comma separated with ``a|b`` synonyms; in mode ``phrases`` one phrase a line
    phrases : the phrases, when they are already separate; then ``text`` is not read
    preset : name of a preset; empty = the default of the chosen model and mode
    overrides : field of the preset -> its value as JSON text
    split_parts : one proposal per connected part (with masks of Segment Anything: per object)
        instead of one per text; min_part_area : smaller parts are left out, pixels
    classes : by phrase, the class that its candidates get; one that is absent is its own class
    refinement : what redraws the masks, "" = as the preset says; sam : which Segment Anything
        model does it, "" = the first installed one
    """

    text: str = ""
    phrases: tuple[str, ...] = ()
    mode: Mode = "concepts"
    preset: str = ""
    overrides: Mapping[str, str] = field(default_factory=dict)
    classes: Mapping[str, str] = field(default_factory=dict)
    split_parts: bool = False
    min_part_area: int = 16
    refinement: Refinement | Literal[""] = ""
    sam: str = ""

    def in_part(self, crop: tuple[int, int, int, int]) -> RunRequest:
        """Return the request for one part of a photo: x, y, width and height, pixels."""
        return replace(self, overrides={**self.overrides, "crop": json.dumps(crop)})

    def of_whole_photos(self) -> RunRequest:
        """Return the request for whole photos."""
        kept = {field: value for field, value in self.overrides.items() if field != "crop"}
        return replace(self, overrides=kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """One finished run of an image, for the trace panel and the status bar.

    kept, dropped : names of the queries; forced : the best of a list in which none passed
    added : number of proposals that are new in the document
    guessed : texts that the model does not know, each with the word that it went by
    """

    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    forced: tuple[str, ...] = ()
    added: int = 0
    seconds: float = 0.0
    device: str = ""
    dtype: str = ""
    models: tuple[str, ...] = ()
    timings: tuple[tuple[str, float], ...] = ()
    notes: tuple[str, ...] = ()
    guessed: tuple[tuple[str, str], ...] = ()
