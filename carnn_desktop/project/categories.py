"""The categories of a project. Their ids count from 1, never change and are never given again.

Of merged categories the lowest id stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from carnn_desktop.annotations.model import Category
from carnn_desktop.annotations.palette import category_color
from carnn_desktop.annotations.summary import Use, uses_of
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.vocabularies import VocabularyEntry
from carnn_desktop.project.documents import Documents
from carnn_desktop.project.file import ProjectFile
from carnn_desktop.project.settings import Settings
from carnn_desktop.project.stored import COLOR, from_json
from carnn_desktop.project.values import readable, to_json

_COLUMNS = "id, name, supercategory, color, synonyms, hotkey, threshold, coco_id, extra"
_NAMES = tuple(_COLUMNS.split(", "))
_LAST_ID = "last_concept_id"
_CHANGEABLE = frozenset(field.name for field in fields(Category)) - {"id"}


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: the category that stays, and what was moved to it."""

    kept: int
    gone: tuple[int, ...]
    annotations: int
    images: int


class Categories:
    """Categories are found by name or synonym, whatever their case; every change is a
    transaction.
    """

    def __init__(self, file: ProjectFile, documents: Documents, settings: Settings) -> None:
        self._file = file
        self._documents = documents
        self._settings = settings

    def listed(self) -> Sequence[Category]:
        """Return all categories by id."""
        rows = self._file.rows(f"SELECT {_COLUMNS} FROM concepts ORDER BY id")
        return [_category(row) for row in rows]

    def by_id(self) -> dict[int, Category]:
        """Return all categories by id, as a mapping."""
        return {category.id: category for category in self.listed()}

    def ensure(self, names_with_synonyms: Iterable[tuple[str, Sequence[str]]]) -> Mapping[str, int]:
        """Return the ids of categories by the given names; make those that there are not yet.

        A name that is a synonym of a category is that category. New synonyms are added.
        """
        wanted = [(readable(n), n, [readable(s) for s in also]) for n, also in names_with_synonyms]
        categories = self.by_id()
        last_id = max((self._last_id(), *categories))
        by_name = {category.name.casefold(): category.id for category in categories.values()}
        by_synonym = _by_synonym(categories)
        taken = {category.file_id for category in categories.values()}
        largest = max(taken, default=0)
        changed: dict[int, Category] = {}
        ids: dict[str, int] = {}
        for name, given, synonyms in wanted:
            key = name.casefold()
            category_id = by_name.get(key) or by_synonym.get(key)
            if category_id is None:
                category_id = last_id = last_id + 1
                made = Category(
                    id=category_id,
                    name=name,
                    color=category_color(category_id),
                    # 0 = its own, unless an imported one has that number already
                    coco_id=largest + 1 if category_id in taken else 0,
                )
                categories[category_id] = changed[category_id] = made
                taken.add(made.file_id)
                largest = max(largest, made.file_id)
                by_name[key] = category_id
            ids[given] = category_id
            category = categories[category_id]
            known = {text.casefold() for text in (category.name, *category.synonyms)}
            fresh = {
                text.casefold(): text
                for text in synonyms
                if text.casefold() not in known and text.casefold() not in by_name
            }
            if fresh:
                category = replace(category, synonyms=(*category.synonyms, *fresh.values()))
                categories[category_id] = changed[category_id] = category
                for text in fresh:
                    by_synonym[text] = min(by_synonym.get(text, category_id), category_id)
        self.write(changed.values())
        return ids

    def update(self, category_id: int, **changes: Any) -> None:
        """Change fields of a category; its id stays. A hot key is taken from who had it.

        Raises CarnnError for an unknown category, a name that another one has, or a wrong value.
        """
        unknown = changes.keys() - _CHANGEABLE
        if unknown:
            raise TypeError(f"a concept has no field {sorted(unknown)}")
        categories = self.by_id()
        if category_id not in categories:
            raise CarnnError(Told("There is no concept {category_id}.", category_id=category_id))
        changed = _checked(replace(categories.pop(category_id), **changes), categories.values())
        others = [
            replace(other, hotkey="")
            for other in categories.values()
            if changed.hotkey and other.hotkey == changed.hotkey
        ]
        self.write([changed, *others])

    def write(self, categories: Iterable[Category]) -> None:
        """Write categories as they are, without a check."""
        rows = [_row(category) for category in categories]
        if rows:
            sql = f"INSERT OR REPLACE INTO concepts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            self._file.execute_many(sql, rows)

    def uses(self) -> Mapping[int, Use]:
        """Return how the project uses each category that has annotations."""
        return uses_of(self._documents.all_summaries().values())

    def merge(self, category_ids: Iterable[int]) -> Merged:
        """Make one category of several, with all their annotations; the lowest id and its name
        stay.

        Names and synonyms of the others become its synonyms. Raises CarnnError for fewer than two.
        """
        categories = self.by_id()
        ids = sorted(set(category_ids) & categories.keys())
        if len(ids) < 2:
            raise CarnnError(
                Told("There is nothing to merge."), Told("Choose at least two concepts.")
            )
        kept, gone = ids[0], frozenset(ids[1:])
        with self._file.transaction():
            images = [
                image_id
                for image_id, summary in self._documents.all_summaries().items()
                if any(item.category in gone for item in summary.categories)
            ]
            moved = self._documents.relabel(images, gone, kept)
            self._remove(gone)
            self.write([_joined(categories[kept], [categories[i] for i in ids[1:]])])
        return Merged(kept, tuple(ids[1:]), moved, len(images))

    def delete(self, category_ids: Iterable[int]) -> None:
        """Take categories off the list; raises CarnnError when an annotation has one of them."""
        gone = frozenset(category_ids)
        with self._file.transaction():
            used = gone & self.uses().keys()
            names = [category.name for category in self.listed() if category.id in used]
            if names:
                raise CarnnError(
                    Told("Objects are labelled with {names}.", names=", ".join(names)),
                    Told("Relabel or delete them first, or merge the concept with another one."),
                )
            self._remove(gone)

    def add_vocabulary(self, entries: Sequence[VocabularyEntry]) -> int:
        """Add categories of a list that are not there yet; return how many were new."""
        with self._file.transaction():
            before = self.by_id()
            ids = self.ensure((entry.name, entry.synonyms) for entry in entries)
            categories = self.by_id()
            given = {ids[entry.name]: entry.supercategory for entry in reversed(entries)}
            self.write(
                replace(categories[key], supercategory=supercategory)
                for key, supercategory in given.items()
                if supercategory and not categories[key].supercategory
            )
            return len(categories.keys() - before.keys())

    def _remove(self, gone: Iterable[int]) -> None:
        """Take categories off the list; that their ids were given is remembered."""
        top = max(self.by_id(), default=0)
        if top > self._last_id():
            self._settings.set(_LAST_ID, top)
        self._file.execute_many("DELETE FROM concepts WHERE id = ?", [(key,) for key in gone])

    def _last_id(self) -> int:
        found = self._settings.get(_LAST_ID)
        return found if isinstance(found, int) else 0


