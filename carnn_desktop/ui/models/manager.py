"""The model manager: what is installed, add a folder, download, verify, remove."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from carnn_desktop.services.model_list import ModelEntry, megabytes
from carnn_desktop.services.model_manager import ModelManager, ModelTask, ModelTaskEnded
from carnn_desktop.ui.look.layouts import (
    dialog_buttons,
    flat_tree,
    heading,
    hint,
    in_column,
    in_row,
    named,
)
from carnn_desktop.ui.look.told import told_text, told_texts
from carnn_desktop.ui.models.recommended import RecommendedView
from carnn_desktop.ui.shell.dialogs import Dialogs
from carnn_desktop.ui.shell.run_words import duration

_ID = Qt.ItemDataRole.UserRole


class ModelDialog(QDialog):
    """All work is the manager's, beside the window; closing the dialog leaves a download running.

    Who owns the manager hears of the end by its ``ended``.
    """

    def __init__(
        self, manager: ModelManager, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Models"))
        self._manager = manager
        self._dialogs = dialogs
        self._entries: dict[str, ModelEntry] = {}
        self._tree = self._make_tree()
        self._detail = QLabel(self)
        self._detail.setWordWrap(True)
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._detail.setMinimumHeight(self._detail.fontMetrics().lineSpacing() * 3)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._add = QPushButton(self.tr("&Add a folder…"), self)
        self._verify = QPushButton(self.tr("&Verify"), self)
        self._remove = QPushButton(self.tr("&Remove…"), self)
        self._recommended = RecommendedView(self)
        self._name = named(QLineEdit(self), self.tr("Name on the model hub"))
        self._name.setPlaceholderText(self.tr("Owner/name, e.g. openai/clip-vit-base-patch16"))
        self._download = QPushButton(self.tr("&Download"), self)
        self._bar = named(QProgressBar(self, textVisible=False), self.tr("Progress"))
        self._told = QLabel(self, wordWrap=True)
        self._cancel = QPushButton(self.tr("&Cancel"), self)
        self._lay_out()
        self._connect()
        self._show_busy()
        manager.refresh()
        self.resize(820, 680)

    def _make_tree(self) -> QTreeWidget:
        what, state = (self.tr("Model"), self.tr("For")), (self.tr("State"), self.tr("Licence"))
        titles = (*what, *state, self.tr("Size"))
        return flat_tree(self.tr("Models on this machine"), titles, self)

    def _lay_out(self) -> None:
        work = in_row(self._add, self._verify, self._remove, 1)
        fetch = in_row((self._name, 1), self._download)
        progress = in_row((self._bar, 1), self._cancel)
        buttons = dialog_buttons(self, QDialogButtonBox.StandardButton.Close)
        in_column(
            (self._tree, 1),
            self._detail,
            work,
            heading(self.tr("Download from the Hugging Face hub"), self),
            (self._recommended, 1),
            fetch,
            hint(
                self.tr(
                    "Only configuration and safetensors weights are fetched, never code. A "
                    "download that broke off goes on where it stopped."
                ),
                self,
            ),
            progress,
            self._told,
            buttons,
            parent=self,
            spacing=8,
        )

    def _connect(self) -> None:
        manager = self._manager
        manager.listed.connect(self._listed)
        manager.progressed.connect(self._progressed)
        manager.ended.connect(self._ended)
        self._tree.currentItemChanged.connect(self._show_detail)
        self._add.clicked.connect(self._add_folder)
        self._verify.clicked.connect(self._verify_chosen)
        self._remove.clicked.connect(self._remove_chosen)
        self._download.clicked.connect(self._start_download)
        self._cancel.clicked.connect(manager.cancel)
        self._name.textChanged.connect(self._show_busy)
        self._recommended.chosen.connect(self._name.setText)

    # What is shown --------------------------------------------------------------------------------

    @Slot(object)
    def _listed(self, entries: tuple[ModelEntry, ...]) -> None:
        chosen = self._chosen()
        self._entries = {entry.id: entry for entry in entries}
        self._recommended.show_models(self._manager.recommended(entries))
        self._tree.clear()
        for entry in entries:
            item = QTreeWidgetItem(
                [
                    told_text(entry.title),
                    self._kind(entry),
                    self._state(entry),
                    entry.licence if entry.licence != "unknown" else self.tr("unknown"),
                    megabytes(entry.size) if entry.size else "–",
                ]
            )
            item.setData(0, _ID, entry.id)
            item.setTextAlignment(4, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(0, told_text(entry.problem) or str(entry.where or entry.id))
            self._tree.addTopLevelItem(item)
            if chosen is not None and entry.id == chosen.id:
                self._tree.setCurrentItem(item)
        if self._tree.currentItem() is None and entries:
            self._tree.setCurrentIndex(self._tree.model().index(0, 0))

    def _kind(self, entry: ModelEntry) -> str:
        special = {"sam": self.tr("Outlines"), "other": "–"}
        return special.get(entry.kind, self.tr("Recognition"))

    def _state(self, entry: ModelEntry) -> str:
        if entry.problem:
            return self.tr("⚠ cannot be used")
        return {
            "built-in": self.tr("✓ built in"),
            "downloaded": self.tr("✓ downloaded"),
            "added": self.tr("✓ your folder"),
            "copied": self.tr("✓ found"),
            "cached": self.tr("✓ in the hub's cache"),
        }[entry.origin]

    def _chosen(self) -> ModelEntry | None:
        item = self._tree.currentItem()
        return None if item is None else self._entries.get(item.data(0, _ID))

    @Slot()
    def _show_detail(self, *_items: object) -> None:
        entry = self._chosen()
        if entry is not None:
            lines = [told_text(entry.problem or entry.sentence)]
            if entry.where is not None and entry.origin != "built-in":
                lines.append(str(entry.where))
            if entry.revision:
                lines.append(self.tr("Revision {revision}").format(revision=entry.revision))
            self._detail.setText("\n".join(lines))
        self._show_busy()

    @Slot()
    def _show_busy(self, *_text: object) -> None:
        busy, entry = self._manager.busy, self._chosen()
        self._add.setEnabled(not busy)
        self._verify.setEnabled(not busy and entry is not None and entry.verifiable)
        self._remove.setEnabled(not busy and entry is not None and entry.removable)
        self._download.setEnabled(not busy and bool(self._name.text().strip()))
        self._name.setEnabled(not busy)
        self._bar.setVisible(busy)
        self._cancel.setVisible(busy)

    @Slot(object)
    def _progressed(self, task: ModelTask) -> None:
        self._show_busy()
        thousands = 1000 if task.total > 2**31 - 1 else 1  # the bar counts in 32 bits
        self._bar.setRange(0, task.total // thousands)
        self._bar.setValue(task.done // thousands)
        words = [self._doing(task)]
        if task.total:
            words.append(
                self.tr("{done} of {total}").format(
                    done=megabytes(task.done), total=megabytes(task.total)
                )
            )
        if task.speed:
            words.append(self.tr("{speed} a second").format(speed=megabytes(round(task.speed))))
        left = task.seconds_left
        if left is not None and task.done < task.total:
            words.append(self.tr("{time} left").format(time=duration(left)))
        self._told.setText(", ".join(words))

    def _doing(self, task: ModelTask) -> str:
        texts = {
            "downloading": self.tr("Downloading {name}"),
            "verifying": self.tr("Verifying {name}"),
            "verify": self.tr("Verifying {name}"),
            "remove": self.tr("Removing {name}"),
            "add": self.tr("Looking at {name}"),
        }
        text = texts.get(task.stage, self.tr("Asking the hub for {name}"))
        return text.format(name=task.model_id)

    @Slot(object)
    def _ended(self, ended: ModelTaskEnded) -> None:
        self._show_busy()
        if ended.cancelled:
            text = self.tr("Cancelled. What came is kept; start again to go on.")
        elif ended.reason:
            text = told_texts((ended.reason, ended.remedy))
        else:
            texts = {
                "download": self.tr("{name} is ready to be used."),
                "verify": self.tr("{name}: every file is as it came."),
                "add": self.tr("{name} was added."),
                "remove": self.tr("{name} was removed."),
            }
            text = texts[ended.what].format(name=ended.model_id)
        self._told.setText(("⚠ " if ended.reason else "") + text)

    # What is done ---------------------------------------------------------------------------------

    @Slot()
    def _add_folder(self) -> None:
        folder = self._dialogs.choose_model_folder()
        if folder is not None:
            self._manager.add(Path(folder))

    @Slot()
    def _verify_chosen(self) -> None:
        entry = self._chosen()
        if entry is not None:
            self._manager.verify(entry.id)

    @Slot()
    def _remove_chosen(self) -> None:
        entry = self._chosen()
        if entry is None:
            return
        text = (
            self.tr("Delete {name} ({size}) from the disk?")
            if entry.origin == "downloaded"
            else self.tr("Take {name} off the list? The folder stays as it is.")
        )
        said = text.format(name=told_text(entry.title), size=megabytes(entry.size))
        if self._dialogs.confirm(self.tr("Remove the model"), said, self.tr("Remove")):
            self._manager.remove(entry.id)

    @Slot()
    def _start_download(self) -> None:
        name, _, revision = self._name.text().strip().partition("@")
        self._manager.download(name, revision)
