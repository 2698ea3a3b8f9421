"""The classes of the open folder: the list, its changes, what uses them. A part of the session."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from carnn_desktop.annotations.model import Category
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.vocabularies import (
    VocabularyEntry,
    read_vocabulary,
    shipped_vocabulary,
    vocabulary_json,
    vocabulary_text,
)
from carnn_desktop.project.categories import Merged
from carnn_desktop.project.project import Project
from carnn_desktop.regular_files import refuse_irregular
from carnn_desktop.services.runs.runs import Runs
from carnn_desktop.services.session.state import OpenProject, SessionContext
from carnn_desktop.services.summary import SummaryKeeper

T = TypeVar("T")


class Categories:
    """Changes are written to the project file; ``categories_changed`` follows each."""

    def __init__(self, context: SessionContext, summary: SummaryKeeper, runs: Runs) -> None:
        self._context, self._summary, self._runs = context, summary, runs
        summary.changed.connect(self._look)

    def listed(self) -> Sequence[Category]:
        """The categories of the project by id; not those that were only typed for a run, of which
        there is nothing.
        """
        project = self._context.project
        if project is None:
            return ()
        return tuple(c for c in project.categories.values() if c.id not in project.hidden)

    def get(self, category_id: int) -> Category | None:
        """One category, None when there is none."""
        project = self._context.project
        return None if project is None else project.categories.get(category_id)

    def current(self) -> Category | None:
        """The class of what is drawn next: the chosen one, else the first; None: there is none."""
        project = self._context.project
        if project is None:
            return None
        chosen = project.categories.get(project.current_category_id)
        return chosen if chosen is not None else next(iter(self.listed()), None)

    def set_current(self, category_id: int) -> None:
        """Choose the class of what is drawn next; ``current_category_changed`` follows."""
        project = self._context.project
        if project is None or category_id not in project.categories:
            return
        before = self.current()
        self._keep(project, category_id)
        project.current_category_id = category_id
        if before is None or before.id != category_id:
            self._context.signals.current_category_changed.emit(project.categories[category_id])

    def _keep(self, project: OpenProject, category_id: int) -> None:
        """Make a class of what was only typed: it is used on purpose."""
        project.typed.discard(category_id)
        if category_id in project.hidden:
            project.hidden.discard(category_id)
            self._context.signals.categories_changed.emit(tuple(project.categories.values()))

    def _look(self, _changed: object = None) -> None:
        """See which categories that were only typed are classes now, or have nothing any more."""
        project = self._context.project
        if project is None or not project.typed:
            return
        uses = self._summary.uses()
        project.typed -= {key for key in project.typed if key in uses and uses[key].accepted}
        seen = {key for key in project.typed if key in uses and uses[key].proposed}
        hidden = project.typed - seen
        if hidden != project.hidden:
            project.hidden = hidden
            self._context.signals.categories_changed.emit(tuple(project.categories.values()))

    # Changes --------------------------------------------------------------------------------------

    def ensure(self, name: str) -> None:
        """Make a category of that name when there is none; ``categories_changed`` follows."""
        self._change(lambda project: project.categories.ensure([(name, ())]), self._made)

    def use(self, name: str) -> None:
        """Draw with the category of that name next; it is made where there is none."""

        def chosen(
            project: OpenProject, ids: Mapping[str, int], categories: Sequence[Category]
        ) -> None:
            self._context.set_categories(project, categories)
            self.set_current(ids[name])

        self._change(lambda project: project.categories.ensure([(name, ())]), chosen)

    def update(self, category_id: int, **fields: Any) -> None:
        """Change name, color, hotkey, ... of a category; ``categories_changed`` follows."""
        self._change(lambda project: project.categories.update(category_id, **fields))

    def add(self, name: str, **fields: Any) -> None:
        """Make a category with these fields, or change the one of that name."""

        def add(project: Project) -> Mapping[str, int]:
            ids = project.categories.ensure([(name, ())])
            project.categories.update(ids[name], **fields)
            return ids

        self._change(add, self._made)

    def add_vocabulary(self, entries: Sequence[VocabularyEntry]) -> None:
        """Add the categories of a list that are not there yet, and say how many were new."""
        known = tuple(entries)
        self._change(lambda stored: stored.categories.add_vocabulary(known), self._added)

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

        def write() -> None:
            refuse_irregular(path)
            path.write_text(text, encoding="utf-8", errors="replace")

        def written(_nothing: object) -> None:
            self._context.say(
                "info",
                Told("{count} concepts were written to {path}.", count=len(categories), path=path),
            )

        self._context.pool.submit(
            write,
            written,
            self._context.say_error,
            priority=25,
        )

    def merge(self, category_ids: Iterable[int]) -> None:
        """Make one category of several, in all images; the lowest id stays. Cannot be undone.

        ``categories_merged`` follows. The undo steps of the images end with it: they would bring
        annotations of categories back that are gone.
        """
        chosen = tuple(category_ids)
        if self._at_rest():
            self._change(lambda stored: stored.categories.merge(chosen), self._merged)

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
                Told("Still in use: {names}.", names=names),
                Told("Relabel or delete its objects first, or merge it with another concept."),
            )
            return
        if self._at_rest():
            self._change(lambda stored: stored.categories.delete(wanted))

    # ----------------------------------------------------------------------------------------------

    def _change(
        self,
        work: Callable[[Project], T],
        then: Callable[[OpenProject, T, Sequence[Category]], None] | None = None,
    ) -> None:
        """Change the project file; ``then`` gets what ``work`` says, and all categories."""
        project = self._context.project
        if project is None or self._context.is_only_looking():
            return

        def changed(answer: tuple[T, Sequence[Category]]) -> None:
            if project is not self._context.project:
                return  # another folder was opened meanwhile, with other categories
            if then is None:
                self._context.set_categories(project, answer[1])
            else:
                then(project, *answer)

        project.autosaver.post_now()  # what the project file counts includes the last edits
        project.store.submit(partial(_and_all, work), changed, self._context.say_error)

    def _made(
        self, project: OpenProject, ids: Mapping[str, int], categories: Sequence[Category]
    ) -> None:
        self._context.set_categories(project, categories)
        for category_id in ids.values():
            self._keep(project, category_id)

    def _at_rest(self) -> bool:
        """Whether no run may bring annotations of a category that goes away."""
        if self._context.project is not None and self._runs.state().active:
            self._context.say("warning", Told("Wait for the run to end, or cancel it first."))
            return False
        return True

    def _added(self, project: OpenProject, count: int, categories: Sequence[Category]) -> None:
        self._context.set_categories(project, categories)
        if count:
            self._context.say(
                "info",
                Told.of(count, "{count} concept added.", "{count} concepts added."),
            )
        else:
            self._context.say("info", Told("All concepts of the list were there already."))

    def _merged(self, project: OpenProject, merged: Merged, categories: Sequence[Category]) -> None:
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
