"""The strip over the photo in which a phrase's candidates wait to be picked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from carnn_desktop.annotations.model import Annotation
from carnn_desktop.annotations.phrases import Choice
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.ui.look.layouts import in_column, in_row, make_bold
from carnn_desktop.ui.look.theme import tones
from carnn_desktop.ui.look.told import filled
from carnn_desktop.ui.phrases.card import CandidateCard, is_weak, picture_of

_MARGIN = 12
_SPACING = 6


class CandidateStrip(QWidget):
    """Lies at the bottom of ``host``, or at its top; hidden while nothing waits.

    seen : where in ``host`` the candidates are: the strip goes where it covers less of them
    picked : number from 1; refused : none of them; hovered : number, 0 = none
    """

    picked = Signal(object)
    refused = Signal()
    hovered = Signal(object)

    def __init__(self, host: QWidget, seen: Callable[[Sequence[Annotation]], QRect]) -> None:
        super().__init__(host)
        self._host, self._seen = host, seen
        self._annotations: tuple[Annotation, ...] = ()
        self._cards: list[CandidateCard] = []
        self._title = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        make_bold(self._title)
        self._hint = QLabel(self)
        self._none = QPushButton(self.tr("None of these"), self)
        self._none.setToolTip(self.tr("Reject all candidates of this phrase (key 0)"))
        self._none.clicked.connect(self.refused)
        head = in_row(self._title, (self._hint, 1), self._none, spacing=10)
        self._row = QHBoxLayout()
        self._row.setSpacing(_SPACING)
        in_column(head, self._row, parent=self, margins=(10, 8, 10, 10), spacing=8)
        self.setAccessibleName(self.tr("Candidates of the phrase"))
        host.installEventFilter(self)
        self.hide()

    def show_choice(self, choice: Choice | None, photo: RgbImage | None) -> None:
        """Show the candidates that wait on ``photo`` (H, W, 3), or nothing."""
        for card in self._cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        while self._row.count():
            self._row.takeAt(0)
        self.hovered.emit(0)
        if choice is None or photo is None:
            self.hide()
            return
        self._annotations = choice.annotations
        ratio = self.devicePixelRatioF()
        for number, annotation in enumerate(choice.annotations, 1):
            picture = picture_of(photo, annotation, ratio)
            card = CandidateCard(number, annotation, picture, self._words(number, annotation), self)
            card.clicked.connect(lambda _checked=False, n=number: self.picked.emit(n))
            card.hovered.connect(lambda on, n=number: self.hovered.emit(n if on else 0))
            self._cards.append(card)
            self._row.addWidget(card)
        self._row.addStretch(1)
        self._tell(choice)
        self.show()
        self.raise_()
        self._place()

    def cards(self) -> list[CandidateCard]:
        """The cards that are shown."""
        return list(self._cards)

    def _tell(self, choice: Choice) -> None:
        metrics = self._title.fontMetrics()
        text = metrics.elidedText(choice.phrase, Qt.TextElideMode.ElideMiddle, 260)
        self._title.setText(text)
        self._title.setToolTip(choice.phrase)
        forced = all(annotation.provenance.forced for annotation in choice.annotations)
        palette = self._hint.palette()
        tone = tones(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, tone.attention if forced else tone.muted)
        self._hint.setPalette(palette)
        if forced:
            self._hint.setText(self.tr("Nothing matches well enough; 1 takes the nearest anyway"))
        elif len(choice.annotations) == 1:
            self._hint.setText(self.tr("1 takes it, 0 refuses it"))
        else:
            last = min(9, len(choice.annotations))
            words = self.tr("1–{last} picks one, with Alt the others stay")
            self._hint.setText(words.format(last=last))

    def _words(self, number: int, annotation: Annotation) -> str:
        provenance = annotation.provenance
        lines = [
            filled(
                self.tr("Candidate {number}, score {score:.2f}"),
                number=number,
                score=provenance.score or 0.0,
            )
        ]
        if is_weak(annotation):
            lines.append(self.tr("below the threshold for phrases"))
        noun, background = provenance.contrast or (None, 0.0)
        if noun is not None:
            lines.append(filled(self.tr("against its head noun {share:.2f}"), share=noun))
        lines.append(filled(self.tr("against the background {share:.2f}"), share=background))
        return "\n".join(lines)

    # Place ----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the host."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        room = self._host.width() - 2 * _MARGIN
        count = max(1, len(self._cards))
        inner = room - 20 - (count - 1) * _SPACING
        for card in self._cards:
            card.setFixedSize(
                min(card.sizeHint().width(), max(40, inner // count)), card.sizeHint().height()
            )
        self._hint.setVisible(room > 480)
        size = self.sizeHint()
        width = min(max(size.width(), 300), room)
        below = self._host.height() - size.height() - _MARGIN
        at = QRect((self._host.width() - width) // 2, below, width, size.height())
        above = at.translated(0, _MARGIN - below)
        seen = self._seen(self._annotations)
        higher = _common_height(above, seen) < _common_height(at, seen)
        self.setGeometry(above if higher else at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground of a floating panel."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tones(self.palette()).line, 1.0))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Window))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        painter.end()


def _common_height(one: QRect, other: QRect) -> int:
    """Return over how many rows two rectangles overlap, 0 when they lie side by side."""
    common = one.intersected(other)
    return 0 if common.isEmpty() else common.height()
