"""The concepts of a project. Their ids count from 1, never change and are never given again.

Of merged concepts the lowest id stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from carnn_desktop.annotations.facts import Use, uses_of
from carnn_desktop.annotations.model import Concept
from carnn_desktop.annotations.palette import concept_color
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.vocabularies import VocabularyEntry
from carnn_desktop.project.documents import Documents
from carnn_desktop.project.file import ProjectFile
from carnn_desktop.project.settings import Settings
from carnn_desktop.project.stored import COLOR, from_json
from carnn_desktop.project.values import readable, to_json

_COLUMNS = "id, name, supercategory, color, synonyms, hotkey, threshold, coco_id, extra"
_NAMES = tuple(_COLUMNS.split(", "))
_LAST_ID = "last_concept_id"
_CHANGEABLE = frozenset(field.name for field in fields(Concept)) - {"id"}


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: the concept that stays, and what was moved to it."""

    kept: int
    gone: tuple[int, ...]
    regions: int
    images: int


class Categories:
    """Concepts are found by name or synonym, whatever their case; every change is a transaction."""

    def __init__(self, file: ProjectFile, documents: Documents, settings: Settings) -> None:
        self._file = file
        self._documents = documents
        self._settings = settings

    def listed(self) -> Sequence[Concept]:
        """Return all concepts by id."""
        rows = self._file.rows(f"SELECT {_COLUMNS} FROM concepts ORDER BY id")
        return [_concept(row) for row in rows]

    def by_id(self) -> dict[int, Concept]:
        """Return all concepts by id, as a mapping."""
        return {concept.id: concept for concept in self.listed()}

    def ensure(self, names_with_synonyms: Iterable[tuple[str, Sequence[str]]]) -> Mapping[str, int]:
        """Return the ids of concepts by the given names; make those that there are not yet.

        A name that is a synonym of a concept is that concept. New synonyms are added.
        """
        wanted = [(readable(n), n, [readable(s) for s in also]) for n, also in names_with_synonyms]
        concepts = self.by_id()
        last_id = max((self._last_id(), *concepts))
        by_name = {concept.name.casefold(): concept.id for concept in concepts.values()}
        changed: dict[int, Concept] = {}
        ids: dict[str, int] = {}
        for name, given, synonyms in wanted:
            key = name.casefold()
            concept_id = by_name.get(key) or _by_synonym(concepts, key)
            if concept_id is None:
                concept_id = last_id = last_id + 1
                concepts[concept_id] = Concept(
                    id=concept_id,
                    name=name,
                    color=concept_color(concept_id),
                    coco_id=_free_id(concept_id, concepts.values()),
                )
                changed[concept_id] = concepts[concept_id]
                by_name[key] = concept_id
            ids[given] = concept_id
            concept = concepts[concept_id]
            known = {text.casefold() for text in (concept.name, *concept.synonyms)}
            fresh = {
                text.casefold(): text
                for text in synonyms
                if text.casefold() not in known and text.casefold() not in by_name
            }
            if fresh:
                concept = replace(concept, synonyms=(*concept.synonyms, *fresh.values()))
                concepts[concept_id] = changed[concept_id] = concept
        self.write(changed.values())
        return ids

    def update(self, concept_id: int, **changes: Any) -> None:
        """Change fields of a concept; its id stays. A hot key is taken from who had it.

        Raises CarnnError for an unknown concept, a name that another one has, or a wrong value.
        """
        unknown = changes.keys() - _CHANGEABLE
        if unknown:
            raise TypeError(f"a concept has no field {sorted(unknown)}")
        concepts = self.by_id()
        if concept_id not in concepts:
            raise CarnnError(f"There is no concept {concept_id}.")
        changed = _checked(replace(concepts.pop(concept_id), **changes), concepts.values())
        others = [
            replace(other, hotkey="")
            for other in concepts.values()
            if changed.hotkey and other.hotkey == changed.hotkey
        ]
        self.write([changed, *others])

    def write(self, concepts: Iterable[Concept]) -> None:
        """Write concepts as they are, without a check."""
        rows = [_row(concept) for concept in concepts]
        if rows:
            sql = f"INSERT OR REPLACE INTO concepts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            self._file.execute_many(sql, rows)

    def uses(self) -> Mapping[int, Use]:
        """Return how the project uses each concept that has regions."""
        return uses_of(self._documents.all_facts().values())

    def merge(self, concept_ids: Iterable[int]) -> Merged:
        """Make one concept of several, with all their regions; the lowest id and its name stay.

        Names and synonyms of the others become its synonyms. Raises CarnnError for fewer than two.
        """
        concepts = self.by_id()
        ids = sorted(set(concept_ids) & concepts.keys())
        if len(ids) < 2:
            raise CarnnError("There is nothing to merge.", "Choose at least two concepts.")
        kept, gone = ids[0], frozenset(ids[1:])
        with self._file.transaction():
            images = [
                image_id
                for image_id, facts in self._documents.all_facts().items()
                if any(item.concept in gone for item in facts.concepts)
            ]
            moved = self._documents.relabel(images, gone, kept)
            self._remove(gone)
            self.write([_joined(concepts[kept], [concepts[i] for i in ids[1:]])])
        return Merged(kept, tuple(ids[1:]), moved, len(images))

    def delete(self, concept_ids: Iterable[int]) -> None:
        """Take concepts off the list; raises CarnnError when a region has one of them."""
        gone = frozenset(concept_ids)
        with self._file.transaction():
            used = gone & self.uses().keys()
            names = [concept.name for concept in self.listed() if concept.id in used]
            if names:
                raise CarnnError(
                    f"Objects are labelled with {', '.join(names)}.",
                    "Relabel or delete them first, or merge the concept with another one.",
                )
            self._remove(gone)

    def add_vocabulary(self, entries: Sequence[VocabularyEntry]) -> int:
        """Add concepts of a list that are not there yet; return how many were new."""
        with self._file.transaction():
            before = self.by_id()
            ids = self.ensure((entry.name, entry.synonyms) for entry in entries)
            concepts = self.by_id()
            given = {ids[entry.name]: entry.supercategory for entry in reversed(entries)}
            self.write(
                replace(concepts[key], supercategory=supercategory)
                for key, supercategory in given.items()
                if supercategory and not concepts[key].supercategory
            )
            return len(concepts.keys() - before.keys())

    def _remove(self, gone: Iterable[int]) -> None:
        """Take concepts off the list; that their ids were given is remembered."""
        top = max(self.by_id(), default=0)
        if top > self._last_id():
            self._settings.set(_LAST_ID, top)
        self._file.execute_many("DELETE FROM concepts WHERE id = ?", [(key,) for key in gone])

    def _last_id(self) -> int:
        found = self._settings.get(_LAST_ID)
        return found if isinstance(found, int) else 0


