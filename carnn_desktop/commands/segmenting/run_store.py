"""Where a run of ``segment`` keeps its documents: nowhere, or in a project file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Protocol

from carnn_desktop.annotations.model import Concept, ImageDocument, ImageRef
from carnn_desktop.annotations.palette import concept_color
from carnn_desktop.commands.segmenting.options import Plan
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import TextQuery
from carnn_desktop.contracts.results import ModelIdentity, SegmentationResult, Trace
from carnn_desktop.project.project import Project
from carnn_desktop.runs.process import doubt_of, record_of, summary_of
from carnn_desktop.runs.settings import own_thresholds, with_synonyms

AnnotationIds = Callable[[str, int], int]


class RunStore(Protocol):
    """What the run needs to remember about images and concepts."""

    lasting: bool
    """Whether anything outlives the run."""

    def refs(self) -> Sequence[ImageRef]:
        """Return the images in the order of the run."""

    def concepts(self) -> Sequence[Concept]:
        """Return all concepts; ids count from 1."""

    def concept_ids(self) -> Mapping[str, int]:
        """Return the id of each query of this run by its name."""

    def queries(self) -> tuple[TextQuery, ...]:
        """Return the queries of this run, with all the synonyms that are known."""

    def thresholds(self) -> Mapping[int, float]:
        """Return the smallest scores that concepts ask for themselves, by concept id."""

    def document(self, ref: ImageRef) -> ImageDocument | None:
        """Return what is known of an image, None for nothing yet."""

    def key(self, sha256: str, plan: Plan, models: Sequence[ModelIdentity]) -> str:
        """Return what says that an image with that hash was done in just this way."""

    def is_done(self, ref: ImageRef, key: str) -> bool:
        """Return whether the run ``key`` was made on this image already."""

    def save(
        self, ref: ImageRef, document: ImageDocument, key: str, result: SegmentationResult
    ) -> None:
        """Keep the outcome of one image."""

    def keep(self, document: ImageDocument) -> None:
        """Keep a document that changed without a run."""

    def trace(self, ref: ImageRef) -> Trace | None:
        """Return what is known of the image's last run, None for nothing."""

    def failed(self, ref: ImageRef, reason: str) -> None:
        """Keep why an image could not be worked on."""

    def annotation_ids(self) -> AbstractContextManager[AnnotationIds | None]:
        """Give, for the time of an export, annotation ids that last; None when nothing lasts."""


class NoStore:
    """Keeps nothing: only the outputs of the run remain."""

    lasting = False

    def __init__(self, images: Sequence[str], queries: Sequence[TextQuery]) -> None:
        self._queries = tuple(queries)
        self._refs = [ImageRef(id=number, path=path) for number, path in enumerate(images, 1)]
        self._concepts = [
            Concept(
                id=number,
                name=query.name,
                color=concept_color(number),
                synonyms=query.synonyms,
            )
            for number, query in enumerate(queries, 1)
        ]

    def refs(self) -> Sequence[ImageRef]:
        """Return the images, numbered from 1."""
        return self._refs

    def concepts(self) -> Sequence[Concept]:
        """Return the concepts of this run in the order of the request."""
        return self._concepts

    def concept_ids(self) -> Mapping[str, int]:
        """Return the ids by name."""
        return {concept.name: concept.id for concept in self._concepts}

    def queries(self) -> tuple[TextQuery, ...]:
        """Return the queries as they were given."""
        return self._queries

    def thresholds(self) -> Mapping[int, float]:
        """Return nothing: only the concepts of a project have smallest scores of their own."""
        return {}

    def document(self, ref: ImageRef) -> ImageDocument | None:
        """Return None: there is no memory of other runs."""
        del ref
        return None

    def key(self, sha256: str, plan: Plan, models: Sequence[ModelIdentity]) -> str:
        """Return nothing: there is nobody to ask for it again."""
        del sha256, plan, models
        return ""

    def is_done(self, ref: ImageRef, key: str) -> bool:
        """Return False: everything is done anew."""
        del ref, key
        return False

    def save(
        self, ref: ImageRef, document: ImageDocument, key: str, result: SegmentationResult
    ) -> None:
        """Keep nothing."""

    def keep(self, document: ImageDocument) -> None:
        """Keep nothing."""

    def trace(self, ref: ImageRef) -> Trace | None:
        """Return None."""
        del ref
        return None

    def failed(self, ref: ImageRef, reason: str) -> None:
        """Keep nothing."""

    def annotation_ids(self) -> AbstractContextManager[AnnotationIds | None]:
        """Give None: annotations are numbered from 1 in order."""
        return nullcontext()


