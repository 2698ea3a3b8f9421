"""Before a run on the folder: on which images."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from carnn_desktop.annotations.model import ImageRef
from carnn_desktop.runs.requests import RunRequest, Scope
from carnn_desktop.ui.look.layouts import dialog_buttons, in_column, make_bold

_DONE = frozenset({"done", "done_empty"})


class RunFolderDialog(QDialog):
    """Choose the scope; accepted work is never touched, and the dialog says so."""

    def __init__(
        self,
        request: RunRequest,
        images: Sequence[ImageRef],
        *,
        seconds_per_image: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Run on the folder"))
        self._seconds = seconds_per_image
        readable = [ref for ref in images if ref.state != "failed"]
        self._counts: dict[Scope, int | None] = {
            "unreviewed": sum(ref.state not in _DONE for ref in readable),
            "without_annotations": None,
            "all": len(readable),
        }
        what = ", ".join(request.phrases) if request.mode == "phrases" else request.text
        head = QLabel(self.tr("Look for: {what}").format(what=what), self, wordWrap=True)
        make_bold(head)
        layout = in_column(head, parent=self, spacing=8)
        self._group = QButtonGroup(self)
        self._scopes: list[Scope] = []
        for scope, text in (
            ("unreviewed", self.tr("Images that are not done")),
            ("without_annotations", self.tr("Images without an accepted object")),
            ("all", self.tr("All images")),
        ):
            self._add(layout, scope, text)  # type: ignore[arg-type]
        self._group.button(0).setChecked(True)
        note = QLabel(
            self.tr(
                "Proposals of the same texts that nobody has touched are replaced. Accepted, "
                "rejected and edited regions stay as they are."
            ),
            self,
            wordWrap=True,
        )
        layout.addWidget(note)
        self._time = QLabel(self)
        layout.addWidget(self._time)
        layout.addWidget(dialog_buttons(self, accept=self.tr("Run")))
        self._group.idToggled.connect(self._show_time)
        self._show_time()
        self.setMinimumWidth(420)

    def scope(self) -> Scope:
        """Return the chosen scope."""
        return self._scopes[self._group.checkedId()]

    def _add(self, layout: QVBoxLayout, scope: Scope, text: str) -> None:
        count = self._counts[scope]
        button = QRadioButton(text if count is None else f"{text} ({count:,})", self)
        self._group.addButton(button, len(self._scopes))
        self._scopes.append(scope)
        layout.addWidget(button)

    def _show_time(self) -> None:
        count = self._counts[self.scope()]
        if self._seconds is None or count is None:
            self._time.setText("")
            return
        minutes = max(1, round(self._seconds * count / 60))
        self._time.setText(self.tr("About {minutes} min on this machine.").format(minutes=minutes))
