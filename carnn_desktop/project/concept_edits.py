"""Changes of the list of concepts that concern regions: merging, deleting, and how much is used.

Ids stay what they are: of merged concepts the lowest one, and the id of one that is gone is never
given again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from carnn_desktop.annotations.facts import Use, facts_of_body, uses_of
from carnn_desktop.annotations.model import Concept
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.vocabularies import VocabularyEntry
from carnn_desktop.project.codec import to_json
from carnn_desktop.project.concepts import ConceptsPart
from carnn_desktop.project.facts import FactsPart


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: the concept that stays, and what was moved to it."""

    kept: int
    gone: tuple[int, ...]
    regions: int
    images: int


class ConceptEditsPart(ConceptsPart, FactsPart):
    """Every change is one transaction."""

    def concept_uses(self) -> Mapping[int, Use]:
        """Return how the project uses each concept that has regions."""
        while self.count_missing_facts():
            pass
        return uses_of(self.facts().values())

    def merge_concepts(self, concept_ids: Iterable[int]) -> Merged:
        """Make one concept of several, with all their regions; the lowest id and its name stay.

        Names and synonyms of the others become its synonyms. Raises CarnnError for fewer than two.
        """
        concepts = {concept.id: concept for concept in self.concepts()}
        ids = sorted(set(concept_ids) & concepts.keys())
        if len(ids) < 2:
            raise CarnnError("There is nothing to merge.", "Choose at least two concepts.")
        kept, gone = ids[0], frozenset(ids[1:])
        with self._file.transaction():
            while self.count_missing_facts():
                pass
            places = [
                image_id
                for image_id, facts in self.facts().items()
                if any(item.concept in gone for item in facts.concepts)
            ]
            self._move_in_import_undo(kept, gone)
            moved = sum(self._move_regions(image_id, kept, gone) for image_id in places)
            self._remove(gone)
            self.write_concepts([_joined(concepts[kept], [concepts[i] for i in ids[1:]])])
        return Merged(kept, tuple(ids[1:]), moved, len(places))

    def delete_concepts(self, concept_ids: Iterable[int]) -> None:
        """Take concepts off the list; raises CarnnError when a region has one of them."""
        gone = frozenset(concept_ids)
        with self._file.transaction():
            uses = self.concept_uses()
            names = [
                concept.name for concept in self.concepts() if concept.id in gone & uses.keys()
            ]
            if names:
                raise CarnnError(
                    f"Objects are labelled with {', '.join(names)}.",
                    "Relabel or delete them first, or merge the concept with another one.",
                )
            self._remove(gone)

    def add_vocabulary(self, entries: Sequence[VocabularyEntry]) -> int:
        """Add concepts of a list that are not there yet; return how many were new."""
        with self._file.transaction():
            before = {concept.id for concept in self.concepts()}
            ids = self.ensure_concepts((entry.name, entry.synonyms) for entry in entries)
            concepts = {concept.id: concept for concept in self.concepts()}
            given = {ids[entry.name]: entry.supercategory for entry in reversed(entries)}
            changed = [
                replace(concepts[key], supercategory=supercategory)
                for key, supercategory in given.items()
                if supercategory and not concepts[key].supercategory
            ]
            self.write_concepts(changed)
            return len(concepts.keys() - before)

    def _move_regions(self, image_id: int, kept: int, gone: frozenset[int]) -> int:
        row = self._file.row("SELECT body FROM documents WHERE image_id = ?", image_id)
        if row is None:
            return 0
        body, moved = _relabelled(row[0], kept, gone)
        if moved:
            self._file.execute("UPDATE documents SET body = ? WHERE image_id = ?", body, image_id)
            self.write_facts(image_id, facts_of_body(body))
        return moved

    def _move_in_import_undo(self, kept: int, gone: frozenset[int]) -> None:
        """Let the last import be taken back all the same: relabel what it would bring back."""
        rows = self._file.rows(
            "SELECT u.image_id, u.body, u.after, d.body FROM import_undo u "
            "LEFT JOIN documents d ON d.image_id = u.image_id"
        )
        for image_id, body, after, now in rows:
            before = None if body is None else _relabelled(body, kept, gone)[0]
            untouched = now is not None and _digest(now) == after
            seal = _digest(_relabelled(now, kept, gone)[0]) if untouched else after
            self._file.execute(
                "UPDATE import_undo SET body = ?, after = ? WHERE image_id = ?",
                *(before, seal, image_id),
            )

    def _remove(self, gone: Iterable[int]) -> None:
        top = max((concept.id for concept in self.concepts()), default=0)
        self.keep_last_concept_id(top)
        self._file.execute_many("DELETE FROM concepts WHERE id = ?", [(key,) for key in gone])


def _relabelled(body: bytes, kept: int, gone: frozenset[int]) -> tuple[bytes, int]:
    """Return a stored document with the regions moved, and how many; a damaged one as it is."""
    try:
        stored: dict[str, Any] = msgspec.json.decode(body)
        regions = [region for region in stored["regions"] if region["concept"] in gone]
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError, TypeError):
        return body, 0
    for region in regions:
        region["concept"] = kept
    return (to_json(stored), len(regions)) if regions else (body, 0)


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


def _digest(body: bytes | None) -> bytes:
    return hashlib.sha256(body or b"").digest()
