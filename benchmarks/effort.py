"""Counts what an annotator does: key presses and pointer actions per accepted object.

    QT_QPA_PLATFORM=offscreen python benchmarks/effort.py
    QT_QPA_PLATFORM=offscreen python benchmarks/effort.py --coco DIR --limit 10
    QT_QPA_PLATFORM=offscreen python benchmarks/effort.py --objects DIR DIR --limit 20

The real window labels ten photos with the built-in model; every key and click goes through Qt
and is counted where it is sent. The annotator of the script types the list of categories once, runs
it on the folder, looks at each photo, rejects what is wrong by a click on it and a key, and accepts
the rest with the key that goes on to the next photo. What is right comes from the table below
(judged by eye, by name only), with ``--coco`` from the photo's annotations: IoU of at least 0.5
with the category's pixels. Categories that the model missed are counted apart: drawing them costs
the same in any tool.

For comparison, the same accepted objects in a tool that only has polygons, from labelme's
documented actions: one click a vertex and one to close, a letter and Enter for the label, one key
for the polygon tool on each photo and one to the next photo. Its outlines have as few vertices as
reach IoU 0.9 with each part of the mask; parts below 2 % of the mask's area are left out.

``--objects`` labels single objects twice, without and with learning: see effort_objects.py.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QLineEdit, QWidget
from skimage import data as skimage_data
from sklearn import datasets

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.quality import decode
from carnn_desktop.annotations.masks import connected_parts, fill_holes, full_mask
from carnn_desktop.annotations.model import Annotation, ImageDocument, Mask
from carnn_desktop.annotations.outlines import simplify
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.settings import SettingsStore
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.shell.main_window import MainWindow

BoolMap = NDArray[np.bool_]
Judge = Callable[[str, str, Mask], bool]
"""(photo, category, mask) -> the annotator would accept it"""

SKIMAGE = Path(skimage_data.__file__).parent
SKLEARN = Path(datasets.__file__).parent / "images"
SAMPLES: dict[Path, frozenset[str]] = {
    SKIMAGE / "astronaut.png": frozenset({"rocket", "flag", "helmet", "person"}),
    SKIMAGE / "camera.png": frozenset({"person", "camera"}),
    SKIMAGE / "chelsea.png": frozenset({"cat"}),
    SKIMAGE / "coffee.png": frozenset({"coffee cup", "spoon"}),
    SKIMAGE / "coins.png": frozenset({"coin"}),
    SKIMAGE / "motorcycle_left.png": frozenset({"motorcycle"}),
    SKIMAGE / "motorcycle_right.png": frozenset({"motorcycle"}),
    SKIMAGE / "rocket.jpg": frozenset({"rocket"}),
    SKLEARN / "china.jpg": frozenset({"temple"}),
    SKLEARN / "flower.jpg": frozenset({"flower"}),
}
VERTEX_IOU = 0.9
SMALLEST_PART = 0.02


@dataclass
class Effort:
    """Actions and objects, summed over the photos."""

    keys: int = 0
    typed: int = 0
    pointer: int = 0
    polygon_keys: int = 0
    polygon_pointer: int = 0
    accepted: int = 0
    rejected: int = 0


class Hands:
    """Sends keys and clicks to the real window and counts them."""

    def __init__(self, window: MainWindow, effort: Effort) -> None:
        self._window, self._effort = window, effort

    def press(
        self,
        key: Any,
        modifier: Any = Qt.KeyboardModifier.NoModifier,
        *,
        to: QWidget | None = None,
    ) -> None:
        """Press a key, with its modifier as one chord, where the keyboard is or in ``to``."""
        self._effort.keys += 1
        QTest.keyClick(to or self._focus(), key, modifier)

    def type(self, text: str, *, to: QWidget | None = None) -> None:
        """Type a text, one press a character, where the keyboard is or in ``to``."""
        self._effort.typed += len(text)
        QTest.keyClicks(to or self._focus(), text)

    def click(self, x: int, y: int) -> None:
        """Click on a pixel of the photo."""
        self.click_at(x + 0.5, y + 0.5)

    def click_at(self, x: float, y: float) -> None:
        """Click on a place of the photo."""
        self._effort.pointer += 1
        view = self._window.canvas.view
        place: QPoint = view.mapFromScene(x, y)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._window


def wait(condition: Callable[[], bool], seconds: float = 600.0) -> None:
    """Let the program work until something is so."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError("the program did not get there")
        QApplication.processEvents()
        time.sleep(0.005)


