"""From the wish to export to its report: dialog, counting, place, and the same once more."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from carnn_desktop.annotations.model import ImageRef
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.export.options import ExportOptions
from carnn_desktop.formats.export.preview import Preview
from carnn_desktop.formats.export.report import ExportReport
from carnn_desktop.services.export import count_images
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.export.dialog import ExportDialog
from carnn_desktop.ui.export.report import ExportReportDialog
from carnn_desktop.ui.shell.dialogs import Dialogs

_CHUNK = 64


class ExportFlow(QObject):
    """One for each window; remembers the last export of the open project."""

    def __init__(self, window: QWidget, session: Session, dialogs: Dialogs) -> None:
        super().__init__(window)
        self._window, self._session, self._dialogs = window, session, dialogs
        self._last: tuple[Path, Path, ExportOptions] | None = None
        self._dialog: ExportDialog | None = None
        session.export_finished.connect(self._finished)

    @Slot()
    def run(self) -> None:
        """Ask what, how and where; then export in the background."""
        if self._session.project.info() is None:
            return
        dialog = ExportDialog(self._window, categories=self._session.categories.listed())
        self._dialog = dialog
        self._session.project.post_edits()  # what is counted is read from the project file
        images = tuple(self._session.images.listed())
        dialog.parts_wanted.connect(lambda: self._count(dialog, images, Preview(with_parts=True)))
        self._count(dialog, images, Preview())
        chosen = dialog.exec()
        self._dialog = None
        options = dialog.options()
        dialog.deleteLater()
        if not chosen:
            return
        suffix = options.target_format.file_suffix if options.is_single_file else ""
        path = self._file(suffix) if suffix else self._folder()
        if path is not None:
            self._start(path, options)

    @Slot()
    def again(self) -> None:
        """Export as the last time, to the same place; ask when there was none yet."""
        project = self._session.project.info()
        if project is None or self._last is None or self._last[0] != project.project_path:
            self.run()
        else:
            self._session.export.start(self._last[1], self._last[2])

    def _count(
        self, dialog: ExportDialog, refs: tuple[ImageRef, ...], preview: Preview, done: int = 0
    ) -> None:
        """Look at all documents in small pieces while the dialog is open; show what was counted."""
        part = refs[done : done + _CHUNK]
        if not part:
            dialog.show_preview(preview)
            return

        def counted(_nothing: None) -> None:
            if self._dialog is dialog:
                dialog.show_counting(done + len(part), len(refs))
                self._count(dialog, refs, preview, done + len(part))

        def failed(error: Exception) -> None:
            """Without counts the dialog works as well."""
            if not isinstance(error, CarnnError):
                raise error

        self._session.project.ask(partial(count_images, part, preview), counted, failed)

    def _start(self, path: Path, options: ExportOptions) -> None:
        project = self._session.project.info()
        if project is not None:
            self._last = (project.project_path, path, options)
            self._session.settings.update(last_export_folder=str(path.parent))
            self._session.export.start(path, options)

    def _place(self) -> Path:
        """Return a path named after the folder of photos, where the last export went."""
        project = self._session.project.info()
        if project is None:
            return Path.home() / "annotations"
        last = self._session.settings.current.last_export_folder
        folder = Path(last) if last and Path(last).is_dir() else project.project_path.parent
        return folder / project.folder.name

    def _file(self, suffix: str) -> Path | None:
        start = self._place()
        path = self._dialogs.choose_file_to_write(str(start.with_name(f"{start.name}{suffix}")))
        return None if path is None else path.with_suffix(suffix)

    def _folder(self) -> Path | None:
        """Return the new folder; one that exists is only replaced when it was an export."""
        start = self._place()
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Name the folder of the data set"),
            str(start.with_name(f"{start.name}-dataset")),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if not name:
            return None
        path = Path(name)
        if not path.is_dir() or not any(path.iterdir()):
            return path
        sure = self._dialogs.confirm(
            self.tr("Replace the data set?"),
            self.tr(
                "The folder {name} is there already. An earlier export in it is replaced."
            ).format(name=path.name),
            self.tr("Replace"),
        )
        return path if sure else None

    @Slot(object)
    def _finished(self, report: ExportReport) -> None:
        dialog = ExportReportDialog(report, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
