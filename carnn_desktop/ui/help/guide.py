"""The first-run guide: from the sample photos to an export, on the real controls."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from carnn_desktop.services.events import RunState
from carnn_desktop.ui.help.guide_card import GuideCard
from carnn_desktop.ui.help.pointer import Pointer
from carnn_desktop.ui.shell.actions import native
from carnn_desktop.ui.shell.workbench import Workbench

Step = Literal["open", "type", "run", "review", "export"]
STEPS: tuple[Step, ...] = ("open", "type", "run", "review", "export")
EXAMPLE = "cat, coffee cup, rocket, flag, motorcycle, flower"


class Guide(QObject):
    """Goes on by itself when the user does what a step says; can be left at any time.

    photos_wanted : the user wants the sample photos opened
    """

    photos_wanted = Signal()

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self._bench = bench
        self._place = -1
        self._done_before = 0
        self.card = GuideCard(bench.window, bench.window.centralWidget() or bench.window)
        self.pointer = Pointer(bench.window)
        self.card.main_wanted.connect(self._main)
        self.card.back_wanted.connect(self._back)
        self.card.end_wanted.connect(self.end)
        session = bench.session
        session.project_opened.connect(self._opened)
        session.project_closed.connect(self._closed)
        session.run_changed.connect(self._run_changed)
        session.trace_changed.connect(self._found)
        session.images_changed.connect(self._reviewed)
        session.export_finished.connect(self._exported)
        bench.actions.keys_changed.connect(self._show)

    @property
    def step(self) -> Step | None:
        """The step that is shown, None while the guide is not."""
        return STEPS[self._place] if 0 <= self._place < len(STEPS) else None

    @Slot()
    def start(self) -> None:
        """Begin where the user is: with the photos, or with typing when a folder is open."""
        self._place = 0 if self._bench.session.project.info() is None else 1
        self._show()

    @Slot()
    def end(self) -> None:
        """Leave the guide; it can be started again from the help menu."""
        self._place = -1
        self.card.hide()
        self.pointer.point_at(None)
        if self._bench.session.settings.current.guide != "done":
            self._bench.session.settings.update(guide="done")

    @Slot()
    def _show(self) -> None:
        step = self.step
        if step is None:
            return
        self.card.show_step(self._place + 1, len(STEPS), *self._texts(step))
        self.pointer.point_at(self._target(step))
        self.card.raise_()

    def _target(self, step: Step) -> QWidget | None:
        bench = self._bench
        targets: dict[Step, QWidget | None] = {
            "open": None,
            "type": bench.prompt,
            "run": bench.status,
            "review": bench.annotations,
            "export": bench.window.menuWidget(),
        }
        return targets[step]

    def _texts(self, step: Step) -> tuple[str, str, str]:
        """Return the heading of a step, its text, and what its main button does."""
        match step:
            case "open":
                return (
                    self.tr("Open a folder of photos"),
                    self.tr(
                        "Drop a folder on the window or open one. To try the program first, take "
                        "the seven sample photos: they are copied to a folder of their own."
                    ),
                    self.tr("Open the sample photos"),
                )
            case "type":
                return (
                    self.tr("Say what to look for"),
                    self.tr(
                        "Type the things you want to have marked, with commas between them, and "
                        "press Enter. Things that are not in the photo fall away by themselves."
                    ),
                    self.tr("Type an example and run"),
                )
            case "run":
                return (
                    self.tr("The model looks at the photo"),
                    self.tr(
                        "The first time takes longer, the model is loaded then. Below you see how "
                        "far it is; {cancel} stops it."
                    ).format(cancel=native(("Esc",))),
                    self.tr("Next"),
                )
            case "review":
                return (
                    self.tr("You decide"),
                    self.tr(
                        "Dashed outlines are proposals. {next} goes to the next one, {accept} "
                        "accepts it, {reject} rejects it; nothing is lost, all can be undone. "
                        "{rest} accepts the rest and goes on to the next photo."
                    ).format(
                        **{
                            name: self._keys(action)
                            for name, action in (
                                ("next", "next_proposal"),
                                ("accept", "accept"),
                                ("reject", "reject"),
                                ("rest", "accept_rest"),
                            )
                        }
                    ),
                    self.tr("Next"),
                )
            case "export":
                return (
                    self.tr("Export"),
                    self.tr(
                        "When photos are done, {export} writes a COCO file that training programs "
                        "read. Your work is saved by itself all the time. {help} shows all keys."
                    ).format(export=self._keys("export"), help=self._keys("shortcuts")),
                    self.tr("Finish"),
                )

    def _keys(self, action_id: str) -> str:
        keys = self._bench.actions.keys_of(action_id)
        return native(keys[:1]) or self._bench.actions[action_id].iconText()

    # Going on -------------------------------------------------------------------------------------

    def _done(self) -> int:
        images = self._bench.session.images.listed()
        return sum(ref.state in ("done", "done_empty") for ref in images)

    def _go(self, step: Step) -> None:
        self._place = STEPS.index(step)
        self._done_before = self._done()
        self._show()

    @Slot()
    def _main(self) -> None:
        match self.step:
            case "open":
                self.photos_wanted.emit()
            case "type":
                self._bench.prompt.set_text(EXAMPLE)
                self._bench.actions["run_image"].trigger()
            case "run":
                self._go("review")
            case "review":
                self._go("export")
            case _:
                self.end()

    @Slot()
    def _back(self) -> None:
        if self._place > 0:
            self._place -= 1
            self._show()

    @Slot(object)
    def _opened(self, _project: object) -> None:
        if self.step == "open":
            self._go("type")
        elif self.step is not None:
            self._show()

    @Slot(object)
    def _closed(self, _project: object) -> None:
        if self.step is not None:
            self._go("open")

    @Slot(object)
    def _run_changed(self, state: RunState) -> None:
        if self.step == "type" and state.active:
            self._go("run")

    @Slot(object)
    def _found(self, _trace: object) -> None:
        if self.step == "run":
            self._go("review")

    @Slot(object)
    def _reviewed(self, _changed: object) -> None:
        """Go on once a photo is done."""
        if self.step != "review":
            return
        if self._done() > self._done_before:
            self._go("export")

    @Slot(object)
    def _exported(self, _finished: object) -> None:
        if self.step == "export":
            self.end()
