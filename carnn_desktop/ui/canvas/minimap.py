"""The overview: the whole photo, small, in a corner of the canvas, with the part that is seen."""

from __future__ import annotations

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.services.events import OpenedImage
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.canvas.view import CanvasView
from carnn_desktop.ui.look.qimage import rgb_image
from carnn_desktop.ui.look.theme import tones

_SETTING = "minimap"
_SIDE = 180  # logical pixels of its longer side
_SHARE = 0.3  # of the canvas that it takes at most, in either direction
_LEAST = 48
_MARGIN = 12
_FRAME = 1
_VEIL = QColor(0, 0, 0, 110)
_DARK, _LIGHT = QColor(0, 0, 0, 200), QColor(255, 255, 255)


class Minimap(QWidget):
    """Shows itself while a part of the photo is out of view; a click or drag moves the view."""

    def __init__(self, view: CanvasView, host: QWidget) -> None:
        super().__init__(host)
        self._view = view
        self._host = host
        self._on = True
        self._photo = QSize()
        self._picture = QImage()
        self.setAccessibleName(self.tr("Overview of the photo"))
        self.setToolTip(self.tr("Click or drag to move the view"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        host.installEventFilter(self)
        view.zoom_changed.connect(self._follow)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self._follow)
        self.hide()

    def follow(self, session: Session, action: QAction) -> None:
        """Show the session's open photo where that is of use, or never, as ``action`` has it.

        Which of both is remembered by the settings.
        """
        self._session = session
        action.setChecked(session.settings.current.extra.get(_SETTING) != "off")
        self._on = action.isChecked()
        action.toggled.connect(self._toggled)
        session.image_opened.connect(self._image_opened)
        session.image_failed.connect(self._image_left)
        session.project_closed.connect(self._image_left)

    def set_photo(self, width: int, height: int, pyramid: Sequence[RgbImage]) -> None:
        """Take another photo: its size, and smaller versions of it, the largest first."""
        self._photo = QSize(width, height)
        self._picture = QImage()
        if width and height and pyramid:
            wanted = round(_SIDE * self.devicePixelRatioF())
            level = next((p for p in reversed(pyramid) if max(p.shape[:2]) >= wanted), pyramid[0])
            size = self._photo.scaled(wanted, wanted, Qt.AspectRatioMode.KeepAspectRatio)
            picture = rgb_image(level).scaled(
                size.expandedTo(QSize(1, 1)),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            # Of a photo of just that size Qt returns the same image, over memory that is not ours.
            self._picture = picture.copy()
        self._follow()

    def seen(self) -> QRectF:
        """Return the part of the photo that the view shows, in image pixels."""
        area = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        return area.intersected(QRectF(0, 0, self._photo.width(), self._photo.height()))

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        self._on = on
        self._follow()
        settings = self._session.settings
        settings.update(extra={**settings.current.extra, _SETTING: "on" if on else "off"})

    @Slot(object)
    def _image_opened(self, opened: OpenedImage) -> None:
        height, width = opened.pixels.shape[:2]
        self.set_photo(width, height, opened.pyramid)

    @Slot(object)
    def _image_left(self, _event: object) -> None:
        self.set_photo(0, 0, ())

    # Qt events ------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the canvas."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._follow()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the place under the pointer to the middle of the view."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event.position())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it while the button is held."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel zoom as everywhere on the photo, around the middle."""
        turned = event.angleDelta().y()
        if turned:
            self._view.zoom_by(1.25 ** (turned / 120))
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the photo, darker where it is out of view, and the frame of the view."""
        painter = QPainter(self)
        inner = self._inner()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(inner, self._picture)
        seen = self._placed(self.seen())
        outside, window = QPainterPath(), QPainterPath()
        outside.addRect(inner)
        window.addRect(seen)
        painter.fillPath(outside.subtracted(window), _VEIL)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = seen.adjusted(0.5, 0.5, -0.5, -0.5)
        for color, width in ((_DARK, 3.0), (_LIGHT, 1.4)):
            painter.setPen(QPen(color, width))
            painter.drawRect(frame)
        painter.setPen(QPen(tones(self.palette()).line, _FRAME))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    # ----------------------------------------------------------------------------------------------

    @Slot()
    @Slot(object)
    @Slot(int)
    def _follow(self, _change: object = None) -> None:
        """Show the part that is seen now; hide when it is all of the photo."""
        if not shiboken6.isValid(self._host):
            return  # the view still scrolls while the window is taken apart
        photo = QRectF(0, 0, self._photo.width(), self._photo.height())
        area = self._host.size()
        limit = min(_SIDE, round(min(area.width(), area.height()) * _SHARE))
        size = self._photo.scaled(limit, limit, Qt.AspectRatioMode.KeepAspectRatio)
        seen = self.seen()
        useful = (
            self._on
            and not self._picture.isNull()
            and limit >= _LEAST
            and (seen.width() < photo.width() * 0.98 or seen.height() < photo.height() * 0.98)
        )
        if useful:
            size = size.expandedTo(QSize(8, 8)) + QSize(2 * _FRAME, 2 * _FRAME)
            self.setGeometry(
                area.width() - size.width() - _MARGIN,
                area.height() - size.height() - _MARGIN,
                size.width(),
                size.height(),
            )
            self.raise_()
            self.update()
        self.setVisible(useful)

    def _go(self, place: QPointF) -> None:
        inner = self._inner()
        x = (place.x() - inner.x()) / inner.width() * self._photo.width()
        y = (place.y() - inner.y()) / inner.height() * self._photo.height()
        x = min(max(x, 0.0), float(self._photo.width()))
        y = min(max(y, 0.0), float(self._photo.height()))
        self._view.go_to(self._view.scale_factor, QPointF(x, y))

    def _inner(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)

    def _placed(self, rect: QRectF) -> QRectF:
        """Return where a rectangle of the photo lies, never smaller than can be seen."""
        inner = self._inner()
        right = inner.width() / max(self._photo.width(), 1)
        down = inner.height() / max(self._photo.height(), 1)
        placed = QRectF(
            inner.x() + rect.x() * right,
            inner.y() + rect.y() * down,
            rect.width() * right,
            rect.height() * down,
        )
        least = QApplication.startDragDistance() * 0.6
        grown_x, grown_y = max(0.0, least - placed.width()), max(0.0, least - placed.height())
        return placed.adjusted(-grown_x / 2, -grown_y / 2, grown_x / 2, grown_y / 2)
