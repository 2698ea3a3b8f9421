"""Import of annotations that other tools wrote."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from carnn_desktop.project.imports import ImportTakenBack
from carnn_desktop.services.events import Notice, ProjectInfo
from carnn_desktop.ui.look.told import shown_number
from carnn_desktop.ui.shell.action_spec import QT_TRANSLATE_NOOP, ActionSpec, has_project
from carnn_desktop.ui.shell.workbench import Feature, Workbench

if TYPE_CHECKING:
    from carnn_desktop.project.project import Project

_in_file = partial(ActionSpec, group="file")

ACTIONS: tuple[ActionSpec, ...] = (
    _in_file(
        id="import",
        text=QT_TRANSLATE_NOOP("Actions", "&Import annotations…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Bring in a COCO, LabelMe, VIA, Label Studio, CVAT or ISAT file"
        ),
        short=QT_TRANSLATE_NOOP("Actions", "Import"),
        icon="import",
        keys=("Ctrl+I",),
        separated=True,
    ),
    _in_file(
        id="import_folder",
        text=QT_TRANSLATE_NOOP("Actions", "Import a &folder of annotations…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Bring in YOLO or Pascal VOC labels, or many LabelMe or ISAT files"
        ),
    ),
    _in_file(
        id="take_back_import",
        text=QT_TRANSLATE_NOOP("Actions", "&Take back last import"),
        tip=QT_TRANSLATE_NOOP("Actions", "Make all photos of the last import what they were"),
        enabled=has_project,
    ),
)


class ImportFlow(QObject):
    """Asks for a file and, where no folder is open, for the photos; then opens the dialog."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self._bench = bench
        self._waiting: Path | None = None
        self._running = False
        bench.on("import", self.choose_file)
        bench.on("import_folder", self.choose_folder)
        bench.on("take_back_import", self.take_back)
        bench.take_drops(self.take_drop)
        session = bench.session
        session.project_opened.connect(self._opened)
        session.importer.taken_back.connect(self._taken_back)

    def choose_file(self) -> None:
        """Ask for an annotation file."""
        if not self._may_import():
            return
        name, _ = QFileDialog.getOpenFileName(
            self._bench.window,
            self.tr("Import annotations"),
            self._start(),
            self.tr("Annotation files (*.json *.xml *.yaml *.yml);;All files (*)"),
        )
        if name:
            self.start(Path(name))

    def choose_folder(self) -> None:
        """Ask for a folder of annotation files."""
        if not self._may_import():
            return
        name = QFileDialog.getExistingDirectory(
            self._bench.window, self.tr("Import a folder of annotations"), self._start()
        )
        if name:
            self.start(Path(name))

    def start(self, path: Path) -> None:
        """Import ``path``; without an open folder the photos are asked for first."""
        if self._bench.session.project.info() is not None:
            self.open_dialog(path)
            return
        parent = path if path.is_dir() else path.parent
        beside = parent / "images"
        name = QFileDialog.getExistingDirectory(
            self._bench.window,
            self.tr("Where are the photos of {name}?").format(name=path.name),
            str(beside if beside.is_dir() else parent),
        )
        if name:
            self._waiting = path
            self._bench.session.project.open(Path(name))

    def take_drop(self, path: Path) -> bool:
        """Import an annotation file that was dropped on the window."""
        if path.suffix.lower() not in (".json", ".jsonl", ".zip", ".xml"):
            return False
        self.start(path)
        return True

    def open_dialog(self, path: Path) -> None:
        """Show the preview of an import into the open folder."""
        # the readers are loaded with the first import, not with the window
        from carnn_desktop.ui.import_labels.dialog import ImportDialog

        if self._may_import():
            ImportDialog(self._bench.session, path, self._bench.window).open()

    def _may_import(self) -> bool:
        """Tell, before anything is asked, that a run keeps an import from beginning."""
        if not self._bench.session.runs.state().active:
            return True
        self._say(
            Notice(
                "warning",
                self.tr("The model is at work on this folder."),
                self.tr("Wait for it or cancel it, then import."),
            )
        )
        return False

    def take_back(self) -> None:
        """Undo the last import, after a question."""
        self._bench.session.project.ask(_last_import, self._ask_back)

    def _ask_back(self, summary: Mapping[str, Any] | None) -> None:
        if summary is None:
            self._say(Notice("info", self.tr("There is no import that can be taken back.")))
            return
        file = summary.get("file", "")
        text = self.tr(
            "All photos that {file} was imported into become what they were before. Those that "
            "were edited since stay as they are."
        ).format(file=file or self.tr("a file"))
        title = self.tr("Take back the last import?")
        if self._bench.dialogs.confirm(title, text, self.tr("Take back")):
            self._bench.session.importer.take_back()

    @Slot(object)
    def _taken_back(self, outcome: ImportTakenBack) -> None:
        text = self.tr("{count} photos are as before the import.").format(
            count=shown_number(len(outcome.restored))
        )
        remedy = ""
        if outcome.edited:
            remedy = self.tr("{count} were edited since and stay as they are.").format(
                count=shown_number(len(outcome.edited))
            )
        self._say(Notice("info", text, remedy))

    @Slot(object)
    def _opened(self, _info: ProjectInfo) -> None:
        path, self._waiting = self._waiting, None
        if path is not None:
            self.open_dialog(path)

    def _say(self, notice: Notice) -> None:
        self._bench.session.notice.emit(notice)

    def _start(self) -> str:
        project = self._bench.session.project.info()
        return str(project.folder.parent) if project is not None else ""


def _last_import(project: Project) -> Mapping[str, Any] | None:
    return project.imports.last()


def _install(bench: Workbench) -> None:
    ImportFlow(bench)


FEATURE = Feature(actions=ACTIONS, install=_install)
