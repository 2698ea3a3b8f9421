"""Concepts of the project. The functions run in the storage thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from carnn_desktop.contracts import TextQuery
from carnn_desktop.documents.model import Concept
from carnn_desktop.documents.project import Project


def ensure_queries(
    queries: Sequence[TextQuery], project: Project
) -> tuple[Mapping[str, int], tuple[Concept, ...]]:
    """Make concepts of queries where there are none; return ids by name, and all concepts."""
    ids = project.ensure_concepts([(query.name, query.synonyms) for query in queries])
    return ids, tuple(project.concepts())


def change_concept(
    concept_id: int, fields: Mapping[str, Any], project: Project
) -> tuple[Concept, ...]:
    """Change one concept; return all."""
    project.update_concept(concept_id, **fields)
    return tuple(project.concepts())
