"""Joins the chip, the window of learned classes and the list of images with the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot

from carnn_desktop.services.events import LearningState
from carnn_desktop.ui.learned.unknown_bar import UnknownWordsBar
from carnn_desktop.ui.learned.window import LearnedWindow
from carnn_desktop.ui.shell.action_spec import QT_TRANSLATE_NOOP, ActionSpec, has_project
from carnn_desktop.ui.shell.workbench import Feature, Workbench


class LearnedClasses(QObject):
    """Makes the window when it is first asked for."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self._bench = bench
        self._window: LearnedWindow | None = None
        self._words_only = bench.actions["words_only"]
        bench.prompt.learned.add_actions(self._words_only, bench.actions["learned_open"])
        bench.on("learned_open", self.open)
        self._words_only.triggered.connect(bench.session.learning.set_words_only)
        bench.session.learning_changed.connect(self._show)
        bench.images.visible_changed.connect(bench.session.background.set_visible)
        self._unknown = UnknownWordsBar(bench.canvas, bench.session)
        self._unknown.drawing_wanted.connect(self._draw)
        self._unknown.models_wanted.connect(bench.actions["manage_models"].trigger)
        bench.window.installEventFilter(self)
        self._show(bench.session.learning.state())

    def open(self) -> LearnedWindow:
        """Show the window, as a click on its title would."""
        if self._window is None:
            self._window = LearnedWindow(
                self._bench.session, self._bench.dialogs, self._bench.window
            )
            self._window.image_wanted.connect(self._bench.session.images.open)
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.show()
        self._window.activateWindow()
        return self._window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the main window."""
        if event.type() == QEvent.Type.Close and self._window is not None:
            self._window.close()
        return super().eventFilter(watched, event)

    @Slot(object)
    def _draw(self, name: str) -> None:
        """Let the user draw the first objects of a class that the model does not know."""
        self._bench.session.categories.use(name)
        self._bench.actions["tool_polygon"].trigger()
        self._bench.canvas.setFocus()

    @Slot(object)
    def _show(self, state: LearningState) -> None:
        self._words_only.setChecked(state.words_only)


def _install(bench: Workbench) -> None:
    LearnedClasses(bench)


FEATURE = Feature(
    actions=(
        ActionSpec(
            id="words_only",
            group="run",
            text=QT_TRANSLATE_NOOP("Actions", "&Words only"),
            tip=QT_TRANSLATE_NOOP(
                "Actions", "Runs go by the words alone, without the photos you reviewed"
            ),
            checkable=True,
            separated=True,
        ),
        ActionSpec(
            id="learned_open",
            group="review",
            text=QT_TRANSLATE_NOOP("Actions", "Learned c&lasses…"),
            tip=QT_TRANSLATE_NOOP(
                "Actions", "What your reviewed photos taught, class by class, and how well"
            ),
            keys=("Ctrl+Shift+L",),
            enabled=has_project,
        ),
    ),
    install=_install,
)
