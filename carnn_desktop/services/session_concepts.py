"""What may be asked of the concepts of the open folder. A part of the session."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from carnn_desktop.contracts import TextQuery
from carnn_desktop.documents.model import Concept
from carnn_desktop.services.concepts import change_concept, ensure_queries
from carnn_desktop.services.session_commands import EditCommands


class ConceptCommands(EditCommands):
    """Changes are written to the project file; ``concepts_changed`` follows each."""

    def concepts(self) -> Sequence[Concept]:
        """All concepts of the project by id."""
        return () if self._desk.project is None else tuple(self._desk.project.concepts.values())

    def concept(self, concept_id: int) -> Concept | None:
        """One concept, None when there is none."""
        return None if self._desk.project is None else self._desk.project.concepts.get(concept_id)

    def current_concept(self) -> Concept | None:
        """The class of what is drawn next: the chosen one, else the first; None: there is none."""
        project = self._desk.project
        if project is None:
            return None
        chosen = project.concepts.get(project.current_concept_id)
        return chosen if chosen is not None else next(iter(project.concepts.values()), None)

    def set_current_concept(self, concept_id: int) -> None:
        """Choose the class of what is drawn next; ``current_concept_changed`` follows."""
        project = self._desk.project
        if project is None or concept_id not in project.concepts:
            return
        before = self.current_concept()
        project.current_concept_id = concept_id
        if before is None or before.id != concept_id:
            self.current_concept_changed.emit(project.concepts[concept_id])

    def ensure_concept(self, name: str) -> None:
        """Make a concept of that name when there is none; ``concepts_changed`` follows."""
        project = self._desk.project
        if project is not None:
            project.store.submit(
                partial(ensure_queries, (TextQuery(name),)),
                lambda ensured: self._desk.set_concepts(project, ensured[1]),
                self._desk.say_error,
            )

    def update_concept(self, concept_id: int, **fields: Any) -> None:
        """Change name, color, hotkey, ... of a concept; ``concepts_changed`` follows."""
        project = self._desk.project
        if project is not None:
            project.store.submit(
                partial(change_concept, concept_id, fields),
                partial(self._desk.set_concepts, project),
                self._desk.say_error,
            )
