"""Chips of categories the open image seems to contain and the list lacks: one press adds one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from carnn_desktop.contracts.queries import text_key
from carnn_desktop.services.events import Suggested
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.look.flow_layout import FlowLayout
from carnn_desktop.ui.look.layouts import in_column, in_row, named
from carnn_desktop.ui.look.told import told_text


class Suggestions(QWidget):
    """Hidden until it is asked for; an image that is left takes its suggestions with it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._told = QLabel(self, wordWrap=True)
        self._close = named(QToolButton(self), self.tr("Close the suggestions"))
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setToolTip(self.tr("Close the suggestions"))
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips)
        head = in_row((self._told, 1), self._close)
        in_column(head, self._chips, parent=self, margins=0, spacing=4)
        self._close.clicked.connect(self.leave)
        session.suggested.connect(self._suggested)
        session.image_opened.connect(self.leave)
        session.project_closed.connect(self.leave)
        session.categories_changed.connect(self._drop_known)
        self.hide()

    def ask(self) -> None:
        """Ask for the open image and say so."""
        self._clear()
        if self._session.suggestions.ask():
            self._told.setText(self.tr("Looking at the photo…"))
            self.show()

    def names(self) -> list[str]:
        """Return the names that are offered now."""
        return [chip.property("concept") for chip in self._buttons()]

    @Slot()
    @Slot(object)
    def leave(self, _event: object = None) -> None:
        """Take the suggestions away; leave the question if it is not answered yet."""
        self._session.suggestions.drop()
        self._clear()
        self.hide()

    @Slot(object)
    def _suggested(self, answer: Suggested) -> None:
        self._clear()
        if answer.problem:
            self._told.setText(told_text(answer.problem))
        elif not answer.names:
            self._told.setText(self.tr("Nothing of the shipped lists stands out in this photo."))
        else:
            self._told.setText(self.tr("Perhaps in this photo, not on the list:"))
        for name, share in answer.names:
            chip = named(QToolButton(self._chips), self.tr("Add {name}").format(name=name))
            chip.setText(f"+ {name}")
            chip.setProperty("concept", name)
            chip.setToolTip(
                self.tr("Add “{name}” to the concepts (evidence {share} %)").format(
                    name=name, share=f"{share * 100:.0f}"
                )
            )
            chip.clicked.connect(partial(self._session.categories.ensure, name))
            self._flow.addWidget(chip)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep all rows of chips visible."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        height = self._flow.heightForWidth(self.width()) if self._flow.count() else 0
        self._chips.setMinimumHeight(height)

    @Slot(object)
    def _drop_known(self, _event: object) -> None:
        """Take the chips away whose category is on the list now."""
        known = {
            text_key(text)
            for c in self._session.categories.listed()
            for text in (c.name, *c.synonyms)
        }
        for chip in self._buttons():
            if text_key(chip.property("concept")) in known:
                self._flow.removeWidget(chip)
                chip.deleteLater()
        self._make_room()

    def _buttons(self) -> list[QToolButton]:
        found = [self._flow.itemAt(place) for place in range(self._flow.count())]
        widgets = [item.widget() for item in found if item is not None]
        return [widget for widget in widgets if isinstance(widget, QToolButton)]

    def _clear(self) -> None:
        for chip in self._buttons():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._make_room()