class ProjectStore:
    """Keeps every image in a project file the moment it is finished."""

    lasting = True

    def __init__(self, project: Project, plan: Plan) -> None:
        self._project = project
        project.images.sync(plan.images)
        ids = project.categories.ensure([(query.name, query.synonyms) for query in plan.queries])
        self._ids = {query.name: ids[query.name] for query in plan.queries}
        concepts = project.categories.listed()
        self._queries = with_synonyms(plan.queries, self._ids, concepts)
        self._thresholds = own_thresholds(self._ids, concepts)

    @classmethod
    @contextmanager
    def open(cls, plan: Plan) -> Iterator[ProjectStore]:
        """Open or make the project file of the plan; close it at the end whatever happens.

        Raises CarnnError when it is not a project, is of another folder or in use elsewhere.
        """
        path, folder = plan.options.project, plan.options.folder.resolve()
        if path is None:
            raise ValueError("the plan has no project file")
        path.parent.mkdir(parents=True, exist_ok=True)
        with Project.open_or_create(path, folder) as project:
            if project.folder.resolve() != folder:
                raise CarnnError(
                    f"{path} is the project of {project.folder}, not of {folder}.",
                    "Name another project file for this folder.",
                )
            yield cls(project, plan)

    def refs(self) -> Sequence[ImageRef]:
        """Return the images as the project knows them now."""
        return self._project.images.listed()

    def concepts(self) -> Sequence[Concept]:
        """Return all concepts of the project, so that ids stay the same over runs."""
        return self._project.categories.listed()

    def concept_ids(self) -> Mapping[str, int]:
        """Return the ids of this run's queries."""
        return self._ids

    def queries(self) -> tuple[TextQuery, ...]:
        """Return the run's queries with the project's synonyms."""
        return self._queries

    def thresholds(self) -> Mapping[int, float]:
        """Return the concepts' own smallest scores."""
        return self._thresholds

    def key(self, sha256: str, plan: Plan, models: Sequence[ModelIdentity]) -> str:
        """Return what says that an image was done in just this way."""
        return self._project.runs.key(sha256, self._queries, plan.mode, models, plan.settings)

    def document(self, ref: ImageRef) -> ImageDocument | None:
        """Return the stored document; CarnnError when it is corrupt."""
        return self._project.documents.load(ref.id)

    def is_done(self, ref: ImageRef, key: str) -> bool:
        """Return whether that run was recorded for the image."""
        return self._project.runs.is_done(ref.id, key)

    def trace(self, ref: ImageRef) -> Trace | None:
        """Return the trace of the image's last run without full maps."""
        return self._project.documents.load_trace(ref.id)

    def save(
        self, ref: ImageRef, document: ImageDocument, key: str, result: SegmentationResult
    ) -> None:
        """Write document and trace, and only then the record that says that it was done."""
        self._project.documents.save(document)
        self._project.images.update(
            ref.id,
            sha256=ref.sha256,
            width=ref.width,
            height=ref.height,
            doubt=doubt_of(result),
            reason="",
        )
        self._project.documents.save_trace(ref.id, result.trace)
        summary = summary_of(result, added=len(result.proposals))
        self._project.runs.record(ref.id, key, record_of(summary))

    def keep(self, document: ImageDocument) -> None:
        """Write a document; the image's record stays as it is."""
        self._project.documents.save(document)

    def failed(self, ref: ImageRef, reason: str) -> None:
        """Mark the image as failed, with the reason."""
        self._project.images.update(ref.id, state="failed", reason=reason)

    @contextmanager
    def annotation_ids(self) -> Iterator[AnnotationIds | None]:
        """Give the project's allocator: ids stay the same over exports."""
        with self._project.annotation_ids.batch() as number:
            yield number
