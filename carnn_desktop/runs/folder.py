"""What of a folder run is kept in the project file, so that it can go on after a crash."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeVar

import msgspec

from carnn_desktop.annotations.model import REVIEWED, ImageRef
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.project.project import Project
from carnn_desktop.runs.requests import RunRequest, Scope

T = TypeVar("T")
SETTING = "folder_run"
_CHUNK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderPlan:
    """A folder run as it was asked for. Which images are through is one record an image."""

    run_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    request: RunRequest
    model: ModelChoice
    scope: Scope
    image_ids: tuple[int, ...] = ()

    @property
    def mark(self) -> str:
        """Key of the records that say which images are through."""
        return f"folder-run:{self.run_id}"


def save_plan(plan: FolderPlan, project: Project) -> None:
    """Keep the plan. Runs in the storage thread, as all functions of a project here."""
    project.settings.set(SETTING, msgspec.to_builtins(plan))


def forget_plan(project: Project) -> None:
    """Forget it: the run came to its end or is not wanted any more."""
    project.settings.set(SETTING, None)


def load_plan(project: Project) -> FolderPlan | None:
    """Return the plan of a run that did not come to its end; None for none or a damaged one."""
    stored = project.settings.get(SETTING)
    if stored is None:
        return None
    try:
        return msgspec.convert(stored, FolderPlan)
    except msgspec.ValidationError:
        forget_plan(project)
        return None


def still_to_do(
    plan: FolderPlan, call: Callable[[Callable[[Project], Any]], Any]
) -> tuple[int, ...]:
    """Return the images of the plan that are not through. For a pool thread: asks in pieces."""
    left: list[int] = []
    for chunk in _chunks(plan.image_ids):
        left += call(partial(_not_through, chunk, plan.mark))
    return tuple(left)


def choose_images(
    refs: Sequence[ImageRef], scope: Scope, call: Callable[[Callable[[Project], Any]], Any]
) -> tuple[int, ...]:
    """Return the ids of the images of ``scope``. For a pool thread: asks in pieces.

    ``without_annotations``: no accepted annotation, and not marked "reviewed, nothing here".
    """
    if scope == "all":
        return tuple(ref.id for ref in refs)
    if scope == "unreviewed":
        return tuple(ref.id for ref in refs if ref.state not in REVIEWED)
    bare = [ref.id for ref in refs if ref.state != "done_empty"]
    untouched = {ref.id for ref in refs if ref.state in ("new", "failed")}
    chosen: set[int] = set(untouched)
    for chunk in _chunks([image_id for image_id in bare if image_id not in untouched]):
        chosen.update(call(partial(_without_accepted, chunk)))
    return tuple(image_id for image_id in bare if image_id in chosen)


def resumed(plan: FolderPlan, image_ids: Sequence[int]) -> FolderPlan:
    """Return the plan for the rest of its images; records are still found by its id."""
    return replace(plan, image_ids=tuple(image_ids))


def _not_through(image_ids: Sequence[int], mark: str, project: Project) -> list[int]:
    return [image_id for image_id in image_ids if not project.runs.is_done(image_id, mark)]


def _without_accepted(image_ids: Sequence[int], project: Project) -> list[int]:
    bare = []
    for image_id in image_ids:
        try:
            document = project.documents.load(image_id)
        except CarnnError:
            continue  # a damaged document is not run over
        if not any(annotation.state == "accepted" for annotation in document.annotations):
            bare.append(image_id)
    return bare


def _chunks(items: Sequence[T]) -> list[Sequence[T]]:
    return [items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK)]
