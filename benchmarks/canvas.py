"""Frame times of the canvas, and the memory of undo, on a photo of 8192 x 8192 with 1,000
annotations.

    QT_QPA_PLATFORM=offscreen python benchmarks/canvas.py --out canvas.json

Drives the window's own canvas widget with what the session would tell it; photo and masks are
generated. A frame is: the change, then everything that is painted because of it. Beside seconds of
the clock stand those of the processor in this thread, which other work on the machine does not
disturb. Memory is counted from the open photo on.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from canvas_scene import PROVENANCE, SessionContext, generated_document, generated_photo
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from carnn_desktop.annotations import drawing, mask_tools
from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import (
    Annotation,
)
from carnn_desktop.photos.images import pyramid
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.canvas.canvas import Canvas
from carnn_desktop.ui.canvas.minimap import Minimap
from carnn_desktop.ui.canvas.pointer import Pointer
from carnn_desktop.ui.drawing.brush import BrushTool
from carnn_desktop.ui.drawing.context import DrawingContext
from carnn_desktop.ui.shell.dialogs import Dialogs

Frames = dict[str, float]


class Bench:
    """The canvas in a window of its own, and a stopwatch."""

    def __init__(
        self, app: QApplication, side: int, annotations: int, window: tuple[int, int]
    ) -> None:
        self._app = app
        self._rng = np.random.default_rng(0)
        self.side = side
        self.context = SessionContext()
        self.canvas = Canvas(cast("Session", self.context))
        self.view = self.canvas.view
        self.minimap = Minimap(self.view, self.canvas)
        self.canvas.resize(*window)
        self.canvas.show()
        photo = generated_photo(self._rng, self.side)
        self.context.open(photo, generated_document(self._rng, self.side, annotations))
        self.minimap.set_photo(side, side, pyramid(photo))
        self._settle()

    def frames(self, steps: Iterable[Callable[[], object]]) -> Frames:
        """Do each step, paint, and return milliseconds: of the clock, and of the processor."""
        clock, processor = [], []
        for step in steps:
            started, cpu = time.perf_counter(), time.thread_time()
            step()
            self._app.processEvents()
            processor.append((time.thread_time() - cpu) * 1000)
            clock.append((time.perf_counter() - started) * 1000)
        return {
            "frames": len(clock),
            "p50_ms": float(np.percentile(clock, 50)),
            "p99_ms": float(np.percentile(clock, 99)),
            "worst_ms": max(clock),
            "cpu_p50_ms": float(np.percentile(processor, 50)),
            "cpu_p99_ms": float(np.percentile(processor, 99)),
        }

    # What is measured -----------------------------------------------------------------------------

    def dabs(self, count: int) -> Frames:
        """Paint on an annotation in view at 1:1, dab by dab, each an edit of the document."""
        annotation_id = self._look_at_a_annotation()
        return self.frames(
            [lambda i=i: self._dab(annotation_id, i, key=("dab", 1)) for i in range(count)]
        )

    def brush(self, count: int) -> Frames:
        """Draw one long stroke with the real brush at 1:1, mouse event by mouse event."""
        self._look_at_a_annotation()
        context = DrawingContext(cast("Session", self.context), self.canvas, cast("Dialogs", None))
        context.overlay.set_size(self.side, self.side)
        tool = BrushTool(context, erases=False)
        context.overlay.let_paint(tool.paint)
        self.view.set_tool(tool)
        middle = QPointF(self.view.viewport().rect().center())
        self._mouse(QMouseEvent.Type.MouseButtonPress, middle)
        places = [
            middle + QPointF(300 * np.sin(i * 0.09), 200 * np.sin(i * 0.05)) for i in range(count)
        ]
        frames = self.frames(
            [lambda p=p: self._mouse(QMouseEvent.Type.MouseMove, p) for p in places]
        )
        tool.cancel()
        self.view.set_tool(None)
        self.canvas.view.scene().removeItem(context.overlay)
        return frames

    def _mouse(self, kind: QMouseEvent.Type, place: QPointF) -> None:
        viewport = self.view.viewport()
        left = Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, place, viewport.mapToGlobal(place), left, left, none)
        QApplication.sendEvent(viewport, event)

    def pan(self, scale: float, count: int) -> Frames:
        """Drag the photo to and fro at a scale."""
        middle = QPointF(self.side * 0.3, self.side * 0.3)
        self.view.go_to(scale, middle)
        self._app.processEvents()
        step, span = 24 / scale, self.side * 0.4
        ways = [span - abs(step * i % (2 * span) - span) for i in range(1, count + 1)]
        places = [middle + QPointF(way, way * 0.5) for way in ways]
        return self.frames([lambda p=p: self.view.centerOn(p) for p in places])

    def zoom(self, low: float, high: float, count: int) -> Frames:
        """Turn the wheel in and out between two scales."""
        self.view.go_to(low, QPointF(self.side / 2, self.side / 2))
        self._app.processEvents()
        notch = [120]

        def turn() -> None:
            if self.view.scale_factor * 1.25 > high:
                notch[0] = -120
            elif self.view.scale_factor / 1.25 < low * 0.99:
                notch[0] = 120
            place = QPointF(self.view.viewport().rect().center())
            wheel = QWheelEvent(
                place,
                place,
                QPoint(),
                QPoint(0, notch[0]),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(self.view.viewport(), wheel)

        return self.frames([turn] * count)

    def hover(self, count: int) -> Frames:
        """Walk the cursor over annotations at 1:1."""
        self.view.go_to(1.0, QPointF(self.side / 2, self.side / 2))
        self._app.processEvents()
        area = self.view.viewport().rect()
        places = self._rng.integers((0, 0), (area.width(), area.height()), (count, 2))
        return self.frames(
            [lambda p=p: self.view.hovered.emit(self._at(p)) for p in places.tolist()]
        )

    def large_strokes(self, count: int) -> Frames:
        """End strokes at 1:1 on an annotation as large as the photo: the edit, and what is
        painted.
        """
        annotation_id = self._only_a_disc(0.98)
        self.view.go_to(1.0, QPointF(self.side * 0.85, self.side / 2))
        self._settle()
        return self.frames(
            [lambda i=i: self._dab(annotation_id, i, key=("end", i)) for i in range(count)]
        )

    def undo_memory(self, steps: int, reach: float) -> dict[str, float]:
        """Do strokes on an annotation as large as ``reach`` of the photo's side; count the
        memory.
        """
        annotation_id = self._only_a_disc(reach)
        mask = self.context.current().annotation(annotation_id).mask
        self.view.go_to(0.25, QPointF(self.side / 2, self.side / 2))
        self._app.processEvents()
        self.context.live.stack.clear()
        start = _resident()
        worst = start
        for step in range(steps):
            # as the brush does it: one edit, when the button goes up
            self._dab(annotation_id, step * 7, key=("stroke", step), edge=True)
            self._app.processEvents()
            worst = max(worst, _resident())
        kept = self.context.live.stack.count()
        self.context.live.stack.setIndex(0)
        same = self.context.current().annotation(annotation_id).mask == mask
        return {
            "mask_mb": mask.pixels.nbytes / 1e6,
            "steps_kept": kept,
            "over_start_mb": (worst - start) / 1e6,
            "end_over_start_mb": (_resident() - start) / 1e6,
            "undone_to_the_same": float(same),
        }

    # ----------------------------------------------------------------------------------------------

    def _dab(
        self, annotation_id: str, number: int, *, key: tuple[str, int], edge: bool = False
    ) -> None:
        document = self.context.current()
        mask = document.annotation(annotation_id).mask
        x, y, w, h = mask.bbox_xywh
        angle = number * 0.05
        reach = 0.5 if edge else 0.35
        at = (x + w * (0.5 + reach * np.cos(angle)), y + h * (0.5 + reach * np.sin(angle)))
        brush = mask_tools.capsule(at, (at[0] + 6, at[1] + 3), 20.0)
        done = drawing.add_to(document, annotation_id, brush, protect=True)
        self.context.live.push(
            done.document, dirty_xywh=brush.bbox_xywh, reason="Paint", merge_key=key
        )

    def _only_a_disc(self, reach: float) -> str:
        """Put one annotation as large as ``reach`` of the photo's side in the place of all
        others.
        """
        size = round(self.side * reach)
        yy, xx = np.ogrid[:size, :size]
        round_mask = (xx - size / 2) ** 2 + (yy - size / 2) ** 2 < (size / 2) ** 2
        mask = crop_mask(round_mask, (self.side - size) // 2, (self.side - size) // 2)
        annotation = Annotation(
            id="f" * 32, category_id=1, mask=mask, state="accepted", provenance=PROVENANCE
        )
        self.context.live.push(
            replace(self.context.current(), annotations=(annotation,)),
            dirty_xywh=None,
            reason="Start",
        )
        return annotation.id

    def _look_at_a_annotation(self) -> str:
        middle = self.side / 2
        annotations = self.context.current().annotations
        nearest = min(annotations, key=lambda r: abs(r.mask.x - middle) + abs(r.mask.y - middle))
        self.view.go_to(1.0, QRectF(*nearest.mask.bbox_xywh).center())
        self._settle()
        return nearest.id

    def _settle(self) -> None:
        """Wait a second: nobody paints before the outlines in view are made."""
        until = time.perf_counter() + 1.0
        while time.perf_counter() < until:
            self._app.processEvents()
            time.sleep(0.002)

    def _at(self, place: list[int]) -> Pointer:
        point = self.view.mapToScene(QPoint(*place))
        return Pointer(point.x(), point.y())


def _resident() -> int:
    """Return the bytes of memory that this process has now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def main() -> int:
    """Measure, print and write; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--side", type=int, default=8192, help="pixels of the photo's sides")
    parser.add_argument("--regions", type=int, default=1000)
    parser.add_argument("--frames", type=int, default=200, help="frames of each kind")
    parser.add_argument("--window", type=int, nargs=2, default=(1500, 900), metavar=("W", "H"))
    parser.add_argument("--only", default="", help="measure only rows whose name has this")
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    options = parser.parse_args()
    app = QApplication(sys.argv[:1])
    bench = Bench(app, options.side, options.regions, tuple(options.window))
    count = options.frames
    rows: dict[str, Callable[[], dict[str, float]]] = {
        "brush stroke at 100 %": lambda: bench.brush(count),
        "edit by edit at 100 %": lambda: bench.dabs(count),
        "pan at 100 %": lambda: bench.pan(1.0, count),
        "pan at 200 %": lambda: bench.pan(2.0, count),
        "pan at 50 %": lambda: bench.pan(0.5, count),
        "pan at 25 %": lambda: bench.pan(0.25, count),
        "pan at 12 %": lambda: bench.pan(0.12, count),
        "zoom 80 to 300 %": lambda: bench.zoom(0.8, 3.0, count),
        "zoom 40 to 100 %": lambda: bench.zoom(0.4, 1.0, count),
        "zoom 10 to 40 %": lambda: bench.zoom(0.1, 0.4, count),
        "zoom 5 to 20 %": lambda: bench.zoom(0.05, 0.2, count),
        "hover at 100 %": lambda: bench.hover(count),
        "strokes, mask of the whole photo": lambda: bench.large_strokes(50),
        "undo, mask of 1/8 of the side": lambda: bench.undo_memory(50, 0.125),
        "undo, mask of the whole photo": lambda: bench.undo_memory(50, 0.98),
    }
    results = {}
    for name, measure in rows.items():
        if options.only in name:
            results[name] = measure()
            figures = "  ".join(f"{key} {value:.1f}" for key, value in results[name].items())
            sys.stdout.write(f"{name:30}  {figures}\n")
            sys.stdout.flush()
    if options.out is not None:
        options.out.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    bench.canvas.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
