"""The classes of the open folder: the list, its changes, what uses them. A part of the session."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from carnn_desktop.annotations.model import Concept
from carnn_desktop.formats.vocabularies import (
    VocabularyEntry,
    read_vocabulary,
    shipped_vocabulary,
    vocabulary_json,
    vocabulary_text,
)
from carnn_desktop.project.categories import Merged
from carnn_desktop.project.project import Project
from carnn_desktop.services.facts import FactsKeeper
from carnn_desktop.services.runs.runs import Runs
from carnn_desktop.services.session.state import Desk, OpenProject

T = TypeVar("T")


class Categories:
    """Changes are written to the project file; ``concepts_changed`` follows each."""

    def __init__(self, desk: Desk, facts: FactsKeeper, runs: Runs) -> None:
        self._desk, self._facts, self._runs = desk, facts, runs

    def listed(self) -> Sequence[Concept]:
        """All concepts of the project by id."""
        return () if self._desk.project is None else tuple(self._desk.project.concepts.values())

    def get(self, concept_id: int) -> Concept | None:
        """One concept, None when there is none."""
        return None if self._desk.project is None else self._desk.project.concepts.get(concept_id)

    def current(self) -> Concept | None:
        """The class of what is drawn next: the chosen one, else the first; None: there is none."""
        project = self._desk.project
        if project is None:
            return None
        chosen = project.concepts.get(project.current_concept_id)
        return chosen if chosen is not None else next(iter(project.concepts.values()), None)

    def set_current(self, concept_id: int) -> None:
        """Choose the class of what is drawn next; ``current_concept_changed`` follows."""
        project = self._desk.project
        if project is None or concept_id not in project.concepts:
            return
        before = self.current()
        project.current_concept_id = concept_id
        if before is None or before.id != concept_id:
            self._desk.signals.current_concept_changed.emit(project.concepts[concept_id])

    # Changes --------------------------------------------------------------------------------------

    def ensure(self, name: str) -> None:
        """Make a concept of that name when there is none; ``concepts_changed`` follows."""
        self._change(lambda project: project.categories.ensure([(name, ())]))

    def update(self, concept_id: int, **fields: Any) -> None:
        """Change name, color, hotkey, ... of a concept; ``concepts_changed`` follows."""
        self._change(lambda project: project.categories.update(concept_id, **fields))

    def add(self, name: str, **fields: Any) -> None:
        """Make a concept with these fields, or change the one of that name."""

        def add(project: Project) -> None:
            concept_id = project.categories.ensure([(name, ())])[name]
            project.categories.update(concept_id, **fields)

        self._change(add)

    def add_vocabulary(self, entries: Sequence[VocabularyEntry]) -> None:
        """Add the concepts of a list that are not there yet, and say how many were new."""
        project, known = self._desk.project, tuple(entries)
        if project is not None:
            project.store.submit(
                partial(_and_all, lambda stored: stored.categories.add_vocabulary(known)),
                partial(self._added, project),
                self._desk.say_error,
            )

    def add_shipped_vocabulary(self, vocabulary_id: str) -> None:
        """Add the concepts of a list that comes with the program."""
        self.add_vocabulary(shipped_vocabulary(vocabulary_id).entries)

    def import_file(self, path: Path) -> None:
        """Add the concepts of a text file or of a COCO file's categories, read in the pool."""
        self._desk.pool.submit(
            partial(read_vocabulary, path), self.add_vocabulary, self._desk.say_error, priority=25
        )

    def export_file(self, path: Path) -> None:
        """Write the list: ``.json`` with everything that is known, else one class a line."""
        concepts = self.listed()
        whole = path.suffix.casefold() == ".json"
        text = vocabulary_json(concepts) if whole else vocabulary_text(concepts)

        def written(_nothing: object) -> None:
            self._desk.say("info", f"{len(concepts)} concepts were written to {path}.")

        self._desk.pool.submit(
            lambda: path.write_text(text, encoding="utf-8"),
            written,
            self._desk.say_error,
            priority=25,
        )

    def merge(self, concept_ids: Iterable[int]) -> None:
        """Make one concept of several, in all images; the lowest id stays. Cannot be undone.

        ``concepts_merged`` follows. The undo steps of the images end with it: they would bring
        regions of concepts back that are gone.
        """
        project, chosen = self._at_rest(), tuple(concept_ids)
        if project is not None:
            project.store.submit(
                partial(_and_all, lambda stored: stored.categories.merge(chosen)),
                partial(self._merged, project),
                self._desk.say_error,
            )

    def unused(self) -> Sequence[Concept]:
        """Concepts without a region in any image and without one that an undo could bring back."""
        project = self._desk.project
        if project is None:
            return ()
        used = self._facts.uses().keys() | project.history.concept_ids()
        return tuple(concept for concept in self.listed() if concept.id not in used)

    def delete(self, concept_ids: Iterable[int]) -> None:
        """Take unused concepts off the list; one that is used is refused with a notice."""
        unused = {concept.id for concept in self.unused()}
        wanted = tuple(concept_ids)
        used = [self.get(key) for key in wanted if key not in unused]
        names = ", ".join(concept.name for concept in used if concept is not None)
        if names:
            self._desk.say(
                "warning",
                f"Still in use: {names}.",
                "Relabel or delete its objects first, or merge it with another concept.",
            )
            return
        project = self._at_rest()
        if project is not None:
            self._change(lambda stored: stored.categories.delete(wanted))

    # ----------------------------------------------------------------------------------------------

    def _change(self, work: Callable[[Project], object]) -> None:
        project = self._desk.project
        if project is not None:
            project.autosaver.post_now()  # what the project file counts includes the last edits
            project.store.submit(
                partial(_and_all, work),
                lambda answer: self._desk.set_concepts(project, answer[1]),
                self._desk.say_error,
            )

    def _at_rest(self) -> OpenProject | None:
        """Return the project while no run may bring regions of a concept that goes away."""
        project = self._desk.project
        if project is None or self._runs.state().active:
            if project is not None:
                self._desk.say("warning", "Wait for the run to end, or cancel it first.")
            return None
        project.autosaver.post_now()
        return project

    def _added(self, project: OpenProject, answer: tuple[int, tuple[Concept, ...]]) -> None:
        count, concepts = answer
        self._desk.set_concepts(project, concepts)
        if count:
            self._desk.say("info", f"{count} concept{'' if count == 1 else 's'} added.")
        else:
            self._desk.say("info", "All concepts of the list were there already.")

    def _merged(self, project: OpenProject, answer: tuple[Merged, tuple[Concept, ...]]) -> None:
        merged, concepts = answer
        if project is not self._desk.project:
            return
        if project.current_concept_id in merged.gone:
            project.current_concept_id = merged.kept
        # First the concepts: a document must never name one that the lists do not know.
        project.history.relabel(merged.kept, frozenset(merged.gone))
        self._desk.set_concepts(project, concepts)
        self._facts.read_again()
        self._desk.signals.concepts_merged.emit(merged)


def _and_all(work: Callable[[Project], T], project: Project) -> tuple[T, tuple[Concept, ...]]:
    """In the storage thread: change concepts; return what the change says, and all concepts."""
    return work(project), tuple(project.categories.listed())
