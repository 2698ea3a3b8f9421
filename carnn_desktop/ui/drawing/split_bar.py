"""Split into objects: shown at once with their number, kept by Enter, taken back by Esc."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from carnn_desktop.annotations import drawing
from carnn_desktop.annotations.edit_result import EditResult
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.ui.drawing.context import DrawingContext
from carnn_desktop.ui.drawing.floating import FloatingBar
from carnn_desktop.ui.look.layouts import make_bold


class SplitBar(FloatingBar):
    """What is shown is in the document already, as one undo step."""

    def __init__(self, host: QWidget, context: DrawingContext) -> None:
        super().__init__(host)
        self._context = context
        self._before: ImageDocument | None = None
        self._after: ImageDocument | None = None
        self._chosen: tuple[str, ...] = ()
        self._count = QLabel(self)
        make_bold(self._count)
        hint = QLabel(self.tr("Enter keeps them, Esc takes it back"), self)
        undo = QPushButton(self.tr("As it was"), self)
        keep = QPushButton(self.tr("Keep"), self)
        for widget in (self._count, hint, undo, keep):
            self.row.addWidget(widget)
        undo.clicked.connect(self.take_back)
        keep.clicked.connect(self.close_bar)
        context.session.document_changed.connect(self._document_changed)
        self.setAccessibleName(self.tr("Split into objects"))

    def split(self) -> None:
        """Split the selected objects and say how many there are now."""
        self.close_bar()
        document, chosen = self._context.document(), self._context.selected()
        ids = [annotation.id for annotation in chosen]
        if document is None or not ids:
            return

        sizes = self._context.session.learning.sizes()

        def change(before: ImageDocument) -> EditResult:
            return drawing.split_parts(before, ids, sizes)

        if not self._context.edit(change, self.tr("Split into parts")):
            return
        self._before, self._chosen = document, tuple(ids)
        self._after = self._context.document()
        added = 0 if self._after is None else len(self._after.annotations)
        count = added - len(document.annotations) + len(ids)
        self._count.setText(self.tr("{count} objects").format(count=count))
        self.show()
        self.place()

    @Slot()
    @Slot(object)
    def close_bar(self, _event: object = None) -> None:
        """Keep what is shown."""
        self._before = self._after = None
        if self.isVisible():
            self.hide()
            self._context.canvas.setFocus()

    @Slot()
    def take_back(self) -> None:
        """Make one object of the parts again, and select it."""
        if self._after is not None and self._after is self._context.document():
            self._after = None
            self._context.session.edits.undo()
            self._context.session.selection.select(self._chosen)
        self.close_bar()

    def key(self, key: str) -> bool:
        """Enter keeps, Esc takes back."""
        if not self.isVisible() or key not in ("Return", "Esc"):
            return False
        if key == "Esc":
            self.take_back()
        self.close_bar()
        return True

    @Slot(object)
    def _document_changed(self, _change: object) -> None:
        """Go away once something else is done: what was split is kept then."""
        if self._after is not None and self._context.document() is not self._after:
            self.close_bar()
