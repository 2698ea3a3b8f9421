"""Joins the settings, the models, the guide, the sample photos and the log with the window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.services.diagnostics import log_folder
from carnn_desktop.services.events import Notice
from carnn_desktop.services.model_list import ModelCatalog, ModelEntry
from carnn_desktop.services.model_manager import ModelManager, ModelTask, ModelTaskEnded
from carnn_desktop.services.samples import copy_sample_photos, samples_folder
from carnn_desktop.services.settings import Settings
from carnn_desktop.ui.help.guide import Guide
from carnn_desktop.ui.help.shortcuts import ShortcutSheet
from carnn_desktop.ui.look.languages import resolved
from carnn_desktop.ui.models.manager import ModelDialog
from carnn_desktop.ui.settings.settings_dialog import PageName, SettingsDialog
from carnn_desktop.ui.shell.key_map import key_table
from carnn_desktop.ui.shell.reopen import reopen
from carnn_desktop.ui.shell.workbench import Workbench


class SettingsWiring(QObject):
    """Shows these dialogs for their actions, and has the window follow the settings."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self._bench = bench
        self._entries: tuple[ModelEntry, ...] = ()
        self._dialog: ModelDialog | None = None
        self._settings: SettingsDialog | None = None
        settings = bench.session.settings.current
        self.models = ModelManager(ModelCatalog(), self)
        self.guide = Guide(bench)
        self._apply(settings)
        bench.on("settings", self.show_settings)
        bench.on("manage_models", self.show_models)
        bench.on("guide", self.guide.start)
        bench.on("sample_photos", self.open_samples)
        bench.on("show_log", self.show_log)
        bench.on("shortcuts", self.show_shortcuts)
        self.guide.photos_wanted.connect(self.open_samples)
        bench.prompt.better_model_wanted.connect(self.show_models)
        self.models.listed.connect(self._listed)
        self.models.progressed.connect(self._progressed)
        self.models.ended.connect(self._ended)
        bench.session.settings_changed.connect(self._apply)
        bench.window.destroyed.connect(self.models.close)

    @Slot(object)
    def _apply(self, settings: Settings) -> None:
        """Use what can be used while the window is open."""
        actions = self._bench.actions
        actions.set_keys(key_table(actions.specs(), settings.key_preset, settings.keys))
        self._bench.canvas.view.wheel_zooms = settings.wheel_zooms
        if self._bench.theme.font_scale != settings.font_scale:
            self._bench.theme.scale_fonts(settings.font_scale)

    # Settings -------------------------------------------------------------------------------------

    def show_settings(self, page: PageName = "general") -> None:
        """Show the settings dialog; what was changed is used when it is accepted."""
        bench = self._bench
        dialog = SettingsDialog(
            bench.session,
            actions=bench.actions,
            icons=bench.icons,
            dialogs=bench.dialogs,
            theme=bench.theme,
            models=self._entries or ModelCatalog().entries(),
            parent=bench.window,
        )
        dialog.models_wanted.connect(self.show_models)
        dialog.show_page(page)
        self._settings = dialog
        accepted = dialog.exec()
        self._settings = None
        changes = dialog.changes() if accepted else {}
        dialog.deleteLater()
        if changes:
            self._use(changes)

    def _use(self, changes: dict[str, Any]) -> None:
        session = self._bench.session
        before = session.settings.current
        model = changes.pop("model")
        session.settings.update(**changes)
        session.models.choose(model)
        if resolved(before.language) != resolved(changes["language"]) and self._may_reopen():
            reopen(self._bench.window)

    def _may_reopen(self) -> bool:
        if self._bench.session.project.info() is None:
            return True
        return self._bench.dialogs.confirm(
            self.tr("Change the language"),
            self.tr(
                "The window is closed and opened again in the other language, at the same photo. "
                "Your work is saved; only the steps that undo takes back end here. Otherwise the "
                "language changes with the next start."
            ),
            self.tr("Change now"),
        )

    def show_shortcuts(self) -> None:
        """Show the sheet of keys; from there to the editor."""
        sheet = ShortcutSheet(self._bench.actions, self._bench.window)
        wanted: list[bool] = []
        sheet.change_wanted.connect(lambda: wanted.append(True))
        sheet.exec()
        sheet.deleteLater()
        if wanted:
            self.show_settings("keys")

    # Models ---------------------------------------------------------------------------------------

    def show_models(self) -> None:
        """Show the model manager."""
        parent = self._settings or self._bench.window
        dialog = self._dialog = ModelDialog(self.models, self._bench.dialogs, parent)
        dialog.exec()
        dialog.deleteLater()
        self._dialog = None

    @Slot(object)
    def _listed(self, entries: tuple[ModelEntry, ...]) -> None:
        self._entries = entries
        if self._settings is not None:
            self._settings.engine.set_models(entries)

    @Slot(object)
    def _progressed(self, task: ModelTask) -> None:
        if self._dialog is None and task.total:
            percent = round(100 * task.done / task.total)
            self._bench.status.showMessage(
                self.tr("Downloading {name}: {percent} %").format(
                    name=task.model_id, percent=percent
                ),
                3000,
            )

    @Slot(object)
    def _ended(self, ended: ModelTaskEnded) -> None:
        """Tell of an end that the dialog does not show because it was closed."""
        if self._dialog is not None or ended.cancelled:
            return
        if ended.reason:
            self._bench.notices.show_notice(Notice("error", ended.reason, ended.remedy))
        elif ended.what == "download":
            text = self.tr("{name} was downloaded and can be chosen now.")
            self._bench.notices.show_notice(Notice("info", text.format(name=ended.model_id)))

    # Help -----------------------------------------------------------------------------------------

    @Slot()
    def open_samples(self) -> None:
        """Copy the sample photos into the user's data folder and open them."""
        try:
            folder = copy_sample_photos(samples_folder())
        except CarnnError as error:
            self._bench.session.notice.emit(Notice("error", error.reason, error.remedy))
            return
        self._bench.session.project.open(folder)

    def show_log(self) -> None:
        """Open the folder of the log in the file manager, or say where it is."""
        folder = log_folder()
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._bench.notices.show_notice(
                Notice("info", self.tr("The log is in {folder}.").format(folder=folder))
            )
