"""Turns what the prompt bar says into what the segmenter is asked, before anything is started."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from carnn_desktop.annotations.model import Category
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.queries import (
    ParsedQueries,
    lone_query_note,
    parse_phrases,
    parse_queries,
    take_off_background,
    taken_off_note,
    text_key,
    unread_note,
)
from carnn_desktop.contracts.requests import (
    NO_CLASSIFIER,
    Mode,
    ModelChoice,
    SegmentationRequest,
    SegmentationSettings,
    TextQuery,
)
from carnn_desktop.contracts.same_word import plurals
from carnn_desktop.engine.head_noun import head_noun
from carnn_desktop.engine.learning.wordings import concern
from carnn_desktop.engine.presets import PRESETS, default_preset, get_preset, override
from carnn_desktop.engine.refine.sam_files import NO_SAM_SENTENCE, find_sam, sam_models
from carnn_desktop.engine.user_presets import PresetCatalog
from carnn_desktop.engine.weights.models import family_for
from carnn_desktop.runs.requests import RunRequest

_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPlan:
    """A run that can be started on any image. ``notes`` are for the user, before it starts.

    examples : hash of what was learned from, "" for nothing
    seed : what the ids of new annotations follow from, with the photo; "" = they are random
    classes : names of the categories that queries become, where these are not their own
    keep_maps : the trace gets full-size maps; thresholds : by category id, the score below which
        its proposals arrive rejected
    """

    queries: tuple[TextQuery, ...]
    mode: Mode
    preset: str
    settings: SegmentationSettings
    model: ModelChoice
    split_parts: bool
    min_part_area: int = 16
    keep_maps: bool = False
    examples: str = ""
    seed: str = ""
    notes: tuple[str, ...] = ()
    classes: Mapping[str, str] = field(default_factory=dict)
    category_ids: Mapping[str, int] = field(default_factory=dict)
    thresholds: Mapping[int, float] = field(default_factory=dict)

    def named(self, ids: Mapping[str, int], categories: Iterable[Category]) -> RunPlan:
        """Return the plan with the categories its queries are.

        They bring their smallest scores, and the synonyms that the project knows.
        """
        known, given = tuple(categories), set(ids.values())
        used = [category for category in known if category.id in given]
        return replace(
            self,
            queries=with_synonyms(self.queries, ids, known),
            category_ids=dict(ids),
            thresholds={c.id: c.threshold for c in used if c.threshold is not None},
        )

    def request(self, image_id: int | str) -> SegmentationRequest:
        """Return the request for one image, by its number or path, with an id of its own."""
        return SegmentationRequest(
            id=uuid.uuid4().hex,
            image_id=str(image_id),
            queries=self.queries,
            mode=self.mode,
            settings=self.settings,
            model=self.model,
            keep_maps=self.keep_maps,
            split_parts=self.split_parts,
            min_part_area=self.min_part_area,
        )


def plan_run(
    request: RunRequest,
    model: ModelChoice,
    presets: PresetCatalog | None = None,
    *,
    parsed: ParsedQueries | None = None,
) -> RunPlan:
    """Return the plan; raise CarnnError for empty texts, an unknown preset or a wrong override.

    presets : where the user's own ones are; None = only the shipped ones exist
    parsed : the texts where they were read already; then those of the request are not
    """
    parsed = parsed or _parse(request)
    name = request.preset or default_preset(model.proposer, request.mode)
    settings = get_preset(name) if presets is None else presets.get(name)
    for key, value in request.overrides.items():
        settings = override(settings, key, value)
    if request.refinement:
        settings = replace(settings, refinement=request.refinement)
    alone = "shipped_examples" in request.overrides and "learned_outlines" not in request.overrides
    if alone and not settings.shipped_examples:
        settings = replace(settings, learned_outlines=False)  # it ships learned, too
    if not (request.mode == "concepts" and concern(query.name for query in parsed.queries)):
        settings = replace(settings, shipped_examples=False)  # there is nothing they could help
    _, removed = take_off_background(parsed.queries, settings.background_words)
    notes = parsed.notes
    if removed:
        notes = (*notes, taken_off_note(removed))
    if request.mode == "concepts" and _compares(model):
        notes = (*notes, *filter(None, [lone_query_note(parsed.queries)]))
    unread = family_for(model.proposer).unread(
        tuple(text for query in parsed.queries for text in query.texts)
    )
    drawn_with = with_sam(model, settings, request.sam)
    notes = (*notes, *filter(None, [unread_note(unread), _grabcut_note(drawn_with, request.sam)]))
    return RunPlan(
        queries=parsed.queries,
        mode=request.mode,
        preset=name,
        settings=settings,
        model=drawn_with,
        split_parts=request.split_parts,
        min_part_area=request.min_part_area,
        classes=dict(request.classes),
        notes=notes,
    )


def with_sam(model: ModelChoice, settings: SegmentationSettings, name: str) -> ModelChoice:
    """Return ``model`` with the Segment Anything model that it or the settings need, else without.

    name : of the model, "" = the first installed one. Raises CarnnError when there is none.
    """
    if not family_for(model.proposer).draws:
        if name == "off" or not (name or any(not info.problem for info in sam_models())):
            return replace(model, sam="")  # then GrabCut draws what is in the boxes
        return replace(model, sam=find_sam(name).id)
    needed = settings.refinement in ("sam_auto", "sam_prompts")
    return replace(model, sam=find_sam("" if name == "off" else name).id if needed else "")


def _grabcut_note(model: ModelChoice, name: str) -> str:
    """Return what to tell where GrabCut draws what is in the boxes though nobody asked for it."""
    if name == "off" or model.sam or family_for(model.proposer).draws:
        return ""
    installed = sam_models()
    return installed[0].problem if installed else NO_SAM_SENTENCE


def _compares(model: ModelChoice) -> bool:
    """Whether what judges the texts compares them with each other only."""
    judge = model.classifier or model.proposer
    return judge != NO_CLASSIFIER and family_for(judge).relative_scores


def preset_names(
    mode: Mode, model: ModelChoice, presets: PresetCatalog | None = None
) -> tuple[str, ...]:
    """Return all presets: the default of model and mode, the user's own, the other shipped ones."""
    first = default_preset(model.proposer, mode)
    own = () if presets is None else tuple(presets.own())
    return (first, *own, *(name for name in PRESETS if name != first))


