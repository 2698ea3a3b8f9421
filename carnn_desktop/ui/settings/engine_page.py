"""Settings, second page: which model, and where it computes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QWidget

from carnn_desktop.contracts.requests import NO_CLASSIFIER, ModelChoice
from carnn_desktop.services.events import EngineState
from carnn_desktop.services.model_list import ModelEntry
from carnn_desktop.services.settings import Settings
from carnn_desktop.ui.look.layouts import heading, hint, in_column
from carnn_desktop.ui.look.told import told_text
from carnn_desktop.ui.settings.form import explained_row, settings_form


class EnginePage(QWidget):
    """``models_wanted``: the user asked for the model manager."""

    models_wanted = Signal()

    def __init__(
        self,
        settings: Settings,
        models: Sequence[ModelEntry],
        state: EngineState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._classifier, self._sam = (QComboBox(self) for _ in range(3))
        self._device, self._dtype = QComboBox(self), QComboBox(self)
        for value, text in (
            ("auto", self.tr("Automatic")),
            ("cuda", self.tr("NVIDIA graphics card (CUDA)")),
            ("mps", self.tr("Apple graphics (MPS)")),
            ("cpu", self.tr("Processor (CPU)")),
        ):
            self._device.addItem(text, value)
        for value, text in (
            ("auto", self.tr("Automatic")),
            ("float32", self.tr("Exact (float32)")),
            ("bfloat16", self.tr("Fast (bfloat16)")),
            ("float16", self.tr("Fast, graphics cards only (float16)")),
        ):
            self._dtype.addItem(text, value)
        self._state = state
        self._manage = QPushButton(self.tr("&Manage models…"), self)
        self._manage.clicked.connect(self.models_wanted)
        self._now = hint(self._told(state), self)
        self._lay_out()
        self.set_models(models, settings.model, settings.sam_model)
        self._device.setCurrentIndex(max(0, self._device.findData(settings.model.device)))
        self._dtype.setCurrentIndex(max(0, self._dtype.findData(settings.model.dtype)))

    def _lay_out(self) -> None:
        form = settings_form()
        form.addRow(heading(self.tr("Models"), self))
        for title, field, text in (
            (self.tr("&Proposer"), self._model, self.tr("Finds where the texts could be.")),
            (self.tr("&Classifier"), self._classifier, self.tr("Decides which texts stay.")),
            (
                self.tr("&Refiner"),
                self._sam,
                self.tr("Draws outlines by your clicks. The built-in way is always there."),
            ),
        ):
            explained_row(form, title, field, text, self)
        form.addRow("", self._manage)
        form.addRow(heading(self.tr("Computing"), self))
        form.addRow(self.tr("&Device"), self._device)
        form.addRow(self.tr("P&recision"), self._dtype)
        form.addRow("", self._now)
        fixed = QSizePolicy.Policy.Fixed
        self._manage.setSizePolicy(fixed, fixed)
        in_column(form, 1, parent=self)

    def set_models(
        self,
        models: Sequence[ModelEntry],
        choice: ModelChoice | None = None,
        sam: str | None = None,
    ) -> None:
        """Offer these models; what was chosen stays chosen where it is still there."""
        proposer = choice.proposer if choice is not None else self._model.currentData()
        classifier = choice.classifier if choice is not None else self._classifier.currentData()
        refiner = sam if sam is not None else self._sam.currentData()
        self._model.clear()
        self._classifier.clear()
        self._classifier.addItem(self.tr("The same as the proposer"), None)
        self._classifier.addItem(self.tr("None: every text stays"), NO_CLASSIFIER)
        for entry in models:
            for box in [self._model] * entry.finds + [self._classifier] * entry.judges:
                box.addItem(self._title(entry), entry.id)
                tip = told_text(entry.problem or entry.sentence)
                box.setItemData(box.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        if self._model.findData(proposer) < 0 and proposer:
            self._model.addItem(proposer, proposer)
        self._sam.clear()
        self._sam.addItem(self.tr("The first Segment Anything model that is installed"), "")
        self._sam.addItem(self.tr("The built-in way"), "off")
        for entry in models:
            if entry.kind == "sam":
                self._sam.addItem(self._title(entry), entry.id)
        self._model.setCurrentIndex(max(0, self._model.findData(proposer)))
        self._classifier.setCurrentIndex(max(0, self._classifier.findData(classifier)))
        self._sam.setCurrentIndex(max(0, self._sam.findData(refiner)))

    def values(self) -> dict[str, Any]:
        """Return the fields of the settings as they are shown."""
        return {
            "model": ModelChoice(
                proposer=self._model.currentData() or "embedded",
                classifier=self._classifier.currentData(),
                device=self._device.currentData(),
                dtype=self._dtype.currentData(),
            ),
            "sam_model": self._sam.currentData(),
        }

    @Slot(object)
    def engine_changed(self, state: EngineState) -> None:
        """Say anew what is loaded, and where."""
        self._state = state
        self._now.setText(self._told(state))

    def _title(self, entry: ModelEntry) -> str:
        name = self.tr("Built-in model") if entry.kind == "built-in" else entry.title
        return self.tr("{name} (cannot be used)").format(name=name) if entry.problem else name

    def _told(self, state: EngineState) -> str:
        if state.status == "ready":
            return self.tr("Loaded now: on {device}, in {dtype}.").format(
                device=state.device.upper(), dtype=state.dtype
            )
        if state.status == "failed":
            return self.tr("The model could not be loaded: {reason}").format(
                reason=told_text(state.message)
            )
        return self.tr(
            "Automatic takes the graphics card where there is one, and the faster precision where "
            "a short timing shows that it pays. What was taken is shown here once the model is "
            "loaded."
        )
