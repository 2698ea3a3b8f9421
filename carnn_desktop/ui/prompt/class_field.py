"""The class that a phrase's candidates get: its head noun, to be changed before the run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from carnn_desktop.contracts.queries import split_phrases, tidy
from carnn_desktop.runs.planning import class_of_phrase
from carnn_desktop.ui.look.layouts import in_row, named

_WIDTH = 12  # letters


class ClassField(QWidget):
    """Follows the nouns of the phrases in ``line``; can be changed, until the nouns are others. Of
    several phrases the classes are separated by ``;``.

    names : returns the names of the known classes
    """

    def __init__(
        self,
        line: QLineEdit,
        names: Callable[[], Iterable[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._line, self._names, self._nouns = line, names, ""
        self._field = named(
            QLineEdit(self),
            self.tr("Class of the phrase"),
            self.tr("The class that what is found becomes; the phrase stays as its text"),
        )
        self._field.setFixedWidth(self.fontMetrics().horizontalAdvance("m") * _WIDTH)
        label = QLabel(self.tr("Class"), self)
        label.setBuddy(self._field)
        in_row(label, self._field, parent=self, margins=0, spacing=6)
        line.textChanged.connect(self._follow)
        self._follow()

    def classes(self, phrases: Sequence[str]) -> Mapping[str, str]:
        """Return the class of each phrase as the field says; without one it is of its noun."""
        chosen = [tidy(part) for part in self._field.text().split(";")]
        return {
            phrase: (chosen[place] if place < len(chosen) else "") or self._class_of(phrase)
            for place, phrase in enumerate(phrases)
        }

    def choose(self, classes: Mapping[str, str]) -> None:
        """Show other classes, by phrase."""
        phrases = split_phrases(self._line.text())
        self._field.setText("; ".join(classes.get(phrase, "") for phrase in phrases))

    def _class_of(self, phrase: str) -> str:
        return class_of_phrase(phrase, self._names())

    @Slot()
    @Slot(str)
    def _follow(self, _text: str = "") -> None:
        nouns = "; ".join(map(self._class_of, split_phrases(self._line.text())))
        if nouns != self._nouns:  # of another thing: what was typed for the last one is not meant
            self._nouns = nouns
            self._field.setText(nouns)
