"""Concepts of the project. The functions run in the storage thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from carnn_desktop.annotations.model import Concept
from carnn_desktop.contracts.requests import TextQuery
from carnn_desktop.formats.vocabularies import VocabularyEntry
from carnn_desktop.project.categories import Merged
from carnn_desktop.project.project import Project


def ensure_queries(
    queries: Sequence[TextQuery], project: Project
) -> tuple[Mapping[str, int], tuple[Concept, ...]]:
    """Make concepts of queries where there are none; return ids by name, and all concepts."""
    ids = project.categories.ensure([(query.name, query.synonyms) for query in queries])
    return ids, tuple(project.categories.listed())


def change_concept(
    concept_id: int, fields: Mapping[str, Any], project: Project
) -> tuple[Concept, ...]:
    """Change one concept; return all."""
    project.categories.update(concept_id, **fields)
    return tuple(project.categories.listed())


def with_concept(name: str, fields: Mapping[str, Any], project: Project) -> tuple[Concept, ...]:
    """Make a concept of that name if there is none, and change it; return all."""
    concept_id = project.categories.ensure([(name, ())])[name]
    return change_concept(concept_id, fields, project)


def add_entries(
    entries: Sequence[VocabularyEntry], project: Project
) -> tuple[int, tuple[Concept, ...]]:
    """Add the concepts of a list; return how many were new, and all concepts."""
    count = project.categories.add_vocabulary(entries)
    return count, tuple(project.categories.listed())


def merge_concepts(
    concept_ids: Sequence[int], project: Project
) -> tuple[Merged, tuple[Concept, ...]]:
    """Make one concept of several; return what was done, and all concepts."""
    merged = project.categories.merge(concept_ids)
    return merged, tuple(project.categories.listed())


def delete_concepts(concept_ids: Sequence[int], project: Project) -> tuple[Concept, ...]:
    """Take concepts off the list; return the others."""
    project.categories.delete(concept_ids)
    return tuple(project.categories.listed())
