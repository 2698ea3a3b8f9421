"""The concepts of a project. Their ids count from 1, never change and are never given again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

import msgspec

from carnn_desktop.annotations.model import Concept
from carnn_desktop.annotations.palette import concept_color
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.project.codec import readable
from carnn_desktop.project.part import Part, stored_keys

_COLUMNS = "id, name, supercategory, color, synonyms, hotkey, threshold, coco_id, extra"
_LAST_ID = "last_concept_id"
_COLOR = re.compile("#[0-9a-fA-F]{6}")
_CHANGEABLE = frozenset(field.name for field in fields(Concept)) - {"id"}


class ConceptsPart(Part):
    """Concepts are found by name or synonym, whatever their case."""

    def concepts(self) -> Sequence[Concept]:
        """Return all concepts by id."""
        rows = self._file.rows(f"SELECT {_COLUMNS} FROM concepts ORDER BY id")
        return [_concept(row) for row in rows]

    def ensure_concepts(
        self, names_with_synonyms: Iterable[tuple[str, Sequence[str]]]
    ) -> Mapping[str, int]:
        """Return the ids of concepts by the given names; make those that there are not yet.

        A name that is a synonym of a concept is that concept. New synonyms are added.
        """
        wanted = [(readable(n), n, [readable(s) for s in also]) for n, also in names_with_synonyms]
        concepts = {concept.id: concept for concept in self.concepts()}
        last_id = max((self._last_concept_id(), *concepts))
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
        self.write_concepts(changed.values())
        return ids

    def update_concept(self, concept_id: int, **changes: Any) -> None:
        """Change fields of a concept; its id stays. A hot key is taken from who had it.

        Raises CarnnError for an unknown concept, a name that another one has, or a wrong value.
        """
        unknown = changes.keys() - _CHANGEABLE
        if unknown:
            raise TypeError(f"a concept has no field {sorted(unknown)}")
        concepts = {concept.id: concept for concept in self.concepts()}
        if concept_id not in concepts:
            raise CarnnError(f"There is no concept {concept_id}.")
        changed = _checked(replace(concepts.pop(concept_id), **changes), concepts.values())
        others = [
            replace(other, hotkey="")
            for other in concepts.values()
            if changed.hotkey and other.hotkey == changed.hotkey
        ]
        self.write_concepts([changed, *others])

    def keep_last_concept_id(self, concept_id: int) -> None:
        """Remember that ids up to this one were given, before a concept is taken off the list."""
        if concept_id > self._last_concept_id():
            sql = "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)"
            self._file.execute(sql, _LAST_ID, str(concept_id))

    def _last_concept_id(self) -> int:
        row = self._file.row("SELECT value FROM settings WHERE key = ?", _LAST_ID)
        return int(row[0]) if row is not None and str(row[0]).isdigit() else 0

    def write_concepts(self, concepts: Iterable[Concept]) -> None:
        """Write concepts as they are, without a check."""
        rows = [_row(concept) for concept in concepts]
        if rows:
            sql = f"INSERT OR REPLACE INTO concepts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            self._file.execute_many(sql, rows)


def _checked(concept: Concept, others: Iterable[Concept]) -> Concept:
    name = readable(concept.name).strip()
    if not name:
        raise CarnnError("A concept needs a name.", "Type one.")
    for other in others:
        if other.name.casefold() == name.casefold():
            raise CarnnError(f"There is a concept “{other.name}” already.", "Take another name.")
    if not _COLOR.fullmatch(concept.color):
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
    return (
        concept.id,
        concept.name,
        concept.supercategory,
        concept.color,
        msgspec.json.encode(concept.synonyms).decode(),
        concept.hotkey,
        concept.threshold,
        concept.coco_id,
        msgspec.json.encode(concept.extra).decode() if concept.extra else "",
    )


def _concept(row: tuple[Any, ...]) -> Concept:
    concept_id, name, supercategory, color, synonyms, hotkey, threshold, coco_id, extra = row
    try:
        texts = msgspec.json.decode(synonyms, type=tuple[str, ...])
    except (msgspec.DecodeError, TypeError):
        texts = ()  # damaged synonyms are no reason to lose the class
    return Concept(
        id=concept_id,
        name=name,
        supercategory=supercategory,
        color=color,
        synonyms=texts,
        hotkey=hotkey,
        threshold=threshold,
        coco_id=coco_id,
        extra=stored_keys(extra),
    )
