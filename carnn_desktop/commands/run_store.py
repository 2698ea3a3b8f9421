"""Where a run of ``segment`` keeps its documents: nowhere, or in a project file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from carnn_desktop.contracts import SegmentationResult, TextQuery
from carnn_desktop.documents.model import Concept, ImageDocument, ImageRef
from carnn_desktop.documents.project import Project

_COLORS = (
    "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7", "#7f3fbf",
    "#1fbfa0", "#bf3f3f", "#5f8f1f", "#8f6f4f",
)  # fmt: skip


class RunStore(Protocol):
    """What the run needs to remember about images and concepts."""

    def refs(self) -> Sequence[ImageRef]:
        """Return the images in the order of the run."""

    def concepts(self) -> Sequence[Concept]:
        """Return all concepts; ids count from 1."""

    def concept_ids(self) -> Mapping[str, int]:
        """Return the id of each query of this run by its name."""

    def document(self, ref: ImageRef) -> ImageDocument | None:
        """Return what is known of an image, None for nothing yet."""

    def is_done(self, ref: ImageRef, key: str) -> bool:
        """Return whether the run ``key`` was made on this image already."""

    def save(
        self, ref: ImageRef, document: ImageDocument, key: str, result: SegmentationResult
    ) -> None:
        """Keep the outcome of one image."""

    def failed(self, ref: ImageRef, reason: str) -> None:
        """Keep why an image could not be worked on."""

    def annotation_id(self) -> Callable[[str, int], int] | None:
        """Return the allocator of annotation ids that last, None when nothing lasts."""


class NoStore:
    """Keeps nothing: only the outputs of the run remain."""

    def __init__(self, images: Sequence[str], queries: Sequence[TextQuery]) -> None:
        self._refs = [ImageRef(id=number, path=path) for number, path in enumerate(images, 1)]
        self._concepts = [
            Concept(
                id=number,
                name=query.name,
                color=_COLORS[(number - 1) % len(_COLORS)],
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

    def document(self, ref: ImageRef) -> ImageDocument | None:
        """Return None: there is no memory of other runs."""
        del ref

    def is_done(self, ref: ImageRef, key: str) -> bool:
        """Return False: everything is done anew."""
        del ref, key
        return False

    def save(
        self, ref: ImageRef, document: ImageDocument, key: str, result: SegmentationResult
    ) -> None:
        """Keep nothing."""

    def failed(self, ref: ImageRef, reason: str) -> None:
        """Keep nothing."""

    def annotation_id(self) -> Callable[[str, int], int] | None:
        """Return None: annotations are numbered from 1 in order."""
        return None


class ProjectStore:
    """Keeps every image in a project file the moment it is finished."""
