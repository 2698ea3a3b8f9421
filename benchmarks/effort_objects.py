"""Labels every object of a COCO folder in the real window, and counts what that takes.

The annotator of the script types the class once and looks for it, then goes photo by photo:

- a proposal that overlaps one object with an IoU of at least 0.7 is left to be accepted
- one that becomes such a proposal when it is split into its parts is clicked and split
- any other one is clicked and rejected by a key
- objects that are left over are drawn: the key of the polygon tool, a click a corner of the
  coarsest outline that has an IoU of 0.8 with the object, and Enter
- the key that accepts the rest and goes on ends the photo

With learning, nothing else is done, but the proposals of a photo are waited for before it is
looked at; waiting costs no action. Counted are keys, characters and clicks, all of them, and the
accepted annotations that have an IoU of at least 0.7 with an object of their own.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
from effort import (
    Effort,
    Hands,
    confirm_next_dialog,
    name_next_class,
    open_photo,
    seen_point,
    shows_another,
    wait,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from quality import decode

from carnn_desktop.annotations.masks import connected_parts, crop_mask, fill_holes, mask_iou
from carnn_desktop.annotations.model import Annotation, Mask
from carnn_desktop.annotations.outlines import simplify
from carnn_desktop.contracts.arrays import frozen
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.settings import SettingsStore
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.shell.main_window import MainWindow

GOOD = 0.7
DRAWN = 0.8
TOLERANCES = (64.0, 48.0, 32.0, 24.0, 16.0, 12.0, 8.0, 6.0, 4.0, 3.0, 2.0, 1.0, 0.0)
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Objects:
    """The photos of a COCO folder, and by file name the masks of their objects."""

    def __init__(self, folder: Path, limit: int) -> None:
        content = json.loads((folder / "instances.json").read_text(encoding="utf-8"))
        self.name = folder.name
        self.classes = tuple(category["name"] for category in content["categories"])
        self.paths: list[Path] = []
        self.masks: dict[str, list[Mask]] = {}
        for image in content["images"][:limit]:
            self.paths.append(folder / "images" / image["file_name"])
            size = (image["height"], image["width"])
            decoded = [
                decode(annotation["segmentation"], *size)
                for annotation in content["annotations"]
                if annotation["image_id"] == image["id"] and not annotation.get("iscrowd")
            ]
            name = Path(image["file_name"]).name
            self.masks[name] = [crop_mask(frozen(mask)) for mask in decoded if mask.any()]

    @property
    def count(self) -> int:
        """How many objects there are."""
        return sum(len(masks) for masks in self.masks.values())


class Annotator:
    """Labels in one window."""

    def __init__(self, window: MainWindow, session: Session, effort: Effort) -> None:
        self._window, self._session, self._effort = window, session, effort
        self.hands = Hands(window, effort)
        self.split = self.drawn = 0
        self._class = ""

    def start(self, objects: Objects, *, learning: bool) -> None:
        """Look for the class: with learning in the first photo, else in all of them."""
        hands, ended = self.hands, list[object]()
        self._class = objects.classes[0]
        hands.press("/")
        hands.type(", ".join(objects.classes))
        if learning:
            self._session.trace_changed.connect(ended.append)
            hands.press(Qt.Key.Key_Return)
        else:
            self._session.folder_run_finished.connect(ended.append)
            confirm_next_dialog(hands)
            hands.press(Qt.Key.Key_B, _CTRL)
        wait(lambda: bool(ended), 3600)
        wait(lambda: not self._session.runs.state().active)
        self._window.canvas.setFocus()
        if self._session.images.current() != self._session.images.listed()[0]:
            hands.press(Qt.Key.Key_Home)
            wait(lambda: self._session.images.current() == self._session.images.listed()[0])

    def label(self, truth: Sequence[Mask]) -> None:
        """Do the shown photo, and go on to the next."""
        session, hands = self._session, self.hands
        self._sort_out(list(truth))
        missing = self._missing(truth)
        for mask in missing:
            self._draw(mask)
        document, _ = open_photo(session)
        hands.press(Qt.Key.Key_Return, _SHIFT)
        self._window.canvas.setFocus()
        if all(image.state in ("done", "done_empty") for image in session.images.listed()):
            return
        wait(partial(shows_another, session, document.image_id))

    def _sort_out(self, truth: list[Mask]) -> None:
        """Split what holds several objects; reject what is none."""
        for annotation in self._waiting():
            if _hits(annotation.mask, truth):
                continue
            parts = connected_parts(annotation.mask, min_area=16)
            if len(parts) > 1 and any(_hits(part, truth) for part in parts):
                self._pick(annotation)
                before = {a.id for a in self._waiting()}
                self._window.actions_by_id["split_parts"].trigger()
                self._effort.pointer += 2  # the menu of the object, and its entry
                self.split += 1
                self._session.selection.select(())
                for part in self._waiting():
                    if part.id not in before - {annotation.id} and not _hits(part.mask, truth):
                        self._reject(part)
                continue
            self._reject(annotation)

    def _waiting(self) -> list[Annotation]:
        document, _ = open_photo(self._session)
        return [a for a in document.annotations if a.state == "proposed"]

    def _reject(self, annotation: Annotation) -> None:
        self._pick(annotation)
        self.hands.press("x")
        self._effort.rejected += 1

    def _pick(self, annotation: Annotation) -> None:
        """Click on an annotation; one that is wholly covered is picked in the list instead."""
        self.hands.click(*seen_point(open_photo(self._session)[0], annotation))
        if self._session.selection.ids() != (annotation.id,):
            self._session.selection.select((annotation.id,))

    def _missing(self, truth: Sequence[Mask]) -> list[Mask]:
        """Return the objects that no annotation stands for; doubles are rejected."""
        left = list(truth)
        for annotation in self._waiting():
            best = max(left, key=lambda mask: mask_iou(mask, annotation.mask), default=None)
            if best is not None and mask_iou(best, annotation.mask) >= GOOD:
                left.remove(best)
            else:
                self._reject(annotation)
        return left

    def _draw(self, mask: Mask) -> None:
        """Draw an object's largest part as a polygon, by as few corners as do."""
        whole = max(connected_parts(mask, min_area=1), key=lambda part: part.area)
        part = fill_holes(whole)
        # a tolerance that is too coarse leaves the outline as it is: the fewest corners are meant
        outlines = [simplify(part, tolerance) for tolerance in TOLERANCES]
        rings = [max(polygons, key=len) for polygons, iou in outlines if polygons and iou >= DRAWN]
        ring = min(rings, key=len, default=())
        if len(ring) < 6:
            return
        self.hands.press("p")
        for x, y in np.asarray(ring, np.float64).reshape(-1, 2):
            self.hands.click_at(float(x), float(y))
        if (
            self._session.categories.current() is None
        ):  # nothing was found yet, so there is no class
            name_next_class(self.hands, self._class)
        self.hands.press(Qt.Key.Key_Return)
        wait(lambda: self._session.categories.current() is not None)
        self._window.canvas.setFocus()
        self.hands.press("v")
        self.drawn += 1


