"""Why the masks are what they are: every step of the last run, text by text."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from carnn_desktop.contracts.results import Trace, TraceStep
from carnn_desktop.runs.requests import RunSummary
from carnn_desktop.services.events import TraceChanged
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.look.layouts import (
    in_column,
    in_row,
    make_bold,
    named,
    scroll_area,
    stretch_column,
)
from carnn_desktop.ui.look.qimage import indexed_image
from carnn_desktop.ui.look.recalled import recalled_text
from carnn_desktop.ui.look.theme import tones
from carnn_desktop.ui.look.told import shown_number

_MAP_HEIGHT = 40
_HEAD_HEIGHT = 26
_WIDEST = 480  # of a column, pixels
_SIDE = (240, 400)  # least and greatest width of the text beside the tree, pixels
_HEAT = [
    QColor.fromHsvF(0.62 - 0.5 * level / 255, 0.85, 0.25 + 0.75 * level / 255).rgb()
    for level in range(256)
]


class TracePanel(QWidget):
    """Steps as a tree; beside it what competed as background, and where the time went."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree = named(QTreeWidget(self), self.tr("Steps of the last run"))
        self._tree.setHeaderLabels(
            [self.tr("Text"), self.tr("Score"), self.tr("Decision"), self.tr("Map")]
        )
        self._tree.setIconSize(QSize(_MAP_HEIGHT * 2, _MAP_HEIGHT))
        self._tree.setAlternatingRowColors(True)
        self._tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        stretch_column(self._tree.header(), 4, 2)
        self._tree.header().setMaximumSectionSize(_WIDEST)
        self._about = QLabel(self)
        self._about.setWordWrap(True)
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._holder = holder = QWidget(self)
        self._side = in_column(self._about, 1, parent=holder, margins=(0, 0, 6, 0), spacing=8)
        told = self.tr("What the last run kept, and where its time went")
        self._area = side = scroll_area(holder, told, self)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setMinimumWidth(_SIDE[0])
        side.setMaximumWidth(_SIDE[1])
        in_row((self._tree, 3), (side, 1), parent=self, margins=6, spacing=10)
        self._tree.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self._session = session
        self._shown: TraceChanged | None = None
        session.trace_changed.connect(self._trace_changed)
        session.project_closed.connect(self._clear)
        self._clear()

    def add_side(self, widget: QWidget) -> None:
        """Put a widget below what is told of the run."""
        self._side.insertWidget(1, widget)
        self._make_room()

    def _make_room(self) -> None:
        """Let the text be as wide as the buttons below it, whatever language and font."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        wanted = self._holder.minimumSizeHint().width() + bar
        self._area.setMinimumWidth(max(_SIDE[0], wanted))
        self._area.setMaximumWidth(max(_SIDE[1], wanted))

    @Slot()
    @Slot(object)
    def _clear(self, _event: object = None) -> None:
        self._shown = None
        self._tree.clear()
        self._about.setText(
            self.tr("After a run this shows, step by step, which texts were kept and why.")
        )

    @Slot(object)
    def _trace_changed(self, changed: TraceChanged) -> None:
        if changed.trace is None:
            self._clear()
            return
        self._shown = changed
        self._tree.clear()
        last = len(changed.trace.steps)
        for number, step in enumerate(changed.trace.steps, 1):
            self._add_step(number, step, is_last=number == last)
        self._about.setText(self._told(changed.trace, changed.summary))
        self._tree.scrollToTop()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the decisions from the new palette."""
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            self._trace_changed(self._shown)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_area"):
            self._make_room()
        super().changeEvent(event)

    def _threshold(self) -> float | None:
        """Return the smallest score of the run, where an annotation of the image remembers it."""
        document = self._session.images.document()
        for annotation in reversed(document.annotations) if document is not None else ():
            value = annotation.provenance.run.settings.get("confidence_threshold")
            if isinstance(value, float):
                return value
        return None

    def _add_step(self, number: int, step: TraceStep, *, is_last: bool) -> None:
        head = QTreeWidgetItem(
            [
                self.tr("Step {number}").format(number=number),
                "",
                self.tr("{kept} of {total} texts kept").format(
                    kept=len(step.kept), total=len(step.texts)
                ),
            ]
        )
        make_bold(head)
        head.setSizeHint(0, QSize(0, _HEAD_HEIGHT))
        self._tree.addTopLevelItem(head)
        for place in sorted(range(len(step.texts)), key=lambda i: -step.scores[i]):
            words, color = self._decision(step, place, is_last=is_last)
            row = QTreeWidgetItem(
                [step.texts[place], shown_number(step.scores[place], ".2f"), words]
            )
            row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.setForeground(2, color)
            row.setIcon(3, _map_icon(step.thumbnails[place]))
            head.addChild(row)
        head.setExpanded(True)

    def _decision(self, step: TraceStep, place: int, *, is_last: bool) -> tuple[str, QColor]:
        tone = tones(self.palette())
        if step.forced == place:
            return self.tr("! forced: no text passed, this one came nearest"), tone.attention
        if place in step.kept:
            if is_last:
                return self.tr("✓ kept to the end"), tone.good
            return self.tr("✓ kept for the next step"), tone.good
        threshold = self._threshold()
        if threshold is None or step.scores[place] > threshold:
            return self.tr("✕ dropped: its mask does not look like it enough"), tone.bad
        return (
            self.tr("✕ dropped: {score} is below the smallest score {threshold}").format(
                score=shown_number(step.scores[place], ".2f"),
                threshold=shown_number(threshold, ".2f"),
            ),
            tone.bad,
        )

    def _told(self, trace: Trace, summary: RunSummary | None) -> str:
        lines = [
            self._line(self.tr("Kept"), ", ".join(trace.kept) or self.tr("nothing")),
        ]
        if summary is not None and summary.dropped:
            lines.append(self._line(self.tr("Dropped"), ", ".join(summary.dropped)))
        struck = [f"<s>{_escaped(word)}</s>" for word in trace.removed_background]
        words = ", ".join((*struck, *map(_escaped, trace.background_words))) or self.tr("none")
        head = self.tr("Background words")
        lines.append(f"<b>{_escaped(head)}:</b> {words}")
        if summary is not None and summary.seconds:
            where = f"{summary.device.upper()} {summary.dtype}".strip()
            stages = ", ".join(
                f"{stage} {shown_number(seconds, '.2f')}" for stage, seconds in summary.timings
            )
            lines.append(
                self._line(
                    self.tr("Time"), f"{shown_number(summary.seconds, '.2f')} s, {where} ({stages})"
                )
            )
        lines.extend(_escaped(recalled_text(note)) for note in trace.notes)
        return "".join(f"<p style='margin:0 0 5px 0'>{line}</p>" for line in lines)

    @staticmethod
    def _line(head: str, text: str) -> str:
        return f"<b>{_escaped(head)}:</b> {_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _map_icon(values: NDArray[np.uint8]) -> QIcon:
    image = indexed_image(np.ascontiguousarray(values), _HEAT).copy()
    return QIcon(
        QPixmap.fromImage(image).scaledToHeight(
            _MAP_HEIGHT, Qt.TransformationMode.SmoothTransformation
        )
    )
