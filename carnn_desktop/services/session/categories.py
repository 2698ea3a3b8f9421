"""The classes of the open folder: the list, its changes, what uses them. A part of the session."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from carnn_desktop.annotations.model import Category
from carnn_desktop.formats.vocabularies import (
    VocabularyEntry,
    read_vocabulary,
    shipped_vocabulary,
    vocabulary_json,
    vocabulary_text,
)
from carnn_desktop.project.categories import Merged
from carnn_desktop.project.project import Project
from carnn_desktop.services.runs.runs import Runs
from carnn_desktop.services.session.state import OpenProject, SessionContext
from carnn_desktop.services.summary import SummaryKeeper

T = TypeVar("T")


class Categories:
    """Changes are written to the project file; ``categories_changed`` follows each."""

    def __init__(self, context: SessionContext, summary: SummaryKeeper, runs: Runs) -> None:
        self._context, self._summary, self._runs = context, summary, runs

    def listed(self) -> Sequence[Category]:
        """All categories of the project by id."""
        return (
            ()
            if self._context.project is None
            else tuple(self._context.project.categories.values())
        )

    def get(self, category_id: int) -> Category | None:
        """One category, None when there is none."""
        return (
            None
            if self._context.project is None
            else self._context.project.categories.get(category_id)
        )

    def current(self) -> Category | None:
        """The class of what is drawn next: the chosen one, else the first; None: there is none."""
        project = self._context.project
        if project is None:
            return None
        chosen = project.categories.get(project.current_category_id)
        return chosen if chosen is not None else next(iter(project.categories.values()), None)

    def set_current(self, category_id: int) -> None:
        """Choose the class of what is drawn next; ``current_category_changed`` follows."""
        project = self._context.project
        if project is None or category_id not in project.categories:
            return
        before = self.current()
        project.current_category_id = category_id
        if before is None or before.id != category_id:
            self._context.signals.current_category_changed.emit(project.categories[category_id])

    # Changes --------------------------------------------------------------------------------------

    def ensure(self, name: str) -> None:
        """Make a category of that name when there is none; ``categories_changed`` follows."""
        self._change(lambda project: project.categories.ensure([(name, ())]))

    def update(self, category_id: int, **fields: Any) -> None:
        """Change name, color, hotkey, ... of a category; ``categories_changed`` follows."""
        self._change(lambda project: project.categories.update(category_id, **fields))

    def add(self, name: str, **fields: Any) -> None:
        """Make a category with these fields, or change the one of that name."""

        def add(project: Project) -> None:
            category_id = project.categories.ensure([(name, ())])[name]
            project.categories.update(category_id, **fields)

        self._change(add)

    def add_vocabulary(self, entries: Sequence[VocabularyEntry]) -> None:
        """Add the categories of a list that are not there yet, and say how many were new."""
        project, known = self._context.project, tuple(entries)
        if project is not None:
            project.store.submit(
                partial(_and_all, lambda stored: stored.categories.add_vocabulary(known)),
                partial(self._added, project),
                self._context.say_error,
            )

    def add_shipped_vocabulary(self, vocabulary_id: str) -> None:
        """Add the categories of a list that comes with the program."""
        self.add_vocabulary(shipped_vocabulary(vocabulary_id).entries)

    def import_file(self, path: Path) -> None:
        """Add the categories of a text file or of a COCO file's categories, read in the pool."""
        self._context.pool.submit(
            partial(read_vocabulary, path),
            self.add_vocabulary,
            self._context.say_error,
            priority=25,
        )

    def export_file(self, path: Path) -> None:
        """Write the list: ``.json`` with everything that is known, else one class a line."""
        categories = self.listed()
        whole = path.suffix.casefold() == ".json"
        text = vocabulary_json(categories) if whole else vocabulary_text(categories)

        def written(_nothing: object) -> None:
            self._context.say("info", f"{len(categories)} concepts were written to {path}.")

        self._context.pool.submit(
            lambda: path.write_text(text, encoding="utf-8"),
            written,
            self._context.say_error,
            priority=25,
        )

    def merge(self, category_ids: Iterable[int]) -> None:
        """Make one category of several, in all images; the lowest id stays. Cannot be undone.

        ``categories_merged`` follows. The undo steps of the images end with it: they would bring
        annotations of categories back that are gone.
        """
        project, chosen = self._at_rest(), tuple(category_ids)
        if project is not None:
            project.store.submit(
                partial(_and_all, lambda stored: stored.categories.merge(chosen)),
                partial(self._merged, project),
                self._context.say_error,
            )

    def unused(self) -> Sequence[Category]:
        """Categories without an annotation in any image and without one that an undo could bring
        back.
        """
        project = self._context.project
        if project is None:
            return ()
        used = self._summary.uses().keys() | project.history.category_ids()
        return tuple(category for category in self.listed() if category.id not in used)

    def delete(self, category_ids: Iterable[int]) -> None:
        """Take unused categories off the list; one that is used is refused with a notice."""
        unused = {category.id for category in self.unused()}
        wanted = tuple(category_ids)
        used = [self.get(key) for key in wanted if key not in unused]
        names = ", ".join(category.name for category in used if category is not None)
        if names:
            self._context.say(
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
        project = self._context.project
        if project is not None:
            project.autosaver.post_now()  # what the project file counts includes the last edits
            project.store.submit(
                partial(_and_all, work),
                lambda answer: self._context.set_categories(project, answer[1]),
                self._context.say_error,
            )

    def _at_rest(self) -> OpenProject | None:
        """Return the project while no run may bring annotations of a category that goes away."""
        project = self._context.project
        if project is None or self._runs.state().active:
            if project is not None:
                self._context.say("warning", "Wait for the run to end, or cancel it first.")
            return None
        project.autosaver.post_now()
        return project

    def _added(self, project: OpenProject, answer: tuple[int, tuple[Category, ...]]) -> None:
        count, categories = answer
        self._context.set_categories(project, categories)
        if count:
            self._context.say("info", f"{count} concept{'' if count == 1 else 's'} added.")
        else:
            self._context.say("info", "All concepts of the list were there already.")

    def _merged(self, project: OpenProject, answer: tuple[Merged, tuple[Category, ...]]) -> None:
        merged, categories = answer
        if project is not self._context.project:
            return
        if project.current_category_id in merged.gone:
            project.current_category_id = merged.kept
        # First the categories: a document must never name one that the lists do not know.
        project.history.relabel(merged.kept, frozenset(merged.gone))
        self._context.set_categories(project, categories)
        self._summary.read_again()
        self._context.signals.categories_merged.emit(merged)


def _and_all(work: Callable[[Project], T], project: Project) -> tuple[T, tuple[Category, ...]]:
    """In the storage thread: change categories; return what the change says, and all categories."""
    return work(project), tuple(project.categories.listed())
