"""The session: the single truth of the open folder, and all that the window may ask for.

A method answers at once; what takes time comes back as a signal. Everything is called in the GUI
thread. A user's mistake is a ``notice``, never an exception.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from carnn_desktop.contracts import Mode, ModelChoice
from carnn_desktop.documents.model import Concept, ImageDocument, ImageRef, Mask
from carnn_desktop.services.events import (
    EngineState,
    InterruptedRun,
    ProjectInfo,
    RunRequest,
    RunState,
    SaveState,
    Scope,
)
from carnn_desktop.services.session_signals import SessionSignals

if TYPE_CHECKING:
    from carnn_desktop.documents.coco.write import ExportOptions
    from carnn_desktop.engine.models import ModelInfo
    from carnn_desktop.services.loading import ThumbnailLoader
    from carnn_desktop.services.settings import Settings, SettingsStore


class Session(SessionSignals):
    """The open folder with its images, documents, runs and settings. Lives in the GUI thread."""

    def __init__(
        self,
        *,
        settings: SettingsStore | None = None,
        segmenter_factory: Any = None,
        cache_folder: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)

    # Folder and images ----------------------------------------------------------------------------

    def open_folder(
        self, path: Path, *, recursive: bool = True, project: Path | None = None
    ) -> None:
        """Open a folder of images; ``project_opened`` or an error ``notice`` follows.

        The folder that is open stays open until the new one could be read. ``project`` is the
        project file, by default ``<folder>.carnn`` beside or in the folder.
        """

    def close_project(self) -> None:
        """Save and close the open folder; ``project_closed`` follows."""

    def project(self) -> ProjectInfo | None:
        """The open project, None when there is none."""

    def images(self) -> Sequence[ImageRef]:
        """All images of the folder in file order; cheap, do not keep it across changes."""

    def image(self, image_id: int) -> ImageRef:
        """The list entry of one image; KeyError when there is none."""

    def set_view_order(self, image_ids: Sequence[int] | None) -> None:
        """Order in which ``open_next`` walks (a sorted or filtered list); None = file order."""

    def open_image(self, image_id: int) -> None:
        """Show an image; ``image_opened`` or ``image_failed`` follows."""

    def open_next(self, step: int = 1) -> bool:
        """Show the next (1) or previous (-1) image; False at the end of the list."""

    def open_next_unreviewed(self, step: int = 1) -> bool:
        """Show the next image that is not done, around the end; False when all are."""

    def current(self) -> ImageDocument | None:
        """The open document."""

    def current_ref(self) -> ImageRef | None:
        """The list entry of the open image."""

    def thumbnails(self) -> ThumbnailLoader:
        """Loader of list pictures: ``request(image_id, size)``, answers by its ``ready`` signal."""

    # Concepts and selection -----------------------------------------------------------------------

    def concepts(self) -> Sequence[Concept]:
        """All concepts of the project by id."""

    def concept(self, concept_id: int) -> Concept | None:
        """One concept, None when there is none."""

    def ensure_concept(self, name: str) -> None:
        """Make a concept of that name when there is none; ``concepts_changed`` follows."""

    def update_concept(self, concept_id: int, **fields: Any) -> None:
        """Change name, color, hotkey, ... of a concept; ``concepts_changed`` follows."""

    def select(self, region_ids: Iterable[str]) -> None:
        """Select regions of the open document; unknown ids are left out."""

    def selected(self) -> tuple[str, ...]:
        """Ids of the selected regions."""

    def select_next_proposal(self, step: int = 1) -> bool:
        """Select the next or previous pending proposal; False when there is none."""

    # Runs -----------------------------------------------------------------------------------------

    def run_image(self, request: RunRequest) -> None:
        """Run the segmenter on the open image; a newer request takes the place of an older one."""

    def run_folder(self, request: RunRequest, scope: Scope = "all") -> None:
        """Run the segmenter on the images of ``scope``, one job an image."""

    def interrupted_run(self) -> InterruptedRun | None:
        """The folder run of an earlier session that can be resumed."""

    def resume_folder_run(self) -> None:
        """Go on with the interrupted folder run, where it stopped."""

    def discard_folder_run(self) -> None:
        """Forget the interrupted folder run; what it did stays."""

    def cancel(self) -> bool:
        """Leave the work in hand: the run of the image, else the folder run. False: nothing."""

    def run_state(self) -> RunState:
        """What ``run_changed`` said last."""

    def engine_state(self) -> EngineState:
        """What ``engine_changed`` said last."""

    def load_engine(self) -> None:
        """Load the chosen model in the inference thread now, before the first run needs it."""

    def set_model(self, choice: ModelChoice) -> None:
        """Choose the model for the next runs; remembered in the settings."""

    def models(self) -> Sequence[ModelInfo]:
        """All models and what is known of each."""

    def preset_names(self, mode: Mode) -> Sequence[str]:
        """Presets that fit ``mode`` and the chosen model, the default one first."""

    # Edits of the open document; all undoable -----------------------------------------------------

    def accept(self, ids: Iterable[str] | None = None, *, allow_overlap: bool = False) -> None:
        """Accept regions; None = the selection, after which the next proposal is selected."""

    def reject(self, ids: Iterable[str] | None = None) -> None:
        """Reject regions; None = the selection, after which the next proposal is selected."""

    def restore(self, ids: Iterable[str] | None = None) -> None:
        """Make rejected or accepted regions proposals again; None = the selection."""

    def accept_all(self) -> None:
        """Accept all pending proposals."""

    def accept_rest_and_advance(self) -> None:
        """Accept all pending proposals, mark the image done, go to the next unreviewed one."""

    def mark_done(self) -> None:
        """Mark the image done as it is; without accepted regions: reviewed, nothing here."""

    def reopen(self) -> None:
        """Take a done image back into review."""

    def relabel(self, ids: Iterable[str] | None, concept_id: int) -> None:
        """Give regions another concept; None = the selection."""

    def delete(self, ids: Iterable[str] | None = None) -> None:
        """Remove regions; None = the selection."""

    def set_level(self, region_id: str, level: float | None, *, final: bool) -> None:
        """Set a proposal's mask level, 0..1; a drag up to ``final`` is one undo step.

        None brings the mask back that the proposal came with.
        """

    def replace_mask(self, region_id: str, mask: Mask, *, reason: str = "Edit mask") -> None:
        """Give a region another mask."""

    def add_region(self, concept_id: int, mask: Mask) -> None:
        """Add a region that the user drew."""

    def set_note(self, region_id: str, note: str, *, needs_review: bool) -> None:
        """Set a region's note and its needs-review flag."""

    def undo(self) -> None:
        """Take the last edit of the open image back."""

    def redo(self) -> None:
        """Do the edit again that was taken back."""

    def undo_stack(self) -> QUndoStack | None:
        """Undo stack of the open image; another one after every ``image_opened``."""

    # Export, settings, end ------------------------------------------------------------------------

    def export_coco(self, path: Path, options: ExportOptions) -> None:
        """Write a COCO file; ``export_finished`` or an error ``notice`` follows."""

    def cancel_export(self) -> None:
        """Leave a running export; nothing half-written stays."""

    def settings(self) -> Settings:
        """The user's settings."""

    def update_settings(self, **changes: Any) -> None:
        """Change and save fields of the settings; ``settings_changed`` follows."""

    def save_state(self) -> SaveState:
        """What ``save_state_changed`` said last."""

    def flush(self, timeout_s: float = 3.0) -> bool:
        """Write all edits now and wait; False when one is not on disk."""

    def shutdown(self) -> None:
        """Cancel all work, flush, end every thread. The session cannot be used after it."""
