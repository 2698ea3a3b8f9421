"""The option of ``segment`` and ``export`` that says what becomes one annotation."""

from __future__ import annotations

import argparse
from typing import get_args

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.export.options import ObjectKind


def add_objects(parser: argparse._ActionsContainer) -> None:
    """Add ``--objects`` and ``--semantic``, which is older and means ``--objects concept``."""
    parser.add_argument(
        "--objects",
        choices=get_args(ObjectKind),
        help="one annotation for each object as it is listed, for each connected part (the "
        "default), or for each concept and image",
    )
    parser.add_argument(
        "--semantic", action="store_true", help="one annotation per concept and image, not per part"
    )


def object_kind(chosen: ObjectKind | None, *, semantic: bool) -> ObjectKind:
    """Return what both options ask for; raise CarnnError where they contradict each other."""
    if semantic and chosen not in (None, "concept"):
        raise CarnnError(
            f"--semantic and --objects {chosen} contradict each other.", "Leave one out."
        )
    return "concept" if semantic else chosen or "parts"