def _hits(mask: Mask, truth: Sequence[Mask]) -> bool:
    return any(mask_iou(mask, wanted) >= GOOD for wanted in truth)


def good_objects(session: Session, objects: Objects) -> int:
    """Count the accepted annotations that have an object of their own."""
    found: list[int] = []

    def count(images: Sequence[tuple[str, Sequence[Annotation]]]) -> None:
        for path, accepted in images:
            left = list(objects.masks[Path(path).name])
            good = 0
            for annotation in accepted:
                best = max(left, key=lambda m: mask_iou(m, annotation.mask), default=None)
                if best is not None and mask_iou(best, annotation.mask) >= GOOD:
                    left.remove(best)
                    good += 1
            found.append(good)

    session.project.flush()
    session.project.ask(
        lambda project: [
            (
                ref.path,
                [a for a in project.documents.load(ref.id).annotations if a.state == "accepted"],
            )
            for ref in project.images.listed()
        ],
        count,
    )
    wait(lambda: len(found) == len(objects.paths))
    return sum(found)


def label_all(objects: Objects, *, learning: bool) -> tuple[Effort, Annotator]:
    """Label all photos; ``accepted`` of the effort are the good objects."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    effort = Effort()
    with tempfile.TemporaryDirectory() as home:
        photos = Path(home) / "photos"
        photos.mkdir()
        for path in objects.paths:
            shutil.copy(path, photos)
        store = SettingsStore(Path(home) / "settings.json")
        store.update(split_parts=True, words_only=not learning, background_proposals=learning)
        session = Session(settings=store, cache_folder=Path(home) / "cache")
        window = MainWindow(session, Theme(app, "light", session))
        window.show()
        window.activateWindow()
        session.project.open(photos)
        wait(lambda: session.images.document() is not None)
        annotator = Annotator(window, session, effort)
        annotator.start(objects, learning=learning)
        for number in range(len(objects.paths)):
            document, ref = open_photo(session)
            if learning and number:
                wait(partial(_proposed, session, document.image_id))
            annotator.label(objects.masks[Path(ref.path).name])
        effort.accepted = good_objects(session, objects)
        window.close()
    return effort, annotator


def _proposed(session: Session, image_id: int) -> bool:
    """Whether all reviewed photos are learned from, and the shown one has fresh proposals."""
    if session.project.save_state().dirty or not session.learning.up_to_date:
        return False
    return session.background.is_through(image_id) or not session.background.busy


def report(folders: Sequence[Path], limit: int) -> None:
    """Label each folder without and with learning, and print what it took."""
    print(f"{'':36s}{'keys':>7s}{'typed':>7s}{'clicks':>8s}{'drawn':>7s}{'split':>7s}"
          f"{'rejected':>10s}{'objects':>9s}{'all/object':>12s}")  # fmt: skip
    for folder in folders:
        objects = Objects(folder, limit)
        each = []
        for learning in (False, True):
            effort, annotator = label_all(objects, learning=learning)
            actions = effort.keys + effort.typed + effort.pointer
            each.append(actions / max(1, effort.accepted))
            title = f"{objects.name}, {'learning' if learning else 'words only'}"
            print(
                f"{title:36s}{effort.keys:7d}{effort.typed:7d}{effort.pointer:8d}"
                f"{annotator.drawn:7d}{annotator.split:7d}{effort.rejected:10d}"
                f"{effort.accepted:5d}/{objects.count:<3d}{each[-1]:12.2f}",
                flush=True,
            )
        print(f"{objects.name}: {each[1] / each[0]:.2f} of the effort", flush=True)
