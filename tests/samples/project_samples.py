"""What the tests of the project file share."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from document_samples import (
    IDS,
    NOW,
    empty_document,
    proposal,
    rectangle,
    result,
)

from carnn_desktop.annotations import edits
from carnn_desktop.annotations.merging import add_proposals
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.project.project import Project

FILES = ("a.png", "b.png", "sub/c.png")


def reopened(project: Project) -> Project:
    project.close()
    return Project.open(project.path)


def a_document(image_id: int = 1) -> ImageDocument:
    found = result([proposal(0, rectangle(2, 2, 8, 6)), proposal(1, rectangle(8, 4, 8, 6))])
    document = add_proposals(empty_document(image_id), found, IDS, now=NOW).document
    document = edits.accept_all(document, now=NOW).document
    return edits.mark(document, [document.annotations[0].id], note="Ohr? 犬é").document


@contextlib.contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        yield connection


def seconds(work: Any) -> float:
    """Return the processor time of ``work``: what else the machine does shall not fail a test."""
    started = time.process_time()
    work()
    return time.process_time() - started
