"""From an empty window to a verified project: the order of a day."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from benchmarks.soak.day import Day
from benchmarks.soak.found import LotSegmenter
from benchmarks.soak.hand import CTRL, Hand
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.settings import SettingsStore
from carnn_desktop.ui.import_labels.dialog import ImportDialog
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.shell.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Told:
    """What a day was like."""

    photos: int
    annotations: int
    keys: int
    clicks: int
    done: dict[str, int]
    complaints: list[str]

    def line(self) -> str:
        """Return it in a line."""
        did = ", ".join(f"{count} x {what}" for what, count in sorted(self.done.items()))
        return (
            f"{self.photos} photos, {self.annotations} annotations exported, {self.keys} keys, "
            f"{self.clicks} clicks ({did}), {len(self.complaints)} complaints"
        )


def live(
    folder: Path,
    labels: Sequence[Path],
    work: Path,
    rng: random.Random,
    *,
    actions: int,
    seconds: float,
) -> Told:
    """Label the photos of a folder; raise AssertionError where a document is not as expected."""
    app = QApplication.instance() or QApplication(["soak"])
    assert isinstance(app, QApplication)
    gc.disable()  # objects of Qt must not be freed in another thread
    store = SettingsStore(work / "settings.json")
    store.update(load_model_at_start=False)
    session = Session(
        settings=store, cache_folder=work / "cache", segmenter_factory=LotSegmenter(seconds).load
    )
    window = MainWindow(session, Theme(app, "light", session))
    hand = Hand(window, session)
    window.show()
    window.activateWindow()
    hand.look_around()
    day = Day(hand, rng)
    window.controller.open_path(folder)
    hand.wait(lambda: session.images.document() is not None, "the folder")
    _import(hand, labels)
    _make_class(hand)
    day.arrive()
    photos = len(session.images.listed())
    starts = {photos // 3: day.begin_folder_run, 2 * photos // 3: day.end_folder_run}
    for number in range(photos):
        if number in starts:
            starts[number]()
        _work_on(day, rng, actions)
        hand.look_around()
        day.go_on()
        gc.collect(0)
    out = work / "out.json"
    monkey(window.dialogs, "choose_file_to_write", lambda _start: out)
    written = day.export(out)
    project = session.project.info()
    assert project is not None
    expected = _accepted(session, day)
    if written != expected:
        raise AssertionError(f"{written} annotations were exported, expected {expected}")
    window.close()
    count = day.compare_project(project.project_path)
    session.deleteLater()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return Told(count, written, hand.keys, hand.clicks, day.done, hand.complaints)


def monkey(place: object, name: str, answer: Callable[..., object]) -> None:
    """Answer for the system's own file dialog, which nobody can click here."""
    setattr(place, name, answer)


def _work_on(day: Day, rng: random.Random, actions: int) -> None:
    choices = (
        *(day.run, day.run, day.decide, day.decide, day.decide, day.draw_box, day.draw_polygon),
        *(day.relabel, day.note, day.delete, day.undo, day.undo),
    )
    for _ in range(actions):
        rng.choice(choices)()
    if rng.random() < 0.7:
        day.mark_done()


def _accepted(session: Session, day: Day) -> int:
    """Return how many objects of photos that are done were accepted."""
    states = {ref.id: ref.state for ref in session.images.listed()}
    return sum(
        thing.state == "accepted"
        for image_id, things in day.expected.items()
        if states[image_id] in ("done", "done_empty")
        for thing in things.values()
    )


def _import(hand: Hand, labels: Sequence[Path]) -> None:
    """Import label files by the dialog."""
    for path in labels:
        monkey(QFileDialog, "getOpenFileName", lambda *_, name=str(path): (name, ""))
        hand.press("i", CTRL)
        found = hand.window.findChildren(ImportDialog)[-1]
        hand.wait(found._import.isEnabled, "the preview of an import")
        hand.look_at(found)
        ended: list[object] = []
        hand.session.importer.finished.connect(ended.append)
        QTest.mouseClick(found._import, Qt.MouseButton.LeftButton)
        hand.clicks += 1
        hand.wait(lambda done=ended: bool(done), "an import")
        hand.session.importer.finished.disconnect(ended.append)
        hand.close_dialogs()
        hand.wait(lambda: hand.session.images.document() is not None, "the photo again")
        QTest.qWait(50)


def _make_class(hand: Hand) -> None:
    """Make a class to draw with, on purpose."""
    if hand.session.categories.current() is None:
        hand.session.categories.use("thing")
        hand.wait(lambda: hand.session.categories.current() is not None, "a class")