def run_on_folder(window: MainWindow, session: Session, hands: Hands, categories: str) -> None:
    """Type the list, run it on the folder, wait for the end (which costs no action)."""
    finished: list[object] = []
    session.folder_run_finished.connect(finished.append)
    hands.press("/")
    hands.type(categories)
    confirm_next_dialog(hands)
    hands.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: bool(finished))
    window.canvas.setFocus()


def confirm_next_dialog(hands: Hands) -> None:
    """Press Enter in the dialog that the next action opens."""
    from PySide6.QtCore import QTimer

    def confirm() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.isVisible():
            hands.press(Qt.Key.Key_Return, to=dialog)
        else:
            QTimer.singleShot(20, confirm)

    QTimer.singleShot(20, confirm)


def name_next_class(hands: Hands, name: str) -> None:
    """Press Enter in the dialog that asks for the first class's name; type it if need be."""
    from PySide6.QtCore import QTimer

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QInputDialog) and dialog.isVisible():
            if dialog.textValue() != name:
                dialog.setTextValue("")
                hands.type(name, to=dialog.findChild(QLineEdit))
            hands.press(Qt.Key.Key_Return, to=dialog)
        else:
            QTimer.singleShot(20, answer)

    QTimer.singleShot(20, answer)


def review(session: Session, hands: Hands, effort: Effort, judge: Judge) -> None:
    """Reject what is wrong, accept the rest, go on; until every photo is done."""
    while True:
        document, ref = open_photo(session)
        names = {category.id: category.name for category in session.categories.listed()}
        for annotation in document.annotations:
            if annotation.state == "proposed" and not judge(
                ref.path, names[annotation.category_id], annotation.mask
            ):
                hands.click(*seen_point(open_photo(session)[0], annotation))
                if session.selection.ids() != (annotation.id,):
                    # wholly covered: picked in the list instead
                    session.selection.select((annotation.id,))
                hands.press("x")
                effort.rejected += 1
        accepted = [r for r in open_photo(session)[0].annotations if r.state == "proposed"]
        effort.accepted += len(accepted)
        _count_polygons(accepted, effort)
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        if all(image.state in ("done", "done_empty") for image in session.images.listed()):
            return
        wait(partial(shows_another, session, document.image_id))


def shows_another(session: Session, image_id: int) -> bool:
    """Whether another photo than this one is shown by now."""
    document = session.images.document()
    return document is not None and document.image_id != image_id


def open_photo(session: Session) -> tuple[ImageDocument, Any]:
    """Return the document and the list entry of the shown photo."""
    document, ref = session.images.document(), session.images.current()
    assert document is not None
    assert ref is not None
    return document, ref


def seen_point(document: ImageDocument, annotation: Annotation) -> tuple[int, int]:
    """Return a pixel of the annotation that no smaller one covers, else any of it."""
    free = full_mask(annotation.mask, document.width, document.height)
    for other in document.annotations:
        if other.id != annotation.id and other.state == "proposed":
            covered = free & ~full_mask(other.mask, document.width, document.height)
            free = covered if covered.any() else free
    rows, columns = np.nonzero(free)
    middle = len(rows) // 2
    return int(columns[middle]), int(rows[middle])


def _count_polygons(annotations: Sequence[Annotation], effort: Effort) -> None:
    """Add what the same objects cost by polygons alone."""
    if annotations:
        effort.polygon_keys += 1  # the polygon tool
    for annotation in annotations:
        effort.polygon_pointer += _vertices(annotation.mask) + 1
        effort.polygon_keys += 2  # a letter of the label and Enter
    effort.polygon_keys += 1  # the next photo


def _vertices(mask: Mask) -> int:
    """Return how few vertices outline the mask's parts with an IoU of VERTEX_IOU."""
    parts = connected_parts(mask, min_area=int(SMALLEST_PART * mask.area))
    return sum(_vertices_of_part(fill_holes(part)) for part in parts)