def _checked(concept: Concept, others: Iterable[Concept]) -> Concept:
    name = readable(concept.name).strip()
    if not name:
        raise CarnnError("A concept needs a name.", "Type one.")
    for other in others:
        if other.name.casefold() == name.casefold():
            raise CarnnError(f"There is a concept “{other.name}” already.", "Take another name.")
    if not COLOR.fullmatch(concept.color):
        raise CarnnError(f"“{concept.color}” is no colour.", "Write it as #rrggbb.")
    if concept.threshold is not None and not 0.0 <= concept.threshold <= 1.0:
        raise CarnnError(f"A threshold is between 0 and 1, not {concept.threshold}.")
    return replace(
        concept,
        name=name,
        supercategory=readable(concept.supercategory),
        synonyms=tuple(readable(text) for text in concept.synonyms),
        hotkey=readable(concept.hotkey),
    )


def _joined(kept: Concept, others: Sequence[Concept]) -> Concept:
    texts: dict[str, str] = {text.casefold(): text for text in kept.synonyms}
    for other in others:
        for text in (other.name, *other.synonyms):
            texts.setdefault(text.casefold(), text)
    texts.pop(kept.name.casefold(), None)
    hotkeys = [concept.hotkey for concept in (kept, *others) if concept.hotkey]
    supercategories = [item.supercategory for item in (kept, *others) if item.supercategory]
    return replace(
        kept,
        synonyms=tuple(texts.values()),
        hotkey=hotkeys[0] if hotkeys else "",
        supercategory=supercategories[0] if supercategories else "",
    )


def _free_id(concept_id: int, others: Iterable[Concept]) -> int:
    """Return the ``coco_id`` of a new concept: 0 unless an imported one has its number already."""
    taken = {other.file_id for other in others}
    return max(taken) + 1 if concept_id in taken else 0


def _by_synonym(concepts: Mapping[int, Concept], key: str) -> int | None:
    for concept in concepts.values():
        if any(text.casefold() == key for text in concept.synonyms):
            return concept.id
    return None


def _row(concept: Concept) -> tuple[Any, ...]:
    values = {name: getattr(concept, name) for name in _NAMES}
    values["synonyms"] = to_json(concept.synonyms).decode()
    values["extra"] = to_json(concept.extra).decode() if concept.extra else ""
    return tuple(values.values())


def _concept(row: tuple[Any, ...]) -> Concept:
    """Return a stored concept; damaged synonyms are no reason to lose it."""
    values = dict(zip(_NAMES, row, strict=True))
    values["synonyms"] = from_json(values["synonyms"], tuple[str, ...], ())
    values["extra"] = from_json(values["extra"], dict[str, Any], {})
    return Concept(**values)
