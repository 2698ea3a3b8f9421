"""Where a run keeps its documents: nowhere, or in a project file.

A record says that a photo is through, and comes after all that it speaks of: a run that was killed
goes on behind the last record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from carnn_desktop.annotations.model import Category, ImageDocument, ImageRef
from carnn_desktop.annotations.palette import category_color
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.results import ModelIdentity, Trace
from carnn_desktop.contracts.texts import Told
from carnn_desktop.project.lock import RUN
from carnn_desktop.project.project import Project
from carnn_desktop.regular_files import real_path
from carnn_desktop.runs.examples import ExamplePhotos, examples_of_project
from carnn_desktop.runs.planning import RunPlan
from carnn_desktop.runs.process import ProcessedPhoto, merge
from carnn_desktop.runs.requests import RunSummary
from carnn_desktop.runs.summary import count_added, record_of, summary_of, uncertainty_of

AnnotationIds = Callable[[str, int], int]


@dataclass(frozen=True, slots=True)
class Shard:
    """A part of a folder's photos: every ``count``-th one, from the ``number``-th, 1..count."""

    number: int = 1
    count: int = 1

    def of(self, refs: Sequence[ImageRef]) -> Sequence[ImageRef]:
        """Return the photos of this part; they keep their ids, which are those of the whole."""
        return refs[self.number - 1 :: self.count]


WHOLE = Shard()


class RunStore:
    """Keeps nothing: only the outputs of the run remain.

    lasting : whether anything outlives the run; plan : with the categories that its queries are
    """

    lasting = False

    def __init__(self, plan: RunPlan, photos: Sequence[str], shard: Shard = WHOLE) -> None:
        listed = [ImageRef(id=number, path=path) for number, path in enumerate(photos, 1)]
        self._refs = shard.of(listed)
        self._categories = [
            Category(
                id=number,
                name=query.name,
                color=category_color(number),
                synonyms=query.synonyms,
            )
            for number, query in enumerate(plan.queries, 1)
        ]
        ids = {category.name: category.id for category in self._categories}
        self.plan = plan.named(ids, self._categories)

    def refs(self) -> Sequence[ImageRef]:
        """Return the images in the order of the run."""
        return self._refs

    def arrived(self, photos: Sequence[str]) -> Sequence[ImageRef]:
        """Make ``photos`` the list, in their order, and return it; only where images last."""
        raise TypeError(f"{len(photos)} photos arrive where nothing lasts")

    def categories(self) -> Sequence[Category]:
        """Return all categories; ids count from 1."""
        return self._categories

    def examples(self) -> ExamplePhotos | None:
        """Return what reviewed photos teach, None where none are kept."""
        return None

    def document(self, image_id: int) -> ImageDocument:
        """Return what is known of an image; CarnnError when it is damaged."""
        return ImageDocument(image_id=image_id, width=0, height=0)

    def trace(self, image_id: int) -> Trace | None:
        """Return the trace of the image's last run, None for nothing."""
        del image_id
        return None

    def is_done(self, image_id: int, sha256: str, models: Sequence[ModelIdentity]) -> bool:
        """Return whether a photo with that hash was done in just this way already."""
        del image_id, sha256, models
        return False

    def add(
        self, image_id: int, processed: ProcessedPhoto, mark: str = ""
    ) -> tuple[ImageDocument, RunSummary]:
        """Bring the outcome of one photo into its document and keep both.

        mark : key of a folder run that is to be resumed by it, "" = none
        """
        before = self.document(image_id)
        after = merge(before, processed, self.plan).document
        summary = summary_of(
            processed.result, added=count_added(before, after), notes=self.plan.notes
        )
        self.keep(after, processed, summary, mark)
        return after, summary

    def keep(
        self, document: ImageDocument, processed: ProcessedPhoto, summary: RunSummary, mark: str
    ) -> None:
        """Keep a document that has the outcome of a run in it, and then what tells of that run."""

    def keep_document(self, document: ImageDocument) -> None:
        """Keep a document that changed without a run."""

    def fail(self, ref: ImageRef, reason: str) -> None:
        """Keep why an image could not be worked on."""

    def annotation_ids(self) -> AbstractContextManager[AnnotationIds | None]:
        """Give, for the time of an export, annotation ids that last; None when nothing lasts."""
        return nullcontext()


