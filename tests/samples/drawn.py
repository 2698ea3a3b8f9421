"""What was drawn on the photo that a session shows."""

from __future__ import annotations

import numpy as np

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import Annotation, ImageDocument, Mask
from carnn_desktop.services.session.session import Session


def document(session: Session) -> ImageDocument:
    current = session.images.document()
    assert current is not None
    return current


def only(session: Session) -> Annotation:
    (annotation,) = document(session).annotations
    return annotation


def block(x: int, y: int, width: int, height: int) -> Mask:
    return crop_mask(np.ones((height, width), bool), x, y)


def steps(session: Session) -> int:
    stack = session.edits.undo_stack()
    assert stack is not None
    return stack.index()
