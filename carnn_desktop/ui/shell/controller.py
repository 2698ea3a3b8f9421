"""What each action does: calls of the session and the canvas, and the dialogs between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QMainWindow

from carnn_desktop.contracts.progress import Progress
from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.project.project import Project
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.events import Notice
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.canvas.canvas import Canvas
from carnn_desktop.ui.categories.keys import category_keys
from carnn_desktop.ui.categories.near_names import NearNames
from carnn_desktop.ui.help.about import about_dialog
from carnn_desktop.ui.look.told import told_text
from carnn_desktop.ui.prompt.bar import PromptBar
from carnn_desktop.ui.prompt.run_folder import run_folder
from carnn_desktop.ui.shell.actions import ActionSet
from carnn_desktop.ui.shell.context import read_context
from carnn_desktop.ui.shell.dialogs import Dialogs
from carnn_desktop.ui.shell.keys import types_text
from carnn_desktop.ui.shell.menus import show_annotation_menu

_OPACITY_STEP = 0.1


class Controller(QObject):
    """Binds the actions; keeps them enabled as the session's state has it.

    selected_images : asks for the ids of the images that are selected in the list
    """

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        actions: ActionSet,
        canvas: Canvas,
        prompt: PromptBar,
        dialogs: Dialogs,
        selected_images: Callable[[], Sequence[int]] = tuple,
    ) -> None:
        super().__init__(window)
        self._selected_images = selected_images
        self._window = window
        self._session = session
        self._actions = actions
        self._canvas = canvas
        self._prompt = prompt
        self._dialogs = dialogs
        self._near_names = NearNames(session, dialogs)
        self._exporting = False
        self._stack: QUndoStack | None = None
        self._bind()
        for signal in (
            session.project_opened,
            session.project_closed,
            session.image_opened,
            session.image_failed,
            session.document_changed,
            session.selection_changed,
            session.run_changed,
            session.images_changed,
        ):
            signal.connect(self._refresh)
        session.image_opened.connect(self._follow_undo)
        session.export_progress.connect(self._export_progress)
        # queued: it may ask and change the line, which is still taking the key
        prompt.run_wanted.connect(self.run_image, Qt.ConnectionType.QueuedConnection)
        prompt.crop_wanted.connect(self.run_crop)
        canvas.menu_wanted.connect(self.show_menu)
        self._refresh()

    def _bind(self) -> None:
        session, view = self._session, self._canvas.view
        self._on("open_folder", self.choose_folder)
        self._on("save", session.project.flush)
        self._on("close_folder", session.project.close)
        self._on("quit", self._window.close)
        self._on("undo", session.edits.undo)
        self._on("redo", session.edits.redo)
        self._on("delete", session.edits.delete)
        self._on("deselect", partial(session.selection.select, ()))
        self._on("next_image", partial(session.images.open_next, 1))
        self._on("previous_image", partial(session.images.open_next, -1))
        self._on("next_unreviewed", partial(session.images.open_next_unreviewed, 1))
        self._on("previous_unreviewed", partial(session.images.open_next_unreviewed, -1))
        self._on("first_image", partial(self._open_end, 0))
        self._on("last_image", partial(self._open_end, -1))
        self._on("mark_done", self.mark_done)
        self._on("reopen", session.edits.reopen)
        self._on("focus_prompt", self._prompt.focus)
        self._on("run_image", self.run_image)
        self._on("run_folder", self.run_folder)
        self._on("cancel", session.runs.cancel)
        self._on("stop_folder", session.runs.folder.stop)
        self._on("next_proposal", partial(session.selection.select_next_proposal, 1))
        self._on("previous_proposal", partial(session.selection.select_next_proposal, -1))
        self._on("accept", session.edits.accept)
        self._on("reject", session.edits.reject)
        self._on("accept_all", session.edits.accept_all)
        self._on("accept_rest", session.edits.accept_rest_and_advance)
        self._on("restore", session.edits.restore)
        self._on("flag", self.flag)
        self._on("zoom_to_object", self.zoom_to_selection)
        self._on("fit", view.fit)
        self._on("actual_size", partial(view.zoom_to, 1.0))
        self._on("zoom_in", view.zoom_in)
        self._on("zoom_out", view.zoom_out)
        self._on("opacity_down", partial(self._change_opacity, -_OPACITY_STEP))
        self._on("opacity_up", partial(self._change_opacity, _OPACITY_STEP))
        self._on("hide_selected", self._hide_selected)
        self._on("about", self.show_about)
        for name, slot in (
            ("fill", self._canvas.set_filled),
            ("hide_all", self._canvas.set_all_hidden),
            ("show_rejected", self._canvas.set_rejected_shown),
            ("tool_pan", view.set_pan_tool),
        ):
            self._actions[name].toggled.connect(slot)

    def _on(self, name: str, do: Callable[[], object]) -> None:
        self._actions[name].triggered.connect(lambda _checked=False: do())

    # Folder ---------------------------------------------------------------------------------------

    def choose_folder(self) -> None:
        """Ask for a folder and open it."""
        recent = self._session.settings.current.recent_folders
        folder = self._dialogs.choose_folder(recent[0] if recent else str(Path.home()))
        if folder is not None:
            self.open_path(folder)

    @Slot(object)
    def open_path(self, path: Path) -> None:
        """Open a folder, a project file, or the folder of a photo."""
        if path.is_file() and path.suffix != ".carnn":
            path = path.parent
        folder = Project.folder_of(path) if path.suffix == ".carnn" and path.is_file() else None
        if folder is None or folder.is_dir():
            self._session.project.open(path)
        else:
            self._find_folder(path, folder)

    def _find_folder(self, path: Path, gone: Path) -> None:
        """Ask where the photos of a project are now."""
        text = self.tr(
            "The photos of {name} were in {folder}, which is not there. Connect its drive, or show "
            "where they are now."
        ).format(name=path.name, folder=gone)
        title = self.tr("The photos are gone")
        if self._dialogs.confirm(title, text, self.tr("Show the folder…")):
            found = self._dialogs.choose_folder(str(path.parent))
            if found is not None:
                self._session.project.open(found, project=path)

    # Runs -----------------------------------------------------------------------------------------

    @Slot()
    def run_image(self) -> None:
        """Look for what is typed in the open image."""
        request = self._wanted()
        if request is not None:
            self._session.runs.run_image(request)
            self._canvas.setFocus()

    @Slot(object)
    def run_crop(self, crop: tuple[int, int, int, int]) -> None:
        """Look for what is typed in a part of the open image alone: x, y, width, height, pixels."""
        request = self._wanted()
        if request is not None:
            self._session.runs.run_image(request.in_part(crop))
            self._canvas.setFocus()

    def _wanted(self) -> RunRequest | None:
        """Return what is typed for the open image; None, and it is told, where something lacks."""
        if self._session.images.document() is None:
            self._tell(self.tr("Open a folder of photos first."))
            return None
        return self._request()

    def run_folder(self) -> None:
        """Ask on which images, then look for what is typed in all of them."""
        request = self._request()
        if request is not None:
            run_folder(self._window, self._session, request, self._selected_images())
            self._canvas.setFocus()

    def _request(self) -> RunRequest | None:
        """Return what is to be looked for; None, and the cursor is in the line, when it is open."""
        request = self._prompt.request()
        if not request.text and not request.phrases:
            self._tell(self.tr("Type what to look for first, for example: dog, frisbee, person."))
            self._prompt.focus()
            return None
        meant = self._near_names.settle(request)
        if meant is None:
            self._prompt.focus()
        elif meant.text != request.text:
            self._prompt.set_text(meant.text)
            self._prompt.request()  # the next start has the word that is meant
        elif meant.classes != request.classes:
            self._prompt.set_classes(meant.classes)
        return meant

    def escape(self) -> None:
        """Leave a text field or the run on the photo, else let go of the selection.

        Never stops a run on the folder or an export, and never rejects anything.
        """
        focus = self._window.focusWidget()
        if focus is not None and (types_text(focus) or self._prompt.isAncestorOf(focus)):
            self._canvas.setFocus()
            return
        if not self._session.runs.cancel():
            self._session.selection.select(())

    def use_model(self, model_id: str) -> None:
        """Use another model for the next runs; empty = stay with this one."""
        if not model_id:
            return
        current = self._session.settings.current.model
        self._session.models.choose(
            ModelChoice(proposer=model_id, device=current.device, dtype=current.dtype)
        )

    # Objects --------------------------------------------------------------------------------------

    def set_class(self, number: int) -> None:
        """Give the selection the category of that digit; with none, choose it for drawing."""
        category_id = category_keys(self._session.categories.listed()).get(str(number))
        if category_id is None:
            return
        if self._session.selection.ids():
            self._session.edits.relabel(None, category_id)
        else:
            self._session.categories.set_current(category_id)

    def mark_done(self) -> None:
        """Mark the image as done; say so when proposals wait, which are not exported."""
        self._session.edits.mark_done()
        document = self._session.images.document()
        if document is None or document.state not in ("done", "done_empty"):
            return
        waiting = sum(annotation.state == "proposed" for annotation in document.annotations)
        if waiting:
            text = self.tr("Done, but proposals still wait here and are not exported: {count}.")
            self._tell(text.format(count=waiting))

    def flag(self) -> None:
        """Flag the selected annotations for another look, or take the flag off."""
        document = self._session.images.document()
        if document is None:
            return
        for annotation_id in self._session.selection.ids():
            annotation = document.annotation(annotation_id)
            self._session.edits.set_note(
                annotation_id, annotation.note, needs_review=not annotation.needs_review
            )

    def zoom_to_selection(self) -> None:
        """Bring the selected annotations into view."""
        self._canvas.zoom_to_annotations(self._session.selection.ids())

    # Help -----------------------------------------------------------------------------------------

    def show_about(self) -> None:
        """Show version, licence and models."""
        models = [
            (told_text(info.title), info.licence, told_text(info.sentence))
            for info in self._session.models.available()
        ]
        dialog = about_dialog(models, self._window)
        dialog.exec()
        dialog.deleteLater()

    # ----------------------------------------------------------------------------------------------

    def _open_end(self, place: int) -> None:
        image_ids = self._session.images.order()
        if image_ids:
            self._session.images.open(image_ids[place])

    def _change_opacity(self, change: float) -> None:
        self._canvas.set_strength(round(self._canvas.strength + change, 2))

    def _hide_selected(self) -> None:
        self._canvas.toggle_hidden(self._session.selection.ids())

    def _tell(self, text: str) -> None:
        self._session.notice.emit(Notice("info", text))

    @Slot()
    @Slot(int)
    @Slot(object)
    def _refresh(self, _event: object = None) -> None:
        self._actions.update(read_context(self._session, exporting=self._exporting))

    @Slot(object)
    def _follow_undo(self, _event: object) -> None:
        """Look again when the stack has moved: a document changes while it still moves."""
        if self._stack is not None and shiboken6.isValid(self._stack):
            self._stack.indexChanged.disconnect(self._refresh)
        self._stack = self._session.edits.undo_stack()
        if self._stack is not None:
            self._stack.indexChanged.connect(self._refresh)

    @Slot(object)
    def _export_progress(self, progress: Progress | None) -> None:
        self._exporting = progress is not None
        self._refresh()

    @Slot(object)
    def show_menu(self, place: QPoint) -> None:
        """Show what can be done with the selected objects, at a place of the screen."""
        if self._session.selection.ids():
            show_annotation_menu(
                self._window,
                self._actions,
                self._session.categories.listed(),
                partial(self._session.edits.relabel, None),
                place,
            )