class ProjectRunStore(RunStore):
    """Keeps every image in a project file the moment it is finished.

    plan : with the categories of this project, as :func:`with_categories` gives it
    """

    lasting = True

    def __init__(self, project: Project, plan: RunPlan, shard: Shard = WHOLE) -> None:
        self._project = project
        self._shard = shard
        self.plan = plan

    def refs(self) -> Sequence[ImageRef]:
        """Return the images as the project knows them now."""
        return self._shard.of(self._project.images.listed())

    def arrived(self, photos: Sequence[str]) -> Sequence[ImageRef]:
        """Make ``photos`` the list of the project, and return it."""
        return self._shard.of(self._project.images.sync(photos))

    def categories(self) -> Sequence[Category]:
        """Return all categories of the project, so that ids stay the same over runs."""
        return self._project.categories.listed()

    def examples(self) -> ExamplePhotos | None:
        """Return what the project's reviewed photos teach."""
        return examples_of_project(self._project)

    def document(self, image_id: int) -> ImageDocument:
        """Return the stored document; CarnnError when it is corrupt."""
        return self._project.documents.load(image_id)

    def trace(self, image_id: int) -> Trace | None:
        """Return the trace of the image's last run without full maps."""
        return self._project.documents.load_trace(image_id)

    def is_done(self, image_id: int, sha256: str, models: Sequence[ModelIdentity]) -> bool:
        """Return whether that run was recorded for the image."""
        return self._project.runs.is_done(image_id, self._key(sha256, models))

    def keep(
        self, document: ImageDocument, processed: ProcessedPhoto, summary: RunSummary, mark: str
    ) -> None:
        """Write document and trace, and the records that say that it was done, or nothing.

        In one transaction: each waits for the disk several times.
        """
        project, image_id, result = self._project, document.image_id, processed.result
        with project.together():
            project.documents.save(document)
            project.images.update(
                image_id,
                sha256=processed.sha256,
                width=result.width,
                height=result.height,
                uncertainty=uncertainty_of(result),
                reason="",
            )
            project.documents.save_trace(image_id, result.trace)
            whole = result.request.settings.crop is None
            for key in filter(None, (self._key(processed.sha256, result.models), mark)):
                project.runs.record(image_id, key, record_of(summary, whole=whole))

    def keep_document(self, document: ImageDocument) -> None:
        """Write a document; the image's record stays as it is."""
        self._project.documents.save(document)

    def fail(self, ref: ImageRef, reason: str) -> None:
        """Write the reason into the image's list entry."""
        keep_failure(failed_ref(ref, reason), "", self._project)

    @contextmanager
    def annotation_ids(self) -> Iterator[AnnotationIds | None]:
        """Give the project's allocator: ids stay the same over exports."""
        with self._project.annotation_ids.batch() as number:
            yield number

    def _key(self, sha256: str, models: Sequence[ModelIdentity]) -> str:
        plan = self.plan
        return self._project.runs.key(
            sha256, plan.queries, plan.mode, models, plan.settings, plan.examples
        )


def failed_ref(ref: ImageRef, reason: str) -> ImageRef:
    """Return the list entry of an image that failed; one that was reviewed keeps its state."""
    state = "failed" if ref.state in ("new", "failed") else ref.state
    return replace(ref, state=state, reason=reason)


def keep_failure(ref: ImageRef, mark: str, project: Project) -> None:
    """Write the list entry of an image that failed.

    mark : key of the folder run that it is through with, "" = none
    """
    project.images.update(ref.id, state=ref.state, reason=ref.reason)
    if mark:
        project.runs.record(ref.id, mark, {"failed": ref.reason})


def with_categories(plan: RunPlan, project: Project) -> tuple[RunPlan, tuple[Category, ...]]:
    """Make the categories of a run where there are none; return the plan with them, and all."""
    names = {query.name: plan.classes.get(query.name) or query.name for query in plan.queries}
    ids = project.categories.ensure([(names[query.name], query.synonyms) for query in plan.queries])
    categories = tuple(project.categories.listed())
    return plan.named({query: ids[name] for query, name in names.items()}, categories), categories


@contextmanager
def project_run_store(
    plan: RunPlan, photos: Sequence[str] | None, path: Path, folder: Path, shard: Shard = WHOLE
) -> Iterator[ProjectRunStore]:
    """Open or make the project file at ``path`` for a run over the photos of ``folder``.

    photos : those there are; None leaves the project's list as it is

    It is closed at the end whatever happens. Raises CarnnError when it is not a project, is of
    another folder or in use elsewhere.
    """
    folder = real_path(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    with Project.open_or_create(path, folder, role=RUN) as project:
        if real_path(project.folder) != folder:
            raise CarnnError(
                Told(
                    "{path} is the project of {folder}, not of {other}.",
                    path=path,
                    folder=project.folder,
                    other=folder,
                ),
                Told("Name another project file for this folder."),
            )
        if photos is not None:
            project.images.sync(photos)
        yield ProjectRunStore(project, with_categories(plan, project)[0], shard)
