"""What the actions on masks do with the selected objects."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from carnn_desktop.annotations import drawing, edits, mask_tools, masks
from carnn_desktop.annotations.edit_result import EditResult
from carnn_desktop.annotations.model import Annotation, ImageDocument, Mask
from carnn_desktop.contracts.clock import utc_now
from carnn_desktop.ui.drawing.action_table import NUDGES
from carnn_desktop.ui.drawing.attributes import AttributesDialog
from carnn_desktop.ui.drawing.context import DrawingContext
from carnn_desktop.ui.shell.workbench import Workbench

ISLAND_SHARE = 0.05
"""Parts below this share of the largest part's area are islands."""


_Walk = tuple[tuple[str, ...], ImageDocument, ImageDocument, int, int]
"""Moves by arrow keys: which objects, the document before them and after, how far right, down."""


class MaskActions(QObject):
    """Binds the actions; each is one undoable step."""

    def __init__(self, bench: Workbench, context: DrawingContext) -> None:
        super().__init__(bench.window)
        self._bench, self._context = bench, context
        self._copied: tuple[Annotation, ...] = ()
        self._carried: tuple[Annotation, ...] = ()
        self._drag = 0
        self._walk: _Walk | None = None
        on = bench.on
        on("copy", self.copy)
        on("paste", self.paste)
        on("paste_next", self.carry)
        on("duplicate", self.duplicate)
        on("select_all", self.select_all)
        on("fill_holes", self.fill_holes)
        on("remove_islands", self.remove_islands)
        on("join", partial(self._edit, drawing.join, self.tr("Join")))
        on("subtract", partial(self._edit, drawing.subtract, self.tr("Subtract")))
        on("crowd", self.toggle_crowd)
        on("attributes", self.edit_attributes)
        for name, where in (
            ("raise", "up"),
            ("lower", "down"),
            ("to_top", "top"),
            ("to_bottom", "bottom"),
        ):
            on(name, partial(self._reorder, where))
        for name, right, down in NUDGES:
            on(name, partial(self._nudge, right, down))
        bench.session.image_opened.connect(self._image_opened)

    def copy(self) -> None:
        """Keep the selected objects for pasting."""
        self._copied = tuple(self._context.selected())

    def paste(self) -> None:
        """Put the kept objects into this image, as proposals."""
        if not self._copied:
            self._context.tell(
                self.tr("Nothing is copied yet. Select objects and copy them first.")
            )
            return
        self._paste(self._copied, self.tr("Paste"))

    def duplicate(self) -> None:
        """Put copies beside the selected objects."""
        chosen = self._context.selected()
        self._paste(chosen, self.tr("Duplicate"), offset=drawing.COPY_OFFSET)

    def carry(self) -> None:
        """Go to the next image, and put the selected objects there."""
        self._carried = self._copied = tuple(self._context.selected())
        if self._carried and not self._bench.session.images.open_next():
            self._carried = ()
            self._context.tell(self.tr("This is the last image."))

    def select_all(self) -> None:
        """Select everything that is not rejected."""
        document = self._context.document()
        if document is not None:
            self._bench.session.selection.select(
                r.id for r in document.annotations if r.state != "rejected"
            )

    def fill_holes(self) -> None:
        """Fill the holes of the selected masks."""
        self._edit(
            lambda doc, ids: drawing.change_masks(doc, ids, masks.fill_holes), self.tr("Fill holes")
        )

    def remove_islands(self) -> None:
        """Drop the small parts of the selected masks."""
        change = partial(mask_tools.without_islands, share=ISLAND_SHARE)
        self._edit(
            lambda doc, ids: drawing.change_masks(doc, ids, change), self.tr("Remove islands")
        )

    def toggle_crowd(self) -> None:
        """Mark the selected objects as crowds, or as single ones when all are crowds."""
        chosen = self._context.selected()
        on = not all(annotation.iscrowd for annotation in chosen)
        text = self.tr("Mark as crowd") if on else self.tr("Mark as single")
        self._edit(lambda doc, ids: edits.mark(doc, ids, iscrowd=on), text)

    def edit_attributes(self) -> None:
        """Ask for names and values."""
        chosen = self._context.selected()
        if not chosen:
            return
        dialog = AttributesDialog(chosen[0].attributes, len(chosen), self._bench.window)
        if dialog.exec():
            attributes = dialog.attributes()
            # as text: 1 and true are equal values
            if any(repr(dict(annotation.attributes)) != repr(attributes) for annotation in chosen):
                self._edit(
                    lambda doc, ids: edits.mark(doc, ids, attributes=dict(attributes)),
                    self.tr("Attributes"),
                )
        dialog.deleteLater()

    def _change(self, change: Callable[[Mask], Mask], text: str) -> None:
        self._edit(lambda doc, ids: drawing.change_masks(doc, ids, change), text)

    def _edit(self, change: Callable[[ImageDocument, list[str]], EditResult], text: str) -> None:
        ids = [annotation.id for annotation in self._context.selected()]
        if ids:
            self._context.edit(lambda document: change(document, ids), text)

    def _reorder(self, where: str) -> None:
        self._edit(lambda doc, ids: drawing.reorder(doc, ids, where), self.tr("Order"))

    def _nudge(self, right: int, down: int) -> None:
        """Move the selected objects by pixels; presses in a row are one step from one start.

        So what an edge or a neighbour cut off comes back on the way back.
        """
        document, ids = self._context.document(), tuple(r.id for r in self._context.selected())
        if document is None or not ids:
            return
        walk = self._walk
        if walk is None or walk[0] != ids or walk[2] is not document:
            self._drag += 1
            walk = (ids, document, document, 0, 0)
        _, start, _, gone_right, gone_down = walk
        right, down = gone_right + right, gone_down + down
        protect = self._context.options.protect

        def move(before: ImageDocument) -> EditResult:
            moved = drawing.move(start, ids, right, down, protect=protect)
            return drawing.as_one_step(before, moved.document)

        key = ("nudge", self._drag)
        if self._bench.session.edits.apply(move, self.tr("Move"), merge_key=key):
            here = self._context.document()
            self._walk = (ids, start, here, right, down) if here is not None else None

    def _paste(
        self, annotations: tuple[Annotation, ...] | list[Annotation], text: str, offset: int = 0
    ) -> None:
        document = self._context.document()
        if document is None or not annotations:
            return
        before = {annotation.id for annotation in document.annotations}
        if self._context.edit(
            lambda doc: drawing.paste(doc, annotations, now=utc_now(), offset=offset), text
        ):
            after = self._context.document()
            if after is not None:
                self._bench.session.selection.select(
                    r.id for r in after.annotations if r.id not in before
                )

    @Slot(object)
    def _image_opened(self, _event: object) -> None:
        carried, self._carried = self._carried, ()
        if carried:
            self._paste(carried, self.tr("Copy from the image before"))
