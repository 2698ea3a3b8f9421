"""A project file as labels to measure: documents are read one by one."""

from __future__ import annotations

from collections.abc import Sequence

from carnn_desktop.annotations.model import RegionState
from carnn_desktop.project.project import Project
from carnn_desktop.quality.labels import LabelImage, document_labels

LOOKED_AT = ("proposed", "in_review", "done", "done_empty")
"""States of images that say something: of the others nobody knows what is missing."""


class ProjectLabels:
    """The regions in one of ``states`` of the images that somebody or the model looked at."""

    def __init__(self, project: Project, *, states: Sequence[RegionState] = ("accepted",)) -> None:
        self._project = project
        self._states = tuple(states)
        self._concepts = {concept.id: concept for concept in project.categories.listed()}
        images = project.images.listed()
        self._ids = {ref.path: ref.id for ref in images if ref.state in LOOKED_AT}
        self.title = project.path.name
        self.left_out = len(images) - len(self._ids)

    @property
    def concepts(self) -> tuple[str, ...]:
        """The names of the project's concepts."""
        return tuple(concept.name for concept in self._concepts.values())

    @property
    def names(self) -> tuple[str, ...]:
        """The paths of the images, relative to the image folder."""
        return tuple(self._ids)

    def image(self, name: str) -> LabelImage | None:
        """Return the labels of an image; None where its size is not known."""
        document = self._project.documents.load(self._ids[name])
        if not document.width or not document.height:
            return None
        return document_labels(name, document, self._concepts, states=self._states)
