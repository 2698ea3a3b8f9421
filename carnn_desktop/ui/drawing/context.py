"""What all drawing tools need: the open photo, the selection, and the way into the document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QPointF, QRectF, Slot
from PySide6.QtGui import QColor

from carnn_desktop.annotations import drawing, masks
from carnn_desktop.annotations.corners import Corners
from carnn_desktop.annotations.edit_result import EditResult
from carnn_desktop.annotations.model import Annotation, Category, ImageDocument, Mask
from carnn_desktop.contracts.clock import utc_now
from carnn_desktop.services.events import Notice
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.canvas.canvas import Canvas
from carnn_desktop.ui.canvas.colors import category_color
from carnn_desktop.ui.drawing.options import DrawingOptions, Target
from carnn_desktop.ui.drawing.overlay import ToolOverlay
from carnn_desktop.ui.shell.dialogs import Dialogs

_NEW, _TAKEN = QColor("#ffb000"), QColor("#ffffff")


class DrawingContext(QObject):
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
        session.categories_changed.connect(self._categories_changed)

    # What there is --------------------------------------------------------------------------------

    def document(self) -> ImageDocument | None:
        """The open document."""
        return self.session.images.document()

    def selected(self) -> list[Annotation]:
        """The selected annotations in z-order."""
        document, chosen = self.document(), set(self.session.selection.ids())
        return [r for r in document.annotations if r.id in chosen] if document is not None else []

    def target(self) -> Annotation | None:
        """The annotation that strokes add to: the only selected one, unless it is rejected."""
        chosen = self.selected()
        return chosen[0] if len(chosen) == 1 and chosen[0].state != "rejected" else None

    def color(self, target: Target) -> QColor:
        """The colour of what is drawn: of the annotation that it adds to, else of the class that
        it will get; white for what it takes away.
        """
        if target == "cut":
            return _TAKEN
        annotation = self.target() if target == "add" else None
        if annotation is None:
            category = self.session.categories.current()
            return category_color(category, category.id) if category is not None else _NEW
        number = annotation.category_id
        return category_color(self.session.categories.get(number), number)

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

    def finish(
        self,
        mask: Mask,
        target: Target,
        text: str,
        *,
        corners: Sequence[Corners] = (),
        is_box: bool = False,
    ) -> None:
        """Make of a drawn mask what ``target`` says; a new object needs a class.

        corners, is_box : that it was drawn with; a new object keeps them
        """
        if not mask.pixels.size or self.document() is None:
            return
        annotation = self.target()
        protect = self.options.protect
        if target == "cut":
            self._cut(mask, text)
        elif target == "add" and annotation is not None:
            self.edit(lambda doc: drawing.add_to(doc, annotation.id, mask, protect=protect), text)
        elif target == "add":
            self.tell(self.tr("Select the object to add to first."))
        else:
            self.with_category(lambda: self._draw(mask, text, corners=corners, is_box=is_box))

    def with_category(self, do: Callable[[], None]) -> None:
        """Do it once there is a class; ask for the first one's name when there is none.

        What was looked for last, and not found, is most likely what is drawn by hand.
        """
        if self.session.categories.current() is not None:
            do()
            return
        asked = self.session.runs.looked_for()
        name = self._dialogs.ask_name(self.tr("Class of the new object"), asked)
        if name:
            self._waiting = do
            self.session.categories.ensure(name)

    def _draw(self, mask: Mask, text: str, **drawn_with: Any) -> None:
        category = self.session.categories.current()
        if category is not None:
            protect, number = self.options.protect, category.id
            self.edit(
                lambda doc: drawing.draw_annotation(
                    doc, number, mask, now=utc_now(), protect=protect, **drawn_with
                ),
                text,
            )

    def _cut(self, mask: Mask, text: str) -> None:
        document = self.document()
        chosen = self.selected()
        if not chosen and document is not None:
            chosen = [r for r in document.annotations if masks.overlap_area(r.mask, mask)]
        ids = [annotation.id for annotation in chosen if annotation.state != "rejected"]
        if not ids:
            self.tell(self.tr("There is no object to take from."))
            return

        def cut(document: ImageDocument) -> EditResult:
            result = EditResult(document, (0, 0, 0, 0))
            for annotation_id in ids:
                result = drawing.take_from(result.document, annotation_id, mask)
            return drawing.as_one_step(document, result.document)

        self.edit(cut, text)

    @Slot(object)
    def _categories_changed(self, categories: tuple[Category, ...]) -> None:
        if categories and self._waiting is not None:
            do, self._waiting = self._waiting, None
            do()