def class_of_phrase(phrase: str, names: Iterable[str] = ()) -> str:
    """Return the class that a phrase is of: its head noun, in small letters.

    names : of known classes; the longest that the phrase says with its head noun in it is taken,
        ``traffic light`` for "two traffic lights on the right"; of equally long ones the first
    """
    noun = head_noun(phrase).lower()
    words = _WORDS.findall(phrase.lower())
    if noun not in words:
        return noun
    at, found, longest = words.index(noun), noun, 0
    for name in names:
        for said in _as_said(name):
            starts = range(max(0, at - len(said) + 1), at + 1)
            if len(said) > longest and any(words[n : n + len(said)] == said for n in starts):
                found, longest = name, len(said)
    return found


@lru_cache(maxsize=4_096)
def _as_said(name: str) -> tuple[list[str], ...]:
    """Return the words of one and of several of a class."""
    key = text_key(name)
    return tuple(_WORDS.findall(form) for form in (key, *plurals(key)))


def query_names(request: RunRequest) -> tuple[str, ...]:
    """Return what a request looks for, by name; nothing when it cannot be read."""
    try:
        return tuple(query.name for query in _parse(request).queries)
    except CarnnError:
        return ()


def _parse(request: RunRequest) -> ParsedQueries:
    if request.mode == "concepts":
        return parse_queries(request.text)
    return parse_phrases(request.phrases or request.text.splitlines())


def with_synonyms(
    queries: Sequence[TextQuery], ids: Mapping[str, int], categories: Iterable[Category]
) -> tuple[TextQuery, ...]:
    """Add a category's synonyms to the query that has its name; no text is looked for twice.

    ids : category ids by the queries' names
    """
    by_id = {category.id: category for category in categories}
    taken = {text_key(text) for query in queries for text in query.texts}
    extended = []
    for query in queries:
        category, more = by_id.get(ids[query.name]), []
        if category is not None and text_key(category.name) == text_key(query.name):
            more = [text for text in category.synonyms if text_key(text) not in taken]
            taken.update(map(text_key, more))
        extended.append(replace(query, synonyms=(*query.synonyms, *more)))
    return tuple(extended)
