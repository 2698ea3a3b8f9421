"""Smooth and simplify with sliders: seen at once, reversible, with the overlap that it costs."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from carnn_desktop.annotations import drawing, edits, mask_tools, masks
from carnn_desktop.annotations.edit_result import EditResult
from carnn_desktop.annotations.model import ImageDocument, Mask
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.ui.drawing.context import DrawingContext
from carnn_desktop.ui.drawing.floating import FloatingBar
from carnn_desktop.ui.look.told import filled

_PER_PIXEL = 2  # slider steps
_LONGEST = 20 * _PER_PIXEL


class SimplifyBar(FloatingBar):
    """All moves of the sliders are one undo step; at zero the masks are what they were."""

    def __init__(self, host: QWidget, context: DrawingContext) -> None:
        super().__init__(host)
        self._context = context
        self._before: dict[str, Mask] = {}
        self._serial = 0
        self._smooth = self.add_slider(self.tr("Smooth"), (0, _LONGEST), width=150)
        self._simple = self.add_slider(self.tr("Simplify"), (0, _LONGEST), width=150)
        self._cost = QLabel(self)
        self._cost.setMinimumWidth(self._cost.fontMetrics().horizontalAdvance("0" * 34))
        self._cost.setToolTip(
            self.tr("Corners of the drawn outline; an exact export follows the pixels' edges.")
        )
        done = QPushButton(self.tr("Done"), self)
        undo = QPushButton(self.tr("As it was"), self)
        self.row.addWidget(self._cost)
        self.row.addWidget(undo)
        self.row.addWidget(done)
        done.clicked.connect(self.close_bar)
        undo.clicked.connect(self._reset)
        for slider in (self._smooth, self._simple):
            slider.valueChanged.connect(self._changed)
        self.setAccessibleName(self.tr("Smooth and simplify"))

    def open_bar(self) -> None:
        """Begin with the selected objects."""
        chosen = [
            annotation for annotation in self._context.selected() if annotation.state != "rejected"
        ]
        if not chosen:
            return
        self._before = {annotation.id: annotation.mask for annotation in chosen}
        self._serial += 1
        self._set(0)
        self._tell()
        self.show()
        self.place()
        self._simple.setFocus()

    @Slot()
    @Slot(object)
    def close_bar(self, _event: object = None) -> None:
        """Keep what is shown."""
        if self.isVisible():
            self._before = {}
            self.hide()
            self._context.canvas.setFocus()

    def key(self, key: str) -> bool:
        """Enter keeps, Esc goes back."""
        if not self.isVisible() or key not in ("Return", "Esc"):
            return False
        if key == "Esc":
            self._reset()
        self.close_bar()
        return True

    def _set(self, value: int) -> None:
        for slider in (self._smooth, self._simple):
            with QSignalBlocker(slider):
                slider.setValue(value)

    @Slot()
    def _reset(self) -> None:
        self._set(0)
        self._changed()

    @Slot()
    def _changed(self) -> None:
        before = dict(self._before)
        radius, tolerance = (slider.value() / _PER_PIXEL for slider in (self._smooth, self._simple))

        def change(document: ImageDocument) -> EditResult:
            result = document
            for annotation_id, mask in before.items():
                made = mask_tools.smoothed(mask, radius / 2) if radius else mask
                made = mask_tools.simplified(made, tolerance)[0] if tolerance else made
                if not made.pixels.size:
                    raise CarnnError(
                        Told("Nothing would be left of the object."), Told("Choose less.")
                    )
                result = edits.replace_mask(result, annotation_id, made).document
            return drawing.as_one_step(document, result)

        key = ("simplify", self._serial)
        self._context.session.edits.apply(change, self.tr("Smooth and simplify"), merge_key=key)
        self._tell()

    def _tell(self) -> None:
        """Show the corners that are left and the overlap with what was."""
        document = self._context.document()
        if document is None:
            return
        now = {annotation.id: annotation.mask for annotation in document.annotations}
        pairs = [(mask, now[key]) for key, mask in self._before.items() if key in now]
        overlap = min((masks.mask_iou(one, two) for one, two in pairs), default=1.0)
        tolerance = self._simple.value() / _PER_PIXEL
        corners = sum(mask_tools.simplified(mask, tolerance)[1] for mask in self._before.values())
        text = self.tr("{corners} corners, overlap {overlap:.3f}")
        self._cost.setText(filled(text, corners=corners, overlap=overlap))
