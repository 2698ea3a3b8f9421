"""What can be done now: a reading of the session that decides which actions are enabled."""

from __future__ import annotations

from dataclasses import dataclass

import shiboken6

from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.session.undo import redo_name, undo_name
from carnn_desktop.ui.look.told import told_text


@dataclass(frozen=True, slots=True, kw_only=True)
class UiContext:
    """Counts concern the open image; ``selected_*`` its selected annotations by state.

    only_looking : nothing can be changed, a run in another process fills the project
    """

    project: bool = False
    only_looking: bool = False
    images: bool = False
    image: bool = False
    done: bool = False
    annotations: int = 0
    proposals: int = 0
    selected: int = 0
    selected_open: int = 0
    selected_not_rejected: int = 0
    selected_decided: int = 0
    running: bool = False
    photo_running: bool = False
    folder_running: bool = False
    exporting: bool = False
    undo_text: str = ""
    redo_text: str = ""
    can_undo: bool = False
    can_redo: bool = False


def read_context(session: Session, *, exporting: bool = False) -> UiContext:
    """Return what can be done in ``session`` now."""
    document = session.images.document()
    stack = session.edits.undo_stack()
    if stack is not None and not shiboken6.isValid(stack):
        stack = None  # a stack that is being deleted still tells that it was cleared
    project = session.project.info()
    chosen = _selected_states(document, session.selection.ids())
    states = (
        [annotation.state for annotation in document.annotations] if document is not None else []
    )
    return UiContext(
        project=project is not None,
        only_looking=project is not None and project.only_looking,
        images=project is not None and project.image_count > 0,
        image=document is not None,
        done=document is not None and document.state in ("done", "done_empty"),
        annotations=len(states),
        proposals=states.count("proposed"),
        selected=len(chosen),
        selected_open=sum(state != "accepted" for state in chosen),
        selected_not_rejected=sum(state != "rejected" for state in chosen),
        selected_decided=sum(state != "proposed" for state in chosen),
        running=session.runs.state().active,
        photo_running=session.runs.photo_running(),
        folder_running=session.runs.folder.state().active,
        exporting=exporting,
        can_undo=stack is not None and stack.canUndo(),
        can_redo=stack is not None and stack.canRedo(),
        undo_text=told_text(undo_name(stack)) if stack is not None else "",
        redo_text=told_text(redo_name(stack)) if stack is not None else "",
    )


def _selected_states(document: ImageDocument | None, selected: tuple[str, ...]) -> list[str]:
    if document is None:
        return []
    chosen = set(selected)
    return [annotation.state for annotation in document.annotations if annotation.id in chosen]
