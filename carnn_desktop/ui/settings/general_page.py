"""Settings, first page: language, look, messages, what happens at start."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from carnn_desktop.services.settings import Settings
from carnn_desktop.ui.look.languages import LANGUAGES
from carnn_desktop.ui.look.layouts import heading, in_column
from carnn_desktop.ui.look.theme import LARGEST, SMALLEST
from carnn_desktop.ui.settings.form import explained, explained_row, settings_form


class GeneralPage(QWidget):
    """Theme and size of the texts are shown at once, by the signals."""

    theme_tried = Signal(object)  # str
    scale_tried = Signal(object)  # float

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = QComboBox(self)
        self._language.addItem(self.tr("As the system"), "")
        for code, name in LANGUAGES.items():
            self._language.addItem(name, code)
        self._theme = QComboBox(self)
        for choice, text in (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self._theme.addItem(text, choice)
        self._scale = QSpinBox(self)
        self._scale.setRange(round(SMALLEST * 100), round(LARGEST * 100))
        self._scale.setSingleStep(10)
        self._scale.setSuffix(" %")
        self._wheel = QComboBox(self)
        self._wheel.addItem(self.tr("Zooms at the cursor"), True)
        self._wheel.addItem(self.tr("Scrolls; with Ctrl it zooms"), False)
        self._notify = QCheckBox(self.tr("Tell me when a run on a folder has ended"), self)
        self._load = QCheckBox(self.tr("Load the model at once"), self)
        self._reopen = QCheckBox(self.tr("Open the folder I worked on last"), self)
        self._background = QCheckBox(self.tr("Fresh proposals after each reviewed photo"), self)
        self._features = QSpinBox(self)
        self._features.setRange(64, 1 << 20)
        self._features.setSingleStep(512)
        self._features.setSuffix(self.tr(" MB"))
        self._lay_out()
        self._show(settings)
        self._theme.currentIndexChanged.connect(
            lambda: self.theme_tried.emit(self._theme.currentData())
        )
        self._scale.valueChanged.connect(lambda percent: self.scale_tried.emit(percent / 100))

    def _lay_out(self) -> None:
        form = settings_form()
        form.addRow(heading(self.tr("Appearance"), self))
        form.addRow(self.tr("&Language"), self._language)
        form.addRow(self.tr("&Theme"), self._theme)
        form.addRow(self.tr("&Size of texts"), self._scale)
        form.addRow(heading(self.tr("Mouse"), self))
        form.addRow(self.tr("The &wheel"), self._wheel)
        form.addRow(heading(self.tr("Messages"), self))
        form.addRow(
            explained(
                self._notify,
                self.tr("Only while you are working in another window."),
                self,
            )
        )
        form.addRow(heading(self.tr("Learning from your photos"), self))
        form.addRow(
            explained(
                self._background,
                self.tr("In the background, for photos in which nobody has done anything yet."),
                self,
            )
        )
        explained_row(
            form,
            self.tr("Room on &disk"),
            self._features,
            self.tr("For what was computed of photos; it is computed again where it is missing."),
            self,
        )
        form.addRow(heading(self.tr("At start"), self))
        form.addRow(
            explained(
                self._load, self.tr("The first run need not wait for it; it takes memory."), self
            )
        )
        form.addRow(self._reopen)
        in_column(form, 1, parent=self)

    def _show(self, settings: Settings) -> None:
        self._language.setCurrentIndex(max(0, self._language.findData(settings.language)))
        self._theme.setCurrentIndex(max(0, self._theme.findData(settings.theme)))
        self._scale.setValue(round(settings.font_scale * 100))
        self._wheel.setCurrentIndex(0 if settings.wheel_zooms else 1)
        self._notify.setChecked(settings.notify_when_done)
        self._background.setChecked(settings.background_proposals)
        self._features.setValue(settings.feature_cache_mb)
        self._load.setChecked(settings.load_model_at_start)
        self._reopen.setChecked(settings.reopen_last)

    def values(self) -> dict[str, Any]:
        """Return the fields of the settings as they are shown."""
        return {
            "language": self._language.currentData(),
            "theme": self._theme.currentData(),
            "font_scale": self._scale.value() / 100,
            "wheel_zooms": self._wheel.currentData(),
            "notify_when_done": self._notify.isChecked(),
            "background_proposals": self._background.isChecked(),
            "feature_cache_mb": self._features.value(),
            "load_model_at_start": self._load.isChecked(),
            "reopen_last": self._reopen.isChecked(),
        }
