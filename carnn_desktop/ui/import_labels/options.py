"""The choices of an import: what happens to what is there, and in which state objects come."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QRadioButton,
    QWidget,
)

from carnn_desktop.formats.importing.plan import Exif, ImportChoices, ImportPlan
from carnn_desktop.formats.notes import NoteKind
from carnn_desktop.ui.look.layouts import form_layout, in_column, in_row
from carnn_desktop.ui.look.told import shown_number

translate = QCoreApplication.translate


class OptionsForm(QWidget):
    """Radio buttons and switches; only those that matter for the plan are shown."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._merge, self._replace, merge_row = self._pair(
            self.tr("Keep them and add"), self.tr("Replace them")
        )
        self._accepted, self._proposed, state_row = self._pair(
            self.tr("Reviewed (accepted)"), self.tr("Proposals to review")
        )
        self._exif = QCheckBox(self)
        self._exif.setToolTip(
            self.tr(
                "The other tool showed these photos without their EXIF rotation. Their objects "
                "are turned with the photo."
            )
        )
        self._scale = QCheckBox(self)
        self._scale.setToolTip(
            self.tr("The file was made with smaller or larger copies of these photos")
        )
        self._empty = QCheckBox(self)
        self._empty.setChecked(True)
        form = form_layout(self, margins=0)
        form.addRow(self.tr("Objects that photos have already"), merge_row)
        form.addRow(self.tr("Imported objects are"), state_row)
        switches = in_column(self._exif, self._scale, self._empty, spacing=6)
        form.addRow(switches)
        for button in (self._accepted, self._proposed, self._merge, self._replace):
            button.toggled.connect(self._tell)
        for box in (self._exif, self._scale, self._empty):
            box.toggled.connect(self._tell)

    def set_plan(self, plan: ImportPlan) -> None:
        """Show the switches that matter for this plan, at their defaults."""
        fits = [entry.fit for entry in plan.images if entry.fit is not None]
        unsure = sum(fit.exif == "unsure" for fit in fits)
        scalable = sum(
            e.status == "size" and e.fit is not None and e.fit.scalable for e in plan.images
        )
        empty = sum(e.status == "matched" and e.is_empty for e in plan.images)
        self._exif.setVisible(bool(plan.turned or unsure))
        self._exif.setChecked(bool(plan.turned))
        turned = plan.turned or unsure
        self._exif.setText(
            self.tr("Turn the objects of {count} photos upright, as EXIF turns the photos").format(
                count=shown_number(turned)
            )
        )
        self._scale.setVisible(bool(scalable))
        self._scale.setText(
            self.tr("Fit the objects of {count} photos that have another size").format(
                count=shown_number(scalable)
            )
        )
        self._empty.setVisible(bool(empty))
        self._empty.setText(
            self.tr("Mark {count} photos without objects as reviewed").format(
                count=shown_number(empty)
            )
        )

    def choices(self) -> ImportChoices:
        """Return what is chosen, without the categories."""
        exif: Exif = "auto"
        if not self._exif.isHidden():
            exif = "raw" if self._exif.isChecked() else "upright"
        return ImportChoices(
            mode="replace" if self._replace.isChecked() else "merge",
            state="accepted" if self._accepted.isChecked() else "proposed",
            exif=exif,
            scale=not self._scale.isHidden() and self._scale.isChecked(),
            empty_done=self._empty.isChecked(),
        )

    def _pair(self, first: str, second: str) -> tuple[QRadioButton, QRadioButton, QWidget]:
        row = QWidget(self)
        group = QButtonGroup(row)
        buttons = (QRadioButton(first, row), QRadioButton(second, row))
        for button in buttons:
            group.addButton(button)
        in_row(*buttons, 1, parent=row, margins=0, spacing=20)
        buttons[0].setChecked(True)
        return (*buttons, row)

    def _tell(self, _on: bool) -> None:
        self._empty.setEnabled(self._accepted.isChecked())
        self.changed.emit()


def figures(plan: ImportPlan, choices: ImportChoices) -> tuple[int, str]:
    """Return how many objects would be imported, and the sentence that says what would be done."""
    objects, photos = counted(plan, choices)
    everything = len(plan.annotations.objects), len(plan.images)
    if (objects, photos) == everything:
        text = translate("Figures", "Objects: {objects}  ·  Photos: {photos}")
    else:
        text = translate(
            "Figures",
            "Objects: {objects} of {all_objects} in the file  ·  Photos: {photos} of {all_photos}",
        )
    text = text.format(
        objects=shown_number(objects),
        photos=shown_number(photos),
        all_objects=shown_number(everything[0]),
        all_photos=shown_number(everything[1]),
    )
    rest = []
    for status, words in (
        ("missing", translate("Figures", "{count} not in the folder")),
        ("ambiguous", translate("Figures", "{count} ambiguous")),
        ("unreadable", translate("Figures", "{count} cannot be read")),
        ("size", translate("Figures", "{count} of another size")),
    ):
        count = sum(entry.status == status for entry in plan.images)
        if status == "size" and choices.scale:
            count -= sum(e.fit is not None and e.fit.scalable for e in plan.images)
        if count:
            rest.append(words.format(count=shown_number(count)))
    broken = broken_entries(plan)
    if broken:
        words = translate("Figures", "{count} entries that cannot be used, see the findings")
        rest.append(words.format(count=shown_number(broken)))
    if rest:
        left_out = translate("Figures", "left out: {reasons}")
        text += "  ·  " + left_out.format(reasons=", ".join(rest))
    return objects, text


def broken_entries(plan: ImportPlan) -> int:
    """Return how many entries of the file are left out for what is wrong with them."""
    kinds: tuple[NoteKind, ...] = ("shape", "outline", "id")
    return sum(plan.notes.kinds[kind, "left out"] for kind in kinds)


def counted(plan: ImportPlan, choices: ImportChoices) -> tuple[int, int]:
    """Return how many objects of how many photos would be imported."""
    objects = photos = 0
    for entry in plan.images:
        fits = choices.scale and entry.fit is not None and entry.fit.scalable
        if entry.status != "matched" and not (entry.status == "size" and fits):
            continue
        photos += 1
        for place in plan.by_image.get(entry.place, ()):
            category = plan.annotations.objects[place].category
            objects += choices.targets.get(category, "") is not None
    return objects, photos
