"""One day: photos are labelled in a random order, and the documents are what the script expects.

After every action the open document is compared with the script's own idea of it; at the end the
project file, read anew, with all of them.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QRadioButton

from benchmarks.soak.found import BACKGROUND, UPPER, WORDS, finds
from benchmarks.soak.hand import CTRL, SHIFT, WAIT_S, Hand
from carnn_desktop.annotations.masks import full_mask
from carnn_desktop.annotations.model import Annotation, ImageDocument
from carnn_desktop.project.project import Project

ENTER, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape


@dataclass(frozen=True, slots=True)
class Thing:
    """What the script knows of an annotation."""

    state: str
    category: str
    note: str = ""


Things = dict[str, Thing]


@dataclass
class Day:
    """``rng`` decides the order; ``expected`` has the things of every photo, by annotation."""

    hand: Hand
    rng: random.Random
    expected: dict[int, Things] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)
    _undo: list[tuple[Things, bool]] = field(default_factory=list)
    _background: bool = False

    # Looking --------------------------------------------------------------------------------------

    @property
    def here(self) -> int:
        """The open photo."""
        return self.hand.document().image_id

    def things(self, document: ImageDocument | None = None) -> Things:
        """Return what a document holds, by default the open one; of background runs nothing."""
        shown = self.hand.document() if document is None else document
        return {a.id: self._thing(a) for a in shown.annotations if not self._is_background(a)}

    def _thing(self, annotation: Annotation) -> Thing:
        category = self.hand.session.categories.get(annotation.category_id)
        name = "?" if category is None else category.name
        return Thing(annotation.state, name, annotation.note)

    def _is_background(self, annotation: Annotation) -> bool:
        return annotation.provenance.text == BACKGROUND

    def check(self, what: str, expected: Mapping[str, Thing], new: list[Thing]) -> None:
        """Compare the open document with what is expected, and ``new`` things that have no id."""
        found = self.things()
        fresh = [thing for key, thing in found.items() if key not in expected]
        rest = {key: thing for key, thing in found.items() if key in expected}
        if rest != dict(expected) or sorted(map(str, fresh)) != sorted(map(str, new)):
            told = self.hand.window.notices.text()
            raise AssertionError(f"after {what}: {found}, expected {expected} and {new}; {told!r}")
        self.expected[self.here] = found

    def step(self, what: str, change: Callable[[Things], list[Thing] | None]) -> None:
        """Check an edit that is one step of undo; ``change`` alters a copy of what was there."""
        before = dict(self.expected[self.here])
        after = dict(before)
        new = change(after) or []
        self.check(what, after, new)
        self._undo.append((before, False))
        self.done[what] = self.done.get(what, 0) + 1

    # Acting ---------------------------------------------------------------------------------------

    def draw_box(self) -> None:
        """Draw a box in the lower part of the photo."""
        room = self._room()
        if room is None:
            return
        x, y, w, h = room
        self.hand.press(ESC)
        name = self._class()
        self.hand.press("r")
        self.hand.drag([(x, y), (x + w / 2, y + h / 2), (x + w, y + h)])
        self.hand.press("v")
        self.step("draw a box", lambda _things: [Thing("accepted", name)])

    def draw_polygon(self) -> None:
        """Click the corners of a polygon."""
        room = self._room()
        if room is None:
            return
        x, y, w, h = room
        self.hand.press(ESC)
        name = self._class()
        self.hand.press("p")
        for corner in ((x, y), (x + w, y), (x + w, y + h), (x, y + h)):
            self.hand.click(*corner)
        self.hand.press(ENTER)
        self.hand.press("v")
        self.step("draw a polygon", lambda _things: [Thing("accepted", name)])

    def run(self) -> None:
        """Type some words and run on the photo."""
        words = self.rng.sample([w for w in WORDS if w != BACKGROUND], 3)
        hand, image = self.hand, str(self.here)
        hand.press("/")
        hand.type(", ".join(words))
        ended: list[object] = []
        hand.session.trace_changed.connect(ended.append)
        hand.press(ENTER)
        hand.wait(lambda: bool(ended), "a run")
        hand.session.trace_changed.disconnect(ended.append)
        hand.wait(lambda: not hand.session.runs.photo_running(), "the end of a run")
        document = hand.document()
        texts = {a.id: a.provenance.text for a in document.annotations}
        found = [word for word in words if finds(image, word)]

        def change(things: Things) -> list[Thing]:
            known = self._texts
            gone = [
                key
                for key, thing in things.items()
                if known.get(key) in words
                and thing == Thing("proposed", thing.category)
                and key not in self._touched
            ]
            gone += [key for key in things if key in self._guesses and known.get(key) in words]
            for key in gone:
                del things[key]
            held = {known.get(key) for key in things if key not in self._guesses}
            if found:
                return [Thing("proposed", word) for word in found if word not in held]
            return [] if words[0] in held else [Thing("rejected", words[0])]

        self.step("run", change)
        for key in self.expected[self.here]:
            self._texts.setdefault(key, texts.get(key, ""))
            annotation = document.annotation(key)
            if annotation.provenance.forced and not annotation.provenance.reviewed:
                self._guesses.add(key)

    def decide(self) -> None:
        """Go to the next proposal and accept or reject it."""
        waiting = [k for k, t in self.expected[self.here].items() if t.state == "proposed"]
        if not waiting:
            return
        hand = self.hand
        hand.press(ESC)
        hand.press(TAB)
        chosen = hand.session.selection.ids()
        if len(chosen) != 1 or self._is_background(hand.document().annotation(chosen[0])):
            return
        state = self.rng.choice(("accepted", "accepted", "rejected"))
        hand.press(ENTER if state == "accepted" else "x")

        def change(things: Things) -> None:
            old = things[chosen[0]]
            things[chosen[0]] = Thing(state, old.category, old.note)

        self.step("decide", change)

    def relabel(self) -> None:
        """Give an object another class by its digit."""
        chosen = self._select_one()
        category = self.hand.session.categories.listed()[:9]
        digit = self.rng.randrange(len(category)) if category else -1
        if not chosen or digit < 0:
            return
        from carnn_desktop.ui.categories.keys import category_keys

        keys = {number: key for key, number in category_keys(category).items()}
        target = category[digit]
        if target.id not in keys or self.expected[self.here][chosen].category == target.name:
            return
        self.hand.press(keys[target.id])

        def change(things: Things) -> None:
            old = things[chosen]
            things[chosen] = Thing(old.state, target.name, old.note)

        self._touched.add(chosen)
        self.step("change the class", change)

    def note(self) -> None:
        """Write a note to an object."""
        chosen = self._select_one()
        if not chosen:
            return
        text = f"look {self.rng.randrange(1000)}"
        self.hand.press("m", CTRL)
        if not isinstance(self.hand.window.focusWidget(), QLineEdit):
            self.hand.complaints.append("the note does not take the keyboard")
            return
        self.hand.type(text)
        self.hand.press(ENTER)
        QTest.qWait(2)
        self._touched.add(chosen)

        def change(things: Things) -> None:
            old = things[chosen]
            things[chosen] = Thing(old.state, old.category, text)

        self.step("note", change)

    def delete(self) -> None:
        """Delete an object."""
        chosen = self._select_one()
        if chosen:
            self.hand.press(Qt.Key.Key_Delete)

            def change(things: Things) -> None:
                del things[chosen]

            self.step("delete", change)

    def undo(self) -> None:
        """Take the last edit back, and mostly do it again."""
        if self._background or not self._undo:
            return
        before, _ = self._undo.pop()
        after = dict(self.expected[self.here])
        self.hand.press("z", CTRL)
        self.check("undo", before, [])
        self.done["undo"] = self.done.get("undo", 0) + 1
        if self.rng.random() < 0.6:
            self.hand.press("z", CTRL | SHIFT)
            self.check("redo", after, [])
            self._undo.append((before, False))

    def mark_done(self) -> None:
        """Mark the photo as done."""
        self.hand.press(ENTER, CTRL)
        state = self.hand.document().state
        if state not in ("done", "done_empty"):
            raise AssertionError(f"marked as done, but {state}")
        self._undo.clear()  # that step changes no object
        self.done["mark as done"] = self.done.get("mark as done", 0) + 1

    def go_on(self) -> None:
        """Show the next photo."""
        hand, before = self.hand, self.here
        last = [ref.id for ref in hand.session.images.listed()][-1]
        key = Qt.Key.Key_Home if before == last else "d"
        hand.press(key)
        hand.wait(lambda: hand.session.images.document() is not None, "a photo")
        hand.wait(lambda: self.here != before, "another photo")
        self.arrive()

    def arrive(self) -> None:
        """Begin with a photo."""
        self._undo.clear()
        texts = {a.id: a.provenance.text for a in self.hand.document().annotations}
        self._texts.update(texts)
        if self.here not in self.expected:
            self.expected[self.here] = self.things()
        self.check("opening", self.expected[self.here], [])

    def __post_init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._touched: set[str] = set()
        self._guesses: set[str] = set()

    def _room(self) -> tuple[float, float, float, float] | None:
        """Return a box xywh below what runs find that accepted objects leave some pixels of.

        None: they cover all there.
        """
        document = self.hand.document()
        taken = np.zeros((document.height, document.width), dtype=bool)
        for annotation in document.annotations:
            if annotation.state == "accepted":
                taken |= full_mask(annotation.mask, document.width, document.height)
        top = document.height * (UPPER + 0.1)
        for _ in range(200):
            w = document.width * self.rng.uniform(0.1, 0.3)
            h = (document.height - top) * self.rng.uniform(0.2, 0.5)
            x = self.rng.uniform(2, document.width - w - 2)
            y = self.rng.uniform(top, document.height - h - 2)
            part = taken[int(y) : int(y + h), int(x) : int(x + w)]
            if part.mean() < 0.9:
                return x, y, w, h
        return None

    def _class(self) -> str:
        current = self.hand.session.categories.current()
        if current is None:
            raise LookupError("there is no class to draw with")
        return current.name

    def _select_one(self) -> str:
        """Click an object of the list; return its id, "" where there is none."""
        hand, panel = self.hand, self.hand.window.annotations
        rows = range(panel._model.rowCount())
        mine = [r for r in rows if panel._model.annotation(r).id in self.expected[self.here]]
        if not mine:
            return ""
        index = panel._model.index(self.rng.choice(mine))
        panel._view.scrollTo(index)
        place = panel._view.visualRect(index).center()
        hand.clicks += 1
        QTest.mouseClick(panel._view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        chosen = hand.session.selection.ids()
        return chosen[0] if len(chosen) == 1 else ""

    # The folder -----------------------------------------------------------------------------------

    def begin_folder_run(self) -> None:
        """Start a run on the folder and go on working."""
        hand = self.hand

        def run(dialog: QDialog) -> None:
            everything = next(
                b for b in dialog.findChildren(QRadioButton) if b.text().startswith("All images")
            )
            everything.click()
            button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Run")
            hand.wait(button.isEnabled, "the count")
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

        hand.press("/")
        hand.type(BACKGROUND)
        hand.answer(run, lambda: hand.press("b", CTRL))
        self._background = True
        self._undo.clear()
        hand.look_around()

    def end_folder_run(self) -> None:
        """Wait for its end; Esc does not hasten it."""
        hand = self.hand
        hand.press(ESC)
        hand.wait(lambda: not hand.session.runs.folder.state().active, "the folder run")
        self._background = False
        self._undo.clear()

    def export(self, out: Path) -> int:
        """Export what is done; return how many annotations the file has."""
        hand = self.hand

        def choose(dialog: QDialog) -> None:
            button = next(b for b in dialog.findChildren(QPushButton) if "file" in b.text())
            QTest.qWait(150)
            hand.wait(button.isEnabled, "the export's count")
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

        ended: list[object] = []
        hand.session.export_finished.connect(ended.append)
        hand.answer(choose, lambda: hand.press("e", CTRL | SHIFT))
        hand.wait(lambda: bool(ended), "the export")
        hand.close_dialogs()
        return len(json.loads(out.read_text(encoding="utf-8"))["annotations"])

    def compare_project(self, path: Path) -> int:
        """Read the project file anew and compare all of it; return the number of photos."""
        with Project.open(path) as project:
            names = {c.id: c.name for c in project.categories.listed()}
            for ref in project.images.listed():
                document = project.documents.load(ref.id)
                found = {
                    a.id: Thing(a.state, names[a.category_id], a.note)
                    for a in document.annotations
                    if not self._is_background(a)
                }
                if ref.id in self.expected and found != self.expected[ref.id]:
                    raise AssertionError(f"{ref.path}: {found}, expected {self.expected[ref.id]}")
                trees = [a for a in document.annotations if self._is_background(a)]
                if ref.state != "failed" and len(trees) != 1:
                    raise AssertionError(f"{ref.path}: {len(trees)} of the folder run")
            return len(project.images.listed())


__all__ = ["WAIT_S", "Day", "Thing"]
