"""Models worth a download: what each is good for, its size and its licence."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QTreeWidgetItem, QWidget

from carnn_desktop.services.model_list import (
    Availability,
    Recommendations,
    RecommendedEntry,
    megabytes,
)
from carnn_desktop.ui.look.layouts import flat_tree, in_column

_PLACE = Qt.ItemDataRole.UserRole


class RecommendedView(QWidget):
    """The list with what there is to know of the chosen one.

    chosen : the id of a model with its pinned revision, as the download takes it
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = (self.tr("Model"), self.tr("Licence"), self.tr("Download"), self.tr("State"))
        self._models: Recommendations = ()
        self._tree = flat_tree(self.tr("Models worth a download"), titles, self)
        self._commercial = QCheckBox(self.tr("Only what may be used &commercially"), self)
        self._detail = QLabel(self, wordWrap=True)
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._detail.setMinimumHeight(self._detail.fontMetrics().lineSpacing() * 3)
        in_column(self._commercial, (self._tree, 1), self._detail, parent=self, spacing=6)
        self._commercial.toggled.connect(self._fill)
        self._tree.currentItemChanged.connect(self._show)

    def show_models(self, models: Recommendations) -> None:
        """Offer these models, each with whether it is on this machine."""
        self._models = models
        self._fill()

    @Slot()
    def _fill(self, *_checked: object) -> None:
        before = self._current()
        self._tree.clear()
        for place, (one, here) in enumerate(self._models):
            if self._commercial.isChecked() and not one.commercial:
                continue
            item = QTreeWidgetItem(
                [one.title, self._licence(one), megabytes(one.size), self._state(one, here)]
            )
            item.setData(0, _PLACE, place)
            item.setToolTip(0, one.purpose)
            self._tree.addTopLevelItem(item)
            if before is not None and one.id == before.id:
                self._tree.setCurrentItem(item)

    def _licence(self, one: RecommendedEntry) -> str:
        if one.commercial:
            return one.licence
        return self.tr("{licence}: not for commercial use").format(licence=one.licence)

    def _state(self, one: RecommendedEntry, here: Availability) -> str:
        if here == "installed":
            return self.tr("✓ installed")
        if here == "cached":
            return self.tr("✓ in the hub's cache")
        return self.tr("asks for your consent") if one.gated else "–"

    def _current(self) -> RecommendedEntry | None:
        item = self._tree.currentItem()
        return None if item is None else self._models[item.data(0, _PLACE)][0]

    @Slot()
    def _show(self, *_items: object) -> None:
        one = self._current()
        if one is None:
            self._detail.clear()
            return
        lines = [one.purpose]
        lines.append(
            self.tr("About {size} to download, and at least as much in memory.").format(
                size=megabytes(one.size)
            )
        )
        lines += [one.terms] if one.terms else []
        lines += [self.tr("Published: {figure}").format(figure=one.figure)] if one.figure else []
        lines.append(
            self.tr("Seconds a photo: not measured here")
            if one.seconds is None
            else self.tr("Seconds a photo: {seconds:g}").format(seconds=one.seconds)
        )
        lines += [f"{number}. {step}" for number, step in enumerate(one.steps, 1)]
        self._detail.setText("\n".join(lines))
        self.chosen.emit(one.pinned)
