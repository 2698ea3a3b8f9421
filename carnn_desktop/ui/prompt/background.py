"""Background words: edit them for the next runs, run again, and see what it changed."""

from __future__ import annotations

import json
import re

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.contracts.queries import text_key, tidy
from carnn_desktop.services.comparison import Change, Side, compare_runs
from carnn_desktop.services.events import TraceChanged
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.look.layouts import in_column, in_row, named, stretch_column
from carnn_desktop.ui.look.told import shown_number
from carnn_desktop.ui.prompt.bar import PromptBar

FIELD = "background_words"


class BackgroundEditor(QWidget):
    """Sits beside the trace. The words hold for the next runs until they are taken back."""

    def __init__(self, session: Session, prompt: PromptBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._prompt = session, prompt
        self._words: tuple[str, ...] = ()
        self._texts: tuple[str, ...] = ()
        self._before: ImageDocument | None = None
        self._edit_button = self._button(self.tr("Edit background words…"))
        self._edit_button.setToolTip(self.tr("Words that compete with what you look for"))
        self._edit = named(QPlainTextEdit(self), self.tr("Background words, separated by commas"))
        self._edit.setPlaceholderText(self.tr("Words, separated by commas"))
        self._edit.setTabChangesFocus(True)
        self._edit.setFixedHeight(self.fontMetrics().lineSpacing() * 5 + 12)
        self._run = self._button(self.tr("Run again"))
        self._run.setToolTip(self.tr("Run on this image with these words and compare"))
        self._reset = self._button(self.tr("Preset's words"))
        self._reset.setToolTip(self.tr("Use the words of the preset again"))
        self._told = QLabel(self, wordWrap=True)
        self._changes = QTreeWidget(self)
        self._undo = self._button(self.tr("Take the run back"))
        self._undo.setToolTip(self.tr("Bring the proposals of before back; redo brings these back"))
        self._lay_out()
        self._edit_button.clicked.connect(self.begin)
        self._run.clicked.connect(self.run_again)
        self._reset.clicked.connect(self.reset)
        self._undo.clicked.connect(self._take_back)
        session.trace_changed.connect(self._trace_changed)
        session.image_opened.connect(self._forget)
        session.project_closed.connect(self._forget)
        self._show_editor(shown=False)
        self._forget()

    def words(self) -> tuple[str, ...]:
        """Return the words in the field, each once."""
        parts = map(tidy, re.split(r"[,;\n]", self._edit.toPlainText()))
        return tuple({text_key(part): part for part in parts if part}.values())

    def changes(self) -> int:
        """Return how many texts the comparison lists."""
        return self._changes.topLevelItemCount()

    @Slot()
    def begin(self) -> None:
        """Open the field with the words of the last run, or those that were edited before."""
        if not self._edit.isVisibleTo(self):
            chosen = self._prompt.override(FIELD)
            words = tuple(json.loads(chosen)) if chosen else self._words
            self._edit.setPlainText(", ".join(words))
        self._show_editor(shown=True)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_into_view(self._run)

    @Slot()
    def run_again(self) -> None:
        """Run the same texts on the open image with the edited words."""
        document = self._session.images.document()
        if document is None:
            return
        self._prompt.set_override(FIELD, json.dumps(list(self.words())))
        request = self._prompt.request()
        if not request.text and not request.phrases:
            self._prompt.set_text(", ".join(self._texts))
            request = self._prompt.request()
        self._before = document
        self._changes.clear()
        self._told.setText(self.tr("Running with {count} words…").format(count=len(self.words())))
        self._told.show()
        self._session.runs.run_image(request)

    @Slot()
    def reset(self) -> None:
        """Leave the words to the preset again."""
        self._prompt.set_override(FIELD, None)
        self._show_editor(shown=False)
        self._told.setText(self.tr("The next run uses the words of the preset."))
        self._told.show()

    @Slot()
    def _take_back(self) -> None:
        self._session.edits.undo()
        self._undo.setEnabled(False)

    @Slot(object)
    def _trace_changed(self, changed: TraceChanged) -> None:
        if changed.trace is not None:
            self._words = (*changed.trace.background_words, *changed.trace.removed_background)
            self._texts = changed.trace.steps[0].texts if changed.trace.steps else ()
        self._edit_button.setEnabled(changed.trace is not None)
        before, document = self._before, self._session.images.document()
        if before is None or document is None or before.image_id != changed.image_id:
            return
        self._before = None
        self._compare(compare_runs(before, document))

    @Slot()
    @Slot(object)
    def _forget(self, _event: object = None) -> None:
        self._before = None
        self._changes.clear()
        self._changes.hide()
        self._undo.hide()
        self._told.hide()

    def _compare(self, changes: tuple[Change, ...]) -> None:
        self._changes.clear()
        for change in changes:
            overlap = shown_number(change.iou, ".2f") if change.before and change.after else "–"
            cells = [change.text, self._side(change.before), self._side(change.after), overlap]
            item = QTreeWidgetItem(cells)
            for column in range(1, 4):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignCenter)
            self._changes.addTopLevelItem(item)
        same = all(change.same for change in changes)
        self._told.setText(
            self.tr("The words changed nothing here.") if same else self.tr("Before and after:")
        )
        rows = min(6, max(1, len(changes)))
        height = self._changes.header().sizeHint().height() + rows * self._changes.sizeHintForRow(0)
        self._changes.setFixedHeight(height + 8)
        self._changes.setVisible(bool(changes))
        self._told.show()
        self._undo.setVisible(not same)
        self._undo.setEnabled(True)
        self._bring_into_view(self._changes)

    def _bring_into_view(self, widget: QWidget) -> None:
        """Scroll the panel to a widget, once the layout knows its place."""

        def scroll() -> None:
            parent = self.parentWidget()
            while parent is not None and not isinstance(parent, QScrollArea):
                parent = parent.parentWidget()
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)

        QTimer.singleShot(0, self, scroll)

    def _side(self, side: Side | None) -> str:
        if side is None:
            return self.tr("not found")
        score = "–" if side.score is None else shown_number(side.score, ".2f")
        text = self.tr("{score}, {pixels} px").format(
            score=score, pixels=shown_number(side.mask.area)
        )
        return f"{text} !" if side.forced else text

    def _button(self, text: str) -> QToolButton:
        button = named(QToolButton(self), text.rstrip("…"))
        button.setText(text)
        return button

    def _show_editor(self, *, shown: bool) -> None:
        for widget in (self._edit, self._run, self._reset):
            widget.setVisible(shown)
        self._edit_button.setVisible(not shown)

    def _lay_out(self) -> None:
        self._changes.setHeaderLabels(
            [self.tr("Text"), self.tr("Before"), self.tr("After"), self.tr("Overlap")]
        )
        self._changes.setRootIsDecorated(False)
        self._changes.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self._changes.setAccessibleName(self.tr("Proposals before and after"))
        self._changes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self._changes.header()
        header.setMinimumSectionSize(40)
        stretch_column(header, 4, 0)
        buttons = in_row(self._edit_button, self._run, self._reset, 1, spacing=4)
        in_column(
            self._edit,
            buttons,
            self._told,
            self._changes,
            (self._undo, 0, Qt.AlignmentFlag.AlignLeft),
            parent=self,
            margins=0,
            spacing=6,
        )
