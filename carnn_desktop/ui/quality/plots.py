"""Plots drawn with Qt: what they share, bars, and histograms.

They follow the palette and the font, stay crisp on every screen, say their values under the mouse,
and give a text of what they show to screen readers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from carnn_desktop.ui.look.handlers import guarded
from carnn_desktop.ui.look.theme import mixed, tones
from carnn_desktop.ui.look.told import shown_number

_Align = Qt.AlignmentFlag
_Role = QPalette.ColorRole
_PAD = 14.0
_ROW = 24.0


class Plot(QWidget):
    """A titled plot. Subclasses draw inside ``body`` and keep what is said under the mouse."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._hits: list[tuple[QRectF, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 200)
        self.setAccessibleName(title)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(460, 340)

    def describe(self, text: str) -> None:
        """Set the text that stands for the plot."""
        self.setAccessibleDescription(text)
        self.update()

    def empty(self) -> str:
        """Return what is said when there is nothing to draw, "" when there is something."""
        return ""

    def draw(self, painter: QPainter, body: QRectF) -> None:
        """Draw the plot into ``body``, in logical pixels."""

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, title and plot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().color(_Role.Base))
        body = QRectF(self.rect()).adjusted(_PAD, _PAD, -_PAD, -_PAD)
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self.ink())
        height = QFontMetricsF(font).height()
        head = QRectF(body.left(), body.top(), body.width(), height)
        metrics = QFontMetricsF(font)
        title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, head.width())
        painter.drawText(head, _Align.AlignLeft | _Align.AlignVCenter, title)
        painter.setFont(self.font())
        body.setTop(head.bottom() + 10)
        self._hits = []
        words = self.empty()
        if words:
            painter.setPen(self.soft())
            flags = _Align.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(body, int(flags), words)
        else:
            self.draw(painter, body)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Say the value under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = QPointF(event.pos())
            for rect, text in reversed(self._hits):
                if rect.contains(place):
                    QToolTip.showText(event.globalPos(), text, self, rect.toAlignedRect())
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)

    # What subclasses draw with --------------------------------------------------------------------

    def hit(self, rect: QRectF, text: str) -> None:
        """Say ``text`` when the mouse rests on ``rect``."""
        self._hits.append((rect, text))

    def ink(self) -> QColor:
        """Colour of texts."""
        return self.palette().color(_Role.Text)

    def soft(self) -> QColor:
        """Colour of labels of axes."""
        return tones(self.palette()).muted

    def grid(self) -> QColor:
        """Colour of lines behind the data."""
        return tones(self.palette()).line

    def accent(self) -> QColor:
        """Colour of the data; light enough on dark ground, dark enough on light one."""
        dark = self.palette().color(_Role.Base).lightness() < 128
        return QColor("#6ea3f5") if dark else QColor("#2f6fd0")

    def metrics(self) -> QFontMetricsF:
        """Measures of the plot's font."""
        return QFontMetricsF(self.font())

    def axis_label(self, painter: QPainter, body: QRectF, text: str) -> None:
        """Write what the horizontal axis is below ``body``."""
        painter.setPen(self.soft())
        flags = _Align.AlignHCenter | _Align.AlignBottom
        painter.drawText(body, int(flags), text)

    def vertical_label(self, painter: QPainter, body: QRectF, text: str) -> None:
        """Write what the vertical axis is, turned, along the left edge of ``body``."""
        painter.save()
        painter.setPen(self.soft())
        painter.translate(body.left(), body.center().y())
        painter.rotate(-90)
        height = self.metrics().height()
        box = QRectF(-body.height() / 2, 0, body.height(), height)
        painter.drawText(box, int(_Align.AlignCenter), text)
        painter.restore()


