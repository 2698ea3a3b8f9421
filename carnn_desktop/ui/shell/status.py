"""The status bar: where one is, what runs, on what, and whether the work is saved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QLabel,
    QProgressBar,
    QSlider,
    QStatusBar,
    QToolButton,
    QWidget,
)

from carnn_desktop.contracts.progress import Progress
from carnn_desktop.services.events import EngineState, RunState, SaveState
from carnn_desktop.services.runs.pace import stage_of
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.look.elided import ElidedLabel
from carnn_desktop.ui.look.layouts import in_row, named
from carnn_desktop.ui.look.told import shown_number, told_text
from carnn_desktop.ui.shell.actions import ActionSet, plain
from carnn_desktop.ui.shell.run_words import duration, stage_words

_FINE = 1000  # steps of the bar
_BAR_WIDTHS = (50, 140)  # pixels, in a narrow window and with room
_NARROWEST = 300  # pixels
_WORDS_SHARE = 4  # a share of the window that the words of a run take from what gives way


class StatusBar(QStatusBar):
    """Labels on the right, messages and progress on the left.

    strength_wanted : the opacity that the slider asks for, 0..1
    """

    strength_wanted = Signal(object)

    def __init__(self, session: Session, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._what = ElidedLabel(self)
        self._bar = named(QProgressBar(self, textVisible=False), self.tr("Progress of the run"))
        self._bar.setMinimumWidth(_BAR_WIDTHS[0])
        self._bar.setMaximumWidth(_BAR_WIDTHS[1])
        self._stop = named(QToolButton(self), plain(actions["stop_folder"].text()))
        self._stop.setDefaultAction(actions["stop_folder"])
        self._stop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._leave = QToolButton(self)
        self._leave.setText(self.tr("Cancel the export"))
        self._leave.setToolTip(self.tr("No file is written then"))
        self._leave.clicked.connect(session.export.cancel)
        self._leave.hide()
        # in one widget: a message hides that, and what comes and goes in it does not lie over it
        progress = self._progress = QWidget(self)
        buttons = (self._stop, self._leave)
        in_row(self._bar, *buttons, (self._what, 1), parent=progress, margins=0, spacing=6)
        self.addWidget(progress, 1)
        self._keep_height()
        if parent is not None:
            parent.installEventFilter(self)
        self._strength = QSlider(Qt.Orientation.Horizontal, self)
        self._strength.setRange(0, 100)
        self._strength.setFixedWidth(90)
        self._strength.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._strength.setAccessibleName(self.tr("Opacity of the masks"))
        self._strength.setToolTip(self.tr("Opacity of the masks  (,  less ·  .  more)"))
        self._strength.valueChanged.connect(lambda value: self.strength_wanted.emit(value / 100))
        self._masks = self._label(self.tr("Masks"), "")
        self._masks.setText(self.tr("Masks"))
        self.addPermanentWidget(self._strength)
        self._cursor = self._label(self.tr("Position of the cursor"), "0000, 0000")
        self._zoom = self._label(self.tr("Zoom"), "0000 %")
        self._image = self._label(self.tr("Image"), "")
        self._engine = self._label(self.tr("Model and device"), "", gives_way=True)
        self._saved = self._label(self.tr("Saved"), "")
        session.run_changed.connect(self._run_changed)
        session.engine_changed.connect(self._engine_changed)
        session.export_progress.connect(self._export_progress)
        session.save_state_changed.connect(self._save_state_changed)
        session.image_opened.connect(self._show_image)
        session.image_failed.connect(self._show_image)
        session.images_changed.connect(self._show_image)
        session.project_closed.connect(self._show_image)
        self._run_changed(session.runs.state())
        self._engine_changed(session.runs.engine())

    def _label(self, name: str, widest: str, *, gives_way: bool = False) -> QLabel:
        label = ElidedLabel(self) if gives_way else QLabel(self)
        label.setAccessibleName(name)
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance(widest))
        label.setContentsMargins(6, 0, 6, 0)
        self.addPermanentWidget(label)
        return label

    def minimumSizeHint(self) -> QSize:
        """Return the same for all texts: the window is as wide as its user wants it, and a window
        manager of a scaled screen takes a pixel of it whenever its least size changes.
        """
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the texts."""
        super().changeEvent(event)
        changed = event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if changed and hasattr(self, "_progress"):
            self._keep_height()

    def _keep_height(self) -> None:
        """Be as high without a run as with one: the photo does not move when it begins."""
        parts = (self._bar, self._stop, self._leave)
        self._progress.setMinimumHeight(max(part.sizeHint().height() for part in parts))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the words of a run in sight: what the mouse rests on has its tool tip."""
        return event.type() == QEvent.Type.StatusTip and not self._bar.isHidden()

    @Slot(object)
    def show_cursor(self, position: tuple[int, int] | None) -> None:
        """Show the pixel under the mouse."""
        self._cursor.setText("" if position is None else f"{position[0]}, {position[1]}")

    @Slot(object)
    def show_strength(self, strength: float) -> None:
        """Show the opacity of the masks, 0..1."""
        with QSignalBlocker(self._strength):
            self._strength.setValue(round(strength * 100))

    @Slot(object)
    def _export_progress(self, progress: Progress | None) -> None:
        self._leave.setVisible(progress is not None)
        if self._session.runs.state().active:
            return
        self._show_bar(on=progress is not None)
        if progress is not None:
            self._say(
                self.tr("Exporting: {done} of {total} images").format(
                    done=shown_number(progress.done), total=shown_number(progress.total)
                )
            )
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)
        else:
            self._say("")

    def _show_bar(self, *, on: bool) -> None:
        if on and self._bar.isHidden():
            self.clearMessage()  # of the button that was pressed
        self._bar.setVisible(on)

    def _say(self, words: str) -> None:
        """Show words beside the bar; the model's name gives way to them."""
        self._what.setText(words)
        wide = self._what.fontMetrics().horizontalAdvance(words) + 2 if words else 0
        self._what.setMinimumWidth(min(wide, self.width() // _WORDS_SHARE))

    @Slot(object)
    def show_zoom(self, zoom: float) -> None:
        """Show the zoom, 1.0 = one image pixel a screen pixel."""
        self._zoom.setText(f"{zoom * 100:.0f} %")

    @Slot()
    @Slot(object)
    def _show_image(self, _event: object = None) -> None:
        ref, images = self._session.images.current(), self._session.images.listed()
        if ref is None:
            self._image.setText(self.tr("{total} images").format(total=shown_number(len(images))))
            return
        place = next((i for i, other in enumerate(images, 1) if other.id == ref.id), 0)
        self._image.setText(
            self.tr("Image {place} of {total}").format(
                place=shown_number(place), total=shown_number(len(images))
            )
        )

    @Slot(object)
    def _run_changed(self, state: RunState) -> None:
        self._show_bar(on=state.active)
        self._stop.setVisible(self._session.runs.folder.state().active)
        if not state.active:
            self._say("")
            return
        words = [stage_words(stage_of(state.progress))]
        if state.total and state.purpose == "folder":
            words = [
                self.tr("Image {done} of {total}").format(
                    done=min(state.done + 1, state.total), total=state.total
                )
            ]
        if state.seconds_left is not None:
            words.append(self.tr("{time} left").format(time=duration(state.seconds_left)))
        if state.failed:
            words.append(self.tr("{failed} failed").format(failed=state.failed))
        self._say(", ".join(words))
        if state.fraction is None:
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, _FINE)
            self._bar.setValue(round(_FINE * state.fraction))

    @Slot(object)
    def _engine_changed(self, state: EngineState) -> None:
        if state.status == "loading":
            text = self.tr("Loading the model…")
        elif state.status == "failed":
            text = self.tr("Model not loaded")
        elif state.status == "ready":
            name = self.tr("built-in model") if state.model == "embedded" else state.model
            text = f"{name}, {state.device.upper()} {state.dtype}"
            if state.seconds_per_image is not None:
                text += ", " + self.tr("{seconds} s a photo").format(
                    seconds=shown_number(state.seconds_per_image, ".1f")
                )
        else:
            text = self.tr("Model not loaded yet")
        self._engine.setText(text)
        self._engine.setToolTip(told_text(state.message))

    @Slot(object)
    def _save_state_changed(self, state: SaveState) -> None:
        if state.only_looking:
            self._saved.setText(self.tr("Read only"))
        elif state.error:
            self._saved.setText(self.tr("NOT SAVED"))
        elif state.dirty:
            self._saved.setText(self.tr("Saving…"))
        else:
            self._saved.setText(self.tr("Saved"))
        self._saved.setToolTip(told_text(state.error))
