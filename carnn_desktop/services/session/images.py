"""The images of the open folder: the list, and the one that is shown.

Photo and document are read beside the GUI thread, the newest wish wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from carnn_desktop.annotations.merging import fitted
from carnn_desktop.annotations.model import ImageDocument, ImageRef
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.results import Trace
from carnn_desktop.contracts.texts import Together, Told
from carnn_desktop.photos.images import DecodedImage
from carnn_desktop.project.project import CorruptDocument, Project
from carnn_desktop.runs.summary import summary_of_trace
from carnn_desktop.services.events import (
    ImageFailed,
    Notice,
    OpenedImage,
    TraceChanged,
)
from carnn_desktop.services.inference.mailbox import explain
from carnn_desktop.services.session.state import OpenProject, SessionContext
from carnn_desktop.services.storage.loading import LoadedImage


@dataclass(slots=True, eq=False)
class _Opening:
    """An image on its way to the canvas; photo and document come in either order."""

    project: OpenProject
    image_id: int
    loaded: LoadedImage | None = None
    document: ImageDocument | None = None
    trace: Trace | None = None
    damage: Notice | None = None


_Stored = tuple[ImageDocument | CarnnError, Trace | None, Notice | None]
"""What the project file has of an image, its last trace, and what of it cannot be read."""


class Images(QObject):
    """A part of the session. ``settled`` tells that an image is no longer on its way."""

    settled = Signal(object)  # image id

    def __init__(self, context: SessionContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._opening: _Opening | None = None

    def listed(self) -> Sequence[ImageRef]:
        """All images of the folder in file order; cheap, do not keep it across changes."""
        return () if self._context.project is None else tuple(self._context.project.images.values())

    def get(self, image_id: int) -> ImageRef:
        """The list entry of one image; KeyError when there is none."""
        if self._context.project is None:
            raise KeyError(image_id)
        return self._context.project.images[image_id]

    def set_order(self, image_ids: Sequence[int] | None) -> None:
        """Order in which ``open_next`` walks (a sorted or filtered list); None = file order."""
        if self._context.project is not None:
            self._context.project.set_order(image_ids)

    def order(self) -> Sequence[int]:
        """Image ids in the order in which one walks through them; do not change it."""
        return () if self._context.project is None else self._context.project.order

    def novelty(self, image_id: int) -> float | None:
        """How unlike the photos that teach an image is, 0..1; None: it was not looked at since."""
        project = self._context.project
        return None if project is None else project.novelty.get(image_id)

    def document(self) -> ImageDocument | None:
        """The open document."""
        return self._context.current()

    def current(self) -> ImageRef | None:
        """The list entry of the open image."""
        project, image_id = self._context.project, self._context.current_id
        return None if project is None or image_id is None else project.images.get(image_id)

    # Opening --------------------------------------------------------------------------------------

    def open(self, image_id: int) -> None:
        """Show an image; ``image_opened`` or ``image_failed`` of the session follows.

        An image that is still on its way is given up for it.
        """
        project = self._context.project
        path = project.path_of(image_id) if project is not None else None
        if project is None or path is None:
            self._context.say("warning", Told("This image is no longer in the folder."))
            return
        self.give_up()
        opening = _Opening(project, image_id)
        self._opening = opening
        self._context.opening_id = image_id
        project.store.submit(
            partial(_read, image_id), partial(self._read, opening), partial(self._failed, opening)
        )
        self._context.loader.load(
            path, partial(self._decoded, opening), partial(self._unreadable, opening)
        )

    def open_next(self, step: int = 1) -> bool:
        """Show the next (1) or previous (-1) image; False at the end of the list."""
        project = self._context.project
        return project is not None and self._go(project.neighbour(self._here(), step))

    def open_next_unreviewed(self, step: int = 1) -> bool:
        """Show the next image that is not done, around the end; False when all are."""
        project = self._context.project
        return project is not None and self._go(project.next_unreviewed(self._here(), step))

    def open_first(self, image_id: int = 0) -> None:
        """Show an image, 0 = the first one, unless one is shown or on its way."""
        if self._here() is not None:
            return
        project = self._context.project
        if project is not None and image_id in project.images:
            self.open(image_id)
        else:
            self.open_next()

    def give_up(self) -> None:
        """Forget the image that is on its way."""
        opening, self._opening = self._opening, None
        self._context.opening_id = None
        if opening is not None:
            self.settled.emit(opening.image_id)

    def _go(self, image_id: int | None) -> bool:
        if image_id is not None:
            self.open(image_id)
        return image_id is not None

    def _here(self) -> int | None:
        """The image one walks on from: the one on its way, else the open one."""
        context = self._context
        return context.current_id if context.opening_id is None else context.opening_id

    def _read(self, opening: _Opening, stored: _Stored) -> None:
        if opening is not self._opening:
            return
        document, opening.trace, damage = stored
        # What was edited and is not on disk yet is newer than what was read.
        live = opening.project.history.get(opening.image_id)
        unsaved = opening.project.autosaver.unsaved(opening.image_id)
        newest = live.document if live is not None else unsaved or document
        if isinstance(newest, CarnnError):
            self._failed(opening, newest)
            return
        if newest is document:
            opening.damage = damage
        opening.document = newest
        self._finish(opening)

    def _decoded(self, opening: _Opening, loaded: LoadedImage) -> None:
        if opening is self._opening:
            opening.loaded = loaded
            self._finish(opening)

    def _unreadable(self, opening: _Opening, error: Exception) -> None:
        if opening is self._opening:
            ref = opening.project.images[opening.image_id]
            reason = explain(error)[0]
            if ref.state in ("new", "failed"):
                self._context.update_image(
                    opening.project, opening.image_id, state="failed", reason=reason
                )
            self._failed(opening, error)

    def _failed(self, opening: _Opening, error: Exception) -> None:
        if opening is not self._opening:
            return
        self._opening = None
        context = self._context
        context.opening_id = None
        context.current_id = opening.image_id
        context.opened = None
        context.selection = ()
        context.signals.selection_changed.emit(())
        context.signals.image_failed.emit(ImageFailed(opening.image_id, *explain(error)))
        self.settled.emit(opening.image_id)

    def _finish(self, opening: _Opening) -> None:
        if opening.loaded is None or opening.document is None:
            return
        decoded = opening.loaded.decoded
        ref = opening.project.images.get(opening.image_id)
        if ref is None:
            self.give_up()
            return
        try:
            document = fitted(opening.document, decoded.width, decoded.height)
        except CarnnError as error:
            self._failed(opening, error)
            return
        if document.state == "failed":  # it can be read now
            document = replace(document, state="new")
        ref = self._note_file(opening.project, ref, document, decoded)
        live = opening.project.history.open(document)
        self._opening = None
        context = self._context
        context.opening_id = None
        context.current_id = opening.image_id
        context.selection = ()
        context.opened = OpenedImage(
            image_id=opening.image_id,
            ref=ref,
            pixels=decoded.pixels,
            pyramid=opening.loaded.pyramid,
            document=live.document,
            notes=tuple(decoded.notes),
        )
        context.signals.image_opened.emit(context.opened)
        if opening.damage is not None and live.document is document:
            context.signals.notice.emit(opening.damage)
        context.signals.selection_changed.emit(())
        trace = opening.trace
        summary = None if trace is None else summary_of_trace(trace)
        context.signals.trace_changed.emit(TraceChanged(opening.image_id, trace, summary))
        self.settled.emit(opening.image_id)
        self._prefetch(opening.project, opening.image_id)

    def _note_file(
        self, project: OpenProject, ref: ImageRef, document: ImageDocument, decoded: DecodedImage
    ) -> ImageRef:
        """Keep what was learnt of the file; say so when it is not the one that was annotated."""
        if ref.sha256 and ref.sha256 != decoded.sha256 and document.annotations:
            self._context.say(
                "warning",
                Told("{path} was changed since it was annotated.", path=ref.path),
                Told("Check that the masks still fit."),
            )
        return self._context.note_photo(project, ref, decoded, document.state)

    def _prefetch(self, project: OpenProject, image_id: int) -> None:
        following = project.neighbour(image_id, 1)
        path = project.path_of(following) if following is not None else None
        if path is not None:
            self._context.loader.prefetch(path)


def _read(image_id: int, project: Project) -> _Stored:
    """Read in the storage thread; a trace that cannot be read is no reason not to open."""
    document: ImageDocument | CarnnError
    damage = None
    try:
        document = project.documents.load(image_id)
    except CorruptDocument as error:
        document, lost = project.documents.load_readable(image_id)
        damage = _damage(error, len(document.annotations), lost)
    except CarnnError as error:
        document = error.with_traceback(None)
    try:
        trace = project.documents.load_trace(image_id)
    except CarnnError:
        trace = None
    return document, trace, damage


def _damage(error: CorruptDocument, kept: int, lost: int) -> Notice:
    """Tell what became of a damaged document: told, not lost."""
    found = Told("Nothing of them can be read.")
    if kept:
        found = Told(
            "{kept} of {total} objects can be read and are shown; review them again.",
            kept=kept,
            total=kept + lost,
        )
    return Notice("error", Together((error.reason, found)), error.remedy)
