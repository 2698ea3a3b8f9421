"""A matrix of counts as a heat map, with its numbers where there is room for them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from carnn_desktop.ui.canvas.colors import readable_on
from carnn_desktop.ui.look.told import shown_number
from carnn_desktop.ui.quality.plots import Plot, ramp

_Align = Qt.AlignmentFlag
_MAX = 20
_SMALLEST = 9.0
_LEGIBLE = 0.62


class MatrixPlot(Plot):
    """Rows and columns with names; the colour grows with the root of the count."""

    def __init__(self, title: str, rows: str, columns: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._axes = (rows, columns)
        self._rows: list[str] = []
        self._columns: list[str] = []
        self._counts: list[list[int]] = []
        self._note = ""

    def set_matrix(
        self,
        rows: Sequence[str],
        columns: Sequence[str],
        counts: Sequence[Sequence[int]],
        *,
        last_stays: bool = False,
    ) -> None:
        """Show a matrix; of many rows the fullest. ``last_stays``: the last row and column always.

        Rows and columns are of the same things in the same order.
        """
        total = len(rows)
        last = [total - 1] if last_stays and total else []
        weights = [sum(counts[i]) + sum(row[i] for row in counts) for i in range(total - len(last))]
        order = sorted(range(len(weights)), key=lambda i: -weights[i])[: _MAX - len(last)]
        kept = [*sorted(order), *last]
        self._rows, self._columns = [rows[i] for i in kept], [columns[i] for i in kept]
        self._counts = [[counts[i][j] for j in kept] for i in kept]
        self._note = ""
        if len(kept) < total:
            self._note = self.tr("the {shown} most frequent of {total}").format(
                shown=len(kept), total=total
            )
        told = [
            f"{row}, {column}: {count}"
            for row, line in zip(self._rows, self._counts, strict=True)
            for column, count in zip(self._columns, line, strict=True)
            if count
        ]
        self.describe("; ".join(told[:80]))

    def empty(self) -> str:
        """Return why there is no matrix."""
        return "" if any(map(any, self._counts)) else self.tr("Nothing to show yet.")

    def draw(self, painter: QPainter, body: QRectF) -> None:
        """Draw cells, numbers, names and axes."""
        metrics, size = self.metrics(), len(self._rows)
        line = metrics.height()
        names = max(metrics.horizontalAdvance(name) for name in (*self._rows, *self._columns))
        names = min(names, body.width() * 0.26, body.height() * 0.3)
        left, bottom = line + names + 14, line + 10
        slant = names * math.sin(math.radians(45)) + line
        cell = min((body.width() - left - slant) / size, (body.height() - bottom - slant) / size)
        upright = cell < line * 1.5  # too narrow for names at an angle
        over = names + 6 if upright else slant
        if upright:
            cell = min((body.width() - left) / size, (body.height() - bottom - over) / size)
        cell = max(_SMALLEST, min(cell, 64.0))
        area = body.adjusted(left, over, 0, -bottom)
        top = max(max(row) for row in self._counts) or 1
        self._draw_cells(painter, area, cell, top)
        painter.setPen(self.ink())
        for place, name in enumerate(self._rows):
            y = area.top() + place * cell
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, names)
            box = QRectF(area.left() - names - 8, y, names, cell)
            if cell >= line * 0.8 or place % math.ceil(line / cell) == 0:
                flags = _Align.AlignRight | _Align.AlignVCenter | Qt.TextFlag.TextDontClip
                painter.drawText(box, int(flags), text)
        for place, name in enumerate(self._columns):
            if cell < line * 0.8 and place % math.ceil(line / cell):
                continue
            painter.save()
            painter.translate(area.left() + (place + 0.5) * cell, area.top() - 6)
            painter.rotate(-90 if upright else -45)
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, names)
            painter.drawText(QPointF(0, metrics.ascent() * 0.36 if upright else 0), text)
            painter.restore()
        rows, columns = self._axes
        end = area.top() + cell * size
        grid = QRectF(area.left(), area.top(), cell * size, cell * size)
        self.vertical_label(painter, QRectF(body.left(), grid.top(), 10, grid.height()), rows)
        painter.setPen(self.soft())
        note = f"{columns} – {self._note}" if self._note else columns
        box = QRectF(area.left(), end + 8, max(grid.width(), body.right() - area.left()), line)
        painter.drawText(box, int(_Align.AlignLeft), note)

    def _draw_cells(self, painter: QPainter, area: QRectF, cell: float, top: int) -> None:
        for i, row in enumerate(self._counts):
            for j, count in enumerate(row):
                box = QRectF(area.left() + j * cell, area.top() + i * cell, cell, cell)
                color = ramp(self, math.sqrt(count / top))
                painter.setPen(QPen(self.grid(), 1.0))
                painter.setBrush(color)
                painter.drawRect(box)
                if count:
                    painter.setPen(readable_on(color))
                    self._write(painter, box, shown_number(count))
                    self.hit(box, f"{self._rows[i]} / {self._columns[j]}: {shown_number(count)}")

    def _write(self, painter: QPainter, box: QRectF, text: str) -> None:
        """Write a number into its cell, smaller where it must be, or not at all."""
        metrics = self.metrics()
        wide = metrics.horizontalAdvance(text) + 3
        factor = min(1.0, box.width() / wide, box.height() / metrics.height())
        if factor < _LEGIBLE:
            return
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * factor)
        painter.setFont(font)
        painter.drawText(box, int(_Align.AlignCenter), text)
        painter.setFont(self.font())