class BarPlot(Plot):
    """Horizontal bars with their names; wheel and keys move through long lists."""

    def __init__(
        self, title: str, unit: str, parent: QWidget | None = None, *, share: bool = False
    ) -> None:
        super().__init__(title, parent)
        self._unit, self._share = unit, share
        self._bars: list[tuple[str, float, QColor | None]] = []
        self._first = self._fitting = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_bars(self, bars: Sequence[tuple[str, float, QColor | None]]) -> None:
        """Show (name, value, own colour) from top to bottom."""
        self._bars, self._first = list(bars), 0
        told = "; ".join(f"{name}: {self._said(value)}" for name, value, _ in self._bars[:50])
        self.describe(f"{self._unit}. {told}")

    def empty(self) -> str:
        """Return why there are no bars."""
        return "" if self._bars else self.tr("Nothing to show yet.")

    def draw(self, painter: QPainter, body: QRectF) -> None:
        """Draw the bars that fit."""
        metrics = self.metrics()
        line = metrics.height()
        area = body.adjusted(0, 0, 0, -(line + 8))
        self._fitting = max(1, int(area.height() // _ROW))
        self._first = self._allowed(self._first)
        shown = self._bars[self._first : self._first + self._fitting]
        names = max(metrics.horizontalAdvance(name) for name, _, _ in shown)
        left = min(names, body.width() * 0.36) + 10
        right = max(metrics.horizontalAdvance(self._said(v)) for _, v, _ in shown) + 8
        room = max(20.0, area.width() - left - right)
        top = 1.0 if self._share else max(value for _, value, _ in self._bars) or 1.0
        row = min(_ROW * 1.25, area.height() / len(shown))
        painter.setPen(self.grid())
        bottom = area.top() + row * len(shown)
        painter.drawLine(
            QPointF(area.left() + left, area.top()), QPointF(area.left() + left, bottom)
        )
        for place, (name, value, color) in enumerate(shown):
            y = area.top() + place * row
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, left - 10)
            painter.setPen(self.ink())
            label = QRectF(area.left(), y, left - 10, row)
            painter.drawText(label, int(_Align.AlignRight | _Align.AlignVCenter), text)
            width = max(value / top * room, 1.0 if value else 0.0)
            bar = QRectF(area.left() + left + 1, y + row * 0.19, width, row * 0.62)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color or self.accent())
            painter.drawRoundedRect(bar, 2, 2)
            painter.setPen(self.soft())
            said = QRectF(bar.right() + 6, y, right, row)
            painter.drawText(said, int(_Align.AlignLeft | _Align.AlignVCenter), self._said(value))
            self.hit(QRectF(area.left(), y, area.width(), row), f"{name}: {self._said(value)}")
        unit = self._unit
        if len(shown) < len(self._bars):
            unit = self.tr("{unit} – {first} to {last} of {total}").format(
                unit=unit,
                first=self._first + 1,
                last=self._first + len(shown),
                total=len(self._bars),
            )
        self.axis_label(painter, body, unit)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move three bars a notch."""
        self._move(-round(event.angleDelta().y() / 40))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by a bar, a page, or to an end."""
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -self._fitting,
            Qt.Key.Key_PageDown: self._fitting,
            Qt.Key.Key_Home: -len(self._bars),
            Qt.Key.Key_End: len(self._bars),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._move(step)

    def _move(self, step: int) -> None:
        self._first = self._allowed(self._first + step)
        self.update()

    def _allowed(self, first: int) -> int:
        return max(0, min(first, len(self._bars) - self._fitting))

    def _said(self, value: float) -> str:
        return (
            f"{shown_number(value * 100, '.1f')} %" if self._share else shown_number(value, ",.0f")
        )


class HistogramPlot(Plot):
    """Counts in bins, labelled at some edges."""

    def __init__(self, title: str, unit: str, count: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._unit, self._count = unit, count
        self._labels: list[str] = []
        self._ticks: dict[int, str] = {}
        self._counts: list[int] = []

    def set_bins(
        self, counts: Sequence[int], labels: Sequence[str], ticks: Sequence[tuple[int, str]]
    ) -> None:
        """Show ``counts``; ``labels`` name each bin, ``ticks`` are (edge number, text)."""
        self._counts, self._labels, self._ticks = list(counts), list(labels), dict(ticks)
        told = "; ".join(
            f"{n}: {shown_number(c)}" for n, c in zip(labels, counts, strict=True) if c
        )
        self.describe(f"{self._unit}. {told}")

    def empty(self) -> str:
        """Return why there are no bins."""
        return "" if any(self._counts) else self.tr("Nothing to show yet.")

    def draw(self, painter: QPainter, body: QRectF) -> None:
        """Draw grid, bins and labels."""
        metrics = self.metrics()
        line = metrics.height()
        top = max(self._counts)
        steps = nice_ticks(top)
        wide = max(metrics.horizontalAdvance(shown_number(step, ",.0f")) for step in steps)
        area = body.adjusted(line + wide + 14, line / 2, -6, -(2 * line + 14))
        scale = area.height() / steps[-1]
        for step in steps:
            y = area.bottom() - step * scale
            painter.setPen(self.grid())
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(self.soft())
            box = QRectF(area.left() - wide - 8, y - line / 2, wide, line)
            painter.drawText(
                box, int(_Align.AlignRight | _Align.AlignVCenter), shown_number(step, ",.0f")
            )
        width = area.width() / len(self._counts)
        for place, count in enumerate(self._counts):
            x = area.left() + place * width
            bar = QRectF(x + 1, area.bottom() - count * scale, max(width - 2, 1), count * scale)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.accent())
            painter.drawRect(bar)
            text = self.tr("{label}: {count}").format(
                label=self._labels[place], count=shown_number(count)
            )
            self.hit(QRectF(x, area.top(), width, area.height()), text)
        painter.setPen(self.soft())
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        for edge, text in self._ticks.items():
            x = area.left() + edge * width
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4))
            box = QRectF(x - 60, area.bottom() + 5, 120, line)
            painter.drawText(box, int(_Align.AlignHCenter | _Align.AlignTop), text)
        self.axis_label(painter, body, self._unit)
        self.vertical_label(
            painter, QRectF(body.left(), area.top(), 10, area.height()), self._count
        )


def nice_ticks(top: float, count: int = 4) -> list[float]:
    """Return round values from 0 to at least ``top``, about ``count`` steps."""
    if top <= 0:
        return [0.0, 1.0]
    step = top / count
    base = 10.0 ** math.floor(math.log10(step))
    step = next(base * factor for factor in (1, 2, 2.5, 5, 10) if base * factor >= step)
    if top >= 1:
        step = max(1.0, round(step))
    return [step * number for number in range(math.ceil(top / step) + 1)]


def ramp(plot: Plot, share: float) -> QColor:
    """Return the colour of a cell of that ``share``, 0..1."""
    ground = plot.palette().color(_Role.Base)
    return mixed(ground, plot.accent(), 0.08 + 0.92 * share) if share > 0 else ground
