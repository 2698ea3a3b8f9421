"""A project file as labels to measure: documents are read one by one."""

from __future__ import annotations

from collections.abc import Sequence

from carnn_desktop.annotations.model import AnnotationState
from carnn_desktop.project.project import Project
from carnn_desktop.quality.labels import LabelImage, LabelSet, document_labels

LOOKED_AT = ("proposed", "in_review", "done", "done_empty")
"""States of images that say something: of the others nobody knows what is missing."""


def project_labels(
    project: Project, *, states: Sequence[AnnotationState] = ("accepted",)
) -> LabelSet:
    """Return the annotations in one of ``states`` of the images that somebody or the model looked
    at.

    Works as long as the project is open.
    """
    categories = project.categories.by_id()
    ids = {ref.path: ref.id for ref in project.images.listed() if ref.state in LOOKED_AT}

    def labels_of(path: str) -> LabelImage | None:
        document = project.documents.load(ids[path])
        if not document.width or not document.height:
            return None
        return document_labels(path, document, categories, states=states)

    return LabelSet(
        title=project.path.name,
        categories=tuple(category.name for category in categories.values()),
        names=tuple(ids),
        image=labels_of,
    )
