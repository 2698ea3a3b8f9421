"""One candidate of a phrase as a card: its number, its picture and its score."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from carnn_desktop.annotations.model import Annotation
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.thresholds import falls_short
from carnn_desktop.ui.look.layouts import make_bold
from carnn_desktop.ui.look.qimage import rgb_image
from carnn_desktop.ui.look.theme import tones
from carnn_desktop.ui.look.told import shown_number

PICTURE = QSize(92, 64)
_PAD = 6
_DISC = 20
_DIMMED = 0.3  # what is left of the photo's colours outside the mask
_Role = QPalette.ColorRole


class CandidateCard(QAbstractButton):
    """A click picks it. ``hovered`` tells whether the mouse or the focus is on it."""

    hovered = Signal(object)  # bool

    def __init__(
        self,
        number: int,
        annotation: Annotation,
        picture: QPixmap,
        words: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._number, self._picture = number, picture
        score = annotation.provenance.score or 0.0
        self._score = shown_number(score, ".2f")
        self._weak = is_weak(annotation)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return the size of the picture, a line and the padding."""
        line = self.fontMetrics().height()
        return QSize(PICTURE.width() + 2 * _PAD, PICTURE.height() + line + 3 * _PAD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, picture, number and score."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        palette = self.palette()
        hot = self.underMouse() or self.hasFocus()
        edge = palette.color(_Role.Highlight) if hot else tones(palette).line
        painter.setPen(QPen(edge, 2.0 if hot else 1.0))
        painter.setBrush(palette.color(_Role.Midlight if self.isDown() else _Role.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        place = QRect(_PAD, _PAD, self.width() - 2 * _PAD, PICTURE.height())
        size = self._picture.deviceIndependentSize().toSize()
        box = QRect(place.topLeft(), size.scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio))
        box.moveCenter(place.center())
        painter.drawPixmap(box, self._picture)
        line = QRect(_PAD, place.bottom() + 1, place.width(), self.height() - place.bottom() - _PAD)
        attention = tones(palette).attention
        painter.setPen(attention if self._weak else palette.color(_Role.Text))
        text = self.tr("{score} too low") if self._weak else "{score}"
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text.format(score=self._score))
        paint_number(painter, QRectF(3, 3, _DISC, _DISC), self._number, palette)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the candidate on the photo."""
        self.hovered.emit(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Leave the photo as it is."""
        self.hovered.emit(False)
        super().leaveEvent(event)


def is_weak(annotation: Annotation) -> bool:
    """Whether a candidate's score is below the run's threshold for phrases."""
    provenance = annotation.provenance
    threshold = provenance.run.settings.get("phrase_threshold", 0.0)
    low = isinstance(threshold, int | float) and falls_short(provenance.score or 0.0, threshold)
    return provenance.forced or low


def paint_number(painter: QPainter, disc: QRectF, number: int, palette: QPalette) -> None:
    """Paint a numbered disc, readable on any photo."""
    painter.save()
    painter.setPen(QPen(QColor("#ffffff"), 1.5))
    painter.setBrush(palette.color(_Role.Highlight))
    painter.drawEllipse(disc)
    make_bold(painter)
    painter.setPen(palette.color(_Role.HighlightedText))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.restore()


def picture_of(photo: RgbImage, annotation: Annotation, ratio: float = 1.0) -> QPixmap:
    """Return the candidate cut out of ``photo`` (H, W, 3), its surroundings dimmed."""
    x, y, width, height = annotation.mask.bbox_xywh
    margin = round(0.15 * max(width, height)) + 2
    top, left = max(0, y - margin), max(0, x - margin)
    bottom = min(photo.shape[0], y + height + margin)
    right = min(photo.shape[1], x + width + margin)
    window = photo[top:bottom, left:right]
    inside = np.zeros(window.shape[:2], np.bool_)
    inside[y - top : y - top + height, x - left : x - left + width] = annotation.mask.pixels
    gray = window.mean(axis=2, keepdims=True)
    dimmed = _DIMMED * window + (1.0 - _DIMMED) * (0.5 * gray + 70.0)
    shown = np.ascontiguousarray(np.where(inside[..., None], window, dimmed), dtype=np.uint8)
    image = rgb_image(shown).scaled(
        PICTURE * ratio,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
