"""The bar on top: what to look for, with which settings, run and cancel."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QToolButton,
    QWidget,
)

from carnn_desktop.contracts.queries import split_phrases
from carnn_desktop.contracts.requests import Mode
from carnn_desktop.formats.vocabularies import shipped_names
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.learned.chip import LearningChip
from carnn_desktop.ui.look.controls import PrimaryButton, SwitchButton
from carnn_desktop.ui.look.layouts import in_row, named
from carnn_desktop.ui.models.button import ModelButton
from carnn_desktop.ui.prompt.class_field import ClassField
from carnn_desktop.ui.prompt.edit import PromptEdit
from carnn_desktop.ui.prompt.layout import PromptLayout
from carnn_desktop.ui.shell.actions import ActionSet, plain
from carnn_desktop.ui.shell.keys import OWN_ENTER


class PromptBar(QWidget):
    """Makes a RunRequest of what is typed; ``run_wanted`` is emitted by Enter in the line.

    crop_wanted : (x, y, width, height), pixels: what is typed is to be looked for in that part of
        the open photo alone
    learned : says whether runs go by reviewed photos too
    """

    run_wanted = Signal()
    crop_wanted = Signal(object)
    better_model_wanted = Signal()

    def __init__(self, session: Session, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        settings = session.settings.current
        self._texts: dict[Mode, str] = {
            "concepts": settings.last_text,
            "phrases": "; ".join(settings.last_phrases),
        }
        self._mode: Mode = settings.mode
        self._overrides: dict[str, str] = {}
        self._modes = QButtonGroup(self)
        self._edit = PromptEdit(self)
        self._edit.setClearButtonEnabled(True)
        self._edit.setMinimumWidth(220)
        self._edit.setProperty(OWN_ENTER, True)  # it runs, and a run goes to the photo
        self._class_field = ClassField(self._edit, self._class_names, self)
        self._preset = named(QComboBox(self), self.tr("Preset"))
        self._preset.setToolTip(self.tr("Settings of the segmenter by name"))
        self._threshold = QDoubleSpinBox(self, minimum=-0.05, maximum=0.95, singleStep=0.05)
        self._threshold.setSpecialValueText(self.tr("auto"))
        self._threshold.setValue(-0.05)
        self._threshold.setAccessibleName(self.tr("Smallest score that is kept"))
        self._threshold.setToolTip(
            self.tr("Keep only texts with a score above this; “auto” leaves it to the preset")
        )
        self._split = QCheckBox(self.tr("Split into parts"), self)
        self._split.setChecked(settings.split_parts)
        self._split.setToolTip(self.tr("One proposal for each connected part of a mask"))
        self._part_area = QSpinBox(self)
        self._part_area.setRange(1, 1_000_000)
        self._part_area.setValue(settings.min_part_area)
        self._part_area.setPrefix("≥ ")
        self._part_area.setSuffix(self.tr(" px"))
        self._part_area.setAccessibleName(self.tr("Smallest part that becomes a proposal, pixels"))
        self._part_area.setToolTip(self.tr("Parts of fewer pixels are left out"))
        self._part_area.setVisible(settings.split_parts)
        self._split.toggled.connect(self._part_area.setVisible)
        self._model = ModelButton(session, self)
        self._model.better_wanted.connect(self.better_model_wanted)
        self.learned = LearningChip(session, self)
        self._lay_out(actions)
        self._fill_presets()
        self._show_mode()
        self._edit.returnPressed.connect(self.run_wanted)
        session.run_changed.connect(self._show_folder_action)
        session.project_opened.connect(self._recall)
        session.engine_changed.connect(self._fill_presets)
        session.settings_changed.connect(self._fill_presets)
        self._preset.activated.connect(self._preset_chosen)

    def _lay_out(self, actions: ActionSet) -> None:
        switch = QWidget(self)
        halves = QHBoxLayout(switch)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(0)
        for number, (text, tip) in enumerate(
            (
                (self.tr("Concepts"), self.tr("A list: dog, frisbee, person")),
                (self.tr("Phrase"), self.tr("A description: the man in the red hat")),
            )
        ):
            button = SwitchButton(text, first=number == 0, parent=switch)
            button.setToolTip(tip)
            self._modes.addButton(button, number)
            halves.addWidget(button)
        self._modes.button(0 if self._mode == "concepts" else 1).setChecked(True)
        self._modes.idToggled.connect(self._mode_toggled)
        self._actions, buttons = actions, []
        for name in ("run_image", "run_folder", "cancel"):
            run = PrimaryButton(self) if name == "run_image" else QToolButton(self)
            run.setDefaultAction(actions[name])
            run.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            run.setAccessibleName(plain(actions[name].text()))
            buttons.append(run)
        self._folder_button = buttons[1]
        settings = (
            self._class_field,
            self._with_label(self.tr("Preset"), self._preset),
            self._with_label(self.tr("Min. score"), self._threshold),
            self._split,
            self._part_area,
            self.learned,
            self._model,
        )
        layout = PromptLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.fill(switch, self._edit, settings, buttons)

    def _with_label(self, text: str, field: QWidget) -> QWidget:
        both = QWidget(self)
        label = QLabel(text, both)
        label.setBuddy(field)
        in_row(label, field, parent=both, margins=0, spacing=6)
        return both

    def event(self, event: QEvent) -> bool:
        """Take the height that the width asks for: a tool bar does not ask by itself."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            layout = self.layout()
            if layout is not None:
                self.setFixedHeight(layout.heightForWidth(self.width()))
        return super().event(event)

    def _class_names(self) -> tuple[str, ...]:
        own = (category.name for category in self._session.categories.listed())
        return (*own, *shipped_names())

    def set_classes(self, classes: Mapping[str, str]) -> None:
        """Show the classes that are meant, by phrase; the next runs have them, too."""
        self._class_field.choose(classes)

    def request(self) -> RunRequest:
        """Return what is asked for, and remember it for the next start."""
        text = self._edit.text().strip()
        self._texts[self._mode] = text
        self._edit.setModified(False)  # it belongs to this folder from now on
        phrases = split_phrases(text)
        categories = self._mode == "concepts"
        preset = self._preset.currentData() or ""
        overrides = dict(self._overrides)
        if self._threshold.value() >= 0:
            overrides["confidence_threshold"] = f"{self._threshold.value():.2f}"
        self._session.project.memory.keep(mode=self._mode, texts=dict(self._texts))
        self._session.settings.update(
            mode=self._mode,
            last_text=self._texts["concepts"],
            last_phrases=self._session.settings.current.last_phrases if categories else phrases,
            split_parts=self._split.isChecked(),
            min_part_area=self._part_area.value(),
        )
        return RunRequest(
            text=text if categories else "",
            phrases=() if categories else phrases,
            mode=self._mode,
            preset=preset,
            overrides=overrides,
            classes={} if categories else self._class_field.classes(phrases),
            split_parts=self._split.isChecked(),
            min_part_area=self._part_area.value(),
            refinement=self._session.settings.current.refinement,
            sam=self._session.settings.current.sam_model,
        )

    def set_override(self, field: str, json_text: str | None) -> None:
        """Set a field of the settings for the next runs; None leaves it to the preset again."""
        if json_text is None:
            self._overrides.pop(field, None)
        else:
            self._overrides[field] = json_text

    def override(self, field: str) -> str:
        """Return what a field was set to for the next runs; empty when it was not."""
        return self._overrides.get(field, "")

    def lower_score(self, score: float | None) -> None:
        """Ask for less than ``score``, or than now, in the steps of the field."""
        step, now = self._threshold.singleStep(), self._threshold.value()
        known = score if score is not None else (now if now >= 0 else 2 * step)
        self._threshold.setValue(max(0.0, step * (math.ceil(round(known / step, 6)) - 1)))

    def set_words(self, words: list[str]) -> None:
        """Offer these while one types, the first ones first."""
        self._edit.set_words(words)

    @Slot(object)
    def _recall(self, _project: object) -> None:
        """Show what was looked for in this folder; what was typed for it just now stays."""
        known = self._session.project.memory.of("texts", {})
        modes: tuple[Mode, ...] = ("concepts", "phrases")
        if not known and self._edit.isModified():
            return
        chosen = self._session.project.memory.of("mode", self._mode)
        self._modes.button(1 if chosen == "phrases" else 0).setChecked(True)
        self._texts = {mode: str(known.get(mode, "")) for mode in modes}
        self._show_mode()

    def set_text(self, text: str, mode: Mode = "concepts") -> None:
        """Put words into the line."""
        self._modes.button(0 if mode == "concepts" else 1).setChecked(True)
        self._edit.setText(text)

    @Slot()
    def focus(self) -> None:
        """Put the cursor into the line, with its text selected."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()

    @Slot(int, bool)
    def _mode_toggled(self, number: int, checked: bool) -> None:
        if checked:
            self._texts[self._mode] = self._edit.text()
            self._mode = "concepts" if number == 0 else "phrases"
            self._fill_presets()
            self._show_mode()

    def _show_mode(self) -> None:
        categories = self._mode == "concepts"
        self._class_field.setVisible(not categories)
        self._edit.setText(self._texts[self._mode])
        self._edit.setPlaceholderText(
            self.tr("What to look for: dog, frisbee, person")
            if categories
            else self.tr("A phrase: the man in the red hat (several: separate them by ;)")
        )
        self._edit.setAccessibleName(
            self.tr("Concepts to look for") if categories else self.tr("Phrase to look for")
        )

    @Slot()
    @Slot(object)
    def _fill_presets(self, _event: object = None) -> None:
        names = list(self._session.models.preset_names(self._mode))
        shown = [self._preset.itemData(row) for row in range(self._preset.count())]
        if names != shown:
            self._preset.clear()
            for name in names:
                self._preset.addItem(self._preset_title(name), name)
        chosen = self._session.settings.current.presets.get(self._mode, "")
        self._preset.setCurrentIndex(max(0, self._preset.findData(chosen)))

    @Slot(object)
    def _show_folder_action(self, _state: object) -> None:
        """Let the button that began a run on the folder end it."""
        name = "stop_folder" if self._session.runs.folder.state().active else "run_folder"
        action = self._actions[name]
        if self._folder_button.defaultAction() is not action:
            self._folder_button.removeAction(self._folder_button.defaultAction())
            self._folder_button.setDefaultAction(action)
            self._folder_button.setAccessibleName(plain(action.text()))

    @Slot(int)
    def _preset_chosen(self, row: int) -> None:
        """Remember the preset of this mode; the first one is what the model needs."""
        presets = dict(self._session.settings.current.presets)
        presets.pop(self._mode, None)
        if row > 0:
            presets[self._mode] = self._preset.itemData(row)
        self._session.settings.update(presets=presets)

    def _preset_title(self, name: str) -> str:
        """Return what a preset is called in the list."""
        if name == "embedded":
            return self.tr("built-in")
        return self.tr("built-in, phrases") if name == "embedded-phrases" else name
