"""The import dialog: reading, preview, progress, report, one after the other in one window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from carnn_desktop.contracts.progress import Progress
from carnn_desktop.formats.importing.plan import ImportPlan
from carnn_desktop.project.importing import ImportReport
from carnn_desktop.services.importing import ImportPreview
from carnn_desktop.services.inference.mailbox import explain
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.import_labels.preview import PreviewPage
from carnn_desktop.ui.import_labels.rows import Finding, finding, finding_columns
from carnn_desktop.ui.look.layouts import in_column, make_bold
from carnn_desktop.ui.look.tables import RowTable
from carnn_desktop.ui.look.told import shown_number, told_text

_SHOWN_IDS = 500
_Button = QDialogButtonBox.StandardButton


class ImportDialog(QDialog):
    """Guides one import. It is modal: nobody edits what is being imported into."""

    def __init__(self, session: Session, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import annotations"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 640)
        self.setMinimumSize(560, 200)
        self._session = session
        self._path = path
        self._plan: ImportPlan | None = None
        self._applying = False
        self._preview = PreviewPage()
        self._busy, self._report = self._make_busy(), self._make_report()
        self._pages = QStackedWidget(self)
        self._pages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        for page in (self._busy, self._preview, self._report):
            self._pages.addWidget(page)
        self._buttons = QDialogButtonBox(_Button.Cancel, self)
        self._import = QPushButton(self.tr("Import"), self)
        self._import.setDefault(True)
        self._buttons.addButton(self._import, QDialogButtonBox.ButtonRole.AcceptRole)
        self._import.clicked.connect(self._apply)
        self._buttons.rejected.connect(self.reject)
        in_column((self._pages, 1), self._buttons, parent=self, margins=16, spacing=14)
        self._preview.changed.connect(self._count)
        self._preview.format_chosen.connect(self._read)
        importer = session.importer
        importer.progressed.connect(self._progressed)
        importer.previewed.connect(self._previewed)
        importer.finished.connect(self._finished)
        importer.failed.connect(self._failed)
        self._read(None)

    def _make_busy(self) -> QWidget:
        """Return the page that says what is under way, and how far."""
        page = QWidget()
        self._stage, self._bar = QLabel(page), QProgressBar(page, textVisible=False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._detail = QLabel(page)
        self._detail.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        in_column(1, self._stage, self._bar, self._detail, 2, parent=page)
        return page

    def _make_report(self) -> QWidget:
        """Return the page that says what the import did."""
        page = QWidget()
        self._head = QLabel(page, wordWrap=True)
        make_bold(self._head)
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse
        self._told = QLabel(page, wordWrap=True, textInteractionFlags=selectable)
        columns = finding_columns(("", self.tr("Place"), self.tr("What was done")))
        self._details = RowTable(self.tr("Details of the import"), columns, page, wide=(2,))
        in_column(self._head, self._told, (self._details, 1), 0, parent=page, margins=0, spacing=10)
        return page

    def reject(self) -> None:
        """Cancel what is under way, or close."""
        if self._applying:
            self._session.importer.cancel()
            self._begin(self.tr("Stopping after this photo…"))
            return
        self._session.importer.cancel()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is cancelling."""
        if self._applying:
            event.ignore()
            self.reject()
            return
        super().closeEvent(event)

    @Slot(str)
    def _read(self, format_id: str | None) -> None:
        self._begin(self.tr("Reading {name}…").format(name=self._path.name))
        self._pages.setCurrentWidget(self._busy)
        self._import.setEnabled(False)
        self._session.importer.preview(self._path, format_id)

    @Slot(object)
    def _previewed(self, preview: ImportPreview) -> None:
        self._plan = preview.plan
        self._preview.show_preview(preview, self._session.categories.listed())
        self._pages.setCurrentWidget(self._preview)
        self._import.setFocus()

    @Slot(int)
    def _count(self, objects: int) -> None:
        photos = self._plan is not None and self._plan.count("matched") > 0
        self._import.setEnabled(bool(objects) or photos)
        words = {0: self.tr("Import"), 1: self.tr("Import 1 object")}
        many = self.tr("Import {count} objects").format(count=shown_number(objects))
        self._import.setText(words.get(objects, many))

    @Slot()
    def _apply(self) -> None:
        if self._plan is None:
            return
        self._applying = True
        self._begin(self.tr("Importing…"))
        self._pages.setCurrentWidget(self._busy)
        self._import.hide()
        self._session.importer.apply(self._plan, self._preview.choices())

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        if progress.stage == "read":
            return
        self._bar.setRange(0, max(1, progress.total))
        self._bar.setValue(progress.done)
        counts = self.tr("{done} of {total}").format(
            done=shown_number(progress.done), total=shown_number(progress.total)
        )
        name = Path(progress.text).name
        self._detail.setText(f"{counts}  ·  {name}" if name else counts)

    def _begin(self, text: str) -> None:
        """Start with a bar that only says that something happens."""
        self._stage.setText(text)
        self._detail.setText("")
        self._bar.setRange(0, 0)

    @Slot(object)
    def _finished(self, report: ImportReport | None) -> None:
        self._applying = False
        if report is None:
            self._end(
                self.tr("The import was stopped."),
                self.tr(
                    "Photos that were done keep their objects. File, “Take back last import” "
                    "removes them."
                ),
            )
            return
        self._end(self._title(report), self._text(report), self._rows(report))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._applying = False
        reason, remedy = explain(error)
        self._end(told_text(reason), told_text(remedy))

    def _end(self, title: str, text: str, rows: Sequence[Finding] = ()) -> None:
        """Show a result or a failure, with details where there are some."""
        self._head.setText(title)
        self._told.setText(text)
        self._told.setVisible(bool(text))
        self._details.set_rows(rows)
        self._details.setVisible(bool(rows))
        self._pages.setCurrentWidget(self._report)
        self._import.hide()
        self._buttons.setStandardButtons(_Button.Close)
        if not rows:
            self.resize(self.width(), self.minimumSizeHint().height())

    def _title(self, report: ImportReport) -> str:
        return self.tr("{objects} objects were imported into {photos} photos").format(
            objects=shown_number(report.objects), photos=shown_number(report.images)
        )

    def _text(self, report: ImportReport) -> str:
        lines = []
        for count, words in (
            (report.categories_made, self.tr("{count} concepts were made.")),
            (report.known, self.tr("{count} objects were there already and were not doubled.")),
            (report.removed, self.tr("{count} objects made way.")),
            (report.left_out, self.tr("{count} objects could not be drawn and were left out.")),
            (len(report.failed), self.tr("{count} photos could not take their objects.")),
            (len(report.renumbered), self.tr("{count} ids could not be kept and are new.")),
        ):
            if count:
                lines.append(words.format(count=shown_number(count)))
        lines.append(self.tr("File, “Take back last import” undoes all of it."))
        return "\n".join(lines)

    def _rows(self, report: ImportReport) -> list[Finding]:
        rows = [
            (self.tr("Not imported"), path, told_text(reason), True)
            for path, reason in report.failed
        ]
        rows += [finding(note) for note in report.notes]
        kinds = {
            "annotation": self.tr("annotation"),
            "image": self.tr("image"),
            "category": self.tr("category"),
        }
        text = self.tr("is {new} now")
        for item in report.renumbered[:_SHOWN_IDS]:
            where, what = f"{kinds[item.kind]} {item.old}", text.format(new=item.new)
            rows.append((self.tr("New id"), where, what, False))
        return rows
