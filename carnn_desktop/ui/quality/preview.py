"""The photo of the main window once more, small: what it shows is seen without going there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QPainter, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from carnn_desktop.ui.look.handlers import guarded

_MARGIN = 4.0


class PhotoPreview(QGraphicsView):
    """Another look at the canvas' scene, as a whole and without tools; costs nothing while hidden.

    The canvas paints for its own zoom: outlines here may be a little coarse.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas: QGraphicsScene | None = None
        self._photo = QRectF()
        self.setInteractive(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for side in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            side(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Photo with both masks"))

    def show_photo(self, canvas: QGraphicsScene, width: int, height: int) -> None:
        """Show the photo of that size which the canvas shows now."""
        self._canvas, self._photo = canvas, QRectF(0, 0, width, height)
        self._update()

    def leave(self) -> None:
        """Show nothing."""
        self._canvas = None
        self._update()

    def sizeHint(self) -> QSize:
        """Return the size of a plot."""
        return QSize(480, 360)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the scene from now on."""
        super().showEvent(event)
        self._update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the scene alone."""
        super().hideEvent(event)
        self.setScene(None)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole photo in view."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Do not scroll."""
        event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        """Take no part in the scene's tips and menus: they belong to the canvas."""
        if event.type() in (QEvent.Type.ToolTip, QEvent.Type.ContextMenu):
            return False
        return super().viewportEvent(event)

    def _update(self) -> None:
        self.setScene(self._canvas if self.isVisible() else None)
        self._fit()

    def _fit(self) -> None:
        if self.scene() is not None and not self._photo.isEmpty():
            space = self._photo.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
            self.setSceneRect(space)
            self.fitInView(space, Qt.AspectRatioMode.KeepAspectRatio)
