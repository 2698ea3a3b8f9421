"""What of a folder run is kept in the project file, so that it can go on after a crash."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import msgspec

from carnn_desktop.annotations.model import REVIEWED, ImageRef
from carnn_desktop.contracts.queries import text_key
from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.project.project import Project
from carnn_desktop.project.reading import Ask, StoredDocuments
from carnn_desktop.runs.requests import RunRequest, Scope

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


def still_to_do(plan: FolderPlan, call: Ask) -> tuple[int, ...]:
    """Return the images of the plan that are not through. For a pool thread: asks in pieces."""
    left: list[int] = []
    for start in range(0, len(plan.image_ids), _CHUNK):
        chunk = plan.image_ids[start : start + _CHUNK]
        left += call(partial(_not_through, chunk, plan.mark))
    return tuple(left)


def choose_images(
    refs: Sequence[ImageRef],
    scope: Scope,
    call: Ask,
    *,
    names: Collection[str] = (),
    selected: Collection[int] = (),
) -> tuple[int, ...]:
    """Return the ids of the images of ``scope``. For a pool thread: asks in pieces.

    ``without_annotations``: no accepted annotation, and not marked "reviewed, nothing here".

    names : of the queries, for ``not_run``; selected : image ids, for ``selection``
    """
    if scope == "all":
        return tuple(ref.id for ref in refs)
    if scope == "selection":
        return tuple(ref.id for ref in refs if ref.id in set(selected))
    if scope == "not_run":
        return _not_run([ref.id for ref in refs], names, call)
    if scope == "unreviewed":
        return tuple(ref.id for ref in refs if ref.state not in REVIEWED)
    bare = [ref for ref in refs if ref.state != "done_empty"]
    chosen = {ref.id for ref in bare if ref.state in ("new", "failed")}
    worked_on = [ref for ref in bare if ref.id not in chosen]
    # a damaged document is not run over
    chosen.update(filter(None, StoredDocuments(call, worked_on, _without_accepted)))
    return tuple(ref.id for ref in bare if ref.id in chosen)


def _not_run(image_ids: Sequence[int], names: Collection[str], call: Ask) -> tuple[int, ...]:
    """Return the images of which no run has asked for all of these texts."""
    wanted = set(map(text_key, names))
    left: list[int] = []
    for start in range(0, len(image_ids), _CHUNK):
        chunk = image_ids[start : start + _CHUNK]
        asked = call(partial(_asked, chunk))
        left += [
            key for key in chunk if not wanted <= set(map(text_key, asked.get(key, frozenset())))
        ]
    return tuple(left)


def _asked(image_ids: Sequence[int], project: Project) -> Mapping[int, frozenset[str]]:
    return project.runs.asked(image_ids)


def _not_through(image_ids: Sequence[int], mark: str, project: Project) -> list[int]:
    return [image_id for image_id in image_ids if not project.runs.is_done(image_id, mark)]


def _without_accepted(project: Project, image_id: int) -> int | None:
    """Return the image if nothing in it is accepted."""
    annotations = project.documents.load(image_id).annotations
    accepted = any(annotation.state == "accepted" for annotation in annotations)
    return None if accepted else image_id