def _checked(category: Category, others: Iterable[Category]) -> Category:
    name = readable(category.name).strip()
    if not name:
        raise CarnnError(Told("A concept needs a name."), Told("Type one."))
    for other in others:
        if other.name.casefold() == name.casefold():
            raise CarnnError(
                Told("There is a concept “{name}” already.", name=other.name),
                Told("Take another name."),
            )
    if not COLOR.fullmatch(category.color):
        raise CarnnError(
            Told("“{color}” is no colour.", color=category.color), Told("Write it as #rrggbb.")
        )
    if category.threshold is not None and not 0.0 <= category.threshold <= 1.0:
        raise CarnnError(
            Told("A threshold is between 0 and 1, not {threshold}.", threshold=category.threshold)
        )
    return replace(
        category,
        name=name,
        supercategory=readable(category.supercategory),
        synonyms=tuple(readable(text) for text in category.synonyms),
        hotkey=readable(category.hotkey),
    )


def _joined(kept: Category, others: Sequence[Category]) -> Category:
    texts: dict[str, str] = {text.casefold(): text for text in kept.synonyms}
    for other in others:
        for text in (other.name, *other.synonyms):
            texts.setdefault(text.casefold(), text)
    texts.pop(kept.name.casefold(), None)
    hotkeys = [category.hotkey for category in (kept, *others) if category.hotkey]
    supercategories = [item.supercategory for item in (kept, *others) if item.supercategory]
    return replace(
        kept,
        synonyms=tuple(texts.values()),
        hotkey=hotkeys[0] if hotkeys else "",
        supercategory=supercategories[0] if supercategories else "",
    )


def _by_synonym(categories: Mapping[int, Category]) -> dict[str, int]:
    """Return the first category that has each synonym, by its folded text."""
    found: dict[str, int] = {}
    for category in categories.values():
        for text in category.synonyms:
            found.setdefault(text.casefold(), category.id)
    return found


def _row(category: Category) -> tuple[Any, ...]:
    values = {name: getattr(category, name) for name in _NAMES}
    values["synonyms"] = to_json(category.synonyms).decode()
    values["extra"] = to_json(category.extra).decode() if category.extra else ""
    return tuple(values.values())


def _category(row: tuple[Any, ...]) -> Category:
    """Return a stored category; damaged synonyms are no reason to lose it."""
    values = dict(zip(_NAMES, row, strict=True))
    values["synonyms"] = from_json(values["synonyms"], tuple[str, ...], ())
    values["extra"] = from_json(values["extra"], dict[str, Any], {})
    return Category(**values)
