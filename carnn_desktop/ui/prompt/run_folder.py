"""Before a run on the folder: on which images, how many these are, and how long it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import shiboken6
from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QRadioButton,
    QWidget,
)

from carnn_desktop.runs.requests import RunRequest, Scope
from carnn_desktop.services.events import InterruptedRun
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.look.layouts import dialog_buttons, hint, in_column, make_bold
from carnn_desktop.ui.look.told import shown_number
from carnn_desktop.ui.shell.run_words import duration

Choice = Scope | Literal["resume"]


class RunFolderDialog(QDialog):
    """Choose the scope; accepted work is never touched, and the dialog says so.

    interrupted : a run that was left and can go on; selected : images of the list
    """

    def __init__(
        self,
        request: RunRequest,
        *,
        interrupted: InterruptedRun | None = None,
        selected: int = 0,
        seconds_per_image: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Run on the folder"))
        self._seconds = seconds_per_image
        self._counts: dict[Choice, int] = {}
        head = QLabel(self.tr("Look for: {what}").format(what=_what(request)), self, wordWrap=True)
        make_bold(head)
        layout = in_column(head, parent=self, spacing=8)
        self._group = QButtonGroup(self)
        self._choices: list[Choice] = []
        self._texts: list[str] = []
        for choice, text in self._offers(request, interrupted, selected):
            button = QRadioButton(text, self)
            self._group.addButton(button, len(self._choices))
            self._choices.append(choice)
            self._texts.append(text)
            layout.addWidget(button)
        if interrupted is not None:
            self._counts["resume"] = interrupted.total - interrupted.done
        self._group.button(0).setChecked(True)
        note = hint(
            self.tr(
                "Proposals of the same texts that nobody has touched are replaced. Accepted, "
                "rejected and edited objects stay as they are."
            ),
            self,
        )
        layout.addWidget(note)
        self._time = QLabel(self)
        layout.addWidget(self._time)
        self._buttons = dialog_buttons(self, accept=self.tr("Run"))
        layout.addWidget(self._buttons)
        self._group.idToggled.connect(self._show_choice)
        self._show_choice()
        self.setMinimumWidth(420)

    def choice(self) -> Choice:
        """Return the chosen scope, or that the earlier run goes on."""
        return self._choices[self._group.checkedId()]

    @Slot(object)
    def set_counts(self, counts: Mapping[Scope, int]) -> None:
        """Show how many images each scope has; one that has none cannot be chosen."""
        for scope, count in counts.items():
            self._counts[scope] = count
        for place, choice in enumerate(self._choices):
            known, button = self._counts.get(choice), self._group.button(place)
            if known is not None:
                button.setText(f"{self._texts[place]} ({shown_number(known)})")
                button.setEnabled(known > 0)
        chosen = self._group.checkedButton()
        if chosen is not None and not chosen.isEnabled():
            for button in self._group.buttons():
                if button.isEnabled():
                    button.setChecked(True)
                    break
        self._show_choice()

    def _offers(
        self, request: RunRequest, interrupted: InterruptedRun | None, selected: int
    ) -> Sequence[tuple[Choice, str]]:
        offers: list[tuple[Choice, str]] = [
            ("not_run", self.tr("Images that were not asked for this yet")),
            ("unreviewed", self.tr("Images that are not reviewed yet")),
            ("without_annotations", self.tr("Images without an accepted object")),
        ]
        if selected:
            offers.append(("selection", self.tr("Images that are selected in the list")))
        offers.append(("all", self.tr("All images")))
        if interrupted is not None and _what(interrupted.request) != _what(request):
            text = self.tr("Go on with the run that was stopped: {what}")
            offers.append(("resume", text.format(what=_what(interrupted.request))))
        return offers

    @Slot()
    def _show_choice(self) -> None:
        count = self._counts.get(self.choice())
        run = next(
            button
            for button in self._buttons.buttons()
            if self._buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole
        )
        run.setEnabled(count is None or count > 0)
        if count is None:
            self._time.setText(self.tr("Counting the images…"))
        elif self._seconds is None:
            self._time.setText(self.tr("How long it takes is known after the first photo."))
        else:
            text = self.tr("It will take {time} on this machine.")
            self._time.setText(text.format(time=duration(self._seconds * count)))


def _what(request: RunRequest) -> str:
    return ", ".join(request.phrases) if request.mode == "phrases" else request.text


def run_folder(
    window: QWidget, session: Session, request: RunRequest, selected: Sequence[int]
) -> None:
    """Ask on which images, and begin; what was counted is what is run."""
    folder = session.runs.folder
    dialog = RunFolderDialog(
        request,
        interrupted=folder.interrupted(),
        selected=len(selected),
        seconds_per_image=session.runs.seconds_per_photo(),
        parent=window,
    )

    def counted(counts: Mapping[Scope, int]) -> None:
        if shiboken6.isValid(dialog):
            dialog.set_counts(counts)

    folder.count(request, selected, counted)
    if dialog.exec():
        choice = dialog.choice()
        if choice == "resume":
            folder.resume()
        else:
            folder.start(request, choice, selected)
    dialog.deleteLater()
