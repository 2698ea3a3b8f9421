"""Below the list of objects: why the selected one is there, its note, and the flag."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from carnn_desktop.annotations.decisions import is_below
from carnn_desktop.annotations.model import Annotation
from carnn_desktop.contracts.results import Trace
from carnn_desktop.runs.summary import Dropped
from carnn_desktop.services.events import TraceChanged
from carnn_desktop.services.explanation import Explanation, explain_annotation
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.look.elided import RoomyText
from carnn_desktop.ui.look.layouts import in_column, in_row
from carnn_desktop.ui.look.told import shown_number

_SHOWN = 4
translate = QCoreApplication.translate


class AnnotationDetails(QWidget):
    """Follows the selection. The note is saved when the field is left or Enter is pressed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._trace: Trace | None = None
        self._annotation_id = ""
        self._why = RoomyText(self)
        self._why.setAccessibleName(self.tr("Why the selected object is there"))
        self._note = QLineEdit(self, placeholderText=self.tr("Note"), clearButtonEnabled=True)
        self._note.setAccessibleName(self.tr("Note of the selected object"))
        self._flag = QCheckBox(self.tr("Look again"), self)
        self._flag.setToolTip(self.tr("Flag it for another look (N)"))
        row = in_row((self._note, 1), self._flag, spacing=6)
        in_column(self._why, row, parent=self, margins=0, spacing=6)
        session.selection_changed.connect(self._show)
        session.document_changed.connect(self._show)
        session.categories_changed.connect(self._show)
        session.image_opened.connect(self._left)
        session.trace_changed.connect(self._trace_changed)
        session.project_closed.connect(self._left)
        self._note.editingFinished.connect(self._save_note)
        self._flag.clicked.connect(self._save_flag)
        self._show()

    def text(self) -> str:
        """Return the explanation that is shown."""
        return self._why.text()

    def focus_note(self) -> None:
        """Put the cursor into the note of the selected object."""
        if self._note.isEnabled():
            self._note.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._note.selectAll()

    def _annotation(self) -> Annotation | None:
        document, selected = self._session.images.document(), self._session.selection.ids()
        if document is None or len(selected) != 1:
            return None
        return next(
            (annotation for annotation in document.annotations if annotation.id == selected[0]),
            None,
        )

    @Slot(object)
    def _trace_changed(self, changed: TraceChanged) -> None:
        self._trace = changed.trace
        self._show()

    @Slot(object)
    def _left(self, _event: object) -> None:
        self._trace = None
        self._annotation_id = ""
        self._show()

    @Slot()
    @Slot(object)
    def _show(self, _event: object = None) -> None:
        annotation = self._annotation()
        annotation_id = "" if annotation is None else annotation.id
        if annotation_id != self._annotation_id:
            self._save_note()
        for widget in (self._note, self._flag):
            widget.setEnabled(annotation is not None)
        if annotation is None:
            self._annotation_id = ""
            self._note.clear()
            self._flag.setChecked(False)
            self._why.set_text("")
            self._why.hide()
            return
        typing = self._note.hasFocus() and self._note.isModified()
        if annotation_id != self._annotation_id or not typing:
            self._note.setText(annotation.note)
        self._annotation_id = annotation_id
        self._flag.setChecked(annotation.needs_review)
        self._why.set_text(self._told(annotation))
        self._why.setVisible(bool(self._why.text()))

    def _told(self, annotation: Annotation) -> str:
        found = explain_annotation(annotation, self._trace)
        if found is None:
            return ""
        category = self._session.categories.get(annotation.category_id)
        threshold = None if category is None else category.threshold
        lines = sentences(found)
        if is_below(annotation, threshold):
            lines.insert(
                1,
                self.tr("Arrived rejected: “{name}” asks for {threshold}.").format(
                    name="" if category is None else category.name,
                    threshold=shown_number(threshold or 0.0, ".2f"),
                ),
            )
        return " ".join(lines)

    @Slot()
    def _save_note(self) -> None:
        """Keep what was typed for the object it was typed for, also when another is selected."""
        document = self._session.images.document()
        if not self._annotation_id or document is None or not self._note.isModified():
            return
        self._note.setModified(False)
        note = self._note.text().strip()
        for annotation in document.annotations:
            if annotation.id == self._annotation_id and annotation.note != note:
                self._session.edits.set_note(
                    annotation.id, note, needs_review=annotation.needs_review
                )

    @Slot()
    def _save_flag(self) -> None:
        annotation = self._annotation()
        if annotation is not None and annotation.needs_review != self._flag.isChecked():
            self._session.edits.set_note(
                annotation.id, annotation.note, needs_review=self._flag.isChecked()
            )


def sentences(found: Explanation) -> list[str]:
    """Return what is known of a proposal in whole sentences, the nearest first."""
    score = "" if found.score is None else shown_number(found.score, ".2f")
    lines = [_kept(found, score)]
    if found.dropped:
        fallen = "; ".join(_fallen(item) for item in found.dropped[:_SHOWN])
        rest = len(found.dropped) - _SHOWN
        if rest > 0:
            fallen += translate("AnnotationDetails", "; and {count} more").format(count=rest)
        lines.append(f"{fallen}.")
    if found.kept_with:
        words = translate("AnnotationDetails", "Together with: {texts}.")
        if found.from_trace:
            words = translate("AnnotationDetails", "Kept with it: {texts}.")
        lines.append(words.format(texts=", ".join(found.kept_with)))
    if found.removed_background:
        words = translate("AnnotationDetails", "Background words removed: {words}.")
        lines.append(words.format(words=", ".join(found.removed_background)))
    if found.background:
        shown, rest = ", ".join(found.background[:_SHOWN]), len(found.background) - _SHOWN
        if rest > 0:
            shown += translate("AnnotationDetails", " and {count} more").format(count=rest)
        words = translate("AnnotationDetails", "Against the background words {words}.")
        lines.append(words.format(words=shown))
    return lines


def _kept(found: Explanation, score: str) -> str:
    if found.forced:
        words = translate(
            "AnnotationDetails",
            "Forced with {score}: no text passed{limit}, “{text}” came nearest.",
        )
        limit = "" if found.threshold is None else f" ({shown_number(found.threshold, '.2f')})"
        return words.format(score=score, limit=limit, text=found.text)
    if not found.from_trace:
        words = translate(
            "AnnotationDetails", "“{text}” was kept with {score} in a run of {steps} steps."
        )
        return words.format(text=found.text, score=score or "–", steps=found.steps)
    return translate("AnnotationDetails", "Kept in step {step} of {steps} with {score}.").format(
        step=found.step, steps=found.steps, score=score
    )


def _fallen(item: Dropped) -> str:
    return translate("AnnotationDetails", "“{text}” dropped in step {step} with {score}").format(
        text=item.text, step=item.step, score=shown_number(item.score, ".2f")
    )
