"""What all drawing tools need: the open photo, the selection, and the way into the document."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, Slot
from PySide6.QtGui import QColor

from carnn_desktop.annotations import drawing, masks
from carnn_desktop.annotations.edit_result import EditResult
from carnn_desktop.annotations.model import Concept, ImageDocument, Mask, Region
from carnn_desktop.contracts.clock import utc_now
from carnn_desktop.services.events import Notice
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.canvas.canvas import Canvas
from carnn_desktop.ui.canvas.colors import concept_color
from carnn_desktop.ui.drawing.options import DrawingOptions, Target
from carnn_desktop.ui.drawing.overlay import ToolOverlay
from carnn_desktop.ui.shell.dialogs import Dialogs

_NEW = QColor("#ffb000")


class DrawingDesk(QObject):
    """Turns what a tool drew into one undoable step of the session."""

    def __init__(
        self, session: Session, canvas: Canvas, dialogs: Dialogs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.canvas = canvas
        self.options = DrawingOptions(self)
        self.overlay = ToolOverlay()
        self._dialogs = dialogs
        self._waiting: Callable[[], None] | None = None
        canvas.view.scene().addItem(self.overlay)
        session.concepts_changed.connect(self._concepts_changed)

    # What there is --------------------------------------------------------------------------------

    def document(self) -> ImageDocument | None:
        """The open document."""
        return self.session.images.document()

    def selected(self) -> list[Region]:
        """The selected regions in z-order."""
        document, chosen = self.document(), set(self.session.selection.ids())
        return [r for r in document.regions if r.id in chosen] if document is not None else []

    def target(self) -> Region | None:
        """The region that strokes add to: the only selected one, unless it is rejected."""
        chosen = self.selected()
        return chosen[0] if len(chosen) == 1 and chosen[0].state != "rejected" else None

    def color(self) -> QColor:
        """The colour of what is drawn now: of the region it goes to, else of the class."""
        region = self.target()
        concept = self.session.categories.current()
        if region is not None:
            return concept_color(self.session.categories.get(region.concept_id), region.concept_id)
        return concept_color(concept, concept.id) if concept is not None else _NEW

    def scale(self) -> float:
        """Screen pixels per image pixel."""
        return self.canvas.view.scale_factor

    def repaint(self, rect: QRectF | None = None, *, margin: float = 10.0) -> None:
        """Repaint the overlay, or a part with ``margin`` screen pixels around it."""
        if rect is None:
            self.overlay.update()
        else:
            room = margin / max(self.scale(), 1e-6)
            self.overlay.update(rect.adjusted(-room, -room, room, room))

    def near(self, one: QPointF, other: QPointF, pixels: float) -> bool:
        """Tell whether two places are within so many screen pixels."""
        away = (one - other) * self.scale()
        return away.x() ** 2 + away.y() ** 2 <= pixels * pixels

    def tell(self, text: str, remedy: str = "") -> None:
        """Say something in the window's notice bar."""
        self.session.notice.emit(Notice("info", text, remedy))

    # What tools do --------------------------------------------------------------------------------

    def edit(self, change: Callable[[ImageDocument], EditResult], text: str) -> bool:
        """Do an edit as one step; select what is new by it."""
        return self.session.edits.apply(change, text, select_new=True)

    def finish(self, mask: Mask, target: Target, text: str) -> None:
        """Make of a drawn mask what ``target`` says; a new object needs a class."""
        if not mask.pixels.size or self.document() is None:
            return
        region = self.target()
        protect = self.options.protect
        if target == "cut":
            self._cut(mask, text)
        elif target == "add" and region is not None:
            self.edit(lambda doc: drawing.add_to(doc, region.id, mask, protect=protect), text)
        elif target == "add":
            self.tell(self.tr("Select the object to add to first."))
        else:
            self.with_concept(lambda: self._draw(mask, text))

    def with_concept(self, do: Callable[[], None]) -> None:
        """Do it once there is a class; ask for the first one's name when there is none."""
        if self.session.categories.current() is not None:
            do()
            return
        name = self._dialogs.ask_name(self.tr("Class of the new object"))
        if name:
            self._waiting = do
            self.session.categories.ensure(name)

    def _draw(self, mask: Mask, text: str) -> None:
        concept = self.session.categories.current()
        if concept is not None:
            protect, number = self.options.protect, concept.id
            self.edit(
                lambda doc: drawing.draw_region(doc, number, mask, now=utc_now(), protect=protect),
                text,
            )

    def _cut(self, mask: Mask, text: str) -> None:
        document = self.document()
        chosen = self.selected()
        if not chosen and document is not None:
            chosen = [r for r in document.regions if masks.overlap_area(r.mask, mask)]
        ids = [region.id for region in chosen if region.state != "rejected"]
        if not ids:
            self.tell(self.tr("There is no object to take from."))
            return

        def cut(document: ImageDocument) -> EditResult:
            result = EditResult(document, (0, 0, 0, 0))
            for region_id in ids:
                result = drawing.take_from(result.document, region_id, mask)
            return drawing.as_one_step(document, result.document)

        self.edit(cut, text)

    @Slot(object)
    def _concepts_changed(self, concepts: tuple[Concept, ...]) -> None:
        if concepts and self._waiting is not None:
            do, self._waiting = self._waiting, None
            do()
