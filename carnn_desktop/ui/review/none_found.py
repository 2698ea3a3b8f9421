"""Says that none of what was looked for was found, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QWidget

from carnn_desktop.annotations.none_found import NoneFound, class_of, none_found
from carnn_desktop.contracts.results import Trace
from carnn_desktop.services.events import TraceChanged
from carnn_desktop.ui.look.flow_layout import FlowLayout
from carnn_desktop.ui.look.layouts import in_column, make_bold, named, said_as_is
from carnn_desktop.ui.look.theme import mixed, tones
from carnn_desktop.ui.look.told import shown_number
from carnn_desktop.ui.shell.workbench import Workbench


class NoneFoundCard(QFrame):
    """Stands above the list of objects. The nearest guess is only shown when asked for."""

    lower_wanted = Signal()
    draw_wanted = Signal()
    learn_wanted = Signal()
    model_wanted = Signal()
    guess_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = QLabel(self.tr("None of these was found"), self, wordWrap=True)
        make_bold(self._head)
        self._texts = said_as_is("", self)
        self.lower_button = self._button(
            self.tr("Lower the score"),
            self.tr("Look again and keep what matches less well, for this photo and the next"),
        )
        self.draw_button = self._button(
            self.tr("Draw it"), self.tr("Take the polygon tool, with the class that was looked for")
        )
        self.learn_button = self._button(
            self.tr("Learn from examples"),
            self.tr("Draw it in a few photos: the program learns what it looks like"),
        )
        self.model_button = self._button(
            self.tr("A better model"), self.tr("Choose or download a larger model")
        )
        self.guess_button = self._button(self.tr("Show the nearest guess"), "")
        self.guess_button.setCheckable(True)
        self._buttons = (
            self.lower_button, self.draw_button, self.learn_button, self.model_button,
            self.guess_button,
        )  # fmt: skip
        row = FlowLayout(gap=4)
        for button in self._buttons:
            row.addWidget(button)
        in_column(self._head, self._texts, row, parent=self, margins=(10, 8, 10, 8), spacing=4)
        self.lower_button.clicked.connect(self.lower_wanted)
        self.draw_button.clicked.connect(self.draw_wanted)
        self.learn_button.clicked.connect(self.learn_wanted)
        self.model_button.clicked.connect(self.model_wanted)
        self.guess_button.toggled.connect(self.guess_wanted)
        self.setAccessibleName(self._head.text())
        self.hide()

    def show_found(self, found: NoneFound | None) -> None:
        """Show what was not found, or nothing."""
        self.setVisible(found is not None)
        if found is None:
            self.guess_button.setChecked(False)
            return
        self._texts.setText(", ".join(found.texts))
        self.setAccessibleDescription(self._texts.text())
        self.lower_button.setEnabled(found.score is None or found.score > 0.0)
        self.guess_button.setVisible(found.nearest is not None)
        if found.nearest is not None:
            self.guess_button.setToolTip(
                self.tr("“{name}” came nearest, with a score of {score}").format(
                    name=found.nearest.provenance.text,
                    score=shown_number(found.score or 0.0, ".2f"),
                )
            )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a quiet ground with a strong left edge."""
        painter = QPainter(self)
        color = tones(self.palette()).attention
        painter.fillRect(self.rect(), mixed(self.palette().base().color(), color, 0.10))
        painter.fillRect(0, 0, 3, self.height(), color)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = named(QToolButton(self), text, tip)
        button.setText(text)
        return button


class NoneFoundOffers(QObject):
    """Follows the open photo and does what the card offers."""

    def __init__(self, bench: Workbench, card: NoneFoundCard) -> None:
        super().__init__(bench.window)
        self._bench, self._session, self._card = bench, bench.session, card
        self._trace: Trace | None = None
        self._found: NoneFound | None = None
        session = bench.session
        session.trace_changed.connect(self._trace_changed)
        session.image_opened.connect(self._left)
        session.image_failed.connect(self._left)
        session.project_closed.connect(self._left)
        for signal in (session.document_changed, session.run_changed, session.categories_changed):
            signal.connect(self._look)
        card.lower_wanted.connect(self.lower)
        card.draw_wanted.connect(self.draw)
        card.learn_wanted.connect(bench.actions["learned_open"].trigger)
        card.model_wanted.connect(bench.actions["manage_models"].trigger)
        card.guess_wanted.connect(self._show_guess)

    @Slot()
    def lower(self) -> None:
        """Run again with a score that the nearest guess has."""
        if self._found is not None:
            self._bench.prompt.lower_score(self._found.score)
            self._bench.actions["run_image"].trigger()

    @Slot()
    def draw(self) -> None:
        """Take the polygon tool, with the class that was looked for."""
        if self._found is not None:
            self._session.categories.use(self._class_of(self._found.texts[0]))
            self._bench.actions["tool_polygon"].trigger()
            self._bench.canvas.setFocus()

    def _class_of(self, text: str) -> str:
        """Return the class of what was looked for: of a phrase it is not the phrase."""
        document = self._session.images.document()
        category_id = None if document is None else class_of(document, text)
        known = None if category_id is None else self._session.categories.get(category_id)
        return self._bench.prompt.request().classes.get(text, text) if known is None else known.name

    @Slot(bool)
    def _show_guess(self, on: bool) -> None:
        self._bench.annotations.show_guesses(on)
        self._bench.canvas.set_guesses_shown(on)
        if on and self._found is not None and self._found.nearest is not None:
            self._session.selection.select((self._found.nearest.id,))

    @Slot(object)
    def _trace_changed(self, changed: TraceChanged) -> None:
        self._trace = changed.trace
        self._card.guess_button.setChecked(False)
        self._look()

    @Slot(object)
    def _left(self, _event: object) -> None:
        self._trace = None
        self._look()

    @Slot()
    @Slot(object)
    def _look(self, _event: object = None) -> None:
        document, found = self._session.images.document(), None
        running = self._session.runs.photo_running()
        if document is not None and not running:
            names = {category.id: category.name for category in self._session.categories.listed()}
            found = none_found(document, self._trace, names)
        if found != self._found:
            self._found = found
            self._card.show_found(found)
            self._bench.annotations.show_answered(found is not None)
