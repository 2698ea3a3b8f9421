"""Settings, third page: the presets, which one each mode uses, and every value of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QWidget,
)

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.services.presets import (
    PRESETS,
    PresetCatalog,
    UserPreset,
    check_name,
    default_preset,
    settings_from_json,
    settings_to_json,
)
from carnn_desktop.services.settings import Settings
from carnn_desktop.ui.look.flow_layout import FlowLayout
from carnn_desktop.ui.look.icons import IconSet
from carnn_desktop.ui.look.layouts import heading, in_column, named, scrolling
from carnn_desktop.ui.look.told import told_text, told_texts
from carnn_desktop.ui.settings.form import settings_form
from carnn_desktop.ui.settings.preset_fields import PresetFields
from carnn_desktop.ui.shell.dialogs import Dialogs


class RecognitionPage(QWidget):
    """Works on a copy of the user's presets; :meth:`save` writes them.

    problem_changed : what keeps the values from being saved, "" when nothing does
    """

    problem_changed = Signal(object)

    def __init__(
        self,
        settings: Settings,
        catalog: PresetCatalog,
        icons: IconSet,
        dialogs: Dialogs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._dialogs = dialogs
        self._model = settings.model.proposer
        self._own = catalog.own()
        self.problem = ""
        self._of_mode = {"concepts": QComboBox(self), "phrases": QComboBox(self)}
        self._chosen = named(QComboBox(self), self.tr("Preset to look at or change"))
        self._new = QPushButton(self.tr("&New…"), self)
        self._rename = QPushButton(self.tr("&Rename…"), self)
        self._delete = QPushButton(self.tr("De&lete"), self)
        self._reset = QPushButton(self.tr("Reset &all"), self)
        self._told = QLabel(self, wordWrap=True)
        self.fields = PresetFields(icons, self)
        self._lay_out()
        self._fill(self.preset_of(settings, "concepts"))
        for mode, box in self._of_mode.items():
            box.setCurrentIndex(max(0, box.findData(settings.presets.get(mode, ""))))
        self._chosen.currentIndexChanged.connect(self._show)
        self.fields.edited.connect(self._edited)
        self._new.clicked.connect(self._make_new)
        self._rename.clicked.connect(self._ask_rename)
        self._delete.clicked.connect(self._remove)
        self._reset.clicked.connect(self._reset_all)

    def preset_of(self, settings: Settings, mode: str) -> str:
        """Return the preset that a mode uses."""
        name = settings.presets.get(mode, "")
        if name and (name in PRESETS or name in self._own):
            return name
        return default_preset(self._model, "phrases" if mode == "phrases" else "concepts")

    def _lay_out(self) -> None:
        form = settings_form()
        form.addRow(heading(self.tr("Preset in use"), self))
        form.addRow(self.tr("For &concepts"), self._of_mode["concepts"])
        form.addRow(self.tr("For &phrases"), self._of_mode["phrases"])
        line = FlowLayout(gap=6)
        line.addWidget(self._chosen)
        for button in (self._new, self._rename, self._delete, self._reset):
            line.addWidget(button)
        frame = QFrame(self)
        frame.setFrameShape(QFrame.Shape.HLine)
        frame.setForegroundRole(QPalette.ColorRole.Mid)
        column = in_column(
            form,
            heading(self.tr("Values of a preset"), self),
            line,
            self._told,
            parent=self,
            spacing=8,
        )
        problems = self._catalog.problems()
        if problems:
            damaged = QLabel("\n".join(f"⚠ {told_text(problem)}" for problem in problems), self)
            damaged.setTextFormat(Qt.TextFormat.PlainText)
            damaged.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            damaged.setWordWrap(True)
            damaged.setAccessibleName(self.tr("Preset files that are left out"))
            column.addWidget(damaged)
        column.addWidget(frame)
        column.addWidget(scrolling(self.fields, self.tr("Values of the preset")), 1)

    def values(self) -> dict[str, Any]:
        """Return the fields of the settings as they are shown."""
        chosen = {mode: box.currentData() for mode, box in self._of_mode.items()}
        return {"presets": {mode: name for mode, name in chosen.items() if name}}

    def save(self) -> None:
        """Write the user's presets; raise CarnnError when one cannot be."""
        self._catalog.replace_all(self._own)

    # The list -------------------------------------------------------------------------------------

    def _fill(self, chosen: str) -> None:
        used = {mode: box.currentData() for mode, box in self._of_mode.items()}
        for mode, box in self._of_mode.items():
            box.clear()
            default = default_preset(self._model, "phrases" if mode == "phrases" else "concepts")
            box.addItem(self.tr("As the model needs it ({name})").format(name=default), "")
            for name in (*self._own, *PRESETS):
                box.addItem(name, name)
            box.setCurrentIndex(max(0, box.findData(used[mode] or "")))
        self._chosen.blockSignals(True)
        self._chosen.clear()
        for name in self._own:
            self._chosen.addItem(name, name)
        if self._own:
            self._chosen.insertSeparator(self._chosen.count())
        for name in PRESETS:
            self._chosen.addItem(self.tr("{name} (shipped)").format(name=name), name)
        self._chosen.setCurrentIndex(max(0, self._chosen.findData(chosen)))
        self._chosen.blockSignals(False)
        self._show()

    def chosen(self) -> str:
        """Return the name of the preset that is shown."""
        return str(self._chosen.currentData() or "")

    def choose(self, name: str) -> None:
        """Show a preset."""
        self._chosen.setCurrentIndex(self._chosen.findData(name))

    @Slot()
    @Slot(int)
    def _show(self, _row: int = 0) -> None:
        name = self.chosen()
        if not name:
            return
        own = self._own.get(name)
        settings = own.settings if own is not None else PRESETS[name]
        base = PRESETS[own.base if own is not None else name]
        self.fields.show_values(settings_to_json(settings), settings_to_json(base))
        self._tell("")
        for button in (self._rename, self._delete, self._reset):
            button.setEnabled(own is not None)

    # Changes --------------------------------------------------------------------------------------

    @Slot()
    def _edited(self) -> None:
        """Keep the values; those of a shipped preset go into a copy of the user's own."""
        name = self.chosen()
        try:
            settings = settings_from_json(self.fields.values())
        except CarnnError as error:
            self._tell(told_texts((error.reason, error.remedy)))
            return
        own = self._own.get(name)
        if own is not None:
            self._own[name] = UserPreset(name=name, base=own.base, settings=settings)
            self._tell("")
            return
        if settings == PRESETS[name]:
            self._tell("")
            return
        copy = self._free_name(self.tr("My {name}").format(name=name))
        self._add(UserPreset(name=copy, base=name, settings=settings), keep_fields=True)

    def _add(self, preset: UserPreset, *, keep_fields: bool = False) -> None:
        self._own[preset.name] = preset
        self._own = dict(sorted(self._own.items(), key=lambda item: item[0].casefold()))
        focus = self.focusWidget() if keep_fields else None
        self._fill(preset.name)
        if focus is not None:
            focus.setFocus()

    def _free_name(self, name: str) -> str:
        number, free = 1, name
        while free in self._own or free in PRESETS:
            number += 1
            free = f"{name} {number}"
        return free

    @Slot()
    def _make_new(self) -> None:
        name = self._ask(self.tr("New preset"), self._free_name(self.tr("My preset")))
        if not name:
            return
        shown = self.chosen()
        own = self._own.get(shown)
        settings = own.settings if own is not None else PRESETS[shown]
        self._add(UserPreset(name=name, base=own.base if own else shown, settings=settings))

    @Slot()
    def _ask_rename(self) -> None:
        old = self.chosen()
        name = self._ask(self.tr("Rename the preset"), old)
        if not name or name == old:
            return
        preset = self._own.pop(old)
        used = [mode for mode, box in self._of_mode.items() if box.currentData() == old]
        self._add(UserPreset(name=name, base=preset.base, settings=preset.settings))
        for mode in used:
            self._of_mode[mode].setCurrentIndex(self._of_mode[mode].findData(name))

    def _ask(self, title: str, suggestion: str) -> str:
        name = self._dialogs.ask_name(title, suggestion)
        if not name or (name == suggestion and name in self._own):
            return ""
        try:
            check_name(name)
            if name in self._own:
                raise CarnnError(
                    self.tr("There is a preset “{name}” already.").format(name=name),
                    self.tr("Choose another name."),
                )
        except CarnnError as error:
            self._dialogs.error(title, error.reason, error.remedy)
            return ""
        return name

    @Slot()
    def _remove(self) -> None:
        preset = self._own.pop(self.chosen(), None)
        if preset is not None:
            self._fill(preset.base)

    @Slot()
    def _reset_all(self) -> None:
        own = self._own.get(self.chosen())
        if own is not None:
            self._own[own.name] = UserPreset(
                name=own.name, base=own.base, settings=PRESETS[own.base]
            )
            self._show()

    def _tell(self, problem: str) -> None:
        self.problem = problem
        own = self._own.get(self.chosen())
        if problem:
            self._told.setText(self.tr("Not saved: {problem}").format(problem=problem))
        elif own is None:
            self._told.setText(
                self.tr("A shipped preset. Changing a value makes a preset of your own from it.")
            )
        else:
            self._told.setText(
                self.tr(
                    'Your own, made from {base}. On the command line: --preset "{name}"'
                ).format(base=own.base, name=own.name)
            )
        self.problem_changed.emit(problem)