def _vertices_of_part(part: Mask) -> int:
    """Return the vertices of the coarsest outline that is close enough."""
    counts = []
    for tolerance in (64.0, 48.0, 32.0, 24.0, 16.0, 12.0, 8.0, 6.0, 4.0, 3.0, 2.0, 1.5, 1.0, 0.0):
        polygons, iou = simplify(part, tolerance)
        if iou >= VERTEX_IOU:  # a tolerance that is too coarse leaves the outline as it is
            counts.append(sum(len(polygon) // 2 for polygon in polygons))
    return min(counts, default=0)


def truth_of(folder: Path, limit: int) -> tuple[list[Path], dict[str, dict[str, BoolMap]]]:
    """Return the first photos of a COCO folder and their categories' pixels by file name."""
    content = json.loads((folder / "instances.json").read_text(encoding="utf-8"))
    names = {category["id"]: category["name"] for category in content["categories"]}
    truth: dict[str, dict[str, BoolMap]] = {}
    paths = []
    for image in content["images"][:limit]:
        paths.append(folder / "images" / image["file_name"])
        pixels = truth.setdefault(Path(image["file_name"]).name, {})
        for annotation in content["annotations"]:
            if annotation["image_id"] == image["id"]:
                name = names[annotation["category_id"]]
                mask = decode(annotation["segmentation"], image["height"], image["width"])
                pixels[name] = pixels[name] | mask if name in pixels else mask
    return paths, truth


def judge_by_truth(truth: dict[str, dict[str, BoolMap]]) -> Judge:
    """Accept what has an IoU of at least 0.5 with the category's annotated pixels."""

    def judge(photo: str, category: str, mask: Mask) -> bool:
        wanted = truth[photo].get(category)
        if wanted is None:
            return False
        found = full_mask(mask, wanted.shape[1], wanted.shape[0])
        return int((found & wanted).sum()) >= 0.5 * int((found | wanted).sum())

    return judge


def measure(
    paths: Sequence[Path], wanted: dict[str, frozenset[str]], judge: Judge
) -> tuple[Effort, float]:
    """Label the photos in the real window; return what it took, and the seconds of the run."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    effort = Effort()
    with tempfile.TemporaryDirectory() as home:
        photos = Path(home) / "photos"
        photos.mkdir()
        for path in paths:
            shutil.copy(path, photos)
        store = SettingsStore(Path(home) / "settings.json")
        session = Session(settings=store, cache_folder=Path(home) / "cache")
        window = MainWindow(session, Theme(app, "light", session))
        window.show()
        window.activateWindow()
        session.project.open(photos)
        wait(lambda: session.images.document() is not None)
        hands = Hands(window, effort)
        categories = ", ".join(sorted(set().union(*wanted.values())))
        started = time.perf_counter()
        run_on_folder(window, session, hands, categories)
        seconds = time.perf_counter() - started
        if session.images.current() != session.images.listed()[0]:
            hands.press(Qt.Key.Key_Home)
        wait(lambda: session.images.document() is not None)
        review(session, hands, effort, judge)
        window.close()
    return effort, seconds


def main() -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--coco", type=Path, metavar="DIR", help="instances.json and images/")
    parser.add_argument("--limit", type=int, default=10, help="photos of --coco and --objects")
    parser.add_argument(
        "--objects",
        type=Path,
        nargs="+",
        metavar="DIR",
        help="label every object of COCO folders, without and with learning",
    )
    options = parser.parse_args()
    if options.objects:
        from effort_objects import report

        report(options.objects, options.limit)
        return 0
    if options.coco:
        paths, truth = truth_of(options.coco, options.limit)
        wanted = {name: frozenset(pixels) for name, pixels in truth.items()}
        judge = judge_by_truth(truth)
    else:
        paths = list(SAMPLES)
        wanted = {path.name: names for path, names in SAMPLES.items()}

        def judge(photo: str, category: str, _mask: Mask) -> bool:
            return category in wanted[photo]

    effort, seconds = measure(paths, wanted, judge)
    objects = max(effort.accepted, 1)
    categories = sum(len(names) for names in wanted.values())
    print(
        f"photos {len(paths)}, wanted concepts on them {categories}, run {seconds:.0f} s unattended"
    )
    print(f"accepted {effort.accepted} objects, rejected {effort.rejected}")
    print(f"typed once for all photos: {effort.typed} characters")
    print(f"{'':24s}{'keys':>8s}{'pointer':>9s}{'keys/object':>13s}{'all/object':>12s}")
    typed = effort.typed + effort.keys
    for name, keys, pointer in (
        ("review", effort.keys, effort.pointer),
        ("review and typing", typed, effort.pointer),
        ("polygons only", effort.polygon_keys, effort.polygon_pointer),
    ):
        both = (keys + pointer) / objects
        print(f"{name:24s}{keys:8d}{pointer:9d}{keys / objects:13.2f}{both:12.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
