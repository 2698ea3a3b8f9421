"""Says, on the photo, that the model does not know a word it was asked for, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QWidget

from carnn_desktop.contracts.queries import text_key
from carnn_desktop.services.events import OpenedImage, TraceChanged
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.drawing.floating import FloatingBar
from carnn_desktop.ui.look.layouts import in_row

_NAMED = 2
_MARGIN = 14


class UnknownWordsBar(FloatingBar):
    """Comes after a run that had to guess; a word that was closed does not come again.

    drawing_wanted : the class of which some objects are to be drawn; models_wanted : another model
    """

    drawing_wanted = Signal(object)
    models_wanted = Signal()

    def __init__(self, host: QWidget, session: Session) -> None:
        super().__init__(host)
        self._closed: set[str] = set()
        self._guessed: tuple[tuple[str, str], ...] = ()
        self._told = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        self._told.setToolTip(
            self.tr(
                "It was taught a thousand kinds of things, and looks for the nearest of them. Draw "
                "the objects of some photos and mark these as done: then it goes by them."
            )
        )
        draw = QPushButton(self.tr("Draw some"), self)
        draw.setToolTip(self.tr("Draw its objects in some photos; the model learns from them"))
        models = QPushButton(self.tr("Other models…"), self)
        models.setToolTip(self.tr("Models that read any words"))
        close = QPushButton(self.tr("Close"), self)
        self.row.addWidget(self._told, 1)
        self.row.addLayout(in_row(1, draw, models, close, spacing=self.row.spacing()))
        draw.clicked.connect(self._draw)
        models.clicked.connect(self.models_wanted)
        close.clicked.connect(self._close)
        session.trace_changed.connect(self._trace_changed)
        session.image_opened.connect(self._image_opened)
        session.image_failed.connect(self._image_opened)
        session.project_closed.connect(self._image_opened)
        self.setAccessibleName(self.tr("Words that the model does not know"))

    def place(self) -> None:
        """Go to the middle of the host's lower edge: the bar of a tool has the upper one.

        Where there is no room beside the buttons, the text goes above them and is wrapped.
        """
        room = self._host.width() - 2 * _MARGIN
        self._told.setWordWrap(False)
        self.row.setDirection(QBoxLayout.Direction.LeftToRight)
        width = self.sizeHint().width()
        if width > room:
            width = room
            self._told.setWordWrap(True)
            self.row.setDirection(QBoxLayout.Direction.TopToBottom)
        self.resize(width, max(self.heightForWidth(width), self.minimumSizeHint().height()))
        across = max(0, (self._host.width() - width) // 2)
        self.move(across, max(0, self._host.height() - self.height() - _MARGIN))
        self.raise_()

    @Slot(object)
    def _trace_changed(self, change: TraceChanged) -> None:
        """Tell of a run's words; a stored trace, of an image that was opened, tells nothing new."""
        guessed = () if change.summary is None else change.summary.guessed
        self._guessed = tuple(pair for pair in guessed if text_key(pair[0]) not in self._closed)
        self.setVisible(bool(self._guessed))
        if self._guessed:
            self._told.setText(self._sentence())
            self.place()

    def _sentence(self) -> str:
        pairs = [
            self.tr("“{word}” (goes by “{nearest}”)").format(word=word, nearest=nearest)
            for word, nearest in self._guessed[:_NAMED]
        ]
        more = len(self._guessed) - _NAMED
        names = ", ".join(pairs)
        if more > 0:
            names = self.tr("{names} and {count} more").format(names=names, count=more)
        return self.tr("This model does not know {names}.").format(names=names)

    @Slot()
    def _draw(self) -> None:
        word = self._guessed[0][0] if self._guessed else ""
        self.hide()
        self.drawing_wanted.emit(word)

    @Slot()
    def _close(self) -> None:
        self._closed.update(text_key(word) for word, _ in self._guessed)
        self.hide()

    @Slot(object)
    def _image_opened(self, _event: OpenedImage | object) -> None:
        self._guessed = ()
        self.hide()
