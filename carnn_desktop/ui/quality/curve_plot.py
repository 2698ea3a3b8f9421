"""Precision and recall over the threshold, with the evidence below as strokes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from carnn_desktop.quality.calibration import Calibration
from carnn_desktop.ui.look.theme import tones
from carnn_desktop.ui.look.told import shown_number
from carnn_desktop.ui.quality.plots import Plot

_Align = Qt.AlignmentFlag
_RUG = 12.0


class CurvePlot(Plot):
    """One category: both curves, the suggested threshold and the one in use."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._shown: Calibration | None = None
        self._now: float | None = None
        self._title = self.tr("Precision and recall by threshold")
        self.setAccessibleName(self._title)

    def set_calibration(self, shown: Calibration | None, now: float | None = None) -> None:
        """Show a category, None = nothing; ``now``: the threshold it has at the moment."""
        self._shown, self._now = shown, now
        if shown is None:
            self._title = self.tr("Precision and recall by threshold")
            self.describe("")
            return
        self._title = self.tr("“{name}”: precision and recall by threshold").format(name=shown.name)
        points = [
            f"{shown_number(point.threshold, '.2f')}: "
            f"{point.precision * 100:.0f} % / {point.recall * 100:.0f} %"
            for point in shown.curve[:40]
        ]
        self.describe(self.tr("Threshold: precision / recall. {points}").format(points=points))

    def empty(self) -> str:
        """Return why there is no curve."""
        if self._shown is None:
            return self.tr("Choose a concept in the table.")
        if not self._shown.curve:
            return self.tr("No text of this concept was wanted in a reviewed image yet.")
        return ""

    def draw(self, painter: QPainter, body: QRectF) -> None:
        """Draw axes, curves, marks, evidence and legend."""
        shown = self._shown
        if shown is None:
            return
        line = self.metrics().height()
        wide = self.metrics().horizontalAdvance("100 %")
        area = body.adjusted(wide + 10, 2 * line, -10, -(2 * line + 2 * _RUG + 18))
        self._draw_axes(painter, area)
        precision, recall = self.accent(), tones(self.palette()).attention
        self._draw_curve(
            painter, area, [(p.threshold, p.precision) for p in shown.curve], precision
        )
        self._draw_curve(
            painter, area, [(p.threshold, p.recall) for p in shown.curve], recall, dashed=True
        )
        if self._now is not None:
            self._mark(painter, area, self._now, self.tr("now {value}"), self.soft(), 1)
        if shown.suggested is not None:
            at = shown.suggested.threshold
            self._mark(painter, area, at, self.tr("suggested {value}"), self.ink(), 0)
        self._draw_rug(painter, area, shown)
        self._draw_legend(painter, body, precision, recall)
        self.axis_label(painter, body, self.tr("Smallest score that is kept"))

    def _draw_axes(self, painter: QPainter, area: QRectF) -> None:
        line = self.metrics().height()
        for step in range(5):
            share = step / 4
            y = area.bottom() - share * area.height()
            painter.setPen(self.grid())
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(self.soft())
            box = QRectF(area.left() - 70, y - line / 2, 62, line)
            flags = int(_Align.AlignRight | _Align.AlignVCenter)
            painter.drawText(box, flags, f"{share * 100:.0f} %")
            x = area.left() + share * area.width()
            below = QRectF(x - 30, area.bottom() + 2 * _RUG + 8, 60, line)
            painter.drawText(below, int(_Align.AlignHCenter), shown_number(share, ".2f"))
        painter.setPen(self.soft())
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _draw_curve(
        self,
        painter: QPainter,
        area: QRectF,
        points: list[tuple[float, float]],
        color: QColor,
        *,
        dashed: bool = False,
    ) -> None:
        """Draw steps: between two neighbouring scores every threshold decides alike."""
        path = QPainterPath()
        scores = sorted({item.score for item in self._shown.evidence}) if self._shown else []
        edges = [0.0, *(min(max(score, 0.0), 1.0) for score in scores)]
        for (_, value), start, end in zip(points, edges, edges[1:], strict=False):
            y = area.bottom() - value * area.height()
            left, right = (area.left() + edge * area.width() for edge in (start, end))
            if path.isEmpty():
                path.moveTo(left, y)
            path.lineTo(left, y)
            path.lineTo(right, y)
        pen = QPen(color, 2.0)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashed:
            pen.setDashPattern([4.0, 2.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _mark(
        self, painter: QPainter, area: QRectF, at: float, text: str, color: QColor, row: int
    ) -> None:
        x = area.left() + min(max(at, 0.0), 1.0) * area.width()
        painter.setPen(QPen(color, 1.2, Qt.PenStyle.SolidLine if row == 0 else Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, area.top() - 4), QPointF(x, area.bottom()))
        words = text.format(value=shown_number(at, ".2f"))
        width = self.metrics().horizontalAdvance(words) + 8
        line = self.metrics().height()
        left = x + 4 if x + 4 + width < area.right() else x - 4 - width
        box = QRectF(left, area.bottom() - (row + 1) * (line + 4) - 2, width, line + 2)
        ground = QColor(self.palette().base().color())
        ground.setAlphaF(0.85)
        painter.fillRect(box, ground)
        painter.drawText(box, int(_Align.AlignCenter), words)

    def _draw_rug(self, painter: QPainter, area: QRectF, shown: Calibration) -> None:
        """Draw a stroke for each piece of evidence: wanted above, not wanted below."""
        tone = tones(self.palette())
        for wanted, color, y in (
            (True, tone.good, area.bottom() + 3),
            (False, tone.bad, area.bottom() + 4 + _RUG),
        ):
            painter.setPen(QPen(color, 1.4))
            for item in shown.evidence:
                if item.wanted == wanted:
                    x = area.left() + min(max(item.score, 0.0), 1.0) * area.width()
                    painter.drawLine(QPointF(x, y), QPointF(x, y + _RUG - 2))
        words = self.tr("Strokes: {wanted} wanted above, {unwanted} not wanted below").format(
            wanted=shown.wanted, unwanted=shown.unwanted
        )
        strip = QRectF(area.left(), area.bottom() + 2, area.width(), 2 * _RUG + 3)
        self.hit(strip, words)

    def _draw_legend(
        self, painter: QPainter, body: QRectF, precision: QColor, recall: QColor
    ) -> None:
        tone = tones(self.palette())
        x, y = body.left(), body.top() + self.metrics().height() / 2
        for text, color, style in (
            (self.tr("Precision"), precision, Qt.PenStyle.SolidLine),
            (self.tr("Recall"), recall, Qt.PenStyle.DashLine),
            (self.tr("Wanted"), tone.good, None),
            (self.tr("Not wanted"), tone.bad, None),
        ):
            if style is None:
                painter.setPen(QPen(color, 1.6))
                painter.drawLine(QPointF(x + 9, y - 5), QPointF(x + 9, y + 5))
            else:
                painter.setPen(QPen(color, 2.0, style))
                painter.drawLine(QPointF(x, y), QPointF(x + 18, y))
            painter.setPen(self.ink())
            width = self.metrics().horizontalAdvance(text)
            box = QRectF(x + 24, y - 12, width + 4, 24)
            painter.drawText(box, int(_Align.AlignLeft | _Align.AlignVCenter), text)
            x += 24 + width + 20
